import CostControl
import HospitalCore
import Interchange
import Storage

/// Procedures on a book about its cost ledger, income and margins.
extension Procedure {
    static let bookLedgerProcedures: [Procedure] = [
        statement(
            "book.cost.reconcile",
            (
                zh: "将账簿中一个月的现行成本分摊与成本明细账、总账逐步核对，结果写入对账表。",
                en: "Reconciles the current allocation of a month with its ledger, into tables."
            ),
            tables: ["statement"]
        ) { try $0.reconcileCost(month: $1, plan: $2) },
        statement(
            "book.cost.maqs",
            (
                zh: "按账簿中的动因质量为一个月的现行成本分摊评分（MAQS）。",
                en: "Rates the drivers of the current allocation of a month (MAQS), into tables."
            ),
            tables: ["drivers", "total"]
        ) { try $0.rateDrivers(month: $1, plan: $2) },
        statement(
            Book.incomeProcedure,
            (
                zh: "按分摊方案分摊账簿中一个月的收入，结果写入结果表；数据未变时返回现有运行。",
                en: "Allocates a month's income by a plan, into tables, as book.cost.allocate does."
            ),
            tables: ["final", "lines"]
        ) { try $0.allocateIncome(month: $1, plan: $2) },
        statement(
            "book.cost.margin",
            (
                zh: "由现行的成本分摊和收入分摊得出科室收支结余和经济运行监测表，结果写入结果表。",
                en: "Margins of departments and hospital from the current runs, into tables."
            ),
            tables: ["departments", "hospital", "accounts"]
        ) { try $0.stateMargins(month: $1, plan: $2) },
    ]

    private static func statement(
        _ name: String, _ text: (zh: String, en: String), tables: [String],
        body: @escaping @Sendable (Book, Month, String) throws -> Book.Statement
    ) -> Procedure {
        Procedure(
            onBook: name, text,
            arguments: [
                .needed(
                    "period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)"),
                .needed("plan", .text, zh: "分摊方案编码", en: "The code of the allocation plan"),
            ],
            tables: tables + ["run"]
        ) { members, book in
            let made = try body(
                book, Month(members.text("period")), members.text("plan"))
            return ProcedureResult(
                json: .object(
                    JSONObject(
                        made.tables.map { JSONObject.Member(name: $0.name, value: $0.json) }
                            + [JSONObject.Member(name: "run", value: made.run.json)])),
                tables: made.tables + [made.run.table])
        }
    }
}
