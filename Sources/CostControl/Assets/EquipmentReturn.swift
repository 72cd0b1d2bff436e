import HospitalCore

/// What a piece of equipment earns and costs in a period (设备效益分析), and how much it is used.
///
///     result = income − depreciation − energy − repair − parts − other
///     utilisation = used hours / available hours
///
/// - Source: requirements S-109, S-189
public struct EquipmentReturn: Equatable, Sendable {
    /// The asset.
    public let asset: String
    /// What it earned.
    public let income: Money
    /// What it cost, by kind.
    public let costs: [(kind: String, amount: Money)]
    /// Hours in use; `nil` when they were not recorded.
    public let usedHours: Decimal?
    /// Hours in which it could be used.
    public let availableHours: Decimal?

    /// A piece of equipment.
    public init(
        _ asset: String, income: Money, costs: [(kind: String, amount: Money)],
        usedHours: Decimal? = nil, availableHours: Decimal? = nil
    ) {
        self.asset = asset
        self.income = income
        self.costs = costs
        self.usedHours = usedHours
        self.availableHours = availableHours
    }

    /// Equal when every figure is.
    public static func == (one: EquipmentReturn, other: EquipmentReturn) -> Bool {
        one.asset == other.asset && one.income == other.income
            && one.costs.map(\.kind) == other.costs.map(\.kind)
            && one.costs.map(\.amount) == other.costs.map(\.amount)
            && one.usedHours == other.usedHours && one.availableHours == other.availableHours
    }

    /// The result in whole fen.
    /// - Throws: `outOfRange`.
    public func result() throws(AssetError) -> Money {
        do { return try income.subtracting(costs.map(\.amount).total()) } catch {
            throw .outOfRange(asset)
        }
    }

    /// The utilisation in percent with one digit; `nil` when hours are missing or 0 of 0.
    /// - Throws: ``MeasureError`` for hours of nothing.
    public func utilisation() throws(MeasureError) -> Percent? {
        guard let usedHours, let availableHours else { return nil }
        return try Ratio(.init("used", usedHours), over: .init("available", availableHours))
            .percent(digits: 1, rounding: .halfAwayFromZero)
    }

    /// Whether it stands idle (闲置): its utilisation is recorded and, as it is printed, below the
    /// limit in percent (decision 1).
    /// - Throws: ``MeasureError``.
    public func isIdle(below limit: Decimal) throws(MeasureError) -> Bool {
        try utilisation().map { $0.value < limit } ?? false
    }
}
