import HospitalCore

/// What can go wrong with a book as a database.
///
/// A statement is shown without its values: those are bound and may be private.
public enum StorageError: HospitalError, Hashable {
    /// The file cannot be opened.
    case cannotOpen(path: String, detail: String)
    /// The directory of the file does not exist.
    case directoryMissing(path: String)
    /// The file does not exist and its directory refuses a new one.
    case directoryNotWritable(directory: String)
    /// The file is no database.
    case noDatabase(path: String)
    /// The database is damaged.
    case damaged(path: String, detail: String)
    /// A newer library has applied migrations that this one does not know.
    case newerSchema(migrations: [String])
    /// Somebody else held the book for longer than the busy timeout.
    case locked(path: String, milliseconds: Int)
    /// Somebody else wrote after this transaction had begun to read.
    case changedMeanwhile(path: String)
    /// The disk, or the size the database may reach, is full.
    case full(path: String)
    /// Reading or writing failed; the code is the extended result code of SQLite.
    case inputOutput(path: String, code: Int, detail: String)
    /// The book was opened for reading, or its file may only be read.
    case readOnly(path: String)
    /// The parent of this process had the file open when it forked.
    case openBeforeFork(path: String)
    /// The database refused the statement.
    case statement(String, detail: String)
    /// The statement takes another number of values.
    case bindings(String, expected: Int, given: Int)
    /// The primary key stands in the table already; the detail names the columns.
    case keyTwice(detail: String)
    /// A column that must have a value got none; the detail names it.
    case valueMissing(detail: String)
    /// A text or a statement is longer than the database takes.
    case tooBig(detail: String)
    /// There is not enough memory.
    case outOfMemory
    /// Another thread has called ``Store/interrupt()``.
    case interrupted
    /// The store has been closed.
    case closed(path: String)
    /// A transaction is open already.
    case transactionNested
    /// No transaction is open.
    case transactionMissing
    /// No area of that name is declared.
    case areaUnknown(String)
    /// A statistic is NaN or infinite; the position counts from 1.
    case notFinite(position: Int)
    /// The last row of a batch lacks values.
    case rowWidth(table: String, expected: Int, given: Int)
    /// A text in the database is not UTF-8; the column counts from 1.
    case textInvalid(statement: String, column: Int)
    /// An error of a database that is reached by ODBC.
    case database(DatabaseError)

    /// The message with its figures.
    public var finding: Finding {
        if case .database(let error) = self { return error.finding }
        return fileFinding ?? statementFinding
    }

    /// The message of an error about the file as a whole.
    private var fileFinding: Finding? {
        switch self {
        case .cannotOpen(let path, let detail):
            Finding(.storeCannotOpen, ["path": .text(path), "detail": .text(detail)])
        case .directoryMissing(let path): Finding(.storeDirectoryMissing, ["path": .text(path)])
        case .directoryNotWritable(let path):
            Finding(.storeDirectoryNotWritable, ["path": .text(path)])
        case .noDatabase(let path): Finding(.storeNoDatabase, ["path": .text(path)])
        case .damaged(let path, let detail):
            Finding(.storeDamaged, ["path": .text(path), "detail": .text(detail)])
        case .newerSchema(let migrations):
            Finding(.storeSchemaNewer, ["names": .text(migrations.joined(separator: ", "))])
        case .locked(let path, let milliseconds):
            Finding(.storeLocked, ["path": .text(path), "milliseconds": .count(milliseconds)])
        case .changedMeanwhile(let path):
            Finding(.storeChangedMeanwhile, ["path": .text(path)])
        case .full(let path): Finding(.storeFull, ["path": .text(path)])
        case .inputOutput(let path, let code, let detail):
            Finding(
                .storeInputOutput,
                ["path": .text(path), "code": .count(code), "detail": .text(detail)])
        case .readOnly(let path): Finding(.storeReadOnly, ["path": .text(path)])
        case .closed(let path): Finding(.storeClosed, ["path": .text(path)])
        case .openBeforeFork(let path): Finding(.storeOpenBeforeFork, ["path": .text(path)])
        default: nil
        }
    }

    /// The message of an error about one statement, value or transaction.
    private var statementFinding: Finding {
        switch self {
        case .statement(let text, let detail):
            Finding(.storeStatement, ["statement": .text(text), "detail": .text(detail)])
        case .bindings(let text, let expected, let given):
            Finding(
                .storeBindings,
                ["statement": .text(text), "expected": .count(expected), "count": .count(given)])
        case .keyTwice(let detail): Finding(.storeKeyTwice, ["detail": .text(detail)])
        case .valueMissing(let detail): Finding(.storeValueMissing, ["detail": .text(detail)])
        case .tooBig(let detail): Finding(.storeTooBig, ["detail": .text(detail)])
        case .outOfMemory: Finding(.storeMemory)
        case .interrupted: Finding(.storeInterrupted)
        case .transactionNested: Finding(.transactionNested)
        case .transactionMissing: Finding(.transactionMissing)
        case .areaUnknown(let name): Finding(.areaUnknown, ["name": .text(name)])
        case .notFinite(let position): Finding(.valueNotFinite, ["position": .count(position)])
        case .rowWidth(let table, let expected, let given):
            Finding(
                .rowWidth,
                ["table": .text(table), "expected": .count(expected), "count": .count(given)])
        case .textInvalid(let text, let column):
            Finding(.storeTextInvalid, ["statement": .text(text), "column": .count(column)])
        default: Finding(.internalFault, ["detail": .text("\(self)")])
        }
    }
}
