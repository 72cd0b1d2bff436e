import HospitalCore
import SafetyInspection
import XCTest

/// Incidents: their grade, their way to closing, and who reports them.
final class IncidentTests: XCTestCase {
    private let id = Incident.ID("E-1")

    private func incident(
        _ level: AdverseEventLevel, to state: Incident.State, evidence: [Incident.Check] = []
    ) throws -> Incident {
        var incident = Incident(id: id)
        for step in Incident.Step.allCases.prefix(Incident.State.allCases.firstIndex(of: state)!) {
            incident = try incident.taking(step, level: level)
        }
        for check in evidence { incident = try incident.evidenced(check, by: ["document"]) }
        return incident
    }

    private func refusal(_ incident: Incident, _ step: Incident.Step) -> IncidentError? {
        fault { () throws(IncidentError) in try incident.taking(step, level: .harm) }
    }

    /// S-135: three of the four are not enough, whichever is missing, and it is named.
    func testS135ClosingNeedsAllFourAndNamesTheMissingOne() throws {
        for missing in Incident.Check.allCases {
            let three = Incident.Check.allCases.filter { $0 != missing }
            let incident = try incident(.warning, to: .fourChecks, evidence: three)
            let error = refusal(incident, .close)
            XCTAssertEqual(error, .checksMissing(incident: id, [missing]))
            let text = error?.finding.text(in: .chinese) ?? ""
            XCTAssertTrue(text.contains(missing.term.text(in: .chinese)), text)
            let complete = try incident.evidenced(missing, by: ["minutes"])
            XCTAssertEqual(try complete.taking(.close).state, .closed)
        }
        let bare = try incident(.harm, to: .fourChecks)
        XCTAssertEqual(
            refusal(bare, .close), .checksMissing(incident: id, Incident.Check.allCases))
    }

    func testOpenActionsHinderTheClosingUnlessAcceptedWithAReason() throws {
        var incident = try incident(.harm, to: .fourChecks, evidence: Incident.Check.allCases)
        incident.actions = [.init("a", isDone: true), .init("b", isDone: false)]
        XCTAssertEqual(refusal(incident, .close), .actionsOpen(incident: id, ["b"]))
        incident.actions[1] = .init("b", isDone: false, acceptedBecause: "replaced by c")
        XCTAssertEqual(try incident.taking(.close).state, .closed)
    }

    func testANearMissMayUseTheShortFormUnlessARuleWasBroken() throws {
        let short: [Incident.Check] = [.cause, .measures]
        for level in AdverseEventLevel.allCases where level != .nearMiss {
            let other = try incident(level, to: .triaged, evidence: Incident.Check.allCases)
            guard case .step = refusal(other, .close) else {
                return XCTFail("\(level) closes right after triage")
            }
        }
        let nearMiss = try incident(.nearMiss, to: .triaged, evidence: short)
        XCTAssertEqual(try nearMiss.taking(.close).state, .closed)
        var broken = nearMiss
        broken.breaches = [.operation]
        XCTAssertEqual(
            refusal(broken, .close), .checksMissing(incident: id, [.responsible]))
        XCTAssertEqual(
            refusal(try incident(.nearMiss, to: .triaged, evidence: [.cause]), .close),
            .checksMissing(incident: id, [.measures]))
        // The long form is open to a near miss as well.
        let long = try incident(.nearMiss, to: .fourChecks, evidence: short)
        XCTAssertEqual(try long.taking(.close).state, .closed)
    }

    func testEveryStepOutsideOfTheTableIsRefusedAndNothingChangesAClosedIncident() throws {
        let legal: [Incident.State: Incident.Step] = [
            .reported: .triage, .triaged: .investigate, .investigating: .review,
            .fourChecks: .close,
        ]
        var refused = 0
        for state in Incident.State.allCases {
            var incident = try incident(
                .harm, to: state == .closed ? .fourChecks : state,
                evidence: Incident.Check.allCases)
            if state == .closed { incident = try incident.taking(.close) }
            for step in Incident.Step.allCases {
                guard let error = refusal(incident, step) else {
                    XCTAssertEqual(legal[state], step)
                    continue
                }
                refused += 1
                XCTAssertNotEqual(legal[state], step)
                let text = error.finding.text(in: .chinese)
                XCTAssertTrue(text.contains(state.term.text(in: .chinese)), text)
            }
            guard state == .closed else { continue }
            XCTAssertEqual(
                fault { () throws(IncidentError) in try incident.evidenced(.cause, by: ["x"]) },
                .closed(incident: id))
        }
        XCTAssertEqual(refused, 5 * 4 - legal.count)
        XCTAssertEqual(
            fault { () throws(IncidentError) in try Incident(id: self.id).taking(.triage) },
            .levelMissing(incident: id))
        XCTAssertEqual(
            fault { () throws(IncidentError) in
                try Incident(id: self.id).evidenced(.cause, by: [""])
            },
            .evidenceMissing(incident: id, check: .cause))
    }

    func testTheWorstOfTheThreeColumnsGradesAndBoundsAreIncluded() throws {
        let rows = try XCTUnwrap(
            fixture("risk_tables.json", as: JSONTree.self)["accident"]?["grades"]).list
        func grade(_ deaths: Int, _ injuries: Int, _ fen: Int64) throws -> String? {
            try AccidentGrading.standard.grade(
                of: AccidentHarm(
                    deaths: deaths, seriousInjuries: injuries, loss: Money(fen: fen)))?.name
        }
        func number(_ row: JSONTree, _ name: String) throws -> Int {
            try XCTUnwrap(Int(row[name]?.text ?? ""))
        }
        for (place, row) in rows.enumerated() {
            let name = row["zh"]?.text
            let below = place + 1 < rows.count ? rows[place + 1]["zh"]?.text : nil
            let (deaths, injuries, fen) = (
                try number(row, "deaths_min"), try number(row, "serious_min"),
                Int64(try number(row, "loss_fen_min"))
            )
            XCTAssertEqual(try grade(deaths, 0, 0), name)
            XCTAssertEqual(try grade(0, injuries, 0), name)
            XCTAssertEqual(try grade(0, 0, fen), name)
            guard let below else { continue }
            XCTAssertEqual(try grade(deaths - 1, 0, 0), below)
            XCTAssertEqual(try grade(0, injuries - 1, 0), below)
            XCTAssertEqual(try grade(0, 0, fen - 1), below)
        }
        XCTAssertEqual(try grade(1, 50, 0), "重大", "the worst column counts")
        XCTAssertEqual(
            fault { () throws(IncidentError) in
                try AccidentGrading.standard.grade(of: AccidentHarm(deaths: -1))
            },
            .harmNegative(name: "deaths", value: "-1"))
        XCTAssertEqual(
            fault { () throws(IncidentError) in
                try AccidentGrading.standard.grade(of: AccidentHarm(loss: Money(fen: -1)))
            },
            .harmNegative(name: "loss", value: "-0.01"))
    }

    /// 特种设备安全监察条例 art. 63 and 64.
    func testSpecialEquipmentHasAFloorOfItsOwn() throws {
        func grade(_ change: (inout AccidentHarm) -> Void) throws -> AccidentGrade? {
            var harm = AccidentHarm()
            change(&harm)
            return try AccidentGrading.standard.grade(of: harm, onSpecialEquipment: true)
        }
        XCTAssertNil(try grade { _ in })
        XCTAssertNil(try grade { $0.trappedMinutes = 119 })
        XCTAssertEqual(try grade { $0.trappedMinutes = 120 }, .ordinary)
        XCTAssertNil(try grade { $0.loss = Money(fen: 999_999) })
        XCTAssertEqual(try grade { $0.loss = Money(fen: 1_000_000) }, .ordinary)
        XCTAssertEqual(try grade { $0.deaths = 1 }, .ordinary)
        XCTAssertEqual(try grade { $0.isPressureExplosion = true }, .serious)
        XCTAssertEqual(
            try grade { harm in (harm.isPressureExplosion, harm.deaths) = (true, 10) }, .major)
    }

    /// S-158: one doctor and one nurse; two nurses are invalid; the event goes to the liaisons.
    func testS158LiaisonsAreOneDoctorAndOneNurse() throws {
        let departments = ["ward", "lab"].map { Department.ID($0) }
        func named(
            _ department: String, _ person: String, _ profession: LiaisonRoster.Profession
        ) -> LiaisonRoster.Liaison {
            .init(
                department: .init(department), person: .init(person), profession: profession)
        }
        let liaisons = [
            named("ward", "n1", .nurse), named("ward", "d1", .doctor), named("lab", "n2", .nurse),
            named("lab", "n3", .nurse),
        ]
        let roster = try LiaisonRoster(departments: departments, liaisons: liaisons)
        XCTAssertEqual(roster.standings.map(\.isValid), [true, false])
        XCTAssertEqual(
            try roster.route(from: departments[0]), ["d1", "n1"].map { Person.ID($0) })
        XCTAssertEqual(
            fault { () throws(IncidentError) in try roster.route(from: departments[1]) },
            .liaisonsInvalid(departments[1], doctors: 0, nurses: 2))
        XCTAssertEqual(
            fault { () throws(IncidentError) in try roster.route(from: .init("x")) },
            .departmentUnknown(.init("x")))
        XCTAssertEqual(
            fault { () throws(IncidentError) in
                try LiaisonRoster(
                    departments: departments, liaisons: liaisons + [liaisons[0]])
            },
            .liaisonTwice(.init("n1")))
        XCTAssertEqual(
            fault { () throws(IncidentError) in
                try LiaisonRoster(departments: [], liaisons: liaisons)
            },
            .departmentUnknown(.init("ward")))
        let third = try LiaisonRoster(
            departments: departments, liaisons: liaisons + [named("ward", "p", .other)])
        XCTAssertFalse(third.standings[0].isValid)
    }
}
