import CostControl
import HospitalCore
import Interchange

/// The result as tables; those of cases are made row by row when they are read.
extension CaseCostOutcome {
    /// Names of the tables of a result.
    static let tableNames = ["cases", "groups", "departments", "findings", "reconciliation"]

    /// The tables, each sorted by code.
    func tables() throws -> [ResultTable] {
        [caseTable, try groupTable(), departmentTable, findingTable, reconciliationTable]
    }

    private static let amounts =
        [ResultColumn("lines", .integer, zh: "明细行数", en: "Lines")]
        + ResultColumn.amount("charge", zh: "费用", en: "Charge")
        + ResultColumn.amount("cost", zh: "成本", en: "Cost")

    private static func values(_ amounts: CaseCost.Amounts) -> [ResultValue] {
        [.integer(Int64(amounts.lines))] + .amount(amounts.charge) + .amount(amounts.cost)
    }

    /// Cases of which there are lines, costed or left out; they are sorted when the first of them
    /// is asked for.
    private var caseTable: ResultTable {
        let (cost, cases, groups) = (cost, cases, groups)
        let sorted = SortedCases(cost, cases)
        let columns =
            [
                ResultColumn("case", .text, zh: "病例", en: "Case"),
                ResultColumn("group", .text, zh: "病组", en: "Group"),
            ] + Self.amounts + [
                ResultColumn("left_out", .integer, zh: "未计入行数", en: "Lines left out")
            ]
        return ResultTable(name: "cases", columns: columns, rowCount: sorted.count) { row in
            let place = Int(sorted.places[row])
            let group = groups.text(Int(cost.register.groups[place]))
            return [.text(cases.text(place) ?? ""), group.map { .text($0) } ?? .null]
                + Self.values(cost.amounts(ofCase: place))
                + [.integer(Int64(cost.leftOutLines(ofCase: place)))]
        }
    }

    /// The groups with lines by code; cases without a group come last, as one row without a code.
    var sortedGroups: [(code: String?, group: CaseCost.Group)] {
        let named = groups.sortedPlaces().map { place in
            (code: groups.text(Int(place)), group: cost.groups[Int(place)])
        }
        let others = cost.groups.last.map { [(code: String?.none, group: $0)] } ?? []
        return (named + others).filter { $0.group.amounts.lines > 0 }
    }

    private func groupTable() throws -> ResultTable {
        var table = ResultTable(
            name: "groups",
            columns: [
                ResultColumn("group", .text, zh: "病组", en: "Group"),
                ResultColumn("cases", .integer, zh: "例数", en: "Cases"),
                ResultColumn("mean_cost", .text, zh: "均次成本（元）", en: "Mean cost (yuan)"),
                ResultColumn("mean_charge", .text, zh: "均次费用（元）", en: "Mean charge (yuan)"),
            ] + Self.amounts + ResultColumn.amount("difference", zh: "尾差", en: "Difference"))
        for (code, group) in sortedGroups {
            table.append(
                [
                    code.map { .text($0) } ?? .null, .integer(Int64(group.cases)),
                    try .unitCost(mean(group.amounts.cost, group.cases)),
                    try .unitCost(mean(group.amounts.charge, group.cases)),
                ] + Self.values(group.amounts) + .amount(group.difference))
        }
        return table
    }

    /// An amount of a group per case; `nil` without cases.
    func mean(_ amount: Money, _ cases: Int) -> Rate? {
        try? Rate(numerator: Int128(amount.fen), denominator: Int128(cases) * 100)
    }

    /// The departments with lines or with a pool, by code.
    var sortedDepartments: [(code: String, amounts: CaseCost.Amounts, pool: Money?)] {
        departments.sortedPlaces().compactMap { place in
            let place = Int(place)
            guard cost.departments.indices.contains(place),
                cost.departments[place].lines > 0 || pools[place] != nil
            else { return nil }
            return (departments.text(place) ?? "", cost.departments[place], pools[place])
        }
    }

    private var departmentTable: ResultTable {
        var table = ResultTable(
            name: "departments",
            columns: [ResultColumn("department", .text, zh: "科室", en: "Department")]
                + Self.amounts + ResultColumn.amount("pool", zh: "待分摊成本", en: "Pool")
                + ResultColumn.amount("difference", zh: "尾差", en: "Difference"))
        for (code, amounts, pool) in sortedDepartments {
            let difference = try? pool?.subtracting(amounts.cost)
            table.append(
                [.text(code)] + Self.values(amounts) + .optionalAmount(pool)
                    + .optionalAmount(difference))
        }
        return table
    }

    private var findingTable: ResultTable {
        ResultTable(
            name: "findings",
            columns: [
                ResultColumn("kind", .text, zh: "类别", en: "Kind"),
                ResultColumn("row", .integer, zh: "行", en: "Row"),
                ResultColumn("column", .text, zh: "列", en: "Column"),
                ResultColumn("value", .text, zh: "值", en: "Value"),
                ResultColumn("code", .integer, zh: "编号", en: "Code"),
                ResultColumn("name", .text, zh: "名称", en: "Name"),
                ResultColumn("chinese", .text, zh: "中文说明", en: "Chinese"),
                ResultColumn("english", .text, zh: "英文说明", en: "English"),
            ],
            rows: findings.map { found in
                [
                    .text(found.kind.rawValue), found.row.map { .integer(Int64($0)) } ?? .null,
                    found.column.map { .text($0) } ?? .null,
                    found.value.map { .text($0) } ?? .null,
                    .integer(Int64(found.finding.message.number)),
                    .text(found.finding.message.name),
                    .text(found.finding.text(in: .chinese)),
                    .text(found.finding.text(in: .english)),
                ]
            })
    }

    private var reconciliationTable: ResultTable {
        ResultTable(
            name: "reconciliation",
            columns: [
                ResultColumn("entry", .text, zh: "项目", en: "Entry"),
                ResultColumn("chinese", .text, zh: "中文说明", en: "Chinese"),
                ResultColumn("english", .text, zh: "英文说明", en: "English"),
                ResultColumn("lines", .integer, zh: "明细行数", en: "Lines"),
            ] + ResultColumn.amount("charge", zh: "费用", en: "Charge")
                + ResultColumn.amount("cost", zh: "成本", en: "Cost"),
            rows: reconciliation.map { entry in
                [
                    .text(entry.name), .text(entry.label.chinese), .text(entry.label.english),
                    entry.lines.map { .integer(Int64($0)) } ?? .null,
                ] + .optionalAmount(entry.charge) + .optionalAmount(entry.cost)
            })
    }
}

extension [ResultValue] {
    /// The two values of an amount that may lack.
    fileprivate static func optionalAmount(_ money: Money?) -> [ResultValue] {
        money.map { .amount($0) } ?? [.null, .null]
    }
}

/// The cases with lines in the order of their codes: there may be hundreds of thousands.
private final class SortedCases: @unchecked Sendable {
    /// How many there are.
    let count: Int
    private let cost: CaseCost
    private let cases: CodeIndex
    private let lock = WorkerLock()
    private var sorted: [Int32]?

    init(_ cost: CaseCost, _ cases: CodeIndex) {
        (self.cost, self.cases) = (cost, cases)
        count = (0..<cases.count).count { cost.hasLines($0) }
    }

    /// The positions of the cases.
    var places: [Int32] {
        lock.locked {
            let places = sorted ?? cases.sortedPlaces().filter { cost.hasLines(Int($0)) }
            sorted = places
            return places
        }
    }
}
