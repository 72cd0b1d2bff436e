import HospitalCore

/// What of many schedules is due, overdue and missed at a moment, and for whom (待办与逾期清单).
///
/// - Source: requirements S-133: five sites every month, four done: one missed
public struct DueList: Equatable, Sendable {
    /// The schedules with their occurrences, in the order given.
    public let standings: [ScheduleStanding]

    /// The list of schedules at a moment.
    /// - Parameters: as of ``ScheduleStanding/init(of:performances:from:at:horizon:calendar:)``.
    /// - Throws: `scheduleTwice`; `scheduleUnknown` for something done for none of them; what a
    ///   standing throws.
    public init(
        of schedules: [InspectionSchedule], performances: [Performance], from first: Moment,
        at now: Moment, horizon: Moment? = nil, calendar: WorkCalendar? = nil
    ) throws(ScheduleError) {
        var done: [InspectionSchedule.ID: [Performance]] = [:]
        for schedule in schedules {
            guard done.updateValue([], forKey: schedule.id) == nil else {
                throw .scheduleTwice(schedule.plan.code)
            }
        }
        for performance in performances {
            guard done[performance.schedule] != nil else {
                let codes = schedules.map(\.plan.code)
                throw .scheduleUnknown(
                    performance.schedule.code,
                    nearest: NearestName.nearest(to: performance.schedule.code, in: codes))
            }
            done[performance.schedule, default: []].append(performance)
        }
        var standings: [ScheduleStanding] = []
        for schedule in schedules {
            standings.append(
                try ScheduleStanding(
                    of: schedule, performances: done[schedule.id, default: []], from: first,
                    at: now,
                    horizon: horizon, calendar: calendar))
        }
        self.standings = standings
    }

    /// How many occurrences have a status.
    public func count(_ status: OccurrenceStatus) -> Int {
        standings.reduce(0) { $0 + $1.count(status) }
    }

    /// How many windows have ended.
    public var ended: Int { standings.reduce(0) { $0 + $1.ended } }

    /// How many occurrences of the ended ones are not done.
    public var shortfall: Int { standings.reduce(0) { $0 + $1.shortfall } }

    /// Completed of ended over all schedules in percent, two decimals: a ratio of sums, never a
    /// mean of rates; `nil` when nothing has ended.
    public var percent: Decimal? {
        Percentage.published(Int64(ended - shortfall), of: Int64(ended), decimals: 2)
    }
}
