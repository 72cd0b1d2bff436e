import HospitalCore

/// One entry of the cost ledger (成本明细): an amount of a department and an item, and what decides
/// whether and where it is cost.
public struct CostEntry: Equatable, Sendable {
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

    /// The order of the ledger: by department and item, shares of bills behind entries, by code.
    static func precedes(_ one: CostEntry, _ other: CostEntry) -> Bool {
        guard one.account == other.account else { return one.account < other.account }
        guard (one.bill == nil) == (other.bill == nil) else { return one.bill == nil }
        return one.code.utf8.lexicographicallyPrecedes(other.code.utf8)
    }
}

extension CostCentre {
    /// The departments with the sums of amounts that stand in the order of their accounts; every
    /// account is one of a department.
    static func centres(
        _ departments: [Department], _ amounts: [(account: Posting.Account, fen: Int128)]
    ) -> [CostCentre] {
        var rest = amounts[...]
        return departments.sorted { $0.id < $1.id }.map { department in
            var direct: [String: Decimal] = [:]
            while let first = rest.first, first.account.department == department.id {
                var sum: Int128 = 0
                while let next = rest.first, next.account == first.account {
                    // Fewer than 2⁶³ amounts of 64 bits have at most 38 digits, as a decimal has.
                    sum += next.fen
                    rest = rest.dropFirst()
                }
                direct[first.account.item] = try? Decimal(significand: sum, scale: 2)
            }
            return CostCentre(department, direct: direct)
        }
    }
}
