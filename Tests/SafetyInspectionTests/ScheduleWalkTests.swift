import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Schedules and patrols under random work: a small model of its own, which goes by minutes, says
/// how each occurrence and each point stands.
final class ScheduleWalkTests: XCTestCase {
    private let start = try! Moment("2024-03-01T00:00:00")

    private func moment(_ minute: Int) throws -> Moment { try start.adding(seconds: 60 * minute) }

    /// Every eight hours from midnight, so many minutes, and so many more late.
    private func schedule(window: Int, late: Int) throws -> InspectionSchedule {
        try InspectionSchedule(
            SchedulePlan(
                code: "S", Recurrence(RecurrenceRule("FREQ=HOURLY;INTERVAL=8"), start: start),
                SchedulePlan.Policy(
                    closedDay: .none, windowMinutes: window, anchor: .schedule, catchUp: .all)),
            at: .init("P"), .patrol, attendance: ["leader"], lateMinutes: late)
    }

    /// What a walk knows of its occurrences, by the minute at which each begins.
    private struct Model {
        let window: Int
        let late: Int
        /// When an occurrence was done.
        var done: [Int: Int] = [:]
        var unplanned = 0

        /// The occurrences that have begun at a minute.
        func begun(at minute: Int) -> [Int] { Array(stride(from: 0, through: minute, by: 480)) }

        /// Something that was done at a minute, with or without the one who must be there.
        mutating func perform(at minute: Int, isComplete: Bool) {
            let open = begun(at: minute).filter {
                done[$0] == nil && minute < $0 + window + late
            }
            guard let place = open.first(where: { minute < $0 + window }) ?? open.first else {
                unplanned += 1
                return
            }
            if isComplete { done[place] = minute }
        }

        func status(of occurrence: Int, at minute: Int) -> OccurrenceStatus {
            if let time = done[occurrence] { return time < occurrence + window ? .done : .late }
            if minute < occurrence + window { return .due }
            return minute < occurrence + window + late ? .overdue : .missed
        }
    }

    func testRandomWalksOfSchedules() throws {
        var random = SeededGenerator(seed: 133)
        var seen: Set<OccurrenceStatus> = []
        for walk in 0..<max(1, walkSteps(3_000) / 40) {
            var model = Model(
                window: .random(in: 1...480, using: &random),
                late: .random(in: 0...700, using: &random))
            let schedule = try schedule(window: model.window, late: model.late)
            var (now, performances) = (0, [Performance]())
            var answers: [(minute: Int, statuses: [OccurrenceStatus])] = []
            for step in 0..<40 {
                now += Int.random(in: 1...300, using: &random)
                if Bool.random(using: &random) {
                    let isComplete = Int.random(in: 0..<4, using: &random) > 0
                    performances.append(Performance(
                        of: schedule.id, at: try moment(now),
                        attended: isComplete ? ["leader"] : ["somebody"]))
                    model.perform(at: now, isComplete: isComplete)
                }
                let standing = try ScheduleStanding(
                    of: schedule, performances: performances.shuffled(using: &random),
                    from: start, at: moment(now))
                let expected = model.begun(at: now).map { model.status(of: $0, at: now) }
                let message = "walk \(walk) step \(step)"
                XCTAssertEqual(standing.entries.map(\.status), expected, message)
                XCTAssertEqual(standing.unplanned.count, model.unplanned, message)
                let ended = model.begun(at: now).filter { $0 + model.window <= now }
                XCTAssertEqual(standing.ended, ended.count, message)
                XCTAssertEqual(
                    standing.shortfall, ended.count { model.done[$0] == nil }, message)
                seen.formUnion(expected)
                answers.append((now, expected))
            }
            // What was done later changes no older answer.
            let old = answers[20]
            let again = try ScheduleStanding(
                of: schedule, performances: performances, from: start, at: moment(old.minute))
            XCTAssertEqual(again.entries.map(\.status), old.statuses, "walk \(walk)")
        }
        XCTAssertEqual(seen, Set(OccurrenceStatus.allCases).subtracting([.upcoming]))
    }

    func testRandomWalksOfPatrols() throws {
        var random = SeededGenerator(seed: 138)
        let points = (1...6).map { PatrolRound.Point(.init("P\($0)"), in: .init("W\($0 % 2)")) }
        for walk in 0..<max(1, walkSteps(4_000) / 20) {
            var (scans, first, outside) = ([PatrolRound.Scan](), [Int: Int](), 0)
            for step in 0..<20 {
                let (point, minute) = (
                    Int.random(in: 1...8, using: &random), Int.random(in: -5...65, using: &random)
                )
                let scan = PatrolRound.Scan(.init("P\(point)"), at: try moment(minute))
                let call = { () throws(ScheduleError) in
                    try PatrolRound(
                        past: points, from: self.start, to: try! self.moment(60),
                        scans: scans + [scan])
                }
                guard point <= 6 else {
                    // A label that is not on the walk is named, and the round stays as it was.
                    guard case .pointUnknown("P\(point)", _)? = fault(call) else {
                        XCTFail("walk \(walk) step \(step)")
                        continue
                    }
                    continue
                }
                scans.append(scan)
                if (0..<60).contains(minute) {
                    first[point] = min(first[point] ?? minute, minute)
                } else {
                    outside += 1
                }
                let round = try PatrolRound(
                    past: points, from: start, to: moment(60),
                    scans: scans.shuffled(using: &random))
                XCTAssertEqual(round.outside.count, outside)
                XCTAssertEqual(
                    round.missed.map(\.code), (1...6).filter { first[$0] == nil }.map { "P\($0)" })
                for (visited, minute) in first {
                    XCTAssertEqual(round.visits[.init("P\(visited)")], try moment(minute))
                }
            }
        }
    }
}
