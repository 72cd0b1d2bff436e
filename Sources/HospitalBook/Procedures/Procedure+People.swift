import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about people: who may begin, which certificates hold, who has a file.
extension Procedure {
    static let peopleProcedures: [Procedure] = [
        peopleClearance, peopleCertificates, peopleLoans, peopleCredits, peopleTraining,
    ]

    static let peopleDay = ProcedureArgument.needed(
        "day", .text, zh: "查询日（yyyy-mm-dd）", en: "The day of the question")

    /// A row of what somebody lacks.
    static let lackColumns: [ResultColumn] = [
        .text("lack", zh: "缺少类别", en: "What kind is lacking"),
        .text("about", zh: "缺少事项", en: "What is lacking"),
    ]

    /// `people.clearance`: who may begin to work, and what the others lack.
    static let peopleClearance = Procedure(
        "people.clearance",
        (
            zh: "上岗许可：三级安全教育、学时、劳动防护用品和职业健康检查齐备方可上岗，列出缺少项。",
            en: "Who may begin: three levels of safety education, protection, examinations."
        ),
        arguments: [
            peopleDay,
            .optional(
                "rule", .object,
                zh: "规则：levels（level、name，省略为院、科、班组三级）、minimum_hours、protection、"
                    + "examinations、source",
                en: "The rule: levels (level, name; hospital, department and team unless given), "
                    + "minimum_hours, protection, examinations, source"),
            .needed(
                "records", .array,
                zh: "人员：person、education（level、day、hours、passed）、protection与examinations（name、"
                    + "from、through）",
                en: "Persons: person, education (level, day, hours, passed), protection and "
                    + "examinations (name, from, through)"),
        ],
        tables: ["persons", "lacks"]
    ) { members in
        let day = try members.needed("day").day()
        let rule = try members.optional("rule")?.clearanceRule() ?? .threeLevels
        var persons = ResultTable(
            name: "persons",
            columns: [
                .text("person", zh: "人员", en: "Person"),
                .whole("cleared", zh: "可上岗", en: "May begin"),
                .whole("lacking", zh: "缺少项数", en: "How much is lacking"),
            ])
        var table = ResultTable(
            name: "lacks", columns: [.text("person", zh: "人员", en: "Person")] + lackColumns)
        for reader in try members.elements("records") {
            let record = try reader.clearanceRecord()
            let lacks = try rule.lacks(of: record, on: day)
            persons.append([
                .text(record.person.code), .flag(lacks.isEmpty), .integer(Int64(lacks.count)),
            ])
            for lack in lacks {
                table.append([
                    .text(record.person.code), .text(lack.texts.kind), .text(lack.texts.about),
                ])
            }
        }
        return ProcedureResult([persons, table])
    }

    /// `people.certificates`: how certificates stand on a day, and which needed ones are missing.
    static let peopleCertificates = Procedure(
        "people.certificates",
        (
            zh: "证书与证明：有效、即将到期、过期，以及各人应有而没有有效证书的类别。",
            en: "How certificates stand on a day, and which that persons need are not in force."
        ),
        arguments: [
            peopleDay,
            .needed(
                "certificates", .array, zh: "证书：person、kind、number、issued、through（长期有效不填）",
                en: "Certificates: person, kind, number, issued, through (absent without an end)"),
            .optional("warning_days", .whole, zh: "到期前提醒天数，默认30", en: "Days of warning, 30"),
            .optional(
                "needed", .array, zh: "应有证书：person、kinds", en: "What persons need: person, kinds"),
        ],
        tables: ["certificates", "missing"]
    ) { members in
        let day = try members.needed("day").day()
        let warning = try members.optional("warning_days")?.whole() ?? 30
        let certificates = try members.elements("certificates").map { try $0.certificate() }
        var missing = ResultTable(
            name: "missing",
            columns: [
                .text("person", zh: "人员", en: "Person"), .text("kind", zh: "证书类别", en: "Kind"),
            ])
        for reader in try members.elements("needed") {
            let row = try reader.members(["person", "kinds"])
            let person = try row.person("person")
            for kind in try row.needed("kinds").texts()
            where !certificates.contains(where: {
                $0.person == person && $0.kind == kind && $0.validity.contains(day)
            }) {
                missing.append([.text(person.code), .text(kind)])
            }
        }
        return ProcedureResult([
            ResultTable(
                name: "certificates",
                columns: [
                    .text("person", zh: "人员", en: "Person"), .text("kind", zh: "证书类别", en: "Kind"),
                    .text("number", zh: "编号", en: "Number"),
                    .whole("through", zh: "有效期至", en: "Last day"),
                    .text("standing", zh: "状态", en: "Standing"),
                ],
                rows: certificates.map {
                    [
                        .text($0.person.code), .text($0.kind), .text($0.number),
                        .day($0.validity.to),
                        .text($0.standing(on: day, warningDays: warning).rawValue),
                    ]
                }),
            missing,
        ])
    }

    /// `people.loans`: where the files of persons are on a day.
    static let peopleLoans = Procedure(
        "people.loans",
        (
            zh: "学分档案借阅：借出、逾期、归还；未归还的档案不能再借。",
            en: "Where borrowed files are on a day; a file that is out is not lent again."
        ),
        arguments: [
            peopleDay,
            .needed(
                "loans", .array, zh: "借阅：file、borrower、purpose、from、due、returned",
                en: "Loans: file, borrower, purpose, from, due, returned"),
        ],
        tables: ["loans"]
    ) { members in
        let day = try members.needed("day").day()
        let loans = try FileLoan.checked(members.elements("loans").map { try $0.fileLoan() })
        return ProcedureResult([
            ResultTable(
                name: "loans",
                columns: [
                    .text("file", zh: "档案", en: "File"),
                    .text("borrower", zh: "借阅人", en: "Borrower"),
                    .text("purpose", zh: "用途", en: "Purpose"),
                    .whole("from", zh: "借出日", en: "Lent"),
                    .whole("due", zh: "应还日", en: "Due"),
                    .text("standing", zh: "状态", en: "Standing"),
                ],
                rows: loans.map {
                    [
                        .text($0.file), .text($0.borrower.code), .text($0.purpose), .day($0.from),
                        .day($0.due), .text($0.standing(on: day).rawValue),
                    ]
                })
        ])
    }

    /// `people.credits`: verifies credit files in one batch.
    static let peopleCredits = Procedure(
        "people.credits",
        (
            zh: "学分档案批量审验：总学分、各类学分、审验单位结论，重复证书号只计一次；按年和单位的合格率。",
            en: "Verifies credit files in one batch: credits, offices, repeated numbers, rates."
        ),
        arguments: [
            .needed(
                "rule", .object, zh: "规则：minimum、kinds（类别与最低学分）、offices（审验单位）、source",
                en: "The rule: minimum, kinds with their minimum, offices that check, source"),
            .needed(
                "files", .array,
                zh: "档案：person、year、group、entries（number、kind、credits）、checks（审验单位与结论）",
                en: "Files: person, year, group, entries (number, kind, credits), checks"),
        ],
        tables: ["files", "lacks", "rates"]
    ) { members in
        let ledger = try CreditLedger(
            members.elements("files").map { try $0.creditFile() },
            rule: members.needed("rule").creditRule())
        return ProcedureResult(ledger.tables)
    }

    /// `people.training`: whether persons have the hours and credits of their post.
    static let peopleTraining = Procedure(
        "people.training",
        (
            zh: "继续教育学时学分：按学分登记规则（专管机构、专管人员、各岗位要求、奖惩）逐人判定。",
            en: "Whether persons have the hours and credits of their post, and what follows."
        ),
        arguments: [
            .needed(
                "rules", .object,
                zh: "规则：code、unit、staff、rules（post、measure为hours或credits、minimum、from、through、"
                    + "source；省略为档案人员90学时）、consequences（code、from、below，占要求的百分比）",
                en: "Rules: code, unit, staff, rules (post, measure hours or credits, minimum, "
                    + "from, through, source; 90 hours of archivists unless given), "
                    + "consequences (code, from, below in percent of the minimum)"),
            .needed(
                "persons", .array, zh: "人员：person、post、year、hours、credits（未报不填）",
                en: "Persons: person, post, year, hours, credits (absent when not reported)"),
        ],
        tables: ["persons"]
    ) { members in
        let set = try members.needed("rules").trainingRuleSet()
        let standings = try set.standings(
            of: members.elements("persons").map { try $0.trainingTotal() })
        return ProcedureResult([standings.table])
    }
}

extension CreditLedger {
    fileprivate var tables: [ResultTable] {
        let head: [ResultColumn] = [
            .text("person", zh: "人员", en: "Person"), .whole("year", zh: "年度", en: "Year"),
        ]
        func keys(_ line: Line) -> [ResultValue] {
            [.text(line.file.person.code), .integer(Int64(line.file.year))]
        }
        return [
            ResultTable(
                name: "files",
                columns: head + [
                    .text("group", zh: "单位", en: "Group"), .text("total", zh: "学分", en: "Credits"),
                    .whole("passed", zh: "合格", en: "Passed"),
                ],
                rows: lines.map {
                    keys($0) + [
                        .text($0.file.group), .text($0.total.description), .flag($0.isPassed),
                    ]
                }),
            ResultTable(
                name: "lacks", columns: head + Procedure.lackColumns,
                rows: lines.flatMap { line in
                    line.lacks.map { keys(line) + [.text($0.texts.kind), .text($0.texts.about)] }
                }),
            ResultTable(
                name: "rates",
                columns: [
                    .whole("year", zh: "年度", en: "Year"),
                    .text("group", zh: "单位", en: "Group; empty for the whole year"),
                    .whole("passed", zh: "合格", en: "Passed"),
                    .whole("files", zh: "档案", en: "Files"),
                    .text("percent", zh: "合格率", en: "Pass rate"),
                ],
                rows: rates.map {
                    [
                        .integer(Int64($0.year)), .text(optional: $0.group),
                        .integer(Int64($0.passed)), .integer(Int64($0.all)),
                        .optional($0.percent),
                    ]
                }),
        ]
    }
}

extension [TrainingRuleSet.Standing] {
    fileprivate var table: ResultTable {
        ResultTable(
            name: "persons",
            columns: [
                .text("person", zh: "人员", en: "Person"), .whole("year", zh: "年度", en: "Year"),
                .text("measure", zh: "计量", en: "Measure"), .text("value", zh: "完成", en: "Value"),
                .text("minimum", zh: "要求", en: "Minimum"),
                .text("percent", zh: "完成率", en: "Percent of the minimum"),
                .whole("met", zh: "达标", en: "Met; empty when not reported"),
                .text("consequences", zh: "奖惩", en: "What follows"),
                .text("source", zh: "依据", en: "Source"),
            ],
            rows: map {
                [
                    .text($0.total.person.code), .integer(Int64($0.total.year)),
                    .text($0.rule.measure.rawValue), .optional($0.value),
                    .text($0.rule.minimum.description), .optional($0.percent),
                    $0.isMet.map { .flag($0) } ?? .null,
                    .text($0.consequences.map(\.code).joined(separator: ",")),
                    .text($0.rule.citation.title),
                ]
            })
    }
}
