import HospitalCore
import SafetyInspection
import XCTest

/// Buildings, standards, services, scores of areas and the plans of hazards.
final class SafetyOrderTests: XCTestCase {
    private func day(_ text: String) -> Day { try! Day(text) }

    /// S-148: a dangerous building is a major hazard that ends only when it is removed.
    func testS148ADangerousBuildingIsRemoved() {
        func standing(
            _ level: BuildingAppraisal.Level, _ decision: BuildingAppraisal.Decision? = nil,
            used: Bool = false, done: String? = nil
        ) -> BuildingAppraisal.Standing {
            BuildingAppraisal(
                .init("B1"), level: level, decision: decision, isUsed: used,
                done: done.map { day($0) }
            ).standing(on: day("2024-05-01"))
        }
        XCTAssertEqual(standing(.whole), .undecided)
        XCTAssertEqual(standing(.whole, .keep), .tooLittle)
        XCTAssertEqual(standing(.whole, .repair), .tooLittle, "level D is removed, not repaired")
        XCTAssertEqual(standing(.whole, .remove, used: true), .inUse)
        XCTAssertEqual(standing(.whole, .remove), .open)
        XCTAssertEqual(standing(.whole, .remove, done: "2024-05-02"), .open)
        XCTAssertEqual(standing(.whole, .remove, done: "2024-05-01"), .ended)
        XCTAssertEqual(standing(.parts, .repair, used: true), .open)
        XCTAssertEqual(standing(.parts, .keep), .tooLittle)
        XCTAssertEqual(standing(.spots, used: true), .safe)
        func grade(_ level: BuildingAppraisal.Level) -> String? {
            BuildingAppraisal(.init("B"), level: level, isUsed: true).grade(by: .standard)?.code
        }
        XCTAssertEqual(BuildingAppraisal.Level.allCases.map(grade), [nil, nil, "G1", "M"])
    }

    /// S-146: 13 manuals under three standards: standard, clause, checklist.
    func testS146ClausesAreLinkedToChecklists() throws {
        let manuals = (1...13).map { "M\($0)" }
        let clauses = [
            ClauseLinks.Clause("ISO9001", "8.5.1"), .init("ISO14001", "8.2"),
            .init("OHSAS18001", "4.4.6"),
        ]
        let known = ["FIRE9", "LIFT", "CHEM"]
        func links(_ links: [ClauseLinks.Link]) throws(SafetyDutyError) -> ClauseLinks {
            try ClauseLinks(manuals: manuals, clauses: clauses, checklists: known, links)
        }
        let some = try links([
            .init("M1", clauses[0], checklist: "LIFT"), .init("M2", clauses[0], checklist: "LIFT"),
            .init("M2", clauses[0], checklist: "FIRE9"), .init("M3", clauses[1], checklist: "CHEM"),
        ])
        XCTAssertEqual(some.checklists(of: clauses[0]), ["LIFT", "FIRE9"])
        XCTAssertEqual(some.uncovered, [clauses[2]])
        XCTAssertEqual(some.unused.count, 10)
        let whole = try links(manuals.map { .init($0, clauses[2], checklist: "CHEM") })
        XCTAssertEqual(whole.unused, [])
        XCTAssertEqual(whole.uncovered, Array(clauses.prefix(2)))
        func refusal(_ link: ClauseLinks.Link) -> SafetyDutyError? {
            fault { () throws(SafetyDutyError) in try links([link]) }
        }
        XCTAssertEqual(
            refusal(.init("X", clauses[0], checklist: "LIFT")),
            .unknown(.manual, "X", nearest: nil))
        XCTAssertEqual(
            refusal(.init("M1", .init("ISO9001", "9"), checklist: "LIFT")),
            .unknown(.clause, "ISO9001 9", nearest: nil))
        XCTAssertEqual(
            refusal(.init("M1", clauses[0], checklist: "FIRE8")),
            .unknown(.checklist, "FIRE8", nearest: "FIRE9"))
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in
                try ClauseLinks(manuals: ["a", "a"], clauses: [], checklists: [], [])
            },
            .codeTwice("a"))
    }

    /// S-147: every service that only hospitals have has a checklist that ships.
    func testS147EveryHospitalServiceHasAChecklist() throws {
        XCTAssertEqual(
            HospitalService.allCases.map(\.name),
            ["运送", "配餐", "导医", "医废收集", "污水", "氧气", "电梯", "锅炉", "消防", "治安"])
        for service in HospitalService.allCases {
            XCTAssertFalse(service.checklists.isEmpty, service.name)
            for code in service.checklists {
                XCTAssertFalse(try StandardChecklist.named(code).template().items.isEmpty, code)
            }
        }
    }

    private func percent(_ code: String, failing items: [String] = []) throws -> String? {
        let template = try StandardChecklist.named(code).template()
        let answers = template.items.map {
            ItemAnswer($0.code, items.contains($0.code) ? .no : .yes)
        }
        return try Inspection(occasion, template: template, answers: answers)
            .scored(under: ScoringPolicy(pass: Decimal(80), grades: .inspection80))
            .percent?.description
    }

    /// S-137: the team is inspected by 三基: 9 items of 10 points; one lost of nine is 88.89.
    func testS137TheTeamIsInspectedByThreeBasics() throws {
        let template = try StandardChecklist.named("TEAM3")
        XCTAssertEqual(template.sections.map(\.title), ["基层", "基础", "基本功"])
        XCTAssertEqual(try percent("TEAM3"), "100.00")
        XCTAssertEqual(try percent("TEAM3", failing: ["TEAM3-03-01"]), "88.89")
    }

    /// S-159: the safe hospital and the relations of doctors and patients have their templates.
    func testS159TheSafeHospitalAndPatientRelationsHaveTemplates() throws {
        XCTAssertEqual(try percent("SAFEHOSP", failing: ["SAFEHOSP-02-01"]), "85.00")
        XCTAssertEqual(try percent("PATIENTREL", failing: ["PATIENTREL-02-04"]), "90.00")
        for code in ["SAFEHOSP", "PATIENTREL"] {
            XCTAssertEqual(try StandardChecklist.named(code).template().points, Decimal(100))
        }
    }

    /// S-139: the monthly safety score of each area; 100, 90 and 80 share 500000 as S-048 says.
    func testS139TheMonthlyScoreOfAnAreaWeighsItsBonus() throws {
        func mark(_ area: String, _ on: String, _ earned: String, _ maximum: String) throws
            -> AreaScore.Mark
        {
            try AreaScore.Mark(
                area, on: day(on), earned: try Decimal(earned), of: try Decimal(maximum))
        }
        let scores = try AreaScore.scores(
            of: ["A", "B", "C", "D"], in: try Month("2024-03"),
            [
                mark("A", "2024-03-05", "50", "50"), mark("B", "2024-03-01", "40", "50"),
                mark("B", "2024-03-31", "50", "50"), mark("C", "2024-03-05", "79.5", "100"),
                mark("C", "2024-03-06", "0.5", "0.5"), mark("C", "2024-04-01", "0", "100"),
            ])
        XCTAssertEqual(
            scores.map { $0.score?.description }, ["100.00", "90.00", "79.60", nil])
        XCTAssertEqual(scores.map(\.inspections), [1, 2, 2, 0])
        let weights = try AreaScore.scores(
            of: ["A", "B", "C"], in: try Month("2024-03"),
            [
                mark("A", "2024-03-05", "50", "50"), mark("B", "2024-03-01", "90", "100"),
                mark("C", "2024-03-01", "80", "100"),
            ]
        ).compactMap(\.score)
        XCTAssertEqual(
            try Apportionment.shares(
                of: Money(fen: 500_000), weights: weights, residual: .largestRemainder
            ).map(\.fen),
            [185_185, 166_667, 148_148])
        func refusal(_ areas: [String], _ marks: [AreaScore.Mark]) -> SafetyDutyError? {
            fault { () throws(SafetyDutyError) in
                try AreaScore.scores(of: areas, in: self.day("2024-03-01").monthOfYear, marks)
            }
        }
        XCTAssertEqual(refusal(["A", "A"], []), .codeTwice("A"))
        XCTAssertEqual(
            refusal(["area 1"], [try mark("area 2", "2024-03-01", "1", "1")]),
            .unknown(.area, "area 2", nearest: "area 1"))
        for (earned, maximum) in [("2", "1"), ("-1", "1"), ("1", "1000001")] {
            XCTAssertEqual(
                fault { () throws(SafetyDutyError) in
                    try AreaScore.Mark(
                        "A", on: self.day("2024-03-01"), earned: try! Decimal(earned),
                        of: try! Decimal(maximum))
                },
                .marksInvalid(
                    "A", day: day("2024-03-01"), earned: try Decimal(earned),
                    maximum: try Decimal(maximum)))
        }
    }

    /// S-132: every hazard has its emergency plan, and hazards are removed early.
    func testS132EveryHazardIsLinkedToItsEmergencyPlan() throws {
        func hazard(_ code: String, plan: String?, closedOn: String? = nil) throws -> Hazard {
            let finding = InspectionFinding(occasion, item: "A", criticality: .ordinary)
            var steps: [(HazardStep.Action, String, String)] = [(.register, "w", "2024-03-26")]
            if let plan {
                var rectification = RectificationPlan(
                    responsible: .init("w"), deadline: day("2024-04-02"))
                rectification.emergencyPlan = plan
                steps += [
                    (.grade(try XCTUnwrap(HazardRules.standard.grade("G2"))), "w", "2024-03-26"),
                    (.plan(rectification), "w", "2024-03-26"),
                ]
            }
            if let closedOn {
                steps += [
                    (.accept, "w", "2024-03-26"), (.submit(evidence: ["photo"]), "w", closedOn),
                    (.pass, "checker", closedOn),
                ]
            }
            var hazard = Hazard(id: .init(code), origin: finding)
            for (action, actor, on) in steps {
                hazard = try hazard.taking(HazardStep(action, by: .init(actor), on: day(on)))
            }
            return hazard
        }
        let coverage = PlanCoverage([
            try hazard("H1", plan: "EP-1", closedOn: "2024-04-01"),
            try hazard("H2", plan: "EP-1", closedOn: "2024-04-02"), try hazard("H3", plan: ""),
            try hazard("H4", plan: nil),
            try hazard("H5", plan: nil).taking(
                HazardStep(.reject(reason: "none"), by: .init("w"), on: day("2024-03-26"))),
        ])
        XCTAssertEqual(coverage.withoutPlan, [.init("H3")])
        XCTAssertEqual(coverage.unplanned, [.init("H4")])
        XCTAssertEqual([coverage.closed, coverage.early], [2, 1])
        XCTAssertEqual(coverage.earlyPercent?.description, "50.00")
        XCTAssertNil(PlanCoverage([]).earlyPercent)
    }
}
