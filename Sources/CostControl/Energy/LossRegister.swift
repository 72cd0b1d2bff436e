import HospitalCore

/// Points where energy or water is lost (窃电、漏损点登记): found, cleared, and how much came back.
///
/// Quantities of different media are never added up. A point that was cleared without a measured
/// quantity is named: it counts as cleared and adds nothing, which is not the same as 0.
/// - Source: requirement S-203
public struct LossRegister: Equatable, Sendable {
    /// Why it is lost.
    public enum Kind: String, CaseIterable, Sendable {
        /// Taken without paying (窃电).
        case theft
        /// A leak (跑冒滴漏).
        case leak
        /// Use without a meter.
        case unmetered
        /// A meter that shows too little.
        case meterFault = "meter_fault"
    }

    /// A point.
    public struct Point: Equatable, Sendable {
        /// The number of the case.
        public let code: String
        /// What is lost: electricity, water, gas.
        public let medium: String
        /// Why.
        public let kind: Kind
        /// When it was found.
        public let found: Day
        /// When it was cleared; `nil` while it is open.
        public let cleared: Day?
        /// How much came back; `nil` when it was not measured.
        public let recovered: Decimal?

        /// A point.
        public init(
            _ code: String, medium: String, kind: Kind, found: Day, cleared: Day? = nil,
            recovered: Decimal? = nil
        ) {
            self.code = code
            self.medium = medium
            self.kind = kind
            self.found = found
            self.cleared = cleared
            self.recovered = recovered
        }
    }

    /// The points of a medium and kind.
    public struct Line: Equatable, Sendable {
        /// What is lost.
        public let medium: String
        /// Why.
        public let kind: Kind
        /// Points that were found.
        public fileprivate(set) var found = 0
        /// Points that are cleared.
        public fileprivate(set) var cleared = 0
        /// What came back of all of them; `nil` when nothing was measured.
        public fileprivate(set) var recovered: Decimal?
        /// Cleared points without a measured quantity, in the order of the register.
        public fileprivate(set) var unmeasured: [String] = []
    }

    /// The sums by medium, then in the order of ``Kind``.
    public let lines: [Line]

    /// Sums a register.
    /// - Throws: `twice`; `numberInvalid` for a quantity below 0; `outOfOrder` for a point that was
    ///   cleared before it was found; `outOfRange`.
    public init(_ points: [Point]) throws(EnergyError) {
        struct Place: Hashable {
            let medium: Code<Point>
            let kind: Kind
        }
        var codes: Set<Code<Point>> = []
        var sums: [Place: Line] = [:]
        for point in points {
            guard codes.insert(Code(point.code)).inserted else { throw .twice(point.code) }
            if let recovered = point.recovered, recovered < .zero {
                throw .numberInvalid(point.code, value: recovered.description)
            }
            if let cleared = point.cleared, cleared < point.found {
                throw .outOfOrder(point.code, at: Moment(startOf: cleared))
            }
            let place = Place(medium: Code(point.medium), kind: point.kind)
            var line = sums[place] ?? Line(medium: point.medium, kind: point.kind)
            line.found += 1
            if point.cleared != nil {
                line.cleared += 1
                if point.recovered == nil { line.unmeasured.append(point.code) }
            }
            if let recovered = point.recovered {
                let before = line.recovered ?? .zero
                line.recovered = try EnergyError.fitting(point.code) { () throws(NumberError) in
                    try before.adding(recovered)
                }
            }
            sums[place] = line
        }
        lines = Set(points.map { Code<Point>($0.medium) }).sorted().flatMap { medium in
            Kind.allCases.compactMap { sums[Place(medium: medium, kind: $0)] }
        }
    }
}
