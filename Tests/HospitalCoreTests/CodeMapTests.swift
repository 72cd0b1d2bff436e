import TestSupport
import XCTest

@testable import HospitalCore

/// Codes of host systems and ours, adapters, and fields of forms (S-239, S-241, S-246, S-247).
final class CodeMapTests: XCTestCase {
    private func day(_ text: String) throws -> Day { try Day(text) }

    private func pair(
        _ kind: String, _ external: String, _ own: String, version: Int = 1,
        _ from: String = "2020-01-01", _ to: String? = nil
    ) throws -> CodeMap.Pair {
        CodeMap.Pair(
            kind, external: external, own: own, version: version,
            validity: try Validity(from: day(from), to: to.map { try day($0) }))
    }

    func testS241TheNewestVersionThatHoldsOnTheDayDecides() throws {
        let map = CodeMap([
            try pair("department", "01", "ward-1", version: 1, "2020-01-01", "2024-12-31"),
            try pair("department", "01", "ward-2", version: 2, "2024-07-01"),
            try pair("department", "02", "lab"),
            try pair("person", "01", "P1"),
        ])
        func own(_ code: String, _ kind: String, _ on: String) throws -> CodeMap.Translation {
            map.own(code, kind: kind, on: try day(on))
        }
        XCTAssertEqual(try own("01", "department", "2024-06-30"), .mapped("ward-1"))
        XCTAssertEqual(try own("01", "department", "2024-07-01"), .mapped("ward-2"))
        XCTAssertEqual(try own("01", "department", "2019-12-31"), .unmapped)
        XCTAssertEqual(try own("02", "department", "2025-01-01"), .mapped("lab"))
        XCTAssertEqual(try own("01", "person", "2025-01-01"), .mapped("P1"))
        XCTAssertEqual(try own("02", "person", "2025-01-01"), .unmapped)
    }

    func testS246ManyCodesOfOneThingAreUniqueOneWayAndAmbiguousTheOther() throws {
        let map = CodeMap([
            try pair("person", "H-7", "P1"), try pair("person", "L-9", "P1"),
            try pair("person", "H-8", "P2", version: 2),
            try pair("person", "H-8", "P3", version: 2),
        ])
        let today = try day("2025-03-31")
        XCTAssertEqual(map.own("H-7", kind: "person", on: today), .mapped("P1"))
        XCTAssertEqual(map.own("L-9", kind: "person", on: today), .mapped("P1"))
        XCTAssertEqual(
            map.external("P1", kind: "person", on: today), .ambiguous(["H-7", "L-9"]))
        XCTAssertEqual(map.external("P2", kind: "person", on: today), .mapped("H-8"))
        XCTAssertEqual(map.own("H-8", kind: "person", on: today), .ambiguous(["P2", "P3"]))
    }

    func testCodesAreComparedByTheirScalars() throws {
        // é as one scalar and as two are one text to a reader and two codes to a database.
        let map = CodeMap([try pair("item", "\u{E9}", "a"), try pair("item", "e\u{301}", "b")])
        let today = try day("2025-03-31")
        XCTAssertEqual(map.own("\u{E9}", kind: "item", on: today), .mapped("a"))
        XCTAssertEqual(map.own("e\u{301}", kind: "item", on: today), .mapped("b"))
    }

    func testS241TheMappingReportHasEveryCodeThatWasUsedAndEveryPairThatWasNot() throws {
        let map = CodeMap([
            try pair("department", "01", "ward-1"), try pair("department", "02", "lab"),
            try pair("department", "03", "old", "2020-01-01", "2023-12-31"),
            try pair("department", "04", "a"), try pair("department", "04", "b"),
        ])
        let today = try day("2025-03-31")
        let uses = ["01", "99", "01", "04", "99", "99"].map {
            CodeMap.Use("department", $0, on: today)
        }
        let lines = map.report(of: uses, on: today).map {
            "\($0.external) \($0.standing.rawValue) \($0.own.joined(separator: "+")) \($0.count)"
        }
        XCTAssertEqual(
            lines,
            ["01 mapped ward-1 2", "02 unused lab 0", "04 ambiguous a+b 1", "99 unmapped  3"])
    }

    /// Whatever the pairs: the order in which they stand changes nothing, and the counts of the
    /// report are those of the uses.
    func testTheOrderOfThePairsChangesNothing() throws {
        let seed: UInt64 = 241
        var random = SeededGenerator(seed: seed)
        func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
        for _ in 0..<200 {
            let pairs = try (0..<12).map { _ in
                try pair(
                    "k\(number(2))", "e\(number(4))", "o\(number(3))",
                    version: number(3), "20\(20 + number(4))-01-01")
            }
            let uses = try (0..<20).map { _ in
                CodeMap.Use(
                    "k\(number(2))", "e\(number(5))",
                    on: try day("20\(19 + number(6))-06-30"))
            }
            let today = try day("2024-01-01")
            let report = CodeMap(pairs).report(of: uses, on: today)
            XCTAssertEqual(
                CodeMap(pairs.reversed()).report(of: uses.reversed(), on: today), report,
                "seed \(seed)")
            XCTAssertEqual(report.reduce(0) { $0 + $1.count }, uses.count, "seed \(seed)")
        }
    }

    // MARK: Adapters

    func testS239AnAdapterFillsColumnsByFieldConstantCodeAndFactor() throws {
        let adapter = HostAdapter(
            [
                .init("department_code", from: .field("KSDM"), kind: "department"),
                .init("金额", from: .field("JE_WY"), factor: try Decimal("10000")),
                .init("item_code", from: .constant("drug")), .init("remark", from: .field("BZ")),
            ], dayField: "RQ")
        XCTAssertEqual(adapter.fields, ["KSDM", "JE_WY", "BZ", "RQ"])
        let map = CodeMap([try pair("department", "01", "ward-1", "2025-03-01")])
        func row(_ fields: [String: String]) throws -> HostAdapter.Row {
            adapter.row({ fields[$0] }, by: map, on: try day("2020-01-01"))
        }
        let good = try row(["KSDM": "01", "JE_WY": "1.234567", "BZ": "", "RQ": "2025-03-31 08:00"])
        XCTAssertEqual(good.cells, ["ward-1", "12345.67", "drug", nil])
        XCTAssertEqual(good.faults, [])
        XCTAssertEqual(good.uses, [.init("department", "01", on: try day("2025-03-31"))])
        let bad = try row(["KSDM": "01", "JE_WY": "1,0", "RQ": "20250228"])
        XCTAssertEqual(bad.cells, [nil, nil, "drug", nil])
        XCTAssertEqual(
            bad.faults.map(\.fault),
            [
                .unmapped(code: "01", kind: "department", day: try day("2025-02-28")),
                .notANumber("1,0"),
            ])
        XCTAssertEqual(bad.faults.map(\.column), [0, 1])
        // Missing is neither a code nor zero; a day that is none is a fault of the row.
        let empty = try row(["RQ": "2025/03/31"])
        XCTAssertEqual(empty.cells, [nil, nil, "drug", nil])
        XCTAssertEqual(empty.faults.map(\.fault), [.notADay("2025/03/31")])
    }

    // MARK: Fields

    func testS247EveryFieldOfAFormAndEveryColumnStandsInTheComparison() {
        typealias Field = FieldComparison.Field
        let ours = [
            Field("code", .text, length: 64, isNeeded: true), Field("amount", .decimal),
            Field("day", .day, isNeeded: true), Field("remark", .text, length: 20),
            Field("count", .whole, isNeeded: true), Field("person", .text, isNeeded: true),
            Field("flag", .flag),
        ]
        let theirs = [
            Field("编号", .text, length: 65, isNeeded: true), Field("amount", .whole),
            Field("day", .moment, isNeeded: true), Field("备注", nil, length: 20),
            Field("count", .whole), Field("签字", .text),
        ]
        let comparison = FieldComparison(
            theirs, with: ours, names: ["编号": "code", "备注": "remark"])
        XCTAssertEqual(
            comparison.lines.map {
                "\($0.theirs?.name ?? "-") \($0.ours?.name ?? "-") \($0.standing.rawValue)"
            },
            [
                "编号 code too_long", "amount amount matching", "day day kind_differs",
                "备注 remark matching", "count count may_be_empty", "- person missing",
                "- flag absent", "签字 - extra",
            ])
        XCTAssertFalse(comparison.isMatching)
        XCTAssertTrue(FieldComparison(ours, with: ours).isMatching)
    }
}
