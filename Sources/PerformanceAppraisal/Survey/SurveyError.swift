import HospitalCore

/// What is wrong with a survey, a notice or a ladder of suppliers.
public enum SurveyError: HospitalError, Equatable {
    /// Something of which at least one is needed.
    case nothing(String)
    /// A level stands twice.
    case levelTwice(String)
    /// Points outside of 0 to 100.
    case pointsOutOfRange(level: String, Decimal)
    /// An answer that is no level.
    case levelUnknown(String, allowed: String)
    /// A dimension stands twice.
    case dimensionTwice(String)
    /// A weight that is not above zero.
    case weightInvalid(dimension: String, Decimal)
    /// An answer in a dimension that the survey does not have.
    case dimensionUnknown(String, nearest: String?)
    /// Somebody answered twice.
    case answeredTwice(respondent: String, subject: String, dimension: String)
    /// Somebody rates the own work.
    case ownWork(String)
    /// An answer that came after the survey closed.
    case closed(respondent: String, day: Day, closes: Day)
    /// A survey that the book does not have.
    case surveyUnknown(String)
    /// A number of answers that is below zero, or a smallest number below one.
    case countInvalid(Int)
    /// A survey that is still open.
    case stillOpen(survey: String, closes: Day)
    /// A survey whose results were not published.
    case notPublished(survey: String)
    /// A notice stands twice.
    case noticeTwice(String)
    /// A day of a notice that lies before it was issued.
    case noticeDay(notice: String, day: Day, issued: Day)
    /// A ladder that does not begin at 0, or a step that stands twice or takes more than all.
    case ladderInvalid(String)
    /// A score outside of 0 to 100.
    case scoreOutOfRange(subject: String, Decimal)
    /// Somebody who was not appointed, or was appointed twice.
    case notAppointed(String)
    /// A number that does not fit.
    case outOfRange

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .nothing(let what): Self.finding(.surveyNothing, "what", what)
        case .levelTwice(let level): Self.finding(.surveyLevelTwice, "level", level)
        case .pointsOutOfRange(let level, let points):
            Self.finding(.surveyPointsRange, "level", level, "points", points.description)
        case .levelUnknown(let level, let allowed):
            Self.finding(.surveyLevelUnknown, "level", level, "allowed", allowed)
        case .dimensionTwice(let code): Self.finding(.surveyDimensionTwice, "dimension", code)
        case .weightInvalid(let code, let weight):
            Self.finding(.surveyWeightInvalid, "dimension", code, "weight", weight.description)
        case .dimensionUnknown(let code, let nearest):
            Self.finding(.surveyDimensionUnknown, "dimension", code, "nearest", nearest)
        case .answeredTwice(let respondent, let subject, let dimension):
            Self.finding(
                .surveyAnsweredTwice, "respondent", respondent, "subject", subject, "dimension",
                dimension)
        case .ownWork(let code): Self.finding(.surveyOwnWork, "code", code)
        case .closed(let respondent, let day, let closes):
            Self.finding(
                .surveyClosed, "respondent", respondent, "day", day.description, "closes",
                closes.description)
        case .surveyUnknown(let survey): Self.finding(.surveyUnknown, "survey", survey)
        case .countInvalid(let count): Self.finding(.surveyCountInvalid, "count", "\(count)")
        case .stillOpen(let survey, let closes):
            Self.finding(.surveyStillOpen, "survey", survey, "closes", closes.description)
        case .notPublished(let survey): Self.finding(.surveyNotPublished, "survey", survey)
        case .noticeTwice(let notice): Self.finding(.noticeTwice, "notice", notice)
        case .noticeDay(let notice, let day, let issued):
            Self.finding(
                .noticeDayInvalid, "notice", notice, "day", day.description, "issued",
                issued.description)
        case .ladderInvalid(let step): Self.finding(.supplierLadderInvalid, "step", step)
        case .scoreOutOfRange(let subject, let score):
            Self.finding(.surveyScoreRange, "subject", subject, "score", score.description)
        case .notAppointed(let code): Self.finding(.supervisorNotAppointed, "code", code)
        case .outOfRange: Finding(.comparisonOutOfRange)
        }
    }

    /// A finding of names and texts in turn; a text that is missing leaves its name out.
    @inline(never)
    static func finding(_ message: Message, _ texts: String?...) -> Finding {
        var values: [String: MessageValue] = [:]
        for place in stride(from: 0, to: texts.count - 1, by: 2) {
            if let name = texts[place], let text = texts[place + 1] { values[name] = .text(text) }
        }
        return Finding(message, values)
    }
}
