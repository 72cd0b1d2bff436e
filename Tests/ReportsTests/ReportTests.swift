import Foundation
import HospitalCore
import Reports
import XCTest

/// Reports: figures as they are given, texts of data escaped, pictures that say in print what they
/// show.
final class ReportTests: XCTestCase {
    /// Names as somebody would write them who wants to run a program in the reader's browser.
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x",
        "</style><script>x</script>", "javascript:alert(1)", "&#60;script&#62;", "]]><script>",
        "<!-- -->", "${7*7}", "\u{0}\u{8}\u{1B}[31m", "\u{202E}gnp.exe", "a\nb\tc", "科室<b>",
    ]

    private func money(_ text: String) throws -> Money { try Money(yuan: text) }

    func testAmountsHaveCommasAndTwoDecimals() throws {
        for (yuan, printed) in [
            ("0", "0.00"), ("1.5", "1.50"), ("999.99", "999.99"), ("1000", "1,000.00"),
            ("-1234567.89", "-1,234,567.89"), ("-12", "-12.00"), ("100000", "100,000.00"),
        ] { XCTAssertEqual(ReportCell.printed(try money(yuan)), printed) }
        XCTAssertEqual(ReportCell.printed(Money(fen: .max)), "92,233,720,368,547,758.07")
        XCTAssertEqual(ReportCell.printed(Money(fen: .min)), "-92,233,720,368,547,758.08")
    }

    func testMissingIsADashAndNoZero() {
        XCTAssertEqual(ReportCell(number: nil).printed(in: .chinese), "–")
        XCTAssertEqual(ReportCell(text: nil).printed(in: .english), "–")
        XCTAssertEqual(ReportCell(number: "0").printed(in: .english), "0")
    }

    /// A bar without a number says so, has no length and is not marked; zero is a number.
    func testAMissingNumberIsNoBar() {
        func picture(_ length: Int64?) -> String {
            let printed = length.map { String($0) } ?? "–"
            let chart = BarChart(
                ReportText("b"), [.init("x", length: length, printed: printed)], full: 10)
            return HospitalReport(ReportForm(ReportText("r"), period: "p"), [.bars(chart)])
                .html(in: .english)
        }
        XCTAssertFalse(picture(nil).contains("<rect"))
        XCTAssertTrue(picture(nil).contains(">–</text>"))
        XCTAssertTrue(picture(0).contains("<rect"))
        XCTAssertTrue(picture(5).contains("width=\"170\""))
    }

    /// Names are cut where they would leave their room: Chinese characters are wider than letters.
    func testNamesAreCutByTheirWidth() {
        func label(_ name: String) -> String {
            let html = HospitalReport(ReportForm(ReportText("r"), period: "p"), [
                .bars(BarChart(ReportText("b"), [.init(name, length: 1, printed: "1")])),
            ]).html(in: .english)
            return html.components(separatedBy: "class=\"name\"")[1]
                .components(separatedBy: ">")[1].components(separatedBy: "<")[0]
        }
        for (name, shown) in [
            ("short", "short"), ("a name of twenty chars", "a name of twenty chars"),
            ("内科一病区二病区三病区四", "内科一病区二病区三病区四"),
            ("内科一病区二病区三病区四病区", "内科一病区二病区三病区四…"),
            ("ORTHOPAEDIC SURGERY WARD", "ORTHOPAEDIC SURGE…"), ("", ""),
        ] { XCTAssertEqual(label(name), shown) }
    }

    /// A form is another one once its facts have changed.
    func testAStaleFormIsAnotherOne() {
        var form = ReportForm(ReportText("r"), period: "p")
        let fresh = form
        XCTAssertEqual(form, fresh)
        form.isStale = true
        XCTAssertNotEqual(form, fresh)
    }

    /// A line that ends with two characters is one line.
    func testCarriageReturnsAreDropped() {
        let html = HospitalReport(ReportForm(ReportText("r"), period: "p"), [
            .sentence(ReportText("a\r\nb\rc")),
        ]).html(in: .english)
        XCTAssertTrue(html.contains("<p>a\nbc</p>"))
    }

    private func page(_ text: String, _ language: Language = .english) -> String {
        let both = ReportText(text)
        var table = ReportTable(both, columns: [both, both])
        table.append([.text(text), .number(text)])
        table.append([.words(both)])
        table.total = [.text(text), .missing]
        var form = ReportForm(both, period: text)
        (form.unit, form.preparedBy, form.reviewedBy, form.responsible) = (text, text, text, text)
        form.run = (text, 2)
        form.isStale = true
        return HospitalReport(form, [
            .heading(both), .sentence(both), .figures([(both, text)]), .table(table),
            .bars(BarChart(both, [.init(text, length: 1, printed: text, note: text)])),
            .flow(FlowChart(
                both,
                [.init(text, column: 0, own: Money(fen: 1)), .init(text, column: 1, own: .zero)],
                [.init(from: 0, to: 1, Money(fen: 1))])),
            .trend(TrendChart(
                both, [.init(text, .one), .init(text, nil), .init(text, .one)], from: .zero,
                to: .one)),
            .map(TileMap(both, levels: [.init(both, .red)], places: [(text, [1])])),
        ]).html(in: language)
    }

    /// Whatever a name is, the page has the same elements as with a harmless one.
    func testTextsOfDataAreReadAndNeverRun() {
        func tags(_ html: String) -> [Substring] {
            html.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" && $0 != " " } }
        }
        let usual = page("x")
        for name in Self.hostile {
            let html = page(name)
            XCTAssertEqual(tags(html), tags(usual), name)
            XCTAssertFalse(html.contains("onerror=alert(1)>"), name)
            for scalar in html.unicodeScalars where scalar.value < 32 {
                XCTAssertTrue(scalar == "\n" || scalar == "\t", name)
            }
        }
        XCTAssertTrue(page("a & b").contains("a &amp; b"))
    }

    /// One file: nothing is loaded from elsewhere.
    func testAPageNeedsNothingElse() {
        let html = page("x", .chinese)
        for word in [
            "http", "url(", "@import", "<script", "<link", "<img", "<iframe", "src=", "href=",
        ] {
            XCTAssertFalse(html.contains(word), word)
        }
        XCTAssertTrue(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"))
        XCTAssertTrue(html.contains("<meta charset=\"utf-8\">"))
    }

    func testAFormCarriesWhatIsPrintedOnIt() {
        var form = ReportForm(ReportText(zh: "表", en: "Form"), period: "2025-03")
        form.unit = "甲医院"
        form.run = ("202503-000001", 2)
        form.hasAmounts = true
        form.preparedBy = "王芳"
        let html = HospitalReport(form).html(in: .chinese)
        for text in [
            "编制单位", "甲医院", "期间", "2025-03", "金额单位", "元", "运行号", "202503-000001",
            "版本", "制表：", "王芳", "审核：", "负责人：", "counter(page)",
        ] { XCTAssertTrue(html.contains(text), text) }
        XCTAssertFalse(html.contains("class=\"stale\""))
        XCTAssertTrue(HospitalReport(form).html(in: .english).contains("Drawn up by"))
    }

    /// Lengths and heights never leave the picture, whatever the numbers are.
    func testPicturesHoldAnyNumbers() throws {
        let numbers: [Int64] = [.min, -1, 0, 1, 2, 999_999_999_999, .max]
        let bars = BarChart(
            ReportText("b"), numbers.map { .init("x", length: $0, printed: String($0)) }, full: 5)
        let flow = FlowChart(
            ReportText("f"), numbers.map { .init("n", column: 1, own: Money(fen: $0)) }
                + [.init("s", column: 0, own: Money(fen: .max))],
            numbers.indices.map { .init(from: 7, to: $0, Money(fen: numbers[$0])) }
                + [.init(from: 7, to: 99, Money(fen: 1)), .init(from: -1, to: 0, Money(fen: 1))])
        let trend = TrendChart(
            ReportText("t"),
            try ["-99999999999999999999", "0", "55.5", "99999999999999999999"].map {
                TrendChart.Point($0, try Decimal($0))
            }, from: .zero, to: Decimal(100))
        let html = HospitalReport(ReportForm(ReportText("r"), period: "p"), [
            .bars(bars), .flow(flow), .trend(trend),
        ]).html(in: .english)
        for attribute in ["x", "y", "width", "height", "cx", "cy", "x1", "x2", "y1", "y2"] {
            for piece in html.components(separatedBy: " \(attribute)=\"").dropFirst() {
                let number = try XCTUnwrap(Int(piece.prefix { $0 != "\"" }), attribute)
                XCTAssertTrue((0...1_000).contains(number), "\(attribute) \(number)")
            }
        }
        // A bar of 1 of a width of 340 over 9.2 quintillion has no length, the longest all of it.
        XCTAssertTrue(html.contains("width=\"340\""))
    }

    /// A row has a cell for every column, and a number stands at the right.
    func testATableHasAllItsCells() {
        var table = ReportTable(ReportText("t"), columns: [ReportText("a"), ReportText("b")])
        table.append([.text("x")])
        table.append([.text("y"), .amount(Money(fen: 123_456)), .text("left out")])
        XCTAssertEqual(table.rows, [
            [.text("x"), .missing], [.text("y"), .amount(Money(fen: 123_456))],
        ])
        let html = HospitalReport(ReportForm(ReportText("r"), period: "p"), [.table(table)])
            .html(in: .english)
        XCTAssertTrue(html.contains("<td class=\"number\">1,234.56</td>"))
        XCTAssertTrue(html.contains("<th class=\"number\">b</th>"))
        XCTAssertTrue(html.contains("<th>a</th>"))
    }
}
