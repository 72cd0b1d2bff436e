import HospitalCore
import Interchange

/// Hands the blocks of a text out to threads, keeps them in turn where order matters, and ends all
/// of them when one fails.
final class BlockQueue: @unchecked Sendable {
    private let turns = WorkTurns()
    private var blocks: DelimitedText.RecordBlocks
    /// The text in pieces, which threads read without waiting for one another; `nil` when each
    /// block begins where the one before ends.
    private var pieces: DelimitedText.RecordPieces?
    private let monitor: RunMonitor?
    private let passes: Int64
    private var finishedPasses: Int64 = 0
    /// Rows of each block, by its number; below 0 while it is not known.
    private var rowCounts: [Int] = []

    /// A queue of the blocks of a text, which is read so many times.
    init(_ blocks: consuming DelimitedText.RecordBlocks, passes: Int, monitor: RunMonitor?) {
        pieces = blocks.pieces()
        self.blocks = blocks
        self.passes = Int64(passes)
        self.monitor = monitor
    }

    /// Fills a block; `false` when there are no more, or another thread failed.
    func next(into block: DelimitedText.RecordBlock) -> Bool {
        var number = 0
        let isThere = turns.unlessFailed(part: { rowCounts.count }) {
            number = rowCounts.count
            let size = Int64(blocks.size ?? 0)
            let read = pieces?.start(of: number) ?? blocks.bytesRead
            let done = finishedPasses * size + Int64(read)
            try monitor?.tell(min(done, passes * size), of: passes * size)
            let hasMore = try pieces.map { number < $0.count } ?? blocks.next(into: block)
            guard hasMore else { return false }
            rowCounts.append(-1)
            return true
        }
        guard isThere, let pieces else { return isThere }
        do {
            guard try pieces.fill(block, number) else { throw QuotesFound() }
            return true
        } catch {
            fail(number, error)
            return false
        }
    }

    /// Begins anew, with one block after the other, as a text with quotes has to be read.
    /// - Throws: what ended the reading, when that was something else.
    func readInOrder(after error: any Error) throws {
        guard error is QuotesFound else { throw error }
        pieces = nil
        (finishedPasses, rowCounts) = (0, [])
        turns.restart()
    }

    /// Whether the text can be read again: a pipe cannot.
    var canRewind: Bool { turns.alone { blocks.size != nil } }

    /// Goes back to the beginning of the text, for the next pass; `false` when that cannot be.
    func rewind() -> Bool {
        turns.alone {
            guard pieces != nil || blocks.rewind() else { return false }
            finishedPasses += 1
            rowCounts = []
            turns.restart()
            return true
        }
    }

    /// Runs `body` alone, in the order of the blocks.
    func inTurn(of block: Int, _ body: () throws -> Void) throws {
        try turns.inTurn(of: block, body)
    }

    /// Runs `body` alone.
    func alone<Value>(_ body: () throws -> Value) rethrows -> Value { try turns.alone(body) }

    /// Tells that a block is done and how many rows it has.
    func finish(_ block: Int, rows: Int) { turns.alone { rowCounts[block] = rows } }

    /// Tells that a block failed: threads end after the blocks they are at.
    func fail(_ block: Int, _ error: any Error) { turns.fail(block, error) }

    /// What the rows of the blocks are numbered by.
    /// - Throws: the failure of the first block that failed, its row counted in the whole text.
    func finished() throws -> LineNumber {
        let failure = turns.firstFailure
        var numbers = LineNumber()
        for rows in rowCounts.prefix(failure?.block ?? .max) { numbers.append(rows: max(0, rows)) }
        guard let failure else { return numbers }
        guard let fault = failure.error as? DelimitedTextError else { throw failure.error }
        throw fault.movingRow(by: numbers.starts.last ?? 1)
    }
}

/// A quote stands where none was expected, so that a line break may belong to a field.
private struct QuotesFound: Error {}
