import HospitalCore

/// In which months an asset is depreciated (折旧起止月份).
///
/// | | first month | month of disposal | residual value |
/// |---|---|---|---|
/// | `government` | the month of acquisition | not charged | not considered |
/// | `enterprise` | the month after | still charged | taken off |
///
/// Only the month counts, never the day: 29 February starts like 1 February.
/// - Source: ``CostCitation/governmentFixedAssets2017``, ``CostCitation/enterpriseFixedAssets``
public enum DepreciationRule: String, CaseIterable, Sendable {
    /// Public bodies: 当月增加当月计提，当月减少当月不提.
    case government
    /// Enterprises: 当月增加次月计提，当月减少当月照提.
    case enterprise

    /// The first month of an asset.
    /// - Throws: `outOfRange` after 2999-12.
    public func firstMonth(acquired: Day) throws(TimeError) -> Month {
        try acquired.monthOfYear.adding(months: self == .government ? 0 : 1)
    }

    /// How many months from a first one are charged for an asset that was disposed of; below zero
    /// when that was before.
    public func months(from first: Month, disposed: Day) -> Int {
        first.months(until: disposed.monthOfYear) + (self == .government ? 0 : 1)
    }
}
