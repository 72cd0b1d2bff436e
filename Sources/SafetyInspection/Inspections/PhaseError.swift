import HospitalCore

/// What can be wrong with a checklist in phases.
public enum PhaseError: HospitalError, Equatable {
    /// The checklist has no phase of that code.
    case phaseUnknown(String, case: String, nearest: String?)
    /// A phase was written down twice.
    case phaseTwice(String, case: String)
    /// An item of another phase is answered.
    case itemElsewhere(String, case: String, phase: String)
    /// One person signs for two.
    case signedTwice(Person.ID, case: String, phase: String)
    /// The phase before is not complete.
    case phaseNotOpen(String, case: String, before: String)

    /// The message with the case and the phase.
    public var finding: Finding {
        switch self {
        case .phaseUnknown(let phase, let id, let nearest):
            return Finding(
                .phaseUnknown,
                ["phase": .text(phase), "case": .text(id)].merging(
                    nearest.map { ["nearest": .text($0)] } ?? [:]
                ) { $1 })
        case .phaseTwice(let phase, let id):
            return Finding(.phaseTwice, ["phase": .text(phase), "case": .text(id)])
        case .itemElsewhere(let item, let id, let phase):
            return Finding(
                .phaseItemElsewhere,
                [
                    "item": .text(item), "case": .text(id), "phase": .text(phase),
                ])
        case .signedTwice(let person, let id, let phase):
            return Finding(
                .phaseSignedTwice,
                [
                    "person": .text(person.code), "case": .text(id), "phase": .text(phase),
                ])
        case .phaseNotOpen(let phase, let id, let before):
            return Finding(
                .phaseNotOpen,
                [
                    "phase": .text(phase), "case": .text(id), "before": .text(before),
                ])
        }
    }
}
