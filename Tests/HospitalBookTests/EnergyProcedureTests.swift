import Hosp
import XCTest

/// The procedures of energy, through their arguments.
final class EnergyProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> [[String]] {
        try ProcedureRows.tables(name, arguments)
    }

    private let meter = #""meters":[{"meter":"M","capacity":"1000000","events":["#
        + #"{"at":"2024-03-01T07:00:00","register":"999984"},"#
        + #"{"at":"2024-03-01T09:00:00","register":"20"}]}]"#

    func testMetersAndBills() throws {
        XCTAssertEqual(
            try run("energy.use", "{\(meter)}")[0],
            ["M|2024-03-01T07:00:00|2024-03-01T09:00:00|36|roll_over"])
        let planned = try run(
            "energy.use",
            "{\(meter),\"plan\":[\"2024-03-01T07:00:00\",\"2024-03-01T08:00:00\","
                + "\"2024-03-01T09:00:00\",\"2024-03-01T10:00:00\"]}")
        XCTAssertEqual(planned[0].map { String($0.dropFirst(42)) }, [
            "18|roll_over,estimated", "18|roll_over,estimated", "-|",
        ])
        XCTAssertEqual(planned[1], ["M|2024-03-01T08:00:00", "M|2024-03-01T10:00:00"])
        let bill = try run(
            "energy.bill",
            "{\(meter),\"slots\":[{\"slot\":\"谷\",\"from\":\"00:00\",\"price\":\"0.3\"},"
                + "{\"slot\":\"峰\",\"from\":\"08:00\",\"price\":\"1\"}],"
                + "\"tiers\":[{\"above\":\"0\",\"surcharge\":\"0\"},"
                + "{\"above\":\"30\",\"surcharge\":\"0.5\"}]}")
        XCTAssertEqual(bill, [["M|谷|1|18|540", "M|峰|1|12|1200", "M|峰|2|6|900"], ["M|2640"]])
        XCTAssertThrowsError(
            try run(
                "energy.bill",
                "{\(meter),\"slots\":[{\"slot\":\"x\",\"from\":\"8\",\"price\":\"1\"}]}"))
    }

    func testBalancesAndQuotas() throws {
        XCTAssertEqual(
            try run(
                "energy.balance",
                #"{"master":"1000","subs":[{"code":"B","used":"430"},{"code":"A","used":"500"}],"#
                    + #""bill":"100","loss":"own","places":3}"#),
            [["1000|70|7.0|700|66.7"], ["A|500|5000", "B|430|4300"]])
        XCTAssertEqual(
            try run("energy.balance", #"{"master":"1","subs":[{"code":"A","used":null}]}"#),
            [["1|-|-|-|-"], ["A|-|-"]])
        XCTAssertEqual(
            try run(
                "energy.quota",
                #"{"quotas":[{"code":"A","quota":"1000","price":"1","actual":"900"},"#
                    + #"{"code":"B","quota":"10","price":"1","actual":"11"},"#
                    + #"{"code":"C","quota":"10","price":"1","actual":null}],"#
                    + #""bands":[{"share":"0.5"},{"from":"0","share":"1","sanction":"诫勉谈话"}]}"#
            )[0], ["A|under|-100|5000|-", "B|over|1|-100|诫勉谈话", "C|missing|-|0|-"])
    }

    func testWhatSaysTwoThingsIsRefused() throws {
        for (name, arguments) in [
            (
                "energy.use",
                #"{"meters":[{"meter":"M","events":[{"at":"2024-03-01T07:00","register":"1","#
                    + #""old_end":"2","new_start":"3"}]}]}"#
            ),
            (
                "energy.increase",
                #"{"current":"2","earlier":"1","percent":"100","quantity":"1","#
                    + #""price_change":"1"}"#
            ),
            ("energy.balance", #"{"master":"1","subs":[{"code":"A","used":"1"}],"places":0}"#),
            (
                "cost.payers",
                #"{"amount":"1","payers":[{"payer":"A","share":"0.5","fixed":"1"}]}"#
            ),
        ] { XCTAssertThrowsError(try run(name, arguments), arguments) }
    }

    func testRoundsIncreasesAndIntensities() throws {
        XCTAssertEqual(
            try run(
                "energy.round",
                #"{"means":{"A":"100","B":"100"},"values":{"A":"140"},"limit":"30"}"#)[0],
            ["A|alert|40.0", "B|missing|-"])
        XCTAssertEqual(
            try run(
                "energy.increase",
                #"{"current":"1688321.70","percent":"71","quantity":"400000","#
                    + #""price_change":"1.08","known":{"新增入口":"200000"}}"#)[0],
            [
                "earlier|98732263", "current|168832170", "increase|70099907", "price|43200000",
                "新增入口|20000000", "rest|6899907",
            ])
        XCTAssertEqual(
            try run(
                "energy.intensity",
                #"{"items":[{"code":"电","use":"5648074.9","per":"㎡","denominator":"80000"},"#
                    + #"{"code":"水","use":null,"per":"㎡","denominator":"80000"}]}"#)[0],
            ["电|㎡|70.60", "水|㎡|-"])
    }
}
