import HospitalCore

/// The use of a seal (用印登记): request, approval, document and number of copies, all of them.
/// - Source: requirement S-304
public struct SealUse: Equatable, Sendable {
    /// The number.
    public let code: String
    /// Who asked; `nil` when it is not written down.
    public let requester: Person.ID?
    /// Who approved; `nil` when nobody did.
    public let approver: Person.ID?
    /// What was sealed.
    public let document: String
    /// How many copies.
    public let copies: Int

    /// A use.
    public init(
        _ code: String, requester: Person.ID?, approver: Person.ID?, document: String, copies: Int
    ) {
        self.code = code
        self.requester = requester
        self.approver = approver
        self.document = document
        self.copies = copies
    }

    /// What is wrong: missing parts by name, and `self_approved` for one's own request.
    public var faults: [String] {
        [
            requester == nil ? "requester" : nil, approver == nil ? "approver" : nil,
            document.isEmpty ? "document" : nil, copies < 1 ? "copies" : nil,
            requester != nil && requester == approver ? "self_approved" : nil,
        ].compactMap(\.self)
    }
}
