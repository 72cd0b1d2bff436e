import CostControl

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
    /// - Throws: `amountOutOfRange`, and `driverTotalZero` for the first pool that cannot be split.
    public func allocate(
        _ directFen: UnsafeRawPointer, into finalFen: UnsafeMutableRawPointer, threads: Int
    ) throws(AllocationError) {
        try checkRange(of: directFen)
        let shares = shareCount
        let count = max(1, min(threads, portionCount, shares / Self.threadShares))
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

/// What the threads of an allocation share: arrays, of which each writes its own cost items, and
/// the first fault.
private final class SparseWork: @unchecked Sendable {
    let direct: UnsafeRawPointer
    let final: UnsafeMutableRawPointer?
    private let lock = WorkerLock()
    private(set) var firstFault: SparseAllocation.Fault?

    init(direct: UnsafeRawPointer, final: UnsafeMutableRawPointer?) {
        self.direct = direct
        self.final = final
    }

    func tell(_ fault: SparseAllocation.Fault) {
        lock.locked { if fault.precedes(firstFault) { firstFault = fault } }
    }
}
