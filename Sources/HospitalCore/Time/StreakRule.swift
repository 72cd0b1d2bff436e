/// So many breaches in a row lead to a consequence (连续不达标): three surveys below 80 call the head
/// of the department to account, two failed half-years revoke a certificate.
///
/// Whether a single result is a breach is decided before, by its published value. A period without
/// a result either leaves the row as it is or ends it, by policy.
public struct StreakRule: Hashable, Sendable {
    /// What a period without a result, such as a cancelled survey, does to a row.
    public enum MissingResult: String, CaseIterable, Sendable {
        /// It neither counts nor ends the row.
        case skip
        /// It ends the row.
        case end = "break"
    }

    /// Where a row stands after a period.
    public enum Standing: Hashable, Sendable {
        /// So many breaches in a row, fewer than the rule asks for.
        case count(Int)
        /// The row has just become long enough: the consequence is due.
        case triggered
        /// The row goes on after its consequence; it is not due again.
        case continued
        /// There was no result.
        case missing
    }

    /// How many breaches in a row lead to the consequence.
    public let length: Int
    /// What a period without a result does.
    public let missingResult: MissingResult

    /// A rule.
    /// - Throws: `streakLengthInvalid` below 1.
    public init(length: Int, missingResult: MissingResult = .skip) throws(CheckError) {
        guard length >= 1 else { throw .streakLengthInvalid(length) }
        self.length = length
        self.missingResult = missingResult
    }

    /// Where the row stands after each period, in order.
    /// - Parameter breaches: whether each period was a breach; `nil` without a result.
    /// - Returns: one standing for each period.
    public func standings(of breaches: [Bool?]) -> [Standing] {
        var row = 0
        return breaches.map { breach in
            guard let breach else {
                if missingResult == .end { row = 0 }
                return .missing
            }
            row = breach ? row + 1 : 0
            if row < length { return .count(row) }
            return row == length ? .triggered : .continued
        }
    }

    /// The positions, counted from 0, at which the consequence is due.
    public func triggers(in breaches: [Bool?]) -> [Int] {
        standings(of: breaches).enumerated().filter { $0.element == .triggered }.map(\.offset)
    }

    /// Results below a limit are breaches; the limit itself is none.
    /// - `published`: published values; `nil` where there is none.
    public static func breaches(below limit: Decimal, in published: [Decimal?]) -> [Bool?] {
        published.map { $0.map { $0 < limit } }
    }
}

/// So many checks in every week or period (检查频次), and how many are lacking.
public struct FrequencyRule: Hashable, Sendable {
    /// The stretch of time in which the checks are counted.
    public enum Window: Hashable, Sendable {
        /// A week from Monday to Sunday whose results are due on a weekday.
        case week(due: Weekday)
        /// A period; its results are due on its last day.
        case period(PeriodCycle)
    }

    /// What was done in a window.
    public struct Compliance: Hashable, Sendable {
        /// The first day of the window.
        public let start: Day
        /// The last day of the window.
        public let end: Day
        /// The day on which the results are due.
        public let due: Day
        /// How many checks there were.
        public let count: Int
        /// How many are lacking; 0 when the rule is kept.
        public let shortfall: Int
    }

    /// How many checks a window needs.
    public let minimum: Int
    /// The window.
    public let window: Window

    /// A rule.
    /// - Throws: `frequencyInvalid` below 1.
    public init(minimum: Int, in window: Window) throws(CheckError) {
        guard minimum >= 1 else { throw .frequencyInvalid(minimum) }
        self.minimum = minimum
        self.window = window
    }

    /// How the rule was kept in the window that holds a day; checks on other days do not count.
    /// - Throws: `outOfRange` when the window leaves 1900–2999.
    public func compliance(around day: Day, checks: [Day]) throws(TimeError) -> Compliance {
        let (start, end, due): (Day, Day, Day)
        switch window {
        case .week(let dueDay):
            start = try day.adding(days: 1 - day.weekday.rawValue)
            end = try start.adding(days: 6)
            due = try start.adding(days: dueDay.rawValue - 1)
        case .period(let cycle):
            let period = try Period(containing: day, cycle: cycle)
            (start, end, due) = (period.start, period.end, period.end)
        }
        let count = checks.count { (start...end).contains($0) }
        return Compliance(
            start: start, end: end, due: due, count: count, shortfall: max(0, minimum - count))
    }
}

/// What can be wrong with a rule about rows, frequencies or the last of a ranking.
public enum CheckError: HospitalError, Hashable {
    /// A row must have at least one breach.
    case streakLengthInvalid(Int)
    /// At least one check is needed.
    case frequencyInvalid(Int)
    /// The number of places is below 1.
    case placesInvalid(Int)
    /// A unit has no score to rank it by.
    case unitWithoutScore(String)
    /// Units are still equal after the tie-break.
    case tieUnbroken([String])
    /// A score is out of range.
    case number(NumberError)

    /// The message with the figures.
    public var finding: Finding {
        switch self {
        case .streakLengthInvalid(let length):
            return Finding(.streakLengthInvalid, ["value": .count(length)])
        case .frequencyInvalid(let minimum):
            return Finding(.frequencyInvalid, ["value": .count(minimum)])
        case .placesInvalid(let places):
            return Finding(.placesInvalid, ["value": .count(places)])
        case .unitWithoutScore(let unit):
            return Finding(.unitWithoutScore, ["unit": .text(unit)])
        case .tieUnbroken(let units):
            return Finding(.tieUnbroken, ["units": .text(units.joined(separator: ", "))])
        case .number(let error): return error.finding
        }
    }
}
