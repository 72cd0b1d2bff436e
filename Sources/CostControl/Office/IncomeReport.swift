import HospitalCore

/// Income and expense by day, month, quarter or year (收支日报、月报、季报、年报), for those who may
/// see it.
///
///     balance = income − expense
///
/// A period without any entry has no line. The report is made for a reader and refused to everybody
/// who is not on its list: finance and the leaders who are named.
/// - Source: requirement S-129
public struct IncomeReport: Equatable, Sendable {
    /// The length of a period.
    public enum Length: String, CaseIterable, Sendable {
        /// A day.
        case day
        /// A calendar month.
        case month
        /// A calendar quarter.
        case quarter
        /// A calendar year.
        case year

        fileprivate func label(of day: Day) throws(TimeError) -> String {
            switch self {
            case .day: day.description
            case .month: try Period(containing: day, cycle: .calendarMonth).label
            case .quarter: try Period(containing: day, cycle: .quarter).label
            case .year: try Period(containing: day, cycle: .year).label
            }
        }
    }

    /// An entry.
    public struct Entry: Equatable, Sendable {
        /// The day.
        public let day: Day
        /// Whether it is income; expense otherwise.
        public let isIncome: Bool
        /// The amount; below 0 for a red-letter entry (红字).
        public let amount: Money

        /// An entry.
        public init(_ day: Day, isIncome: Bool, amount: Money) {
            self.day = day
            self.isIncome = isIncome
            self.amount = amount
        }
    }

    /// A period.
    public struct Line: Equatable, Sendable {
        /// `2024-03-05`, `2024-03`, `2024-Q1` or `2024`.
        public let label: String
        /// All income.
        public let income: Money
        /// All expense.
        public let expense: Money
        /// What is left.
        public let balance: Money
    }

    /// The periods in their order.
    public let lines: [Line]

    /// A report for a reader.
    /// - Throws: ``AccessError`` for a reader who is not on the list; nothing is summed then.
    ///   ``OfficeError/outOfRange(_:)`` for a sum that does not fit, or a period that reaches over
    ///   the calendar.
    public init(
        _ entries: [Entry], by length: Length, for reader: Actor, access: AccessList
    ) throws {
        try access.check(reader, object: "income_report")
        lines = try Self.lines(entries, by: length)
    }

    private static func lines(
        _ entries: [Entry], by length: Length
    ) throws(OfficeError) -> [Line] {
        var sums: [Code<Line>: (income: Money, expense: Money)] = [:]
        for entry in entries {
            do {
                let label = Code<Line>(try length.label(of: entry.day))
                var sum = sums[label] ?? (.zero, .zero)
                if entry.isIncome {
                    sum.income = try sum.income.adding(entry.amount)
                } else {
                    sum.expense = try sum.expense.adding(entry.amount)
                }
                sums[label] = sum
            } catch { throw .outOfRange(entry.day.description) }
        }
        // Labels of one length are of one form, so they sort as their periods do.
        var lines: [Line] = []
        for (label, sum) in sums.sorted(by: { $0.key < $1.key }) {
            do {
                lines.append(
                    Line(
                        label: label.code, income: sum.income, expense: sum.expense,
                        balance: try sum.income.subtracting(sum.expense)))
            } catch { throw .outOfRange(label.code) }
        }
        return lines
    }
}
