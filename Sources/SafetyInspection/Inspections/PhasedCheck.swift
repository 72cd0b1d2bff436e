import HospitalCore

/// A checklist that is done in phases, each signed before the next may begin (分阶段核查): sign in, time
/// out and sign out of the surgical checklist.
///
/// The phases are the top-level sections of the template in their order. A phase is complete when
/// every required item that is asked has an answer, every signer has signed and the time is written
/// down. A phase may begin only when the one before is complete.
public struct PhaseRule: Equatable, Sendable {
    /// The checklist.
    public let template: ChecklistTemplate
    /// Who signs every phase: operator, anaesthetist, nurse; each another person.
    public let signers: RequiredContents

    /// A rule.
    public init(_ template: ChecklistTemplate, signers: RequiredContents) {
        self.template = template
        self.signers = signers
    }

    /// The codes of the phases in their order.
    public var phases: [String] { template.sections.map(\.code) }
}

/// What was written down for one phase.
public struct PhaseRecord: Equatable, Sendable {
    /// The code of the phase.
    public let phase: String
    /// The answers to its items.
    public let answers: [ItemAnswer]
    /// Who signed, by the code or name of the signer.
    public let signatures: [String: Person.ID]
    /// When it was completed; `nil` when no time is written down.
    public let moment: Moment?

    /// A record.
    public init(
        _ phase: String, answers: [ItemAnswer], signatures: [String: Person.ID], at moment: Moment?
    ) {
        self.phase = phase
        self.answers = answers
        self.signatures = signatures
        self.moment = moment
    }
}

/// A phased checklist of one case (一例手术的核查) and how far it was carried out.
///
/// *Complete*: every phase is. *Correct*: complete, the times rise from phase to phase, and no item
/// failed. Two indicators follow over many cases, the share of complete and of correct ones.
/// - Source: requirements of 手术安全核查制度, 卫办医政发〔2010〕41号, not confirmed
public struct PhasedCheck: Equatable, Sendable {
    /// How one phase stands.
    public struct Standing: Equatable, Sendable {
        /// The code of the phase.
        public let phase: String
        /// The title of the phase.
        public let title: String
        /// Required items without an answer.
        public let missingItems: [String]
        /// Signers who have not signed.
        public let missingSigners: [RequiredContents.Part]
        /// When it was completed; `nil` when no time is written down.
        public let moment: Moment?
        /// Whether its time is not before that of any phase before it.
        public let isInOrder: Bool
        /// Items that failed.
        public let failedItems: [String]
        /// Whether nothing is missing.
        public var isComplete: Bool {
            missingItems.isEmpty && missingSigners.isEmpty && moment != nil
        }
    }

    /// The code of the case.
    public let id: String
    /// The phases in their order.
    public let standings: [Standing]

    /// Whether every phase is complete (三阶段完整).
    public var isComplete: Bool { standings.allSatisfy(\.isComplete) }
    /// Whether it was carried out as it should (正确执行).
    public var isCorrect: Bool {
        isComplete && standings.allSatisfy { $0.isInOrder && $0.failedItems.isEmpty }
    }
    /// The phase that is done next; `nil` when all are complete.
    public var nextPhase: String? { standings.first { !$0.isComplete }?.phase }

    /// How far a case is.
    /// - Throws: `phaseUnknown`, `phaseTwice`, `itemElsewhere`, `signedTwice` for the first record
    ///   at fault; ``ContentsError`` for a signer who is none; what ``CompletedChecklist`` refuses.
    public init(_ id: String, _ records: [PhaseRecord], by rule: PhaseRule) throws {
        var byPhase: [String: PhaseRecord] = [:]
        for record in records {
            guard rule.phases.contains(record.phase) else {
                throw PhaseError.phaseUnknown(
                    record.phase, case: id,
                    nearest: NearestName.nearest(to: record.phase, in: rule.phases))
            }
            guard byPhase.updateValue(record, forKey: record.phase) == nil else {
                throw PhaseError.phaseTwice(record.phase, case: id)
            }
            try Self.check(record, of: id, by: rule)
        }
        let checklist = try CompletedChecklist(
            template: rule.template, answers: records.flatMap(\.answers))
        var standings: [Standing] = []
        var last: Moment?
        for section in rule.template.sections {
            let record = byPhase[section.code]
            let signed = try rule.signers.coverage(of: Array((record?.signatures ?? [:]).keys))
            let items = rule.template.items(below: section.code)
            standings.append(
                Standing(
                    phase: section.code, title: section.title,
                    missingItems: checklist.missingItems.filter(items.contains),
                    missingSigners: signed.missing, moment: record?.moment,
                    isInOrder: Self.isInOrder(record?.moment, after: last),
                    failedItems: checklist.failures.map(\.item.code).filter(items.contains)))
            last = record?.moment ?? last
        }
        self.id = id
        self.standings = standings
    }

    /// Whether a phase may begin now.
    /// - Throws: `phaseUnknown`; `phaseNotOpen` naming the first phase before it that is not
    ///   complete.
    public func checkStart(of phase: String) throws(PhaseError) {
        guard let place = standings.firstIndex(where: { $0.phase == phase }) else {
            throw .phaseUnknown(
                phase, case: id,
                nearest: NearestName.nearest(to: phase, in: standings.map(\.phase)))
        }
        if let open = standings[..<place].first(where: { !$0.isComplete }) {
            throw .phaseNotOpen(phase, case: id, before: open.phase)
        }
    }

    private static func isInOrder(_ moment: Moment?, after last: Moment?) -> Bool {
        guard let moment, let last else { return true }
        return last <= moment
    }

    /// The answers belong to the phase, and no person signs for two.
    private static func check(
        _ record: PhaseRecord, of id: String, by rule: PhaseRule
    ) throws(PhaseError) {
        let items = rule.template.items(below: record.phase)
        for answer in record.answers where !items.contains(answer.item) {
            throw .itemElsewhere(answer.item, case: id, phase: record.phase)
        }
        var seen: Set<Person.ID> = []
        for person in record.signatures.values.sorted() where !seen.insert(person).inserted {
            throw .signedTwice(person, case: id, phase: record.phase)
        }
    }
}

/// How many cases were checked completely and correctly (手术安全核查执行情况).
public struct PhaseIndicators: Equatable, Sendable {
    /// The cases.
    public let cases: Int
    /// Those with every phase complete.
    public let complete: Int
    /// Those that were also carried out as they should.
    public let correct: Int

    /// The indicators of cases.
    public init(_ checks: [PhasedCheck]) {
        cases = checks.count
        complete = checks.count(where: \.isComplete)
        correct = checks.count(where: \.isCorrect)
    }

    /// 三阶段完整率 in percent with two decimals; `nil` without a case.
    public var completePercent: Decimal? {
        Percentage.published(Int64(complete), of: Int64(cases), decimals: 2)
    }
    /// 正确执行率 in percent with two decimals; `nil` without a case.
    public var correctPercent: Decimal? {
        Percentage.published(Int64(correct), of: Int64(cases), decimals: 2)
    }
}

extension ChecklistTemplate {
    /// The codes of the items below a top-level section.
    func items(below section: String) -> Set<String> {
        var tops: [Int] = []
        var codes: Set<String> = []
        for (place, node) in nodes.enumerated() {
            // A parent stands before its children, so its top is known.
            let top = node.parent.map { tops[$0] } ?? place
            tops.append(top)
            if node.item != nil, nodes[top].code == section { codes.insert(node.code) }
        }
        return codes
    }
}
