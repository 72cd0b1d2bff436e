import HospitalCore

/// What can go wrong with a book in a hospital's own database, beyond what can go wrong with a
/// file: each error names the server, and the statement and its table where there is one.
///
/// A server is shown without its secrets (``ODBCLocation``), a statement without its values.
public enum DatabaseError: HospitalError, Hashable {
    /// unixODBC is not installed; the name of its library.
    case managerMissing(library: String)
    /// The location is no connection string, or an option in it is unknown or does not take its
    /// value.
    case locationInvalid(shown: String, member: String?)
    /// The data source or the driver is not known to unixODBC.
    case driverMissing(server: String, detail: String)
    /// The server refused the user or the password.
    case loginRefused(server: String, detail: String)
    /// No connection to the server.
    case unreachable(server: String, detail: String)
    /// The server says it is of a kind that the library does not know.
    case kindUnknown(server: String, name: String)
    /// The connection ended in the middle of a transaction or a statement; nothing was kept.
    case connectionLost(server: String, place: Place)
    /// The connection ended while a transaction was committed: nobody knows whether it was kept.
    case commitUncertain(server: String)
    /// Somebody else held a lock for longer than it is waited for.
    case lockHeld(server: String, place: Place, seconds: Int)
    /// Somebody else changed the same rows, and the database let one of both go on.
    case conflict(server: String, place: Place)
    /// A statement ran for longer than it may.
    case timeout(server: String, place: Place, seconds: Int)
    /// The disk of the server is full.
    case full(server: String, place: Place)
    /// The server takes no changes.
    case readOnly(server: String, place: Place)
    /// A column has a type that no table of a book has.
    case columnType(server: String, place: Place, column: String, type: Int)
    /// A text does not fit its column.
    case textTooLong(server: String, place: Place, detail: String)
    /// A change would be recorded long before the last one, both yyyymmddhhmmss: the clock of a
    /// host runs backwards.
    case clockBackwards(server: String, now: Int64, last: Int64)
    /// The database refused the statement.
    case refused(server: String, place: Place, detail: String)

    /// Where an error was: a statement without its values, and its table.
    public struct Place: Hashable, Sendable {
        /// The statement; a long one ends after 200 characters.
        public let statement: String
        /// The first table of the statement; a dash where there is none.
        public let table: String

        /// The place of a statement.
        public init(_ sql: String) {
            statement = sql.count > 200 ? String(sql.prefix(200)) + "…" : sql
            let tokens = SQLTokenReader.tokens(of: String(sql.prefix(4000)))
            let before: Set = ["FROM", "INTO", "UPDATE", "TABLE", "VIEW"]
            let found = tokens.indices.first { index in
                index > 0 && tokens[index - 1].keyword.map(before.contains) == true
                    && tokens[index].keyword != nil
            }
            table = found.map { tokens[$0].text } ?? "-"
        }
    }

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .managerMissing(let library):
            return Finding(.odbcMissing, ["name": .text(library)])
        case .locationInvalid(let shown, let member):
            var values: [String: MessageValue] = ["location": .text(shown)]
            values["name"] = member.map { .text($0) }
            return Finding(.storageUnavailable, values)
        case .driverMissing(let server, let detail):
            return Finding(.odbcDriverMissing, server, ["detail": .text(detail)])
        case .loginRefused(let server, let detail):
            return Finding(.odbcLoginRefused, server, ["detail": .text(detail)])
        case .unreachable(let server, let detail):
            return Finding(.odbcUnreachable, server, ["detail": .text(detail)])
        case .kindUnknown(let server, let name):
            return Finding(.odbcKindUnknown, server, ["name": .text(name)])
        case .commitUncertain(let server): return Finding(.odbcCommitUncertain, server)
        case .clockBackwards(let server, let now, let last):
            return Finding(
                .clockBackwards, server,
                ["moment": .text(String(now)), "last": .text(String(last))])
        case .connectionLost(let server, let place):
            return Finding(.odbcConnectionLost, server, at: place)
        case .lockHeld(let server, let place, let seconds):
            return Finding(.odbcLockHeld, server, ["count": .count(seconds)], at: place)
        case .conflict(let server, let place): return Finding(.odbcConflict, server, at: place)
        case .full(let server, let place): return Finding(.odbcFull, server, at: place)
        case .readOnly(let server, let place): return Finding(.odbcReadOnly, server, at: place)
        case .timeout(let server, let place, let seconds):
            return Finding(.odbcTimeout, server, ["count": .count(seconds)], at: place)
        case .columnType(let server, let place, let column, let type):
            return Finding(
                .odbcColumnType, server, ["column": .text(column), "code": .count(type)],
                at: place)
        case .textTooLong(let server, let place, let detail):
            return Finding(.odbcTextTooLong, server, ["detail": .text(detail)], at: place)
        case .refused(let server, let place, let detail):
            return Finding(.odbcRefused, server, ["detail": .text(detail)], at: place)
        }
    }
}

extension Finding {
    /// A message about a server, and about a statement on it.
    fileprivate init(
        _ message: Message, _ server: String, _ more: [String: MessageValue] = [:],
        at place: DatabaseError.Place? = nil
    ) {
        var values = more
        values["server"] = .text(server)
        if let place {
            values["statement"] = .text(place.statement)
            values["table"] = .text(place.table)
        }
        self.init(message, values)
    }
}
