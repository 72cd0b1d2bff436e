import HospitalCore

/// Why an asset cannot be depreciated as it is described.
public enum DepreciationError: HospitalError, Equatable {
    /// A life of no months, or of more than the library takes.
    case lifeInvalid(asset: String, months: Int)
    /// A negative residual value or one above the cost.
    case amountInvalid(asset: String, cost: Money, residual: Money)
    /// A residual value under the government rule, which knows none.
    case residualNotAllowed(asset: String, residual: Money)
    /// A disposal before the acquisition.
    case disposedTooEarly(asset: String, disposed: Day, acquired: Day)
    /// A life beyond the last year the library knows.
    case outOfCalendar(asset: String)
    /// A revision that does not follow the one before, lies outside of the life, or leaves a
    /// negative value.
    case revisionInvalid(asset: String, month: Month)
    /// An opening balance that is not whole, above what is charged in all, before the first month,
    /// or without months for what is left.
    case openingInvalid(asset: String)
    /// A number that is no day yyyymmdd.
    case dayInvalid(asset: String, day: Int32)
    /// Units of work below zero, or none in all.
    case unitsInvalid(asset: String, units: Decimal)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .lifeInvalid(let asset, let months):
            return Finding(
                .depreciationLifeInvalid,
                [
                    "asset": .text(asset), "months": .count(months),
                    "limit": .count(DepreciableAsset.longestLife),
                ])
        case .amountInvalid(let asset, let cost, let residual):
            return Finding(
                .depreciationAmountInvalid,
                [
                    "asset": .text(asset), "cost": .text(cost.description),
                    "residual": .text(residual.description),
                ])
        case .residualNotAllowed(let asset, let residual):
            return Finding(
                .depreciationResidualNotAllowed,
                [
                    "asset": .text(asset), "residual": .text(residual.description),
                ])
        case .disposedTooEarly(let asset, let disposed, let acquired):
            return Finding(
                .depreciationDisposedTooEarly,
                [
                    "asset": .text(asset), "disposed": .text(disposed.description),
                    "acquired": .text(acquired.description),
                ])
        case .outOfCalendar(let asset):
            return Finding(.depreciationOutOfCalendar, ["asset": .text(asset)])
        case .revisionInvalid(let asset, let month):
            return Finding(
                .depreciationRevisionInvalid,
                [
                    "asset": .text(asset), "month": .period(month.description),
                ])
        case .openingInvalid(let asset):
            return Finding(.depreciationOpeningInvalid, ["asset": .text(asset)])
        case .dayInvalid(let asset, let day):
            return Finding(
                .depreciationDayInvalid, ["asset": .text(asset), "day": .text(String(day))])
        case .unitsInvalid(let asset, let units):
            return Finding(
                .depreciationUnitsInvalid,
                [
                    "asset": .text(asset), "units": .text(units.description),
                ])
        }
    }
}
