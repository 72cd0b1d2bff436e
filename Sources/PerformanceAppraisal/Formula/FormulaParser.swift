import HospitalCore

/// Reads a formula into its flat list of nodes.
///
///     or  ←  and ("or" and)*           sum      ←  product (("+" | "-") product)*
///     and ←  not ("and" not)*          product  ←  unary (("*" | "/") unary)*
///     not ←  "not" not | comparison    unary    ←  "-" unary | number | name | name "(" … ")"
///     comparison ← sum (("=" | "<>" | "<" | "<=" | ">" | ">=") sum)?          | "(" or ")"
///
/// Brackets, functions and signs may stand inside of each other to a depth of 64.
struct FormulaParser {
    private static let maximumDepth = 64

    private let formula: String
    private let tokens: [FormulaToken]
    private var next = 0
    private var depth = 0
    private var nodes: [FormulaNode] = []

    private init(_ tokens: [FormulaToken], of formula: String) {
        (self.tokens, self.formula) = (tokens, formula)
    }

    /// The nodes of a text; `formula` is the code that errors name.
    static func expression(
        _ text: String, of formula: String
    ) throws(FormulaError) -> FormulaExpression {
        var parser = FormulaParser(
            try FormulaLexer.tokens(of: text, formula: formula), of: formula)
        _ = try parser.joined()
        guard parser.token.kind == .end else { throw parser.unexpected() }
        return FormulaExpression(nodes: parser.nodes)
    }

    /// The operator that a word is, Chinese or English.
    static func joiner(_ word: String) -> FormulaOperation? {
        switch FormulaOperation.asciiLowercased(word) {
        case "and", "且", "并且": return .and
        case "or", "或", "或者": return .or
        case "not", "非", "不": return .not
        default: return nil
        }
    }

    private var token: FormulaToken { tokens[next] }

    private func unexpected() -> FormulaError {
        .fault(formula: formula, position: token.position, .token(token.text))
    }

    private mutating func accept(_ symbol: String) -> Bool {
        guard token.isSymbol(symbol) else { return false }
        next += 1
        return true
    }

    private mutating func expect(_ symbol: String) throws(FormulaError) {
        guard accept(symbol) else { throw unexpected() }
    }

    private mutating func add(_ node: FormulaNode) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func deeper<Value>(
        _ body: (inout FormulaParser) throws(FormulaError) -> Value
    ) throws(FormulaError) -> Value {
        guard depth < Self.maximumDepth else {
            throw .fault(formula: formula, position: token.position, .tooDeep)
        }
        depth += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private func isJoiner(_ operation: FormulaOperation) -> Bool {
        token.kind == .name && Self.joiner(token.text) == operation
    }

    private mutating func joined() throws(FormulaError) -> Int {
        var left = try conjunction()
        while isJoiner(.or) {
            let place = token.position
            next += 1
            let right = try conjunction()
            left = add(FormulaNode(operation: .or, operands: [left, right], position: place))
        }
        return left
    }

    private mutating func conjunction() throws(FormulaError) -> Int {
        var left = try negation()
        while isJoiner(.and) {
            let place = token.position
            next += 1
            let right = try negation()
            left = add(FormulaNode(operation: .and, operands: [left, right], position: place))
        }
        return left
    }

    private mutating func negation() throws(FormulaError) -> Int {
        guard isJoiner(.not) else { return try comparison() }
        let place = token.position
        next += 1
        let claim = try deeper { (parser) throws(FormulaError) in try parser.negation() }
        return add(FormulaNode(operation: .not, operands: [claim], position: place))
    }

    private mutating func comparison() throws(FormulaError) -> Int {
        let left = try chain(["+", "-"]) { (parser) throws(FormulaError) in
            try parser.chain(["*", "/"]) { (parser) throws(FormulaError) in try parser.unary() }
        }
        guard token.kind == .symbol, ["=", "<>", "<", "<=", ">", ">="].contains(token.text),
            let operation = FormulaOperation(rawValue: token.text)
        else { return left }
        let place = token.position
        next += 1
        let right = try chain(["+", "-"]) { (parser) throws(FormulaError) in
            try parser.chain(["*", "/"]) { (parser) throws(FormulaError) in try parser.unary() }
        }
        return add(FormulaNode(operation: operation, operands: [left, right], position: place))
    }

    private mutating func chain(
        _ symbols: [String], of part: (inout FormulaParser) throws(FormulaError) -> Int
    ) throws(FormulaError) -> Int {
        var left = try part(&self)
        while token.kind == .symbol, symbols.contains(token.text),
            let operation = FormulaOperation(rawValue: token.text)
        {
            let place = token.position
            next += 1
            let right = try part(&self)
            left = add(FormulaNode(operation: operation, operands: [left, right], position: place))
        }
        return left
    }

    private mutating func unary() throws(FormulaError) -> Int {
        let place = token.position
        if accept("-") {
            let value = try deeper { (parser) throws(FormulaError) in try parser.unary() }
            return add(FormulaNode(operation: .negate, operands: [value], position: place))
        }
        if accept("(") {
            let value = try deeper { (parser) throws(FormulaError) in try parser.joined() }
            try expect(")")
            return value
        }
        switch token.kind {
        case .number:
            return add(FormulaNode(operation: .literal, numbers: [try number()], position: place))
        case .name where tokens[next + 1].isSymbol("("):
            return try deeper { (parser) throws(FormulaError) in try parser.call() }
        case .name where Self.joiner(token.text) == nil, .code:
            next += 1
            return add(
                FormulaNode(
                    operation: .reference, word: tokens[next - 1].text, position: place))
        default: throw unexpected()
        }
    }

    private mutating func number(isNegative: Bool = false) throws(FormulaError) -> Decimal {
        let (text, place) = (token.text, token.position)
        guard token.kind == .number else { throw unexpected() }
        next += 1
        guard let value = try? Decimal(isNegative ? "-\(text)" : text) else {
            throw .fault(formula: formula, position: place, .number(text))
        }
        return value
    }

    private mutating func call() throws(FormulaError) -> Int {
        let (name, place) = (token.text, token.position)
        guard let signature = FormulaOperation.signature(named: name) else {
            let lower = FormulaOperation.asciiLowercased(name)
            let fault: FormulaFault =
                FormulaOperation.undetermined.contains(lower)
                ? .undetermined(name)
                : .functionUnknown(
                    name,
                    nearest: NearestName.nearest(
                        to: lower, in: FormulaOperation.signatures.map(\.names[0])))
            throw .fault(formula: formula, position: place, fault)
        }
        next += 2
        var node = FormulaNode(operation: signature.operation, position: place)
        var count = 0
        while !token.isSymbol(")") {
            if count > 0 { try expect(",") }
            guard let argument = signature.argument(at: count) else {
                throw arity(signature, found: count + 1, at: place)
            }
            try read(argument, into: &node)
            count += 1
        }
        next += 1
        guard count >= signature.needed.count else {
            throw arity(signature, found: count, at: place)
        }
        return add(node)
    }

    private func arity(
        _ signature: FormulaOperation.Signature, found: Int, at place: Int
    ) -> FormulaError {
        .fault(
            formula: formula, position: place,
            .arity(
                function: signature.operation.rawValue, found: found, allowed: signature.allowed))
    }

    private mutating func read(
        _ argument: FormulaOperation.Argument, into node: inout FormulaNode
    ) throws(FormulaError) {
        switch argument {
        case .expression: node.operands.append(try joined())
        case .number: node.numbers.append(try number())
        case .word:
            guard token.kind == .name || token.kind == .code else { throw unexpected() }
            // Aggregates may be written in Chinese, too.
            let name = token.text
            node.word =
                node.operation == .lookup
                ? name : FormulaOperation.signature(named: name)?.operation.rawValue ?? name
            next += 1
        case .pair:
            let limit = try number(isNegative: accept("-"))
            try expect(":")
            node.numbers.append(limit)
            node.operands.append(try joined())
        }
    }
}
