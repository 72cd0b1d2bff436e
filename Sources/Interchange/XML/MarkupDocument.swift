import CShims

/// Reads XML with libxml2, which is opened when it is first needed (S-242).
///
/// The bytes are turned into UTF-8 by the library's own tables first, as the declaration says, and
/// looked through for a DOCTYPE: one is refused before libxml2 sees it, so that no entity is ever
/// declared, expanded or fetched. Length, depth and number of elements are bounded.
public struct MarkupDocument: Sendable {
    /// The longest document in bytes: 16 MiB.
    public static let byteLimit = 1 << 24
    /// How deep elements may stand in each other.
    public static let depthLimit = 16
    /// The most elements: 524,288, some hundred megabytes.
    public static let elementLimit = 1 << 19
    /// The names of the library, the present one first.
    public static let libraryNames = ["libxml2.so.2", "libxml2.so.16"]

    /// The element that holds all others.
    public let root: MarkupElement

    /// Reads the bytes of a file or of a message, in the encoding that they declare: UTF-8 where
    /// they declare none.
    /// - Throws: ``XMLError``; `invalid` of ``TextEncodingError`` for bytes that are not of their
    ///   encoding; ``MemoryError``.
    public init(bytes: [UInt8], libraries: [String] = MarkupDocument.libraryNames) throws {
        guard bytes.count <= Self.byteLimit else { throw XMLError.tooLong(limit: Self.byteLimit) }
        let (encoding, start) = try XMLPrologue.encoding(of: bytes)
        let utf8 = try bytes[start...].withUnsafeBytes { try encoding.transcoded($0) }
        try self.init(utf8: utf8, libraries: libraries)
    }

    /// Reads a document that is text already, whatever encoding it declares.
    /// - Throws: as ``init(bytes:libraries:)``.
    public init(text: String, libraries: [String] = MarkupDocument.libraryNames) throws {
        guard text.utf8.count <= Self.byteLimit else {
            throw XMLError.tooLong(limit: Self.byteLimit)
        }
        try self.init(utf8: Array(text.utf8), libraries: libraries)
    }

    private init(utf8: [UInt8], libraries: [String]) throws {
        guard !XMLPrologue.hasDocumentType(utf8) else { throw XMLError.declarationRefused }
        // An element of a message takes some 200 bytes, and 10 of the text at the least.
        try WorkingMemory.require(WorkingMemory.bytes(utf8.count, each: 24))
        guard let functions = libraries.lazy.compactMap(Self.functions).first else {
            throw XMLError.libraryMissing(name: libraries.first ?? "")
        }
        root = try Self.root(of: utf8, functions)
    }

    private static func functions(of library: String) -> shim_xml? {
        withUnsafeTemporaryAllocation(of: shim_xml.self, capacity: 1) { room in
            guard let functions = room.baseAddress, shim_xml_load(library, functions) != 0
            else { return nil }
            functions.pointee.begin()
            return functions.pointee
        }
    }

    private static func root(of utf8: [UInt8], _ functions: shim_xml) throws -> MarkupElement {
        try utf8.withUnsafeBytes { bytes in
            // No network, CDATA as text, and the bytes are UTF-8 whatever the declaration says:
            // XML_PARSE_NONET, XML_PARSE_NOCDATA and XML_PARSE_IGNORE_ENC.
            let options: Int32 = 1 << 11 | 1 << 14 | 1 << 21
            let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            guard let start,
                let reader = functions.open(start, Int32(bytes.count), nil, "UTF-8", options)
            else { throw XMLError.malformed(line: 1, detail: nil) }
            let fault = UnsafeMutablePointer<shim_xml_fault>.allocate(capacity: 1)
            fault.initialize(to: shim_xml_fault())
            defer {
                functions.close(reader)
                fault.deallocate()
            }
            functions.listen(reader, shim_xml_hear, fault)
            var tree = XMLTree(functions, reader)
            do {
                while try tree.take() {}
                return try tree.finished()
            } catch XMLError.malformed(let line, nil) {
                let text = withUnsafeBytes(of: &fault.pointee.text) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                throw XMLError.malformed(line: line, detail: text.isEmpty ? nil : text)
            }
        }
    }
}

/// The tree on its way, node by node.
private struct XMLTree {
    private let functions: shim_xml
    private let reader: UnsafeMutableRawPointer
    private var open: [MarkupElement] = []
    private var root: MarkupElement?
    private var count = 0

    init(_ functions: shim_xml, _ reader: UnsafeMutableRawPointer) {
        (self.functions, self.reader) = (functions, reader)
    }

    /// Where the parser is: at what it cannot read.
    private var line: Int { max(1, Int(functions.line(reader))) }

    /// Where the element begins that it stands on.
    private var elementLine: Int {
        functions.node(reader).map { max(1, Int(functions.node_line($0))) } ?? line
    }

    /// Takes the next node; `false` at the end.
    mutating func take() throws(XMLError) -> Bool {
        switch functions.read(reader) {
        case 0: return false
        case 1: break
        default: throw .malformed(line: line, detail: nil)
        }
        switch functions.kind(reader) {
        case 1: try begin()
        case 15: end()
        // Text and CDATA.
        case 3, 4: appendText()
        // A reference to an entity, or a DOCTYPE that was not seen before.
        case 5, 10: throw .declarationRefused
        default: break
        }
        return true
    }

    private mutating func begin() throws(XMLError) {
        guard open.count < MarkupDocument.depthLimit else {
            throw .tooDeep(line: elementLine, limit: MarkupDocument.depthLimit)
        }
        count += 1
        guard count <= MarkupDocument.elementLimit else {
            throw .tooManyElements(limit: MarkupDocument.elementLimit)
        }
        let isEmpty = functions.is_empty(reader) == 1
        var element = MarkupElement(text(functions.name), line: elementLine)
        while functions.next_attribute(reader) == 1 {
            element.append(attribute: text(functions.name), text(functions.value))
        }
        open.append(element)
        if isEmpty { end() }
    }

    private mutating func end() {
        guard let element = open.popLast() else { return }
        if open.isEmpty { root = element } else { open[open.count - 1].append(element) }
    }

    private mutating func appendText() {
        guard !open.isEmpty else { return }
        open[open.count - 1].append(text: text(functions.value))
    }

    private func text(
        _ function: (UnsafeMutableRawPointer) -> UnsafePointer<UInt8>?
    ) -> String {
        function(reader).map { String(cString: $0) } ?? ""
    }

    func finished() throws(XMLError) -> MarkupElement {
        guard let root else { throw .malformed(line: line, detail: nil) }
        return root
    }
}
