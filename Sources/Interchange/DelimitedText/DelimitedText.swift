/// Tables as text with one record per line (CSV): RFC 4180 and what spreadsheets make of it.
///
/// Fields are separated by one delimiter; a field in double quotes may hold delimiters, line breaks
/// and doubled quotes; CRLF, LF and CR end a record; a byte order mark, a missing final line break
/// and blank lines are taken. The first record names the columns.
///
/// Rows and columns are counted as a spreadsheet shows them: the header is row 1, a blank line is a
/// row too, and a record whose quotes hold line breaks is one row, although an editor numbers its
/// lines separately. The first column is 1.
public enum DelimitedText {
    /// Longest record in bytes of UTF-8 text: 1 MiB.
    ///
    /// A longer one is an error, so that a file without line breaks cannot fill the memory.
    public static let recordLimit = 1 << 20
    /// Bytes that are read from a file at a time: 1 MiB.
    public static let blockSize = 1 << 20
    /// Text of one batch in bytes: its fields and their index stay in a processor's near cache.
    static let batchSize = 1 << 16
    /// Zero bytes behind the text of a block: a reader of fields may load whole words beyond an
    /// end.
    static let padding = 64

    /// What separates the fields of a record.
    public enum Delimiter: UInt8, CaseIterable, Sendable {
        /// A comma.
        case comma = 0x2C
        /// A tab.
        case tab = 0x09
        /// A semicolon, where the comma is the decimal sign.
        case semicolon = 0x3B
    }

    /// How a text is to be read.
    public struct Format: Hashable, Sendable {
        /// The encoding of the bytes.
        public var encoding: TextEncoding
        /// What separates the fields.
        public var delimiter: Delimiter

        /// An encoding and a delimiter.
        public init(encoding: TextEncoding = .utf8, delimiter: Delimiter = .comma) {
            self.encoding = encoding
            self.delimiter = delimiter
        }
    }

    /// A small table as a whole.
    public struct Table: Hashable, Sendable {
        /// The names of the columns, without blanks around them.
        public let header: [String]
        /// The good rows; each has one text per column.
        public let rows: [[String]]
        /// The row number of each of ``rows``.
        public let rowNumbers: [Int]
        /// What is wrong with the other rows, one fault per row, in their order.
        public let faults: [DelimitedTextError]
    }

    /// Reads a whole table from memory; for large ones use a ``Reader``.
    ///
    /// - Throws: what makes it impossible to go on; the faults of single rows are in the table.
    public static func table(
        bytes: [UInt8], format: Format = Format()
    ) throws(DelimitedTextError) -> Table {
        try table(Reader(bytes: bytes, format: format))
    }

    /// Reads a whole table from a file; for large ones use a ``Reader``.
    ///
    /// - Throws: what makes it impossible to go on; the faults of single rows are in the table.
    public static func table(
        file path: String, format: Format = Format()
    ) throws(DelimitedTextError) -> Table {
        try table(Reader(file: path, format: format))
    }

    private static func table(_ start: consuming Reader) throws(DelimitedTextError) -> Table {
        var reader = start
        var rows: [[String]] = []
        var rowNumbers: [Int] = []
        var faults: [DelimitedTextError] = []
        while let batch = try reader.nextBatch() {
            for row in 0..<batch.rowCount {
                rows.append((0..<batch.columnCount).map { batch.text(row, $0) })
            }
            rowNumbers += batch.rowNumbers
            faults += batch.faults
        }
        return Table(header: reader.header, rows: rows, rowNumbers: rowNumbers, faults: faults)
    }
}
