import FHIRExchange
import HospitalCore
import Interchange
import SafetyInspection

/// Reads forms of FHIR from the arguments of a procedure.
///
/// A resource stands in the arguments as it is, `{"questionnaire":{"resourceType":…}}`: everything
/// in it is kept, whatever its name.
extension ArgumentReader {
    /// A form.
    func questionnaire() throws -> Questionnaire { try Questionnaire(value) }

    /// A response.
    func questionnaireResponse() throws -> QuestionnaireResponse {
        try QuestionnaireResponse(value)
    }
}

extension ArgumentMembers {
    /// The member `release`; R4 unless given.
    func release() throws -> FHIRRelease { try optional("release")?.choice() ?? .r4 }

    /// Where, when and by whom, of the members `inspection`, `place`, `day` and `inspector`: all
    /// of them or none.
    func occasion() throws -> Inspection.Occasion? {
        let names = ["inspection", "place", "day", "inspector"]
        guard names.contains(where: { optional($0) != nil }) else { return nil }
        return Inspection.Occasion(
            id: Inspection.ID(try text("inspection")), place: Place.ID(try text("place")),
            day: try needed("day").day(), inspector: try person("inspector"))
    }
}
