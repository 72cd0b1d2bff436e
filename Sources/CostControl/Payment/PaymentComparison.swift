import HospitalCore

/// Income under payment models against cost, by case and by group (支付方式结余测算, S-120).
///
///     surplus = income − cost
///
/// Every model is applied to all cases; where cases name the model that really pays them, the mix
/// of them is shown as one more: each model then pays its own cases only, and a model that no case
/// names pays nothing.
/// - Source: requirement S-120
public struct PaymentComparison: Equatable, Sendable {
    /// A model with its code.
    public struct Named: Equatable, Sendable {
        /// The code.
        public let code: String
        /// How it pays.
        public let model: PaymentModel

        /// A model.
        public init(_ code: String, _ model: PaymentModel) {
            self.code = code
            self.model = model
        }
    }

    /// The models.
    public let models: [Named]
    /// The cases.
    public let cases: [PaidCase]

    /// Models and the cases they would pay.
    public init(models: [Named], cases: [PaidCase]) {
        self.models = models
        self.cases = cases
    }

    /// The income under each model in their order, and under the mix if cases name models.
    /// - Throws: `unitCost` with `nothingToCost`, `duplicate`, `unknown` for a group without
    ///   standard or a model that is not there, `negative`, `denominatorZero`, `outOfRange`;
    ///   `priceMissing` for a case of a group priced one by one.
    public func compared() throws(PaymentError) -> [PaymentOutcome] {
        try PaymentError.checked { () throws(UnitCostError) in
            try UnitCostError.requireUnique(models.map(\.code))
            try UnitCostError.requireUnique(cases.map(\.code))
            for one in cases {
                try UnitCostError.requireNotNegative(one.days, .bedDays, of: one.code)
            }
        }
        var outcomes: [PaymentOutcome] = []
        for named in models {
            let payments = try named.model.payments(of: cases, model: named.code)
            outcomes.append(try PaymentOutcome(named.code, cases, payments))
        }
        guard cases.contains(where: { $0.model != nil }) else { return outcomes }
        return outcomes + [try PaymentOutcome(nil, cases, try mixed())]
    }

    private func mixed() throws(PaymentError) -> [Money] {
        let codes = models.map(\.code)
        for one in cases where !codes.contains(one.model ?? "") {
            throw .unitCost(
                .unknown(
                    one.model ?? "", place: one.code,
                    nearest: NearestName.nearest(to: one.model ?? "", in: codes)))
        }
        var payments = [Money](repeating: .zero, count: cases.count)
        for named in models {
            let own = cases.indices.filter { cases[$0].model == named.code }
            guard !own.isEmpty else { continue }
            let paid = try named.model.payments(of: own.map { cases[$0] }, model: named.code)
            for (position, payment) in zip(own, paid) { payments[position] = payment }
        }
        return payments
    }
}

/// Income, cost and surplus under one model.
public struct PaymentOutcome: Equatable, Sendable {
    /// A case, a group of cases or all of them.
    public struct Line: Equatable, Sendable {
        /// The code of the case or group.
        public let code: String
        /// How many cases.
        public let count: Int
        /// What is paid.
        public let income: Money
        /// What it cost.
        public let cost: Money
        /// Income less cost.
        public let surplus: Money

        init(_ code: String, count: Int, _ income: Money, _ cost: Money) throws(PaymentError) {
            self.code = code
            self.count = count
            self.income = income
            self.cost = cost
            surplus = try PaymentError.checked(code) { () throws(NumberError) in
                try income.subtracting(cost)
            }
        }

        /// The surplus of a case in yuan, exact.
        public var mean: Rate {
            (try? Rate(yuan: surplus).divided(by: Rate(Decimal(count)))) ?? .zero
        }
    }

    /// The code of the model; `nil` for the mix.
    public let model: String?
    /// The cases in the order they were given.
    public let cases: [Line]
    /// The groups in the order of their first case.
    public let groups: [Line]
    /// All cases.
    public let total: Line

    init(
        _ model: String?, _ cases: [PaidCase], _ payments: [Money]
    ) throws(PaymentError) {
        self.model = model
        var lines: [Line] = []
        var members: [String: [Int]] = [:]
        var order: [String] = []
        for (position, one) in cases.enumerated() {
            lines.append(try Line(one.code, count: 1, payments[position], one.cost))
            if members[one.group] == nil { order.append(one.group) }
            members[one.group, default: []].append(position)
        }
        var groups: [Line] = []
        for code in order {
            groups.append(try Self.sum(code, (members[code] ?? []).map { lines[$0] }))
        }
        self.cases = lines
        self.groups = groups
        total = try Self.sum(model ?? "", lines)
    }

    private static func sum(_ code: String, _ lines: [Line]) throws(PaymentError) -> Line {
        let sums = try PaymentError.checked(code) { () throws(NumberError) in
            (try lines.map(\.income).total(), try lines.map(\.cost).total())
        }
        return try Line(code, count: lines.count, sums.0, sums.1)
    }
}
