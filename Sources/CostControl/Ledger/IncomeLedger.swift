import HospitalCore

/// An income entry (收入明细): an amount with the department that ordered and the one that carried
/// out (开单科室、执行科室).
public struct IncomeEntry: Hashable, Sendable {
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
public struct IncomeLedger: Hashable, Sendable {
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
    /// - Throws: `entryTwice`; `departmentMissing` for an entry without the department of the
    ///   basis; `allocation` for one that is no department. The order of entries changes nothing.
    public func centres(by basis: IncomeBasis) throws(IncomeError) -> [CostCentre] {
        let codes = Set(departments.map(\.id))
        var sums: [Department.ID: [String: Int128]] = [:]
        var known: Set<Code<IncomeEntry>> = []
        let sorted = entries.sorted { Code<IncomeEntry>($0.code) < Code($1.code) }
        for entry in sorted {
            guard known.insert(Code(entry.code)).inserted else { throw .entryTwice(entry.code) }
            let id = basis == .executing ? entry.executing : entry.ordering
            guard let id else { throw .departmentMissing(entry: entry.code, basis) }
            guard codes.contains(id) else {
                throw .allocation(.unknownDepartment(
                    id.code, place: entry.code,
                    nearest: NearestName.nearest(to: id.code, in: departments.map(\.id.code))))
            }
            // Fewer than 2⁶³ amounts of 64 bits fit 128 bits.
            sums[id, default: [:]][entry.item, default: 0] += Int128(entry.amount.fen)
        }
        return departments.map { .ofFen($0, sums[$0.id]) }
    }
}

/// Why income is refused.
public enum IncomeError: HospitalError, Hashable {
    /// An entry without the department that the basis asks for.
    case departmentMissing(entry: String, IncomeBasis)
    /// An entry that stands twice.
    case entryTwice(String)
    /// A department that is none.
    case allocation(AllocationError)

    /// The message with the entry.
    public var finding: Finding {
        switch self {
        case .departmentMissing(let entry, let basis):
            Finding(.incomeDepartmentMissing, ["entry": .text(entry), "role": basis.term])
        case .entryTwice(let entry): Finding(.incomeEntryTwice, ["entry": .text(entry)])
        case .allocation(let error): error.finding
        }
    }
}
