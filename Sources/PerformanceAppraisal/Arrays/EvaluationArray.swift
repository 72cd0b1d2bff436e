import HospitalCore

/// What is evaluated as an array of whole numbers, for a million alternatives by many criteria
/// (评价矩阵).
///
/// The values stand criterion by criterion: those of all alternatives for the first criterion, then
/// those for the second. A value counts units of the last decimal of its criterion: with two
/// decimals 1250 is 12.50. It is what an ``EvaluationMatrix`` of the same decimals holds, and every
/// method gives the same numbers on both, to the last bit. Alternatives and criteria are named by
/// their number from 1 in errors.
public struct EvaluationArray: @unchecked Sendable {
    /// How many alternatives there are.
    public let alternativeCount: Int
    /// Which way each criterion is better.
    public let directions: [Direction]
    /// The decimals of each criterion.
    public let decimals: [Int]
    private let start: UnsafeRawPointer

    /// An array.
    /// - Throws: `empty`; `rowLength` for another number of values than alternatives × criteria;
    ///   `parameterInvalid` for decimals outside of 0 to 18.
    public init(
        alternativeCount: Int, directions: [Direction], decimals: [Int],
        values: NumberArray<Int64>
    ) throws(EvaluationError) {
        guard alternativeCount > 0, !directions.isEmpty else { throw .empty }
        guard decimals.count == directions.count else {
            throw .rowLength(
                alternative: "decimals", expected: directions.count, found: decimals.count)
        }
        let (size, overflow) = alternativeCount.multipliedReportingOverflow(by: directions.count)
        guard !overflow, values.count == size, alternativeCount <= 1 << 30,
            let start = values.start
        else {
            throw .rowLength(alternative: "—", expected: size, found: values.count)
        }
        for places in decimals where !(0...Decimal.maximumScale).contains(places) {
            throw .parameterInvalid(name: "decimals", value: String(places))
        }
        self.alternativeCount = alternativeCount
        self.directions = directions
        self.decimals = decimals
        self.start = start
    }

    /// How many criteria there are.
    public var criterionCount: Int { directions.count }

    /// The values of a criterion.
    @inline(__always)
    func column(_ criterion: Int) -> EvaluationValues {
        EvaluationValues(
            start: start + criterion &* alternativeCount &* MemoryLayout<Int64>.stride)
    }

    /// The exact value.
    func value(_ alternative: Int, _ criterion: Int) -> Decimal {
        let units = Int128(column(criterion)[alternative])
        // 64 bits and at most 18 decimals always are a decimal.
        return (try? Decimal(significand: units, scale: decimals[criterion])) ?? .zero
    }

    /// Refuses the first value of a criterion below a limit, for methods that cannot take it.
    func require(_ criterion: Int, atLeast limit: Int64) throws(EvaluationError) {
        let values = column(criterion)
        for alternative in 0..<alternativeCount where values[alternative] < limit {
            throw .notPositive(
                criterion: String(criterion + 1), alternative: String(alternative + 1),
                value: value(alternative, criterion))
        }
    }

    /// Alternatives that are calculated together, so that they stay near the processor.
    static var block: Int { 1024 }

    /// Below so many values a thread costs more than it brings: about a millisecond.
    ///
    /// Whoever brings workers decides by it.
    public static var valuesOfThread: Int { 100_000 }
}

/// The values of one criterion, alternative by alternative; the memory may be unaligned.
struct EvaluationValues {
    fileprivate let start: UnsafeRawPointer

    @inline(__always)
    subscript(alternative: Int) -> Int64 {
        start.loadUnaligned(
            fromByteOffset: alternative &* MemoryLayout<Int64>.stride, as: Int64.self)
    }

    /// The value as a statistic in units of its last decimal, rounded once to the nearest, halves
    /// to even.
    ///
    ///     high × 2³² + low          from 2⁸⁴ + high × 2³² and 2⁵² + low
    ///
    /// Both parts are exact, and so is their difference to the offsets; it is what the processor
    /// does, in steps that it can take for several values at once.
    @inline(__always)
    func real(_ alternative: Int) -> Double {
        let bits = UInt64(bitPattern: self[alternative])
        let low = Double(bitPattern: bits & 0xFFFF_FFFF | 0x4330_0000_0000_0000)
        let high = Double(bitPattern: bits >> 32 ^ 0x4530_0000_8000_0000)
        // 2⁸⁴ + 2⁶³ + 2⁵²
        return high - 0x1.00000801p84 + low
    }
}

/// Some values of a criterion as statistics, one behind the other.
struct EvaluationBlock {
    /// The numbers; room for ``EvaluationArray/block`` of them.
    let numbers: WorkingNumbers<Double>

    init() { numbers = WorkingNumbers(repeating: 0, count: EvaluationArray.block) }

    /// Takes the values of a criterion for some alternatives over.
    func load(_ array: EvaluationArray, _ criterion: Int, _ alternatives: Range<Int>) {
        load(array.column(criterion), alternatives.lowerBound, alternatives.count)
    }

    @_optimize(speed)
    @inline(never)
    private func load(_ values: EvaluationValues, _ first: Int, _ count: Int) {
        let numbers = numbers.start
        var place = 0
        while place < count {
            numbers[place] = values.real(first &+ place)
            place &+= 1
        }
    }

    /// Calls the function with stretches of the alternatives that fit a block.
    static func forEach(of alternatives: Range<Int>, _ body: (Range<Int>) -> Void) {
        var start = alternatives.lowerBound
        while start < alternatives.upperBound {
            let end = min(start + EvaluationArray.block, alternatives.upperBound)
            body(start..<end)
            start = end
        }
    }
}
