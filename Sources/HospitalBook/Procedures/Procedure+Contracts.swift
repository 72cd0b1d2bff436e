import CostControl
import HospitalCore
import Interchange

/// Procedures of contracts, team pay, splits, investments and claims.
extension Procedure {
    static let contractCostProcedures: [Procedure] = [
        contractResult, contractRegister, teamPay, payerSplit, investmentAppraise, claimAudit,
        fundAllot, benefitEstimate, costVarianceReport, taskOverdue,
    ]

    /// `contract.result`: what a unit under contract keeps or bears.
    static let contractResult = Procedure(
        "contract.result",
        (
            zh: "经营承包：收入减成本减定额上交，盈余留用、亏损自负。",
            en: "A unit under contract: income less cost less the fixed remittance."
        ),
        arguments: [
            .needed(
                "units", .array, zh: "单位：unit、income、cost、remittance（元）",
                en: "Units: unit, income, cost, remittance in yuan")
        ],
        tables: ["units"]
    ) { members in
        let rows = try members.elements("units").map { reader -> [ResultValue] in
            let row = try reader.members(["unit", "income", "cost", "remittance"])
            let contract = OperatingContract(
                unit: try row.text("unit"), income: try row.money("income"),
                cost: try row.money("cost"), remittance: try row.money("remittance"))
            return [.text(contract.unit), .integer(try contract.retained().fen)]
        }
        return ProcedureResult([
            ResultTable(
                name: "units",
                columns: [
                    .text("unit", zh: "单位", en: "Unit"),
                    .whole("retained_fen", zh: "留用（分）", en: "Kept, or borne below zero, in fen"),
                ],
                rows: rows)
        ])
    }

    /// `contract.register`: which contracts run, end soon or are missing.
    static let contractRegister = Procedure(
        "contract.register",
        (
            zh: "合同台账：执行、续签预警、到期；外包服务无有效合同清单。",
            en: "Contracts: running, to be renewed, ended; outsourced services without one."
        ),
        arguments: [
            .needed(
                "contracts", .array,
                zh: "合同：contract、service、partner、from、through、yearly_fee（元）",
                en: "Contracts: contract, service, partner, from, through, yearly_fee in yuan"),
            .optional("outsourced", .array, zh: "外包服务", en: "Outsourced services"), today,
            .optional("alert_days", .whole, zh: "续签预警天数，默认90", en: "Days of the alert; 90"),
        ],
        tables: ["contracts", "uncovered"]
    ) { members in
        let register = ContractRegister(
            try members.elements("contracts").map { reader in
                let row = try reader.members([
                    "contract", "service", "partner", "from", "through", "yearly_fee",
                ])
                return try ContractRegister.Contract(
                    row.text("contract"), service: row.text("service"),
                    partner: row.text("partner"),
                    from: row.needed("from").day(), through: row.needed("through").day(),
                    yearlyFee: row.money("yearly_fee"))
            })
        let day = try members.needed("today").day()
        let alert = try members.optional("alert_days")?.whole() ?? 90
        let outsourced = Set(try members.optional("outsourced")?.texts() ?? [])
        return ProcedureResult([
            ResultTable(
                name: "contracts",
                columns: [
                    .text("contract", zh: "合同", en: "Contract"),
                    .text("state", zh: "状态", en: "State"),
                    .text("through", zh: "终止日", en: "Last day"),
                ],
                rows: register.contracts.map { contract in
                    let state = ContractRegister.state(of: contract, on: day, alertDays: alert)
                    return [
                        .text(contract.code), .text(state.rawValue),
                        .text(contract.end.description),
                    ]
                }),
            ResultTable(
                name: "uncovered",
                columns: [.text("service", zh: "服务", en: "Service")],
                rows: register.uncovered(outsourced, on: day).map { [.text($0)] }),
        ])
    }

    /// `pay.team`: what a team earns, split over its persons.
    static let teamPay = Procedure(
        "pay.team",
        (
            zh: "班组计时、计价、计量工资总额及按权数分配，合计到分。",
            en: "What a team earns by hour, piece or quantity, and its exact split."
        ),
        arguments: [
            .needed(
                "work", .array, zh: "工作：work、quantity、rate（元）", en: "Work: work, quantity, rate"),
            .needed("weights", .object, zh: "人员权数", en: "Weights by person"),
        ],
        tables: ["persons"]
    ) { members in
        let total = try TeamPay.total(
            members.elements("work").map { reader in
                let row = try reader.members(["work", "quantity", "rate"])
                return TeamPay.Work(
                    try row.text("work"), quantity: try row.decimal("quantity"),
                    rate: try row.decimal("rate"))
            })
        var weights: [Person.ID: Decimal] = [:]
        for member in try members.namedMembers("weights") {
            weights[Person.ID(member.name)] = try member.reader.decimal()
        }
        return ProcedureResult([
            ResultTable(
                name: "persons",
                columns: [
                    .text("person", zh: "人员", en: "Person"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: try TeamPay.split(total, weights: weights).map {
                    [.text($0.person.code), .integer($0.amount.fen)]
                })
        ])
    }

    /// `cost.payers`: an amount that several payers bear.
    static let payerSplit = Procedure(
        "cost.payers",
        (
            zh: "费用由多方按比例或定额、封顶分担，余额由最后一方承担，合计相符。",
            en: "An amount that payers bear by share or fixed amount up to a most; a rest remains."
        ),
        arguments: [
            .needed("amount", .decimal, zh: "金额（元）", en: "The amount in yuan"),
            .needed(
                "payers", .array, zh: "分担方：payer、share或fixed（元）、most（元）",
                en: "Payers: payer, share or fixed in yuan, most in yuan"),
        ],
        tables: ["parts"]
    ) { members in
        let payers = try members.elements("payers").map { reader in
            let row = try reader.members(["payer", "share", "fixed", "most"])
            let part: PayerSplit.Part =
                if let share = try row.optionalDecimal("share") { .share(share) } else {
                    .fixed(try row.money("fixed"))
                }
            if case .share = part { try row.refuse(["fixed"], beside: "share") }
            return PayerSplit.Payer(
                try row.text("payer"), part, most: try row.optional("most")?.money())
        }
        let split = try PayerSplit(members.money("amount"), among: payers)
        return ProcedureResult([
            ResultTable(
                name: "parts",
                columns: [
                    .text("payer", zh: "分担方", en: "Payer; empty for the rest"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: zip(payers, split.parts).map { [.text($0.name), .integer($1.fen)] }
                    + [[.null, .integer(split.rest.fen)]])
        ])
    }

    /// `investment.appraise`: payback, present value and the gate.
    static let investmentAppraise = Procedure(
        "investment.appraise",
        (
            zh: "投资论证：回收期、净现值与准入条件（回收期、净现值不为负、风险分）。",
            en: "Payback, net present value and whether an investment passes its gate."
        ),
        arguments: [
            .needed("outlay", .decimal, zh: "投资额（元）", en: "The outlay in yuan"),
            .needed("inflows", .array, zh: "各年净流入（元）", en: "Net inflows by year in yuan"),
            .needed("rate", .decimal, zh: "折现率", en: "The rate, 0.08 for 8 %"),
            .needed("most_payback", .decimal, zh: "最长回收期（年）", en: "The longest payback"),
            .needed("most_risk", .whole, zh: "最高风险分", en: "The highest risk score"),
            .needed("risk", .whole, zh: "风险分", en: "The risk score"),
        ],
        tables: ["appraisal"]
    ) { members in
        let appraisal = try InvestmentAppraisal(
            outlay: members.money("outlay"),
            inflows: members.elements("inflows").map { try $0.money() },
            rate: members.decimal("rate"))
        let objections = try appraisal.objections(
            to: InvestmentAppraisal.Gate(
                payback: members.decimal("most_payback"),
                risk: members.needed("most_risk").whole()),
            risk: members.needed("risk").whole())
        return ProcedureResult([
            ResultTable(
                name: "appraisal",
                columns: [
                    .text("payback", zh: "回收期（年）", en: "Payback in years; empty when never"),
                    .whole("present_value_fen", zh: "净现值（分）", en: "Net present value in fen"),
                    .whole("passes", zh: "通过", en: "Passes"),
                    .text("objections", zh: "未通过原因", en: "Why not"),
                ],
                rows: [
                    [
                        .text(optional: appraisal.payback?.description),
                        .integer(appraisal.presentValue.fen), .integer(objections.isEmpty ? 1 : 0),
                        .text(objections.map(\.rawValue).joined(separator: ",")),
                    ]
                ])
        ])
    }
}
