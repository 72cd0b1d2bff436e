/// A unit of the organisation for as long as it stays as it is: a group, a hospital, a campus or a
/// department (组织机构).
///
/// A unit that gets another name, class or parent gets a second row with the same code, which
/// begins where the first ends. A unit that gets another *code* is a matter of ``Lineage``.
public struct OrganisationUnit: Hashable, Sendable {
    /// Code, name and class.
    public let department: Department
    /// The level.
    public let level: OrganisationLevel
    /// The unit it belongs to; `nil` at the top.
    public let parent: Department.ID?
    /// The days on which the row holds.
    public let validity: Validity

    /// A unit, at the top unless it names a parent.
    public init(
        _ department: Department, level: OrganisationLevel, parent: Department.ID? = nil,
        validity: Validity
    ) {
        self.department = department
        self.level = level
        self.parent = parent
        self.validity = validity
    }

    /// The code.
    public var id: Department.ID { department.id }
}

/// The four levels of the organisation, highest first (组织层级, decision 18).
///
/// A level may be left out, but never turned around.
public enum OrganisationLevel: String, CaseIterable, Sendable {
    /// 集团、医联体
    case group
    /// 医院
    case hospital
    /// 院区
    case campus
    /// 科室; departments may have departments below them
    case department

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .group: .phrase(chinese: "集团或医联体", english: "group")
        case .hospital: .phrase(chinese: "医院", english: "hospital")
        case .campus: .phrase(chinese: "院区", english: "campus")
        case .department: .phrase(chinese: "科室", english: "department")
        }
    }

    private var depth: Int {
        switch self {
        case .group: 0
        case .hospital: 1
        case .campus: 2
        case .department: 3
        }
    }

    /// Whether a unit of this level may belong to one of the other: to a higher level, or a
    /// department to a department.
    public func mayBelong(to parent: OrganisationLevel) -> Bool {
        parent.depth < depth || self == .department && parent == .department
    }
}

/// What can be wrong with units and their tree.
public enum OrganisationError: HospitalError, Hashable {
    /// Two rows of one unit hold on the day.
    case rowsOverlap(unit: Department.ID, day: Day)
    /// No row has the code.
    case unitUnknown(Department.ID)
    /// The unit does not exist on the day.
    case unitNotValid(Department.ID, day: Day)
    /// The parent does not exist on the day.
    case parentNotValid(unit: Department.ID, parent: Department.ID, day: Day)
    /// A unit belongs to one that is not above it.
    case levelReversed(unit: OrganisationUnit, parent: OrganisationUnit)
    /// A unit is above itself.
    case loop(unit: Department.ID)
    /// A unit rendered an internal service to itself.
    case serviceToItself(unit: Department.ID, amount: Money)
    /// A subtotal does not fit 64 bits of fen.
    case subtotalOutOfRange(unit: Department.ID)

    /// The message with the unit and the day.
    public var finding: Finding {
        switch self {
        case .rowsOverlap(let unit, let day):
            return Finding(.unitRowsOverlap, Self.values(unit, day))
        case .unitUnknown(let unit): return Finding(.unitUnknown, ["unit": .text(unit.code)])
        case .unitNotValid(let unit, let day):
            return Finding(.unitNotValid, Self.values(unit, day))
        case .parentNotValid(let unit, let parent, let day):
            return Finding(
                .unitParentNotValid,
                Self.values(unit, day).merging(["parent": .text(parent.code)]) { $1 })
        case .levelReversed(let unit, let parent):
            return Finding(
                .unitLevelReversed,
                [
                    "unit": .text(unit.id.code), "level": unit.level.term,
                    "parent": .text(parent.id.code), "parent_level": parent.level.term,
                ])
        case .loop(let unit): return Finding(.unitLoop, ["unit": .text(unit.code)])
        case .serviceToItself(let unit, let amount):
            return Finding(
                .serviceToItself,
                ["unit": .text(unit.code), "amount": .text(amount.description)])
        case .subtotalOutOfRange(let unit):
            return Finding(.subtotalOutOfRange, ["unit": .text(unit.code)])
        }
    }

    private static func values(_ unit: Department.ID, _ day: Day) -> [String: MessageValue] {
        ["unit": .text(unit.code), "day": .text(day.description)]
    }
}
