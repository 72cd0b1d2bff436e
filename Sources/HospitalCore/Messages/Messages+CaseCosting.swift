/// Messages of case costing from charge lines: 2200–2249.
extension Message {
    static let caseCostingMessages: [Message] = [
        caseCostNothing, caseUnitCostTwice, caseUnitCostInvalid, caseQuantityScaleInvalid,
        caseCostTooMany, caseColumnsDiffer, caseServiceMonthMissing, caseCostOverflow,
        caseLinesChanged, caseCostDoesNotFit, caseAmountOutOfRange, caseLineTwice,
        caseServiceTooLate, caseUnitCostMissing, caseLineOutOfRange, caseItemNetNegative,
        caseDischargedBefore, caseFieldInvalid, caseRegisterEmpty, casePoolUnknown, threadsInvalid,
        runCancelled,
    ]

    /// There are no unit costs.
    public static let caseCostNothing = Message(
        2200, "case_cost_nothing", .missing,
        zh: "没有单位成本，无法核算病例成本。", en: "There are no unit costs to cost cases with.")
    /// Two unit costs for one item in one department.
    public static let caseUnitCostTwice = Message(
        2201, "case_unit_cost_twice", .duplicate,
        zh: "科室“{department}”的收费项目“{item}”[{period}]有两个单位成本。",
        en: "Department \"{department}\" has two unit costs for item \"{item}\"[ in {period}].")
    /// A unit cost with too many decimals or digits.
    public static let caseUnitCostInvalid = Message(
        2202, "case_unit_cost_invalid", .range,
        zh: "“{value}”不是有效的单位成本（元，最多{decimals}位小数）。",
        en: "\"{value}\" is no unit cost in yuan with at most {decimals} decimals.")
    /// A number of decimals that quantities cannot have.
    public static let caseQuantityScaleInvalid = Message(
        2203, "case_quantity_scale_invalid", .range,
        zh: "数量的小数位数为{scale}，须在0至{limit}之间。",
        en: "Quantities have {scale} decimals; it must be 0 to {limit}.")
    /// More than can be numbered.
    public static let caseCostTooMany = Message(
        2204, "case_cost_too_many", .tooBig,
        zh: "{counted}超过上限{limit}。", en: "There are more than {limit} {counted}.")
    /// Columns of different length.
    public static let caseColumnsDiffer = Message(
        2205, "case_columns_differ", .argument,
        zh: "费用明细各列的长度不同。", en: "The columns of charge lines differ in length.")
    /// Monthly unit costs and lines without a month.
    public static let caseServiceMonthMissing = Message(
        2206, "case_service_month_missing", .missing,
        zh: "单位成本按月给出，费用明细须有服务期间列，或只核算一个月。",
        en: "Unit costs are monthly: charge lines need a service period, or a single month is "
            + "costed.")
    /// Charges beyond 64 bits.
    public static let caseCostOverflow = Message(
        2207, "case_cost_overflow", .overflow,
        zh: "费用合计可能超出范围，未核算。", en: "The sum of the charges may be out of range; nothing was costed."
    )
    /// The lines of the second reading are not those of the first.
    public static let caseLinesChanged = Message(
        2208, "case_lines_changed", .conflict,
        zh: "费用明细在读取过程中被更改，请重新核算。",
        en: "The charge lines were changed while they were read; run it again.")
    /// Costings or a register that do not belong together.
    public static let caseCostDoesNotFit = Message(
        2209, "case_cost_does_not_fit", .argument,
        zh: "要合并的病例成本或病例清单与本次核算不一致。",
        en: "Costings that are merged, or the register of cases, do not go together.")
    /// A reported amount beyond 64 bits of fen.
    public static let caseAmountOutOfRange = Message(
        2210, "case_amount_out_of_range", .overflow,
        zh: "病例、病组或科室的成本合计超出范围。",
        en: "The cost of a case, a group or a department is out of range.")
    /// A line identifier that stood in an earlier line.
    public static let caseLineTwice = Message(
        2211, "case_line_twice", .duplicate,
        zh: "第{row}行：明细号“{value}”已在前面出现，本行未计入。",
        en: "Row {row}: line identifier \"{value}\" stood in an earlier row; the row is left out.")
    /// A service period behind the months that are costed.
    public static let caseServiceTooLate = Message(
        2212, "case_service_too_late", .range,
        zh: "第{row}行：服务期间“{value}”晚于核算期间，本行未计入。",
        en:
            "Row {row}: service period \"{value}\" is later than what is costed; the row is left out."
    )
    /// An item without a unit cost in the department.
    public static let caseUnitCostMissing = Message(
        2213, "case_unit_cost_missing", .missing,
        zh: "第{row}行：科室“{department}”没有项目“{item}”[在{period}]的单位成本，本行未计入。",
        en:
            "Row {row}: department \"{department}\" has no unit cost for item \"{item}\"[ in {period}]; the row is left out."
    )
    /// A line whose charge or cost is too large.
    public static let caseLineOutOfRange = Message(
        2214, "case_line_out_of_range", .overflow,
        zh: "第{row}行：数量“{quantity}”、金额“{value}”的费用或成本超过1000亿元，本行未计入。",
        en:
            "Row {row}: charge or cost of quantity \"{quantity}\", amount \"{value}\" is beyond 100,000,000,000 yuan; the row is left out."
    )
    /// An item of which more was refunded than charged.
    public static let caseItemNetNegative = Message(
        2215, "case_item_net_negative", .unbalanced,
        zh: "病例“{case}”的项目“{item}”退费多于收费：数量合计{quantity}，金额合计{amount}元，退费始于第{row}行。",
        en:
            "Case \"{case}\", item \"{item}\": more was refunded than charged (quantity {quantity}, amount {amount} yuan); the first refund is in row {row}."
    )
    /// A case with lines that was discharged before.
    public static let caseDischargedBefore = Message(
        2216, "case_discharged_before", .unbalanced,
        zh: "病例“{case}”已于{period}出院，本期仍有费用明细。",
        en: "Case \"{case}\" was discharged in {period} and has charge lines in what is costed.")
    /// A field of the unit costs or the register that cannot be read.
    public static let caseFieldInvalid = Message(
        2217, "case_field_invalid", .format,
        zh: "第{row}行“{column}”列：“{value}”无效（单位成本以元计，最多八位小数；期间为yyyy-mm）。",
        en:
            "Row {row}, column \"{column}\": \"{value}\" is not valid (unit costs are yuan with at most eight decimals, periods yyyy-mm)."
    )
    /// A register without cases.
    public static let caseRegisterEmpty = Message(
        2218, "case_register_empty", .missing,
        zh: "账簿中没有病例清单（hosp_case_register）。", en: "The book has no cases in hosp_case_register.")
    /// A pool of a department that has no unit costs.
    public static let casePoolUnknown = Message(
        2219, "case_pool_unknown", .unknown,
        zh: "科室“{department}”没有单位成本[，是否为“{nearest}”]。",
        en: "Department \"{department}\" has no unit costs[; did you mean \"{nearest}\"?]")
    /// A number of threads that is not taken.
    public static let threadsInvalid = Message(
        2220, "threads_invalid", .argument,
        zh: "线程数为{threads}，须在1至{limit}之间。",
        en: "{threads} threads were asked for; it must be 1 to {limit}.")
    /// A call that was cancelled from another thread.
    public static let runCancelled = Message(
        2221, "run_cancelled", .cancelled, zh: "计算已被取消，没有任何更改。",
        en: "The call was cancelled; nothing was changed.")
}
