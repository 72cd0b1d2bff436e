import HospitalCore

/// The depreciation of an asset, month by month (折旧计算表).
///
///     level = (cost − residual) / months, rounded half away from zero to the fen
///     charge = level, but never more than what is left; the last month takes what is left
///
/// So the months always add up to cost − residual for a whole life: 1,000.00 over 600 months is
/// 1.67 each and ends with month 599, not with a negative month (decision 8). From a revision or an
/// opening balance on, what is left is spread over the months that are left.
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
    /// - Throws: `revisionInvalid`, `openingInvalid`, `outOfCalendar`.
    public init(_ asset: DepreciableAsset) throws(DepreciationError) {
        var charges: [Charge] = []
        var levels: [Money] = []
        for term in try DepreciationTerm.terms(of: asset) {
            levels.append(DepreciationTerm.money(term.level))
            for position in 0..<term.count where term.charged(position) < term.left {
                charges.append(try term.charge(position, of: asset))
            }
        }
        self.asset = asset
        self.levels = levels
        self.charges = charges
    }

    /// What was charged in all, with what was charged before an opening balance.
    public var accumulated: Money {
        charges.last?.accumulated ?? asset.opening?.accumulated ?? .zero
    }
}
