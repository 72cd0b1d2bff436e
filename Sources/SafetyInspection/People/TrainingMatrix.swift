import HospitalCore

/// Who took part in what (培训登记): events against persons, with the person-times of both sides, and
/// what every person still lacks of the kinds that all need, such as induction (岗前培训) or the
/// regular test of skills (技能考核).
///
///     person-times of an event = Σ times over persons        of a person = Σ times over events
///
/// Both sides add up to the same total.
/// - Source: requirements S-236
public struct TrainingMatrix: Equatable, Sendable {
    /// An event.
    public struct Event: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The kind: 岗前培训, 技能考核.
        public let kind: String
        /// The day.
        public let day: Day

        /// An event.
        public init(_ code: String, kind: String, day: Day) {
            self.code = code
            self.kind = kind
            self.day = day
        }
    }

    /// Somebody who took part.
    public struct Attendance: Equatable, Sendable {
        /// The code of the event.
        public let event: String
        /// The person.
        public let person: Person.ID
        /// How often, 1 to 1000.
        public let times: Int

        /// Somebody who took part.
        public init(_ event: String, _ person: Person.ID, times: Int = 1) {
            self.event = event
            self.person = person
            self.times = times
        }
    }

    /// A kind of event that everybody needs.
    public struct Need: Equatable, Sendable {
        /// The kind.
        public let kind: String
        /// The last time lies at most so many days back; `nil` where once is enough.
        public let withinDays: Int?

        /// A kind that everybody needs.
        public init(_ kind: String, withinDays: Int? = nil) {
            self.kind = kind
            self.withinDays = withinDays
        }
    }

    /// How often a person took part in an event.
    public struct Cell: Equatable, Sendable {
        /// The person.
        public let person: Person.ID
        /// The event.
        public let event: Event
        /// How often, at least once.
        public let times: Int
    }

    /// What a person lacks.
    public struct Lack: Equatable, Sendable {
        /// The person.
        public let person: Person.ID
        /// The kind.
        public let kind: String
    }

    /// The cells that are not empty, by person and the order of the events.
    public let cells: [Cell]
    /// The person-times of each event, in the order of the events.
    public let byEvent: [(event: Event, times: Int)]
    /// The person-times of each person, by code.
    public let byPerson: [(person: Person.ID, times: Int)]
    /// What persons lack of the kinds they need, by person and the order of the needs.
    public let lacks: [Lack]

    /// The person-times in all.
    public var total: Int { byEvent.reduce(0) { $0 + $1.times } }

    /// A matrix.
    ///
    /// - `roster`: persons who stand in the matrix even if they took part in nothing.
    /// - `needs`: the kinds that everybody needs, at most 100.
    /// - `day`: the day of the question; later events count in the matrix, for no need.
    /// - Throws: `twice` for an event that stands twice; `unknown` for an event that is not there;
    ///   `outOfRange` for times outside 1–1000 and more than 100 needs.
    public init(
        _ events: [Event], attendances: [Attendance], roster: [Person.ID] = [],
        needs: [Need] = [], on day: Day
    ) throws(PeopleError) {
        guard needs.count <= 100 else {
            throw .outOfRange(rule: "needs", name: "count", value: "\(needs.count)")
        }
        var places: [String: Int] = [:]
        for (place, event) in events.enumerated()
        where places.updateValue(place, forKey: event.code) != nil {
            throw .twice(.event, event.code)
        }
        var rows: [Person.ID: [Int: Int]] = [:]
        for person in roster { rows[person] = [:] }
        var byEvent = events.map { _ in 0 }
        for attendance in attendances {
            guard let place = places[attendance.event] else {
                throw .unknown(
                    .event, attendance.event, subject: attendance.person.code,
                    nearest: NearestName.nearest(to: attendance.event, in: events.map(\.code)))
            }
            guard (1...1_000).contains(attendance.times) else {
                throw .outOfRange(
                    rule: attendance.event, name: "times", value: "\(attendance.times)")
            }
            rows[attendance.person, default: [:]][place, default: 0] += attendance.times
            byEvent[place] += attendance.times
        }
        let sorted = rows.sorted { $0.key < $1.key }
        cells = sorted.flatMap { person, counts in
            counts.sorted { $0.key < $1.key }.map {
                Cell(person: person, event: events[$0.key], times: $0.value)
            }
        }
        self.byEvent = zip(events, byEvent).map { ($0, $1) }
        byPerson = sorted.map { ($0.key, $0.value.values.reduce(0, +)) }
        lacks = sorted.flatMap { person, counts in
            let attended = counts.keys.map { events[$0] }
            return needs.filter { !$0.isMet(by: attended, on: day) }
                .map { Lack(person: person, kind: $0.kind) }
        }
    }

    /// Equal when persons, events and cells are.
    public static func == (one: TrainingMatrix, other: TrainingMatrix) -> Bool {
        one.cells == other.cells && one.lacks == other.lacks
            && one.byEvent.elementsEqual(other.byEvent) { $0 == $1 }
            && one.byPerson.elementsEqual(other.byPerson) { $0 == $1 }
    }
}

extension TrainingMatrix.Need {
    fileprivate func isMet(by events: [TrainingMatrix.Event], on day: Day) -> Bool {
        events.contains { event in
            event.kind == kind && event.day <= day
                && (withinDays.map { event.day.days(until: day) <= $0 } ?? true)
        }
    }
}
