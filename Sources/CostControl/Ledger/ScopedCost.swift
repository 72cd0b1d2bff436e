import HospitalCore

/// The cost of a scope by department and item, with everything that was left out.
public struct ScopedCost: Sendable {
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
    public struct Amount: Sendable {
        /// The department and the item.
        public let account: Posting.Account
        /// The bill whose share it is (计算计入); `nil` for 直接计入.
        public let bill: String?
        /// The amount.
        public let amount: Money
    }

    /// The cost of a department and an item.
    public struct AccountCost: Sendable {
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
    public struct Exclusion: Sendable {
        /// The innermost scope that holds it; `nil` for what is never cost (不计入成本).
        public let holder: CostScope?
        /// The kind of entry, funding tag or class of department that decided.
        public let cause: String
        /// The department and the item.
        public let account: Posting.Account
        /// The amount.
        public let amount: Money
        /// How many entries it is the sum of.
        public let entryCount: Int

        /// Why it is not: `never_cost`, or the scope that holds it.
        public var reason: String {
            holder?.rawValue ?? EntryKind.Treatment.neverCost.rawValue
        }
    }

    /// The total of a scope and what it adds to the one inside of it.
    public struct ScopeTotal: Sendable {
        /// The scope.
        public let scope: CostScope
        /// What it adds.
        public let layer: Money
        /// Its total: the sum of the layers up to it.
        public let total: Money
    }

    /// A shared bill as the ledger holds it.
    public struct BillTotal: Sendable {
        /// The code of the bill.
        public let code: String
        /// The sum of its shares.
        public let amount: Money
        /// What of it is in the scope.
        public let inScope: Money
    }

    /// The cost as the allocation takes it: direct cost of every department by item.
    public func centres(_ departments: [Department]) -> [CostCentre] {
        CostCentre.centres(
            departments, accounts.map { (account: $0.account, fen: Int128($0.total.fen)) })
    }
}

extension Posting.Account {
    /// Department and item, for messages.
    var place: String { "\(department)/\(item)" }
}
