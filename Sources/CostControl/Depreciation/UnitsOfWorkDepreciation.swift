import HospitalCore

/// Depreciation by the work an asset does (工作量法): kilometres, exposures, hours.
///
///     charged up to a month = (cost − residual) × min(Σ units, total) / total, to the fen
///     charge of the month = charged up to it − charged up to the month before
///
/// Only the running total is rounded, half away from zero, so nothing drifts and the charges add up
/// to cost − residual when the total is reached. Work beyond the total is charged nothing.
/// - Source: ``CostCitation/governmentFixedAssets2017``
public struct UnitsOfWorkDepreciation: Equatable, Sendable {
    /// The number of the asset card; named in messages.
    public let code: String
    /// Cost less residual value.
    public let base: Money
    /// The work of its whole life.
    public let total: Decimal

    /// An asset that is depreciated by its work.
    /// - Throws: `amountInvalid` for a residual value below zero or above the cost; `unitsInvalid`
    ///   for a total that is not above zero.
    public init(
        code: String, cost: Money, residual: Money = .zero, total: Decimal
    ) throws(DepreciationError) {
        guard residual >= .zero, residual <= cost,
            let base = try? cost.subtracting(residual)
        else { throw .amountInvalid(asset: code, cost: cost, residual: residual) }
        guard total > .zero else { throw .unitsInvalid(asset: code, units: total) }
        self.code = code
        self.base = base
        self.total = total
    }

    /// The charges of consecutive months by the units of each.
    /// - Throws: `unitsInvalid` for units below zero or too many to add up.
    public func charges(_ units: [Decimal]) throws(DepreciationError) -> [Money] {
        var worked = Decimal.zero
        var charged = Money.zero
        var charges: [Money] = []
        for month in units {
            guard month >= .zero, let sum = try? worked.adding(month),
                let share = try? Rate(min(sum, total)).divided(by: Rate(total)),
                let whole = try? share.applied(to: base, rounding: .halfAwayFromZero),
                let charge = try? whole.subtracting(charged)
            else { throw .unitsInvalid(asset: code, units: month) }
            (worked, charged) = (sum, whole)
            charges.append(charge)
        }
        return charges
    }
}
