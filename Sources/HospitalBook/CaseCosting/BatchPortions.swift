import HospitalCore
import Interchange

/// Hands the rows of batches out to threads in portions, keeps these in turn where order matters,
/// and ends all threads when one fails.
///
/// The batches are held here: threads borrow them, and the thread that made the call gives them
/// back, as their producer may expect.
final class BatchPortions: @unchecked Sendable {
    /// Some rows of a batch.
    struct Portion {
        let number: Int
        let batch: ArrowBatch
        let rows: Range<Int>
    }

    /// Rows that are read together: their columns of numbers stay in a processor's second cache.
    static let chunkRows = 4_096
    /// Rows of a portion: enough that threads rarely wait for one another.
    private static let portionRows = 1 << 16

    private let turns = WorkTurns()
    private let batches: [ArrowBatch]
    private let portionRows: Int
    private let monitor: RunMonitor?
    private let total: Int64
    private var done: Int64
    private var taken = 0
    private var batch = 0
    private var row = 0

    /// The rows of some batches.
    /// - `inTurn`: portions are kept in turn, so they are small.
    /// - `done`: what was done before, of a total that is 0 while it is not known.
    init(
        _ batches: [ArrowBatch], inTurn: Bool, monitor: RunMonitor?, done: Int64, total: Int64
    ) {
        self.batches = batches
        self.monitor = monitor
        self.done = done
        self.total = total
        portionRows = inTurn ? Self.chunkRows : Self.portionRows
    }

    /// How many rows there are.
    var rowCount: Int { batches.reduce(0) { $0 + $1.rowCount } }

    /// The number of the oldest batch.
    var oldest: Int { batches.first?.number ?? 0 }

    /// The next portion; `nil` when there are no more, or another thread failed.
    func next() -> Portion? {
        var portion: Portion?
        _ = turns.unlessFailed(part: { taken }) {
            while batch < batches.count, row >= batches[batch].rowCount {
                (batch, row) = (batch + 1, 0)
            }
            guard batch < batches.count else { return false }
            let end = min(batches[batch].rowCount, row + portionRows)
            try monitor?.tell(total == 0 ? 0 : done, of: total)
            portion = Portion(number: taken, batch: batches[batch], rows: row..<end)
            done += Int64(end - row)
            (taken, row) = (taken + 1, end)
            return true
        }
        return portion
    }

    /// Runs `body` alone, in the order of the portions.
    func inTurn(of portion: Portion, _ body: () throws -> Void) throws {
        try turns.inTurn(of: portion.number, body)
    }

    /// Runs `body` alone.
    func alone<Value>(_ body: () throws -> Value) rethrows -> Value { try turns.alone(body) }

    /// Runs `body` with the rows of a portion, some at a time; what it throws ends all threads.
    func forEachChunk(of portion: Portion, _ body: (Range<Int>) throws -> Void) {
        var start = portion.rows.lowerBound
        while start < portion.rows.upperBound {
            let end = min(portion.rows.upperBound, start + Self.chunkRows)
            do { try body(start..<end) } catch { return fail(portion.number, error) }
            start = end
        }
    }

    /// Tells that a portion failed, which ends all threads.
    func fail(_ portion: Int, _ error: any Error) { turns.fail(portion, error) }

    /// Ends the run.
    /// - Throws: the failure of the first portion that failed.
    func finish() throws {
        if let failure = turns.firstFailure { throw failure.error }
    }
}
