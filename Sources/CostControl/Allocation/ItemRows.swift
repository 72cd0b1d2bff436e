/// Eight amounts in fen side by side, one for each of eight cost items, as two's complement.
typealias ItemFen = SIMD8<UInt64>

/// Where up to eight cost items stand in amounts in fen, department × item, row by row.
///
/// The memory may be unaligned. Items that do not exist are zero and are not written.
struct ItemRows {
    /// The items, at most eight.
    let items: Range<Int>
    /// The items of a whole row.
    let itemCount: Int

    /// The items of a portion, of which each but the last one has eight.
    init(portion: Int, itemCount: Int) {
        let first = portion * SparseAllocation.width
        items = first..<min(first + SparseAllocation.width, itemCount)
        self.itemCount = itemCount
    }

    @inline(__always)
    private func offset(_ department: Int) -> Int {
        (department &* itemCount &+ items.lowerBound) &* MemoryLayout<Int64>.stride
    }

    /// The amounts of a department.
    @inline(__always)
    func amounts(of department: Int, in fen: UnsafeRawPointer) -> ItemFen {
        let start = fen + offset(department)
        guard items.count < SparseAllocation.width else {
            return start.loadUnaligned(as: ItemFen.self)
        }
        var amounts = ItemFen()
        for item in 0..<items.count {
            amounts[item] = start.loadUnaligned(
                fromByteOffset: item &* MemoryLayout<Int64>.stride, as: UInt64.self)
        }
        return amounts
    }

    /// The bits of the first and the last amount of a department.
    @inline(__always)
    func ends(of department: Int, in fen: UnsafeRawPointer) -> UInt64 {
        let start = fen + offset(department)
        return start.loadUnaligned(as: UInt64.self)
            | start.loadUnaligned(
                fromByteOffset: (items.count &- 1) &* MemoryLayout<Int64>.stride, as: UInt64.self)
    }

    /// Writes the amounts of a department.
    @inline(__always)
    func write(_ amounts: ItemFen, of department: Int, to fen: UnsafeMutableRawPointer) {
        let start = fen + offset(department)
        guard items.count < SparseAllocation.width else {
            return start.storeBytes(of: amounts, as: ItemFen.self)
        }
        for item in 0..<items.count {
            start.storeBytes(
                of: amounts[item], toByteOffset: item &* MemoryLayout<Int64>.stride,
                as: UInt64.self)
        }
    }
}
