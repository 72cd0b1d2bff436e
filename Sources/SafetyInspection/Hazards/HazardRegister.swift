import HospitalCore

/// The hazards of a hospital (隐患台账) and what becomes of each new finding (decision 12).
///
/// | finding | becomes |
/// |---|---|
/// | on an ordinary item | nothing but the finding |
/// | recorded before, same inspection and item | nothing: recording twice changes nothing |
/// | while a hazard of the same place and item is open | an observation on it, no escalation |
/// | at most 365 days after such a hazard was closed | a hazard, linked as a repeat |
/// | otherwise | a hazard |
public struct HazardRegister: Equatable, Sendable {
    /// What became of a finding.
    public enum Consequence: Equatable, Sendable {
        /// It is written down only.
        case noted
        /// It was recorded before on this hazard.
        case recordedBefore(Hazard.ID)
        /// It was observed on this open hazard.
        case observed(Hazard.ID)
        /// It opened this hazard, which repeats a closed one or none.
        case opened(Hazard.ID, repeatOf: Hazard.ID?)
    }

    /// What identifies a hazard besides its code.
    private struct Key: Hashable {
        let place: Place.ID
        let item: String
    }

    /// The settings.
    public let rules: HazardRules
    /// The hazards in the order in which they were opened.
    public private(set) var hazards: [Hazard]
    private var placesByKey: [Key: [Int]] = [:]
    private var placesByID: [Hazard.ID: Int] = [:]

    /// A register of known hazards.
    /// - Throws: `idTaken` when two hazards have one code.
    public init(_ hazards: [Hazard] = [], rules: HazardRules) throws(HazardError) {
        self.rules = rules
        self.hazards = []
        for hazard in hazards { try append(hazard) }
    }

    /// The hazard with that code; `nil` when there is none.
    public func hazard(_ id: Hazard.ID) -> Hazard? { placesByID[id].map { hazards[$0] } }

    /// Records a finding and says what became of it; `id` is the code of the hazard it may open.
    /// - Throws: `idTaken` when it opens a hazard and the code is in use; nothing is recorded then.
    public mutating func record(
        _ finding: InspectionFinding, opening id: Hazard.ID
    ) throws(HazardError) -> Consequence {
        guard finding.criticality >= .key else { return .noted }
        let places = placesByKey[Key(place: finding.place, item: finding.item)] ?? []
        if let place = places.first(where: { hazards[$0].holds(finding) }) {
            return .recordedBefore(hazards[place].id)
        }
        if let place = places.last(where: { hazards[$0].wasOpen(on: finding.day) }) {
            hazards[place] = hazards[place].observed(finding)
            return .observed(hazards[place].id)
        }
        let repeated = places.last { isRepeat(finding, of: hazards[$0]) }.map { hazards[$0].id }
        try append(Hazard(id: id, origin: finding, repeatOf: repeated))
        return .opened(id, repeatOf: repeated)
    }

    /// Takes a step of a hazard.
    /// - Throws: `unknown`, or why the hazard refuses the step; nothing changes then.
    public mutating func take(_ step: HazardStep, of id: Hazard.ID) throws(HazardError) {
        guard let place = placesByID[id] else { throw .unknown(hazard: id) }
        hazards[place] = try hazards[place].taking(step)
    }

    /// The open hazards over their deadline on a day, in the order of the register.
    public func overdue(on today: Day) -> [Hazard] {
        hazards.filter { $0.daysOverdue(on: today) > 0 }
    }

    private func isRepeat(_ finding: InspectionFinding, of hazard: Hazard) -> Bool {
        guard case .closed(let closing, _, _) = hazard.state else { return false }
        return (0...max(0, rules.repeatWindowDays)).contains(closing.days(until: finding.day))
    }

    private mutating func append(_ hazard: Hazard) throws(HazardError) {
        guard placesByID[hazard.id] == nil else { throw .idTaken(hazard: hazard.id) }
        let key = Key(place: hazard.origin.place, item: hazard.origin.item)
        placesByID[hazard.id] = hazards.count
        placesByKey[key, default: []].append(hazards.count)
        hazards.append(hazard)
    }
}
