import HospitalCore

/// The calendar of a qualification (申报、公示与有效期): when it is applied for, how long it is shown to
/// the public, how long it holds, and when it is reported on and checked again.
///
/// - Source: requirements S-262, S-263; the numbers are data of whoever grants it.
public struct QualificationTerm: Equatable, Sendable {
    /// The month in which applications are taken, on work days.
    public let applicationMonth: Int
    /// The month by whose end the yearly report is due.
    public let reportMonth: Int
    /// The work days of the public notice; the day after its start is the first.
    public let noticeWorkDays: Int
    /// The years for which it holds.
    public let years: Int
    /// The steps before the notice, in their order.
    public let steps: [String]
    /// Where the numbers come from.
    public let citation: Citation

    /// A calendar.
    /// - Throws: `outOfRange` for a month outside 1–12, work days outside 0–366 or years outside
    ///   1–100; `twice` for a step that stands twice.
    public init(
        applicationMonth: Int, reportMonth: Int, noticeWorkDays: Int, years: Int,
        steps: [String], citation: Citation
    ) throws(QualificationError) {
        for (name, value, range) in [
            ("application_month", applicationMonth, 1...12), ("report_month", reportMonth, 1...12),
            ("notice_work_days", noticeWorkDays, 0...366), ("years", years, 1...100),
        ] where !range.contains(value) {
            throw .outOfRange(name: name, value: "\(value)")
        }
        var seen: Set<String> = []
        for step in steps where !seen.insert(step).inserted { throw .twice(rule: "steps", step) }
        self.init(
            checked: applicationMonth, reportMonth, noticeWorkDays, years, steps, citation)
    }

    private init(
        checked applicationMonth: Int, _ reportMonth: Int, _ noticeWorkDays: Int, _ years: Int,
        _ steps: [String], _ citation: Citation
    ) {
        self.applicationMonth = applicationMonth
        self.reportMonth = reportMonth
        self.noticeWorkDays = noticeWorkDays
        self.years = years
        self.steps = steps
        self.citation = citation
    }

    /// Applications in March, a notice of 7 work days after expert review and site visit, valid for
    /// three years, reports by the end of February.
    public static let standard = QualificationTerm(
        checked: 3, 2, 7, 3, ["review", "visit"],
        Citation(title: "服务机构评定办法（范文）", article: "申报与复核"))

    /// The first and last work day on which applications of a year are taken.
    /// - Throws: `time` for a year that the calendar does not cover.
    public func applicationDays(
        of year: Int, calendar: WorkCalendar
    ) throws(QualificationError) -> (first: Day, last: Day) {
        do throws(TimeError) {
            let month = try Month(year: year, month: applicationMonth)
            return (
                try calendar.next(onOrAfter: month.firstDay),
                try calendar.previous(onOrBefore: month.lastDay)
            )
        } catch { throw .time(error) }
    }

    /// Whether an application is taken on a day.
    /// - Throws: `time`.
    public func accepts(
        _ day: Day, calendar: WorkCalendar
    ) throws(QualificationError) -> Bool {
        guard day.month == applicationMonth else { return false }
        do throws(TimeError) { return try calendar.isWorkDay(day) } catch { throw .time(error) }
    }

    /// The last day of a notice that begins on a day.
    /// - Throws: `time`.
    public func noticeEnd(
        from start: Day, calendar: WorkCalendar
    ) throws(QualificationError) -> Day {
        do throws(TimeError) {
            return try calendar.adding(workDays: noticeWorkDays, to: start)
        } catch { throw .time(error) }
    }

    /// The last day on which a qualification holds, the year of its re-check, and the day by which
    /// its first yearly report, that of the year of approval, is due.
    /// - Throws: `time` after 2999.
    public func life(
        approved: Day
    ) throws(QualificationError) -> (through: Day, recheckYear: Int, reportDue: Day) {
        do throws(TimeError) {
            let end = try approved.adding(months: 12 * years)
            let report = try Month(year: approved.year + 1, month: reportMonth)
            // In a year without the day, its month ends just before it would come.
            let isClamped = end.dayOfMonth < approved.dayOfMonth
            return (isClamped ? end : try end.adding(days: -1), end.year, report.lastDay)
        } catch { throw .time(error) }
    }

    /// How an application stands.
    public struct Standing: Equatable, Sendable {
        /// What comes next: a step, `notice`, `wait` while the notice runs, or `approve`.
        public let next: String
        /// The last day of the notice; `nil` before it began.
        public let noticeEnd: Day?
    }

    /// How an application stands on a day.
    /// - `done`: the day of each step, and that on which the `notice` began.
    /// - Throws: `unknown` for a step that is none; `skipped` for a step on a day before the one
    ///   that comes first was done; `time`.
    public func standing(
        of done: [String: Day], on today: Day, calendar: WorkCalendar
    ) throws(QualificationError) -> Standing {
        let all = steps + ["notice"]
        for step in done.keys.sorted() where !all.contains(step) {
            throw .unknown(
                rule: "steps", step, nearest: NearestName.nearest(to: step, in: all))
        }
        for (one, next) in zip(all, all.dropFirst()) {
            guard let day = done[next] else { continue }
            guard let before = done[one], before <= day else {
                throw .skipped(step: next, day, missing: one)
            }
        }
        guard let notice = done["notice"] else {
            return Standing(next: all.first { done[$0] == nil } ?? "notice", noticeEnd: nil)
        }
        let end = try noticeEnd(from: notice, calendar: calendar)
        return Standing(next: today > end ? "approve" : "wait", noticeEnd: end)
    }
}
