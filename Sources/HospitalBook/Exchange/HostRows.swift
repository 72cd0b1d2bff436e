import HospitalCore
import Interchange
import Storage

/// The rows of a host system, turned by an adapter into rows of our table.
struct HostRows {
    /// A row that every column of the adapter could be filled of.
    struct Row {
        /// Its number as the host counts, the header being row 1.
        let number: Int
        let cells: [String?]
    }

    /// How many rows were read, the faulty ones among them.
    private(set) var count = 0
    private(set) var rows: [Row] = []
    private(set) var findings: [ImportFinding] = []
    private(set) var uses: [CodeMap.Use] = []
    /// The rows that have a finding.
    private(set) var refused: Set<Int> = []

    /// Reads all rows.
    /// - Throws: `fieldMissing` with the nearest field; `tooManyCells`; ``MemoryError``;
    ///   `DelimitedTextError` for what makes it impossible to go on.
    init(
        _ start: consuming DelimitedText.Reader, by stored: StoredAdapter, _ map: CodeMap,
        on day: Day
    ) throws {
        var reader = start
        let (adapter, header) = (stored.adapter, reader.header)
        var places: [String: Int] = [:]
        for field in adapter.fields {
            guard let place = header.firstIndex(of: field) else {
                throw AdapterError.fieldMissing(
                    stored.code, field: field,
                    nearest: NearestName.nearest(to: field, in: header))
            }
            places[field] = place
        }
        var cells = 0
        while let batch = try reader.nextBatch() {
            cells += batch.rowCount * max(header.count, adapter.columns.count)
            guard cells <= ResultTable.cellLimit else {
                throw ResultTableError.tooManyCells(limit: ResultTable.cellLimit)
            }
            // A cell is a text in a row, and a code is a use beside it.
            try WorkingMemory.require(
                WorkingMemory.bytes(batch.rowCount * adapter.columns.count, each: 128))
            count += batch.rowCount + batch.faults.count
            for fault in batch.faults { add(fault) }
            for row in 0..<batch.rowCount {
                let translated = adapter.row(
                    { places[$0].map { batch.text(row, $0) } }, by: map, on: day)
                add(translated, batch.rowNumbers[row], of: adapter)
            }
        }
    }

    private mutating func add(_ fault: DelimitedTextError) {
        refused.insert(fault.row ?? 0)
        findings.append(
            ImportFinding(row: fault.row, column: nil, value: nil, finding: fault.finding))
    }

    private mutating func add(
        _ row: HostAdapter.Row, _ number: Int, of adapter: HostAdapter
    ) {
        uses += row.uses
        guard row.faults.isEmpty else {
            refused.insert(number)
            findings += row.faults.map { fault in
                ImportFinding(
                    row: number,
                    column: fault.column.map { adapter.columns[$0].fieldName } ?? adapter.dayField,
                    value: fault.value, finding: fault.fault.finding)
            }
            return
        }
        rows.append(Row(number: number, cells: row.cells))
    }

    /// Rows as a text that an import reads; the header names our columns.
    static func text(_ rows: [Row], of adapter: HostAdapter) throws -> [UInt8] {
        var writer = DelimitedText.Writer()
        try writer.append(adapter.columns.map(\.name))
        for row in rows { try writer.append(row.cells) }
        return writer.bytes
    }
}

extension HostAdapter.Column {
    /// The field that fills the column, or the name of the column where none does.
    var fieldName: String {
        switch source {
        case .field(let name): name
        case .constant: name
        }
    }
}
