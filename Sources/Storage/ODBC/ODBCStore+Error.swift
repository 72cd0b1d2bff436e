/// What the diagnoses of drivers mean for the user of a book.
///
/// States are those of the standard and of PostgreSQL, which drivers hand through; numbers are
/// those of the databases, where the standard has one state for several reasons.
extension ODBCStore {
    /// Why there is no connection.
    func connectionError(_ diagnosis: ODBCDiagnosis) -> StorageError {
        let detail = shown(diagnosis)
        let text = diagnosis.text.lowercased()
        switch diagnosis.state {
        case "IM002", "IM003", "IM004", "IM005", "IM006", "IM010", "IM012":
            return .database(.driverMissing(server: server, detail: detail))
        case "01000" where text.holds("can't open lib"):
            return .database(.driverMissing(server: server, detail: detail))
        case _
        where diagnosis.state.hasPrefix("28") || Self.logins.contains(diagnosis.native)
            || text.holds("password") || text.holds("authentication"):
            return .database(.loginRefused(server: server, detail: detail))
        default: return .database(.unreachable(server: server, detail: detail))
        }
    }

    /// Numbers of a refused login: MariaDB 1044, 1045 and 1698, Oracle 1017, SQL Server 18456, DM8
    /// −2501.
    private static let logins: Set<Int> = [1044, 1045, 1698, 1017, 18456, -2501]

    /// What a statement that failed means.
    func failure(_ diagnosis: ODBCDiagnosis, _ sql: String) -> StorageError {
        let place = DatabaseError.Place(sql)
        if isLost(diagnosis) {
            return .database(.connectionLost(server: server, place: place))
        }
        switch dialect.meaning(of: diagnosis) {
        case .keyTwice: return .keyTwice(detail: place.table)
        case .valueMissing: return .valueMissing(detail: place.table)
        case .lockHeld:
            return .database(
                .lockHeld(
                    server: server, place: place, seconds: location.lockSeconds))
        case .conflict: return .database(.conflict(server: server, place: place))
        case .timeout:
            return .database(
                .timeout(
                    server: server, place: place, seconds: location.statementSeconds))
        case .interrupted: return .interrupted
        case .full: return .database(.full(server: server, place: place))
        case .readOnly: return .database(.readOnly(server: server, place: place))
        case .textTooLong:
            return .database(
                .textTooLong(
                    server: server, place: place, detail: shown(diagnosis)))
        case nil:
            return .database(.refused(server: server, place: place, detail: shown(diagnosis)))
        }
    }

    private func isLost(_ diagnosis: ODBCDiagnosis) -> Bool {
        let numbers: Set<Int> = dialect == .mariadb ? [2006, 2013, 2055, 1927, 1053] : []
        return diagnosis.state.hasPrefix("08") || diagnosis.state.hasPrefix("57P")
            || numbers.contains(diagnosis.native) || connection?.isDead == true
    }

    /// A sentence of a driver, without the end of its line and without secrets.
    private func shown(_ diagnosis: ODBCDiagnosis) -> String {
        let line = diagnosis.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return location.withoutSecrets("\(diagnosis.state) \(diagnosis.native) \(line)")
    }
}

/// What a statement that failed means, whatever the database calls it.
enum ODBCMeaning {
    case keyTwice
    case valueMissing
    case lockHeld
    case conflict
    case timeout
    case interrupted
    case full
    case readOnly
    case textTooLong
}

extension SQLDialect {
    /// The meaning of a diagnosis; `nil` when the database refused the statement as such.
    func meaning(of diagnosis: ODBCDiagnosis) -> ODBCMeaning? {
        if let meaning = Self.numbers[self]?[diagnosis.native] { return meaning }
        if self == .sqlite { return sqliteMeaning(of: diagnosis) }
        switch diagnosis.state {
        case "23505": return .keyTwice
        case "23502": return .valueMissing
        case "55P03": return .lockHeld
        case "40001", "40P01": return .conflict
        case "HYT00", "HYT01": return .timeout
        case "57014", "HY008":
            return diagnosis.text.lowercased().holds("timeout") ? .timeout : .interrupted
        case "53100": return .full
        case "25006": return .readOnly
        case "22001": return .textTooLong
        default: return nil
        }
    }

    /// Errors by their number: MariaDB, Oracle, SQL Server and DM8.
    private static let numbers: [SQLDialect: [Int: ODBCMeaning]] = [
        .mariadb: [
            1062: .keyTwice, 1586: .keyTwice, 1048: .valueMissing, 1364: .valueMissing,
            1205: .lockHeld, 1213: .conflict, 1969: .timeout, 1317: .interrupted,
            1021: .full, 1114: .full, 1290: .readOnly, 1792: .readOnly, 1406: .textTooLong,
        ],
        .oracle: [
            1: .keyTwice, 1400: .valueMissing, 54: .lockHeld, 30006: .lockHeld, 60: .conflict,
            8177: .conflict, 1013: .interrupted, 1653: .full, 16000: .readOnly,
            12899: .textTooLong,
        ],
        .sqlserver: [
            2627: .keyTwice, 2601: .keyTwice, 515: .valueMissing, 1222: .lockHeld,
            1205: .conflict, 3960: .conflict, 1105: .full, 9002: .full, 3906: .readOnly,
            2628: .textTooLong, 8152: .textTooLong,
        ],
        .dm: [
            -6602: .keyTwice, -6609: .valueMissing, -6407: .lockHeld, -6403: .conflict,
            -6169: .textTooLong,
        ],
    ]

    /// The driver of SQLite gives result codes and sentences, but no states.
    private func sqliteMeaning(of diagnosis: ODBCDiagnosis) -> ODBCMeaning? {
        let text = diagnosis.text
        if text.holds("UNIQUE constraint") || text.holds("must be unique") {
            return .keyTwice
        }
        if text.holds("NOT NULL constraint") { return .valueMissing }
        if text.holds("locked") { return .lockHeld }
        if text.holds("interrupted") { return .interrupted }
        if text.holds("full") { return .full }
        return text.holds("readonly") ? .readOnly : nil
    }

    /// Whether a definition was refused because it has been done before.
    func isDoneAlready(_ diagnosis: ODBCDiagnosis) -> Bool {
        switch self {
        // A table or view that exists, one that does not, a column that exists.
        case .mariadb: [1050, 1051, 1060, 4092].contains(diagnosis.native)
        case .oracle: [955, 942, 1430].contains(diagnosis.native)
        case .dm: [-2124, -2106, -2116].contains(diagnosis.native)
        default: false
        }
    }
}
