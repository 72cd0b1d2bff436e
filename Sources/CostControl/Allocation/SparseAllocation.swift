import HospitalCore

/// An allocation on sparse arrays, for hospitals with thousands of cost centres.
///
///     share(r) = pool × weight(r) / Σ weight          in whole fen, largest remainder
///
/// It gives what ``PositionalAllocation`` gives with the largest remainder, fen by fen: every pool
/// (step and cost item) is split on its own, and among equal remainders the smaller position comes
/// first, in whatever order the receivers stand. A step with several sources is the policy
/// `pooled_drivers`: sources that share a driver put their cost together first, and the pool is
/// split once. That can move single fen against splitting each source, so it is never done unasked.
///
/// Weights of departments that may not receive are left out: those of the sources of the step; for
/// `direct` those of every source; for `step_down` those of sources closed before.
/// ``SparseReciprocal`` solves the reciprocal method.
public struct SparseAllocation: Sendable {
    /// One step that is ready to be calculated.
    struct Leg: Sendable {
        /// The step, counted from 1.
        let step: Int
        /// Where its sources stand in ``SparseAllocation/sources``.
        let sources: Range<Int>
        /// Where its receivers stand in ``SparseAllocation/receivers``, ascending.
        let edges: Range<Int>
        /// The sum of the weights.
        let total: UInt64
        /// Whether all weights are equal.
        let isEven: Bool
        /// Whether the remainders of its pools are found in words of 16 bits.
        let isShort: Bool
        /// Where its weights stand in ``SparseAllocation/wideWeights``; −1 when they are narrow.
        let wide: Int

        /// Whether its pools are split by ``QuotaSplit``.
        @inline(__always)
        var isProposed: Bool { !isEven && QuotaSplit.takes(self) }
    }

    /// Sums of weights below this are narrow: each of them fits 32 bits.
    static let narrowTotal: UInt64 = 1 << 29
    /// The magnitudes of one cost item add up to less than this, so no balance overflows.
    static let itemLimit: UInt64 = 1 << 62

    /// How many departments there are.
    public let departmentCount: Int
    /// How many cost items there are.
    public let itemCount: Int
    /// The method: direct, step-down or reciprocal.
    public let method: AllocationMethod
    /// The steps in their order.
    private(set) var legs: [Leg] = []
    /// The sources, step by step.
    let sources: [Int32]
    /// The receivers with a weight, step by step, ascending in each.
    private(set) var receivers: [Int32] = []
    /// The narrow weights beside the receivers; 0 beside those of wide steps.
    private(set) var weights: [UInt32] = []
    /// The weights of wide steps.
    private(set) var wideWeights: [UInt64] = []
    /// From how many steps with ``Leg/isProposed`` each department receives.
    private(set) var proposalCounts: [Int32] = []

    /// An allocation that is ready to be calculated.
    ///
    /// Departments and steps are named by their number from 1 in messages.
    /// - Throws: `nothingToAllocate`; `offsetInvalid`; `unknownDepartment` for a source or receiver
    ///   outside of the departments; `sourceTwice`; `noReceivers` when every other department is
    ///   closed; `negativeDriver`; `receiverTwice`; `tooLarge` when weights add up to 2⁶³ or more;
    ///   `policyNotForMethod` for other methods.
    public init(
        departmentCount: Int, itemCount: Int, steps: SparseSteps, method: AllocationMethod
    ) throws(AllocationError) {
        guard departmentCount > 0, itemCount > 0,
            !departmentCount.multipliedReportingOverflow(by: itemCount).overflow
        else { throw .nothingToAllocate }
        switch method {
        case .direct, .stepDown: break
        case .reciprocal where steps.sourceOffsets == nil: break
        case .reciprocal: throw .policyNotForMethod(method, policy: "pooled_drivers")
        default: throw .policyNotForMethod(method, policy: "sparse")
        }
        try steps.checkOffsets()
        self.departmentCount = departmentCount
        self.itemCount = itemCount
        self.method = method
        sources = steps.sources
        let closing = try Self.closingSteps(steps, departmentCount: departmentCount)
        receivers.reserveCapacity(steps.receivers.count)
        weights.reserveCapacity(steps.receivers.count)
        var edges = SparseEdges(longest: steps.longestStep)
        defer { edges.deallocate() }
        legs.reserveCapacity(steps.count)
        var closed = method == .direct ? sources.count : 0
        for step in 0..<steps.count {
            let places = steps.sourcePlaces(step)
            if method == .stepDown { closed += places.count }
            if method == .reciprocal { closed = 1 }
            guard let source = places.first.map({ sources[$0] }) else { continue }
            guard closed < departmentCount else {
                throw .noReceivers(source: String(source + 1), step: step + 1)
            }
            edges.clear()
            try keep(step, steps, source: source, closing: closing, in: &edges)
            if let receiver = edges.order() {
                throw .receiverTwice(
                    String(receiver + 1), source: String(source + 1), step: step + 1)
            }
            append(&edges, step: step, sources: places)
        }
        countProposals()
    }

    @_optimize(speed)
    private mutating func countProposals() {
        var counts = [Int32](repeating: 0, count: departmentCount)
        for leg in legs where leg.isProposed {
            for edge in leg.edges { counts[Int(receivers[edge])] &+= 1 }
        }
        proposalCounts = counts
    }

    /// The step that closes each department, from 0; `Int32.max` for one that is no source.
    private static func closingSteps(
        _ steps: SparseSteps, departmentCount: Int
    ) throws(AllocationError) -> [Int32] {
        var closing = [Int32](repeating: .max, count: departmentCount)
        for step in 0..<steps.count {
            for place in steps.sourcePlaces(step) {
                let source = Int(steps.sources[place])
                guard closing.indices.contains(source) else {
                    throw .unknownDepartment(
                        String(source + 1), place: "sources[\(place + 1)]", nearest: nil)
                }
                guard closing[source] == .max else {
                    throw .sourceTwice(String(source + 1), step: step + 1)
                }
                closing[source] = Int32(step)
            }
        }
        return closing
    }

    /// Keeps the receivers of a step that have a weight and may receive.
    @_optimize(speed)
    private func keep(
        _ step: Int, _ steps: SparseSteps, source: Int32, closing: [Int32],
        in edges: inout SparseEdges
    ) throws(AllocationError) {
        // A receiver that is closed by a step from `first` on or, for `reciprocal`, by another one.
        let first = method == .direct ? Int32.max : Int32(step) + 1
        let isReciprocal = method == .reciprocal
        for place in steps.receiverPlaces(step) {
            let (receiver, weight) = (steps.receivers[place], steps.weights[place])
            guard receiver >= 0, receiver < departmentCount else {
                throw .unknownDepartment(
                    String(Int(receiver) + 1), place: "receivers[\(place + 1)]", nearest: nil)
            }
            guard weight >= 0 else {
                throw .negativeDriver(
                    String(step + 1), department: String(receiver + 1), value: String(weight),
                    period: nil)
            }
            let closed = closing[Int(receiver)]
            guard weight > 0, isReciprocal ? closed != Int32(step) : closed >= first else {
                continue
            }
            guard edges.keep(receiver, weight) else {
                throw .tooLarge(source: String(source + 1), item: String(step + 1))
            }
        }
    }

    /// Appends a step.
    ///
    /// Weights that are too wide may become narrow without their common divisor, which changes
    /// neither shares nor the order of remainders.
    private mutating func append(_ edges: inout SparseEdges, step: Int, sources: Range<Int>) {
        if edges.total >= Self.narrowTotal { edges.reduce() }
        let first = receivers.count
        let isNarrow = edges.total < Self.narrowTotal
        legs.append(
            Leg(
                step: step + 1, sources: sources, edges: first..<first + edges.count,
                total: edges.total, isEven: edges.isEven,
                isShort: isNarrow && QuotaSplit.isShort(edges),
                wide: isNarrow ? -1 : wideWeights.count))
        receivers.append(
            contentsOf: UnsafeBufferPointer(start: edges.receivers, count: edges.count))
        let wide = UnsafeBufferPointer(start: edges.weights, count: edges.count)
        if isNarrow {
            weights.append(contentsOf: wide.lazy.map { UInt32(truncatingIfNeeded: $0) })
        } else {
            weights.append(contentsOf: repeatElement(0, count: edges.count))
            wideWeights.append(contentsOf: wide)
        }
    }

    /// The weight of the receiver at a place of a step.
    func weight(_ place: Int, of leg: Leg) -> UInt64 {
        leg.wide < 0
            ? UInt64(weights[leg.edges.lowerBound + place]) : wideWeights[leg.wide + place]
    }

    /// Whether a step has nothing to split by, so that a calculation can be refused on its way.
    public var canBeRefused: Bool { legs.contains { $0.total == 0 } }

    /// How many shares are calculated: receivers of all steps × cost items.
    public var shareCount: Int {
        let (shares, overflow) = receivers.count.multipliedReportingOverflow(by: itemCount)
        return overflow ? .max : shares
    }

    /// The final cost in fen, department × item: zero for the sources, and the totals tie.
    ///
    /// - Throws: `nothingToAllocate` when there is not an amount per department and item;
    ///   `amountOutOfRange`; `driverTotalZero` for cost in a step without weights; for `reciprocal`
    ///   as ``SparseReciprocal/solveExactly(_:in:)``.
    public func finalFen(of directFen: [Int64]) throws(AllocationError) -> [Int64] {
        guard directFen.count == departmentCount * itemCount else { throw .nothingToAllocate }
        var final = directFen
        let outcome = final.withUnsafeMutableBytes { bytes in
            Result { () throws(AllocationError) in
                guard let start = bytes.baseAddress else { return }
                try checkRange(of: start)
                if method == .reciprocal {
                    let reciprocal = SparseReciprocal(self)
                    let left = reciprocal.solve(
                        0..<reciprocal.portionCount, of: start, into: start)
                    return try reciprocal.solveExactly(left, in: start)
                }
                if let fault = allocate(0..<portionCount, of: start, into: start) {
                    throw error(of: fault)
                }
            }
        }
        try outcome.get()
        return final
    }
}
