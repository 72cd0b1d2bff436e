/// A post that a person fills in a department for some days (人员任职), with the coefficient by which
/// it is paid and the share of the person that it takes.
///
/// One person may have several in a month: half in the ward and half in the clinic, or one until
/// the 14th and another from the 15th. It is paid once per assignment.
public struct PersonAssignment: Hashable, Sendable {
    /// Which assignment it is: rows with the same person, department, campus and post are one.
    public struct Key: Hashable, Comparable, Sendable {
        /// The person.
        public let person: Person.ID
        /// The department.
        public let department: Department.ID
        /// The campus (院区), if the hospital has several.
        public let campus: Department.ID?
        /// The post (岗位).
        public let post: String

        /// An assignment.
        public init(
            _ person: Person.ID, in department: Department.ID, campus: Department.ID? = nil,
            as post: String
        ) {
            self.person = person
            self.department = department
            self.campus = campus
            self.post = post
        }

        /// Orders by person, department, campus and post; no campus comes first.
        public static func < (one: Key, other: Key) -> Bool {
            (one.person, one.department, one.campus ?? Code(""), Code<Key>(one.post))
                < (
                    other.person, other.department, other.campus ?? Code(""),
                    Code<Key>(other.post)
                )
        }
    }

    /// Which assignment it is.
    public let key: Key
    /// The coefficient of the post (岗位系数).
    public let coefficient: Decimal
    /// The part of the person that the post takes, above 0 and at most 1 (用工比例).
    public let share: Decimal
    /// The days.
    public let validity: Validity

    /// A row.
    /// - Throws: `shareRange`, `coefficientNegative`.
    public init(
        _ key: Key, coefficient: Decimal = .one, share: Decimal = .one, validity: Validity
    ) throws(StaffingError) {
        guard share > .zero, share <= .one else { throw .shareRange(key, share: share) }
        guard coefficient >= .zero else { throw .coefficientNegative(key, coefficient) }
        self.key = key
        self.coefficient = coefficient
        self.share = share
        self.validity = validity
    }
}

/// An assignment in one period: what pay and headcount are calculated from.
public struct AssignmentInPeriod: Hashable, Sendable {
    /// Which assignment it is.
    public let key: PersonAssignment.Key
    /// On how many days of the period it was filled.
    public let dayCount: Int
    /// Σ share × days.
    public let personDays: Decimal
    /// Person-days ÷ days of the period: the part of a full month, exact.
    public let weight: Rate
    /// Σ coefficient × days ÷ Σ days: the coefficient when it changed within the period, exact.
    public let coefficient: Rate
}

/// The average headcount of a department in a period (平均人数).
public struct Headcount: Hashable, Sendable {
    /// The department.
    public let department: Department.ID
    /// Σ share × days of all persons, exact.
    public let personDays: Decimal
    /// The days of the period.
    public let periodDays: Int
    /// Person-days ÷ days of the period, exact: 31 persons for one day of January are 1.
    public let average: Rate
}

/// What can be wrong with the staff of a hospital.
public enum StaffingError: HospitalError, Hashable {
    /// A share is not above 0 and at most 1.
    case shareRange(PersonAssignment.Key, share: Decimal)
    /// A coefficient is below 0.
    case coefficientNegative(PersonAssignment.Key, Decimal)
    /// Two rows of one assignment hold on the day.
    case overlap(PersonAssignment.Key, day: Day)
    /// The shares of a person total more than 1 on the day.
    case sharesOver(Person.ID, day: Day, sum: Decimal)
    /// The department does not exist on every day of the assignment.
    case unit(OrganisationError)
    /// Person-days do not fit 38 digits and 18 decimals.
    case outOfRange(String)

    /// The message with the person, the department and the figures.
    public var finding: Finding {
        switch self {
        case .shareRange(let key, let share):
            return Finding(
                .assignmentShareRange, Self.values(key, "share", share.description))
        case .coefficientNegative(let key, let coefficient):
            return Finding(
                .assignmentCoefficientNegative,
                Self.values(key, "coefficient", coefficient.description))
        case .overlap(let key, let day):
            var values = Self.values(key, "day", day.description)
            values["post"] = .text(key.post)
            return Finding(.assignmentOverlap, values)
        case .sharesOver(let person, let day, let sum):
            return Finding(
                .assignmentSharesOver,
                [
                    "person": .text(person.code), "day": .text(day.description),
                    "sum": .text(sum.description),
                ])
        case .unit(let error): return error.finding
        case .outOfRange(let subject):
            return Finding(.staffingOutOfRange, ["subject": .text(subject)])
        }
    }

    private static func values(
        _ key: PersonAssignment.Key, _ name: String, _ value: String
    ) -> [String: MessageValue] {
        [
            "person": .text(key.person.code), "unit": .text(key.department.code),
            name: .text(value),
        ]
    }
}
