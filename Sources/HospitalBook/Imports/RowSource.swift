import HospitalCore
import Interchange
import Storage

/// Where the rows of an import come from.
///
/// All sources give the fields of their rows as text, so that a row means the same however it came.
protocol RowSource: ~Copyable, SendableMetatype {
    /// The names of the columns.
    var header: [String] { get }
    /// The row that names the columns, as the rows are counted; `nil` when none does.
    var headerRow: Int? { get }
    /// Gets ready to fill the columns of a table.
    /// - Returns: what is wrong with columns as a whole.
    mutating func match(_ columns: ImportColumns) -> [ImportColumnFaults.Fault]
    /// The next rows, or `nil` at the end.
    mutating func nextBatch() throws -> DelimitedText.Batch?
}

extension DelimitedText.Reader: RowSource {
    var headerRow: Int? { 1 }

    /// Text can be meant for any column.
    func match(_ columns: ImportColumns) -> [ImportColumnFaults.Fault] { [] }
}

extension ArrowRows: RowSource {
    var headerRow: Int? { nil }

    /// Compares the types of the stream with those of the table.
    mutating func match(_ columns: ImportColumns) -> [ImportColumnFaults.Fault] {
        var faults: [ImportColumnFaults.Fault] = []
        for (column, source) in zip(columns.table.columns, columns.sources) {
            guard case .file(let position, let isYuan) = source else { continue }
            let field = fields[position]
            if let error = field.fault(in: column, isYuan: isYuan) {
                faults.append((field.name, error))
            }
            if case .moment = field.type, column.type == .day { readAsDays(position) }
        }
        return faults
    }
}

extension ArrowField {
    /// Why a column of this type cannot fill that column of a table; `nil` when it can.
    fileprivate func fault(in column: ColumnDeclaration, isYuan: Bool) -> (any HospitalError)? {
        switch (type, column.type) {
        case (.null, _), (.text, _), (.dictionary, _), (.bool, .flag), (.day, .day),
            (.moment, .day), (.moment, .moment), (.decimal, .decimal):
            return nil
        case (.float, _): return ArrowError.floatRefused(column: name, type: type.name)
        case (.integer, .fen) where isYuan:
            // A number would be taken for yuan where fen are meant.
            return BookError.amountNotInFen(name, fen: column.name)
        case (.integer, _): return nil
        case (.decimal, .fen) where isYuan: return nil
        case (.decimal(_, let scale), .fen), (.decimal(_, let scale), .count),
            (.decimal(_, let scale), .integer):
            if scale <= 0 { return nil }
        default: break
        }
        return ArrowError.typeRefused(
            column: name, type: type.name, expected: FieldReader(column, isYuan: isYuan).kind)
    }
}
