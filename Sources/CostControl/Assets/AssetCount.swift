import HospitalCore

/// A counting campaign of assets (资产清查): what should be there, what was scanned where, and what it
/// comes to by department.
///
/// Only scans from the start of the campaign count. An asset scanned elsewhere is misplaced and
/// found; one that is scanned twice counts once, at its last scan; a scan of something that is not
/// in the register is kept as unknown; what nobody scanned is missing. An asset that was never
/// audited is due however new its card is.
/// - Source: T-AUD; requirement S-183
public struct AssetCount: Equatable, Sendable {
    /// An asset of the register.
    public struct Card: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The department that answers for it.
        public let department: Department.ID
        /// The place where it should be.
        public let place: String
        /// Who keeps it; `nil` when nobody is named.
        public let keeper: Person.ID?
        /// Its life in months; `nil` when none is set.
        public let lifeMonths: Int?
        /// When it was audited last; `nil` for never.
        public let lastAudit: Day?

        /// A card.
        public init(
            _ code: String, department: Department.ID, place: String, keeper: Person.ID? = nil,
            lifeMonths: Int? = nil, lastAudit: Day? = nil
        ) {
            self.code = code
            self.department = department
            self.place = place
            self.keeper = keeper
            self.lifeMonths = lifeMonths
            self.lastAudit = lastAudit
        }

        /// What the card lacks (S-183): everything has a keeper, a place and a life.
        public var gaps: [String] {
            [
                keeper == nil ? "keeper" : nil, place.isEmpty ? "place" : nil,
                lifeMonths == nil ? "life" : nil,
            ].compactMap(\.self)
        }

        /// Whether it is due for an audit on a day: never audited, or longer ago than the months.
        /// - Throws: `outOfRange` when the day is outside of the calendar.
        public func isDue(on today: Day, everyMonths months: Int) throws(TimeError) -> Bool {
            guard let lastAudit else { return true }
            return try lastAudit.adding(months: months) <= today
        }
    }

    /// A scan.
    public struct Scan: Equatable, Sendable {
        /// What was scanned.
        public let code: String
        /// Where.
        public let place: String
        /// When.
        public let moment: Moment

        /// A scan.
        public init(_ code: String, at place: String, on moment: Moment) {
            self.code = code
            self.place = place
            self.moment = moment
        }
    }

    /// What is said of an asset or a scan.
    public enum State: String, CaseIterable, Sendable {
        /// Scanned where it should be.
        case found
        /// Scanned elsewhere.
        case misplaced
        /// Not scanned.
        case missing
        /// Scanned, and not in the register.
        case unknown
    }

    /// An asset or an unknown scan.
    public struct Line: Equatable, Sendable {
        /// The code.
        public let code: String
        /// How it stands.
        public let state: State
        /// The department; `nil` for an unknown scan.
        public let department: Department.ID?
        /// Where it was scanned last; `nil` when it was not.
        public let seenAt: String?
        /// How often it was scanned in the campaign.
        public let scans: Int
    }

    /// A department of the campaign.
    public struct Progress: Equatable, Sendable {
        /// The department.
        public let department: Department.ID
        /// Assets of the register.
        public let expected: Int
        /// Assets that were found, misplaced ones too.
        public let found: Int
    }

    /// Assets by code, then unknown scans by code.
    public let lines: [Line]
    /// The departments by code.
    public let departments: [Progress]

    /// A campaign.
    /// - Throws: `twice` for an asset that stands twice.
    public init(
        _ cards: [Card], scans: [Scan], from start: Moment
    ) throws(AssetError) {
        var seen: [Code<Card>: (last: Scan, count: Int)] = [:]
        for scan in scans where scan.moment >= start {
            guard let before = seen[Code(scan.code)] else {
                seen[Code(scan.code)] = (scan, 1)
                continue
            }
            seen[Code(scan.code)] = (
                scan.moment >= before.last.moment ? scan : before.last, before.count + 1
            )
        }
        var lines: [Line] = []
        var known: Set<Code<Card>> = []
        var expected: [Department.ID: Int] = [:], found: [Department.ID: Int] = [:]
        for card in cards.sorted(by: { Code<Card>($0.code) < Code<Card>($1.code) }) {
            guard known.insert(Code(card.code)).inserted else { throw .twice(card.code) }
            expected[card.department, default: 0] += 1
            let scan = seen[Code(card.code)]
            if scan != nil { found[card.department, default: 0] += 1 }
            let state: State =
                scan.map {
                    Code<Scan>($0.last.place) == Code<Scan>(card.place) ? .found : .misplaced
                } ?? .missing
            lines.append(
                Line(
                    code: card.code, state: state, department: card.department,
                    seenAt: scan?.last.place, scans: scan?.count ?? 0))
        }
        for code in seen.keys.filter({ !known.contains($0) }).sorted() {
            lines.append(
                Line(
                    code: code.code, state: .unknown, department: nil,
                    seenAt: seen[code]?.last.place, scans: seen[code]?.count ?? 0))
        }
        self.lines = lines
        departments = expected.keys.sorted().map { department in
            Progress(
                department: department, expected: expected[department] ?? 0,
                found: found[department] ?? 0)
        }
    }
}
