import Hosp
import XCTest

/// Care, service items, cases and payment as hosts call them: JSON in, tables out.
final class CareCostProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        let procedure = try XCTUnwrap(Procedure.named(name))
        let result = try procedure.run(try JSONValue(parsing: Array(arguments.utf8)))
        XCTAssertEqual(result.tables.map(\.name), procedure.tables, name)
        for table in result.tables {
            XCTAssertTrue(
                table.rows.allSatisfy { $0.count == table.columns.count }, table.name)
        }
        return result
    }

    private func refused(_ name: String, _ arguments: String) throws -> Finding? {
        do {
            _ = try run(name, arguments)
            return nil
        } catch let error as any HospitalError { return error.finding }
    }

    private func rows(_ result: ProcedureResult, _ table: String) throws -> [String] {
        try XCTUnwrap(result.tables.first { $0.name == table }).rows
            .map { $0.map { $0 == .null ? "-" : $0.text }.joined(separator: " ") }
    }

    func testUnitsOfCare() throws {
        let result = try run(
            "cost.unit",
            #"""
            {"period":"2025-03","items":["staff"],
             "departments":[{"id":"D1","amounts":{"staff":"100.00"},
                             "split":{"outpatient":"3","inpatient":"1"},
                             "volumes":[{"unit":"visit","quantity":30},
                                        {"unit":"bed_day","quantity":5,"weight":"2"},
                                        {"unit":"discharge","quantity":1}]}],
             "prior":[{"department":"D1","unit":"visit","unit_cost":"2.0"}]}
            """#)
        XCTAssertEqual(
            try rows(result, "costs").filter { $0.hasPrefix("D1") && $0.contains(" - ") },
            [
                "D1 visit staff 75.00 7500 30 2.500000 30 2.500000 - - -",
                "D1 visit - 75.00 7500 30 2.500000 30 2.500000 2.0 0.500000 25.00",
                "D1 bed_day staff 25.00 2500 5 5.000000 10 2.500000 - - -",
                "D1 bed_day - 25.00 2500 5 5.000000 10 2.500000 - - -",
                "D1 discharge staff 25.00 2500 1 25.000000 1 25.000000 - - -",
                "D1 discharge - 25.00 2500 1 25.000000 1 25.000000 - - -",
            ])
        guard case .object(let json) = result.json else { return XCTFail("no object") }
        XCTAssertEqual(json.members.map(\.name), ["costs", "findings"])
        XCTAssertEqual(
            try refused(
                "cost.unit",
                #"{"period":"2025-03","items":["s"],"#
                    + #""departments":[{"id":"D","amounts":{"s":1}}]}"#),
            UnitCostError.quantityMissing(
                object: "D", quantity: .careVolume, period: "2025-03").finding)
    }

    func testPoolsAndItems() throws {
        let pool = try run(
            "cost.service_pool",
            #"{"department":"CT","cost":{"staff":"10","drug":"5"},"drugs":["drug"],"#
                + #""charged":{"staff":"0.50"}}"#)
        XCTAssertEqual(try rows(pool, "parts"), ["staff 9.50 950"])
        XCTAssertEqual(try rows(pool, "total"), ["9.50 950"])
        let items = try run(
            "cost.items",
            #"""
            {"departments":[
              {"id":"CT","pool":{"staff":"100.00"},"method":"time_driven","capacity":"125",
               "items":[{"id":"a","volume":4,"minutes":"25","income":"100"}]},
              {"id":"US","pool":{"staff":"6.00"},"method":"activity",
               "drivers":{"staff":{"scan":"1"}},
               "items":[{"id":"a","volume":1,"activities":{"scan":"1"}}]},
              {"id":"EN","pool":{"staff":"6.00"},"method":"relative_value","materials":"staff",
               "items":[{"id":"b","volume":2,"relative_value":"1","own_materials":"1"}]}]}
            """#)
        XCTAssertEqual(
            try rows(items, "items"),
            [
                "CT a 4 80.00 8000 20.000000 100.00 10000 20.00 2000",
                "US a 1 6.00 600 6.000000 - - - -", "EN b 2 6.00 600 3.000000 - - - -",
                "- a 5 86.00 8600 17.200000 100.00 10000 14.00 1400",
                "- b 2 6.00 600 3.000000 - - - -",
            ])
        XCTAssertEqual(try rows(items, "capacity"), ["CT 25 20.00 2000"])
        XCTAssertEqual(try rows(items, "activities"), ["US staff scan 6.00 600"])
        XCTAssertEqual(try rows(items, "parts").count, 3)
    }

    func testCasesByTheOtherTwoMethods() throws {
        let down = try run(
            "cost.case_top_down",
            #"""
            {"departments":[{"id":"ward","cost":"100.00"}],
             "patients":[{"id":"p1","group":"G","time":{"ward":"3"},"own":{"ward":"20.00"}},
                         {"id":"p2","time":{"ward":"1"}}]}
            """#)
        XCTAssertEqual(try rows(down, "cases"), ["p1 G 80.00 8000"])
        XCTAssertEqual(try rows(down, "groups"), ["G 1 80.000000 80.00 8000 0.00 0"])
        XCTAssertEqual(
            try rows(down, "departments"), ["ward 100.00 10000 20.00 2000 4 20.000000"])
        XCTAssertEqual(try rows(down, "in_house"), ["20.00 2000"])
        let up = try run(
            "cost.case_bottom_up",
            #"""
            {"unit_costs":[{"item":"CT","cost":"85.25"},{"item":"CT","department":"R","cost":"90"}],
             "cases":[{"id":"p1","group":"G","items":[{"item":"CT","quantity":2},
                       {"item":"CT","department":"R","quantity":-3}],"at_cost":{"drug":"300.00"}}]}
            """#)
        XCTAssertEqual(try rows(up, "cases"), ["p1 G 200.50 20050"])
        XCTAssertEqual(up.tables[2].rows.count, 1)
        XCTAssertEqual(
            try refused(
                "cost.case_bottom_up",
                #"{"unit_costs":[{"item":"CT","cost":1},{"item":"CT","cost":2}],"cases":[]}"#),
            UnitCostError.duplicate("CT").finding)
    }

    func testPaymentStandardsOfATable() throws {
        let result = try run(
            "cost.drg_payment",
            #"""
            {"rate":"9435.25","significant_digits":10,
             "groups":[{"id":"AA19","weight":"29.7","coefficients":{"1":"0.75","3":"1.2"},
                        "published":{"1":"210170.1938","3":"336272.32"}},
                       {"id":"XX","kind":"individual","published":{"3":"0"}}]}
            """#)
        XCTAssertEqual(
            try rows(result, "standards"),
            [
                "AA19 1 weighted 210170.1938 210170.1938 1",
                "AA19 3 weighted 336272.31 336272.32 0", "XX 1 individual 0 - 1",
                "XX 2 individual 0 - 1", "XX 3 individual 0 0 1",
            ])
        XCTAssertEqual(result.tables[1].rows.count, 1)
        XCTAssertEqual(
            try refused(
                "cost.drg_payment",
                #"{"rate":1,"significant_digits":10,"groups":[{"id":"A","weight":1,"#
                    + #""coefficients":{"4":1}}]}"#),
            ArgumentError.value(
                path: "groups[1].coefficients.4", value: "4", allowed: "1, 2, 3").finding)
    }

    func testAWeightThatIsMissingIsNotZero() throws {
        XCTAssertEqual(
            try refused(
                "cost.drg_payment", #"{"rate":1,"significant_digits":10,"groups":[{"id":"A"}]}"#),
            ArgumentError.missing(path: "groups[1].weight").finding)
    }

    /// S-120: 床日 300.00 × 8 days = 2400.00.
    func testS120PaymentModels() throws {
        let result = try run(
            "cost.payment",
            #"""
            {"models":[{"id":"item","kind":"fee_for_service"},
                       {"id":"bed_day","kind":"per_diem","rate":"300"},
                       {"id":"drg","kind":"group","standards":{"G":"2500.005"},"individual":["X"]},
                       {"id":"heads","kind":"capitation","per_head":"10","heads":200,
                        "spread":"charges"},
                       {"id":"budget","kind":"global_budget","amount":"900","spread":"cases"}],
             "cases":[{"id":"p1","group":"G","charge":"2600","cost":"2000","days":8,
                       "model":"bed_day"},
                      {"id":"p2","group":"X","charge":"400","cost":"500","agreed":"450",
                       "model":"drg"}]}
            """#)
        XCTAssertEqual(
            try rows(result, "totals"),
            [
                "item item 2 3000.00 300000 2500.00 250000 500.00 50000 250.000000",
                "bed_day bed_day 2 2400.00 240000 2500.00 250000 -100.00 -10000 -50.000000",
                "drg drg 2 2950.01 295001 2500.00 250000 450.01 45001 225.005000",
                "heads heads 2 2000.00 200000 2500.00 250000 -500.00 -50000 -250.000000",
                "budget budget 2 900.00 90000 2500.00 250000 -1600.00 -160000 -800.000000",
                "-  2 2850.00 285000 2500.00 250000 350.00 35000 175.000000",
            ])
        XCTAssertEqual(try rows(result, "cases").count, 12)
        XCTAssertEqual(
            try refused(
                "cost.payment",
                #"{"models":[{"id":"m","kind":"fee_for_service","rate":1}],"cases":[]}"#),
            ArgumentError.unknown(path: "models[1].rate", nearest: nil).finding)
    }

    func testS121SurplusOfFunds() throws {
        let result = try run(
            "cost.fund_surplus",
            #"{"fund":"resident","income":"1000","spending":"880","cumulative":"300"}"#)
        XCTAssertEqual(
            try rows(result, "check"),
            [
                "resident 120.00 12000 12.00 10 1 300.00 30000 293.333333 1 "
                    + "深化医药卫生体制改革年度主要工作安排"
            ])
        XCTAssertEqual(result.tables[1].rows.count, 2)
        let own = try run(
            "cost.fund_surplus",
            #"{"fund":"own","income":"100","spending":"90","cumulative":"20","#
                + #""limits":{"year_percent":"9.99","percent_of_financing":"20"}}"#)
        XCTAssertEqual(own.tables[1].rows.count, 1)
        let months = try run(
            "cost.fund_surplus",
            #"{"fund":"own","income":"100","spending":"120","cumulative":"10.01","#
                + #""limits":{"year_percent":"10","months":"1"}}"#)
        XCTAssertEqual(months.tables[1].rows.count, 1)
        XCTAssertEqual(
            try refused(
                "cost.fund_surplus", #"{"fund":"urban","income":1,"spending":1,"cumulative":1}"#),
            ArgumentError.value(path: "fund", value: "urban", allowed: "resident, rural").finding)
        XCTAssertEqual(
            try refused(
                "cost.fund_surplus",
                #"{"fund":"x","income":1,"spending":1,"cumulative":1,"#
                    + #""limits":{"year_percent":1,"months":1,"percent_of_financing":1}}"#),
            ArgumentError.value(
                path: "limits.percent_of_financing", value: "percent_of_financing",
                allowed: "months").finding)
    }

    func testS025Benchmarks() throws {
        let result = try run(
            "cost.benchmark",
            #"""
            {"indicator":"power_unit_cost","bases":{"heating":"100","whole_year":"90"},
             "season":"heating","price_index":"1.05","actual":"107","volume":"10",
             "score":{"base":100,"points":1,"step":"5","floor":0,"cap":110}}
            """#)
        XCTAssertEqual(
            try rows(result, "benchmark"), ["power_unit_cost 105.00 20.00 2000 96.00"])
        let own = try run(
            "cost.benchmark",
            #"{"indicator":"own","less_is_better":false,"bases":{"whole_year":1},"#
                + #""season":"whole_year","actual":2,"volume":3}"#)
        XCTAssertEqual(try rows(own, "benchmark"), ["own 1 -3.00 -300 -"])
        XCTAssertEqual(
            try refused(
                "cost.benchmark",
                #"{"indicator":"power_unit_cost","less_is_better":true,"bases":{},"#
                    + #""season":"heating"}"#),
            ArgumentError.value(
                path: "less_is_better", value: "power_unit_cost", allowed: nil).finding)
    }

    func testS089S097S098S124() throws {
        let variance = try run(
            "cost.variance",
            #"{"base":{"price":"0.4","quantity":522641509},"#
                + #""current":{"price":"0.453","quantity":522641509}}"#)
        XCTAssertEqual(
            try rows(variance, "variance"),
            ["27699999.98 2769999998 0.00 0 27699999.98 2769999998"])
        let ceiling = try run(
            "cost.price_ceiling",
            #"{"ceilings":[{"id":"阑尾炎","limit":"5000","from":"2025-01-01","to":"2025-12-31"}],"#
                + #""charges":[{"id":"阑尾炎","amount":"5000.01"}],"day":"2025-06-01"}"#)
        XCTAssertEqual(
            try rows(ceiling, "charges"), ["阑尾炎 5000.01 500001 5000.00 500000 0.01 1"])
        XCTAssertEqual(ceiling.tables[1].rows.count, 1)
        XCTAssertEqual(
            try rows(run("cost.drug_markup", #"{"cost":"1000","now":"0.15"}"#), "markup"),
            ["150.00 15000"])
        let share = try run(
            "cost.ratio_limit",
            #"{"ratio":"drug_share","objects":[{"id":"内科","part":"30.01","whole":"100"},"#
                + #"{"id":"外科","part":"30","whole":"100"}]}"#)
        XCTAssertEqual(try rows(share, "ratios"), ["内科 30.01 30 1", "外科 30.00 30 0"])
        XCTAssertEqual(share.tables[1].rows.count, 1)
        let own = try run(
            "cost.ratio_limit",
            #"{"ratio":"耗占比","limit":"20","objects":[{"id":"x","part":"2","whole":"10"}]}"#)
        XCTAssertEqual(try rows(own, "ratios"), ["x 20.00 20 0"])
        XCTAssertEqual(
            try refused("cost.ratio_limit", #"{"ratio":"drug","objects":[]}"#),
            ArgumentError.value(path: "ratio", value: "drug", allowed: "drug_share").finding)
    }

    func testS099S122() throws {
        let replaced = try run(
            "cost.income_replacement",
            #"{"lost":"100","sources":[{"id":"fee","each":"0.5","volume":80},"#
                + #"{"id":"government","amount":"20"}]}"#)
        XCTAssertEqual(try rows(replaced, "sources"), ["fee 40.00 4000", "government 20.00 2000"])
        XCTAssertEqual(try rows(replaced, "result"), ["60.00 6000 40.00 4000 60.000000"])
        XCTAssertEqual(
            try refused(
                "cost.income_replacement",
                #"{"lost":"1","sources":[{"id":"a","amount":"1","each":"1"}]}"#),
            ArgumentError.value(
                path: "sources[1].each", value: "each", allowed: "amount").finding)
        let reform = try run(
            "cost.price_reform",
            #"""
            {"items":[{"id":"n","kind":"labour","before":"10","after":"15","cost":"18","volume":2},
                      {"id":"o","before":"1","after":"1","cost":"1","volume":1}],
             "besides":"-9.99","tolerance":"0.01"}
            """#)
        XCTAssertEqual(
            try rows(reform, "items"),
            ["n -8.000000 -3.000000 10.00 1000", "o 0.000000 0.000000 0.00 0"])
        XCTAssertEqual(try rows(reform, "result"), ["0.01 1 1"])
        XCTAssertEqual(reform.tables[2].rows, [])
    }

    func testS100S101S102() throws {
        let buy = try run(
            "cost.make_or_buy",
            #"""
            {"own":{"direct":"800000","depreciation":"100000","capital":"1000000","rate":"0.05"},
             "offers":[{"id":"v","price":"900000","quality":80}],"minimum_quality":60}
            """#)
        XCTAssertEqual(
            try rows(buy, "decision"), ["outsource v self 950000.00 95000000"])
        XCTAssertEqual(buy.tables[1].rows.count, 2)
        let stay = try run(
            "cost.make_or_buy",
            #"{"own":{"direct":"1","capital_charge":"2","quality":9},"#
                + #""offers":[{"id":"v","price":"3","quality":0}]}"#)
        XCTAssertEqual(try rows(stay, "decision"), ["self - self 3.00 300"])
        XCTAssertEqual(
            try refused(
                "cost.make_or_buy",
                #"{"own":{"direct":"1","capital_charge":"2","capital":"1","rate":1},"offers":[]}"#),
            ArgumentError.value(
                path: "own.capital", value: "capital", allowed: "capital_charge").finding)
        let sourcing = try run(
            "cost.sourcing",
            #"{"demand_is_steady":true,"income":"100","cost":"100","#
                + #""management_is_strong":false,"tolerance":"5"}"#)
        XCTAssertEqual(try rows(sourcing, "choice"), ["outsource"])
        XCTAssertEqual(sourcing.tables[1].rows.count, 1)
    }
}
