import HospitalCore
import Interchange
import Storage

/// Messages that come in (收到报文): verified, their rows imported, answered; each once (S-242).
extension Book {
    /// Takes a message: verifies it, imports its rows and answers with an acknowledgement, in one
    /// transaction.
    ///
    /// The same message again changes nothing and gets the same answer, byte for byte.
    ///
    /// - Returns: the acknowledgement, to be sent back.
    /// - Throws: `verifyFailed` when hash or signature do not hold; `changed` for another content
    ///   under the same identifier; ``MessageError``; `importRefused` with all findings;
    ///   ``AdapterError``; ``XMLError``. The book is unchanged then.
    public func receive(_ root: MarkupElement, _ receipt: MessageReceipt) throws -> KeptMessage {
        importFindings = []
        try prepare(Area.exchange.name)
        let signed = try SignedMessage(root)
        let envelope = signed.message.head.envelope
        try verify(signed, receipt)
        if let kept = try answered(signed, in: receipt.encoding) { return kept }
        guard !signed.message.rows.isEmpty else { throw MessageError.empty(envelope.identifier) }
        let text = try Self.text(of: signed.message, receipt.clear)
        let batch = "message-\(signed.hash.prefix(40))"
        let document = try signed.document(in: .utf8)
        func record() throws {
            _ = try keep(signed, document, isSent: false, batch: batch)
        }
        if let adapter = receipt.adapter {
            var request = LoadRequest(adapter, on: signed.message.head.moment.day)
            (request.batch, request.source) = (batch, envelope.identifier)
            _ = try load(
                request, beside: record, from: { try DelimitedText.Reader(bytes: text) })
        } else {
            let batch = ImportBatch(
                table: signed.message.head.table, key: batch, source: envelope.identifier)
            let table = try preparedTable(for: batch.countingFromFirstRow)
            try store.transaction {
                try record()
                _ = try bring(text, of: batch.countingFromFirstRow, into: table)
            }
        }
        guard let kept = try answered(signed, in: receipt.encoding) else {
            throw ExchangeError.verifyFailed(envelope.identifier)
        }
        return KeptMessage(
            signed: kept.signed, document: kept.document, number: kept.number, state: kept.state,
            isRepeated: false)
    }

    private func verify(_ signed: SignedMessage, _ receipt: MessageReceipt) throws {
        let envelope = signed.message.head.envelope
        guard signed.isWhole else { throw ExchangeError.verifyFailed(envelope.identifier) }
        if signed.signature != nil {
            guard let holds = receipt.signatureHolds else {
                throw MessageError.signatureUnchecked(envelope.identifier)
            }
            guard holds else { throw ExchangeError.verifyFailed(envelope.identifier) }
        }
        guard envelope.receiver == receipt.receiver else {
            throw MessageError.forOther(
                envelope.identifier, receiver: envelope.receiver, own: receipt.receiver)
        }
    }

    /// The answer to a message that was received; `nil` when it was not.
    /// - Throws: `changed`.
    private func answered(
        _ signed: SignedMessage, in encoding: TextEncoding
    ) throws -> KeptMessage? {
        let message = signed.message
        let envelope = message.head.envelope
        guard
            let row = try store.rows(
                "SELECT content_hash, record_number, recorded_at FROM hosp_message "
                    + "WHERE direction_name = ? AND sender_code = ? AND message_id = ?",
                ["in", .text(envelope.sender), .text(envelope.identifier)]
            ).first
        else { return nil }
        let (hash, number) = (row[0].text ?? "", Int(clamping: row[1].integer ?? 0))
        guard hash == signed.hash else { throw ExchangeError.changed(envelope.identifier) }
        let answer = try SignedMessage(
            message.acknowledgement(
                ExchangeAcknowledgement(envelope: envelope, hash: hash, number: number),
                at: Moment(yyyymmddhhmmss: row[2].integer ?? 0)))
        return KeptMessage(
            signed: answer, document: try answer.document(in: encoding), number: number,
            state: "received", isRepeated: true)
    }

    /// The rows of a message as a text that an import reads, the key fields in clear.
    private static func text(
        of message: TableMessage, _ clear: [MessageReceipt.ClearField]
    ) throws -> [UInt8] {
        var rows = message.rows
        for (place, field) in clear.enumerated() {
            let position = field.row - 1
            guard message.keyFields.contains(field.name), rows.indices.contains(position),
                let column = rows[position].firstIndex(where: { $0.name == field.name })
            else {
                throw ArgumentError.value(
                    path: "clear[\(place + 1)]", value: "\(field.row) \(field.name)",
                    allowed: message.keyFields.joined(separator: ", "))
            }
            rows[position][column] = ExchangeMessage.Field(field.name, field.value)
        }
        return try NamedRows.delimitedText(rows.map { $0.map { ($0.name, $0.value) } })
    }
}
