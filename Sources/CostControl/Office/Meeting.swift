import HospitalCore

/// A request for a meeting room (会议申请): what it needs, when people are reminded, who came.
/// - Source: requirements S-270 to S-272
public struct Meeting: Equatable, Sendable {
    /// A room with what it has.
    public struct Room: Equatable, Sendable {
        /// The code.
        public let code: String
        /// What it has: audio, video, projector, microphone.
        public let resources: Set<String>

        /// A room.
        public init(_ code: String, resources: Set<String>) {
            self.code = code
            self.resources = resources
        }
    }

    /// The number.
    public let code: String
    /// The room.
    public let room: String
    /// When it begins.
    public let start: Moment
    /// When it ends.
    public let end: Moment
    /// What it needs.
    public let needs: Set<String>

    /// A request.
    /// - Throws: `timesInvalid` unless it ends after it begins.
    public init(
        _ code: String, room: String, from start: Moment, to end: Moment, needs: Set<String> = []
    ) throws(OfficeError) {
        guard start < end else { throw .timesInvalid(code) }
        self.code = code
        self.room = room
        self.start = start
        self.end = end
        self.needs = needs
    }

    /// What the room lacks, by name.
    /// - Throws: `unknown` for a room that is not there.
    public func missing(in rooms: [Room]) throws(OfficeError) -> [String] {
        guard let room = rooms.first(where: { Code<Room>($0.code) == Code<Room>(room) })
        else { throw .unknown(self.room) }
        return needs.subtracting(room.resources).sorted { Code<Room>($0) < Code<Room>($1) }
    }

    /// Whether both want the same room at once; one that begins when the other ends does not.
    public func collides(with other: Meeting) -> Bool {
        Code<Room>(room) == Code<Room>(other.room) && start < other.end && other.start < end
    }

    /// When people are reminded: the day before, the same morning, and minutes before (S-271).
    ///
    /// The first is a day, as the source gives no time for it. A morning at or after the start is
    /// left out.
    /// - Throws: `timesInvalid` when the calendar does not reach, for an hour that a day does not
    ///   have, and for more than a day before.
    public func reminders(
        morningHour: Int = 8, minutesBefore: Int = 5
    ) throws(OfficeError) -> (dayBefore: Day, morning: Moment?, before: Moment) {
        guard (0...1_440).contains(minutesBefore) else { throw .timesInvalid(code) }
        do {
            let morning = try Moment(start.day, hour: morningHour)
            return (
                try start.day.adding(days: -1), morning < start ? morning : nil,
                try start.adding(seconds: -minutesBefore * 60)
            )
        } catch { throw .timesInvalid(code) }
    }

    /// How many of those who were invited came, in percent with one digit; `nil` without anybody
    /// invited.
    ///
    /// Guests who were not invited do not count.
    /// - Throws: ``MeasureError``.
    public static func attendance(
        invited: Set<Person.ID>, came: Set<Person.ID>
    ) throws(MeasureError) -> Percent? {
        try Ratio(
            .init("came", Decimal(invited.intersection(came).count)),
            over: .init("invited", Decimal(invited.count))
        ).percent(digits: 1, rounding: .halfAwayFromZero)
    }
}
