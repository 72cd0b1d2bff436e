import HospitalCore

/// A checklist that ships with the library (标准检查表): data with its citations.
///
/// A hospital takes ``template()`` as it is, or copies ``sections``, changes them and makes a
/// template with an identity of its own. The 100-point self-inspection of archives totals exactly
/// 100; the others total what their items say and are scored in percent (decision 11).
public struct StandardChecklist: Hashable, Sendable {
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

    init(
        identity: ChecklistTemplate.Identity, frequency: Frequency,
        rules: (total: ChecklistTemplate.Total, passRule: ChecklistTemplate.PassRule),
        sections: [ChecklistSection], citations: [Citation]
    ) {
        self.identity = identity
        self.frequency = frequency
        total = rules.total
        passRule = rules.passRule
        self.sections = sections
        self.citations = citations
    }

    /// The checklist as a checked template.
    /// - Throws: nothing for the checklists as they ship; a test makes every one.
    public func template() throws(TemplateError) -> ChecklistTemplate {
        try ChecklistTemplate(
            identity, total: total, passRule: passRule, sections: sections, citations: citations)
    }

    /// Every checklist of the library, by code.
    public static let all: [StandardChecklist] = [
        archiveNinePreventions, archiveSelfInspection, boilersAndPressureVessels,
        hazardousChemicals, contractors, machineRoom, electricity, fireNineProvisions, firePatrol,
        canteen, fuelGas, lifts, medicalGases, medicalWaste, security, surgicalSafety,
    ]

    /// The checklist with that code.
    /// - Throws: `unknown` with the code that was probably meant.
    public static func named(_ id: String) throws(TemplateError) -> StandardChecklist {
        guard let checklist = all.first(where: { $0.identity.id == id }) else {
            throw .unknown(id, nearest: NearestName.nearest(to: id, in: all.map(\.identity.id)))
        }
        return checklist
    }
}

/// How the data files write an item.
extension ChecklistItem {
    static func due(
        _ frequency: Frequency, _ code: String, _ text: String, points: Int,
        _ criticality: Criticality = .ordinary
    ) -> ChecklistItem {
        var item = ChecklistItem(code, text, points: Decimal(points), criticality: criticality)
        item.frequency = frequency
        return item
    }

    /// The article that asks for the item.
    func citing(_ source: String) -> ChecklistItem {
        var item = self
        item.source = source
        return item
    }

    /// Points given by the inspector instead of yes or no.
    func scoredInPoints() -> ChecklistItem {
        var item = self
        item.answerKind = .points
        return item
    }

    /// A reading with limits instead of yes or no.
    func measured(
        from minimum: Int? = nil, to maximum: Int? = nil, in unit: String
    ) -> ChecklistItem {
        var item = self
        item.answerKind = .number(AnswerKind.NumberLimits(
            minimum: minimum.map { Decimal($0) }, maximum: maximum.map { Decimal($0) }, unit: unit))
        return item
    }

    /// A question that must be asked and whose answer is never a failure: either of two facts.
    func recorded(
        _ one: (code: String, text: String), _ other: (code: String, text: String)
    ) -> ChecklistItem {
        var item = self
        item.allowsNotApplicable = false
        item.answerKind = .choice([one, other].map { .init($0.code, $0.text, score: points) })
        return item
    }

    /// A risk that is absent, or present and prepared for, or present and not: only the last fails.
    func readyForRisk() -> ChecklistItem {
        var item = self
        item.allowsNotApplicable = false
        item.answerKind = .choice([
            .init("no_risk", "无风险", score: points), .init("ready", "有风险，已准备", score: points),
            .init("not_ready", "有风险，未准备", score: .zero, isFailure: true),
        ])
        return item
    }
}
