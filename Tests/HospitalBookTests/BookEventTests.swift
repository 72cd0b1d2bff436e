import Hosp
import XCTest

/// Events that the host delivers (S-248).
final class BookEventTests: BookTestCase {
    private func run(_ book: Book, _ name: String, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name), name).run(JSONValue(parsing: arguments), in: book)
    }

    private func add(_ book: Book, _ code: String, due: String, kind: String = "repair") throws {
        _ = try run(book, "book.event.add", """
            {"event": "\(code)", "kind": "\(kind)", "channel": "sms", "receiver": "8001",
             "chinese": "请处理", "due": "\(due)"}
            """)
    }

    private func take(_ book: Book, _ by: String, _ more: String = "") throws -> [String] {
        try run(book, "book.event.take", #"{"by": "\#(by)", "minutes": 10\#(more)}"#)
            .tables[0].rows.map { $0[0].text }
    }

    private func end(
        _ book: Book, _ code: String, _ by: String, _ outcome: String
    ) throws -> [String] {
        let arguments = #"{"event": "\#(code)", "by": "\#(by)", "outcome": \#(outcome)}"#
        return try run(book, "book.event.end", arguments).tables[0].printedRows
    }

    func testS248AnEventIsDeliveredOnceWhoeverIsStoppedOnTheWay() throws {
        let book = try emptyBook()
        try add(book, "E2", due: "2025-04-01T11:00:00")
        try add(book, "E1", due: "2025-04-01T11:00:00")
        try add(book, "E0", due: "2025-04-01T11:30:00", kind: "visit")
        try add(book, "E3", due: "2025-04-01T12:00:01")
        try add(book, "E1", due: "2025-04-01T11:00:00")
        XCTAssertEqual(try book.select("hosp_event").rowCount, 4)
        XCTAssertEqual(try take(book, "a", #", "limit": 2"#), ["E1", "E2"])
        // The answer was lost: the same again; nobody else gets them.
        XCTAssertEqual(try take(book, "a", #", "limit": 2"#), ["E1", "E2"])
        XCTAssertEqual(try take(book, "b", #", "kinds": ["repair"]"#), [])
        XCTAssertEqual(try take(book, "b"), ["E0"])
        for _ in 1...2 {
            XCTAssertEqual(
                try end(book, "E1", "a", #""delivered""#),
                ["E1|repair|sms|8001|请处理|-|20250401110000|delivered|-|1"])
        }
        let failed = #""failed", "reason": "空号""#
        XCTAssertTrue(try end(book, "E0", "b", failed)[0].hasSuffix("|failed|-|1"))
        let again = #""again", "reason": "忙", "again_at": "2025-04-01T12:30:00""#
        XCTAssertTrue(try end(book, "E2", "a", again)[0].hasSuffix("|20250401123000|pending|-|1"))
        book.now = Self.moment + 3_000
        XCTAssertEqual(try take(book, "c"), ["E3", "E2"])
        // c was stopped: ten minutes later another takes them.
        book.now = Self.moment + 4_001
        XCTAssertEqual(try take(book, "d"), ["E3", "E2"])
        XCTAssertThrowsError(try end(book, "E2", "c", #""delivered""#)) {
            XCTAssertEqual($0 as? HostEventError, .notHeld("E2", by: "c", .taken))
        }
        XCTAssertNoThrow(try book.verifyAudit())
    }

    func testWhatCannotBeAnEventIsRefused() throws {
        let book = try emptyBook()
        try add(book, "E1", due: "2025-04-01T11:00:00")
        XCTAssertThrowsError(try add(book, "E1", due: "2025-04-01T11:00:00", kind: "visit")) {
            XCTAssertEqual($0 as? HostEventError, .differs("E1"))
        }
        XCTAssertThrowsError(try end(book, "E9", "a", #""delivered""#)) {
            XCTAssertEqual($0 as? HostEventError, .unknown("E9"))
        }
        XCTAssertThrowsError(try end(book, "E1", "a", #""delivered""#)) {
            XCTAssertEqual($0 as? HostEventError, .notHeld("E1", by: "a", .pending))
        }
        XCTAssertThrowsError(try end(book, "E1", "a", #""failed""#)) {
            XCTAssertEqual($0 as? ArgumentError, .missing(path: "reason"))
        }
        XCTAssertThrowsError(
            try run(book, "book.event.take", #"{"by": "a", "minutes": 1441}"#)
        ) {
            XCTAssertEqual(
                $0 as? ArgumentError, .value(path: "minutes", value: "1441", allowed: "1 … 1440"))
        }
        let long = String(repeating: "长", count: 65)
        XCTAssertThrowsError(try add(book, long, due: "2025-04-01T11:00:00")) {
            XCTAssertEqual(
                $0 as? BookError, .textUnfit(column: "event_code", length: 65, limit: 64))
        }
    }

    func testS248AnOverdueOrderOfTheDeskIsToldOnce() throws {
        let book = try emptyBook()
        try load(book, "hosp_service_priority", "p", """
            priority_code,sort_number,clock_rule,response_minutes,completion_minutes
            high,1,calendar,30,120
            """)
        try load(book, "hosp_place", "pl", "place_code\n4楼\n")
        try load(book, "hosp_service_order", "o", """
            period_month,order_number,priority_code,created_at,content_text,place_code,reporter_code
            202503,A1,high,20250310080000,灯,4楼,护士
            202503,A2,high,20250310095900,灯,4楼,护士
            """)
        let arguments = """
            {"period": "2025-03", "at": "2025-03-10T10:30:00", "channel": "screen",
             "receiver": "desk"}
            """
        let first = try run(book, "book.event.desk", arguments)
        XCTAssertEqual(first.json.text, #"{"orders":[{"order":"A1"}],"new_events":1}"#)
        let again = try run(book, "book.event.desk", arguments)
        XCTAssertEqual(again.json.text, #"{"orders":[{"order":"A1"}],"new_events":0}"#)
        XCTAssertEqual(try take(book, "wall"), ["overdue-A1"])
        XCTAssertEqual(
            try book.select("hosp_event").rows[0][4],
            .text("工单A1超过办结期限2025-03-10T10:00:00仍未办结。"))
    }
}
