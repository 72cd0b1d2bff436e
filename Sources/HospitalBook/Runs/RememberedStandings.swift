import HospitalCore
import SafetyInspection

/// How hazards stand on a day, remembered: a hundred thousand of them have a few hundred deadlines.
struct RememberedStandings {
    /// How one hazard stands.
    struct Standing {
        /// Days and work days after the deadline.
        let days, workDays: Int64
        /// The rung from 1; 0 in time.
        let rung: Int64
    }

    private static let slotBits: UInt64 = 10
    private let ladder: OverdueLadder
    private let today: Day
    private let calendar: WorkCalendar
    /// What was found last for the keys of a slot.
    private var slots: [(key: UInt64, standing: Standing)]

    /// Nothing yet.
    init(climbing ladder: OverdueLadder, on today: Day, calendar: WorkCalendar) {
        self.ladder = ladder
        self.today = today
        self.calendar = calendar
        let nothing = Standing(days: 0, workDays: 0, rung: 0)
        slots = Array(repeating: (.max, nothing), count: 1 << Self.slotBits)
    }

    /// How a hazard stands, its days being numbers yyyymmdd.
    /// - Throws: `dayInvalid`, and `yearNotCovered` of the calendar.
    mutating func standing(
        deadline: Int64, suspendedSince since: Int64?, isMajor: Bool, isRepeat: Bool
    ) throws -> Standing {
        let key = Self.key(deadline, since, isMajor, isRepeat)
        let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - Self.slotBits))
        if slots[slot].key == key, key != .max { return slots[slot].standing }
        var subject = OverdueLadder.Subject(deadline: try Self.day(deadline))
        subject.suspendedSince = try since.map { try Self.day($0) }
        subject.isMajor = isMajor
        subject.isRepeat = isRepeat
        let standing = try ladder.standing(of: subject, on: today, calendar: calendar)
        let found = Standing(
            days: Int64(standing.days), workDays: Int64(standing.workDays),
            rung: Int64(standing.rung))
        slots[slot] = (key, found)
        return found
    }

    private static func day(_ number: Int64) throws(TimeError) -> Day {
        try Day(yyyymmdd: Int32(clamping: number))
    }

    /// One number for all that the standing follows from; the greatest where that is no day.
    private static func key(
        _ deadline: Int64, _ since: Int64?, _ isMajor: Bool, _ isRepeat: Bool
    ) -> UInt64 {
        let days: Range<Int64> = 1..<1 << 30
        guard days.contains(deadline), since.map(days.contains) ?? true else { return .max }
        return UInt64(truncatingIfNeeded: deadline) << 32
            | UInt64(truncatingIfNeeded: since ?? 0) << 2 | (isMajor ? 2 : 0) | (isRepeat ? 1 : 0)
    }
}
