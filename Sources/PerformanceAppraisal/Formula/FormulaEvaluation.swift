import HospitalCore

/// Computes formulas for all units and months of a grid at once, a node after the other.
final class FormulaEvaluation {
    let grid: FormulaGrid
    let tables: [String: LookupTable]
    let arithmetic = FormulaArithmetic()
    private var columns: [String: FormulaColumn] = [:]

    /// An evaluation without items; their columns are brought by ``keep(_:as:)``.
    init(tables: [LookupTable], on grid: FormulaGrid) {
        self.grid = grid
        var byName: [String: LookupTable] = [:]
        for table in tables { byName[table.name] = table }
        self.tables = byName
    }

    convenience init(_ set: FormulaSet, on grid: FormulaGrid) {
        self.init(tables: set.tables, on: grid)
        for item in set.items {
            let facts = grid.facts[item.code] ?? []
            columns[item.code] =
                facts.isEmpty
                ? FormulaColumn(.notReported)
                : FormulaColumn(facts.map { $0.map(arithmetic.cell) ?? .notReported })
        }
    }

    /// Keeps a column for the formulas that use its name.
    func keep(_ column: FormulaColumn, as name: String) { columns[name] = column }

    /// The published values of a formula; they are kept for the formulas that use it.
    func values(of formula: Formula, isUsed: Bool) -> FormulaColumn {
        // Operands stand before what uses them, and each is used once: a stack holds them.
        var stack: [FormulaColumn] = []
        for node in formula.expression.nodes {
            let operands = Array(stack.suffix(node.operands.count))
            stack.removeLast(operands.count)
            stack.append(column(of: node, operands))
        }
        let exact = stack.last ?? FormulaColumn(.notReported)
        let column =
            formula.digits.map { digits in
                exact.map { arithmetic.rounded($0, digits: digits, .halfAwayFromZero) }
            } ?? exact
        if isUsed { columns[formula.code] = column }
        return column
    }

    /// The values of every node of a formula, for an explanation.
    func nodeColumns(of formula: Formula) -> [FormulaColumn] {
        var columns: [FormulaColumn] = []
        for node in formula.expression.nodes {
            columns.append(column(of: node, node.operands.map { columns[$0] }))
        }
        return columns
    }

    private func column(of node: FormulaNode, _ operands: [FormulaColumn]) -> FormulaColumn {
        let arithmetic = arithmetic
        switch node.operation {
        case .literal: return FormulaColumn(arithmetic.cell(node.numbers[0]))
        case .reference: return columns[node.word] ?? FormulaColumn(.notReported)
        case .add: return operands[0].joined(with: operands[1]) { arithmetic.sum($0, $1) }
        case .subtract:
            return operands[0].joined(with: operands[1]) {
                arithmetic.sum($0, arithmetic.negative($1))
            }
        case .multiply: return operands[0].joined(with: operands[1]) { arithmetic.product($0, $1) }
        case .divide: return operands[0].joined(with: operands[1]) { arithmetic.quotient($0, $1) }
        case .negate: return operands[0].map { arithmetic.negative($0) }
        case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return compared(operands, node.operation)
        case .prev, .yoy, .ytd, .window, .movingAverage, .growth, .days:
            return periods(node, operands)
        case .rollup, .ratio, .parent, .peeravg, .rank, .pctrank: return units(node, operands)
        case .abs, .round, .floor, .ceil, .trunc: return shortened(node, operands[0])
        default: return cellwise(node, operands)
        }
    }

    private func compared(
        _ operands: [FormulaColumn], _ operation: FormulaOperation
    ) -> FormulaColumn {
        let arithmetic = arithmetic
        return operands[0].joined(with: operands[1]) { one, other in
            if one.isMissing { return one }
            if other.isMissing { return other }
            let order = arithmetic.comparison(one, other)
            switch operation {
            case .equal: return .claim(order == 0)
            case .unequal: return .claim(order != 0)
            case .less: return .claim(order < 0)
            case .lessOrEqual: return .claim(order <= 0)
            case .greater: return .claim(order > 0)
            default: return .claim(order >= 0)
            }
        }
    }

    private func shortened(_ node: FormulaNode, _ operand: FormulaColumn) -> FormulaColumn {
        let rounding: Rounding
        switch node.operation {
        case .abs:
            return operand.map {
                !$0.isMissing && arithmetic.comparison($0, .zero) < 0 ? arithmetic.negative($0) : $0
            }
        case .floor: rounding = .down
        case .ceil: rounding = .up
        case .trunc: rounding = .towardZero
        default: rounding = Rounding(rawValue: node.word) ?? .halfAwayFromZero
        }
        let digits = node.numbers.first.flatMap(Self.whole) ?? 0
        return operand.map { arithmetic.rounded($0, digits: digits, rounding) }
    }

    /// The whole number that stands in a call; the check before let nothing else through.
    static func whole(_ number: Decimal) -> Int? {
        number.significand(atScale: 0).flatMap { Int(exactly: $0) }
    }

    /// Functions that look at the operands of one cell after the other.
    private func cellwise(_ node: FormulaNode, _ operands: [FormulaColumn]) -> FormulaColumn {
        let isConstant = node.operation != .lookup && operands.allSatisfy { $0.cells.count == 1 }
        let count = isConstant ? 1 : grid.cellCount
        let width = max(1, grid.departments.count)
        let limits = node.numbers.map(arithmetic.cell)
        let aggregate = FormulaAggregate(
            operation: node.operation, percent: node.numbers.first ?? FormulaAggregate.half)
        var cells: [FormulaCell] = []
        cells.reserveCapacity(count)
        var values = [FormulaCell](repeating: .notReported, count: operands.count)
        for position in 0..<count {
            for (index, operand) in operands.enumerated() { values[index] = operand[position] }
            cells.append(cell(node, values, limits, aggregate, month: position / width))
        }
        return FormulaColumn(cells)
    }

    private func cell(
        _ node: FormulaNode, _ values: [FormulaCell], _ limits: [FormulaCell],
        _ aggregate: FormulaAggregate, month: Int
    ) -> FormulaCell {
        switch node.operation {
        case .and, .or, .not: return claim(node.operation, values)
        case .isnull: return .claim(values[0].isMissing)
        case .nz: return values[0].isMissing ? (values.count > 1 ? values[1] : .zero) : values[0]
        case .choose:
            return values[0].isMissing ? values[0] : (values[0].isTrue ? values[1] : values[2])
        case .cases: return chosen(values)
        case .clamp:
            if let missing = values.first(where: \.isMissing) { return missing }
            let atLeast = arithmetic.comparison(values[0], values[1]) < 0 ? values[1] : values[0]
            return arithmetic.comparison(atLeast, values[2]) > 0 ? values[2] : atLeast
        case .div:
            let isZero = !values[1].isMissing && arithmetic.comparison(values[1], .zero) == 0
            if isZero, !values[0].isMissing, values.count > 2 { return values[2] }
            return arithmetic.quotient(values[0], values[1])
        case .band: return band(values, limits)
        case .lookup: return looked(up: node.word, values, month: month)
        default: return aggregate.value(of: values, arithmetic)
        }
    }

    /// A claim that decides alone decides, though others are missing.
    private func claim(_ operation: FormulaOperation, _ values: [FormulaCell]) -> FormulaCell {
        if operation == .not {
            return values[0].isMissing ? values[0] : .claim(!values[0].isTrue)
        }
        let decides = operation == .or
        if values.contains(where: { !$0.isMissing && $0.isTrue == decides }) {
            return .claim(decides)
        }
        return values.first(where: \.isMissing) ?? .claim(!decides)
    }

    private func chosen(_ values: [FormulaCell]) -> FormulaCell {
        var position = 0
        while position + 1 < values.count {
            if values[position].isMissing { return values[position] }
            if values[position].isTrue { return values[position + 1] }
            position += 2
        }
        return position < values.count ? values[position] : .missing(.noMatch)
    }

    private func band(_ values: [FormulaCell], _ limits: [FormulaCell]) -> FormulaCell {
        guard !values[0].isMissing else { return values[0] }
        var best: Int?
        for (index, limit) in limits.enumerated()
        where arithmetic.comparison(limit, values[0]) <= 0 {
            if best.map({ arithmetic.comparison(limit, limits[$0]) > 0 }) ?? true { best = index }
        }
        return best.map { values[$0 + 1] } ?? .missing(.noMatch)
    }

    private func looked(up table: String, _ values: [FormulaCell], month: Int) -> FormulaCell {
        if let missing = values.first(where: \.isMissing) { return missing }
        let keys = values.compactMap { cell -> Decimal? in
            guard let exact = arithmetic.value(cell) else { return nil }
            let decimal = try? exact.decimal(
                digits: Decimal.maximumScale, rounding: .halfAwayFromZero)
            return decimal.flatMap { Rate($0) == exact ? $0 : nil }
        }
        guard keys.count == values.count,
            let value = tables[table]?.value(of: keys, in: grid.months[month])
        else { return .missing(.noMatch) }
        return arithmetic.cell(value)
    }
}
