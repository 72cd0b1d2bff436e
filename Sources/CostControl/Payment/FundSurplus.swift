import HospitalCore

/// How much of an insurance fund may be left (医保基金结余控制, S-121): limits are data with a citation.
public struct FundRule: Equatable, Sendable {
    /// What the surplus of all years may be.
    public enum Cumulative: Equatable, Sendable {
        /// So many months of the average spending of the year.
        case months(Decimal)
        /// So many percent of the year's financing.
        case percentOfFinancing(Decimal)
    }

    /// The code of the fund.
    public let code: String
    /// The name in Chinese.
    public let chinese: String
    /// The surplus of a year may be so many percent of its income.
    public let yearPercent: Decimal
    /// What the surplus of all years may be.
    public let cumulative: Cumulative
    /// Where the limits come from.
    public let citation: Citation

    /// A rule.
    public init(
        _ code: String, chinese: String, yearPercent: Decimal, cumulative: Cumulative,
        citation: Citation
    ) {
        self.code = code
        self.chinese = chinese
        self.yearPercent = yearPercent
        self.cumulative = cumulative
        self.citation = citation
    }

    /// The rules of S-121.
    public static let standard: [FundRule] = [
        FundRule(
            "resident", chinese: "居民医保", yearPercent: Decimal(10), cumulative: .months(Decimal(4)),
            citation: CostCitation.healthReformPlan),
        FundRule(
            "rural", chinese: "新农合", yearPercent: Decimal(10),
            cumulative: .percentOfFinancing(Decimal(20)), citation: CostCitation.healthReformPlan),
    ]

    /// Holds a year of the fund against the rule.
    ///
    ///     year       = (income − spending) / income, breached above the percentage
    ///     cumulative = breached above months × spending / 12, or percent × financing
    ///
    /// What is compared is exact; the percentage is printed with two decimals.
    /// - Parameters:
    ///   - income: income and financing of the year.
    ///   - spending: the spending of the year.
    ///   - cumulative: the surplus of all years at its end.
    /// - Returns: the surpluses, and which limit they exceed.
    /// - Throws: `denominatorZero` for a surplus without income; `negative`; `outOfRange`.
    public func checked(
        income: Money, spending: Money, cumulative: Money
    ) throws(UnitCostError) -> FundCheck {
        try UnitCostError.requireNotNegative(income.yuan, .income, of: code)
        try UnitCostError.requireNotNegative(spending.yuan, .amount, of: code)
        let surplus = Rate(yuan: income) - Rate(yuan: spending)
        let hundred = Rate(Decimal(100))
        let limit: Rate
        switch self.cumulative {
        case .months(let months): limit = Rate(yuan: spending) * Rate(months) * Rate.twelfth
        case .percentOfFinancing(let percent):
            limit = Rate(yuan: income) * Rate(percent) * Rate.hundredth
        }
        guard income != .zero || surplus == .zero else {
            throw .denominatorZero(
                object: code, quantity: .income,
                amount: try CaseGroups.money(surplus, code).description)
        }
        let share = try? (surplus * hundred).divided(by: Rate(yuan: income))
        return try UnitCostError.checked(code) { () throws(NumberError) in
            FundCheck(
                rule: self, surplus: try surplus.money(),
                percent: try share?.decimal(digits: 2, rounding: .halfAwayFromZero),
                exceedsYear: share.map { $0 > Rate(yearPercent) } ?? false,
                cumulative: cumulative, limit: limit,
                exceedsCumulative: Rate(yuan: cumulative) > limit)
        }
    }
}

/// A year of a fund held against its rule.
public struct FundCheck: Equatable, Sendable {
    /// The rule.
    public let rule: FundRule
    /// Income less spending of the year.
    public let surplus: Money
    /// The surplus of the year in percent of its income; `nil` without income.
    public let percent: Decimal?
    /// Whether more of the year is left than may be.
    public let exceedsYear: Bool
    /// The surplus of all years.
    public let cumulative: Money
    /// What it may be, in yuan, exact.
    public let limit: Rate
    /// Whether it is more.
    public let exceedsCumulative: Bool

    /// What is breached, in words.
    public var findings: [Finding] {
        var findings: [Finding] = []
        if exceedsYear {
            findings.append(
                Finding(
                    .fundYearExceeded,
                    [
                        "fund": .phrase(chinese: rule.chinese, english: rule.code),
                        "percent": .text(percent?.description ?? "—"),
                        "limit": .text(rule.yearPercent.description),
                    ]))
        }
        if exceedsCumulative {
            let limit = try? limit.decimal(digits: 2, rounding: .halfAwayFromZero)
            findings.append(
                Finding(
                    .fundCumulativeExceeded,
                    [
                        "fund": .phrase(chinese: rule.chinese, english: rule.code),
                        "amount": .text(cumulative.description),
                        "limit": .text(limit?.description ?? "\(self.limit)"),
                    ]))
        }
        return findings
    }
}

extension Rate {
    /// A month of a year.
    static let twelfth = (try? Rate(numerator: 1, denominator: 12)) ?? .zero
    /// One percent.
    static let hundredth = (try? Rate(numerator: 1, denominator: 100)) ?? .zero
}
