import Hosp
import XCTest

/// The procedures of meetings, vehicles, rosters and registers, through their arguments.
final class OfficeProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> [[String]] {
        try ProcedureRows.tables(name, arguments)
    }

    func testMeetingsVehiclesAndTrips() throws {
        XCTAssertEqual(
            try run(
                "office.meetings",
                #"{"rooms":[{"room":"A","resources":["audio"]}],"meetings":["#
                    + #"{"meeting":"M","room":"A","from":"2024-03-05T14:00","#
                    + #""to":"2024-03-05T16:00","needs":["audio","video"],"#
                    + #""invited":["1","2","3","4"],"came":["1","2","3"]},"#
                    + #"{"meeting":"N","room":"A","from":"2024-03-05T15:00","#
                    + #""to":"2024-03-05T15:30"}]}"#)[0],
            [
                "M|video|N|2024-03-04|2024-03-05T08:00:00|2024-03-05T13:55:00|75.0",
                "N||M|2024-03-04|2024-03-05T08:00:00|2024-03-05T14:55:00|-",
            ])
        XCTAssertEqual(
            try run(
                "office.vehicles",
                #"{"today":"2024-03-01","vehicles":[{"plate":"A","kilometres":"10000","#
                    + #""service_at":"10000","inspected_through":"2024-03-31","#
                    + #""insured_through":"2025-01-01","open_violations":1}]}"#)[0],
            ["A|service,inspection,violation"])
        XCTAssertEqual(
            try run(
                "office.trips",
                #"{"by":"driver","bands":[{"from":"0","steps":["head"]},"#
                    + #"{"from":"100","steps":["head","director"]}],"trips":["#
                    + #"{"plate":"A","driver":"D","user":"U","kilometres":"99.9","cost":"7"},"#
                    + #"{"plate":"A","driver":"D","user":"U","kilometres":"100","cost":"0"}]}"#),
            [["1|head", "2|head,director"], ["D|2|199.9|700"]])
    }

    func testRostersAndRegisters() throws {
        XCTAssertEqual(
            try run(
                "office.roster",
                #"{"posts":["P"],"from":"2024-02-10T08:00","to":"2024-02-11T08:00","shifts":["#
                    + #"{"person":"A","post":"P","from":"2024-02-10T09:00","#
                    + #""to":"2024-02-11T08:00"}]}"#),
            [["P|2024-02-10T08:00:00|2024-02-10T09:00:00"], []])
        XCTAssertEqual(
            try run("office.seals", #"{"uses":[{"use":"1","requester":"A","approver":"A"}]}"#)[0],
            ["1|document,copies,self_approved"])
        XCTAssertEqual(
            try run(
                "office.receipts",
                #"{"to":["A","B"],"readings":[{"person":"A","at":"2024-03-01T09:00"}]}"#)[0],
            ["A|read|2024-03-01T09:00:00", "B|unread|-"])
        XCTAssertEqual(
            try run(
                "office.documents",
                #"{"today":"2024-03-05","documents":[{"number":1,"due":"2024-03-04"},"#
                    + #"{"number":3,"due":"2024-03-05"}]}"#)[0], ["2|missing", "1|late"])
        XCTAssertEqual(
            try run(
                "purchase.goods_in",
                #"{"plan":{"P":"1"},"goods":[{"line":"P","code":"C","quantity":"1"},"#
                    + #"{"line":"X","code":"D","quantity":"1"}]}"#)[0], ["P|C|-", "X|D|no_plan"])
        XCTAssertEqual(
            try run(
                "purchase.rating",
                #"{"weights":{"delivery":"30","quality":"50","complaints":"20"},"#
                    + #""deduction":"5","suppliers":[{"supplier":"S","deliveries":10,"#
                    + #""in_time":9,"faultless":8,"complaints":2}]}"#)[0], ["S|85.00"])
    }
}
