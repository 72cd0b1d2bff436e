import HospitalCore

/// Rules of qualification with their numbers, as a text.
///
///     # code | combination
///     code | name | fact, or part / whole | comparison | limit
///     > condition condition … | fact that a waiver needs
///     § title | number | article | confirmed
///
/// Amounts are yuan, shares are percent, areas are square metres.
extension QualificationRule {
    /// Every rule of the library; a test holds that every line can be read.
    public static let standard: [QualificationRule] = text.parts(by: "\n\n")
        .compactMap { rule($0) }

    private static func rule(_ text: String) -> QualificationRule? {
        let lines = FormLine.lines(of: text)
        guard let head = lines.first(where: { $0.mark == "#" }),
            let combination = Combination(rawValue: head[1]),
            let citation = lines.first(where: { $0.mark == "§" })?.citation
        else { return nil }
        let conditions = lines.filter { $0.mark.isEmpty }.map(condition)
        guard !conditions.contains(nil) else { return nil }
        let relief = lines.first { $0.mark == ">" }.map { line in
            Relief(line[0].split(separator: " ").map(String.init), needs: line[1])
        }
        return try? QualificationRule(
            head[0], combination, conditions.compactMap(\.self), relief: relief,
            citation: citation)
    }

    private static func condition(_ line: FormLine) -> QualificationCondition? {
        guard let comparison = QualificationCondition.Comparison(rawValue: line[3]),
            let limit = try? Decimal(line[4])
        else { return nil }
        let parts = line[2].parts(by: " / ")
        guard let part = parts.first else { return nil }
        return QualificationCondition(
            line[0], name: line[1],
            parts.count == 2 ? .share(part, of: parts[1]) : .fact(part), comparison, limit)
    }

    private static let text = """
        # middle_titles | all_of
        middle_titles | 中级以上职称人员占比 | middle_title_staff / staff | at_least | 50
        § 服务机构资格认定办法（范文） | | 人员条件

        # service_unit | all_of
        years | 从业年限 | years | at_least | 2
        assets | 资产总额（元） | assets | at_least | 1500000
        staff | 从业人员 | staff | at_least | 15
        qualified | 持证人员占比 | qualified_staff / staff | at_least | 60
        area | 场所面积（平方米） | area | at_least | 200
        served | 服务人数 | served | at_least | 60
        satisfaction | 满意度 | satisfaction | at_least | 80
        service_income | 服务收入占比 | service_income / income | at_least | 40
        > years assets staff qualified | outstanding
        § 服务机构评定办法（范文） | | 申报条件
        """
}
