import HospitalCore

/// A node of a formula; its operands stand before it.
struct FormulaNode: Sendable {
    let operation: FormulaOperation
    /// Positions of the operands among the nodes.
    var operands: [Int] = []
    /// Numbers that stand in the formula: a literal, digits, months, limits of bands.
    var numbers: [Decimal] = []
    /// The name of an item, a formula, a table, an aggregate or a rounding.
    var word = ""
    /// The place in the text, from 1.
    let position: Int
}

/// A formula as a flat list of nodes, operands before what uses them; the last node is the result.
///
/// Walking the list from the first to the last node computes the formula without recursion.
struct FormulaExpression: Sendable {
    let nodes: [FormulaNode]

    /// The formula in its one written form: ASCII punctuation, English function names, no needless
    /// brackets or blanks.
    ///
    /// Reading it again gives the same nodes.
    var canonical: String { texts.last ?? "" }

    /// The canonical text of every node.
    var texts: [String] {
        var texts: [String] = []
        for node in nodes { texts.append(text(of: node, texts)) }
        return texts
    }

    private func text(of node: FormulaNode, _ texts: [String]) -> String {
        func operand(_ position: Int, above precedence: Int) -> String {
            let index = node.operands[position]
            let text = texts[index]
            return Self.precedence(nodes[index].operation) < precedence ? "(\(text))" : text
        }
        let own = Self.precedence(node.operation)
        switch node.operation {
        case .literal: return node.numbers[0].normalized.description
        case .reference: return Self.name(node.word)
        case .negate: return "-" + operand(0, above: own)
        case .not: return "not " + operand(0, above: own)
        case .add, .subtract, .multiply, .divide:
            // The right side of - and / needs brackets when it is of the same kind.
            return operand(0, above: own) + node.operation.rawValue + operand(1, above: own + 1)
        case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return operand(0, above: own + 1) + node.operation.rawValue + operand(1, above: own + 1)
        case .and, .or:
            return operand(0, above: own) + " \(node.operation.rawValue) "
                + operand(1, above: own + 1)
        default: return call(node, node.operands.map { texts[$0] })
        }
    }

    private func call(_ node: FormulaNode, _ operands: [String]) -> String {
        var arguments: [String]
        let numbers = node.numbers.map(\.normalized.description)
        switch node.operation {
        case .band:
            arguments = [operands[0]] + zip(numbers, operands.dropFirst()).map { "\($0):\($1)" }
        case .lookup: arguments = [Self.name(node.word)] + operands
        case .percentile: arguments = numbers + operands
        default:
            arguments = operands + numbers + (node.word.isEmpty ? [] : [node.word])
        }
        return "\(node.operation.rawValue)(\(arguments.joined(separator: ",")))"
    }

    /// A name as it is written: in braces unless it reads as one word.
    static func name(_ code: String) -> String {
        let scalars = code.unicodeScalars
        let isWord =
            scalars.first.map(FormulaLexer.isNamePart) ?? false
            && scalars.allSatisfy {
                FormulaLexer.isNamePart($0) || ("0"..."9").contains($0) || $0 == "."
            }
            && FormulaParser.joiner(code) == nil
        return isWord ? code : "{\(code)}"
    }

    private static func precedence(_ operation: FormulaOperation) -> Int {
        switch operation {
        case .or: return 1
        case .and: return 2
        case .not: return 3
        case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual: return 4
        case .add, .subtract: return 5
        case .multiply, .divide: return 6
        case .negate: return 7
        default: return 9
        }
    }
}
