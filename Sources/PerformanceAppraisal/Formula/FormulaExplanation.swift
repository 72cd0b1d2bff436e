import HospitalCore

/// How a value came about, as a tree in reading order: every part of the formula with its value,
/// the inputs with their unit and month, the version of the rules (计算依据).
///
/// Functions that look at other months or units show what they found there. A formula that is used
/// stands with its published value; it has an explanation of its own.
public struct FormulaExplanation: Sendable {
    /// A part of the formula.
    public struct Step: Equatable, Sendable {
        /// How deep it stands: 0 is the whole formula.
        public let depth: Int
        /// The part in canonical form.
        public let text: String
        /// Whether it is an item or another formula.
        public let isInput: Bool
        /// The unit it was computed for.
        public let department: String
        /// The month it was computed for.
        public let month: Month
        /// Its exact value.
        public let value: FormulaValue
    }

    /// The formula.
    public let formula: Formula
    /// The version of the set.
    public let version: String
    /// The published value.
    public let value: FormulaValue
    /// The parts, each before those it is made of.
    public let steps: [Step]

    init(
        _ formula: Formula, version: String, at cell: Int, published: FormulaColumn,
        _ evaluation: FormulaEvaluation
    ) {
        self.formula = formula
        self.version = version
        value = FormulaValues.value(published[cell], formula.type, evaluation.arithmetic)
        let nodes = formula.expression.nodes
        let columns = evaluation.nodeColumns(of: formula)
        let texts = formula.expression.texts
        let width = evaluation.grid.departments.count
        var steps: [Step] = []
        var open = [Part(node: nodes.count - 1, cell: cell, depth: 0, isLeaf: false)]
        while let part = open.popLast(), part.node >= 0 {
            let node = nodes[part.node]
            // A number that stands in the formula explains itself.
            if node.operation == .literal && part.depth > 0 { continue }
            steps.append(
                Step(
                    depth: part.depth, text: texts[part.node],
                    isInput: node.operation == .reference,
                    department: evaluation.grid.departments[part.cell % width],
                    month: evaluation.grid.months[part.cell / width],
                    value: FormulaValues.value(
                        columns[part.node][part.cell], Self.type(of: node, in: nodes),
                        evaluation.arithmetic)))
            if !part.isLeaf {
                open += Self.parts(of: node, part, evaluation).reversed()
            }
        }
        self.steps = steps
    }

    private struct Part {
        let node: Int
        let cell: Int
        let depth: Int
        /// Shown with its value alone, as one of many months or units.
        let isLeaf: Bool
    }

    private static func parts(
        of node: FormulaNode, _ part: Part, _ evaluation: FormulaEvaluation
    ) -> [Part] {
        func children(_ cells: [Int], isLeaf: Bool) -> [Part] {
            cells.flatMap { cell in
                node.operands.map {
                    Part(node: $0, cell: cell, depth: part.depth + 1, isLeaf: isLeaf)
                }
            }
        }
        let here = [part.cell]
        switch node.operation {
        case .prev, .yoy:
            return children([evaluation.earlier(node, part.cell)].compactMap(\.self), isLeaf: false)
        case .growth:
            let cells = here + [evaluation.earlier(node, part.cell)].compactMap(\.self)
            return children(cells, isLeaf: true)
        case .ytd, .window, .movingAverage:
            return children(evaluation.window(of: node, at: part.cell), isLeaf: true)
        case .rollup, .ratio: return children(evaluation.subtree(at: part.cell), isLeaf: true)
        case .parent:
            return children([evaluation.above(part.cell)].compactMap(\.self), isLeaf: false)
        case .peeravg, .rank, .pctrank:
            let width = evaluation.grid.departments.count
            let own = part.cell % width
            let group = evaluation.grid.groups.first { $0.contains(own) } ?? []
            return children(group.map { part.cell - own + $0 }, isLeaf: true)
        default: return children(here, isLeaf: false)
        }
    }

    private static func type(of node: FormulaNode, in nodes: [FormulaNode]) -> FormulaType {
        switch node.operation {
        case .and, .or, .not, .isnull, .equal, .unequal, .less, .lessOrEqual, .greater,
            .greaterOrEqual:
            return .claim
        default: return .number
        }
    }
}
