import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about food, hygiene and the people in the hospital's care.
extension Procedure {
    /// `inspection.food_samples`: until when samples are kept, and what is wrong with them.
    static let inspectionFoodSamples = Procedure(
        "inspection.food_samples",
        (
            zh: "食品留样：默认每餐每样保存48小时、不少于125克，提前丢弃、量不足、缺样即违规。",
            en: "Food samples, kept 48 hours and 125 g unless a rule says otherwise."
        ),
        arguments: [
            .needed(
                "samples", .array, zh: "留样：meal、dish、taken、grams、discarded",
                en: "Samples: meal, dish, taken, grams, discarded"),
            .optional("menu", .array, zh: "菜单：meal、dish", en: "The menu: meal, dish"),
            .optional(
                "rule", .object, zh: "本院规定：hours、grams（不要求时省略）、source",
                en: "A rule of your own: hours, grams (absent when none is asked), source"),
        ],
        tables: ["samples", "violations"]
    ) { members in
        let rule = try members.optional("rule")?.retentionRule() ?? .standard
        let samples = try members.elements("samples").map { try $0.foodSample(rule) }
        let menu = try members.elements("menu").map { reader in
            let row = try reader.members(["meal", "dish"])
            return (meal: try row.text("meal"), dish: try row.text("dish"))
        }
        let violations =
            samples.flatMap { sample in
                sample.violations.map { ($0.rawValue, sample.meal, sample.dish) }
            }
            + FoodSample.missing(from: menu, samples: samples).map {
                ("NO_SAMPLE", $0.meal, $0.dish)
            }
        return ProcedureResult([
            ResultTable(
                name: "samples",
                columns: [
                    .text("meal", zh: "餐次", en: "Meal"), .text("dish", zh: "品种", en: "Dish"),
                    .whole("taken", zh: "留样时刻", en: "Taken"),
                    .whole("keep_until", zh: "保存至", en: "Keep until"),
                    .whole("discarded", zh: "丢弃时刻", en: "Discarded"),
                ],
                rows: samples.map {
                    [
                        .text($0.meal), .text($0.dish), .moment($0.taken), .moment($0.keepUntil),
                        .moment($0.discarded),
                    ]
                }),
            ResultTable(
                name: "violations",
                columns: [
                    .text("violation", zh: "违规", en: "Violation"),
                    .text("meal", zh: "餐次", en: "Meal"), .text("dish", zh: "品种", en: "Dish"),
                ],
                rows: violations.map { [.text($0.0), .text($0.1), .text($0.2)] }),
        ])
    }

    /// `inspection.measured`: values measured so many times a day, and the gate they open.
    static let inspectionMeasured = Procedure(
        "inspection.measured",
        (
            zh: "定时测量：各组每日次数与限值，测满且正常即发卡，未测满为未完成，异常须凭医生证明。",
            en: "Values against their limits and their number: pass, incomplete, or a note first."
        ),
        arguments: [
            .needed(
                "rules", .array, zh: "规定：group、times、lowest、highest",
                en: "Rules: group, times, lowest, highest"),
            .needed(
                "persons", .array, zh: "人员：subject、group、values、note（有医生证明）",
                en: "Persons: subject, group, values, note (a doctor's)"),
        ],
        tables: ["persons"]
    ) { members in
        let rules = try members.elements("rules").map { reader in
            let rule = try reader.members(["group", "times", "lowest", "highest"])
            return try MeasuredRound.Rule(
                rule.text("group"), times: rule.needed("times").whole(),
                lowest: rule.optionalDecimal("lowest"), highest: rule.optionalDecimal("highest"))
        }
        try SafetyDutyError.checkUnique(rules.map(\.group))
        let rounds = try members.elements("persons").map { reader in
            let row = try reader.members(["subject", "group", "values", "note"])
            let group = try row.text("group")
            guard let rule = rules.first(where: { $0.group == group }) else {
                throw ArgumentError.value(
                    path: "\(reader.path).group", value: group,
                    allowed: rules.map(\.group).joined(separator: ", "))
            }
            return MeasuredRound(
                of: try row.text("subject"), try row.elements("values").map { try $0.decimal() },
                by: rule, hasNote: try row.optional("note")?.flag() ?? false)
        }
        return ProcedureResult([
            ResultTable(
                name: "persons",
                columns: [
                    .text("subject", zh: "人员", en: "Person"),
                    .whole("needed", zh: "应测", en: "Needed"),
                    .whole("measured", zh: "已测", en: "Measured"),
                    .text("outside", zh: "异常值", en: "Values out of order"),
                    .text("verdict", zh: "结论", en: "Verdict"),
                ],
                rows: rounds.map {
                    [
                        .text($0.subject), .integer(Int64($0.needed)), .integer(Int64($0.count)),
                        .text($0.outside.map(\.description).joined(separator: ",")),
                        .text($0.verdict.rawValue),
                    ]
                })
        ])
    }

    /// `inspection.release`: whether somebody may be handed to who asks for them.
    static let inspectionRelease = Procedure(
        "inspection.release",
        (
            zh: "接送卡、出院核对：凭有效的本人卡且来人在卡上即放行，陌生人先核实，卡不符拒绝。",
            en: "Whether somebody is released to who came: by card, after verification, or not."
        ),
        arguments: [
            .needed("day", .text, zh: "日期", en: "The day"),
            .needed(
                "requests", .array,
                zh: "请求：subject、collector、card（number、subject、collectors、from、through）、"
                    + "verifier",
                en: "Requests: subject, collector, card (number, subject, collectors, from, "
                    + "through), verifier"),
        ],
        tables: ["requests"]
    ) { members in
        let day = try members.needed("day").day()
        let rows = try members.elements("requests").map { reader -> [ResultValue] in
            let row = try reader.members(["subject", "collector", "card", "verifier"])
            let (subject, collector) = (try row.text("subject"), try row.text("collector"))
            let verdict = ReleaseGate.verdict(
                for: subject, collector: collector, card: try row.optional("card")?.releaseCard(),
                on: day, verifier: try row.optionalPerson("verifier"))
            return [.text(subject), .text(collector), .text(verdict.rawValue)]
        }
        return ProcedureResult([
            ResultTable(
                name: "requests",
                columns: [
                    .text("subject", zh: "被接人", en: "Person"),
                    .text("collector", zh: "来人", en: "Who came"),
                    .text("verdict", zh: "结论", en: "Verdict"),
                ],
                rows: rows)
        ])
    }

    /// `inspection.colours`: tools in zones of another colour, and cloths for beds.
    static let inspectionColours = Procedure(
        "inspection.colours",
        (
            zh: "分区用色：五色毛巾、四色拖把按区域检查，用错颜色不合格；一床一巾，毛巾不少于床位数。",
            en: "Tools against the colours of their zones, and one cloth for every bed."
        ),
        arguments: [
            .needed(
                "tools", .array, zh: "工具：kind、count（颜色数）、colours（区域的颜色）",
                en: "Tools: kind, count (of colours), colours by zone"),
            .optional("uses", .array, zh: "现场：kind、zone、colour", en: "Uses: kind, zone, colour"),
            .optional("beds", .whole, zh: "床位数", en: "How many beds"),
            .optional("cloths", .whole, zh: "毛巾数", en: "How many cloths"),
        ],
        tables: ["uses", "cloths"]
    ) { members in
        let zones = try ColourZones(
            members.elements("tools").map { reader in
                let tool = try reader.members(["kind", "count", "colours"])
                var colours: [String: String] = [:]
                for zone in try tool.namedMembers("colours") {
                    colours[zone.name] = try zone.reader.text()
                }
                return try ColourZones.Tool(
                    tool.text("kind"), colourCount: tool.needed("count").whole(), colours: colours)
            })
        let uses = try zones.judged(
            members.elements("uses").map { reader in
                let use = try reader.members(["kind", "zone", "colour"])
                return ColourZones.Use(
                    try use.text("kind"), in: try use.text("zone"), colour: try use.text("colour"))
            })
        var cloths: [[ResultValue]] = []
        if let beds = try members.optional("beds")?.whole() {
            let count = try members.needed("cloths").whole()
            let missing = try ColourZones.missingCloths(beds: beds, cloths: count)
            cloths = [[beds, count, missing].map { .integer(Int64($0)) }]
        }
        return ProcedureResult([
            ResultTable(
                name: "uses",
                columns: [
                    .text("kind", zh: "工具", en: "Tool"), .text("zone", zh: "区域", en: "Zone"),
                    .text("colour", zh: "颜色", en: "Colour"),
                    .text("expected", zh: "应为", en: "Expected"),
                    .whole("right", zh: "正确", en: "Right"),
                ],
                rows: uses.map {
                    [
                        .text($0.use.kind), .text($0.use.zone), .text($0.use.colour),
                        .text($0.expected), .flag($0.isRight),
                    ]
                }),
            ResultTable(
                name: "cloths",
                columns: [
                    .whole("beds", zh: "床位数", en: "Beds"),
                    .whole("cloths", zh: "毛巾数", en: "Cloths"),
                    .whole("missing", zh: "缺少", en: "Missing"),
                ],
                rows: cloths),
        ])
    }

    /// `inspection.goods`: deliveries of food that are taken in or sent back.
    static let inspectionGoods = Procedure(
        "inspection.goods",
        (
            zh: "进货查验：食品须有本批次且在有效期内的合格证，否则拒收。",
            en: "Deliveries of food: without a certificate of their batch in force they go back."
        ),
        arguments: [
            .needed(
                "deliveries", .array,
                zh: "进货：goods、batch、day、certificate（number、batch、from、through）",
                en: "Deliveries: goods, batch, day, certificate (number, batch, from, through)")
        ],
        tables: ["deliveries"]
    ) { members in
        let rows = try members.elements("deliveries").map { reader -> [ResultValue] in
            let row = try reader.members(["goods", "batch", "day", "certificate"])
            let batch = try row.text("batch")
            let verdict = GoodsCertificate.verdict(
                on: try row.needed("day").day(), batch: batch,
                try row.optional("certificate")?.goodsDocument())
            return [
                .text(try row.text("goods")), .text(batch), .text(verdict.rawValue),
                .flag(verdict.isRejected),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "deliveries",
                columns: [
                    .text("goods", zh: "食品", en: "Goods"), .text("batch", zh: "批次", en: "Batch"),
                    .text("verdict", zh: "结论", en: "Verdict"),
                    .whole("rejected", zh: "拒收", en: "Rejected"),
                ],
                rows: rows)
        ])
    }
}

extension ArgumentReader {
    fileprivate func retentionRule() throws -> RetentionRule {
        let rule = try members(["hours", "grams", "source"])
        return try RetentionRule(
            hours: rule.needed("hours").whole(), leastGrams: rule.optionalDecimal("grams"),
            citation: Citation(title: try rule.optionalText("source") ?? ""))
    }

    fileprivate func foodSample(_ rule: RetentionRule) throws -> FoodSample {
        let sample = try members(["meal", "dish", "taken", "grams", "discarded"])
        return try FoodSample(
            of: sample.text("dish"), meal: sample.text("meal"),
            taken: sample.needed("taken").moment(), grams: sample.optionalDecimal("grams"),
            discarded: sample.optional("discarded")?.moment(), rule: rule)
    }

    fileprivate func releaseCard() throws -> ReleaseGate.Card {
        let card = try members(["number", "subject", "collectors", "from", "through"])
        return ReleaseGate.Card(
            try card.text("number"), for: try card.text("subject"),
            collectors: try card.needed("collectors").texts(),
            validity: try card.validityDays())
    }

    fileprivate func goodsDocument() throws -> GoodsCertificate.Document {
        let document = try members(["number", "batch", "from", "through"])
        return GoodsCertificate.Document(
            try document.text("number"), batch: try document.text("batch"),
            validity: try document.validityDays())
    }
}

extension ArgumentMembers {
    /// The days from `from` to `through`, which may be absent.
    fileprivate func validityDays() throws -> Validity {
        try Validity(from: needed("from").day(), to: optionalDay("through"))
    }
}
