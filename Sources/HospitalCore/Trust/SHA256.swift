/// The SHA-256 digest of a sequence of bytes (FIPS 180-4): a fingerprint that nobody can forge.
///
/// It seals the audit trail and names the inputs of a run. Bytes are fed in pieces of any size; the
/// digest depends only on their concatenation.
///
/// - Source: NIST FIPS 180-4, Secure Hash Standard, sections 4.1.2, 5 and 6.2.
public struct SHA256: Sendable {
    /// The length of a digest in bytes.
    public static let byteCount = 32

    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
        0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// Bytes that do not yet fill a block of 64; capacity for one block.
    private var pending: [UInt8] = []
    /// Bytes fed so far; the standard counts bits modulo 2⁶⁴, so wrapping is what it asks for.
    private var length: UInt64 = 0

    private let compression: Compression

    /// What runs the compression function over whole blocks of 64 bytes.
    ///
    /// Digests do not depend on it, only the time that they take.
    public struct Compression: Sendable {
        /// The 8 words of the state, whole blocks, and the 64 constants of the rounds.
        public typealias Run =
            @Sendable (
                _ state: UnsafeMutablePointer<UInt32>, _ blocks: UnsafeRawBufferPointer,
                _ constants: UnsafePointer<UInt32>
            ) -> Void

        fileprivate let run: Run

        /// A compression by other means, which must do what the standard says.
        public init(run: @escaping Run) { self.run = run }

        /// The one of this module, for every processor.
        public static let portable = Compression {
            SHA256.compress($0, blocks: $1, constants: $2)
        }
    }

    /// Starts a digest.
    public init(compression: Compression = .portable) {
        self.compression = compression
        pending.reserveCapacity(64)
    }

    /// Feeds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        length &+= UInt64(bytes.count)
        var rest = bytes[...]
        if !pending.isEmpty {
            let taken = rest.prefix(64 - pending.count)
            pending.append(contentsOf: taken)
            rest = rest.dropFirst(taken.count)
            guard pending.count == 64 else { return }
            pending.withUnsafeBytes { compress($0) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.prefix(rest.count & ~63)
        compress(UnsafeRawBufferPointer(rebasing: whole))
        pending.append(contentsOf: rest.dropFirst(whole.count))
    }

    private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
        state.withUnsafeMutableBufferPointer { state in
            Self.roundConstants.withUnsafeBufferPointer { constants in
                guard let state = state.baseAddress, let constants = constants.baseAddress
                else { return }
                compression.run(state, blocks, constants)
            }
        }
    }

    /// Feeds bytes.
    public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// Feeds the UTF-8 bytes of a text.
    public mutating func update(_ text: String) {
        var text = text
        text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
    }

    /// The digest of everything fed so far, 32 bytes; more may be fed afterwards.
    public var digest: [UInt8] {
        var copy = self
        let bits = length &* 8
        var padding: [UInt8] = [0x80]
        padding += [UInt8](repeating: 0, count: (119 - pending.count) % 64)
        padding += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
        copy.update(padding)
        return copy.state.flatMap { word in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
        }
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hexadecimal: String { Self.hexadecimal(digest) }

    /// The digest of an array of bytes.
    public static func digest(of bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.digest
    }

    /// Bytes as lower-case hexadecimal digits, two each.
    public static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}

extension SHA256 {
    /// Runs the compression function over whole blocks of 64 bytes.
    ///
    /// The message schedule is kept in a ring of 16 words: word t needs only the words t−2, t−7,
    /// t−15 and t−16. Every sum is modulo 2³² by the standard, hence the wrapping operators.
    fileprivate static func compress(
        _ state: UnsafeMutablePointer<UInt32>, blocks: UnsafeRawBufferPointer,
        constants: UnsafePointer<UInt32>
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { words in
            var offset = 0
            while offset < blocks.count {
                for index in 0..<16 {
                    words[index] = UInt32(
                        bigEndian: blocks.loadUnaligned(
                            fromByteOffset: offset &+ 4 &* index, as: UInt32.self))
                }
                compress(state, words, constants)
                offset &+= 64
            }
        }
    }

    @inline(__always)
    private static func compress(
        _ state: UnsafeMutablePointer<UInt32>, _ words: UnsafeMutableBufferPointer<UInt32>,
        _ constants: UnsafePointer<UInt32>
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for round in 0..<64 {
            let word = round < 16 ? words[round] : scheduled(words, round)
            let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let chosen = (e & f) ^ (~e & g)
            let first = h &+ sum1 &+ chosen &+ constants[round] &+ word
            let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    @inline(__always)
    private static func scheduled(
        _ words: UnsafeMutableBufferPointer<UInt32>, _ round: Int
    ) -> UInt32 {
        let (w15, w2) = (words[(round &- 15) & 15], words[(round &- 2) & 15])
        let sigma0 = rotated(w15, 7) ^ rotated(w15, 18) ^ (w15 >> 3)
        let sigma1 = rotated(w2, 17) ^ rotated(w2, 19) ^ (w2 >> 10)
        let word = words[round & 15] &+ sigma0 &+ words[(round &- 7) & 15] &+ sigma1
        words[round & 15] = word
        return word
    }

    @inline(__always)
    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        (word >> count) | (word << (32 &- count))
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let roundConstants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
        0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
        0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
        0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
        0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
        0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
        0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
        0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
        0xc671_78f2,
    ]
}
