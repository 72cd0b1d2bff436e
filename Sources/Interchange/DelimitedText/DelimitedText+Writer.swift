import HospitalCore

extension DelimitedText {
    /// What ends a written record.
    public enum LineBreak: String, CaseIterable, Sendable {
        /// Carriage return and line feed, as RFC 4180 and Windows have it.
        case crlf = "\r\n"
        /// Line feed, as Unix has it.
        case lf = "\n"
    }

    /// How a table is to be written.
    public struct Style: Hashable, Sendable {
        /// The encoding and the delimiter.
        public var format: Format
        /// What ends a record.
        public var lineBreak: LineBreak
        /// Whether the text begins with a byte order mark, by which Excel knows UTF-8; GBK has
        /// none.
        public var hasByteOrderMark: Bool
        /// Whether a cell that a spreadsheet would run as a formula gets an apostrophe in front:
        /// one that starts with `=`, `+`, `-` or `@` and is no plain number.
        ///
        /// The apostrophe stays in the file, so reading does not give back such cells.
        public var neutralisesFormulas: Bool
        /// Whether a character that the encoding lacks becomes `?` instead of an error.
        public var substitutes: Bool

        /// A style; without arguments it is RFC 4180 in UTF-8 and changes no cell.
        public init(
            format: Format = Format(), lineBreak: LineBreak = .crlf, hasByteOrderMark: Bool = false,
            neutralisesFormulas: Bool = false, substitutes: Bool = false
        ) {
            self.format = format
            self.lineBreak = lineBreak
            self.hasByteOrderMark = hasByteOrderMark
            self.neutralisesFormulas = neutralisesFormulas
            self.substitutes = substitutes
        }
    }

    /// Writes a table row by row; what it writes, a ``Reader`` reads back cell by cell.
    ///
    /// No value (`nil`) is nothing between two delimiters, an empty text is two quotes, and both
    /// come back as they were. Other cells are quoted only when they must be: a delimiter, a quote,
    /// a line break, a blank at either end. A row that is one cell without a value is two quotes as
    /// well: a blank line would be no row.
    public struct Writer: Sendable {
        /// The style.
        public let style: Style
        /// What was written and not yet taken.
        public private(set) var bytes: [UInt8] = []
        /// Number of rows written, the header among them.
        public private(set) var rowCount = 0

        /// A writer of an empty text.
        public init(style: Style = Style()) {
            self.style = style
            if style.hasByteOrderMark, let mark = try? style.format.encoding.encoded("\u{FEFF}") {
                bytes = mark
            }
        }

        /// Appends a row.
        ///
        /// - Throws: `unmappable` with the row and the character; nothing of the row is written
        ///   then.
        public mutating func append(_ cells: [String?]) throws(TextEncodingError) {
            var row: [UInt8] = []
            for (position, cell) in cells.enumerated() {
                if position > 0 { row.append(style.format.delimiter.rawValue) }
                guard let cell = cell ?? (cells.count == 1 ? "" : nil) else { continue }
                append(style.neutralisesFormulas ? Self.neutralised(cell) : cell, to: &row)
            }
            row.append(contentsOf: style.lineBreak.rawValue.utf8)
            if style.format.encoding != .utf8 {
                let text = String(decoding: row, as: UTF8.self)
                do {
                    row = try style.format.encoding.encoded(text, substituting: style.substitutes)
                } catch {
                    throw error.inRow(rowCount + 1)
                }
            }
            bytes.append(contentsOf: row)
            rowCount += 1
        }

        /// Hands over what was written so far, so that a long table need not stay in memory.
        public mutating func takeBytes() -> [UInt8] {
            let taken = bytes
            bytes = []
            return taken
        }

        private func append(_ cell: String, to row: inout [UInt8]) {
            let start = row.count
            row.append(contentsOf: cell.utf8)
            _ = DelimitedText.quoteCell(
                from: start, of: &row, delimiter: style.format.delimiter.rawValue)
        }

        private static func neutralised(_ cell: String) -> String {
            guard let first = cell.utf8.first, "=+-@".utf8.contains(first),
                (try? Decimal(cell)) == nil
            else { return cell }
            return "'" + cell
        }
    }
}

extension DelimitedText {
    /// Puts the cell at the end of a row into quotes where it must be.
    /// - Returns: whether it was, and whether quotes inside of it were doubled.
    static func quoteCell(
        from start: Int, of row: inout [UInt8], delimiter: UInt8
    ) -> (isQuoted: Bool, hasDoubledQuotes: Bool) {
        let cell = row[start...]
        guard needsQuotes(cell, delimiter: delimiter) else { return (false, false) }
        let quote = UInt8(ascii: "\"")
        let inner = Array(cell)
        row.removeLast(inner.count)
        row.append(quote)
        for byte in inner {
            if byte == quote { row.append(byte) }
            row.append(byte)
        }
        row.append(quote)
        return (true, inner.contains(quote))
    }

    private static func needsQuotes(_ cell: ArraySlice<UInt8>, delimiter: UInt8) -> Bool {
        guard let first = cell.first, let last = cell.last else { return true }
        if first <= 0x20 || last <= 0x20 { return true }
        // A byte order mark in front of the first cell would be taken for the one of the file.
        if cell.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
        return cell.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    }
}
