/// One line of a voucher (凭证分录): an amount on a department and an item, with its three dates.
///
/// The posting period is the month whose accounts it changes; the service period is the month it
/// belongs to by its nature. An invoice that comes late is posted in the open period and keeps its
/// service period. A reversal (红字冲销) is a line of its own that names the line it takes back.
public struct Posting: Hashable, Sendable {
    /// The number of a voucher and the line in it (凭证号、行号).
    public struct Reference: Hashable, Comparable, Sendable, CustomStringConvertible {
        /// The number of the voucher.
        public let voucher: String
        /// The line, counted from 1.
        public let line: Int

        /// A line of a voucher.
        public init(_ voucher: String, line: Int) {
            self.voucher = voucher
            self.line = line
        }

        /// Orders by voucher and line.
        public static func < (one: Reference, other: Reference) -> Bool {
            (Code<Reference>(one.voucher), one.line) < (Code<Reference>(other.voucher), other.line)
        }

        /// `记-12/3`: voucher and line.
        public var description: String { "\(voucher)/\(line)" }
    }

    /// What is posted to.
    public struct Account: Hashable, Comparable, Sendable {
        /// The department.
        public let department: Department.ID
        /// The item: a cost item or a subject of account (成本项目、科目).
        public let item: String

        /// A department and an item.
        public init(_ department: Department.ID, item: String) {
            self.department = department
            self.item = item
        }

        /// Orders by department and item.
        public static func < (one: Account, other: Account) -> Bool {
            (one.department, Code<Account>(one.item))
                < (other.department, Code<Account>(other.item))
        }
    }

    /// The three dates of a line.
    public struct Dates: Hashable, Sendable {
        /// The day on the document (单据日期).
        public let document: Day
        /// The month whose accounts it changes (记账期间).
        public let posting: Month
        /// The month it belongs to (业务期间).
        public let service: Month

        /// The dates of a line.
        public init(document: Day, posting: Month, service: Month) {
            self.document = document
            self.posting = posting
            self.service = service
        }

        /// The dates of a document that arrives when some months are closed: it is posted in the
        /// first open month from its service period on.
        /// - Throws: `outOfRange` when no month of the calendar is open.
        public init(
            document: Day, service: Month, lock: PeriodLock
        ) throws(TimeError) {
            self.init(
                document: document, posting: try lock.firstOpenMonth(from: service),
                service: service)
        }

        /// Whether it comes late: posted after the month it belongs to.
        public var isLate: Bool { service < posting }
        /// Whether it belongs to an earlier year and so to a line of its own (以前年度损益调整).
        public var isPriorYear: Bool { service.year < posting.year }
    }

    /// The voucher and the line.
    public let reference: Reference
    /// The dates.
    public let dates: Dates
    /// What is posted to.
    public let account: Account
    /// The amount; negative in red.
    public let amount: Money
    /// The line that this one takes back, if it is a reversal.
    public let reversalOf: Reference?

    /// A line.
    public init(
        _ reference: Reference, dates: Dates, account: Account, amount: Money,
        reversalOf: Reference? = nil
    ) {
        self.reference = reference
        self.dates = dates
        self.account = account
        self.amount = amount
        self.reversalOf = reversalOf
    }
}

/// What is wrong with the lines of vouchers.
public enum PostingError: HospitalError, Hashable {
    /// A line stands twice.
    case repeated(Posting.Reference)
    /// The line that is taken back does not exist.
    case reversalUnknown(Posting)
    /// The line that is taken back is a reversal itself.
    case reversalOfReversal(Posting)
    /// The line that is taken back is on another department or item.
    case reversalAccount(Posting)
    /// More is taken back than there was, or with the wrong sign.
    case reversalTooLarge(Posting, sum: Money, original: Money)
    /// The reversal is posted before its original.
    case reversalTooEarly(Posting, original: Month)
    /// A total does not fit 64 bits of fen.
    case totalOutOfRange(Posting.Account, Month)

    /// The message with voucher, line and figures.
    public var finding: Finding {
        switch self {
        case .repeated(let reference):
            return Finding(.postingRepeated, Self.values(reference))
        case .reversalUnknown(let posting):
            return Finding(.reversalUnknown, Self.values(posting))
        case .reversalOfReversal(let posting):
            return Finding(.reversalOfReversal, Self.values(posting))
        case .reversalAccount(let posting):
            return Finding(.reversalAccount, Self.values(posting))
        case .reversalTooLarge(let posting, let sum, let original):
            var values = Self.values(posting)
            values["sum"] = .text(sum.description)
            values["amount"] = .text(original.description)
            return Finding(.reversalTooLarge, values)
        case .reversalTooEarly(let posting, let original):
            var values = Self.values(posting)
            values["period"] = .period(posting.dates.posting.description)
            values["original_period"] = .period(original.description)
            return Finding(.reversalTooEarly, values)
        case .totalOutOfRange(let account, let month):
            return Finding(
                .postingTotalOutOfRange,
                [
                    "period": .period(month.description), "unit": .text(account.department.code),
                    "item": .text(account.item),
                ])
        }
    }

    private static func values(_ reference: Posting.Reference) -> [String: MessageValue] {
        ["voucher": .text(reference.voucher), "row": .count(reference.line)]
    }

    private static func values(_ posting: Posting) -> [String: MessageValue] {
        var values = values(posting.reference)
        values["original"] = .text(posting.reversalOf?.description ?? "")
        return values
    }
}
