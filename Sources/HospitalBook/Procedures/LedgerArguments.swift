import CostControl
import HospitalCore
import Interchange

/// Reads the arguments of `cost.ledger` and `cost.reconcile`.
///
/// ```json
/// {"period":"2025-03", "scope":"medical",
///  "departments":[{"id":"ward","class":"clinical"}],
///  "entries":[{"entry":"V1-1","department":"ward","item":"drugs","amount":"100.00",
///              "funding":"fiscal_project","kind":"fine","reversal_of":null}],
///  "bills":[{"id":"W-03","item":"water","amount":"90.00","driver":"area","receivers":["ward"]}],
///  "drivers":{"area":{"ward":"120.5"}},
///  "kinds":[{"id":"gift","name":"赠品","treatment":"never_cost"}]}
/// ```
enum LedgerArguments {
    static let arguments: [ProcedureArgument] =
        [
            .optional("period", .text, zh: "期间，用于提示信息", en: "The period, named in messages"),
            .optional(
                "scope", .text,
                zh: "成本口径：medical_business、medical、medical_full、hospital_full；默认全部成本",
                en: "Scope: medical_business, medical, medical_full, hospital_full (default: all)"),
            .needed(
                "departments", .array, zh: "科室：id、name、class",
                en: "Departments: id, name, class"),
            .optional(
                "entries", .array,
                zh: "成本明细：entry、department、item、amount（元）、funding、kind、reversal_of",
                en: "Entries: entry, department, item, amount (yuan), funding, kind, reversal_of"),
            .optional(
                "bills", .array,
                zh: "公共费用账单：id、item、amount（元）、driver、receivers、funding、kind",
                en: "Shared bills: id, item, amount (yuan), driver, receivers, funding, kind"),
            .optional(
                "kinds", .array,
                zh: "本院支出性质：id、name、treatment（cost、hospital_only、never_cost）",
                en: "Own kinds: id, name, treatment (cost, hospital_only, never_cost)"),
        ]
        + AllocationRequest.arguments.filter {
            ["drivers", "previous_drivers", "negative_driver"].contains($0.name)
        } + [
            .optional(
                "residual", .text, zh: "账单尾差：largest_remainder（默认）、largest、first、last",
                en: "Rest of a bill: largest_remainder (default), largest, first, last")
        ]

    /// Decodes the arguments, splits the bills and brings the ledger to its scope.
    static func result(_ members: ArgumentMembers) throws -> LedgerResult {
        let period = try members.optionalText("period")
        let centres = try members.elements("departments").map {
            try AllocationRequest.centre($0, ["id", "name", "class"])
        }
        let departments = centres.map(\.department)
        var policy = AllocationPolicy()
        if let rule = try members.optional("residual")?.choice(Apportionment.Residual.self) {
            policy.residual = rule
        }
        if let rule = try members.optional("negative_driver")?.choice(NegativeDriver.self) {
            policy.negativeDriver = rule
        }
        let split = try SharedBills(
            period: period, departments: departments,
            drivers: AllocationRequest.drivers(members),
            bills: members.elements("bills").map(bill), policy: policy
        ).split()
        let entries = try members.elements("entries").map(entry)
        let cost = try CostLedger(
            period: period, departments: departments,
            entries: entries + split.shares.map(\.entry),
            kinds: members.elements("kinds").map(kind)
        ).scoped(members.optional("scope")?.choice())
        return LedgerResult(
            cost: cost, shares: split.shares, findings: split.findings + cost.findings)
    }

    private static func entry(_ reader: ArgumentReader) throws -> CostEntry {
        let members = try reader.members([
            "entry", "department", "item", "amount", "funding", "kind", "reversal_of",
        ])
        return CostEntry(
            try members.text("entry"),
            account: Posting.Account(
                try members.department("department"),
                item: try members.text("item")),
            amount: try members.money("amount"),
            funding: try members.optionalText("funding"),
            kind: try members.optionalText("kind"),
            reversalOf: try members.optionalText("reversal_of"))
    }

    private static func bill(_ reader: ArgumentReader) throws -> SharedBill {
        let members = try reader.members([
            "id", "item", "amount", "driver", "receivers", "funding", "kind",
        ])
        return SharedBill(
            try members.text("id"), item: try members.text("item"),
            amount: try members.money("amount"),
            driver: try members.text("driver"),
            receivers: try members.optional("receivers")?.texts().map { Department.ID($0) },
            funding: try members.optionalText("funding"),
            kind: try members.optionalText("kind"))
    }

    private static func kind(_ reader: ArgumentReader) throws -> EntryKind {
        let members = try reader.members(["id", "name", "treatment"])
        return EntryKind(
            try members.text("id"), zh: try members.optionalText("name"),
            try members.needed("treatment").choice())
    }

    /// Amounts by item: `{"drugs":"1.00"}`.
    static func amounts(_ reader: ArgumentReader?) throws -> [OperatingStatement.ItemAmount] {
        try reader?.namedMembers().map {
            OperatingStatement.ItemAmount($0.name, try $0.reader.money())
        } ?? []
    }
}
