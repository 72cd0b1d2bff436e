import Hosp
import XCTest

/// Assets of a book: what a month charges, its way into the cost ledger, counting campaigns.
final class BookAssetTests: BookTestCase {
    private let month = try! Month("2025-03")

    private func run(
        _ name: String, _ arguments: String, in book: Book
    ) throws -> ProcedureResult {
        let procedure = try XCTUnwrap(Procedure.named(name), name)
        let result = try procedure.run(JSONValue(parsing: arguments), in: book)
        XCTAssertEqual(result.tables.map(\.name), procedure.tables, name)
        return result
    }

    /// A CT that is extended, a car by the enterprise rule, a monitor that is disposed of in March,
    /// land without a life, and a bed that moves to another department in March.
    private func assetBook() throws -> Book {
        let book = try emptyBook()
        try load(
            book, "hosp_org_unit", "u",
            "unit_code,valid_from\n影像科,20200101\n车队,20200101\n内科,20200101\n外科,20200101\n")
        try load(book, "hosp_cost_item", "i", "item_code,sort_number\n折旧,1\n")
        try load(book, "hosp_asset", "a", """
            资产编号,科室编码,成本项目,原值,残值,取得日期,使用年限（月）,rule_name,资金来源,存放地点,保管人
            CT,影像科,折旧,1000000.00,,2025-03-18,60,,财政,101,P1
            CAR,车队,折旧,13000.00,1000.00,2025-02-10,12,enterprise,,库,P2
            MON,内科,折旧,2400.00,,2024-03-01,24,,财政,201,
            LAND,内科,折旧,5000000.00,,2020-01-01,,,,院区,P3
            BED,内科,折旧,1200.00,,2025-01-01,12,,财政,202,P4
            """)
        try load(book, "hosp_asset_change", "c", """
            asset_code,change_month,cost_change_fen,months_left,department_code,place_name
            CT,202601,12000000,62,,
            BED,202503,,,外科,301
            """)
        try load(
            book, "hosp_asset_disposal", "d", "asset_code,disposed_on\nMON,20250305\n")
        return book
    }

    private let march = #"{"period":"2025-03"}"#

    /// T-DEP: 40.00 of 100.00 were charged elsewhere, 7 months are left from January on.
    func testACardMayComeFromTheBooksOfAnotherSystem() throws {
        let book = try emptyBook()
        try load(book, "hosp_org_unit", "u", "unit_code,valid_from\n内科,20200101\n")
        try load(book, "hosp_cost_item", "i", "item_code,sort_number\n折旧,1\n")
        let header = "asset_code,department_code,item_code,cost_fen,acquired_on,life_months,"
            + "opening_month,opening_accumulated_fen,opening_months_left\n"
        try load(book, "hosp_asset", "a", header + "旧,内科,折旧,10000,20240301,36,202501,4000,7\n")
        XCTAssertEqual(
            try run("book.asset.depreciation", march, in: book).tables[0].printedRows,
            ["旧|内科|折旧|-|8.57|857|65.71|6571|34.29|3429"])
        try load(book, "hosp_asset", "b", header + "缺,内科,折旧,10000,20240301,36,202501,4000,\n")
        XCTAssertThrowsError(try run("book.asset.depreciation", march, in: book)) {
            XCTAssertEqual($0 as? DepreciationError, .openingInvalid(asset: "缺"))
        }
    }

    /// 1,000,000 / 60 = 16,666.67; 12,000 / 12; 12 months of 100 before March; 3 months of 100.
    func testAMonthChargesEveryAssetOnce() throws {
        let book = try assetBook()
        let charged = try run("book.asset.depreciation", march, in: book)
        XCTAssertEqual(charged.tables[0].printedRows, [
            "BED|外科|折旧|财政|100.00|10000|300.00|30000|900.00|90000",
            "CAR|车队|折旧|-|1000.00|100000|1000.00|100000|12000.00|1200000",
            "CT|影像科|折旧|财政|16666.67|1666667|16666.67|1666667|983333.33|98333333",
            "LAND|内科|折旧|-|-|-|-|-|-|-",
            "MON|内科|折旧|财政|0.00|0|1200.00|120000|1200.00|120000",
        ])
        // 1,000,000 − 166,666.70 + 120,000 = 953,333.30 over 62 months: 15,376.34.
        let extended = try run("book.asset.depreciation", #"{"period":"2026-01"}"#, in: book)
        XCTAssertEqual(
            extended.tables[0].printedRows[2],
            "CT|影像科|折旧|财政|15376.34|1537634|182043.04|18204304|937956.96|93795696")
        // In February the bed was where its card says, and the CT was not there.
        let february = try run("book.asset.depreciation", #"{"period":"2025-02"}"#, in: book)
        XCTAssertEqual(
            february.tables[0].printedRows.first,
            "BED|内科|折旧|财政|100.00|10000|200.00|20000|1000.00|100000")
        XCTAssertEqual(february.tables[0].rows.count, 4)
    }

    func testWhatComesLaterChangesNoEarlierMonth() throws {
        let book = try assetBook()
        let first = try book.depreciate(month: month).run
        try load(book, "hosp_asset", "later", """
            asset_code,department_code,item_code,cost_fen,acquired_on,life_months
            NEW,外科,折旧,120000,20250401,12
            """)
        try load(
            book, "hosp_asset_disposal", "later", "asset_code,disposed_on\nBED,20250410\n")
        XCTAssertEqual(try book.staleRuns(), [])
        XCTAssertTrue(try book.depreciate(month: month).run.isRepeated)
        try load(book, "hosp_asset", "forgotten", """
            asset_code,department_code,item_code,cost_fen,acquired_on,life_months
            OLD,外科,折旧,120000,20250331,12
            """)
        XCTAssertEqual(try book.staleRuns(), [first.id])
        XCTAssertEqual(try book.depreciate(month: month).run.version, 2)
    }

    /// 100.00 of the bed, 16,666.67 of the CT, 1,000.00 of the car: by department and funds.
    func testDepreciationReachesTheCostLedger() throws {
        let book = try assetBook()
        XCTAssertThrowsError(try run("book.asset.post", march, in: book)) {
            XCTAssertEqual(
                $0 as? RunError,
                .runNeeded(procedure: "book.asset.depreciation", scope: "*", month: self.month))
        }
        let first = try book.depreciate(month: month).run
        let posted = try run("book.asset.post", march, in: book)
        XCTAssertEqual(posted.tables[0].printedRows, [
            "外科|折旧|财政|折旧/财政|100.00|10000", "影像科|折旧|财政|折旧/财政|16666.67|1666667",
            "车队|折旧|-|折旧|1000.00|100000",
        ].sorted())
        XCTAssertEqual(
            posted.tables[1].printedRows, ["asset_charge/202503|\(first.id)|0"])
        XCTAssertEqual(
            try run("book.asset.post", march, in: book).tables[1].printedRows,
            ["asset_charge/202503|\(first.id)|1"])
        // A card that was forgotten: the old entries give way.
        try load(book, "hosp_asset", "forgotten", """
            asset_code,department_code,item_code,cost_fen,acquired_on,life_months,funding_tag
            OLD,外科,折旧,120000,20250331,12,财政
            """)
        try assertUnchanged(book) { try run("book.asset.post", march, in: book) } _: {
            XCTAssertEqual($0 as? RunError, .runStale(first.id))
        }
        let second = try book.depreciate(month: month).run
        _ = try run("book.asset.post", march, in: book)
        XCTAssertEqual(
            try book.store.rows(
                "SELECT amount_fen, remark FROM hosp_cost_entry WHERE department_code = '外科'"),
            [[20_000, .text("固定资产折旧 \(second.id)")]])
        try book.close(month, area: "cost")
        try assertUnchanged(book) { try run("book.asset.post", march, in: book) } _: {
            XCTAssertEqual($0 as? BookError, .monthClosed(self.month))
        }
        XCTAssertThrowsError(try book.depreciate(month: month))
    }

    /// S-183: never audited, misplaced, unknown, scanned twice, missing; a scan before the start
    /// does not count, and neither does an asset that was disposed of.
    func testS183ACampaignIsReadFromTables() throws {
        let book = try assetBook()
        try load(book, "hosp_asset_audit", "t", """
            asset_code,audited_on
            CAR,20230301
            CAR,20240601
            LAND,20240310
            """)
        try load(book, "hosp_asset_campaign", "k", """
            period_month,campaign_code,started_at,audit_months
            202503,2025上,2025-03-10 08:00:00,12
            """)
        try load(book, "hosp_asset_scan", "s", """
            period_month,campaign_code,scan_number,asset_code,place_name,scanned_at
            202503,2025上,1,LAND,院区,2025-03-09 09:00:00
            202503,2025上,2,BED,202,2025-03-10 09:00:00
            202503,2025上,3,CAR,库,2025-03-10 10:00:00
            202503,2025上,4,CAR,库,2025-03-11 10:00:00
            202503,2025上,5,XX,101,2025-03-11 11:00:00
            202503,2025上,6,MON,201,2025-03-11 12:00:00
            """)
        let counted = try run(
            "book.asset.count", #"{"period":"2025-03","campaign":"2025上"}"#, in: book)
        // The card of the bed says 202, its move to surgery 301.
        XCTAssertEqual(counted.tables[0].printedRows, [
            "BED|misplaced|外科|202|1", "CAR|found|车队|库|2", "CT|missing|影像科|-|0",
            "LAND|missing|内科|-|0", "MON|unknown|-|201|1", "XX|unknown|-|101|1",
        ])
        XCTAssertEqual(counted.tables[1].printedRows, [
            "内科|1|0", "外科|1|1", "影像科|1|0", "车队|1|1",
        ])
        // The car was audited nine months ago, the land twelve months ago to the day.
        XCTAssertEqual(counted.tables[2].printedRows, [
            "BED|-|1|-", "CT|-|1|-", "LAND|20240310|1|life",
        ])
        XCTAssertEqual(try book.staleRuns(), [])
        try load(book, "hosp_asset_scan", "s2", """
            period_month,campaign_code,scan_number,asset_code,place_name,scanned_at
            202503,2025上,7,CT,101,2025-03-12 09:00:00
            """)
        XCTAssertEqual(try book.staleRuns().count, 1)
    }

    func testBrokenAssetsAreNamed() throws {
        let rows: [(table: String, text: String, error: any HospitalError & Equatable)] = [
            ("hosp_asset_change", "asset_code,change_month,months_left\nCTX,202503,5\n",
                DailyCostError.assetUnknown("CTX", table: "资产变动", nearest: "CT")),
            ("hosp_asset_change", "asset_code,change_month\nCT,202503\n",
                DailyCostError.assetChangeUnclear("CT", month)),
            ("hosp_asset_change", "asset_code,change_month,cost_change_fen,place_name\n"
                + "CT,202503,1,1\n", DailyCostError.assetChangeUnclear("CT", month)),
            ("hosp_asset_change", "asset_code,change_month,months_left\nCT,202503,5\n",
                DepreciationError.revisionInvalid(asset: "CT", month: month)),
            // Land has no life, so nothing of one can change.
            ("hosp_asset_change", "asset_code,change_month,months_left\nLAND,202503,600\n",
                DailyCostError.assetChangeUnclear("LAND", month)),
            ("hosp_asset_disposal", "asset_code,disposed_on\nBED,20241231\n",
                DepreciationError.disposedTooEarly(
                    asset: "BED", disposed: try Day(yyyymmdd: 20_241_231),
                    acquired: try Day(yyyymmdd: 20_250_101))),
        ]
        for (table, text, error) in rows {
            let book = try assetBook()
            try load(book, table, "x", text)
            try assertUnchanged(book, text) { try book.depreciate(month: month) } _: {
                XCTAssertEqual(
                    ($0 as? any HospitalError)?.finding, error.finding, "\(text): \($0)")
            }
        }
        let book = try assetBook()
        XCTAssertThrowsError(try book.countAssets(month: month, campaign: "2025")) {
            XCTAssertEqual(
                $0 as? DailyCostError, .campaignMissing("2025", self.month, nearest: nil))
        }
        XCTAssertThrowsError(try load(
            book, "hosp_asset", "y",
            "asset_code,department_code,item_code,cost_fen,acquired_on\nA,无,折旧,1,20250101\n"))
    }
}
