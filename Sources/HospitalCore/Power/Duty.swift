/// What somebody does in a matter or in a post, as rules of separation name it (职责).
///
/// A hospital may have duties of its own; two duties are the same when their codes are.
public struct Duty: Termed {
    /// The code in snake case: `purchaser`.
    public let code: String
    /// The name that is printed.
    public let term: MessageValue

    /// A duty.
    public init(_ code: String, zh chinese: String, en english: String) {
        self.code = code
        term = .phrase(chinese: chinese, english: english)
    }

    /// The same when the codes are.
    public static func == (one: Duty, other: Duty) -> Bool { one.code == other.code }

    /// Hashes the code.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// Who asks for something (申请人).
    public static let requester = Duty("requester", zh: "申请人", en: "requester")
    /// Who approves it (审批人).
    public static let approver = Duty("approver", zh: "审批人", en: "approver")
    /// Who buys it (采购人).
    public static let purchaser = Duty("purchaser", zh: "采购人", en: "purchaser")
    /// Who takes it in (验收人).
    public static let acceptor = Duty("acceptor", zh: "验收人", en: "acceptor")
    /// Who rates (评价人).
    public static let rater = Duty("rater", zh: "评价人", en: "rater")
    /// Who is rated (被评价人).
    public static let rated = Duty("rated", zh: "被评价人", en: "rated person")
    /// Who rectifies (整改人).
    public static let rectifier = Duty("rectifier", zh: "整改人", en: "rectifier")
    /// Who inspects again (复查人).
    public static let reinspector = Duty("reinspector", zh: "复查人", en: "re-inspector")
    /// A post of the business (业务岗位).
    public static let business = Duty("business", zh: "业务岗位", en: "business post")
    /// A post of finance (财务岗位).
    public static let finance = Duty("finance", zh: "财务岗位", en: "finance post")

    /// The duties of the library.
    public static let standard: [Duty] = [
        requester, approver, purchaser, acceptor, rater, rated, rectifier, reinspector, business,
        finance,
    ]
}

/// A duty that somebody did in a matter.
///
/// Who acts for another is bound by the duties of both.
public struct PerformedDuty: Hashable, Sendable {
    /// The duty.
    public let duty: Duty
    /// The person who did it.
    public let person: Person.ID
    /// The person in whose name it was done; `nil` in its own.
    public let principal: Person.ID?

    /// A duty that a person did, perhaps in another's name.
    public init(_ duty: Duty, by person: Person.ID, inNameOf principal: Person.ID? = nil) {
        self.duty = duty
        self.person = person
        self.principal = principal
    }

    /// A duty done by one who acts.
    public init(_ duty: Duty, by person: Actor) {
        self.init(duty, by: person.person, inNameOf: person.principal)
    }

    /// Everybody who is bound by it.
    var bound: [Person.ID] { [person] + (principal.map { [$0] } ?? []) }
}
