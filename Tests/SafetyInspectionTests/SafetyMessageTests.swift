import HospitalCore
import SafetyInspection
import XCTest

/// Every error of the module says what happened in both languages, with every figure in its place.
final class SafetyMessageTests: XCTestCase {
    private let identity = ChecklistTemplate.Identity(id: "T", version: "1", title: "t")
    private let hazard = Hazard.ID("H-1")
    private let person = Person.ID("10001")
    private let day = occasion.day

    private var templateErrors: [TemplateError] {
        [
            .identityMissing, .codeMissing(template: "T", text: "x"),
            .codeRepeated(template: "T", code: "A"),
            .pointsOutOfRange(template: "T", item: "A", points: .one),
            .answerKindUnsound(template: "T", item: "A"),
            .conditionNotBefore(template: "T", code: "A", item: "B"),
            .conditionUnsound(template: "T", code: "A", item: "B"),
            .tooDeep(template: "T", code: "A"), .tooManyNodes(template: "T"),
            .noItem(template: "T"), .totalNotHundred(template: "T", total: .one),
            .weightNested(template: "T", section: "S"), .weightMissing(template: "T", section: "S"),
            .weightOutOfRange(template: "T", section: "S", weight: .one),
            .tooManyWeights(template: "T"), .weightsNotHundred(template: "T", total: .one),
            .unknown("X", nearest: nil), .unknown("X", nearest: "Y"),
        ]
    }

    private var inspectionErrors: [InspectionError] {
        [
            .unknownItem("A", template: identity), .answeredTwice(item: "A"),
            .answeredNotDue(item: "A"), .answeredNotAsked(item: "A"), .answerKind(item: "A"),
            .choiceUnknown(item: "A", choice: "x"), .notApplicableRefused(item: "A"),
            .scoreNegative(item: "A", given: "-1"),
            .scoreAboveMaximum(item: "A", given: .one, maximum: .zero),
            .scoreTooFine(item: "A", given: .one), .unanswered(item: "A"),
            .sectionsWithoutWeights(template: identity),
            .policyOutOfRange(setting: "pass", value: "101"),
        ]
    }

    private var hazardErrors: [HazardError] {
        [
            .illegalStep(hazard: hazard, state: .closed, step: .pass),
            .dayBeforeLastStep(hazard: hazard, day: day, last: day),
            .rectifierReinspects(hazard: hazard, person: person),
            .rectifierApproves(hazard: hazard, person: person),
            .responsibleApproves(hazard: hazard, person: person),
            .reasonMissing(hazard: hazard, step: .reject), .evidenceMissing(hazard: hazard),
            .notFixableAtOnce(hazard: hazard), .planIncomplete(hazard: hazard, part: .funds),
            .majorPlanIncomplete(hazard: hazard, part: .goals),
            .deadlinePast(hazard: hazard, deadline: day, day: day),
            .deadlineTooLate(hazard: hazard, deadline: day, limit: day),
            .deadlineOutOfCalendar(hazard: hazard), .idTaken(hazard: hazard),
            .unknown(hazard: hazard), .gradeUnknown(hazard: hazard, code: "G9"),
            .noticeWithoutPlan(hazard: hazard), .noticeWithoutRecipient(hazard: hazard),
            .ladderUnsound, .historyBroken(hazard: hazard),
        ]
    }

    private var riskErrors: [RiskError] {
        let factor = RiskFactor(code: "L", name: "l", values: [.init(.one, "one")])
        let faults: [RiskError.MethodFault] = [
            .noFactor, .factorTwice, .scale, .noLevel, .levelTwice, .bands, .gridShape, .gridLevel,
            .floor,
        ]
        return faults.map { .methodUnsound(method: "M", fault: $0) } + [
            .methodUnknown("M", nearest: nil), .methodUnknown("M", nearest: "N"),
            .factorMissing(risk: "R", factor: "L"),
            .factorUnknown(risk: "R", factor: "X", nearest: nil),
            .factorUnknown(risk: "R", factor: "X", nearest: "L"),
            .valueOutsideScale(risk: "R", factor: factor, value: .zero), .outOfRange(risk: "R"),
            .residualAbove(risk: "R"), .riskTwice("R"),
            .pointNumberInvalid(process: "a", number: 0), .pointTwice(process: "a", number: 1),
        ]
    }

    private var findingErrors: [FindingLogError] {
        [
            .visitTwice(.init("I-1")), .itemTwice(visit: .init("I-1"), item: "A"),
            .settingOutOfRange(setting: "repeat_days", value: -1, limit: 9),
        ]
    }

    private var incidentErrors: [IncidentError] {
        let incident = Incident.ID("E-1")
        let department = Department.ID("D")
        return [
            .levelMissing(incident: incident), .evidenceMissing(incident: incident, check: .cause),
            .closed(incident: incident), .checksMissing(incident: incident, [.cause, .measures]),
            .actionsOpen(incident: incident, ["a"]), .harmNegative(name: "deaths", value: "-1"),
            .eventUnknown("x", nearest: nil), .eventUnknown("x", nearest: "y"),
            .extensionTooLong(duty: "d", days: 61, limit: 60), .liaisonTwice(person),
            .departmentUnknown(department),
            .liaisonsInvalid(department, doctors: 0, nurses: 2),
        ]
    }

    private var caseErrors: [IncidentCaseError] {
        let incident = Incident.ID("E-1")
        let moment = Moment(startOf: day)
        return [
            .unknown(incident: incident), .reportedTwice(incident: incident),
            .dayBeforeLastStep(incident: incident, day: day, last: day),
            .happenedAfter(incident: incident, happened: moment, day: day),
            .breachTwice(incident: incident, .command),
            .actionTwice(incident: incident, action: "a"),
            .actionUnknown(incident: incident, action: "a", nearest: nil),
            .actionUnknown(incident: incident, action: "a", nearest: "b"),
            .actionEnded(incident: incident, action: "a"),
            .actionDueBefore(incident: incident, action: "a", due: day, day: day),
            .reasonMissing(incident: incident, action: "a"),
            .responsibleAccepts(incident: incident, action: "a", person: person),
            .dutyUnknown(incident: incident, occasion: "x", nearest: nil),
            .dutyUnknown(incident: incident, occasion: "x", nearest: "y"),
            .filedTwice(incident: incident, occasion: "x"),
            .filedBefore(incident: incident, filed: moment, happened: moment),
            .historyBroken(incident: incident),
        ]
    }

    private var riskRecordErrors: [RiskRecordError] {
        let risk = RiskRecord.ID("R-1")
        return [
            .unknown(risk: risk), .illegalStep(risk: risk, state: .retired, step: .assess),
            .dayBeforeLastStep(risk: risk, day: day, last: day),
            .reviewNotAfter(risk: risk, review: day, day: day),
            .reasonMissing(risk: risk, step: .retire), .historyBroken(risk: risk),
        ]
    }

    private var controlErrors: [ControlError] {
        [
            .monthsOutOfOrder(first: day.monthOfYear, last: day.monthOfYear), .itemNegative("a"),
            .itemTwice("a"), .outOfRange, .numberInvalid(0),
        ]
    }

    private var scheduleErrors: [ScheduleError] {
        let moment = Moment(startOf: day)
        return [
            .recurrence(schedule: "S", .time(.calendarMissing(day))),
            .delayInvalid(schedule: "S", minutes: -1), .scheduleTwice("S"),
            .scheduleUnknown("S", nearest: nil), .scheduleUnknown("S", nearest: "T"),
            .occurrenceUnknown(schedule: "S", key: "S@x"),
            .performedForAnother(schedule: "S", performed: "T"), .itemTwice("a"),
            .pointTwice("P"), .pointUnknown("P", nearest: nil), .pointUnknown("P", nearest: "Q"),
            .roundEndsBeforeStart(start: moment, end: moment), .drillMonthsInvalid("d", months: 5),
            .drillUnknown("d", nearest: nil), .drillUnknown("d", nearest: "e"),
            .taskUnknown("t", nearest: nil), .taskUnknown("t", nearest: "u"),
            .taskNeverOpen("t", start: day, due: day), .bodyUnknown("b", nearest: nil),
            .bodyUnknown("b", nearest: "c"), .bodyAbsent("b"), .seedMissing,
            .sampleCount("", count: 3, size: 2), .sampleCount("s", count: 3, size: 2),
            .samplesInvalid("v", samples: 1, failed: 2),
            .penaltyNegative("v", Money(fen: -1)), .outOfRange,
        ]
    }

    private var dutyErrors: [SafetyDutyError] {
        let moment = Moment(startOf: day)
        return SafetyDutyError.Noun.allCases.flatMap { noun -> [SafetyDutyError] in
            [.unknown(noun, "a", nearest: nil), .unknown(noun, "a", nearest: "b")]
        } + [
            .codeTwice("a"), .replacedUnscrapped("a"), .fieldsMissing, .hoursInvalid(0),
            .discardedBefore("d", taken: moment, discarded: moment),
            .gramsNegative("d", Decimal(-1)), .intervalInvalid(0), .timesInvalid("g", times: 0),
            .limitsCrossed("g", lowest: .one, highest: .zero),
            .coloursShared("mop", colour: "red", "a", "b"),
            .colourCount("mop", needed: 4, count: 3), .countNegative(-1),
            .marksInvalid("A", day: day, earned: .one, maximum: .zero), .outOfRange,
        ]
    }

    func testEveryErrorFillsItsSentenceInBothLanguages() {
        let safety: [[any HospitalError]] = [
            templateErrors, inspectionErrors, hazardErrors, riskErrors, incidentErrors,
            controlErrors, scheduleErrors, dutyErrors, findingErrors, caseErrors,
            riskRecordErrors,
        ]
        let errors = safety.flatMap(\.self)
        var numbers: Set<Int32> = []
        for error in errors {
            let finding = error.finding
            numbers.insert(finding.message.number)
            for language in Language.allCases {
                let text = finding.text(in: language)
                XCTAssertFalse(text.contains { "{}[]".contains($0) }, text)
            }
        }
        let area = Message.catalogue.filter {
            (5000...5169).contains($0.number) || (5250...5289).contains($0.number)
        }
        XCTAssertEqual(numbers, Set(area.map(\.number)), "every message has its error")
    }
}
