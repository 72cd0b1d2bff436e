/// How far a run of transcoding into UTF-8 came, and why it ended.
struct TranscodedRun {
    /// What stands after the last good character.
    enum End: Equatable {
        /// Nothing: all bytes are text.
        case complete
        /// The beginning of a character; more bytes decide.
        case incomplete
        /// Bytes that are no text. Reading can go on after `length` bytes, so that a broken
        /// character never swallows a delimiter or a line break.
        case invalid(length: Int)
    }

    /// Bytes of the input that are good text.
    var consumed = 0
    /// Bytes of UTF-8 written.
    var produced = 0
    /// Why the run ended.
    var end = End.complete
}

extension TextEncoding {
    /// Room that the UTF-8 text of `count` bytes needs at most.
    ///
    /// Two bytes of GBK, GB18030 or UTF-16 become at most three; the euro sign of GBK grows from
    /// one byte to three.
    func utf8Capacity(for count: Int) -> Int {
        switch self {
        case .utf8: return count
        case .gbk: return count * 3
        case .gb18030, .utf16le: return count + count / 2 + 3
        }
    }

    /// Writes the text of the bytes as UTF-8 until the end or the first bytes that are no text.
    ///
    /// `output` has room for ``utf8Capacity(for:)`` bytes.
    func transcode(
        _ bytes: UnsafeRawBufferPointer, into output: UnsafeMutablePointer<UInt8>
    ) -> TranscodedRun {
        guard let start = bytes.baseAddress else { return TranscodedRun() }
        var transcoder = Transcoder(input: start, count: bytes.count, output: output)
        var end: TranscodedRun.End?
        while end == nil {
            if self != .utf16le { transcoder.copyASCII() }
            guard transcoder.consumed < transcoder.count else { break }
            switch self {
            case .utf8: end = transcoder.copyUTF8()
            case .gbk: end = transcoder.copyGBK()
            case .gb18030: end = transcoder.copyGB18030()
            case .utf16le: end = transcoder.copyUTF16()
            }
        }
        return TranscodedRun(
            consumed: transcoder.consumed, produced: transcoder.produced, end: end ?? .complete)
    }
}

/// Moves characters from an input to UTF-8; each `copy…` takes what it can and says why it stopped.
private struct Transcoder {
    let input: UnsafeRawPointer
    let count: Int
    let output: UnsafeMutablePointer<UInt8>
    let codes = GBCodes()
    var consumed = 0
    var produced = 0

    /// Copies ASCII, eight bytes at a time.
    ///
    /// The output always has as much room as the input has bytes left, so a whole word may be
    /// written and the part behind the ASCII overwritten later.
    @inline(__always)
    mutating func copyASCII() {
        let highBits: UInt64 = 0x8080_8080_8080_8080
        let target = UnsafeMutableRawPointer(output)
        while count &- consumed >= 32 {
            let words = input.loadUnaligned(fromByteOffset: consumed, as: SIMD4<UInt64>.self)
            let high = words & SIMD4(repeating: highBits)
            guard (high[0] | high[1]) | (high[2] | high[3]) == 0 else { break }
            target.storeBytes(of: words, toByteOffset: produced, as: SIMD4<UInt64>.self)
            consumed &+= 32
            produced &+= 32
        }
        while count &- consumed >= 8 {
            let word = input.loadUnaligned(fromByteOffset: consumed, as: UInt64.self)
            target.storeBytes(of: word, toByteOffset: produced, as: UInt64.self)
            let high = word.littleEndian & highBits
            let length = high == 0 ? 8 : high.trailingZeroBitCount >> 3
            consumed &+= length
            produced &+= length
            if length < 8 { return }
        }
        while consumed < count, byte(0) < 0x80 {
            output[produced] = byte(0)
            consumed &+= 1
            produced &+= 1
        }
    }

    /// Characters of more than one byte until ASCII or the end.
    mutating func copyUTF8() -> TranscodedRun.End? {
        while consumed < count, byte(0) >= 0x80 {
            let lead = byte(0)
            let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            guard lead >= 0xC2, lead <= 0xF4 else { return .invalid(length: 1) }
            // The second byte of some leads is narrower: no overlong form, no surrogate, no scalar
            // beyond U+10FFFF.
            let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
            let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
            let present = min(length, count &- consumed)
            if present > 1, byte(1) < low || byte(1) > high { return .invalid(length: 1) }
            if present > 2, byte(2) & 0xC0 != 0x80 { return .invalid(length: 1) }
            if present > 3, byte(3) & 0xC0 != 0x80 { return .invalid(length: 1) }
            guard present == length else { return .incomplete }
            for offset in 0..<length { output[produced &+ offset] = byte(offset) }
            consumed &+= length
            produced &+= length
        }
        return nil
    }

    /// Two-byte codes and the euro sign until ASCII or the end.
    mutating func copyGBK() -> TranscodedRun.End? {
        while consumed < count, byte(0) >= 0x80 {
            if byte(0) == 0x80 {
                append(GBCodes.euro, consuming: 1)
                continue
            }
            guard byte(0) != 0xFF else { return .invalid(length: 1) }
            guard count &- consumed >= 2 else { return .incomplete }
            let scalar = codes.gbkScalar(byte(0), byte(1))
            // An ASCII byte after a lead byte that does not take it stays text.
            guard scalar != 0 else { return .invalid(length: byte(1) < 0x80 ? 1 : 2) }
            append(scalar, consuming: 2)
        }
        return nil
    }

    /// Two-byte and four-byte codes until ASCII or the end.
    mutating func copyGB18030() -> TranscodedRun.End? {
        while consumed < count, byte(0) >= 0x80 {
            guard byte(0) != 0x80, byte(0) != 0xFF else { return .invalid(length: 1) }
            guard count &- consumed >= 2 else { return .incomplete }
            if (0x30...0x39).contains(byte(1)) {
                if let end = copyFourBytes() { return end }
                continue
            }
            let scalar = codes.gb18030Scalar(byte(0), byte(1))
            guard scalar != 0 else { return .invalid(length: byte(1) < 0x80 ? 1 : 2) }
            append(scalar, consuming: 2)
        }
        return nil
    }

    /// One four-byte code whose first two bytes are known to be good.
    private mutating func copyFourBytes() -> TranscodedRun.End? {
        let present = min(4, count &- consumed)
        if present > 2, !(0x81...0xFE).contains(byte(2)) { return .invalid(length: 1) }
        if present > 3, !(0x30...0x39).contains(byte(3)) { return .invalid(length: 1) }
        guard present == 4 else { return .incomplete }
        let lead = UInt32(byte(0) &- 0x81) &* 10 &+ UInt32(byte(1) &- 0x30)
        let index = (lead &* 126 &+ UInt32(byte(2) &- 0x81)) &* 10 &+ UInt32(byte(3) &- 0x30)
        guard let scalar = codes.scalar(ofLinearIndex: index) else { return .invalid(length: 1) }
        append(scalar, consuming: 4)
        return nil
    }

    /// Units of two bytes, low byte first, until the end.
    mutating func copyUTF16() -> TranscodedRun.End? {
        while consumed < count {
            guard count &- consumed >= 2 else { return .incomplete }
            let unit = UInt32(byte(0)) | UInt32(byte(1)) << 8
            guard unit & 0xF800 == 0xD800 else {
                append(unit, consuming: 2)
                continue
            }
            guard unit < 0xDC00 else { return .invalid(length: 2) }
            guard count &- consumed >= 4 else { return .incomplete }
            let low = UInt32(byte(2)) | UInt32(byte(3)) << 8
            guard low & 0xFC00 == 0xDC00 else { return .invalid(length: 2) }
            append(0x10000 &+ (unit & 0x3FF) << 10 &+ (low & 0x3FF), consuming: 4)
        }
        return nil
    }

    /// The byte `offset` places after what is consumed.
    @inline(__always)
    private func byte(_ offset: Int) -> UInt8 {
        input.load(fromByteOffset: consumed &+ offset, as: UInt8.self)
    }

    /// Writes a scalar as UTF-8.
    @inline(__always)
    private mutating func append(_ scalar: UInt32, consuming length: Int) {
        consumed &+= length
        let target = output + produced
        if scalar < 0x80 {
            target[0] = UInt8(truncatingIfNeeded: scalar)
            produced &+= 1
        } else if scalar < 0x800 {
            target[0] = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
            target[1] = continuation(scalar)
            produced &+= 2
        } else if scalar < 0x10000 {
            target[0] = 0xE0 | UInt8(truncatingIfNeeded: scalar >> 12)
            target[1] = continuation(scalar >> 6)
            target[2] = continuation(scalar)
            produced &+= 3
        } else {
            target[0] = 0xF0 | UInt8(truncatingIfNeeded: scalar >> 18)
            target[1] = continuation(scalar >> 12)
            target[2] = continuation(scalar >> 6)
            target[3] = continuation(scalar)
            produced &+= 4
        }
    }

    @inline(__always)
    private func continuation(_ bits: UInt32) -> UInt8 {
        0x80 | UInt8(truncatingIfNeeded: bits & 0x3F)
    }
}
