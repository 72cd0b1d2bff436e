import CostControl
import HospitalCore
import Interchange

/// Procedures about break-even: by volume, by revenue, by mix, and the fixed cost a plan can bear.
extension Procedure {
    static let breakEvenProcedures: [Procedure] = [
        costBreakEven, costBreakEvenRevenue, costFixedLimit, costBreakEvenMix,
    ]

    private static let object = ProcedureArgument.optional(
        "object", .text, zh: "分析对象，用于提示信息", en: "What is sold, for messages")
    private static let fixed = ProcedureArgument.needed(
        "fixed", .decimal, zh: "固定成本（元）", en: "Fixed cost in yuan")

    /// `cost.break_even`: break-even and target volumes, and the figures at a volume.
    static let costBreakEven = Procedure(
        "cost.break_even",
        (
            zh: "本量利分析：保本量（进位取整）、目标结余业务量、安全边际和经营杠杆。",
            en: "Break-even and target volumes (rounded up), margin of safety and leverage."
        ),
        arguments: [
            object, fixed,
            .needed("price", .decimal, zh: "单价（元）", en: "The price of one in yuan"),
            .needed("variable", .decimal, zh: "单位变动成本（元）", en: "Variable cost of one in yuan"),
            .optional("volume", .decimal, zh: "业务量", en: "The volume"),
            .optional("targets", .array, zh: "目标结余（元）", en: "Target profits in yuan"),
        ],
        tables: ["break_even", "targets"]
    ) { members in
        let service = try BreakEven(
            object: members.object(), fixed: members.needed("fixed").money(),
            price: members.needed("price").decimal(),
            variable: members.needed("variable").decimal())
        let result = try members.optional("volume").map { try service.result(at: $0.decimal()) }
        let targets = try members.optional("targets")?.elements().map { try $0.money() } ?? []
        let volumes = try targets.map { try service.volume(profit: $0) }
        return ProcedureResult(
            json: try service.json(result, targetVolumes: volumes),
            tables: [
                try service.table(result),
                ResultTable(
                    name: "targets",
                    columns: ResultColumn.amount("profit", zh: "目标结余", en: "Target profit")
                        + [ResultColumn("volume", .text, zh: "业务量", en: "Volume")],
                    rows: zip(targets, volumes).map { .amount($0) + [.optional($1)] }),
            ])
    }

    /// `cost.break_even_revenue`: the revenue that covers the fixed cost.
    static let costBreakEvenRevenue = Procedure(
        "cost.break_even_revenue",
        (
            zh: "保本收入：固定成本÷（1－变动成本率），以及折合到业务量的单价。",
            en: "Break-even revenue: fixed / (1 - variable ratio), and the price it means."
        ),
        arguments: [
            object, fixed,
            .needed(
                "variable_ratio", .decimal, zh: "变动成本率，0至1", en: "Variable cost ratio, 0 to 1"),
            .optional("volume", .decimal, zh: "业务量", en: "The volume"),
        ],
        tables: ["break_even"]
    ) { members in
        let plan = try RevenueBreakEven(
            object: members.object(), fixed: members.needed("fixed").money(),
            variableRatio: members.needed("variable_ratio").decimal())
        let revenue = try plan.revenue()
        let price = try members.optional("volume").flatMap { try plan.price(at: $0.decimal()) }
        return ProcedureResult(
            json: .object([
                "revenue": try .unitCost(revenue), "price": try .unitCost(price),
            ]),
            tables: [
                ResultTable(
                    name: "break_even",
                    columns: [
                        ResultColumn("revenue", .text, zh: "保本收入（元）", en: "Revenue (yuan)"),
                        ResultColumn("price", .text, zh: "折合单价（元）", en: "Price (yuan)"),
                    ],
                    rows: [[try .unitCost(revenue), try .unitCost(price)]])
            ])
    }

    /// `cost.fixed_limit`: the fixed cost that a service's capacity can bear.
    static let costFixedLimit = Procedure(
        "cost.fixed_limit",
        (
            zh: "固定成本限额：按服务能力、利用率和单价，计算保本及目标结余率下可承担的固定成本。",
            en: "The fixed cost that capacity, utilisation and price can bear, also with a margin."
        ),
        arguments: [
            .needed(
                "capacity", .object,
                zh: "服务能力：per_hour、hours_per_day、days、utilisation",
                en: "Capacity: per_hour, hours_per_day, days, utilisation"),
            .needed("price", .decimal, zh: "单价（元）", en: "The price of one in yuan"),
            .optional("variable", .decimal, zh: "单位变动成本（元）", en: "Variable cost of one in yuan"),
            .optional(
                "variable_per_hour", .decimal, zh: "每工作小时变动成本（元）",
                en: "Variable cost of an hour worked, in yuan"),
            .optional("margin", .decimal, zh: "目标结余率，0至1", en: "Target margin, 0 to 1"),
        ],
        tables: ["limit"]
    ) { members in
        let capacity = try BreakEvenArguments.capacity(members.needed("capacity"))
        let (limit, volume) = try BreakEvenArguments.limit(members, capacity)
        let breakEven = try limit.fixed()
        let target = try members.optional("margin").map { try limit.fixed(margin: $0.decimal()) }
        return ProcedureResult(
            json: .object([
                "capacity": .decimal(try capacity.whole()), "volume": .decimal(volume),
                "revenue": .money(limit.revenue), "variable": .money(limit.variable),
                "break_even_fixed": .money(breakEven),
                "target_fixed": target.map { .money($0) } ?? .null,
            ]),
            tables: [
                ResultTable(
                    name: "limit",
                    columns: ResultColumn.amount("revenue", zh: "收入", en: "Revenue")
                        + ResultColumn.amount("variable", zh: "变动成本", en: "Variable cost")
                        + ResultColumn.amount("break_even_fixed", zh: "保本固定成本", en: "Break-even"),
                    rows: [.amount(limit.revenue) + .amount(limit.variable) + .amount(breakEven)])
            ])
    }

    /// `cost.break_even_mix`: the break-even of services sold in fixed shares.
    static let costBreakEvenMix = Procedure(
        "cost.break_even_mix",
        (
            zh: "多品种保本点：按构成比计算各服务的保本业务量（进位取整）。",
            en: "Break-even volumes of services sold in fixed shares, each rounded up."
        ),
        arguments: [
            fixed,
            .needed(
                "services", .array, zh: "服务：id、share（合计为1）、price、variable（元）",
                en: "Services: id, share (totalling 1), price, variable (yuan)"),
        ],
        tables: ["services"]
    ) { members in
        let mix = try ServiceMix(
            fixed: members.needed("fixed").money(),
            services: members.needed("services").elements().map(BreakEvenArguments.service))
        let volumes = try mix.volumes()
        return ProcedureResult(
            json: .object([
                "contribution": try .unitCost(mix.contribution),
                "services": .array(
                    zip(mix.services, volumes).map { service, volume in
                        .object(["id": .string(service.code), "volume": .decimal(volume)])
                    }),
            ]),
            tables: [
                ResultTable(
                    name: "services",
                    columns: [
                        ResultColumn("service", .text, zh: "服务", en: "Service"),
                        ResultColumn("volume", .text, zh: "保本业务量", en: "Break-even volume"),
                    ],
                    rows: zip(mix.services, volumes).map { [.text($0.code), .optional($1)] })
            ])
    }
}

/// Reads the arguments of the break-even procedures.
private enum BreakEvenArguments {
    static func capacity(_ reader: ArgumentReader) throws -> ServiceCapacity {
        let members = try reader.members(["per_hour", "hours_per_day", "days", "utilisation"])
        return try ServiceCapacity(
            perHour: members.needed("per_hour").decimal(),
            hoursPerDay: members.needed("hours_per_day").decimal(),
            days: members.needed("days").decimal(),
            utilisation: members.needed("utilisation").decimal())
    }

    /// Revenue and variable cost of a capacity: the variable cost follows the visits or the hours.
    static func limit(
        _ members: ArgumentMembers, _ capacity: ServiceCapacity
    ) throws -> (FixedCostLimit, volume: Decimal) {
        let volume = try capacity.volume()
        let price = try members.needed("price").decimal()
        guard let hourly = members.optional("variable_per_hour") else {
            let variable = try members.needed("variable").decimal()
            return (
                try FixedCostLimit(
                    revenue: (volume, price), variable: (volume, variable)), volume
            )
        }
        if let other = members.optional("variable") {
            throw ArgumentError.value(
                path: other.path, value: "variable", allowed: "variable_per_hour")
        }
        return (
            try FixedCostLimit(
                revenue: (volume, price), variable: (capacity.hours(), hourly.decimal())), volume
        )
    }

    static func service(_ reader: ArgumentReader) throws -> ServiceMix.Service {
        let members = try reader.members(["id", "share", "price", "variable"])
        return ServiceMix.Service(
            try members.needed("id").text(), share: try members.needed("share").rate(),
            price: try members.needed("price").decimal(),
            variable: try members.needed("variable").decimal())
    }
}

extension BreakEven {
    fileprivate func json(_ result: VolumeResult?, targetVolumes: [Decimal]) throws -> JSONValue {
        var object: JSONObject = [
            "contribution": try .unitCost(contribution),
            "contribution_ratio": try .unitCost(contributionRatio()),
            "break_even_volume": .decimal(try volume()),
            "break_even_revenue": .money(try revenue()),
            "target_volumes": .array(targetVolumes.map { .decimal($0) }),
        ]
        if let result {
            object.append(
                "at_volume",
                .object([
                    "volume": .decimal(result.volume), "revenue": .money(result.revenue),
                    "variable": .money(result.variable),
                    "contribution": .money(result.contribution),
                    "profit": .money(result.profit), "safety": try .unitCost(result.safety),
                    "safety_ratio": try .unitCost(result.safetyRatio),
                    "leverage": try .unitCost(result.leverage),
                ]))
        }
        return .object(object)
    }

    fileprivate func table(_ result: VolumeResult?) throws -> ResultTable {
        ResultTable(
            name: "break_even",
            columns: [
                ResultColumn("contribution", .text, zh: "单位边际贡献（元）", en: "Contribution (yuan)"),
                ResultColumn("volume", .text, zh: "保本量", en: "Break-even volume"),
            ] + ResultColumn.amount("revenue", zh: "保本收入", en: "Break-even revenue") + [
                ResultColumn("safety", .text, zh: "安全边际", en: "Margin of safety"),
                ResultColumn("profit_fen", .integer, zh: "结余（分）", en: "Profit (fen)"),
            ],
            rows: [
                [try .unitCost(contribution), .optional(try volume())]
                    + .amount(try revenue()) + [
                        try .unitCost(result?.safety),
                        result.map { .integer($0.profit.fen) } ?? .null,
                    ]
            ])
    }
}
