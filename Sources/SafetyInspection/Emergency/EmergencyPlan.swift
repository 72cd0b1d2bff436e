import HospitalCore

/// An emergency plan (应急预案): a draft until it was drilled, and valid until something changes.
///
/// It names its principles, somebody responsible and the flow; it is drilled in as many forms as
/// the hospital asks for; and the last drill is summed up, the text made final and the staff
/// trained again. A serious problem in a drill, or a change of law, organisation, risk or
/// resources, calls for a new version, which must be drilled again.
/// - Source: requirements S-143; 生产安全事故应急条例 art. 6 on what calls for a new version
public struct EmergencyPlan: Equatable, Sendable {
    /// A drill.
    public struct Drill: Equatable, Sendable {
        /// The day.
        public let day: Day
        /// The form: 桌面推演, 实战演练, 功能演练.
        public let form: String
        /// Whether it found a serious problem.
        public let hasSeriousProblem: Bool

        /// A drill.
        public init(_ day: Day, form: String, hasSeriousProblem: Bool = false) {
            self.day = day
            self.form = form
            self.hasSeriousProblem = hasSeriousProblem
        }
    }

    /// What follows a drill.
    public enum Part: String, CaseIterable, Sendable {
        /// 演练总结
        case summary
        /// 定稿
        case final
        /// 再培训
        case retraining
    }

    /// The code.
    public let code: String
    /// The day of the version that holds.
    public let version: Day
    /// The principles.
    public let principles: String
    /// Who is responsible; `nil` when nobody is named.
    public let responsible: Person.ID?
    /// The steps of the flow, in their order.
    public let flow: [String]
    /// The drills, of all versions.
    public var drills: [Drill] = []
    /// The day of each part that followed a drill; later ones take the place of earlier ones.
    public var review: [Part: Day] = [:]
    /// The days on which law, organisation, risk or resources changed.
    public var changes: [Day] = []

    /// A plan that nobody drilled yet.
    public init(
        _ code: String, version: Day, principles: String, responsible: Person.ID?, flow: [String]
    ) {
        self.code = code
        self.version = version
        self.principles = principles
        self.responsible = responsible
        self.flow = flow
    }

    /// How a plan stands.
    public enum Status: String, CaseIterable, Sendable {
        /// It lacks something, or was never drilled: it is no plan yet.
        case draft = "DRAFT"
        /// It was drilled, and what follows is not done.
        case drilled = "DRILLED"
        /// It needs a new version.
        case revise = "REVISE"
        /// Its next drill is overdue.
        case due = "DUE"
        /// It holds.
        case valid = "VALID"
    }

    /// A status and what is missing for the next one.
    public struct Standing: Equatable, Sendable {
        /// The status.
        public let status: Status
        /// What is missing: `principles`, `responsible`, `flow`, `drill`, `forms`, `summary`,
        /// `final`, `retraining`, `new_version`, `next_drill`.
        public let missing: [String]
        /// The day by which it must be drilled again; `nil` without a drill or an interval.
        public let nextDrill: Day?
    }

    /// How the plan stands on a day; what came later is not known yet.
    /// - `forms`: in how many different forms it must have been drilled.
    /// - `months`: it is drilled again every so many months; `nil` for no interval.
    /// - Throws: `intervalInvalid` for forms below 1 or months outside 1–120; `time` after 2999.
    public func standing(
        on today: Day, forms: Int = 1, everyMonths months: Int? = nil
    ) throws(ContractorError) -> Standing {
        guard forms >= 1 else { throw .intervalInvalid(plan: code, value: forms) }
        if let months, !(1...120).contains(months) {
            throw .intervalInvalid(plan: code, value: months)
        }
        let held = drills.filter { version <= $0.day && $0.day <= today }
            .sorted { $0.day < $1.day }
        var missing = missingContents
        if held.isEmpty { missing.append("drill") }
        if !held.isEmpty, Set(held.map(\.form)).count < forms { missing.append("forms") }
        guard missing.isEmpty, let last = held.last else {
            return Standing(status: .draft, missing: missing, nextDrill: nil)
        }
        let next: Day?
        do throws(TimeError) {
            next = try months.map { months throws(TimeError) in
                try last.day.adding(months: months)
            }
        } catch { throw .time(error) }
        let hasChanged = changes.contains { version < $0 && $0 <= today }
        if hasChanged || held.contains(where: \.hasSeriousProblem) {
            return Standing(status: .revise, missing: ["new_version"], nextDrill: next)
        }
        let open = Part.allCases.filter { part in
            !(review[part].map { last.day <= $0 && $0 <= today } ?? false)
        }
        guard open.isEmpty else {
            return Standing(status: .drilled, missing: open.map(\.rawValue), nextDrill: next)
        }
        if let next, next < today {
            return Standing(status: .due, missing: ["next_drill"], nextDrill: next)
        }
        return Standing(status: .valid, missing: [], nextDrill: next)
    }

    private var missingContents: [String] {
        var missing: [String] = []
        if principles.isEmpty { missing.append("principles") }
        if responsible?.code ?? "" == "" { missing.append("responsible") }
        if flow.isEmpty { missing.append("flow") }
        return missing
    }
}
