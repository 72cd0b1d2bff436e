/// One piece of an SQL text.
enum SQLToken: Equatable {
    /// An unquoted word: a keyword or a name.
    case word(String)
    /// A text in single quotes, with them.
    case text(String)
    /// A name in double quotes, backticks or brackets, with them.
    case quotedName(String)
    /// A number.
    case number(String)
    /// An operator, a bracket, a comma or a parameter mark.
    case symbol(String)
    /// A comment.
    case comment(String)

    /// The text of the piece.
    var text: String {
        switch self {
        case .word(let text), .text(let text), .quotedName(let text), .number(let text),
            .symbol(let text), .comment(let text):
            text
        }
    }

    /// The word in capitals; `nil` for any other piece.
    var keyword: String? {
        guard case .word(let text) = self else { return nil }
        return text.uppercased()
    }
}

/// Cuts an SQL text into its pieces, without judging them.
struct SQLTokenReader {
    private var rest: Substring.UnicodeScalarView

    /// The pieces of a text in their order.
    static func tokens(of sql: String) -> [SQLToken] {
        var reader = SQLTokenReader(rest: Substring(sql).unicodeScalars)
        var tokens: [SQLToken] = []
        while let token = reader.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() -> SQLToken? {
        while let scalar = rest.first, scalar.properties.isWhitespace { rest.removeFirst() }
        guard let first = rest.first else { return nil }
        switch first {
        case "'": return .text(quoted(until: "'"))
        case "\"": return .quotedName(quoted(until: "\""))
        case "`": return .quotedName(quoted(until: "`"))
        case "[": return .quotedName(quoted(until: "]"))
        case "0"..."9": return .number(prefix { Self.isWordScalar($0) || $0 == "." })
        case _ where Self.isWordScalar(first): return .word(prefix(Self.isWordScalar))
        default: return symbolOrComment()
        }
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "$" || scalar.properties.isAlphabetic
            || ("0"..."9").contains(scalar)
    }

    private mutating func prefix(_ belongs: (Unicode.Scalar) -> Bool) -> String {
        let part = rest.prefix(while: belongs)
        rest.removeFirst(part.count)
        return String(part)
    }

    /// A quoted piece; a doubled quote stands for one and does not end it.
    private mutating func quoted(until end: Unicode.Scalar) -> String {
        var text = String.UnicodeScalarView()
        if let open = rest.popFirst() { text.append(open) }
        while let scalar = rest.popFirst() {
            text.append(scalar)
            guard scalar == end else { continue }
            guard rest.first == end, let second = rest.popFirst() else { break }
            text.append(second)
        }
        return String(text)
    }

    private mutating func symbolOrComment() -> SQLToken {
        let pair = String(rest.prefix(2))
        if pair == "--" { return .comment(prefix { $0 != "\n" }) }
        if pair == "/*" {
            var text = String.UnicodeScalarView()
            while let scalar = rest.popFirst() {
                text.append(scalar)
                if scalar == "*", rest.first == "/", text.count > 2 {
                    rest.removeFirst()
                    return .comment(String(text) + "/")
                }
            }
            return .comment(String(text))
        }
        if ["||", "==", "!=", "<>", "<=", ">=", "::"].contains(pair) {
            rest.removeFirst(2)
            return .symbol(pair)
        }
        return .symbol(rest.popFirst().map(String.init) ?? "")
    }
}
