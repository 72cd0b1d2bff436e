import CostControl
import HospitalCore
import Interchange

/// Procedures of energy: meters and their periods, bills, balances, quotas, rounds of readings.
extension Procedure {
    static let energyProcedures: [Procedure] = [
        energyUse, energyBill, energyBalance, energyQuota, energyRound, energyIncrease,
        energyIntensity,
    ]

    private static let meters = ProcedureArgument.needed(
        "meters", .array,
        zh: "计量表：meter、capacity（量程）、multiplier（倍率）、daily_limit、events（at、register；"
            + "换表：at、old_end、new_start）",
        en: "Meters: meter, capacity, multiplier, daily_limit, events (at, register; a swap: at, "
            + "old_end, new_start)")

    /// `energy.use`: what meters used, by planned period.
    static let energyUse = Procedure(
        "energy.use",
        (
            zh: "计量用量：读数相减，识别翻转与换表，缺抄列示并按时间估算分摊，异常保留并标记。",
            en: "What meters used: roll-over, swap, missing readings spread and marked, spikes "
                + "kept and flagged."
        ),
        arguments: [
            meters,
            .optional(
                "plan", .array, zh: "应抄时刻，省略时按实际读数",
                en: "Moments of planned readings; those read unless given"),
        ],
        tables: ["periods", "missing"]
    ) { members in
        let plan = try members.optional("plan")?.elements().map { try $0.moment() }
        var rows: [[ResultValue]] = [], missing: [[ResultValue]] = []
        for reader in try members.elements("meters") {
            let (meter, events) = try MeterArguments.meter(reader)
            let uses = try meter.uses(events)
            guard let plan else {
                rows += uses.map {
                    MeterArguments.row(meter, $0.start, $0.end, $0.quantity, $0.flags)
                }
                continue
            }
            let periods = try MeterPeriods(uses, plan: plan)
            rows += periods.periods.map {
                MeterArguments.row(meter, $0.start, $0.end, $0.quantity, $0.flags)
            }
            missing += periods.missingReadings.map {
                [.text(meter.id.code), .text($0.description)]
            }
        }
        return ProcedureResult([
            ResultTable(
                name: "periods",
                columns: [
                    .text("meter", zh: "计量表", en: "Meter"), .text("from", zh: "起", en: "From"),
                    .text("to", zh: "止", en: "To"),
                    .text("quantity", zh: "用量", en: "Use; empty when missing"),
                    .text("flags", zh: "标记", en: "Flags"),
                ],
                rows: rows),
            ResultTable(
                name: "missing",
                columns: [
                    .text("meter", zh: "计量表", en: "Meter"),
                    .text("at", zh: "缺抄时刻", en: "Missing reading"),
                ],
                rows: missing),
        ])
    }

    /// `energy.bill`: the bill of a meter by slot and tier.
    static let energyBill = Procedure(
        "energy.bill",
        (
            zh: "分时与阶梯计价：跨时段按时间、跨阶梯按用量在一次读数内拆分，账单与各段金额到分平衡。",
            en: "Bills by time of use and tier, split inside a reading; parts add up to the fen."
        ),
        arguments: [
            meters,
            .needed(
                "slots", .array, zh: "时段：slot、from（HH:MM）、price（元）",
                en: "Slots: slot, from (HH:MM), price in yuan"),
            .optional(
                "tiers", .array, zh: "阶梯：above、surcharge（元）",
                en: "Tiers: above, surcharge in yuan"),
        ],
        tables: ["parts", "bills"]
    ) { members in
        let tariff = try MeterArguments.tariff(members)
        var parts: [[ResultValue]] = [], bills: [[ResultValue]] = []
        for reader in try members.elements("meters") {
            let (meter, events) = try MeterArguments.meter(reader)
            let bill = try tariff.bill(meter.uses(events))
            parts += try bill.parts.map { part in
                [
                    .text(meter.id.code), .text(part.slot), .integer(Int64(part.tier)),
                    .text(
                        try part.quantity.decimal(
                            digits: 6, rounding: .halfAwayFromZero
                        ).normalized.description),
                    .integer(part.amount.fen),
                ]
            }
            bills.append([.text(meter.id.code), .integer(bill.total.fen)])
        }
        return ProcedureResult([
            ResultTable(
                name: "parts",
                columns: [
                    .text("meter", zh: "计量表", en: "Meter"), .text("slot", zh: "时段", en: "Slot"),
                    .whole("tier", zh: "阶梯", en: "Tier"),
                    .text("quantity", zh: "用量", en: "Use, six digits"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: parts),
            ResultTable(
                name: "bills",
                columns: [
                    .text("meter", zh: "计量表", en: "Meter"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: bills),
        ])
    }

    /// `energy.balance`: a main meter and its sub-meters.
    static let energyBalance = Procedure(
        "energy.balance",
        (
            zh: "总表与分表平衡：损耗与损耗率，账单到分分摊，损耗分摊或单列。",
            en: "A main meter against its sub-meters: the loss, and the bill to the fen."
        ),
        arguments: [
            .needed("master", .decimal, zh: "总表用量", en: "Use of the main meter"),
            .needed(
                "subs", .array, zh: "分表：code、used（null为未抄）、recovered（回收）",
                en: "Sub-meters: code, used (null when not read), recovered"),
            .optional("bill", .decimal, zh: "账单（元）", en: "The bill in yuan"),
            .optional("loss", .text, zh: "损耗：spread分摊（默认）、own单列", en: "spread or own"),
            .optional("places", .whole, zh: "应计量点数", en: "Places that should be metered"),
        ],
        tables: ["balance", "shares"]
    ) { members in
        let balance = try EnergyBalance(
            master: members.decimal("master"),
            members.elements("subs").map { reader in
                let row = try reader.members(["code", "used", "recovered"])
                return EnergyBalance.Sub(
                    try row.text("code"), used: try row.optionalDecimal("used"),
                    recovered: try row.optionalDecimal("recovered") ?? .zero)
            })
        let rule = try members.optional("loss")?.choice(EnergyBalance.LossRule.self) ?? .spread
        let split = try members.optional("bill").map {
            try balance.allocate($0.money(), loss: rule)
        }
        let percent = try balance.lossPercent(digits: 1)
        let coverage = try members.optional("places").flatMap {
            try EnergyIntensity.coverage(
                metered: balance.subs.count, places: $0.whole(atLeast: balance.subs.count))
        }
        return ProcedureResult([
            ResultTable(
                name: "balance",
                columns: [
                    .text("master", zh: "总表", en: "Main meter"),
                    .text("loss", zh: "损耗", en: "Loss; empty when a sub-meter was not read"),
                    .text("percent", zh: "损耗率", en: "Loss in percent"),
                    .whole("loss_fen", zh: "损耗金额（分）", en: "Loss in fen"),
                    .text("coverage", zh: "计量覆盖率", en: "Metered places in percent"),
                ],
                rows: [
                    [
                        .text(balance.master.description),
                        .text(optional: balance.loss?.description),
                        .text(optional: percent?.value.description),
                        split.map { .integer($0.loss.fen) } ?? .null,
                        .text(optional: coverage?.value.description),
                    ]
                ]),
            ResultTable(
                name: "shares",
                columns: [
                    .text("code", zh: "分表", en: "Sub-meter"),
                    .text("net", zh: "净用量", en: "Net use"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: balance.subs.enumerated().map { place, sub in
                    [
                        .text(sub.code), .text(optional: sub.net?.description),
                        split.map { .integer($0.amounts[place].fen) } ?? .null,
                    ]
                }),
        ])
    }
}

/// How meters and tariffs are read.
enum MeterArguments {
    static func meter(_ reader: ArgumentReader) throws -> (Meter, [Meter.Event]) {
        let row = try reader.members([
            "meter", "capacity", "multiplier", "daily_limit", "events",
        ])
        let meter = try Meter(
            Meter.ID(row.text("meter")), capacity: row.optionalDecimal("capacity"),
            multiplier: row.optionalDecimal("multiplier") ?? .one,
            dailyLimit: row.optionalDecimal("daily_limit"))
        let events = try row.elements("events").map { reader -> Meter.Event in
            let event = try reader.members(["at", "register", "old_end", "new_start"])
            let moment = try event.needed("at").moment()
            guard let register = try event.optionalDecimal("register") else {
                return .swap(
                    moment, oldEnd: try event.decimal("old_end"),
                    newStart: try event.decimal("new_start"))
            }
            try event.refuse(["old_end", "new_start"], beside: "register")
            return .reading(moment, register)
        }
        return (meter, events)
    }

    static func row(
        _ meter: Meter, _ start: Moment, _ end: Moment, _ quantity: Decimal?,
        _ flags: [Meter.Flag]
    ) -> [ResultValue] {
        [
            .text(meter.id.code), .text(start.description), .text(end.description),
            .text(optional: quantity?.description),
            .text(flags.map(\.rawValue).joined(separator: ",")),
        ]
    }

    static func tariff(_ members: ArgumentMembers) throws -> EnergyTariff {
        try EnergyTariff(
            members.elements("slots").map { reader in
                let row = try reader.members(["slot", "from", "price"])
                let from = try row.needed("from")
                let moment = try Moment("2000-01-01 \(from.text())")
                guard moment.secondOfDay % 60 == 0 else {
                    throw ArgumentError.value(
                        path: from.path, value: try from.text(), allowed: "HH:MM")
                }
                return EnergyTariff.Slot(
                    try row.text("slot"), from: moment.secondOfDay / 60,
                    price: try row.decimal("price"))
            },
            tiers: members.optional("tiers")?.elements().map { reader in
                let row = try reader.members(["above", "surcharge"])
                return EnergyTariff.Tier(
                    above: try row.decimal("above"), surcharge: try row.decimal("surcharge"))
            } ?? [])
    }
}
