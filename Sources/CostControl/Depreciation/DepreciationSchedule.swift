import HospitalCore

/// The depreciation of an asset, month by month (折旧计算表).
///
///     level = (cost − residual) / months, rounded half away from zero to the fen
///     charge = level, but never more than what is left; the last month takes what is left
///
/// So the months always add up to cost − residual for a whole life: 1,000.00 over 600 months is
/// 1.67 each and ends with month 599, not with a negative month (decision 8). From a revision on,
/// what is left is spread over the months that are left.
/// - Source: ``CostCitation/governmentFixedAssets2017``
public struct DepreciationSchedule: Equatable, Sendable {
    /// One month.
    public struct Charge: Equatable, Sendable {
        /// The month.
        public let month: Month
        /// What it is charged.
        public let amount: Money
        /// All charges up to it.
        public let accumulated: Money
        /// Cost less all charges (净值).
        public let net: Money
    }

    /// The asset.
    public let asset: DepreciableAsset
    /// The level amounts: the first, and one for each revision.
    public let levels: [Money]
    /// The months that are charged, in their order.
    public let charges: [Charge]

    /// The depreciation of an asset up to the end of its life or to its disposal.
    /// - Throws: `revisionInvalid`, `outOfCalendar`.
    public init(_ asset: DepreciableAsset) throws(DepreciationError) {
        var run = DepreciationRun(asset: asset)
        var start = try run.dated { () throws(TimeError) in
            try asset.rule.firstMonth(acquired: asset.acquired)
        }
        var months = asset.life
        for revision in asset.revisions {
            let passed = start.months(until: revision.month)
            guard passed > 0, passed < months else {
                throw .revisionInvalid(asset: asset.code, month: revision.month)
            }
            try run.charge(from: start, life: months, until: passed)
            try run.change(by: revision)
            (start, months) = (revision.month, revision.months)
        }
        try run.charge(from: start, life: months, until: months)
        self.asset = asset
        levels = run.levels
        charges = run.charges
    }

    /// What was charged in all.
    public var accumulated: Money { charges.last?.accumulated ?? .zero }
}

/// The state of a schedule while its months are written.
private struct DepreciationRun {
    let asset: DepreciableAsset
    var cost: Int128
    var left: Int128
    var charged: Int128 = 0
    var levels: [Money] = []
    var charges: [DepreciationSchedule.Charge] = []

    init(asset: DepreciableAsset) {
        self.asset = asset
        cost = Int128(asset.cost.fen)
        left = cost - Int128(asset.residual.fen)
    }

    /// Writes the first `count` months of a life over which what is left is spread.
    mutating func charge(from start: Month, life: Int, until count: Int) throws(DepreciationError) {
        // The life is at least one month and what is left fits 64 bits, so the quotient exists.
        let level = left.divided(by: Int128(life), rounding: .halfAwayFromZero) ?? left
        levels.append(Money(fen: Int64(truncatingIfNeeded: level)))
        for position in 0..<count {
            guard left > 0 else { return }
            let month = try dated { () throws(TimeError) in try start.adding(months: position) }
            if let disposed = asset.disposed, !asset.rule.charges(month, disposed: disposed) {
                return
            }
            let amount = position == life - 1 ? left : min(level, left)
            left -= amount
            charged += amount
            charges.append(DepreciationSchedule.Charge(
                month: month, amount: money(amount), accumulated: money(charged),
                net: money(cost - charged)))
        }
    }

    mutating func change(by revision: DepreciationRevision) throws(DepreciationError) {
        cost += Int128(revision.costChange.fen)
        left += Int128(revision.costChange.fen)
        guard left >= 0, Int64(exactly: cost) != nil else {
            throw .revisionInvalid(asset: asset.code, month: revision.month)
        }
    }

    func dated<Value>(_ body: () throws(TimeError) -> Value) throws(DepreciationError) -> Value {
        do { return try body() } catch { throw .outOfCalendar(asset: asset.code) }
    }

    /// Every amount lies between zero and the cost, which fits 64 bits.
    private func money(_ fen: Int128) -> Money { Money(fen: Int64(truncatingIfNeeded: fen)) }
}
