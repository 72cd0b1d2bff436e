import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about the indicators of the national appraisal of public hospitals.
extension Procedure {
    static let indicatorProcedures: [Procedure] = [indicatorCatalogue, indicatorEvaluate]

    private static let edition = ProcedureArgument.needed(
        "edition", .text, zh: "版本：tertiary（三级）、secondary（二级）",
        en: "tertiary or secondary")

    /// `indicator.catalogue`: the list with direction, definition and formula.
    static let indicatorCatalogue = Procedure(
        "indicator.catalogue",
        (
            zh: "公立医院绩效考核指标目录：导向、国家监测（▲）、分子分母、公式；未经官方文本核对的注明。",
            en: "The national indicators: direction, monitoring, definition, formula; "
                + "what is not confirmed by the official text is marked."
        ),
        arguments: [edition], tables: ["indicators"]
    ) { members in
        let edition = try members.needed("edition").choice(NationalIndicator.Edition.self)
        return ProcedureResult([
            ResultTable(
                name: "indicators",
                columns: [
                    .text("number", zh: "序号", en: "Number"),
                    .text("name", zh: "指标", en: "Indicator"),
                    .whole("monitored", zh: "国家监测", en: "Monitored nationally"),
                    .text("direction", zh: "导向代码", en: "Direction"),
                    .text("direction_zh", zh: "导向", en: "Official word"),
                    .text("numerator", zh: "分子", en: "Numerator"),
                    .text("denominator", zh: "分母", en: "Denominator"),
                    .text("formula", zh: "公式", en: "Formula"),
                    .text("unit", zh: "单位", en: "Unit"),
                    .whole("confirmed", zh: "已核对", en: "Confirmed"),
                    .text("source", zh: "依据", en: "Source"),
                ],
                rows: NationalIndicator.list(edition).map { indicator in
                    [
                        .text(indicator.number), .text(indicator.name),
                        indicator.isMonitored.map { .integer($0 ? 1 : 0) } ?? .null,
                        .text(indicator.direction.name), .text(indicator.direction.chinese),
                        .text(indicator.numerator), .text(indicator.denominator),
                        .text(optional: indicator.formula), .text(indicator.unit.rawValue),
                        .integer(indicator.isConfirmed ? 1 : 0),
                        .text(AppraisalCitation.nationalAppraisal2019.number),
                    ]
                })
        ])
    }

    /// `indicator.evaluate`: the indicators of one hospital and year.
    static let indicatorEvaluate = Procedure(
        "indicator.evaluate",
        (
            zh: "按填报数据计算一家医院一年的公立医院绩效考核指标；缺数据的指标注明原因，不按零计。",
            en: "Computes the national indicators of a hospital from its filing items."
        ),
        arguments: [
            edition,
            .needed("facts", .object, zh: "本年填报数据：名称→数值", en: "This year: item → number"),
            .optional(
                "last_year", .object, zh: "上年填报数据，增幅指标需要",
                en: "Last year, for indicators of growth"),
        ],
        tables: ["values"]
    ) { members in
        let edition = try members.needed("edition").choice(NationalIndicator.Edition.self)
        let set = try NationalIndicator.formulas(edition)
        // Any two months a year apart stand for the two years.
        let (last, this) = (try Month(year: 2000, month: 1), try Month(year: 2001, month: 1))
        var grid = try FormulaGrid([FormulaUnitPlace("")], from: last, to: this, items: set.items)
        for (name, month) in [("last_year", last), ("facts", this)] {
            for fact in try members.namedMembers(name) {
                let known = set.items.map(\.code)
                guard known.contains(fact.name) else {
                    throw ArgumentError.unknown(
                        path: fact.reader.path,
                        nearest: NearestName.nearest(to: fact.name, in: known))
                }
                guard fact.reader.value != .null else { continue }
                try grid.report(fact.name, of: "", in: month, fact.reader.decimal())
            }
        }
        var rows: [String: [ResultValue]] = [:]
        var failure: (any Error)?
        set.evaluate(on: grid) { values in
            do {
                rows[values.formula.code] = try cells(
                    of: values.value(of: "", in: this), digits: values.formula.digits)
            } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        return ProcedureResult([
            ResultTable(
                name: "values",
                columns: [
                    .text("number", zh: "序号", en: "Number"),
                    .text("name", zh: "指标", en: "Indicator"),
                    .text("value", zh: "结果", en: "Value"),
                    .text("missing", zh: "缺失原因", en: "Why it is missing"),
                    .whole("issue", zh: "需核查", en: "To be looked at"),
                ],
                rows: NationalIndicator.list(edition).compactMap { indicator in
                    rows["i" + indicator.number].map {
                        [.text(indicator.number), .text(indicator.name)] + $0
                    }
                })
        ])
    }
}
