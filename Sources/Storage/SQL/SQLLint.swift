import HospitalCore

/// A way in which an SQL text leaves what every database of a book understands (decision 20).
public enum SQLRule: String, CaseIterable, Sendable {
    /// INSERT OR …, UPDATE OR …, REPLACE INTO, ON CONFLICT, ON DUPLICATE KEY, MERGE: no common
    /// upsert.
    case upsert
    /// WITH: common table expressions, or WITHOUT ROWID.
    case commonTableExpression = "common_table_expression"
    /// OVER: window functions.
    case window
    /// AUTOINCREMENT, AUTO_INCREMENT, IDENTITY, SERIAL: keys are given, not made by the database.
    case generatedKey = "generated_key"
    /// rowid, oid, _rowid_, rownum: rows have no hidden number.
    case hiddenRow = "hidden_row"
    /// LIMIT, OFFSET, TOP, FETCH: each database has its own; a reader stops reading instead.
    case limit
    /// RETURNING: a statement that writes returns no rows.
    case returning
    /// A name in double quotes, backticks or brackets.
    case quotedName = "quoted_name"
    /// A text or a number in a statement where a parameter belongs; views may hold constants.
    case literal
    /// `||` outside of a view: the databases do not agree on joining texts.
    case concatenation
    /// `==`, `!=`, `::` and other spellings that only some databases know.
    case symbol
    /// PRAGMA, ATTACH, VACUUM, GLOB, REGEXP, ILIKE, BEGIN …: words of one database.
    case ownWord = "own_word"
    /// IF EXISTS and IF NOT EXISTS, which Oracle lacks: ask the store whether a table exists.
    case ifExists = "if_exists"
    /// A comment: texts are made by the library and need none.
    case comment
    /// More than one statement in one text, or a semicolon at its end.
    case severalStatements = "several_statements"
    /// A type that is none of the published ones, such as NUMERIC or REAL.
    case type
}

/// A place where an SQL text leaves the portable subset.
public struct SQLFault: HospitalError, Hashable {
    /// The whole text.
    public let statement: String
    /// The rule.
    public let rule: SQLRule
    /// The piece of the text.
    public let detail: String

    /// The message with its figures.
    public var finding: Finding {
        Finding(
            .statementRule,
            ["statement": .text(statement), "rule": .text(rule.rawValue), "detail": .text(detail)])
    }
}

/// Holds every SQL text of the library to the subset that all databases of a book share.
public enum SQLLint {
    /// The places where a text leaves the portable subset; empty when it may be used.
    ///
    /// A view is written once per ``SQLDialect``, so it may hold constants and join texts.
    public static func faults(in sql: String) -> [SQLFault] {
        let tokens = SQLTokenReader.tokens(of: sql)
        let isView = tokens.prefix(2).map(\.keyword) == ["CREATE", "VIEW"]
        let isDefinition = ["CREATE", "ALTER", "DROP"].contains(tokens.first?.keyword)
        return tokens.indices.compactMap { index in
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            let rule =
                switch tokens[index] {
                case .word(let word): ruleBroken(byWord: word.uppercased(), before: next)
                case .symbol(let symbol): ruleBroken(bySymbol: symbol, inView: isView)
                case .text: isView ? nil : SQLRule.literal
                case .number: isView || isDefinition ? nil : SQLRule.literal
                case .quotedName: SQLRule.quotedName
                case .comment: SQLRule.comment
                }
            return rule.map { SQLFault(statement: sql, rule: $0, detail: tokens[index].text) }
        }
    }

    private static let rules: [String: SQLRule] = [
        "REPLACE": .upsert, "MERGE": .upsert, "CONFLICT": .upsert, "DUPLICATE": .upsert,
        "WITH": .commonTableExpression, "WITHOUT": .commonTableExpression,
        "RECURSIVE": .commonTableExpression, "OVER": .window,
        "AUTOINCREMENT": .generatedKey, "AUTO_INCREMENT": .generatedKey,
        "IDENTITY": .generatedKey, "SERIAL": .generatedKey, "GENERATED": .generatedKey,
        "ROWID": .hiddenRow, "OID": .hiddenRow, "_ROWID_": .hiddenRow, "ROWNUM": .hiddenRow,
        "LIMIT": .limit, "OFFSET": .limit, "TOP": .limit, "FETCH": .limit,
        "RETURNING": .returning, "IF": .ifExists,
        "PRAGMA": .ownWord, "ATTACH": .ownWord, "DETACH": .ownWord, "VACUUM": .ownWord,
        "GLOB": .ownWord, "REGEXP": .ownWord, "ILIKE": .ownWord, "REINDEX": .ownWord,
        "BEGIN": .ownWord, "COMMIT": .ownWord, "ROLLBACK": .ownWord, "SAVEPOINT": .ownWord,
        "RELEASE": .ownWord, "EXCEPT": .ownWord, "INTERSECT": .ownWord, "MINUS": .ownWord,
        "NUMERIC": .type, "DECIMAL": .type, "REAL": .type, "DOUBLE": .type, "FLOAT": .type,
        "BLOB": .type, "DATE": .type, "TIMESTAMP": .type, "BOOLEAN": .type,
    ]

    private static func ruleBroken(byWord word: String, before next: SQLToken?) -> SQLRule? {
        if ["INSERT", "UPDATE"].contains(word), next?.keyword == "OR" { return .upsert }
        return rules[word]
    }

    private static func ruleBroken(bySymbol symbol: String, inView isView: Bool) -> SQLRule? {
        switch symbol {
        case ";": .severalStatements
        case "||": isView ? nil : .concatenation
        case "%": isView ? nil : .symbol
        case "(", ")", ",", ".", "?", "=", "<", ">", "<>", "<=", ">=", "+", "-", "*", "/": nil
        default: .symbol
        }
    }
}
