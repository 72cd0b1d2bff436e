import Hosp
import XCTest

/// Ledger, income, margins and subsidies as hosts call them: JSON in, tables out.
final class LedgerProcedureTests: XCTestCase {
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

    private func rows(_ result: ProcedureResult, _ table: String) throws -> [String] {
        try XCTUnwrap(result.tables.first { $0.name == table }, table).rows.map { row in
            row.map { $0 == .null ? "-" : $0.text }.joined(separator: " ")
        }
    }

    private func assertRefused(
        _ name: String, _ arguments: String, _ error: some HospitalError, line: UInt = #line
    ) {
        XCTAssertThrowsError(try run(name, arguments), line: line) {
            XCTAssertEqual(
                ($0 as? HospitalError)?.finding, error.finding, "\($0)", line: line)
        }
    }

    private let hospital = #"""
        "departments":[{"id":"admin","class":"admin_logistics"},{"id":"ward","class":"clinical"}],
        "entries":[{"entry":"V1","department":"ward","item":"pay","amount":"10.00"},
                   {"entry":"V2","department":"admin","item":"pay","amount":"4.00"},
                   {"entry":"V3","department":"ward","item":"pay","amount":"1.00","kind":"gift"}],
        "bills":[{"id":"W","item":"water","amount":"0.05","driver":"area"}],
        "drivers":{"area":{"ward":1,"admin":1}},
        "kinds":[{"id":"gift","name":"赠品","treatment":"never_cost"}]
        """#

    func testALedgerIsBroughtToAScope() throws {
        let result = try run("cost.ledger", #"{"scope":"medical_business",\#(hospital)}"#)
        XCTAssertEqual(
            try rows(result, "scope_totals"),
            [
                "1 ledger 15.05 1505 - -", "2 excluded 5.03 503 - -", "3 included 10.02 1002 - -",
                "4 entered 10.00 1000 - -", "5 shared 0.02 2 - -",
                "6 medical_business 10.02 1002 10.02 1002", "7 medical 14.05 1405 4.03 403",
                "8 medical_full 14.05 1405 0.00 0", "9 hospital_full 14.05 1405 0.00 0",
            ])
        XCTAssertEqual(
            try rows(result, "direct"),
            ["ward pay 10.00 1000 0.00 0 10.00 1000", "ward water 0.00 0 0.02 2 0.02 2"])
        XCTAssertEqual(
            try rows(result, "excluded"),
            [
                "medical admin_logistics admin pay 4.00 400 1",
                "medical admin_logistics admin water 0.03 3 1",
                "never_cost gift ward pay 1.00 100 1",
            ])
        XCTAssertEqual(
            try rows(result, "bill_shares"),
            ["W admin water area 1 0.03 3 0", "W ward water area 1 0.02 2 1"])
        XCTAssertEqual(try rows(result, "ledger_findings"), [])
        assertRefused(
            "cost.ledger", #"{"scope":"everything",\#(hospital)}"#,
            ArgumentError.value(
                path: "scope", value: "everything",
                allowed: "medical_business, medical, medical_full, hospital_full"))
        assertRefused(
            "cost.ledger",
            #"{"departments":[{"id":"a"}],"bills":[{"id":"W","item":"i","amount":"1","#
                + #""driver":"d"}],"drivers":{"d":{"a":0}},"period":"2025-03"}"#,
            BillError.driverTotalZero(
                bill: "W", driver: "d", amount: Money(fen: 100), period: "2025-03"))
        assertRefused(
            "cost.ledger", #"{"departments":[{"id":"a","direct":{}}]}"#,
            ArgumentError.unknown(path: "departments[1].direct", nearest: nil))
    }

    func testTheResidualPolicyOfBillsIsTheCallers() throws {
        let result = try run(
            "cost.ledger",
            #"{"departments":[{"id":"a"},{"id":"b"}],"drivers":{"d":{"a":1,"b":1}},"#
                + #""bills":[{"id":"W","item":"i","amount":"0.01","driver":"d"}],"#
                + #""residual":"last","negative_driver":"error"}"#)
        XCTAssertEqual(
            try rows(result, "bill_shares"), ["W a i d 1 0.01 1 1", "W b i d 1 0.00 0 1"])
    }

    func testTheStatementNamesDifferences() throws {
        let final = #""final":{"ward":{"pay":"14.00","water":"0.04"}},"stated":{"pay":"15.00"}"#
        let result = try run("cost.reconcile", #"{"scope":"medical",\#(hospital),\#(final)}"#)
        XCTAssertEqual(
            try rows(result, "statement").suffix(5),
            [
                "11 received 分摊转入合计 - 4.02 4.03 -0.01", "12 final 科室全成本 ward 14.04 - -",
                "13 final_total 科室全成本合计 - 14.04 14.05 -0.01",
                "14 final_item 全成本项目合计 pay 14.00 14.00 0.00",
                "15 final_item 全成本项目合计 water 0.04 0.05 -0.01",
            ])
        XCTAssertEqual(
            try rows(result, "findings").count, 4, "water is not in the financial ledger either")
        guard case .object(let document) = result.json else { return XCTFail("no object") }
        XCTAssertEqual(document.members.first?.value, .bool(false))
        XCTAssertEqual(
            try XCTUnwrap(result.tables.first).delimitedText(in: .utf8, substituting: false)
                .prefix(40),
            Array("line_number,section_name,section_label,line_key".utf8).prefix(40))
        assertRefused(
            "cost.reconcile", #"{\#(hospital),"final":{"ward":{"pay":"x"}}}"#,
            ArgumentError.value(path: "final.ward.pay", value: "x", allowed: nil))
    }

    func testDriversAreRated() throws {
        let result = try run(
            "cost.maqs",
            #"{"costs":[{"driver":"area","amount":"600"},{"driver":"heads","amount":"400"},"#
                + #"{"driver":"kwh","amount":"7.5"}],"quality":{"area":90,"heads":"50"},"#
                + #""maximum":100}"#)
        XCTAssertEqual(
            try rows(result, "drivers"),
            [
                "area 600.00 0.900000 0.600000", "heads 400.00 0.500000 0.400000", "kwh 7.50 - -",
            ])
        XCTAssertEqual(try rows(result, "total"), ["maqs 1000.00 7.50 74.00"])
        assertRefused(
            "cost.maqs",
            #"{"costs":[{"driver":"area","amount":"600"}],"quality":{"area":2},"maximum":1}"#,
            DriverQualityError.qualityInvalid(.init("area", Decimal(2), of: .one)))
    }

    /// The lists come as a book imports them.
    func testTheStandardsAreListedWithTheirSourceAndCanBeImported() throws {
        let result = try run("cost.standards", "{}")
        let items = try rows(result, "items")
        XCTAssertEqual(items.count, 7)
        XCTAssertEqual(items.first, "personnel 人员经费 1 - - 公立医院成本核算规范国卫财务发〔2021〕4号")
        let kinds = try rows(result, "kinds")
        XCTAssertEqual(kinds.count, EntryKind.standard.count)
        XCTAssertEqual(
            kinds.first { $0.hasPrefix("fine") },
            "fine 罚款 never_cost - - 公立医院成本核算规范国卫财务发〔2021〕4号")
        let drivers = try rows(result, "drivers")
        XCTAssertEqual(drivers.count, 26)
        XCTAssertEqual(drivers.first, "headcount 人员数 人 * admin_logistics 三级分摊核算工作簿")
        XCTAssertTrue(
            drivers.contains(
                "visits 门急诊人次 人次 * medical_auxiliary 公立医院成本核算规范国卫财务发〔2021〕4号（未核实）"))
        let book = try Book(at: ":memory:", libraryVersion: "test")
        book.now = 20_250_401_120_000
        let tables = ["hosp_cost_item", "hosp_cost_kind", "hosp_driver"]
        for (table, lines) in zip(tables, result.tables) {
            let text = try lines.delimitedText(in: .utf8, substituting: false)
            let outcome = try book.importBatch(.init(table: table, key: "standard")) {
                try DelimitedText.Reader(bytes: text)
            }
            XCTAssertEqual(outcome.rowCount, lines.rows.count)
        }
    }

    /// Items and classes that a driver suits are those that the library knows.
    func testTheDriversOfTheLibraryNameItemsAndClassesThatThereAre() {
        let items = CostItemSet.standard2021.items.map(\.code)
        for driver in StandardDriver.all {
            for item in driver.items.split(separator: " ") where item != "*" {
                XCTAssertTrue(items.contains(String(item)), driver.code)
            }
            for name in driver.classes.split(separator: " ") {
                XCTAssertNotNil(DepartmentClass(rawValue: String(name)), driver.code)
            }
        }
        XCTAssertEqual(Set(StandardDriver.all.map(\.code)).count, 26)
        XCTAssertEqual(StandardDriver.all.compactMap(\.basis), [.direct, .accumulated])
    }

    func testEveryFaultOfDriversIsListed() throws {
        let result = try run("cost.check_drivers", #"""
            {"period":"2025-03","departments":["lab","ward"],
             "drivers":{"headcount":{"lab":3,"ward":"4.5"},"area":{"lab":-1}},
             "control_totals":{"headcount":"7.5","area":"2","water":"9"}}
            """#)
        XCTAssertEqual(
            try rows(result, "drivers"),
            [
                "headcount 人员数 人 7.5 7.5 0.0 0 0", "area 占用面积 平方米 -1 2 -3 1 1",
                "water 用水量 立方米 0 9 -9 2 0",
            ])
        XCTAssertEqual(
            result.tables[1].rows.map { $0[1] },
            [
                "driver_missing", "driver_negative", "driver_control_differs", "driver_missing",
                "driver_missing", "driver_control_differs",
            ].map { .text($0) })
    }

    func testIncomeIsAllocatedByTheEngineOfCost() throws {
        let rest = #"""
            "categories":["tests"], "method":"step_down",
            "departments":[{"id":"lab"},{"id":"ward"},{"id":"clinic"}],
            "drivers":{"orders":{"ward":3,"clinic":1}},
            "steps":[{"sources":["lab"],"driver":"orders"}]
            """#
        let entry = #""entries":[{"entry":"R1","item":"tests","amount":"100.00","#
            + #""ordering":"ward","executing":"lab"}]"#
        let result = try run("income.allocate", #"{"basis":"executing",\#(entry),\#(rest)}"#)
        XCTAssertEqual(
            try rows(result, "final"),
            [
                "clinic clinic tests 0.00 0 25.00 2500 25.00 2500",
                "ward ward tests 0.00 0 75.00 7500 75.00 7500",
            ])
        let ordered = try run("income.allocate", #"{"basis":"ordering",\#(entry),\#(rest)}"#)
        XCTAssertEqual(
            try rows(ordered, "final").last, "ward ward tests 100.00 10000 0.00 0 100.00 10000")
        assertRefused(
            "income.allocate",
            #"{"basis":"ordering","entries":[{"entry":"R1","item":"tests","amount":"1"}],"#
                + #"\#(rest)}"#,
            LedgerError.incomeDepartmentMissing(entry: "R1", .ordering))
        assertRefused(
            "income.allocate",
            #"{"basis":"ordering","entries":[],"categories":["t"],"method":"direct","#
                + #""departments":[{"id":"lab","direct":{"t":"1"}}]}"#,
            ArgumentError.unknown(path: "departments[1].direct", nearest: "entries"))
    }

    /// S-096, S-107, S-123 as a host sees them.
    func testS123MarginsOfDepartmentsAndHospital() throws {
        let result = try run(
            "cost.margin",
            #"""
            {"departments":[
              {"id":"clinic","name":"门诊","income":{"drugs":"40"},"cost":{"pay":"30"},
               "volume":{"kind":"visits","quantity":8}},
              {"id":"ward","income":{},"cost":{"pay":"7"},"volume":{"kind":"bed_days"}}]}
            """#)
        XCTAssertEqual(
            try rows(result, "departments"),
            [
                "clinic 门诊 40.00 4000 30.00 3000 10.00 1000 visits 8 5.000000 3.750000 1.250000",
                "ward ward 0.00 0 7.00 700 -7.00 -700 bed_days - - - -",
            ])
        XCTAssertEqual(
            try rows(result, "hospital"),
            [
                "hospital 40.00 4000 37.00 3700 3.00 300 - - - - - -",
                "visits 40.00 4000 30.00 3000 10.00 1000 visits 8 5.000000 3.750000 1.250000 -",
                "bed_days 0.00 0 7.00 700 -7.00 -700 bed_days - - - - ward",
            ])
        XCTAssertEqual(
            try rows(result, "accounts"),
            [
                "clinic income drugs 40.00 4000", "clinic cost pay 30.00 3000",
                "ward cost pay 7.00 700",
            ])
        assertRefused(
            "cost.margin",
            #"{"departments":[{"id":"w","income":{},"cost":{"p":"5"},"#
                + #""volume":{"kind":"bed_days","quantity":0}}]}"#,
            OperatingError.volumeZero(
                Department.ID("w"), .bedDays, income: .zero, cost: Money(fen: 500)))
    }

    func testS115S125AndS092Subsidies() throws {
        let heads = try run(
            "subsidy.standard",
            #"{"units":[{"id":"S-115","count":4784,"standard":"500"},"#
                + #"{"id":"S-092","count":28000000,"standard":"22"}]}"#)
        XCTAssertEqual(
            try rows(heads, "units"),
            [
                "S-115 4784 500.00 50000 2392000.00 239200000",
                "S-092 28000000 22.00 2200 616000000.00 61600000000",
            ])
        XCTAssertEqual(try rows(heads, "total"), ["618392000.00 61839200000"])
        let score = try run("subsidy.performance", #"{"approved":"10000.00","score":92}"#)
        XCTAssertEqual(try rows(score, "subsidy"), ["9200.00 920000 800.00 80000"])
        let year = #""income":"80000","expenses":0,"medical_income":"100000000","#
            + #""provided":"250000","share":1"#
        let fund = try run("subsidy.risk_fund", #"{\#(year),"rate":"0.003"}"#)
        XCTAssertEqual(
            try rows(fund, "fund"),
            ["80000.00 8000000 300000.00 30000000 50000.00 5000000 30000.00 3000000"])
        assertRefused(
            "subsidy.risk_fund", #"{\#(year),"rate":"0.004"}"#,
            SubsidyError.rateInvalid(
                try Decimal("0.004"), lowest: RiskFund.standard.lowestRate,
                highest: RiskFund.standard.highestRate,
                citation: RiskFund.standard.citation.title))
        XCTAssertNoThrow(
            try run("subsidy.risk_fund", #"{\#(year),"rate":"0.004","highest_rate":"0.005"}"#))
        assertRefused(
            "subsidy.performance", #"{"approved":"1","score":101}"#,
            SubsidyError.scoreInvalid(Decimal(101)))
        assertRefused(
            "subsidy.standard", #"{"units":[{"id":"v","count":-1,"standard":"1"}]}"#,
            SubsidyError.negative("v"))
    }
}
