import HospitalCore

/// A walk past the points of a responsibility area (责任区巡查): which points were visited in its time,
/// which were missed, and who is told of what was found.
///
/// A point counts when it is scanned from the start to before the end of the round; scans at other
/// times are told apart. What is found goes to the department concerned and to the ward of the
/// point, each once.
/// - Source: requirements S-138
public struct PatrolRound: Equatable, Sendable {
    /// A point of the round.
    public struct Point: Equatable, Sendable {
        /// The code on its label.
        public let place: Place.ID
        /// The ward or department in which it lies.
        public let ward: Department.ID

        /// A point.
        public init(_ place: Place.ID, in ward: Department.ID) {
            self.place = place
            self.ward = ward
        }
    }

    /// A label that was read.
    public struct Scan: Equatable, Sendable {
        /// The point.
        public let place: Place.ID
        /// When.
        public let moment: Moment

        /// A scan.
        public init(_ place: Place.ID, at moment: Moment) {
            self.place = place
            self.moment = moment
        }
    }

    /// Who is told of a finding at a point.
    public struct Notification: Equatable, Sendable {
        /// The point.
        public let place: Place.ID
        /// What was found.
        public let finding: String
        /// Who is told.
        public let recipient: Department.ID
    }

    /// The points in the order of the walk.
    public let points: [Point]
    /// When the round begins.
    public let start: Moment
    /// When it ends; the end itself is too late.
    public let end: Moment
    /// When each visited point was scanned first.
    public let visits: [Place.ID: Moment]
    /// Scans before the start or after the end.
    public let outside: [Scan]

    /// The points that nobody visited, in the order of the walk.
    public var missed: [Place.ID] { points.map(\.place).filter { visits[$0] == nil } }

    /// Visited of all points in percent, two decimals; `nil` without points.
    public var percent: Decimal? {
        Percentage.published(Int64(visits.count), of: Int64(points.count), decimals: 2)
    }

    /// A round with its scans.
    /// - Throws: `pointTwice`; `pointUnknown` for the scan of a point that is not on the walk;
    ///   `roundEndsBeforeStart`.
    public init(
        past points: [Point], from start: Moment, to end: Moment, scans: [Scan]
    ) throws(ScheduleError) {
        guard start < end else { throw .roundEndsBeforeStart(start: start, end: end) }
        var known: Set<Place.ID> = []
        for point in points where !known.insert(point.place).inserted {
            throw .pointTwice(point.place.code)
        }
        var visits: [Place.ID: Moment] = [:]
        var outside: [Scan] = []
        for scan in scans {
            guard known.contains(scan.place) else { throw Self.unknown(scan.place, points) }
            if scan.moment < start || scan.moment >= end {
                outside.append(scan)
            } else {
                visits[scan.place] = min(visits[scan.place] ?? scan.moment, scan.moment)
            }
        }
        self.points = points
        self.start = start
        self.end = end
        self.visits = visits
        self.outside = outside
    }

    /// Who is told of something found at a point: the department concerned and the ward.
    /// - Throws: `pointUnknown`.
    public func notifications(
        of finding: String, at place: Place.ID, concerning department: Department.ID
    ) throws(ScheduleError) -> [Notification] {
        guard let point = points.first(where: { $0.place == place }) else {
            throw Self.unknown(place, points)
        }
        let recipients = department == point.ward ? [department] : [department, point.ward]
        return recipients.map { Notification(place: place, finding: finding, recipient: $0) }
    }

    private static func unknown(_ place: Place.ID, _ points: [Point]) -> ScheduleError {
        .pointUnknown(
            place.code,
            nearest: NearestName.nearest(to: place.code, in: points.map(\.place.code)))
    }
}
