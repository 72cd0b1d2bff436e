/// A query of an administrator over tables of a hospital, wrapped so that it can only read.
///
///     SELECT q.KSBM, q.JE FROM (…) q WHERE q.ID > ? ORDER BY q.ID
///
/// What stands inside of the brackets is one query in the words of that database. A statement that
/// changes something cannot stand there, and brackets, semicolons and comments are looked at, so
/// that nothing leaves them.
public struct ReadingQuery: Hashable, Sendable {
    /// Why a query or a name is refused: the piece of it.
    public struct Refusal: Error, Hashable {
        /// The piece.
        public let detail: String
    }

    /// How rows are chosen that were not read before.
    public enum Start: Hashable, Sendable {
        /// All rows.
        case beginning
        /// Those whose position is greater than the parameter.
        case after
        /// Those whose position is the parameter or greater.
        case from
    }

    /// The query as the administrator wrote it.
    public let text: String

    /// A query.
    /// - Throws: ``Refusal`` for a text that is not one query without parameters.
    public init(_ text: String) throws(Refusal) {
        let tokens = SQLTokenReader.tokens(of: text)
        let first = tokens.first { $0 != .symbol("(") }
        guard let first, ["SELECT", "WITH"].contains(first.keyword) else {
            throw Refusal(detail: tokens.first?.text ?? "")
        }
        var depth = 0
        for token in tokens {
            switch token {
            case .comment, .symbol(";"), .symbol("?"), .symbol("#"), .symbol("\\"):
                throw Refusal(detail: token.text)
            case .symbol("("): depth += 1
            case .symbol(")"):
                guard depth > 0 else { throw Refusal(detail: token.text) }
                depth -= 1
            case .text, .quotedName: try Self.refuseOpen(token)
            default: break
            }
        }
        guard depth == 0, !text.utf8.contains(0) else { throw Refusal(detail: "(") }
        self.text = text
    }

    /// Refuses a quoted piece that does not end, and a backslash in one, which not every database
    /// reads the same.
    private static func refuseOpen(_ token: SQLToken) throws(Refusal) {
        let text = token.text
        let end: Character? = text.first == "[" ? "]" : text.first
        guard text.count > 1, text.last == end, !text.contains("\\") else {
            throw Refusal(detail: text)
        }
    }

    /// Whether a name can stand in a statement without quotes: letters of any language, digits and
    /// underscores, at most 64.
    public static func isName(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, name.unicodeScalars.count <= 64 else {
            return false
        }
        return (first == "_" || first.properties.isAlphabetic)
            && name.unicodeScalars.allSatisfy {
                $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
            }
    }

    /// The statement that reads columns of the query, in the order of the position if there is one.
    /// - Throws: ``Refusal`` for a name that cannot stand in a statement.
    public func statement(
        columns: [String], position: String?, start: Start
    ) throws(Refusal) -> String {
        for name in columns + (position.map { [$0] } ?? []) where !Self.isName(name) {
            throw Refusal(detail: name)
        }
        let shown = (columns + (position.map { [$0] } ?? [])).map { "q." + $0 }
        let plain = "SELECT \(shown.joined(separator: ", ")) FROM (\(text)) q"
        guard let position else { return plain }
        let condition =
            switch start {
            case .beginning: ""
            case .after: " WHERE q.\(position) > ?"
            case .from: " WHERE q.\(position) >= ?"
            }
        return plain + condition + " ORDER BY q.\(position)"
    }
}
