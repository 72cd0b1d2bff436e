import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Incidents with their days, persons and terms: every step that is not allowed is refused with its
/// reason, and whatever is tried, what must hold holds.
final class IncidentCaseTests: XCTestCase {
    private let id = Incident.ID("E-1")
    private let reporter = Person.ID("N01")
    private let day = try! Day("2025-03-03")

    private func reported(_ occasions: [String] = []) throws -> IncidentCase {
        let duties = try occasions.flatMap { try ReportingDuty.named("device", occasion: $0) }
        return try IncidentCase(id, first: step(.report(IncidentReport(
            happened: Moment("2025-03-03T08:30:00"), duties: duties))))
    }

    /// 医院感染管理办法: 12 hours from finding; 食品安全法 103条: at once from the event.
    func testATimeFromFindingIsCountedFromFinding() throws {
        let duties = try ReportingDuty.named("infection", occasion: "cluster")
            + ReportingDuty.named("food") + ReportingDuty.named("accident", occasion: "first")
        let report = try IncidentReport(
            happened: Moment("2025-03-03T08:00:00"), known: Moment("2025-03-07T08:00:00"),
            duties: duties)
        let incident = try IncidentCase(id, first: step(.report(report), on: Day("2025-03-07")))
        XCTAssertEqual(
            incident.terms.map { $0.due?.description },
            ["2025-03-07T20:00:00", "2025-03-03T08:00:00", "2025-03-07T09:00:00"])
        let known = ReportingDuty.standard.filter(\.countsFromKnowledge)
        // Of the law: 18 from finding (发现), 2 from when the head of the unit is told (接报).
        XCTAssertEqual(known.count, 20)
        XCTAssertTrue(known.allSatisfy { !$0.trigger.contains("发生") })
        for (known, day) in [
            ("2025-03-03T07:59:59", "2025-03-07"), ("2025-03-07T08:00:00", "2025-03-06"),
        ] {
            let wrong = try IncidentReport(
                happened: Moment("2025-03-03T08:00:00"), known: Moment(known))
            XCTAssertThrowsError(
                try IncidentCase(id, first: step(.report(wrong), on: Day(day)))
            ) {
                XCTAssertEqual(
                    $0 as? IncidentCaseError,
                    .knownOutside(
                        incident: id, known: wrong.known, happened: wrong.happened,
                        day: try! Day(day)))
            }
        }
    }

    /// 生产安全事故报告和调查处理条例 32条: 15 days from the report of the investigation, not from the event.
    func testTheAnswerToAnInvestigationIsNotDueFromTheEvent() throws {
        let report = try IncidentReport(
            happened: Moment("2025-03-03T08:00:00"),
            duties: ReportingDuty.named("accident", occasion: "reply"))
        let incident = try IncidentCase(id, first: step(.report(report)))
        XCTAssertNil(incident.terms[0].due)
        XCTAssertEqual(incident.overdue(at: try Moment("2026-01-01T00:00:00")), [])
    }

    /// A report that an older book took although it was dated ahead is read as it is.
    func testAStepThatWasTakenIsReadAgain() throws {
        let ahead = try step(.file(
            occasion: "device/serious", at: Moment("2025-03-04T00:00:00")))
        let read = try reported(["serious"]).taking(ahead, isKept: true)
        XCTAssertEqual(read.terms.first?.ended?.description, "2025-03-04T00:00:00")
    }

    func testAReportIsNotFiledAfterTheDayOfItsStep() throws {
        let incident = try reported(["serious"])
        let late = try Moment("2025-03-04T00:00:00")
        XCTAssertEqual(
            refusal(incident, step(.file(occasion: "device/serious", at: late))),
            .filedAfter(incident: id, filed: late, day: day))
        let filed = try incident.taking(step(.file(
            occasion: "device/serious", at: Moment("2025-03-03T23:59:59"))))
        XCTAssertEqual(filed.terms.first?.ended?.description, "2025-03-03T23:59:59")
    }

    private func step(
        _ action: IncidentStep.Action, on day: Day? = nil, by person: String = "N01"
    ) -> IncidentStep {
        IncidentStep(action, by: Person.ID(person), on: day ?? self.day)
    }

    private func refusal(_ incident: IncidentCase, _ step: IncidentStep) -> IncidentCaseError? {
        do {
            _ = try incident.taking(step)
            return nil
        } catch { return error }
    }

    /// An incident in each state; `action` is ordered and open, except where it is closed.
    private func inState(_ state: Incident.State) throws -> IncidentCase {
        var incident = try reported(["serious"])
        let evidence = Incident.Check.allCases.map { IncidentStep.Action.evidence($0, ["photo"]) }
        let way: [(Incident.State, [IncidentStep.Action])] = [
            (.reported, [.order(action: "a", responsible: Person.ID("W"), due: day)]),
            (.triaged, [.move(.triage, level: .harm)]),
            (.investigating, [.move(.investigate, level: nil)]),
            (.fourChecks, [.move(.review, level: nil)]),
            (.closed, evidence + [.complete(action: "a"), .move(.close, level: nil)]),
        ]
        for (next, actions) in way {
            for action in actions { incident = try incident.taking(step(action)) }
            if next == state { return incident }
        }
        return incident
    }

    func testEveryStepOfEveryStateIsTakenOrRefusedWithItsReason() throws {
        let allowed: [Incident.State: [Incident.Step]] = [
            .reported: [.triage], .triaged: [.investigate], .investigating: [.review],
            .fourChecks: [], .closed: [],
        ]
        for state in Incident.State.allCases {
            let incident = try inState(state)
            XCTAssertEqual(incident.incident.state, state)
            for move in Incident.Step.allCases {
                let refusal = refusal(incident, step(.move(move, level: .harm)))
                if allowed[state]?.contains(move) == true {
                    XCTAssertNil(refusal, "\(state) \(move)")
                } else if state == .fourChecks, move == .close {
                    XCTAssertEqual(
                        refusal, .incident(.checksMissing(incident: id, Incident.Check.allCases)))
                } else {
                    guard case .incident(.step)? = refusal else {
                        return XCTFail("\(state) \(move): \(String(describing: refusal))")
                    }
                }
            }
            let others: [IncidentStep.Action] = [
                .evidence(.cause, ["c"]), .breach(.operation), .complete(action: "a"),
                .accept(action: "a", reason: "r"),
                .order(action: "b", responsible: reporter, due: day),
            ]
            for action in others {
                let refusal = refusal(incident, step(action))
                XCTAssertEqual(
                    refusal, state == .closed ? .incident(.closed(incident: id)) : nil,
                    "\(state) \(action)")
            }
            XCTAssertEqual(
                refusal(incident, step(.report(incident.report))), .reportedTwice(incident: id))
            let late = step(
                .file(occasion: "device/serious", at: try Moment("2025-05-01T00:00:00")),
                on: try Day("2025-05-01"))
            XCTAssertNil(refusal(incident, late), "a report may be filed late: \(state)")
        }
    }

    func testWhatIsWrongWithAStepIsNamed() throws {
        let serious = try Moment("2025-03-04T00:00:00")
        var incident = try reported(["serious"])
        incident = try incident.taking(
            step(.order(action: "pump-1", responsible: Person.ID("W"), due: day)))
        let early = try Day("2025-03-02")
        let expected: [(IncidentStep, IncidentCaseError)] = [
            (step(.breach(.command), on: early),
             .dayBeforeLastStep(incident: id, day: early, last: day)),
            (step(.order(action: "pump-1", responsible: reporter, due: day)),
             .actionTwice(incident: id, action: "pump-1")),
            (step(.order(action: "b", responsible: reporter, due: early)),
             .actionDueBefore(incident: id, action: "b", due: early, day: day)),
            (step(.complete(action: "pump-2")),
             .actionUnknown(incident: id, action: "pump-2", nearest: "pump-1")),
            (step(.accept(action: "pump-1", reason: "")),
             .reasonMissing(incident: id, action: "pump-1")),
            (step(.accept(action: "pump-1", reason: "r"), by: "W"),
             .responsibleAccepts(incident: id, action: "pump-1", person: Person.ID("W"))),
            (step(.file(occasion: "device/serius", at: serious)),
             .dutyUnknown(incident: id, occasion: "device/serius", nearest: "device/serious")),
            (step(.file(occasion: "device/serious", at: Moment(startOf: day))),
             .filedBefore(
                 incident: id, filed: Moment(startOf: day), happened: incident.report.happened)),
            (step(.evidence(.cause, [""])),
             .incident(.evidenceMissing(incident: id, check: .cause))),
            (step(.move(.triage, level: nil)), .incident(.levelMissing(incident: id))),
        ]
        for (step, error) in expected { XCTAssertEqual(refusal(incident, step), error) }
        let file = step(
            .file(occasion: "device/serious", at: serious), on: try Day("2025-03-04"))
        XCTAssertEqual(
            refusal(try incident.taking(file), file),
            .filedTwice(incident: id, occasion: "device/serious"))
        let done = try incident.taking(step(.complete(action: "pump-1")))
        XCTAssertEqual(
            refusal(done, step(.complete(action: "pump-1"))),
            .actionEnded(incident: id, action: "pump-1"))
        let breach = step(.breach(.discipline))
        XCTAssertEqual(
            refusal(try incident.taking(breach), breach), .breachTwice(incident: id, .discipline))
    }

    func testAnIncidentBeginsWithItsReport() throws {
        XCTAssertThrowsError(try IncidentCase(id, first: step(.breach(.command)))) {
            XCTAssertEqual($0 as? IncidentCaseError, .unknown(incident: id))
        }
        let tomorrow = try Moment("2025-03-04T00:00:00")
        XCTAssertThrowsError(
            try IncidentCase(id, first: step(.report(IncidentReport(happened: tomorrow))))
        ) {
            XCTAssertEqual(
                $0 as? IncidentCaseError,
                .happenedAfter(incident: id, happened: tomorrow, day: day))
        }
        XCTAssertThrowsError(try reported(["serious", "serious"])) {
            XCTAssertEqual(
                $0 as? IncidentCaseError, .filedTwice(incident: id, occasion: "device/serious"))
        }
    }

    /// S-135: three of four evidenced, closing is refused and names the missing one.
    func testS135AnIncidentOfTheRegisterClosesOnlyWithAllFour() throws {
        for missing in Incident.Check.allCases {
            var incident = try inState(.fourChecks).taking(step(.complete(action: "a")))
            for check in Incident.Check.allCases where check != missing {
                incident = try incident.taking(step(.evidence(check, ["photo"])))
            }
            let close = step(.move(.close, level: nil))
            XCTAssertEqual(
                refusal(incident, close), .incident(.checksMissing(incident: id, [missing])))
            incident = try incident.taking(step(.evidence(missing, ["photo"]))).taking(close)
            XCTAssertEqual(incident.incident.state, .closed)
        }
    }

    /// 3 March 08:30 and 20 days: until 24:00 of the 23rd.
    func testTermsPassTheMomentAfterTheirLast() throws {
        let incident = try reported(["serious"]).taking(
            step(.order(action: "a", responsible: Person.ID("W"), due: Day("2025-03-10"))))
        func overdue(_ moment: String) throws -> [String] {
            try incident.overdue(at: Moment(moment)).map(\.code)
        }
        XCTAssertEqual(try overdue("2025-03-10T23:59:59"), [])
        XCTAssertEqual(try overdue("2025-03-11T00:00:00"), ["a"])
        XCTAssertEqual(try overdue("2025-03-23T23:59:59"), ["a"])
        XCTAssertEqual(try overdue("2025-03-24T00:00:00"), ["device/serious", "a"])
        let accepted = try incident.taking(step(.accept(action: "a", reason: "replaced")))
        XCTAssertEqual(
            try accepted.overdue(at: Moment("2025-03-11T00:00:00")), [])
        XCTAssertEqual(accepted.incident.openActions, [])
    }

    /// Random walks: whatever is tried, days never go back, history only grows, and a closed
    /// incident has all that its closing needs.
    func testRandomWalksKeepWhatMustHold() throws {
        var closed = 0
        for seed in 1...walkSteps(18_000) / 150 {
            var random = SeededGenerator(seed: UInt64(seed))
            var incident = try reported(["serious", "death"])
            for _ in 0..<150 {
                let actions: [IncidentStep.Action] = [
                    .move(.triage, level: AdverseEventLevel.allCases.randomElement(using: &random)),
                    .move(.investigate, level: nil), .move(.review, level: nil),
                    .move(.close, level: nil),
                    .evidence(Incident.Check.allCases.randomElement(using: &random)!, ["e"]),
                    .evidence(Incident.Check.allCases.randomElement(using: &random)!, ["e"]),
                    .breach(Incident.Breach.allCases.randomElement(using: &random)!),
                    .order(
                        action: "a\(Int.random(in: 1...2, using: &random))", responsible: reporter,
                        due: try Day("2025-03-20")),
                    .complete(action: "a\(Int.random(in: 1...2, using: &random))"),
                    .accept(action: "a1", reason: "r"),
                    .file(occasion: "device/death", at: try Moment("2025-03-05T00:00:00")),
                ]
                let day = try self.day.adding(days: .random(in: 0...2, using: &random))
                let tried = step(
                    actions.randomElement(using: &random)!, on: day,
                    by: ["N01", "W"].randomElement(using: &random)!)
                guard let next = try? incident.taking(tried) else { continue }
                XCTAssertEqual(next.history, incident.history + [tried], "seed \(seed)")
                if incident.incident.state == .closed { XCTAssertEqual(tried.kind, .file) }
                incident = next
            }
            XCTAssertEqual(incident.history.map(\.day), incident.history.map(\.day).sorted())
            XCTAssertEqual(
                incident.terms.filter { $0.kind == .action && $0.ended == nil }.map(\.code),
                incident.incident.openActions)
            // Taking the steps again leads to the same.
            let again = try incident.history.dropFirst().reduce(
                IncidentCase(id, first: incident.history[0])) { try $0.taking($1) }
            XCTAssertEqual(again, incident, "seed \(seed)")
            guard incident.incident.state == .closed else { continue }
            closed += 1
            XCTAssertEqual(incident.incident.missingChecks, [], "seed \(seed)")
            XCTAssertEqual(incident.incident.openActions, [], "seed \(seed)")
        }
        XCTAssertGreaterThan(closed, 5, "the walks reach the end")
    }
}
