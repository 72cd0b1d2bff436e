import CShims

/// The records found in a part of a block.
struct ScannedRecords {
    /// Fields of the good records, one record after the other.
    var fields: [DelimitedText.Field] = []
    /// Whether the scan ended because there was no room for more fields.
    var isFull = false
    /// Row numbers of the good records.
    var rowNumbers: [Int] = []
    /// What is wrong with other records.
    var faults: [DelimitedTextError] = []
    /// The error that ends the reading, behind the records above.
    var failure: DelimitedTextError?
    /// Row number of the next record.
    var nextRow: Int
    /// Place in the block of the next record.
    var end: Int
}

/// Finds the records and fields of a block: the rules of quotes, delimiters and line breaks.
///
/// It jumps from one delimiter, quote or line break to the next, 64 bytes at a time, and keeps
/// whole records only: what is cut by the end of the block is left for the next one.
struct RecordScanner {
    /// What a record must keep to.
    struct Rules {
        let encoding: TextEncoding
        let delimiter: UInt8
        /// Number of fields; `nil` while the header is read.
        var columnCount: Int?
        /// Most bytes of a record.
        let recordLimit: Int
    }

    /// How a field stands in its quotes.
    private enum Quotes {
        case none
        /// The opening quote is not closed yet.
        case open
        /// The closing quote stands at this place.
        case closed(Int)
    }

    private let text: UnsafePointer<UInt8>
    private let count: Int
    private let isLast: Bool
    private let encodingFaults: [TextBlock.Fault]
    private let rules: Rules
    /// What was found; the fields themselves stand in `fields`.
    private(set) var records: ScannedRecords
    private let fields: UnsafeMutableBufferPointer<DelimitedText.Field>
    /// Number of fields found.
    private var fieldCount = 0

    private var fieldStart: Int
    /// Position in `fields` of the first field of the record.
    private var firstField = 0
    private var quotes = Quotes.none
    /// The field has no quote, the record no misplaced one, and no byte of the block is invalid.
    private var isPlain = true
    private var hasDoubledQuotes = false
    /// Column of the first misplaced quote of the record.
    private var badQuote: Int?
    /// Everything before this place is dealt with: the second byte of CRLF and of a doubled quote.
    private var resume = 0
    /// The target is reached, an error is met, or the block ends where only the next byte could
    /// tell what the last one means.
    private var isStopped = false
    private var nextEncodingFault = 0
    /// The place at which to stop after the record that reaches it.
    private var target = 0

    /// A scanner of a block whose text stands at `text`; it puts the fields into `fields`.
    init(
        _ block: TextBlock, _ text: UnsafePointer<UInt8>, rules: Rules, from start: ScannedRecords,
        into fields: UnsafeMutableBufferPointer<DelimitedText.Field>
    ) {
        self.text = text
        self.fields = fields
        count = block.count
        isLast = block.isLast
        encodingFaults = block.faults
        self.rules = rules
        records = start
        fieldStart = start.end
    }

    /// Finds the records up to the one that ends at `target` or behind it, or to the end of the
    /// block, or until there is no room for the fields of 64 more bytes.
    mutating func scan(upTo target: Int) {
        self.target = target
        isPlain = encodingFaults.isEmpty
        var chunk = records.end
        while chunk < count {
            guard fields.count - fieldCount > 64 else {
                records.isFull = true
                return
            }
            var mask = shim_delimiter_mask(text + chunk, rules.delimiter)
            if count - chunk < 64 { mask &= (1 << UInt64(count - chunk)) - 1 }
            while mask != 0 {
                let place = chunk &+ mask.trailingZeroBitCount
                mask &= mask &- 1
                if place < resume { continue }
                let byte = text[place]
                if isPlain, takePlain(place, byte) { continue }
                take(place, byte)
                if isStopped { return refuseLongCut() }
            }
            chunk += 64
        }
        if isLast { finish() }
        refuseLongCut()
    }

    /// The short way for what nearly all of a text is: a delimiter or a line feed in a record
    /// without quotes and faults.
    ///
    /// Everything else is left to `take`.
    @inline(__always)
    private mutating func takePlain(_ place: Int, _ byte: UInt8) -> Bool {
        if byte == rules.delimiter {
            put(DelimitedText.Field(offset: fieldStart, length: place &- fieldStart))
            fieldStart = place &+ 1
            return true
        }
        let length = place &- records.end
        guard byte == UInt8(ascii: "\n"), fieldCount &- firstField &+ 1 == rules.columnCount,
            length > 0, length <= rules.recordLimit, place &+ 1 < target
        else { return false }
        put(DelimitedText.Field(offset: fieldStart, length: place &- fieldStart))
        records.rowNumbers.append(records.nextRow)
        records.nextRow &+= 1
        records.end = place &+ 1
        fieldStart = place &+ 1
        firstField = fieldCount
        return true
    }

    /// Deals with the delimiter, quote or line break at a place.
    private mutating func take(_ place: Int, _ byte: UInt8) {
        if byte == rules.delimiter {
            if case .open = quotes { return }
            endField(place)
            fieldStart = place &+ 1
        } else if byte == UInt8(ascii: "\"") {
            takeQuote(place)
        } else {
            takeBreak(place, byte)
        }
    }

    private mutating func takeQuote(_ place: Int) {
        isPlain = false
        switch quotes {
        case .none where place == fieldStart: quotes = .open
        case .open:
            guard place + 1 < count || isLast else {
                isStopped = true
                return
            }
            // Behind the last byte of the text stands a zero.
            if text[place + 1] == UInt8(ascii: "\"") {
                hasDoubledQuotes = true
                resume = place + 2
            } else {
                quotes = .closed(place)
            }
        case .none, .closed: markBadQuote()
        }
    }

    private mutating func takeBreak(_ place: Int, _ byte: UInt8) {
        if case .open = quotes { return }
        var next = place + 1
        if byte == UInt8(ascii: "\r") {
            guard next < count || isLast else {
                isStopped = true
                return
            }
            if text[next] == UInt8(ascii: "\n") { next += 1 }
            resume = next
        }
        endField(place)
        endRecord(place, next: next)
    }

    /// Ends the last record of a text that has no final line break.
    private mutating func finish() {
        guard records.end < count else { return }
        if case .open = quotes {
            records.failure = tooLongFailure(count) ?? .quote(row: records.nextRow, column: column)
            return
        }
        endField(count)
        endRecord(count, next: count)
    }

    @inline(__always)
    private mutating func endField(_ end: Int) {
        guard case .none = quotes else { return endQuotedField(end) }
        put(DelimitedText.Field(offset: fieldStart, length: end &- fieldStart))
    }

    private mutating func endQuotedField(_ end: Int) {
        guard case .closed(let close) = quotes else { return }
        if close + 1 != end { markBadQuote() }
        put(
            DelimitedText.Field(
                offset: fieldStart + 1, length: close - fieldStart - 1, isQuoted: true,
                hasDoubledQuotes: hasDoubledQuotes))
        quotes = .none
        hasDoubledQuotes = false
        isPlain = badQuote == nil && encodingFaults.isEmpty
    }

    /// Puts a field behind the others; `scan` made sure of the room.
    @inline(__always)
    private mutating func put(_ field: DelimitedText.Field) {
        guard let start = fields.baseAddress else { return }
        (start + fieldCount).initialize(to: field)
        fieldCount &+= 1
    }

    /// Ends the record whose last field ended at `end`: keeps its fields or lists what is wrong.
    private mutating func endRecord(_ end: Int, next: Int) {
        if let failure = tooLongFailure(end) {
            records.failure = failure
            isStopped = true
            return
        }
        if end == records.end {
            fieldCount = firstField
        } else if let fault = fault(fieldCount: fieldCount - firstField, next: next) {
            records.faults.append(fault)
            fieldCount = firstField
        } else {
            records.rowNumbers.append(records.nextRow)
        }
        firstField = fieldCount
        badQuote = nil
        isPlain = encodingFaults.isEmpty
        fieldStart = next
        records.nextRow += 1
        records.end = next
        isStopped = next >= target
    }

    /// The first fault of a record: its bytes, then its quotes, then the number of its fields.
    private mutating func fault(fieldCount: Int, next: Int) -> DelimitedTextError? {
        let row = records.nextRow
        while nextEncodingFault < encodingFaults.count {
            let fault = encodingFaults[nextEncodingFault]
            if fault.position >= next { break }
            nextEncodingFault += 1
            if fault.position >= records.end {
                return .encoding(.invalid(offset: fault.offset, encoding: rules.encoding, row: row))
            }
        }
        if let badQuote { return .quote(row: row, column: badQuote) }
        guard let expected = rules.columnCount, fieldCount != expected else { return nil }
        return .fieldCount(row: row, count: fieldCount, expected: expected)
    }

    private func tooLongFailure(_ end: Int) -> DelimitedTextError? {
        guard end - records.end > rules.recordLimit else { return nil }
        return .recordTooLong(row: records.nextRow, limit: rules.recordLimit)
    }

    /// Refuses a record that is not whole and too long already; its last byte may be a line break
    /// that is not counted.
    private mutating func refuseLongCut() {
        guard !isLast, records.failure == nil, records.end < target else { return }
        records.failure = tooLongFailure(count - 1)
    }

    /// Number of fields of good records.
    var goodFieldCount: Int { firstField }

    /// Column of the field that is being read.
    private var column: Int { fieldCount - firstField + 1 }

    private mutating func markBadQuote() {
        if badQuote == nil { badQuote = column }
    }
}
