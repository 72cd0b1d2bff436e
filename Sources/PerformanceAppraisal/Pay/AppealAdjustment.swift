import HospitalCore

/// What an accepted appeal changes in pay (申诉后的绩效调整, decision 14).
///
/// A fixed pool was paid out to the fen, so somebody has to bear the difference. Under `reserve`
/// only appellants change, and a set-aside pays; under `redistribute` the whole pool is
/// distributed again, everybody may change, and the differences total zero. Differences are posted
/// as adjustments in the next payment; what was paid is never rewritten.
public struct AppealAdjustment: Equatable, Sendable {
    /// Who bears the difference.
    public enum Funding: Equatable, Sendable {
        /// A set-aside of this amount.
        case reserve(Money)
        /// Everybody.
        case redistribute
    }

    /// The change of one receiver.
    public struct Change: Equatable, Sendable {
        /// The receiver.
        public let code: String
        /// What was paid.
        public let before: Money
        /// What should have been paid.
        public let after: Money
        /// after − before, posted in the next payment; negative ones are shown before approval.
        public let difference: Money
    }

    /// The changes by code, without those that are zero.
    public let changes: [Change]
    /// What is left of the reserve; `nil` under `redistribute`.
    public let reserveLeft: Money?

    /// The changes between two distributions.
    /// - `before`: what was paid, by code.
    /// - `after`: what the new version gives, by code; the same codes.
    /// - `appellants`: whose appeals were accepted; under `reserve` the others keep what they have.
    /// - Throws: `codesDiffer` for a code that one of the tables lacks or an appellant without pay;
    ///   `reserveExceeded`; `notBalanced` when a redistribution does not total the pool;
    ///   `outOfRange`.
    public init(
        before: [String: Money], after: [String: Money], appellants: Set<String>, funding: Funding
    ) throws(PayError) {
        let codes = Set(before.keys).union(after.keys).map { Code<Change>($0) }.sorted()
            .map(\.code)
        var changes: [Change] = []
        var total = Money.zero
        for code in codes {
            guard let old = before[code], let new = after[code] else {
                throw .codesDiffer(code: code)
            }
            if case .reserve = funding, !appellants.contains(code) { continue }
            guard let difference = try? new.subtracting(old),
                let sum = try? total.adding(difference)
            else { throw .outOfRange(code: code) }
            total = sum
            if difference != .zero {
                changes.append(
                    Change(code: code, before: old, after: new, difference: difference))
            }
        }
        for appellant in appellants.sorted() where before[appellant] == nil {
            throw .codesDiffer(code: appellant)
        }
        switch funding {
        case .redistribute:
            guard total == .zero else { throw .notBalanced(difference: total) }
            reserveLeft = nil
        case .reserve(let reserve):
            guard total <= reserve else {
                throw .reserveExceeded(needed: total, reserve: reserve)
            }
            guard let left = try? reserve.subtracting(total) else {
                throw .outOfRange(code: "reserve")
            }
            reserveLeft = left
        }
        self.changes = changes
    }
}
