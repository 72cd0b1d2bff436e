/// Where and why the parser stopped; the place in lines is worked out only then.
struct JSONStop: Error {
    enum Reason {
        case fault(JSONFault)
        case tooDeep
    }

    let offset: Int
    let reason: Reason
}

/// Reads one document from bytes that are known to be valid UTF-8.
///
/// It recurses once per level of nesting, at most ``JSONValue/depthLimit`` times.
struct JSONParser {
    private let text: UnsafePointer<UInt8>
    private let count: Int
    /// First byte after a byte order mark.
    let textStart: Int
    private var position: Int
    private var depth = 0

    init(text: UnsafePointer<UInt8>, count: Int) {
        self.text = text
        self.count = count
        let hasMark = count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
        textStart = hasMark ? 3 : 0
        position = textStart
    }

    mutating func document() throws(JSONStop) -> JSONValue {
        skipBlanks()
        let value = try value()
        skipBlanks()
        guard position == count else { throw stop(.contentAfterEnd) }
        return value
    }

    private mutating func value() throws(JSONStop) -> JSONValue {
        switch peek() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try nested()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw position == count ? stop(.unexpectedEnd) : stop(.valueExpected)
        }
    }

    /// A list or an object, one level deeper.
    private mutating func nested() throws(JSONStop) -> JSONValue {
        guard depth < JSONValue.depthLimit else {
            throw JSONStop(offset: position, reason: .tooDeep)
        }
        depth += 1
        let isObject = take("{")
        if !isObject { position += 1 }
        skipBlanks()
        let value = isObject ? try object() : try array()
        depth -= 1
        return value
    }

    private mutating func array() throws(JSONStop) -> JSONValue {
        var items: [JSONValue] = []
        if take("]") { return .array(items) }
        while true {
            items.append(try value())
            skipBlanks()
            if take("]") { return .array(items) }
            try comma(before: "]", orElse: .arrayNotClosed)
        }
    }

    private mutating func object() throws(JSONStop) -> JSONValue {
        var members: [JSONObject.Member] = []
        if take("}") { return .object(JSONObject()) }
        while true {
            guard peek() == UInt8(ascii: "\"") else {
                throw position == count ? stop(.unexpectedEnd) : stop(.nameExpected)
            }
            let name = try string()
            skipBlanks()
            guard take(":") else {
                throw position == count ? stop(.unexpectedEnd) : stop(.colonExpected)
            }
            skipBlanks()
            members.append(JSONObject.Member(name: name, value: try value()))
            skipBlanks()
            if take("}") { return .object(JSONObject(members)) }
            try comma(before: "}", orElse: .objectNotClosed)
        }
    }

    private mutating func comma(
        before end: Unicode.Scalar, orElse fault: JSONFault
    ) throws(JSONStop) {
        let start = position
        guard take(",") else { throw position == count ? stop(.unexpectedEnd) : stop(fault) }
        skipBlanks()
        guard peek() != UInt8(ascii: end) else { throw stop(.commaBeforeEnd, at: start) }
    }

    private mutating func word(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONStop) -> JSONValue {
        let start = position
        for offset in 0..<word.utf8CodeUnitCount {
            guard peek() == word.utf8Start[offset] else { throw stop(.valueExpected, at: start) }
            position += 1
        }
        return value
    }

    private mutating func number() throws(JSONStop) -> String {
        let start = position
        _ = take("-")
        if take("0") {
            if isDigit(peek()) { throw stop(.leadingZero, at: position - 1) }
        } else {
            try digits()
        }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return string(start, position)
    }

    private mutating func digits() throws(JSONStop) {
        guard isDigit(peek()) else { throw stop(.digitExpected) }
        while isDigit(peek()) { position += 1 }
    }

    private mutating func string() throws(JSONStop) -> String {
        let opening = position
        position += 1
        let start = position
        skipPlainText()
        if peek() == UInt8(ascii: "\"") {
            position += 1
            return string(start, position - 1)
        }
        var bytes = Array(UnsafeBufferPointer(start: text + start, count: position - start))
        while !take("\"") {
            guard position < count else { throw stop(.stringNotClosed, at: opening) }
            guard text[position] >= 0x20 else { throw stop(.controlCharacter) }
            if text[position] == UInt8(ascii: "\\") { try escape(into: &bytes) }
            let plain = position
            skipPlainText()
            bytes += UnsafeBufferPointer(start: text + plain, count: position - plain)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func escape(into bytes: inout [UInt8]) throws(JSONStop) {
        let start = position
        position += 1
        let kind = peek()
        position = min(position + 1, count)
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(kind)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try escapedScalar(from: start)
            bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        default: throw stop(.unknownEscape, at: start)
        }
    }

    /// The scalar of `\uXXXX` or of a pair of them, after the first `\u`.
    private mutating func escapedScalar(from start: Int) throws(JSONStop) -> Unicode.Scalar {
        let first = try fourDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\"), take("u") else { throw stop(.loneSurrogate, at: start) }
        let second = try fourDigits(from: position - 2)
        let value = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
        guard (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(value) else {
            throw stop(.loneSurrogate, at: start)
        }
        return scalar
    }

    private mutating func fourDigits(from start: Int) throws(JSONStop) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let digit = peek()
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit & 0xF)
            case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
                value = value << 4 | UInt32(digit & 0xF) + 9
            default: throw stop(.badCodeEscape, at: start)
            }
            position += 1
        }
        return value
    }

    /// Moves to the next quote, backslash, control character or the end, eight bytes at a time.
    private mutating func skipPlainText() {
        let raw = UnsafeRawPointer(text)
        let ones: UInt64 = 0x0101_0101_0101_0101
        while position + 8 <= count {
            let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            // A high bit marks a byte that is zero or below 0x20; the lowest mark is always true.
            let quoteMarks = (quotes &- ones) & ~quotes
            let slashMarks = (slashes &- ones) & ~slashes
            let controlMarks = (word &- (ones &* 0x20)) & ~word
            let marks = (quoteMarks | slashMarks | controlMarks) & (ones &* 0x80)
            guard marks == 0 else {
                position += marks.trailingZeroBitCount >> 3
                return
            }
            position += 8
        }
        while position < count, text[position] >= 0x20, text[position] != 0x22,
            text[position] != 0x5C
        {
            position += 1
        }
    }

    private mutating func skipBlanks() {
        while position < count {
            let byte = text[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    /// The next byte; 0 at the end, which no rule of the grammar accepts.
    private func peek() -> UInt8 { position < count ? text[position] : 0 }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private func string(_ start: Int, _ end: Int) -> String {
        let bytes = UnsafeBufferPointer(start: text + start, count: end - start)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func stop(_ fault: JSONFault, at offset: Int? = nil) -> JSONStop {
        JSONStop(offset: offset ?? position, reason: .fault(fault))
    }
}
