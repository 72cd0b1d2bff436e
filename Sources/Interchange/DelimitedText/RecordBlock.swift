import CShims

extension DelimitedText {
    /// A piece of a table as text that holds whole records, with the place of every field in it:
    /// the unit of work of a thread.
    ///
    /// A block is filled by ``RecordBlocks/next(into:)`` and then read by ``scan()``, which needs
    /// no other block: whoever shares blocks among threads locks the first and not the second;
    /// ``RecordPieces/fill(_:_:)`` needs no lock at all. The memory of a block is used again and
    /// again.
    public final class RecordBlock {
        /// What the blocks of a text have in common.
        struct Layout {
            var rules: RecordScanner.Rules
            var columnCount: Int
        }

        /// The place of the block in the text, from 0.
        public internal(set) var number = 0
        /// Number of good rows that ``scan()`` found.
        public private(set) var rowCount = 0
        /// Number of rows, faulty and blank ones included: rows of the next block have numbers that
        /// are higher by so much.
        public private(set) var lineCount = 0
        /// What is wrong with other rows; rows are counted from 0 in this block.
        public private(set) var faults: [DelimitedTextError] = []
        /// The numbers of the good rows, counted from 0 in this block, where they do not follow one
        /// another from ``firstRow`` on.
        public private(set) var rowNumbers: [Int]?
        /// The number of the first good row, counted from 0 in this block.
        public private(set) var firstRow = 0

        var layout: Layout?
        /// The bytes of the source.
        var raw = PaddedBytes()
        /// How many bytes of the source there are.
        var count = 0
        /// How many bytes of the source stand before the block.
        var offset = 0
        /// Bytes of the source up to the end of the header, in the first block.
        var headLength = 0
        /// Whether the block ends inside of a record, because it is too long.
        var isCut = false
        var hasQuotes = false
        /// Whether instructions are used that not all processors have; tests choose.
        var isWide = hasWideColumns
        private var decoded = PaddedBytes()
        private var isDecoded = false
        private var fields = UnsafeMutableBufferPointer<Field>.allocate(capacity: 1 << 12)
        private var firstField = 0

        /// Whether this processor finds and reads the fields of many rows together.
        static let hasWideColumns = shim_has_wide_columns() != 0

        /// A block that holds nothing yet.
        public init() {}

        deinit { fields.deallocate() }

        /// Number of columns, the same in every row.
        public var columnCount: Int { layout?.columnCount ?? 0 }

        /// The number of a good row, counted from 0 in this block.
        public func number(ofRow row: Int) -> Int { rowNumbers?[row] ?? firstRow + row }

        /// The text and its fields: row by row, so many to a row as there are columns.
        ///
        /// The text has 16 readable bytes before and 64 behind it.
        var index: (text: UnsafePointer<UInt8>, fields: UnsafePointer<Field>)? {
            fields.baseAddress.map { (text, UnsafePointer($0 + firstField)) }
        }

        private var text: UnsafePointer<UInt8> {
            UnsafePointer(isDecoded ? decoded.start : raw.start)
        }

        /// Calls `body` with the UTF-8 bytes of a field, doubled quotes made single.
        public func withField<Value>(
            _ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Value
        ) rethrows -> Value {
            let field = fields[firstField + row * columnCount + column]
            let content = UnsafeBufferPointer(start: text + Int(field.offset), count: field.length)
            guard field.hasDoubledQuotes else { return try body(content) }
            return try DelimitedText.withSingleQuotes(content).withUnsafeBufferPointer(body)
        }

        /// The text of a field; rows and columns are counted from 0 here.
        public func text(_ row: Int, _ column: Int) -> String {
            withField(row, column) { String(decoding: $0, as: UTF8.self) }
        }

        /// Finds the records and fields.
        ///
        /// - Throws: what makes it impossible to go on: `recordTooLong`, `quote` for one that is
        ///   never closed; rows are counted from 0 in this block. The rows before it are there.
        public func scan() throws(DelimitedTextError) {
            (rowCount, lineCount, firstRow, firstField) = (0, 0, 0, 0)
            (faults, rowNumbers) = ([], nil)
            guard let layout else { return }
            raw.end(at: count)
            var block = decode(layout.rules.encoding)
            let start = number == 0 && hasMark(block.count) ? 3 : 0
            let isPlain =
                !hasQuotes && !isCut && block.faults.isEmpty
                && block.count <= layout.rules.recordLimit
            if isPlain, let rows = plainRows(start..<block.count, layout) {
                (rowCount, lineCount) = (rows, rows)
            } else {
                block.isLast = !isCut
                let records = scanned(&block, from: start, layout)
                (rowCount, lineCount) = (records.rowNumbers.count, records.nextRow)
                (faults, rowNumbers) = (records.faults, records.rowNumbers)
                if number == 0, rowCount > 0 { dropHeader() }
                if let failure = records.failure { throw failure }
                return
            }
            if number == 0 { dropHeader() }
        }

        /// The header is a row like the others.
        private func dropHeader() {
            rowCount -= 1
            firstField = columnCount
            firstRow = 1
            rowNumbers?.removeFirst()
        }

        private func hasMark(_ count: Int) -> Bool {
            count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
        }

        /// Makes the text UTF-8; bytes that are no text are told.
        private func decode(_ encoding: TextEncoding) -> TextBlock {
            var block = TextBlock()
            isDecoded = encoding == .utf16le || !isASCII
            guard isDecoded else {
                block.count = count
                return block
            }
            block.isLast = true
            decoded.reserve(encoding.utf8Capacity(for: count), keeping: 0)
            let bytes = UnsafeRawBufferPointer(start: raw.start, count: count)
            _ = encoding.transcodeAll(bytes, at: offset, into: decoded.start, of: &block)
            decoded.end(at: block.count)
            return block
        }

        /// Whether no byte has its highest bit set: such text is the same in UTF-8, GBK and
        /// GB18030.
        private var isASCII: Bool {
            let bytes = UnsafeRawPointer(raw.start)
            var bits = SIMD4<UInt64>(repeating: 0)
            var place = 0
            // The padding makes whole words of the last bytes.
            while place < count {
                bits |= bytes.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
                place &+= 32
            }
            return (bits[0] | bits[1] | bits[2] | bits[3]) & 0x8080_8080_8080_8080 == 0
        }

        private func plainRows(_ range: Range<Int>, _ layout: Layout) -> Int? {
            // Most rows have ten bytes to a field or less; a text of shorter ones gets more room.
            reserveFields(range.count / 3 + 128)
            return RecordScanner.plainRecordCount(
                text, range, columns: layout.columnCount, delimiter: layout.rules.delimiter,
                into: fields, isWide: isWide)
        }

        private func scanned(
            _ block: inout TextBlock, from start: Int, _ layout: Layout
        ) -> ScannedRecords {
            var rules = layout.rules
            rules.columnCount = layout.columnCount
            while true {
                var scanner = RecordScanner(
                    block, text, rules: rules, from: ScannedRecords(nextRow: 0, end: start),
                    into: fields)
                scanner.scan(upTo: .max)
                guard scanner.records.isFull else { return scanner.records }
                reserveFields(fields.count * 2)
            }
        }

        private func reserveFields(_ count: Int) {
            guard count > fields.count else { return }
            fields.deallocate()
            fields = .allocate(capacity: count)
        }
    }
}
