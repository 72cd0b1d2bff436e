/// Where a book in a hospital's own database stands: `odbc:` and the connection string that the
/// driver manager takes, or the name of a data source alone.
///
///     odbc:DSN=his;UID=hosp;PWD={a;b}
///     odbc:DRIVER={PostgreSQL Unicode};SERVER=10.0.0.5;DATABASE=hosp;UID=hosp;PWD=…
///     odbc:his
///
/// Members named `HOSP_…` are for the library and never reach a driver:
///
/// | member | takes | default |
/// |---|---|---|
/// | `HOSP_ENCODING` | `UTF-16` for drivers with Unicode functions, `UTF-8`, `GB18030` | `UTF-16` |
/// | `HOSP_DIALECT` | a name of ``SQLDialect``, where a server does not say what it is | its name |
/// | `HOSP_LOGIN_SECONDS` | how long a connection may take, 1 to 3600 | 10 |
/// | `HOSP_LOCK_SECONDS` | how long a lock of somebody else is waited for, 1 to 3600 | 10 |
/// | `HOSP_STATEMENT_SECONDS` | how long a statement may run, 0 (no end) to 86400 | 600 |
///
/// What is shown of it, in errors above all, has none of its secrets: only members that are known
/// to hold none are shown.
struct ODBCLocation {
    /// How texts cross to a driver.
    enum Encoding: String, CaseIterable {
        /// The wide functions of ODBC.
        case utf16 = "UTF-16"
        /// Bytes of a driver whose client encoding is UTF-8.
        case utf8 = "UTF-8"
        /// Bytes of a driver whose client encoding is GB18030.
        case gb18030 = "GB18030"
    }

    /// What a location begins with, in small letters or capitals.
    static let prefix = "odbc:"

    /// What the driver manager is given, secrets included.
    let connection: String
    /// The location without its secrets.
    let shown: String
    let encoding: Encoding
    let dialect: SQLDialect?
    let loginSeconds: Int
    let lockSeconds: Int
    let statementSeconds: Int
    private let secrets: [String]

    /// Whether a location is that of a database reached by ODBC.
    static func isLocation(_ location: String) -> Bool {
        location.prefix(prefix.count).lowercased() == prefix
    }

    /// Reads a location.
    /// - Throws: `locationInvalid` for no connection string, a name of a data source that is not
    ///   plain, a member without a value, a brace that is not closed, NUL, or a member
    ///   `HOSP_…` that is unknown or does not take its value.
    init(_ location: String) throws(StorageError) {
        let text = location.dropFirst(Self.prefix.count)
        let parsed = text.contains("=") ? Self.members(of: text) : Self.source(text)
        guard let members = parsed, !text.isEmpty, text.first != ";", !text.utf8.contains(0) else {
            throw .database(.locationInvalid(shown: Self.prefix, member: nil))
        }
        let own = members.filter { $0.name.uppercased().hasPrefix("HOSP_") }
        let others = members.filter { !$0.name.uppercased().hasPrefix("HOSP_") }
        shown =
            Self.prefix
            + others.filter { Self.shownNames.contains($0.name.uppercased()) }
            .map { "\($0.name)=\($0.value)" }.joined(separator: ";")
        secrets = others.filter {
            !Self.shownNames.contains($0.name.uppercased()) && !$0.value.isEmpty
        }.flatMap { [$0.value, Self.unbraced($0.value)] }.sorted { $0.count > $1.count }
        connection = others.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
        guard !others.isEmpty else {
            throw .database(.locationInvalid(shown: Self.prefix, member: nil))
        }
        var options = Options(shown: shown)
        for member in own { try options.take(member.name.uppercased(), member.value) }
        encoding = options.encoding
        dialect = options.dialect
        (loginSeconds, lockSeconds) = (options.login, options.lock)
        statementSeconds = options.statement
    }

    /// A text of a driver, in which the secrets of the location are not to be seen.
    func withoutSecrets(_ text: String) -> String {
        secrets.reduce(text) { text, secret in
            // One letter would blacken every sentence, and hides nothing.
            secret.count < 3 ? text : Self.replacing(secret, in: text)
        }
    }

    /// Members that hold no secret in any driver that is known.
    private static let shownNames: Set<String> = [
        "DSN", "DRIVER", "SERVER", "SERVERNAME", "HOST", "PORT", "DATABASE", "DB", "DBQ", "UID",
        "USER", "SID",
    ]

    /// The member for the plain name of a data source; `nil` for one that the driver manager would
    /// not take as a name.
    private static func source(_ name: Substring) -> [(name: String, value: String)]? {
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.value > 0x1F && !"[]{}(),;?*!@\\".unicodeScalars.contains($0)
        }
        return isPlain && name.first != " " && name.last != " " ? [("DSN", String(name))] : nil
    }

    /// The members of a connection string; `nil` where it is none.
    ///
    /// A value in braces may hold semicolons, and closing braces written twice; it keeps its
    /// braces.
    private static func members(of text: Substring) -> [(name: String, value: String)]? {
        var members: [(name: String, value: String)] = []
        var rest = text
        while !rest.isEmpty {
            guard let sign = rest.firstIndex(of: "=") else { return nil }
            let name = String(rest[..<sign].drop { $0 == " " })
            guard !name.isEmpty, !name.contains(";") else { return nil }
            rest = rest[rest.index(after: sign)...]
            var value = ""
            if rest.first == "{" {
                guard let braced = closed(&rest) else { return nil }
                value = braced
                guard rest.isEmpty || rest.first == ";" else { return nil }
            } else {
                value = String(rest.prefix { $0 != ";" })
                rest = rest.dropFirst(value.count)
            }
            members.append((name, value))
            rest = rest.drop { $0 == ";" }
        }
        return members
    }

    /// Takes a value in braces from the text; `nil` when they are not closed.
    private static func closed(_ rest: inout Substring) -> String? {
        var value = ""
        while let character = rest.popFirst() {
            value.append(character)
            guard character == "}" else { continue }
            guard rest.first == "}" else { return value }
            rest.removeFirst()
            value.append("}")
        }
        return nil
    }

    private static func unbraced(_ value: String) -> String {
        guard value.hasPrefix("{"), value.hasSuffix("}"), value.count > 1 else { return value }
        return replacing("}}", in: String(value.dropFirst().dropLast()), by: "}")
    }

    private static func replacing(
        _ part: String, in text: String, by other: String = "***"
    ) -> String {
        var result = ""
        var rest = Substring(text)
        while !rest.isEmpty {
            if rest.hasPrefix(part) {
                result += other
                rest = rest.dropFirst(part.count)
            } else if let character = rest.popFirst() {
                result.append(character)
            }
        }
        return result
    }
}

extension ODBCLocation {
    /// The members of a location that are for the library.
    private struct Options {
        let shown: String
        var encoding = Encoding.utf16
        var dialect: SQLDialect?
        var login = 10
        var lock = 10
        var statement = 600

        init(shown: String) { self.shown = shown }

        mutating func take(_ name: String, _ value: String) throws(StorageError) {
            switch name {
            case "HOSP_ENCODING":
                encoding = try known(Encoding(rawValue: value.uppercased()), name)
            case "HOSP_DIALECT":
                dialect = try known(SQLDialect(rawValue: value.lowercased()), name)
            case "HOSP_LOGIN_SECONDS": login = try seconds(value, 1...3600, name)
            case "HOSP_LOCK_SECONDS": lock = try seconds(value, 1...3600, name)
            case "HOSP_STATEMENT_SECONDS": statement = try seconds(value, 0...86_400, name)
            default: throw .database(.locationInvalid(shown: shown, member: name))
            }
        }

        private func known<Value>(
            _ value: Value?, _ name: String
        ) throws(StorageError) -> Value {
            guard let value else {
                throw .database(.locationInvalid(shown: shown, member: name))
            }
            return value
        }

        private func seconds(
            _ value: String, _ range: ClosedRange<Int>, _ name: String
        ) throws(StorageError) -> Int {
            try known(Int(value).flatMap { range.contains($0) ? $0 : nil }, name)
        }
    }
}
