import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about single archives: filed, numbered, listed, lent, handed over, destroyed.
extension Procedure {
    static let archiveFlowProcedures: [Procedure] = [
        archiveFiling, archiveCode, archiveCatalogue, archiveLoans, archiveHandover,
        archiveRetention, archiveLife, archiveBackups,
    ]

    /// `archive.filing`: whether files are filed in time and bound in order.
    static let archiveFiling = Procedure(
        "archive.filing",
        (
            zh: "归档：次年第一季度内归档；件内主表在附件前、结果在依据前、重要在次要前。",
            en: "Filing by the first quarter of the next year, and the order inside of an item."
        ),
        arguments: [
            .needed(
                "files", .array,
                zh: "文件：file、year、filed、documents（main、attachment、result、basis、important、"
                    + "secondary）",
                en: "Files: file, year, filed, documents (main, attachment, result, basis, "
                    + "important, secondary)"),
            today,
        ],
        tables: ["files"]
    ) { members in
        let day = try members.needed("today").day()
        var table = ResultTable(
            name: "files",
            columns: [
                .text("file", zh: "文件", en: "File"), .whole("deadline", zh: "归档期限", en: "Deadline"),
                .whole("filed", zh: "归档日期", en: "Filed"), .text("status", zh: "情况", en: "Status"),
                .text("misplaced", zh: "顺序有误的位置", en: "Documents out of order"),
            ])
        for reader in try members.elements("files") {
            let row = try reader.members(["file", "year", "filed", "documents"])
            let year = try row.needed("year").whole()
            let filed = try row.optional("filed")?.day()
            let roles: [BindingRole] = try row.elements("documents").map { try $0.choice() }
            table.append([
                .text(try row.text("file")),
                .day(try FilingRule.firstQuarter.deadline(ofYear: year)), .day(filed),
                .text(
                    try FilingRule.firstQuarter.status(ofYear: year, filed: filed, today: day)
                        .rawValue),
                .text(BindingRole.misplaced(in: roles).map(String.init).joined(separator: "、")),
            ])
        }
        return ProcedureResult([table])
    }

    /// `archive.code`: the codes of archives by the scheme of their year.
    static let archiveCode = Procedure(
        "archive.code",
        (
            zh: "档号编制：按年度选用分类方案（2011年以前科室-险种，2012年起年度-类别-保管期限-险种，或自定）。",
            en: "Codes of archives by the scheme of their year: two schemes of the source, or your "
                + "own."
        ),
        arguments: [
            .needed("items", .array, zh: "档案：item、year、values", en: "Items: item, year, values"),
            .optional(
                "schemes", .array, zh: "自定方案：scheme、fields、from、to、separator",
                en: "Schemes of your own: scheme, fields, from, to, separator"),
        ],
        tables: ["codes"]
    ) { members in
        let schemes =
            try members.optional("schemes")?.elements()
            .map { try ArchiveCodeScheme($0) } ?? ArchiveCodeScheme.standard
        var table = ResultTable(
            name: "codes",
            columns: [
                .text("item", zh: "档案", en: "Item"), .text("scheme", zh: "分类方案", en: "Scheme"),
                .text("code", zh: "档号", en: "Code"),
            ])
        for reader in try members.elements("items") {
            let row = try reader.members(["item", "year", "values"])
            let scheme = try ArchiveCodeScheme.scheme(
                of: row.needed("year").whole(), among: schemes)
            var values: [String: String] = [:]
            for member in try row.namedMembers("values") {
                values[member.name] = try member.reader.textOrNumber()
            }
            table.append([
                .text(try row.text("item")), .text(scheme.code),
                .text(try scheme.code(of: values)),
            ])
        }
        return ProcedureResult([table])
    }

    /// `archive.catalogue`: whether a catalogue has its seven fields.
    static let archiveCatalogue = Procedure(
        "archive.catalogue",
        (
            zh: "归档文件目录：件号、责任者、代码、题名、日期、页数、备注七项，逐条列出问题。",
            en: "A catalogue with its seven fields; lists everything that is wrong."
        ),
        arguments: [
            .needed(
                "entries", .array, zh: "条目：number、responsible、code、title、day、pages、remark",
                en: "Entries: number, responsible, code, title, day, pages, remark")
        ],
        tables: ["problems", "result"]
    ) { members in
        let entries = try members.elements("entries").map { try CatalogueEntry($0) }
        let problems = CatalogueEntry.problems(in: entries)
        return ProcedureResult([
            ResultTable(
                name: "problems",
                columns: [
                    .whole("line", zh: "条目", en: "Entry"), .text("field", zh: "字段", en: "Field"),
                    .text("name", zh: "名称", en: "Name"), .text("fault", zh: "问题", en: "Fault"),
                ],
                rows: problems.map {
                    [
                        .integer(Int64($0.line)), .text($0.field.rawValue), .text($0.field.name),
                        .text($0.fault.rawValue),
                    ]
                }),
            ResultTable(
                name: "result",
                columns: [
                    .whole("entries", zh: "条目数", en: "Entries"),
                    .whole("valid", zh: "合格条目数", en: "Valid entries"),
                ],
                rows: [
                    [
                        .integer(Int64(entries.count)),
                        .integer(Int64(entries.count - Set(problems.map(\.line)).count)),
                    ]
                ]),
        ])
    }

    /// `archive.loans`: the lending of archives.
    static let archiveLoans = Procedure(
        "archive.loans",
        (
            zh: "档案借阅：未经批准不能借出，不能自批，在外档案不能再借；逾期与利用效果统计。",
            en: "Loans: none without approval by somebody else, none of what is out; overdue loans "
                + "and what they were good for."
        ),
        arguments: [
            .needed(
                "loans", .array,
                zh: "借阅：loan、item、borrower、approver、requested、lent、due、returned、effect",
                en: "Loans: loan, item, borrower, approver, requested, lent, due, returned, "
                    + "effect"),
            today,
        ],
        tables: ["loans", "use"]
    ) { members in
        let day = try members.needed("today").day()
        let loans = try members.elements("loans").map { try ArchiveLoan($0) }
        try ArchiveLoan.checkShelves(loans)
        let use = LoanUse(loans, on: day)
        return ProcedureResult([
            ResultTable(
                name: "loans",
                columns: [
                    .text("loan", zh: "借阅", en: "Loan"), .text("item", zh: "档案", en: "Item"),
                    .text("borrower", zh: "借阅人", en: "Borrower"),
                    .text("state", zh: "状态", en: "State"),
                    .text("effect", zh: "利用效果", en: "Effect"),
                ],
                rows: loans.map {
                    [
                        .text($0.id), .text($0.item), .text($0.borrower.code),
                        .text($0.state(on: day).rawValue), .text($0.effect),
                    ]
                }),
            ResultTable(
                name: "use",
                columns: [
                    .whole("lent", zh: "借出件次", en: "Lent"),
                    .whole("returned", zh: "已归还", en: "Returned"),
                    .whole("overdue", zh: "逾期未还", en: "Overdue"),
                    .whole("with_effect", zh: "有利用效果", en: "With their effect"),
                ],
                rows: [
                    [use.lent, use.returned, use.overdue, use.withEffect]
                        .map { .integer(Int64($0)) }
                ]),
        ])
    }

    /// `archive.handover`: who holds archives, and who may leave.
    static let archiveHandover = Procedure(
        "archive.handover",
        (
            zh: "档案移交：按移交记录得出保管人；离岗人员尚有档案未移交的不能离岗。",
            en: "Who holds archives after hand-overs; nobody leaves with archives in hand."
        ),
        arguments: [
            .needed(
                "transfers", .array, zh: "移交：item、from（入库时省略）、to（移出时省略）、on",
                en: "Hand-overs: item, from (none when it comes in), to (none when it goes "
                    + "out), on"),
            .optional("leaving", .array, zh: "离岗人员", en: "Persons who leave"),
        ],
        tables: ["custody"]
    ) { members in
        let custody = try ArchiveCustody(
            members.elements("transfers").map { try ArchiveCustody.Transfer($0) })
        for person in try members.persons("leaving") { try custody.checkLeaving(person) }
        return ProcedureResult([
            ResultTable(
                name: "custody",
                columns: [
                    .text("item", zh: "档案", en: "Item"), .text("holder", zh: "保管人", en: "Holder"),
                ],
                rows: custody.holders.sorted { $0.key < $1.key }.map {
                    [.text($0.key), .text($0.value.code)]
                })
        ])
    }

    /// `archive.retention`: what is kept, expired or held, and what may be destroyed.
    static let archiveRetention = Procedure(
        "archive.retention",
        (
            zh: "保管期限与销毁：到期、暂缓销毁的档案；销毁须到期、无暂缓且在经审批的销毁清册中。",
            en: "What is kept, expired or on hold; destruction needs an ended term, no hold and an "
                + "approved list."
        ),
        arguments: [
            .needed(
                "archives", .array,
                zh: "档案：item、year、years（省略为永久）、holds（reason、until）",
                en: "Archives: item, year, years (for ever without), holds (reason, until)"),
            today,
            .optional(
                "destroy", .array, zh: "拟销毁清册：list、items、group、approver",
                en: "Lists to destroy: list, items, group, approver"),
        ],
        tables: ["archives", "destroyed"]
    ) { members in
        let day = try members.needed("today").day()
        var byItem: [String: ArchiveRetention] = [:]
        let archives = try members.elements("archives").map { try ArchiveRetention($0) }
        for archive in archives {
            guard byItem.updateValue(archive, forKey: archive.item) == nil else {
                throw ArchiveError.duplicate(archive.item)
            }
        }
        var destroyed = ResultTable(
            name: "destroyed",
            columns: [
                .text("list", zh: "销毁清册", en: "List"), .text("item", zh: "档案", en: "Item"),
                .text("approver", zh: "批准人", en: "Approved by"),
            ])
        var listed: Set<String> = []
        for reader in try members.elements("destroy") {
            let list = try DestructionList(reader)
            for item in list.items {
                guard listed.insert(item).inserted else { throw ArchiveError.duplicate(item) }
                guard let archive = byItem[item] else {
                    throw ArgumentError.value(
                        path: "\(reader.path).items", value: item,
                        allowed: NearestName.nearest(to: item, in: Array(byItem.keys)))
                }
                try list.check(archive, on: day)
                destroyed.append([
                    .text(list.id), .text(item), .text(optional: list.approver?.code),
                ])
            }
        }
        let table = ResultTable(
            name: "archives",
            columns: [
                .text("item", zh: "档案", en: "Item"),
                .whole("keep_until", zh: "保管至，永久为空", en: "Kept until; none for ever"),
                .text("state", zh: "状态", en: "State"), .text("reason", zh: "暂缓原因", en: "Held for"),
            ],
            rows: archives.map {
                [
                    .text($0.item), .day($0.keepUntil), .text($0.state(on: day).rawValue),
                    .text(optional: $0.hold(on: day)?.reason),
                ]
            })
        return ProcedureResult([table, destroyed])
    }

    /// `archive.life`: where archives stand in their life.
    static let archiveLife = Procedure(
        "archive.life",
        (
            zh: "档案生命周期：收集、分类、整理、归档、装订、补充更正、保管、鉴定、利用，不得跳步。",
            en: "Archives through their nine stages; none may be skipped."
        ),
        arguments: [
            .needed(
                "items", .array,
                zh: "档案：item、by、steps（collect、classify、sort、file、bind、supplement、keep、"
                    + "appraise、use）",
                en: "Items: item, by, steps (collect, classify, sort, file, bind, supplement, "
                    + "keep, appraise, use)")
        ],
        tables: ["items"]
    ) { members in
        var table = ResultTable(
            name: "items",
            columns: [
                .text("item", zh: "档案", en: "Item"), .text("state", zh: "状态", en: "State"),
                .text("next", zh: "可办步骤", en: "Steps allowed"),
            ])
        for reader in try members.elements("items") {
            let row = try reader.members(["item", "by", "steps"])
            let item = try row.text("item")
            let state = try ArchiveState.state(
                of: item, after: row.elements("steps").map { try $0.choice() },
                by: row.person("by"))
            let next = ArchiveState.machine.steps(from: state).map(\.rawValue)
            table.append([
                .text(item), .text(state.rawValue), .text(next.joined(separator: ", ")),
            ])
        }
        return ProcedureResult([table])
    }

    /// `archive.backups`: whether published items were backed up.
    static let archiveBackups = Procedure(
        "archive.backups",
        (
            zh: "发布内容备份：有保存价值的内容应在发布当日或之前备份。",
            en: "Whether what is worth keeping was backed up when it was published."
        ),
        arguments: [
            .needed(
                "items", .array, zh: "内容：item、valuable（默认true）、published、backed_up、medium",
                en: "Items: item, valuable (true unless given), published, backed_up, medium")
        ],
        tables: ["items"]
    ) { members in
        let items = try members.elements("items").map { try ArchiveBackup($0) }
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("item", zh: "内容", en: "Item"),
                    .whole("published", zh: "发布日期", en: "Published"),
                    .whole("backed_up", zh: "备份日期", en: "Backed up"),
                    .text("medium", zh: "载体", en: "Medium"),
                    .text("status", zh: "情况", en: "Status"),
                ],
                rows: items.map {
                    [
                        .text($0.item), .day($0.published), .day($0.backedUp), .text($0.medium),
                        .text(optional: $0.status?.rawValue),
                    ]
                })
        ])
    }
}
