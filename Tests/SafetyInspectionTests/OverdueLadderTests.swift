import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Overdue is computed for a day: the ladder, notices and the class of a rectification.
final class OverdueLadderTests: XCTestCase {
    private func day(_ text: String) -> Day { try! Day(text) }

    private func rung(
        _ deadline: String, _ today: String,
        _ change: (inout OverdueLadder.Subject) -> Void = { _ in }
    ) throws -> Int {
        var subject = OverdueLadder.Subject(deadline: day(deadline))
        change(&subject)
        return try OverdueLadder.standard.standing(
            of: subject, on: day(today), calendar: .china
        ).rung
    }

    /// Due on Friday 26 April 2024; the holiday of 1 to 5 May has make-up days on 28 April and 11
    /// May, so the work days after it are the 28th, 29th, 30th, then 6, 7, 8, 9, 10, 11 May.
    func testTheRungsCountWorkDaysByTheCalendarOfTheStateCouncil() throws {
        let rows = [
            ("2024-04-26", 0), ("2024-04-27", 1), ("2024-04-29", 1), ("2024-04-30", 2),
            ("2024-05-05", 2), ("2024-05-08", 2), ("2024-05-09", 3), ("2024-05-17", 3),
            ("2024-05-20", 4), ("2024-12-31", 4),
        ]
        for (today, expected) in rows {
            XCTAssertEqual(try rung("2024-04-26", today), expected, today)
        }
    }

    func testAMajorHazardGoesToTheTopAndARepeatARungHigher() throws {
        XCTAssertEqual(try rung("2024-04-26", "2024-04-27") { $0.isMajor = true }, 4)
        XCTAssertEqual(try rung("2024-04-26", "2024-04-27") { $0.isRepeat = true }, 2)
        XCTAssertEqual(try rung("2024-04-26", "2024-12-31") { $0.isRepeat = true }, 4)
        XCTAssertEqual(try rung("2024-04-26", "2024-04-26") { $0.isMajor = true }, 0)
    }

    func testTheClockStandsWhileItIsSuspended() throws {
        for (since, expected) in [("2024-04-20", 0), ("2024-04-27", 1), ("2024-04-30", 2)] {
            XCTAssertEqual(
                try rung("2024-04-26", "2024-12-31") { $0.suspendedSince = day(since) }, expected)
        }
    }

    func testTheLadderNeverStepsDownAsTimeGoesOn() throws {
        var generator = SeededGenerator(seed: 156)
        for _ in 0..<300 {
            let due = try day("2023-01-01").adding(days: Int.random(in: 0..<700, using: &generator))
            var subject = OverdueLadder.Subject(deadline: due)
            subject.isRepeat = Bool.random(using: &generator)
            var last = 0
            for _ in 0..<10 {
                let later = try due.adding(days: last + Int.random(in: 0...5, using: &generator))
                let standing = try OverdueLadder.standard.standing(
                    of: subject, on: later, calendar: .china)
                XCTAssertEqual(standing.days, due.days(until: later))
                XCTAssertEqual(standing.rung > 0, later > due)
                XCTAssertLessThanOrEqual(standing.workDays, standing.days)
                last = standing.days
            }
        }
    }

    func testALadderBeginsAtZeroAndRises() {
        for days in [[], [1], [0, 3, 3], [0, 7, 3]] {
            XCTAssertEqual(
                fault { () throws(HazardError) in
                    try OverdueLadder(days.map { .init(workDays: $0, recipient: "x") })
                },
                .ladderUnsound)
        }
    }

    private func hazard(_ number: Int, _ actions: [HazardStep.Action]) throws -> Hazard {
        let finding = InspectionFinding(occasion, item: "I\(number)", criticality: .key)
        var hazard = Hazard(id: .init("H-\(number)"), origin: finding)
        for (place, action) in actions.enumerated() {
            let actor = Person.ID(place == actions.count - 1 ? "checker" : "worker")
            hazard = try hazard.taking(HazardStep(action, by: actor, on: occasion.day))
        }
        return hazard
    }

    private var planned: [HazardStep.Action] {
        [
            .register, .grade(HazardRules.standard.grade("G2")!),
            .plan(RectificationPlan(responsible: .init("worker"), deadline: day("2024-04-02"))),
        ]
    }

    /// S-156: seven findings, five fixed at once: 71.4 % closed, two planned, none lost.
    func testS156FiveOfSevenAreFixedAtOnceAndTwoArePlanned() throws {
        let fixed: [HazardStep.Action] = [
            .register, .fixAtOnce(rectifier: .init("worker"), before: ["b"], after: ["a"]),
        ]
        let hazards = try (1...7).map { try hazard($0, $0 <= 5 ? fixed : planned) }
        let summary = RectificationSummary(hazards)
        XCTAssertEqual(summary.closedPercent?.description, "71.4")
        XCTAssertEqual(
            [summary.total, summary.immediate, summary.planned, summary.undecided,
             summary.rejected, summary.closed],
            [7, 5, 2, 0, 0, 5])
        XCTAssertEqual(hazards[0].rectificationClass, .immediate)
        XCTAssertEqual(hazards[6].rectificationClass, .planned(due: day("2024-04-02")))
        XCTAssertNil(RectificationSummary([]).closedPercent)
        let all = RectificationSummary([
            try hazard(1, [.register]), try hazard(2, [.register, .reject(reason: "none")]),
        ])
        XCTAssertEqual([all.undecided, all.rejected, all.total], [1, 1, 2])
    }

    /// S-138: a finding is notified to the department concerned and to the ward.
    func testS138ANoticeGoesToTheDepartmentConcernedAndToTheWard() throws {
        let waiting = try hazard(1, planned)
        let departments = ["maintenance", "ward", "ward"].map { Department.ID($0) }
        let notice = try RectificationNotice(of: waiting, issued: occasion.day, to: departments)
        XCTAssertEqual(notice.recipients.map(\.code), ["maintenance", "ward"])
        XCTAssertEqual(notice.deadline, day("2024-04-02"))
        XCTAssertEqual(notice.round, 1)
        func refusal(_ hazard: Hazard, _ issued: String, _ to: [Department.ID]) -> HazardError? {
            fault { () throws(HazardError) in
                try RectificationNotice(of: hazard, issued: self.day(issued), to: to)
            }
        }
        XCTAssertEqual(
            refusal(try hazard(1, [.register]), "2024-03-26", departments),
            .noticeWithoutPlan(hazard: .init("H-1")))
        XCTAssertEqual(
            refusal(waiting, "2024-03-26", []), .noticeWithoutRecipient(hazard: .init("H-1")))
        XCTAssertEqual(
            refusal(waiting, "2024-04-03", departments),
            .deadlinePast(
                hazard: .init("H-1"), deadline: day("2024-04-02"), day: day("2024-04-03")))
    }

    /// S-160: found, notified, corrected, checked again.
    func testS160AFindingIsNotifiedAndCheckedAgain() throws {
        var hazard = try hazard(1, planned)
        _ = try RectificationNotice(of: hazard, issued: occasion.day, to: [.init("office")])
        for (action, actor) in [
            (HazardStep.Action.accept, "worker"), (.submit(evidence: ["photo"]), "worker"),
            (.refuse(newDeadline: day("2024-04-09")), "checker"),
        ] {
            hazard = try hazard.taking(HazardStep(action, by: .init(actor), on: occasion.day))
        }
        let second = try RectificationNotice(
            of: hazard, issued: occasion.day, to: [.init("office")])
        XCTAssertEqual(second.round, 2)
        XCTAssertEqual(second.deadline, day("2024-04-09"))
    }

    func testARepeatIsGradedOneStepWorseAndCostsTwice() throws {
        let rules = HazardRules.standard
        let finding = InspectionFinding(occasion, item: "A", criticality: .key)
        let first = Hazard(id: .init("H-1"), origin: finding)
        let again = Hazard(id: .init("H-2"), origin: finding, repeatOf: .init("H-1"))
        XCTAssertEqual(try rules.grade("G3", of: first).code, "G3")
        XCTAssertEqual(
            try ["G3", "G2", "G1", "M"].map { try rules.grade($0, of: again).code },
            ["G2", "G1", "M", "M"])
        XCTAssertEqual(
            fault { () throws(HazardError) in try rules.grade("G9", of: first) },
            .gradeUnknown(hazard: .init("H-1"), code: "G9"))
        let points = try Decimal("2.5")
        XCTAssertEqual(try rules.deduction(points, isRepeat: false).description, "2.5")
        XCTAssertEqual(try rules.deduction(points, isRepeat: true).description, "5.0")
    }
}
