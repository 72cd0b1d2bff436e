/// The attendance of a person in a department and a period (考勤): days due, days worked, days of
/// leave by kind.
///
/// Half days are decimals.
///
///     attendance rate = worked ÷ due            worked + leave ≤ due
///
/// Days that are neither worked nor leave are not guessed at: they are a finding.
public struct Attendance: Hashable, Sendable {
    /// Why somebody was not at work (假别).
    public enum LeaveKind: String, CaseIterable, Sendable {
        /// 年休假
        case annual
        /// 病假
        case sick
        /// 事假
        case personal
        /// 婚假
        case marriage
        /// 产假、陪产假
        case maternity
        /// 丧假
        case bereavement
        /// 工伤假
        case injury
        /// 学习、进修、外派
        case study
        /// 旷工
        case absent
        /// 其他
        case other
    }

    /// The person.
    public let person: Person.ID
    /// The department.
    public let department: Department.ID
    /// The days the person should have worked (应出勤).
    public let dueDays: Decimal
    /// The days the person worked (实际出勤).
    public let workedDays: Decimal
    /// The days of leave by kind.
    public let leaveDays: [LeaveKind: Decimal]
    /// The days that are neither worked nor leave; zero when everything is explained.
    public let unexplainedDays: Decimal

    /// The attendance of a period.
    /// - Throws: `negative`; `overDue` when work and leave are more than was due; `outOfRange`.
    public init(
        of person: Person.ID, in department: Department.ID, due: Decimal, worked: Decimal,
        leave: [LeaveKind: Decimal] = [:]
    ) throws(AttendanceError) {
        for (field, days) in [("due", due), ("worked", worked)] where days < .zero {
            throw .negative(person, field: field, days: days)
        }
        var sum = worked
        do {
            for kind in LeaveKind.allCases {
                guard let days = leave[kind] else { continue }
                guard days >= .zero else {
                    throw AttendanceError.negative(person, field: kind.rawValue, days: days)
                }
                sum = try sum.adding(days)
            }
            guard sum <= due else { throw AttendanceError.overDue(person, due: due, sum: sum) }
            unexplainedDays = try due.subtracting(sum)
        } catch let error as AttendanceError {
            throw error
        } catch { throw .outOfRange(person) }
        self.person = person
        self.department = department
        self.dueDays = due
        self.workedDays = worked
        self.leaveDays = leave
    }

    /// Worked ÷ due; `nil` when no day was due.
    public var rate: Rate? {
        guard dueDays > .zero else { return nil }
        let common = max(dueDays.scale, workedDays.scale)
        guard let above = workedDays.significand(atScale: common),
            let below = dueDays.significand(atScale: common)
        else { return nil }
        return try? Rate(numerator: above, denominator: below)
    }

    /// What should be looked into: days without work and without leave.
    public var findings: [Finding] {
        guard unexplainedDays > .zero else { return [] }
        return [
            Finding(
                .attendanceUnexplained,
                [
                    "person": .text(person.code),
                    "days": .text(unexplainedDays.normalized.description),
                ])
        ]
    }
}

/// What can be wrong with attendance.
public enum AttendanceError: HospitalError, Hashable {
    /// Days below zero.
    case negative(Person.ID, field: String, days: Decimal)
    /// Work and leave are more days than were due.
    case overDue(Person.ID, due: Decimal, sum: Decimal)
    /// Days that do not fit 38 digits.
    case outOfRange(Person.ID)

    /// The message with the person and the days.
    public var finding: Finding {
        switch self {
        case .negative(let person, let field, let days):
            return Finding(
                .attendanceNegative,
                [
                    "person": .text(person.code), "field": .text(field),
                    "days": .text(days.description),
                ])
        case .overDue(let person, let due, let sum):
            return Finding(
                .attendanceOverDue,
                [
                    "person": .text(person.code), "due": .text(due.description),
                    "sum": .text(sum.description),
                ])
        case .outOfRange(let person):
            return Finding(.staffingOutOfRange, ["subject": .text(person.code)])
        }
    }
}
