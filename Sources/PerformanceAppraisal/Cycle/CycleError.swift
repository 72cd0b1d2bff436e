import HospitalCore

/// Why an appraisal cannot go on, or its records do not fit.
public enum CycleError: HospitalError, Equatable {
    /// A move that the state does not allow.
    case move(StateMachineError)
    /// A move before the last one.
    case dayBeforeLast(subject: String, day: Day, last: Day)
    /// A signature is missing.
    case signatureMissing(subject: String, role: Role.ID)
    /// A signature of somebody who does not sign.
    case signerUnknown(subject: String, person: Person.ID, role: Role.ID)
    /// No last day of the announcement, or one before its first.
    case announcementMissing(subject: String)
    /// The announcement is not over.
    case announcementOpen(subject: String, day: Day, until: Day)
    /// Pay before the appraisal has taken effect.
    case notEffective(subject: String, state: CycleState)
    /// A negative number of work days.
    case windowInvalid(Int)
    /// An appeal without a reason.
    case reasonMissing(Person.ID)
    /// An appeal outside of its window.
    case appealLate(Person.ID, filed: Day, last: Day)
    /// The reviewer scored the result, or appeals.
    case reviewerAppraised(Person.ID)
    /// A version of a period stands twice in a dossier.
    case entryTwice(Person.ID, period: Month, version: Int)
    /// A grade from which nothing follows.
    case gradeUncovered(String)
    /// A row for a grade that does not exist.
    case gradeUnknown(String)
    /// Negative points.
    case pointsInvalid(Decimal)
    /// A day that the calendar does not know.
    case time(TimeError)
    /// A result that does not fit.
    case outOfRange

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .move(let error): return error.finding
        case .time(let error): return error.finding
        case .outOfRange: return Finding(.comparisonOutOfRange)
        case .dayBeforeLast(let subject, let day, let last):
            return Finding(
                .cycleDayBeforeLast,
                Self.texts(
                    ["subject": subject, "day": day.description, "last": last.description]))
        case .signatureMissing(let subject, let role):
            return Finding(
                .cycleSignatureMissing,
                Self.texts(
                    ["subject": subject, "role": role.code]))
        case .signerUnknown(let subject, let person, let role):
            return Finding(
                .cycleSignerUnknown,
                Self.texts(
                    ["subject": subject, "person": person.code, "role": role.code]))
        case .announcementMissing(let subject):
            return Finding(.cycleAnnouncementMissing, Self.texts(["subject": subject]))
        case .announcementOpen(let subject, let day, let until):
            return Finding(
                .cycleAnnouncementOpen,
                Self.texts(
                    ["subject": subject, "day": day.description, "until": until.description]))
        case .notEffective(let subject, let state):
            return Finding(
                .cycleNotEffective,
                [
                    "subject": .text(subject), "state": state.term,
                ])
        case .windowInvalid(let days):
            return Finding(.appealWindowInvalid, ["count": .count(days)])
        case .reasonMissing(let person):
            return Finding(.appealReasonMissing, Self.texts(["person": person.code]))
        case .appealLate(let person, let filed, let last):
            return Finding(
                .appealLate,
                Self.texts([
                    "person": person.code, "day": filed.description, "last": last.description,
                ]))
        case .reviewerAppraised(let person):
            return Finding(.appealReviewerAppraised, Self.texts(["person": person.code]))
        case .entryTwice(let person, let period, let version):
            return Finding(
                .dossierEntryTwice,
                [
                    "person": .text(person.code), "period": .period(period.description),
                    "version": .count(version),
                ])
        case .gradeUncovered(let grade):
            return Finding(.consequenceMissing, Self.texts(["grade": grade]))
        case .gradeUnknown(let grade):
            return Finding(.consequenceGradeUnknown, Self.texts(["grade": grade]))
        case .pointsInvalid(let points):
            return Finding(.checkerPointsInvalid, Self.texts(["value": points.description]))
        }
    }

    private static func texts(_ values: [String: String]) -> [String: MessageValue] {
        values.mapValues { .text($0) }
    }
}
