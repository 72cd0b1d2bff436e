/// Whether accounts follow the staff (账号随人员状态): who left is cancelled, who broke the rules is
/// suspended, and everybody else has the rights of the posts held, changed by application only.
///
///     rights = rights of the posts on the day ± applications that were approved by another person
///
/// The last day of somebody who leaves still counts; a breach suspends from its day until the day
/// before it is lifted. Leaving goes before a breach, a breach before rights. An account of nobody
/// on the staff is cancelled. Applications count in their order, so a later one goes first.
/// - Source: requirement S-268
public struct AccountReview: Equatable, Sendable {
    /// A member of the staff.
    public struct Member: Equatable, Sendable {
        /// Who.
        public let person: Person.ID
        /// The last day; `nil` for somebody who stays.
        public let lastDay: Day?
        /// Since when a breach suspends the person, and when it was lifted.
        public let breaches: [Breach]

        /// A member.
        public init(_ person: Person.ID, lastDay: Day? = nil, breaches: [Breach] = []) {
            self.person = person
            self.lastDay = lastDay
            self.breaches = breaches
        }
    }

    /// A breach of the rules.
    public struct Breach: Equatable, Sendable {
        /// From which day.
        public let day: Day
        /// The day on which it was lifted; `nil` while it stands.
        public let lifted: Day?

        /// A breach.
        public init(_ day: Day, lifted: Day? = nil) {
            self.day = day
            self.lifted = lifted
        }

        func holds(on today: Day) -> Bool { day <= today && (lifted.map { today < $0 } ?? true) }
    }

    /// Whether an account can be used.
    public enum State: String, CaseIterable, Sendable {
        /// It can.
        case active
        /// It cannot for now.
        case suspended
        /// It cannot any more.
        case cancelled
    }

    /// An account as it is.
    public struct Account: Equatable, Sendable {
        /// The name of the account.
        public let code: String
        /// Whose it is.
        public let person: Person.ID
        /// Its state.
        public let state: State
        /// What it may do.
        public let rights: Set<String>

        /// An account.
        public init(_ code: String, of person: Person.ID, state: State, rights: Set<String>) {
            self.code = code
            self.person = person
            self.state = state
            self.rights = rights
        }
    }

    /// An application for a right, or to take one away.
    public struct Application: Equatable, Sendable {
        /// The number.
        public let code: String
        /// Whose right.
        public let person: Person.ID
        /// The right.
        public let right: String
        /// Whether it is given; taken away otherwise.
        public let isGiven: Bool
        /// Who approved it; `nil` when nobody did.
        public let approver: Person.ID?
        /// The days on which it counts.
        public let validity: Validity

        /// An application.
        public init(
            _ code: String, for person: Person.ID, right: String, isGiven: Bool,
            approver: Person.ID?, validity: Validity
        ) {
            self.code = code
            self.person = person
            self.right = right
            self.isGiven = isGiven
            self.approver = approver
            self.validity = validity
        }

        /// Whether it was approved, by somebody else.
        public var isApproved: Bool { approver != nil && approver != person }
    }

    /// What is to be done with an account.
    public enum Action: String, CaseIterable, Sendable {
        /// Nothing.
        case keep
        /// Its rights change (调整).
        case adjust
        /// It is suspended (暂停).
        case suspend
        /// It is opened again.
        case restore
        /// It is closed for good (注销).
        case cancel
    }

    /// What becomes of an account.
    public struct Line: Equatable, Sendable {
        /// The account.
        public let account: Account
        /// What is to be done.
        public let action: Action
        /// The rights to take away, by name.
        public let take: [String]
        /// The rights to give, by name.
        public let give: [String]
    }

    /// The accounts in their order.
    public let lines: [Line]
    /// Applications that count for nothing because nobody else approved them, in their order.
    public let unapproved: [String]

    /// What posts and applications say.
    public struct Rules: Equatable, Sendable {
        /// The rights of each post.
        public let posts: PermissionMatrix
        /// Who holds which post.
        public let holdings: [RoleHolding]
        /// The applications, in their order.
        public let applications: [Application]

        /// Rules.
        public init(
            posts: PermissionMatrix, holdings: [RoleHolding], applications: [Application]
        ) {
            self.posts = posts
            self.holdings = holdings
            self.applications = applications
        }
    }

    /// Reviews accounts on a day.
    /// - Throws: `twice` for an account, application or member that stands twice; `liftedEarly`
    ///   for a breach that was lifted before its day.
    public init(
        _ accounts: [Account], staff: [Member], rules: Rules, on today: Day
    ) throws(AccessError) {
        var members: [Person.ID: Member] = [:]
        for member in staff {
            guard members.updateValue(member, forKey: member.person) == nil
            else { throw .twice(member.person.code) }
            for breach in member.breaches {
                guard let lifted = breach.lifted, lifted < breach.day else { continue }
                throw .liftedEarly(member.person, day: breach.day, lifted: lifted)
            }
        }
        var codes: Set<Code<Account>> = []
        for account in accounts where !codes.insert(Code(account.code)).inserted {
            throw .twice(account.code)
        }
        var numbers: Set<Code<Application>> = []
        for application in rules.applications
        where !numbers.insert(Code(application.code)).inserted { throw .twice(application.code) }
        let rights = rules.rights(on: today)
        lines = accounts.map { account in
            let state = Self.state(of: members[account.person], on: today)
            return Self.line(account, state: state, rights: rights[account.person] ?? [])
        }
        unapproved = rules.applications.filter { !$0.isApproved }.map(\.code)
    }

    private static func state(of member: Member?, on today: Day) -> State {
        guard let member else { return .cancelled }
        if let last = member.lastDay, last < today { return .cancelled }
        return member.breaches.contains { $0.holds(on: today) } ? .suspended : .active
    }

    private static func line(_ account: Account, state: State, rights: Set<String>) -> Line {
        func sorted(_ rights: Set<String>) -> [String] {
            rights.sorted { Code<Line>($0) < Code<Line>($1) }
        }
        let (take, give) = (account.rights.subtracting(rights), rights.subtracting(account.rights))
        switch (account.state, state) {
        case (.cancelled, _), (.suspended, .suspended):
            return Line(account: account, action: .keep, take: [], give: [])
        case (_, .cancelled):
            return Line(account: account, action: .cancel, take: sorted(account.rights), give: [])
        case (.active, .suspended):
            return Line(account: account, action: .suspend, take: [], give: [])
        case (.suspended, .active):
            return Line(
                account: account, action: .restore, take: sorted(take), give: sorted(give))
        case (.active, .active):
            return Line(
                account: account, action: take.isEmpty && give.isEmpty ? .keep : .adjust,
                take: sorted(take), give: sorted(give))
        }
    }
}

extension AccountReview.Rules {
    /// The rights of each person on a day.
    fileprivate func rights(on today: Day) -> [Person.ID: Set<String>] {
        var ofRole: [Role.ID: Set<String>] = [:]
        for grant in posts.grants { ofRole[grant.role, default: []].formUnion(grant.actions) }
        var rights: [Person.ID: Set<String>] = [:]
        for holding in holdings where holding.validity.contains(today) {
            rights[holding.person, default: []].formUnion(ofRole[holding.role.id] ?? [])
        }
        for application in applications
        where application.isApproved && application.validity.contains(today) {
            if application.isGiven {
                rights[application.person, default: []].insert(application.right)
            } else {
                rights[application.person, default: []].remove(application.right)
            }
        }
        return rights
    }
}
