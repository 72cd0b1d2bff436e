import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Permits, emergency plans, drills and qualifications: how each stands is computed for a moment,
/// so the walks change them and time at random, and a small model of its own says how they stand.
final class ReadinessWalkTests: XCTestCase {
    private let start = try! Moment("2024-03-01T08:00:00")

    private func moment(_ minute: Int) throws -> Moment { try start.adding(seconds: 60 * minute) }

    // MARK: Permits

    /// What a walk knows of a permit for hot work of 8 hours, with a test within 30 minutes before.
    private struct PermitModel {
        var hours = 8
        var approver: String?
        var guardian: String?
        var workers: [String: Bool] = [:]
        /// Minutes after the beginning; below zero before it.
        var tested: Int?
        var measures: Set<Int> = []
        var closed: Int?

        var faults: Set<String> {
            var faults: Set<String> = []
            if hours > 8 { faults.insert("TOO_LONG") }
            if approver == nil { faults.insert("UNAPPROVED") }
            if approver == "A" { faults.insert("OWN_APPROVAL") }
            if guardian == nil { faults.insert("GUARDIAN_MISSING") }
            if let guardian, workers[guardian] != nil { faults.insert("GUARDIAN_WORKS") }
            if workers.isEmpty { faults.insert("WORKERS_MISSING") }
            if workers.values.contains(false) { faults.insert("CERTIFICATE") }
            if !(tested.map { -30 <= $0 && $0 <= 0 } ?? false) { faults.insert("TEST") }
            if measures.count < 3 { faults.insert("MEASURE") }
            return faults
        }

        func standing(at minute: Int) -> PermitStanding {
            if !faults.isEmpty { return .refused }
            if let closed, closed <= minute { return .closed }
            if minute < 0 { return .pending }
            return minute <= 60 * hours ? .open : .expired
        }
    }

    func testRandomWalksOfPermits() throws {
        var random = SeededGenerator(seed: 136)
        let measures = ["清除可燃物", "配备灭火器材", "告知科室"]
        var model = PermitModel()
        var seen: Set<PermitStanding> = []
        for number in 0..<walkSteps(6_000) {
            let isGood = Int.random(in: 0..<4, using: &random) > 0
            switch Int.random(in: 0..<8, using: &random) {
            case 0: model.approver = isGood ? "B" : ["A", nil].randomElement(using: &random)!
            case 1: model.guardian = isGood ? "G" : ["W1", nil].randomElement(using: &random)!
            case 2: model.workers["W\(Int.random(in: 1...2, using: &random))"] = isGood
            case 3: if !isGood { model.workers = [:] }
            case 4: model.tested = isGood ? .random(in: -30...0, using: &random) : -31
            case 5:
                if isGood { model.measures = [0, 1, 2] } else { _ = model.measures.popFirst() }
            case 6: model.hours = isGood ? .random(in: 1...8, using: &random) : 9
            default: model.closed = isGood ? nil : .random(in: 0...600, using: &random)
            }
            var permit = try WorkPermit(
                WorkPermit.ID("P1"), kind: "hot_1", at: Place.ID("B1"), from: start,
                through: moment(60 * model.hours), applicant: Person.ID("A"))
            permit.approver = model.approver.map { Person.ID($0) }
            permit.guardian = model.guardian.map { Person.ID($0) }
            permit.workers = try model.workers.keys.sorted().map { worker in
                try .init(
                    Person.ID(worker), certifiedThrough: model.workers[worker] == true
                        ? Day("2024-03-02") : Day("2024-02-29"))
            }
            permit.tested = try model.tested.map { try moment($0) }
            permit.measures = model.measures.sorted().map { measures[$0] }
            permit.closed = try model.closed.map { try moment($0) }
            let minute = Int.random(in: -60...700, using: &random)
            let faults = try permit.faults(by: PermitRule.standard)
            XCTAssertEqual(Set(faults.map(\.texts.kind)), model.faults, "step \(number)")
            let standing = try permit.standing(at: moment(minute), by: PermitRule.standard)
            XCTAssertEqual(standing, model.standing(at: minute), "step \(number)")
            seen.insert(standing)
            // Time alone opens nothing that is refused and takes nothing back.
            let later = try permit.standing(at: moment(minute + 45), by: PermitRule.standard)
            let order: [PermitStanding] = [.pending, .open, .expired, .closed]
            XCTAssertEqual(standing == .refused, later == .refused, "step \(number)")
            XCTAssertLessThanOrEqual(
                order.firstIndex(of: standing) ?? -1, order.firstIndex(of: later) ?? -1)
        }
        XCTAssertEqual(seen, Set(PermitStanding.allCases))
    }

    // MARK: Emergency plans

    /// A plan that is lived day by day, as a clerk would note it down.
    private struct PlanModel {
        var version = 0
        var forms: Set<String> = []
        var lastDrill: Int?
        var isSerious = false
        var hasChanged = false
        var parts: [EmergencyPlan.Part: Int] = [:]

        /// The status two forms and half-years ask for; 181 to 184 days are told by the caller.
        func status(next: Int?, today: Int) -> EmergencyPlan.Status {
            guard let lastDrill, forms.count >= 2 else { return .draft }
            if isSerious || hasChanged { return .revise }
            let isReviewed = EmergencyPlan.Part.allCases.allSatisfy {
                parts[$0].map { $0 >= lastDrill } ?? false
            }
            guard isReviewed else { return .drilled }
            return next.map { $0 < today } ?? false ? .due : .valid
        }
    }

    func testRandomWalksOfEmergencyPlans() throws {
        var random = SeededGenerator(seed: 143)
        let first = try Day("2024-01-01")
        var seen: Set<EmergencyPlan.Status> = []
        var (model, today) = (PlanModel(), 0)
        func begun() -> EmergencyPlan {
            EmergencyPlan(
                "F", version: first, principles: "p", responsible: Person.ID("A"), flow: ["f"])
        }
        var plan = begun()
        for number in 0..<walkSteps(6_000) {
            if today > 3_000 { (plan, model, today) = (begun(), PlanModel(), 0) }
            let day = try first.adding(days: today)
            let dice = Int.random(in: 0..<24, using: &random)
            switch dice {
            case 0...3:
                let form = ["桌面推演", "实战演练", "功能演练"].randomElement(using: &random)!
                let isSerious = Int.random(in: 0..<6, using: &random) == 0
                plan.drills.append(.init(day, form: form, hasSeriousProblem: isSerious))
                model.forms.insert(form)
                model.lastDrill = today
                model.isSerious = model.isSerious || isSerious
            case 4...12:
                let part = EmergencyPlan.Part.allCases.randomElement(using: &random)!
                plan.review[part] = day
                model.parts[part] = today
            case 13:
                // A change on the day of the version is in it.
                if today > model.version {
                    plan.changes.append(day)
                    model.hasChanged = true
                }
            case 14...15:
                let (drills, review, changes) = (plan.drills, plan.review, plan.changes)
                plan = EmergencyPlan(
                    "F", version: day, principles: "p", responsible: Person.ID("A"), flow: ["f"])
                (plan.drills, plan.review, plan.changes) = (drills, review, changes)
                let parts = model.parts
                model = PlanModel()
                (model.version, model.parts) = (today, parts)
                // Drills of the same day count for the new version.
                for drill in drills where drill.day == day {
                    model.forms.insert(drill.form)
                    model.lastDrill = today
                    model.isSerious = model.isSerious || drill.hasSeriousProblem
                }
            default: today += Int.random(in: 0...40, using: &random)
            }
            let now = try first.adding(days: today)
            let standing = try plan.standing(on: now, forms: 2, everyMonths: 6)
            let next = try model.lastDrill.map {
                first.days(until: try first.adding(days: $0).adding(months: 6))
            }
            XCTAssertEqual(
                standing.status, model.status(next: next, today: today), "step \(number)")
            seen.insert(standing.status)
            XCTAssertEqual(standing.missing.isEmpty, standing.status == .valid, "step \(number)")
        }
        XCTAssertEqual(seen, Set(EmergencyPlan.Status.allCases))
    }

    // MARK: Drills

    func testRandomWalksOfDrills() throws {
        var random = SeededGenerator(seed: 154)
        let rule = try XCTUnwrap(DrillRule.standard.first)
        let first = try Day("2024-01-01")
        var (drills, due, late): ([Day], Day, Int) = ([], try first.adding(months: 6), 0)
        var today = first
        for number in 0..<walkSteps(6_000) {
            if drills.count > 30 {
                (drills, due, late, today) = ([], try first.adding(months: 6), 0, first)
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                drills.append(today)
                if today > due { late += 1 }
                due = try today.adding(months: 6)
            }
            let standing = try rule.standing(
                from: first, drills: drills.shuffled(using: &random), on: today)
            XCTAssertEqual(standing.due, due, "step \(number)")
            XCTAssertEqual(standing.lateCount, late, "step \(number)")
            XCTAssertEqual(standing.last, drills.last, "step \(number)")
            XCTAssertEqual(standing.status, today <= due ? .open : .missing, "step \(number)")
            today = try today.adding(days: .random(in: 1...80, using: &random))
        }
    }

    // MARK: Qualifications

    /// Review, visit and notice in their order, or one before the other, which is refused.
    func testRandomWalksOfApplications() throws {
        var random = SeededGenerator(seed: 262)
        let term = QualificationTerm.standard
        let first = try Day("2024-01-02")
        let order = ["review", "visit", "notice"]
        var (done, today): ([String: Int], Int) = ([:], 0)
        var seen: Set<String> = []
        for number in 0..<walkSteps(6_000) {
            if done.count == 3 && Int.random(in: 0..<8, using: &random) == 0 || today > 400 {
                (done, today) = ([:], 0)
            }
            today += Int.random(in: 0...4, using: &random)
            let step = order.randomElement(using: &random)!
            var tried = done
            if done[step] == nil, Bool.random(using: &random) { tried[step] = today }
            let now = try first.adding(days: today)
            let days = try tried.mapValues { try first.adding(days: $0) }
            // The first step whose one before was not done, or later.
            let skipped = zip(order, order.dropFirst()).first { one, next in
                tried[next].map { day in tried[one].map { $0 > day } ?? true } ?? false
            }
            let refusal = fault { () throws(QualificationError) in
                try term.standing(of: days, on: now, calendar: .china)
            }
            if let skipped {
                XCTAssertEqual(
                    refusal, .skipped(step: skipped.1, days[skipped.1]!, missing: skipped.0))
                continue
            }
            XCTAssertNil(refusal, "step \(number)")
            done = tried
            let standing = try term.standing(of: days, on: now, calendar: .china)
            // Seven work days, counted one by one.
            var end: Day?
            if let notice = days["notice"] {
                var (day, count) = (notice, 0)
                while count < 7 {
                    day = try day.adding(days: 1)
                    count += try WorkCalendar.china.isWorkDay(day) ? 1 : 0
                }
                end = day
            }
            XCTAssertEqual(standing.noticeEnd, end, "step \(number)")
            let expected = order.first { done[$0] == nil } ?? (now > end! ? "approve" : "wait")
            XCTAssertEqual(standing.next, expected, "step \(number)")
            seen.insert(standing.next)
        }
        XCTAssertEqual(seen, ["review", "visit", "notice", "wait", "approve"])
    }

    /// Two failures in a row revoke for good; a period without a result leaves the row as it is.
    func testRandomWalksOfYearlyReviews() throws {
        var random = SeededGenerator(seed: 258)
        var seen: Set<QualificationReview.Verdict> = []
        for walk in 0..<max(1, walkSteps(4_000) / 20) {
            var (row, isRevoked) = (0, false)
            var periods: [QualificationReview.Period] = []
            var expected: [QualificationReview.Verdict] = []
            for year in 2000..<2020 {
                let result = [true, true, true, false, nil].randomElement(using: &random)!
                periods.append(.init("\(year)", isPassed: result))
                if let result { row = result ? 0 : row + 1 }
                if isRevoked {
                    expected.append(.revoked)
                } else if result == nil {
                    expected.append(.missing)
                } else if row >= 2 {
                    expected.append(.revoke)
                    isRevoked = true
                } else {
                    expected.append(.keep)
                }
            }
            let review = try QualificationReview(periods, revokedAfter: 2)
            XCTAssertEqual(review.standings.map(\.verdict), expected, "walk \(walk)")
            XCTAssertLessThanOrEqual(expected.count { $0 == .revoke }, 1)
            seen.formUnion(expected)
        }
        XCTAssertEqual(seen, Set(QualificationReview.Verdict.allCases))
    }
}
