import CostControl
import HospitalCore
import Interchange

/// Procedures of payment: standards, income under payment models, surplus of funds.
extension Procedure {
    static let paymentProcedures: [Procedure] = [costDRGPayment, costPayment, costFundSurplus]

    /// `cost.drg_payment`: payment standards by weight, coefficient and rate.
    ///
    /// ```json
    /// {"rate":"9435.25","significant_digits":10,
    ///  "groups":[{"id":"AA19","weight":"29.7","coefficients":{"1":"0.75","3":"1.2"},
    ///             "published":{"1":"210170.1938"}}]}
    /// ```
    static let costDRGPayment = Procedure(
        "cost.drg_payment",
        (
            zh: "DRG支付标准：权重×医院级别系数×费率，按公布的有效位数，与公布值核对。",
            en: "DRG payment standards: weight × coefficient × rate, held against the printed ones."
        ),
        arguments: [
            .needed("rate", .decimal, zh: "费率（元）", en: "Yuan for a weight of 1"),
            .needed(
                "significant_digits", .whole, zh: "支付标准有效位数",
                en: "Significant digits of a standard"),
            .needed(
                "groups", .array,
                zh: "病组：id、kind（weighted默认、base基础病组、individual单议病组）、"
                    + "weight（单议病组无）、coefficients（级别→系数）、published（级别→公布值）",
                en: "Groups: id, kind (weighted, base, individual), weight, coefficients, "
                    + "published"),
        ],
        tables: ["standards", "findings"]
    ) { members in
        let table = try PaymentTable(
            rate: PaymentRate(
                city: "—", year: 0, rate: members.needed("rate").decimal(),
                significantDigits: members.needed("significant_digits").whole(),
                citation: Citation(title: "")),
            groups: members.needed("groups").elements().map(PaymentArguments.group))
        return ProcedureResult(try table.tables())
    }

    /// `cost.payment`: income under payment models against cost (S-120).
    ///
    /// ```json
    /// {"models":[{"id":"bed_day","kind":"per_diem","rate":"300"},
    ///            {"id":"drg","kind":"group","standards":{"GB23":"8500.125"},"individual":["XX"]},
    ///            {"id":"budget","kind":"global_budget","amount":"1000000","spread":"charges"}],
    ///  "cases":[{"id":"p1","group":"GB23","charge":"9000","cost":"8000","days":8}]}
    /// ```
    static let costPayment = Procedure(
        "cost.payment",
        (
            zh: "支付方式结余测算：按项目、病组、床日、人头、总额及混合支付，逐例、逐组收入与成本之差。",
            en: "Income and surplus by case and group under payment models, and under their mix."
        ),
        arguments: [
            .needed(
                "models", .array,
                zh: "支付方式：id、kind（fee_for_service；group：standards病组→元、individual单议病组；"
                    + "per_diem：rate；capitation：per_head、heads、spread；global_budget：amount、"
                    + "spread），spread为charges、cost、days、cases",
                en: "Models: id, kind and its figures; spread: charges, cost, days, cases"),
            .needed(
                "cases", .array,
                zh: "病例：id、group、charge、cost（元）、days、agreed（议定金额）、model（实际支付方式）",
                en: "Cases: id, group, charge, cost (yuan), days, agreed, model (it is paid by)"),
        ],
        tables: ["totals", "groups", "cases"]
    ) { members in
        let outcomes = try PaymentComparison(
            models: members.needed("models").elements().map(PaymentArguments.model),
            cases: members.needed("cases").elements().map(PaymentArguments.paidCase)
        ).compared()
        return ProcedureResult(try outcomes.tables())
    }

    /// `cost.fund_surplus`: the surplus of an insurance fund against its limits (S-121).
    static let costFundSurplus = Procedure(
        "cost.fund_surplus",
        (
            zh: "医保基金结余核查：当年结余率和累计结余是否超过规定（居民医保、新农合，或自定限额）。",
            en: "Whether the surplus of a fund, of the year and of all years, is above its limits."
        ),
        arguments: [
            .needed(
                "fund", .text, zh: "基金：resident居民医保、rural新农合，或自定",
                en: "resident, rural or own"),
            .needed("income", .decimal, zh: "当年收入（元）", en: "Income of the year in yuan"),
            .needed("spending", .decimal, zh: "当年支出（元）", en: "Spending of the year in yuan"),
            .needed("cumulative", .decimal, zh: "累计结余（元）", en: "Surplus of all years in yuan"),
            .optional(
                "limits", .object, zh: "自定限额：year_percent，以及months或percent_of_financing",
                en: "Own limits: year_percent, and months or percent_of_financing"),
        ],
        tables: ["check", "findings"]
    ) { members in
        let check = try PaymentArguments.fund(members).checked(
            income: members.needed("income").money(), spending: members.needed("spending").money(),
            cumulative: members.needed("cumulative").money())
        return ProcedureResult([
            ResultTable(
                name: "check",
                columns: [.text("fund", zh: "基金", en: "Fund")]
                    + ResultColumn.amount("surplus", zh: "当年结余", en: "Surplus of the year") + [
                        .text("percent", zh: "当年结余率（%）", en: "Of income (%)"),
                        .text("year_limit", zh: "限额（%）", en: "Limit (%)"),
                        .whole("exceeds_year", zh: "当年超限", en: "Year exceeded"),
                    ] + ResultColumn.amount("cumulative", zh: "累计结余", en: "Of all years") + [
                        .text("cumulative_limit", zh: "累计限额（元）", en: "Limit (yuan)"),
                        .whole("exceeds_cumulative", zh: "累计超限", en: "All years exceeded"),
                        .text("citation", zh: "依据", en: "Document"),
                    ],
                rows: [
                    [.text(check.rule.code)] + .amount(check.surplus) + [
                        .optional(check.percent), .optional(check.rule.yearPercent),
                        .flag(check.exceedsYear),
                    ] + .amount(check.cumulative) + [
                        try .unitCost(check.limit), .flag(check.exceedsCumulative),
                        .text(check.rule.citation.title),
                    ]
                ]),
            check.findings.table,
        ])
    }
}

/// Reads the arguments of the procedures of payment.
private enum PaymentArguments {
    static func group(_ reader: ArgumentReader) throws -> PaymentGroup {
        let members = try reader.members(["id", "kind", "weight", "coefficients", "published"])
        let kind = try members.optional("kind")?.choice(PaymentGroup.Kind.self) ?? .weighted
        let weight =
            try kind == .individual
            ? members.optional("weight")?.decimal() : members.needed("weight").decimal()
        return PaymentGroup(
            try members.needed("id").text(), kind: kind, weight: weight ?? .zero,
            coefficients: try levels(members.optional("coefficients")),
            published: try levels(members.optional("published")))
    }

    private static func levels(_ reader: ArgumentReader?) throws -> [HospitalLevel: Decimal] {
        var levels: [HospitalLevel: Decimal] = [:]
        for member in try reader?.namedMembers() ?? [] {
            guard let level = Int(member.name).flatMap(HospitalLevel.init(rawValue:)) else {
                throw ArgumentError.value(
                    path: member.reader.path, value: member.name, allowed: "1, 2, 3")
            }
            levels[level] = try member.reader.decimal()
        }
        return levels
    }

    private enum Kind: String, CaseIterable {
        case feeForService = "fee_for_service"
        case group
        case perDiem = "per_diem"
        case capitation
        case globalBudget = "global_budget"
    }

    static func model(_ reader: ArgumentReader) throws -> PaymentComparison.Named {
        let every = [
            "id", "kind", "standards", "individual", "rate", "per_head", "heads", "amount",
            "spread",
        ]
        let all = try reader.members(every)
        let (id, kind) = (try all.needed("id").text(), try all.needed("kind").choice(Kind.self))
        func only(_ names: String...) throws -> ArgumentMembers {
            try reader.members(["id", "kind"] + names)
        }
        let model: PaymentModel
        switch kind {
        case .feeForService:
            _ = try only()
            model = .feeForService
        case .group: model = .group(try standards(only("standards", "individual")))
        case .perDiem: model = .perDiem(try only("rate").needed("rate").decimal())
        case .capitation:
            let own = try only("per_head", "heads", "spread")
            model = .capitation(
                perHead: try own.needed("per_head").money(), heads: try own.needed("heads").whole(),
                spread: try own.needed("spread").choice())
        case .globalBudget:
            let own = try only("amount", "spread")
            model = .globalBudget(
                try own.needed("amount").money(), spread: try own.needed("spread").choice())
        }
        return PaymentComparison.Named(id, model)
    }

    private static func standards(
        _ members: ArgumentMembers
    ) throws -> [String: PaymentStandard] {
        var standards: [String: PaymentStandard] = [:]
        for member in try members.needed("standards").namedMembers() {
            standards[member.name] = PaymentStandard(
                group: member.name, price: try member.reader.decimal())
        }
        for code in try members.optional("individual")?.texts() ?? [] {
            standards[code] = .individual(group: code)
        }
        return standards
    }

    static func paidCase(_ reader: ArgumentReader) throws -> PaidCase {
        let members = try reader.members(
            ["id", "group", "charge", "cost", "days", "agreed", "model"])
        return PaidCase(
            try members.needed("id").text(), group: try members.needed("group").text(),
            charge: try members.needed("charge").money(), cost: try members.needed("cost").money(),
            days: try members.optional("days")?.decimal() ?? .zero,
            agreed: try members.optional("agreed")?.money(),
            model: try members.optional("model")?.text())
    }

    static func fund(_ members: ArgumentMembers) throws -> FundRule {
        let reader = try members.needed("fund")
        let code = try reader.text()
        guard
            let limits = try members.optional("limits")?.members(
                ["year_percent", "months", "percent_of_financing"])
        else {
            guard let rule = FundRule.standard.first(where: { $0.code == code }) else {
                throw ArgumentError.value(
                    path: reader.path, value: code,
                    allowed: FundRule.standard.map(\.code).joined(separator: ", "))
            }
            return rule
        }
        let months = try limits.optional("months")?.decimal()
        let percent = limits.optional("percent_of_financing")
        if months != nil, let percent {
            throw ArgumentError.value(
                path: percent.path, value: "percent_of_financing", allowed: "months")
        }
        return FundRule(
            code, chinese: code, yearPercent: try limits.needed("year_percent").decimal(),
            cumulative: try months.map { .months($0) }
                ?? .percentOfFinancing(limits.needed("percent_of_financing").decimal()),
            citation: Citation(title: code))
    }
}

extension PaymentTable {
    /// Every standard by group and level, and what does not recompute.
    func tables() throws -> [ResultTable] {
        var table = ResultTable(
            name: "standards",
            columns: [
                .text("group", zh: "DRG编码", en: "Group"), .whole("level", zh: "医院级别", en: "Level"),
                .text("kind", zh: "定价方式", en: "Kind"),
                .text("standard", zh: "支付标准（元）", en: "Standard (yuan)"),
                .text("published", zh: "公布的支付标准（元）", en: "Published (yuan)"),
                .whole("recomputes", zh: "是否一致", en: "Recomputes"),
            ])
        var findings: [Finding] = []
        for group in groups {
            for level in HospitalLevel.allCases {
                guard let standard = try standard(of: group, at: level) else { continue }
                table.append([
                    .text(group.code), .integer(Int64(level.rawValue)), .text(group.kind.rawValue),
                    .optional(standard.printed), .optional(standard.published),
                    .flag(standard.recomputes),
                ])
                findings += standard.finding(at: level).map { [$0] } ?? []
            }
        }
        return [table, findings.table]
    }
}

extension [PaymentOutcome] {
    fileprivate func tables() throws -> [ResultTable] {
        func table(_ name: String, _ lines: (PaymentOutcome) -> [PaymentOutcome.Line]) throws
            -> ResultTable
        {
            ResultTable(
                name: name,
                columns: [
                    .text("model", zh: "支付方式（空为混合）", en: "Model (none: the mix)"),
                    .text("code", zh: "编码", en: "Code"), .whole("cases", zh: "例数", en: "Cases"),
                ] + ResultColumn.amount("income", zh: "收入", en: "Income")
                    + ResultColumn.amount("cost", zh: "成本", en: "Cost")
                    + ResultColumn.amount("surplus", zh: "结余", en: "Surplus")
                    + [.text("mean", zh: "例均结余（元）", en: "Mean surplus (yuan)")],
                rows: try flatMap { outcome in
                    try lines(outcome).map { line in
                        [
                            .text(optional: outcome.model), .text(line.code),
                            .integer(Int64(line.count)),
                        ] + .amount(line.income) + .amount(line.cost) + .amount(line.surplus)
                            + [try .unitCost(line.mean)]
                    }
                })
        }
        return [
            try table("totals") { [$0.total] }, try table("groups", \.groups),
            try table("cases", \.cases),
        ]
    }
}
