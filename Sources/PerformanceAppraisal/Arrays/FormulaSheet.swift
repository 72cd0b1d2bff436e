import HospitalCore

/// Formulas made ready to be computed on arrays (公式表): thousands of formulas for hundreds of units
/// and dozens of months in one call.
///
/// Values of items stand item after item, in each the units of the first month, then of the next,
/// as whole numbers of their last decimal. Results stand in the same way, formula after formula.
///
/// Results are those of ``FormulaSet/evaluate(on:_:)``. Formulas of items, published formulas,
/// numbers and + − × ÷ are computed some hundred cells at a time in 64 bits. A formula with
/// anything else, or with a step that does not fit, is computed by the engine itself.
public struct FormulaSheet: Sendable {
    /// The formulas.
    public let set: FormulaSet
    /// The codes of the results, in the order in which the formulas were given: those with decimals
    /// and claims.
    ///
    /// Others are steps on the way, whose exact fractions no array holds.
    public let results: [String]
    /// Units and months, without facts.
    let grid: FormulaGrid
    /// What is computed for each formula of the set in 64 bits; `nil` where only the engine can.
    let programs: [FormulaProgram?]
    /// The place of each formula among the results.
    let rows: [Int?]
    /// Formulas that need nothing of each other, behind those they need.
    let levels: [[Int]]
    /// The formulas that others use.
    let used: Set<String>
    /// The places of items and formulas by their codes.
    let names: [String: Name]

    /// What a name of a formula stands for.
    enum Name {
        case item(Int)
        /// A formula, by its place in the set.
        case formula(Int)
    }

    /// Formulas on a grid.
    /// - Throws: what the set refuses.
    public init(
        _ texts: [FormulaText], items: [FormulaItem], tables: [LookupTable] = [],
        on grid: FormulaGrid
    ) throws(FormulaError) {
        set = try FormulaSet(texts, items: items, tables: tables)
        self.grid = grid
        var names: [String: Name] = [:]
        for (place, item) in items.enumerated() { names[item.code] = .item(place) }
        for (place, formula) in set.formulas.enumerated() { names[formula.code] = .formula(place) }
        var (rows, results) = ([Int?](repeating: nil, count: set.formulas.count), [String]())
        for text in texts {
            guard case .formula(let place)? = names[text.code] else { continue }
            let formula = set.formulas[place]
            guard formula.digits != nil || formula.type == .claim else { continue }
            rows[place] = results.count
            results.append(text.code)
        }
        var (depths, levels): ([Int], [[Int]]) = ([], [])
        var (used, programs) = (Set<String>(), [FormulaProgram?]())
        for (place, formula) in set.formulas.enumerated() {
            var depth = 0
            for node in formula.expression.nodes where node.operation == .reference {
                used.insert(node.word)
                if case .formula(let other)? = names[node.word] {
                    depth = max(depth, depths[other] + 1)
                }
            }
            depths.append(depth)
            if depth == levels.count { levels.append([]) }
            levels[depth].append(place)
            programs.append(
                FormulaProgram(
                    formula, row: rows[place], names: names, formulas: set.formulas, rows: rows))
        }
        (self.results, self.names, self.rows, self.levels) = (results, names, rows, levels)
        (self.used, self.programs) = (used, programs)
    }

    /// How many values there are for each item and each result.
    public var cellCount: Int { grid.cellCount }

    /// Computes all formulas.
    ///
    /// - Parameters:
    ///   - values: the values of the items, items × ``cellCount``.
    ///   - decimals: the decimals of the values of each item, 0 to 18.
    ///   - presence: a byte for each value, 0 where it is missing; none when all are there.
    ///   - results: receives the results, ``results`` × ``cellCount``, as whole numbers of the last
    ///     decimal of their formula; 1 or 0 for a claim; why it is missing (``MissingReason``)
    ///     where there is none.
    ///   - resultPresence: receives 1 for each result that is there, and 0.
    ///   - workers: who shares the work.
    /// - Throws: `size` for an array, or what a decimal says to its scale; nothing is written then.
    public func compute(
        _ values: NumberArray<Int64>, decimals: [Int], presence: NumberArray<UInt8>,
        into results: ResultArray<Int64>, presence resultPresence: ResultArray<UInt8>,
        workers: Workers = .alone
    ) throws {
        let (given, wanted) = (set.items.count * cellCount, self.results.count * cellCount)
        let sizes = [
            ("decimals", set.items.count, decimals.count), ("values", given, values.count),
            ("presence", presence.count == 0 ? 0 : given, presence.count),
            ("out_values", wanted, results.count), ("out_presence", wanted, resultPresence.count),
        ]
        for (array, expected, found) in sizes where expected != found {
            throw ScoreMatrixError.size(array: array, expected: expected, found: found)
        }
        // A scale that no decimal has is refused there.
        for scale in decimals { _ = try Decimal(significand: 1, scale: scale) }
        FormulaSheetRun(
            self,
            FormulaCells(
                values: values, presence: presence,
                powers: decimals.map { Int64(truncatingIfNeeded: Decimal.powerOfTen($0)) },
                results: results, resultPresence: resultPresence, count: cellCount)
        ).compute(workers)
    }
}

/// The arrays of a ``FormulaSheet``.
struct FormulaCells: Sendable {
    let values: NumberArray<Int64>
    let presence: NumberArray<UInt8>
    /// The denominators of the items.
    let powers: [Int64]
    let results: ResultArray<Int64>
    let resultPresence: ResultArray<UInt8>
    /// How many cells an item and a result have.
    let count: Int
}
