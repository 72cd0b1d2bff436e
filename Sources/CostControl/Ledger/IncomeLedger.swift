import HospitalCore

/// An income entry (收入明细): an amount with the department that ordered and the one that carried
/// out (开单科室、执行科室).
public struct IncomeEntry: Sendable {
    /// The voucher, or the month's sum of a pair of departments.
    public let code: String
    /// The income item.
    public let item: String
    /// The amount; negative for refunds.
    public let amount: Money
    /// The department that ordered; `nil` when it is not known.
    public let ordering: Department.ID?
    /// The department that carried out; `nil` when it is not known.
    public let executing: Department.ID?

    /// An entry.
    public init(
        _ code: String, item: String, amount: Money, ordering: Department.ID? = nil,
        executing: Department.ID? = nil
    ) {
        self.code = code
        self.item = item
        self.amount = amount
        self.ordering = ordering
        self.executing = executing
    }
}

/// Which department an income belongs to before it is allocated.
public enum IncomeBasis: String, CaseIterable, Sendable {
    /// 按执行科室: technical departments have income, which the steps pass on as they do cost.
    case executing
    /// 按开单科室: income stands where it was ordered; the steps have nothing to pass on.
    case ordering

    /// The department in words.
    public var term: MessageValue {
        switch self {
        case .executing: .phrase(chinese: "执行科室", english: "executing department")
        case .ordering: .phrase(chinese: "开单科室", english: "ordering department")
        }
    }
}

/// The income of a period, which the engine of cost allocates as it does cost (收入分摊).
///
/// Income and cost are two accounts of a department (收支两条线, S-096): they go through the same
/// steps by the same drivers and are never netted on the way.
public struct IncomeLedger: Sendable {
    /// The departments of the period.
    public let departments: [Department]
    /// The entries.
    public let entries: [IncomeEntry]

    /// The income of a period.
    public init(departments: [Department], entries: [IncomeEntry]) {
        self.departments = departments
        self.entries = entries
    }

    /// The income of every department by item, as the engine takes it.
    ///
    /// An entry is one line; several lines of a voucher differ in department or item. The order of
    /// the entries changes nothing.
    /// - Throws: `incomeDepartmentMissing` for an entry without the department of the basis;
    ///   `entryTwice`; `allocation` for a department that is none.
    public func centres(by basis: IncomeBasis) throws(LedgerError) -> [CostCentre] {
        var attributed: [CostEntry] = []
        for entry in entries {
            guard let id = basis == .executing ? entry.executing : entry.ordering else {
                throw .incomeDepartmentMissing(entry: entry.code, basis)
            }
            attributed.append(
                CostEntry(
                    entry.code, account: Posting.Account(id, item: entry.item),
                    amount: entry.amount))
        }
        return try CostLedger(departments: departments, entries: attributed).scoped(nil)
            .centres(departments)
    }
}
