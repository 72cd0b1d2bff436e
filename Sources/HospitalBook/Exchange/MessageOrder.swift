import HospitalCore
import Interchange

/// A message that the host wants made of rows of a table (S-242).
public struct MessageOrder: Equatable, Sendable {
    /// Who sends what to whom.
    public let envelope: ExchangeMessage.Envelope
    /// The version of the form.
    public let version: String
    /// The table.
    public let table: String
    /// Columns and the values that the rows must have.
    public var filter = JSONValue.object(JSONObject())
    /// The columns that are sent; all of them when there are none.
    public var columns: [String] = []
    /// The columns that the host encrypts.
    public var keyFields: Set<String> = []
    /// The rows as the host made them of what it was shown, key fields encrypted; `nil` for the
    /// rows of the table.
    public var rows: [[ExchangeMessage.Field]]?
    /// The encoding that the document declares.
    public var encoding = TextEncoding.utf8
    /// Whether sensitive columns may go out plainly.
    public var includesSensitive = false
    /// Whether the message is only shown and not kept.
    public var isTrial = false

    /// A message about a table.
    public init(_ envelope: ExchangeMessage.Envelope, version: String, table: String) {
        (self.envelope, self.version, self.table) = (envelope, version, table)
    }
}

/// What the host says of a message that came.
public struct MessageReceipt: Equatable, Sendable {
    /// A key field as the host decrypted it; rows are counted from 1.
    public struct ClearField: Hashable, Sendable {
        let row: Int
        let name: String
        let value: String?

        /// A field in clear.
        public init(row: Int, name: String, value: String?) {
            (self.row, self.name, self.value) = (row, name, value)
        }
    }

    /// The name of the receiving system.
    public let receiver: String
    /// Whether the signature holds; `nil` when the host does not say.
    public var signatureHolds: Bool?
    /// The key fields in clear.
    public var clear: [ClearField] = []
    /// The adapter through which the rows go; `nil` when they are rows of a table of the book.
    public var adapter: String?
    /// The encoding that the answer declares.
    public var encoding = TextEncoding.utf8

    /// A message for a system.
    public init(for receiver: String) { self.receiver = receiver }
}

/// A message as the book keeps it.
public struct KeptMessage: Equatable, Sendable {
    /// The message.
    public let signed: SignedMessage
    /// As an XML document.
    public let document: String
    /// The number under which it is kept; 0 when it is only shown.
    public let number: Int
    /// Where it stands: `prepared`, `acknowledged`, `received`, or `shown`.
    public let state: String
    /// Whether it was kept before.
    public let isRepeated: Bool
}

/// Why a message is not taken or made.
public enum MessageError: HospitalError, Equatable {
    /// It is signed, and the host does not say whether the signature holds.
    case signatureUnchecked(String)
    /// It is for another system.
    case forOther(String, receiver: String, own: String)
    /// No such message was made.
    case sentUnknown(String, receiver: String)
    /// It has no rows.
    case empty(String)
    /// A message of this identifier was made and says something else.
    case differs(String, receiver: String)

    /// The message with its identifier.
    public var finding: Finding {
        switch self {
        case .signatureUnchecked(let message):
            Finding(.messageSignatureUnchecked, ["message": .text(message)])
        case .forOther(let message, let receiver, let own):
            Finding(
                .messageForOther,
                [
                    "message": .text(message), "receiver": .text(receiver), "own": .text(own),
                ])
        case .sentUnknown(let message, let receiver):
            Finding(.messageSentUnknown, ["message": .text(message), "receiver": .text(receiver)])
        case .empty(let message): Finding(.messageEmpty, ["message": .text(message)])
        case .differs(let message, let receiver):
            Finding(.messageDiffers, ["message": .text(message), "receiver": .text(receiver)])
        }
    }
}
