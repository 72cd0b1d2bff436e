/// The codes a column may hold, looked up by their UTF-8 bytes without making a text of each.
///
/// A million rows name the same few hundred departments; a lookup hashes the bytes and compares
/// them once.
struct CodeSet {
    private var bytes: [UInt8] = []
    private var places: [(offset: Int, length: Int)] = []
    private var buckets: [Int32]

    init(_ codes: [String]) {
        var size = 16
        while size < codes.count * 2, size < 1 << 30 { size *= 2 }
        buckets = [Int32](repeating: -1, count: size)
        for code in codes {
            var code = code
            code.withUTF8 { insert($0) }
        }
    }

    /// The codes as texts, for the nearest right one.
    var codes: [String] {
        places.map { String(decoding: bytes[$0.offset..<$0.offset + $0.length], as: UTF8.self) }
    }

    /// Whether the code is one of the set.
    func contains(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
        buckets[bucket(of: code)] >= 0
    }

    private mutating func insert(_ code: UnsafeBufferPointer<UInt8>) {
        let bucket = bucket(of: code)
        guard buckets[bucket] < 0 else { return }
        buckets[bucket] = Int32(truncatingIfNeeded: places.count)
        places.append((bytes.count, code.count))
        bytes.append(contentsOf: code)
    }

    /// The bucket that holds the code, or the empty one where it belongs; half of them are empty.
    private func bucket(of code: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in code { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // Codes that count up differ in their last bytes only, which reach few of the bits so far:
        // without this step a thousand of them would share a bucket.
        hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
        var bucket = Int(truncatingIfNeeded: hash >> 32) & (buckets.count - 1)
        bytes.withUnsafeBufferPointer { bytes in
            while buckets[bucket] >= 0 {
                let place = places[Int(buckets[bucket])]
                let stored = bytes[place.offset..<place.offset + place.length]
                if Self.isSame(UnsafeBufferPointer(rebasing: stored), code) { return }
                bucket = (bucket + 1) & (buckets.count - 1)
            }
        }
        return bucket
    }

    private static func isSame(
        _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard one.count == other.count else { return false }
        for index in one.indices where one[index] != other[index] { return false }
        return true
    }
}
