import HospitalCore
import Interchange

/// Hands the blocks of a text out to threads, keeps them in turn where order matters, and ends all
/// of them when one fails.
final class BlockQueue: @unchecked Sendable {
    private let lock = WorkerLock()
    private var blocks: DelimitedText.RecordBlocks
    private let monitor: RunMonitor?
    private let passes: Int64
    private var finishedPasses: Int64 = 0
    /// Rows of each block, by its number; below 0 while it is not known.
    private var rowCounts: [Int] = []
    private var turn = 0
    private var failure: BlockError?

    /// A queue of the blocks of a text, which is read so many times.
    init(_ blocks: consuming DelimitedText.RecordBlocks, passes: Int, monitor: RunMonitor?) {
        self.blocks = blocks
        self.passes = Int64(passes)
        self.monitor = monitor
    }

    /// Fills a block; `false` when there are no more, or another thread failed.
    func next(into block: DelimitedText.RecordBlock) -> Bool {
        lock.locked {
            guard failure == nil else { return false }
            do {
                let size = Int64(blocks.size ?? 0)
                let done = finishedPasses * size + Int64(blocks.bytesRead)
                guard monitor?.progress(min(done, passes * size), passes * size) != false else {
                    throw RunMonitorError.cancelled
                }
                guard try blocks.next(into: block) else { return false }
                rowCounts.append(-1)
                return true
            } catch {
                note(BlockError(block: rowCounts.count, error: error))
                return false
            }
        }
    }

    /// Whether the text can be read again: a pipe cannot.
    var canRewind: Bool { lock.locked { blocks.size != nil } }

    /// Goes back to the beginning of the text, for the next pass; `false` when that cannot be.
    func rewind() -> Bool {
        lock.locked {
            guard blocks.rewind() else { return false }
            finishedPasses += 1
            (rowCounts, turn) = ([], 0)
            return true
        }
    }

    /// Runs `body` alone, in the order of the blocks.
    func inTurn(of block: Int, _ body: () throws -> Void) throws {
        try lock.locked {
            while turn != block, failure == nil { lock.wait() }
            // Where a block before failed, this one no longer counts.
            guard turn == block else { return }
            try body()
            turn += 1
            lock.wakeAll()
        }
    }

    /// Runs `body` alone.
    func alone<Value>(_ body: () throws -> Value) rethrows -> Value { try lock.locked(body) }

    /// Tells that a block is done and how many rows it has.
    func finish(_ block: Int, rows: Int) { lock.locked { rowCounts[block] = rows } }

    /// Tells that a block failed: threads end after the blocks they are at.
    func fail(_ block: Int, _ error: any Error) {
        lock.locked { note(error as? BlockError ?? BlockError(block: block, error: error)) }
    }

    /// The first failure counts, whichever thread was faster.
    private func note(_ error: BlockError) {
        if failure.map({ error.block < $0.block }) ?? true { failure = error }
        lock.wakeAll()
    }

    /// What the rows of the blocks are numbered by.
    /// - Throws: the failure of the first block that failed, its row counted in the whole text.
    func finished() throws -> LineNumber {
        var numbers = LineNumber()
        for rows in rowCounts.prefix(failure?.block ?? .max) { numbers.append(rows: max(0, rows)) }
        guard let failure else { return numbers }
        guard let fault = failure.error as? DelimitedTextError else { throw failure.error }
        throw fault.movingRow(by: numbers.starts.last ?? 1)
    }
}
