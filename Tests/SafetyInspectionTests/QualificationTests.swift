import HospitalCore
import SafetyInspection
import XCTest

/// Rules of qualification, by their requirements.
final class QualificationTests: XCTestCase {
    private let source = Citation(title: "test")

    private func standard(_ code: String) throws -> QualificationRule {
        try QualificationRule.version(
            of: code, in: QualificationRule.standard, on: Day("2024-03-01"))
    }

    private func facts(_ values: [String: Int]) -> [String: Decimal] {
        values.mapValues { Decimal($0) }
    }

    /// S-257: at least half of the staff has a middle title: 7 of 14 yes, 6 of 13 no.
    func testS257HalfOfTheStaffWithAMiddleTitle() throws {
        let rule = try standard("middle_titles")
        func verdict(_ with: Int, _ all: Int) throws -> QualificationVerdict {
            try rule.verdict(on: facts(["middle_title_staff": with, "staff": all]))
        }
        XCTAssertEqual(try verdict(7, 14).outcome, .qualified)
        XCTAssertEqual(try verdict(6, 13).outcome, .refused)
        XCTAssertEqual(try verdict(6, 13).lines[0].value?.description, "46.15")
        XCTAssertEqual(try verdict(0, 0).outcome, .incomplete, "no staff is no share")
        XCTAssertEqual(
            fault { () throws(QualificationError) in
                try rule.verdict(on: self.facts(["middle_title_staff": 1, "staff": 0]))
            },
            .measure(.denominatorZero(
                numerator: "middle_title_staff 1", denominator: "staff")))
    }

    /// S-258: fail, pass, fail keeps; fail, fail revokes.
    func testS258TwoFailuresInARowRevoke() throws {
        func verdicts(_ results: Bool?...) throws -> [QualificationReview.Verdict] {
            try QualificationReview(
                results.enumerated().map { .init("\(2_020 + $0.offset)", isPassed: $0.element) },
                revokedAfter: 2
            ).standings.map(\.verdict)
        }
        XCTAssertEqual(try verdicts(false, true, false), [.keep, .keep, .keep])
        XCTAssertEqual(try verdicts(false, false), [.keep, .revoke])
        XCTAssertEqual(
            try verdicts(false, false, true, false), [.keep, .revoke, .revoked, .revoked])
        XCTAssertEqual(try verdicts(false, nil, false), [.keep, .missing, .revoke])
        let scored = try QualificationReview(
            [
                .init("1", score: Decimal(60), passMark: Decimal(60)),
                .init("2", score: try Decimal("59.99"), passMark: Decimal(60)),
                .init("3", score: nil, passMark: Decimal(60)),
            ], revokedAfter: 1)
        XCTAssertEqual(scored.standings.map(\.verdict), [.keep, .revoke, .revoked])
        XCTAssertEqual(scored.standings.map(\.failures), [0, 1, 1])
    }

    private let whole = [
        "years": 2, "assets": 1_500_000, "staff": 15, "qualified_staff": 9, "area": 200,
        "served": 60, "satisfaction": 80, "service_income": 40, "income": 100,
    ]

    /// S-259: every limit itself is enough; one less is named.
    func testS259EveryThresholdOfAServiceUnit() throws {
        let rule = try standard("service_unit")
        XCTAssertEqual(rule.conditions.count, 8)
        let verdict = try rule.verdict(on: facts(whole))
        XCTAssertEqual(verdict.outcome, .qualified, "satisfaction 80 is enough")
        XCTAssertEqual(verdict.against, [])
        for (fact, condition) in [
            ("years", "years"), ("assets", "assets"), ("qualified_staff", "qualified"),
            ("area", "area"), ("served", "served"), ("satisfaction", "satisfaction"),
            ("service_income", "service_income"),
        ] {
            var less = whole
            less[fact] = (less[fact] ?? 0) - 1
            let verdict = try rule.verdict(on: facts(less))
            XCTAssertEqual(verdict.outcome, .refused, fact)
            XCTAssertEqual(verdict.against, [condition])
            less[fact] = nil
            let missing = try rule.verdict(on: facts(less))
            XCTAssertEqual(missing.outcome, .incomplete, fact)
            XCTAssertEqual(
                missing.lines.filter { $0.standing == .missing }.map(\.condition.code),
                [condition])
        }
        var poor = whole
        poor["staff"] = 14
        poor["satisfaction"] = 79
        XCTAssertEqual(
            try rule.verdict(on: facts(poor)).against, ["staff", "satisfaction"])
    }

    /// S-260: for outstanding units the first four conditions may be relaxed, with a reason.
    func testS260OutstandingUnitsAreRelaxedWithAReason() throws {
        let rule = try standard("service_unit")
        var unit = whole
        (unit["years"], unit["assets"], unit["outstanding"]) = (1, 900_000, 1)
        let both = [
            QualificationWaiver("years", reason: "省级示范"),
            QualificationWaiver("assets", reason: "省级示范", approver: Person.ID("L")),
        ]
        let verdict = try rule.verdict(on: facts(unit), waivers: both)
        XCTAssertEqual(verdict.outcome, .qualified)
        XCTAssertEqual(
            verdict.lines.filter { $0.standing == .waived }.map(\.condition.code),
            ["years", "assets"])
        XCTAssertEqual(verdict.lines[0].reason, "省级示范")
        XCTAssertEqual(
            try rule.verdict(on: facts(unit), waivers: [both[0]]).against, ["assets"])
        func refusal(
            _ unit: [String: Int], _ waivers: QualificationWaiver...
        ) -> QualificationError? {
            fault { () throws(QualificationError) in
                try rule.verdict(on: self.facts(unit), waivers: waivers)
            }
        }
        XCTAssertEqual(
            refusal(unit, .init("area", reason: "r")),
            .waiverNotAllowed(rule: "service_unit", condition: "area"))
        XCTAssertEqual(
            refusal(whole, both[0]),
            .waiverNeeds(rule: "service_unit", condition: "years", needs: "outstanding"))
        XCTAssertEqual(
            refusal(unit, .init("years", reason: " ")),
            .waiverReasonMissing(rule: "service_unit", condition: "years"))
        XCTAssertEqual(
            refusal(unit, both[0], both[0]), .twice(rule: "service_unit", "years"))
        XCTAssertEqual(
            refusal(unit, .init("year", reason: "r")),
            .unknown(rule: "service_unit", "year", nearest: "years"))
    }

    /// S-264: any one of five causes revokes.
    func testS264AnyOfFiveCausesRevokes() throws {
        let causes = ["C1", "C2", "C3", "C4", "C5"]
        let rule = try QualificationRule(
            "revocation", .noneOf,
            causes.map { .init($0, name: $0, .fact($0), .atLeast, .one) }, citation: source)
        let none = Dictionary(uniqueKeysWithValues: causes.map { ($0, 0) })
        XCTAssertEqual(try rule.verdict(on: facts(none)).outcome, .qualified)
        for cause in causes {
            let verdict = try rule.verdict(on: facts(none.merging([cause: 1]) { $1 }))
            XCTAssertEqual(verdict.outcome, .refused)
            XCTAssertEqual(verdict.against, [cause])
        }
        // What nobody looked at does not acquit; a cause that is known decides all the same.
        XCTAssertEqual(try rule.verdict(on: facts(["C1": 0])).outcome, .incomplete)
        XCTAssertEqual(try rule.verdict(on: facts(["C1": 1])).outcome, .refused)
    }

    /// One condition is enough for any_of; comparisons are four.
    func testAnyOfAndTheFourComparisons() throws {
        let rule = try QualificationRule(
            "any", .anyOf,
            [
                .init("a", name: "a", .fact("x"), .above, Decimal(5)),
                .init("b", name: "b", .fact("x"), .below, Decimal(2)),
            ], citation: source)
        func outcome(_ x: Int?) throws -> QualificationVerdict.Outcome {
            try rule.verdict(on: x.map { facts(["x": $0]) } ?? [:]).outcome
        }
        XCTAssertEqual(try [6, 5, 2, 1].map(outcome), [.qualified, .refused, .refused, .qualified])
        XCTAssertEqual(try outcome(nil), .incomplete)
        let most = try QualificationRule(
            "most", .allOf, [.init("a", name: "a", .fact("x"), .atMost, Decimal(5))],
            citation: source)
        XCTAssertEqual(try most.verdict(on: facts(["x": 5])).outcome, .qualified)
        XCTAssertEqual(try most.verdict(on: facts(["x": 6])).outcome, .refused)
    }

    /// The outcome of every combination of three conditions, against three-valued logic.
    func testEveryCombinationOfThreeConditions() throws {
        let values: [Int?] = [0, 1, nil]
        for combination in QualificationRule.Combination.allCases {
            let rule = try QualificationRule(
                "r", combination,
                ["a", "b", "c"].map { .init($0, name: $0, .fact($0), .atLeast, .one) },
                citation: source)
            for a in values {
                for b in values {
                    for c in values {
                        let given = [("a", a), ("b", b), ("c", c)]
                        var unit: [String: Int] = [:]
                        for (name, value) in given { unit[name] = value }
                        let (has0, has1) = ([a, b, c].contains(0), [a, b, c].contains(1))
                        let hasNil = [a, b, c].contains(nil)
                        let expected: QualificationVerdict.Outcome
                        switch combination {
                        case .allOf: expected = has0 ? .refused : hasNil ? .incomplete : .qualified
                        case .anyOf: expected = has1 ? .qualified : hasNil ? .incomplete : .refused
                        case .noneOf: expected = has1 ? .refused : hasNil ? .incomplete : .qualified
                        }
                        XCTAssertEqual(
                            try rule.verdict(on: facts(unit)).outcome, expected,
                            "\(combination) \(given)")
                    }
                }
            }
        }
    }

    /// A version of a rule holds on its days; a gap and an overlap are refused.
    func testTheVersionInForceOnADayCounts() throws {
        func rule(_ limit: Int, _ from: String, _ to: String?) throws -> QualificationRule {
            try QualificationRule(
                "r", .allOf, [.init("a", name: "a", .fact("a"), .atLeast, Decimal(limit))],
                validity: Validity(from: Day(from), to: try to.map { try Day($0) }),
                citation: source)
        }
        let rules = [
            try rule(10, "2015-01-01", "2019-12-31"), try rule(15, "2021-01-01", nil),
            try rule(20, "2024-06-01", "2024-06-30"),
        ]
        func limit(_ day: String) throws -> Decimal? {
            try QualificationRule.version(of: "r", in: rules, on: Day(day)).conditions[0].limit
        }
        XCTAssertEqual(try limit("2019-12-31"), Decimal(10))
        XCTAssertEqual(try limit("2021-01-01"), Decimal(15))
        for (day, error) in [
            ("2020-07-01", QualificationError.notInForce(rule: "r", try Day("2020-07-01"))),
            ("2024-06-30", .overlap(rule: "r", try Day("2024-06-30"))),
        ] {
            XCTAssertThrowsError(try limit(day)) {
                XCTAssertEqual($0 as? QualificationError, error)
            }
        }
    }

    /// S-262: a notice of 7 work days from 2024-03-01 ends on 2024-03-12, after review and visit.
    func testS262ReviewVisitAndSevenWorkDaysOfNotice() throws {
        let term = QualificationTerm.standard
        func standing(
            _ done: [String: String], on day: String
        ) throws -> QualificationTerm.Standing {
            try term.standing(
                of: done.mapValues { try Day($0) }, on: Day(day), calendar: .china)
        }
        XCTAssertEqual(try standing([:], on: "2024-02-01").next, "review")
        XCTAssertEqual(try standing(["review": "2024-02-20"], on: "2024-02-21").next, "visit")
        let visited = ["review": "2024-02-20", "visit": "2024-02-27"]
        XCTAssertEqual(try standing(visited, on: "2024-02-28").next, "notice")
        let shown = visited.merging(["notice": "2024-03-01"]) { $1 }
        let last = try standing(shown, on: "2024-03-12")
        XCTAssertEqual(last.noticeEnd?.description, "2024-03-12")
        XCTAssertEqual(last.next, "wait")
        XCTAssertEqual(try standing(shown, on: "2024-03-13").next, "approve")
        XCTAssertEqual(
            fault { () throws(QualificationError) in
                try term.standing(
                    of: ["notice": try! Day("2024-03-01"), "review": try! Day("2024-02-01")],
                    on: try! Day("2024-03-02"), calendar: .china)
            }, .skipped(step: "notice", try Day("2024-03-01"), missing: "visit"))
        XCTAssertThrowsError(
            try standing(["review": "2024-02-20", "visit": "2024-02-19"], on: "2024-03-01"))
        XCTAssertThrowsError(try standing(["vist": "2024-02-19"], on: "2024-03-01")) {
            XCTAssertEqual(
                $0 as? QualificationError, .unknown(rule: "steps", "vist", nearest: "visit"))
        }
    }

    /// S-263: applications on the work days of March; approved 2021-04-06, checked again in 2024.
    func testS263ApplicationsInMarchAndThreeYears() throws {
        let term = QualificationTerm.standard
        let days = try term.applicationDays(of: 2024, calendar: .china)
        XCTAssertEqual(days.first.description, "2024-03-01")
        XCTAssertEqual(days.last.description, "2024-03-29", "the 30th is a Saturday")
        XCTAssertTrue(try term.accepts(Day("2024-03-29"), calendar: .china))
        XCTAssertFalse(try term.accepts(Day("2024-03-30"), calendar: .china))
        XCTAssertFalse(try term.accepts(Day("2024-04-01"), calendar: .china))
        let life = try term.life(approved: Day("2021-04-06"))
        XCTAssertEqual(life.recheckYear, 2024)
        XCTAssertEqual(life.through.description, "2024-04-05")
        XCTAssertEqual(life.reportDue.description, "2022-02-28")
        XCTAssertEqual(
            try term.life(approved: Day("2023-12-01")).reportDue.description, "2024-02-29")
        XCTAssertEqual(
            try term.life(approved: Day("2024-02-29")).through.description, "2027-02-28")
        XCTAssertThrowsError(try term.applicationDays(of: 2900, calendar: .china))
    }

    func testRulesThatCannotBeAreRefused() throws {
        func refusal(
            _ conditions: [String], relief: [String]? = nil
        ) -> QualificationError? {
            fault { () throws(QualificationError) in
                try QualificationRule(
                    "r", .allOf,
                    conditions.map { .init($0, name: $0, .fact($0), .atLeast, .one) },
                    relief: relief.map { .init($0, needs: nil) }, citation: self.source)
            }
        }
        XCTAssertEqual(refusal([]), .empty(rule: "r"))
        XCTAssertEqual(refusal(["a", "a"]), .twice(rule: "r", "a"))
        XCTAssertEqual(
            refusal(["area"], relief: ["areaa"]), .unknown(rule: "r", "areaa", nearest: "area"))
        XCTAssertThrowsError(try standard("servise_unit")) {
            XCTAssertEqual(
                $0 as? QualificationError,
                .unknown(rule: "servise_unit", "servise_unit", nearest: "service_unit"))
        }
        for (month, work, years, name) in [
            (13, 7, 3, "application_month"), (3, -1, 3, "notice_work_days"), (3, 7, 0, "years"),
        ] {
            XCTAssertThrowsError(
                try QualificationTerm(
                    applicationMonth: month, reportMonth: 2, noticeWorkDays: work, years: years,
                    steps: [], citation: source)
            ) {
                guard case .outOfRange(name, _)? = $0 as? QualificationError else {
                    return XCTFail("\(name): \($0)")
                }
            }
        }
        XCTAssertThrowsError(try QualificationReview([], revokedAfter: 0)) {
            XCTAssertEqual($0 as? QualificationError, .check(.streakLengthInvalid(0)))
        }
    }
}
