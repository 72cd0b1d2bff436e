/// What threads that share the lines of a run agree on: who may go on where order matters, and the
/// failure that ends all of them.
final class WorkTurns: @unchecked Sendable {
    private let lock = WorkerLock()
    private var turn = 0
    private var failure: BlockError?

    /// Runs `body` alone.
    func alone<Value>(_ body: () throws -> Value) rethrows -> Value { try lock.locked(body) }

    /// Runs `body` alone, unless another thread failed; what it throws is a failure of a part.
    func unlessFailed(part: () -> Int, _ body: () throws -> Bool) -> Bool {
        lock.locked {
            guard failure == nil else { return false }
            do { return try body() } catch {
                note(BlockError(block: part(), error: error))
                return false
            }
        }
    }

    /// Runs `body` alone, in the order of the parts.
    func inTurn(of part: Int, _ body: () throws -> Void) throws {
        try lock.locked {
            while turn != part, failure == nil { lock.wait() }
            // Where a part before failed, this one no longer counts.
            guard turn == part else { return }
            try body()
            turn += 1
            lock.wakeAll()
        }
    }

    /// Begins with part 0 again, as if nothing had failed; only while one thread is at work.
    func restart() { (turn, failure) = (0, nil) }

    /// Tells that a part failed: threads end after the parts they are at.
    func fail(_ part: Int, _ error: any Error) {
        lock.locked { note(error as? BlockError ?? BlockError(block: part, error: error)) }
    }

    /// The first failure counts, whichever thread was faster.
    private func note(_ error: BlockError) {
        if failure.map({ error.block < $0.block }) ?? true { failure = error }
        lock.wakeAll()
    }

    /// The failure of the first part that failed; `nil` when all went well.
    var firstFailure: BlockError? { lock.locked { failure } }
}
