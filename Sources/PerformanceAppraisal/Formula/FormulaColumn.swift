/// The values of a node for all units and months of a grid: units of the first month, then of the
/// next.
///
/// A value that is the same everywhere stands once.
struct FormulaColumn {
    let cells: [FormulaCell]

    init(_ cells: [FormulaCell]) { self.cells = cells }

    init(_ constant: FormulaCell) { cells = [constant] }

    @inline(__always)
    subscript(_ position: Int) -> FormulaCell { cells[cells.count == 1 ? 0 : position] }

    /// A column of what an operation makes of the cells of one column.
    @inline(__always)
    func map(_ operation: (FormulaCell) -> FormulaCell) -> FormulaColumn {
        FormulaColumn(cells.map(operation))
    }

    /// A column of what an operation makes of the cells of two columns side by side.
    @inline(__always)
    func joined(
        with other: FormulaColumn, _ operation: (FormulaCell, FormulaCell) -> FormulaCell
    ) -> FormulaColumn {
        let (left, right) = (cells.count == 1 ? 0 : 1, other.cells.count == 1 ? 0 : 1)
        // A grid of one cell has columns of one cell, too.
        let count =
            min(cells.count, other.cells.count) == 0
            ? 0 : Swift.max(cells.count, other.cells.count)
        return FormulaColumn(
            [FormulaCell](unsafeUninitializedCapacity: count) { results, filled in
                cells.withUnsafeBufferPointer { one in
                    other.cells.withUnsafeBufferPointer { two in
                        for position in 0..<count {
                            results.initializeElement(
                                at: position,
                                to: operation(one[position &* left], two[position &* right]))
                        }
                    }
                }
                filled = count
            })
    }
}
