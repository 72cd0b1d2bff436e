import HospitalCore
import PerformanceAppraisal
import XCTest

/// One test for each thing that can be wrong with a scheme or a report.
final class AppraisalErrorTests: XCTestCase {
    private func assertThrows<Value>(
        _ error: AppraisalError, line: UInt = #line, _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? AppraisalError, error, line: line)
        }
    }

    private func part(_ weights: [String], missing: MissingPolicy = .error) -> SchemePart {
        SchemePart(
            code: "quality", name: "质量", weight: dec("100"),
            content: .items(weights.enumerated().map {
                SchemeItem(
                    code: "q\($0.offset)", name: "", weight: dec($0.element), method: .assessed,
                    missing: missing)
            }))
    }

    func testItemWeightsThatDoNotTotal100NameThePartAndTheTotal() {
        assertThrows(.itemWeightsTotal(part: "quality", total: dec("99.99"))) {
            try AppraisalScheme(name: "s", parts: [part(["50", "49.99"])])
        }
        assertThrows(.itemWeightsTotal(part: "quality", total: .zero)) {
            try AppraisalScheme(name: "s", parts: [part([])])
        }
        XCTAssertNoThrow(try AppraisalScheme(name: "s", parts: [part(["33.33", "33.33", "33.34"])]))
    }

    func testPartWeightsThatDoNotTotal100NameTheTotal() {
        assertThrows(.partWeightsTotal(scheme: "月度绩效考核", total: dec("99"))) {
            try SchemeFixture.threeParts("70", "15", "14")
        }
        assertThrows(.partWeightsTotal(scheme: "s", total: .zero)) {
            try AppraisalScheme(name: "s", parts: [])
        }
    }

    func testANegativeWeightIsNamedEvenWhenTheTotalIsRight() {
        assertThrows(.scoring(at: "q1", .negativeValue(dec("-1")))) {
            try AppraisalScheme(name: "s", parts: [part(["101", "-1"])])
        }
    }

    func testACodeStandsOnlyOnce() {
        assertThrows(.codeDuplicate("q0")) {
            try AppraisalScheme(name: "s", parts: [
                part(["100"]),
                SchemePart(
                    code: "q0", name: "", weight: .zero, content: .items([])),
            ])
        }
    }

    func testABaseMustBePositive() {
        assertThrows(.scoring(at: nil, .parameterNotPositive(parameter: "base", value: .zero))) {
            try AppraisalTerms(base: .zero)
        }
    }

    func testAReportMustMatchTheScheme() throws {
        let scheme = try AppraisalScheme(name: "s", parts: [part(["60", "40"])])
        let first = ReportedItem("q0", .assessed(dec("50")))
        let second = ReportedItem("q1", .assessed(dec("40")))
        assertThrows(.itemUnknown("q2", nearest: nil)) {
            try scheme.scorecard(
                for: SchemeFixture.report([first, ReportedItem("q2", .notReported)]))
        }
        assertThrows(.itemUnknown("indicater.1", nearest: "indicator.1")) {
            try SchemeFixture.threeParts("70", "15", "15").scorecard(
                for: SchemeFixture.report([ReportedItem("indicater.1", .notReported)]))
        }
        assertThrows(.itemReportedTwice("q0")) {
            try scheme.scorecard(for: SchemeFixture.report([first, second, first]))
        }
        assertThrows(.itemNotReported("q1")) {
            try scheme.scorecard(for: SchemeFixture.report([first]))
        }
        assertThrows(.itemNotReported("q1")) {
            try scheme.scorecard(
                for: SchemeFixture.report([first, ReportedItem("q1", .notReported)]))
        }
        assertThrows(.scoring(at: "q0", .scoreAboveMaximum(score: dec("61"), maximum: dec("60")))) {
            try scheme.scorecard(
                for: SchemeFixture.report([ReportedItem("q0", .assessed(dec("61"))), second]))
        }
    }

    func testADeductionPartThatIsNotReportedFollowsItsPolicy() throws {
        let none = SchemeFixture.report([])
        assertThrows(.itemNotReported("p")) {
            try SchemeFixture.deductions(terms: .base110).scorecard(for: none)
        }
        for (policy, composite) in [(MissingPolicy.full, "110.00"), (.zero, "0.00")] {
            let card = try SchemeFixture.deductions(terms: .base110, missing: policy)
                .scorecard(for: none)
            XCTAssertEqual(card.composite.description, composite)
            XCTAssertEqual(card.parts[0].missing, policy)
        }
        assertThrows(.nothingApplicable(scheme: "扣分")) {
            try SchemeFixture.deductions(terms: .base110, missing: .notApplicable)
                .scorecard(for: none)
        }
    }

    func testAnItemThatDoesNotApplyTakesNoReport() throws {
        let gone = SchemeItem(
            code: "x", name: "x", weight: dec("50"), method: .assessed
        ).notApplicable()
        let kept = SchemeItem(code: "y", name: "y", weight: dec("50"), method: .assessed)
        let scheme = try AppraisalScheme(name: "s", parts: [
            SchemePart(code: "p", name: "p", weight: dec("100"), content: .items([gone, kept]))
        ])
        assertThrows(.itemNotApplicable("x")) {
            try scheme.scorecard(for: SchemeFixture.report([ReportedItem("x", .assessed(.one))]))
        }
        let card = try scheme.scorecard(
            for: SchemeFixture.report([ReportedItem("y", .assessed(dec("40")))]))
        XCTAssertEqual(card.composite.description, "80.00")
    }

    func testNobodyRatesThemselves() throws {
        let scheme = try AppraisalScheme(name: "s", parts: [part(["100"])])
        let person = Person.ID("P07")
        let rater = Rater(person: person, department: Department.ID("D01"))
        let item = ReportedItem("q0", .assessed(dec("90")), rater: rater)
        let error = AppraisalError.raterIsRated(item: "q0", rater: person)
        assertThrows(error) { try scheme.scorecard(for: SchemeFixture.report([item])) }
        assertThrows(error) {
            try scheme.scorecard(for: UnitReport(subject: .person(person), items: [item]))
        }
        // The head of the department may rate another person of it.
        XCTAssertNoThrow(try scheme.scorecard(
            for: UnitReport(subject: .person(Person.ID("P08")), items: [item])))
        XCTAssertEqual(error.finding.message.status, .separation)
    }

    func testEveryAppraisalErrorSpeaksBothLanguagesWithItsFigures() throws {
        let rule = PartProfile.Rule(
            parts: ["functional", "process"], weight: try Limits(from: dec("80"), to: dec("100")))
        let cases: [(AppraisalError, Int32, String)] = [
            (.scoring(at: "q7", .negativeValue(dec("-1"))), 4006, "q7"),
            (.itemWeightsTotal(part: "quality", total: dec("99")), 4020, "99"),
            (.partWeightsTotal(scheme: "s", total: dec("101")), 4021, "101"),
            (.codeDuplicate("q0"), 4022, "q0"),
            (.profileViolated(profile: "后勤", rule: rule, weight: dec("70")), 4023, "70"),
            (.itemUnknown("q2", nearest: "q1"), 4030, "q1"),
            (.itemReportedTwice("q0"), 4031, "q0"),
            (.itemNotReported("q0"), 4032, "q0"),
            (.itemNotApplicable("q0"), 4033, "q0"),
            (.raterIsRated(item: "q0", rater: Person.ID("P07")), 4034, "P07"),
            (.vetoIncomplete(at: "q0"), 4035, "q0"),
            (.nothingApplicable(scheme: "月度"), 4036, "月度"),
        ]
        for (error, number, figure) in cases {
            XCTAssertEqual(error.finding.message.number, number)
            for language in Language.allCases {
                XCTAssertTrue(error.finding.text(in: language).contains(figure), "\(error)")
            }
        }
    }
}
