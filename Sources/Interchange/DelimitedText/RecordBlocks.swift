import HospitalCore

extension DelimitedText {
    /// Cuts a table as text into blocks of whole records, which can be scanned one by one in any
    /// order, by several threads.
    ///
    ///     var blocks = try DelimitedText.RecordBlocks(file: path)
    ///     while try blocks.next(into: block) { try block.scan() … }
    ///
    /// The rows and faults are those of a ``Reader``.
    public struct RecordBlocks: ~Copyable, Sendable {
        /// Bytes of a block: its text, the index of its fields and some columns of numbers stay in
        /// a processor's second cache.
        public static let blockSize = 1 << 16

        /// The names of the columns, without blanks around them.
        public private(set) var header: [String] = []
        /// How many bytes of the source were handed out.
        public private(set) var bytesRead = 0
        private let blockSize: Int
        private var layout: RecordBlock.Layout
        private var source: ByteSource
        /// What was read behind the last record that was handed out.
        private var rest: [UInt8] = []
        private var number = 0
        private var isAtEnd = false
        /// Bytes of the first block at least: those up to the end of the header.
        private var headLength = 0
        private var headHasQuotes = false

        /// Opens a file and reads its header.
        ///
        /// - Throws: `unreadable`, `empty`, `duplicateName`, and whatever is wrong with the header
        ///   row.
        public init(
            file path: String, format: Format = Format(), blockSize: Int = Self.blockSize
        ) throws(DelimitedTextError) {
            let file: FileBytes
            do { file = try FileBytes(path: path) } catch { throw .unreadable(error) }
            try self.init(.file(file), format, blockSize: blockSize)
        }

        /// Reads the header of a text in memory.
        ///
        /// - Throws: `empty`, `duplicateName`, and whatever is wrong with the header row.
        public init(
            bytes: [UInt8], format: Format = Format(), blockSize: Int = Self.blockSize
        ) throws(DelimitedTextError) {
            try self.init(.memory(bytes, read: 0), format, blockSize: blockSize)
        }

        /// Blocks of any source; tests choose a small limit.
        init(
            _ source: ByteSource, _ format: Format, blockSize: Int,
            recordLimit: Int = DelimitedText.recordLimit
        ) throws(DelimitedTextError) {
            self.source = source
            self.blockSize = min(max(blockSize, 1), 1 << 24)
            layout = RecordBlock.Layout(
                rules: RecordScanner.Rules(
                    encoding: format.encoding, delimiter: format.delimiter.rawValue,
                    columnCount: nil, recordLimit: recordLimit),
                columnCount: 0)
            try readHeader(format)
        }

        /// The position of a column by its name; `nil` when there is none.
        public func column(named name: String) -> Int? { header.firstIndex(of: name) }

        /// The size of the source in bytes; `nil` when it is no file of a known size.
        public var size: Int? { source.size }

        /// The text in pieces that threads read for themselves; `nil` when it has no known size, or
        /// when units of two bytes or quotes at its beginning make it hard to tell where records
        /// begin.
        public func pieces() -> RecordPieces? {
            // Some files of the system tell no size and have bytes all the same.
            guard let size, size >= headLength, layout.rules.encoding.unitSize == 1,
                !headHasQuotes
            else { return nil }
            return RecordPieces(
                source, size: size, headLength: headLength, pieceSize: blockSize, layout)
        }

        /// Goes back to the beginning; `false` when the source can be read only once.
        public mutating func rewind() -> Bool {
            guard source.rewind() else { return false }
            (rest, number, bytesRead, isAtEnd) = ([], 0, 0, false)
            return true
        }

        /// Fills a block with the next records; `false` when there are none.
        ///
        /// - Throws: `unreadable`.
        public mutating func next(into block: RecordBlock) throws(DelimitedTextError) -> Bool {
            block.layout = layout
            block.number = number
            block.offset = bytesRead
            block.headLength = number == 0 ? headLength : 0
            (block.count, block.isCut, block.raw.skipped) = (rest.count, false, 0)
            block.raw.reserve(rest.count + blockSize, keeping: 0)
            rest.withUnsafeBufferPointer {
                if let start = $0.baseAddress {
                    block.raw.start.update(from: start, count: $0.count)
                }
            }
            while true {
                if !isAtEnd { try read(into: block) }
                if number == 0, block.count < headLength, !isAtEnd { continue }
                if isAtEnd {
                    block.hasQuotes = cutter(block).hasQuotes
                    return handOut(block, end: block.count)
                }
                let cutter = cutter(block)
                block.hasQuotes = cutter.hasQuotes
                let mark = number == 0 ? markLength(block) : 0
                if let end = cutter.end(from: mark, hasQuotes: block.hasQuotes) {
                    return handOut(block, end: end)
                }
                // Two bytes of the source are at least one of UTF-8, so the record is too long.
                if block.count > 2 * layout.rules.recordLimit + 8 {
                    block.isCut = true
                    isAtEnd = true
                    return handOut(block, end: block.count)
                }
            }
        }

        /// Reads the next bytes behind those that are there.
        private mutating func read(into block: RecordBlock) throws(DelimitedTextError) {
            block.raw.reserve(block.count + blockSize, keeping: block.count)
            let room = UnsafeMutableRawBufferPointer(
                start: block.raw.start + block.count, count: blockSize)
            do {
                let count = try source.read(into: room)
                block.count += count
                isAtEnd = count < blockSize
            } catch { throw .unreadable(error) }
        }

        private mutating func handOut(_ block: RecordBlock, end: Int) -> Bool {
            rest = Array(
                UnsafeBufferPointer(start: block.raw.start + end, count: block.count - end))
            block.count = end
            bytesRead += end
            guard end > 0 else { return false }
            number += 1
            return true
        }

        private func cutter(_ block: RecordBlock) -> RecordCutter {
            RecordCutter(
                block.raw.start, count: block.count, encoding: layout.rules.encoding,
                delimiter: layout.rules.delimiter)
        }

        /// Bytes of a byte order mark at the beginning of the source.
        private func markLength(_ block: RecordBlock) -> Int {
            let mark: [UInt8] =
                switch layout.rules.encoding {
                case .utf8: [0xEF, 0xBB, 0xBF]
                case .gbk: []
                case .gb18030: [0x84, 0x31, 0x95, 0x33]
                case .utf16le: [0xFF, 0xFE]
                }
            let start = UnsafeBufferPointer(
                start: block.raw.start, count: min(mark.count, block.count))
            return start.elementsEqual(mark) ? mark.count : 0
        }

        /// Reads the header by a reader of the first records, and begins again.
        private mutating func readHeader(_ format: Format) throws(DelimitedTextError) {
            let block = RecordBlock()
            var first: [UInt8] = []
            while try next(into: block) {
                first += UnsafeBufferPointer(start: block.raw.start, count: block.count)
                do {
                    header = try Reader(
                        .memory(first, read: 0), format, blockSize: DelimitedText.blockSize,
                        recordLimit: layout.rules.recordLimit
                    ).header
                    break
                } catch .empty(_) {
                    // Blank lines only, so far.
                    continue
                }
            }
            guard !header.isEmpty else { throw .empty(file: source.path) }
            layout.columnCount = header.count
            headLength = first.count
            headHasQuotes = first.contains(UInt8(ascii: "\""))
            (rest, number, bytesRead) = (first + rest, 0, 0)
        }
    }
}
