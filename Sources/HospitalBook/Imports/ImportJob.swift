import HospitalCore
import Interchange
import Storage

/// The reading of one import: takes batches of rows, turns fields into values, collects every
/// finding and hands out the good rows, which ``ImportFlow`` inserts.
///
/// Rows go on being read and inserted after the first fault, because a user wants all faults of a
/// file at once; the caller takes everything back when there is one.
struct ImportJob {
    /// The codes a column may hold, and where they come from.
    struct Reference {
        let codes: CodeSet
        let table: Label
    }

    /// How one column of the table is filled.
    ///
    /// It holds numbers only: a million rows pass here, and a text or an array in it would be
    /// counted in and out for each of them.
    private struct Filler {
        /// Where the value comes from.
        enum Source {
            case nothing
            /// A column of the file.
            case file(Int)
            /// A constant, which has been read once, by its position.
            case constant(Int)
        }

        let reader: FieldReader
        let isMonth: Bool
        let hasReference: Bool
        var source = Source.nothing
    }

    private let closedMonths: Set<Int32>
    private let uncountedRows: Int
    private let references: [Reference?]
    private var fillers: [Filler] = []
    private var constants: [StoreValue] = []
    /// The constants as the rows that are being filled share them.
    private var shared: [RowBatch.SharedValue] = []
    /// Whether the constants are good; no row is where one is not.
    private var hasGoodConstants = true
    /// The rows that are being filled.
    private var rows: RowBatch
    private var rowNumbers: [Int] = []
    private var hasBegun = false
    private var lastMonth: Int32?
    private var hash = SHA256(compression: .ofProcessor)
    /// How the columns of the file fill those of the table.
    let columns: ImportColumns
    /// What was found, in the order in which it was found.
    var found: [ImportFinding] = []
    /// How many rows were taken.
    private(set) var rowCount = 0
    /// The months as yyyymm of the rows that were read.
    private(set) var months: Set<Int32> = []

    /// How many rows are inserted at once in the end, and how many next.
    private let insertSize: Int
    private var nextSize: Int

    /// A job; many rows are inserted at once, because they are sorted by their key.
    ///
    /// They take some twenty megabytes.
    init(
        columns: ImportColumns, references: [Int: Reference], closedMonths: Set<Int32>,
        uncountedRows: Int, insertSize: Int = 65_536
    ) {
        self.insertSize = insertSize
        nextSize = insertSize
        self.columns = columns
        self.closedMonths = closedMonths
        self.uncountedRows = uncountedRows
        self.references = columns.table.columns.indices.map { references[$0] }
        rows = RowBatch(columnCount: columns.table.columns.count)
        for (position, column) in columns.table.columns.enumerated() {
            prepare(column, at: position)
        }
    }

    /// Prepares a column; a constant is read here, so that a wrong one is one finding.
    private mutating func prepare(_ column: ColumnDeclaration, at position: Int) {
        let source = columns.sources[position]
        let isYuan =
            switch source {
            case .file(_, let isYuan), .constant(_, let isYuan): isYuan
            case .nothing: false
            }
        var filler = Filler(
            reader: FieldReader(column, isYuan: isYuan), isMonth: column.name == "period_month",
            hasReference: references[position] != nil)
        switch source {
        case .nothing: break
        case .file(let column, _): filler.source = .file(column)
        case .constant(var text, _):
            let isGood = text.withUTF8 {
                fill($0, isQuoted: false, by: filler, column: position, row: 1)
            }
            filler.source = .constant(constants.count)
            constants.append(isGood ? rows.lastValue ?? .null : .null)
            if isGood { rows.discardLastCell() } else { hasGoodConstants = false }
        }
        fillers.append(filler)
    }

    /// The findings in the order of the rows.
    var findings: [ImportFinding] {
        let inOrder = found.enumerated().sorted {
            ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset)
        }
        return inOrder.map(\.element)
    }

    /// The hash of the content: what tells a batch that comes again from another one.
    var contentHash: String { hash.hexadecimal }

    /// The positions of the columns by which rows are told apart.
    var keyColumns: [Int] {
        columns.table.primaryKey.compactMap { key in
            columns.table.columns.firstIndex { $0.name == key }
        }
    }

    /// Rows without any, to be filled.
    var emptyRows: ImportedRows {
        ImportedRows(batch: RowBatch(columnCount: columns.table.columns.count))
    }

    /// Begins with fewer rows, so that another thread soon has something to insert.
    ///
    /// Their number then grows by no more than what is read while the rows before are inserted.
    mutating func beginSmall() { nextSize = min(insertSize, 4096) }

    /// Reads as many rows as are inserted at once, or those that are left.
    ///
    /// Where a row makes it impossible to go on, that is the last finding.
    /// - Returns: whether they are the last.
    mutating func read<Source: RowSource & ~Copyable>(
        _ source: inout Source, into filled: inout ImportedRows
    ) throws -> Bool {
        if !hasBegun { hash.update(columns.meaning) }
        hasBegun = true
        swap(&rows, &filled.batch)
        swap(&rowNumbers, &filled.numbers)
        defer {
            swap(&rows, &filled.batch)
            swap(&rowNumbers, &filled.numbers)
        }
        shared = constants.map { rows.share($0) }
        let size = nextSize
        nextSize = min(insertSize, nextSize + nextSize / 2)
        do {
            while rows.rowCount < size {
                guard let batch = try source.nextBatch() else { return true }
                try rows.requireMemory(forRows: batch.rowCount)
                read(batch)
            }
            return false
        } catch let error as DelimitedTextError where error.row != nil {
            add(error)
            return true
        }
    }

    private mutating func read(_ batch: DelimitedText.Batch) {
        batch.add(to: &hash)
        for fault in batch.faults { add(fault) }
        batch.withFields { text, fields in
            for row in 0..<batch.rowCount { read(row, of: batch, text, fields) }
        }
    }

    /// The hash of a content without importing it.
    static func contentHash<Source: RowSource & ~Copyable>(
        _ start: consuming Source, columns: ImportColumns
    ) throws -> String {
        var source = start
        var hash = SHA256(compression: .ofProcessor)
        hash.update(columns.meaning)
        while let batch = try source.nextBatch() { batch.add(to: &hash) }
        return hash.hexadecimal
    }

    private mutating func read(
        _ row: Int, of batch: DelimitedText.Batch, _ text: UnsafePointer<UInt8>,
        _ fields: UnsafeBufferPointer<DelimitedText.Field>
    ) {
        let number = batch.rowNumbers[row] - uncountedRows
        let first = row * batch.columnCount
        var isGood = hasGoodConstants
        for position in fillers.indices {
            let filler = fillers[position]
            var isFilled = true
            switch filler.source {
            case .nothing: rows.appendNull()
            case .constant(let place): rows.append(shared: shared[place])
            case .file(let column):
                let field = fields[first + column]
                if field.hasDoubledQuotes {
                    isFilled = batch.withField(row, column) {
                        fill($0, isQuoted: true, by: filler, column: position, row: number)
                    }
                } else {
                    let bytes = UnsafeBufferPointer(
                        start: text + Int(field.offset), count: field.length)
                    isFilled = fill(
                        bytes, isQuoted: field.isQuoted, by: filler, column: position, row: number)
                }
            }
            guard !isFilled else { continue }
            isGood = false
            // Keeps the row in step; the row is discarded in the end.
            rows.appendNull()
        }
        if isGood {
            rowNumbers.append(number)
            rowCount += 1
        } else {
            rows.discardLastRow()
        }
    }

    /// Appends one value, or adds a finding.
    private mutating func fill(
        _ bytes: UnsafeBufferPointer<UInt8>, isQuoted: Bool, by filler: Filler, column: Int,
        row: Int
    ) -> Bool {
        if let fault = filler.reader.append(bytes, isQuoted: isQuoted, to: &rows) {
            report(fault, bytes, column: column, row: row)
            return false
        }
        if filler.hasReference, !bytes.isEmpty, let reference = references[column],
            !reference.codes.contains(bytes)
        {
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
}

extension RowBatch {
    /// Asks for the memory that so many more rows take.
    ///
    /// Storage that is full is copied into one twice as long, and the rows are sorted in the end.
    fileprivate func requireMemory(forRows count: Int) throws(MemoryError) {
        try WorkingMemory.require(
            WorkingMemory.bytes(byteCount, each: 3)
                + WorkingMemory.bytes(count, each: 96 * columnCount))
    }
}

extension DelimitedText.Batch {
    /// Hashes the rows as UTF-8 text, whatever the encoding of the file and its line breaks.
    fileprivate func add(to hash: inout SHA256) {
        withFields { text, fields in
            let columns = max(1, columnCount)
            var run: Range<Int>?
            for row in 0..<fields.count / columns {
                let last = fields[row * columns + columns - 1]
                let start = Int(fields[row * columns].offset)
                let end = Int(last.offset) + last.length
                guard let open = run else {
                    run = start..<end
                    continue
                }
                // Rows that only a line feed parts are hashed in one go.
                if start == open.upperBound + 1, text[open.upperBound] == UInt8(ascii: "\n") {
                    run = open.lowerBound..<end
                } else {
                    hash.addLine(text, open)
                    run = start..<end
                }
            }
            if let run { hash.addLine(text, run) }
        }
        for fault in faults { hash.update("\(fault)\n") }
    }
}

extension SHA256 {
    /// Adds a part of a text and a line feed.
    fileprivate mutating func addLine(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) {
        update(UnsafeRawBufferPointer(start: text + range.lowerBound, count: range.count))
        withUnsafeBytes(of: UInt8(ascii: "\n")) { update($0) }
    }
}
