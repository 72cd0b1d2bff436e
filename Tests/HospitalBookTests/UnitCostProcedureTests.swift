import Hosp
import XCTest

/// Unit cost, break-even and depreciation as hosts call them: JSON in, tables out.
final class UnitCostProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(try JSONValue(parsing: Array(arguments.utf8)))
    }

    private func assertRefused(
        _ name: String, _ arguments: String, _ error: some HospitalError, line: UInt = #line
    ) {
        XCTAssertThrowsError(try run(name, arguments), line: line) {
            XCTAssertEqual(
                ($0 as? HospitalError)?.finding, error.finding, "\($0)", line: line)
        }
    }

    private func texts(_ row: [ResultValue]) -> [String] {
        row.map {
            switch $0 {
            case .null: return "null"
            case .text(let text): return text
            case .integer(let number): return String(number)
            case .real(let number): return String(number)
            }
        }
    }

    private func rows(_ result: ProcedureResult, _ table: String) throws -> [[String]] {
        try XCTUnwrap(result.tables.first { $0.name == table }).rows.map(texts)
    }

    /// Every declared table is there, with as many values in a row as columns.
    private func assertShape(_ name: String, _ result: ProcedureResult, line: UInt = #line) {
        XCTAssertEqual(
            result.tables.map(\.name), Procedure.named(name)?.tables, name, line: line)
        for table in result.tables {
            XCTAssertTrue(
                table.rows.allSatisfy { $0.count == table.columns.count }, table.name, line: line)
        }
    }

    /// 90.00 for 9 of 10 minutes at 10.00.
    func testTimeDrivenItemsAndTheCapacityLeft() throws {
        let result = try run(
            "cost.time_driven",
            #"{"cost":"100.00","capacity":10,"activities":[{"id":"a","minutes":"4.5","#
                + #""volume":2}]}"#)
        assertShape("cost.time_driven", result)
        XCTAssertEqual(
            try rows(result, "activities"), [["a", "45.000000", "9.0", "90.00", "9000"]])
        XCTAssertEqual(
            try rows(result, "capacity"),
            [["used", "9.0", "90.00", "9000"], ["unused", "1.0", "10.00", "1000"]])
        assertRefused(
            "cost.time_driven",
            #"{"object":"手术室","cost":"1","capacity":0,"activities":[{"id":"a","minutes":1,"#
                + #""volume":1}]}"#,
            UnitCostError.denominatorZero(
                object: "手术室", quantity: .practicalCapacity, amount: "1.00"))
    }

    /// 100 over 1 × 1 + 2 × 1: 33.333333 and 66.666667; with 15 % on it 38.333333.
    func testRelativeValuesWithAPrice() throws {
        let result = try run(
            "cost.rvu",
            #"{"pool":100,"markup":"0.15","items":[{"id":"a","value":1,"volume":1},"#
                + #"{"id":"b","value":2,"volume":1}]}"#)
        assertShape("cost.rvu", result)
        XCTAssertEqual(
            try rows(result, "items"),
            [
                ["a", "1", "33.333333", "38.333333", "33.33", "3333"],
                ["b", "2", "66.666667", "76.666667", "66.67", "6667"],
            ])
    }

    func testProportionalItems() throws {
        let result = try run(
            "cost.proportional",
            #"{"pool":"10.00","variant":"work","items":[{"id":"a","basis":1,"volume":4},"#
                + #"{"id":"b","basis":3,"volume":1}]}"#)
        assertShape("cost.proportional", result)
        XCTAssertEqual(
            try rows(result, "items"),
            [
                ["a", "0.250000", "0.625000", "2.50", "250"],
                ["b", "0.750000", "7.500000", "7.50", "750"],
            ])
    }

    func testItemsByActivity() throws {
        let result = try run(
            "cost.item",
            #"""
            {"pools":[{"id":"doctor","driver":"staff_minutes","roles":["doctor"]},
                      {"id":"room","driver":"minutes"},
                      {"id":"packs","driver":"named","name":"packs"},
                      {"id":"house","driver":"staff_minutes"}],
             "layers":[{"name":"direct","amounts":{"doctor":"120","room":"10","packs":"5"}},
                       {"name":"full","amounts":{"house":"1"}}],
             "items":[{"id":"A","volume":1,"minutes":10,"staff":{"doctor":1},"drivers":{"packs":2},
                       "own":{"materials":"0.5"}}]}
            """#)
        assertShape("cost.item", result)
        XCTAssertEqual(
            try rows(result, "items"),
            [
                ["A", "direct", "135.500000", "135.50", "13550"],
                ["A", "full", "136.500000", "136.50", "13650"],
            ])
        // 0.01 over three items of one minute; half a fen cannot be shown in fen.
        let thirds = try run(
            "cost.item",
            #"""
            {"pools":[{"id":"room","driver":"minutes"}],
             "layers":[{"name":"direct","amounts":{"room":"0.01"}},
                       {"name":"full","amounts":{"room":"0.005"}}],
             "items":[{"id":"C","volume":1,"minutes":1},{"id":"B","volume":1,"minutes":1},
                      {"id":"A","volume":1,"minutes":1}]}
            """#)
        XCTAssertEqual(
            try rows(thirds, "items").filter { $0[1] == "direct" }.map { $0[4] }, ["0", "0", "1"])
        XCTAssertEqual(
            thirds.tables[0].rows.filter { $0[1] == .text("full") }.map { $0[4] },
            [.null, .null, .null])
        assertRefused(
            "cost.item",
            #"{"pools":[{"id":"room","driver":"minutes","roles":[]}],"layers":[],"items":[]}"#,
            ArgumentError.unknown(path: "pools[1].roles", nearest: nil))
    }

    func testRatiosOfCostToCharges() throws {
        let result = try run(
            "cost.ratio",
            #"{"areas":[{"id":"a","charges":"300","ratio":"0.5"},"#
                + #"{"id":"b","charges":"10","cost":"1","income":"3"}]}"#)
        assertShape("cost.ratio", result)
        XCTAssertEqual(
            try rows(result, "areas"),
            [["a", "0.500000", "150.00", "15000"], ["b", "0.333333", "3.33", "333"]])
        assertRefused(
            "cost.ratio", #"{"areas":[{"id":"a","charges":"1","ratio":"1","cost":"1"}]}"#,
            ArgumentError.value(path: "areas[1].cost", value: "cost", allowed: "ratio"))
    }

    func testCasesAndGroupsByRatio() throws {
        let result = try run(
            "cost.case_by_ratio",
            #"""
            {"units":[{"id":"ward","cost":"900","income":"600","per_diem":"10"}],
             "cases":[{"id":"p1","group":"G","charges":{"ward":"100"},"days":{"ward":"1.5"},
                       "at_cost":{"drug":"0.55"}}]}
            """#)
        assertShape("cost.case_by_ratio", result)
        XCTAssertEqual(try rows(result, "cases"), [["p1", "G", "165.55", "16555"]])
        XCTAssertEqual(
            try rows(result, "groups"),
            [["G", "1", "165.550000", "165.55", "16555", "0.00", "0"]])
        XCTAssertEqual(
            try rows(result, "units").map { $0[1] + " " + $0[6] + " " + $0[8] },
            ["1.500000 165.00 735.00"])
    }

    func testBedDaysByClassWithAPrice() throws {
        let result = try run(
            "cost.bed_day",
            #"""
            {"components":[{"id":"nurse","amount":"75","behaviour":"fixed"},
                           {"id":"food","amount":"25","behaviour":"variable","markup":0}],
             "classes":[{"id":"general","beds":2,"days":10},{"id":"icu","bed_days":10,"weight":"3"}],
             "markup":"0.4","price_digits":1}
            """#)
        assertShape("cost.bed_day", result)
        XCTAssertEqual(
            try rows(result, "classes"),
            [["general", "1", "2.000000", "2.6"], ["icu", "3", "6.000000", "7.8"]])
        XCTAssertEqual(
            try rows(result, "totals"),
            [["100.00", "10000", "25.00", "2500", "75.00", "7500", "30", "50"]])
        assertRefused(
            "cost.bed_day",
            #"{"components":[],"classes":[{"id":"icu","bed_days":1,"days":1}]}"#,
            ArgumentError.value(path: "classes[1].days", value: "days", allowed: "bed_days"))
    }

    func testBreakEvens() throws {
        let volume = try run(
            "cost.break_even",
            #"{"fixed":100,"price":50,"variable":20,"volume":10,"targets":["30"]}"#)
        assertShape("cost.break_even", volume)
        XCTAssertEqual(
            try rows(volume, "break_even"),
            [["30.000000", "4", "166.67", "16667", "6.666667", "20000"]])
        XCTAssertEqual(try rows(volume, "targets"), [["30.00", "3000", "5"]])
        assertRefused(
            "cost.break_even", #"{"object":"CT","fixed":1,"price":1,"variable":1}"#,
            BreakEvenError.noBreakEven(object: "CT", contribution: .zero))
        let revenue = try run(
            "cost.break_even_revenue", #"{"fixed":80,"variable_ratio":"0.2","volume":8}"#)
        assertShape("cost.break_even_revenue", revenue)
        XCTAssertEqual(try rows(revenue, "break_even"), [["100.000000", "12.500000"]])
        let mix = try run(
            "cost.break_even_mix",
            #"{"fixed":10,"services":[{"id":"a","share":"1/2","price":5,"variable":1},"#
                + #"{"id":"b","share":"1/2","price":2,"variable":1}]}"#)
        assertShape("cost.break_even_mix", mix)
        XCTAssertEqual(try rows(mix, "services"), [["a", "2"], ["b", "2"]])
    }

    func testTheFixedCostThatACapacityBears() throws {
        let capacity = #"{"per_hour":6,"hours_per_day":8,"days":10,"utilisation":"0.5"}"#
        let hourly = try run(
            "cost.fixed_limit",
            #"{"capacity":\#(capacity),"price":10,"variable_per_hour":20,"margin":"0.1"}"#)
        assertShape("cost.fixed_limit", hourly)
        XCTAssertEqual(
            try rows(hourly, "limit"),
            [["2400.00", "240000", "800.00", "80000", "1600.00", "160000"]])
        let each = try run(
            "cost.fixed_limit", #"{"capacity":\#(capacity),"price":10,"variable":1}"#)
        XCTAssertEqual(try rows(each, "limit")[0].last, "216000")
        assertRefused(
            "cost.fixed_limit",
            #"{"capacity":\#(capacity),"price":10,"variable":1,"variable_per_hour":1}"#,
            ArgumentError.value(
                path: "variable", value: "variable", allowed: "variable_per_hour"))
    }

    func testDepreciationByMonth() throws {
        let result = try run(
            "asset.depreciation",
            #"""
            {"asset":"CT-01","cost":"10.00","acquired":"2024-02-29","months":3,
             "revisions":[{"month":"2024-03","cost_change":"1.00","months":2}]}
            """#)
        assertShape("asset.depreciation", result)
        XCTAssertEqual(
            try rows(result, "charges"),
            [
                ["202402", "3.33", "333", "3.33", "333", "6.67", "667"],
                ["202403", "3.84", "384", "7.17", "717", "3.83", "383"],
                ["202404", "3.83", "383", "11.00", "1100", "0.00", "0"],
            ])
        assertRefused(
            "asset.depreciation", #"{"asset":"A","cost":"1","acquired":"2024-01-01","months":0}"#,
            DepreciationError.lifeInvalid(asset: "A", months: 0))
        assertRefused(
            "asset.depreciation", #"{"cost":"1","acquired":"2023-02-29","months":1}"#,
            TimeError.dayInvalid("2023-02-29"))
    }
}
