import HospitalBook
import Interchange
import XCTest

/// The procedures about formulas, through their arguments.
final class FormulaProcedureTests: XCTestCase {
    private func json(_ name: String, _ arguments: String) throws -> String {
        let procedure = try XCTUnwrap(Procedure.named(name))
        return try procedure.run(JSONValue(parsing: arguments)).json.text
    }

    private let system = #"""
        "items":[{"code":"x","unit":"money"},{"code":"y"}],
        "formulas":[{"code":"f","text":"（x÷y）","unit":"money","digits":2}]
        """#
    private let facts = #"""
        "facts":[{"item":"x","month":"2025-01","value":"10"},{"item":"y","month":"2025-01","value":3},
                 {"item":"x","month":"2025-02","value":"1"},{"item":"y","month":"2025-02","value":0}]
        """#

    func testFormulasAreChecked() throws {
        let good = try json("formula.check", "{\(system)}")
        XCTAssertTrue(good.hasPrefix(#"{"valid":true,"version":""#), good)
        XCTAssertTrue(
            good.hasSuffix(
                #"[{"code":"f","canonical":"x/y","type":"number","unit":"money","digits":2}],"#
                    + #""faults":[]}"#), good)
        let bad = try json(
            "formula.check", #"{"items":[],"formulas":[{"code":"f","text":"1+"}]}"#)
        XCTAssertTrue(bad.hasPrefix(#"{"valid":false,"version":null,"formulas":[],"#), bad)
        XCTAssertTrue(bad.contains(#""name":"formula_token","zh":"公式“f”第3个字符：语法错误。""#), bad)
    }

    func testFormulasAreEvaluatedAndFrozen() throws {
        let found = try json("formula.evaluate", "{\(system),\(facts)}")
        XCTAssertTrue(
            found.contains(
                #"[{"formula":"f","department":"","month":"2025-01","value":"3.33","#
                    + #""missing":null,"issue":0},{"formula":"f","department":"","#
                    + #""month":"2025-02","value":null,"missing":"division_by_zero","issue":1}]"#),
            found)
        XCTAssertThrowsError(
            try json("formula.evaluate", #"{\#(system),\#(facts),"frozen":"x"}"#))
        XCTAssertThrowsError(
            try json("formula.evaluate", #"{\#(system),"facts":[{"item":"q","value":"1"}]}"#))
        XCTAssertThrowsError(
            try json("formula.evaluate", #"{"items":[],"formulas":[{"code":"f","text":"q"}]}"#))
    }

    func testAValueIsExplained() throws {
        let found = try json(
            "formula.explain", #"{\#(system),\#(facts),"formula":"f","month":"2025-01"}"#)
        XCTAssertTrue(found.contains(#""value":"3.33","steps":[{"depth":0,"text":"x/y","#), found)
        XCTAssertTrue(found.contains(#"{"depth":1,"text":"x","input":1,"#), found)
    }

    func testTablesAndUnitsAreRead() throws {
        let found = try json(
            "formula.evaluate",
            #"""
            {"items":[{"code":"k"}],
             "formulas":[{"code":"f","text":"lookup(t,parent(k))"}],
             "tables":[{"name":"t","rows":[{"keys":["1"],"value":"7","from":"2024-01","to":"2025-12"}]}],
             "departments":[{"code":"H"},{"code":"A","parent":"H"}],
             "facts":[{"item":"k","department":"H","value":"1"}],
             "from":"2025-03","to":"2025-04","at":["2025-03"]}
            """#)
        XCTAssertTrue(
            found.contains(#"{"formula":"f","department":"A","month":"2025-03","value":"7","#),
            found)
        XCTAssertFalse(found.contains("2025-04"), found)
    }
}
