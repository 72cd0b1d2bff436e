/// What became of departments that got another code (科室沿革): renamed, merged, split in a ratio.
///
/// An amount of last year belongs to departments of last year. To stand beside this year's it goes
/// along the lineage: on every day of change, each department that is named goes to its successors
/// by their shares; all others stay.
///
///     renamed   A → B 1        merged   A → C 1, B → C 1        split   A → A 2/3, A → D 1/3
///
/// Shares are exact fractions that total 1. An amount is split over the final successors once, in
/// whole fen, left-over fen to the largest remainders, ties to the lower code.
public struct Lineage: Hashable, Sendable {
    /// The entries, sorted by day, department and successor.
    public let entries: [LineageEntry]

    /// A lineage.
    /// - Throws: `shareNotPositive`, `repeated`, `sharesUnbalanced`, for the first department by
    ///   day and code.
    public init(_ entries: [LineageEntry]) throws(LineageError) {
        let sorted = entries.sorted {
            ($0.day, $0.department, $0.successor) < ($1.day, $1.department, $1.successor)
        }
        var start = 0
        while start < sorted.count {
            let first = sorted[start]
            let group = sorted[start...].prefix {
                $0.day == first.day && $0.department == first.department
            }
            for (entry, next) in zip(group, group.dropFirst())
            where entry.successor == next.successor {
                throw .repeated(entry)
            }
            for entry in group where entry.share <= .zero { throw .shareNotPositive(entry) }
            let sum = group.map(\.share).reduce(.zero, +)
            guard sum == .one else {
                throw .sharesUnbalanced(first.department, day: first.day, sum: sum)
            }
            start = group.endIndex
        }
        self.entries = sorted
    }

    /// Where a department of one day is on a later day, by code; itself when nothing changed.
    ///
    /// A change counts when its day lies after `day` and not after `later`.
    public func successors(
        of department: Department.ID, from day: Day, to later: Day
    ) -> [LineageShare] {
        var shares: [Department.ID: Rate] = [department: .one]
        var index = entries.firstIndex { $0.day > day } ?? entries.count
        while index < entries.count, entries[index].day <= later {
            let changes = entries[index...].prefix { $0.day == entries[index].day }
            // All changes of one day happen at once, so that two departments can swap their codes.
            var next = shares
            for change in changes where shares[change.department] != nil {
                next[change.department] = nil
            }
            for change in changes {
                guard let share = shares[change.department] else { continue }
                next[change.successor] = (next[change.successor] ?? .zero) + share * change.share
            }
            shares = next
            index = changes.endIndex
        }
        return shares.map { LineageShare(department: $0.key, share: $0.value) }
            .sorted { $0.department < $1.department }
    }

    /// Amounts of departments of one day as amounts of the departments of a later day; the total
    /// stays the same.
    /// - Throws: `outOfRange` when an amount does not fit 64 bits of fen.
    public func carried(
        _ amounts: [Department.ID: Money], from day: Day, to later: Day
    ) throws(LineageError) -> [Department.ID: Money] {
        var carried: [Department.ID: Money] = [:]
        for source in amounts.keys.sorted() {
            guard let amount = amounts[source] else { continue }
            let shares = successors(of: source, from: day, to: later)
            let denominator = shares.reduce(BigInteger.one) { $0 * $1.share.denominator }
            let exact = shares.map { share -> BigInteger in
                let whole = BigInteger(Int128(amount.fen)) * denominator * share.share.numerator
                return whole.exactQuotient(dividingBy: share.share.denominator) ?? .zero
            }
            let parts: [Int128]
            do {
                parts = try Apportionment.shares(
                    of: Int128(amount.fen), exactNumerators: exact, denominator: denominator,
                    residual: .largestRemainder)
            } catch { throw .outOfRange(source) }
            for (share, part) in zip(shares, parts) {
                let before = Int128(carried[share.department]?.fen ?? 0)
                guard let fen = Int64(exactly: before + part) else {
                    throw .outOfRange(share.department)
                }
                carried[share.department] = Money(fen: fen)
            }
        }
        return carried
    }
}

/// One step of a lineage: the share of a department that goes to a successor on a day.
public struct LineageEntry: Hashable, Sendable {
    /// The department until the day before.
    public let department: Department.ID
    /// The department from the day on; the same code when it keeps a part of itself.
    public let successor: Department.ID
    /// The first day of the successor.
    public let day: Day
    /// The part that goes to it.
    public let share: Rate

    /// A step; a department that is renamed or merged goes as a whole.
    public init(
        _ department: Department.ID, to successor: Department.ID, on day: Day, share: Rate = .one
    ) {
        self.department = department
        self.successor = successor
        self.day = day
        self.share = share
    }
}

/// The part of a former department that a department of today holds.
public struct LineageShare: Hashable, Sendable {
    /// The department of today.
    public let department: Department.ID
    /// The part of the former one.
    public let share: Rate
}

/// What can be wrong with a lineage.
public enum LineageError: HospitalError, Hashable {
    /// The shares of a department on a day do not total 1.
    case sharesUnbalanced(Department.ID, day: Day, sum: Rate)
    /// A share is zero or negative.
    case shareNotPositive(LineageEntry)
    /// A successor stands twice.
    case repeated(LineageEntry)
    /// A carried amount does not fit.
    case outOfRange(Department.ID)

    /// The message with the unit, the day and the share.
    public var finding: Finding {
        switch self {
        case .sharesUnbalanced(let unit, let day, let sum):
            return Finding(
                .lineageSharesUnbalanced,
                [
                    "unit": .text(unit.code), "day": .text(day.description),
                    "sum": .text(sum.description),
                ])
        case .shareNotPositive(let entry):
            var values = Self.values(entry)
            values["share"] = .text(entry.share.description)
            return Finding(.lineageShareNotPositive, values)
        case .repeated(let entry): return Finding(.lineageRepeated, Self.values(entry))
        case .outOfRange(let unit):
            return Finding(.carriedOutOfRange, ["unit": .text(unit.code)])
        }
    }

    private static func values(_ entry: LineageEntry) -> [String: MessageValue] {
        [
            "unit": .text(entry.department.code), "successor": .text(entry.successor.code),
            "day": .text(entry.day.description),
        ]
    }
}
