/// The inverse of a square matrix modulo a prime, or the first column that has none.
enum ModularInverse {
    /// The inverse, row by row.
    case inverse([UInt64])
    /// Modulo the prime, the column depends on those before it; these rows make the columns before
    /// it independent.
    case dependent(column: Int, rows: [Int])

    /// Gauss and Jordan's elimination in place: size³ products.
    init(of matrix: [Int128], size: Int, in field: PrimeField) {
        var entries = matrix.map { field.residue(of: $0) }
        var rows = Array(0..<size)
        var exchanges: [Int] = []
        for column in 0..<size {
            let pivot = (column..<size).first { entries[$0 * size + column] != 0 }
            guard let pivot else {
                self = .dependent(column: column, rows: Array(rows[..<column]))
                return
            }
            exchanges.append(pivot)
            if pivot != column {
                rows.swapAt(pivot, column)
                for index in 0..<size {
                    entries.swapAt(pivot * size + index, column * size + index)
                }
            }
            Self.eliminate(column, from: &entries, size: size, in: field)
        }
        // Exchanged rows of the matrix are exchanged columns of its inverse, in reverse order.
        for (column, pivot) in exchanges.enumerated().reversed() where pivot != column {
            for row in 0..<size {
                entries.swapAt(row * size + pivot, row * size + column)
            }
        }
        self = .inverse(entries)
    }

    /// Makes the column a unit column and leaves in its place the column of the inverse.
    private static func eliminate(
        _ column: Int, from entries: inout [UInt64], size: Int, in field: PrimeField
    ) {
        let start = column * size
        let factor = field.inverse(entries[start + column])
        entries[start + column] = 1
        for index in start..<(start + size) {
            entries[index] = field.product(entries[index], factor)
        }
        entries.withUnsafeMutableBufferPointer { entries in
            for row in 0..<size where row != column {
                let target = row * size
                let rest = entries[target + column]
                guard rest != 0 else { continue }
                let negated = UInt128(field.modulus - rest)
                entries[target + column] = 0
                for index in 0..<size {
                    entries[target + index] = field.reduced(
                        UInt128(entries[start + index]) &* negated
                            &+ UInt128(entries[target + index]))
                }
            }
        }
    }
}
