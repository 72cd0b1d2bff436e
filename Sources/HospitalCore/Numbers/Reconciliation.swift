/// Two reports on the same subject, held against each other (对账): every key of either, both
/// amounts, and the difference.
///
///     difference(key) = Σ lines of the first − Σ lines of the second
///
/// Several lines of one key are added first, so quarters can be held against a year. A key that
/// stands in one report only is named as such; its amount counts as the difference, because missing
/// is not the same as agreed.
public struct Reconciliation: Hashable, Sendable {
    /// One line of a report.
    public struct Line: Hashable, Sendable {
        /// What the amount is for: a year line, a department, an account.
        public let key: String
        /// The amount in the unit of both reports.
        public let amount: Decimal

        /// A line.
        public init(_ key: String, _ amount: Decimal) {
            self.key = key
            self.amount = amount
        }
    }

    /// How a key stands.
    public enum State: String, CaseIterable, Sendable {
        /// Both reports say the same.
        case equal
        /// The difference is within the tolerance.
        case tolerated
        /// The reports differ.
        case different
        /// Only the first report has the key.
        case firstOnly = "first_only"
        /// Only the second report has the key.
        case secondOnly = "second_only"
    }

    /// One key, compared.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The amount of the first report; `nil` when it lacks the key.
        public let first: Decimal?
        /// The amount of the second report; `nil` when it lacks the key.
        public let second: Decimal?
        /// First minus second.
        public let difference: Decimal
        /// How the key stands.
        public let state: State
    }

    /// Every key in the order of the codes.
    public let entries: [Entry]
    /// The total of the first report.
    public let firstTotal: Decimal
    /// The total of the second report.
    public let secondTotal: Decimal
    /// First total minus second total.
    public let difference: Decimal

    /// Whether nothing differs beyond the tolerance.
    public var tiesOut: Bool {
        entries.allSatisfy { $0.state == .equal || $0.state == .tolerated }
    }

    /// Holds two reports against each other.
    /// - `tolerance`: up to this difference a key is tolerated; 0 tolerates none.
    /// - Throws: `outOfRange` when a sum has more than 38 digits or the tolerance is negative.
    public init(
        _ first: [Line], against second: [Line], tolerance: Decimal = .zero
    ) throws(NumberError) {
        guard tolerance >= .zero else { throw .outOfRange("\(tolerance)") }
        let (one, other) = (try Self.sums(first), try Self.sums(second))
        var entries: [Entry] = []
        var (firstTotal, secondTotal) = (Decimal.zero, Decimal.zero)
        for key in Set(one.keys).union(other.keys).sorted() {
            let (left, right) = (one[key], other[key])
            let difference = try (left ?? .zero).subtracting(right ?? .zero)
            entries.append(
                Entry(
                    key: key.code, first: left, second: right, difference: difference,
                    state: try Self.state(left, right, difference, tolerance)))
            firstTotal = try firstTotal.adding(left ?? .zero)
            secondTotal = try secondTotal.adding(right ?? .zero)
        }
        self.entries = entries
        self.firstTotal = firstTotal
        self.secondTotal = secondTotal
        difference = try firstTotal.subtracting(secondTotal)
    }

    private static func sums(_ lines: [Line]) throws(NumberError) -> [Code<Line>: Decimal] {
        var sums: [Code<Line>: Decimal] = [:]
        for line in lines {
            let key = Code<Line>(line.key)
            sums[key] = try (sums[key] ?? .zero).adding(line.amount)
        }
        return sums
    }

    private static func state(
        _ first: Decimal?, _ second: Decimal?, _ difference: Decimal, _ tolerance: Decimal
    ) throws(NumberError) -> State {
        guard first != nil else { return .secondOnly }
        guard second != nil else { return .firstOnly }
        if difference == .zero { return .equal }
        let size = difference < .zero ? try Decimal.zero.subtracting(difference) : difference
        return size <= tolerance ? .tolerated : .different
    }
}
