/// A message between two systems (交换报文) as the bytes that are hashed and signed.
///
///     bytes = version ‖ field(identifier) ‖ field(sender) ‖ field(receiver) ‖ field(kind)
///             ‖ field(name 1) ‖ field(value 1) ‖ field(name 2) ‖ …
///     field = 4-byte big-endian length in bytes ‖ UTF-8          null: length FFFFFFFF, no bytes
///
/// The layout is that of the audit trail (decision 25), so XML or JSON around it, blanks and the
/// order of attributes change nothing. Keys, encryption of key fields and signatures belong to the
/// host, which signs ``canonicalBytes()`` as the fields are transmitted (S-243).
public struct ExchangeMessage: Hashable, Sendable {
    /// One field: a name and a value; null is not empty.
    public struct Field: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value as it is transmitted, encrypted or not.
        public let value: String?

        /// A field.
        public init(_ name: String, _ value: String?) {
            self.name = name
            self.value = value
        }
    }

    /// Who sends what to whom.
    public struct Envelope: Hashable, Sendable {
        /// The identifier that the sender gave; with the sender it is unique.
        public let identifier: String
        /// The sending system.
        public let sender: String
        /// The receiving system.
        public let receiver: String
        /// The kind of message.
        public let kind: String

        /// An envelope.
        public init(identifier: String, sender: String, receiver: String, kind: String) {
            self.identifier = identifier
            self.sender = sender
            self.receiver = receiver
            self.kind = kind
        }
    }

    /// Who sends what to whom.
    public let envelope: Envelope
    /// The fields in their order.
    public let fields: [Field]

    /// A message.
    public init(_ envelope: Envelope, fields: [Field]) {
        self.envelope = envelope
        self.fields = fields
    }

    /// The bytes that are hashed and signed.
    /// - Throws: `fieldTooLong`, counted from the identifier as 1.
    public func canonicalBytes() throws(AuditError) -> [UInt8] {
        let head: [String?] = [
            envelope.identifier, envelope.sender, envelope.receiver, envelope.kind,
        ]
        return try AuditTrail.canonicalBytes(of: head + fields.flatMap { [$0.name, $0.value] })
    }

    /// The SHA-256 of the bytes, 64 hexadecimal digits.
    /// - Throws: `fieldTooLong`.
    public func hash() throws(AuditError) -> String {
        SHA256.hexadecimal(SHA256.digest(of: try canonicalBytes()))
    }
}
