/// The encodings in which a host may pass and receive text (字符编码).
///
/// Decoding is strict: bytes that are no text are an error with their byte offset, never a question
/// mark. GBK is code page 936: two-byte codes and the euro sign as 0x80, without the user-defined
/// zones. GB18030 adds the four-byte codes, so it can write every Unicode scalar. UTF-16LE is what
/// PowerBuilder and Windows call Unicode; its bytes need not be aligned.
///
/// The numbers are the `HOSP_UTF8` … constants of `hosp.h`: a contract.
public enum TextEncoding: Int32, CaseIterable, Sendable {
    /// UTF-8.
    case utf8 = 0
    /// GBK as code page 936 (CP936).
    case gbk = 1
    /// GB18030 by the mapping of GB 18030-2000.
    case gb18030 = 2
    /// UTF-16, low byte first.
    case utf16le = 3

    /// The name a reader sees: `UTF-8`, `GBK`, `GB18030`, `UTF-16LE`.
    public var name: String {
        switch self {
        case .utf8: return "UTF-8"
        case .gbk: return "GBK"
        case .gb18030: return "GB18030"
        case .utf16le: return "UTF-16LE"
        }
    }

    /// Bytes of the smallest unit and of the terminator: 2 for UTF-16LE, else 1.
    public var unitSize: Int { self == .utf16le ? 2 : 1 }

    /// The text of the bytes; a byte order mark stays in the text as U+FEFF.
    ///
    /// - Throws: `invalid` with the offset of the first byte that starts no character: overlong
    ///   forms, surrogates, undefined codes, and a character cut in half at the end.
    public func decoded(_ bytes: UnsafeRawBufferPointer) throws(TextEncodingError) -> String {
        let utf8 = try transcoded(bytes)
        return String(decoding: utf8, as: UTF8.self)
    }

    /// The text of the bytes; see ``decoded(_:)-swift.method``.
    public func decoded(_ bytes: [UInt8]) throws(TextEncodingError) -> String {
        try bytes.withUnsafeBufferPointer { (buffer) throws(TextEncodingError) in
            try decoded(UnsafeRawBufferPointer(buffer))
        }
    }

    /// The same text as UTF-8 bytes, without making a `String`.
    ///
    /// - Throws: as ``decoded(_:)-swift.method`` does.
    public func transcoded(_ bytes: UnsafeRawBufferPointer) throws(TextEncodingError) -> [UInt8] {
        var run = TranscodedRun()
        let capacity = utf8Capacity(for: bytes.count)
        let utf8 = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            if let start = output.baseAddress {
                run = transcode(bytes, into: start)
                count = run.produced
            }
        }
        guard case .complete = run.end else {
            throw .invalid(offset: run.consumed, encoding: self)
        }
        return utf8
    }

    /// The bytes of the text in this encoding, without a byte order mark.
    ///
    /// - `substituting`: whether a character the encoding lacks becomes `?`.
    /// - Throws: `unmappable` naming the first such character unless `substituting`.
    public func encoded(
        _ text: String, substituting: Bool = false
    ) throws(TextEncodingError) -> [UInt8] {
        if self == .utf8 { return Array(text.utf8) }
        let codes = GBCodes()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * unitSize)
        for scalar in text.unicodeScalars where !append(scalar, to: &bytes, codes) {
            guard substituting else { throw .unmappable(scalar: scalar, encoding: self) }
            _ = append("?", to: &bytes, codes)
        }
        return bytes
    }

    /// The offset of the first byte that starts no character; `nil` when all bytes are text.
    public func firstInvalidOffset(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let blockSize = 1 << 14
        let capacity = utf8Capacity(for: blockSize)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) {
            guard let output = $0.baseAddress else { return bytes.isEmpty ? nil : 0 }
            var offset = 0
            while offset < bytes.count {
                let block = bytes[offset..<min(offset + blockSize, bytes.count)]
                let run = transcode(UnsafeRawBufferPointer(rebasing: block), into: output)
                offset += run.consumed
                let isCutByBlock = run.end == .incomplete && block.endIndex < bytes.count
                guard run.end == .complete || isCutByBlock else { return offset }
            }
            return nil
        }
    }

    /// Whether every character of the text can be written in this encoding.
    public func canEncode(_ text: String) -> Bool {
        guard self == .gbk else { return true }
        let codes = GBCodes()
        return text.unicodeScalars.allSatisfy { codes.gbkCode($0.value) != nil }
    }

    /// Appends a scalar; `false` and no bytes when the encoding lacks it.
    private func append(
        _ scalar: Unicode.Scalar, to bytes: inout [UInt8], _ codes: GBCodes
    ) -> Bool {
        switch self {
        case .utf8: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        case .utf16le:
            for unit in UTF16.encode(scalar) ?? .init() {
                bytes.append(UInt8(truncatingIfNeeded: unit))
                bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
            }
        case .gbk:
            guard let code = codes.gbkCode(scalar.value) else { return false }
            if code > 0xFF { bytes.append(UInt8(truncatingIfNeeded: code >> 8)) }
            bytes.append(UInt8(truncatingIfNeeded: code))
        case .gb18030: codes.appendGB18030(scalar.value, to: &bytes)
        }
        return true
    }
}
