import HospitalCore
import Interchange

/// Bytes that are read as text are written as the same bytes; text that is written is read as the
/// same text; and wherever text is cut, no half of a character is taken for one. The first byte
/// chooses the encoding, and whether the others are read as bytes or written as text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEncoding(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let bytes, count > 0 else { return 0 }
    let encodings = TextEncoding.allCases
    let encoding = encodings[Int(bytes[0]) % encodings.count]
    let content = Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1))
    if Int(bytes[0]) / encodings.count % 2 == 0 {
        read(content, encoding)
    } else if let text = Law.text(bytes + 1, count - 1) {
        write(text, encoding)
    }
    return 0
}

private func read(_ bytes: [UInt8], _ encoding: TextEncoding) {
    let invalid = bytes.withUnsafeBytes { encoding.firstInvalidOffset($0) }
    let text: String
    do throws(TextEncodingError) {
        text = try encoding.decoded(bytes)
    } catch {
        guard case .invalid(let offset, encoding, nil) = error else {
            return Law.holds(false, "reading tells where: \(error)")
        }
        Law.holds(invalid == offset, "\(bytes) are wrong at \(offset) and at \(invalid ?? -1)")
        Law.holds(bytes.indices.contains(offset), "\(offset) lies in \(bytes)")
        read(Array(bytes[..<offset]), encoding)
        Law.holds(
            (try? encoding.decoded(Array(bytes[..<offset]))) != nil,
            "\(bytes) are text up to \(offset)")
        return
    }
    Law.holds(invalid == nil, "\(bytes) are text and wrong at \(invalid ?? -1)")
    let written = Law.succeeds("\(text) is written back") { () throws(TextEncodingError) in
        try encoding.encoded(text)
    }
    Law.holds(written == bytes, "\(bytes) are written back as \(written)")
    checkCuts(bytes, text, encoding)
}

/// A piece of the bytes is a beginning of the text, or ends with a character that it tells as cut.
private func checkCuts(_ bytes: [UInt8], _ text: String, _ encoding: TextEncoding) {
    var starts: Set<Int> = [0]
    var end = 0
    for scalar in text.unicodeScalars {
        end += Law.succeeds("one character is written") {
            try encoding.encoded(String(scalar)).count
        }
        starts.insert(end)
    }
    Law.holds(end == bytes.count, "the characters of \(text) make up its bytes")
    for cut in bytes.indices.prefix(200) {
        do throws(TextEncodingError) {
            let piece = try encoding.decoded(Array(bytes[..<cut]))
            Law.holds(starts.contains(cut), "\(bytes) cut at \(cut) have half a character")
            Law.holds(text.utf8.starts(with: piece.utf8), "\(piece) begins \(text)")
        } catch {
            let start = starts.filter { $0 < cut }.max() ?? 0
            Law.holds(
                !starts.contains(cut) && error == .invalid(offset: start, encoding: encoding),
                "\(bytes) cut at \(cut): \(error)")
        }
    }
}

private func write(_ text: String, _ encoding: TextEncoding) {
    let lacking = text.unicodeScalars.filter { !encoding.canEncode(String($0)) }
    let substituted = Law.succeeds("\(text) is written with marks") {
        () throws(TextEncodingError) in try encoding.encoded(text, substituting: true)
    }
    let back = Law.succeeds("what is written is read") { () throws(TextEncodingError) in
        try encoding.decoded(substituted)
    }
    let expected = text.unicodeScalars.map { encoding.canEncode(String($0)) ? $0 : "?" }
    Law.holds(back.unicodeScalars.elementsEqual(expected), "\(text) is read as \(back)")
    do throws(TextEncodingError) {
        let bytes = try encoding.encoded(text)
        Law.holds(lacking.isEmpty && bytes == substituted, "\(text) lacks nothing")
        Law.holds(encoding.canEncode(text), "\(text) can be written")
        read(bytes, encoding)
    } catch {
        Law.holds(
            lacking.first.map { error == .unmappable(scalar: $0, encoding: encoding) } ?? false,
            "\(text): \(error)")
        Law.holds(!encoding.canEncode(text), "\(text) cannot be written")
    }
}
