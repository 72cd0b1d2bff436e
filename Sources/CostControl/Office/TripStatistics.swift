import HospitalCore

/// What vehicles were used for, by vehicle, driver or user (用车统计).
/// - Source: requirement S-274
public struct TripStatistics: Equatable, Sendable {
    /// A trip.
    public struct Trip: Equatable, Sendable {
        /// The vehicle.
        public let plate: String
        /// The driver.
        public let driver: Person.ID
        /// Who used it.
        public let user: String
        /// The kilometres.
        public let kilometres: Decimal
        /// What it cost.
        public let cost: Money

        /// A trip.
        public init(
            plate: String, driver: Person.ID, user: String, kilometres: Decimal, cost: Money
        ) {
            self.plate = plate
            self.driver = driver
            self.user = user
            self.kilometres = kilometres
            self.cost = cost
        }
    }

    /// By what trips are summed.
    public enum Grouping: String, CaseIterable, Sendable {
        /// By vehicle.
        case vehicle
        /// By driver.
        case driver
        /// By user.
        case user
    }

    /// A sum.
    public struct Line: Equatable, Sendable {
        /// The vehicle, driver or user.
        public let code: String
        /// How many trips.
        public let trips: Int
        /// All kilometres.
        public let kilometres: Decimal
        /// All cost.
        public let cost: Money
    }

    /// The sums by code.
    public let lines: [Line]

    /// Sums trips.
    /// - Throws: `numberInvalid` for kilometres below zero; `outOfRange`.
    public init(_ trips: [Trip], by grouping: Grouping) throws(OfficeError) {
        var lines: [Code<Trip>: Line] = [:]
        for trip in trips {
            guard trip.kilometres >= .zero
            else { throw .numberInvalid(trip.plate, value: trip.kilometres.description) }
            let code =
                switch grouping {
                case .vehicle: trip.plate
                case .driver: trip.driver.code
                case .user: trip.user
                }
            let before =
                lines[Code(code)]
                ?? Line(code: code, trips: 0, kilometres: .zero, cost: .zero)
            do {
                lines[Code(code)] = Line(
                    code: code, trips: before.trips + 1,
                    kilometres: try before.kilometres.adding(trip.kilometres),
                    cost: try before.cost.adding(trip.cost))
            } catch { throw .outOfRange(code) }
        }
        self.lines = lines.sorted { $0.key < $1.key }.map(\.value)
    }
}
