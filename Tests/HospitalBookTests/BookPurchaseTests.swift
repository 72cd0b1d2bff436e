import Hosp
import XCTest

/// Purchases and contracts of a book: bills against orders and receipts, contracts on a day.
final class BookPurchaseTests: BookTestCase {
    private let month = try! Month("2025-03")

    private func run(_ name: String, _ arguments: String, in book: Book) throws -> [[String]] {
        let procedure = try XCTUnwrap(Procedure.named(name), name)
        let result = try procedure.run(JSONValue(parsing: arguments), in: book)
        XCTAssertEqual(result.tables.map(\.name), procedure.tables, name)
        return result.tables.map(\.printedRows)
    }

    private func purchaseBook() throws -> Book {
        let book = try emptyBook()
        try load(book, "hosp_purchase_order", "o", """
            order_code,line_number,ordered_on,ordered_quantity,price_value,receipt_share,bill_share,price_share
            PO,1,20250110,100,2.50,0.05,,
            PO,2,20250110,10,100,,,0.01
            """)
        try load(book, "hosp_purchase_receipt", "r", """
            receipt_code,order_code,line_number,received_on,received_quantity
            R1,PO,1,20250215,60
            R2,PO,1,20250310,45
            R3,PO,2,20250310,10
            R4,PO,1,20250331,1
            """)
        try load(book, "hosp_purchase_bill", "b", """
            bill_code,order_code,line_number,billed_on,billed_quantity,price_value
            B1,PO,1,20250220,60,2.50
            B2,PO,1,20250312,45,2.50
            B3,PO,2,20250312,10,101.01
            B4,PO,1,20250313,0.01,2.50
            B5,PX,1,20250314,1,1
            B6,PO,1,20250331,1,2.50
            """)
        return book
    }

    /// 60 in February and 45 in March are 105 of 100 with 5 %; a hundredth more was not received;
    /// with one more piece 106 are above the order. 101.01 is above 100 with 1 %.
    func testBillsMatchWhatWasReceivedSoFar() throws {
        let book = try purchaseBook()
        let bills = try run("book.purchase.match", #"{"period":"2025-03"}"#, in: book)[0]
        XCTAssertEqual(bills, [
            "B2|PO|1|100|105|105|1|-", "B3|PO|2|10|10|10|0|price_above_order",
            "B4|PO|1|100|105|105.01|0|bill_above_receipt", "B5|PX|1|-|0|1|0|no_order",
            "B6|PO|1|100|106|106.01|0|receipt_above_order,bill_above_receipt",
        ])
        XCTAssertEqual(
            try run("book.purchase.match", #"{"period":"2025-02"}"#, in: book)[0],
            ["B1|PO|1|100|60|60|1|-"])
        // What comes in April changes neither month, a receipt of March does.
        try load(
            book, "hosp_purchase_receipt", "apr",
            "receipt_code,order_code,line_number,received_on,received_quantity\n"
                + "R5,PO,1,20250401,1\n")
        XCTAssertEqual(try book.staleRuns(), [])
        try load(
            book, "hosp_purchase_receipt", "mar",
            "receipt_code,order_code,line_number,received_on,received_quantity\n"
                + "R6,PO,1,20250313,0.01\n")
        XCTAssertEqual(try book.staleRuns().count, 1)
        XCTAssertEqual(
            try run("book.purchase.match", #"{"period":"2025-03"}"#, in: book)[0][2],
            "B4|PO|1|100|105.01|105.01|0|receipt_above_order")
    }

    /// S-105, S-111: a contract in its last 90 days, one that has ended, one to come, and an
    /// outsourced service that no contract covers.
    func testS111ContractsStandOnADay() throws {
        let book = try emptyBook()
        let arguments = #"{"today":"2025-03-31"}"#
        XCTAssertEqual(try run("book.contract.register", arguments, in: book), [[], []])
        try load(book, "hosp_contract", "c", """
            合同,服务,乙方,起始日,终止日,年费用
            C1,保洁,甲公司,2024-01-01,2025-06-28,120000.00
            C2,保安,乙公司,2024-01-01,2025-06-29,1.00
            C3,食堂,丙公司,2023-01-01,2025-03-30,1.00
            C4,食堂,丁公司,2025-04-01,2026-03-31,1.00
            """)
        try load(
            book, "hosp_outsourced_service", "s", "service_code\n保洁\n保安\n食堂\n绿化\n")
        XCTAssertEqual(try run("book.contract.register", arguments, in: book), [
            [
                "C1|保洁|甲公司|renew|2025-06-28", "C2|保安|乙公司|running|2025-06-29",
                "C3|食堂|丙公司|ended|2025-03-30", "C4|食堂|丁公司|future|2026-03-31",
            ],
            ["绿化", "食堂"],
        ])
        XCTAssertEqual(
            try run(
                "book.contract.register", #"{"today":"2025-04-01","alert_days":1}"#, in: book)[1],
            ["绿化"])
        try load(
            book, "hosp_contract", "d",
            "contract_code,service_code,partner_name,starts_on,ends_on,yearly_fee_fen\n"
                + "C5,保洁,甲,20250101,20241231,1\n")
        XCTAssertThrowsError(try run("book.contract.register", arguments, in: book)) {
            XCTAssertEqual($0 as? ContractError, .termInvalid("C5"))
        }
    }
}
