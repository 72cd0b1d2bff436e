import Hosp
import XCTest

/// The purchases of a book: what its tables say of quotations, orders, bills and suppliers.
final class BookPurchaseTests: BookTestCase {
    private func run(
        _ name: String, _ arguments: String = "{}", in book: Book
    ) throws -> [[String]] {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
            .tables.map(\.printedRows)
    }

    private func supplierBook() throws -> Book {
        let book = try emptyBook()
        try load(
            book, "hosp_org_unit", "u",
            "unit_code,unit_name,unit_class,valid_from\nlab,检验科,medical_technology,20200101\n")
        try load(book, "hosp_supplier", "s", "supplier_code,supplier_name\nS1,甲\nS2,乙\nS3,丙\n")
        return book
    }

    /// S1 owes 100 of goods at 2.50, S2 10 at 9.
    private func orderBook() throws -> Book {
        let book = try supplierBook()
        try load(book, "hosp_purchase_order", "o", """
            period_month,purchase_order_code,purchase_code,department_code,supplier_code,\
            ordered_day,due_day,ordered_quantity,unit_price,amount_yuan
            202403,O1,试剂,lab,S1,20240301,20240310,100,2.50,250.00
            202403,O2,试剂,lab,S2,20240320,,10,9,90.00
            """)
        try load(book, "hosp_purchase_receipt", "r", """
            period_month,receipt_code,purchase_order_code,received_day,received_quantity,\
            accepted_quantity
            202403,R1,O1,20240310,60,60
            202404,R2,O1,20240402,40,38
            202403,R3,O2,20240331,10,10
            """)
        return book
    }

    /// S-077: two quotations of one supplier are one; not taking the lowest needs a reason.
    func testS077QuotationsOfOnePurchase() throws {
        let book = try supplierBook()
        try load(book, "hosp_quotation", "q", """
            period_month,purchase_code,supplier_code,quoted_yuan
            202403,冰箱,S1,5000.00
            202403,冰箱,S2,4800.00
            202403,离心机,S1,900.00
            """)
        try load(book, "hosp_quotation_property", "p", """
            period_month,purchase_code,supplier_code,property_name,property_value
            202403,冰箱,S1,容积,200
            202403,冰箱,S2,容积,210
            """)
        let result = try run(
            "book.purchase.quotes",
            #"{"item":"冰箱","needed":{"容积":"200"},"choice":"S1","reason":"质量"}"#, in: book)
        XCTAssertEqual(result[1], ["ok|2|S1|20000"])
        XCTAssertEqual(
            try run("book.purchase.quotes", #"{"item":"离心机"}"#, in: book)[1],
            ["short|1|-|-"])
        XCTAssertThrowsError(
            try run("book.purchase.quotes", #"{"item":"冰箱","choice":"S1"}"#, in: book))
    }

    /// Two bills of one order count together: 60 and 40 of 98 that were accepted.
    func testBillsOfAnOrderCountTogether() throws {
        let book = try orderBook()
        try load(book, "hosp_purchase_bill", "b", """
            period_month,supplier_code,invoice_number,purchase_order_code,billed_day,\
            billed_quantity,unit_price
            202403,S1,20,O1,20240312,60,2.50
            202404,S1,10,O1,20240405,40,2.50
            202404,S3,77,O2,20240406,10,9.01
            """)
        let result = try run("book.purchase.match", in: book)
        XCTAssertEqual(
            result[0],
            ["S1/20|1|", "S1/10|0|bill_above_receipt", "S3/77|0|price_above_order"])
        XCTAssertEqual(result[1], ["S3/77|S3|S2"])
        // Two percent more than was accepted: 98 × 1.03 = 100.94.
        XCTAssertEqual(
            try run("book.purchase.match", #"{"tolerance":{"bill":"0.03"}}"#, in: book)[0][1],
            "S1/10|1|")
    }

    /// S-079: an invoice that comes again, more than was accepted, and an order that is none.
    func testS079ClaimsAgainstWhatWasAccepted() throws {
        let book = try orderBook()
        try load(book, "hosp_purchase_claim", "c", """
            period_month,claim_code,claimed_supplier,invoice_number,claimed_order,claimed_quantity
            202404,C1,S1,10,O1,60
            202404,C2,S1,10,O1,60
            202404,C3,S1,11,O1,40
            202404,C4,S9,1,O9,5
            """)
        XCTAssertEqual(
            try run("book.purchase.claims", in: book)[0],
            ["C1|60|0|-", "C2|0|60|C1", "C3|38|2|-", "C4|0|5|-"])
    }

    /// S-306: S1 delivered twice, once in time and once without a fault, and one complained: with
    /// equal weights (50 + 50 + 90) / 3. S2 had no day to keep, S3 delivered nothing.
    func testS306SuppliersAreRatedByWhatTheyDelivered() throws {
        let book = try orderBook()
        try load(
            book, "hosp_supplier_complaint", "c",
            "period_month,supplier_code,complaint_code,complaint_day\n202404,S1,K1,20240403\n")
        let weights = #""weights":{"delivery":"1","quality":"1","complaints":"1"},"deduction":"10""#
        XCTAssertEqual(
            try run(
                "book.purchase.rating", #"{"from":"2024-03-01","to":"2024-04-30",\#(weights)}"#,
                in: book)[0], ["S1|63.33", "S2|100.00", "S3|-"])
        XCTAssertEqual(
            try run(
                "book.purchase.rating", #"{"from":"2024-03-01","to":"2024-03-31",\#(weights)}"#,
                in: book)[0], ["S1|100.00", "S2|100.00", "S3|-"])
    }

    /// S-095: an order to rectify that is not met by its day removes the supplier.
    func testS095SuppliersAfterTheirSanctions() throws {
        let book = try supplierBook()
        try load(book, "hosp_supplier_figure", "f", """
            supplier_code,figure_name,figure_value
            S1,资质,1
            S2,资质,1
            """)
        try load(book, "hosp_supplier_event", "e", """
            period_month,supplier_code,event_number,event_name,event_day,deadline_day
            202404,S1,1,order,20240401,20240430
            202403,S1,2,warning,20240301,
            """)
        func status(_ day: String) throws -> [String] {
            try run(
                "book.purchase.supplier", #"{"today":"\#(day)","thresholds":{"资质":"1"}}"#,
                in: book)[0]
        }
        XCTAssertEqual(
            try status("2024-04-30"), ["S1|rectifying|", "S2|admitted|", "S3|refused|资质"])
        XCTAssertEqual(try status("2024-05-01")[0], "S1|removed|")
    }

    /// S-305: the plan of a line stands in two months; what comes beyond both is rejected.
    func testS305GoodsAgainstThePlans() throws {
        let book = try supplierBook()
        try load(book, "hosp_purchase_plan_line", "p", """
            period_month,plan_line_code,planned_quantity
            202403,L1,1.5
            202404,L1,1
            """)
        try load(book, "hosp_goods_arrival", "g", """
            period_month,arrival_number,plan_line_code,tracking_code,arrived_quantity
            202404,1,L1,T1,2
            202404,2,L1,T1,0.5
            202404,3,L1,T2,0.6
            202404,4,L2,T3,1
            202404,5,L1,,0.5
            202404,6,L1,T4,0.5
            """)
        XCTAssertEqual(
            try run("book.purchase.goods_in", in: book)[0],
            ["L1|T1|-", "L1|T1|code_twice", "L1|T2|beyond_plan", "L2|T3|no_plan",
             "L1|-|no_code", "L1|T4|-"])
    }

    /// 60 and 50 thousand within thirty days are together at a limit of 100 thousand.
    func testOrdersThatAreSplit() throws {
        let book = try supplierBook()
        try load(book, "hosp_purchase_order", "o", """
            period_month,purchase_order_code,purchase_code,department_code,supplier_code,\
            ordered_day,ordered_quantity,unit_price,amount_yuan
            202403,O1,电脑,lab,S1,20240301,10,6000,60000.00
            202403,O2,电脑,lab,S2,20240320,10,5000,50000.00
            202403,O3,打印机,lab,S2,20240320,10,5000,50000.00
            """)
        XCTAssertEqual(
            try run("book.purchase.split", #"{"limit":"100000"}"#, in: book)[0],
            ["lab|电脑|O1,O2|2024-03-01|2024-03-20|11000000"])
    }

    /// What a row names must be there, and an order is one order.
    func testWhatIsWrongIsNamed() throws {
        let book = try orderBook()
        XCTAssertThrowsError(try load(book, "hosp_purchase_receipt", "x", """
            period_month,receipt_code,purchase_order_code,received_day,received_quantity,\
            accepted_quantity
            202404,R9,O9,20240402,1,1
            """))
        try load(book, "hosp_purchase_order", "o2", """
            period_month,purchase_order_code,purchase_code,department_code,supplier_code,\
            ordered_day,ordered_quantity,unit_price,amount_yuan
            202404,O1,试剂,lab,S1,20240401,1,1,1.00
            """)
        XCTAssertThrowsError(try run("book.purchase.match", in: book)) { error in
            XCTAssertEqual(
                error as? ArgumentError, .duplicate(path: "hosp_purchase_order[O1]"))
        }
        let empty = try emptyBook()
        XCTAssertEqual(try run("book.purchase.match", in: empty), [[], []])
        XCTAssertEqual(
            try run("book.purchase.rating", """
                {"from":"2024-01-01","to":"2024-12-31",
                 "weights":{"delivery":"30","quality":"50","complaints":"20"},"deduction":"10"}
                """, in: empty), [[]])
        XCTAssertEqual(
            try empty.store.rows("SELECT name FROM sqlite_master WHERE name LIKE ?", [
                "hosp_purchase%",
            ]).count, 0, "reading creates no table")
        XCTAssertEqual(try run("book.purchase.goods_in", in: empty), [[]])
    }
}
