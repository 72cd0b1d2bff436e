/// Messages of case costing from charge lines: 2200–2249.
extension Message {
    static let caseCostingMessages: [Message] = [
        caseCostNothing, caseUnitCostTwice, caseUnitCostInvalid, caseQuantityScaleInvalid,
        caseCostTooMany, caseColumnsDiffer, caseServiceMonthMissing, caseCostOverflow,
        caseLinesChanged, caseCostDoesNotFit, caseAmountOutOfRange,
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
        zh: "费用合计可能超出范围，未核算。", en: "The sum of the charges may be out of range; nothing was costed.")
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
}
