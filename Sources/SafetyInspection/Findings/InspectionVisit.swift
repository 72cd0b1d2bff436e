import HospitalCore

/// A visit of inspectors to a place and the items they cited (检查记录): one entry of a log of
/// findings, as supervisors and outside bodies keep it, without checklist, score or hazard.
public struct InspectionVisit: Equatable, Sendable {
    /// An item that was found not in order.
    public struct CitedItem: Equatable, Sendable {
        /// The code of the item or of the rule that was broken.
        public let item: String
        /// What the failure means.
        public let criticality: Criticality

        /// A cited item.
        public init(_ item: String, criticality: Criticality = .ordinary) {
            self.item = item
            self.criticality = criticality
        }
    }

    /// The code of the visit.
    public let id: Inspection.ID
    /// Where.
    public let place: Place.ID
    /// When.
    public let day: Day
    /// What kind of visit it was: routine, complaint, follow-up … (检查类别), a name of the host's.
    public let kind: String
    /// What was cited; empty when all was in order.
    public let items: [CitedItem]

    /// A visit.
    public init(
        id: Inspection.ID, place: Place.ID, day: Day, kind: String, items: [CitedItem]
    ) {
        self.id = id
        self.place = place
        self.day = day
        self.kind = kind
        self.items = items
    }
}
