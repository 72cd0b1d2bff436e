import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Contractors, special work, hazard funds, drills and emergency plans, by their requirements.
final class ContractorTests: XCTestCase {
    private let documents = ["measures", "methods", "agreement"]

    private func cover(
        _ kind: String, _ from: String, _ through: String?
    ) throws -> ContractorWork.Coverage {
        try ContractorWork.Coverage(
            kind, number: "N", from: Day(from), through: try through.map { try Day($0) })
    }

    private func work(
        _ coverages: [ContractorWork.Coverage], documents: [String]? = nil
    ) throws -> ContractorWork {
        try ContractorWork(
            "W", by: "C", from: Day("2024-03-01"), through: Day("2024-06-30"),
            documents: documents ?? self.documents, coverages: coverages)
    }

    /// S-131: insurance that ends before the work ends blocks it.
    func testS131InsuranceThatEndsBeforeTheWorkBlocks() throws {
        let licence = try cover("qualification", "2020-01-01", nil)
        func blocks(_ more: ContractorWork.Coverage...) throws -> [ContractorGate.Block] {
            ContractorGate.standard.blocks(of: try work([licence] + more))
        }
        XCTAssertEqual(try blocks(cover("insurance", "2024-03-01", "2024-06-30")), [])
        XCTAssertEqual(
            try blocks(cover("insurance", "2024-03-01", "2024-06-29")),
            [.coverage("insurance", from: try Day("2024-06-30"))])
        XCTAssertEqual(
            try blocks(cover("insurance", "2024-03-02", nil)),
            [.coverage("insurance", from: try Day("2024-03-01"))], "not bought in time")
        XCTAssertEqual(try blocks(), [.coverage("insurance", from: try Day("2024-03-01"))])
        // Two policies cover together, unless a day lies between them.
        let second = try cover("insurance", "2024-05-01", "2024-12-31")
        XCTAssertEqual(try blocks(second, cover("insurance", "2024-01-01", "2024-04-30")), [])
        XCTAssertEqual(
            try blocks(second, cover("insurance", "2024-01-01", "2024-04-29")),
            [.coverage("insurance", from: try Day("2024-04-30"))])
    }

    /// S-131: safety measures and methods are checked.
    func testS131MeasuresAndMethodsAreChecked() throws {
        let all = try [
            cover("qualification", "2020-01-01", nil), cover("insurance", "2024-01-01", nil),
        ]
        XCTAssertEqual(
            ContractorGate.standard.blocks(of: try work(all, documents: ["agreement"])),
            [.document("measures"), .document("methods")])
    }

    /// Covered means: every single day of the work lies in a policy.
    func testCoverageIsThatOfEveryDay() throws {
        var generator = SeededGenerator(seed: 131)
        let first = try Day("2024-03-01")
        for _ in 0..<300 {
            let policies = try (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                let from = try first.adding(days: Int.random(in: -6...12, using: &generator))
                let through = try from.adding(days: Int.random(in: 0...9, using: &generator))
                return try cover("insurance", from.description, through.description)
            }
            let work = try ContractorWork(
                "W", by: "C", from: first, through: first.adding(days: 9), documents: [],
                coverages: policies)
            let bare = try (0..<10).map { try first.adding(days: $0) }
                .first { day in !policies.contains { $0.validity.contains(day) } }
            XCTAssertEqual(work.firstUncoveredDay(of: "insurance"), bare)
        }
    }

    private func permit(
        through: String = "2024-03-01T16:00:00",
        _ change: (inout WorkPermit) throws -> Void = { _ in }
    ) throws -> WorkPermit {
        var permit = try WorkPermit(
            WorkPermit.ID("P1"), kind: "hot_1", at: Place.ID("B1"),
            from: Moment("2024-03-01T08:00:00"), through: Moment(through),
            applicant: Person.ID("A"))
        permit.approver = Person.ID("B")
        permit.guardian = Person.ID("G")
        permit.workers = [
            .init(Person.ID("W"), certifiedThrough: try Day("2024-03-01")),
        ]
        permit.tested = try Moment("2024-03-01T07:30:00")
        permit.measures = ["清除可燃物", "配备灭火器材", "告知科室"]
        try change(&permit)
        return permit
    }

    /// S-136: special work goes by a permit.
    func testS136SpecialWorkNeedsAValidPermit() throws {
        func faults(_ change: (inout WorkPermit) throws -> Void) throws -> [PermitFault] {
            try permit(change).faults(by: PermitRule.standard)
        }
        XCTAssertEqual(try faults { _ in }, [])
        XCTAssertEqual(
            try permit(through: "2024-03-01T16:00:01").faults(by: PermitRule.standard),
            [.tooLong(hours: 8)])
        XCTAssertEqual(try faults { $0.approver = nil }, [.unapproved])
        XCTAssertEqual(
            try faults { $0.approver = Person.ID("A") }, [.ownApproval(Person.ID("A"))])
        XCTAssertEqual(try faults { $0.guardian = nil }, [.guardianMissing])
        XCTAssertEqual(
            try faults { $0.guardian = Person.ID("W") }, [.guardianWorks(Person.ID("W"))])
        XCTAssertEqual(try faults { $0.workers = [] }, [.workersMissing])
        XCTAssertEqual(
            try faults { $0.workers = [.init(Person.ID("W"), certifiedThrough: nil)] },
            [.certificate(Person.ID("W"))])
        for text in ["2024-03-01T07:29:59", "2024-03-01T08:00:01"] {
            XCTAssertEqual(try faults { $0.tested = try Moment(text) }, [.test(minutes: 30)])
        }
        XCTAssertEqual(try faults { $0.tested = nil }, [.test(minutes: 30)])
        XCTAssertEqual(
            try faults { $0.measures.removeFirst() }, [.measure("清除可燃物")])
    }

    /// S-136: how a permit stands follows from the moment.
    func testS136APermitOpensAndExpires() throws {
        func standing(
            _ text: String, _ change: (inout WorkPermit) throws -> Void = { _ in }
        ) throws -> PermitStanding {
            try permit(change).standing(at: Moment("2024-03-01T\(text)"), by: PermitRule.standard)
        }
        XCTAssertEqual(try standing("07:59:59"), .pending)
        XCTAssertEqual(try standing("08:00:00"), .open)
        XCTAssertEqual(try standing("16:00:00"), .open)
        XCTAssertEqual(try standing("16:00:01"), .expired)
        XCTAssertEqual(
            try standing("16:00:01") { $0.closed = try Moment("2024-03-01T15:00:00") }, .closed)
        XCTAssertEqual(try standing("12:00:00") { $0.approver = nil }, .refused)
    }

    func testEveryKindOfTheStandardCanBeRead() {
        XCTAssertEqual(
            PermitRule.standard.map(\.kind),
            [
                "hot_special", "hot_1", "hot_2", "confined", "height", "lifting", "power",
                "shutdown",
            ])
        XCTAssertEqual(PermitRule.standard.map(\.hours), [8, 8, 72, 24, 168, 24, 360, 24])
        XCTAssertEqual(
            PermitRule.standard.map { $0.testMinutes ?? 0 }, [30, 30, 30, 30, 0, 0, 0, 0])
        XCTAssertTrue(PermitRule.standard.allSatisfy { $0.measures.count == 3 })
    }

    /// S-136: hazards are removed with money that was set aside.
    func testS136AFundIsNeverOverdrawn() throws {
        func pay(_ number: String, _ hazard: String, _ yuan: String) throws -> HazardFund.Payment {
            HazardFund.Payment(number, for: Hazard.ID(hazard), amount: try Money(yuan: yuan))
        }
        let payments = try [
            pay("1", "H2", "300.05"), pay("2", "H1", "0"), pay("3", "H2", "699.95"),
        ]
        let fund = try HazardFund("F", budget: Money(yuan: "1000"), payments: payments)
        XCTAssertEqual(fund.left, .zero)
        XCTAssertEqual(fund.totals.map(\.hazard.code), ["H1", "H2"])
        XCTAssertEqual(fund.totals.map(\.amount.description), ["0.00", "1000.00"])
        XCTAssertEqual(fund.totals.map(\.count), [1, 2])
        func refusal(_ more: HazardFund.Payment) -> ContractorError? {
            fault { () throws(ContractorError) in
                try HazardFund("F", budget: Money(fen: 100_000), payments: payments + [more])
            }
        }
        XCTAssertEqual(
            refusal(try pay("4", "H3", "0.01")),
            .overdrawn(fund: "F", left: .zero, hazard: Hazard.ID("H3"), amount: Money(fen: 1)))
        XCTAssertEqual(refusal(try pay("3", "H3", "0")), .twice(.payment, "3"))
        XCTAssertEqual(
            refusal(.init("5", for: Hazard.ID("H"), amount: Money(fen: -1))),
            .amountInvalid(fund: "F", subject: "5", amount: Money(fen: -1)))
    }

    /// Rectification money is held against the last plan that names it.
    func testTheCostOfAHazardAndItsPlan() throws {
        var hazard = Hazard(
            id: Hazard.ID("H"), origin: InspectionFinding(occasion, item: "A", criticality: .key))
        func cost(_ yuan: String...) throws -> RectificationCost {
            try RectificationCost(of: hazard, payments: yuan.map { try Money(yuan: $0) })
        }
        XCTAssertNil(try cost("1").excess, "no plan")
        XCTAssertEqual(try cost("600.50", "-100.50").paid.description, "500.00")
        let person = Person.ID("P")
        hazard = try hazard.taking(.init(.register, by: person, on: occasion.day))
        let grade = try XCTUnwrap(HazardRules.standard.grade("G1"))
        hazard = try hazard.taking(.init(.grade(grade), by: person, on: occasion.day))
        var plan = RectificationPlan(responsible: person, deadline: occasion.day)
        plan.funds = try Money(yuan: "1000")
        hazard = try hazard.taking(.init(.plan(plan), by: person, on: occasion.day))
        XCTAssertEqual(try cost("600.50", "500").excess?.description, "100.50")
        XCTAssertEqual(try cost().excess?.description, "-1000.00")
        XCTAssertThrowsError(
            try RectificationCost(of: hazard, payments: [Money(fen: .max), Money(fen: 1)]))
    }

    /// S-136: plans are drilled every half year.
    func testS136DrillsAreDueEveryHalfYear() throws {
        let rule = try XCTUnwrap(DrillRule.standard.first { $0.code == "production_safety" })
        func standing(_ held: [String], on day: String) throws -> DrillRule.Standing {
            try rule.standing(
                from: Day("2024-01-31"), drills: held.map { try Day($0) }, on: Day(day))
        }
        let none = try standing([], on: "2024-07-31")
        XCTAssertEqual(none.due.description, "2024-07-31")
        XCTAssertEqual(none.status, .open)
        XCTAssertEqual(try standing([], on: "2024-08-01").status, .missing)
        let held = try standing(["2024-08-31", "2024-05-01", "2025-03-01"], on: "2025-02-28")
        XCTAssertEqual(held.last?.description, "2024-08-31")
        XCTAssertEqual(held.due.description, "2025-02-28", "the last day of a short month")
        XCTAssertEqual(held.status, .open)
        XCTAssertEqual(held.lateCount, 0, "the drill of May put off the due day to November")
        XCTAssertEqual(try standing(["2024-08-31"], on: "2024-09-01").lateCount, 1)
    }

    private func plan(
        _ change: (inout EmergencyPlan) throws -> Void = { _ in }
    ) throws -> EmergencyPlan {
        var plan = EmergencyPlan(
            "停电", version: try Day("2024-01-01"), principles: "先保手术与急诊",
            responsible: Person.ID("R"), flow: ["报告", "切换", "恢复"])
        try change(&plan)
        return plan
    }

    private func status(
        on day: String = "2024-06-30", forms: Int = 1, months: Int? = nil,
        _ change: (inout EmergencyPlan) throws -> Void
    ) throws -> String {
        let standing = try plan(change).standing(on: Day(day), forms: forms, everyMonths: months)
        return ([standing.status.rawValue] + standing.missing).joined(separator: " ")
    }

    /// S-143: never drilled is a draft; drilled and reviewed is valid.
    func testS143NeverDrilledIsADraftDrilledAndReviewedIsValid() throws {
        XCTAssertEqual(try status { _ in }, "DRAFT drill")
        let drill = EmergencyPlan.Drill(try Day("2024-05-01"), form: "实战演练")
        XCTAssertEqual(try status { $0.drills = [drill] }, "DRILLED summary final retraining")
        let after = try Day("2024-05-10")
        func reviewed(_ plan: inout EmergencyPlan) {
            plan.drills = [drill]
            plan.review = [.summary: drill.day, .final: after, .retraining: after]
        }
        XCTAssertEqual(try status(reviewed), "VALID")
        XCTAssertEqual(try status(on: "2024-05-09", reviewed), "DRILLED final retraining")
        XCTAssertEqual(try status(on: "2024-04-30", reviewed), "DRAFT drill")
        // A drill after the review calls for another review.
        XCTAssertEqual(
            try status { plan in
                reviewed(&plan)
                plan.drills.append(.init(try Day("2024-06-01"), form: "桌面推演"))
            }, "DRILLED summary final retraining")
        XCTAssertEqual(try status(forms: 2, reviewed), "DRAFT forms")
        // The drill of an older version is none of this one.
        XCTAssertEqual(
            try status { plan in
                reviewed(&plan)
                plan.drills = [.init(try Day("2023-12-31"), form: "实战演练")]
            }, "DRAFT drill")
    }

    /// S-143: principles, somebody responsible and a flow; changes call for a new version.
    func testS143WhatAPlanNeedsAndWhatRevisesIt() throws {
        let empty = EmergencyPlan(
            "E", version: try Day("2024-01-01"), principles: "", responsible: nil, flow: [])
        XCTAssertEqual(
            try empty.standing(on: Day("2024-06-30")).missing,
            ["principles", "responsible", "flow", "drill"])
        func reviewed(_ plan: inout EmergencyPlan) throws {
            plan.drills = [.init(try Day("2024-05-01"), form: "实战演练")]
            for part in EmergencyPlan.Part.allCases { plan.review[part] = try Day("2024-05-02") }
        }
        XCTAssertEqual(
            try status { plan in
                try reviewed(&plan)
                plan.changes = [try Day("2024-06-01")]
            }, "REVISE new_version")
        XCTAssertEqual(
            try status { plan in
                try reviewed(&plan)
                plan.drills = [
                    .init(try Day("2024-05-01"), form: "实战演练", hasSeriousProblem: true),
                ]
            }, "REVISE new_version")
        XCTAssertEqual(try status(on: "2024-11-01", months: 6, reviewed), "VALID")
        XCTAssertEqual(try status(on: "2024-11-02", months: 6, reviewed), "DUE next_drill")
    }
}
