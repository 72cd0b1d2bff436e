import HospitalCore

/// What becomes of many values: missing ones are skipped, and of nothing at all nothing is known,
/// but the count, which is 0.
struct FormulaAggregate {
    /// The percentile of a median.
    static let half = Decimal(50)

    let operation: FormulaOperation
    /// The percentile, 0 to 100.
    var percent = half

    /// The value of some cells; when all are missing, the first says why.
    func value(of cells: [FormulaCell], _ arithmetic: FormulaArithmetic) -> FormulaCell {
        var (result, count) = (FormulaCell.zero, 0)
        for cell in cells where !cell.isMissing {
            count += 1
            if count == 1 {
                result = cell
                continue
            }
            switch operation {
            case .min: if arithmetic.comparison(cell, result) < 0 { result = cell }
            case .max: if arithmetic.comparison(cell, result) > 0 { result = cell }
            case .sum, .avg: result = arithmetic.sum(result, cell)
            default: break
            }
        }
        if operation == .count { return FormulaCell(Int64(count), 1) }
        guard count > 0 else { return cells.first ?? .notReported }
        switch operation {
        case .avg: return arithmetic.quotient(result, FormulaCell(Int64(count), 1))
        case .median, .percentile: return percentile(of: cells, arithmetic)
        default: return result
        }
    }

    /// Rule R-7: h = (n − 1) p / 100; between the values at ⌊h⌋ and the next, by the rest of h.
    private func percentile(
        of cells: [FormulaCell], _ arithmetic: FormulaArithmetic
    ) -> FormulaCell {
        let values = cells.filter { !$0.isMissing }
            .sorted { arithmetic.comparison($0, $1) < 0 }
        let last = arithmetic.cell(Rate(values.count - 1) * Rate(percent) * Rate(hundredths: 1))
        let floor = arithmetic.rounded(last, digits: 0, .down)
        let index = min(max(0, Int(floor.numerator)), values.count - 1)
        guard index + 1 < values.count else { return values[index] }
        let step = arithmetic.sum(values[index + 1], arithmetic.negative(values[index]))
        let rest = arithmetic.sum(last, arithmetic.negative(floor))
        return arithmetic.sum(values[index], arithmetic.product(rest, step))
    }
}
