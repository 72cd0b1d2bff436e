import HospitalCore

/// A survey from its first day to its publication (S-065): open, closed, and complete only when
/// its results were published.
public struct SurveyRound: Equatable, Sendable {
    /// Where a survey stands.
    public enum State: String, Sendable {
        /// Answers are taken.
        case open
        /// No more answers; the results are not published.
        case closed
        /// The results are published.
        case complete
    }

    /// The survey.
    public let code: String
    /// The last day on which answers are taken.
    public let closes: Day
    /// The day its results were published; `nil` before.
    public let published: Day?

    /// A survey.
    public init(_ code: String, closes: Day, published: Day? = nil) {
        self.code = code
        self.closes = closes
        self.published = published
    }

    /// Where it stands on a day.
    public func state(on today: Day) -> State {
        guard today > closes else { return .open }
        return published.map { $0 <= today && $0 > closes } ?? false ? .complete : .closed
    }

    /// Completes the survey.
    /// - Throws: `stillOpen` while answers are taken, `notPublished` before publication.
    public func complete(on today: Day) throws(SurveyError) {
        switch state(on: today) {
        case .open: throw .stillOpen(survey: code, closes: closes)
        case .closed: throw .notPublished(survey: code)
        case .complete: return
        }
    }
}

/// The monthly returns of the voluntary supervisors, such as head nurses (S-068).
public struct SupervisorReturns: Equatable, Sendable {
    /// How many were appointed.
    public let appointed: Int
    /// Who has not replied, in the order of appointment.
    public let missing: [String]
    /// Replied of appointed in percent, two decimals; `nil` when nobody was appointed.
    public let coverage: Decimal?

    /// The returns of the appointed.
    /// - Throws: `notAppointed` for a return of somebody else, or somebody appointed twice;
    ///   `outOfRange`.
    public init(appointed: [String], returns: [String]) throws(SurveyError) {
        var codes: Set<String> = []
        for code in appointed where !codes.insert(code).inserted { throw .notAppointed(code) }
        for code in returns where !codes.contains(code) { throw .notAppointed(code) }
        let replied = Set(returns)
        self.appointed = appointed.count
        missing = appointed.filter { !replied.contains($0) }
        do throws(NumberError) {
            coverage = try Percentage.published(replied.count, of: appointed.count)
        } catch { throw .outOfRange }
    }
}
