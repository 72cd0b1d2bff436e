import HospitalCore
import Interchange
import Storage

/// Procedures of adapters and maps of codes: loads, and what codes and fields of a host system are.
extension Procedure {
    static let adapterProcedures: [Procedure] = [
        adapterLoad, codeFind, codeReport, schemaDifference, adapterDifference,
    ]

    static let exchangeEncoding = ProcedureArgument.optional(
        "encoding", .text, zh: "编码：utf-8、gbk、gb18030、utf-16le，默认utf-8",
        en: "utf-8, gbk, gb18030 or utf-16le; utf-8 if not given")
    private static let system = ProcedureArgument.needed(
        "system", .text, zh: "来源系统", en: "The host system")
    private static let day = ProcedureArgument.needed(
        "on", .text, zh: "编码对照的有效日", en: "The day on which codes are looked up")
    private static let fields = ProcedureArgument.needed(
        "fields", .array,
        zh: "表单或来源系统的字段：name、type（text、whole、decimal、day、month、moment、flag）、length、needed",
        en: "Fields of the form or system: name, type (text, whole, decimal, day, month, moment, "
            + "flag), length, needed")

    /// `book.adapter.load`: loads rows of a host system through an adapter.
    static let adapterLoad = Procedure(
        onBook: "book.adapter.load",
        (
            zh: "按导入适配装载来源系统的数据：字段对应、编码对照、单位换算；"
                + "已有的相同行跳过，可重复执行；全部导入或全部拒绝，报告留存。",
            en: "Loads rows of a host system through an adapter; may be run again; leaves a report."
        ),
        arguments: [
            .needed("adapter", .text, zh: "导入适配编码", en: "The adapter"), day,
            .optional("text", .text, zh: "CSV文本", en: "The rows as delimited text"),
            .optional("file", .text, zh: "CSV文件", en: "The rows in a file"),
            .optional(
                "rows", .array, zh: "行：字段名到值的对象", en: "The rows as objects of fields"),
            exchangeEncoding,
            .optional("batch", .text, zh: "批次号，默认按内容生成", en: "The key of the batch"),
            .optional("source", .text, zh: "来源说明", en: "The name of the source"),
            .optional(
                "changed", .text, zh: "主键相同而内容不同的行：refuse拒绝（默认）、replace替换",
                en: "Rows of the same key with other values: refuse (default) or replace"),
            .optional("trial", .flag, zh: "只出报告，不导入", en: "Only the report is wanted"),
        ],
        tables: ["load", "findings", "codes"]
    ) { members, book in
        var request = Book.LoadRequest(
            try members.text("adapter"), on: try members.needed("on").day())
        let path = try members.optionalText("file")
        request.batch = try members.optionalText("batch")
        request.source = try members.optionalText("source") ?? path
        request.isReplacing = try members.optional("changed")?.choice(ChangedRows.self) == .replace
        request.isTrial = try members.optional("trial")?.flag() ?? false
        let encoding = try members.exchangeEncoding()
        let bytes: [UInt8]
        switch (path, members.optional("text"), members.optional("rows")) {
        case (let path?, nil, nil):
            return try book.load(request) {
                try DelimitedText.Reader(file: path, format: .init(encoding: encoding))
            }.result
        case (nil, let text?, nil): bytes = Array(try text.text().utf8)
        case (nil, nil, let rows?): bytes = try rows.delimitedText()
        default: throw ArgumentError.missing(path: "text | file | rows")
        }
        return try book.load(request) { try DelimitedText.Reader(bytes: bytes) }.result
    }

    /// `book.code.find`: what codes of a host system are in the book, or the other way.
    static let codeFind = Procedure(
        onBook: "book.code.find",
        (
            zh: "查编码对照：来源系统编码对应的本账簿编码，或反查；标明未对照和不唯一。",
            en: "Our codes for codes of a host system on a day, or the other way."
        ),
        arguments: [
            system, day,
            .needed(
                "codes", .array, zh: "编码：kind类别、external来源编码或own本账簿编码",
                en: "Codes: kind, and external or own"),
        ],
        tables: ["codes"]
    ) { members, book in
        let map = try book.codeMap(of: members.text("system"))
        let day = try members.needed("on").day()
        return ProcedureResult([
            ResultTable(
                name: "codes",
                columns: [
                    .text("kind", zh: "类别", en: "Kind"),
                    .text("external", zh: "来源编码", en: "Code of the system"),
                    .text("own", zh: "本账簿编码", en: "Our code"),
                    .text("standing", zh: "情况", en: "Standing"),
                ],
                rows: try members.elements("codes").map { reader in
                    let given = try reader.members(["kind", "external", "own"])
                    let kind = try given.text("kind")
                    if let own = try given.optionalText("own") {
                        try given.refuse(["external"], beside: "own")
                        let found = map.external(own, kind: kind, on: day).columns
                        return [.text(kind), found.codes, .text(own), found.standing]
                    }
                    let external = try given.text("external")
                    let found = map.own(external, kind: kind, on: day).columns
                    return [.text(kind), .text(external), found.codes, found.standing]
                })
        ])
    }

    /// `book.code.report`: the mapping report of a host system.
    static let codeReport = Procedure(
        onBook: "book.code.report",
        (
            zh: "编码对照报告：已对照、未对照、不唯一、未使用的编码，以及对照到登记表中不存在编码的条目。",
            en: "Codes that are mapped, unmapped, ambiguous, unused; pairs that lead nowhere."
        ),
        arguments: [
            system, day,
            .optional(
                "codes", .array, zh: "来源系统用到的编码：kind、external、on（默认有效日）",
                en: "Codes that the system used: kind, external, on (the day unless given)"),
        ],
        tables: ["codes", "targets"]
    ) { members, book in
        let map = try book.codeMap(of: members.text("system"))
        let day = try members.needed("on").day()
        let uses = try members.elements("codes").map { reader in
            let use = try reader.members(["kind", "external", "on"])
            return CodeMap.Use(
                try use.text("kind"), try use.text("external"),
                on: try use.optional("on")?.day() ?? day)
        }
        return ProcedureResult([
            CodeMap.table(map.report(of: uses, on: day)),
            ResultTable(
                name: "targets",
                columns: [
                    .text("kind", zh: "类别", en: "Kind"),
                    .text("external", zh: "来源编码", en: "Code of the system"),
                    .text("own", zh: "登记表中没有的编码", en: "Code that no register has"),
                ],
                rows: try book.danglingPairs(of: map, on: day).map {
                    [.text($0.kind), .text($0.external), .text($0.own)]
                }),
        ])
    }

    /// `schema.difference`: the fields of a paper form or of a system against a published table.
    static let schemaDifference = Procedure(
        "schema.difference",
        (
            zh: "核对纸质表单或来源系统的字段与账簿表的列：缺项、多项、类型不符、长度超限。",
            en: "Fields of a paper form or a system against a table: missing, extra, other types."
        ),
        arguments: [
            .needed("table", .text, zh: "账簿表名", en: "The table"), fields,
            .optional("names", .object, zh: "字段名到列名", en: "Columns by the names of fields"),
        ],
        tables: ["difference"]
    ) { members in
        let name = try members.text("table")
        let tables = Schema.book(libraryVersion: "").areas.flatMap(\.tables)
        guard let table = tables.first(where: { $0.name == name }) else {
            throw BookError.tableUnknown(
                name, nearest: NearestName.nearest(to: name, in: tables.map(\.name)))
        }
        var names: [String: String] = [:]
        for member in try members.namedMembers("names") {
            names[member.name] = try table.canonicalName(of: member.reader.text())
        }
        let fields = try members.elements("fields").map { try $0.comparedField() }
        for field in fields where names[field.name] == nil {
            names[field.name] = try? table.canonicalName(of: field.name)
        }
        return FieldComparison(fields, with: table.comparedFields, names: names).result
    }

    /// `book.adapter.difference`: the fields of a host system against an adapter and its table.
    static let adapterDifference = Procedure(
        onBook: "book.adapter.difference",
        (
            zh: "核对来源系统的字段与导入适配及其目标表：缺项、多项、类型不符、长度超限。",
            en: "Fields of a host system against an adapter and its table."
        ),
        arguments: [.needed("adapter", .text, zh: "导入适配编码", en: "The adapter"), fields],
        tables: ["difference"]
    ) { members, book in
        let stored = try book.adapter(members.text("adapter"))
        let table = try book.importTable(named: stored.table)
        var (names, filled): ([String: String], Set<String>) = ([:], [])
        for column in stored.adapter.columns {
            let name = try table.canonicalName(of: column.name)
            switch column.source {
            case .constant: filled.insert(name)
            // A code of theirs may be longer or of another kind: it is translated.
            case .field(let field): names[field] = name
            }
        }
        let translated = Set(stored.adapter.columns.filter { $0.kind != nil }.map(\.fieldName))
        let fields = try members.elements("fields").map { reader in
            let field = try reader.comparedField()
            return translated.contains(field.name)
                ? FieldComparison.Field(field.name, nil, isNeeded: field.isNeeded) : field
        }
        return FieldComparison(
            fields, with: table.comparedFields.filter { !filled.contains($0.name) }, names: names
        ).result
    }
}

/// What becomes of rows that are there with other values.
private enum ChangedRows: String, CaseIterable {
    case refuse, replace
}

/// The names of encodings in arguments.
private enum EncodingName: String, CaseIterable {
    case utf8 = "utf-8"
    case gbk
    case gb18030
    case utf16le = "utf-16le"

    var encoding: TextEncoding {
        switch self {
        case .utf8: .utf8
        case .gbk: .gbk
        case .gb18030: .gb18030
        case .utf16le: .utf16le
        }
    }
}

extension ArgumentMembers {
    /// The encoding; UTF-8 unless given.
    func exchangeEncoding() throws -> TextEncoding {
        try optional("encoding")?.choice(EncodingName.self).encoding ?? .utf8
    }
}

extension ArgumentReader {
    /// A field of a form or a host system.
    fileprivate func comparedField() throws -> FieldComparison.Field {
        let field = try members(["name", "type", "length", "needed"])
        return FieldComparison.Field(
            try field.text("name"), try field.optional("type")?.choice(FieldComparison.Kind.self),
            length: try field.optional("length")?.whole(atLeast: 1),
            isNeeded: try field.optional("needed")?.flag() ?? false)
    }

    /// Rows as delimited text: the fields in the order of their first appearance.
    fileprivate func delimitedText() throws -> [UInt8] {
        try NamedRows.delimitedText(
            elements().map { row in
                try row.namedMembers().map { member in
                    let isNull = member.reader.value == .null
                    return (member.name, isNull ? nil : try member.reader.textOrNumber())
                }
            })
    }
}

extension TableDeclaration {
    /// The name of the column that a name or label means.
    /// - Throws: `columnUnknown` with the nearest name.
    fileprivate func canonicalName(of name: String) throws(BookError) -> String {
        columns[try ImportColumns.column(named: name, of: self).position].name
    }

    /// The columns as fields that others are compared with; the batch is the library's own.
    fileprivate var comparedFields: [FieldComparison.Field] {
        columns.filter { $0.name != "batch_key" }.map { column in
            FieldComparison.Field(
                column.name, column.type.comparedKind, length: column.type.limit,
                isNeeded: column.nullMeaning == nil)
        }
    }
}

extension ColumnType {
    /// What a field that fills the column holds; amounts come in yuan or in fen.
    fileprivate var comparedKind: FieldComparison.Kind {
        switch self {
        case .code, .text, .longText: .text
        case .fen, .decimal: .decimal
        case .day: .day
        case .month: .month
        case .moment: .moment
        case .flag: .flag
        case .count, .integer: .whole
        }
    }
}

extension CodeMap.Translation {
    fileprivate var columns: (codes: ResultValue, standing: ResultValue) {
        switch self {
        case .mapped(let code): (.text(code), .text(CodeMap.Standing.mapped.rawValue))
        case .unmapped: (.null, .text(CodeMap.Standing.unmapped.rawValue))
        case .ambiguous(let codes):
            (
                .text(codes.joined(separator: ", ")),
                .text(CodeMap.Standing.ambiguous.rawValue)
            )
        }
    }
}

extension CodeMap {
    /// Lines of a report as a table.
    fileprivate static func table(_ lines: [Line]) -> ResultTable {
        ResultTable(
            name: "codes",
            columns: [
                .text("kind", zh: "类别", en: "Kind"),
                .text("external", zh: "来源编码", en: "Code of the system"),
                .text("standing", zh: "情况", en: "Standing"),
                .text("own", zh: "本账簿编码", en: "Our code"),
                .whole("count", zh: "出现次数", en: "Uses"),
            ],
            rows: lines.map { line in
                [
                    .text(line.kind), .text(line.external), .text(line.standing.rawValue),
                    line.own.isEmpty ? .null : .text(line.own.joined(separator: ", ")),
                    .integer(Int64(line.count)),
                ]
            })
    }
}

extension LoadReport {
    /// The report as a result.
    fileprivate var result: ProcedureResult {
        let counts: [(String, Int, zh: String, en: String)] = [
            ("read", readCount, "读取行数", "Rows read"),
            ("taken", takenCount, "导入行数", "Rows taken"),
            ("same", sameCount, "相同行数", "Rows that were there"),
            ("replaced", replacedCount, "替换行数", "Rows that were replaced"),
            ("refused", refusedCount, "拒绝行数", "Rows refused"),
        ]
        let load = ResultTable(
            name: "load",
            columns: [
                .text("adapter", zh: "导入适配", en: "Adapter"),
                .text("table", zh: "目标表", en: "Table"),
                .whole("number", zh: "导入序号", en: "Number"),
                .text("state", zh: "结果", en: "State"), .text("batch", zh: "批次号", en: "Batch"),
            ] + counts.map { .whole($0.0, zh: $0.zh, en: $0.en) },
            rows: [
                [
                    .text(adapter), .text(table), number.map { .integer($0) } ?? .null,
                    .text(state.rawValue), .text(optional: batch),
                ] + counts.map { .integer(Int64($0.1)) }
            ])
        return ProcedureResult([load, findings.table, CodeMap.table(codes)])
    }
}

extension FieldComparison {
    /// The comparison as a result.
    fileprivate var result: ProcedureResult {
        let table = ResultTable(
            name: "difference",
            columns: [
                .text("field", zh: "表单字段", en: "Field"), .text("column", zh: "列", en: "Column"),
                .text("standing", zh: "情况", en: "Standing"),
                .text("their_type", zh: "字段类型", en: "Type of the field"),
                .text("our_type", zh: "列类型", en: "Type of the column"),
                .whole("their_length", zh: "字段长度", en: "Length of the field"),
                .whole("our_length", zh: "列长度", en: "Length of the column"),
            ],
            rows: lines.map { line in
                [
                    .text(optional: line.theirs?.name), .text(optional: line.ours?.name),
                    .text(line.standing.rawValue), .text(optional: line.theirs?.kind?.rawValue),
                    .text(optional: line.ours?.kind?.rawValue),
                    line.theirs?.length.map { .integer(Int64($0)) } ?? .null,
                    line.ours?.length.map { .integer(Int64($0)) } ?? .null,
                ]
            })
        return ProcedureResult(
            json: .object(["matching": .bool(isMatching), "difference": table.json]),
            tables: [table])
    }
}
