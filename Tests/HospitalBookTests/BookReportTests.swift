import HospitalCore
import Interchange
import PerformanceAppraisal
import Reports
import SafetyInspection
import Storage
import XCTest

@testable import HospitalBook

/// Reports of a book: what they need, what they say in words, and what is refused.
final class BookReportTests: BookTestCase {
    private func page(
        _ name: String, _ arguments: String, of book: Book, in language: Language = .chinese
    ) throws -> String {
        try book.report(name, JSONValue(parsing: arguments)).html(in: language)
    }

    /// Every code that a table can hold has words.
    func testCodesHaveWords() {
        for state in HazardState.Kind.allCases {
            XCTAssertNotNil(ReportWords.states[state.rawValue], state.rawValue)
        }
        for standing in InspectionScore.Item.Standing.allCases {
            XCTAssertNotNil(ReportWords.standings[standing.rawValue], standing.rawValue)
        }
        for policy in MissingPolicy.allCases {
            XCTAssertNotNil(ReportWords.missing[policy.rawValue], policy.rawValue)
        }
        for consequence in ["noted", "recorded_before", "observed", "opened"] {
            XCTAssertNotNil(ReportWords.consequences[consequence], consequence)
        }
    }

    func testWhatIsNotThereIsNamed() throws {
        let book = try emptyBook()
        XCTAssertThrowsError(try page("cost.stepdown", "{}", of: book)) {
            XCTAssertEqual(
                $0 as? BookError, .reportUnknown("cost.stepdown", nearest: "cost.step_down"))
        }
        XCTAssertThrowsError(try page("cost.step_down", #"{"period":"2025-03"}"#, of: book)) {
            XCTAssertEqual($0 as? ArgumentError, .missing(path: "plan"))
        }
        XCTAssertThrowsError(
            try page("safety.hazards", #"{"day":"2025-03-01","plan":"x"}"#, of: book)
        ) {
            guard case .unknown? = $0 as? ArgumentError else { return XCTFail("\($0)") }
        }
        let march = try Month("2025-03")
        for (name, arguments, procedure, scope) in [
            ("cost.step_down", #""plan":"F""#, "book.cost.allocate", "F"),
            ("appraisal.overview", #""scheme":"Y""#, "book.appraisal.run", "Y"),
            ("appraisal.scorecard", #""scheme":"Y","subject":"K""#, "book.appraisal.run", "Y"),
            ("pay.person", #""pool":"J","person":"P""#, "book.pay.distribute", "J"),
            ("safety.inspection", #""inspection":"Z""#, "book.inspection.score", "Z"),
        ] {
            XCTAssertThrowsError(
                try page(name, #"{"period":"2025-03",\#(arguments)}"#, of: book), name
            ) {
                XCTAssertEqual(
                    $0 as? RunError, .runNeeded(procedure: procedure, scope: scope, month: march))
            }
        }
    }

    /// A hospital without hazards has a report that says so; nothing of nothing has no percentage.
    func testAHospitalWithoutHazards() throws {
        let html = try page("safety.hazards", #"{"day":"2025-04-08"}"#, of: emptyBook())
        XCTAssertTrue(html.contains("没有记录。"))
        XCTAssertTrue(html.contains("<b>–</b>"))
    }

    /// The large numbers of a page: found, closed, open, overdue, percent closed.
    private func figures(_ html: String) -> [String] {
        html.components(separatedBy: "<div><b>").dropFirst()
            .map { String($0.prefix { $0 != "<" }) }
    }

    /// Hazards stand in a report as they stood on its day: what was closed or rejected later was
    /// open then, and what was rejected by then is none.
    func testHazardsStandAsOnTheDayOfTheReport() throws {
        let book = try emptyBook()
        try book.prepare(Area.hazardLife.name)
        for (code, state, ended) in [
            ("H-1", "rejected", 20_250_305), ("H-2", "discovered", nil),
            ("H-3", "closed", 20_250_310), ("H-4", "discovered", nil),
        ] as [(String, String, Int64?)] {
            try book.insert(
                [[
                    .text(code), "P", "X", "I", code == "H-4" ? 20_250_401 : 20_250_301, "P9", 1,
                    "2.00", nil, .text(state), ended.map { .integer($0) } ?? .null, nil, "run",
                    nil, nil, nil,
                ]], into: .hazard)
        }
        // Hazard, step, state behind it, day, deadline.
        for (code, number, state, day, deadline) in [
            ("H-1", 1, "registered", 20_250_302, nil), ("H-1", 2, "rejected", 20_250_305, nil),
            ("H-3", 1, "rectifying", 20_250_302, 20_250_304),
            ("H-3", 2, "closed", 20_250_310, 20_250_304),
        ] as [(String, Int64, String, Int64, Int64?)] {
            try book.insert(
                [[
                    .text(code), .integer(number), "step", .text(state), .integer(day), "P9",
                    deadline.map { .integer($0) } ?? .null, nil, code == "H-3" ? 1 : 0,
                    20_250_301_080_000,
                ]], into: .hazardStep)
        }
        func page(_ day: String) throws -> String {
            try self.page("safety.hazards", #"{"day":"\#(day)"}"#, of: book, in: .english)
        }
        XCTAssertEqual(figures(try page("2025-02-28")), ["0", "0", "0", "0", "–"])
        XCTAssertEqual(figures(try page("2025-03-03")), ["3", "0", "3", "0", "0.0"])
        // 4 March was a Tuesday: three work days until Saturday.
        let eighth = try page("2025-03-08")
        XCTAssertEqual(figures(eighth), ["2", "0", "2", "1", "0.0"])
        XCTAssertTrue(eighth.contains("major"))
        let row = try XCTUnwrap(eighth.components(separatedBy: "<td>H-3</td>").last)
        XCTAssertEqual(
            row.components(separatedBy: "</tr>")[0].components(separatedBy: "</td>").map {
                String($0.split(separator: ">").last ?? "")
            }.filter { !$0.isEmpty && $0 != "\n" },
            ["P", "X", "–", "being rectified", "7", "2025-03-04", "3"])
        XCTAssertEqual(figures(try page("2025-03-11")), ["2", "1", "1", "0", "50.0"])
        XCTAssertEqual(figures(try page("2025-04-08")), ["3", "1", "2", "0", "33.3"])
        XCTAssertTrue(try page("2025-03-03").contains("registered"))
        XCTAssertFalse(try page("2025-03-06").contains("H-1"))
    }

    func testAFileIsWrittenWholeOrNotAtAll() throws {
        let directory = self.directory.appendingPathComponent("reports").path
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        let path = directory + "/hazards.html"
        let book = try emptyBook()
        try book.writeReport(
            "safety.hazards", JSONValue(parsing: #"{"day":"2025-04-08"}"#), in: .english, to: path)
        let written = try String(contentsOfFile: path, encoding: .utf8)
        XCTAssertTrue(written.hasSuffix("</html>\n"))
        XCTAssertEqual(
            try FileManager.default.contentsOfDirectory(atPath: directory), ["hazards.html"])
        XCTAssertThrowsError(
            try book.writeReport(
                "safety.hazards", JSONValue(parsing: #"{"day":"2025-04-08"}"#), in: .english,
                to: directory)
        ) {
            XCTAssertEqual($0 as? FileError, .unwritable(path: directory, fault: .directory))
        }
        // Names that another writer left are passed over and kept.
        let left = "\(path).\(ProcessInfo.processInfo.processIdentifier).new"
        try "left".write(toFile: left, atomically: false, encoding: .utf8)
        try FileWriter.write([0x61], to: path)
        XCTAssertEqual(try String(contentsOfFile: path, encoding: .utf8), "a")
        XCTAssertEqual(try String(contentsOfFile: left, encoding: .utf8), "left")
        try FileManager.default.removeItem(atPath: left)
        for (path, fault) in [
            ("", FileFault.notFound), ("a\u{0}b", .notFound),
            ("/dev/null", .system(code: EINVAL)),
        ] {
            XCTAssertThrowsError(try FileWriter.write([1], to: path)) {
                XCTAssertEqual($0 as? FileError, .unwritable(path: path, fault: fault))
            }
        }
        XCTAssertEqual(
            try FileManager.default.contentsOfDirectory(atPath: directory), ["hazards.html"])
    }
}
