import HospitalCore

/// Who reports adverse events of a department (不良事件联络员): one doctor and one nurse each.
///
/// - Source: requirements S-158
public struct LiaisonRoster: Equatable, Sendable {
    /// What a liaison is by profession.
    public enum Profession: String, CaseIterable, Sendable {
        /// 医师
        case doctor
        /// 护士
        case nurse
        /// Somebody else.
        case other
    }

    /// A person who was named.
    public struct Liaison: Equatable, Sendable {
        /// The department.
        public let department: Department.ID
        /// The person.
        public let person: Person.ID
        /// The profession.
        public let profession: Profession

        /// A liaison.
        public init(department: Department.ID, person: Person.ID, profession: Profession) {
            self.department = department
            self.person = person
            self.profession = profession
        }
    }

    /// What a department named.
    public struct Standing: Equatable, Sendable {
        /// The department.
        public let department: Department.ID
        /// How many doctors.
        public let doctors: Int
        /// How many nurses.
        public let nurses: Int
        /// How many of other professions.
        public let others: Int

        /// Whether it is one doctor and one nurse.
        public var isValid: Bool { doctors == 1 && nurses == 1 && others == 0 }
    }

    /// Every department with what it named, in the order of the departments.
    public let standings: [Standing]
    private let liaisons: [Liaison]

    /// A roster.
    /// - Throws: `liaisonTwice` when a person is named twice; `departmentUnknown` when a liaison is
    ///   of none of the departments.
    public init(
        departments: [Department.ID], liaisons: [Liaison]
    ) throws(IncidentError) {
        var seen: Set<Person.ID> = []
        for liaison in liaisons {
            guard departments.contains(liaison.department) else {
                throw .departmentUnknown(liaison.department)
            }
            guard seen.insert(liaison.person).inserted else { throw .liaisonTwice(liaison.person) }
        }
        self.liaisons = liaisons
        standings = departments.map { department in
            func count(_ profession: Profession) -> Int {
                liaisons.count { $0.department == department && $0.profession == profession }
            }
            return Standing(
                department: department, doctors: count(.doctor), nurses: count(.nurse),
                others: count(.other))
        }
    }

    /// Who handles the report of an event in a department: its doctor, then its nurse.
    /// - Throws: `departmentUnknown`; `liaisonsInvalid` when it is not one doctor and one nurse.
    public func route(from department: Department.ID) throws(IncidentError) -> [Person.ID] {
        guard let standing = standings.first(where: { $0.department == department }) else {
            throw .departmentUnknown(department)
        }
        guard standing.isValid else {
            throw .liaisonsInvalid(
                department, doctors: standing.doctors, nurses: standing.nurses)
        }
        let named = liaisons.filter { $0.department == department }
        let doctor = named.filter { $0.profession == .doctor }
        return (doctor + named.filter { $0.profession == .nurse }).map(\.person)
    }
}
