import HospitalCore

/// A place that is inspected (检查部位): a building, a room, a machine.
public struct Place: Hashable, Sendable {
    /// The code of a place.
    public typealias ID = Code<Place>

    /// The code.
    public let id: ID
    /// The name shown in reports.
    public let name: String

    /// A place.
    public init(id: ID, name: String? = nil) {
        self.id = id
        self.name = name ?? id.code
    }
}

/// One inspection of one place on one day (安全检查): a completed checklist with its occasion.
public struct Inspection: Equatable, Sendable {
    /// The code of an inspection.
    public typealias ID = Code<Inspection>

    /// What is fixed before the first answer.
    public struct Occasion: Equatable, Sendable {
        /// The code of the inspection.
        public let id: ID
        /// Where.
        public let place: Place.ID
        /// When.
        public let day: Day
        /// By whom.
        public let inspector: Person.ID

        /// An occasion.
        public init(id: ID, place: Place.ID, day: Day, inspector: Person.ID) {
            self.id = id
            self.place = place
            self.day = day
            self.inspector = inspector
        }
    }

    /// Where, when and by whom.
    public let occasion: Occasion
    /// What was answered.
    public let checklist: CompletedChecklist

    /// An inspection with its completed checklist.
    public init(_ occasion: Occasion, checklist: CompletedChecklist) {
        self.occasion = occasion
        self.checklist = checklist
    }

    /// An inspection with its answers.
    /// - Throws: what ``CompletedChecklist`` refuses.
    public init(
        _ occasion: Occasion, template: ChecklistTemplate, answers: [ItemAnswer],
        notDue: Set<String> = []
    ) throws(InspectionError) {
        self.init(
            occasion,
            checklist: try CompletedChecklist(template: template, answers: answers, notDue: notDue))
    }

    /// The score under a policy.
    /// - Throws: what ``CompletedChecklist/scored(under:)`` throws.
    public func scored(under policy: ScoringPolicy) throws(InspectionError) -> InspectionScore {
        try checklist.scored(under: policy)
    }
}
