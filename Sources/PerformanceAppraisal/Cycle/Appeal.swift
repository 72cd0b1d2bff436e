import HospitalCore

/// An appeal against a published result (申诉, S-011).
///
/// It is filed within some work days after publication; the last of them still counts. Whoever
/// decides it was no appraiser of that result. An accepted appeal changes the score in a new
/// version; what was published stays.
public struct Appeal: Equatable, Sendable {
    /// Who appeals.
    public let appellant: Person.ID
    /// Why.
    public let reason: String
    /// The day it was filed.
    public let filed: Day

    /// An appeal.
    public init(by appellant: Person.ID, reason: String, filed: Day) {
        self.appellant = appellant
        self.reason = reason
        self.filed = filed
    }

    /// How long appeals are taken.
    public struct Window: Equatable, Sendable {
        /// The day of publication.
        public let published: Day
        /// The last day.
        public let last: Day

        /// A window of work days after publication.
        /// - Throws: `time` for a day beyond the calendar; `windowInvalid` below 0.
        public init(
            published: Day, workDays: Int, calendar: WorkCalendar
        ) throws(CycleError) {
            guard workDays >= 0 else { throw .windowInvalid(workDays) }
            self.published = published
            do { last = try calendar.adding(workDays: workDays, to: published) } catch {
                throw .time(error)
            }
        }

        /// Whether an appeal of that day is taken.
        public func isOpen(on day: Day) -> Bool { published <= day && day <= last }
    }

    /// What became of an appeal.
    public struct Decision: Equatable, Sendable {
        /// The appeal.
        public let appeal: Appeal
        /// Who decided.
        public let reviewer: Person.ID
        /// Whether it was accepted.
        public let isAccepted: Bool
        /// The score that was published.
        public let before: Decimal
        /// The score after the decision.
        public let after: Decimal
    }

    /// Decides the appeal.
    /// - `score`: the new score, or `nil` to reject.
    /// - Throws: `reasonMissing`; `appealLate`; `reviewerAppraised` when the reviewer scored the
    ///   result or is the appellant.
    public func decided(
        by reviewer: Person.ID, appraisers: [Person.ID], window: Window, published: Decimal,
        accepted score: Decimal?
    ) throws(CycleError) -> Decision {
        guard !reason.isEmpty else { throw .reasonMissing(appellant) }
        guard window.isOpen(on: filed) else {
            throw .appealLate(appellant, filed: filed, last: window.last)
        }
        guard !appraisers.contains(reviewer), reviewer != appellant else {
            throw .reviewerAppraised(reviewer)
        }
        return Decision(
            appeal: self, reviewer: reviewer, isAccepted: score != nil, before: published,
            after: score ?? published)
    }
}
