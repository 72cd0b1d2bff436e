import HospitalCore
import Interchange

/// Procedures of messages between systems.
extension Procedure {
    static let messageProcedures: [Procedure] = [
        messageWrite, messageRead, messageSend, messageSign, messageReceive, messageAcknowledge,
    ]

    private static let document: [ProcedureArgument] = [
        .optional("xml", .text, zh: "XML报文文本", en: "The message as XML"),
        .optional("file", .text, zh: "XML报文文件", en: "The message in a file"),
    ]
    private static let envelope: [ProcedureArgument] = [
        .needed("id", .text, zh: "报文编号，与发送方合起来唯一", en: "The identifier, unique by sender"),
        .needed("type", .text, zh: "报文类型", en: "The type"),
        .needed("sender", .text, zh: "发送方", en: "The sender"),
        .needed("receiver", .text, zh: "接收方", en: "The receiver"),
    ]
    private static let signature = ProcedureArgument.optional(
        "signature", .text, zh: "对规范字节的签名，由调用方生成",
        en: "The host's signature over the canonical bytes")
    private static let wrappedKey = ProcedureArgument.optional(
        "wrapped_key", .text, zh: "用接收方公钥封装的报文密钥，由调用方生成",
        en: "The key of the message, wrapped by the host with the receiver's key")
    private static let rowsOfMessage = "行：字段名到值的对象，关键字段为加密后的值"

    /// `message.write`: a message as XML, with its hash and the bytes to be signed.
    static let messageWrite = Procedure(
        "message.write",
        (
            zh: "生成标准XML报文，给出规范字节（十六进制）和SHA-256散列值，供调用方签名。",
            en: "A message as XML, with the canonical bytes (hexadecimal) and their SHA-256."
        ),
        arguments: envelope + [
            .needed("version", .text, zh: "报文版本", en: "The version of the form"),
            .needed("moment", .text, zh: "报文时间", en: "When it was made"),
            .needed("table", .text, zh: "表名", en: "The table"),
            .needed("rows", .array, zh: rowsOfMessage, en: "Rows: objects of fields"),
            .optional("key_fields", .array, zh: "关键字段", en: "The fields that are encrypted"),
            signature, wrappedKey, exchangeEncoding,
        ],
        tables: ["message"]
    ) { members in
        let message = TableMessage(
            TableMessage.Head(
                try members.envelope(), version: try members.text("version"),
                moment: try members.needed("moment").moment(), table: try members.text("table")),
            keyFields: Set(try members.optional("key_fields")?.texts() ?? []),
            rows: try members.elements("rows").map { try $0.messageRow() })
        let signed = try SignedMessage(
            message, signature: members.optionalText("signature"),
            wrappedKey: members.optionalText("wrapped_key"))
        return try signed.result(document: signed.document(in: members.exchangeEncoding()))
    }

    /// `message.read`: what a message says, and whether its hash holds.
    static let messageRead = Procedure(
        "message.read",
        (
            zh: "读取标准XML报文：内容、规范字节、散列值是否相符（不读取DTD和外部实体），不写账簿。",
            en: "Reads a message: its rows, its canonical bytes, whether its hash holds."
        ),
        arguments: document, tables: ["message"]
    ) { members in
        let signed = try SignedMessage(members.markup())
        return try signed.result(document: nil)
    }

    /// `book.message.send`: makes a message of rows of a table and keeps it.
    static let messageSend = Procedure(
        onBook: "book.message.send",
        (
            zh: "用账簿表的行生成报文并留存；同一编号再次请求得到原报文。敏感列须明示许可或由调用方加密。",
            en: "Makes a message of rows of a table; the same identifier gives the same message."
        ),
        arguments: envelope + [
            .needed("version", .text, zh: "报文版本", en: "The version of the form"),
            .needed("table", .text, zh: "账簿表或视图", en: "The table or view of the book"),
            .optional("where", .object, zh: "行的条件：列到值", en: "Values of columns of the rows"),
            .optional("columns", .array, zh: "发送的列，默认全部", en: "The columns, all if not given"),
            .optional("key_fields", .array, zh: "关键字段", en: "The fields that are encrypted"),
            .optional("rows", .array, zh: rowsOfMessage, en: "Rows with key fields encrypted"),
            .optional(
                "sensitive", .flag, zh: "许可敏感列明文发出", en: "Sensitive columns may go out plainly"),
            .optional("trial", .flag, zh: "只生成，不留存", en: "Made, but not kept"),
            exchangeEncoding,
        ],
        tables: ["message"]
    ) { members, book in
        var order = MessageOrder(
            try members.envelope(), version: try members.text("version"),
            table: try members.text("table"))
        order.filter = members.optional("where")?.value ?? order.filter
        order.columns = try members.optional("columns")?.texts() ?? []
        order.keyFields = Set(try members.optional("key_fields")?.texts() ?? [])
        order.rows = try members.optional("rows")?.elements().map { try $0.messageRow() }
        order.includesSensitive = try members.optional("sensitive")?.flag() ?? false
        order.isTrial = try members.optional("trial")?.flag() ?? false
        order.encoding = try members.exchangeEncoding()
        return try book.send(order).result
    }

    /// `book.message.sign`: adds signature and wrapped key to a message that is kept.
    static let messageSign = Procedure(
        onBook: "book.message.sign",
        (
            zh: "为留存的报文补签名和封装密钥（均由调用方生成），重复提交相同内容不变。",
            en: "Adds the host's signature and wrapped key to a message that is kept."
        ),
        arguments: envelope + [
            .needed(
                "signature", .text, zh: "对规范字节的签名", en: "The signature over the bytes"),
            wrappedKey, exchangeEncoding,
        ],
        tables: ["message"]
    ) { members, book in
        try book.sign(
            members.envelope(), signature: members.text("signature"),
            wrappedKey: members.optionalText("wrapped_key"), in: members.exchangeEncoding()
        ).result
    }

    /// `book.message.receive`: verifies a message, imports its rows and answers.
    static let messageReceive = Procedure(
        onBook: "book.message.receive",
        (
            zh: "接收报文：校验散列、导入各行、生成回执，同一事务；同一报文再次到达只登记一次，回执相同。",
            en: "Verifies a message, imports its rows and answers; the same twice is one record."
        ),
        arguments: document + [
            .needed("receiver", .text, zh: "本系统名称", en: "The name of the receiving system"),
            .optional(
                "signature_holds", .flag, zh: "调用方验签结果，报文有签名时必填",
                en: "Whether the host found the signature right; needed if there is one"),
            .optional(
                "clear", .array, zh: "解密后的关键字段：row行号、name、value",
                en: "Key fields in clear: row, name, value"),
            .optional("adapter", .text, zh: "导入适配编码，默认直接按表导入", en: "An adapter for the rows"),
            exchangeEncoding,
        ],
        tables: ["message"]
    ) { members, book in
        var receipt = MessageReceipt(for: try members.text("receiver"))
        receipt.signatureHolds = try members.optional("signature_holds")?.flag()
        receipt.adapter = try members.optionalText("adapter")
        receipt.encoding = try members.exchangeEncoding()
        receipt.clear = try members.elements("clear").map { reader in
            let field = try reader.members(["row", "name", "value"])
            return MessageReceipt.ClearField(
                row: try field.needed("row").whole(atLeast: 1), name: try field.text("name"),
                value: try field.optional("value")?.textOrNumber())
        }
        return try book.receive(members.markup(), receipt).result
    }

    /// `book.message.acknowledge`: takes the answer to a message that was sent.
    static let messageAcknowledge = Procedure(
        onBook: "book.message.acknowledge",
        (
            zh: "登记发出报文的回执；回执与原报文散列值不符的拒绝，重复回执不变。",
            en: "Takes the acknowledgement of a message that was sent."
        ),
        arguments: document, tables: ["message"]
    ) { members, book in
        try book.acknowledge(members.markup()).result
    }
}

extension ArgumentMembers {
    fileprivate func envelope() throws -> ExchangeMessage.Envelope {
        ExchangeMessage.Envelope(
            identifier: try text("id"), sender: try text("sender"),
            receiver: try text("receiver"), kind: try text("type"))
    }

    /// The document: text as it is, whatever encoding it declares; a file in its own.
    fileprivate func markup() throws -> MarkupElement {
        switch (optional("xml"), optional("file")) {
        case (let xml?, nil): return try MarkupDocument(text: xml.text()).root
        case (nil, let file?):
            return try MarkupDocument(
                bytes: FileBytes.contents(of: file.text(), limit: MarkupDocument.byteLimit)
            ).root
        default: throw ArgumentError.missing(path: "xml | file")
        }
    }
}

extension ArgumentReader {
    fileprivate func messageRow() throws -> [ExchangeMessage.Field] {
        try namedMembers().map { member in
            ExchangeMessage.Field(
                member.name,
                member.reader.value == .null ? nil : try member.reader.textOrNumber())
        }
    }
}

extension TableMessage {
    /// The message as `message.write` takes it.
    fileprivate var json: JSONValue {
        .object([
            "id": .string(head.envelope.identifier), "type": .string(head.envelope.kind),
            "sender": .string(head.envelope.sender), "receiver": .string(head.envelope.receiver),
            "version": .string(head.version), "moment": .string(head.moment.description),
            "table": .string(head.table), "key_fields": .array(keyFields.map { .string($0) }),
            "rows": .array(
                rows.map { row in
                    .object(
                        JSONObject(
                            row.map {
                                JSONObject.Member(
                                    name: $0.name, value: $0.value.map { .string($0) } ?? .null)
                            }))
                }),
        ])
    }
}

extension SignedMessage {
    /// The message as a result; `document` is what is sent, `number` what the book counts.
    fileprivate func result(
        document: String?, kept: KeptMessage? = nil
    ) throws -> ProcedureResult {
        let bytes = SHA256.hexadecimal(try message.exchanged.canonicalBytes())
        var json: JSONObject = [
            "message": message.json, "hash": .string(hash), "whole": .bool(isWhole),
            "canonical_bytes": .string(bytes),
            "signature": signature.map { .string($0) } ?? .null,
            "wrapped_key": wrappedKey.map { .string($0) } ?? .null,
            "xml": document.map { .string($0) } ?? .null,
        ]
        if let kept {
            json.append("number", .number(String(kept.number)))
            json.append("state", .string(kept.state))
            json.append("repeated", .bool(kept.isRepeated))
        }
        let table = ResultTable(
            name: "message",
            columns: [
                .text("id", zh: "报文编号", en: "Message"), .text("hash", zh: "散列值", en: "Hash"),
                .whole("whole", zh: "散列相符", en: "Hash holds"),
                .whole("number", zh: "登记序号", en: "Number"), .text("state", zh: "状态", en: "State"),
                .whole("repeated", zh: "重复", en: "Repeated"),
                .text("xml", zh: "XML报文", en: "XML"),
                .text("canonical_bytes", zh: "规范字节", en: "Canonical bytes"),
            ],
            rows: [
                [
                    .text(message.head.envelope.identifier), .text(hash),
                    .integer(isWhole ? 1 : 0), kept.map { .integer(Int64($0.number)) } ?? .null,
                    .text(optional: kept?.state), .integer(kept?.isRepeated == true ? 1 : 0),
                    .text(optional: document), .text(bytes),
                ]
            ])
        return ProcedureResult(json: .object(json), tables: [table])
    }
}

extension KeptMessage {
    fileprivate var result: ProcedureResult {
        get throws { try signed.result(document: document, kept: self) }
    }
}
