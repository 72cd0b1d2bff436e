import Hosp
import XCTest

/// The procedures of assets, through their arguments.
final class AssetProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> [[String]] {
        try ProcedureRows.tables(name, arguments)
    }

    func testACountingCampaign() throws {
        let result = try run(
            "asset.count",
            #"{"today":"2024-06-05","start":"2024-06-01T00:00:00","assets":["#
                + #"{"asset":"A","department":"D","place":"101","keeper":"K","life_months":60,"#
                + #""last_audit":"2024-01-01"},{"asset":"B","department":"D","place":"101"}],"#
                + #""scans":[{"asset":"A","place":"102","at":"2024-06-02T09:00:00"},"#
                + #"{"asset":"X","place":"1","at":"2024-06-02T09:00:00"}]}"#)
        XCTAssertEqual(
            result,
            [
                ["A|misplaced|D|102|1", "B|missing|D|-|0", "X|unknown|-|1|1"], ["D|2|1"],
                ["B|1|keeper,life"],
            ])
    }

    func testReturnsOrdersAndReliability() throws {
        XCTAssertEqual(
            try run(
                "asset.return",
                #"{"idle_below":"40","assets":[{"asset":"CT","income":"100","costs":"#
                    + #"{"depreciation":"30","energy":"17"},"used_hours":"60","#
                    + #""available_hours":"160"}]}"#)[0], ["CT|5300|37.5|1"])
        XCTAssertEqual(
            try run(
                "asset.work_orders",
                #"{"orders":[{"order":"W","labour":[{"minutes":50,"hourly_rate":"33.33"}],"#
                    + #""parts":"10"}]}"#)[0], ["W|2778|3778"])
        XCTAssertEqual(
            try run(
                "asset.reliability",
                #"{"assets":[{"asset":"A","service_minutes":43200,"downtimes":[120,300,60]},"#
                    + #"{"asset":"B","service_minutes":1,"downtimes":[]}]}"#)[0],
            ["A|237.33|2.67", "B|-|-"])
    }
}
