import HospitalBook
import Interchange
import SafetyInspection
import XCTest

/// The procedures of risk, through their arguments.
final class RiskProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments))
    }

    private func texts(_ table: ResultTable, _ column: String) -> [String] {
        let place = table.columns.firstIndex { $0.name == column }!
        return table.rows.map { $0[place].text }
    }

    /// 10 × 2 × 1 = 20: level IV when the bound belongs to it, V when it does not.
    func testRisksAreAssessedWithTheirResidueAndTheirOrder() throws {
        let risks = #"""
            "risks":[{"risk":"a","values":{"L":"10","E":"2","C":"1"}},
                     {"risk":"b","values":{"L":6,"E":6,"C":15},
                      "residual":{"L":"0.5","E":"6","C":"15"}}]
            """#
        let result = try run("safety.risk", #"{"method":"LEC",\#(risks)}"#)
        XCTAssertEqual(result.tables.map(\.name), ["risks", "colours", "levels", "factors"])
        let table = result.tables[0]
        XCTAssertEqual(texts(table, "score"), ["20", "540"])
        XCTAssertEqual(texts(table, "level"), ["IV", "I"])
        XCTAssertEqual(texts(table, "turn"), ["2", "1"])
        XCTAssertEqual(texts(table, "residual_score"), ["", "45"])
        XCTAssertEqual(texts(table, "residual_colour"), ["", "blue"])
        XCTAssertEqual(texts(result.tables[1], "risks"), ["1", "0", "0", "1"])
        let exclusive = try run("safety.risk", #"{"method":"LEC","edge":"exclusive",\#(risks)}"#)
        XCTAssertEqual(texts(exclusive.tables[0], "level"), ["V", "I"])
    }

    func testAHospitalGivesItsOwnMatrixAndLevels() throws {
        let own = try run(
            "safety.risk",
            #"""
            {"own_method":{"code":"WARD","factors":[
               {"code":"L","values":[{"value":"1","name":"罕见"},{"value":"2"}]},
               {"code":"S","values":[{"value":"1"},{"value":"2"}]}],
              "levels":[{"code":"A","name":"重大","colour":"red","acts":true,"action":"停用"},
                        {"code":"B"}],
              "grid":[["B","A"],["B","B"]],"floors":[{"factor":"L","value":"2"}]},
             "risks":[{"risk":"x","values":{"L":"1","S":"2"}},
                      {"risk":"y","values":{"L":"2","S":"2"}}]}
            """#)
        XCTAssertEqual(texts(own.tables[0], "level"), ["A", "B"])
        XCTAssertEqual(texts(own.tables[0], "acts"), ["1", "1"])
        let rpn = try run(
            "safety.risk",
            #"""
            {"method":"RPN","levels":[{"code":"ACT","from":"125","acts":true},{"code":"WATCH"}],
             "risks":[{"risk":"x","values":{"S":"4","O":"5","D":"6"}}]}
            """#)
        XCTAssertEqual(texts(rpn.tables[0], "level"), ["WATCH"])
    }

    func testWhatIsWrongIsNamed() {
        let risk = #"{"risk":"x","values":{"L":"1","E":"1","C":"1"}}"#
        XCTAssertThrowsError(
            try run("safety.risk", #"{"method":"LEC","risks":[\#(risk),\#(risk)]}"#)
        ) { XCTAssertEqual($0 as? RiskError, .riskTwice("x")) }
        for arguments in [
            #"{"method":"LEC","own_method":{"code":"X"},"risks":[]}"#, #"{"risks":[]}"#,
            #"{"method":"SAC","risks":[]}"#, #"{"method":"LEC","edge":"half","risks":[]}"#,
            #"{"own_method":{"code":"X"},"risks":[]}"#,
        ] {
            XCTAssertThrowsError(try run("safety.risk", arguments), arguments)
        }
    }

    func testTheRegisterAndItsYear() throws {
        let register = try run(
            "safety.risk_register",
            #"""
            {"points":[{"process":"登记","number":1,"risk":"录错","source":"operator_error",
                        "control":"复核"},
                       {"process":"登记","number":3,"risk":"串通","source":"inside_fraud"}]}
            """#)
        XCTAssertEqual(
            register.json.text,
            #"{"processes":[{"process":"登记","points":2,"gaps":"2"}],"#
                + #""sources":[{"source":"operator_error","points":1},"#
                + #"{"source":"malice","points":0},{"source":"flow","points":0},"#
                + #"{"source":"it","points":0},{"source":"inside_fraud","points":1},"#
                + #"{"source":"outside_fraud","points":0},"#
                + #"{"source":"not_following_policy","points":0}],"#
                + #""items":[{"process":"登记","item":"1-1","question":"录错：复核","criticality":0},"#
                + #"{"process":"登记","item":"1-3","question":"串通","criticality":1}]}"#)
        let year = try run(
            "safety.risk_year",
            #"{"year":2024,"today":"2024-03-01","done":{"计划":"2024-02-10"},"#
                + #""steps":[{"name":"计划","month":2},{"name":"总结","month":12}]}"#)
        XCTAssertEqual(texts(year.tables[0], "status"), ["ON_TIME", "OPEN"])
        assertRefused(
            ArgumentError.unknown(path: "done.summery", nearest: "summary"),
            "safety.risk_year",
            #"{"year":2024,"today":"2024-11-01","steps":[{"name":"summary","month":10}],"#
                + #""done":{"summery":"2024-10-05"}}"#)
        assertRefused(
            ArgumentError.unknown(path: "done.总解", nearest: nil), "safety.risk_year",
            #"{"year":2024,"today":"2024-11-01","done":{"总解":"2024-10-05"}}"#)
        assertRefused(
            ArgumentError.duplicate(path: "steps[2].name"), "safety.risk_year",
            #"{"year":2024,"today":"2024-03-01","#
                + #""steps":[{"name":"计划","month":2},{"name":"计划","month":12}]}"#)
    }
}
