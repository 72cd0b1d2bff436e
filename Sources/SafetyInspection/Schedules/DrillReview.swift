import HospitalCore

/// Whether a drill was held in every stretch of its rule, and what it left open (演练统计): fire and
/// evacuation once in every half-year.
///
///     shortfall of a stretch = 0 when at least one drill lies in it, else 1
///
/// Stretches are counted from January; the one that is still running is open and not missed.
/// Drills after the day of the question do not count. When the next drill is due follows from
/// ``DrillRule``.
/// - Source: requirements S-154; 生产安全事故应急条例 articles 6 and 8
public struct DrillReview: Equatable, Sendable {
    /// A drill that was held.
    public struct Drill: Equatable, Sendable {
        /// The code of the drill.
        public let id: String
        /// The day.
        public let day: Day
        /// The bodies that took part: 消防, 卫健, 安监.
        public let bodies: [String]
        /// When its results went to the regulator; `nil` while they did not.
        public let reported: Day?
        /// Whether it found a serious problem, after which the plan must be revised.
        public let isSerious: Bool
        /// The hazard that was opened for it; `nil` without one.
        public let hazard: Hazard.ID?

        /// A drill.
        public init(
            _ id: String, on day: Day, bodies: [String] = [], reported: Day? = nil,
            isSerious: Bool = false, hazard: Hazard.ID? = nil
        ) {
            self.id = id
            self.day = day
            self.bodies = bodies
            self.reported = reported
            self.isSerious = isSerious
            self.hazard = hazard
        }
    }

    /// A stretch of months with what was held in it.
    public struct Stretch: Equatable, Sendable {
        /// The first day.
        public let start: Day
        /// The last day.
        public let end: Day
        /// The drills, by day.
        public let drills: [Drill]
        /// Whether it is still running on the day of the question.
        public let isOpen: Bool

        /// 1 when it has ended without a drill.
        public var shortfall: Int { drills.isEmpty && !isOpen ? 1 : 0 }
    }

    /// What a drill left open.
    public enum Gap: Equatable, Sendable {
        /// A body that must take part was not there.
        case body(String)
        /// Its results were not sent to the regulator.
        case unreported
        /// A serious problem without a hazard that follows it up.
        case problemWithoutHazard

        /// The kind and what it is about, in results.
        public var texts: (kind: String, about: String) {
            switch self {
            case .body(let body): ("BODY", body)
            case .unreported: ("UNREPORTED", "")
            case .problemWithoutHazard: ("NO_HAZARD", "")
            }
        }
    }

    /// The stretches from the one of the first day to the one of the day of the question.
    public let stretches: [Stretch]

    /// How many stretches have ended without a drill.
    public var shortfall: Int { stretches.reduce(0) { $0 + $1.shortfall } }

    /// A review of the drills of a rule.
    /// - Throws: `drillMonthsInvalid` for a rule whose months do not divide a year; `time` before
    ///   1900.
    public init(
        of rule: DrillRule, _ drills: [Drill], from first: Day, asOf today: Day
    ) throws(ScheduleError) {
        let months = rule.months
        guard 12 % months == 0 else { throw .drillMonthsInvalid(rule.code, months: months) }
        var stretches: [Stretch] = []
        do throws(TimeError) {
            var start = try first.monthOfYear.adding(months: -((first.month - 1) % months))
            while start.firstDay <= today {
                let end = try start.adding(months: months - 1).lastDay
                let days = start.firstDay...end
                stretches.append(
                    Stretch(
                        start: start.firstDay, end: end,
                        drills: drills.filter { days.contains($0.day) && $0.day <= today }
                            .sorted { $0.day < $1.day },
                        isOpen: end >= today))
                guard let next = try? start.adding(months: months) else { break }
                start = next
            }
        } catch { throw .time(error) }
        self.stretches = stretches
    }

    /// What a drill left open.
    /// - `bodies`: those that must take part.
    /// - `mustReport`: whether its results go to the regulator.
    public static func gaps(of drill: Drill, bodies: [String], mustReport: Bool) -> [Gap] {
        var gaps = bodies.filter { !drill.bodies.contains($0) }.map { Gap.body($0) }
        if mustReport, drill.reported == nil { gaps.append(.unreported) }
        if drill.isSerious, drill.hazard == nil { gaps.append(.problemWithoutHazard) }
        return gaps
    }
}
