import HospitalCore

/// The plan for temporary labour (临时用工计划): the routine need of every month, and a standing reserve
/// for emergencies that can be foreseen, such as floods in the rainy season.
///
/// The plan becomes budget lines before the year begins, one for the routine and one for each
/// reserve, so that an emergency is paid from money that was approved for it and a reserve that is
/// not needed stays visible.
/// - Source: requirement S-074
public struct LabourPlan: Hashable, Sendable {
    /// A reserve for some months.
    public struct Reserve: Hashable, Sendable {
        /// What it is for: 雨季防汛.
        public let purpose: String
        /// The first month, 1 to 12.
        public let first: Int
        /// The last month; before the first when it goes over the end of the year.
        public let last: Int
        /// The money of each of its months.
        public let monthly: Money

        /// A reserve of the months from the first to the last.
        public init(_ purpose: String, from first: Int, through last: Int, monthly: Money) {
            self.purpose = purpose
            self.first = first
            self.last = last
            self.monthly = monthly
        }

        func holds(_ month: Month) -> Bool {
            first <= last
                ? (first...last).contains(month.month)
                : month.month >= first || month.month <= last
        }
    }

    /// The department and item of the labour.
    public let account: Posting.Account
    /// The routine need of each month; a month that is not there needs nothing.
    public let routine: [Month: Money]
    /// The reserves.
    public let reserves: [Reserve]

    /// A plan.
    public init(account: Posting.Account, routine: [Month: Money], reserves: [Reserve]) {
        self.account = account
        self.routine = routine
        self.reserves = reserves
    }

    /// The budget lines of the plan for the months of a year: the routine as `code`, and the
    /// reserves as `code-1`, `code-2` …, each of which pays for its purpose only.
    public func lines(_ code: String, for months: [Month]) -> [BudgetLine] {
        func line(_ code: String, _ amount: (Month) -> Money) -> BudgetLine {
            BudgetLine(
                BudgetLine.ID(code), account: account,
                approved: Dictionary(
                    months.map { ($0, BudgetAmount(amount($0))) }, uniquingKeysWith: { $1 }))
        }
        let base = line(code) { routine[$0] ?? .zero }
        return [base]
            + reserves.enumerated().map { place, reserve in
                var reserved = line("\(code)-\(place + 1)") {
                    reserve.holds($0) ? reserve.monthly : .zero
                }
                reserved.purposes = [reserve.purpose]
                return reserved
            }
    }

    /// The purposes for which a month has a reserve.
    public func reserves(in month: Month) -> [Reserve] {
        reserves.filter { $0.holds(month) && $0.monthly > .zero }
    }
}
