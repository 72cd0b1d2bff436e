import HospitalCore
import Interchange
import Storage

/// One import at work: reads batches of rows, turns fields into values, collects every finding, and
/// inserts the good rows inside of the caller's transaction.
///
/// Rows go on being read and inserted after the first fault, because a user wants all faults of a
/// file at once; the caller takes everything back when there is one.
final class ImportJob {
    /// The codes a column may hold, and where they come from.
    struct Reference {
        let codes: CodeSet
        let table: Label
    }

    /// How one column of the table is filled, prepared for the loop over rows.
    private struct Filler {
        /// Where the value comes from.
        enum Source {
            /// From a column of the file.
            case file(Int)
            /// From a constant, which has been read once.
            case value(StoreValue)
        }

        var source: Source
        let reader: FieldReader
        let reference: Reference?
        let isMonth: Bool
    }

    private let store: any Store
    private let columns: ImportColumns
    private var lastMonth: Int32?
    private var fillers: [Filler] = []
    /// Whether the constants are good; no row is where one is not.
    private var hasGoodConstants = true
    private let closedMonths: Set<Int32>
    private let uncountedRows: Int
    private var rows: RowBatch
    private var rowNumbers: [Int] = []
    private var found: [ImportFinding] = []
    private var hash = SHA256()
    /// How many rows were taken.
    private(set) var rowCount = 0
    /// The months as yyyymm of the rows that were taken.
    private(set) var months: Set<Int32> = []

    /// How many rows are inserted at once.
    private static let insertSize = 4_096

    init(
        _ store: any Store, columns: ImportColumns, references: [Int: Reference],
        closedMonths: Set<Int32>, uncountedRows: Int
    ) {
        self.store = store
        self.columns = columns
        self.closedMonths = closedMonths
        self.uncountedRows = uncountedRows
        rows = RowBatch(columnCount: columns.table.columns.count)
        for (position, column) in columns.table.columns.enumerated() {
            fillers.append(filler(position, column, references[position]))
        }
    }

    /// Prepares a column; a constant is read here, so that a wrong one is one finding.
    private func filler(
        _ position: Int, _ column: ColumnDeclaration, _ reference: Reference?
    ) -> Filler {
        let source = columns.sources[position]
        let isYuan = switch source {
        case .file(_, let isYuan), .constant(_, let isYuan): isYuan
        case .nothing: false
        }
        var filler = Filler(
            source: .value(.null), reader: FieldReader(column, isYuan: isYuan),
            reference: reference, isMonth: column.name == "period_month")
        switch source {
        case .nothing: break
        case .file(let column, _): filler.source = .file(column)
        case .constant(var text, _):
            let isGood = text.withUTF8 {
                fill($0, isQuoted: false, by: filler, column: position, row: 1)
            }
            filler.source = .value(isGood ? rows.lastValue ?? .null : .null)
            if isGood { rows.discardLastCell() } else { hasGoodConstants = false }
        }
        return filler
    }

    /// The findings in the order of the rows.
    var findings: [ImportFinding] {
        found.enumerated().sorted {
            ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset)
        }
        .map(\.element)
    }

    /// The hash of the content: what tells a batch that comes again from another one.
    var contentHash: String { hash.hexadecimal }

    /// Reads and inserts all rows.
    ///
    /// Where a row makes it impossible to go on, that is the last finding.
    func run(_ start: consuming DelimitedText.Reader) throws {
        hash.update(columns.meaning)
        do {
            try read(start)
        } catch let error as DelimitedTextError where error.row != nil {
            add(error)
        }
        try insert()
    }

    private func read(_ start: consuming DelimitedText.Reader) throws {
        var reader = start
        while let batch = try reader.nextBatch() {
            Self.add(batch, to: &hash)
            for fault in batch.faults { add(fault) }
            for row in 0..<batch.rowCount {
                read(row, of: batch)
                if rows.rowCount >= Self.insertSize { try insert() }
            }
        }
    }

    private func add(_ fault: DelimitedTextError) {
        var column: String?
        if case .quote(_, let number) = fault, columns.header.indices.contains(number - 1) {
            column = columns.header[number - 1]
        }
        found.append(
            ImportFinding(row: fault.row, column: column, value: nil, finding: fault.finding))
    }

    /// The hash of a content without importing it.
    static func contentHash(
        _ start: consuming DelimitedText.Reader, columns: ImportColumns
    ) throws -> String {
        var reader = start
        var hash = SHA256()
        hash.update(columns.meaning)
        while let batch = try reader.nextBatch() { add(batch, to: &hash) }
        return hash.hexadecimal
    }

    /// Hashes the rows as UTF-8 text, whatever the encoding of the file and its line breaks.
    private static func add(_ batch: DelimitedText.Batch, to hash: inout SHA256) {
        var text: [UInt8] = []
        let columns = batch.columnCount
        _ = batch.withFields { start, fields in
            for row in 0..<(columns > 0 ? fields.count / columns : 0) {
                let first = Int(fields[row * columns].offset)
                let last = fields[row * columns + columns - 1]
                let count = Int(last.offset) + last.length - first
                text.append(contentsOf: UnsafeBufferPointer(start: start + first, count: count))
                text.append(0x0A)
            }
        }
        for fault in batch.faults { text.append(contentsOf: "\(fault)\n".utf8) }
        hash.update(text)
    }

    private func read(_ row: Int, of batch: DelimitedText.Batch) {
        let number = batch.rowNumbers[row] - uncountedRows
        var isGood = hasGoodConstants
        for (position, filler) in fillers.enumerated() {
            switch filler.source {
            case .value(let value): rows.append(value: value)
            case .file(let column):
                let isQuoted = batch.field(row, column).isQuoted
                let isFilled = batch.withField(row, column) {
                    fill($0, isQuoted: isQuoted, by: filler, column: position, row: number)
                }
                guard !isFilled else { continue }
                isGood = false
                // Keeps the row in step; the row is discarded in the end.
                rows.appendNull()
            }
        }
        if isGood {
            rowNumbers.append(number)
            rowCount += 1
        } else {
            rows.discardLastRow()
        }
    }

    /// Appends one value, or adds a finding.
    private func fill(
        _ bytes: UnsafeBufferPointer<UInt8>, isQuoted: Bool, by filler: Filler, column: Int,
        row: Int
    ) -> Bool {
        if let fault = filler.reader.append(bytes, isQuoted: isQuoted, to: &rows) {
            report(fault, bytes, column: column, row: row)
            return false
        }
        if let reference = filler.reference, !bytes.isEmpty, !reference.codes.contains(bytes) {
            reportUnknown(bytes, reference, column: column, row: row)
            rows.discardLastCell()
            return false
        }
        if filler.isMonth, let number = rows.lastInteger {
            let month = Int32(truncatingIfNeeded: number)
            guard !closedMonths.contains(month) else {
                let shown = (try? Month(yyyymm: month))?.value ?? .text("")
                report(.rowMonthClosed, ["period": shown], bytes, column: column, row: row)
                rows.discardLastCell()
                return false
            }
            // Most rows have the month of the row before.
            if month != lastMonth { months.insert(month) }
            lastMonth = month
        }
        return true
    }

    private func insert() throws {
        for refused in try store.insert(rows, into: columns.table) {
            let key = columns.table.primaryKey.joined(separator: ", ")
            found.append(
                ImportFinding(
                    row: rowNumbers[refused.position], column: nil, value: nil,
                    finding: Finding(.rowTwice, [
                        "row": .count(rowNumbers[refused.position]), "key": .text(key),
                    ])))
        }
        rows.removeAll()
        rowNumbers.removeAll(keepingCapacity: true)
    }
}

extension ImportJob {
    private func report(
        _ fault: FieldReader.Fault, _ bytes: UnsafeBufferPointer<UInt8>, column: Int, row: Int
    ) {
        switch fault {
        case .missing: report(.fieldMissing, [:], bytes, column: column, row: row)
        case .invalid(let kind):
            report(.fieldInvalid, ["kind": kind], bytes, column: column, row: row)
        case .tooLong(let length, let limit):
            report(
                .fieldTooLong, ["length": .count(length), "limit": .count(limit)], bytes,
                column: column, row: row)
        }
    }

    private func reportUnknown(
        _ bytes: UnsafeBufferPointer<UInt8>, _ reference: Reference, column: Int, row: Int
    ) {
        var values: [String: MessageValue] = [
            "table": .phrase(chinese: reference.table.chinese, english: reference.table.english)
        ]
        let code = String(decoding: bytes.prefix(256), as: UTF8.self)
        // The nearest code costs a walk over all of them: told for the first hundred findings.
        if found.count < 100, let nearest = NearestName.nearest(to: code, in: reference.codes.codes)
        {
            values["nearest"] = .text(nearest)
        }
        report(.fieldUnknown, values, bytes, column: column, row: row)
    }

    private func report(
        _ message: Message, _ values: [String: MessageValue],
        _ bytes: UnsafeBufferPointer<UInt8>, column: Int, row: Int
    ) {
        let name = columns.name(ofColumn: column)
        let value = String(decoding: bytes.prefix(256), as: UTF8.self)
        let all = values.merging(
            ["row": .count(row), "column": .text(name), "value": .text(value)]
        ) { given, _ in given }
        found.append(
            ImportFinding(
                row: row, column: name, value: value, finding: Finding(message, all)))
    }
}
