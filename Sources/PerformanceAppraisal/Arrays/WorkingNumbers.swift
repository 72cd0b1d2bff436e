/// Room for numbers that a calculation on arrays owns while it runs.
///
/// Several workers may write at once as long as no two write the same position. Positions are
/// counted from 0 and lie below `count`; whoever loops over them holds to that.
final class WorkingNumbers<Number: BitwiseCopyable>: @unchecked Sendable {
    /// Where the first number stands.
    let start: UnsafeMutablePointer<Number>
    /// How many there are.
    let count: Int

    /// So many numbers, all the same.
    init(repeating number: Number, count: Int) {
        start = .allocate(capacity: max(1, count))
        start.initialize(repeating: number, count: count)
        self.count = count
    }

    deinit { start.deallocate() }

    /// The number at a position.
    subscript(position: Int) -> Number {
        @inline(__always) get { start[position] }
        @inline(__always) set { start[position] = newValue }
    }
}
