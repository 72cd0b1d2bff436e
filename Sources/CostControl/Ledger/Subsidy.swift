import HospitalCore

/// Subsidies of the government (财政补助): by heads and standard, and by performance.
public enum Subsidy {
    /// What a unit gets by a standard.
    public struct StandardLine: Sendable {
        /// The unit: a village, a department.
        public let unit: String
        /// How many persons or pieces.
        public let count: Int
        /// The amount for each.
        public let standard: Money

        /// A line.
        public init(_ unit: String, count: Int, standard: Money) {
            self.unit = unit
            self.count = count
            self.standard = standard
        }
    }

    /// The subsidy of every unit and their total (按人头、按标准补助; S-115, S-092).
    ///
    ///     amount = persons × standard
    ///
    /// Whole fen throughout, so the total is the sum of the amounts and nothing is rounded.
    /// - Throws: `negative` for persons or a standard below zero; `outOfRange`.
    public static func byStandard(
        _ lines: [StandardLine]
    ) throws(SubsidyError) -> (amounts: [Money], total: Money) {
        var amounts: [Money] = []
        for line in lines {
            guard line.count >= 0, line.standard >= .zero else { throw .negative(line.unit) }
            do { amounts.append(try line.standard.multiplied(by: line.count)) } catch {
                throw .outOfRange(line.unit)
            }
        }
        do { return (amounts, try amounts.total()) } catch { throw .outOfRange("total") }
    }

    /// What of an approved subsidy the performance earns, and what is withheld (绩效考核补助, S-125).
    ///
    ///     paid = approved × score / 100, rounded once half away from zero to the fen
    ///     withheld = approved − paid
    ///
    /// - Parameters:
    ///   - approved: the approved amount (核定补助), not negative.
    ///   - score: the published score, 0 to 100.
    /// - Returns: both amounts, which add up to the approved one.
    /// - Throws: `scoreInvalid`, `negative`.
    public static func byPerformance(
        approved: Money, score: Decimal
    ) throws(SubsidyError) -> (paid: Money, withheld: Money) {
        guard approved >= .zero else { throw .negative(approved.description) }
        guard score >= .zero, score <= Decimal(100) else {
            throw .scoreInvalid(score)
        }
        do {
            let share = try Rate(score).divided(by: Rate(Decimal(100)))
            let paid = try share.applied(to: approved, rounding: .halfAwayFromZero)
            return (paid, try approved.subtracting(paid))
        } catch { throw .outOfRange(approved.description) }
    }
}

/// The medical risk fund (医疗风险基金): what of a surplus may feed it (S-125).
///
/// The cumulative provision is at most a small part of the year's medical income. Between which
/// rates a hospital may choose is data with a citation.
public struct RiskFund: Sendable {
    /// The lowest rate that a hospital may choose.
    public let lowestRate: Decimal
    /// The highest.
    public let highestRate: Decimal
    /// Where the rates come from.
    public let citation: Citation

    /// A rule about the fund.
    public init(lowestRate: Decimal, highestRate: Decimal, citation: Citation) {
        self.lowestRate = lowestRate
        self.highestRate = highestRate
        self.citation = citation
    }

    /// 1‰ to 3‰ of the year's medical income; the figures are not confirmed against the official
    /// text.
    /// - Source: ``CostCitation/riskFund2018``
    public static let standard = RiskFund(
        lowestRate: .perMille(1), highestRate: .perMille(3), citation: CostCitation.riskFund2018)

    /// A year as the fund sees it.
    public struct Year: Sendable {
        /// The approved income, subsidies included.
        public let income: Money
        /// The approved expenses.
        public let expenses: Money
        /// The medical income of the year, of which the provision is a part.
        public let medicalIncome: Money
        /// What was provided before (已提取余额).
        public let provided: Money

        /// A year.
        public init(income: Money, expenses: Money, medicalIncome: Money, provided: Money) {
            self.income = income
            self.expenses = expenses
            self.medicalIncome = medicalIncome
            self.provided = provided
        }
    }

    /// What goes to the fund and what is left.
    public struct Appropriation: Sendable {
        /// Income less expenses; negative for a deficit.
        public let surplus: Money
        /// What the fund may hold: medical income × rate, cut to the fen.
        public let limit: Money
        /// What goes to the fund.
        public let amount: Money
        /// What is left of the surplus.
        public let left: Money
    }

    /// What of the surplus feeds the fund.
    ///
    ///     appropriation = min(surplus × share, medical income × rate − provided), not below zero
    ///
    /// The limit is cut to the fen, so that it is never passed; the share of the surplus is rounded
    /// once half away from zero.
    /// - `rate`: the part of the medical income that the fund may hold.
    /// - `share`: the part of the surplus that the hospital gives, 0 to 1.
    /// - Throws: `rateInvalid`, `fundNegative`, `outOfRange`.
    public func appropriation(
        of year: Year, rate: Decimal, share: Decimal
    ) throws(SubsidyError) -> Appropriation {
        guard rate >= lowestRate, rate <= highestRate else {
            throw .rateInvalid(
                rate, lowest: lowestRate, highest: highestRate, citation: citation.title)
        }
        guard year.medicalIncome >= .zero, year.provided >= .zero, share >= .zero, share <= .one
        else { throw .fundNegative }
        do {
            let surplus = try year.income.subtracting(year.expenses)
            let limit = try Rate(rate).applied(to: year.medicalIncome, rounding: .down)
            let given = try Rate(share).applied(to: surplus, rounding: .halfAwayFromZero)
            let room = try limit.subtracting(year.provided)
            let amount = max(.zero, min(given, room))
            return Appropriation(
                surplus: surplus, limit: limit, amount: amount,
                left: try surplus.subtracting(amount))
        } catch { throw .outOfRange(year.income.description) }
    }
}

extension Decimal {
    /// So many thousandths.
    fileprivate static func perMille(_ thousandths: Int128) -> Decimal {
        (try? Decimal(significand: thousandths, scale: 3)) ?? .zero
    }
}

/// Why a subsidy or an appropriation is refused.
public enum SubsidyError: HospitalError, Equatable {
    /// A score outside of 0 to 100.
    case scoreInvalid(Decimal)
    /// A negative amount or count.
    case negative(String)
    /// A rate that the rule does not allow.
    case rateInvalid(Decimal, lowest: Decimal, highest: Decimal, citation: String)
    /// Negative medical income or provision, or a share that is none.
    case fundNegative
    /// An amount beyond the range of money.
    case outOfRange(String)

    /// The message with the figures.
    public var finding: Finding {
        switch self {
        case .scoreInvalid(let score):
            Finding(.subsidyScoreInvalid, ["value": .text(score.description)])
        case .negative(let unit): Finding(.subsidyNegative, ["unit": .text(unit)])
        case .rateInvalid(let rate, let lowest, let highest, let citation):
            Finding(
                .riskFundRateInvalid,
                [
                    "value": .text(rate.description), "lowest": .text(lowest.description),
                    "highest": .text(highest.description), "citation": .text(citation),
                ])
        case .fundNegative: Finding(.riskFundNegative)
        case .outOfRange(let place):
            Finding(.ledgerAmountOutOfRange, ["place": .text(place)])
        }
    }
}
