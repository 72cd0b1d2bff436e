import HospitalCore
import Interchange
import PerformanceAppraisal
import Reports
import SafetyInspection
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
            XCTAssertNotNil(ReportWords.state(state.rawValue), state.rawValue)
        }
        for standing in InspectionScore.Item.Standing.allCases {
            XCTAssertNotNil(ReportWords.standings[standing.rawValue], standing.rawValue)
        }
        for policy in MissingPolicy.allCases {
            XCTAssertNotNil(ReportWords.missing[policy.rawValue], policy.rawValue)
        }
        XCTAssertNil(ReportWords.state("lost"))
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
