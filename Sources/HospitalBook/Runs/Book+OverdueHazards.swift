import HospitalCore
import SafetyInspection
import Storage

/// Which hazards of a book are overdue on a day (逾期隐患): computed for the day, never stored.
extension Book {
    /// The hazards that are overdue on a day, by code; computed, not stored.
    /// - Throws: ``StorageError``, `yearNotCovered` of the calendar; `momentMissing` where the book
    ///   has to be brought to the columns first.
    public func overdueHazards(
        on today: Day, ladder: OverdueLadder = .standard, calendar: WorkCalendar
    ) throws -> OverdueHazards {
        guard try isPrepared(.hazardLife) else { return OverdueHazards(climbing: ladder) }
        // A book from before hazards had their clock is brought to it.
        try prepare(Area.hazardLife.name)
        // A hospital group has a hundred thousand of them, so they stay in columns.
        var overdue = OverdueHazards(climbing: ladder)
        var standings = RememberedStandings(climbing: ladder, on: today, calendar: calendar)
        try store.columns(
            "SELECT hazard_code, deadline_day, suspended_since, is_major, repeat_of "
                + "FROM hosp_hazard WHERE deadline_day < ?", [.integer(Int64(today.yyyymmdd))],
            as: [.texts, .integers, .integers, .integers, .texts], rowsAtOnce: 1024
        ) { open in try overdue.add(open, by: &standings) }
        overdue.sort()
        return overdue
    }

    /// An overdue hazard of the book.
    public struct OverdueHazard: Equatable, Sendable {
        /// The hazard.
        public let id: Hazard.ID
        /// Its deadline.
        public let deadline: Day
        /// How it stands.
        public let standing: OverdueLadder.Standing
    }
}
