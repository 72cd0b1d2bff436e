import HospitalCore

/// Whether the cost of a ``SparseAllocation`` is small enough that no balance overflows.
extension SparseAllocation {
    /// Refuses cost that could overflow: the magnitudes of every item add up to less than 2⁶² fen.
    ///
    /// - Parameters:
    ///   - directFen: direct cost in fen, department × item, row by row.
    ///   - workers: who shares the work.
    /// - Throws: `amountOutOfRange` with the department that reaches the limit.
    public func checkRange(
        of directFen: UnsafeRawPointer, workers: Workers = .alone
    ) throws(AllocationError) {
        func fen(_ cell: Int) -> Int64 {
            directFen.loadUnaligned(
                fromByteOffset: cell * MemoryLayout<Int64>.stride, as: Int64.self)
        }
        let cells = RangeBits(of: directFen, workers.count)
        let cellCount = departmentCount * itemCount
        workers.each { cells.add(workers.stretch($0, of: cellCount), number: $0) }
        let bits = cells.all
        // No magnitude is above bits + 1.
        let (most, overflow) = (UInt64(bits) + 1)
            .multipliedReportingOverflow(by: UInt64(departmentCount))
        guard overflow || most >= Self.itemLimit else { return }
        for item in 0..<itemCount {
            var sum: UInt64 = 0
            for department in 0..<departmentCount {
                let amount = fen(department * itemCount + item)
                // Both are at most 2⁶³ and 2⁶².
                sum += amount.magnitude
                guard sum < Self.itemLimit else {
                    throw .amountOutOfRange(
                        department: String(department + 1), item: String(item + 1),
                        value: RoundingUnit.fen.text(Int128(amount)))
                }
            }
        }
    }
}

/// The bits that any of some amounts sets; those of a negative one are turned.
private final class RangeBits: @unchecked Sendable {
    private let fen: UnsafeRawPointer
    private let found: UnsafeMutableBufferPointer<Int64>

    init(of fen: UnsafeRawPointer, _ workers: Int) {
        self.fen = fen
        found = .allocate(capacity: workers)
        found.initialize(repeating: 0)
    }

    deinit { found.deallocate() }

    /// What all workers found.
    var all: Int64 { found.reduce(0, |) }

    /// Looks at some amounts; each worker has a number of its own.
    @_optimize(speed)
    func add(_ cells: Range<Int>, number: Int) {
        var (eight, one) = (SIMD8<Int64>(), Int64(0))
        let stride = MemoryLayout<Int64>.stride
        var cell = cells.lowerBound
        while cell &+ 8 <= cells.upperBound {
            let amounts = fen.loadUnaligned(
                fromByteOffset: cell &* stride, as: SIMD8<Int64>.self)
            eight |= amounts ^ (amounts &>> 63)
            cell &+= 8
        }
        while cell < cells.upperBound {
            let amount = fen.loadUnaligned(fromByteOffset: cell &* stride, as: Int64.self)
            one |= amount ^ (amount >> 63)
            cell &+= 1
        }
        for lane in 0..<8 { one |= eight[lane] }
        found[number] = one
    }
}
