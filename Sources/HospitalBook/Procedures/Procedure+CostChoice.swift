import CostControl
import HospitalCore
import Interchange

/// Procedures that weigh alternatives: what replaces lost income, new prices, running or buying.
extension Procedure {
    /// `cost.income_replacement`: lost income and what comes in instead (S-099).
    static let costIncomeReplacement = Procedure(
        "cost.income_replacement",
        (
            zh: "收入补偿测算：药事服务费、财政补助、调价弥补减少的收入，净缺口和补偿率。",
            en: "Lost income against fees, government money and new prices: net gap and cover."
        ),
        arguments: [
            .needed("lost", .decimal, zh: "减少的收入（元）", en: "Lost income in yuan"),
            .needed(
                "sources", .array, zh: "来源：id、amount（元），或each（每次元）与volume",
                en: "Sources: id, amount (yuan), or each (yuan) and volume"),
        ],
        tables: ["sources", "result"]
    ) { members in
        let scenario = try IncomeReplacement(
            lost: members.needed("lost").money(),
            sources: members.needed("sources").elements().map(ChoiceArguments.source))
        let result = try scenario.result()
        let amount = ResultColumn.amount("amount", zh: "金额", en: "Amount")
        return ProcedureResult([
            ResultTable(
                name: "sources", columns: [.text("id", zh: "来源", en: "Source")] + amount,
                rows: zip(scenario.sources, result.amounts).map { [.text($0.code)] + .amount($1) }),
            ResultTable(
                name: "result",
                columns: ResultColumn.amount("replaced", zh: "已补偿", en: "Replaced")
                    + ResultColumn.amount("gap", zh: "净缺口", en: "Net gap")
                    + [.text("cover", zh: "补偿率（%）", en: "Cover (%)")],
                rows: [
                    .amount(result.replaced) + .amount(result.gap)
                        + [try .unitCost(result.cover)]
                ]),
        ])
    }

    /// `cost.price_reform`: items before and after a reform of prices (S-122).
    static let costPriceReform = Procedure(
        "cost.price_reform",
        (
            zh: "价格调整测算：项目成本与价格差、收入变化，总量控制和结构调整核查。",
            en: "A reform of prices: gap to unit cost, change of income, neutral or not."
        ),
        arguments: [
            .needed(
                "items", .array,
                zh: "项目：id、kind（labour、equipment、other）、before、after、cost（元）、volume",
                en: "Items: id, kind (labour, equipment, other), before, after, cost, volume"),
            .optional(
                "besides", .decimal, zh: "其他收入变化（元），如取消加成为负",
                en: "Other changes of income in yuan, such as lost mark-up below zero"),
            .optional("tolerance", .decimal, zh: "允许变化（元），默认0", en: "Tolerance, 0 unless given"),
        ],
        tables: ["items", "result", "findings"]
    ) { members in
        let reform = PriceReform(
            items: try members.needed("items").elements().map(ChoiceArguments.item),
            besides: try members.optional("besides")?.money() ?? .zero,
            tolerance: try members.optional("tolerance")?.money() ?? .zero)
        let result = try reform.result()
        let change = ResultColumn.amount("change", zh: "收入变化", en: "Change of income")
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("id", zh: "项目", en: "Item"),
                    .text("gap_before", zh: "调整前价格减成本（元）", en: "Price less cost before"),
                    .text("gap_after", zh: "调整后价格减成本（元）", en: "Price less cost after"),
                ] + change,
                rows: try zip(reform.items, result.changes).map {
                    [
                        .text($0.code), try .unitCost($0.gapBefore), try .unitCost($0.gapAfter),
                    ] + .amount($1)
                }),
            ResultTable(
                name: "result",
                columns: change + [.whole("neutral", zh: "总量不变", en: "Revenue-neutral")],
                rows: [.amount(result.total) + [.flag(result.isNeutral)]]),
            result.findings.table,
        ])
    }

    /// `cost.make_or_buy`: full cost of running a service against offers (S-100, S-101).
    static let costMakeOrBuy = Procedure(
        "cost.make_or_buy",
        (
            zh: "自营或外包比较：全成本＝直接成本＋折旧＋资金占用费，报价须质量合格，附理由。",
            en: "Run a service or buy it: full cost and quality, with the reasons."
        ),
        arguments: [
            .needed(
                "own", .object,
                zh: "自营：direct、depreciation、capital_charge（元）或capital（元）与rate、quality",
                en: "Own: direct, depreciation, capital_charge, or capital and rate; quality"),
            .needed(
                "offers", .array, zh: "报价：id、price（元）、quality", en: "Offers: id, price, quality"),
            .optional(
                "minimum_quality", .decimal, zh: "质量最低分，默认0", en: "Least quality, 0 unless given"),
        ],
        tables: ["decision", "reasons"]
    ) { members in
        let (own, quality) = try ChoiceArguments.own(members.needed("own"))
        let decision = try MakeOrBuy(
            own: own, ownQuality: quality,
            offers: members.needed("offers").elements().map { reader in
                let offer = try reader.members(["id", "price", "quality"])
                return MakeOrBuy.Offer(
                    try offer.needed("id").text(), price: try offer.needed("price").money(),
                    quality: try offer.needed("quality").decimal())
            },
            minimumQuality: members.optional("minimum_quality")?.decimal() ?? .zero
        ).decision()
        func choice(_ buys: Bool) -> ResultValue { .text(buys ? "outsource" : "self") }
        return ProcedureResult([
            ResultTable(
                name: "decision",
                columns: [
                    .text("recommendation", zh: "建议", en: "Recommendation"),
                    .text("offer", zh: "选用报价", en: "Offer"),
                    .text("naive", zh: "只比直接成本的结论", en: "By direct cost alone"),
                ] + ResultColumn.amount("full_cost", zh: "自营全成本", en: "Full cost"),
                rows: [
                    [
                        choice(decision.offer != nil), .text(optional: decision.offer?.code),
                        choice(decision.naivelyBuys),
                    ] + .amount(own.full)
                ]),
            decision.reasons.table.named("reasons"),
        ])
    }

    /// `cost.sourcing`: whether to run, to extend or to outsource a service (S-102).
    static let costSourcing = Procedure(
        "cost.sourcing",
        (
            zh: "后勤服务自办、拓展或外包：按需求、收支和管理能力的决策表。",
            en: "Whether to run, extend or outsource a service: a decision table."
        ),
        arguments: [
            .needed("demand_is_steady", .flag, zh: "需求是否稳定", en: "Whether demand is steady"),
            .needed("income", .decimal, zh: "收入（元）", en: "Income in yuan"),
            .needed("cost", .decimal, zh: "成本（元）", en: "Cost in yuan"),
            .needed("management_is_strong", .flag, zh: "管理能力是否强", en: "Strong management"),
            .needed(
                "tolerance", .decimal, zh: "收支持平的允许差异（占成本%）",
                en: "Difference that counts as equal, in percent of the cost"),
        ],
        tables: ["choice", "reasons"]
    ) { members in
        let (choice, reasons) = try SourcingRule(
            tolerance: members.needed("tolerance").decimal()
        ).choice(
            demandIsSteady: members.needed("demand_is_steady").flag(),
            income: members.needed("income").money(), cost: members.needed("cost").money(),
            managementIsStrong: members.needed("management_is_strong").flag())
        return ProcedureResult([
            ResultTable(
                name: "choice", columns: [.text("choice", zh: "建议", en: "Choice")],
                rows: [[.text(choice.rawValue)]]),
            reasons.table.named("reasons"),
        ])
    }
}

/// Reads the arguments of the procedures that weigh alternatives.
private enum ChoiceArguments {
    static func source(_ reader: ArgumentReader) throws -> IncomeReplacement.Source {
        let members = try reader.members(["id", "amount", "each", "volume"])
        let id = try members.needed("id").text()
        guard let amount = members.optional("amount") else {
            return IncomeReplacement.Source(
                id, each: try members.needed("each").decimal(),
                volume: try members.needed("volume").decimal())
        }
        for name in ["each", "volume"] {
            if let other = members.optional(name) {
                throw ArgumentError.value(path: other.path, value: name, allowed: "amount")
            }
        }
        return IncomeReplacement.Source(id, amount: try amount.money())
    }

    static func item(_ reader: ArgumentReader) throws -> PriceReform.Item {
        let members = try reader.members(["id", "kind", "before", "after", "cost", "volume"])
        return PriceReform.Item(
            try members.needed("id").text(),
            kind: try members.optional("kind")?.choice() ?? .other,
            prices: (
                try members.needed("before").decimal(), try members.needed("after").decimal()
            ),
            cost: try members.needed("cost").decimal(),
            volume: try members.needed("volume").decimal())
    }

    static func own(_ reader: ArgumentReader) throws -> (FullServiceCost, Decimal?) {
        let members = try reader.members(
            ["direct", "depreciation", "capital_charge", "capital", "rate", "quality"])
        let charge = members.optional("capital_charge")
        if charge != nil, let capital = members.optional("capital") {
            throw ArgumentError.value(
                path: capital.path, value: "capital", allowed: "capital_charge")
        }
        let computed = try members.optional("capital").map {
            try FullServiceCost.charge(
                on: $0.money(), rate: members.needed("rate").decimal())
        }
        let own = try FullServiceCost(
            direct: members.needed("direct").money(),
            depreciation: members.optional("depreciation")?.money() ?? .zero,
            capitalCharge: try charge?.money() ?? computed ?? .zero)
        return (own, try members.optional("quality")?.decimal())
    }
}
