import HospitalCore
import SafetyInspection
import XCTest

/// What records of people, contractors, plans and qualifications refuse, and in which words.
final class PeopleErrorTests: XCTestCase {
    private let day = try! Day("2024-03-02")
    private let before = try! Day("2024-03-01")
    private let source = Citation(title: "test")

    private func people<Value>(_ call: () throws(PeopleError) -> Value) -> PeopleError? {
        fault(call)
    }

    func testTrainingRecordsThatCannotBeAreRefused() {
        let person = Person.ID("A")
        XCTAssertEqual(
            people { () throws(PeopleError) in
                try ClearanceRule(
                    levels: [.init("1", name: "a"), .init("1", name: "b")], citation: self.source)
            }, .twice(.level, "1"))
        XCTAssertEqual(
            people { () throws(PeopleError) in
                try ClearanceRule(
                    levels: [], minimumHours: Decimal(-1), citation: self.source)
            }, .outOfRange(rule: "test", name: "minimum_hours", value: "-1"))
        func lacks(_ level: String, _ hours: Int) -> PeopleError? {
            people { () throws(PeopleError) in
                try ClearanceRule.threeLevels.lacks(
                    of: ClearanceRecord(
                        person,
                        educations: [
                            .init(level: level, day: self.day, hours: Decimal(hours)),
                        ]), on: self.day)
            }
        }
        XCTAssertEqual(
            lacks("33", 1), .unknown(.level, "33", subject: "A", nearest: nil))
        XCTAssertEqual(lacks("3", -1), .negative(subject: "A", name: "hours", value: "-1"))
        XCTAssertEqual(
            people { () throws(PeopleError) in
                try Certificate(
                    person, kind: "k", number: "1", issued: self.day, through: self.before)
            }, .daysReversed(subject: "A k 1", from: day, to: before))
        XCTAssertEqual(
            people { () throws(PeopleError) in
                try FileLoan("F", to: person, purpose: "p", from: self.day, due: self.before)
            }, .daysReversed(subject: "F A", from: day, to: before))
    }

    func testCreditsAndRulesThatCannotBeAreRefused() throws {
        let person = Person.ID("A")
        let rule = try CreditRule(minimum: nil, citation: source)
        func file(_ credits: Int) -> CreditFile {
            CreditFile(
                person, year: 2024,
                entries: [.init("1", kind: "I", credits: Decimal(credits))], checks: [:])
        }
        XCTAssertEqual(
            people { () throws(PeopleError) in try CreditLedger([file(1), file(1)], rule: rule) },
            .twice(.creditFile, "A 2024"))
        XCTAssertEqual(
            people { () throws(PeopleError) in try CreditLedger([file(-1)], rule: rule) },
            .negative(subject: "A 1", name: "credits", value: "-1"))
        XCTAssertEqual(
            people { () throws(PeopleError) in
                try CreditRule(minimum: Decimal(-1), citation: self.source)
            }, .outOfRange(rule: "test", name: "minimum", value: "-1"))
        XCTAssertEqual(
            people { () throws(PeopleError) in
                try CreditRule(minimum: nil, offices: ["a", "a"], citation: self.source)
            }, .twice(.rule, "a"))
        XCTAssertEqual(
            people { () throws(PeopleError) in
                try TrainingRule(post: "p", .hours, minimum: .zero, citation: self.source)
            }, .outOfRange(rule: "p", name: "hours", value: "0"))
        XCTAssertEqual(
            people { () throws(PeopleError) in
                try TrainingRuleSet(
                    "R", unit: "U", staff: [person], rules: [.archivist, .archivist])
            }, .twice(.rule, "archivist hours"))
        let set = try TrainingRuleSet("R", unit: "U", staff: [person], rules: [.archivist])
        func standing(_ post: String, _ year: Int, _ hours: Int) -> PeopleError? {
            people { () throws(PeopleError) in
                try set.standings(of: [
                    .init(person, post: post, year: year, values: [.hours: Decimal(hours)]),
                ])
            }
        }
        XCTAssertEqual(
            standing("archivits", 2024, 1),
            .unknown(.post, "archivits", subject: "A 2024", nearest: "archivist"))
        XCTAssertEqual(
            standing("archivist", 24, 1), .outOfRange(rule: "A", name: "year", value: "24"))
        XCTAssertEqual(
            standing("archivist", 2024, -1),
            .negative(subject: "A", name: "hours", value: "-1"))
    }

    func testEventsAndCoursesThatCannotBeAreRefused() {
        let event = TrainingMatrix.Event("E", kind: "k", day: day)
        let person = Person.ID("A")
        func matrix(
            _ events: [TrainingMatrix.Event], _ attendance: TrainingMatrix.Attendance,
            needs: Int = 0
        ) -> PeopleError? {
            people { () throws(PeopleError) in
                try TrainingMatrix(
                    events, attendances: [attendance],
                    needs: (0..<needs).map { .init("\($0)") }, on: self.day)
            }
        }
        XCTAssertEqual(matrix([event, event], .init("E", person)), .twice(.event, "E"))
        XCTAssertEqual(
            matrix([event], .init("F", person)),
            .unknown(.event, "F", subject: "A", nearest: nil))
        for times in [0, 1_001, Int.max] {
            XCTAssertEqual(
                matrix([event], .init("E", person, times: times)),
                .outOfRange(rule: "E", name: "times", value: "\(times)"))
        }
        XCTAssertEqual(
            matrix([event], .init("E", person), needs: 101),
            .outOfRange(rule: "needs", name: "count", value: "101"))
        func course(_ hours: Int) -> CourseCatalogue.Course {
            .init(
                "C", specialty: "s", theory: Decimal(hours), practice: .zero, textbook: nil,
                months: [])
        }
        XCTAssertEqual(
            people { () throws(PeopleError) in
                try CourseCatalogue([course(1), course(1)], lecturers: [])
            }, .twice(.course, "C"))
        XCTAssertEqual(
            people { () throws(PeopleError) in try CourseCatalogue([course(-1)], lecturers: []) },
            .negative(subject: "C", name: "hours", value: "-1"))
        func session(_ code: String, _ hours: Int) -> TrainingClass.Session {
            .init(code, theory: Decimal(hours), practice: .zero)
        }
        func training(
            _ sessions: [TrainingClass.Session], signed: String
        ) -> PeopleError? {
            var attendee = TrainingClass.Attendee("A", identity: "")
            attendee.signed = [signed]
            return people { () throws(PeopleError) in
                try TrainingClass(
                    "T", start: self.day, sessions: sessions, attendees: [attendee])
            }
        }
        XCTAssertEqual(
            training([session("1", 1), session("1", 1)], signed: "1"), .twice(.session, "1"))
        XCTAssertEqual(
            training([session("1", -1)], signed: "1"),
            .negative(subject: "T 1", name: "hours", value: "-1"))
        XCTAssertEqual(
            training([session("monday", 1)], signed: "mondy"),
            .unknown(.session, "mondy", subject: "A", nearest: "monday"))
    }

    func testWorkPermitsAndPlansThatCannotBeAreRefused() throws {
        func contractor<Value>(
            _ call: () throws(ContractorError) -> Value
        ) -> ContractorError? { fault(call) }
        XCTAssertEqual(
            contractor { () throws(ContractorError) in
                try ContractorWork(
                    "W", by: "C", from: self.day, through: self.before, documents: [],
                    coverages: [])
            }, .daysReversed(subject: "W", from: day, to: before))
        XCTAssertEqual(
            contractor { () throws(ContractorError) in
                try ContractorWork.Coverage(
                    "k", number: "1", from: self.day, through: self.before)
            }, .daysReversed(subject: "k 1", from: day, to: before))
        let moment = Moment(startOf: day)
        XCTAssertEqual(
            contractor { () throws(ContractorError) in
                try WorkPermit(
                    WorkPermit.ID("P"), kind: "hot_1", at: Place.ID("B"), from: moment,
                    through: moment, applicant: Person.ID("A"))
            }, .permitReversed(WorkPermit.ID("P"), from: moment, to: moment))
        let permit = try WorkPermit(
            WorkPermit.ID("P"), kind: "hot_3", at: Place.ID("B"), from: moment,
            through: Moment("2024-03-02T01:00:00"), applicant: Person.ID("A"))
        XCTAssertEqual(
            contractor { () throws(ContractorError) in
                try permit.faults(by: PermitRule.standard)
            }, .kindUnknown("hot_3", nearest: "hot_1"))
        for (hours, minutes, value) in [(0, 0, 0), (87_841, 0, 87_841), (1, -1, -1)] {
            XCTAssertEqual(
                contractor { () throws(ContractorError) in
                    try PermitRule(
                        "k", name: "k", hours: hours, testMinutes: minutes, measures: [],
                        citation: self.source)
                }, .intervalInvalid(plan: "k", value: value))
        }
        for months in [0, 121] {
            XCTAssertEqual(
                contractor { () throws(ContractorError) in
                    try DrillRule("d", name: "d", everyMonths: months, citation: self.source)
                }, .intervalInvalid(plan: "d", value: months))
            XCTAssertEqual(
                contractor { () throws(ContractorError) in
                    try EmergencyPlan(
                        "p", version: self.day, principles: "", responsible: nil, flow: []
                    ).standing(on: self.day, everyMonths: months)
                }, .intervalInvalid(plan: "p", value: months))
        }
        XCTAssertEqual(
            contractor { () throws(ContractorError) in
                try EmergencyPlan(
                    "p", version: self.day, principles: "", responsible: nil, flow: []
                ).standing(on: self.day, forms: 0)
            }, .intervalInvalid(plan: "p", value: 0))
        let rule = try DrillRule("d", name: "d", everyMonths: 120, citation: source)
        XCTAssertEqual(
            contractor { () throws(ContractorError) in
                try rule.standing(from: Day.last, drills: [], on: self.day)
            }, .time(.outOfRange("2999-12 + 120")))
        XCTAssertEqual(
            contractor { () throws(ContractorError) in
                try HazardFund("F", budget: Money(fen: -1), payments: [])
            }, .amountInvalid(fund: "F", subject: "F", amount: Money(fen: -1)))
    }

    private var errors: [any HospitalError] {
        let person = Person.ID("A")
        let moment = Moment(startOf: day)
        let loan = try? FileLoan("F", to: person, purpose: "p", from: day, due: day)
        let things: [PeopleError] = PeopleError.Thing.allCases.flatMap { thing in
            [.twice(thing, "x"), .rulesIncomplete(set: "R", part: thing)]
        }
        let people: [PeopleError] = things + [
            .negative(subject: "A", name: "hours", value: "-1"),
            .unknown(.level, "x", subject: "A", nearest: nil),
            .unknown(.level, "x", subject: "A", nearest: "y"),
            .outOfRange(rule: "R", name: "n", value: "0"),
            .daysReversed(subject: "A", from: day, to: before),
            .measure(.denominatorZero(numerator: "a 1", denominator: "b")),
        ] + (loan.map { [.fileLent($0, holder: $0)] } ?? [])
        let doubles: [ContractorError] = ContractorError.Thing.allCases.map { .twice($0, "x") }
        let contractors: [ContractorError] = doubles + [
            .daysReversed(subject: "W", from: day, to: before), .kindUnknown("x", nearest: nil),
            .kindUnknown("x", nearest: "y"),
            .permitReversed(WorkPermit.ID("P"), from: moment, to: moment),
            .overdrawn(fund: "F", left: .zero, hazard: Hazard.ID("H"), amount: .zero),
            .amountInvalid(fund: "F", subject: "x", amount: .zero),
            .intervalInvalid(plan: "p", value: 0), .time(.outOfRange("x")),
        ]
        let qualifications: [QualificationError] = [
            .empty(rule: "r"), .twice(rule: "r", "a"), .unknown(rule: "r", "a", nearest: nil),
            .unknown(rule: "r", "a", nearest: "b"),
            .waiverNotAllowed(rule: "r", condition: "a"),
            .waiverNeeds(rule: "r", condition: "a", needs: "b"),
            .waiverReasonMissing(rule: "r", condition: "a"), .notInForce(rule: "r", day),
            .overlap(rule: "r", day), .skipped(step: "s", day, missing: "t"),
            .outOfRange(name: "n", value: "0"), .time(.outOfRange("x")),
            .check(.streakLengthInvalid(0)),
            .measure(.denominatorZero(numerator: "a 1", denominator: "b")),
        ]
        return people + contractors + qualifications
    }

    func testEveryErrorFillsItsSentenceInBothLanguages() {
        var numbers: Set<Int32> = []
        for error in errors {
            let finding = error.finding
            numbers.insert(finding.message.number)
            for language in Language.allCases {
                let text = finding.text(in: language)
                XCTAssertFalse(text.contains { "{}[]".contains($0) }, text)
            }
        }
        let area = Message.catalogue.filter { (5215...5244).contains($0.number) }
        XCTAssertEqual(
            Set(area.map(\.number)).subtracting(numbers), [], "every message has its error")
    }
}
