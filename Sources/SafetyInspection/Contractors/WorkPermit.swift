import HospitalCore

/// What a kind of special work asks of its permit (特殊作业): how long it may last, how old a test of
/// the air may be, and what must be done before.
public struct PermitRule: Equatable, Sendable {
    /// The code: `hot_1`.
    public let kind: String
    /// The name that is printed: 一级动火.
    public let name: String
    /// The longest time of a permit, in hours of the clock.
    public let hours: Int
    /// How many minutes before the beginning the air is tested at the earliest; `nil` for no test.
    public let testMinutes: Int?
    /// The measures that must be done.
    public let measures: [String]
    /// Where the numbers come from.
    public let citation: Citation

    /// A rule of the hospital's own.
    /// - Throws: `intervalInvalid` for hours below 1 or minutes below 0, or beyond ten years.
    public init(
        _ kind: String, name: String, hours: Int, testMinutes: Int?, measures: [String],
        citation: Citation
    ) throws(ContractorError) {
        guard (1...87_840).contains(hours) else {
            throw .intervalInvalid(plan: kind, value: hours)
        }
        if let testMinutes, !(0...5_270_400).contains(testMinutes) {
            throw .intervalInvalid(plan: kind, value: testMinutes)
        }
        self.kind = kind
        self.name = name
        self.hours = hours
        self.testMinutes = testMinutes
        self.measures = measures
        self.citation = citation
    }
}

/// A permit for special work (作业票): hot work, confined space, height, lifting, temporary power.
///
/// It is valid when nothing is wrong with it: not longer than its kind allows, approved by somebody
/// else than the applicant, watched by somebody who does not work (安全生产法 art. 43), air tested
/// shortly before the beginning, every measure done, and every worker's certificate in force
/// through the last day.
/// - Source: requirements S-136
public struct WorkPermit: Equatable, Sendable {
    /// The number of a permit.
    public typealias ID = Code<WorkPermit>

    /// A person with a certificate for the work.
    public struct Worker: Equatable, Sendable {
        /// The person.
        public let person: Person.ID
        /// The last day of the certificate; `nil` without one.
        public let certifiedThrough: Day?

        /// A worker.
        public init(_ person: Person.ID, certifiedThrough: Day?) {
            self.person = person
            self.certifiedThrough = certifiedThrough
        }
    }

    /// The number.
    public let id: ID
    /// The kind of work.
    public let kind: String
    /// The place.
    public let place: Place.ID
    /// When it begins.
    public let from: Moment
    /// When it ends.
    public let through: Moment
    /// Who asked for it.
    public let applicant: Person.ID
    /// Who approved it; `nil` when nobody did.
    public var approver: Person.ID?
    /// Who watches (监护人); `nil` when nobody does.
    public var guardian: Person.ID?
    /// Who works.
    public var workers: [Worker] = []
    /// When the air was tested; `nil` when it was not.
    public var tested: Moment?
    /// The measures that were done.
    public var measures: [String] = []
    /// When the site was cleared and the permit given back; `nil` while it was not.
    public var closed: Moment?

    /// A permit as it was asked for.
    /// - Throws: `permitReversed` when it does not end after its beginning.
    public init(
        _ id: ID, kind: String, at place: Place.ID, from: Moment, through: Moment,
        applicant: Person.ID
    ) throws(ContractorError) {
        guard from < through else { throw .permitReversed(id, from: from, to: through) }
        self.id = id
        self.kind = kind
        self.place = place
        self.from = from
        self.through = through
        self.applicant = applicant
    }
}

/// What is wrong with a permit.
public enum PermitFault: Equatable, Sendable {
    /// It lasts longer than so many hours.
    case tooLong(hours: Int)
    /// Nobody approved it.
    case unapproved
    /// The applicant approved it.
    case ownApproval(Person.ID)
    /// Nobody works.
    case workersMissing
    /// Nobody watches.
    case guardianMissing
    /// The one who watches also works.
    case guardianWorks(Person.ID)
    /// The air was not tested, or not within the minutes before the beginning.
    case test(minutes: Int)
    /// A measure that was not done.
    case measure(String)
    /// A worker without a certificate in force through the last day.
    case certificate(Person.ID)

    /// The kind and what it is about, in results.
    public var texts: (kind: String, about: String) {
        switch self {
        case .tooLong(let hours): ("TOO_LONG", "\(hours)h")
        case .unapproved: ("UNAPPROVED", "")
        case .ownApproval(let person): ("OWN_APPROVAL", person.code)
        case .workersMissing: ("WORKERS_MISSING", "")
        case .guardianMissing: ("GUARDIAN_MISSING", "")
        case .guardianWorks(let person): ("GUARDIAN_WORKS", person.code)
        case .test(let minutes): ("TEST", "\(minutes)min")
        case .measure(let name): ("MEASURE", name)
        case .certificate(let person): ("CERTIFICATE", person.code)
        }
    }
}

/// How a permit stands at a moment.
public enum PermitStanding: String, CaseIterable, Sendable {
    /// Something is wrong with it: no work.
    case refused = "REFUSED"
    /// It has not begun.
    case pending = "PENDING"
    /// Work may go on.
    case open = "OPEN"
    /// Its time is over and the site was not cleared.
    case expired = "EXPIRED"
    /// The site was cleared.
    case closed = "CLOSED"
}

extension WorkPermit {
    /// What is wrong with the permit by the rule of its kind; nothing when it is valid.
    /// - Throws: `kindUnknown` when none of the rules is of its kind; `time`.
    public func faults(by rules: [PermitRule]) throws(ContractorError) -> [PermitFault] {
        guard let rule = rules.first(where: { $0.kind == kind }) else {
            throw .kindUnknown(
                kind, nearest: NearestName.nearest(to: kind, in: rules.map(\.kind)))
        }
        var faults: [PermitFault] = []
        do throws(TimeError) {
            let longest = try TimeLimit(.hours(rule.hours)).due(from: from)
            if !longest.isOnTime(through) { faults.append(.tooLong(hours: rule.hours)) }
            if let minutes = rule.testMinutes {
                let earliest = try from.adding(seconds: -60 * minutes)
                if !(tested.map { earliest <= $0 && $0 <= from } ?? false) {
                    faults.append(.test(minutes: minutes))
                }
            }
        } catch { throw .time(error) }
        faults += personFaults
        faults += rule.measures.filter { !measures.contains($0) }.map { .measure($0) }
        return faults
    }

    private var personFaults: [PermitFault] {
        var faults: [PermitFault] = []
        if let approver {
            let performed = [
                PerformedDuty(.requester, by: applicant), PerformedDuty(.approver, by: approver),
            ]
            if !SeparationRule.standard.violations(in: performed, subject: id.code).isEmpty {
                faults.append(.ownApproval(approver))
            }
        } else {
            faults.append(.unapproved)
        }
        if workers.isEmpty { faults.append(.workersMissing) }
        if let guardian {
            if workers.contains(where: { $0.person == guardian }) {
                faults.append(.guardianWorks(guardian))
            }
        } else {
            faults.append(.guardianMissing)
        }
        return faults
            + workers.filter { $0.certifiedThrough.map { $0 < through.day } ?? true }
            .map { .certificate($0.person) }
    }

    /// How the permit stands at a moment.
    /// - Throws: what ``faults(by:)`` throws.
    public func standing(
        at now: Moment, by rules: [PermitRule]
    ) throws(ContractorError) -> PermitStanding {
        guard try faults(by: rules).isEmpty else { return .refused }
        if let closed, closed <= now { return .closed }
        if now < from { return .pending }
        return now <= through ? .open : .expired
    }
}
