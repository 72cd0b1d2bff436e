/// Something with a name in both languages: a state, a step, a duty.
public protocol Termed: Hashable, Sendable {
    /// The name that is printed: a state reads "is …", a step reads "cannot …".
    var term: MessageValue { get }
}

/// The states something can be in, the steps between them, and who may take each (状态流程).
///
/// A step that the state does not allow is refused. If it becomes possible later on the way, the
/// refusal names the steps that were skipped; if nothing on the way leads to it, it is simply not
/// allowed.
public struct StateMachine<State: Termed, Step: Termed>: Hashable, Sendable {
    /// One allowed step.
    public struct Transition: Hashable, Sendable {
        /// The step.
        public let step: Step
        /// The state before.
        public let from: State
        /// The state after.
        public let to: State
        /// The role that may take the step; `nil` when anybody may.
        public let role: Role.ID?
        /// Whether the step leads back: it is no part of the way on which steps can be skipped.
        public let isBack: Bool

        /// A step from a state to another.
        public init(
            _ step: Step, from: State, to: State, role: Role.ID? = nil, isBack: Bool = false
        ) {
            self.step = step
            self.from = from
            self.to = to
            self.role = role
            self.isBack = isBack
        }
    }

    /// The allowed steps.
    ///
    /// Where a step stands twice for one state, the first counts.
    public let transitions: [Transition]

    /// A machine of allowed steps.
    public init(_ transitions: [Transition]) { self.transitions = transitions }

    /// The steps that the state allows, in declared order.
    public func steps(from state: State) -> [Step] {
        transitions.filter { $0.from == state }.map(\.step)
    }

    /// The state after a step.
    ///
    /// - `subject`: what is moved, for the message.
    /// - `person`: who takes the step.
    /// - Throws: `stepSkipped`, `stepNotAllowed`, `roleMissing`; checked in this order.
    public func state(
        after step: Step, from state: State, of subject: String, by person: Actor
    ) throws(StateMachineError) -> State {
        let allowed = transitions.first { $0.from == state && $0.step == step }
        guard let allowed else {
            let refusal = StepRefusal(subject: subject, state: state.term, step: step.term)
            guard let skipped = skipped(before: step, from: state) else {
                throw .stepNotAllowed(refusal)
            }
            throw .stepSkipped(refusal, missing: skipped.map(\.term))
        }
        if let role = allowed.role, !person.roles.contains(role) {
            throw .roleMissing(subject: subject, step: step.term, person.person, role: role)
        }
        return allowed.to
    }

    /// The fewest steps that must be taken before the step is allowed; `nil` when the way does not
    /// lead to it, as it does not lead to steps back.
    ///
    /// Every state is visited once, so the search ends.
    public func skipped(before step: Step, from state: State) -> [Step]? {
        var ways: [(state: State, steps: [Step])] = [(state, [])]
        var seen: Set<State> = [state]
        var next = 0
        while next < ways.count {
            let way = ways[next]
            next += 1
            for transition in transitions where transition.from == way.state {
                guard !transition.isBack else { continue }
                if transition.step == step { return way.steps }
                guard seen.insert(transition.to).inserted else { continue }
                ways.append((transition.to, way.steps + [transition.step]))
            }
        }
        return nil
    }
}

/// A step that was refused: of what, in which state.
public struct StepRefusal: Hashable, Sendable {
    /// What was to be moved.
    public let subject: String
    /// The state it is in.
    public let state: MessageValue
    /// The step that was refused.
    public let step: MessageValue
}

/// Why a step was refused.
public enum StateMachineError: HospitalError, Hashable {
    /// Steps that come before were not taken.
    case stepSkipped(StepRefusal, missing: [MessageValue])
    /// Nothing leads from the state to the step.
    case stepNotAllowed(StepRefusal)
    /// The step needs a role that the person does not have.
    case roleMissing(subject: String, step: MessageValue, Person.ID, role: Role.ID)

    /// The message with the state and the step.
    public var finding: Finding {
        switch self {
        case .stepSkipped(let refusal, let missing):
            var values = Self.values(refusal)
            values["missing"] = .list(missing)
            return Finding(.stepSkipped, values)
        case .stepNotAllowed(let refusal): return Finding(.stepNotAllowed, Self.values(refusal))
        case .roleMissing(let subject, let step, let person, let role):
            return Finding(
                .stepRoleMissing,
                [
                    "subject": .text(subject), "step": step, "person": .text(person.code),
                    "role": .text(role.code),
                ])
        }
    }

    private static func values(_ refusal: StepRefusal) -> [String: MessageValue] {
        ["subject": .text(refusal.subject), "state": refusal.state, "step": refusal.step]
    }
}

extension MessageValue {
    /// Several values in one place of a sentence: 初审、复审; `first review, second review`.
    public static func list(_ values: [MessageValue]) -> MessageValue {
        .phrase(
            chinese: values.map { $0.text(in: .chinese) }.joined(separator: "、"),
            english: values.map { $0.text(in: .english) }.joined(separator: ", "))
    }
}
