import HospitalCore

/// One failed item of one inspection (检查发现的问题).
///
/// Every answered item that lost anything is a finding (decision 12). A finding on a key or veto
/// item opens a hazard; one on an ordinary item is written down and counted.
public struct InspectionFinding: Equatable, Sendable {
    /// The inspection.
    public let inspection: Inspection.ID
    /// Where.
    public let place: Place.ID
    /// The code of the item.
    public let item: String
    /// When.
    public let day: Day
    /// Who found it.
    public let finder: Person.ID
    /// What the failure of the item means.
    public let criticality: Criticality
    /// The points lost.
    public let lostPoints: Decimal
    /// What the inspector added.
    public var note = ""
    /// References of evidence.
    public var evidence: [String] = []

    /// A finding that a host has kept, or that somebody made without a checklist.
    public init(
        _ occasion: Inspection.Occasion, item: String, criticality: Criticality,
        lostPoints: Decimal = .zero
    ) {
        inspection = occasion.id
        place = occasion.place
        self.item = item
        day = occasion.day
        finder = occasion.inspector
        self.criticality = criticality
        self.lostPoints = lostPoints
    }
}

extension Inspection {
    /// The findings, in the order of the questions.
    ///
    /// What an answer loses depends on no policy, so no score is needed; a not-applicable or
    /// missing answer is never a finding.
    public var findings: [InspectionFinding] {
        checklist.failures.map { failure in
            let occasion = Occasion(
                id: occasion.id, place: occasion.place, day: occasion.day,
                inspector: failure.answer.inspector ?? occasion.inspector)
            var finding = InspectionFinding(
                occasion, item: failure.item.code, criticality: failure.item.criticality,
                lostPoints: failure.lostPoints)
            finding.note = failure.answer.note
            finding.evidence = failure.answer.evidence
            return finding
        }
    }
}
