import CostControl
import Foundation
import Hosp
import TestSupport
import XCTest

@testable import HospitalBook

/// However charge lines are read — threads, blocks, forms of the text — the result is the same, and
/// it is that of a plain calculation with fractions.
final class CaseCostLawTests: XCTestCase {
    private struct Sample {
        var lines: [[String]] = []
        var unitCosts = "department,item,unit_cost\n"
        var cases = "case,group\n"
        var exact: [String: Rate] = [:]
        var charge: [String: Int64] = [:]
        var bad = 0
    }

    /// Lines of 40 cases, 80 departments and 12 items; one in twenty is faulty in some way.
    private func sample(_ generator: inout SeededGenerator, lines count: Int) throws -> Sample {
        var sample = Sample()
        var costs: [[Int64?]] = []
        for department in 0..<80 {
            costs.append((0..<12).map { _ in
                Int.random(in: 0..<3, using: &generator) == 0
                    ? nil : Int64.random(in: 0...99_999_999, using: &generator)
            })
            for (item, cost) in costs[department].enumerated() {
                guard let cost else { continue }
                let text = try Decimal(significand: Int128(cost), scale: 4)
                sample.unitCosts += "D\(department),项目\(item),\(text)\n"
            }
        }
        for place in 0..<40 { sample.cases += "住院\(place),G\(place % 7)\n" }
        for number in 0..<count {
            let place = "住院\(Int.random(in: 0..<40, using: &generator))"
            let (department, item) = (
                Int.random(in: 0..<80, using: &generator), Int.random(in: 0..<12, using: &generator)
            )
            let quantity = try Decimal(
                significand: Int128.random(in: -50...400, using: &generator),
                scale: Int.random(in: 0...3, using: &generator))
            let amount = Money(fen: Int64.random(in: -5_000...99_999, using: &generator))
            var fields = [
                place, "D\(department)", "项目\(item)", quantity.description, amount.description,
                "N\(number)",
            ]
            let isBad = Int.random(in: 0..<20, using: &generator) == 0
            if isBad {
                let column = Int.random(in: 0..<6, using: &generator)
                fields[column] = column == 5 ? "N0" : ["", "?"][number % 2]
                if column == 5, number == 0 { fields[0] = "" }
            }
            if !isBad, let cost = costs[department][item] {
                sample.exact[place, default: .zero] = sample.exact[place, default: .zero]
                    + Rate(quantity) * (try Rate(numerator: Int128(cost), denominator: 10_000))
                sample.charge[place, default: 0] += amount.fen
            } else {
                sample.bad += 1
            }
            sample.lines.append(fields)
        }
        return sample
    }

    private let header = ["case", "department", "item", "quantity", "amount", "line_id"]

    private func request(
        _ sample: Sample, _ lines: [UInt8], hasRegister: Bool = true
    ) -> CaseCostRequest {
        var request = CaseCostRequest(
            lines: .text(lines), unitCosts: .text(Array(sample.unitCosts.utf8)),
            cases: hasRegister ? .text(Array(sample.cases.utf8)) : nil)
        request.findingLimit = 10_000
        return request
    }

    private func plain(_ lines: [[String]]) -> [UInt8] {
        Array(([header] + lines).map { $0.joined(separator: ",") + "\n" }.joined().utf8)
    }

    private func rows(_ outcome: CaseCostOutcome) throws -> [[[String]]] {
        try outcome.tables().map { table in table.rows.map { row in row.map(\.text) } }
    }

    func testTheResultIsThatOfFractionsAndDoesNotDependOnThreads() throws {
        let seed: UInt64 = 2_206
        var generator = SeededGenerator(seed: seed)
        // Enough lines for several blocks of 128 KiB.
        let sample = try sample(&generator, lines: 12_000)
        let bytes = plain(sample.lines)
        XCTAssertGreaterThan(bytes.count, 3 << 17)
        var expected: [[[String]]] = []
        for hasRegister in [true, false] {
            for threads in [1, 2, 3, 7] {
                var request = request(sample, bytes, hasRegister: hasRegister)
                request.threads = threads
                let outcome = try request.outcome()
                let tables = try rows(outcome)
                if threads == 1 { expected = tables }
                XCTAssertEqual(tables, expected, "seed \(seed), \(threads) threads")
                guard threads == 1 else { continue }
                // Faulty cases are new ones where there is no register.
                for row in tables[0] where sample.exact[row[0]] != nil {
                    let exact = try XCTUnwrap(sample.exact[row[0]])
                    XCTAssertEqual(
                        row[5],
                        try exact.decimal(digits: 2, rounding: .halfAwayFromZero).description)
                    XCTAssertEqual(Int64(row[4]), sample.charge[row[0]], "seed \(seed), \(row)")
                }
                if hasRegister {
                    XCTAssertEqual(outcome.cost.total.lines + sample.bad, sample.lines.count)
                }
            }
        }
    }

    /// Far behind the beginning a field stands in quotes and holds a line break, so that the pieces
    /// of a text cannot be read by themselves.
    func testAQuoteBehindManyLinesChangesNothing() throws {
        let seed: UInt64 = 2_209
        var generator = SeededGenerator(seed: seed)
        let sample = try sample(&generator, lines: 9_000)
        var quoted = plain(Array(sample.lines.dropLast(40)))
        for line in sample.lines.suffix(40) {
            quoted += Array(line.map { "\"\($0)\"" }.joined(separator: ",").utf8) + [0x0D, 0x0A]
        }
        quoted += Array("\"a\nb\",D1,项目1,1,1.00,\n".utf8)
        let expected = try rows(
            request(
                sample, plain(sample.lines + [["a b", "D1", "项目1", "1", "1.00", ""]])
            ).outcome())
        for threads in [1, 3] {
            var request = request(sample, quoted)
            request.threads = threads
            let found = try rows(try request.outcome())
            XCTAssertEqual(found[0], expected[0], "seed \(seed), \(threads) threads")
            XCTAssertEqual(found[1...2], expected[1...2], "seed \(seed), \(threads) threads")
            XCTAssertEqual(found[3].map { $0[1] }, expected[3].map { $0[1] }, "seed \(seed)")
            XCTAssertEqual(found[4], expected[4], "seed \(seed), \(threads) threads")
        }
    }

    func testTheOrderOfLinesDoesNotMatter() throws {
        let seed: UInt64 = 2_207
        var generator = SeededGenerator(seed: seed)
        var sample = try sample(&generator, lines: 1_000)
        // Which of two lines with one identifier comes first matters, so none has one.
        for place in sample.lines.indices { sample.lines[place][5] = "" }
        var expected: [[String]] = []
        for round in 0..<5 {
            let outcome = try request(sample, plain(sample.lines)).outcome()
            let tables = try rows(outcome)
            if round == 0 { expected = tables[0] + tables[1] + tables[2] + tables[4] }
            XCTAssertEqual(
                tables[0] + tables[1] + tables[2] + tables[4], expected, "seed \(seed)")
            sample.lines.shuffle(using: &generator)
        }
    }

    /// Quotes, line breaks, byte order marks, encodings and blank lines change no figure.
    func testEveryFormOfTheTextGivesTheSameResult() throws {
        let seed: UInt64 = 2_208
        var generator = SeededGenerator(seed: seed)
        let sample = try sample(&generator, lines: 3_000)
        let expected = try rows(try request(sample, plain(sample.lines)).outcome())
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("hosp-cases-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for encoding in TextEncoding.allCases {
            for form in 0..<4 {
                let lineBreak = form == 1 ? "\r\n" : "\n"
                let isQuoted = form == 2
                let text = ([header] + sample.lines).map { fields in
                    fields.map { isQuoted && !$0.isEmpty ? "\"\($0)\"" : $0 }
                        .joined(separator: form == 3 ? "\t" : ",") + lineBreak
                }.joined()
                let mark = form == 1 && encoding != .gbk ? "\u{FEFF}" : ""
                let files = [
                    ("lines", mark + text),
                    ("costs", sample.unitCosts.replacingOccurrences(
                        of: ",", with: form == 3 ? "\t" : ",")),
                    ("cases", sample.cases.replacingOccurrences(
                        of: ",", with: form == 3 ? "\t" : ",")),
                ].map { name, text in (directory.appendingPathComponent(name), text) }
                for (file, text) in files { try Data(encoding.encoded(text)).write(to: file) }
                var request = CaseCostRequest(
                    lines: .file(files[0].0.path), unitCosts: .file(files[1].0.path),
                    cases: .file(files[2].0.path),
                    format: DelimitedText.Format(
                        encoding: encoding, delimiter: form == 3 ? .tab : .comma))
                request.findingLimit = 10_000
                request.threads = 2
                XCTAssertEqual(
                    try rows(try request.outcome()), expected,
                    "seed \(seed), \(encoding), form \(form)")
            }
        }
    }

    func testProgressGrowsToTheTotalAndACancelledRunLeavesNothing() throws {
        let seed: UInt64 = 2_209
        var generator = SeededGenerator(seed: seed)
        let sample = try sample(&generator, lines: 12_000)
        let bytes = plain(sample.lines)
        let book = try Book(at: ":memory:", libraryVersion: "test")
        let seen = Seen()
        var request = request(sample, bytes)
        for threads in [1, 3] {
            request.threads = threads
            seen.steps = []
            book.monitor = RunMonitor { done, total in
                seen.add(done, total)
                return true
            }
            _ = try book.costCases(request)
            XCTAssertEqual(seen.steps, seen.steps.sorted())
            XCTAssertEqual(seen.steps.first, 0)
            XCTAssertEqual(seen.steps.last, Int64(2 * bytes.count))
            XCTAssertEqual(seen.total, Int64(2 * bytes.count))
            for limit in [0, 1, 3, 6] {
                seen.steps = []
                book.monitor = RunMonitor { done, total in
                    seen.add(done, total)
                    return seen.steps.count <= limit
                }
                XCTAssertThrowsError(try book.costCases(request)) {
                    XCTAssertEqual($0 as? RunMonitorError, .cancelled)
                    XCTAssertEqual(($0 as? any HospitalError)?.finding.message.status, .cancelled)
                }
            }
        }
    }

    /// What a monitor was told; it is told by one thread at a time.
    private final class Seen: @unchecked Sendable {
        var steps: [Int64] = []
        var total: Int64 = 0

        func add(_ done: Int64, _ total: Int64) {
            steps.append(done)
            self.total = total
        }
    }
}
