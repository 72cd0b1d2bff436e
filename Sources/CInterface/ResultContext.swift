import HospitalBook
import HospitalCore
import Interchange

/// What stands behind the handle of a result: a snapshot that no later call changes.
final class ResultContext: HandleContext {
    static let kind = HandleKind.result
    let book: BookContext
    /// The tables of the result.
    var tables: [ResultTable] { result.tables }
    private let result: ProcedureResult
    private var encoded: (text: EncodedText, isSubstituting: Bool)?

    init(_ result: ProcedureResult, of book: BookContext) {
        self.book = book
        self.result = result
    }

    /// The table of that name.
    /// - Throws: `tableUnknown` with the nearest name.
    func table(named name: String) throws(InterfaceError) -> ResultTable {
        guard let table = tables.first(where: { $0.name == name }) else {
            throw .tableUnknown(
                name, nearest: NearestName.nearest(to: name, in: tables.map(\.name)))
        }
        return table
    }

    /// Uses the JSON text in the encoding of the book, which is written once and kept.
    func withJSON<Answer>(_ use: (inout EncodedText) throws -> Answer) throws -> Answer {
        let isSubstituting = book.options.isSubstituting
        var text: EncodedText
        if let encoded, encoded.isSubstituting == isSubstituting {
            text = encoded.text
        } else {
            text = EncodedText(
                bytes: try encoded(try result.jsonText(), isSubstituting),
                encoding: book.encoding)
        }
        encoded = nil
        defer { encoded = (text, isSubstituting) }
        return try use(&text)
    }

    /// UTF-8 text in the encoding of the book.
    private func encoded(_ text: [UInt8], _ isSubstituting: Bool) throws -> [UInt8] {
        guard book.encoding != .utf8 else { return text }
        // The text is read from a copy of its own, and no character grows to more than twice its
        // bytes.
        try WorkingMemory.require(WorkingMemory.bytes(text.count, each: 3))
        return try book.encoding.encoded(
            String(decoding: text, as: UTF8.self), substituting: isSubstituting)
    }
}

/// Text in an encoding, to be handed out in pieces of whole characters.
struct EncodedText {
    let bytes: [UInt8]
    let encoding: TextEncoding
    /// An offset at which a character starts: where the last piece ended.
    private var knownStart = 0

    init(bytes: [UInt8], encoding: TextEncoding) {
        self.bytes = bytes
        self.encoding = encoding
    }

    /// The longest piece of whole characters from an offset; `nil` when no character starts there.
    ///
    /// Reading piece after piece takes time in proportion to the text; jumping about in GBK or
    /// GB18030 reads from the start, because there a byte alone does not say where it belongs.
    mutating func piece(from offset: Int, room: Int) -> Range<Int>? {
        guard (0...bytes.count).contains(offset), isStart(offset) else { return nil }
        var end = offset
        while end < bytes.count {
            let next = end + length(at: end)
            guard next <= bytes.count, next - offset <= room else { break }
            end = next
        }
        knownStart = end
        return offset..<end
    }

    private func isStart(_ offset: Int) -> Bool {
        guard offset < bytes.count else { return true }
        switch encoding {
        case .utf8: return bytes[offset] & 0xC0 != 0x80
        case .utf16le: return offset % 2 == 0 && bytes[offset + 1] & 0xFC != 0xDC
        case .gbk, .gb18030:
            var start = knownStart <= offset ? knownStart : 0
            while start < offset { start += length(at: start) }
            return start == offset
        }
    }

    /// Bytes of the character at an offset; the bytes come from our own encoder.
    private func length(at offset: Int) -> Int {
        let first = bytes[offset]
        switch encoding {
        case .utf8: return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        case .utf16le: return offset + 1 < bytes.count && bytes[offset + 1] & 0xFC == 0xD8 ? 4 : 2
        case .gbk, .gb18030:
            guard first > 0x80, first < 0xFF else { return 1 }
            let isLong = offset + 1 < bytes.count && (0x30...0x39).contains(bytes[offset + 1])
            return isLong ? 4 : 2
        }
    }
}
