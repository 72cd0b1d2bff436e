import HospitalCore
import SafetyInspection
import XCTest

/// Findings and hazards by decision 12.
final class HazardRegisterTests: XCTestCase {
    private func day(_ number: Int32) -> Day { try! Day(yyyymmdd: number) }

    private func finding(
        _ inspection: String, _ number: Int32, item: String = "A", place: String = "P",
        _ criticality: Criticality = .key
    ) -> InspectionFinding {
        InspectionFinding(
            .init(
                id: .init(inspection), place: .init(place), day: day(number),
                inspector: .init("finder")),
            item: item, criticality: criticality)
    }

    /// Registers the hazard and settles it on the spot on a day.
    private func close(_ id: String, on number: Int32, in register: inout HazardRegister) throws {
        let checker = Person.ID("checker")
        try register.take(HazardStep(.register, by: checker, on: day(number)), of: .init(id))
        try register.take(
            HazardStep(
                .fixAtOnce(rectifier: .init("worker"), before: ["b"], after: ["a"]), by: checker,
                on: day(number)),
            of: .init(id))
    }

    func testEveryFailedItemIsAFindingAndOnlyKeyAndVetoItemsOpenHazards() throws {
        let items = [
            ("O", Criticality.ordinary), ("K", .key), ("V", .veto), ("P", .key), ("Y", .veto),
        ].map { ChecklistItem($0.0, $0.0, points: Decimal(10), criticality: $0.1) }
        var partial = items[3]
        partial.answerKind = .points
        let template = try ChecklistTemplate(
            .init(id: "T", version: "1", title: "t"), total: .percent,
            sections: [ChecklistSection(
                "S", "s", items: [items[0], items[1], items[2], partial, items[4]])])
        var noted = ItemAnswer("K", .no)
        noted.note = "blocked exit"
        noted.evidence = ["photo-1"]
        noted.inspector = .init("20002")
        let inspection = try Inspection(
            occasion, template: template,
            answers: [
                ItemAnswer("O", .no), noted, ItemAnswer("V", .no),
                ItemAnswer("P", .points(try Decimal("9.5"))), ItemAnswer("Y", .notApplicable),
            ])
        let findings = inspection.findings
        XCTAssertEqual(findings.map(\.item), ["O", "K", "V", "P"])
        XCTAssertEqual(findings.map(\.lostPoints.description), ["10", "10", "10", "0.5"])
        XCTAssertEqual(findings[1].note, "blocked exit")
        XCTAssertEqual(findings[1].evidence, ["photo-1"])
        XCTAssertEqual(findings[1].finder, .init("20002"))
        XCTAssertEqual(findings[0].finder, occasion.inspector)
        var register = try HazardRegister(rules: .standard)
        let consequences = try findings.map {
            try register.record($0, opening: .init("H-\($0.item)"))
        }
        XCTAssertEqual(
            consequences,
            [
                .noted, .opened(.init("H-K"), repeatOf: nil), .opened(.init("H-V"), repeatOf: nil),
                .opened(.init("H-P"), repeatOf: nil),
            ])
        XCTAssertEqual(register.hazards.count, 3)
    }

    func testSeenAgainWhileOpenIsAnObservationAndNoEscalation() throws {
        var register = try HazardRegister(rules: .standard)
        _ = try register.record(finding("I-1", 20_240_326), opening: .init("H-1"))
        let state = register.hazard(.init("H-1"))?.state
        XCTAssertEqual(
            try register.record(finding("I-2", 20_240_327), opening: .init("H-2")),
            .observed(.init("H-1")))
        XCTAssertEqual(register.hazards.count, 1)
        XCTAssertEqual(register.hazards[0].observations.map(\.inspection), [.init("I-2")])
        XCTAssertEqual(register.hazards[0].state, state)
        let others = [
            finding("I-3", 20_240_327, item: "B"), finding("I-3", 20_240_327, place: "Q"),
        ]
        for (place, other) in others.enumerated() {
            XCTAssertEqual(
                try register.record(other, opening: .init("H-\(place + 3)")),
                .opened(.init("H-\(place + 3)"), repeatOf: nil))
        }
    }

    func testRecordingAnInspectionTwiceChangesNothing() throws {
        var register = try HazardRegister(rules: .standard)
        _ = try register.record(finding("I-1", 20_240_326), opening: .init("H-1"))
        _ = try register.record(finding("I-2", 20_240_327), opening: .init("H-2"))
        let before = register
        for inspection in ["I-1", "I-2"] {
            XCTAssertEqual(
                try register.record(finding(inspection, 20_240_326), opening: .init("H-9")),
                .recordedBefore(.init("H-1")))
        }
        XCTAssertEqual(register, before)
        try close("H-1", on: 20_240_328, in: &register)
        XCTAssertEqual(
            try register.record(finding("I-1", 20_240_326), opening: .init("H-9")),
            .recordedBefore(.init("H-1")), "closing it does not make the inspection new")
    }

    func testARepeatIsAClosedHazardOfTheSamePlaceAndItemWithin365Days() throws {
        // 26 March 2024 to 26 March 2025 are 365 days.
        for (found, isRepeat) in [
            (Int32(20_240_326), true), (20_250_326, true), (20_250_327, false),
        ] {
            var register = try HazardRegister(rules: .standard)
            _ = try register.record(finding("I-1", 20_240_320), opening: .init("H-1"))
            try close("H-1", on: 20_240_326, in: &register)
            XCTAssertEqual(
                try register.record(finding("I-2", found), opening: .init("H-2")),
                .opened(.init("H-2"), repeatOf: isRepeat ? .init("H-1") : nil), "\(found)")
            XCTAssertEqual(register.hazard(.init("H-2"))?.repeatOf?.code, isRepeat ? "H-1" : nil)
        }
    }

    func testAFindingWrittenDownLateBelongsToTheHazardThatWasOpenThen() throws {
        var register = try HazardRegister(rules: .standard)
        _ = try register.record(finding("I-1", 20_240_320), opening: .init("H-1"))
        try close("H-1", on: 20_240_326, in: &register)
        XCTAssertEqual(
            try register.record(finding("I-2", 20_240_325), opening: .init("H-2")),
            .observed(.init("H-1")))
        XCTAssertEqual(
            try register.record(finding("I-3", 20_240_319), opening: .init("H-3")),
            .opened(.init("H-3"), repeatOf: nil), "found before the other was discovered")
    }

    func testCodesAreUsedOnceAndMustBeKnown() throws {
        var register = try HazardRegister(rules: .standard)
        _ = try register.record(finding("I-1", 20_240_326), opening: .init("H-1"))
        let before = register
        let taken = HazardError.idTaken(hazard: .init("H-1"))
        XCTAssertThrowsError(
            try register.record(finding("I-1", 20_240_326, item: "B"), opening: .init("H-1"))
        ) { XCTAssertEqual($0 as? HazardError, taken) }
        XCTAssertThrowsError(
            try register.take(
                HazardStep(.register, by: .init("x"), on: day(20_240_326)), of: .init("H-7"))
        ) { XCTAssertEqual($0 as? HazardError, .unknown(hazard: .init("H-7"))) }
        XCTAssertEqual(register, before)
        let hazards = register.hazards + register.hazards
        XCTAssertEqual(
            fault { () throws(HazardError) in try HazardRegister(hazards, rules: .standard) },
            taken)
    }

    func testOverdueIsComputedForTheDayThatIsAsked() throws {
        var register = try HazardRegister(rules: .standard)
        for (place, deadline) in [(1, Int32(20_240_328)), (2, 20_240_402)] {
            let id = Hazard.ID("H-\(place)")
            _ = try register.record(
                finding("I-1", 20_240_326, item: "A\(place)"), opening: id)
            let grade = try XCTUnwrap(HazardRules.standard.grade("G2"))
            let plan = RectificationPlan(responsible: .init("worker"), deadline: day(deadline))
            for action in [HazardStep.Action.register, .grade(grade), .plan(plan)] {
                try register.take(HazardStep(action, by: .init("x"), on: day(20_240_326)), of: id)
            }
        }
        XCTAssertEqual(register.overdue(on: day(20_240_328)).map(\.id.code), [])
        XCTAssertEqual(register.overdue(on: day(20_240_329)).map(\.id.code), ["H-1"])
        XCTAssertEqual(register.overdue(on: day(20_240_403)).map(\.id.code), ["H-1", "H-2"])
    }
}
