import CostControl
import HospitalCore
import Interchange

/// Procedures that cost visits, bed-days, discharges and service items from arguments alone.
extension Procedure {
    static let careCostProcedures: [Procedure] = [costUnit, costServicePool, costItems]

    /// `cost.unit`: cost of a visit, a bed-day and a discharge.
    ///
    /// ```json
    /// {"period":"2025-03","items":["staff","drugs"],
    ///  "departments":[{"id":"D1","amounts":{"staff":"100.00"},
    ///                  "split":{"outpatient":"3","inpatient":"1"},
    ///                  "volumes":[{"unit":"visit","quantity":30},
    ///                             {"unit":"bed_day","quantity":5,"weight":"1.5"}]}],
    ///  "prior":[{"department":"D1","unit":"visit","unit_cost":"2.4"}]}
    /// ```
    static let costUnit = Procedure(
        "cost.unit",
        (
            zh: "诊次、床日、出院患者次均成本：按科室和全院、按成本项目，混合科室先拆分，附上期比较。",
            en: "Cost of a visit, bed-day and discharge by department, hospital and cost item."
        ),
        arguments: [
            .needed("period", .text, zh: "期间，用于提示信息", en: "The period, for messages"),
            .needed("items", .array, zh: "成本项目，按报表顺序", en: "The cost items in their order"),
            .needed(
                "departments", .array,
                zh: "临床科室：id、amounts（成本项目→元）、split（outpatient、inpatient）、"
                    + "volumes（unit、quantity、weight）",
                en: "Departments: id, amounts (item → yuan), split, volumes"),
            .optional(
                "prior", .array, zh: "上期：department、unit、item（缺省为全院、全部）、unit_cost",
                en: "The period before: department, unit, item (or the whole), unit_cost"),
        ],
        tables: ["costs", "findings"]
    ) { members in
        let (costs, findings) = try CareCosting(
            period: members.needed("period").text(), items: members.needed("items").texts(),
            departments: members.needed("departments").elements().map(CareArguments.department),
            prior: CareArguments.prior(members.optional("prior"))
        ).costed()
        return ProcedureResult([
            ResultTable(
                name: "costs",
                columns: [
                    .text("department", zh: "科室", en: "Department"),
                    .text("unit", zh: "核算对象", en: "Unit"),
                    .text("item", zh: "成本项目", en: "Cost item"),
                ] + ResultColumn.amount("cost", zh: "成本", en: "Cost") + [
                    .text("volume", zh: "业务量", en: "Volume"),
                    .text("unit_cost", zh: "单位成本（元）", en: "Unit cost (yuan)"),
                    .text("weighted_volume", zh: "加权业务量", en: "Weighted volume"),
                    .text("weighted_unit_cost", zh: "加权单位成本（元）", en: "Weighted (yuan)"),
                    .text("prior", zh: "上期单位成本（元）", en: "Before (yuan)"),
                    .text("change", zh: "增减额（元）", en: "Change (yuan)"),
                    .text("change_percent", zh: "增减率（%）", en: "Change (%)"),
                ],
                rows: try costs.map { cost in
                    [
                        .text(optional: cost.cell.department), .text(cost.cell.unit.rawValue),
                        .text(optional: cost.cell.item),
                    ] + .amount(cost.cost) + [
                        .optional(cost.volume), try .unitCost(cost.unitCost),
                        .optional(cost.weightedVolume), try .unitCost(cost.weightedUnitCost),
                        .optional(cost.prior), .optional(try cost.change()),
                        .optional(try cost.changePercent()),
                    ]
                }),
            findings.table,
        ])
    }

    /// `cost.service_pool`: what a department spreads over its service items.
    static let costServicePool = Procedure(
        "cost.service_pool",
        (
            zh: "项目成本的成本池：第二级分摊后成本扣除药品和单独收费材料，按成本项目。",
            en: "The pool of service items: cost after stage 2 less drugs and charged materials."
        ),
        arguments: [
            .needed("department", .text, zh: "科室", en: "The department"),
            .needed(
                "cost", .object, zh: "第二级分摊后成本：成本项目→元",
                en: "Cost after stage 2: cost item → yuan"),
            .optional("drugs", .array, zh: "药品类成本项目", en: "Cost items that are drugs"),
            .optional(
                "charged", .object, zh: "单独收费材料：成本项目→元",
                en: "Materials charged apart: cost item → yuan"),
        ],
        tables: ["parts", "total"]
    ) { members in
        let pool = try ServicePool(
            department: members.needed("department").text(),
            cost: CareArguments.parts(members.needed("cost")),
            drugs: Set(members.optional("drugs")?.texts() ?? []),
            charged: members.optional("charged")?.amounts() ?? [:])
        let amount = ResultColumn.amount("amount", zh: "金额", en: "Amount")
        return ProcedureResult([
            ResultTable(
                name: "parts",
                columns: [.text("item", zh: "成本项目", en: "Cost item")] + amount,
                rows: pool.parts.map { [.text($0.item)] + .amount($0.amount) }),
            ResultTable(name: "total", columns: amount, rows: [.amount(try pool.total())]),
        ])
    }

    /// `cost.items`: service items of departments by a named method.
    ///
    /// ```json
    /// {"departments":[{"id":"CT","pool":{"staff":"1000.00"},"method":"time_driven",
    ///   "capacity":"9600","items":[{"id":"I1","volume":100,"minutes":"20","income":"9000.00"}]}]}
    /// ```
    static let costItems = Procedure(
        "cost.items",
        (
            zh: "医疗服务项目成本：收入、时间、工作量比例系数法，当量法，时间驱动法，作业成本法；全院按业务量加权。",
            en: "Service items by a named method, and the hospital's mean weighted by volume."
        ),
        arguments: [
            .needed(
                "departments", .array,
                zh: "科室：id、pool（成本项目→元）、method（income、minutes、work、relative_value、"
                    + "time_driven、activity）、capacity、drivers（成本项目→作业→数量）、materials、"
                    + "items（id、volume、income、minutes、work、relative_value、activities、"
                    + "own_materials）",
                en: "Departments: id, pool, method, capacity, drivers, materials, items")
        ],
        tables: ["items", "parts", "capacity", "activities", "findings"]
    ) { members in
        let costs = try members.needed("departments").elements().map {
            try CareArguments.services($0).costed()
        }
        return ProcedureResult(try costs.tables())
    }
}

/// Reads the arguments of the procedures of care and service items.
private enum CareArguments {
    static func department(_ reader: ArgumentReader) throws -> CareDepartment {
        let members = try reader.members(["id", "amounts", "split", "volumes"])
        let split = try members.optional("split")?.members(["outpatient", "inpatient"])
        return CareDepartment(
            try members.needed("id").text(), amounts: try members.needed("amounts").amounts(),
            split: try split.map {
                CareSplit(
                    outpatient: try $0.needed("outpatient").decimal(),
                    inpatient: try $0.needed("inpatient").decimal())
            },
            volumes: try members.optional("volumes")?.elements().map { element in
                let volume = try element.members(["unit", "quantity", "weight"])
                return CareVolume(
                    try volume.needed("unit").choice(), try volume.needed("quantity").decimal(),
                    weight: try volume.optional("weight")?.decimal() ?? .one)
            } ?? [])
    }

    static func prior(_ reader: ArgumentReader?) throws -> [CareCell: Decimal] {
        var prior: [CareCell: Decimal] = [:]
        for element in try reader?.elements() ?? [] {
            let members = try element.members(["department", "unit", "item", "unit_cost"])
            let cell = CareCell(
                department: try members.optional("department")?.text(),
                unit: try members.needed("unit").choice(),
                item: try members.optional("item")?.text())
            prior[cell] = try members.needed("unit_cost").decimal()
        }
        return prior
    }

    static func parts(_ reader: ArgumentReader) throws -> [ServicePool.Part] {
        try reader.namedMembers().map { ServicePool.Part($0.name, try $0.reader.money()) }
    }

    static func services(_ reader: ArgumentReader) throws -> ServiceItemCosting {
        let members = try reader.members(
            ["id", "pool", "method", "capacity", "drivers", "materials", "items"])
        var drivers: [String: [String: Decimal]] = [:]
        for member in try members.optional("drivers")?.namedMembers() ?? [] {
            drivers[member.name] = try member.reader.decimals()
        }
        return ServiceItemCosting(
            ServicePool(
                department: try members.needed("id").text(),
                parts: try parts(members.needed("pool"))),
            method: try members.needed("method").choice(),
            items: try members.needed("items").elements().map(item),
            capacity: try members.optional("capacity")?.decimal(), drivers: drivers,
            materials: try members.optional("materials")?.text())
    }

    private static func item(_ reader: ArgumentReader) throws -> ServiceItem {
        let members = try reader.members([
            "id", "volume", "income", "minutes", "work", "relative_value", "activities",
            "own_materials",
        ])
        return ServiceItem(
            try members.needed("id").text(), volume: try members.needed("volume").decimal(),
            income: try members.optional("income")?.money(),
            minutes: try members.optional("minutes")?.decimal(),
            work: try members.optional("work")?.decimal(),
            relativeValue: try members.optional("relative_value")?.decimal(),
            activities: try members.optional("activities")?.decimals() ?? [:],
            ownMaterials: try members.optional("own_materials")?.decimal() ?? .zero)
    }
}

extension [ServiceCost] {
    /// The tables of `cost.items`; the whole hospital has no department.
    fileprivate func tables() throws -> [ResultTable] {
        let key: [ResultColumn] = [
            .text("department", zh: "科室", en: "Department"), .text("item", zh: "服务项目", en: "Item"),
        ]
        let unit: [ResultColumn] =
            ResultColumn.amount("cost", zh: "成本", en: "Cost")
            + [.text("unit_cost", zh: "单位成本（元）", en: "Unit cost (yuan)")]
        let category = ResultColumn.text("category", zh: "成本项目", en: "Cost item")
        var items = ResultTable(
            name: "items",
            columns: key + [.text("volume", zh: "业务量", en: "Volume")] + unit
                + ResultColumn.amount("income", zh: "收入", en: "Income")
                + ResultColumn.amount("margin", zh: "收益", en: "Margin"))
        var parts = ResultTable(name: "parts", columns: key + [category] + unit)
        let amount = ResultColumn.amount("cost", zh: "成本", en: "Cost")
        var capacity = ResultTable(
            name: "capacity",
            columns: [key[0], .text("unused_minutes", zh: "闲置分钟", en: "Unused minutes")] + amount)
        var activities = ResultTable(
            name: "activities",
            columns: [key[0], category, .text("activity", zh: "作业", en: "Activity")] + amount)
        func append(_ item: ServiceItemCost, of department: String?) throws {
            items.append(
                [.text(optional: department), .text(item.code), .optional(item.volume)]
                    + .amount(item.cost) + [try .unitCost(item.unitCost)]
                    + .amount(optional: item.income) + .amount(optional: try item.margin()))
        }
        for cost in self {
            let department = ResultValue.text(cost.department)
            for item in cost.items {
                try append(item, of: cost.department)
                for part in item.parts {
                    parts.append(
                        [department, .text(item.code), .text(part.item)] + .amount(part.cost)
                            + [try .unitCost(part.unitCost)])
                }
            }
            if let unused = cost.unused {
                capacity.append([department, .optional(unused.minutes)] + .amount(unused.cost))
            }
            for share in cost.activities {
                activities.append(
                    [department, .text(share.resource), .text(share.activity)]
                        + .amount(share.amount))
            }
        }
        for item in try ServiceItemCosting.hospital(self) { try append(item, of: nil) }
        return [items, parts, capacity, activities, flatMap(\.findings).table]
    }
}
