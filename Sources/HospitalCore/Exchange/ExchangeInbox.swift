/// What a system has received (收件登记): each message once, however often it is sent (S-242).
///
/// A sender that gets no answer sends again; the same message is then answered with the same
/// acknowledgement and changes nothing. The same identifier with another content is refused.
public struct ExchangeInbox: Hashable, Sendable {
    /// What makes a message unique.
    private struct Key: Hashable {
        let sender: Code<ExchangeMessage>
        let identifier: Code<ExchangeMessage>

        init(_ envelope: ExchangeMessage.Envelope) {
            sender = Code(envelope.sender)
            identifier = Code(envelope.identifier)
        }
    }

    /// The acknowledgements, in the order in which the messages came.
    public private(set) var acknowledgements: [ExchangeAcknowledgement] = []
    private var places: [Key: Int] = [:]

    /// An inbox that holds what was received before.
    public init(_ acknowledgements: [ExchangeAcknowledgement] = []) {
        for acknowledgement in acknowledgements { record(acknowledgement) }
    }

    private mutating func record(_ acknowledgement: ExchangeAcknowledgement) {
        let key = Key(acknowledgement.envelope)
        guard places[key] == nil else { return }
        places[key] = acknowledgements.count
        acknowledgements.append(acknowledgement)
    }

    /// Takes a message and answers it.
    ///
    /// - `hash`: the hash that the sender sent along.
    /// - `isSigned`: the host's check of the signature over the bytes; asked after the hash.
    /// - Throws: `verifyFailed` when hash or signature do not hold; `changed` when a message of
    ///   this identifier with another content was received before; `field` for a field that is too
    ///   long.
    public mutating func receive(
        _ message: ExchangeMessage, hash: String, isSigned: ([UInt8]) -> Bool = { _ in true }
    ) throws(ExchangeError) -> ExchangeAcknowledgement {
        let identifier = message.envelope.identifier
        let bytes: [UInt8]
        do { bytes = try message.canonicalBytes() } catch { throw .field(error) }
        let digest = SHA256.hexadecimal(SHA256.digest(of: bytes))
        guard digest == hash, isSigned(bytes) else { throw .verifyFailed(identifier) }
        if let place = places[Key(message.envelope)] {
            guard acknowledgements[place].hash == digest else { throw .changed(identifier) }
            return acknowledgements[place]
        }
        let acknowledgement = ExchangeAcknowledgement(
            envelope: message.envelope, hash: digest, number: acknowledgements.count + 1)
        record(acknowledgement)
        return acknowledgement
    }
}

/// The answer to a message (回执); the same message always gets the same.
public struct ExchangeAcknowledgement: Hashable, Sendable {
    /// The message that is answered.
    public let envelope: ExchangeMessage.Envelope
    /// The hash of its bytes.
    public let hash: String
    /// The number under which it was recorded, counted from 1.
    public let number: Int

    /// An acknowledgement as it was stored.
    public init(envelope: ExchangeMessage.Envelope, hash: String, number: Int) {
        self.envelope = envelope
        self.hash = hash
        self.number = number
    }

    /// The reply, from the receiver back to the sender: it carries the hash and the number.
    public var reply: ExchangeMessage {
        ExchangeMessage(
            ExchangeMessage.Envelope(
                identifier: envelope.identifier, sender: envelope.receiver,
                receiver: envelope.sender, kind: "acknowledgement"),
            fields: [
                ExchangeMessage.Field("hash", hash), ExchangeMessage.Field("number", "\(number)"),
            ])
    }
}

/// Why a message is refused.
public enum ExchangeError: HospitalError, Hashable {
    /// Hash or signature do not hold.
    case verifyFailed(String)
    /// The identifier was used for another content.
    case changed(String)
    /// A field is too long.
    case field(AuditError)

    /// The message with the identifier.
    public var finding: Finding {
        switch self {
        case .verifyFailed(let identifier):
            return Finding(.exchangeVerifyFailed, ["message": .text(identifier)])
        case .changed(let identifier):
            return Finding(.exchangeMessageChanged, ["message": .text(identifier)])
        case .field(let error): return error.finding
        }
    }
}
