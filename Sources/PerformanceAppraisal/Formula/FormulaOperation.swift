/// What a node of a formula does: the operators and the functions of the indicator language.
///
/// The names are those of the canonical form; ``table`` gives each function its Chinese names and
/// the arguments it takes. Nothing in the list depends on chance or on the clock, so a formula
/// gives the same value whenever it is computed.
public enum FormulaOperation: String, CaseIterable, Sendable {
    /// A number that stands in the formula.
    case literal
    /// An item or another formula.
    case reference
    /// Sum; missing when one side is.
    case add = "+"
    /// Difference.
    case subtract = "-"
    /// Product.
    case multiply = "*"
    /// Quotient; 0/0 is missing, anything else over 0 is missing and an issue.
    case divide = "/"
    /// The number with the other sign.
    case negate
    /// Comparisons of numbers.
    case equal = "=", unequal = "<>", less = "<", lessOrEqual = "<="
    /// Comparisons of numbers.
    case greater = ">", greaterOrEqual = ">="
    /// Claims joined; a missing one counts as unknown.
    case and, or, not
    /// The second argument when the first holds, else the third.
    case choose = "if"
    /// Pairs of claim and value: the value of the first claim that holds, else the last argument.
    case cases = "case"
    /// Rounding: `round(x, digits, mode)` half away from zero, `floor`, `ceil`, `trunc` to wholes.
    case abs, round, floor, ceil, trunc
    /// `clamp(x, low, high)`.
    case clamp
    /// Aggregates over their arguments; missing ones are skipped, nothing at all is missing.
    case min, max, sum, avg, count, median
    /// `pctl(p, …)`: the percentile 0 to 100 by rule R-7.
    case percentile = "pctl"
    /// `div(a, b, default)`: the default when b is 0.
    case div
    /// `nz(x, default)`: the default (0) when x is missing.
    case nz
    /// Whether x is missing.
    case isnull
    /// `band(x, from: value, …)`: the value of the highest limit that x reaches.
    case band
    /// `lookup(table, key, …)`: the value of the row valid in the month.
    case lookup
    /// `prev(x, n)` n months, `yoy(x, n)` n years earlier.
    case prev, yoy
    /// The sum from January to the month.
    case ytd
    /// `win(x, n, aggregate)` and the mean `ma(x, n)` over the last n months.
    case window = "win", movingAverage = "ma"
    /// `growth(x, prev)` or `growth(x, yoy)`: (x − earlier) / earlier.
    case growth
    /// `rollup(x, aggregate)` over the unit and all units below.
    case rollup
    /// `ratio(n, d)`: Σn / Σd over the unit and all below; a unit that lacks one counts in neither.
    case ratio
    /// x of the unit above.
    case parent
    /// The mean, the rank (1 is highest) and the share of lower ones among units side by side.
    case peeravg, rank, pctrank
    /// The days of the month.
    case days

    /// What an argument is written as.
    enum Argument: Character {
        /// An expression.
        case expression = "e"
        /// A number that stands in the formula.
        case number = "n"
        /// A word such as an aggregate, or the name of a table.
        case word = "w"
        /// `number: expression`.
        case pair = "p"
    }

    /// How a function is called.
    struct Signature: Sendable {
        let operation: FormulaOperation
        let names: [String]
        let needed: [Argument]
        let optional: [Argument]
        let repeated: [Argument]

        /// What the argument at a position must be; `nil` when there may be none.
        func argument(at position: Int) -> Argument? {
            let fixed = needed + optional
            if position < fixed.count { return fixed[position] }
            return repeated.isEmpty ? nil : repeated[(position - fixed.count) % repeated.count]
        }

        /// The allowed number of arguments: `1`, `2–3`, `≥2`.
        var allowed: String {
            if !repeated.isEmpty { return "≥\(needed.count)" }
            let most = needed.count + optional.count
            return most == needed.count ? "\(most)" : "\(needed.count)—\(most)"
        }
    }

    /// Name | Chinese names | needed arguments | optional ones | repeated ones.
    private static let table = """
        if|如果,若|eee||
        case|分情况|ee||e
        abs|绝对值|e||
        round|四舍五入,舍入|en|w|
        floor|下取整,向下取整|e||
        ceil|上取整,向上取整|e||
        trunc|截尾,取整|e||
        clamp|限定|eee||
        min|最小,最小值|e||e
        max|最大,最大值|e||e
        sum|求和,合计|e||e
        avg|平均,平均值|e||e
        count|计数,个数|e||e
        median|中位数|e||e
        pctl|百分位,百分位数|ne||e
        div|相除,除|ee|e|
        nz|空值取|e|e|
        isnull|是否为空,为空|e||
        band|分档|ep||p
        lookup|查表|we||e
        prev|上期,上月|e|n|
        yoy|上年同期,去年同期|e|n|
        ytd|本年累计,累计|e||
        win|滑动窗口,窗口|enw||
        ma|移动平均|en||
        growth|增幅,增长率|ew||
        rollup|汇总|ew||
        ratio|比率|ee||
        parent|上级|e||
        peeravg|同级平均|e||
        rank|名次,排名|e||
        pctrank|百分比名次|e||
        days|本月天数,天数|||
        """

    /// Every function, in the order of the table.
    static let signatures: [Signature] = table.split(separator: "\n").compactMap { line in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        guard cells.count == 5, let operation = FormulaOperation(rawValue: String(cells[0]))
        else { return nil }
        func arguments(_ cell: Substring) -> [Argument] { cell.compactMap(Argument.init) }
        return Signature(
            operation: operation,
            names: [String(cells[0])] + cells[1].split(separator: ",").map(String.init),
            needed: arguments(cells[2]), optional: arguments(cells[3]),
            repeated: arguments(cells[4]))
    }

    /// The function of a name, Chinese or English, in any case.
    static func signature(named name: String) -> Signature? {
        byName[asciiLowercased(name)]
    }

    private static let byName: [String: Signature] = {
        var byName: [String: Signature] = [:]
        for signature in signatures {
            for name in signature.names { byName[name] = signature }
        }
        return byName
    }()

    /// Names of functions whose value would depend on chance or on the clock; they are refused.
    static let undetermined = [
        "random", "rand", "randbetween", "now", "today", "随机", "随机数", "当前时间", "今天",
    ]

    static func asciiLowercased(_ name: String) -> String {
        String(decoding: name.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
}
