extension DelimitedText {
    /// Where a field stands in the text of its batch.
    public struct Field: Hashable, Sendable {
        /// First byte of the content, behind an opening quote.
        public let offset: UInt32
        private let lengthAndMarks: UInt32

        init(offset: Int, length: Int, isQuoted: Bool = false, hasDoubledQuotes: Bool = false) {
            self.offset = UInt32(truncatingIfNeeded: offset)
            lengthAndMarks =
                UInt32(truncatingIfNeeded: length) << 2
                | (isQuoted ? 1 : 0) | (hasDoubledQuotes ? 2 : 0)
        }

        /// Bytes of the content, doubled quotes counted twice.
        public var length: Int { Int(lengthAndMarks >> 2) }
        /// Whether the field stands in quotes: tells an empty text from nothing.
        public var isQuoted: Bool { lengthAndMarks & 1 != 0 }
        /// Whether the content holds doubled quotes that stand for single ones.
        public var hasDoubledQuotes: Bool { lengthAndMarks & 2 != 0 }
    }

    /// Some rows of a table: the text in UTF-8 and the place of every field in it.
    ///
    /// No field has a `String` of its own until ``text(_:_:)`` asks for it. A batch is a value: it
    /// may be kept, or given to another thread, while the reader goes on.
    public struct Batch: Sendable {
        /// Number of columns, the same in every row.
        public let columnCount: Int
        /// The row number of each row as a spreadsheet counts; numbers of faulty and blank rows
        /// lack.
        public let rowNumbers: [Int]
        /// What is wrong with rows between these, one fault per row, in their order.
        public let faults: [DelimitedTextError]
        let bytes: [UInt8]
        let fields: [Field]

        /// Number of good rows.
        public var rowCount: Int { rowNumbers.count }

        /// The place of a field; rows and columns are counted from 0 here.
        public func field(_ row: Int, _ column: Int) -> Field { fields[row * columnCount + column] }

        /// The text of a field; rows and columns are counted from 0 here.
        public func text(_ row: Int, _ column: Int) -> String {
            withField(row, column) { String(decoding: $0, as: UTF8.self) }
        }

        /// Calls `body` with the UTF-8 bytes of a field, doubled quotes made single.
        public func withField<Value, Failure: Error>(
            _ row: Int, _ column: Int,
            _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Value
        ) throws(Failure) -> Value {
            let field = field(row, column)
            let start = Int(field.offset)
            return try bytes.withUnsafeBufferPointer { (all) throws(Failure) in
                let content = UnsafeBufferPointer(rebasing: all[start..<start + field.length])
                guard field.hasDoubledQuotes else { return try body(content) }
                return try DelimitedText.withSingleQuotes(content).withUnsafeBufferPointer(body)
            }
        }

        /// Calls `body` with the whole text and the fields of all rows, one row after the other.
        ///
        /// For loops over columns: field `row * columnCount + column`. At least 64 bytes behind
        /// every field can be read. Fields with doubled quotes need ``withField(_:_:_:)``.
        public func withFields<Value, Failure: Error>(
            _ body: (UnsafePointer<UInt8>, UnsafeBufferPointer<Field>) throws(Failure) -> Value
        ) throws(Failure) -> Value? {
            try bytes.withUnsafeBufferPointer { (all) throws(Failure) -> Value? in
                guard let text = all.baseAddress else { return nil }
                return try fields.withUnsafeBufferPointer { (fields) throws(Failure) in
                    try body(text, fields)
                }
            }
        }
    }

    /// The content of a quoted field, doubled quotes made single.
    static func withSingleQuotes(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var single: [UInt8] = []
        single.reserveCapacity(content.count)
        var isSecond = false
        for byte in content {
            let isQuote = byte == UInt8(ascii: "\"")
            if isQuote && isSecond {
                isSecond = false
                continue
            }
            isSecond = isQuote
            single.append(byte)
        }
        return single
    }
}
