import CShims

/// The codes of GBK and GB18030 and the scalars they stand for, on the tables of CShims.
///
/// Two-byte codes have a lead byte 0x81–0xFE and a trail byte 0x40–0xFE without 0x7F. Four-byte
/// codes are numbered in order (their linear index); the basic plane takes them in runs, the other
/// planes follow one another from 0x90308130 on.
struct GBCodes {
    private let scalars = shim_gb_scalars()
    private let members = shim_gbk_members()
    private let pages = shim_gb_pages()
    private let codes = shim_gb_codes()
    private let rangeIndices = shim_gb_range_indices()
    private let rangeScalars = shim_gb_range_scalars()
    private let rangeCount = Int(shim_gb_range_count())

    /// Euro sign, the single byte 0x80 of code page 936.
    static let euro: UInt32 = 0x20AC
    /// Trail bytes per lead byte.
    private static let trailCount = 191
    /// Linear index of U+10000.
    private static let supplementaryStart: UInt32 = 189_000
    /// Number of four-byte codes of the basic plane.
    private static let basicCount: UInt32 = 39_420

    /// The place of a two-byte code in the tables; `nil` when the bytes are no such code.
    @inline(__always)
    private func position(_ lead: UInt8, _ trail: UInt8) -> Int? {
        guard lead >= 0x81, lead != 0xFF, trail >= 0x40, trail != 0xFF else { return nil }
        return Int(lead &- 0x81) &* Self.trailCount &+ Int(trail &- 0x40)
    }

    /// The scalar of a two-byte code of GB18030; 0 when it has none.
    @inline(__always)
    func gb18030Scalar(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
        guard let position = position(lead, trail) else { return 0 }
        return UInt32(scalars[position])
    }

    /// The scalar of a two-byte code of GBK; 0 when it has none.
    @inline(__always)
    func gbkScalar(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
        guard let position = position(lead, trail) else { return 0 }
        let isMember = members[position >> 3] >> UInt8(position & 7) & 1
        return UInt32(scalars[position]) &* UInt32(isMember)
    }

    /// The scalar of a four-byte code by its linear index; `nil` when it has none.
    func scalar(ofLinearIndex index: UInt32) -> UInt32? {
        if index >= Self.supplementaryStart {
            let scalar = index - Self.supplementaryStart + 0x10000
            return scalar <= 0x10FFFF ? scalar : nil
        }
        guard index < Self.basicCount else { return nil }
        let run = lastRun(rangeIndices, notAfter: index)
        let offset = index - UInt32(rangeIndices[run])
        return UInt32(rangeScalars[run]) + offset
    }

    /// The code of a scalar in GBK, one byte or two; `nil` when it has none.
    func gbkCode(_ scalar: UInt32) -> UInt16? {
        if scalar < 0x80 { return UInt16(scalar) }
        if scalar == Self.euro { return 0x80 }
        guard let code = twoByteCode(scalar),
            gbkScalar(UInt8(code >> 8), UInt8(code & 0xFF)) == scalar
        else { return nil }
        return code
    }

    /// Appends the code of a scalar in GB18030: one, two or four bytes.
    func appendGB18030(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 { return bytes.append(UInt8(scalar)) }
        if let code = twoByteCode(scalar) {
            return bytes.append(contentsOf: [UInt8(code >> 8), UInt8(code & 0xFF)])
        }
        let index = linearIndex(scalar)
        bytes.append(contentsOf: [
            UInt8(0x81 + index / 12_600), UInt8(0x30 + index / 1_260 % 10),
            UInt8(0x81 + index / 10 % 126), UInt8(0x30 + index % 10),
        ])
    }

    /// The two-byte code of a scalar in GB18030; `nil` when it has none.
    private func twoByteCode(_ scalar: UInt32) -> UInt16? {
        guard scalar <= 0xFFFF else { return nil }
        let block = Int(pages[Int(scalar >> 8)])
        let code = codes[block << 8 | Int(scalar & 0xFF)]
        return code == 0 ? nil : code
    }

    /// The linear index of a scalar without a two-byte code.
    private func linearIndex(_ scalar: UInt32) -> UInt32 {
        if scalar >= 0x10000 { return scalar - 0x10000 + Self.supplementaryStart }
        let run = lastRun(rangeScalars, notAfter: scalar)
        return UInt32(rangeIndices[run]) + scalar
            - UInt32(rangeScalars[run])
    }

    /// The last run whose start is at most `value`; the first run when there is none.
    private func lastRun(_ starts: UnsafePointer<UInt16>, notAfter value: UInt32) -> Int {
        var low = 0
        var high = rangeCount
        while high - low > 1 {
            let middle = (low + high) / 2
            if UInt32(starts[middle]) <= value { low = middle } else { high = middle }
        }
        return low
    }
}
