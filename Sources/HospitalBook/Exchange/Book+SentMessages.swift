import HospitalCore
import Interchange
import Storage

/// Messages that go out (发出报文): made once, kept as they are sent, and acknowledged.
extension Book {
    /// Makes a message of rows of a table and keeps it.
    ///
    /// The same identifier again gives the message that was kept, whatever has become of the table:
    /// a host that lost the answer asks again.
    /// - Throws: `sensitive` for columns that may not go out plainly; `differs`, `empty`;
    ///   `tableUnknown`, `columnUnknown`; ``XMLError``; ``StorageError``.
    public func send(_ order: MessageOrder) throws -> KeptMessage {
        try prepare(Area.exchange.name)
        if let kept = try sent(order.envelope) {
            let head = kept.signed.message.head
            guard head.envelope == order.envelope, head.version == order.version,
                head.table == order.table
            else {
                throw MessageError.differs(
                    order.envelope.identifier, receiver: order.envelope.receiver)
            }
            return kept
        }
        try requirePlain(order)
        let message = TableMessage(
            TableMessage.Head(
                order.envelope, version: order.version,
                moment: try Moment(yyyymmddhhmmss: try moment()), table: order.table),
            keyFields: order.keyFields, rows: try order.rows ?? rows(of: order))
        guard !message.rows.isEmpty else {
            throw MessageError.empty(order.envelope.identifier)
        }
        let signed = try SignedMessage(message)
        let document = try signed.document(in: order.encoding)
        guard !order.isTrial else {
            return KeptMessage(
                signed: signed, document: document, number: 0, state: "shown", isRepeated: false)
        }
        return try store.transaction {
            let number = try keep(signed, document, isSent: true, batch: nil)
            return KeptMessage(
                signed: signed, document: document, number: number, state: "prepared",
                isRepeated: false)
        }
    }

    /// Adds what the host made of the canonical bytes to a message that was kept: its signature and
    /// the wrapped key.
    ///
    /// The same again changes nothing.
    /// - Throws: `sentUnknown`; `differs` for another signature.
    public func sign(
        _ envelope: ExchangeMessage.Envelope, signature: String, wrappedKey: String?,
        in encoding: TextEncoding
    ) throws -> KeptMessage {
        try prepare(Area.exchange.name)
        return try store.transaction {
            guard let kept = try sent(envelope), kept.signed.message.head.envelope == envelope
            else {
                throw MessageError.sentUnknown(envelope.identifier, receiver: envelope.receiver)
            }
            let signed = try SignedMessage(
                kept.signed.message, signature: signature, wrappedKey: wrappedKey)
            if kept.signed == signed { return kept }
            guard kept.signed.signature == nil, kept.state == "prepared" else {
                throw MessageError.differs(envelope.identifier, receiver: envelope.receiver)
            }
            let document = try signed.document(in: encoding)
            try store.execute(
                "UPDATE hosp_message SET document_text = ? WHERE direction_name = ? "
                    + "AND sender_code = ? AND message_id = ?",
                [.text(document), "out", .text(envelope.sender), .text(envelope.identifier)])
            try audit("message.sign", of: "message", key: envelope.identifier)
            return KeptMessage(
                signed: signed, document: document, number: kept.number, state: kept.state,
                isRepeated: true)
        }
    }

    /// Takes the acknowledgement of a message that was sent; the same again changes nothing.
    /// - Throws: `verifyFailed` for an answer that was altered or is about another content;
    ///   `sentUnknown`; ``XMLError``.
    public func acknowledge(_ root: MarkupElement) throws -> KeptMessage {
        try prepare(Area.exchange.name)
        let answer = try SignedMessage(root)
        let envelope = answer.message.head.envelope
        return try store.transaction {
            guard
                let kept = try sent(
                    ExchangeMessage.Envelope(
                        identifier: envelope.identifier, sender: envelope.receiver,
                        receiver: envelope.sender, kind: "")),
                kept.signed.message.head.envelope.receiver == envelope.sender
            else {
                throw MessageError.sentUnknown(envelope.identifier, receiver: envelope.sender)
            }
            let hash = answer.message.rows.first?.first { $0.name == "hash" }?.value
            guard answer.isWhole, hash == kept.signed.hash,
                answer.message.head.table == TableMessage.acknowledgementTable
            else { throw ExchangeError.verifyFailed(envelope.identifier) }
            if kept.state != "acknowledged" {
                try store.execute(
                    "UPDATE hosp_message SET state_name = ?, acknowledged_at = ? "
                        + "WHERE direction_name = ? AND sender_code = ? AND message_id = ?",
                    [
                        "acknowledged", .integer(try moment()), "out", .text(envelope.receiver),
                        .text(envelope.identifier),
                    ])
                try audit("message.acknowledge", of: "message", key: envelope.identifier)
            }
            return KeptMessage(
                signed: kept.signed, document: kept.document, number: kept.number,
                state: "acknowledged", isRepeated: kept.state == "acknowledged")
        }
    }

    /// A message that was sent before, found by sender and identifier.
    private func sent(_ envelope: ExchangeMessage.Envelope) throws -> KeptMessage? {
        guard
            let row = try store.rows(
                "SELECT document_text, record_number, state_name FROM hosp_message "
                    + "WHERE direction_name = ? AND sender_code = ? AND message_id = ?",
                ["out", .text(envelope.sender), .text(envelope.identifier)]
            ).first
        else { return nil }
        let document = row[0].text ?? ""
        return KeptMessage(
            signed: try SignedMessage(MarkupDocument(text: document).root), document: document,
            number: Int(clamping: row[1].integer ?? 0), state: row[2].text ?? "",
            isRepeated: true)
    }

    /// Refuses sensitive columns, unless they may go out or the host has encrypted them.
    private func requirePlain(_ order: MessageOrder) throws {
        guard !order.includesSensitive else { return }
        let names = order.rows.map { Set($0.joined().map(\.name)) }
        let encrypted = order.rows == nil ? [] : order.keyFields
        let tables = schema.areas.flatMap(\.tables).filter {
            order.table == $0.name || order.table == $0.currentViewName
                || order.table == $0.yuanViewName
        }
        var sensitive: [String] = []
        for column in tables.flatMap(\.columns) where column.isSensitive {
            for name in [column.name, column.yuanName].compactMap(\.self)
            where names?.contains(name) ?? (order.columns.isEmpty || order.columns.contains(name))
                && !encrypted.contains(name)
            {
                sensitive.append(name)
            }
        }
        guard sensitive.isEmpty else {
            throw ExportError.sensitive(table: order.table, columns: sensitive)
        }
    }

    private func rows(of order: MessageOrder) throws -> [[ExchangeMessage.Field]] {
        let table = try select(order.table, where: order.filter)
        let names = table.columns.map(\.name)
        let places =
            try order.columns.isEmpty
            ? Array(names.indices)
            : order.columns.map { name in
                guard let place = names.firstIndex(of: name) else {
                    throw BookError.columnUnknown(
                        name, table: order.table,
                        nearest: NearestName.nearest(to: name, in: names))
                }
                return place
            }
        return table.rows.map { row in
            places.map {
                ExchangeMessage.Field(names[$0], row[$0] == .null ? nil : row[$0].text)
            }
        }
    }

    /// Keeps a message, inside of a transaction; returns its number.
    func keep(
        _ signed: SignedMessage, _ document: String, isSent: Bool, batch: String?
    ) throws -> Int {
        let (head, direction) = (signed.message.head, isSent ? "out" : "in")
        let last = try store.rows(
            "SELECT MAX(record_number) FROM hosp_message WHERE direction_name = ?",
            [.text(direction)])
        let number = (last.first?[0].integer ?? 0) &+ 1
        try insert(
            given: [
                [
                    .text(direction), .text(head.envelope.sender), .text(head.envelope.identifier),
                    .text(head.envelope.receiver), .text(head.envelope.kind), .text(head.version),
                    .integer(head.moment.yyyymmddhhmmss), .text(head.table),
                    .integer(Int64(signed.message.rows.count)), .text(signed.hash),
                    .integer(number), .text(isSent ? "prepared" : "received"),
                    batch.map { .text($0) } ?? .null, .text(document), .null,
                    .integer(try moment()), actor.map { .text($0) } ?? .null,
                ]
            ], into: .message)
        try audit(
            isSent ? "message.send" : "message.receive", of: "message",
            key: head.envelope.identifier, detail: signed.hash)
        return Int(clamping: number)
    }
}
