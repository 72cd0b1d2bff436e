import HospitalCore
import SafetyInspection
import XCTest

/// Rounds, drills, the preparation of events, joint inspections, samples and supervision.
final class RoundTests: XCTestCase {
    private func day(_ text: String) -> Day { try! Day(text) }

    private func moment(_ text: String) -> Moment { try! Moment(text) }

    private func round(_ scans: [(String, String)]) throws(ScheduleError) -> PatrolRound {
        try PatrolRound(
            past: [("P1", "W1"), ("P2", "W1"), ("P3", "W2")].map {
                PatrolRound.Point(.init($0.0), in: .init($0.1))
            },
            from: moment("2024-03-26T09:00"), to: moment("2024-03-26T10:00"),
            scans: scans.map { PatrolRound.Scan(.init($0.0), at: moment("2024-03-26T\($0.1)")) })
    }

    /// S-138: a round misses points; what it finds goes to the department concerned and the ward.
    func testS138ARoundMissesPointsAndItsFindingsAreNotified() throws {
        let round = try round([
            ("P1", "09:40"), ("P1", "09:00"), ("P2", "10:00"), ("P2", "08:59"),
        ])
        XCTAssertEqual(round.missed.map(\.code), ["P2", "P3"])
        XCTAssertEqual(round.visits[.init("P1")], moment("2024-03-26T09:00"))
        XCTAssertEqual(round.outside.count, 2)
        XCTAssertEqual(round.percent?.description, "33.33")
        let told = try round.notifications(
            of: "leak", at: .init("P3"), concerning: .init("maintenance"))
        XCTAssertEqual(told.map(\.recipient.code), ["maintenance", "W2"])
        XCTAssertEqual(
            try round.notifications(of: "dirt", at: .init("P3"), concerning: .init("W2")).count, 1)
        XCTAssertEqual(
            fault { () throws(ScheduleError) in try self.round([("P9", "09:10")]) },
            .pointUnknown("P9", nearest: nil))
        XCTAssertEqual(
            fault { () throws(ScheduleError) in
                try round.notifications(of: "x", at: .init("Q"), concerning: .init("D"))
            },
            .pointUnknown("Q", nearest: nil))
        let point = PatrolRound.Point(.init("P"), in: .init("W"))
        XCTAssertEqual(
            fault { () throws(ScheduleError) in
                try PatrolRound(
                    past: [point, point], from: self.moment("2024-03-26T09:00"),
                    to: self.moment("2024-03-26T10:00"), scans: [])
            },
            .pointTwice("P"))
        let start = moment("2024-03-26T09:00")
        XCTAssertEqual(
            fault { () throws(ScheduleError) in
                try PatrolRound(past: [], from: start, to: start, scans: [])
            },
            .roundEndsBeforeStart(start: start, end: start))
        XCTAssertNil(
            try PatrolRound(past: [], from: start, to: moment("2024-03-26T10:00"), scans: [])
                .percent)
    }

    func testADrillEveryHalfYear() throws {
        let fire = try XCTUnwrap(DrillRule.standard.first { $0.code == "fire" })
        let drills = [("a", "2023-06-30"), ("b", "2024-01-05"), ("c", "2024-05-05")].map {
            DrillReview.Drill($0.0, on: day($0.1))
        }
        let review = try DrillReview(
            of: fire, drills, from: day("2023-03-15"), asOf: day("2024-12-31"))
        XCTAssertEqual(
            review.stretches.map { "\($0.start) \($0.end)" },
            [
                "2023-01-01 2023-06-30", "2023-07-01 2023-12-31", "2024-01-01 2024-06-30",
                "2024-07-01 2024-12-31",
            ])
        XCTAssertEqual(review.stretches.map(\.drills.count), [1, 0, 2, 0])
        XCTAssertEqual(
            review.stretches.map(\.shortfall), [0, 1, 0, 0], "the last one is still running")
        XCTAssertEqual(review.shortfall, 1)
        func shortfalls(_ first: String, _ today: String) throws -> [Int] {
            try DrillReview(of: fire, drills, from: day(first), asOf: day(today))
                .stretches.map(\.shortfall)
        }
        XCTAssertEqual(try shortfalls("2024-07-01", "2025-01-01"), [1, 0])
        XCTAssertEqual(try shortfalls("2999-01-01", "2999-12-31"), [1, 0])
        let odd = try DrillRule(
            "odd", name: "odd", everyMonths: 5, citation: Citation(title: "own"))
        XCTAssertEqual(
            fault { () throws(ScheduleError) in
                try DrillReview(
                    of: odd, [], from: self.day("2024-01-01"), asOf: self.day("2024-01-01"))
            },
            .drillMonthsInvalid("odd", months: 5))
    }

    /// S-154: water, power, fire, gas and facilities by several bodies; drills with three bureaus.
    func testS154SeveralBodiesInspectTogether() throws {
        let bodies = [
            JointInspection.Body("教育", subjects: ["设施"], signer: .init("a")),
            JointInspection.Body("供电", subjects: ["电"], signer: .init("b")),
            JointInspection.Body("公安", subjects: ["火"], signer: .init("c")),
            JointInspection.Body("质监", subjects: ["气", "水"]),
        ]
        let subjects = ["水", "电", "火", "气", "设施"]
        func remark(_ body: String, _ place: String, _ item: String) -> JointInspection.Remark {
            .init(by: body, at: .init(place), item: item)
        }
        let joint = try JointInspection(
            by: bodies, of: subjects,
            remarks: [
                remark("供电", "B1", "wire"), remark("公安", "B1", "wire"), remark("公安", "B2", "exit"),
                remark("公安", "B1", "wire"),
            ])
        XCTAssertEqual(joint.absent, ["质监"])
        XCTAssertEqual(joint.uncovered, ["水", "气"])
        XCTAssertFalse(joint.isComplete)
        XCTAssertEqual(
            joint.findings.map { "\($0.place) \($0.item) \($0.bodies.joined(separator: "+"))" },
            ["B1 wire 供电+公安", "B2 exit 公安"])
        let whole = try JointInspection(
            by: bodies.dropLast()
                + [JointInspection.Body("质监", subjects: ["气", "水"], signer: .init("d"))],
            of: subjects, remarks: [])
        XCTAssertTrue(whole.isComplete)
        func refusal(
            _ bodies: [JointInspection.Body], _ remarks: [JointInspection.Remark]
        ) -> ScheduleError? {
            fault { () throws(ScheduleError) in
                try JointInspection(by: bodies, of: subjects, remarks: remarks)
            }
        }
        XCTAssertEqual(refusal(bodies + [bodies[0]], []), .itemTwice("教育"))
        XCTAssertEqual(refusal(bodies, [remark("质监", "B", "x")]), .bodyAbsent("质监"))
        XCTAssertEqual(
            refusal(bodies, [remark("质检", "B", "x")]), .bodyUnknown("质检", nearest: nil))
        // A drill with fire, health and safety bureaus; the results go to the regulator.
        let drill = DrillReview.Drill(
            "d", on: day("2024-05-01"), bodies: ["消防", "卫健"], isSerious: true)
        let bureaus = ["消防", "卫健", "安监"]
        XCTAssertEqual(
            DrillReview.gaps(of: drill, bodies: bureaus, mustReport: true),
            [.body("安监"), .unreported, .problemWithoutHazard])
        let followed = DrillReview.Drill(
            "d", on: day("2024-05-01"), bodies: bureaus, reported: day("2024-05-09"),
            isSerious: true, hazard: .init("H-1"))
        XCTAssertEqual(DrillReview.gaps(of: followed, bodies: bureaus, mustReport: true), [])
    }

    /// S-141: an event on 2024-09-01 starts on 2024-08-01.
    func testS141APreparationStartsOneMonthBefore() throws {
        func countdown(_ today: String, _ done: [String: String] = [:]) throws -> EventCountdown {
            try EventCountdown(
                to: day("2024-09-01"), done: done.mapValues { day($0) }, asOf: day(today))
        }
        let first = try countdown("2024-08-01")
        XCTAssertEqual(first.start?.description, "2024-08-01")
        XCTAssertEqual(first.daysLeft, 31)
        XCTAssertEqual(
            first.entries.map(\.task.code), ["facility_test", "shift_plan", "stock", "drill"])
        XCTAssertEqual(first.entries.map(\.status), Array(repeating: .due, count: 4))
        XCTAssertEqual(try countdown("2024-07-31").entries[0].status, .upcoming)
        XCTAssertEqual(try countdown("2024-08-31").entries[0].status, .due)
        XCTAssertEqual(try countdown("2024-09-01").entries[0].status, .missed)
        let done = ["stock": "2024-08-20", "drill": "2024-09-01"]
        XCTAssertEqual(
            try countdown("2024-09-02", done).entries.map(\.status),
            [.missed, .missed, .done, .late])
        XCTAssertEqual(try countdown("2024-08-19", done).entries[2].status, .due)
        let week = EventCountdown.Preparation("w", "w", lead: .days(20), dueLead: .days(7))
        func status(_ today: String) throws -> OccurrenceStatus {
            try EventCountdown(to: day("2024-09-01"), [week], asOf: day(today)).entries[0].status
        }
        XCTAssertEqual(
            try ["2024-08-11", "2024-08-12", "2024-08-24", "2024-08-25"].map(status),
            [.upcoming, .due, .due, .overdue])
        XCTAssertEqual(
            try EventCountdown(to: day("2024-03-31"), asOf: day("2024-01-01")).start,
            day("2024-02-29"), "the last day of a shorter month")
        func refusal(
            _ tasks: [EventCountdown.Preparation], _ done: [String: Day]
        ) -> ScheduleError? {
            fault { () throws(ScheduleError) in
                try EventCountdown(
                    to: self.day("2024-09-01"), tasks, done: done, asOf: self.day("2024-08-01"))
            }
        }
        XCTAssertEqual(refusal([week, week], [:]), .itemTwice("w"))
        XCTAssertEqual(
            refusal([week], ["v": day("2024-08-01")]), .taskUnknown("v", nearest: nil))
        XCTAssertEqual(
            refusal(EventCountdown.standardTasks, ["stok": day("2024-08-01")]),
            .taskUnknown("stok", nearest: "stock"))
        XCTAssertEqual(
            refusal([.init("n", "n", lead: .days(3), dueLead: .days(3))], [:]),
            .taskNeverOpen("n", start: day("2024-08-29"), due: day("2024-08-29")))
        XCTAssertEqual(
            refusal([.init("n", "n", lead: .months(-1))], [:]), .time(.limitInvalid("-1")))
    }

    /// S-157: drawn by a seed, so that anybody can draw again; the tickets were calculated with
    /// another implementation of SHA-256.
    func testS157ASampleIsDrawnByItsSeed() throws {
        let wards = ["W1", "W2", "W3", "W4", "W5"]
            .map { SamplingPlan.Candidate($0, in: "ward", isMandatory: $0 == "W1") }
        let kitchens = ["K1", "K2"].map { SamplingPlan.Candidate($0, in: "kitchen") }
        func plan(
            _ candidates: [SamplingPlan.Candidate], _ counts: [String: Int], round: String
        ) throws(ScheduleError) -> SamplingPlan {
            try SamplingPlan(of: candidates, counts: counts, seed: "7391", round: round)
        }
        let counts = ["ward": 3, "kitchen": 1]
        let drawn = try plan(wards + kitchens, counts, round: "2024-06")
        XCTAssertEqual(drawn.drawn.map(\.candidate.code), ["K1", "W1", "W5", "W4"])
        XCTAssertEqual(
            drawn.drawn[2].ticket,
            "087bfcb5aca30c457c82b4dedc650f81e0f9d0b682eefbd6d84b057c7f5b5273")
        XCTAssertEqual(
            try plan((wards + kitchens).reversed(), counts, round: "2024-06").drawn, drawn.drawn,
            "the order of the list changes nothing")
        XCTAssertEqual(
            try plan(wards + kitchens, counts, round: "2024-07").drawn.map(\.candidate.code),
            ["K1", "W1", "W4", "W5"])
        XCTAssertEqual(
            try plan(wards, ["ward": 0], round: "2024-06").drawn.map(\.candidate.code), ["W1"],
            "what is mandatory is drawn all the same")
        let outcome = drawn.outcome(of: ["W1": true, "W5": true, "K1": false, "W2": true])
        XCTAssertEqual(outcome.omitted, ["W4"])
        XCTAssertEqual(outcome.chosen, ["W2"], "visited without being drawn")
        XCTAssertEqual([outcome.visited, outcome.passed], [3, 2])
        XCTAssertEqual(outcome.percent?.description, "66.67")
        XCTAssertNil(drawn.outcome(of: [:]).percent)
        func refusal(_ counts: [String: Int], seed: String = "1") -> ScheduleError? {
            fault { () throws(ScheduleError) in
                try SamplingPlan(of: wards, counts: counts, seed: seed, round: "")
            }
        }
        XCTAssertEqual(refusal([:], seed: ""), .seedMissing)
        XCTAssertEqual(refusal(["ward": 6]), .sampleCount("ward", count: 6, size: 5))
        XCTAssertEqual(refusal(["ward": -1]), .sampleCount("ward", count: -1, size: 5))
        XCTAssertEqual(refusal(["roof": 1]), .sampleCount("roof", count: 1, size: 0))
        XCTAssertEqual(
            fault { () throws(ScheduleError) in
                try plan(wards + [wards[0]], [:], round: "")
            },
            .itemTwice("W1"))
    }

    /// S-157: no notice, no greeting, no report, no company, straight to the unit and the site.
    func testS157AVisitIsUnannouncedOnlyWithAllSix() {
        XCTAssertEqual(UnannouncedRule.broken(keeping: Set(UnannouncedRule.allCases)), [])
        XCTAssertEqual(UnannouncedRule.allCases.count, 6)
        for rule in UnannouncedRule.allCases {
            let others = Set(UnannouncedRule.allCases).subtracting([rule])
            XCTAssertEqual(UnannouncedRule.broken(keeping: others), [rule])
        }
    }

    /// S-161: seven kinds, routine and preventive, with samples, penalties and reviews.
    func testS161TheVisitsOfRegulatorsByKindAndMode() throws {
        XCTAssertEqual(SupervisionKind.allCases.count, 7)
        func visit(
            _ id: String, _ kind: SupervisionKind, _ mode: SupervisionRegister.Mode = .routine,
            _ change: (inout SupervisionRegister.Visit) -> Void = { _ in }
        ) -> SupervisionRegister.Visit {
            var visit = SupervisionRegister.Visit(
                id, by: "卫生监督所", on: day("2024-05-01"), kind, mode)
            change(&visit)
            return visit
        }
        let register = try SupervisionRegister([
            visit("1", .radiation) { ($0.samples, $0.failedSamples) = (4, 1) },
            visit("2", .radiation) {
                $0.samples = 2
                $0.findings = [.init("door", hazard: .init("H-1")), .init("sign")]
                $0.penalty = Money(fen: 500_000)
            },
            visit("3", .food, .preventive) {
                $0.penalty = Money(fen: 100)
                $0.isReviewed = true
            },
        ])
        XCTAssertEqual(register.summaries.map(\.kind), [.food, .radiation])
        let radiation = register.summaries[1]
        XCTAssertEqual(
            [radiation.visits, radiation.samples, radiation.failedSamples, radiation.findings],
            [2, 6, 1, 2])
        XCTAssertEqual(radiation.passedPercent?.description, "83.33")
        XCTAssertEqual(radiation.penalty, Money(fen: 500_000))
        XCTAssertNil(register.summaries[0].passedPercent)
        XCTAssertEqual(register.unlinked.map(\.item), ["sign"])
        XCTAssertEqual(register.unreviewed, ["2"])
        func refusal(_ visits: [SupervisionRegister.Visit]) -> ScheduleError? {
            fault { () throws(ScheduleError) in try SupervisionRegister(visits) }
        }
        XCTAssertEqual(refusal([visit("1", .food), visit("1", .food)]), .itemTwice("1"))
        XCTAssertEqual(
            refusal([visit("1", .food) { $0.failedSamples = 1 }]),
            .samplesInvalid("1", samples: 0, failed: 1))
        XCTAssertEqual(
            refusal([visit("1", .food) { $0.penalty = Money(fen: -1) }]),
            .penaltyNegative("1", Money(fen: -1)))
        XCTAssertEqual(
            refusal(["1", "2"].map { visit($0, .blood) { $0.samples = .max } }), .outOfRange)
    }
}
