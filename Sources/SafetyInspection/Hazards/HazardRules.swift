import HospitalCore

/// How dangerous a hazard is and how long its removal may take (隐患等级).
public struct HazardGrade: Equatable, Sendable {
    /// The code: `G2`.
    public let code: String
    /// The name that is printed: 科室级.
    public let name: String
    /// Whether it is a 重大隐患, with a plan of six parts and an approval; otherwise 一般隐患.
    public let isMajor: Bool
    /// The calendar days from registration within which it must be removed; `nil` where the plan
    /// fixes the deadline.
    public let days: Int?

    /// A grade.
    public init(code: String, name: String, isMajor: Bool, days: Int?) {
        self.code = code
        self.name = name
        self.isMajor = isMajor
        self.days = days
    }
}

/// The settings of hazard work that a hospital may have of its own (隐患治理规则).
public struct HazardRules: Equatable, Sendable {
    /// The grades, least dangerous first.
    public let grades: [HazardGrade]
    /// Within how many days after closing a finding at the same place and item is a repeat.
    public let repeatWindowDays: Int
    /// Where the settings come from.
    public let citations: [Citation]

    /// Rules of a hospital.
    public init(grades: [HazardGrade], repeatWindowDays: Int, citations: [Citation]) {
        self.grades = grades
        self.repeatWindowDays = repeatWindowDays
        self.citations = citations
    }

    /// The usual four grades (on the spot 1 day, department 7, hospital 15, major by its plan) and
    /// a repeat within 365 days.
    public static let standard = HazardRules(
        grades: [
            HazardGrade(code: "G3", name: "一般隐患（立即整改）", isMajor: false, days: 1),
            HazardGrade(code: "G2", name: "一般隐患（科室整改）", isMajor: false, days: 7),
            HazardGrade(code: "G1", name: "一般隐患（医院整改）", isMajor: false, days: 15),
            HazardGrade(code: "M", name: "重大隐患（院长督办）", isMajor: true, days: nil),
        ],
        repeatWindowDays: 365,
        citations: [
            Citation(title: "安全生产事故隐患排查治理暂行规定", number: "安监总局令第16号"),
            Citation(title: "安全生产法", article: "第41条", isConfirmed: true),
        ])

    /// The grade with that code; `nil` when there is none.
    public func grade(_ code: String) -> HazardGrade? { grades.first { $0.code == code } }
}

/// The plan by which a hazard is removed (五落实): responsibility, measures, funds, deadline,
/// emergency plan.
///
/// Responsibility and deadline are always there; the other three, the six-part plan and its
/// approval must be filled for a major hazard.
public struct RectificationPlan: Equatable, Sendable {
    /// 责任: who answers for it.
    public var responsible: Person.ID
    /// 时限: the last day.
    public var deadline: Day
    /// 措施: what is done.
    public var measures = ""
    /// 资金: what it may cost; `nil` when it is not fixed.
    public var funds: Money?
    /// 预案: what is done if it goes wrong meanwhile.
    public var emergencyPlan = ""
    /// 治理方案: the plan of a major hazard.
    public var majorPlan: MajorHazardPlan?

    /// A plan with what every hazard needs.
    public init(responsible: Person.ID, deadline: Day) {
        self.responsible = responsible
        self.deadline = deadline
    }
}

/// The plan of a major hazard in its six parts (重大隐患治理方案), approved by another person.
///
/// - Source: 安全生产事故隐患排查治理暂行规定, 安监总局令第16号 (not confirmed)
public struct MajorHazardPlan: Equatable, Sendable {
    /// The six parts.
    public enum Part: String, CaseIterable, Sendable {
        /// 治理的目标和任务
        case goals
        /// 采取的方法和措施
        case methods
        /// 经费和物资的落实
        case means
        /// 负责治理的机构和人员
        case people
        /// 治理的时限和要求
        case schedule
        /// 安全措施和应急预案
        case safety

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .goals: .phrase(chinese: "目标和任务", english: "goals and tasks")
            case .methods: .phrase(chinese: "方法和措施", english: "methods and measures")
            case .means: .phrase(chinese: "经费和物资", english: "money and material")
            case .people: .phrase(chinese: "机构和人员", english: "body and people")
            case .schedule: .phrase(chinese: "时限和要求", english: "time and demands")
            case .safety: .phrase(chinese: "安全措施和应急预案", english: "safety and emergency plan")
            }
        }
    }

    /// The text of each part.
    public let parts: [Part: String]
    /// Who approved it.
    public let approver: Person.ID

    /// A plan.
    public init(parts: [Part: String], approver: Person.ID) {
        self.parts = parts
        self.approver = approver
    }

    /// The first part without text; `nil` when all six are there.
    var missingPart: Part? { Part.allCases.first { parts[$0, default: ""].isEmpty } }
}
