extension JSONValue {
    /// Lists and objects that may stand inside one another.
    public static let depthLimit = 128
    /// Longest text in bytes: 64 MiB.
    public static let sizeLimit = 64 << 20

    /// The tree of a JSON text in UTF-8, strictly by RFC 8259; a byte order mark at the start is
    /// taken.
    ///
    /// Numbers keep their text, members their order; a name that stands twice is kept twice and
    /// found by ``JSONObject/duplicateName``. Time and memory grow in proportion to the text.
    /// - Throws: the first broken rule with its line, column and byte; see ``JSONError``.
    public init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        guard bytes.count <= Self.sizeLimit else {
            throw .tooLong(size: bytes.count, limit: Self.sizeLimit)
        }
        if let offset = TextEncoding.utf8.firstInvalidOffset(UnsafeRawBufferPointer(bytes)) {
            let position = JSONPosition(offset: offset, in: bytes, startingAt: 0)
            throw .encoding(offset: offset, line: position.line)
        }
        guard let start = bytes.baseAddress else {
            throw .syntax(.unexpectedEnd, at: JSONPosition(line: 1, column: 1, offset: 0))
        }
        var parser = JSONParser(text: start, count: bytes.count)
        do {
            self = try parser.document()
        } catch {
            let position = JSONPosition(
                offset: error.offset, in: bytes, startingAt: parser.textStart)
            switch error.reason {
            case .fault(let fault): throw .syntax(fault, at: position)
            case .tooDeep: throw .tooDeep(at: position, limit: Self.depthLimit)
            }
        }
    }

    /// The tree of a JSON text in UTF-8; see ``init(parsing:)-(UnsafeBufferPointer<UInt8>)``.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
            try JSONValue(parsing: buffer)
        }
    }

    /// The tree of a JSON text; see ``init(parsing:)-(UnsafeBufferPointer<UInt8>)``.
    public init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}
