import HospitalCore

/// Which way an indicator is good (指标导向).
public enum IndicatorDirection: String, CaseIterable, Sendable {
    /// 逐步提高: the more, the better.
    case rise = "↑"
    /// 逐步降低: the less, the better.
    case fall = "↓"
    /// 监测比较: no way is good for ever; it is compared with a range or with peers.
    case compare = "="
    /// 逐步完善: qualitative.
    case improve = "✓"

    /// The name in tables.
    public var name: String {
        switch self {
        case .rise: return "rise"
        case .fall: return "fall"
        case .compare: return "compare"
        case .improve: return "improve"
        }
    }

    /// The official word.
    public var chinese: String {
        switch self {
        case .rise: return "逐步提高"
        case .fall: return "逐步降低"
        case .compare: return "监测比较"
        case .improve: return "逐步完善"
        }
    }
}

/// An indicator of the national appraisal of public hospitals, or a part of one (公立医院绩效考核指标).
public struct NationalIndicator: Equatable, Sendable {
    /// Which hospitals the list is for.
    public enum Edition: String, CaseIterable, Sendable {
        /// 三级公立医院: 55 indicators and one that was added.
        case tertiary
        /// 二级公立医院: 28 indicators.
        case secondary
    }

    /// The number in the list: `4`, `增1`; a part of indicator 45 is `45.2`.
    public let number: String
    /// The name.
    public let name: String
    /// Whether it is monitored nationally (▲); `nil` where the list at hand does not say so.
    public let isMonitored: Bool?
    /// Which way is good.
    public let direction: IndicatorDirection
    /// What is above the line, or what is counted; empty where nothing is.
    public let numerator: String
    /// What is below the line; empty where nothing is.
    public let denominator: String
    /// The formula in the indicator language; `nil` for levels, yes or no, and whole tables.
    public let formula: String?
    /// The unit of the value.
    public let unit: FormulaUnit
    /// Whether numerator and denominator stand in a public transcription of the manual.
    ///
    /// The others are to be compared with the official text before they are relied on.
    public let isConfirmed: Bool

    /// Whether it is a part of the indicator before it.
    public var isPart: Bool { number.contains(".") }

    /// The code of its formula.
    var code: String { "i" + number }

    /// The indicators of an edition with their parts, in the order of the list.
    public static func list(_ edition: Edition) -> [NationalIndicator] {
        let rows = edition == .tertiary ? tertiary : secondary
        return rows.split(separator: "\n").compactMap { NationalIndicator(line: $0) }
    }

    /// The formulas of an edition, with the items they start from.
    /// - Throws: a fault of a formula, which a test excludes.
    public static func formulas(_ edition: Edition) throws(FormulaError) -> FormulaSet {
        var (texts, names): ([FormulaText], Set<String>) = ([], [])
        for indicator in list(edition) {
            guard let formula = indicator.formula else { continue }
            texts.append(FormulaText(indicator.code, formula, unit: indicator.unit, digits: 2))
            for node in try FormulaParser.expression(formula, of: indicator.code).nodes
            where node.operation == .reference { names.insert(node.word) }
        }
        for (position, text) in texts.enumerated() where text.unit == .count {
            texts[position] = FormulaText(text.code, text.text, unit: .count, digits: 0)
        }
        return try FormulaSet(texts, items: names.sorted().map { FormulaItem($0) })
    }

    /// Number | ▲ or ? | direction | name | numerator | denominator | rule | c when confirmed.
    ///
    /// Rules: `%` percent, `1` a ratio, `100` and `10000` per so many, `count`; `level`, `yes` and
    /// `table` have no formula; `money` and `% …` are followed by the formula itself.
    private init?(line: Substring) {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 8, let direction = IndicatorDirection(rawValue: cells[2])
        else { return nil }
        number = cells[0]
        isMonitored = cells[1] == "?" ? nil : cells[1] == "▲"
        self.direction = direction
        (name, numerator, denominator) = (cells[3], cells[4], cells[5])
        isConfirmed = cells[7] == "c"
        let rule = cells[6].split(separator: " ", maxSplits: 1).map(String.init)
        let ratio =
            "ratio(\(FormulaExpression.name(numerator)),"
            + "\(FormulaExpression.name(denominator)))"
        switch (rule.first ?? "", rule.count) {
        case ("%", 1): (formula, unit) = (ratio + "*100", .percent)
        case ("1", 1): (formula, unit) = (ratio, .plain)
        case ("100", 1), ("10000", 1): (formula, unit) = (ratio + "*" + rule[0], .plain)
        case ("count", 1):
            (formula, unit) = ("rollup(\(FormulaExpression.name(numerator)),sum)", .count)
        case ("count", _): (formula, unit) = (rule[1], .count)
        case ("%", _): (formula, unit) = (rule[1], .percent)
        case ("money", _): (formula, unit) = (rule[1], .money)
        case ("1", _): (formula, unit) = (rule[1], .plain)
        default: (formula, unit) = (nil, .plain)
        }
    }
}
