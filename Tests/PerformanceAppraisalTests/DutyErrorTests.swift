import HospitalCore
import PerformanceAppraisal
import XCTest

/// One refused request per rule of duties.
final class DutyErrorTests: XCTestCase {
    private let (first, second) = (Int32(20_240_301), Int32(20_240_302))

    private func day(_ number: Int32) throws -> Day { try Day(yyyymmdd: number) }

    private func assertRefused<Value>(
        _ expected: DutyError, says words: [String], line: UInt = #line,
        _ body: () throws -> Value
    ) {
        assertRefused(by: expected, says: words, line: line, body)
    }

    private func assertRefused<Value, Failure: HospitalError & Equatable>(
        by expected: Failure, says words: [String], line: UInt = #line,
        _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? Failure, expected, line: line)
            for language in Language.allCases {
                let text = expected.finding.text(in: language)
                XCTAssertFalse(text.contains("{"), text, line: line)
                for word in words { XCTAssertTrue(text.contains(word), text, line: line) }
            }
        }
    }

    func testListsAndTheirPartsAreKnown() throws {
        assertRefused(
            by: ContentsError.unknown("post_descripton", nearest: "post_description"),
            says: ["post_descripton", "post_description"]
        ) { try RequiredContents.named("post_descripton", in: RequiredContents.standard) }
        assertRefused(
            by: ContentsError.partUnknown(
                "任职资历", contents: "post_description", nearest: "任职资格"),
            says: ["任职资历", "任职资格"]
        ) { try RequiredContents.postDescription.coverage(of: ["任职资历"]) }
        let citation = Citation(title: "本院")
        assertRefused(by: ContentsError.duplicate("甲"), says: ["甲"]) {
            try RequiredContents(
                "own", parts: [.init("a", "甲"), .init("甲", "b")], citation: citation)
        }
    }

    func testVersionsHaveAKeeperAndRise() throws {
        let keeper = Person.ID("P")
        assertRefused(.keeperMissing("岗位", version: 1), says: ["岗位", "1"]) {
            try ContentRecord(
                of: "岗位", [.init(1, keeper: Person.ID(""), from: day(first), parts: [])])
        }
        for (number, on) in [(1, second), (2, first)] {
            assertRefused(.versionOrder("岗位", version: number), says: ["岗位", "\(number)"]) {
                try ContentRecord(of: "岗位", [
                    .init(1, keeper: keeper, from: day(first), parts: []),
                    .init(number, keeper: keeper, from: day(on), parts: []),
                ])
            }
        }
    }

    private func template(
        _ changes: [String: Decimal], _ posts: [String] = ["p"]
    ) throws -> PostTemplate {
        try PostTemplate(
            .publicHospital,
            weights: [
                "quality": Decimal(50), "safety": Decimal(10), "efficiency": Decimal(10),
                "service": Decimal(10), "cost": Decimal(10), "satisfaction": Decimal(10),
            ], variants: posts.map { .init($0, features: [], weights: changes) })
    }

    func testPostsKeepWhatIsMandatory() throws {
        XCTAssertNoThrow(try template([:]))
        assertRefused(.mandatoryDropped("safety", post: "p"), says: ["safety"]) {
            try template(["safety": .zero])
        }
        assertRefused(.postWeightsTotal("p", total: "101"), says: ["p", "101"]) {
            try template(["own": .one])
        }
        assertRefused(.negative("own", Decimal(-1)), says: ["own", "-1"]) {
            try template(["own": Decimal(-1), "safety": Decimal(11)])
        }
        assertRefused(.duplicate("p"), says: ["p"]) { try template([:], ["p", "p"]) }
        assertRefused(.postUnknown("nurses", nearest: "nurse"), says: ["nurses", "nurse"]) {
            try template([:], ["nurse"]).weights(for: "nurses")
        }
    }

    func testValuesAreOfTheirKind() throws {
        assertRefused(.negative("停运", Decimal(-1)), says: ["停运", "-1"]) {
            try MeasuredValue.count(-1).check("停运")
        }
        assertRefused(.negative("油耗", dec("-0.1")), says: ["油耗", "-0.1"]) {
            try MeasuredValue.quantity(Quantity(dec("-0.1"), UnitOfMeasure.named("L")))
                .check("油耗")
        }
        assertRefused(.negative("率", Decimal(-2)), says: ["-2"]) {
            try MeasuredValue.percent(numerator: .one, denominator: Decimal(-2)).check("率")
        }
        assertRefused(.denominatorZero("率", numerator: .one), says: ["率", "1"]) {
            try MeasuredValue.mean(numerator: .one, denominator: .zero).check("率")
        }
        XCTAssertNoThrow(try MeasuredValue.spend(Money(fen: -1)).check("费用"))
        assertRefused(.kindsDiffer("x", "count", "spend"), says: ["count", "spend"]) {
            try MeasuredValue.total("x", [.count(1), .spend(.zero)])
        }
        assertRefused(.kindsDiffer("x", "L", "kWh"), says: ["L", "kWh"]) {
            try MeasuredValue.total("x", ["L", "kWh"].map {
                .quantity(Quantity(.one, try UnitOfMeasure.named($0)))
            })
        }
        assertRefused(.outOfRange, says: []) {
            try MeasuredValue.total("x", [.count(.max), .count(1)])
        }
        assertRefused(.outOfRange, says: []) {
            try MeasuredValue.total("x", [.spend(Money(fen: .max)), .spend(Money(fen: 1))])
        }
        assertRefused(.outOfRange, says: []) {
            try MeasuredValue.percent(
                numerator: dec(String(repeating: "9", count: 38)),
                denominator: dec("0.000000000000000001")).printed(digits: 2)
        }
    }

    func testAttemptsFollowEachOther() throws {
        let passed = AcceptanceLoop.Attempt(try day(second), isAccepted: true)
        assertRefused(.acceptedBefore("门", day: try day(second)), says: ["门", "2024-03-02"]) {
            try AcceptanceLoop("门", [passed, passed])
        }
        assertRefused(
            .dayBeforeLast("门", day: try day(first), last: try day(second)), says: ["2024-03-01"]
        ) {
            try AcceptanceLoop("门", [passed, .init(day(first), isAccepted: false)])
        }
        let worker = Person.ID("W")
        assertRefused(.acceptedByWorker("门", worker), says: ["门", "W"]) {
            try AcceptanceLoop(
                "门", [.init(day(first), isAccepted: true, worker: worker, inspector: worker)])
        }
    }

    func testTasksAndSchedulesAreRefused() throws {
        let task = TaskCompletion.Task("t", of: "u", due: try day(first))
        assertRefused(.duplicate("t"), says: ["t"]) {
            try TaskCompletion.completions(of: [task, task], asOf: day(first))
        }
        assertRefused(.negative("P1", Decimal(-1)), says: ["P1", "-1"]) {
            try ScheduleProgress(
                of: "P1", scheduled: [], actual: [.init(day(first), Decimal(-1))],
                asOf: day(first))
        }
        for (listed, results) in [(["a", "a"], []), ([], ["a", "a"])] {
            assertRefused(.duplicate("a"), says: ["a"]) {
                try Requalification(listed: listed, results: results.map { ($0, true) })
            }
        }
    }

    func testRecordsHaveARule() throws {
        let rule = EventFeed.Rule("late", item: "x", .deduction(rule: "r"))
        func feed(
            _ change: (inout EventFeed.Record) -> Void = { _ in }, kind: String = "late",
            reported: Int32? = nil, rules: [EventFeed.Rule]? = nil
        ) throws -> EventFeed {
            let base = EventFeed.Record(
                "N1", about: "P", kind: kind, day: try day(second),
                reported: try day(reported ?? second))
            var changed = base
            change(&changed)
            return try EventFeed(
                changed == base ? [base] : [base, changed], rules: rules ?? [rule], within: nil)
        }
        XCTAssertNoThrow(try feed())
        assertRefused(.recordsDiffer("N1"), says: ["N1"]) { try feed { $0.count = Decimal(2) } }
        assertRefused(
            .recordKindUnknown("N1", kind: "latte", nearest: "late"), says: ["latte", "late"]
        ) { try feed(kind: "latte") }
        assertRefused(
            .recordReportedBefore("N1", day: try day(second), reported: try day(first)),
            says: ["N1", "2024-03-01"]
        ) { try feed(reported: first) }
        assertRefused(.recordValueMissing("N1", kind: "late"), says: ["N1", "late"]) {
            try feed(rules: [.init("late", item: "x", .mean)])
        }
        assertRefused(.duplicate("late"), says: ["late"]) { try feed(rules: [rule, rule]) }
        assertRefused(.kindsDiffer("x", "deduction", "best"), says: ["x", "best"]) {
            try feed(rules: [rule, .init("test", item: "x", .best)])
        }
        assertRefused(.negative("N2", Decimal(-1)), says: ["N2", "-1"]) {
            var record = EventFeed.Record(
                "N2", about: "P", kind: "late", day: try day(first), reported: try day(first))
            record.count = Decimal(-1)
            return try EventFeed([record], rules: [rule], within: nil)
        }
    }

    func testALedgerIsOfItsUnitsAndPosts() throws {
        let period = try Validity(from: day(first), to: day(second))
        func bulletins(
            _ event: ServiceBulletin.Entry.Event, unit: String = "保洁公司", copies: Int = 1
        ) throws -> [ServiceBulletin] {
            let entry = ServiceBulletin.Entry("1", of: unit, on: try day(first), event)
            return try ServiceBulletin.bulletins(
                of: ["保洁公司"], Array(repeating: entry, count: copies), in: period,
                terms: .init(standards: ["门厅": Decimal(80)]))
        }
        assertRefused(
            .partUnknown("保洁公", contents: "1", nearest: "保洁公司"), says: ["保洁公"]
        ) { try bulletins(.praise, unit: "保洁公") }
        assertRefused(.partUnknown("后门", contents: "1", nearest: nil), says: ["后门"]) {
            try bulletins(.check(.open, post: "后门", score: nil, byLeader: false))
        }
        assertRefused(.negative("1", Decimal(-1)), says: ["-1"]) {
            try bulletins(.check(.open, post: nil, score: Decimal(-1), byLeader: false))
        }
        assertRefused(.duplicate("1"), says: ["1"]) { try bulletins(.praise, copies: 2) }
        assertRefused(.outOfRange, says: []) {
            try ServiceBulletin.leaderChecks(
                [], in: Validity(from: day(first)),
                rule: FrequencyRule(minimum: 1, in: .week(due: .friday)))
        }
    }
}
