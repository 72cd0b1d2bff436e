import HospitalCore

/// Finds the type and the unit of every node of a formula and refuses what does not fit.
struct FormulaTypeCheck {
    /// What is known of a name: its type and unit.
    struct Known {
        let type: FormulaType
        let unit: FormulaUnit

        static func number(_ unit: FormulaUnit) -> Known { Known(type: .number, unit: unit) }
        static let claim = Known(type: .claim, unit: .plain)
    }

    let formula: String
    /// The types of items and of formulas that were checked before.
    let names: [String: Known]
    /// The number of keys of every table.
    let tables: [String: Int]

    /// The type and unit of the result.
    func result(of expression: FormulaExpression) throws(FormulaError) -> Known {
        var known: [Known] = []
        for node in expression.nodes { known.append(try self.known(of: node, known)) }
        return known.last ?? .number(.plain)
    }

    private func fail(_ node: FormulaNode, _ fault: FormulaFault) -> FormulaError {
        .fault(formula: formula, position: node.position, fault)
    }

    private func argumentFault(_ node: FormulaNode, _ value: String) -> FormulaError {
        fail(node, .argument(function: node.operation.rawValue, value: value))
    }

    private func known(of node: FormulaNode, _ known: [Known]) throws(FormulaError) -> Known {
        let operands = node.operands.map { known[$0] }
        switch node.operation {
        case .literal, .days: return .number(.plain)
        case .reference:
            guard let name = names[node.word] else {
                throw fail(
                    node,
                    .nameUnknown(
                        node.word,
                        nearest: NearestName.nearest(to: node.word, in: names.keys.sorted())))
            }
            return name
        case .and, .or, .not:
            try need(.claim, operands, at: node)
            return .claim
        case .isnull: return .claim
        case .choose, .cases, .nz: return try choice(node, operands)
        case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
            try need(.number, operands, at: node)
            _ = try joined(operands.map(\.unit), at: node)
            return .claim
        default:
            try need(.number, operands, at: node)
            try checkArguments(of: node)
            return .number(try unit(of: node, operands.map(\.unit)))
        }
    }

    private func need(
        _ type: FormulaType, _ operands: [Known], at node: FormulaNode
    ) throws(FormulaError) {
        guard operands.allSatisfy({ $0.type == type }) else { throw fail(node, .type(type)) }
    }

    private func joined(
        _ units: [FormulaUnit], at node: FormulaNode
    ) throws(FormulaError) -> FormulaUnit {
        var common = FormulaUnit.plain
        for unit in units {
            guard let next = common.joined(with: unit) else {
                throw fail(node, .unitMismatch(common, unit))
            }
            common = next
        }
        return common
    }

    /// `if`, `case` and `nz`: claims where claims stand, and one type and unit for all values.
    private func choice(
        _ node: FormulaNode, _ operands: [Known]
    ) throws(FormulaError) -> Known {
        let positions = Array(operands.indices)
        let claims: [Int]
        switch node.operation {
        case .choose: claims = [0]
        case .cases: claims = positions.filter { $0 % 2 == 0 && $0 + 1 < operands.count }
        default: claims = []
        }
        try need(.claim, claims.map { operands[$0] }, at: node)
        let values = positions.filter { !claims.contains($0) }.map { operands[$0] }
        let type = values.first?.type ?? .number
        try need(type, values, at: node)
        return Known(type: type, unit: try joined(values.map(\.unit), at: node))
    }

    /// Whether the numbers and words that stand in a call are among those it takes.
    private func checkArguments(of node: FormulaNode) throws(FormulaError) {
        switch node.operation {
        case .round:
            try whole(node, 0...Decimal.maximumScale)
            guard node.word.isEmpty || Rounding(rawValue: node.word) != nil
            else { throw argumentFault(node, node.word) }
        case .percentile:
            guard node.numbers[0] <= Decimal(100)
            else { throw argumentFault(node, node.numbers[0].description) }
        case .prev, .yoy, .window, .movingAverage: try whole(node, 1...FormulaGrid.maximumMonths)
        case .band:
            let limits = node.numbers.sorted()
            for (limit, next) in zip(limits, limits.dropFirst()) where limit == next {
                throw argumentFault(node, limit.description)
            }
        case .growth:
            guard ["prev", "yoy"].contains(node.word) else { throw argumentFault(node, node.word) }
        case .lookup:
            guard let keys = tables[node.word] else {
                throw fail(
                    node,
                    .nameUnknown(
                        node.word,
                        nearest: NearestName.nearest(to: node.word, in: tables.keys.sorted())))
            }
            guard keys == node.operands.count else {
                throw fail(
                    node,
                    .arity(
                        function: "lookup", found: node.operands.count + 1, allowed: "\(keys + 1)"))
            }
        default: break
        }
        if [.window, .rollup].contains(node.operation), !Self.aggregates.contains(node.word) {
            throw argumentFault(node, node.word)
        }
    }

    private static let aggregates = ["sum", "avg", "min", "max", "count", "median"]

    private func whole(
        _ node: FormulaNode, _ range: ClosedRange<Int>
    ) throws(FormulaError) {
        for number in node.numbers {
            guard let whole = number.significand(atScale: 0).flatMap({ Int(exactly: $0) }),
                range.contains(whole)
            else { throw argumentFault(node, number.description) }
        }
    }

    private func unit(
        of node: FormulaNode, _ units: [FormulaUnit]
    ) throws(FormulaError) -> FormulaUnit {
        switch node.operation {
        case .multiply:
            guard let unit = units[0].times(units[1]) else {
                throw fail(node, .unitMismatch(units[0], units[1]))
            }
            return unit
        case .divide, .ratio: return units[0].over(units[1])
        case .div:
            let quotient = units[0].over(units[1])
            return units.count > 2 ? try joined([quotient, units[2]], at: node) : quotient
        case .growth, .rank, .pctrank, .lookup: return .plain
        case .count: return .count
        case .band: return try joined(Array(units.dropFirst()), at: node)
        case .window, .rollup: return node.word == "count" ? .count : units[0]
        default: return try joined(units, at: node)
        }
    }
}
