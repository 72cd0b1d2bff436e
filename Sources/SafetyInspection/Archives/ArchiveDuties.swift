import HospitalCore

/// Whether every level has its duty for archives, its plan at the start of the year and its
/// appraisal at the end (分级负责).
///
/// The levels are a list: city, county, township and village in the source; a hospital group names
/// its own. A level stands as *missing* when nobody has the duty.
/// - Source: requirement S-226
public struct ArchiveDuties: Equatable, Sendable {
    /// What a level did in a year.
    public struct Record: Equatable, Sendable {
        /// The level, by code or name.
        public let level: String
        /// The unit.
        public let unit: String
        /// What it answers for; empty when nobody has said.
        public let duty: String
        /// The day of its plan; `nil` when there is none.
        public let planned: Day?
        /// The day of its appraisal; `nil` when there is none.
        public let appraised: Day?

        /// A record.
        public init(
            _ level: String, unit: String, duty: String, planned: Day?, appraised: Day?
        ) {
            self.level = level
            self.unit = unit
            self.duty = duty
            self.planned = planned
            self.appraised = appraised
        }
    }

    /// How a unit stands.
    public struct Standing: Equatable, Sendable {
        /// The level.
        public let level: RequiredContents.Part
        /// The record; `nil` for a level without a unit.
        public let record: Record?
        /// Whether the plan was made from the month before the year to the end of its first month.
        public let plan: DeadlineStatus
        /// Whether the appraisal was made from the last month of the year to the first of the next.
        public let appraisal: DeadlineStatus
        /// Whether a duty is named, and plan and appraisal are in time.
        public var isComplete: Bool {
            record.map { !$0.duty.isEmpty } == true && plan == .onTime && appraisal == .onTime
        }
    }

    /// Every unit, by level.
    public let standings: [Standing]

    /// The levels of the source.
    public static let levels = RequiredContents(
        checked: "archive_levels", name: "档案工作层级",
        [
            .init("city", "市"), .init("county", "县"), .init("township", "乡镇"),
            .init("village", "村"),
        ], Citation(title: "档案管理规范化建设", article: "分级负责"))

    /// The duties of a year as they stand on a day: the plan from 1 December before it to 31
    /// January, the appraisal from 1 December to 31 January of the next year.
    ///
    /// What was made earlier belongs to another year and does not count.
    /// - Throws: `partUnknown` for a level that is none; `duplicate` for a unit that stands twice;
    ///   ``TimeError`` for a year the library does not know.
    public init(
        of year: Int, _ records: [Record], levels: RequiredContents, on today: Day
    ) throws {
        let (january, december) = (
            try Month(year: year, month: 1), try Month(year: year, month: 12)
        )
        let plan = try Validity(
            from: (try? january.adding(months: -1))?.firstDay ?? january.firstDay,
            to: january.lastDay)
        let appraisal = try Validity(
            from: december.firstDay, to: december.adding(months: 1).lastDay)
        var byLevel: [String: [Record]] = [:]
        var units: Set<String> = []
        for record in records {
            let level = try levels.part(record.level)
            guard units.insert(record.unit).inserted else {
                throw ArchiveError.duplicate(record.unit)
            }
            byLevel[level.code, default: []].append(record)
        }
        func status(_ day: Day?, in time: Validity) -> DeadlineStatus {
            if let day, time.from <= day { return time.contains(day) ? .onTime : .late }
            return today <= time.from || time.contains(today) ? .open : .missing
        }
        standings = levels.parts.flatMap { level -> [Standing] in
            let records: [Record?] = byLevel[level.code] ?? [nil]
            return records.map { record in
                Standing(
                    level: level, record: record, plan: status(record?.planned, in: plan),
                    appraisal: status(record?.appraised, in: appraisal))
            }
        }
    }
}
