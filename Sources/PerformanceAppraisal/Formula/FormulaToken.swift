/// A word of a formula with its place.
struct FormulaToken: Equatable {
    enum Kind {
        case number, name, code, symbol, end
    }

    let kind: Kind
    /// The canonical text: full-width punctuation has become ASCII; a code has no braces.
    let text: String
    /// The place of its first character, from 1.
    let position: Int

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}

/// Cuts a formula into words.
///
/// People type formulas with a Chinese keyboard: `（甲＋乙）÷2，` is read as `(甲+乙)/2,`. Names may
/// hold Chinese characters; a code with other characters stands in braces, `{K-01}`.
struct FormulaLexer {
    /// The longest formula, in characters.
    static let maximumLength = 4_000

    private let scalars: [Unicode.Scalar]
    private let formula: String
    private var next = 0

    init(_ text: String, of formula: String) throws(FormulaError) {
        scalars = Array(text.unicodeScalars.prefix(Self.maximumLength + 1)).map(Self.halfWidth)
        self.formula = formula
        guard scalars.count <= Self.maximumLength else {
            throw .fault(formula: formula, position: Self.maximumLength, .tooLong)
        }
    }

    /// All words, with an end at the end.
    static func tokens(of text: String, formula: String) throws(FormulaError) -> [FormulaToken] {
        var lexer = try FormulaLexer(text, of: formula)
        var tokens: [FormulaToken] = []
        while let token = try lexer.token() { tokens.append(token) }
        tokens.append(FormulaToken(kind: .end, text: "", position: lexer.scalars.count + 1))
        return tokens
    }

    private mutating func token() throws(FormulaError) -> FormulaToken? {
        while next < scalars.count, [" ", "\t", "\n", "\r"].contains(scalars[next]) { next += 1 }
        guard next < scalars.count else { return nil }
        let (start, first) = (next, scalars[next])
        if Self.isDigit(first) {
            let text = run { Self.isDigit($0) || $0 == "." }
            return FormulaToken(kind: .number, text: text, position: start + 1)
        }
        if Self.isNamePart(first) {
            let text = run { Self.isNamePart($0) || Self.isDigit($0) || $0 == "." }
            return FormulaToken(kind: .name, text: text, position: start + 1)
        }
        if first == "{" {
            next += 1
            let text = run { $0 != "}" }
            guard next < scalars.count, !text.isEmpty else {
                throw .fault(formula: formula, position: start + 1, .character("{"))
            }
            next += 1
            return FormulaToken(kind: .code, text: text, position: start + 1)
        }
        guard let symbol = symbol() else {
            throw .fault(formula: formula, position: start + 1, .character(String(first)))
        }
        return FormulaToken(kind: .symbol, text: symbol, position: start + 1)
    }

    private mutating func symbol() -> String? {
        let first = scalars[next]
        next += 1
        switch first {
        case "≤": return "<="
        case "≥": return ">="
        case "≠": return "<>"
        case "<", ">":
            guard next < scalars.count,
                scalars[next] == "=" || (first == "<" && scalars[next] == ">")
            else { return String(first) }
            next += 1
            return String(first) + String(scalars[next - 1])
        case "+", "-", "*", "/", "=", "(", ")", ",", ":": return String(first)
        default: return nil
        }
    }

    private mutating func run(while belongs: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while next < scalars.count, belongs(scalars[next]) {
            text.append(scalars[next])
            next += 1
        }
        return String(text)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// ASCII letters, the underscore and everything beyond ASCII that is no punctuation.
    static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        }
        let value = scalar.value
        return value > 0xBF && value != 0xD7 && value != 0xF7
            && !(0x2000...0x2BFF).contains(value) && !(0x3000...0x303F).contains(value)
            && !(0xFE30...0xFFEF).contains(value)
    }

    /// The character that a full-width one stands for.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000, 0xA0: return " "
        case 0x3001: return ","
        case 0xD7: return "*"
        case 0xF7: return "/"
        case 0x2212: return "-"
        default: return scalar
        }
    }
}
