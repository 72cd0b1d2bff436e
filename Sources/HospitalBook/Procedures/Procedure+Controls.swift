import HospitalCore
import Interchange
import SafetyInspection

/// Procedures of internal control.
extension Procedure {
    static let controlProcedures: [Procedure] = [
        controlFrequency, controlBank, controlReleases, controlForm, controlDocuments,
        controlEligibility, controlNumbers,
    ]

    /// `control.frequency`: what must be done so many times a month, and how often it is missing.
    static let controlFrequency = Procedure(
        "control.frequency",
        (
            zh: "定期控制：每月应办次数与缺少次数。",
            en: "What must be done so many times a month, and how often it is missing."
        ),
        arguments: [
            .needed("times", .whole, zh: "每月次数", en: "Times a month"),
            .needed("days", .array, zh: "办理日期", en: "The days on which it was done"),
            .needed("from", .text, zh: "起始月份", en: "The first month"),
            .needed("through", .text, zh: "截止月份", en: "The last month"),
        ],
        tables: ["months"]
    ) { members in
        let control = FrequencyControl(timesPerMonth: try members.needed("times").whole())
        let standings = try control.standings(
            of: try members.elements("days").map { try $0.day() },
            from: try members.needed("from").month(),
            through: try members.needed("through").month())
        return ProcedureResult([
            ResultTable(
                name: "months",
                columns: [
                    .text("month", zh: "月份", en: "Month"), .whole("done", zh: "已办", en: "Done"),
                    .whole("shortfall", zh: "缺少", en: "Missing"),
                ],
                rows: standings.map {
                    [
                        .text($0.month.description), .integer(Int64($0.done)),
                        .integer(Int64($0.shortfall)),
                    ]
                })
        ])
    }

    /// `control.bank`: the sheet that explains why a bank account and its book differ.
    static let controlBank = Procedure(
        "control.bank",
        (
            zh: "银行存款余额调节表：调节后的余额与未解释的差额。",
            en: "Explains the balance of a bank by what is in transit; the difference must be 0."
        ),
        arguments: [
            .needed("book", .decimal, zh: "账面余额（元）", en: "The balance of the book in yuan"),
            .needed("bank", .decimal, zh: "对账单余额（元）", en: "The balance of the bank in yuan"),
            .optional(
                "items", .array,
                zh: "未达账项：code、side（bank_received、bank_paid、book_received、book_paid）、amount",
                en: "In transit: code, side (bank_received, bank_paid, book_received, book_paid), "
                    + "amount"),
        ],
        tables: ["sheet"]
    ) { members in
        let sheet = try BankReconciliation(
            book: members.money("book"), bank: members.money("bank"),
            items: members.elements("items").map { reader in
                let item = try reader.members(["code", "side", "amount"])
                return BankReconciliation.Item(
                    try item.text("code"), try item.needed("side").choice(),
                    try item.money("amount"))
            })
        let names = [
            ("adjusted_book", "调节后账面余额", "Adjusted balance of the book"),
            ("adjusted_bank", "调节后银行余额", "Adjusted balance of the bank"),
            ("difference", "差额", "Difference"),
        ]
        return ProcedureResult([
            ResultTable(
                name: "sheet",
                columns: names.flatMap { ResultColumn.amount($0.0, zh: $0.1, en: $0.2) },
                rows: [
                    [sheet.adjustedBook, sheet.adjustedBank, sheet.difference].flatMap {
                        [ResultValue].amount($0)
                    }
                ])
        ])
    }

    /// `control.releases`: whether every report went out once, checked and approved.
    static let controlReleases = Procedure(
        "control.releases",
        (
            zh: "对外数据发布登记：须经逻辑审核和批准，同一报告期出现不同数据时报警。",
            en: "Releases of reports: checked, approved, and an alert where the figures changed."
        ),
        arguments: [
            .needed(
                "releases", .array, zh: "发布：report、period、figures、checked、approver",
                en: "Releases: report, period, figures, checked, approver")
        ],
        tables: ["releases"]
    ) { members in
        var log = ReleaseLog()
        var rows: [[ResultValue]] = []
        for reader in try members.elements("releases") {
            let row = try reader.members(["report", "period", "figures", "checked", "approver"])
            var figures: [String: String] = [:]
            for figure in try row.namedMembers("figures") {
                figures[figure.name] = try figure.reader.textOrNumber()
            }
            var release = ReleaseLog.Release(
                report: try row.text("report"), period: try row.text("period"), figures: figures)
            release.isChecked = try row.optional("checked")?.flag() ?? false
            release.approver = try row.optionalPerson("approver")
            let verdict = log.record(release)
            var other = ""
            if case .alert(let names) = verdict { other = names.joined(separator: ",") }
            rows.append([
                .text(release.report), .text(release.period), .text(verdict.name), .text(other),
            ])
        }
        return ProcedureResult([
            ResultTable(
                name: "releases",
                columns: [
                    .text("report", zh: "报告", en: "Report"),
                    .text("period", zh: "期间", en: "Period"),
                    .text("verdict", zh: "结论", en: "Verdict"),
                    .text("changed", zh: "变动的数据", en: "Figures that changed"),
                ],
                rows: rows)
        ])
    }

    /// `control.form`: why a transaction cannot go on.
    static let controlForm = Procedure(
        "control.form",
        (
            zh: "业务要件：超出公布清单的材料、缺少的证明、未满足的前提与未签字的步骤。",
            en: "Papers beyond the published list, missing evidence, conditions and signatures."
        ),
        arguments: [
            .needed(
                "form", .object, zh: "表单：published、evidence（字段所需证明）、preconditions、steps",
                en: "The form: published, evidence by field, preconditions, steps"),
            .needed(
                "request", .object, zh: "业务：asked、changed、documents、met、signatures",
                en: "The transaction: asked, changed, documents, met, signatures"),
        ],
        tables: ["faults"]
    ) { members in
        let form = try members.needed("form").members([
            "published", "evidence", "preconditions", "steps",
        ])
        let given = try members.needed("request").members([
            "asked", "changed", "documents", "met", "signatures",
        ])
        func texts(_ members: ArgumentMembers, _ name: String) throws -> [String] {
            try members.optional(name)?.texts() ?? []
        }
        var evidence: [String: [String]] = [:]
        for field in try form.namedMembers("evidence") {
            evidence[field.name] = try field.reader.texts()
        }
        var request = ServiceForm.Request()
        request.asked = try texts(given, "asked")
        request.changed = try texts(given, "changed")
        request.documents = try texts(given, "documents")
        request.met = try texts(given, "met")
        request.signatures = try given.signatures("signatures")
        let faults = ServiceForm(
            published: try texts(form, "published"), evidence: evidence,
            preconditions: try texts(form, "preconditions"), steps: try texts(form, "steps")
        ).faults(of: request)
        return ProcedureResult([
            ResultTable(
                name: "faults",
                columns: [
                    .text("fault", zh: "问题", en: "Fault"), .text("about", zh: "事项", en: "About"),
                ],
                rows: faults.map { [.text($0.texts.kind), .text($0.texts.about)] })
        ])
    }

    /// `control.documents`: gaps and repeats of numbered documents, and those written by hand.
    static let controlDocuments = Procedure(
        "control.documents",
        (
            zh: "单据连号：断号、重号，以及非系统出具的单据。",
            en: "Numbered documents: gaps, repeats, and those that the system did not issue."
        ),
        arguments: [
            .needed("issued", .array, zh: "系统出具的号码", en: "The numbers the system issued"),
            .optional("found", .array, zh: "使用中的号码", en: "The numbers found in use"),
        ],
        tables: ["faults"]
    ) { members in
        let series = try DocumentSeries(
            issued: members.elements("issued").map { Int64(try $0.whole()) },
            found: members.elements("found").map { Int64(try $0.whole()) })
        func rows(_ kind: String, _ runs: [ClosedRange<Int64>]) -> [[ResultValue]] {
            runs.map { [.text(kind), .integer($0.lowerBound), .integer($0.upperBound)] }
        }
        return ProcedureResult([
            ResultTable(
                name: "faults",
                columns: [
                    .text("fault", zh: "问题", en: "Fault"), .whole("first", zh: "起号", en: "First"),
                    .whole("last", zh: "止号", en: "Last"),
                ],
                rows: rows("GAP", series.gaps) + rows("REPEATED", series.repeated.map { $0...$0 })
                    + rows("FOREIGN", series.foreign.map { $0...$0 }))
        ])
    }
}
