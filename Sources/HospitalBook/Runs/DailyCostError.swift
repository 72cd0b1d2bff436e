import HospitalCore

/// What can be wrong with the assets, meters and stores that a run reads from tables, beside what
/// the calculation itself refuses.
public enum DailyCostError: HospitalError, Equatable {
    /// Something is said of an asset that has no card, or that comes later.
    case assetUnknown(String, table: String, nearest: String?)
    /// A change of an asset that changes nothing, or the cost without the months that are left.
    case assetChangeUnclear(String, Month)
    /// A counting campaign that the month does not have.
    case campaignMissing(String, Month, nearest: String?)

    /// The message with its codes and the nearest right name.
    public var finding: Finding {
        switch self {
        case .assetUnknown(let asset, let table, let nearest):
            Finding(
                .assetUnknown,
                [
                    "asset": .text(asset), "table": .text(table),
                ].adding("nearest", nearest))
        case .assetChangeUnclear(let asset, let month):
            Finding(.assetChangeUnclear, ["asset": .text(asset), "month": month.value])
        case .campaignMissing(let campaign, let month, let nearest):
            Finding(
                .campaignMissing,
                [
                    "campaign": .text(campaign), "period": month.value,
                ].adding("nearest", nearest))
        }
    }
}
