import HospitalCore
import SafetyInspection
import XCTest

/// The register of control points and the year of internal control.
final class RiskRegisterTests: XCTestCase {
    private func point(_ process: String, _ number: Int, control: String = "c") -> ControlPoint {
        var point = ControlPoint(
            process: process, number: number, risk: "r\(number)", source: .operatorError)
        point.control = control
        return point
    }

    /// S-281: 16 + 9 + 12 + 5 + 2 = 44 points; no. 7 is missing.
    func testS281PointsAreCountedByProcessAndAGapIsReported() throws {
        let counts = [("登记", 17), ("征缴", 9), ("支付", 12), ("稽核", 5), ("档案", 2)]
        let points = counts.flatMap { name, count in
            (1...count).filter { name != "登记" || $0 != 7 }.map { point(name, $0) }
        }
        let register = try RiskRegister(points.shuffled())
        let sizes = Dictionary(
            uniqueKeysWithValues: register.processes.map { ($0.name, $0.points.count) })
        XCTAssertEqual(sizes, ["登记": 16, "征缴": 9, "支付": 12, "稽核": 5, "档案": 2])
        XCTAssertEqual(register.count, 44)
        XCTAssertEqual(register.processes.filter { !$0.gaps.isEmpty }.map(\.name), ["登记"])
        XCTAssertEqual(register.processes.flatMap(\.gaps), [7])
        XCTAssertEqual(RiskSource.allCases.count, 7)
        XCTAssertEqual(RiskSource.allCases.map { register.count(from: $0) }.reduce(0, +), 44)
        XCTAssertEqual(register.count(from: .operatorError), 44)
    }

    func testNumbersThatCannotBeAreRefused() {
        for number in [0, -1, 10_000] {
            XCTAssertEqual(
                fault { () throws(RiskError) in try RiskRegister([point("a", number)]) },
                .pointNumberInvalid(process: "a", number: number))
        }
        XCTAssertEqual(
            fault { () throws(RiskError) in
                try RiskRegister([point("a", 2), point("b", 2), point("a", 2)])
            },
            .pointTwice(process: "a", number: 2))
        XCTAssertEqual(try RiskRegister([]).count, 0)
    }

    /// S-282: plan February, check April, self-check July, summary October.
    func testS282TheYearHasFourDatedSteps() throws {
        func day(_ text: String) throws -> Day { try Day(text) }
        let standings = try RiskYear.standard.standings(
            year: 2024, done: ["计划": day("2024-02-29"), "检查": day("2024-05-01")],
            today: day("2024-08-01"))
        XCTAssertEqual(standings.map(\.step.name), ["计划", "检查", "自查", "总结"])
        XCTAssertEqual(
            standings.map(\.due.description),
            ["2024-02-29", "2024-04-30", "2024-07-31", "2024-10-31"])
        XCTAssertEqual(standings.map(\.status), [.onTime, .late, .missing, .open])
        let plans = try ["2023-02-10", "2023-11-30", "2023-12-01"].map {
            try RiskYear.standard.standings(
                year: 2024, done: ["计划": day($0)], today: day("2024-03-01"))[0].status
        }
        XCTAssertEqual(plans, [.missing, .missing, .onTime], "of the year before")
        let wrong = RiskYear([.init("x", month: 13)])
        XCTAssertThrowsError(
            try wrong.standings(year: 2024, done: [:], today: day("2024-08-01")))
    }

    /// S-300: the register drives the checks.
    func testS300TheRegisterBecomesAChecklist() throws {
        let register = try RiskRegister([point("a", 1), point("a", 3, control: ""), point("b", 1)])
        let template = try ChecklistTemplate(
            .init(id: "RISK", version: "2024", title: "风险点"), total: .percent,
            sections: register.sections)
        let inspection = try Inspection(
            occasion, template: template,
            answers: [ItemAnswer("1-1", .yes), ItemAnswer("1-3", .no), ItemAnswer("2-1", .no)])
        XCTAssertEqual(inspection.findings.map(\.item), ["1-3", "2-1"])
        XCTAssertEqual(inspection.findings.map(\.criticality), [.key, .ordinary])
    }
}
