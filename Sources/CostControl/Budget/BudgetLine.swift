import HospitalCore

/// A line of a budget (预算指标): what a department may spend on an item in a year, month by month.
///
///     available = approved + adjustments − reserved − committed − actual
///
/// A line with a funding tag, a project or purposes is earmarked (专款专用): only documents with the
/// same tag, the same project and one of the purposes may use it, and its money is never merged
/// with other money. A restricted line (三公经费: 因公出国境, 公务用车, 公务接待) always has a hard limit
/// of the year and takes no transfer.
/// - Source: ``CostCitation/budgetLaw2018``, articles 13, 63 and 72; requirements S-080, S-085
public struct BudgetLine: Hashable, Sendable {
    /// The code of a line.
    public typealias ID = Code<BudgetLine>

    /// The code.
    public let id: ID
    /// The department and the item.
    public let account: Posting.Account
    /// The project; `nil` for a line without one.
    public var project: String?
    /// The funding tag (资金性质); `nil` for money without one.
    public var funding: String?
    /// The purposes that documents may have; empty for any.
    public var purposes: Set<String> = []
    /// The approved amount of each month; the limit of the year is their sum.
    public let approved: [Month: BudgetAmount]
    /// The unit of the quantities; `nil` for a line that limits money only.
    public var unit: String?
    /// What happens when a limit is passed.
    public var control = BudgetControl()
    /// Whether it is a restricted line (三公经费).
    public var isRestricted = false
    /// How far a document may go beyond the one it converts.
    public var tolerance = BudgetTolerance()
    /// What happens at the end of the year to what was not used.
    public var yearEnd = BudgetYearEnd.lapse

    /// A line with the approved amounts of its months.
    public init(_ id: ID, account: Posting.Account, approved: [Month: BudgetAmount]) {
        self.id = id
        self.account = account
        self.approved = approved
    }

    func checkTolerance() throws(BudgetError) {
        guard tolerance.share >= .zero, tolerance.share <= .one else {
            throw .line(
                id, .settingInvalid("tolerance_share", value: tolerance.share.description))
        }
        if let most = tolerance.most, most < .zero {
            throw .line(id, .settingInvalid("tolerance_most", value: most.description))
        }
    }

    /// The treatment that counts for a limit: the hard limit of the year of a restricted line
    /// cannot be weakened.
    func treatment(of limit: BudgetControl.Limit) -> BudgetControl.Treatment {
        isRestricted && limit == .year ? .stop : control.treatment(of: limit)
    }
}

/// What happens when a document would pass a limit of its line, limit by limit.
public struct BudgetControl: Hashable, Sendable {
    /// The limits, in the order in which they are tested: the year comes first, so that a line
    /// without any money left says so and not that the month is used up.
    public enum Limit: String, CaseIterable, Sendable {
        /// All months of the year.
        case year
        /// The months up to the one of the document.
        case cumulative
        /// The month of the document alone.
        case month

        var term: MessageValue {
            switch self {
            case .year: .phrase(chinese: "全年", english: "the year")
            case .cumulative: .phrase(chinese: "累计", english: "the months so far")
            case .month: .phrase(chinese: "当月", english: "the month")
            }
        }
    }

    /// What happens at a limit.
    public enum Treatment: String, CaseIterable, Sendable {
        /// The document is refused (刚性控制).
        case stop
        /// The document is taken with a warning (预警).
        case warn
        /// Nothing.
        case ignore
    }

    /// The limit of the year: refuses unless told otherwise, no budget, no spending.
    public var year = Treatment.stop
    /// The limit of the months so far.
    public var cumulative = Treatment.ignore
    /// The limit of a month.
    public var month = Treatment.ignore

    /// The usual control: the year refuses, the others are not looked at.
    public init() {}

    func treatment(of limit: Limit) -> Treatment {
        switch limit {
        case .year: year
        case .cumulative: cumulative
        case .month: month
        }
    }
}

/// How far a contract or a bill may go beyond what is open of the document that it converts (超额容差):
/// by a share of the document's amount, and at most by so much money.
///
/// Exactly nothing unless told otherwise; a fen above is refused.
public struct BudgetTolerance: Hashable, Sendable {
    /// The share of the amount of the converted document, 0.05 for 5 %.
    public var share: Decimal
    /// The most in money; `nil` for the share alone.
    public var most: Money?

    /// A tolerance.
    public init(share: Decimal = .zero, most: Money? = nil) {
        self.share = share
        self.most = most
    }

    /// The most that may be beyond a document of that amount; the share of the money is cut to
    /// whole fen, the share of the quantity to its places.
    func excess(of amount: BudgetAmount) throws(NumberError) -> BudgetAmount {
        let money = try Rate(share).applied(to: amount.money, rounding: .down)
        let quantity = try (Rate(share) * Rate(amount.quantity)).decimal(
            digits: amount.quantity.scale, rounding: .down)
        return BudgetAmount(most.map { min(money, $0) } ?? money, quantity: quantity)
    }
}

/// What happens at the end of the year to the part of a line that was not used.
public enum BudgetYearEnd: String, CaseIterable, Sendable {
    /// It is added to the same line of the next year (结转).
    case carry
    /// It goes back to who gave it (缴回).
    case giveBack = "return"
    /// It ends with the year (收回).
    case lapse
}
