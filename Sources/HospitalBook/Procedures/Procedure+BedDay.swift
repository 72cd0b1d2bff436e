import CostControl
import HospitalCore
import Interchange

/// The procedure that costs and prices bed-days.
extension Procedure {
    static let bedDayProcedures: [Procedure] = [costBedDay]

    /// `cost.bed_day`: cost of a bed-day by class, weighted, with a price.
    ///
    /// ```json
    /// {"components":[{"id":"nursing","amount":"672.00","behaviour":"variable","markup":"0.5"}],
    ///  "classes":[{"id":"general","beds":100,"days":365},{"id":"icu","bed_days":7300,"weight":3}],
    ///  "markup":"0.4","price_digits":0}
    /// ```
    static let costBedDay = Procedure(
        "cost.bed_day",
        (
            zh: "床日成本：按床位类别权重计算每床日成本，可按加成率定价。",
            en: "Cost of a bed-day by weighted classes of beds, priced by mark-ups."
        ),
        arguments: [
            .optional("object", .text, zh: "核算对象，用于提示信息", en: "The department, for messages"),
            .needed(
                "components", .array,
                zh: "成本构成：id、amount（元）、behaviour（variable、fixed）、markup（加成率）",
                en: "Components: id, amount (yuan), behaviour (variable, fixed), markup"),
            .needed(
                "classes", .array, zh: "床位类别：id、beds与days或bed_days、weight（默认1）",
                en: "Classes: id, beds and days or bed_days, weight (1 unless given)"),
            .optional(
                "markup", .decimal, zh: "未单列加成率的构成所用的加成率，默认0",
                en: "The mark-up of components without one of their own, 0 unless given"),
            .optional(
                "price_digits", .whole, zh: "价格小数位数，默认2",
                en: "Decimals of the price, 2 unless given"),
        ],
        tables: ["classes", "totals"]
    ) { members in
        let markUp = try members.optional("markup")?.decimal() ?? .zero
        let digits = try members.optional("price_digits")?.whole() ?? 2
        let cost = try BedDayCosting(
            object: members.object(),
            components: members.needed("components").elements().map {
                try BedDayArguments.component($0, markUp: markUp)
            },
            classes: members.needed("classes").elements().map(BedDayArguments.bedClass)
        ).costed()
        return ProcedureResult(
            json: try cost.json(priceDigits: digits), tables: try cost.tables(priceDigits: digits))
    }
}

/// Reads the arguments of `cost.bed_day`.
private enum BedDayArguments {
    static func component(_ reader: ArgumentReader, markUp: Decimal) throws -> CostComponent {
        let members = try reader.members(["id", "amount", "behaviour", "markup"])
        return CostComponent(
            try members.needed("id").text(), amount: try members.needed("amount").money(),
            behaviour: try members.optional("behaviour")?.choice(),
            markUp: try members.optional("markup")?.decimal() ?? markUp)
    }

    static func bedClass(_ reader: ArgumentReader) throws -> BedClass {
        let members = try reader.members(["id", "beds", "days", "bed_days", "weight"])
        let id = try members.needed("id").text()
        let weight = try members.optional("weight")?.decimal() ?? .one
        guard let bedDays = members.optional("bed_days") else {
            return BedClass(
                id, beds: try members.needed("beds").decimal(),
                days: try members.needed("days").decimal(), weight: weight)
        }
        for name in ["beds", "days"] {
            if let other = members.optional(name) {
                throw ArgumentError.value(path: other.path, value: name, allowed: "bed_days")
            }
        }
        return BedClass(id, beds: .one, days: try bedDays.decimal(), weight: weight)
    }
}

extension BedDayCost {
    private func price(_ line: Line, _ digits: Int) throws -> Decimal {
        try line.price.decimal(digits: digits, rounding: .halfAwayFromZero)
    }

    fileprivate func json(priceDigits: Int) throws -> JSONValue {
        .object([
            "total": .money(total), "variable": .money(variable), "fixed": .money(fixed),
            "bed_days": .decimal(try bedDays.shown().normalized),
            "weighted_bed_days": .decimal(try weightedBedDays.shown().normalized),
            "equivalent_beds": .decimal(try equivalentBeds.shown().normalized),
            "cost_per_equivalent_bed": try .unitCost(costPerEquivalentBed),
            "classes": .array(
                try lines.map { line in
                    .object([
                        "id": .string(line.bedClass.code), "cost": try .unitCost(line.cost),
                        "price": .decimal(try price(line, priceDigits)),
                    ])
                }),
        ])
    }

    fileprivate func tables(priceDigits: Int) throws -> [ResultTable] {
        let classes = ResultTable(
            name: "classes",
            columns: [
                ResultColumn("class", .text, zh: "床位类别", en: "Class"),
                ResultColumn("weight", .text, zh: "权重", en: "Weight"),
                ResultColumn("cost", .text, zh: "床日成本（元）", en: "Cost of a bed-day (yuan)"),
                ResultColumn("price", .text, zh: "床日价格（元）", en: "Price of a bed-day (yuan)"),
            ],
            rows: try lines.map {
                [
                    .text($0.bedClass.code), .optional($0.bedClass.weight), try .unitCost($0.cost),
                    .optional(try price($0, priceDigits)),
                ]
            })
        let totals = ResultTable(
            name: "totals",
            columns: ResultColumn.amount("total", zh: "总成本", en: "Total cost")
                + ResultColumn.amount("variable", zh: "变动成本", en: "Variable cost")
                + ResultColumn.amount("fixed", zh: "固定成本", en: "Fixed cost")
                + [
                    ResultColumn("bed_days", .text, zh: "床日数", en: "Bed-days"),
                    ResultColumn("weighted_bed_days", .text, zh: "加权床日数", en: "Weighted bed-days"),
                ],
            rows: [
                [ResultValue].amount(total) + .amount(variable) + .amount(fixed) + [
                    .optional(try bedDays.shown().normalized),
                    .optional(try weightedBedDays.shown().normalized),
                ]
            ])
        return [classes, totals]
    }
}
