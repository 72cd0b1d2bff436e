import HospitalCore

/// A formula of items, published formulas, numbers and + − × ÷ as steps on a stack.
struct FormulaProgram: Sendable {
    /// A step; operations take their operands from the stack.
    enum Step: Sendable {
        case item(Int)
        /// A published formula by its place in the set, with its row and its denominator.
        case formula(Int, row: Int, power: Int64)
        case number(Int64, power: Int64)
        case add, subtract, multiply, divide, negate
    }

    /// The most values on the stack.
    static let maximumDepth = 8

    let steps: [Step]
    /// The row of the result.
    let row: Int
    /// One, as a whole number of the last decimal of the result.
    let power: Int64

    /// The program of a formula; `nil` when it has something else or needs a longer stack.
    init?(
        _ formula: Formula, row: Int?, names: [String: FormulaSheet.Name], formulas: [Formula],
        rows: [Int?]
    ) {
        guard let row, let digits = formula.digits, formula.type == .number else { return nil }
        var (steps, depth): ([Step], Int) = ([], 0)
        for node in formula.expression.nodes {
            guard let step = Self.step(node, names, formulas, rows) else { return nil }
            steps.append(step)
            depth += 1 - node.operands.count
            guard depth <= Self.maximumDepth else { return nil }
        }
        self.steps = steps
        self.row = row
        power = Self.power(digits)
    }

    /// A power of ten up to 10¹⁸.
    private static func power(_ digits: Int) -> Int64 {
        Int64(truncatingIfNeeded: Decimal.powerOfTen(digits))
    }

    private static func step(
        _ node: FormulaNode, _ names: [String: FormulaSheet.Name], _ formulas: [Formula],
        _ rows: [Int?]
    ) -> Step? {
        switch node.operation {
        case .add: return .add
        case .subtract: return .subtract
        case .multiply: return .multiply
        case .divide: return .divide
        case .negate: return .negate
        case .literal:
            guard let number = node.numbers.first, let digits = Int64(exactly: number.significand)
            else { return nil }
            return .number(digits, power: power(number.scale))
        case .reference:
            switch names[node.word] {
            case .item(let item): return .item(item)
            case .formula(let place):
                guard let row = rows[place], let digits = formulas[place].digits else { return nil }
                return .formula(place, row: row, power: power(digits))
            case nil: return nil
            }
        default: return nil
        }
    }
}
