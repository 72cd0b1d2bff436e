extension DelimitedText {
    /// Reads a table in batches of rows, from a file or from memory, in little memory.
    ///
    ///     var reader = try DelimitedText.Reader(file: path)
    ///     while let batch = try reader.nextBatch() { … }
    ///
    /// Rows with a fault are left out and listed, the other rows still come. However the source is
    /// cut into blocks, the rows and faults are the same.
    public struct Reader: ~Copyable, Sendable {
        /// The names of the columns, without blanks around them.
        public private(set) var header: [String] = []
        private let source: String?
        private var rules: RecordScanner.Rules
        private var blocks: TextBlocks
        private var block = TextBlock()
        private var position = 0
        private var nextRow = 1
        /// Room for the fields of a batch: one in four bytes of its text; a record of more fields
        /// doubles it.
        private var fieldCapacity = DelimitedText.batchSize / 4
        private var failure: DelimitedTextError?

        /// Opens a file and reads its header.
        ///
        /// - Throws: `unreadable`, `empty`, `duplicateName`, and whatever is wrong with the header
        ///   row.
        public init(
            file path: String, format: Format = Format(), blockSize: Int = DelimitedText.blockSize
        ) throws(DelimitedTextError) {
            let file: FileBytes
            do { file = try FileBytes(path: path) } catch { throw .unreadable(error) }
            try self.init(.file(file), format, blockSize: blockSize)
        }

        /// Reads the header of a text in memory.
        ///
        /// - Throws: `empty`, `duplicateName`, and whatever is wrong with the header row.
        public init(
            bytes: [UInt8], format: Format = Format(), blockSize: Int = DelimitedText.blockSize
        ) throws(DelimitedTextError) {
            try self.init(.memory(bytes, read: 0), format, blockSize: blockSize)
        }

        /// A reader of any source; tests choose a small limit.
        init(
            _ source: ByteSource, _ format: Format, blockSize: Int,
            recordLimit: Int = DelimitedText.recordLimit
        ) throws(DelimitedTextError) {
            self.source = source.path
            rules = RecordScanner.Rules(
                encoding: format.encoding, delimiter: format.delimiter.rawValue, columnCount: nil,
                recordLimit: recordLimit)
            blocks = TextBlocks(source, encoding: format.encoding, blockSize: blockSize)
            try skipByteOrderMark()
            try readHeader()
        }

        /// The position of a column by its name; `nil` when there is none.
        public func column(named name: String) -> Int? { header.firstIndex(of: name) }

        /// The next rows, or `nil` at the end.
        ///
        /// - Throws: what makes it impossible to go on: `unreadable`, `recordTooLong`, `quote` for
        ///   one that is never closed. All rows before it have come by then, and none comes after
        ///   it.
        public mutating func nextBatch() throws(DelimitedTextError) -> Batch? {
            guard let records = try nextRecords(size: DelimitedText.batchSize) else { return nil }
            return Batch(
                columnCount: header.count, rowNumbers: records.rowNumbers, faults: records.faults,
                bytes: block.bytes, fields: records.fields)
        }

        private mutating func skipByteOrderMark() throws(DelimitedTextError) {
            while block.count < 3, !block.isLast { try readBlock() }
            if block.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        }

        private mutating func readHeader() throws(DelimitedTextError) {
            guard let records = try nextRecords(size: 1) else { throw .empty(file: source) }
            if let fault = records.faults.first { throw fault }
            let row = Batch(
                columnCount: records.fields.count, rowNumbers: [1], faults: [], bytes: block.bytes,
                fields: records.fields)
            header = (0..<row.columnCount).map { Self.trimmed(row.text(0, $0)) }
            var names: Set<String> = []
            for name in header where !names.insert(name).inserted { throw .duplicateName(name) }
            rules.columnCount = header.count
        }

        /// The next records with at least one row or fault; `nil` at the end.
        private mutating func nextRecords(size: Int) throws(DelimitedTextError) -> ScannedRecords? {
            while true {
                if let failure { throw failure }
                let target = position + size
                let records = scan(upTo: target)
                position = records.end
                nextRow = records.nextRow
                failure = records.failure
                if !records.rowNumbers.isEmpty || !records.faults.isEmpty { return records }
                if records.isFull { fieldCapacity *= 2 }
                // Blank lines only, or an error for the next round.
                if records.isFull || position >= target || failure != nil { continue }
                if block.isLast { return nil }
                try readBlock()
            }
        }

        private func scan(upTo target: Int) -> ScannedRecords {
            var records = ScannedRecords(nextRow: nextRow, end: position)
            records.fields = block.bytes.withUnsafeBufferPointer { bytes in
                [Field](unsafeUninitializedCapacity: fieldCapacity) { fields, count in
                    guard let text = bytes.baseAddress else { return }
                    var scanner = RecordScanner(
                        block, text, rules: rules, from: records, into: fields)
                    scanner.scan(upTo: target)
                    records = scanner.records
                    count = scanner.goodFieldCount
                }
            }
            return records
        }

        private mutating func readBlock() throws(DelimitedTextError) {
            do {
                block = try blocks.next(after: block, from: position)
                position = 0
            } catch {
                failure = .unreadable(error)
                throw .unreadable(error)
            }
        }

        private static func trimmed(_ name: String) -> String {
            let isBlank = { (character: Character) in " \t\u{3000}\u{A0}".contains(character) }
            let start = name.drop(while: isBlank)
            let end = start.lastIndex { !isBlank($0) }
            return end.map { String(start[...$0]) } ?? ""
        }
    }
}
