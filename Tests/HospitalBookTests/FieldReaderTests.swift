import Hosp
import TestSupport
import XCTest

@testable import HospitalBook

/// Fields are read from their bytes; what they mean is what the types of the library say.
final class FieldReaderTests: XCTestCase {
    private func value(_ text: String, _ type: ColumnType, isYuan: Bool = false) -> StoreValue? {
        let column = ColumnDeclaration("c_fen", type, zh: "列", en: "column")
        return FieldReader(column, isYuan: isYuan).value(text)
    }

    /// Texts made of the bytes that a number or a date may have, and of some it may not.
    private func texts(_ pieces: [String], seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed)
        return (0..<20_000).map { _ in
            (0..<Int.random(in: 1...9, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
        }
    }

    func testAmountsInYuanAreWhatMoneySays() throws {
        let seed: UInt64 = 3
        let pieces = ["-", "+", ".", ".0", ".05", ".99", "0", "7", "12", "99999", ",", " ", "１"]
        var amounts = 0
        let edges = [
            "92233720368547758.07", "-92233720368547758.08", "92233720368547758.08", "-0.00",
            "999999999999999.99", "-999999999999999.99", "9999999999999999.99", "0.01", "-.05",
            "1.", ".5", "1.5", "1.234", "0000000000000000001.00", "--1.00", "1-1.00", "1.-0",
        ]
        for text in texts(pieces, seed: seed) + edges {
            let expected = (try? Money(yuan: text)).map { StoreValue.integer($0.fen) }
            XCTAssertEqual(value(text, .fen, isYuan: true), expected, "\(text), seed \(seed)")
            amounts += expected == nil ? 0 : 1
        }
        XCTAssertGreaterThan(amounts, 1_000)
    }

    func testDaysAndMonthsAreWhatTheTypesSay() throws {
        let seed: UInt64 = 4
        let pieces = ["-", "0", "1", "2", "20", "2024", "2025", "-02", "-29", "-12", "-31", "29"]
        var (days, months) = (0, 0)
        let edges = ["2024-02-29", "2025-02-29", "20240229", "2024-2-29", "2024-0229", "202-40229"]
        for text in texts(pieces, seed: seed) + edges {
            let isWhole = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            let day = isWhole && text.utf8.count == 8
                ? Int32(text).flatMap { try? Day(yyyymmdd: $0) } : try? Day(text)
            let month = isWhole && text.utf8.count == 6
                ? Int32(text).flatMap { try? Month(yyyymm: $0) } : try? Month(text)
            XCTAssertEqual(
                value(text, .day), day.map { .integer(Int64($0.yyyymmdd)) },
                "\(text), seed \(seed)")
            XCTAssertEqual(
                value(text, .month), month.map { .integer(Int64($0.yyyymm)) },
                "\(text), seed \(seed)")
            days += day == nil ? 0 : 1
            months += month == nil ? 0 : 1
        }
        XCTAssertGreaterThan(days, 20)
        XCTAssertGreaterThan(months, 20)
    }

    func testOtherTypesTakeWhatTheirTableSays() {
        XCTAssertEqual(value("20250331120000", .moment), 20_250_331_120_000)
        XCTAssertEqual(value("2025-03-31 12:00:00", .moment), 20_250_331_120_000)
        XCTAssertNil(value("2025-03-31 24:00:00", .moment))
        XCTAssertEqual(
            ["1", "0", "是", "否", "2", "y"].map { value($0, .flag) }, [1, 0, 1, 0, nil, nil])
        XCTAssertEqual(
            ["0", "7", "-1", "1.0", "9223372036854775807", "9223372036854775808"]
                .map { value($0, .count) },
            [0, 7, nil, nil, .integer(.max), nil])
        XCTAssertEqual(value("-9223372036854775808", .integer), .integer(.min))
        XCTAssertEqual(
            ["1.10", "-0.5", "+1", "1e3", ""].map { value($0, .decimal) },
            ["1.10", "-0.5", "1", nil, nil])
        XCTAssertEqual(value(String(repeating: "科", count: 64), .code)?.text?.count, 64)
        XCTAssertNil(value(String(repeating: "科", count: 65), .code))
    }
}
