import HospitalCore
import Storage

/// One hospital's book (账簿): facts go in, procedures run over them, results come out — all in
/// ordinary tables named `hosp_*` that any report tool can read.
///
/// A book keeps no clock and no login: the host says what time it is (``now``) and who works
/// (``actor``), and both are stored with every import, run and change. A book is used by one thread
/// at a time.
public final class Book {
    /// The database of the book.
    public let store: any Store
    /// The tables a book can have.
    public let schema: Schema
    /// The version of the library, stored with batches and runs.
    public let libraryVersion: String
    /// Who works with the book; `nil` when the host names nobody.
    public var actor: String?
    /// The wall time yyyymmddhhmmss that is recorded; the host sets it before it changes anything.
    public var now: Int64?
    /// How many threads a call of this book may use; they end before it returns.
    public var threads = 1
    /// What long calls of this book tell how far they are.
    public var monitor: RunMonitor?
    /// What the last import found; empty after one that was taken.
    public internal(set) var importFindings: [ImportFinding] = []
    /// The run that a procedure of this book made or found last; `nil` before the first.
    public internal(set) var lastRun: Run?
    /// Where the tables of attached sources are, by the names that the host gives the places:
    /// locations as of a book.
    ///
    /// They may hold passwords, and are never stored.
    public var attachedLocations: [String: String] = [:]
    private var preparedAreas: Set<String> = []

    /// Opens the book at a location: a file path, `:memory:` or nothing for one in memory, or
    /// `odbc:` and a connection string for one in a hospital's own database.
    ///
    /// A file that does not exist is made. A book that a newer library has written is refused.
    /// - Throws: a ``StorageError`` that says what is wrong with the file or the database.
    public init(at location: String, libraryVersion: String) throws {
        store =
            ODBCStore.isLocation(location)
            ? try ODBCStore(location, gb18030: GB18030TextCoder())
            : try SQLiteStore(path: location)
        schema = .book(libraryVersion: libraryVersion)
        self.libraryVersion = libraryVersion
        try schema.check(store)
    }

    /// Whether a location is that of a book in memory, which is gone when it is closed.
    public static func isInMemory(_ location: String) -> Bool {
        location.isEmpty || location == ":memory:"
    }

    /// Closes the database; later calls on the book fail.
    public func close() { store.close() }

    /// The time the host gave.
    /// - Throws: `momentMissing`, `momentInvalid`.
    func moment() throws(BookError) -> Int64 {
        guard let now else { throw .momentMissing }
        guard Book.isMoment(now) else { throw .momentInvalid(String(now)) }
        return now
    }

    /// Creates the tables of an area the first time they are needed.
    func prepare(_ area: String) throws {
        guard !preparedAreas.contains(area) else { return }
        try schema.prepare(area: area, in: store, at: try moment())
        preparedAreas.insert(area)
    }

    /// Whether the tables of an area are there.
    ///
    /// Reading never creates them, but brings those of an older book up to date: what stands in
    /// them must not look as if it were not there.
    /// - Throws: ``StorageError``; `momentMissing` where an older book is to be brought up to date.
    func isPrepared(_ area: Area) throws -> Bool {
        if preparedAreas.contains(area.name) { return true }
        let version = try schema.version(of: area, in: store)
        guard version > 0 else { return false }
        if version < area.version { try prepare(area.name) }
        return true
    }

    /// Creates the tables of areas (建表), so that hosts can fill them by SQL.
    /// - Throws: `areaUnknown`, `momentMissing`, ``StorageError``.
    public func createTables(of areas: [String]) throws {
        for area in areas where !schema.areas.contains(where: { $0.name == area }) {
            throw StorageError.areaUnknown(area)
        }
        for area in areas { try prepare(area) }
    }

    /// The declared table of that name.
    /// - Throws: `tableUnknown` with the nearest name.
    func table(named name: String) throws(BookError) -> TableDeclaration {
        guard let table = schema.table(named: name) else {
            throw .tableUnknown(
                name,
                nearest: NearestName.nearest(
                    to: name, in: schema.areas.flatMap(\.tables).map(\.name)))
        }
        return table
    }

    /// Whether a number is a wall time yyyymmddhhmmss of a day the library knows.
    public static func isMoment(_ number: Int64) -> Bool {
        (try? Moment(yyyymmddhhmmss: number)) != nil
    }
}
