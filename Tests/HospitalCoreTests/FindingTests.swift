import XCTest

@testable import HospitalCore

final class FindingTests: XCTestCase {
    private let message = Message(
        9_999, "test_only", .missing, zh: "[{period}，]{source}缺少{count}项[（第{row}行，{file}）]。",
        en: "{source} lacks {count} items[ in {period}][ (row {row} of {file})].")

    func testFillsPlaceholdersInBothLanguages() {
        let finding = Finding(
            message,
            [
                "period": .period("2025-03"), "source": .text("检验科"), "count": .count(-2),
                "row": .count(7), "file": .text("a.csv"),
            ])
        XCTAssertEqual(finding.text(in: .chinese), "2025年3月，检验科缺少-2项（第7行，a.csv）。")
        XCTAssertEqual(
            finding.text(in: .english), "检验科 lacks -2 items in 2025-03 (row 7 of a.csv).")
    }

    func testLeavesOutOptionalPartsThatLackAValue() {
        let finding = Finding(
            message, ["source": .text("Lab"), "count": .count(1), "row": .count(7)])
        XCTAssertEqual(finding.text(in: .chinese), "Lab缺少1项。")
        XCTAssertEqual(finding.text(in: .english), "Lab lacks 1 items.")
    }

    func testPlaceholderWithoutValueStaysVisible() {
        XCTAssertEqual(Finding(message).text(in: .english), "{source} lacks {count} items.")
    }

    func testValuesAreNotReadAsTemplates() {
        let finding = Finding(message, ["source": .text("[{count}]"), "count": .text("{source}")])
        XCTAssertEqual(finding.text(in: .english), "[{count}] lacks {source} items.")
        let optional = Finding(
            message, ["source": .text("x"), "count": .count(1), "period": .text("]{source}[")])
        XCTAssertEqual(optional.text(in: .english), "x lacks 1 items in ]{source}[.")
    }

    func testBrokenTemplatesAreFilledAsFarAsTheyGo() {
        let cases = [("{a", "1"), ("[{a}", "1"), ("a]}", "a]}"), ("", ""), ("[x]", "x")]
        for (template, text) in cases {
            var reader = MessageTemplateReader(template)
            XCTAssertEqual(reader.filled { $0 == "a" ? "1" : nil }, text, template)
        }
    }

    func testPeriodsReadAsMonthsInChineseOnly() {
        let cases = [
            "2025-03": "2025年3月", "2025-12": "2025年12月", "2025-13": "2025-13", "2025": "2025",
            "2025-Q1": "2025-Q1", "25-03": "25-03", "2025-03-01": "2025-03-01", "": "",
        ]
        for (label, text) in cases {
            XCTAssertEqual(MessageValue.period(label).text(in: .chinese), text)
            XCTAssertEqual(MessageValue.period(label).text(in: .english), label)
        }
    }

    func testPlaceholdersAreListedInTheirOrder() {
        XCTAssertEqual(MessageTemplateReader.placeholders(in: "{a}{b} [c {d}]"), ["a", "b", "d"])
        XCTAssertEqual(MessageTemplateReader.placeholders(in: "x {a} y"), ["a"])
        XCTAssertEqual(MessageTemplateReader.placeholders(in: "none"), [])
    }
}
