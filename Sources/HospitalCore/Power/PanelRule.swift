/// How a group that judges or decides must be made up (小组、委员会组成).
///
/// The size is fixed, and named seats are filled: a seat that is needed makes the group invalid
/// when it is empty, a usual one only gives a warning. One member may fill several seats.
public struct PanelRule: Hashable, Sendable {
    /// A seat of a panel.
    public struct Seat: Hashable, Sendable {
        /// Who fills it.
        public let role: Role.ID
        /// Whether the panel is invalid without it; otherwise its absence is a warning.
        public let isNeeded: Bool

        /// A seat.
        public init(_ role: Role.ID, isNeeded: Bool = true) {
            self.role = role
            self.isNeeded = isNeeded
        }
    }

    /// The name of the panel.
    public let name: String
    /// The smallest and the largest number of members.
    public let size: ClosedRange<Int>
    /// The named seats.
    public let seats: [Seat]
    /// Where the rule comes from.
    public let citation: Citation

    /// A rule.
    public init(_ name: String, size: ClosedRange<Int>, seats: [Seat], citation: Citation) {
        self.name = name
        self.size = size
        self.seats = seats
        self.citation = citation
    }

    /// 科室绩效考核小组 (S-012): three to five members with the head of the department; the head
    /// nurse is usual, because administrative units have none.
    public static func departmentAppraisal(head: Role.ID, headNurse: Role.ID) -> PanelRule {
        PanelRule(
            "科室绩效考核小组", size: 3...5, seats: [Seat(head), Seat(headNurse, isNeeded: false)],
            citation: .hospitalAppraisal)
    }

    /// 大型设备论证委员会 (S-083): leader, research, medical affairs, economic management and
    /// equipment sit, or the sitting is not valid.
    public static func equipmentCommittee(seats: [Role.ID]) -> PanelRule {
        PanelRule(
            "大型设备论证委员会", size: 1...99, seats: seats.map { Seat($0) },
            citation: Citation(title: "医院设备采购管理办法", article: "范文5 第二步"))
    }

    /// What is wrong with the members, errors first; empty when nothing is.
    ///
    /// A usual seat that is empty is a finding with the status `ok`.
    public func faults(in members: [Actor]) -> [PanelError] {
        var faults: [PanelError] = []
        var persons: Set<Person.ID> = []
        for member in members where !persons.insert(member.person).inserted {
            faults.append(.memberTwice(panel: name, member.person))
        }
        if !size.contains(persons.count) {
            faults.append(.size(panel: name, count: persons.count, allowed: size))
        }
        let filled = members.reduce(into: Set<Role.ID>()) { $0.formUnion($1.roles) }
        let empty = seats.filter { !filled.contains($0.role) }
        return faults + empty.filter(\.isNeeded).map { .seatEmpty(panel: name, $0.role) }
            + empty.filter { !$0.isNeeded }.map { .seatVacant(panel: name, $0.role) }
    }
}

/// What is wrong with a panel; a finding as well as an error.
public enum PanelError: HospitalError, Hashable {
    /// Too few or too many members.
    case size(panel: String, count: Int, allowed: ClosedRange<Int>)
    /// A member is listed twice.
    case memberTwice(panel: String, Person.ID)
    /// A needed seat is empty.
    case seatEmpty(panel: String, Role.ID)
    /// A usual seat is empty: a warning.
    case seatVacant(panel: String, Role.ID)
    /// Somebody voted who does not sit.
    case voterUnknown(panel: String, Person.ID)
    /// Somebody voted twice.
    case votedTwice(panel: String, Person.ID)

    /// Whether the panel may work all the same.
    public var isWarning: Bool {
        if case .seatVacant = self { return true }
        return false
    }

    /// The message with the panel and the figures.
    public var finding: Finding {
        switch self {
        case .size(let panel, let count, let allowed):
            return Finding(
                .panelSize,
                [
                    "panel": .text(panel), "count": .count(count),
                    "minimum": .count(allowed.lowerBound), "maximum": .count(allowed.upperBound),
                ])
        case .memberTwice(let panel, let person):
            return Finding(.panelMemberTwice, Self.values(panel, "person", person.code))
        case .seatEmpty(let panel, let role):
            return Finding(.panelSeatEmpty, Self.values(panel, "role", role.code))
        case .seatVacant(let panel, let role):
            return Finding(.panelSeatVacant, Self.values(panel, "role", role.code))
        case .voterUnknown(let panel, let person):
            return Finding(.panelVoterUnknown, Self.values(panel, "person", person.code))
        case .votedTwice(let panel, let person):
            return Finding(.panelVotedTwice, Self.values(panel, "person", person.code))
        }
    }

    private static func values(
        _ panel: String, _ name: String, _ code: String
    ) -> [String: MessageValue] { ["panel": .text(panel), name: .text(code)] }
}
