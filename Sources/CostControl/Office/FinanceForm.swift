import HospitalCore

/// Forms that finance approves (财务审批单): purchase of materials, requisition, expense claim, loan,
/// spending; what each must say, and who approves it.
///
/// The kind of a form is the class of matter in the authority matrix, so its chain depends on the
/// amount, and its decisions are taken like those of every other matter.
/// - Source: requirement S-129
public struct FinanceForm: Equatable, Sendable {
    /// The kinds.
    public enum Kind: String, CaseIterable, Sendable {
        /// Purchase of materials (物资采购).
        case materialPurchase = "material_purchase"
        /// Requisition from the store (物资领用).
        case requisition
        /// Claim of expenses (费用报销).
        case expenseClaim = "expense_claim"
        /// Loan (借款).
        case loan
        /// Spending (支出).
        case spending

        /// What a form of this kind must say.
        public var neededFields: [String] {
            switch self {
            case .materialPurchase: ["item", "quantity", "purpose"]
            case .requisition: ["item", "quantity", "receiver"]
            case .expenseClaim: ["invoice", "purpose"]
            case .loan: ["purpose", "repay_by"]
            case .spending: ["payee", "purpose"]
            }
        }
    }

    /// The number.
    public let code: String
    /// The kind.
    public let kind: Kind
    /// For how much.
    public let amount: Money
    /// What else it says.
    public let fields: [String: String]

    /// A form.
    /// - Throws: `numberInvalid` for an amount below 0, and for one of 0 that is no requisition.
    public init(
        _ code: String, _ kind: Kind, amount: Money, fields: [String: String]
    ) throws(OfficeError) {
        guard amount > .zero || (amount == .zero && kind == .requisition)
        else { throw .numberInvalid(code, value: amount.description) }
        self.code = code
        self.kind = kind
        self.amount = amount
        self.fields = fields
    }

    /// What it does not say although it must.
    public var missing: [String] { kind.neededFields.filter { fields[$0] ?? "" == "" } }

    /// Who approves it, in order.
    /// - Throws: `classUnknown` when the matrix has no rows of the kind.
    public func chain(in matrix: AuthorityMatrix) throws(AuthorityError) -> ApprovalChain {
        try matrix.chain(for: kind.rawValue, amount: amount)
    }
}
