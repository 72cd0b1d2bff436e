import CostControl
import HospitalCore

extension SparseAllocation {
    /// Below so many shares a thread costs more than it brings: about a millisecond.
    private static let threadShares = 300_000

    /// Calculates the final cost in fen on some threads, all of which have ended when it returns.
    ///
    /// The threads share the cost items; the result does not depend on their number.
    ///
    /// - Parameters:
    ///   - directFen: direct cost in fen, department × item, row by row.
    ///   - finalFen: receives the final cost, laid out alike; it is untouched on an error, and may
    ///     be `directFen` itself.
    ///   - threads: how many threads may work, the calling one included.
    /// - Throws: `amountOutOfRange`; `driverTotalZero` for the first pool that cannot be split; for
    ///   the reciprocal method as `SparseReciprocal.solveExactly`.
    public func allocate(
        _ directFen: UnsafeRawPointer, into finalFen: UnsafeMutableRawPointer, threads: Int
    ) throws(AllocationError) {
        let workers = Workers.threads(threadCount(threads, portions: portionCount))
        try checkRange(of: directFen, workers: workers)
        if method == .reciprocal {
            return try solve(directFen, into: finalFen, threads: threads)
        }
        let count = threadCount(threads, portions: portionCount)
        // What can be refused is looked through before anything is written.
        for target in canBeRefused ? [nil, finalFen] : [finalFen] {
            let work = SparseWork(direct: directFen, final: target)
            WorkerThreads.run(count) { number in
                let portions = portionCount * number / count..<portionCount * (number + 1) / count
                if let fault = allocate(portions, of: work.direct, into: work.final) {
                    work.tell(fault)
                }
            }
            if let fault = work.firstFault { throw error(of: fault) }
        }
    }
}

extension SparseAllocation {
    /// How many threads the shares are worth.
    private func threadCount(_ threads: Int, portions: Int) -> Int {
        max(1, min(threads, portions, shareCount / Self.threadShares))
    }

    /// Solves the equations of the reciprocal method.
    private func solve(
        _ directFen: UnsafeRawPointer, into finalFen: UnsafeMutableRawPointer, threads: Int
    ) throws(AllocationError) {
        let size = departmentCount * itemCount * MemoryLayout<Int64>.stride
        // What cannot be solved is known late, and the caller's array stays as it was.
        let room = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        defer { room.deallocate() }
        let reciprocal = SparseReciprocal(self)
        let portions = reciprocal.portionCount
        let count = threadCount(threads, portions: portions)
        let work = SparseWork(direct: directFen, final: room)
        WorkerThreads.run(count) { number in
            guard let final = work.final else { return }
            work.leave(
                reciprocal.solve(
                    portions * number / count..<portions * (number + 1) / count,
                    of: work.direct, into: final))
        }
        try reciprocal.solveExactly(work.unsolved.sorted(), in: room)
        finalFen.copyMemory(from: room, byteCount: size)
    }
}

/// What the threads of an allocation share: arrays, of which each writes its own cost items, and
/// the first fault.
private final class SparseWork: @unchecked Sendable {
    let direct: UnsafeRawPointer
    let final: UnsafeMutableRawPointer?
    private let lock = WorkerLock()
    private(set) var firstFault: SparseAllocation.Fault?
    /// The cost items that are left to an exact solution.
    private(set) var unsolved: [Int] = []

    init(direct: UnsafeRawPointer, final: UnsafeMutableRawPointer?) {
        self.direct = direct
        self.final = final
    }

    func tell(_ fault: SparseAllocation.Fault) {
        lock.locked { if fault.precedes(firstFault) { firstFault = fault } }
    }

    func leave(_ items: [Int]) { lock.locked { unsolved += items } }
}
