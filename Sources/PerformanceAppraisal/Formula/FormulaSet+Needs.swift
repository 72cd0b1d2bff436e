import HospitalCore

/// What formulas need: other formulas, items and tables by name, and months before their own.
extension FormulaSet {
    /// Formulas with what they need of others.
    public struct Needs: Equatable, Sendable {
        /// The wanted formulas and those they use, in the order in which they were given.
        public let texts: [FormulaText]
        /// Every name of an item, a formula or a table in them.
        public let names: Set<String>
    }

    /// The formulas of some codes with all they use, directly or through others; codes without a
    /// formula are left out.
    ///
    /// One that cannot be read is kept, so that its fault is told.
    public static func needs(of codes: [String], in texts: [FormulaText]) -> Needs {
        var positions: [String: [Int]] = [:]
        for (position, text) in texts.enumerated() {
            positions[text.code, default: []].append(position)
        }
        var (names, kept) = (Set<String>(), Set<Int>())
        var open = codes
        while let code = open.popLast() {
            for position in positions[code] ?? [] where kept.insert(position).inserted {
                let expression = try? FormulaParser.expression(
                    texts[position].text, of: code)
                for node in expression?.nodes ?? [] {
                    switch node.operation {
                    case .reference: open.append(node.word)
                    case .lookup: break
                    default: continue
                    }
                    names.insert(node.word)
                }
            }
        }
        return Needs(texts: kept.sorted().map { texts[$0] }, names: names)
    }

    /// The earliest month whose facts the values of a month can depend on: `prev` and `yoy` go
    /// back, `win`, `ma` and `ytd` begin earlier, and what they look at may do so again.
    ///
    /// It lies at most 1,199 months back, and not before the first month of the calendar.
    public func earliestMonth(for month: Month) -> Month {
        var (reached, most) = ([String: Int](), 0)
        for formula in formulas.reversed() {
            let nodes = formula.expression.nodes
            var steps = [Int](repeating: 0, count: nodes.count)
            if let last = steps.indices.last { steps[last] = reached[formula.code] ?? 0 }
            for (position, node) in nodes.enumerated().reversed() {
                let before = Self.reach(of: node, steps[position], month)
                for operand in node.operands { steps[operand] = max(steps[operand], before) }
                guard node.operation == .reference else { continue }
                reached[node.word] = max(reached[node.word] ?? 0, before)
                most = max(most, before)
            }
        }
        while most > 0 {
            if let first = try? month.adding(months: -most) { return first }
            most -= 1
        }
        return month
    }

    /// How many months before the month of the result a node looks for its operands, when it is
    /// itself computed up to so many months before.
    ///
    /// The earlier a node is computed, the earlier it looks, so the earliest of its months is
    /// enough.
    private static func reach(of node: FormulaNode, _ steps: Int, _ month: Month) -> Int {
        let count = node.numbers.first.flatMap(FormulaEvaluation.whole) ?? 1
        let back: Int
        switch node.operation {
        case .prev: back = count
        case .yoy: back = 12 * count
        case .growth: back = node.word == "yoy" ? 12 : 1
        case .window, .movingAverage: back = count - 1
        case .ytd:
            // January of the month that lies so many steps back.
            let distance = steps - (month.month - 1)
            back = distance <= 0 ? -distance : (12 - distance % 12) % 12
        default: back = 0
        }
        return min(steps + back, FormulaGrid.maximumMonths - 1)
    }
}
