import HospitalCore

/// A document that uses a budget line: a request, an order or contract, or a bill.
///
/// Converting one into the next moves the amount and never counts it twice: what a contract takes
/// from a request is no longer reserved, what a bill takes from a contract is no longer committed.
public struct BudgetDocument: Hashable, Sendable {
    /// The number of a document.
    public typealias ID = Code<BudgetDocument>

    /// How far the money is spent (预算执行阶段).
    public enum Stage: String, CaseIterable, Comparable, Sendable {
        /// A request was approved (申请占用).
        case reserved
        /// An order or contract is signed (合同占用).
        case committed
        /// A bill was paid or is due (实际支出).
        case actual

        /// Earlier stages come first.
        public static func < (one: Stage, other: Stage) -> Bool { one.rank < other.rank }

        private var rank: Int {
            switch self {
            case .reserved: 0
            case .committed: 1
            case .actual: 2
            }
        }

        var term: MessageValue {
            switch self {
            case .reserved: .phrase(chinese: "申请", english: "a request")
            case .committed: .phrase(chinese: "合同", english: "a commitment")
            case .actual: .phrase(chinese: "支出", english: "an expense")
            }
        }
    }

    /// What the money is for; must fit the earmarks of the line.
    public struct Use: Hashable, Sendable {
        /// The funding tag of the document.
        public var funding: String?
        /// The project of the document.
        public var project: String?
        /// The purpose of the document.
        public var purpose: String?

        /// A use; nothing of it is needed on a line without earmarks.
        public init(funding: String? = nil, project: String? = nil, purpose: String? = nil) {
            self.funding = funding
            self.project = project
            self.purpose = purpose
        }
    }

    /// What a document was converted from.
    public struct Source: Hashable, Sendable {
        /// The converted document.
        public let id: ID
        /// How much of it moved into the new one.
        public let amount: BudgetAmount

        /// A part of a document.
        public init(_ id: ID, amount: BudgetAmount) {
            self.id = id
            self.amount = amount
        }
    }

    /// The number.
    public let id: ID
    /// The line it uses.
    public let line: BudgetLine.ID
    /// How far the money is spent.
    public let stage: Stage
    /// The month it counts in.
    public let month: Month
    /// The amount of the document.
    public let amount: BudgetAmount
    /// The document that it converts; `nil` when it was made directly.
    public let source: Source?
    /// What the money is for.
    public let use: Use
    /// What of it still counts: neither converted nor released; all of an expense.
    public internal(set) var open: BudgetAmount
    /// What was released and can be restored.
    public internal(set) var released = BudgetAmount.zero
    /// What later documents went beyond it; never more than the tolerance of its line.
    public internal(set) var beyond = BudgetAmount.zero
    /// Whether it was taken back (红字、撤销).
    public internal(set) var isReversed = false

    init(
        _ id: ID, line: BudgetLine.ID, _ stage: Stage, in month: Month, amount: BudgetAmount,
        from source: Source? = nil, use: Use = Use()
    ) {
        self.id = id
        self.line = line
        self.stage = stage
        self.month = month
        self.amount = amount
        self.source = source
        self.use = use
        open = amount
    }

    /// A document as a host has kept it.
    package init(
        stored id: ID, line: BudgetLine.ID, _ stage: Stage, in month: Month,
        amount: BudgetAmount, from source: Source?, use: Use, open: BudgetAmount,
        released: BudgetAmount, beyond: BudgetAmount, isReversed: Bool
    ) {
        self.init(id, line: line, stage, in: month, amount: amount, from: source, use: use)
        self.open = open
        self.released = released
        self.beyond = beyond
        self.isReversed = isReversed
    }
}
