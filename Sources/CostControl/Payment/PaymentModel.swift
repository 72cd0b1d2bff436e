import HospitalCore

/// How a payer pays a hospital (医保支付方式, S-120).
///
/// - Source: requirement S-120
public enum PaymentModel: Equatable, Sendable {
    /// 按项目付费: what was charged.
    case feeForService
    /// 按病种(组)付费: the standard of the group, by DRG or single disease.
    case group([String: PaymentStandard])
    /// 按床日付费: yuan for a day.
    case perDiem(Decimal)
    /// 按人头付费: so much for each person enrolled, whatever care he needs.
    case capitation(perHead: Money, heads: Int, spread: Spread)
    /// 总额预付: one amount for the period.
    case globalBudget(Money, spread: Spread)

    /// By what an amount that knows no cases is shown for them.
    public enum Spread: String, CaseIterable, Sendable {
        /// In proportion to charges.
        case charges
        /// In proportion to cost, so that every case has the same margin.
        case cost
        /// In proportion to days.
        case days
        /// Every case alike.
        case cases
    }
}

/// A case with what it was charged and what it cost.
public struct PaidCase: Equatable, Sendable {
    /// The code.
    public let code: String
    /// The group it was grouped to elsewhere.
    public let group: String
    /// What was charged.
    public let charge: Money
    /// What it cost.
    public let cost: Money
    /// Days in the hospital.
    public let days: Decimal
    /// The price of a case that is priced by itself (单议).
    public let agreed: Money?
    /// The model that really pays it; `nil` when payment is not mixed.
    public let model: String?

    /// A case.
    public init(
        _ code: String, group: String, charge: Money, cost: Money, days: Decimal = .zero,
        agreed: Money? = nil, model: String? = nil
    ) {
        self.code = code
        self.group = group
        self.charge = charge
        self.cost = cost
        self.days = days
        self.agreed = agreed
        self.model = model
    }
}

extension PaymentModel {
    /// What cases are paid, each rounded once to the fen; amounts that know no cases are split with
    /// largest remainders and ties by code, so that they add up.
    func payments(
        of cases: [PaidCase], model: String
    ) throws(PaymentError) -> [Money] {
        switch self {
        case .feeForService: return cases.map(\.charge)
        case .group(let standards):
            var payments: [Money] = []
            for one in cases { payments.append(try Self.payment(of: one, standards)) }
            return payments
        case .perDiem(let rate):
            var payments: [Money] = []
            for one in cases {
                payments.append(
                    try PaymentError.checked(one.code) { () throws(NumberError) in
                        try (Rate(rate) * Rate(one.days)).money()
                    })
            }
            return payments
        case .capitation(let perHead, let heads, let spread):
            let amount = try PaymentError.checked(model) { () throws(NumberError) in
                try perHead.multiplied(by: heads)
            }
            return try Self.split(amount, over: cases, by: spread, model: model)
        case .globalBudget(let amount, let spread):
            return try Self.split(amount, over: cases, by: spread, model: model)
        }
    }

    private static func payment(
        of one: PaidCase, _ standards: [String: PaymentStandard]
    ) throws(PaymentError) -> Money {
        guard let standard = standards[one.group] else {
            throw .unitCost(
                .unknown(
                    one.group, place: one.code,
                    nearest: NearestName.nearest(to: one.group, in: standards.keys.sorted())))
        }
        guard !standard.isIndividual else {
            guard let agreed = one.agreed else {
                throw .priceMissing(case: one.code, group: one.group)
            }
            return agreed
        }
        return try PaymentError.checked(one.code, standard.payment)
    }

    private static func split(
        _ amount: Money, over cases: [PaidCase], by spread: Spread, model: String
    ) throws(PaymentError) -> [Money] {
        let weights = cases.map { one -> Decimal in
            switch spread {
            case .charges: one.charge.yuan
            case .cost: one.cost.yuan
            case .days: one.days
            case .cases: .one
            }
        }
        return try PaymentError.checked { () throws(UnitCostError) in
            for (one, weight) in zip(cases, weights) {
                try UnitCostError.requireNotNegative(weight, .basis, of: one.code)
            }
            guard amount == .zero || weights.contains(where: { $0 != .zero }) else {
                throw .denominatorZero(
                    object: model, quantity: .basis, amount: amount.description)
            }
            return try Apportionment.shares(
                of: amount, weights: weights, codes: cases.map(\.code), object: model)
        }
    }
}
