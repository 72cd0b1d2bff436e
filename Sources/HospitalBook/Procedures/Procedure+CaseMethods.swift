import CostControl
import HospitalCore
import Interchange

/// Procedures that cost cases and groups from the departments down and from the items up.
extension Procedure {
    static let caseMethodProcedures: [Procedure] = [costCaseTopDown, costCaseBottomUp]

    /// `cost.case_top_down`: cost of departments spread by days or care time.
    ///
    /// ```json
    /// {"departments":[{"id":"ward","cost":"1000.00"}],
    ///  "patients":[{"id":"p1","group":"GB23","time":{"ward":"7"},"own":{"ward":"300.00"}}]}
    /// ```
    static let costCaseTopDown = Procedure(
        "cost.case_top_down",
        (
            zh: "病种、DRG成本（自上而下法）：科室成本扣除患者药品和材料后按天数或时间分摊；病例值为估算。",
            en: "Cost of cases and groups from departments down; single cases are estimates."
        ),
        arguments: [
            .optional("period", .text, zh: "期间，用于提示信息", en: "The period, for messages"),
            .needed("departments", .array, zh: "科室：id、cost（元）", en: "Departments: id, cost (yuan)"),
            .needed(
                "patients", .array,
                zh: "患者：id、group（在院患者无）、time（科室→天数或时间）、own（科室→药品和材料元）",
                en: "Patients: id, group (none while in-house), time, own (department → yuan)"),
        ],
        tables: ["cases", "groups", "departments", "in_house"]
    ) { members in
        let cost = try TopDownCosting(
            period: members.optional("period")?.text(),
            centres: members.needed("departments").elements().map { reader in
                let centre = try reader.members(["id", "cost"])
                return TopDownCosting.Centre(
                    try centre.needed("id").text(), cost: try centre.needed("cost").money())
            },
            patients: members.needed("patients").elements().map { reader in
                let patient = try reader.members(["id", "group", "time", "own"])
                return TopDownCosting.Patient(
                    try patient.needed("id").text(), group: try patient.optional("group")?.text(),
                    stays: try patient.optional("time")?.namedMembers().map {
                        ChargedCase.Stay(unit: $0.name, days: try $0.reader.decimal())
                    } ?? [],
                    own: try CaseCostArguments.amounts(patient.optional("own")))
            }
        ).costed()
        let amount = ResultColumn.amount("cost", zh: "成本", en: "Cost")
        return ProcedureResult([
            cost.carried.caseTable, try cost.carried.groupTable(),
            ResultTable(
                name: "departments",
                columns: [.text("department", zh: "科室", en: "Department")] + amount
                    + ResultColumn.amount("own", zh: "患者药品和材料", en: "Patients' own") + [
                        .text("time", zh: "天数或时间", en: "Days or time"),
                        .text("rate", zh: "单位成本（元）", en: "Rate (yuan)"),
                    ],
                rows: try cost.units.map {
                    [.text($0.code)] + .amount($0.cost) + .amount($0.own) + [
                        .optional(try $0.time.shown().normalized), try .unitCost($0.rate),
                    ]
                }),
            ResultTable(name: "in_house", columns: amount, rows: [.amount(cost.inHouse)]),
        ])
    }

    /// `cost.case_bottom_up`: units of service items × unit cost.
    ///
    /// ```json
    /// {"unit_costs":[{"item":"CT01","cost":"85.25"},{"item":"CT01","department":"R","cost":"90"}],
    ///  "cases":[{"id":"p1","group":"GB23","items":[{"item":"CT01","quantity":2}],
    ///            "at_cost":{"drug":"300.00"}}]}
    /// ```
    static let costCaseBottomUp = Procedure(
        "cost.case_bottom_up",
        (
            zh: "病种、DRG成本（自下而上法）：服务项目数量×单位成本，加药品和单独收费材料；病例值为估算。",
            en: "Cost of cases and groups from service items up; single cases are estimates."
        ),
        arguments: [
            .needed(
                "unit_costs", .array, zh: "单位成本：item、department（缺省为全院）、cost（元）",
                en: "Unit costs: item, department (or the whole hospital), cost (yuan)"),
            .needed(
                "cases", .array,
                zh: "病例：id、group、items（item、department、quantity）、at_cost（药品和材料→元）",
                en: "Cases: id, group, items (item, department, quantity), at_cost (→ yuan)"),
        ],
        tables: ["cases", "groups", "findings"]
    ) { members in
        var unitCosts: [BottomUpCosting.Item: Decimal] = [:]
        for reader in try members.needed("unit_costs").elements() {
            let unit = try reader.members(["item", "department", "cost"])
            let item = try CaseCostArguments.item(unit)
            guard unitCosts.updateValue(try unit.needed("cost").decimal(), forKey: item) == nil
            else { throw UnitCostError.duplicate(item.code) }
        }
        let (costs, findings) = try BottomUpCosting(
            unitCosts: unitCosts,
            cases: members.needed("cases").elements().map { reader in
                let one = try reader.members(["id", "group", "items", "at_cost"])
                return BottomUpCosting.Case(
                    try one.needed("id").text(), group: try one.needed("group").text(),
                    uses: try one.optional("items")?.elements().map { element in
                        let use = try element.members(["item", "department", "quantity"])
                        return BottomUpCosting.Use(
                            try CaseCostArguments.item(use),
                            try use.needed("quantity").decimal())
                    } ?? [],
                    atCost: try CaseCostArguments.amounts(one.optional("at_cost")))
            }
        ).costed()
        return ProcedureResult([costs.caseTable, try costs.groupTable(), findings.table])
    }
}

extension CaseCostArguments {
    fileprivate static func item(_ members: ArgumentMembers) throws -> BottomUpCosting.Item {
        BottomUpCosting.Item(
            try members.needed("item").text(), in: try members.optional("department")?.text())
    }
}
