import CostControl
import HospitalCore
import Interchange
import Storage

/// A ledger that was brought to a scope: its cost, the shares of its bills, and what was left out —
/// as rows of the result tables and as tables of a result.
struct LedgerResult: Sendable {
    /// The cost of the scope; `nil` for income, which has no ledger of cost.
    var cost: ScopedCost?
    /// The shares of the bills.
    var shares: [SharedBills.Share] = []
    /// What a policy replaced, and layers below zero.
    var findings: [Finding] = []

    /// The tables in the order in which a result lists them.
    static let tableNames = [
        "scope_totals", "direct", "excluded", "bill_shares", "ledger_findings",
    ]

    /// The arguments of a run: the month, and the scope where the plan names one.
    func arguments(_ month: Month) -> String {
        let scope = cost?.scope.map { ",\"scope\":\"\($0.rawValue)\"" } ?? ""
        return "{\"period\":\"\(month.description)\"\(scope)}"
    }

    /// The rows of `hosp_cost_scope_total`, without their run.
    var scopeTotals: [[StoreValue]] {
        guard let cost else { return [] }
        let lines: [(code: String, amount: Money, layer: Money?)] =
            [
                ("ledger", cost.ledgerTotal, nil), ("excluded", cost.excludedTotal, nil),
                ("included", cost.total, nil), ("entered", cost.enteredTotal, nil),
                ("shared", cost.sharedTotal, nil),
            ] + cost.scopeTotals.map { ($0.scope.rawValue, $0.total, $0.layer) }
        return lines.enumerated().map { index, line in
            [
                .integer(Int64(index + 1)), .text(line.code), .integer(line.amount.fen),
                line.layer.map { .integer($0.fen) } ?? .null,
            ]
        }
    }

    /// The rows of `hosp_cost_direct`, without their run.
    var direct: [[StoreValue]] {
        cost?.accounts.map {
            $0.account.codes + [
                .integer($0.entered.fen), .integer($0.shared.fen), .integer($0.total.fen),
            ]
        } ?? []
    }

    /// The rows of `hosp_cost_excluded`, without their run.
    var excluded: [[StoreValue]] {
        cost?.exclusions.map {
            [.text($0.reason), .text($0.cause)] + $0.account.codes
                + [.integer($0.amount.fen), .integer(Int64($0.entryCount))]
        } ?? []
    }

    /// The rows of `hosp_cost_bill_share`, without their run; shares stand in the order of bills
    /// and departments.
    var billShares: [[StoreValue]] {
        var inScope = (cost?.amounts.filter { $0.bill != nil } ?? []).sorted { one, other in
            (Code<Self>(one.bill ?? ""), one.account.department)
                < (Code(other.bill ?? ""), other.account.department)
        }[...]
        return shares.map { share in
            let next = inScope.first
            let isInScope =
                next?.bill == share.bill.code
                && next?.account.department == share.department
            if isInScope { inScope = inScope.dropFirst() }
            return [
                .text(share.bill.code), .text(share.department.code), .text(share.bill.item),
                .text(share.bill.driver), .decimal(share.quantity), .integer(share.amount.fen),
                .flag(isInScope),
            ]
        }
    }

    /// The tables of a result.
    var tables: [ResultTable] {
        [
            TableDeclaration.costScopeTotal.result(named: "scope_totals", scopeTotals),
            TableDeclaration.costDirect.result(named: "direct", direct),
            TableDeclaration.costExcluded.result(named: "excluded", excluded),
            TableDeclaration.costBillShare.result(named: "bill_shares", billShares),
            findings.table.named("ledger_findings"),
        ]
    }

    /// What a document says beside its tables: nothing for a ledger that is its own cost.
    var members: [JSONObject.Member] {
        guard let cost else { return [] }
        let isPlain = cost.scope == nil && cost.exclusions.isEmpty && shares.isEmpty
        guard !isPlain else { return [] }
        let scope = JSONObject.Member(
            name: "scope", value: cost.scope.map { .string($0.rawValue) } ?? .null)
        return [scope] + tables.map { JSONObject.Member(name: $0.name, value: $0.json) }
    }
}

extension Posting.Account {
    /// Department and item as values of a row.
    fileprivate var codes: [StoreValue] { [.text(department.code), .text(item)] }
}

extension Book {
    /// Stores the ledger of an allocation run.
    func store(_ ledger: LedgerResult, under run: Run) throws {
        try insert(ledger.scopeTotals, into: .costScopeTotal, under: run)
        try insert(ledger.direct, into: .costDirect, under: run)
        try insert(ledger.excluded, into: .costExcluded, under: run)
        try insert(ledger.billShares, into: .costBillShare, under: run)
    }

    /// Inserts rows of a result table that lack the number of their run.
    func insert(
        _ rows: [[StoreValue]], into table: TableDeclaration, under run: Run
    ) throws {
        try insert(rows.map { [.text(run.id)] + $0 }, into: table)
    }
}

extension TableDeclaration {
    /// Rows of this table, which lack their run and batch, as a table of a result: an amount stands
    /// in yuan and in fen.
    func result(named name: String, _ rows: [[StoreValue]]) -> ResultTable {
        let columns = columns.filter { $0.name != "run_id" && $0.name != "batch_key" }
        return ResultTable(
            name: name,
            columns: columns.flatMap { column -> [ResultColumn] in
                let (zh, en) = (column.label.chinese, column.label.english)
                guard column.type == .fen else {
                    let kind: ResultColumn.Kind = column.type.isInteger ? .integer : .text
                    return [ResultColumn(column.name, kind, zh: zh, en: en)]
                }
                return ResultColumn.amount(String(column.name.dropLast(4)), zh: zh, en: en)
            },
            rows: rows.map { row in
                zip(columns, row).flatMap { column, value -> [ResultValue] in
                    switch value {
                    case .integer(let fen) where column.type == .fen:
                        [ResultValue].amount(Money(fen: fen))
                    case .integer(let number): [.integer(number)]
                    case .text(let text): [.text(text)]
                    case .null where column.type == .fen: [.null, .null]
                    case .null, .real: [.null]
                    }
                }
            })
    }
}
