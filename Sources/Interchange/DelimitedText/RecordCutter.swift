#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds where the last whole record of some raw bytes ends, so that blocks of whole records can be
/// read by several threads.
///
/// Delimiters, quotes and line breaks are ASCII, and no byte of a character of several bytes in
/// UTF-8, GBK or GB18030 has their values; in UTF-16LE they are units of two bytes. Bytes that are
/// no text never swallow one of them either, so a cut is where the scanner would see it.
struct RecordCutter {
    private let bytes: UnsafePointer<UInt8>
    private let count: Int
    private let unit: Int
    private let delimiter: UInt8

    init(_ bytes: UnsafePointer<UInt8>, count: Int, encoding: TextEncoding, delimiter: UInt8) {
        self.bytes = bytes
        unit = encoding.unitSize
        self.count = count / unit * unit
        self.delimiter = delimiter
    }

    /// Whether there is a quote.
    var hasQuotes: Bool { next(UInt8(ascii: "\""), from: 0) != nil }

    /// The place behind the last record that certainly ends in `start..<count`, which begins at the
    /// beginning of a record; `nil` when none does.
    func end(from start: Int, hasQuotes: Bool) -> Int? {
        guard hasQuotes else { return lastBreak(in: start..<count) }
        var last: Int?
        var outside = start
        while true {
            // The next quote that opens: at the beginning of a field.
            guard let quote = next(UInt8(ascii: "\""), from: outside) else {
                return lastBreak(in: outside..<count) ?? last
            }
            last = lastBreak(in: outside..<quote) ?? last
            outside = quote + unit
            if quote == start || isFieldEnd(quote - unit) {
                guard let close = closingQuote(from: outside) else { return last }
                outside = close + unit
            }
        }
    }

    /// The quote that closes what was opened before `start`; doubled quotes stand for one.
    ///
    /// A quote that is the last byte may be the first of two.
    private func closingQuote(from start: Int) -> Int? {
        var place = start
        while let quote = next(UInt8(ascii: "\""), from: place) {
            guard quote + unit < count else { return nil }
            if !isByte(UInt8(ascii: "\""), at: quote + unit) { return quote }
            place = quote + 2 * unit
        }
        return nil
    }

    /// The place behind the last line break of a range; a carriage return that is the last byte may
    /// be followed by a line feed.
    private func lastBreak(in range: Range<Int>) -> Int? {
        var place = range.upperBound - unit
        while place >= range.lowerBound {
            if isByte(UInt8(ascii: "\n"), at: place) { return place + unit }
            if isByte(UInt8(ascii: "\r"), at: place), place + unit < count {
                let isPair = isByte(UInt8(ascii: "\n"), at: place + unit)
                return place + (isPair ? 2 : 1) * unit
            }
            place -= unit
        }
        return nil
    }

    private func isFieldEnd(_ place: Int) -> Bool {
        isByte(delimiter, at: place) || isByte(UInt8(ascii: "\n"), at: place)
            || isByte(UInt8(ascii: "\r"), at: place)
    }

    private func isByte(_ byte: UInt8, at place: Int) -> Bool {
        bytes[place] == byte && (unit == 1 || bytes[place + 1] == 0)
    }

    /// The next place of an ASCII character.
    private func next(_ byte: UInt8, from start: Int) -> Int? {
        var start = start
        while start < count {
            guard let found = memchr(bytes + start, Int32(byte), count - start) else { return nil }
            let place = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
            if unit == 1 || (place % 2 == 0 && bytes[place + 1] == 0) { return place }
            start = place + 1
        }
        return nil
    }
}
