import HospitalCore

/// A drill that must be held again and again (演练义务): fire and evacuation every half-year.
///
///     shortfall of a stretch = 0 when at least one drill lies in it, else 1
///
/// Stretches are counted from January; the one that is still running is open and not missed. The
/// numbers are data with their citations; where the law says 定期 there is no number, and then no
/// stretch is judged.
public struct DrillDuty: Equatable, Sendable {
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

    /// What is wrong with a drill that was held.
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

    /// The code: `fire`.
    public let code: String
    /// The name that is printed.
    public let name: String
    /// How many months a stretch has; `nil` where the law gives no number.
    public let months: Int?
    /// Whether the results go to the regulator.
    public let isReported: Bool
    /// Where it comes from.
    public let citation: Citation

    /// A duty of the hospital's own.
    /// - Throws: `drillMonthsInvalid` for months that do not divide a year.
    public init(
        _ code: String, name: String, months: Int?, isReported: Bool, citation: Citation
    ) throws(ScheduleError) {
        if let months, ![1, 2, 3, 4, 6, 12].contains(months) {
            throw .drillMonthsInvalid(code, months: months)
        }
        self.init(checked: code, name, months, isReported, citation)
    }

    private init(
        checked code: String, _ name: String, _ months: Int?, _ isReported: Bool,
        _ citation: Citation
    ) {
        self.code = code
        self.name = name
        self.months = months
        self.isReported = isReported
        self.citation = citation
    }

    /// The stretches from the one in which a day lies to the one of the day of the question; none
    /// where the law gives no number. Drills after that day do not count.
    /// - Throws: `time` outside of the calendar.
    public func stretches(
        of drills: [Drill], from first: Day, asOf today: Day
    ) throws(ScheduleError) -> [Stretch] {
        guard let months else { return [] }
        var stretches: [Stretch] = []
        do throws(TimeError) {
            var start = try first.monthOfYear.adding(months: -((first.month - 1) % months))
            while start.firstDay <= today {
                let end = try start.adding(months: months - 1).lastDay
                let days = start.firstDay...end
                stretches.append(Stretch(
                    start: start.firstDay, end: end,
                    drills: drills.filter { days.contains($0.day) && $0.day <= today }
                        .sorted { $0.day < $1.day },
                    isOpen: end >= today))
                guard let next = try? start.adding(months: months) else { break }
                start = next
            }
        } catch { throw .time(error) }
        return stretches
    }

    /// What is wrong with a drill.
    /// - Parameter bodies: those that must take part.
    public func gaps(of drill: Drill, bodies: [String] = []) -> [Gap] {
        var gaps = bodies.filter { !drill.bodies.contains($0) }.map { Gap.body($0) }
        if isReported, drill.reported == nil { gaps.append(.unreported) }
        if drill.isSerious, drill.hazard == nil { gaps.append(.problemWithoutHazard) }
        return gaps
    }
}

extension DrillDuty {
    /// The duties of Chinese hospitals.
    public static let standard: [DrillDuty] = [
        DrillDuty(
            checked: "fire", "灭火和应急疏散", 6, false,
            Citation(title: "公安部令61号", article: "第40条；医疗机构消防安全九项规定")),
        DrillDuty(
            checked: "accident", "生产安全事故预案（人员密集场所经营单位）", 6, true,
            Citation(title: "生产安全事故应急条例", article: "第8条", isConfirmed: true)),
        DrillDuty(
            checked: "special_equipment", "特种设备专项", 12, false,
            Citation(title: "特种设备安全监察条例", article: "第65条；TSG 08每年")),
        DrillDuty(
            checked: "security", "治安突发事件", nil, false,
            Citation(title: "企业事业单位内部治安保卫条例", article: "第15条", isConfirmed: true)),
    ]

    /// When a plan must be revised: law, bodies, risk or means have changed, or a drill found a
    /// serious problem.
    public static let revisionCitation = Citation(
        title: "生产安全事故应急条例", article: "第6条", isConfirmed: true)

    /// The duty of that code.
    /// - Throws: `drillUnknown` with the nearest.
    public static func named(_ code: String) throws(ScheduleError) -> DrillDuty {
        guard let duty = standard.first(where: { $0.code == code }) else {
            throw .drillUnknown(
                code, nearest: NearestName.nearest(to: code, in: standard.map(\.code)))
        }
        return duty
    }
}
