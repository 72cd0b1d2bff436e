import HospitalCore

/// One computation of a ``FormulaSheet``: level after level, first what fits 64 bits, by all
/// workers, then the rest, by the engine.
final class FormulaSheetRun: @unchecked Sendable {
    private let sheet: FormulaSheet
    private let cells: FormulaCells
    /// Formulas that the engine computes: 1 where it does.
    private let isLeft: WorkingNumbers<UInt8>
    /// Formulas with a value that no array holds; others find it in the engine.
    private var isLong: Set<Int> = []
    private var engine: FormulaEvaluation?
    /// The names for which the engine has a column.
    private var known: Set<String> = []

    init(_ sheet: FormulaSheet, _ cells: FormulaCells) {
        (self.sheet, self.cells) = (sheet, cells)
        isLeft = WorkingNumbers(repeating: 0, count: sheet.set.formulas.count)
    }

    func compute(_ workers: Workers) {
        guard cells.count > 0 else { return }
        for level in sheet.levels {
            var short: [(formula: Int, program: FormulaProgram)] = []
            for formula in level {
                if let program = sheet.programs[formula], !usesLong(program) {
                    short.append((formula, program))
                } else {
                    isLeft[formula] = 1
                }
            }
            let work = short
            let workers = workers.worth(work.count > 1)
            workers.each { number in
                let worker = FormulaWorker(self.cells)
                for place in workers.stretch(number, of: work.count) {
                    if !worker.run(work[place].program) { self.isLeft[work[place].formula] = 1 }
                }
            }
            for formula in level where isLeft[formula] == 1 { computeByEngine(formula) }
        }
    }

    private func usesLong(_ program: FormulaProgram) -> Bool {
        guard !isLong.isEmpty else { return false }
        return program.steps.contains { step in
            if case .formula(let place, _, _) = step { return isLong.contains(place) }
            return false
        }
    }

    private func computeByEngine(_ place: Int) {
        let engine = engine ?? FormulaEvaluation(tables: sheet.set.tables, on: sheet.grid)
        self.engine = engine
        let formula = sheet.set.formulas[place]
        for node in formula.expression.nodes
        where node.operation == .reference && known.insert(node.word).inserted {
            engine.keep(column(of: node.word), as: node.word)
        }
        let isUsed = sheet.used.contains(formula.code)
        let column = engine.values(of: formula, isUsed: isUsed)
        if isUsed { known.insert(formula.code) }
        if let row = sheet.rows[place] { write(column, of: formula, place, row: row, engine) }
    }

    /// The cells of an item, or of a formula that was computed in 64 bits.
    private func column(of name: String) -> FormulaColumn {
        switch sheet.names[name] {
        case .item(let item):
            let (first, power) = (item * cells.count, cells.powers[item])
            return FormulaColumn(
                (first..<first + cells.count).map { cell in
                    let isThere = cells.presence.count == 0 || cells.presence[cell] != 0
                    return isThere ? FormulaCell(cells.values[cell], power) : .notReported
                })
        case .formula(let place):
            guard let program = sheet.programs[place] else { break }
            let first = program.row * cells.count
            return FormulaColumn(
                (first..<first + cells.count).map { cell in
                    FormulaCell(
                        cells.results[cell], cells.resultPresence[cell] == 1 ? program.power : 0)
                })
        case nil: break
        }
        return FormulaColumn(.notReported)
    }

    private func write(
        _ column: FormulaColumn, of formula: Formula, _ place: Int, row: Int,
        _ engine: FormulaEvaluation
    ) {
        let power = formula.type == .claim ? 1 : Decimal.powerOfTen(formula.digits ?? 0)
        for position in 0..<cells.count {
            let (cell, target) = (column[position], row * cells.count + position)
            if cell.denominator > 0,
                let whole = Int64(
                    exactly: Int128(cell.numerator) * power / Int128(cell.denominator))
            {
                cells.results[target] = whole
                cells.resultPresence[target] = 1
                continue
            }
            if !cell.isMissing { isLong.insert(place) }
            cells.results[target] = (cell.reason ?? .outOfRange).rawValue
            cells.resultPresence[target] = 0
        }
    }
}

/// One worker of a ``FormulaSheetRun``: computes programs, some hundred cells at a time.
private struct FormulaWorker {
    private let cells: FormulaCells
    private let stack = (0..<FormulaProgram.maximumDepth).map { _ in FormulaRegister() }

    init(_ cells: FormulaCells) { self.cells = cells }

    /// Computes all cells of a program; `false` when a step does not fit.
    func run(_ program: FormulaProgram) -> Bool {
        var first = 0
        while first < cells.count {
            let count = min(FormulaRegister.block, cells.count - first)
            guard run(program, first, count) else { return false }
            first += count
        }
        return true
    }

    private func run(_ program: FormulaProgram, _ first: Int, _ count: Int) -> Bool {
        var depth = 0
        for step in program.steps {
            let fits: Bool
            switch step {
            case .item(let item):
                load(item * cells.count + first, into: stack[depth], cells.powers[item], count)
                depth += 1
                continue
            case .formula(_, let row, let power):
                loadResult(row * cells.count + first, into: stack[depth], power, count)
                depth += 1
                continue
            case .number(let number, let power):
                stack[depth].fill(number, power: power, count)
                depth += 1
                continue
            case .negate:
                guard stack[depth - 1].negate() else { return false }
                continue
            case .add: fits = stack[depth - 2].add(stack[depth - 1], isNegative: false)
            case .subtract: fits = stack[depth - 2].add(stack[depth - 1], isNegative: true)
            case .multiply: fits = stack[depth - 2].multiply(stack[depth - 1])
            case .divide: fits = stack[depth - 2].divide(by: stack[depth - 1])
            }
            guard fits else { return false }
            depth -= 1
        }
        guard stack[0].round(power: program.power), let results = cells.results.start,
            let presence = cells.resultPresence.start
        else { return false }
        let cell = program.row * cells.count + first
        stack[0].write(
            to: results + cell * MemoryLayout<Int64>.stride, presence: presence + cell)
        return true
    }

    private func load(_ cell: Int, into register: FormulaRegister, _ power: Int64, _ count: Int) {
        guard let values = cells.values.start else { return }
        register.load(
            values + cell * MemoryLayout<Int64>.stride,
            presence: cells.presence.count == 0 ? nil : cells.presence.start.map { $0 + cell },
            tellsWhy: false, power: power, count)
    }

    private func loadResult(
        _ cell: Int, into register: FormulaRegister, _ power: Int64, _ count: Int
    ) {
        guard let values = cells.results.start, let presence = cells.resultPresence.start
        else { return }
        register.load(
            values + cell * MemoryLayout<Int64>.stride, presence: presence + cell, tellsWhy: true,
            power: power, count)
    }
}
