import Hosp
import XCTest

/// Evaluation as hosts call it: the variant stands in the result, statistics are real columns.
final class EvaluationProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        let result = try XCTUnwrap(Procedure.named(name)).run(
            try JSONValue(parsing: Array(arguments.utf8)))
        XCTAssertEqual(result.tables.map(\.name), Procedure.named(name)?.tables, name)
        for table in result.tables {
            XCTAssertTrue(table.rows.allSatisfy { $0.count == table.columns.count }, table.name)
        }
        return result
    }

    private func member(_ name: String, of result: ProcedureResult) -> JSONValue? {
        guard case .object(let object) = result.json else { return nil }
        return object[name]
    }

    private let matrix = #"""
        "alternatives":["a","b"],"criteria":[{"id":"x"},{"id":"y","direction":"low"}],
        "matrix":[["1","4"],["3","2"]]
        """#

    /// b is best in both criteria, a worst in both.
    func testTopsisNamesItsVariant() throws {
        let result = try run(
            "evaluate.topsis",
            "{\(matrix)," + #""positivise":"max_minus","normalise":"minmax","weighting":"matrix"}"#)
        XCTAssertEqual(member("positivise", of: result), .string("max_minus"))
        XCTAssertEqual(member("normalise", of: result), .string("minmax"))
        XCTAssertEqual(
            result.tables[0].rows.map { [$0[0], $0[3], $0[4]] },
            [[.text("a"), .real(0), .integer(2)], [.text("b"), .real(1), .integer(1)]])
        XCTAssertThrowsError(
            try run("evaluate.topsis", "{\(matrix)," + #""positivise":"direction"}"#)
        ) { XCTAssertEqual($0 as? ArgumentError, .missing(path: "normalise")) }
    }

    /// RSR: a has rank 1 in both, b rank 2 in both; of 2 alternatives ½ and 1.
    func testRankSumRatiosAreExactTexts() throws {
        let result = try run("evaluate.rsr", "{\(matrix)," + #""ranks":"average","bands":[3]}"#)
        XCTAssertEqual(
            result.tables[0].rows, [[.text("a"), .text("1/2")], [.text("b"), .text("1")]])
        XCTAssertEqual(result.tables[1].rows.map { $0[3] }, [.text("1/2"), .text("7/8")])
        XCTAssertEqual(
            result.tables[2].rows,
            [[.text("a"), .integer(3), .integer(2)], [.text("b"), .integer(3), .integer(3)]])
        XCTAssertEqual(result.tables[3].rows.map { $0[1] }, [.text("evaluation_few_groups")])
    }

    /// Grey: a lies at distance 1 in both, b at 0: (0 + ½) / (1 + ½) and 1.
    func testGreyRelationAndCompositeIndex() throws {
        let grey = try run("evaluate.grey", "{\(matrix)," + #""normalise":"minmax"}"#)
        XCTAssertEqual(member("rho", of: grey), .string("0.5"))
        XCTAssertEqual(
            grey.tables[0].rows.map { $0[2] }, [.integer(2), .integer(1)])
        let index = try run(
            "evaluate.composite", "{\(matrix)," + #""reference":[2,2],"classes":[["x","y"]]}"#)
        XCTAssertEqual(
            index.tables[0].rows.map { [$0[1], $0[3]] },
            [[.real(0.25), .real(0.5)], [.real(1.5), .real(1.25)]])
    }

    func testWeightsOfCriteria() throws {
        let entropy = try run(
            "evaluate.entropy", #"{"matrix":[[1,5],[1,5]],"share":"raw","score":true}"#)
        XCTAssertEqual(entropy.tables[0].rows.map { $0[2] }, [.real(0.5), .real(0.5)])
        XCTAssertEqual(entropy.tables[1].rows.map { $0[1] }, [.real(3), .real(3)])
        XCTAssertEqual(entropy.tables[2].rows.count, 2)
        let critic = try run("evaluate.critic", "{\(matrix)}")
        XCTAssertEqual(critic.tables[0].rows.map { $0[0] }, [.text("x"), .text("y")])
        let pairs = try run("evaluate.ahp", #"{"matrix":[["1","3"],["1/3","1"]]}"#)
        XCTAssertEqual(member("table", of: pairs), .string("saaty1980"))
        XCTAssertEqual(member("acceptable", of: pairs), .bool(true))
        XCTAssertThrowsError(
            try run("evaluate.ahp", #"{"matrix":[["1"]],"criteria":["x","y"]}"#)
        ) {
            XCTAssertEqual(
                $0 as? EvaluationError,
                .rowLength(alternative: "criteria", expected: 1, found: 2))
        }
    }

    func testScoresAreComparedByRankQuotaAndPanel() throws {
        let ranks = try run("appraise.rank", #"{"scores":["90","95","90"]}"#)
        XCTAssertEqual(
            ranks.tables[0].rows[0],
            [.integer(1), .text("90"), .integer(2), .integer(2), .text("5/2"), .text("0")])
        let quota = try run(
            "appraise.top_quota",
            #"{"percent":50,"tie":"key","candidates":[{"id":"a","score":9,"key":1},"#
                + #"{"id":"b","score":9,"key":2}]}"#)
        XCTAssertEqual(quota.tables[0].rows, [[.text("b"), .text("selected")]])
        let panel = try run("appraise.panel", #"{"ratings":[80,90],"trimmed":1}"#)
        XCTAssertEqual(panel.tables[0].rows, [[.integer(2), .text("85.00")]])
        XCTAssertEqual(panel.tables[1].rows.map { $0[1] }, [.text("panel_too_small")])
    }
}
