import HospitalCore

/// One question of a checklist (检查项目): what is looked at, how it is answered, what it is worth.
///
/// Points are decimals from 0 to 1,000,000 with at most six decimals; an item of 0 points is asked
/// but never scored. The template that holds the item checks it, so an item by itself may be
/// anything its author wrote.
public struct ChecklistItem: Equatable, Sendable {
    /// The code, unique in its template and stable from version to version.
    public var code: String
    /// What the inspector reads.
    public var text: String
    /// What a faultless item earns.
    public var points: Decimal
    /// What a failure of the item means beyond the points.
    public var criticality: Criticality
    /// How the item is answered.
    public var answerKind: AnswerKind
    /// Whether an inspector may say that the item does not apply here.
    public var allowsNotApplicable = true
    /// Whether a missing answer matters; an optional item without an answer is outside of the
    /// score.
    public var isRequired = true
    /// How often the item falls due; `nil` means at every inspection.
    public var frequency: Frequency?
    /// When the item is asked at all; `nil` means always.
    public var condition: ItemCondition?
    /// The article that asks for it, in short words: `消防法16`; empty where there is none.
    public var source = ""
    /// Items asked below this one, usually under a condition on its answer.
    public var followUps: [ChecklistItem] = []

    /// An item that is asked at every inspection.
    public init(
        _ code: String, _ text: String, points: Decimal, criticality: Criticality = .ordinary,
        answerKind: AnswerKind = .yesNo
    ) {
        self.code = code
        self.text = text
        self.points = points
        self.criticality = criticality
        self.answerKind = answerKind
    }
}

/// What a failed item means beyond its points.
public enum Criticality: Int, CaseIterable, Comparable, Sendable {
    /// 普通: a finding.
    case ordinary = 0
    /// 关键: a finding that opens a hazard.
    case key = 1
    /// 否决: a finding that opens a hazard and fails the whole inspection.
    case veto = 2

    /// Orders by weight of the consequence.
    public static func < (one: Criticality, other: Criticality) -> Bool {
        one.rawValue < other.rawValue
    }
}

/// A part of a checklist (检查部分): items and further sections, in the order in which they are asked.
public struct ChecklistSection: Equatable, Sendable {
    /// A child of a section.
    public enum Child: Equatable, Sendable {
        /// A question.
        case item(ChecklistItem)
        /// A section within the section.
        case section(ChecklistSection)
    }

    /// The code, unique in its template among sections.
    public var code: String
    /// What the inspector reads.
    public var title: String
    /// The weight of a top-level section under the policy `weighted`; the weights total 100.
    public var weight: Decimal?
    /// When the section is asked at all; `nil` means always.
    public var condition: ItemCondition?
    /// Items and sections in their order.
    public var children: [Child]

    /// A section.
    public init(
        _ code: String, _ title: String, weight: Decimal? = nil, condition: ItemCondition? = nil,
        children: [Child]
    ) {
        self.code = code
        self.title = title
        self.weight = weight
        self.condition = condition
        self.children = children
    }

    /// A section that holds only items.
    public init(_ code: String, _ title: String, weight: Decimal? = nil, items: [ChecklistItem]) {
        self.init(code, title, weight: weight, children: items.map(Child.item))
    }
}
