import CostControl
import HospitalCore
import Storage

/// What a plan allocates in a month: the cost of its scope with what was left out, or income.
///
/// Both go through the same steps by the same drivers.
struct AccountFacts {
    /// Which of the two accounts.
    enum Kind {
        /// The cost ledger.
        case cost
        /// The income.
        case income
    }

    /// What was read, for the run record.
    let inputs: [RunInput]
    /// The items in the order of the reports.
    let items: [String]
    /// The departments with their direct cost or their own income.
    let centres: [CostCentre]
    /// The ledger of the scope, its bills split; empty for income.
    let ledger: LedgerResult

    /// Reads an account.
    /// - Throws: `factsMissing` for a month without entries, `LedgerError`, `BillError`,
    ///   `value` for a choice of the plan that is none.
    init(
        _ kind: Kind, _ plan: RunInput, month: Month, departments: [Department],
        drivers: [Driver], policy: AllocationPolicy,
        read: (TableDeclaration) throws -> RunInput
    ) throws {
        let entries = try read(kind == .cost ? .costEntry : .incomeEntry)
        let items = try read(kind == .cost ? .costItem : .incomeItem)
        let row = plan.rows.first ?? []
        switch kind {
        case .income:
            guard !entries.rows.isEmpty else {
                throw BookError.factsMissing(month, table: TableDeclaration.incomeEntry.name)
            }
            let basis: IncomeBasis = try plan.choice("income_basis", in: row) ?? .executing
            centres = try IncomeLedger(
                departments: departments, entries: entries.incomeEntries
            ).centres(by: basis)
            ledger = LedgerResult()
            inputs = [items, entries]
        case .cost:
            let (kinds, bills) = (try read(.costKind), try read(.costBill))
            let receivers = try read(.costBillReceiver)
            guard !entries.rows.isEmpty || !bills.rows.isEmpty else {
                throw BookError.factsMissing(month, table: TableDeclaration.costEntry.name)
            }
            let shared = try bills.bills(receivers: receivers)
            let split = try SharedBills(
                period: month.description, departments: departments,
                // A driver that nobody used has no rows; its bill is refused with its total of 0.
                drivers: drivers + bills.driversBeside(drivers), bills: shared, policy: policy
            ).split()
            let cost = try CostLedger(
                period: month.description, departments: departments,
                entries: entries.costEntries + split.shares.map(\.entry),
                kinds: kinds.entryKinds
            ).scoped(plan.choice("scope_name", in: row))
            centres = cost.centres(departments)
            self.ledger = LedgerResult(
                cost: cost, shares: split.shares, findings: split.findings + cost.findings)
            inputs = [items, entries, kinds, bills, receivers]
        }
        self.items = items.itemCodes(kind == .cost ? "item_code" : "income_item_code")
    }
}

extension RunInput {
    /// One of the named choices of an enumeration, from a column that may have none.
    /// - Throws: `value` with the choices.
    fileprivate func choice<Choice: RawRepresentable & CaseIterable>(
        _ column: String, in row: [StoreValue]
    ) throws(ArgumentError) -> Choice? where Choice.RawValue == String {
        guard text(column, in: row) != nil else { return nil }
        return try choice(column, in: row, as: Choice.self)
    }

    /// The codes of items in the order of the reports.
    func itemCodes(_ column: String) -> [String] {
        rows.sorted {
            (integer("sort_number", in: $0) ?? 0) < (integer("sort_number", in: $1) ?? 0)
        }.compactMap { text(column, in: $0) }
    }

    private func money(_ column: String, in row: [StoreValue]) -> Money {
        Money(fen: integer(column, in: row) ?? 0)
    }

    /// The rows of `hosp_cost_entry`.
    fileprivate var costEntries: [CostEntry] {
        rows.map { row in
            CostEntry(
                text("entry_code", in: row) ?? "",
                account: Posting.Account(
                    Department.ID(text("department_code", in: row) ?? ""),
                    item: text("item_code", in: row) ?? ""),
                amount: money("amount_fen", in: row), funding: text("funding_tag", in: row),
                kind: text("entry_kind", in: row), reversalOf: text("reversal_of", in: row))
        }
    }

    /// The rows of `hosp_income_entry`.
    fileprivate var incomeEntries: [IncomeEntry] {
        rows.map { row in
            IncomeEntry(
                text("entry_code", in: row) ?? "", item: text("income_item_code", in: row) ?? "",
                amount: money("amount_fen", in: row),
                ordering: text("ordering_code", in: row).map { Department.ID($0) },
                executing: text("executing_code", in: row).map { Department.ID($0) })
        }
    }

    /// The rows of `hosp_cost_kind`.
    fileprivate var entryKinds: [EntryKind] {
        get throws {
            try rows.map { row in
                EntryKind(
                    text("kind_code", in: row) ?? "", zh: text("kind_name", in: row),
                    try choice("treatment_rule", in: row))
            }
        }
    }

    /// The drivers of bills that are not among those that were used.
    fileprivate func driversBeside(_ drivers: [Driver]) -> [Driver] {
        var names: [String] = []
        for row in rows {
            let name = text("driver_code", in: row) ?? ""
            if !names.contains(name), !drivers.contains(where: { $0.name == name }) {
                names.append(name)
            }
        }
        return names.map { Driver($0, values: [:]) }
    }

    /// The rows of `hosp_cost_bill` with their receivers; both are in the order of the bills.
    /// - Throws: `billUnknown` for receivers of a bill that the month does not have.
    fileprivate func bills(receivers: RunInput) throws(BillError) -> [SharedBill] {
        var rest = receivers.rows[...]
        let bills = rows.map { row in
            let code = text("bill_code", in: row) ?? ""
            let named = rest.prefix { receivers.text("bill_code", in: $0) == code }
            rest = rest.dropFirst(named.count)
            return SharedBill(
                code, item: text("item_code", in: row) ?? "",
                amount: money("amount_fen", in: row), driver: text("driver_code", in: row) ?? "",
                receivers: named.isEmpty
                    ? nil
                    : named.map {
                        Department.ID(receivers.text("receiver_code", in: $0) ?? "")
                    },
                funding: text("funding_tag", in: row), kind: text("entry_kind", in: row))
        }
        if let stray = rest.first {
            throw .billUnknown(receivers.text("bill_code", in: stray) ?? "")
        }
        return bills
    }
}
