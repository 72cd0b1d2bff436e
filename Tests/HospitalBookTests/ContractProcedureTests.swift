import Hosp
import XCTest

/// The procedures of contracts, splits and estimates, through their arguments.
final class ContractProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> [[String]] {
        try ProcedureRows.tables(name, arguments)
    }

    func testContractsTeamsAndPayers() throws {
        XCTAssertEqual(
            try run(
                "contract.result",
                #"{"units":[{"unit":"U","income":"100","cost":"90","remittance":"20"}]}"#)[0],
            ["U|-1000"])
        XCTAssertEqual(
            try run(
                "contract.register",
                #"{"today":"2024-06-01","outsourced":["保洁","洗涤"],"contracts":["#
                    + #"{"contract":"H","service":"保洁","partner":"P","from":"2021-07-01","#
                    + #""through":"2024-06-30","yearly_fee":"1"}]}"#),
            [["H|renew|2024-06-30"], ["洗涤"]])
        XCTAssertEqual(
            try run(
                "pay.team",
                #"{"work":[{"work":"W","quantity":"10","rate":"1.001"}],"#
                    + #""weights":{"B":"1","A":"2"}}"#)[0], ["A|667", "B|334"])
        XCTAssertEqual(
            try run(
                "cost.payers",
                #"{"amount":"100.01","payers":[{"payer":"A","share":"0.5"},"#
                    + #"{"payer":"B","fixed":"30","most":"25"}]}"#)[0],
            ["A|5000", "B|2500", "-|2501"])
        XCTAssertEqual(
            try run(
                "investment.appraise",
                #"{"outlay":"1000","inflows":["400","400","400"],"rate":"0.1","#
                    + #""most_payback":"3","most_risk":10,"risk":3}"#)[0],
            ["2.50|-526|0|present_value"])
    }

    func testClaimsFundsAndEstimates() throws {
        XCTAssertEqual(
            try run(
                "claim.audit",
                #"{"roster":[{"identity":"1","amount":"5"}],"identities":[],"#
                    + #""paid":{"1":"5","2":"1"}}"#)[0],
            ["1|identity_unknown|500", "2|not_entitled|100"])
        XCTAssertEqual(
            try run(
                "fund.allot",
                #"{"fund":"10","units":[{"unit":"A","base":"1","score":"90"},"#
                    + #"{"unit":"B","base":"1","score":"60"}]}"#)[0], ["A|600", "B|400"])
        XCTAssertEqual(
            try run(
                "benefit.estimate",
                #"{"items":[{"item":"电话","unit_cost":"50","count":100,"periods":12,"#
                    + #""least":"0.15","greatest":"0.3"}],"#
                    + #""rooms":[{"room":"R","area":"20.5","rate":"0.33","days":30}],"#
                    + #""own_work":[{"item":"推车","market":"23000","own":"3000"}]}"#),
            [["电话|900000|1800000"], ["R|20295"], ["推车|2000000"]])
        XCTAssertEqual(
            try run(
                "cost.variance_report",
                #"{"items":[{"item":"A","budget":"600","actual":"630"}]}"#)[0],
            ["A|3000|5.00|100.00", "total|3000|5.00|100.00"])
        XCTAssertEqual(
            try run(
                "task.overdue",
                #"{"today":"2024-07-01","tasks":[{"task":"T","quantity":"540","#
                    + #""due":"2024-06-30","done":"539"}]}"#)[0], ["T|overdue"])
    }
}
