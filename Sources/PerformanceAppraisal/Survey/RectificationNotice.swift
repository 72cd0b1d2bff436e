import HospitalCore

/// A notice to put something right by a day (限期整改通知单, S-064).
public struct RectificationNotice: Equatable, Sendable {
    /// The number of the notice.
    public let code: String
    /// Whom it went to.
    public let department: String
    /// What is to be put right.
    public let issues: String
    /// The day it was issued.
    public let issued: Day
    /// The last day on which closing it is in time.
    public let due: Day
    /// The day it was closed; `nil` while it is open.
    public let closed: Day?

    /// A notice.
    /// - Throws: `noticeDay` when it is due or closed before it was issued.
    public init(
        _ code: String, to department: String, issues: String, issued: Day, due: Day,
        closed: Day? = nil
    ) throws(SurveyError) {
        for day in [due, closed ?? due] where day < issued {
            throw .noticeDay(notice: code, day: day, issued: issued)
        }
        self.code = code
        self.department = department
        self.issues = issues
        self.issued = issued
        self.due = due
        self.closed = closed
    }

    /// Whether it was closed in time; `nil` while it is open and not yet overdue.
    public func isInTime(on today: Day) -> Bool? {
        if let closed { return closed <= due }
        return today > due ? false : nil
    }

    /// Days after the due day, to the day it was closed or else to today; 0 in time.
    public func overdueDays(on today: Day) -> Int { max(0, due.days(until: closed ?? today)) }
}

/// How notices were kept (整改及时率, 整改关闭率).
///
///     in-time rate = closed on or before the due day / (closed or overdue)
///     closure rate = closed / issued
///
/// In percent, two decimals; a notice that is open and not yet overdue is left out of the first.
public struct NoticeCompliance: Equatable, Sendable {
    /// Notices issued.
    public let issued: Int
    /// Notices closed.
    public let closed: Int
    /// Notices closed or overdue.
    public let due: Int
    /// Notices closed in time.
    public let inTime: Int
    /// The in-time rate; `nil` when none was due.
    public let inTimeRate: Decimal?
    /// The closure rate; `nil` without a notice.
    public let closureRate: Decimal?

    /// How notices were kept, on a day.
    /// - Throws: `noticeTwice`, `outOfRange`.
    public init(_ notices: [RectificationNotice], on today: Day) throws(SurveyError) {
        var seen: Set<String> = []
        for notice in notices where !seen.insert(notice.code).inserted {
            throw .noticeTwice(notice.code)
        }
        let standings = notices.compactMap { $0.isInTime(on: today) }
        issued = notices.count
        closed = notices.count { $0.closed != nil }
        due = standings.count
        inTime = standings.count { $0 }
        do throws(NumberError) {
            inTimeRate = try Percentage.published(inTime, of: due)
            closureRate = try Percentage.published(closed, of: issued)
        } catch { throw .outOfRange }
    }
}
