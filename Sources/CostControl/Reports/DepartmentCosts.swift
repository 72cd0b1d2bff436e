import HospitalCore

/// The cost of a period by department and cost item, before and after allocation, with the lines in
/// between: what the forms of departments are printed from.
///
/// The value exists only if it ties out:
///
///     at the end(department, item) = direct + received − passed on      for every department
///     Σ at the end                 = Σ direct                           for every item
///
/// Where sources serve each other the first holds for the final departments; the lines of the
/// sources show their gross cost there.
public struct DepartmentCosts: Sendable {
    /// The period, when it is known.
    public let period: String?
    /// The cost items in the order of the forms.
    public let items: [ReportItem]
    /// The departments, sorted by code.
    public let departments: [Department]
    /// How many decimals of a yuan the amounts have.
    let decimals: Int
    /// The lines by step, source, receiver and item; departments and items by position.
    let lines: [AllocationLine]
    /// Direct cost in whole units, department × item.
    let direct: [Int128]
    /// What stands in each department at the end, in whole units, department × item.
    let balances: [Int128]
    /// The departments that passed their cost on.
    let isClosed: [Bool]

    /// The costs of an allocation.
    /// - `names`: names of cost items by code.
    /// - Throws: `unknown` for the name of an item that the run does not have; `differs`,
    ///   `outOfRange`.
    public init(
        _ result: AllocationResult, names: [String: String] = [:]
    ) throws(CostReportError) {
        for code in names.keys.sorted() where !result.items.contains(code) {
            throw .unknown(
                code, place: "items", nearest: NearestName.nearest(to: code, in: result.items))
        }
        let count = result.items.count
        var direct: [Int128] = []
        direct.reserveCapacity(result.departments.count * count)
        for department in result.departments.indices {
            for item in 0..<count {
                direct.append(result.directCost(department: department, item: item))
            }
        }
        var balances = [Int128](repeating: 0, count: direct.count)
        for final in result.finals {
            balances.replaceSubrange(
                final.department * count..<(final.department + 1) * count, with: final.amounts)
        }
        try self.init(
            period: result.period,
            items: result.items.map { ReportItem($0, name: names[$0]) },
            departments: result.departments, decimals: result.policy.unit.decimals,
            lines: result.lines, direct: direct, balances: balances,
            isClosed: result.departments.indices.map(result.isClosed),
            servesEachOther: result.solution != nil)
    }

    init(
        period: String?, items: [ReportItem], departments: [Department], decimals: Int,
        lines: [AllocationLine], direct: [Int128], balances: [Int128], isClosed: [Bool],
        servesEachOther: Bool
    ) throws(CostReportError) {
        self.period = period
        self.items = items
        self.departments = departments
        self.decimals = decimals
        self.lines = lines
        self.direct = direct
        self.balances = balances
        self.isClosed = isClosed
        try checkLines(servesEachOther: servesEachOther)
        try checkTotals()
    }

    private func checkLines(servesEachOther: Bool) throws(CostReportError) {
        var expected = direct
        for line in lines {
            let received = line.receiver * items.count + line.item
            let given = line.source * items.count + line.item
            expected[received] = try expected[received].adding(line.amount, in: .fullCost)
            expected[given] = try expected[given].subtracting(line.amount, in: .fullCost)
        }
        for place in expected.indices where expected[place] != balances[place] {
            let department = place / items.count
            if servesEachOther && isClosed[department] { continue }
            throw .differs(
                CostReportError.Cell(
                    form: .fullCost, row: .text(departments[department].id.code),
                    column: .text(items[place % items.count].name)),
                expected: try yuan(expected[place], .fullCost).description,
                found: try yuan(balances[place], .fullCost).description)
        }
    }

    private func checkTotals() throws(CostReportError) {
        let every = Array(departments.indices)
        let (before, after) = (
            try total(of: every, direct, .fullCost), try total(of: every, balances, .fullCost)
        )
        for item in items.indices where before[item] != after[item] {
            throw .differs(
                CostReportError.Cell(
                    form: .fullCost, row: CostReport.grandTotal, column: .text(items[item].name)),
                expected: try yuan(before[item], .fullCost).description,
                found: try yuan(after[item], .fullCost).description)
        }
    }
}

extension DepartmentCosts {
    /// The amounts of a department by item.
    func amounts(_ department: Int, _ table: [Int128]) -> [Int128] {
        Array(table[department * items.count..<(department + 1) * items.count])
    }

    /// The sums of departments by item.
    func total(
        of positions: [Int], _ table: [Int128], _ form: CostForm
    ) throws(CostReportError) -> [Int128] {
        var total = [Int128](repeating: 0, count: items.count)
        for position in positions { try total.add(amounts(position, table), in: form) }
        return total
    }

    /// What a department received, less what it passed on, by item.
    func indirect(_ department: Int, _ form: CostForm) throws(CostReportError) -> [Int128] {
        var amounts = amounts(department, balances)
        for item in items.indices {
            amounts[item] = try amounts[item].subtracting(
                direct[department * items.count + item], in: form)
        }
        return amounts
    }

    /// Whole units as yuan.
    func yuan(_ units: Int128, _ form: CostForm) throws(CostReportError) -> Decimal {
        do { return try Decimal(significand: units, scale: decimals) } catch {
            throw .outOfRange(form)
        }
    }

    /// Whole units as cells.
    func yuan(_ amounts: [Int128], _ form: CostForm) throws(CostReportError) -> [Decimal?] {
        var cells: [Decimal?] = []
        for amount in amounts { cells.append(try yuan(amount, form)) }
        return cells
    }

    /// Amounts by item as cells, with their sum at the end.
    func cells(_ amounts: [Int128], _ form: CostForm) throws(CostReportError) -> [Decimal?] {
        try yuan(amounts + [amounts.total(in: form)], form)
    }

    /// The period and the cost items.
    public var basis: CostReport.Basis { CostReport.Basis(period: period, items: items) }

    /// The names of the items over their columns.
    var itemNames: [String] { ReportItem.distinctNames(items) }

    /// The positions of the departments of a class, by code.
    func positions(of departmentClass: DepartmentClass) -> [Int] {
        departments.indices.filter { departments[$0].departmentClass == departmentClass }
    }

    /// Refuses a department without a class.
    func requireClasses(for form: CostForm) throws(CostReportError) {
        for department in departments where department.departmentClass == nil {
            throw .classMissing(form, department: department.id.code)
        }
    }

    /// Code and name of a department.
    func labels(_ department: Int) -> [MessageValue?] {
        [.text(departments[department].id.code), .text(departments[department].name)]
    }

    /// The position of a department by its code; `nil` when there is none.
    func position(of id: Department.ID) -> Int? {
        var (low, high) = (0, departments.count)
        while low < high {
            let middle = (low + high) / 2
            if departments[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < departments.count && departments[low].id == id ? low : nil
    }

    /// The position of a department that must be there.
    /// - Throws: `unknown` with the nearest code.
    func position(
        of id: Department.ID, in place: String
    ) throws(CostReportError) -> Int {
        guard let position = position(of: id) else {
            throw .unknown(
                id.code, place: place,
                nearest: NearestName.nearest(to: id.code, in: departments.map(\.id.code)))
        }
        return position
    }
}
