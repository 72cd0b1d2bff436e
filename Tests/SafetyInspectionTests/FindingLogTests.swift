import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Logs of findings: repeats, re-checks and what they add up to.
final class FindingLogTests: XCTestCase {
    private func visit(
        _ code: String, _ day: String, _ items: [String], place: String = "P",
        kind: String = "routine"
    ) throws -> InspectionVisit {
        InspectionVisit(
            id: .init(code), place: .init(place), day: try Day(day), kind: kind,
            items: items.map { .init($0) })
    }

    func testARepeatIsWithinTheWindowToTheDay() throws {
        let visits = [
            try visit("1", "2023-01-01", ["A"]), try visit("2", "2024-01-01", ["A"]),
            try visit("3", "2024-12-31", ["A"]), try visit("4", "2026-01-01", ["A"]),
            try visit("5", "2026-01-02", ["A"], place: "Q"),
        ]
        // 365, 365 (a leap year), 366 days, and another place.
        let log = try FindingLog(visits, rules: .init())
        XCTAssertEqual(log.entries.map(\.isRepeat), [false, true, true, false, false])
        var none = FindingLog.Rules()
        none.repeatWindowDays = 364
        XCTAssertEqual(try FindingLog(visits, rules: none).total.repeats, 0)
    }

    func testVisitsOfOneDayNeitherRepeatNorRecheckEachOther() throws {
        let log = try FindingLog(
            [
                try visit("1", "2024-05-01", ["A"]), try visit("2", "2024-05-01", ["A"]),
                try visit("3", "2024-05-01", []),
            ], rules: .init())
        XCTAssertEqual(log.total.repeats, 0)
        XCTAssertEqual(log.total.unchecked, 2)
        XCTAssertNil(log.total.correctedPercent)
    }

    func testOnlyKindsThatCheckRecheck() throws {
        let visits = [
            try visit("1", "2024-05-01", ["A", "B"]),
            try visit("2", "2024-05-02", ["A"], kind: "complaint"),
            try visit("3", "2024-05-03", ["B"]),
        ]
        var rules = FindingLog.Rules()
        rules.checkingKinds = ["routine"]
        let log = try FindingLog(visits, rules: rules)
        XCTAssertEqual(
            log.entries.map(\.recheck), [.corrected, .foundAgain, .corrected, .unchecked])
        XCTAssertEqual(log.total.correctedPercent?.description, "66.67")
    }

    func testALimitEndsWithItsDay() throws {
        var rules = FindingLog.Rules()
        rules.followUpDays = 10
        let first = try visit("1", "2024-05-01", ["A"])
        func status(_ day: String?, today: String = "2024-05-11") throws -> String {
            let later = try day.map { [try visit("2", $0, [])] } ?? []
            let log = try FindingLog([first] + later, rules: rules)
            return try log.followUps(on: Day(today))[0].status.rawValue
        }
        XCTAssertEqual(try status("2024-05-11"), "in_time")
        XCTAssertEqual(try status("2024-05-12"), "late")
        XCTAssertEqual(try status(nil), "waiting")
        XCTAssertEqual(try status(nil, today: "2024-05-12"), "overdue")
        let log = try FindingLog([visit("1", "2024-05-01", [])], rules: rules)
        XCTAssertEqual(try log.followUps(on: .last).map(\.status), [.notNeeded])
    }

    func testErrorsNameTheVisit() throws {
        let one = try visit("1", "2024-05-01", ["A"])
        XCTAssertThrowsError(try FindingLog([one, one], rules: .init())) {
            XCTAssertEqual($0 as? FindingLogError, .visitTwice(.init("1")))
        }
        let twice = try visit("1", "2024-05-01", ["A", "A"])
        XCTAssertThrowsError(try FindingLog([twice], rules: .init())) {
            XCTAssertEqual($0 as? FindingLogError, .itemTwice(visit: .init("1"), item: "A"))
        }
        for days in [-1, 36_501] {
            var rules = FindingLog.Rules()
            rules.followUpDays = days
            XCTAssertThrowsError(try FindingLog([one], rules: rules)) {
                XCTAssertEqual(
                    $0 as? FindingLogError,
                    .settingOutOfRange(setting: "follow_up_days", value: days, limit: 36_500))
            }
        }
        var rules = FindingLog.Rules()
        rules.followUpDays = 1
        let last = InspectionVisit(
            id: .init("1"), place: .init("P"), day: .last, kind: "", items: [.init("A")])
        XCTAssertThrowsError(try FindingLog([last], rules: rules).followUps(on: .last)) {
            guard case .time? = $0 as? FindingLogError else { return XCTFail("\($0)") }
        }
    }

    /// Random logs: the order of the visits changes nothing, and the groups add up to the whole.
    func testLawsOfRandomLogs() throws {
        for seed in 1...60 {
            var random = SeededGenerator(seed: UInt64(seed))
            var visits: [InspectionVisit] = []
            for number in 0..<Int.random(in: 0...40, using: &random) {
                let day = try Day("2024-01-01").adding(days: .random(in: 0...30, using: &random))
                let place = Place.ID("P\(Int.random(in: 1...3, using: &random))")
                visits.append(InspectionVisit(
                    id: .init("\(number)"), place: place, day: day,
                    kind: ["S", "C"].randomElement(using: &random) ?? "S",
                    items: ["A", "B", "C", "D"].filter { _ in Bool.random(using: &random) }.map {
                        .init($0, criticality: Criticality.allCases.randomElement(using: &random)!)
                    }))
            }
            var rules = FindingLog.Rules()
            rules.repeatWindowDays = .random(in: 0...20, using: &random)
            rules.checkingKinds = ["S"]
            let log = try FindingLog(visits, rules: rules)
            XCTAssertEqual(log, try FindingLog(visits.shuffled(using: &random), rules: rules))
            let total = log.total
            XCTAssertEqual(total.findings, visits.reduce(0) { $0 + $1.items.count }, "seed \(seed)")
            XCTAssertEqual(total.findings, total.corrected + total.foundAgain + total.unchecked)
            for groups in [log.places, log.kinds] {
                XCTAssertEqual(groups.reduce(0) { $0 + $1.visits }, visits.count, "seed \(seed)")
                XCTAssertEqual(groups.reduce(0) { $0 + $1.count.repeats }, total.repeats)
                XCTAssertEqual(groups.reduce(0) { $0 + $1.count.corrected }, total.corrected)
            }
            XCTAssertEqual(log.items.reduce(0) { $0 + $1.count.foundAgain }, total.foundAgain)
            let order = log.items.map(\.count.findings)
            XCTAssertEqual(order, order.sorted(by: >), "seed \(seed)")
            for entry in log.entries {
                let visit = log.visits[entry.visit]
                if let previous = entry.previous { XCTAssertLessThan(previous, visit.day) }
                if let checked = entry.rechecked { XCTAssertLessThan(visit.day, checked) }
                // What the next check finds again was cited before, so it has an earlier day.
                guard entry.recheck == .foundAgain else { continue }
                XCTAssertTrue(log.entries.contains {
                    log.visits[$0.visit].day == entry.rechecked
                        && log.visits[$0.visit].place == visit.place
                        && $0.cited.item == entry.cited.item && $0.previous != nil
                }, "seed \(seed)")
            }
        }
    }
}
