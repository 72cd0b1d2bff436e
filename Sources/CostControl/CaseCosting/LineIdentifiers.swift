/// Identifiers of charge lines that were seen (明细号), so that one that comes again is found.
///
/// An identifier is a text. Its last digits are a number, and what stands before them a head that
/// many lines share: `2024-000123` is `2024-000` and 123. Numbers of a head are bits, 64 to an
/// entry of 16 bytes in a table that is half full at most: identifiers that count up take half a
/// byte each, scattered ones 32 to 64 bytes. When there are more than 4,096 heads, an identifier
/// with a new one is kept by a fingerprint of 128 bits, 32 to 64 bytes each; among 30 million of
/// them two different ones look alike with a probability below 10^−23.
public struct LineIdentifiers: Sendable {
    private static let headLimit = 4_096
    private var heads: [[UInt8]: Int] = [:]
    private var numbers: [KeyTable] = []
    private var fingerprints = KeyTable()
    private var last: (head: [UInt8], place: Int) = ([], -1)

    /// None seen.
    public init() {}

    /// Notes an identifier; `false` when it was seen before.
    public mutating func insert(_ identifier: UnsafeBufferPointer<UInt8>) -> Bool {
        // Eighteen digits stay below 2⁶³; a number has no zeros before it, they are of the head.
        var start = identifier.count
        var (number, power): (UInt64, UInt64) = (0, 1)
        var place = start
        while place > 0, identifier.count - place < 18 {
            let digit = identifier[place - 1] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            place -= 1
            number += UInt64(digit) * power
            power *= 10
            if digit != 0 { start = place }
        }
        if start == identifier.count { number = 0 }
        let significant = identifier.count - start
        // Digits before the first that is not 0 add nothing to the number.
        guard let table = table(of: UnsafeBufferPointer(rebasing: identifier[..<start])) else {
            return insertFingerprint(of: identifier)
        }
        return significant == 0
            ? insertPlain(in: table)
            : numbers[table].insertBits(1 << (number & 63), of: number >> 6)
    }

    /// Notes an identifier that is a whole number; `false` when it was seen before.
    ///
    /// The text of the number is the same identifier.
    public mutating func insert(_ number: Int64) -> Bool {
        // A number without a head, as the text of it would be taken apart.
        if number > 0, number < 1_000_000_000_000_000_000,
            let table = table(of: UnsafeBufferPointer(start: nil, count: 0))
        {
            let bits = UInt64(bitPattern: number)
            return numbers[table].insertBits(1 << (bits & 63), of: bits >> 6)
        }
        var text = String(number)
        return text.withUTF8 { insert($0) }
    }

    /// An identifier that ends with no number but 0 is bit 0 of its head.
    private mutating func insertPlain(in table: Int) -> Bool { numbers[table].insertBits(1, of: 0) }

    /// The table of a head; `nil` when there are too many.
    private mutating func table(of head: UnsafeBufferPointer<UInt8>) -> Int? {
        if last.place >= 0, last.head.elementsEqual(head) { return last.place }
        let key = Array(head)
        if let known = heads[key] {
            last = (key, known)
            return known
        }
        guard numbers.count < Self.headLimit else { return nil }
        heads[key] = numbers.count
        last = (key, numbers.count)
        numbers.append(KeyTable())
        return last.place
    }

    private mutating func insertFingerprint(of identifier: UnsafeBufferPointer<UInt8>) -> Bool {
        let print = Fingerprint(identifier)
        var key = print.high >> 1
        while let known = fingerprints.insert(key, Int64(bitPattern: print.low)) {
            if known == Int64(bitPattern: print.low) { return false }
            // Another identifier has the same half.
            key = (key &* 0x9E37_79B9_7F4A_7C15 &+ 1) >> 1
        }
        return true
    }
}

/// A hash of 128 bits: two lanes of 64 with different numbers.
private struct Fingerprint {
    private(set) var low: UInt64 = 0x243F_6A88_85A3_08D3
    private(set) var high: UInt64 = 0x1319_8A2E_0370_7344

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var (word, filled): (UInt64, UInt64) = (0, 0)
        for byte in bytes {
            word |= UInt64(byte) << (8 * filled)
            filled += 1
            if filled == 8 {
                mix(word)
                (word, filled) = (0, 0)
            }
        }
        mix(word)
        mix(UInt64(bytes.count))
    }

    private mutating func mix(_ word: UInt64) {
        let one = (low ^ word).multipliedFullWidth(by: 0xA409_3822_299F_31D1)
        let other = (high ^ word).multipliedFullWidth(by: 0x082E_FA98_EC4E_6C89)
        low = (one.high ^ one.low) &+ 0x4528_21E6_38D0_1377
        high = (other.high ^ other.low) &+ 0xBE54_66CF_34E9_0C6D
    }
}
