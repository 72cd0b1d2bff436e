import HospitalCore
import Interchange
import Storage

/// Rows on their way from a source into a table: while one thread inserts what was read, another
/// reads on.
///
/// Reading is one at a time, and so is inserting, in the order of the source. A thread takes
/// whichever can go on, so one thread alone does all of it by turns and writes the same rows.
final class ImportFlow<Source: RowSource & ~Copyable>: @unchecked Sendable {
    private enum Turn {
        case read
        case insert(ImportedRows)
        case end
    }

    private let lock = WorkerLock()
    private let store: any Store
    private let table: TableDeclaration
    /// Of whoever reads.
    private var source: Source
    /// Of whoever reads; of the caller when all threads have ended.
    private(set) var job: ImportJob
    private var isReading = false
    private var isInserting = false
    private var hasEnded = false
    private var waiting: [ImportedRows] = []
    /// Storage of rows that are in, to be filled again.
    private var spare: [ImportedRows] = []
    /// The rows, as a spreadsheet counts, whose key was there before.
    private var refused: [Int] = []
    private var failure: (any Error)?

    init(_ job: ImportJob, from source: consuming Source, into store: any Store) {
        self.job = job
        self.source = source
        self.store = store
        table = job.columns.table
    }

    /// Reads and inserts all rows, inside of the caller's transaction, on at most so many threads;
    /// all have ended when this returns.
    ///
    /// Rows that fit into one insert need no second thread.
    /// - Throws: what the source or the database throws.
    func run(threads: Int) throws {
        if threads > 1 { job.beginSmall() }
        // Until the first rows are read there is nothing that a second thread could do.
        perform(next())
        let count = lock.locked { hasEnded ? 1 : min(threads, 2) }
        WorkerThreads.run(count) { [self] _ in work() }
        if let failure { throw failure }
        for row in refused { job.reportTwice(row: row) }
    }

    private func work() {
        while true {
            let turn = next()
            if case .end = turn { return }
            perform(turn)
        }
    }

    /// What can be done next; waits while others are at all of it.
    private func next() -> Turn {
        lock.locked {
            while true {
                guard failure == nil else { return .end }
                if !isInserting, !waiting.isEmpty {
                    isInserting = true
                    return .insert(waiting.removeFirst())
                }
                if !isReading, !hasEnded, waiting.isEmpty {
                    isReading = true
                    return .read
                }
                if hasEnded, waiting.isEmpty { return .end }
                lock.wait()
            }
        }
    }

    private func perform(_ turn: Turn) {
        do {
            switch turn {
            case .read: try read()
            case .insert(let rows): try insert(rows)
            case .end: break
            }
        } catch {
            lock.locked {
                failure = failure ?? error
                lock.wakeAll()
            }
        }
    }

    private func read() throws {
        var rows = lock.locked { spare.popLast() } ?? job.emptyRows
        let isLast = try job.read(&source, into: &rows)
        rows.batch.sort(by: job.keyColumns)
        lock.locked {
            isReading = false
            hasEnded = isLast
            if !rows.numbers.isEmpty { waiting.append(rows) }
            lock.wakeAll()
        }
    }

    private func insert(_ full: ImportedRows) throws {
        var rows = full
        let refused = try store.insert(rows.batch, into: table)
        let numbers = refused.map { rows.numbers[$0.position] }
        rows.removeAll()
        lock.locked {
            self.refused += numbers
            spare.append(rows)
            isInserting = false
            lock.wakeAll()
        }
    }
}

/// Rows of a table with their numbers in the source.
struct ImportedRows {
    var batch: RowBatch
    var numbers: [Int] = []

    mutating func removeAll() {
        batch.removeAll()
        numbers.removeAll(keepingCapacity: true)
    }
}
