import Hosp
import XCTest

/// A month of energy in a book: uses, missing readings, bills to the fen, quotas.
final class BookEnergyTests: BookTestCase {
    private let month = try! Month("2025-03")

    private func runMonth(_ book: Book, _ month: String = "2025-03") throws -> [String: [String]] {
        let procedure = try XCTUnwrap(Procedure.named("book.energy.month"))
        let result = try procedure.run(JSONValue(parsing: "{\"period\":\"\(month)\"}"), in: book)
        XCTAssertEqual(result.tables.map(\.name), procedure.tables)
        return Dictionary(
            uniqueKeysWithValues: result.tables.map { ($0.name, $0.printedRows) })
    }

    /// T 1,000; A rolls over at 1,000: 300; B is swapped: 300 + 100; M 230 over 200.
    /// 800 × 0.60 + 200 × 0.90 = 660.00 over 300, 400 and 230; 163.23 over 100, 100 and a loss of
    /// 30 on its own.
    func testS202ABillIsSplitOverDepartmentsToTheFen() throws {
        let tables = try runMonth(energyBook())
        XCTAssertEqual(tables["meters"], [
            "A|电|内科|300", "B|电|外科|400", "M|电|-|230", "M1|电|检验科|100", "M2|电|内科|100",
            "T|电|-|1000", "W|水|检验科|10",
        ])
        XCTAssertEqual(Array(tables["periods"]?.prefix(2) ?? []), [
            "A|20250301000000|20250401000000|300|roll_over",
            "B|20250301000000|20250401000000|400|swapped",
        ])
        XCTAssertEqual(tables["parts"], ["T|平|1|800|480.00|48000", "T|平|2|200|180.00|18000"])
        XCTAssertEqual(tables["bills"], [
            "M|T|163.23|16323|30|13.04|21.29|2129|-", "T|-|660.00|66000|70|7.00|0.00|0|-",
        ])
        XCTAssertEqual(tables["shares"], [
            "A|T|内科|212.90|21290", "B|T|外科|283.87|28387", "M1|T|检验科|70.97|7097",
            "M2|T|内科|70.97|7097",
        ])
        // 283.87 + 283.87 + 70.97 and the loss of 21.29 are 660.00.
        XCTAssertEqual(tables["costs"], [
            "内科|电|283.87|28387", "外科|电|283.87|28387", "检验科|电|70.97|7097",
        ])
    }

    /// S-196: 100 of 500 are saved at 1.00 and half is paid; 80 of 320 too many, cut to 50.00.
    func testS196QuotasHaveRewardAndPenalty() throws {
        let tables = try runMonth(energyBook())
        XCTAssertEqual(tables["quotas"], [
            "内科|电|under|400|-100|-20.00|50.00|5000|-",
            "外科|电|over|400|80|25.00|-50.00|-5000|诫勉谈话",
            "检验科|水|under|10|-30|-75.00|90.00|9000|-",
        ])
    }

    /// With a plan the water of the last two periods is missing until somebody reads the meter:
    /// then 21 in 21 days are spread over 10 and 11 days.
    func testS199WhatWasNotReadIsMissing() throws {
        let book = try energyBook()
        try load(book, "hosp_reading_plan", "p", """
            period_month,energy_code,planned_at
            202503,水,2025-03-01 00:00:00
            202503,水,2025-03-11 00:00:00
            202503,水,2025-03-21 00:00:00
            202503,水,2025-04-01 00:00:00
            """)
        let before = try runMonth(book)
        XCTAssertEqual(before["periods"]?.suffix(3), [
            "W|20250301000000|20250311000000|10|-", "W|20250311000000|20250321000000|-|-",
            "W|20250321000000|20250401000000|-|-",
        ])
        XCTAssertEqual(before["missing"], ["W|20250321000000", "W|20250401000000"])
        XCTAssertEqual(before["meters"]?.last, "W|水|检验科|-")
        XCTAssertEqual(before["quotas"]?.last, "检验科|水|missing|-|-|-|0.00|0|-")
        try load(
            book, "hosp_meter_reading", "late",
            "period_month,meter_code,read_at,register_quantity\n"
                + "202503,W,2025-04-01 00:00:00,31\n")
        XCTAssertEqual(try book.staleRuns().count, 1)
        let after = try runMonth(book)
        XCTAssertEqual(after["periods"]?.suffix(2), [
            "W|20250311000000|20250321000000|10|estimated",
            "W|20250321000000|20250401000000|11|estimated",
        ])
        XCTAssertEqual(after["missing"], ["W|20250321000000"])
        // 9 of 40 are saved: 22.5 %.
        XCTAssertEqual(after["quotas"]?.last, "检验科|水|under|31|-9|-22.50|27.00|2700|-")
    }

    func testASubMeterThatWasNotReadStopsTheSplitBelowItsMain() throws {
        let noA = try runMonth(energyBook(without: "A"))
        XCTAssertEqual(noA["bills"], ["T|-|660.00|66000|-|-|-|-|A"])
        XCTAssertEqual(noA["shares"], [])
        XCTAssertEqual(noA["quotas"]?.first, "内科|电|missing|-|-|-|0.00|0|-")
        let noM1 = try runMonth(energyBook(without: "M1"))
        XCTAssertEqual(noM1["bills"], [
            "M|T|163.23|16323|-|-|-|-|M1", "T|-|660.00|66000|70|7.00|0.00|0|-",
        ])
        XCTAssertEqual(noM1["costs"], ["内科|电|212.90|21290", "外科|电|283.87|28387"])
        let noT = try runMonth(energyBook(without: "T"))
        XCTAssertEqual(noT["bills"], ["T|-|-|-|-|-|-|-|-"])
        XCTAssertEqual(noT["meters"]?[5], "T|电|-|-")
    }

    /// Nobody read the meter in April: May uses what was counted since the end of March, and a
    /// reading of April that comes later changes May.
    func testTheLastReadingOfEarlierMonthsOpensAMonth() throws {
        let book = try energyBook()
        try load(
            book, "hosp_meter_reading", "may",
            "period_month,meter_code,read_at,register_quantity\n"
                + "202505,W,2025-06-01 00:00:00,50\n")
        XCTAssertEqual(
            try runMonth(book, "2025-05")["periods"], ["W|20250311000000|20250601000000|40|-"])
        XCTAssertEqual(try book.staleRuns(), [])
        try load(
            book, "hosp_meter_reading", "apr",
            "period_month,meter_code,read_at,register_quantity\n"
                + "202504,W,2025-05-01 00:00:00,35\n")
        XCTAssertEqual(try book.staleRuns().count, 1)
        XCTAssertEqual(
            try runMonth(book, "2025-05")["periods"], ["W|20250501000000|20250601000000|15|-"])
    }

    func testBrokenMetersAreNamed() throws {
        let cases: [(row: String, error: EnergyError)] = [
            ("X,电,,Y,内科,,,20240101", .parentUnknown("X", parent: "Y")),
            ("X,电,,X,内科,,,20240101", .circular("X")),
            ("T,电,,,,P,,20250301", .twice("T")),
            ("X,电,0,T,内科,,,20240101", .numberInvalid("X", value: "0")),
        ]
        for (row, error) in cases {
            let book = try energyBook(meters: row)
            try assertUnchanged(book, row) { try book.runEnergy(month: month) } _: {
                XCTAssertEqual($0 as? EnergyError, error)
            }
        }
        // A meter of nobody, one with a price that is not there, one that is not there.
        for (row, error) in [
            ("X,电,,,,P,,20240101", EnergyError.departmentMissing("X")),
            ("X,电,,,内科,Q,,20240101", .tariffUnknown("Q", meter: "X")),
            ("Y,电,,,内科,,,20240101", .meterUnknown("X")),
        ] {
            let book = try energyBook(meters: row)
            try load(book, "hosp_meter_reading", "x", """
                period_month,meter_code,read_at,register_quantity
                202503,X,2025-03-01 00:00:00,0
                202503,X,2025-04-01 00:00:00,10
                """)
            try assertUnchanged(book, row) { try book.runEnergy(month: month) } _: {
                XCTAssertEqual($0 as? EnergyError, error)
            }
        }
    }

    /// A price that begins in the middle of a month leaves two slots from minute 0: the tariff is
    /// named, since the month stops for all meters.
    func testABrokenTariffIsNamed() throws {
        let book = try energyBook()
        try load(book, "hosp_tariff_slot", "x", """
            tariff_code,start_minutes,slot_name,price_value,valid_from
            P,0,新价,1.2,20250315
            """)
        try assertUnchanged(book) { try book.runEnergy(month: month) } _: {
            XCTAssertEqual($0 as? EnergyError, .bandsInvalid("P"))
        }
    }
}

extension BookTestCase {
    /// A main meter T over A (medicine), B (surgery) and M, which has sub-meters of its own: M1
    /// (laboratory) and M2 (medicine). A water meter W of the laboratory.
    func energyBook(without unread: String = "", meters: String = "") throws -> Book {
        let book = try emptyBook()
        try load(
            book, "hosp_org_unit", "u",
            "unit_code,valid_from\n内科,20200101\n外科,20200101\n检验科,20200101\n")
        try load(book, "hosp_meter", "m", """
            meter_code,energy_code,capacity_quantity,parent_code,department_code,tariff_code,loss_rule,valid_from
            T,电,,,,P,,20240101
            A,电,1000,T,内科,,,20240101
            B,电,,T,外科,,,20240101
            M,电,,T,,,own,20240101
            M1,电,,M,检验科,,,20240101
            M2,电,,M,内科,,,20240101
            W,水,,,检验科,,,20240101
            \(meters)
            """)
        try load(book, "hosp_tariff_slot", "s", """
            tariff_code,start_minutes,slot_name,price_value,valid_from,valid_to
            P,0,平,0.60,20240101,
            """)
        try load(book, "hosp_tariff_tier", "t", """
            tariff_code,tier_number,above_quantity,surcharge_value,valid_from
            P,1,0,0,20240101
            P,2,800,0.30,20240101
            """)
        try load(book, "hosp_energy_band", "b", """
            energy_code,band_number,from_share,share_value,sanction_text,valid_from
            电,1,,0.5,,20240101
            电,2,0,1,诫勉谈话,20240101
            水,1,,1,,20240101
            """)
        try load(book, "hosp_energy_quota", "q", """
            period_month,department_code,energy_code,quota_quantity,price_value,most_penalty_fen
            202503,内科,电,500,1.00,
            202503,外科,电,320,1.00,5000
            202503,检验科,水,40,3.00,
            """)
        try load(book, "hosp_meter_reading", "feb", """
            period_month,meter_code,read_at,register_quantity
            202502,T,2025-03-01 00:00:00,1000
            202502,A,2025-03-01 00:00:00,900
            202502,B,2025-03-01 00:00:00,200
            202502,M,2025-03-01 00:00:00,300
            202502,M1,2025-03-01 00:00:00,10
            202502,M2,2025-03-01 00:00:00,20
            202502,W,2025-03-01 00:00:00,0
            """)
        let march = """
            period_month,meter_code,read_at,register_quantity,old_end_quantity
            202503,T,2025-04-01 00:00:00,2000,
            202503,A,2025-04-01 00:00:00,200,
            202503,B,2025-03-11 00:00:00,5,500
            202503,B,2025-04-01 00:00:00,105,
            202503,M,2025-04-01 00:00:00,530,
            202503,M1,2025-04-01 00:00:00,110,
            202503,M2,2025-04-01 00:00:00,120,
            202503,W,2025-03-11 00:00:00,10,
            """
        let rows = march.split(separator: "\n").filter {
            unread.isEmpty || !$0.hasPrefix("202503,\(unread),")
        }
        try load(book, "hosp_meter_reading", "mar", rows.joined(separator: "\n"))
        return book
    }
}
