import HospitalCore

/// Whether somebody may begin to work (上岗许可): the three levels of safety education (三级安全教育),
/// personal protection, and the examinations of occupational health.
///
///     cleared  ⇔  every level passed ∧ hours ≥ minimum
///                   ∧ every item issued ∧ every examination valid
///
/// What is lacking is named. A level that was failed, or that lies after the day of the question,
/// is no level; an item or examination counts through its last day.
/// - Source: requirements S-145
public struct ClearanceRule: Equatable, Sendable {
    /// A level of education.
    public struct Level: Equatable, Sendable {
        /// The code: `1`.
        public let code: String
        /// The name that is printed: 院级.
        public let name: String

        /// A level.
        public init(_ code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// The levels, the highest unit first.
    public let levels: [Level]
    /// The hours that all levels must come to; `nil` where no number is set.
    public let minimumHours: Decimal?
    /// The items of personal protection (劳动防护用品) that must be issued.
    public let protection: [String]
    /// The examinations of occupational health that must be valid.
    public let examinations: [String]
    /// Where the rule comes from.
    public let citation: Citation

    /// A rule.
    /// - Throws: `twice` for a level that stands twice; `outOfRange` for hours below 0.
    public init(
        levels: [Level], minimumHours: Decimal? = nil, protection: [String] = [],
        examinations: [String] = [], citation: Citation
    ) throws(PeopleError) {
        var seen: Set<String> = []
        for level in levels where !seen.insert(level.code).inserted {
            throw .twice(.level, level.code)
        }
        if let minimumHours, minimumHours < .zero {
            throw .outOfRange(
                rule: citation.title, name: "minimum_hours", value: "\(minimumHours)")
        }
        self.init(
            checked: levels, minimumHours, protection: protection, examinations, citation)
    }

    private init(
        checked levels: [Level], _ minimumHours: Decimal?, protection: [String],
        _ examinations: [String], _ citation: Citation
    ) {
        self.levels = levels
        self.minimumHours = minimumHours
        self.protection = protection
        self.examinations = examinations
        self.citation = citation
    }

    /// The usual three levels: hospital, department, team.
    public static let threeLevels = ClearanceRule(
        checked: [
            Level("1", name: "院级（公司级）"), Level("2", name: "科室级（部门级）"),
            Level("3", name: "班组级（岗位级）"),
        ], nil, protection: [], [], Citation(title: "生产经营单位安全培训规定", number: "安监总局令第3号"))
}

/// What is known of somebody who wants to begin.
public struct ClearanceRecord: Equatable, Sendable {
    /// An education.
    public struct Education: Equatable, Sendable {
        /// The code of the level.
        public let level: String
        /// The day.
        public let day: Day
        /// The hours; `nil` when nobody wrote them down, which is not zero.
        public let hours: Decimal?
        /// Whether the test was passed.
        public let isPassed: Bool

        /// An education.
        public init(level: String, day: Day, hours: Decimal? = nil, isPassed: Bool = true) {
            self.level = level
            self.day = day
            self.hours = hours
            self.isPassed = isPassed
        }
    }

    /// Something that holds through a day: an item issued, an examination.
    public struct Holding: Equatable, Sendable {
        /// What.
        public let name: String
        /// The days on which it holds.
        public let validity: Validity

        /// Something that holds.
        public init(_ name: String, validity: Validity) {
            self.name = name
            self.validity = validity
        }
    }

    /// The person.
    public let person: Person.ID
    /// The educations.
    public let educations: [Education]
    /// The items of protection.
    public let protection: [Holding]
    /// The examinations.
    public let examinations: [Holding]

    /// A record.
    public init(
        _ person: Person.ID, educations: [Education], protection: [Holding] = [],
        examinations: [Holding] = []
    ) {
        self.person = person
        self.educations = educations
        self.protection = protection
        self.examinations = examinations
    }
}

extension ClearanceRule {
    /// What somebody lacks.
    public enum Lack: Equatable, Sendable {
        /// A level of education.
        case level(Level)
        /// Hours: how many there are; `nil` when some are not known.
        case hours(Decimal?)
        /// An item of protection.
        case protection(String)
        /// An examination.
        case examination(String)

        /// The kind and what it is about, in results.
        public var texts: (kind: String, about: String) {
            switch self {
            case .level(let level): ("LEVEL", level.name)
            case .hours(let hours): ("HOURS", hours?.description ?? "")
            case .protection(let item): ("PROTECTION", item)
            case .examination(let name): ("EXAMINATION", name)
            }
        }
    }

    /// What somebody lacks on a day; nothing when cleared.
    /// - Throws: `unknown` for a level that the rule does not have; `negative` for hours below 0;
    ///   `outOfRange` for hours beyond 38 digits.
    public func lacks(of record: ClearanceRecord, on day: Day) throws(PeopleError) -> [Lack] {
        let subject = record.person.code
        var passed: Set<String> = []
        var hours: Decimal? = .zero
        for education in record.educations {
            guard levels.contains(where: { $0.code == education.level }) else {
                throw .unknown(
                    .level, education.level, subject: subject,
                    nearest: NearestName.nearest(to: education.level, in: levels.map(\.code)))
            }
            if let hours = education.hours, hours < .zero {
                throw .negative(subject: subject, name: "hours", value: "\(hours)")
            }
            guard education.isPassed, education.day <= day else { continue }
            passed.insert(education.level)
            do throws(NumberError) {
                if let sum = hours, let more = education.hours {
                    hours = try sum.adding(more)
                } else {
                    hours = nil
                }
            } catch { throw .outOfRange(rule: subject, name: "hours", value: "10^38") }
        }
        var lacks: [Lack] = levels.filter { !passed.contains($0.code) }.map { .level($0) }
        if let minimumHours, hours.map({ $0 < minimumHours }) ?? true {
            lacks.append(.hours(hours))
        }
        func isHeld(_ name: String, _ holdings: [ClearanceRecord.Holding]) -> Bool {
            holdings.contains { $0.name == name && $0.validity.contains(day) }
        }
        lacks += protection.filter { !isHeld($0, record.protection) }.map { .protection($0) }
        lacks += examinations.filter { !isHeld($0, record.examinations) }.map { .examination($0) }
        return lacks
    }
}
