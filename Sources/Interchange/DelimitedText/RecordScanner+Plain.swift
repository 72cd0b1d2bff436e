import CShims

extension RecordScanner {
    /// Finds the fields of a text without quotes all at once, as long as each of its lines has as
    /// many fields as there are columns and none is blank: what nearly all of large files is.
    ///
    /// The text begins and ends where records do, and zeros stand behind it; its last record may
    /// lack the line feed. Lines may end with LF or with CRLF.
    /// - Returns: the number of records; `nil` when the text is not that plain or the fields have
    ///   no room, then nothing can be said and the general way is to be gone.
    static func plainRecordCount(
        _ text: UnsafePointer<UInt8>, _ range: Range<Int>, columns: Int, delimiter: UInt8,
        into fields: UnsafeMutableBufferPointer<DelimitedText.Field>, isWide: Bool
    ) -> Int? {
        guard let output = fields.baseAddress, !range.isEmpty, columns > 0 else { return nil }
        let found =
            isWide
            ? output.withMemoryRebound(to: UInt32.self, capacity: 2 * fields.count) {
                shim_wide_fields(
                    text, Int64(range.lowerBound), Int64(range.upperBound), delimiter, $0,
                    Int64(fields.count))
            }
            : indexFields(text, range, delimiter, into: output, room: fields.count)
        guard found.count >= 0 else { return nil }
        var (count, feeds) = (Int(found.count), Int(found.feeds))
        if text[range.upperBound &- 1] != UInt8(ascii: "\n") {
            let start = Int(found.next)
            (output + count).initialize(
                to: DelimitedText.Field(offset: start, length: range.upperBound &- start))
            (count, feeds) = (count &+ 1, feeds &+ 1)
        }
        let rows = count / columns
        guard rows &* columns == count, feeds == rows else { return nil }
        return endsOfRecords(text, range, fields: output, rows, columns, Int(found.returns))
            ? rows : nil
    }

    /// Finds the fields as every processor can; below 0 fields when there is no room for them.
    @_optimize(speed)
    @inline(never)
    private static func indexFields(
        _ text: UnsafePointer<UInt8>, _ range: Range<Int>, _ delimiter: UInt8,
        into output: UnsafeMutablePointer<DelimitedText.Field>, room: Int
    ) -> shim_fields_found {
        var (found, feeds, returns) = (0, 0 as Int64, 0 as Int64)
        var start = range.lowerBound
        var chunk = range.lowerBound
        while chunk < range.upperBound {
            guard room &- found > 80 else {
                return shim_fields_found(count: -1, feeds: 0, returns: 0, next: 0)
            }
            let masks = shim_field_ends_of(text + chunk, delimiter)
            feeds &+= masks.feeds
            returns &+= masks.returns
            let count = masks.ends.nonzeroBitCount
            // Twelve at a time, whether they are there or not: a branch per field would be missed.
            // The highest bit is added, since searching in no bits is slow.
            var (target, rest, next) = (output + found, masks.ends, start)
            repeat {
                for place in 0..<12 {
                    let end = chunk &+ (rest | 1 &<< 63).trailingZeroBitCount
                    (target + place).initialize(
                        to: DelimitedText.Field(offset: next, length: end &- next))
                    rest &= rest &- 1
                    next = end &+ 1
                }
                target += 12
            } while rest != 0
            found &+= count
            if masks.ends != 0 { start = chunk &+ 64 &- masks.ends.leadingZeroBitCount }
            chunk &+= 64
        }
        return shim_fields_found(
            count: Int64(found), feeds: feeds, returns: returns, next: Int64(start))
    }

    /// Whether the last field of each record, and so no other, ends with its line; takes carriage
    /// returns at the ends off.
    @_optimize(speed)
    private static func endsOfRecords(
        _ text: UnsafePointer<UInt8>, _ range: Range<Int>,
        fields: UnsafeMutablePointer<DelimitedText.Field>, _ rows: Int, _ columns: Int,
        _ returns: Int
    ) -> Bool {
        var place = columns &- 1
        var (others, blanks, taken) = (0 as UInt8, 0, 0)
        for _ in 0..<rows {
            let field = fields[place]
            let end = field.end
            others |= end < range.upperBound ? text[end] ^ UInt8(ascii: "\n") : 0
            let hasReturn = returns > 0 && field.length > 0 && text[end &- 1] == UInt8(ascii: "\r")
            if hasReturn {
                fields[place] = DelimitedText.Field(
                    offset: Int(field.offset), length: field.length &- 1)
                taken &+= 1
            }
            // With one column an empty line is a blank one.
            blanks |= columns == 1 && fields[place].length == 0 ? 1 : 0
            place &+= columns
        }
        return others == 0 && blanks == 0 && taken == returns
    }
}

extension DelimitedText.Field {
    /// The place behind the last byte of the content.
    @inline(__always)
    var end: Int { Int(offset) &+ length }
}
