import HospitalCore

/// A message as it is sent: the message with its hash and what the host adds (S-242, S-243).
///
/// ```xml
/// <message id="M1" type="fees" version="1" sender="HIS" receiver="hosp"
///          moment="20250401090000" table="hosp_cost_entry" hash="…">
///  <row><field name="amount_fen">100</field><field name="remark" null="1"/></row>
///  <signature>…</signature>
///  <wrapped_key>…</wrapped_key>
/// </message>
/// ```
///
/// A field with `key="1"` is a key field: its value is what the host made of it. Signature and
/// wrapped key are texts that the library passes on and does not read.
public struct SignedMessage: Hashable, Sendable {
    /// The message.
    public let message: TableMessage
    /// The hash that came along, or of the message itself.
    public let hash: String
    /// The signature by the sender's key over the canonical bytes.
    public let signature: String?
    /// The key of the message, wrapped with the receiver's key.
    public let wrappedKey: String?

    /// A message with its own hash.
    /// - Throws: `fieldTooLong`.
    public init(
        _ message: TableMessage, signature: String? = nil, wrappedKey: String? = nil
    ) throws(AuditError) {
        hash = try message.exchanged.hash()
        (self.message, self.signature, self.wrappedKey) = (message, signature, wrappedKey)
    }

    /// Whether the hash is that of the message.
    public var isWhole: Bool { (try? message.exchanged.hash()) == hash }

    /// The message as an XML document.
    /// - Throws: `characterInvalid`.
    public func document(in encoding: TextEncoding) throws(XMLError) -> String {
        let head = message.head
        let keys = Set(message.keyFields)
        var children = message.rows.map { row in
            MarkupElement(
                "row", [],
                row.map { field in
                    var attributes = [(name: "name", value: field.name)]
                    if keys.contains(field.name) { attributes.append(("key", "1")) }
                    if field.value == nil { attributes.append(("null", "1")) }
                    return MarkupElement("field", attributes, text: field.value ?? "")
                })
        }
        if let signature { children.append(MarkupElement("signature", text: signature)) }
        if let wrappedKey { children.append(MarkupElement("wrapped_key", text: wrappedKey)) }
        return try MarkupElement(
            "message",
            [
                ("id", head.envelope.identifier), ("type", head.envelope.kind),
                ("version", head.version), ("sender", head.envelope.sender),
                ("receiver", head.envelope.receiver),
                ("moment", "\(head.moment.yyyymmddhhmmss)"), ("table", head.table),
                ("hash", hash),
            ], children
        ).document(in: encoding)
    }

    private static let attributes = [
        "id", "type", "version", "sender", "receiver", "moment", "table", "hash",
    ]

    /// Reads a message.
    ///
    /// Elements and attributes that the form does not have are refused, so that nothing that a
    /// sender says is passed over.
    /// - Throws: ``XMLError`` with the line.
    public init(_ root: MarkupElement) throws(XMLError) {
        guard root.name == "message" else {
            throw .elementUnknown(root.name, in: "/", line: root.line)
        }
        try root.refuseAttributes(except: Self.attributes)
        let time = try root.needed("moment")
        guard let moment = Int64(time).flatMap({ try? Moment(yyyymmddhhmmss: $0) }) else {
            throw .attributeInvalid("moment", of: "message", value: time, line: root.line)
        }
        var (rows, keys): ([[ExchangeMessage.Field]], Set<String>) = ([], [])
        var texts: [String: String] = [:]
        for child in root.children {
            switch child.name {
            case "row": rows.append(try Self.row(child, &keys))
            case "signature" where texts[child.name] == nil && child.children.isEmpty,
                "wrapped_key" where texts[child.name] == nil && child.children.isEmpty:
                try child.refuseAttributes(except: [])
                texts[child.name] = child.text
            default: throw .elementUnknown(child.name, in: "message", line: child.line)
            }
        }
        hash = try root.needed("hash")
        message = TableMessage(
            TableMessage.Head(
                ExchangeMessage.Envelope(
                    identifier: try root.needed("id"), sender: try root.needed("sender"),
                    receiver: try root.needed("receiver"), kind: try root.needed("type")),
                version: try root.needed("version"), moment: moment,
                table: try root.needed("table")),
            keyFields: keys, rows: rows)
        (signature, wrappedKey) = (texts["signature"], texts["wrapped_key"])
    }

    private static func row(
        _ row: MarkupElement, _ keys: inout Set<String>
    ) throws(XMLError) -> [ExchangeMessage.Field] {
        try row.refuseAttributes(except: [])
        var fields: [ExchangeMessage.Field] = []
        var names: Set<String> = []
        for field in row.children {
            guard field.name == "field", field.children.isEmpty else {
                throw .elementUnknown(field.name, in: "row", line: field.line)
            }
            try field.refuseAttributes(except: ["name", "key", "null"])
            for mark in ["key", "null"] {
                if let value = field.attribute(mark), value != "1" {
                    throw .attributeInvalid(mark, of: "field", value: value, line: field.line)
                }
            }
            let name = try field.needed("name")
            let isNull = field.attribute("null") != nil
            guard !isNull || field.text.isEmpty, names.insert(name).inserted else {
                throw .attributeInvalid("name", of: "field", value: name, line: field.line)
            }
            if field.attribute("key") != nil { keys.insert(name) }
            fields.append(ExchangeMessage.Field(name, isNull ? nil : field.text))
        }
        return fields
    }
}
