import CostControl
import HospitalCore
import Interchange

/// Procedures that cost charges, cases and groups by ratios of cost to income.
extension Procedure {
    static let caseCostProcedures: [Procedure] = [costRatio, costCaseByRatio]

    /// `cost.ratio`: the cost of charges by the ratio of each service area.
    static let costRatio = Procedure(
        "cost.ratio",
        (
            zh: "成本收入比：按各服务单元的成本收入比，由收费计算成本。",
            en: "Cost of charges by the ratio of cost to income of each service area."
        ),
        arguments: [
            .needed(
                "areas", .array,
                zh: "服务单元：id、charges（元），以及ratio，或cost与income（元）",
                en: "Areas: id, charges (yuan), and ratio, or cost and income (yuan)")
        ],
        tables: ["areas"]
    ) { members in
        var table = ResultTable(
            name: "areas",
            columns: [
                ResultColumn("area", .text, zh: "服务单元", en: "Area"),
                ResultColumn("ratio", .text, zh: "成本收入比", en: "Ratio"),
            ] + ResultColumn.amount("cost", zh: "成本", en: "Cost"))
        var costs: [Money] = []
        let areas = try members.needed("areas").elements().map { reader in
            let (ratio, charges) = try CaseCostArguments.area(reader)
            let cost = try ratio.amount(of: charges)
            costs.append(cost)
            table.append([.text(ratio.unit), try .unitCost(ratio.ratio)] + .amount(cost))
            return JSONValue.object([
                "id": .string(ratio.unit), "ratio": try .unitCost(ratio.ratio),
                "cost": .money(cost),
            ])
        }
        return ProcedureResult(
            json: .object(["areas": .array(areas), "cost": .money(try costs.total())]),
            tables: [table])
    }

    /// `cost.case_by_ratio`: cases and groups by the ratios of the units they used.
    ///
    /// ```json
    /// {"units":[{"id":"ward","cost":"900000","income":"600000","per_diem":"420"}],
    ///  "cases":[{"id":"p1","group":"GB23","charges":{"ward":"1200.00"},"days":{"ward":"7"},
    ///            "at_cost":{"drug":"950.30"}}]}
    /// ```
    static let costCaseByRatio = Procedure(
        "cost.case_by_ratio",
        (
            zh: "病种、DRG成本（成本收入比法）：病例估算成本、病组总成本与均次成本、各单元已计入与剩余成本。",
            en: "Cost of cases and groups by ratios: estimates, group totals and means, cost left."
        ),
        arguments: [
            .needed(
                "units", .array, zh: "服务单元：id、cost、income（元）、per_diem（床日成本，可选）",
                en: "Service units: id, cost, income (yuan), per_diem (optional)"),
            .needed(
                "cases", .array,
                zh: "病例：id、group、charges（单元→收入）、days（单元→天数）、at_cost（药品、耗材等实际成本）",
                en: "Cases: id, group, charges (unit → yuan), days (unit → days), at_cost"),
        ],
        tables: ["cases", "groups", "units"]
    ) { members in
        let cost = try CaseRatioCosting(
            units: members.needed("units").elements().map(CaseCostArguments.unit),
            cases: members.needed("cases").elements().map(CaseCostArguments.chargedCase)
        ).costed()
        return ProcedureResult(json: try cost.json(), tables: try cost.tables())
    }
}

/// Reads the arguments of the procedures that cost charges and cases.
enum CaseCostArguments {
    static func area(_ reader: ArgumentReader) throws -> (ChargeRatio, Money) {
        let members = try reader.members(["id", "charges", "ratio", "cost", "income"])
        let id = try members.needed("id").text()
        let charges = try members.needed("charges").money()
        guard let ratio = members.optional("ratio") else {
            return (
                try ChargeRatio(
                    unit: id, cost: members.needed("cost").money(),
                    income: members.needed("income").money()),
                charges
            )
        }
        for name in ["cost", "income"] {
            if let other = members.optional(name) {
                throw ArgumentError.value(path: other.path, value: name, allowed: "ratio")
            }
        }
        return (try ChargeRatio(unit: id, ratio: try ratio.decimal()), charges)
    }

    static func unit(_ reader: ArgumentReader) throws -> ServiceUnit {
        let members = try reader.members(["id", "cost", "income", "per_diem"])
        return ServiceUnit(
            try members.needed("id").text(), cost: try members.needed("cost").money(),
            income: try members.needed("income").money(),
            perDiem: try members.optional("per_diem")?.decimal())
    }

    static func chargedCase(_ reader: ArgumentReader) throws -> ChargedCase {
        let members = try reader.members(["id", "group", "charges", "days", "at_cost"])
        return ChargedCase(
            try members.needed("id").text(), group: try members.needed("group").text(),
            charges: try amounts(members.optional("charges")),
            days: try members.optional("days")?.namedMembers().map {
                ChargedCase.Stay(unit: $0.name, days: try $0.reader.decimal())
            } ?? [],
            atCost: try amounts(members.optional("at_cost")))
    }

    static func amounts(_ reader: ArgumentReader?) throws -> [ChargedCase.Amount] {
        try reader?.namedMembers().map {
            ChargedCase.Amount($0.name, try $0.reader.money())
        } ?? []
    }
}

extension CaseRatioCost {
    fileprivate func json() throws -> JSONValue {
        .object([
            "units": .array(
                try units.map { unit in
                    .object([
                        "id": .string(unit.unit.code), "ratio": try .unitCost(unit.ratio),
                        "charged": .money(unit.charged), "assigned": .money(unit.assigned),
                        "left": .money(unit.left),
                    ])
                }),
            "cases": .array(
                cases.map { line in
                    .object([
                        "id": .string(line.code), "group": .string(line.group),
                        "cost": .money(line.cost),
                    ])
                }),
            "groups": .array(
                try groups.map { group in
                    .object([
                        "id": .string(group.code), "cases": .number(String(group.count)),
                        "total": .money(group.total), "mean": try .unitCost(group.mean),
                        "difference": .money(group.difference),
                    ])
                }),
        ])
    }

    fileprivate func tables() throws -> [ResultTable] {
        [carried.caseTable, try carried.groupTable(), try unitTable()]
    }

    private func unitTable() throws -> ResultTable {
        ResultTable(
            name: "units",
            columns: [
                ResultColumn("unit", .text, zh: "服务单元", en: "Service unit"),
                ResultColumn("ratio", .text, zh: "成本收入比", en: "Ratio"),
            ] + ResultColumn.amount("cost", zh: "成本", en: "Cost")
                + ResultColumn.amount("charged", zh: "病例收入", en: "Charged")
                + ResultColumn.amount("assigned", zh: "已计入成本", en: "Assigned cost")
                + ResultColumn.amount("left", zh: "剩余成本", en: "Cost left"),
            rows: try units.map {
                [.text($0.unit.code), try .unitCost($0.ratio)] + .amount($0.unit.cost)
                    + .amount($0.charged) + .amount($0.assigned) + .amount($0.left)
            })
    }
}

extension CaseGroups {
    /// The cases with their estimated cost.
    var caseTable: ResultTable {
        ResultTable(
            name: "cases",
            columns: [
                ResultColumn("case", .text, zh: "病例", en: "Case"),
                ResultColumn("group", .text, zh: "病组", en: "Group"),
            ] + ResultColumn.amount("cost", zh: "估算成本", en: "Estimated cost"),
            rows: cases.map { [.text($0.code), .text($0.group)] + .amount($0.cost) })
    }

    /// The groups with their mean and the 尾差.
    func groupTable() throws -> ResultTable {
        ResultTable(
            name: "groups",
            columns: [
                ResultColumn("group", .text, zh: "病组", en: "Group"),
                ResultColumn("cases", .integer, zh: "例数", en: "Cases"),
                ResultColumn("mean", .text, zh: "均次成本（元）", en: "Mean cost (yuan)"),
            ] + ResultColumn.amount("total", zh: "总成本", en: "Total cost")
                + ResultColumn.amount("difference", zh: "尾差", en: "Rounding difference"),
            rows: try groups.map {
                [
                    .text($0.code), .integer(Int64($0.count)), try .unitCost($0.mean),
                ] + .amount($0.total) + .amount($0.difference)
            })
    }
}
