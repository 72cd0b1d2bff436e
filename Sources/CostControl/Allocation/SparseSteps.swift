/// The steps of an allocation as sparse arrays: for each step only those who receive something.
///
/// All departments are positions from 0. The receivers of step s stand at
/// `receiverOffsets[s] ..< receiverOffsets[s + 1]`, in any order, with their weights beside them.
public struct SparseSteps: Equatable, Sendable {
    /// The sources, step by step.
    public let sources: [Int32]
    /// Where the sources of each step begin, and the end behind them; `nil` when every step closes
    /// one source.
    public let sourceOffsets: [Int32]?
    /// Where the receivers of each step begin, and the end behind them.
    public let receiverOffsets: [Int32]
    /// The receivers, step by step.
    public let receivers: [Int32]
    /// How much each receiver used of the step, in any unit; not negative.
    public let weights: [Int64]

    /// Steps from arrays; ``SparseAllocation`` checks them.
    public init(
        sources: [Int32], sourceOffsets: [Int32]? = nil, receiverOffsets: [Int32],
        receivers: [Int32], weights: [Int64]
    ) {
        self.sources = sources
        self.sourceOffsets = sourceOffsets
        self.receiverOffsets = receiverOffsets
        self.receivers = receivers
        self.weights = weights
    }

    /// How many steps there are.
    public var count: Int { max(0, receiverOffsets.count - 1) }

    /// Where the sources of a step stand.
    func sourcePlaces(_ step: Int) -> Range<Int> {
        guard let sourceOffsets else { return step..<step + 1 }
        return Int(sourceOffsets[step])..<Int(sourceOffsets[step + 1])
    }

    /// Where the receivers of a step stand.
    func receiverPlaces(_ step: Int) -> Range<Int> {
        Int(receiverOffsets[step])..<Int(receiverOffsets[step + 1])
    }

    /// The most receivers of a step.
    var longestStep: Int {
        (0..<count).reduce(0) { max($0, receiverPlaces($1).count) }
    }

    /// Refuses offsets that do not begin at 0, go back, or do not end with the arrays.
    func checkOffsets() throws(AllocationError) {
        try Self.check(receiverOffsets, end: receivers.count, "receiver_offsets")
        guard weights.count == receivers.count else {
            throw .offsetInvalid("weights", position: 1, value: weights.count)
        }
        if let sourceOffsets {
            guard sourceOffsets.count == receiverOffsets.count else {
                throw .offsetInvalid("source_offsets", position: 1, value: sourceOffsets.count)
            }
            try Self.check(sourceOffsets, end: sources.count, "source_offsets")
        } else if sources.count != count {
            throw .offsetInvalid("sources", position: 1, value: sources.count)
        }
    }

    private static func check(
        _ offsets: [Int32], end: Int, _ list: String
    ) throws(AllocationError) {
        var before = 0
        for (index, offset) in offsets.enumerated() {
            let isLast = index == offsets.count - 1
            guard offset >= before, index > 0 || offset == 0, !isLast || offset == end else {
                throw .offsetInvalid(list, position: index + 1, value: Int(offset))
            }
            before = Int(offset)
        }
        guard !offsets.isEmpty || end == 0 else {
            throw .offsetInvalid(list, position: 1, value: 0)
        }
    }
}
