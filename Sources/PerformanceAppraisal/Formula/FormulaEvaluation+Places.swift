import HospitalCore

/// Functions that look at other months and other units than that of the cell.
extension FormulaEvaluation {
    private var width: Int { grid.departments.count }

    /// The cells of a node that look back in time.
    func periods(_ node: FormulaNode, _ operands: [FormulaColumn]) -> FormulaColumn {
        switch node.operation {
        case .days:
            return made { position in
                FormulaCell(Int64(self.grid.months[position / self.width].dayCount), 1)
            }
        case .prev, .yoy: return earlier(node, operands[0])
        case .growth:
            let arithmetic = arithmetic
            let before = earlier(node, operands[0])
            let rise = operands[0].joined(with: before) {
                arithmetic.sum($0, arithmetic.negative($1))
            }
            return rise.joined(with: before) { arithmetic.quotient($0, $1) }
        default:
            let operation: FormulaOperation
            switch node.operation {
            case .window: operation = FormulaOperation(rawValue: node.word) ?? .sum
            case .movingAverage: operation = .avg
            default: operation = .sum
            }
            return aggregated(operands[0], operation) { self.window(of: node, at: $0) }
        }
    }

    private func earlier(_ node: FormulaNode, _ operand: FormulaColumn) -> FormulaColumn {
        made { position in
            self.earlier(node, position).map { operand[$0] } ?? .notReported
        }
    }

    /// The cell that `prev`, `yoy` or `growth` looks at; `nil` before the first month.
    func earlier(_ node: FormulaNode, _ position: Int) -> Int? {
        let steps = node.numbers.first.flatMap(Self.whole) ?? 1
        let isYears = node.operation == .yoy || node.word == "yoy"
        // Steps are at most 1,200 and units at most 10 million.
        let cell = position - steps * (isYears ? 12 : 1) * width
        return cell < 0 ? nil : cell
    }

    /// The cells of the months that a node looks at, the earliest first.
    func window(of node: FormulaNode, at position: Int) -> [Int] {
        let month = position / width
        let length = node.operation == .ytd
            ? grid.months[month].month : node.numbers.first.flatMap(Self.whole) ?? 1
        return (max(0, month - length + 1)...month).map { $0 * width + position % width }
    }

    /// The cells of a node that looks at other units of the same month.
    func units(_ node: FormulaNode, _ operands: [FormulaColumn]) -> FormulaColumn {
        switch node.operation {
        case .rollup:
            let operation = FormulaOperation(rawValue: node.word) ?? .sum
            return aggregated(operands[0], operation) { self.subtree(at: $0) }
        case .ratio: return ratioOfSums(operands[0], over: operands[1])
        case .parent:
            return made { position in
                self.above(position).map { operands[0][$0] } ?? .notReported
            }
        default: return besideEachOther(node.operation, operands[0])
        }
    }

    /// The cell of the unit above.
    func above(_ position: Int) -> Int? {
        grid.parents[position % width].map { position - position % width + $0 }
    }

    /// The cells of the unit and of all units below.
    func subtree(at position: Int) -> [Int] {
        let start = position - position % width
        return grid.subtrees[position % width].map { start + $0 }
    }

    private func ratioOfSums(
        _ numerators: FormulaColumn, over denominators: FormulaColumn
    ) -> FormulaColumn {
        let arithmetic = arithmetic
        return made { position in
            var (above, below) = (FormulaCell.notReported, FormulaCell.notReported)
            for cell in self.subtree(at: position) {
                let (numerator, denominator) = (numerators[cell], denominators[cell])
                guard !numerator.isMissing, !denominator.isMissing else { continue }
                above = above.isMissing ? numerator : arithmetic.sum(above, numerator)
                below = below.isMissing ? denominator : arithmetic.sum(below, denominator)
            }
            return arithmetic.quotient(above, below)
        }
    }

    /// Means and ranks among units side by side; every group is sorted once.
    private func besideEachOther(
        _ operation: FormulaOperation, _ operand: FormulaColumn
    ) -> FormulaColumn {
        var cells = [FormulaCell](repeating: .notReported, count: grid.cellCount)
        for month in grid.months.indices {
            for group in grid.groups {
                let positions = group.map { month * width + $0 }
                if operation == .peeravg {
                    let mean = FormulaAggregate(operation: .avg).value(
                        of: positions.map { operand[$0] }, arithmetic)
                    for position in positions { cells[position] = mean }
                } else {
                    rank(positions, by: operand, operation, into: &cells)
                }
            }
        }
        return FormulaColumn(cells)
    }

    private func rank(
        _ positions: [Int], by operand: FormulaColumn, _ operation: FormulaOperation,
        into cells: inout [FormulaCell]
    ) {
        for position in positions { cells[position] = operand[position] }
        let order = positions.filter { !operand[$0].isMissing }
            .sorted { arithmetic.comparison(operand[$0], operand[$1]) > 0 }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count,
                arithmetic.comparison(operand[order[start]], operand[order[end]]) == 0
            { end += 1 }
            let share = order.count == 1
                ? FormulaCell.one
                : FormulaCell(Int64(order.count - end), Int64(order.count - 1))
            for position in order[start..<end] {
                cells[position] = operation == .rank ? FormulaCell(Int64(start + 1), 1) : share
            }
            start = end
        }
    }

    private func made(_ cell: (Int) -> FormulaCell) -> FormulaColumn {
        FormulaColumn((0..<grid.cellCount).map(cell))
    }

    private func aggregated(
        _ operand: FormulaColumn, _ operation: FormulaOperation, over cells: (Int) -> [Int]
    ) -> FormulaColumn {
        let aggregate = FormulaAggregate(operation: operation)
        return made { position in
            aggregate.value(of: cells(position).map { operand[$0] }, self.arithmetic)
        }
    }
}
