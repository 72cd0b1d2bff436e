import HospitalCore

/// Functions that look at other months and other units than that of the cell.
extension FormulaEvaluation {
    private var width: Int { grid.departments.count }

    /// The cells of a node that look back in time.
    func periods(_ node: FormulaNode, _ operands: [FormulaColumn]) -> FormulaColumn {
        switch node.operation {
        case .days:
            return FormulaColumn(
                grid.months.flatMap { month in
                    [FormulaCell](repeating: FormulaCell(Int64(month.dayCount), 1), count: width)
                })
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
            if node.operation == .ytd { return running(operands[0]) }
            let length = Self.length(of: node)
            return aggregated(operands[0], operation) { month, unit, take in
                for before in max(0, month - length + 1)...month {
                    take(before * self.width + unit)
                }
            }
        }
    }

    /// The sums from January on, each made from the one of the month before.
    private func running(_ operand: FormulaColumn) -> FormulaColumn {
        var cells: [FormulaCell] = []
        cells.reserveCapacity(grid.cellCount)
        for (index, month) in grid.months.enumerated() {
            let isFirst = month.month == 1 || index == 0
            for unit in 0..<width {
                let position = index * width + unit
                let own = operand[position]
                guard !isFirst else {
                    cells.append(own)
                    continue
                }
                let sum = cells[position - width]
                cells.append(
                    own.isMissing ? sum : (sum.isMissing ? own : arithmetic.sum(sum, own)))
            }
        }
        return FormulaColumn(cells)
    }

    /// The column that many months earlier; before the first month nothing was reported.
    private func earlier(_ node: FormulaNode, _ operand: FormulaColumn) -> FormulaColumn {
        let count = grid.cellCount
        let missing = min(count, Self.steps(of: node) * width)
        var cells = [FormulaCell](repeating: .notReported, count: missing)
        cells.reserveCapacity(count)
        if operand.cells.count == 1 {
            cells.append(contentsOf: repeatElement(operand.cells[0], count: count - missing))
        } else {
            cells.append(contentsOf: operand.cells.prefix(count - missing))
        }
        return FormulaColumn(cells)
    }

    /// How many months back `prev`, `yoy` and `growth` look.
    private static func steps(of node: FormulaNode) -> Int {
        let isYears = node.operation == .yoy || node.word == "yoy"
        // Steps are at most 1,200 and units at most 10 million.
        return (node.numbers.first.flatMap(whole) ?? 1) * (isYears ? 12 : 1)
    }

    private static func length(of node: FormulaNode) -> Int {
        node.numbers.first.flatMap(whole) ?? 1
    }

    /// The cell that `prev`, `yoy` or `growth` looks at; `nil` before the first month.
    func earlier(_ node: FormulaNode, _ position: Int) -> Int? {
        let cell = position - Self.steps(of: node) * width
        return cell < 0 ? nil : cell
    }

    /// The cells of the months that a node looks at, the earliest first.
    func window(of node: FormulaNode, at position: Int) -> [Int] {
        let month = position / width
        let length =
            node.operation == .ytd
            ? grid.months[month].month : Self.length(of: node)
        return (max(0, month - length + 1)...month).map { $0 * width + position % width }
    }

    /// The cells of a node that looks at other units of the same month.
    func units(_ node: FormulaNode, _ operands: [FormulaColumn]) -> FormulaColumn {
        switch node.operation {
        case .rollup:
            let operation = FormulaOperation(rawValue: node.word) ?? .sum
            return aggregated(operands[0], operation) { month, unit, take in
                for below in self.grid.subtrees[unit] { take(month * self.width + below) }
            }
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
        var cells: [FormulaCell] = []
        cells.reserveCapacity(grid.cellCount)
        for month in grid.months.indices {
            for unit in 0..<width {
                var (above, below) = (FormulaCell.notReported, FormulaCell.notReported)
                for part in grid.subtrees[unit] {
                    let cell = month * width + part
                    let (numerator, denominator) = (numerators[cell], denominators[cell])
                    guard !numerator.isMissing, !denominator.isMissing else { continue }
                    above = above.isMissing ? numerator : arithmetic.sum(above, numerator)
                    below = below.isMissing ? denominator : arithmetic.sum(below, denominator)
                }
                cells.append(arithmetic.quotient(above, below))
            }
        }
        return FormulaColumn(cells)
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
            let share =
                order.count == 1
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

    /// A column of what becomes of many cells for each month and unit, which `cells` hands over.
    private func aggregated(
        _ operand: FormulaColumn, _ operation: FormulaOperation,
        over cells: (_ month: Int, _ unit: Int, _ take: (Int) -> Void) -> Void
    ) -> FormulaColumn {
        let aggregate = FormulaAggregate(operation: operation)
        var results: [FormulaCell] = []
        results.reserveCapacity(grid.cellCount)
        var values: [FormulaCell] = []
        for month in grid.months.indices {
            for unit in 0..<width {
                values.removeAll(keepingCapacity: true)
                cells(month, unit) { values.append(operand[$0]) }
                results.append(aggregate.value(of: values, arithmetic))
            }
        }
        return FormulaColumn(results)
    }
}
