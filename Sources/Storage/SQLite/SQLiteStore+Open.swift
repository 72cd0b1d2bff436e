import CShims
import CSQLite

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Opening a book file: everything that can be wrong with the file is found here, not at first use.
extension SQLiteStore {
    func open() throws(StorageError) {
        guard !path.utf8.contains(0) else { throw .cannotOpen(path: path, detail: "NUL") }
        if let file = Self.status(of: path), shim_file_is_inherited(file.device, file.inode) != 0 {
            throw .openBeforeFork(path: path)
        }
        let access =
            options.isReadOnly
            ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil)
        attach(handle)
        guard code == SQLITE_OK, let handle else { throw openingError(code) }
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, options.busyMilliseconds)
        do {
            if !options.isReadOnly { try execute(SQLiteOwnStatements.largePages, []) }
            try execute(SQLiteOwnStatements.firstRead, [])
            if !options.isReadOnly { try startWriteAheadLog() }
            try execute(SQLiteOwnStatements.durableCommits, [])
            try execute(SQLiteOwnStatements.temporaryInMemory, [])
            if let file = Self.status(of: path) {
                noteOpen(device: file.device, inode: file.inode)
            }
        } catch {
            throw isCannotOpen ? openingError(SQLITE_CANTOPEN) : error
        }
    }

    private var isCannotOpen: Bool {
        database.map { sqlite3_extended_errcode($0) & 0xff == SQLITE_CANTOPEN } ?? false
    }

    /// Turns the log on; it stays on in the file, so only the first process to open a book does it.
    ///
    /// Two processes that make the same book at once can be told "busy" without waiting, because
    /// each holds what the other needs. So the step is tried again in small waits, up to the busy
    /// timeout in all.
    private func startWriteAheadLog() throws(StorageError) {
        let pause: Int32 = 20
        var left = options.busyMilliseconds
        sqlite3_busy_timeout(database, pause)
        defer { sqlite3_busy_timeout(database, options.busyMilliseconds) }
        while true {
            do {
                try execute(SQLiteOwnStatements.writeAheadLog, [])
                return
            } catch .locked where left > 0 {
                left -= min(left, 2 * pause)
                usleep(UInt32(pause) * 1000)
            }
        }
    }

    /// Why a file could not be opened: SQLite says only that it could not.
    private func openingError(_ code: Int32) -> StorageError {
        guard code & 0xff == SQLITE_CANTOPEN else {
            return error("", code: code)
        }
        let detail = database.map { String(cString: sqlite3_errmsg($0)) } ?? ""
        let directory = Self.directory(of: path)
        guard let parent = Self.fileMode(of: directory) else {
            return .directoryMissing(path: path)
        }
        guard parent & S_IFMT == S_IFDIR else { return .directoryMissing(path: path) }
        guard path.utf8.count < Self.longestPath else {
            return .cannotOpen(path: path, detail: String(cString: strerror(ENAMETOOLONG)))
        }
        guard let mode = Self.fileMode(of: path) else {
            return options.isReadOnly
                ? .cannotOpen(path: path, detail: String(cString: strerror(ENOENT)))
                : .directoryNotWritable(directory: directory)
        }
        guard mode & S_IFMT == S_IFREG, access(path, R_OK) == 0 else {
            return .cannotOpen(path: path, detail: detail)
        }
        // The file can be read: what cannot be made are the log and its index beside it.
        return access(directory, W_OK) == 0
            ? .cannotOpen(path: path, detail: detail) : .directoryNotWritable(directory: directory)
    }

    /// Bytes of a path that SQLite opens on Unix, terminator included.
    private static let longestPath = 512

    private static func fileMode(of path: String) -> mode_t? { status(of: path)?.mode }

    /// What identifies a file however it is named, and its mode; `nil` when there is none.
    private static func status(
        of path: String
    ) -> (device: Int64, inode: Int64, mode: mode_t)? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return (
            Int64(truncatingIfNeeded: status.st_dev), Int64(truncatingIfNeeded: status.st_ino),
            status.st_mode
        )
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
