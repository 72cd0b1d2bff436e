/// A matter on its way through its chain of approval (审批单): what was decided, by whom, and what is
/// still missing.
///
/// Steps are taken in the order of the chain by persons who have the role. Nobody approves what it
/// asked for, at any amount, neither itself nor through a delegate, and no person takes two steps
/// (``SeparationRule``). A change of the amount makes a new revision whose steps are all taken
/// anew, by the chain of the new amount; whoever changes it counts as a requester.
public struct ApprovalCase: Hashable, Sendable {
    /// The code of the matter, for messages.
    public let subject: String
    /// The class of matter.
    public let matterClass: String
    /// The chain of the amount.
    public private(set) var chain: ApprovalChain
    /// Where it stands.
    public private(set) var state: ApprovalState
    /// The revision, counted from 1.
    public private(set) var revision = 1
    /// Who asked for it or changed it.
    public private(set) var requesters: [Person.ID]
    /// Everything that was decided, earlier revisions included.
    public private(set) var decisions: [ApprovalDecision] = []
    /// The rules of separation that hold.
    public let rules: [SeparationRule]

    /// A matter at the beginning of its chain.
    /// - Throws: `classUnknown`.
    public init(
        _ subject: String, class matterClass: String, requester: Person.ID, amount: Money,
        in matrix: AuthorityMatrix, rules: [SeparationRule] = SeparationRule.standard
    ) throws(AuthorityError) {
        self.subject = subject
        self.matterClass = matterClass
        self.rules = rules
        chain = try matrix.chain(for: matterClass, amount: amount)
        state = Self.firstState(of: chain)
        requesters = [requester]
    }

    private static func firstState(of chain: ApprovalChain) -> ApprovalState {
        chain.steps.first.map { .waiting($0) } ?? .approved
    }

    /// The machine of this chain.
    public var machine: StateMachine<ApprovalState, ApprovalMove> {
        typealias Transition = StateMachine<ApprovalState, ApprovalMove>.Transition
        var transitions: [Transition] = []
        for (index, step) in chain.steps.enumerated() {
            let isLast = index + 1 == chain.steps.count
            let next = isLast ? .approved : ApprovalState.waiting(chain.steps[index + 1])
            let here = ApprovalState.waiting(step)
            transitions += [
                Transition(.approve(step), from: here, to: next, role: step.role),
                Transition(.refuse(step), from: here, to: .refused, role: step.role, isBack: true),
                Transition(.withdraw, from: here, to: .withdrawn, isBack: true),
            ]
        }
        let first = Self.firstState(of: chain)
        for state in chain.steps.map({ ApprovalState.waiting($0) }) + [.approved, .refused] {
            transitions.append(Transition(.amend, from: state, to: first, isBack: true))
        }
        return StateMachine(transitions)
    }

    /// The matter after a decision on a step.
    /// - Throws: `stepUnknown`; `move` for a skipped step or a missing role; `separation`.
    public func decided(
        _ verdict: ApprovalDecision.Verdict, step code: String, by person: Actor, on day: Day
    ) throws(ApprovalError) -> ApprovalCase {
        guard let step = chain.steps.first(where: { $0.code == code }) else {
            throw .stepUnknown(subject: subject, step: code)
        }
        var moved = try self.moved(verdict == .approve ? .approve(step) : .refuse(step), by: person)
        moved.decisions.append(
            ApprovalDecision(
                revision: revision, step: step, verdict: verdict, actor: person, day: day))
        do {
            try rules.check(moved.performed, subject: subject)
        } catch { throw .separation(error) }
        return moved
    }

    /// The matter with another amount; unchanged when the amount is the same.
    /// - Throws: `move` once it is withdrawn; `matrix`.
    public func amended(
        to amount: Money, by person: Actor, in matrix: AuthorityMatrix
    ) throws(ApprovalError) -> ApprovalCase {
        guard amount != chain.amount else { return self }
        var amended = try moved(.amend, by: person)
        do {
            amended.chain = try matrix.chain(for: matterClass, amount: amount)
        } catch { throw .matrix(error) }
        amended.state = Self.firstState(of: amended.chain)
        amended.revision += 1
        for changer in [person.person, person.principal].compactMap(\.self)
        where !requesters.contains(changer) { amended.requesters.append(changer) }
        return amended
    }

    /// The matter taken back.
    /// - Throws: `move` once it is decided.
    public func withdrawn(by person: Actor) throws(ApprovalError) -> ApprovalCase {
        try moved(.withdraw, by: person)
    }

    /// Refuses to act on a matter that is not approved, or not for this amount.
    /// - Throws: `incomplete` with the steps that are missing; `amountChanged`.
    public func checkApproved(for amount: Money) throws(ApprovalError) {
        guard state == .approved else {
            throw .incomplete(subject: subject, state, missing: missingSteps)
        }
        guard amount == chain.amount else {
            throw .amountChanged(subject: subject, approved: chain.amount, amount: amount)
        }
    }

    /// The steps of this revision that are not approved yet, in their order.
    public var missingSteps: [ApprovalStep] {
        let done = decisions.filter { $0.revision == revision && $0.verdict == .approve }
        return chain.steps.filter { step in !done.contains { $0.step == step } }
    }

    private var performed: [PerformedDuty] {
        requesters.map { PerformedDuty(.requester, by: $0) }
            + decisions.filter { $0.revision == revision }
            .map { PerformedDuty(.approver, by: $0.actor) }
    }

    private func moved(
        _ move: ApprovalMove, by person: Actor
    ) throws(ApprovalError) -> ApprovalCase {
        var moved = self
        do {
            moved.state = try machine.state(after: move, from: state, of: subject, by: person)
        } catch { throw .move(error) }
        return moved
    }
}
