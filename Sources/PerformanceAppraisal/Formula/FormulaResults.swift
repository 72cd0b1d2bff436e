import HospitalCore

/// A value of a formula.
public enum FormulaValue: Equatable, Sendable {
    /// An exact number; the published one where the formula has decimals.
    case number(Rate)
    /// A claim.
    case claim(Bool)
    /// Nothing, and why.
    case missing(MissingReason)

    /// The value as text: with the decimals of the formula; without them an exact decimal, or a
    /// fraction when no decimal is exact; `true`, `false`; `nil` when it is missing.
    /// - Throws: `outOfRange` when the digits do not fit.
    public func text(digits: Int?) throws(NumberError) -> String? {
        switch self {
        case .missing: return nil
        case .claim(let holds): return holds ? "true" : "false"
        case .number(let value):
            if let digits {
                return try value.decimal(digits: digits, rounding: .halfAwayFromZero).description
            }
            let decimal = try? value.decimal(
                digits: Decimal.maximumScale, rounding: .halfAwayFromZero)
            return decimal.flatMap { Rate($0) == value ? $0.normalized.description : nil }
                ?? value.description
        }
    }
}

/// The values of one formula for all units and months.
public struct FormulaValues {
    /// The formula.
    public let formula: Formula
    let column: FormulaColumn
    let arithmetic: FormulaArithmetic
    let grid: FormulaGrid

    /// The value of a unit in a month; not reported outside of the grid.
    /// - Throws: `departmentUnknown`.
    public func value(
        of department: String, in month: Month
    ) throws(FormulaFactError) -> FormulaValue {
        guard let cell = try grid.cell(of: department, in: month)
        else { return .missing(.notReported) }
        return value(at: cell)
    }

    func value(at cell: Int) -> FormulaValue {
        Self.value(column[cell], formula.type, arithmetic)
    }

    static func value(
        _ cell: FormulaCell, _ type: FormulaType, _ arithmetic: FormulaArithmetic
    ) -> FormulaValue {
        if let reason = cell.reason { return .missing(reason) }
        if type == .claim { return .claim(cell.isTrue) }
        return arithmetic.value(cell).map { .number($0) } ?? .missing(.outOfRange)
    }
}

extension FormulaSet {
    /// Computes all formulas on a grid, each after those it uses, and hands on the values of one
    /// after the other, so that only those still needed are kept.
    public func evaluate(on grid: FormulaGrid, _ body: (FormulaValues) -> Void) {
        let evaluation = FormulaEvaluation(self, on: grid)
        var used: Set<String> = []
        for formula in formulas {
            for node in formula.expression.nodes where node.operation == .reference {
                used.insert(node.word)
            }
        }
        for formula in formulas {
            let column = evaluation.values(of: formula, isUsed: used.contains(formula.code))
            body(
                FormulaValues(
                    formula: formula, column: column, arithmetic: evaluation.arithmetic, grid: grid)
            )
        }
    }

    /// How a formula came to its value for a unit in a month.
    /// - Throws: `departmentUnknown`, or `factOutside` when the formula or the month is not part
    ///   of the set or grid.
    public func explanation(
        of code: String, for department: String, in month: Month, on grid: FormulaGrid
    ) throws(FormulaFactError) -> FormulaExplanation {
        guard let cell = try grid.cell(of: department, in: month),
            let formula = formulas.first(where: { $0.code == code })
        else { throw .factOutside(item: code, month: month.description) }
        let evaluation = FormulaEvaluation(self, on: grid)
        for other in formulas {
            let column = evaluation.values(of: other, isUsed: true)
            guard other.code == code else { continue }
            return FormulaExplanation(
                formula, version: version, at: cell, published: column, evaluation)
        }
        throw .factOutside(item: code, month: month.description)
    }
}
