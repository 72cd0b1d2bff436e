import HospitalCore

/// Why a report is refused.
///
/// No form is printed whose figures do not tie out.
///
/// The cases are held by reference: a small error keeps the many places small that hand it on.
public indirect enum CostReportError: HospitalError, Equatable {
    /// A department without a class in a form by classes.
    case classMissing(CostForm, department: String)
    /// A figure that is not what its parts add up to.
    case differs(Cell, expected: String, found: String)
    /// An amount that has nothing to be divided by.
    case denominatorZero(Cell, amount: String)
    /// A quantity below zero.
    case negative(Cell, value: String)
    /// A department with visits and bed-days: its cost is split before it is divided.
    case mixedDepartment(String)
    /// Visits, bed-days or another quantity of a department whose cost was passed on.
    case notFinal(Cell)
    /// A code stands twice.
    case duplicate(String)
    /// A code that stands in no list; `place` is where it was used.
    case unknown(String, place: String, nearest: String?)
    /// There is nothing to report on.
    case nothingToReport(CostForm)
    /// A figure that does not fit.
    case outOfRange(CostForm)
    /// More cells than a report holds.
    case tooLarge(CostForm, limit: Int)
    /// Decimals of a unit cost outside of the range.
    case unitDigits(Int)
    /// Pages without rows.
    case rowsPerPage(Int)

    /// A place in a form.
    public struct Cell: Hashable, Sendable {
        /// The form.
        public let form: CostForm
        /// What the row is labelled with.
        public let row: MessageValue
        /// What the column is labelled with.
        public let column: MessageValue

        /// A place in a form.
        public init(form: CostForm, row: MessageValue, column: MessageValue) {
            self.form = form
            self.row = row
            self.column = column
        }

        fileprivate func finding(
            _ message: Message, _ values: [String: MessageValue] = [:]
        ) -> Finding {
            Finding(
                message,
                values.merging([
                    "form": form.title, "row": row, "column": column,
                ]) { _, new in new })
        }
    }

    /// The message with form, row, column and figures.
    public var finding: Finding {
        switch self {
        case .classMissing(let form, let department):
            return Finding(
                .reportClassMissing,
                [
                    "form": form.title, "department": .text(department),
                ])
        case .differs(let cell, let expected, let found):
            return cell.finding(
                .reportDiffers,
                [
                    "expected": .text(expected), "found": .text(found),
                ])
        case .denominatorZero(let cell, let amount):
            return cell.finding(.reportDenominatorZero, ["amount": .text(amount)])
        case .negative(let cell, let value):
            return cell.finding(.reportNegative, ["value": .text(value)])
        case .mixedDepartment(let department):
            return Finding(.reportDepartmentMixed, ["department": .text(department)])
        case .notFinal(let cell): return cell.finding(.reportDepartmentNotFinal)
        case .duplicate(let code): return Finding(.unitCostDuplicate, ["code": .text(code)])
        case .unknown(let code, let place, let nearest):
            return Finding(
                .unitCostUnknown,
                [
                    "code": .text(code), "place": .text(place),
                ].adding("nearest", nearest))
        case .nothingToReport(let form): return Finding(.reportNothing, ["form": form.title])
        case .outOfRange(let form): return Finding(.reportOutOfRange, ["form": form.title])
        case .tooLarge(let form, let limit):
            return Finding(.reportTooLarge, ["form": form.title, "limit": .count(limit)])
        case .unitDigits(let digits):
            return Finding(.reportUnitDigits, ["value": .count(digits)])
        case .rowsPerPage(let rows): return Finding(.reportRowsPerPage, ["value": .count(rows)])
        }
    }
}
