import HospitalCore

/// One thing that happens to a budget: a document is made, released, restored or taken back, or
/// approved money is changed or moved.
public enum BudgetStep: Hashable, Sendable {
    /// A request, contract or bill of an amount; it converts what is open of `from`, where given.
    case document(
        BudgetDocument.ID, BudgetDocument.Stage, line: BudgetLine.ID, month: Month,
        amount: BudgetAmount, from: BudgetDocument.ID?, use: BudgetDocument.Use)
    /// An amount of a request or contract is no longer needed; all that is open when none is given.
    case release(BudgetDocument.ID, BudgetAmount?)
    /// What was released counts again.
    case restore(BudgetDocument.ID)
    /// A contract or bill is taken back: what it converted is open again, the rest is free.
    case reverse(BudgetDocument.ID)
    /// The approved amount of a month changes (预算调整); below zero it is cut.
    case adjust(line: BudgetLine.ID, month: Month, amount: BudgetAmount)
    /// Approved money of a month moves to another line (调剂).
    case transfer(
        from: BudgetLine.ID, to: BudgetLine.ID, month: Month, amount: BudgetAmount)

    /// The word for the step in audit trails.
    package var name: String {
        switch self {
        case .document(_, let stage, _, _, _, _, _): stage.rawValue
        case .release: "release"
        case .restore: "restore"
        case .reverse: "reverse"
        case .adjust: "adjust"
        case .transfer: "transfer"
        }
    }

    /// The document or line that the step is about.
    package var subject: String {
        switch self {
        case .document(let id, _, _, _, _, _, _), .release(let id, _), .restore(let id),
            .reverse(let id):
            id.code
        case .adjust(let line, _, _): line.code
        case .transfer(let from, let to, _, _): "\(from.code)>\(to.code)"
        }
    }
}

/// One signed change of a line in a month: what steps leave behind.
///
/// The sum of all moves of a line is where it stands; none is ever changed.
public struct BudgetMove: Hashable, Sendable {
    /// What a move changes.
    public enum Side: String, CaseIterable, Sendable {
        /// The approved amount: adjustments and transfers.
        case approved
        /// What requests take.
        case reserved
        /// What contracts take.
        case committed
        /// What bills took.
        case actual

        init(_ stage: BudgetDocument.Stage) {
            switch stage {
            case .reserved: self = .reserved
            case .committed: self = .committed
            case .actual: self = .actual
            }
        }
    }

    /// The line.
    public let line: BudgetLine.ID
    /// The month.
    public let month: Month
    /// What changes.
    public let side: Side
    /// By how much; below zero it falls.
    public let amount: BudgetAmount
    /// The document that it comes from; `nil` for adjustments and transfers.
    public let document: BudgetDocument.ID?
}

/// Where a line stands in a month, or over several.
public struct BudgetStanding: Hashable, Sendable {
    /// Approved, with adjustments and transfers.
    public internal(set) var approved = BudgetAmount.zero
    /// Taken by requests.
    public internal(set) var reserved = BudgetAmount.zero
    /// Taken by contracts.
    public internal(set) var committed = BudgetAmount.zero
    /// Spent.
    public internal(set) var actual = BudgetAmount.zero

    init() {}

    /// A standing as a host has kept it.
    package init(
        approved: BudgetAmount, reserved: BudgetAmount, committed: BudgetAmount,
        actual: BudgetAmount
    ) {
        self.approved = approved
        self.reserved = reserved
        self.committed = committed
        self.actual = actual
    }

    /// What requests, contracts and bills take together.
    public func used() throws(NumberError) -> BudgetAmount {
        try reserved.adding(committed).adding(actual)
    }

    /// `approved − reserved − committed − actual`; below zero when it is over-spent.
    public func available() throws(NumberError) -> BudgetAmount {
        try approved.subtracting(used())
    }

    mutating func add(_ amount: BudgetAmount, to side: BudgetMove.Side) throws(NumberError) {
        switch side {
        case .approved: approved = try approved.adding(amount)
        case .reserved: reserved = try reserved.adding(amount)
        case .committed: committed = try committed.adding(amount)
        case .actual: actual = try actual.adding(amount)
        }
    }

    func adding(_ other: BudgetStanding) throws(NumberError) -> BudgetStanding {
        var sum = self
        try sum.add(other.approved, to: .approved)
        try sum.add(other.reserved, to: .reserved)
        try sum.add(other.committed, to: .committed)
        try sum.add(other.actual, to: .actual)
        return sum
    }
}
