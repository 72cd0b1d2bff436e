import HospitalCore

/// One entry of the cost ledger (成本明细): an amount of a department and an item, and what decides
/// whether and where it is cost.
public struct CostEntry: Hashable, Sendable {
    /// The voucher and line, or the bill.
    public let code: String
    /// The department and the cost item.
    public let account: Posting.Account
    /// The amount; negative in red (红字).
    public let amount: Money
    /// The funding tag as the ledger has it; `nil` is ``FundingTag/other``.
    public let funding: String?
    /// The code of the ``EntryKind``; `nil` for ordinary cost.
    public let kind: String?
    /// The entry that this one takes back (冲销凭证).
    public let reversalOf: String?
    /// The shared bill whose share this is (计算计入); `nil` for an amount that the ledger has on the
    /// department itself (直接计入).
    public let bill: String?

    /// An entry.
    public init(
        _ code: String, account: Posting.Account, amount: Money, funding: String? = nil,
        kind: String? = nil, reversalOf: String? = nil, bill: String? = nil
    ) {
        self.code = code
        self.account = account
        self.amount = amount
        self.funding = funding
        self.kind = kind
        self.reversalOf = reversalOf
        self.bill = bill
    }
}
