/// A chain of audit rows (审计链): each row is sealed by a hash that covers the row before, so that a
/// row changed, inserted or taken out of the middle later is found by position.
///
///     hash(n) = SHA-256( version ‖ field(1) ‖ … ‖ field(k) ‖ hash(n − 1) )
///     field   = 4-byte big-endian length in bytes ‖ UTF-8        null: length FFFFFFFF, no bytes
///
/// The bytes are fixed for ever (decision 25). The version is one byte, now 1; the fields stand in
/// the declared order of the columns; `hash(0)` is 32 zero bytes. An empty text has length 0 and is
/// not null. The name of the algorithm is stored with the chain, so that another one (SM3) can
/// start a new chain without breaking an old one.
///
/// Rows cut off at the end leave a shorter chain that is whole in itself; a caller who keeps the
/// last hash elsewhere finds them with ``brokenPosition(in:endingWith:)``.
public struct AuditTrail: Hashable, Sendable {
    /// The algorithms a chain can be sealed with.
    public enum Algorithm: String, CaseIterable, Sendable {
        /// SHA-256 of FIPS 180-4.
        case sha256
    }

    /// The version of the canonical bytes.
    public static let version: UInt8 = 1
    /// The longest field in bytes, 16 MiB.
    public static let maximumFieldLength = 1 << 24
    /// The hash before the first row: 64 zeros.
    public static let origin = String(repeating: "0", count: 64)

    /// The algorithm of this chain.
    public let algorithm: Algorithm
    /// The hash of the last row, 64 hexadecimal digits; ``origin`` before the first.
    public private(set) var lastHash: String

    /// A chain that goes on after the row with the given hash.
    /// - Throws: `hashMalformed` when `lastHash` is not 64 lower-case hexadecimal digits.
    public init(
        algorithm: Algorithm = .sha256, lastHash: String = AuditTrail.origin
    ) throws(AuditError) {
        guard AuditTrail.bytes(ofHash: lastHash) != nil else { throw .hashMalformed(lastHash) }
        self.algorithm = algorithm
        self.lastHash = lastHash
    }

    /// A chain whose algorithm is named as the book stores it.
    /// - Throws: `algorithmUnknown`, `hashMalformed`.
    public init(algorithmName: String, lastHash: String) throws(AuditError) {
        guard let algorithm = Algorithm(rawValue: algorithmName) else {
            throw .algorithmUnknown(algorithmName)
        }
        try self.init(algorithm: algorithm, lastHash: lastHash)
    }

    /// Seals a row after the last one and returns its hash, which the caller stores with the row.
    /// - Throws: `fieldTooLong` naming the field, counted from 1.
    public mutating func append(_ fields: [String?]) throws(AuditError) -> String {
        lastHash = try AuditTrail.hash(of: fields, after: lastHash)
        return lastHash
    }

    /// The position, counted from 1, of the first row whose hash does not follow from its fields
    /// and the row before; one behind the last row when the chain does not end with `lastHash`;
    /// `nil` when the chain is whole.
    public static func brokenPosition(
        in rows: some Sequence<SealedRow>, endingWith lastHash: String? = nil
    ) -> Int? {
        var previous = origin
        var position = 0
        for row in rows {
            position += 1
            guard let hash = try? hash(of: row.fields, after: previous), hash == row.hash else {
                return position
            }
            previous = hash
        }
        return lastHash.map { $0 == previous } ?? true ? nil : position + 1
    }

    /// The canonical bytes of a row without the previous hash.
    static func canonicalBytes(of fields: [String?]) throws(AuditError) -> [UInt8] {
        var bytes = [version]
        for (index, field) in fields.enumerated() {
            guard let field else {
                bytes += [0xff, 0xff, 0xff, 0xff]
                continue
            }
            let length = field.utf8.count
            guard length <= maximumFieldLength else {
                throw .fieldTooLong(position: index + 1, length: length)
            }
            bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
            bytes += field.utf8
        }
        return bytes
    }

    private static func hash(
        of fields: [String?], after previous: String
    ) throws(AuditError) -> String {
        guard let previousBytes = bytes(ofHash: previous) else { throw .hashMalformed(previous) }
        var digest = SHA256()
        digest.update(try canonicalBytes(of: fields))
        digest.update(previousBytes)
        return digest.hexadecimal
    }

    private static func bytes(ofHash text: String) -> [UInt8]? {
        let digits = text.utf8.map { digit -> UInt8? in
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        let values = digits.compactMap(\.self)
        guard digits.count == 64, values.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }
}

/// A row of an audit trail as it was stored: its fields in declared order, and its hash.
public struct SealedRow: Hashable, Sendable {
    /// The fields in declared order; `nil` is null.
    public let fields: [String?]
    /// The hash, 64 hexadecimal digits.
    public let hash: String

    /// A stored row.
    public init(fields: [String?], hash: String) {
        self.fields = fields
        self.hash = hash
    }
}

/// What can be wrong with an audit trail.
public enum AuditError: HospitalError, Hashable {
    /// A field is longer than ``AuditTrail/maximumFieldLength``; the position counts from 1.
    case fieldTooLong(position: Int, length: Int)
    /// The chain was sealed with an algorithm this library does not have.
    case algorithmUnknown(String)
    /// A hash is not 64 lower-case hexadecimal digits.
    case hashMalformed(String)
    /// The row at this position, counted from 1, does not follow from the rows before.
    case chainBroken(position: Int)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .fieldTooLong(let position, let length):
            return Finding(
                .auditFieldTooLong,
                [
                    "position": .count(position), "length": .count(length),
                    "limit": .count(AuditTrail.maximumFieldLength),
                ])
        case .algorithmUnknown(let name):
            return Finding(.auditAlgorithmUnknown, ["name": .text(name)])
        case .hashMalformed(let text): return Finding(.auditHashMalformed, ["value": .text(text)])
        case .chainBroken(let position):
            return Finding(.auditChainBroken, ["position": .count(position)])
        }
    }
}
