import HospitalCore

/// What a training school teaches (课程目录): courses by specialty with their textbooks and plans, and
/// lecturers of theory and practice by specialty.
///
/// A course can be held when it has a textbook and a plan, and its specialty has a lecturer for
/// each kind of hours that it has.
/// - Source: requirements S-237
public struct CourseCatalogue: Equatable, Sendable {
    /// A course.
    public struct Course: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The specialty.
        public let specialty: String
        /// Hours of theory.
        public let theory: Decimal
        /// Hours of practice.
        public let practice: Decimal
        /// The textbook; `nil` when there is none yet.
        public let textbook: String?
        /// The plan: the months in which it is held.
        public let months: [Month]

        /// A course.
        public init(
            _ code: String, specialty: String, theory: Decimal, practice: Decimal,
            textbook: String?, months: [Month]
        ) {
            self.code = code
            self.specialty = specialty
            self.theory = theory
            self.practice = practice
            self.textbook = textbook
            self.months = months
        }
    }

    /// What a lecturer teaches.
    public enum Teaching: String, CaseIterable, Sendable {
        /// 理论
        case theory
        /// 实操
        case practice
    }

    /// A lecturer.
    public struct Lecturer: Equatable, Sendable {
        /// The person.
        public let person: Person.ID
        /// The specialty.
        public let specialty: String
        /// What the lecturer teaches.
        public let teaching: Teaching

        /// A lecturer.
        public init(_ person: Person.ID, specialty: String, _ teaching: Teaching) {
            self.person = person
            self.specialty = specialty
            self.teaching = teaching
        }
    }

    /// What a course lacks.
    public enum Lack: String, CaseIterable, Sendable {
        /// 教材
        case textbook = "TEXTBOOK"
        /// 教学计划
        case plan = "PLAN"
        /// 理论教师
        case theoryLecturer = "THEORY_LECTURER"
        /// 实操教师
        case practiceLecturer = "PRACTICE_LECTURER"
        /// 学时
        case hours = "HOURS"
    }

    /// The courses.
    public let courses: [Course]
    /// The lecturers.
    public let lecturers: [Lecturer]

    /// A catalogue.
    /// - Throws: `twice` for a course that stands twice; `negative` for hours below 0.
    public init(_ courses: [Course], lecturers: [Lecturer]) throws(PeopleError) {
        var seen: Set<String> = []
        for course in courses {
            guard seen.insert(course.code).inserted else { throw .twice(.course, course.code) }
            for hours in [course.theory, course.practice] where hours < .zero {
                throw .negative(subject: course.code, name: "hours", value: "\(hours)")
            }
        }
        self.courses = courses
        self.lecturers = lecturers
    }

    /// The lecturers for a kind of hours of a specialty, by code.
    public func lecturers(of specialty: String, _ teaching: Teaching) -> [Person.ID] {
        Set(lecturers.filter { $0.specialty == specialty && $0.teaching == teaching }.map(\.person))
            .sorted()
    }

    /// What a course lacks before it can be held.
    public func lacks(of course: Course) -> [Lack] {
        var lacks: [Lack] = []
        if course.textbook ?? "" == "" { lacks.append(.textbook) }
        if course.months.isEmpty { lacks.append(.plan) }
        if course.theory == .zero, course.practice == .zero { lacks.append(.hours) }
        if course.theory > .zero, lecturers(of: course.specialty, .theory).isEmpty {
            lacks.append(.theoryLecturer)
        }
        if course.practice > .zero, lecturers(of: course.specialty, .practice).isEmpty {
            lacks.append(.practiceLecturer)
        }
        return lacks
    }
}
