import HospitalCore

/// How long and how much of every dish is kept (食品留样): a setting with its source, so that a
/// correction is a change of data.
public struct RetentionRule: Equatable, Sendable {
    /// Hours from the sample on.
    public let hours: Int
    /// The least weight in grams; `nil` where none is asked.
    public let leastGrams: Decimal?
    /// Where it comes from.
    public let citation: Citation

    /// A rule.
    /// - Throws: `hoursInvalid` outside 1–8784, a year.
    public init(
        hours: Int, leastGrams: Decimal?, citation: Citation
    ) throws(SafetyDutyError) {
        guard (1...8_784).contains(hours) else { throw .hoursInvalid(hours) }
        self.init(checked: hours, leastGrams, citation)
    }

    private init(checked hours: Int, _ leastGrams: Decimal?, _ citation: Citation) {
        self.hours = hours
        self.leastGrams = leastGrams
        self.citation = citation
    }

    /// 48 hours and at least 125 g.
    public static let standard = RetentionRule(
        checked: 48, Decimal(125), Citation(title: "餐饮服务食品安全操作规范", number: "2018年修订"))
}

/// A sample of a meal (留样): when it may be thrown away, and whether it was kept so long.
///
///     keep until = moment of the sample + 48 h
///     taken 2024-05-01 12:00: until 2024-05-03 12:00; thrown away at 11:59 is a violation
///
/// - Source: requirements S-150
public struct FoodSample: Equatable, Sendable {
    /// What is wrong with a sample.
    public enum Violation: String, CaseIterable, Sendable {
        /// 提前丢弃
        case discardedEarly = "DISCARDED_EARLY"
        /// 留样量不足
        case tooLittle = "TOO_LITTLE"
        /// 未称重
        case notWeighed = "NOT_WEIGHED"
    }

    /// The meal: `2024-05-01 lunch`.
    public let meal: String
    /// The dish.
    public let dish: String
    /// When it was taken.
    public let taken: Moment
    /// How much, in grams; `nil` when nobody weighed it.
    public let grams: Decimal?
    /// When it was thrown away; `nil` while it is there.
    public let discarded: Moment?
    /// Until when it is kept.
    public let keepUntil: Moment
    /// The rule.
    public let rule: RetentionRule

    /// A sample.
    /// - Throws: `discardedBefore` when it was thrown away before it was taken; `gramsNegative`;
    ///   `time` after 2999.
    public init(
        of dish: String, meal: String, taken: Moment, grams: Decimal? = nil,
        discarded: Moment? = nil, rule: RetentionRule = .standard
    ) throws(SafetyDutyError) {
        if let discarded, discarded < taken {
            throw .discardedBefore(dish, taken: taken, discarded: discarded)
        }
        if let grams, grams < .zero { throw .gramsNegative(dish, grams) }
        do { keepUntil = try taken.adding(seconds: rule.hours * 3_600) } catch {
            throw .time(error)
        }
        self.meal = meal
        self.dish = dish
        self.taken = taken
        self.grams = grams
        self.discarded = discarded
        self.rule = rule
    }

    /// What is wrong with it; the moment until which it is kept itself is late enough.
    public var violations: [Violation] {
        var found: [Violation] = []
        if let discarded, discarded < keepUntil { found.append(.discardedEarly) }
        if let least = rule.leastGrams {
            if let grams {
                if grams < least { found.append(.tooLittle) }
            } else {
                found.append(.notWeighed)
            }
        }
        return found
    }

    /// The dishes of the menu without a sample, in the order of the menu.
    public static func missing(
        from menu: [(meal: String, dish: String)], samples: [FoodSample]
    ) -> [(meal: String, dish: String)] {
        let kept = Set(samples.map { [$0.meal, $0.dish] })
        return menu.filter { !kept.contains([$0.meal, $0.dish]) }
    }
}
