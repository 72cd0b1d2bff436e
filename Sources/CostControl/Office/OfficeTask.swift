import HospitalCore

/// The states of a task (任务状态).
public enum TaskState: String, Termed, CaseIterable, Sendable {
    /// Given to somebody.
    case assigned
    /// The one who does it has accepted it.
    case accepted
    /// Handed in.
    case submitted
    /// Confirmed by the one who gave it.
    case done
    /// Called off.
    case cancelled

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .assigned: .phrase(chinese: "已交办", english: "assigned")
        case .accepted: .phrase(chinese: "办理中", english: "accepted")
        case .submitted: .phrase(chinese: "待确认", english: "submitted")
        case .done: .phrase(chinese: "已办结", english: "done")
        case .cancelled: .phrase(chinese: "已撤销", english: "cancelled")
        }
    }

    /// Whether something is still to be done.
    public var isOpen: Bool { self != .done && self != .cancelled }
}

/// What happens to a task.
public enum TaskStep: String, Termed, CaseIterable, Sendable {
    /// 交办: somebody gives it to another.
    case assign
    /// 接受, by the one who does it.
    case accept
    /// 进展, by the one who does it.
    case report
    /// 催办, by anybody else.
    case urge
    /// 上报完成, by the one who does it.
    case submit
    /// 退回, by the one who gave it.
    case sendBack = "send_back"
    /// 确认办结, by the one who gave it.
    case confirm
    /// 撤销, by the one who gave it.
    case cancel

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .assign: .phrase(chinese: "交办", english: "be assigned")
        case .accept: .phrase(chinese: "接受", english: "be accepted")
        case .report: .phrase(chinese: "报告进展", english: "be reported on")
        case .urge: .phrase(chinese: "催办", english: "be urged")
        case .submit: .phrase(chinese: "上报完成", english: "be submitted")
        case .sendBack: .phrase(chinese: "退回", english: "be sent back")
        case .confirm: .phrase(chinese: "确认办结", english: "be confirmed")
        case .cancel: .phrase(chinese: "撤销", english: "be cancelled")
        }
    }
}

/// A step of a task as it was recorded.
public struct TaskEvent: Equatable, Sendable {
    /// The task.
    public let task: String
    /// The step.
    public let step: TaskStep
    /// Who took it.
    public let person: Person.ID
    /// When.
    public let at: Moment
    /// Who is to do it, where the step is ``TaskStep/assign``.
    public let assignee: Person.ID?
    /// By when it is to be done, where the step is ``TaskStep/assign``.
    public let due: Day?
    /// What else was said; `nil` when nothing was.
    public let note: String?

    /// A step.
    public init(
        _ task: String, _ step: TaskStep, by person: Person.ID, at moment: Moment,
        assignee: Person.ID? = nil, due: Day? = nil, note: String? = nil
    ) {
        self.task = task
        self.step = step
        self.person = person
        at = moment
        self.assignee = assignee
        self.due = due
        self.note = note
    }

    /// The fields that are sealed, in their order.
    var auditFields: [String?] {
        [
            task, step.rawValue, person.code, at.description, assignee?.code, due?.description,
            note,
        ]
    }
}

/// Tasks known by their state, with every step sealed in one chain (任务台账): nobody can deny later
/// what was given, urged, accepted or handed in.
///
/// The one who does a task accepts and submits it, the one who gave it confirms it, sends it back
/// or calls it off, and everybody but the one who does it may urge it. Steps follow each other in
/// time, and each is sealed with the one before (``AuditTrail``).
/// - Source: requirement S-276
public struct TaskBook: Equatable, Sendable {
    /// How a task stands.
    public struct Standing: Equatable, Sendable {
        /// The task.
        public let task: String
        /// Who gave it.
        public let giver: Person.ID
        /// Who does it.
        public let assignee: Person.ID
        /// The state.
        public fileprivate(set) var state: TaskState
        /// By when it is to be done; `nil` without a day.
        public let due: Day?
        /// When it was handed in last; `nil` before, and after it was sent back.
        public fileprivate(set) var submitted: Moment?
        /// How often it was urged.
        public fileprivate(set) var urged = 0
        /// When it was urged last; `nil` for never.
        public fileprivate(set) var lastUrged: Moment?

        /// Whether it is or was handed in after its day; a task that was called off is not.
        public func isLate(on today: Day) -> Bool {
            guard state != .cancelled, let due else { return false }
            return (submitted?.day ?? today) > due
        }
    }

    /// The tasks in the order in which they were given.
    public let standings: [Standing]
    /// Every step with its hash, in their order.
    public let log: [SealedRow]

    /// The allowed steps.
    public static let machine: StateMachine<TaskState, TaskStep> = {
        typealias Transition = StateMachine<TaskState, TaskStep>.Transition
        return StateMachine(
            [
                Transition(.accept, from: .assigned, to: .accepted),
                Transition(.report, from: .accepted, to: .accepted, isBack: true),
                Transition(.submit, from: .accepted, to: .submitted),
                Transition(.sendBack, from: .submitted, to: .accepted, isBack: true),
                Transition(.confirm, from: .submitted, to: .done),
            ]
                + TaskState.allCases.filter(\.isOpen).flatMap { state in
                    [
                        Transition(.urge, from: state, to: state, isBack: true),
                        Transition(.cancel, from: state, to: .cancelled, isBack: true),
                    ]
                })
    }()

    /// Takes steps in their order.
    /// - Throws: `twice` for a task that is given twice; `unknown` for a step of one that was not
    ///   given, or one that is given to nobody; `backwards`; `notTheirs`; `flow`; `audit`.
    public init(_ events: [TaskEvent]) throws(OfficeError) {
        var places: [Code<TaskEvent>: Int] = [:]
        var standings: [Standing] = []
        var log: [SealedRow] = []
        var last: Moment?
        do {
            var trail = try AuditTrail()
            for event in events {
                if let last, event.at < last {
                    throw OfficeError.backwards(event.task, at: event.at, last: last)
                }
                last = event.at
                if event.step == .assign {
                    guard places.updateValue(standings.count, forKey: Code(event.task)) == nil
                    else { throw OfficeError.twice(event.task) }
                    standings.append(try Self.given(event))
                } else {
                    guard let place = places[Code(event.task)]
                    else { throw OfficeError.unknown(event.task) }
                    try Self.take(event, in: &standings[place])
                }
                let fields = event.auditFields
                log.append(SealedRow(fields: fields, hash: try trail.append(fields)))
            }
        } catch let error as OfficeError {
            throw error
        } catch let error as AuditError {
            throw .audit(error)
        } catch { throw .outOfRange("tasks") }
        self.standings = standings
        self.log = log
    }

    private static func given(_ event: TaskEvent) throws(OfficeError) -> Standing {
        guard let assignee = event.assignee else { throw .unknown("\(event.task) assignee") }
        guard assignee != event.person else {
            throw .notTheirs(event.task, step: .assign, event.person)
        }
        return Standing(
            task: event.task, giver: event.person, assignee: assignee, state: .assigned,
            due: event.due)
    }

    private static func take(
        _ event: TaskEvent, in standing: inout Standing
    ) throws(OfficeError) {
        let isTheirs: Bool
        switch event.step {
        case .assign, .sendBack, .confirm, .cancel: isTheirs = event.person == standing.giver
        case .accept, .report, .submit: isTheirs = event.person == standing.assignee
        case .urge: isTheirs = event.person != standing.assignee
        }
        guard isTheirs else {
            throw .notTheirs(event.task, step: event.step, event.person)
        }
        do {
            standing.state = try machine.state(
                after: event.step, from: standing.state, of: event.task, by: Actor(event.person))
        } catch { throw .flow(error) }
        switch event.step {
        case .submit: standing.submitted = event.at
        case .sendBack: standing.submitted = nil
        case .urge:
            standing.urged += 1
            standing.lastUrged = event.at
        default: break
        }
    }
}
