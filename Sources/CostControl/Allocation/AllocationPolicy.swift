import HospitalCore

/// How the cost of the supporting departments reaches the final ones (成本分摊方法).
public enum AllocationMethod: String, CaseIterable, Sendable {
    /// 直接分摊: every source allocates to departments that are no source, and to those only.
    case direct
    /// 逐级分步结转: sources are closed in the order of the steps; a closed one never receives.
    case stepDown = "step_down"
    /// 分项逐级分步结转 in three stages: administration and logistics, then medical auxiliary, then
    /// medical technology, each to the departments of later classes.
    /// - Source: ``Citation/costAccountingStandard2021``
    case threeStage = "three_stage"
    /// 交互分摊 (代数法): sources serve each other; the equations are solved together and exactly.
    case reciprocal
    /// 交互分摊 (迭代): whole units are passed on until nothing moves to the final departments any
    /// more; what still circulates is closed by the exact solution, so nothing is left.
    case iterative
}

/// What happens to a negative pool (红字).
public enum NegativePool: String, CaseIterable, Sendable {
    /// It is split as the mirror image of the positive amount.
    case mirror
    /// It stays in its department and is reported in `left_in_source` (the Medicare rule).
    case keep
}

/// What happens to a driver value below zero, such as refunds above income (decision 5).
public enum NegativeDriver: String, CaseIterable, Sendable {
    /// The run is refused.
    case error
    /// It counts as zero, and a finding says so.
    case zeroWithFinding = "zero_with_finding"
    /// The value of the previous period counts, and a finding says so.
    case previousPeriod = "previous_period"
}

/// Whether sources of one stage of the three-stage method serve each other.
public enum WithinStage: String, CaseIterable, Sendable {
    /// Sources of one stage do not feed each other, as the standard has it.
    case separate
    /// Sources of one stage serve each other; their equations are solved before the stage closes.
    case reciprocal
}

/// What is split as one amount.
public enum CostPooling: String, CaseIterable, Sendable {
    /// Each source on its own (decision 3).
    case bySource = "by_source"
    /// The cost of all sources of a step, which share its driver, in one pool per cost item.
    case byDriver = "by_driver"
}

/// What a receiver without a value of the driver means.
public enum MissingDriver: String, CaseIterable, Sendable {
    /// A driver is a complete list: a department that is not named used nothing.
    case usedNothing = "used_nothing"
    /// Missing is not zero: every receiver needs a value, be it 0, or the run is refused.
    case error
}

/// The smallest amount of a run: a power of ten from 1 yuan to 0.000001 yuan (decision 4).
///
/// The engine works in whole multiples of the unit, so that every unit ties out.
public struct RoundingUnit: Equatable, Sendable {
    /// How many decimals of a yuan the unit has, 0 to 6.
    public let decimals: Int

    /// 0.01 yuan, the default.
    public static let fen = RoundingUnit(decimals: 2)

    private init(decimals: Int) { self.decimals = decimals }

    /// Reads `1`, `0.1`, … `0.000001`.
    /// - Throws: `roundingUnitInvalid`.
    public init(_ text: String) throws(AllocationError) {
        let names = ["1", "0.1", "0.01", "0.001", "0.0001", "0.00001", "0.000001"]
        guard let decimals = names.firstIndex(of: text) else { throw .roundingUnitInvalid(text) }
        self.decimals = decimals
    }

    /// The unit as a decimal: `0.01`.
    public var text: String { text(1) }

    /// An amount of whole units in yuan with all decimals of the unit: 5417 fen read `54.17`.
    public func text(_ units: Int128) -> String {
        guard decimals > 0 else { return String(units) }
        let digits = String(units.magnitude)
        let missing = max(0, decimals + 1 - digits.utf8.count)
        let padded = String(repeating: "0", count: missing) + digits
        return (units < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// An amount of whole units as money; `nil` when it is no whole number of fen or does not fit.
    public func money(_ units: Int128) -> Money? {
        let factor = Decimal.powerOfTen(abs(decimals - 2))
        if decimals <= 2 {
            let (fen, overflow) = units.multipliedReportingOverflow(by: factor)
            return overflow ? nil : Int64(exactly: fen).map { Money(fen: $0) }
        }
        return units % factor == 0 ? Int64(exactly: units / factor).map { Money(fen: $0) } : nil
    }
}

/// Every choice of a run that can move a fen.
///
/// All are stored and printed with the result.
public struct AllocationPolicy: Equatable, Sendable {
    /// The smallest amount.
    public var unit: RoundingUnit
    /// Who takes what is left when shares become whole units.
    public var residual: Apportionment.Residual
    /// How many decimals the multiplier (amount ÷ driver total) is rounded to, half up, before it
    /// is used; `nil` uses the exact fraction.
    ///
    /// 0 to 12.
    public var multiplierDigits: Int?
    /// What happens to negative pools.
    public var negativePool: NegativePool
    /// What happens to negative driver values.
    public var negativeDriver: NegativeDriver
    /// What a receiver without a driver value means.
    public var missingDriver = MissingDriver.usedNothing
    /// What is split as one amount.
    public var pooling = CostPooling.bySource
    /// Whether sources of one stage serve each other.
    public var withinStage = WithinStage.separate

    /// The policy of the library unless another is named: whole fen, largest remainder, exact
    /// multipliers, mirrored negative pools, negative drivers refused; a department that a driver
    /// does not name used nothing, each source is split on its own, and sources of one stage do not
    /// feed each other.
    public init(
        unit: RoundingUnit = .fen, residual: Apportionment.Residual = .largestRemainder,
        multiplierDigits: Int? = nil, negativePool: NegativePool = .mirror,
        negativeDriver: NegativeDriver = .error
    ) {
        self.unit = unit
        self.residual = residual
        self.multiplierDigits = multiplierDigits
        self.negativePool = negativePool
        self.negativeDriver = negativeDriver
    }
}
