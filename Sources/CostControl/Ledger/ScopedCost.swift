import HospitalCore

/// The cost of a scope by department and item, with everything that was left out.
public struct ScopedCost: Hashable, Sendable {
    /// The scope; `nil` for everything that is cost.
    public let scope: CostScope?
    /// The period, when it was given.
    public let period: String?
    /// The cost of the scope by department, item and bill, in the order of their codes.
    public let amounts: [Amount]
    /// The cost of the scope by department and item, in the order of their codes.
    public let accounts: [AccountCost]
    /// What was left out, by reason, cause, department and item.
    public let exclusions: [Exclusion]
    /// The total of every scope, innermost first; empty when none was named.
    public let scopeTotals: [ScopeTotal]
    /// The shared bills of the ledger with their totals, in the order of their codes.
    public let bills: [BillTotal]
    /// The total of the ledger.
    public let ledgerTotal: Money
    /// The total of the scope: cost on the departments themselves and shares of bills.
    public let total: Money
    /// What of the scope stands on the departments themselves (直接计入).
    public let enteredTotal: Money
    /// What of the scope are shares of bills (计算计入).
    public let sharedTotal: Money
    /// What of the ledger is not in the scope.
    public let excludedTotal: Money
    /// Layers below zero.
    public let findings: [Finding]

    /// A cost of a department and an item.
    public struct Amount: Hashable, Sendable {
        /// The department and the item.
        public let account: Posting.Account
        /// The bill whose share it is (计算计入); `nil` for 直接计入.
        public let bill: String?
        /// The amount.
        public let amount: Money
    }

    /// The cost of a department and an item.
    public struct AccountCost: Hashable, Sendable {
        /// The department and the item.
        public let account: Posting.Account
        /// What the ledger has on the department itself (直接计入).
        public let entered: Money
        /// Its shares of bills (计算计入).
        public let shared: Money
        /// Both: what the allocation starts from.
        public let total: Money
    }

    /// Something that is not in the scope.
    public struct Exclusion: Hashable, Sendable {
        /// Why it is not.
        public let reason: Reason
        /// The kind of entry, funding tag or class of department that decided.
        public let cause: String
        /// The department and the item.
        public let account: Posting.Account
        /// The amount.
        public let amount: Money
        /// How many entries it is the sum of.
        public let entryCount: Int
    }

    /// Why something is not in a scope.
    public enum Reason: Hashable, Sendable {
        /// It is never cost (不计入成本).
        case neverCost
        /// It belongs to a scope outside of this one.
        case otherScope(CostScope)

        /// The name in results: `never_cost`, or the scope that holds it.
        public var name: String {
            switch self {
            case .neverCost: EntryKind.Treatment.neverCost.rawValue
            case .otherScope(let scope): scope.rawValue
            }
        }
    }

    /// The total of a scope and what it adds to the one inside of it.
    public struct ScopeTotal: Hashable, Sendable {
        /// The scope.
        public let scope: CostScope
        /// What it adds.
        public let layer: Money
        /// Its total: the sum of the layers up to it.
        public let total: Money
    }

    /// A shared bill as the ledger holds it.
    public struct BillTotal: Hashable, Sendable {
        /// The code of the bill.
        public let code: String
        /// The sum of its shares.
        public let amount: Money
        /// What of it is in the scope.
        public let inScope: Money
    }

    /// The cost as the allocation takes it: direct cost of every department by item.
    public func centres(_ departments: [Department]) -> [CostCentre] {
        var direct: [Department.ID: [String: Int128]] = [:]
        for cost in accounts {
            direct[cost.account.department, default: [:]][cost.account.item] =
                Int128(cost.total.fen)
        }
        return departments.map { .ofFen($0, direct[$0.id]) }
    }
}

extension CostCentre {
    /// A department with sums of fen by item.
    static func ofFen(_ department: Department, _ sums: [String: Int128]?) -> CostCentre {
        // Fewer than 2⁶³ amounts of 64 bits have at most 38 digits, which a decimal holds.
        let direct = sums?.compactMapValues { try? Decimal(significand: $0, scale: 2) }
        return CostCentre(department, direct: direct ?? [:])
    }
}

extension Posting.Account {
    /// Department and item, for messages.
    var place: String { "\(department)/\(item)" }
}
