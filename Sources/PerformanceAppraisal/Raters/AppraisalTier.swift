import HospitalCore

/// Who appraises whom, by the level of the appraised (分级考核).
///
/// | level | appraised by | validated by | filed with |
/// |---|---|---|---|
/// | 班子成员 | 领导小组 | – | 人事科 |
/// | 科室负责人 | 工作小组 | – | 人事科 |
/// | 职工 | 科室小组 | 工作小组 | 人事科 |
///
/// The table is data of the hospital; ``hospital`` is the one of the source. A panel that the
/// appraised person heads or sits on never appraises that person.
/// - Source: ``AppraisalCitation/hospitalRules2015``, S-013
public struct AppraisalTier: Hashable, Sendable {
    /// The level of the appraised: `leader`, `head`, `staff`.
    public let level: String
    /// The code of the panel that scores.
    public let panel: String
    /// The code of the template (评分标准) that is used.
    public let template: String
    /// The panel that confirms what the first one found, if any.
    public let validator: String?
    /// Where the result is kept.
    public let filedWith: String
    /// Who decides what no rule covers (特殊情况).
    public let exceptions: String

    /// A tier.
    public init(
        level: String, panel: String, template: String, validator: String? = nil,
        filedWith: String, exceptions: String
    ) {
        self.level = level
        self.panel = panel
        self.template = template
        self.validator = validator
        self.filedWith = filedWith
        self.exceptions = exceptions
    }

    /// The three tiers of the source.
    public static let hospital: [AppraisalTier] = [
        AppraisalTier(
            level: "leader", panel: "领导小组", template: "院级领导绩效考核评分标准",
            filedWith: "人事科", exceptions: "领导小组"),
        AppraisalTier(
            level: "head", panel: "工作小组", template: "科室负责人绩效考核评分标准",
            filedWith: "人事科", exceptions: "领导小组"),
        AppraisalTier(
            level: "staff", panel: "科室小组", template: "职工绩效考核评分标准",
            validator: "工作小组", filedWith: "人事科", exceptions: "领导小组"),
    ]
}

extension [AppraisalTier] {
    /// The tier of a level.
    /// - Throws: `levelUnknown` with the nearest level.
    public func tier(of level: String) throws(RaterError) -> AppraisalTier {
        guard let tier = first(where: { $0.level == level }) else {
            throw .levelUnknown(level, nearest: NearestName.nearest(to: level, in: map(\.level)))
        }
        return tier
    }

    /// Checks that a panel may score a person: it is the one of the person's level, and the person
    /// is not one of its members.
    /// - Throws: `levelUnknown`; `wrongPanel` with the right one; `ratesSelf` for a member.
    public func check(
        panel: String, members: [Person.ID], scores person: Person.ID, of level: String
    ) throws(RaterError) {
        let tier = try tier(of: level)
        guard tier.panel == panel else {
            throw .wrongPanel(panel: panel, person: person.code, right: tier.panel)
        }
        guard !members.contains(person) else { throw .ratesSelf(person.code) }
    }
}
