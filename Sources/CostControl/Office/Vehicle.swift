import HospitalCore

/// A vehicle with what falls due (车辆档案): service by kilometres or day, inspection, insurance and
/// violations that are not settled.
/// - Source: requirements S-273 to S-275
public struct Vehicle: Equatable, Sendable {
    /// What is due.
    public enum Due: String, CaseIterable, Sendable {
        /// Service (保养).
        case service
        /// Inspection (年检).
        case inspection
        /// Insurance (保险).
        case insurance
        /// A violation that is not settled (违章).
        case violation
    }

    /// The plate.
    public let plate: String
    /// What the odometer shows.
    public let kilometres: Decimal
    /// At which reading it is serviced; `nil` when no reading is set.
    public var serviceAt: Decimal?
    /// On which day it is serviced at the latest; `nil` when no day is set.
    public var serviceBy: Day?
    /// The last day of its inspection.
    public var inspectedThrough: Day?
    /// The last day of its insurance.
    public var insuredThrough: Day?
    /// Violations that are not settled.
    public var openViolations = 0

    /// A vehicle.
    public init(_ plate: String, kilometres: Decimal) {
        self.plate = plate
        self.kilometres = kilometres
    }

    /// What is due on a day, or within so many days from it; an inspection or insurance that is not
    /// known is due.
    public func due(on today: Day, within days: Int) -> [Due] {
        func isNear(_ day: Day?) -> Bool { day.map { today.days(until: $0) <= days } ?? true }
        var due: [Due] = []
        let byReading = serviceAt.map { kilometres >= $0 } ?? false
        if byReading || serviceBy.map({ today.days(until: $0) <= days }) == true {
            due.append(.service)
        }
        if isNear(inspectedThrough) { due.append(.inspection) }
        if isNear(insuredThrough) { due.append(.insurance) }
        if openViolations > 0 { due.append(.violation) }
        return due
    }
}
