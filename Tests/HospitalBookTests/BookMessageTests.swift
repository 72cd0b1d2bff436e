import Hosp
import XCTest

/// Messages between systems over a book (S-242, S-243, S-244).
final class BookMessageTests: BookTestCase {
    private static let rows = """
        [{"会计期间": "2025-03", "科室编码": "lab", "成本项目": "cost", "凭证及行号": "V9-1", "金额": "7.50"},
         {"会计期间": "2025-03", "科室编码": "ward-1", "成本项目": "cost", "凭证及行号": "V9-2",
          "金额": "0.01", "说明": null}]
        """

    private func run(
        _ book: Book?, _ name: String, _ arguments: String
    ) throws -> JSONValue {
        try XCTUnwrap(Procedure.named(name), name).run(JSONValue(parsing: arguments), in: book).json
    }

    private func quoted(_ text: String) -> String { JSONValue.string(text).text }

    /// A message of another system, as XML.
    private func message(
        _ rows: String = BookMessageTests.rows, id: String = "M1", more: String = ""
    ) throws -> String {
        let json = try run(nil, "message.write", """
            {"id": "\(id)", "type": "fees", "sender": "HIS", "receiver": "hosp", "version": "1",
             "moment": "2025-04-01T09:00:00", "table": "hosp_cost_entry", "rows": \(rows)\(more)}
            """)
        return try XCTUnwrap(json.text("xml"))
    }

    private func receive(
        _ book: Book, _ xml: String, _ more: String = ""
    ) throws -> JSONValue {
        try run(
            book, "book.message.receive", #"{"xml": \#(quoted(xml)), "receiver": "hosp"\#(more)}"#)
    }

    private func error(_ body: () throws -> JSONValue) -> (any Error)? {
        do { _ = try body() } catch { return error }
        return nil
    }

    func testS242TheSameMessageTwiceIsOneRecordAndTheSameAcknowledgement() throws {
        let book = try monthBook()
        let xml = try message()
        let first = try receive(book, xml)
        XCTAssertEqual(first["repeated"], .bool(false))
        let rows = try book.select("hosp_cost_entry").rowCount
        XCTAssertEqual(rows, 4)
        book.now = Self.moment + 5
        let state = try dump(book)
        let again = try receive(book, xml)
        XCTAssertEqual(again["repeated"], .bool(true))
        XCTAssertEqual(again.text("xml"), first.text("xml"))
        XCTAssertEqual(try dump(book), state)
        XCTAssertEqual(try book.select("hosp_message").rowCount, 1)
        XCTAssertEqual(first["number"], .number("1"))
        // Another message is another record.
        let other = Self.rows.replacing("V9", with: "V8")
        XCTAssertEqual(try receive(book, message(other, id: "M2"))["number"], .number("2"))
        XCTAssertNoThrow(try book.verifyAudit())
    }

    func testS242WhatIsRefusedIsNoRecordAndMayComeCorrected() throws {
        let book = try monthBook()
        let bad = try message(Self.rows.replacing("\"lab\"", with: "\"lob\""))
        try assertUnchanged(book) { try self.receive(book, bad) } _: {
            guard case .importRefused? = $0 as? BookError else { return XCTFail("\($0)") }
        }
        XCTAssertEqual(findings(book), ["1 科室编码 field_unknown"])
        XCTAssertEqual(try receive(book, message())["number"], .number("1"))
        // Now the identifier stands for this content.
        let changed = error { try receive(book, bad) }
        XCTAssertEqual(changed as? ExchangeError, .changed("M1"))
    }

    func testS243ATamperedMessageIsRefusedByName() throws {
        let book = try monthBook()
        let xml = try message()
        for (old, new) in [(">7.50<", ">75.0<"), ("V9-1", "V9-3"), ("\"HIS\"", "\"LIS\"")] {
            XCTAssertTrue(xml.contains(old))
            let fault = error { try receive(book, xml.replacing(old, with: new)) }
            XCTAssertEqual(fault as? ExchangeError, .verifyFailed("M1"))
            let words = (fault as? ExchangeError)?.finding.text(in: .english)
            XCTAssertTrue(words?.contains("VERIFY_FAIL") == true)
        }
        XCTAssertEqual(try book.select("hosp_message").rowCount, 0)
    }

    func testS243TheHostChecksSignaturesAndOpensKeyFields() throws {
        let book = try monthBook()
        // The host has turned the amounts into what only the receiver can read.
        let sealed = Self.rows.replacing("\"7.50\"", with: "\"x7\"")
            .replacing("\"0.01\"", with: "\"x1\"")
        let xml = try message(
            sealed, more: #", "key_fields": ["金额"], "signature": "s", "wrapped_key": "w""#)
        XCTAssertEqual(
            error { try receive(book, xml) } as? MessageError, .signatureUnchecked("M1"))
        XCTAssertEqual(
            error { try receive(book, xml, #", "signature_holds": false"#) } as? ExchangeError,
            .verifyFailed("M1"))
        let read = try run(nil, "message.read", #"{"xml": \#(quoted(xml))}"#)
        XCTAssertEqual(read["whole"], .bool(true))
        XCTAssertEqual(read.text("signature"), "s")
        XCTAssertEqual(read.text("wrapped_key"), "w")
        let clear = #", "signature_holds": true, "clear": ["#
            + #"{"row": 1, "name": "金额", "value": "7.50"},"#
        XCTAssertEqual(
            error {
                try receive(book, xml, clear + #"{"row": 2, "name": "科室编码", "value": "lab"}]"#)
            } as? ArgumentError,
            .value(path: "clear[2]", value: "2 科室编码", allowed: "金额"))
        XCTAssertEqual(
            error {
                try receive(book, xml, clear + #"{"row": 3, "name": "金额", "value": "1"}]"#)
            } as? ArgumentError,
            .value(path: "clear[2]", value: "3 金额", allowed: "金额"))
        let answer = try receive(
            book, xml, clear + #"{"row": 2, "name": "金额", "value": "0.01"}]"#)
        XCTAssertEqual(answer["number"], .number("1"))
        let amounts = try book.select("hosp_cost_entry").rows.map { $0[4] }
        XCTAssertTrue(amounts.contains(.integer(750)) && amounts.contains(.integer(1)))
    }

    func testS242AMessageGoesThroughAnAdapter() throws {
        let book = try monthBook()
        try load(book, "hosp_adapter", "a", """
            adapter_code,system_code,target_table
            his,HIS,hosp_cost_entry
            """)
        try load(book, "hosp_adapter_column", "ac", """
            adapter_code,column_name,source_field,constant_text,code_kind
            his,period_month,,202503,
            his,department_code,KS,,department
            his,item_code,,cost,
            his,entry_code,DJ,,
            his,金额,JE,,
            """)
        try load(book, "hosp_code_map", "m", """
            system_code,code_kind,external_code,version_number,valid_from,own_code
            HIS,department,01,1,20200101,ward-1
            """)
        let more = #", "adapter": "his""#
        let xml = try message(#"[{"KS": "01", "DJ": "Z1", "JE": 12.30}]"#)
        let first = try receive(book, xml, more)
        XCTAssertEqual(try receive(book, xml, more).text("xml"), first.text("xml"))
        XCTAssertEqual(try book.select("hosp_load").rowCount, 1)
        // The same row in another message is a record and no row.
        _ = try receive(book, message(#"[{"KS": "01", "DJ": "Z1", "JE": 12.30}]"#, id: "M2"), more)
        XCTAssertEqual(try book.select("hosp_cost_entry").rowCount, 3)
        XCTAssertEqual(try book.select("hosp_message").rowCount, 2)
        let unmapped = try message(#"[{"KS": "02", "DJ": "Z2", "JE": 1}]"#, id: "M3")
        XCTAssertNotNil(error { try receive(book, unmapped, more) })
        XCTAssertEqual(try book.select("hosp_message").rowCount, 2)
        XCTAssertEqual(try book.select("hosp_load_code").rowCount, 1)
    }

    func testAMessageForAnotherSystemOrWithoutRowsIsRefused() throws {
        let book = try monthBook()
        let xml = try message()
        XCTAssertEqual(
            error {
                try run(
                    book, "book.message.receive",
                    #"{"xml": \#(quoted(xml)), "receiver": "LIS"}"#)
            } as? MessageError, .forOther("M1", receiver: "hosp", own: "LIS"))
        XCTAssertEqual(
            error { try receive(book, message("[]")) } as? MessageError, .empty("M1"))
        XCTAssertEqual(
            error { try run(nil, "message.read", "{}") } as? ArgumentError,
            .missing(path: "xml | file"))
    }

    // MARK: Out

    private static let order = """
        "id": "O1", "type": "costs", "sender": "hosp", "receiver": "finance", "version": "1",
        "table": "hosp_cost_entry"
        """

    func testS242AMessageGoesOutIsAcknowledgedAndIsTheSameWhenItIsAskedForAgain() throws {
        let (book, finance) = (try monthBook(), try monthBook())
        let sent = try run(
            book, "book.message.send", "{\(Self.order), \"where\": {\"department_code\": \"lab\"}}")
        let xml = try XCTUnwrap(sent.text("xml"))
        book.now = Self.moment + 1
        try load(book, "hosp_cost_entry", "late", """
            会计期间,科室编码,成本项目,凭证及行号,金额
            2025-03,lab,cost,V2-1,1
            """)
        let again = try run(book, "book.message.send", "{\(Self.order)}")
        XCTAssertEqual(again.text("xml"), xml)
        XCTAssertEqual(again["repeated"], .bool(true))
        let other = Self.order.replacing("\"version\": \"1\"", with: "\"version\": \"2\"")
        XCTAssertEqual(
            error { try run(book, "book.message.send", "{\(other)}") } as? MessageError,
            .differs("O1", receiver: "finance"))
        // The other side has the row already: its adapter or it itself says so. Here it is new.
        let file = path("message.xml")
        let changed = try run(finance, "message.write", """
            {\(Self.order), "moment": "2025-04-01T12:00:00", "rows": [
             {"period_month": 202503, "department_code": "lab", "item_code": "cost",
              "entry_code": "F1", "amount_fen": 100}], "encoding": "gbk"}
            """)
        try Data(TextEncoding.gbk.encoded(XCTUnwrap(changed.text("xml"))))
            .write(to: URL(fileURLWithPath: file))
        let strange = try run(
            finance, "book.message.receive", #"{"file": "\#(file)", "receiver": "finance"}"#)
        let strangeAnswer = quoted(try XCTUnwrap(strange.text("xml")))
        XCTAssertEqual(
            error {
                try run(book, "book.message.acknowledge", #"{"xml": \#(strangeAnswer)}"#)
            } as? ExchangeError, .verifyFailed("O1"), "an answer about another content")
        // A right answer, twice.
        let reply = TableMessage(
            TableMessage.Head(
                .init(
                    identifier: "O1", sender: "finance", receiver: "hosp",
                    kind: "acknowledgement"),
                version: "1", moment: try Moment(yyyymmddhhmmss: 20_250_401_130_000),
                table: TableMessage.acknowledgementTable),
            rows: [[
                .init("hash", try XCTUnwrap(sent.text("hash"))), .init("number", "1"),
            ]])
        let answer = quoted(try SignedMessage(reply).document(in: .utf8))
        for isRepeated in [false, true] {
            let kept = try run(book, "book.message.acknowledge", #"{"xml": \#(answer)}"#)
            XCTAssertEqual(kept.text("state"), "acknowledged")
            XCTAssertEqual(kept["repeated"], .bool(isRepeated))
        }
        XCTAssertEqual(
            error {
                try run(
                    finance, "book.message.acknowledge", #"{"xml": \#(answer)}"#)
            } as? MessageError, .sentUnknown("O1", receiver: "finance"))
        XCTAssertNoThrow(try book.verifyAudit())
    }

    func testS243TheHostSignsAMessageThatIsKept() throws {
        let book = try monthBook()
        let sent = try run(book, "book.message.send", "{\(Self.order)}")
        let envelope = Self.order.replacing(", \"version\": \"1\",\n", with: ",\n")
            .replacing("\"table\": \"hosp_cost_entry\"", with: "\"signature\": \"s\"")
        let signed = try run(book, "book.message.sign", "{\(envelope)}")
        XCTAssertEqual(signed.text("signature"), "s")
        XCTAssertEqual(signed.text("hash"), sent.text("hash"))
        XCTAssertEqual(signed.text("canonical_bytes"), sent.text("canonical_bytes"))
        XCTAssertEqual(
            try run(book, "book.message.send", "{\(Self.order)}").text("xml"), signed.text("xml"))
        XCTAssertEqual(
            try run(book, "book.message.sign", "{\(envelope)}").text("xml"), signed.text("xml"))
        XCTAssertEqual(
            error {
                try run(
                    book, "book.message.sign",
                    "{\(envelope.replacing("\"s\"", with: "\"t\""))}")
            } as? MessageError, .differs("O1", receiver: "finance"))
        XCTAssertEqual(
            error {
                try run(
                    book, "book.message.sign", "{\(envelope.replacing("O1", with: "O2"))}")
            } as? MessageError, .sentUnknown("O2", receiver: "finance"))
    }

    func testS244SensitiveColumnsGoOutWithLeaveOrEncryptedOnly() throws {
        let book = try monthBook()
        try load(book, "hosp_service_order", "o", """
            period_month,order_number,created_at,content_text,telephone_number
            202503,1,20250310080000,灯不亮,8001
            """)
        let order = Self.order.replacing("hosp_cost_entry", with: "hosp_service_order")
        let expected = ExportError.sensitive(
            table: "hosp_service_order", columns: ["telephone_number"])
        func send(_ more: String) throws -> JSONValue {
            try run(book, "book.message.send", "{\(order)\(more)}")
        }
        XCTAssertEqual(error { try send("") } as? ExportError, expected)
        XCTAssertEqual(
            error { try send(#", "key_fields": ["telephone_number"]"#) } as? ExportError, expected)
        XCTAssertEqual(
            error { try send(#", "rows": [{"telephone_number": "8001"}]"#) } as? ExportError,
            expected)
        let trial = #", "trial": true"#
        XCTAssertNoThrow(try send(trial + #", "columns": ["order_number", "content_text"]"#))
        XCTAssertNoThrow(try send(trial + #", "sensitive": true"#))
        XCTAssertEqual(try book.select("hosp_message").rowCount, 0)
        let kept = try send(
            #", "rows": [{"telephone_number": "x"}], "key_fields": ["telephone_number"]"#)
        XCTAssertTrue(kept.text("xml")?.contains(#"key="1">x<"#) == true)
        XCTAssertEqual(
            error {
                try run(
                    book, "book.message.send",
                    "{\(order.replacing("O1", with: "O9")), \"columns\": [\"order_numbr\"]}")
            } as? BookError,
            .columnUnknown(
                "order_numbr", table: "hosp_service_order", nearest: "order_number"))
    }

    func testS244TheReferenceOfTheTablesNamesTheSensitiveColumns() throws {
        let result = try XCTUnwrap(Procedure.named("book.tables")).run(.object([:]))
        let table = result.tables[0]
        XCTAssertEqual(table.columns.last?.name, "sensitive")
        let sensitive = table.rows.filter { $0.last == .text("1") }
            .map { "\($0[0].text).\($0[4].text)" }
        XCTAssertEqual(
            sensitive,
            [
                "hosp_pay_person.weight_value", "hosp_pay_person.amount_fen",
                "hosp_service_order.telephone_number",
            ])
        let book = try emptyBook()
        XCTAssertThrowsError(try book.select("hosp_pay_person_yuan").requirePlain()) {
            XCTAssertEqual(
                $0 as? ExportError,
                .sensitive(
                    table: "hosp_pay_person_yuan",
                    columns: ["weight_value", "amount_fen", "amount_yuan"]))
        }
        XCTAssertNoThrow(try book.select("hosp_person").requirePlain())
    }

    // MARK: Who did it

    func testS249TheActorThatTheHostNamesStandsWithEverythingThatChanges() throws {
        let book = try monthBook()
        book.actor = "工号007"
        _ = try receive(book, message())
        _ = try book.allocateCost(month: Month(year: 2025, month: 3), plan: "P1")
        func column(_ table: String, _ name: String) throws -> [ResultValue] {
            let found = try book.select(table)
            let place = try XCTUnwrap(found.columns.firstIndex { $0.name == name })
            return found.rows.map { $0[place] }
        }
        let actor = ResultValue.text("工号007")
        XCTAssertEqual(try column("hosp_message", "recorded_by"), [actor])
        XCTAssertEqual(try column("hosp_run_record", "calculated_by"), [actor])
        XCTAssertEqual(try column("hosp_import_batch", "imported_by").count { $0 == actor }, 1)
        XCTAssertEqual(try column("hosp_audit", "recorded_by").count { $0 == actor }, 3)
        XCTAssertEqual(try column("hosp_audit", "recorded_by").last, actor)
        XCTAssertNoThrow(try book.verifyAudit())
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue? {
        if case .object(let object) = self { object[name] } else { nil }
    }

    fileprivate func text(_ name: String) -> String? {
        if case .string(let text)? = self[name] { text } else { nil }
    }
}
