import CostControl
import HospitalCore
import Interchange

/// Procedures of who may see what, accounts of the staff, and the forms and reports of finance.
extension Procedure {
    static let accessProcedures: [Procedure] = [
        accessCheck, accountReview, financeForms, financeReport,
    ]

    /// `access.check`: whether persons may see items.
    static let accessCheck = Procedure(
        "access.check",
        (
            zh: "涉密事项查看名单：名单之外不得查看，涉密而未设名单的一律不开放。",
            en: "Whether persons may see items: secret ones need a list that names them."
        ),
        arguments: [
            .needed(
                "items", .array, zh: "事项：item、secret、list（persons、roles）",
                en: "Items: item, secret, list (persons, roles)"),
            .needed(
                "requests", .array, zh: "查看：item、person、roles",
                en: "Requests: item, person, roles"),
        ],
        tables: ["requests"]
    ) { members in
        var items: [Code<ControlledItem>: ControlledItem] = [:]
        for reader in try members.elements("items") {
            let row = try reader.members(["item", "secret", "list"])
            let item = ControlledItem(
                try row.text("item"), isSecret: try row.optional("secret")?.flag() ?? false,
                list: try row.optional("list")?.accessList())
            guard items.updateValue(item, forKey: Code(item.code)) == nil
            else { throw AccessError.twice(item.code) }
        }
        let rows = try members.elements("requests").map { reader -> [ResultValue] in
            let row = try reader.members(["item", "person", "roles"])
            let code = try row.text("item")
            guard let item = items[Code(code)] else { throw AccessError.unknown(code) }
            let viewer = try Actor.plain(row)
            return [
                .text(code), .text(viewer.person.code), .integer(item.allows(viewer) ? 1 : 0),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "requests",
                columns: [
                    .text("item", zh: "事项", en: "Item"), .text("person", zh: "人员", en: "Person"),
                    .whole("allowed", zh: "可查看", en: "Whether it may be seen"),
                ],
                rows: rows)
        ])
    }

    /// `account.review`: what is to be done with accounts.
    static let accountReview = Procedure(
        "account.review",
        (
            zh: "账号随人员状态：离职注销、违规暂停、岗位变动调整权限，变更须经他人批准的申请。",
            en: "Accounts held against the staff: cancelled, suspended, restored or adjusted."
        ),
        arguments: [
            today,
            .needed(
                "accounts", .array,
                zh: "账号：account、person、state（active、suspended、cancelled）、rights",
                en: "Accounts: account, person, state (active, suspended, cancelled), rights"),
            .needed(
                "staff", .array, zh: "人员：person、last_day、breaches（on、lifted）",
                en: "Staff: person, last_day, breaches (on, lifted)"),
            .needed(
                "posts", .array, zh: "岗位权限：role、actions", en: "Posts: role, actions"),
            .needed(
                "holdings", .array, zh: "任岗：person、role、from、to",
                en: "Holdings: person, role, from, to"),
            .optional(
                "applications", .array,
                zh: "申请：application、person、right、give、approver、from、to",
                en: "Applications: application, person, right, give, approver, from, to"),
        ],
        tables: ["accounts", "unapproved"]
    ) { members in
        let review = try AccountReview(
            members.elements("accounts").map { try AccountReview.Account($0) },
            staff: members.elements("staff").map { try AccountReview.Member($0) },
            rules: AccountReview.Rules(
                posts: members.needed("posts").permissions(),
                holdings: members.elements("holdings").map { reader in
                    let row = try reader.members(["person", "role", "from", "to"])
                    return RoleHolding(
                        try row.person("person"),
                        as: Role(id: Role.ID(try row.text("role"))),
                        validity: try Validity(days: row))
                },
                applications: members.elements("applications").map {
                    try AccountReview.Application($0)
                }),
            on: members.needed("today").day())
        return ProcedureResult([
            ResultTable(
                name: "accounts",
                columns: [
                    .text("account", zh: "账号", en: "Account"),
                    .text("action", zh: "处理", en: "What is to be done"),
                    .text("take", zh: "收回权限", en: "Rights to take away"),
                    .text("give", zh: "授予权限", en: "Rights to give"),
                ],
                rows: review.lines.map { line in
                    [
                        .text(line.account.code), .text(line.action.rawValue),
                        .text(line.take.joined(separator: ",")),
                        .text(line.give.joined(separator: ",")),
                    ]
                }),
            ResultTable(
                name: "unapproved",
                columns: [.text("application", zh: "未经他人批准的申请", en: "Not approved")],
                rows: review.unapproved.map { [.text($0)] }),
        ])
    }

    /// `finance.forms`: who approves forms, and what they lack.
    static let financeForms = Procedure(
        "finance.forms",
        (
            zh: "财务审批单：物资采购、领用、报销、借款、支出的必填项与按金额的审批流程。",
            en: "Forms of finance: what they lack, and who approves them by kind and amount."
        ),
        arguments: [
            AuthorityMatrix.bandsArgument,
            .needed(
                "forms", .array,
                zh: "单据：form、kind（material_purchase、requisition、expense_claim、loan、spending）、"
                    + "amount（元）、fields",
                en: "Forms: form, kind (material_purchase, requisition, expense_claim, loan, "
                    + "spending), amount in yuan, fields"),
        ],
        tables: ["forms"]
    ) { members in
        let matrix = try AuthorityMatrix(members)
        let rows = try members.elements("forms").map { reader -> [ResultValue] in
            let row = try reader.members(["form", "kind", "amount", "fields"])
            let form = try FinanceForm(
                row.text("form"), row.needed("kind").choice(), amount: row.money("amount"),
                fields: row.optional("fields")?.namedTexts() ?? [:])
            return [
                .text(form.code), .text(form.kind.rawValue),
                .text(try form.chain(in: matrix).steps.map(\.code).joined(separator: ",")),
                .text(form.missing.joined(separator: ",")),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "forms",
                columns: [
                    .text("form", zh: "单据", en: "Form"), .text("kind", zh: "类型", en: "Kind"),
                    .text("steps", zh: "审批流程", en: "Steps of approval"),
                    .text("missing", zh: "缺项", en: "What it lacks"),
                ],
                rows: rows)
        ])
    }

    /// `finance.report`: income and expense for a reader.
    static let financeReport = Procedure(
        "finance.report",
        (
            zh: "收支日报、月报、季报、年报，仅财务与指定领导可见，其他人被拒绝。",
            en: "Income and expense by day, month, quarter or year, for those on its list only."
        ),
        arguments: [
            .needed("by", .text, zh: "day、month、quarter、year", en: "day, month, quarter or year"),
            .needed(
                "access", .object, zh: "查看名单：persons、roles", en: "The list: persons, roles"),
            .needed("reader", .object, zh: "查看人：person、roles", en: "Who reads: person, roles"),
            .needed(
                "entries", .array, zh: "收支：on、kind（income、expense）、amount（元）",
                en: "Entries: on, kind (income, expense), amount in yuan"),
        ],
        tables: ["periods"]
    ) { members in
        let report = try IncomeReport(
            members.elements("entries").map { reader in
                let row = try reader.members(["on", "kind", "amount"])
                let kind = try row.needed("kind").choice(EntryKind.self)
                return IncomeReport.Entry(
                    try row.needed("on").day(), isIncome: kind == .income,
                    amount: try row.money("amount"))
            },
            by: members.needed("by").choice(),
            for: Actor.plain(members.needed("reader").members(["person", "roles"])),
            access: members.needed("access").accessList())
        return ProcedureResult([
            ResultTable(
                name: "periods",
                columns: [
                    .text("period", zh: "期间", en: "Period"),
                    .whole("income_fen", zh: "收入（分）", en: "Income in fen"),
                    .whole("expense_fen", zh: "支出（分）", en: "Expense in fen"),
                    .whole("balance_fen", zh: "结余（分）", en: "Balance in fen"),
                ],
                rows: report.lines.map { line in
                    [
                        .text(line.label), .integer(line.income.fen), .integer(line.expense.fen),
                        .integer(line.balance.fen),
                    ]
                })
        ])
    }

    private enum EntryKind: String, CaseIterable {
        case income, expense
    }
}

extension ArgumentReader {
    /// Who may see something: `{"persons":[…],"roles":[…]}`.
    fileprivate func accessList() throws -> AccessList {
        let row = try members(["persons", "roles"])
        return AccessList(
            persons: Set(try row.persons("persons")),
            roles: Set(try row.optional("roles")?.texts().map { Role.ID($0) } ?? []))
    }
}

extension Actor {
    /// Somebody in its own name: `person` and `roles` of a row.
    fileprivate static func plain(_ row: ArgumentMembers) throws -> Actor {
        Actor(
            try row.person("person"),
            roles: Set(try row.optional("roles")?.texts().map { Role.ID($0) } ?? []))
    }
}

extension Validity {
    /// The days `from` and `to` of a row.
    fileprivate init(days row: ArgumentMembers) throws {
        try self.init(from: row.needed("from").day(), to: row.optional("to")?.day())
    }
}

extension AccountReview.Account {
    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members(["account", "person", "state", "rights"])
        self.init(
            try row.text("account"), of: try row.person("person"),
            state: try row.needed("state").choice(),
            rights: Set(try row.needed("rights").texts()))
    }
}

extension AccountReview.Member {
    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members(["person", "last_day", "breaches"])
        self.init(
            try row.person("person"), lastDay: try row.optional("last_day")?.day(),
            breaches: try row.elements("breaches").map { reader in
                let breach = try reader.members(["on", "lifted"])
                return AccountReview.Breach(
                    try breach.needed("on").day(), lifted: try breach.optional("lifted")?.day())
            })
    }
}

extension AccountReview.Application {
    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members([
            "application", "person", "right", "give", "approver", "from", "to",
        ])
        self.init(
            try row.text("application"), for: try row.person("person"),
            right: try row.text("right"), isGiven: try row.needed("give").flag(),
            approver: try row.optionalPerson("approver"),
            validity: try Validity(days: row))
    }
}
