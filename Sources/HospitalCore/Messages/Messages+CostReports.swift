/// Messages of the printed forms of cost accounting: 2250–2279.
extension Message {
    static let costReportMessages: [Message] = [
        reportClassMissing, reportDiffers, reportDenominatorZero, reportNegative,
        reportDepartmentMixed, reportDepartmentNotFinal, reportNothing, reportOutOfRange,
        reportTooLarge, reportUnitDigits, reportRowsPerPage, reportRunUnknown,
    ]

    /// A department without a class in a form by classes.
    public static let reportClassMissing = Message(
        2250, "report_class_missing", .missing,
        zh: "《{form}》：科室“{department}”没有科室分类，该表按科室分类编制。",
        en: "\"{form}\": department \"{department}\" has no class; the form is by classes.")
    /// A figure that does not tie out.
    public static let reportDiffers = Message(
        2251, "report_differs", .unbalanced,
        zh: "《{form}》“{row}”行“{column}”列：应为{expected}，现为{found}，表不平。",
        en:
            "\"{form}\", row \"{row}\", column \"{column}\": {expected} is expected and {found} stands there; the form does not tie out."
    )
    /// An amount that has nothing to be divided by.
    public static let reportDenominatorZero = Message(
        2252, "report_denominator_zero", .unbalanced,
        zh: "《{form}》“{row}”行“{column}”列：除数为0，尚有{amount}无法计算。",
        en:
            "\"{form}\", row \"{row}\", column \"{column}\": the divisor is 0, and {amount} has nothing to be divided by."
    )
    /// A quantity below zero.
    public static let reportNegative = Message(
        2253, "report_negative", .range,
        zh: "《{form}》“{row}”行“{column}”列为负数：{value}。",
        en: "\"{form}\", row \"{row}\", column \"{column}\" is negative: {value}.")
    /// A department with visits and bed-days.
    public static let reportDepartmentMixed = Message(
        2254, "report_department_mixed", .rule,
        zh: "科室“{department}”既有门急诊人次又有床日，须先将其成本拆分为门诊和住院。",
        en:
            "Department \"{department}\" has visits and bed-days; split its cost into outpatients and inpatients first."
    )
    /// A quantity of a department that holds no cost at the end.
    public static let reportDepartmentNotFinal = Message(
        2255, "report_department_not_final", .rule,
        zh: "《{form}》“{row}”行“{column}”列：该科室不是最终承担成本的临床服务类科室，不能计算单位成本。",
        en:
            "\"{form}\", row \"{row}\", column \"{column}\": the department is no clinical one that holds cost at the end, so it has no unit cost."
    )
    /// An empty form.
    public static let reportNothing = Message(
        2256, "report_nothing", .missing,
        zh: "《{form}》没有可编制的内容。", en: "\"{form}\" has nothing to report on.")
    /// A figure that does not fit.
    public static let reportOutOfRange = Message(
        2257, "report_out_of_range", .overflow,
        zh: "《{form}》的数值超出范围。", en: "\"{form}\": a figure is out of range.")
    /// More cells than a report holds.
    public static let reportTooLarge = Message(
        2258, "report_too_large", .tooBig,
        zh: "《{form}》超过{limit}个单元格，请直接读取结果表。",
        en: "\"{form}\" has more than {limit} cells; read the result tables instead.")
    /// Decimals of a unit cost outside of the range.
    public static let reportUnitDigits = Message(
        2259, "report_unit_digits", .range,
        zh: "单位成本的小数位数须在4至12之间，现为{value}。",
        en: "A unit cost is printed with 4 to 12 decimals, not {value}.")
    /// Pages without rows.
    public static let reportRowsPerPage = Message(
        2260, "report_rows_per_page", .range,
        zh: "每页行数须不小于1，现为{value}。", en: "A page has at least 1 row, not {value}.")
    /// A run that is not in the book.
    public static let reportRunUnknown = Message(
        2261, "report_run_unknown", .unknown,
        zh: "账簿中没有运行号为“{run}”、可编制该表的运行[，是否为“{nearest}”]。",
        en:
            "The book has no run \"{run}\" that the form can be printed from[; did you mean \"{nearest}\"?]"
    )
}
