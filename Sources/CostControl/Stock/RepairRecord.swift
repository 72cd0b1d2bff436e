import HospitalCore

/// Damaged goods that are mended instead of replaced (修旧利废, 破损被服修补): what was mended, what it
/// saved, and why the rest was not.
///
///     scrapped = damaged − mended          saved = price × mended − cost
///
/// What is saved is rounded once, half away from zero to the fen; it is below zero when mending
/// cost more than new goods.
/// - Source: requirement S-194
public struct RepairRecord: Equatable, Sendable {
    /// What the record lacks.
    public enum Fault: String, CaseIterable, Sendable {
        /// Nobody is named who mended it.
        case repairer
        /// Some were scrapped without a reason.
        case reason
        /// Mending cost more than new goods.
        case notWorthIt = "not_worth_it"
    }

    /// The number.
    public let code: String
    /// The item.
    public let item: String
    /// How many could not be mended.
    public let scrapped: Decimal
    /// What mending saved.
    public let saved: Money
    /// What is wrong, in the order of ``Fault``.
    public let faults: [Fault]

    /// How many were damaged and how many of them mended.
    public struct Count: Equatable, Sendable {
        /// Damaged.
        public let damaged: Decimal
        /// Mended.
        public let mended: Decimal

        /// A count.
        public init(damaged: Decimal, mended: Decimal) {
            self.damaged = damaged
            self.mended = mended
        }
    }

    /// A record.
    ///
    /// - `price`: of a new one.
    /// - `cost`: of mending all that were mended.
    /// - `repairer`: who mended them; needed when some were.
    /// - `reason`: why the rest was not; needed when there is a rest.
    /// - Throws: `quantityInvalid` when nothing was damaged, less than 0 or more than that was
    ///   mended, or an amount is below 0; `outOfRange`.
    public init(
        _ code: String, item: String, count: Count, price: Money, cost: Money,
        repairer: Person.ID?, reason: String?
    ) throws(StockError) {
        guard count.damaged > .zero
        else { throw .quantityInvalid(code, quantity: count.damaged) }
        guard count.mended >= .zero, count.mended <= count.damaged
        else { throw .quantityInvalid(code, quantity: count.mended) }
        for amount in [price, cost] where amount < .zero {
            throw .quantityInvalid(code, quantity: amount.yuan)
        }
        self.code = code
        self.item = item
        do {
            scrapped = try count.damaged.subtracting(count.mended)
            let new = try (Rate(price.yuan) * Rate(count.mended)).money()
            saved = try new.subtracting(cost)
        } catch { throw .outOfRange(code) }
        var faults: [Fault] = []
        if count.mended > .zero, repairer == nil { faults.append(.repairer) }
        if scrapped > .zero, reason ?? "" == "" { faults.append(.reason) }
        if saved < .zero { faults.append(.notWorthIt) }
        self.faults = faults
    }

    /// Refuses a register in which a record stands twice.
    /// - Throws: `twice`.
    public static func check(_ records: [RepairRecord]) throws(StockError) {
        var codes: Set<Code<RepairRecord>> = []
        for record in records where !codes.insert(Code(record.code)).inserted {
            throw .twice(record.code)
        }
    }
}
