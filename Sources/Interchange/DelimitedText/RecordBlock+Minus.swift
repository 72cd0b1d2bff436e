import CShims

extension DelimitedText.RecordBlock {
    /// Takes most records out in which no field begins with a minus sign, before the block is
    /// scanned: a quick look for records with negative numbers.
    ///
    /// All records with one stay, and so do a header and, where quotes or UTF-16 make it hard to
    /// say, the others too. Rows of what is left do not have the numbers they had.
    public func dropRecordsWithoutMinus() {
        guard let layout, !hasQuotes, layout.rules.encoding != .utf16le else { return }
        let text = raw.start
        var (kept, next) = (headLength, headLength)
        var chunk = headLength
        while chunk < count {
            var mask = shim_byte_mask(text + chunk, UInt8(ascii: "-"))
            if count - chunk < 64 { mask &= (1 << UInt64(count - chunk)) - 1 }
            while mask != 0 {
                let place = chunk + mask.trailingZeroBitCount
                mask &= mask - 1
                guard place >= next, isFieldStart(place, layout.rules.delimiter) else { continue }
                let (start, end) = (recordStart(of: place, from: next), recordEnd(of: place))
                (text + kept).update(from: text + start, count: end - start)
                kept += end - start
                next = end
            }
            chunk += 64
        }
        count = kept
    }

    private func isFieldStart(_ place: Int, _ delimiter: UInt8) -> Bool {
        guard place > headLength else { return true }
        let before = raw.start[place - 1]
        return before == delimiter || Self.isBreak(before)
    }

    private func recordStart(of place: Int, from first: Int) -> Int {
        var start = place
        while start > first, !Self.isBreak(raw.start[start - 1]) { start -= 1 }
        return start
    }

    private func recordEnd(of place: Int) -> Int {
        var end = place
        while end < count, !Self.isBreak(raw.start[end]) { end += 1 }
        while end < count, Self.isBreak(raw.start[end]) { end += 1 }
        return end
    }

    private static func isBreak(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
}
