import HospitalBook
import Interchange
import XCTest

/// The procedures about raters and schemes, through their arguments.
final class RaterProcedureTests: XCTestCase {
    private func json(_ name: String, _ arguments: String) throws -> String {
        let procedure = try XCTUnwrap(Procedure.named(name))
        return try procedure.run(JSONValue(parsing: arguments)).json.text
    }

    func testPeersAreRatedByOthers() throws {
        XCTAssertEqual(
            try json(
                "appraise.peers",
                #"{"assignments":[{"rater":"B","rated":"A","score":"90"},"#
                    + #"{"rater":"C","rated":"A"}]}"#),
            #"{"departments":[{"department":"A","score":"90.00","ratings":1,"missing":["C"]}]}"#)
        XCTAssertThrowsError(
            try json("appraise.peers", #"{"assignments":[{"rater":"A","rated":"A"}]}"#))
    }

    func testRatingsFromAllSides() throws {
        XCTAssertEqual(
            try json(
                "appraise.multi_source",
                #"""
                {"groups":[{"name":"superior","weight":"60","ratings":["90"]},
                           {"name":"peer","weight":"40","ratings":[]},
                           {"name":"self","weight":"20","self":true,"ratings":["100"]}]}
                """#),
            #"{"score":"92.50","groups":[{"name":"superior","score":"90.00","share":"3/4"},"#
                + #"{"name":"peer","score":null,"share":"0"},"#
                + #"{"name":"self","score":"100.00","share":"1/4"}],"missing":["peer"]}"#)
    }

    func testOutliersAndTiers() throws {
        XCTAssertEqual(
            try json(
                "appraise.outliers",
                #"""
                {"limit":"10","ratings":[{"rater":"a","subject":"x","value":"90"},
                                         {"rater":"b","subject":"x","value":"70"}]}
                """#),
            #"{"raters":[{"rater":"a","compared":1,"deviation":"20.00","outlier":true},"#
                + #"{"rater":"b","compared":1,"deviation":"-20.00","outlier":true}]}"#)
        XCTAssertEqual(
            try json("appraise.tier", #"{"level":"leader"}"#),
            #"{"panel":"领导小组","template":"院级领导绩效考核评分标准","validator":null,"#
                + #""filed_with":"人事科","exceptions":"领导小组"}"#)
        XCTAssertThrowsError(
            try json(
                "appraise.tier", #"{"level":"head","panel":"科室小组","members":[],"person":"h"}"#))
    }

    func testSchemesAreReviewed() throws {
        XCTAssertEqual(
            try json(
                "appraise.coverage",
                #"{"nodes":[{"id":"I"},{"id":"II","parent":"I"},"#
                    + #"{"id":"III","parent":"I","owner":"x"}]}"#),
            #"{"roots":1,"leaves":2,"faults":[{"fault":"ownerless","codes":["II"]}]}"#)
        XCTAssertEqual(
            try json(
                "appraise.review",
                #"""
                {"indicators":[{"id":"a","department":"lab","weight":"10","definition":"d","unit":"%",
                                "goal":"g","target":"95","plan":"95","main":true}],
                 "points":["p"],"rules":[{"id":"r"}]}
                """#),
            #"{"main_share":"1","quantification":[{"department":"lab","unquantified":0,"#
                + #""share":"0"}],"#
                + #""indicators":1,"main":1,"faults":[{"fault":"smart:T","codes":["a"]},"#
                + #"{"fault":"target_is_plan","codes":["a"]},"#
                + #"{"fault":"rule_without_point","codes":["r"]},"#
                + #"{"fault":"point_without_rule","codes":["p"]}]}"#)
    }
}
