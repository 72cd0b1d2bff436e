import HospitalCore

/// A checklist that ships with the library (标准检查表): data with its citations.
///
/// A hospital takes ``template()`` as it is, or copies ``sections``, changes them and makes a
/// template with an identity of its own. The 100-point self-inspection of archives totals exactly
/// 100; the others total what their items say and are scored in percent (decision 11).
public struct StandardChecklist: Equatable, Sendable {
    /// Which checklist in which version.
    public let identity: ChecklistTemplate.Identity
    /// How often the checklist as a whole is done.
    public let frequency: Frequency
    /// What its points add up to.
    public let total: ChecklistTemplate.Total
    /// What an inspection must reach.
    public let passRule: ChecklistTemplate.PassRule
    /// Sections and items.
    public let sections: [ChecklistSection]
    /// The documents it follows.
    public let citations: [Citation]

    /// The checklist as a checked template.
    /// - Throws: nothing for the checklists as they ship; a test makes every one.
    public func template() throws(TemplateError) -> ChecklistTemplate {
        try ChecklistTemplate(
            identity, total: total, passRule: passRule, sections: sections, citations: citations)
    }

    /// Every checklist of the library, by code.
    ///
    /// They are written as texts (``init(text:)``); a test holds that every text can be read and
    /// has the items and points of the published index.
    public static let all: [StandardChecklist] = [
        archiveNinePreventionsText, archiveSelfInspectionText, boilersAndPressureVesselsText,
        hazardousChemicalsText, contractorsText, machineRoomText, electricityText,
        fireNineProvisionsText, firePatrolText, canteenText, fuelGasText, liftsText,
        medicalGasesText, medicalWasteText, securityText, surgicalSafetyText, transportText,
        guidanceText, sewageText, teamBasicsText, safeHospitalText, patientRelationsText,
    ].compactMap { StandardChecklist(text: $0) }

    /// The checklist with that code.
    /// - Throws: `unknown` with the code that was probably meant.
    public static func named(_ id: String) throws(TemplateError) -> StandardChecklist {
        guard let checklist = all.first(where: { $0.identity.id == id }) else {
            throw .unknown(id, nearest: NearestName.nearest(to: id, in: all.map(\.identity.id)))
        }
        return checklist
    }
}
