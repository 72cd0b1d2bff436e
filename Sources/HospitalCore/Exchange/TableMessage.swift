/// A message that carries rows of a table (数据交换报文), between two systems that keep a standard
/// form (S-242): who sends what to whom, in which version, made when, and the rows.
///
/// What is hashed and signed are the canonical bytes of ``exchanged``, an ``ExchangeMessage`` with
/// these fields; they are fixed for ever:
///
///     version, moment (yyyymmddhhmmss), table,
///     key_fields = number of key fields, key_field = name for each,
///     rows = number of rows, and for each row: row = number of its fields, then name = value
///
/// A key field (关键字段) is one that the host encrypts; its value stands as it is transmitted
/// (S-243).
public struct TableMessage: Hashable, Sendable {
    /// What a message is about, beside its rows.
    public struct Head: Hashable, Sendable {
        /// Who sends what to whom.
        public let envelope: ExchangeMessage.Envelope
        /// The version of the form.
        public let version: String
        /// When the message was made.
        public let moment: Moment
        /// The table of the rows.
        public let table: String

        /// A head.
        public init(
            _ envelope: ExchangeMessage.Envelope, version: String, moment: Moment, table: String
        ) {
            self.envelope = envelope
            self.version = version
            self.moment = moment
            self.table = table
        }
    }

    /// The head.
    public let head: Head
    /// The names of the key fields that the rows have, in the order of their first appearance.
    public let keyFields: [String]
    /// The rows: names and values; null is not empty.
    public let rows: [[ExchangeMessage.Field]]

    /// A message; names of key fields that no row has do not count.
    public init(_ head: Head, keyFields: Set<String> = [], rows: [[ExchangeMessage.Field]]) {
        self.head = head
        self.rows = rows
        var seen: Set<Code<TableMessage>> = []
        let keys = Set(keyFields.map { Code<TableMessage>($0) })
        var found: [String] = []
        for field in rows.joined() where keys.contains(Code(field.name)) {
            if seen.insert(Code(field.name)).inserted { found.append(field.name) }
        }
        self.keyFields = found
    }

    /// The message in the form that is hashed and signed.
    public var exchanged: ExchangeMessage {
        var fields: [ExchangeMessage.Field] = [
            .init("version", head.version), .init("moment", "\(head.moment.yyyymmddhhmmss)"),
            .init("table", head.table), .init("key_fields", "\(keyFields.count)"),
        ]
        fields += keyFields.map { .init("key_field", $0) }
        fields.append(.init("rows", "\(rows.count)"))
        for row in rows { fields += [.init("row", "\(row.count)")] + row }
        return ExchangeMessage(head.envelope, fields: fields)
    }

    /// The table that an acknowledgement names.
    public static let acknowledgementTable = "acknowledgement"

    /// The acknowledgement of this message (回执): from the receiver back to the sender, with the
    /// hash of what was received and the number under which it was recorded.
    ///
    /// - Parameters:
    ///   - acknowledgement: the answer of the inbox.
    ///   - moment: when it was recorded; the same for every answer.
    /// - Returns: the message to send back.
    public func acknowledgement(
        _ acknowledgement: ExchangeAcknowledgement, at moment: Moment
    ) -> TableMessage {
        let reply = acknowledgement.reply
        return TableMessage(
            Head(
                reply.envelope, version: head.version, moment: moment,
                table: Self.acknowledgementTable),
            rows: [reply.fields])
    }
}
