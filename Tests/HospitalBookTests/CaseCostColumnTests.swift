import CShims
import Foundation
import Hosp
import TestSupport
import XCTest

/// Charge lines as columns, beside the same lines as text.
final class CaseCostColumnTests: BookTestCase {
    private typealias Decimal = Hosp.Decimal

    /// A line as every form gives it.
    private struct Line {
        var caseNumber: Int64?
        var department: Int32?
        var item: Int32?
        /// In hundredths.
        var quantity: Int64?
        var fen: Int64?
        var month: Int32? = 202_503
        var id: Int64?
    }

    private let unitCosts = """
        department,item,unit_cost
        1,10,2.5
        1,11,0.00000001
        2,10,3
        2,-5,1.25
        """
    private let cases = "case,group,discharge\n100,A,2025-03\n101,B,\n102,A,2025-02\n-7,B,2025-03\n"

    private func request(
        _ lines: [Line]?, threads: Int = 1, withCases: Bool = true, months: Bool = true
    ) throws -> CaseCostRequest {
        let source = lines.map { CaseCostRequest.Source.text(Array(text($0).utf8)) }
        var request = CaseCostRequest(
            lines: source, unitCosts: .text(Array(unitCosts.utf8)),
            cases: withCases ? .text(Array(cases.utf8)) : nil)
        request.threads = threads
        if months { request.months = try Month("2025-03")...Month("2025-03") }
        return request
    }

    private func shown<Number>(_ number: Number?) -> String { number.map { "\($0)" } ?? "" }

    private func hundredths(_ number: Int64?) throws -> String {
        try number.map { "\(try Decimal(significand: Int128($0), scale: 2))" } ?? ""
    }

    private func text(_ lines: [Line]) -> String {
        "case,department,item,quantity,amount,service_period,line_id\n"
            + lines.map { line in
                [
                    shown(line.caseNumber), shown(line.department), shown(line.item),
                    (try? hundredths(line.quantity)) ?? "", (try? hundredths(line.fen)) ?? "",
                    shown(line.month), shown(line.id),
                ].joined(separator: ",") + "\n"
            }.joined()
    }

    private func dictionary<Value: Hashable>(
        _ name: String, _ values: [Value?]
    ) -> ArrowNode {
        let known = Array(Set(values.compactMap(\.self)))
        return .codes(
            name, "S", values.map { $0.flatMap { known.firstIndex(of: $0) }.map { UInt16($0) } },
            of: .texts("", known.map { "\($0)" }))
    }

    /// The lines as columns of one of several forms.
    private func columns(_ lines: [Line], form: Int) -> [ArrowNode] {
        let (caseNumbers, items) = (lines.map(\.caseNumber), lines.map(\.item))
        let departments = lines.map(\.department)
        let wide = { (number: Int64?) in number.map { Int128($0) } }
        let quantities = ArrowNode.decimals("quantity", 18, 2, lines.map { wide($0.quantity) })
        switch form % 3 {
        case 0:
            return [
                .numbers("case", "l", caseNumbers), .numbers("department", "i", departments),
                .numbers("item", "i", items), quantities,
                .numbers("amount_fen", "l", lines.map(\.fen)),
                .numbers("service_period", "i", lines.map(\.month)),
                .numbers("line_id", "l", lines.map(\.id)),
            ]
        case 1:
            return [
                .texts("line_id", lines.map { $0.id.map { "\($0)" } }),
                .decimals("amount", 38, 4, lines.map { $0.fen.map { Int128($0) * 100 } }),
                dictionary("case", caseNumbers), dictionary("item", items),
                dictionary("department", departments), quantities,
                .texts("service_period", lines.map { $0.month.map { "\($0)" } }),
            ]
        default:
            return [
                .texts("case", caseNumbers.map { $0.map { "\($0)" } }, isLarge: true),
                .numbers("department", "c", departments.map { $0.map { Int8($0) } }),
                .texts("item", items.map { $0.map { "\($0)" } }),
                .decimals(
                    "quantity", 38, 9, lines.map { wide($0.quantity).map { $0 * 10_000_000 } }),
                .numbers("amount_fen", "l", lines.map(\.fen)),
                dictionary("service_period", lines.map(\.month)),
                dictionary("line_id", lines.map(\.id)),
            ]
        }
    }

    private func outcome(
        _ request: CaseCostRequest, _ batches: [[ArrowNode]], rows: [Int], line: UInt = #line
    ) throws -> CaseCostOutcome {
        let producer = ArrowProducer(zip(batches, rows).map { .batch($0, rows: $1) })
        var stream = producer.stream()
        let taken = ArrowStream(taking: &stream)
        defer {
            taken.release()
            XCTAssert(producer.isSettled, line: line)
        }
        return try emptyBook().costCases(request, lines: taken)
    }

    /// Everything that a result says, the rows of findings counted as in a stream.
    private func dump(_ outcome: CaseCostOutcome, rowsBefore: Int) throws -> [String] {
        let result = try outcome.procedureResult()
        return result.tables.filter { $0.name != "findings" }.flatMap { table in
            table.rows.map { "\(table.name): \($0.map(\.text))" }
        } + outcome.findings.map { finding in
            // Amounts stand in fen in one form and in yuan in another.
            let column = finding.column == "amount_fen" ? "amount" : finding.column ?? "-"
            return "\(finding.kind) \(finding.row.map { $0 - rowsBefore } ?? 0) \(column) "
                + finding.finding.message.name
        } + outcome.findingCounts.map { "\($0.key) \($0.value)" }.sorted()
    }

    private func randomLine(using generator: inout SeededGenerator) -> Line {
        func rarely<Value>(_ value: Value, _ other: Value?) -> Value? {
            Int.random(in: 0..<12, using: &generator) == 0 ? other : value
        }
        let sign: Int64 = Int.random(in: 0..<5, using: &generator) == 0 ? -1 : 1
        return Line(
            caseNumber: rarely([100, 101, 102, -7].randomElement(using: &generator) ?? 100, 999),
            department: rarely(
                Int32.random(in: 1...2, using: &generator), [nil, 3][sign > 0 ? 0 : 1]),
            item: rarely([10, 11, -5].randomElement(using: &generator) ?? 10, 12),
            quantity: rarely(sign * Int64.random(in: 0...500, using: &generator), nil),
            fen: rarely(sign * Int64.random(in: 0...9_999, using: &generator), nil),
            month: rarely(rarely(202_503, 202_502) ?? 202_503, 202_504),
            id: rarely(Int64.random(in: 0...400, using: &generator), nil))
    }

    func testColumnsGiveWhatTheirTextGives() throws {
        let seed: UInt64 = 2_200
        var generator = SeededGenerator(seed: seed)
        for round in 0..<45 {
            let count = Int.random(in: 0...120, using: &generator)
            let lines = (0..<count).map { _ in randomLine(using: &generator) }
            let withCases = round % 5 != 0
            let expected = try dump(
                emptyBook().costCases(request(lines, withCases: withCases)), rowsBefore: 1)
            for form in 0..<3 {
                var (batches, rows, start): ([[ArrowNode]], [Int], Int) = ([], [], 0)
                while start < count || batches.isEmpty {
                    let end = min(count, start + Int.random(in: 0...60, using: &generator))
                    batches.append(columns(Array(lines[start..<end]), form: form))
                    rows.append(end - start)
                    start = end
                }
                var request = try request(nil, threads: 1 + round % 3, withCases: withCases)
                // A stream of more lines than are held is read in one pass.
                request.heldLines = round % 2 == 0 ? 1 << 26 : 20
                let found = try dump(outcome(request, batches, rows: rows), rowsBefore: 0)
                XCTAssertEqual(
                    found.difference(from: expected).map { "\($0)" }, [],
                    "seed \(seed) round \(round) form \(form)")
            }
        }
    }

    func testThreadsShareManyLines() throws {
        var generator = SeededGenerator(seed: 2_201)
        // Below some thirty thousand lines per thread there is one thread.
        let lines = (0..<70_000).map { number in
            var line = randomLine(using: &generator)
            line.id = Int64(number % 69_000)
            return line
        }
        let forms = [
            columns(lines, form: 0), columns(lines, form: 1),
            columns(lines, form: 0).filter { $0.name != Array("line_id".utf8) },
        ]
        for nodes in forms {
            let one = try dump(
                outcome(request(nil), [nodes], rows: [lines.count]), rowsBefore: 0)
            XCTAssertGreaterThan(one.count, 10)
            let two = try dump(
                outcome(request(nil, threads: 4), [nodes], rows: [lines.count]), rowsBefore: 0)
            XCTAssertEqual(two.difference(from: one).map { "\($0)" }, [])
        }
    }

    func testArraysGiveWhatTheirColumnsGive() throws {
        var generator = SeededGenerator(seed: 2_202)
        let lines = (0..<500).map { _ in
            var line = randomLine(using: &generator)
            (line.caseNumber, line.department) = (line.caseNumber ?? 1, line.department ?? 1)
            (line.item, line.quantity) = (line.item ?? 1, line.quantity ?? 7)
            (line.fen, line.id) = (line.fen ?? 3, line.id ?? 1)
            return line
        }
        let expected = try dump(
            outcome(request(nil), [columns(lines, form: 0)], rows: [lines.count]), rowsBefore: 0)
        let numbers = lines.map { $0.caseNumber ?? 0 }
        let departments = lines.map { $0.department ?? 0 }
        let (items, quantities) = (lines.map { $0.item ?? 0 }, lines.map { $0.quantity ?? 0 })
        let (fen, months) = (lines.map { $0.fen ?? 0 }, lines.map { $0.month ?? 0 })
        let ids = lines.map { $0.id ?? 0 }
        func column<Number>(
            _ name: String, _ type: ArrowType, _ numbers: [Number]
        ) -> (ArrowColumn, [Number]) {
            let place = UnsafeMutablePointer<Number>.allocate(capacity: numbers.count)
            place.initialize(from: numbers, count: numbers.count)
            addTeardownBlock { place.deallocate() }
            return (ArrowColumn(name, type, at: place, rowCount: numbers.count), numbers)
        }
        let batch = ArrowBatch(borrowing: [
            column("case", .int64, numbers).0, column("department", .int32, departments).0,
            column("item", .int32, items).0,
            column("quantity", .scaledInteger(decimals: 2), quantities).0,
            column("amount_fen", .int64, fen).0, column("service_period", .int32, months).0,
            column("line_id", .int64, ids).0,
        ], rowCount: lines.count)
        let outcome = try emptyBook().costCases(request(nil), lines: batch)
        XCTAssertEqual(try dump(outcome, rowsBefore: 0), expected)
    }

    func testATypeThatIsNotTakenIsRefusedBeforeAnyLine() throws {
        let line = Line(caseNumber: 100, department: 1, item: 10, quantity: 100, fen: 250)
        func assertRefused(
            _ replaced: ArrowNode, _ expected: any HospitalError, line number: UInt = #line
        ) throws {
            let nodes = columns([line], form: 0).map { node in
                let isAmount = node.name == Array("amount_fen".utf8)
                    && replaced.name == Array("amount".utf8)
                return node.name == replaced.name || isAmount ? replaced : node
            }
            XCTAssertThrowsError(
                try outcome(request(nil), [nodes], rows: [1]), line: number
            ) {
                XCTAssertEqual(
                    ($0 as? any HospitalError)?.finding, expected.finding, line: number)
            }
        }
        let code = MessageValue.phrase(
            chinese: "文本、字典文本或整数", english: "text, dictionary text or whole numbers")
        for name in ["case", "department", "item", "line_id", "service_period"] {
            try assertRefused(
                .bools(name, [true]),
                ArrowError.typeRefused(column: name, type: "bool", expected: code))
        }
        try assertRefused(
            .numbers("amount", "l", [Int64(250)]),
            BookError.amountNotInFen("amount", fen: "amount_fen"))
        try assertRefused(
            .numbers("amount", "g", [Int64(250)]),
            ArrowError.floatRefused(column: "amount", type: "float64"))
        try assertRefused(
            .numbers("quantity", "f", [Int32(1)]),
            ArrowError.floatRefused(column: "quantity", type: "float32"))
        try assertRefused(
            .texts("quantity", ["1"]),
            ArrowError.typeRefused(
                column: "quantity", type: "utf8", expected: .phrase(
                    chinese: "数量（整数或decimal128）",
                    english: "quantity (whole numbers or decimal128)")))
        try assertRefused(
            .decimals("amount_fen", 9, 2, [250]),
            ArrowError.typeRefused(
                column: "amount_fen", type: "decimal128(9,2)",
                expected: .phrase(chinese: "金额（整分）", english: "amount (whole fen)")))
        try assertRefused(
            .texts("amount", ["2.50"]),
            ArrowError.typeRefused(
                column: "amount", type: "utf8", expected: .phrase(
                    chinese: "金额（元，decimal128）", english: "amount (yuan, decimal128)")))
    }

    func testAStreamThatBreaksEndsTheRun() throws {
        let line = Line(caseNumber: 100, department: 1, item: 10, quantity: 100, fen: 250)
        let broken = columns([line], form: 1).map { node -> ArrowNode in
            guard node.name == Array("item".utf8) else { return node }
            return .codes("item", "S", [UInt16(4)], of: .texts("", ["10"]))
        }
        XCTAssertThrowsError(
            try outcome(
                request(nil, threads: 2), [columns([line, line], form: 1), broken], rows: [2, 1])
        ) {
            XCTAssertEqual(
                $0 as? ArrowError, .indexOutside(row: 3, column: "item", index: "4", count: 1))
        }
        let producer = ArrowProducer([.batch(columns([line], form: 0), rows: 1)])
        producer.failingBatch = 1
        var stream = producer.stream()
        let taken = ArrowStream(taking: &stream)
        XCTAssertThrowsError(try emptyBook().costCases(request(nil), lines: taken)) {
            XCTAssertEqual($0 as? ArrowError, .producerFailed(code: 5, words: nil))
        }
        taken.release()
        XCTAssert(producer.isSettled)
        let missing = Array(columns([line], form: 0).dropFirst())
        XCTAssertThrowsError(try outcome(request(nil), [missing], rows: [1])) {
            guard case .columnMissing("case", _, _)? = $0 as? BookError else {
                return XCTFail("\($0)")
            }
        }
    }

    func testARunCanBeWatchedAndCancelled() throws {
        var generator = SeededGenerator(seed: 2_203)
        let lines = (0..<70_000).map { _ in randomLine(using: &generator) }
        let producer = ArrowProducer([.batch(columns(lines, form: 0), rows: lines.count)])
        var stream = producer.stream()
        let taken = ArrowStream(taking: &stream)
        let book = try emptyBook()
        let seen = Progress()
        book.monitor = RunMonitor { done, total in seen.note(done, total) }
        seen.limit = 40_000
        XCTAssertThrowsError(try book.costCases(request(nil, threads: 2), lines: taken)) {
            XCTAssertEqual($0 as? RunMonitorError, .cancelled)
        }
        taken.release()
        XCTAssert(producer.isSettled)
        XCTAssertEqual(seen.total, 140_000)
        XCTAssertGreaterThan(seen.done, 40_000)
        XCTAssertLessThan(seen.done, 140_000)
    }

    /// What a monitor was told; it ends the run beyond a limit.
    private final class Progress: @unchecked Sendable {
        private let lock = NSLock()
        var limit = Int64.max
        var done: Int64 = 0
        var total: Int64 = 0

        func note(_ done: Int64, _ total: Int64) -> Bool {
            lock.withLock {
                (self.done, self.total) = (max(self.done, done), max(self.total, total))
                return done <= limit
            }
        }
    }
}
