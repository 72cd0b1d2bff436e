import CShims
import Foundation
import Hosp
import TestSupport
import XCTest

/// Tables of a book that come and go as Arrow streams, beside the same tables as CSV.
final class BookArrowTests: BookTestCase {
    private typealias Decimal = Hosp.Decimal

    @discardableResult
    private func load(
        _ book: Book, _ table: String, _ key: String, _ producer: ArrowProducer,
        constants: [String: String] = [:], line: UInt = #line
    ) throws -> Book.ImportOutcome {
        var stream = producer.stream()
        let taken = ArrowStream(taking: &stream)
        defer {
            taken.release()
            XCTAssert(producer.isSettled, line: line)
        }
        return try book.importBatch(
            Book.ImportBatch(table: table, key: key, constants: constants), from: taken)
    }

    private func entries(_ amounts: ArrowNode) -> ArrowProducer {
        let rows = Int(amounts.length)
        return ArrowProducer([
            .batch([
                .numbers("period_month", "i", (0..<rows).map { _ in Int32(202_503) }),
                .codes(
                    "科室编码", "C", (0..<rows).map { UInt8($0 % 2) },
                    of: .texts("", ["ward-1", "ward-2"])),
                .texts("item_code", (0..<rows).map { _ in "cost" }),
                .texts("entry_code", (0..<rows).map { "V\($0)" }), amounts,
            ])
        ])
    }

    func testAStreamFillsTheTableThatItsFileFills() throws {
        let text = """
            period_month,科室编码,item_code,entry_code,amount_fen
            202503,ward-1,cost,V0,150
            202503,ward-2,cost,V1,-300
            202503,ward-1,cost,V2,7
            """
        let fen: [Int64?] = [150, -300, 7]
        let forms: [ArrowNode] = [
            .numbers("amount_fen", "l", fen), .numbers("amount_fen", "s", [150, -300, Int16(7)]),
            .decimals("amount_fen", 9, 0, [150, -300, 7]),
            .texts("amount_fen", ["150", "-300", "7"]),
        ]
        let file = try monthBook()
        try load(file, "hosp_cost_entry", "k", text)
        let expected = try dump(file)
        for form in forms {
            let book = try monthBook()
            XCTAssertEqual(
                try load(book, "hosp_cost_entry", "k", entries(form)).rowCount, 3)
            // Whatever the types, it is the content of the file: even its hash.
            XCTAssertEqual(try dump(book), expected)
            XCTAssertTrue(try load(book, "hosp_cost_entry", "k", text).isRepeated)
        }
    }

    func testAmountsInYuanAreExact() throws {
        let amounts: [Int128?] = [15_000, -30_000, 700]
        for (name, scale) in [("amount_yuan", 4), ("金额", 4)] {
            let book = try monthBook()
            try load(
                book, "hosp_cost_entry", "k", entries(.decimals(name, 18, scale, amounts)))
            XCTAssertEqual(
                try book.store.rows(
                    "SELECT amount_fen FROM hosp_cost_entry WHERE batch_key = ? "
                        + "ORDER BY entry_code", ["k"]),
                [[150], [-300], [7]])
        }
        // Less than a fen is a finding of its row.
        let book = try monthBook()
        try assertUnchanged(book) {
            try load(
                book, "hosp_cost_entry", "k",
                entries(.decimals("amount_yuan", 18, 4, [15_000, 15_001, nil])))
        }
        XCTAssertEqual(
            findings(book), ["2 amount_yuan field_invalid", "3 amount_yuan field_missing"])
    }

    func testTypesThatDoNotFitTheirColumnAreRefusedBeforeAnyRow() throws {
        func assertRefused(
            _ node: ArrowNode, _ expected: any HospitalError, line: UInt = #line
        ) throws {
            let book = try monthBook()
            try assertUnchanged(book, line: line) {
                try load(book, "hosp_cost_entry", "k", entries(node))
            } _: {
                XCTAssertEqual(
                    ($0 as? any HospitalError)?.finding, expected.finding, line: line)
            }
            XCTAssertEqual(book.importFindings.map(\.finding), [expected.finding], line: line)
            XCTAssertEqual(book.importFindings.map(\.row), [nil], line: line)
        }
        let number = ArrowNode.numbers("金额", "l", [Int64(1)])
        try assertRefused(number, BookError.amountNotInFen("金额", fen: "amount_fen"))
        let real = ArrowNode.numbers("amount_yuan", "g", [Int64(0)])
        try assertRefused(real, ArrowError.floatRefused(column: "amount_yuan", type: "float64"))
        let yuan = MessageValue.phrase(
            chinese: "金额（元，最多两位小数）", english: "amount (yuan, at most two decimals)")
        let fen = MessageValue.phrase(chinese: "金额（整分）", english: "amount (whole fen)")
        try assertRefused(
            .decimals("amount_fen", 18, 2, [150]),
            ArrowError.typeRefused(
                column: "amount_fen", type: "decimal128(18,2)", expected: fen))
        try assertRefused(
            .bools("amount_yuan", [true]),
            ArrowError.typeRefused(column: "amount_yuan", type: "bool", expected: yuan))
        try assertRefused(
            .numbers("amount_yuan", "tdD", [Int32(1)]),
            ArrowError.typeRefused(column: "amount_yuan", type: "date32", expected: yuan))
        // Two of them are told together.
        let book = try monthBook()
        let two = ArrowProducer([
            .batch([
                .numbers("period_month", "tdD", [Int32(1)]), .texts("department_code", ["lab"]),
                .texts("item_code", ["cost"]), .texts("entry_code", ["V"]), real,
            ])
        ])
        try assertUnchanged(book) { try load(book, "hosp_cost_entry", "k", two) }
        XCTAssertEqual(
            findings(book),
            ["0 period_month arrow_type_refused", "0 amount_yuan arrow_float_refused"])
    }

    func testEveryBadRowIsToldByItsNumber() throws {
        let book = try monthBook()
        func batch(_ departments: [[UInt8]?], _ fen: [Int64?]) -> ArrowNode {
            .batch([
                .numbers("period_month", "l", fen.map { _ in Int64(202_503) }),
                .raw("department_code", departments), .texts("item_code", fen.map { _ in "cost" }),
                .texts("entry_code", fen.indices.map { "V\(fen.count)-\($0)" }),
                .numbers("amount_fen", "l", fen),
            ])
        }
        let bytes = { (text: String) -> [UInt8]? in Array(text.utf8) }
        let producer = ArrowProducer([
            batch([bytes("lab"), bytes("LAB"), [0xC4, 0xDA]], [1, 2, 3]),
            batch([bytes("lab"), nil], [nil, 5]), batch([], []),
            batch([bytes("ward-1")], [9]),
        ])
        try assertUnchanged(book) { try load(book, "hosp_cost_entry", "k", producer) }
        XCTAssertEqual(
            findings(book), [
                "2 department_code field_unknown", "3 department_code arrow_text_invalid",
                "4 amount_fen field_missing", "5 department_code field_missing",
            ])
        let unmatched = ArrowProducer([.batch([.texts("department_cod", ["lab"])])])
        try assertUnchanged(book) { try load(book, "hosp_cost_entry", "k", unmatched) }
        XCTAssertEqual(
            findings(book).sorted(), [
                "0 - column_missing", "0 - column_missing", "0 - column_missing",
                "0 - column_missing", "0 department_cod column_not_declared",
            ])
    }

    func testAStreamThatBreaksLeavesNothingBehind() throws {
        let book = try monthBook()
        let producer = ArrowProducer([
            .batch([
                .numbers("period_month", "l", [Int64(202_503)]), .texts("department_code", ["lab"]),
                .texts("item_code", ["cost"]), .texts("entry_code", ["V1"]),
                .numbers("amount_fen", "l", [Int64(1)]),
            ])
        ])
        producer.failingBatch = 1
        producer.words = "connection lost"
        try assertUnchanged(book) {
            try load(book, "hosp_cost_entry", "k", producer)
        } _: {
            XCTAssertEqual(
                $0 as? ArrowError, .producerFailed(code: 5, words: "connection lost"))
        }
    }

    func testDaysMomentsFlagsAndConstants() throws {
        let book = try emptyBook()
        let day = Int32(18_262)
        for (position, node) in [
            ArrowNode.numbers("valid_from", "tdD", [day, day + 1]),
            .numbers(
                "valid_from", "tsn:", [Int64(day), Int64(day) + 1].map { $0 * 86_400_000_000_000 }),
            .numbers("valid_from", "i", [Int32(20_200_101), 20_200_102]),
            .texts("启用日期", ["2020-01-01", "20200102"]),
        ].enumerated() {
            try load(
                book, "hosp_org_unit", "u\(position)",
                ArrowProducer([
                    .batch([.texts("unit_code", ["a\(position)", "b\(position)"]), node])
                ]),
                constants: ["unit_class": "clinical"])
        }
        let rows = try book.store.rows(
            "SELECT unit_code, valid_from FROM hosp_org_unit ORDER BY unit_code")
        XCTAssertEqual(
            rows,
            (0..<4).map { [.text("a\($0)"), 20_200_101] }
                + (0..<4).map { [.text("b\($0)"), 20_200_102] })
        let noon = Int64(day) * 86_400 + 1
        try assertUnchanged(book) {
            try load(
                book, "hosp_org_unit", "u9",
                ArrowProducer([
                    .batch([.texts("unit_code", ["c"]), .numbers("valid_from", "tss:", [noon])])
                ]), constants: ["unit_class": "clinical"])
        }
        XCTAssertEqual(findings(book), ["1 valid_from field_invalid"])
        XCTAssertEqual(book.importFindings.first?.value, "20200101000001")
    }

    /// The rows of a table as an Arrow stream of the library's own making.
    private func exported(_ table: ResultTable, batchRows: Int) throws -> ArrowStream {
        var stream = ArrowArrayStream()
        try table.arrowTable(batchRows: batchRows).export(to: &stream)
        return ArrowStream(taking: &stream)
    }

    func testRandomTablesComeBackAsTheirCSVDoes() throws {
        let seed: UInt64 = 600
        var generator = SeededGenerator(seed: seed)
        let pieces = ["内科", "a", ",", "\"", "\n", " ", "0", "e\u{301}", "\u{E9}", "𠮷", "\t", "'"]
        for round in 0..<40 {
            func text() -> String {
                (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }.joined()
            }
            var table = ResultTable(name: "t", columns: [
                ResultColumn("period_month", .integer, zh: "", en: ""),
                ResultColumn("driver_code", .text, as: .code, zh: "", en: ""),
                ResultColumn("department_code", .text, as: .code, zh: "", en: ""),
                ResultColumn("driver_quantity", .text, as: .decimal, zh: "", en: ""),
            ])
            let scale = Int.random(in: 0...18, using: &generator)
            var codes: [String] = []
            for number in 0..<Int.random(in: 0...30, using: &generator) {
                codes.append("u\(number)" + text() + "x")
                let digits = Int.random(in: 1...38, using: &generator)
                let magnitude = (0..<digits).reduce(Int128(0)) { sum, _ in
                    sum * 10 + Int128(Int.random(in: 0...9, using: &generator))
                }
                let quantity = try Decimal(
                    significand: Bool.random(using: &generator) ? magnitude : -magnitude,
                    scale: scale)
                table.append([
                    .integer(Int64.random(in: 200_001...200_012, using: &generator)),
                    .text("headcount"), .text(codes[number]), .text("\(quantity)"),
                ])
            }
            let units = "unit_code,unit_class,valid_from\n"
                + codes.map { $0.replacing("\"", with: "\"\"") }
                .map { "\"\($0)\",clinical,20000101\n" }.joined()
            let books = try (0..<2).map { _ in
                let book = try emptyBook()
                try load(book, "hosp_driver", "d", "driver_code\nheadcount\n")
                if !codes.isEmpty { try load(book, "hosp_org_unit", "u", units) }
                return book
            }
            let bytes = try table.delimitedText(in: .utf8, substituting: false)
            let file = try load(books[0], "hosp_driver_statistic", "q", bytes: bytes)
            let stream = try exported(table, batchRows: Int.random(in: 1...40, using: &generator))
            let arrow = try books[1].importBatch(
                Book.ImportBatch(table: "hosp_driver_statistic", key: "q"), from: stream)
            XCTAssertEqual(arrow, file, "seed \(seed) round \(round)")
            XCTAssertEqual(try dump(books[1]), try dump(books[0]), "seed \(seed) round \(round)")
        }
    }

    /// Facts of daily work as columns for those who decide by them (S-245).
    func testS245ASelectedTableKeepsItsTypesAndComesBack() throws {
        let book = try monthBook()
        func types(_ name: String) throws -> [String] {
            let stream = try exported(try book.select(name), batchRows: 2)
            return try stream.fields().map { "\($0.name) \($0.type.name)" }
        }
        XCTAssertEqual(
            try types("hosp_driver_statistic").prefix(4), [
                "period_month int64", "driver_code dictionary", "department_code dictionary",
                "driver_quantity decimal128(38,1)",
            ])
        XCTAssert(try types("hosp_org_unit").contains("valid_from date32"))
        let yuan = try types("hosp_cost_entry_yuan")
        XCTAssert(yuan.contains("amount_fen int64"), "\(yuan)")
        XCTAssert(yuan.contains("amount_yuan decimal128(38,2)"), "\(yuan)")
        // Into another book, without what the library itself fills.
        var units = try book.select("hosp_org_unit")
        let kept = units.columns.indices.filter { units.columns[$0].name != "batch_key" }
        units = ResultTable(
            name: "u", columns: kept.map { units.columns[$0] },
            rows: units.rows.map { row in kept.map { row[$0] } })
        let other = try emptyBook()
        try other.importBatch(
            Book.ImportBatch(table: "hosp_org_unit", key: "u"),
            from: try exported(units, batchRows: 3))
        XCTAssertEqual(
            try other.select("hosp_org_unit").rows, try book.select("hosp_org_unit").rows)
    }

    func testDecimalsTakeTheLongestFractionOrStayText() throws {
        func column(_ texts: [String?]) throws -> [String] {
            let table = ResultTable(
                name: "t", columns: [ResultColumn("a", .text, as: .decimal, zh: "", en: "")],
                rows: texts.map { [$0.map { .text($0) } ?? .null] })
            let stream = try exported(table, batchRows: 8)
            var rows = try ArrowRows(stream)
            var lines = [rows.fields[0].type.name]
            while let batch = try rows.nextBatch() {
                lines += (0..<batch.rowCount).map { batch.text($0, 0) }
            }
            return lines
        }
        XCTAssertEqual(
            try column(["1", nil, "-0.125", "2.50"]),
            ["decimal128(38,3)", "1.000", "", "-0.125", "2.500"])
        XCTAssertEqual(try column([nil]), ["decimal128(38,0)", ""])
        let nines = String(repeating: "9", count: 38)
        XCTAssertEqual(try column(["-" + nines]), ["decimal128(38,0)", "-" + nines])
        XCTAssertEqual(try column([nines, "0.5"]), ["utf8", nines, "0.5"])
    }

    func testAValueThatDoesNotFitItsColumnIsNamed() throws {
        func assertUnfit(
            _ kind: ResultColumn.Kind, _ meaning: ResultColumn.Meaning, _ value: ResultValue,
            shown: String, line: UInt = #line
        ) {
            let table = ResultTable(
                name: "t", columns: [ResultColumn("金额", kind, as: meaning, zh: "", en: "")],
                rows: [[.null], [], [value]])
            XCTAssertThrowsError(try table.arrowTable(), line: line) {
                guard case .cellUnfit(let row, let column, let text, _)? = $0 as? ArrowError else {
                    return XCTFail("\($0)", line: line)
                }
                XCTAssertEqual([String(row), column, text], ["3", "金额", shown], line: line)
                let finding = ($0 as? ArrowError)?.finding
                XCTAssertFalse(finding?.text(in: .chinese).contains("{") ?? true, line: line)
            }
        }
        assertUnfit(.integer, .plain, .text("x"), shown: "x")
        assertUnfit(.integer, .day, .integer(20_250_230), shown: "20250230")
        assertUnfit(.integer, .day, .integer(1 << 40), shown: "1099511627776")
        assertUnfit(.real, .plain, .integer(1), shown: "1")
        assertUnfit(.text, .decimal, .text(""), shown: "")
        assertUnfit(.text, .decimal, .text("1,5"), shown: "1,5")
    }
}
