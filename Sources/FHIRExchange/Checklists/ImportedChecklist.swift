import HospitalCore
import Interchange
import SafetyInspection

/// A form taken as a checklist (问卷转检查表), and what of the form has no place in one.
///
/// A form that was written from a checklist gives exactly that checklist. Of any other, groups
/// become sections, questions items, questions below questions follow-ups; points come from
/// weights (`itemWeight`, `ordinalValue`), and a question without any is asked and not scored.
/// What a checklist cannot hold is told as notes; the form itself stays as it is and should be kept
/// beside the checklist.
public struct ImportedChecklist: Equatable, Sendable {
    /// The checklist.
    public let template: ChecklistTemplate
    /// What was left out or taken otherwise, in the order of the form.
    public let notes: [FHIRIssue]

    /// Takes a form.
    /// - Throws: ``FHIRError`` `notMapped` for a condition or a number that cannot be taken over,
    ///   `tooManyItems` for more items than a checklist has, or 100,000 choices; what
    ///   ``ChecklistTemplate`` refuses.
    public init(_ form: Questionnaire) throws {
        guard form.itemCount <= ChecklistTemplate.maximumNodes else {
            throw FHIRError.tooManyItems(
                resource: "Questionnaire", limit: ChecklistTemplate.maximumNodes)
        }
        var reader = ChecklistReader(form: form)
        let identity = try reader.identity()
        let sections = try reader.sections()
        template = try ChecklistTemplate(
            identity,
            total: try reader.total(), passRule: try reader.passRule(), sections: sections,
            citations: try reader.citations())
        notes = reader.notes
    }
}
