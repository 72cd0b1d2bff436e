import HospitalCore
import Interchange
import SafetyInspection
import Storage
import TestSupport
import XCTest

@testable import HospitalBook

/// The overdue hazards of a book are those of its register that the ladder finds, one by one.
final class BookOverdueTests: BookTestCase {
    private let today = "2025-06-10"

    /// A book with hazards of every kind, entered in no order.
    private func hazardBook(_ count: Int, seed: UInt64) throws -> Book {
        var random = SeededGenerator(seed: seed)
        let book = try emptyBook(at: ":memory:")
        try book.prepare(Area.hazardLife.name)
        let names = ["H-", "隐患", "h", "é"]
        let codes = Set((0..<count).map { _ -> String in
            let name = names.randomElement(using: &random) ?? ""
            return name + "\(Int.random(in: 0...9999, using: &random))"
        })
        let days = try (0..<400).map { try Day("2024-12-01").adding(days: $0) }
        func day(oneIn many: Int) -> StoreValue {
            guard Int.random(in: 0..<many, using: &random) == 0,
                let day = days.randomElement(using: &random)
            else { return .null }
            return .integer(Int64(day.yyyymmdd))
        }
        for code in codes.shuffled(using: &random) {
            try book.insert(
                [[
                    .text(code), "P", "X", "I", 20_241_101, "P9", 1, "2.00", nil, "rectifying",
                    nil, Bool.random(using: &random) ? "H-1" : nil, "run",
                    Int.random(in: 0..<9, using: &random) == 0 ? nil : day(oneIn: 1),
                    day(oneIn: 5), Int.random(in: 0..<4, using: &random) == 0 ? nil : 1,
                ]], into: .hazard)
        }
        return book
    }

    /// The rows of the table, each hazard asked for by itself.
    private func expected(_ book: Book, _ ladder: OverdueLadder) throws -> [[ResultValue]] {
        let rows = try book.store.rows(
            "SELECT hazard_code, deadline_day, suspended_since, is_major, repeat_of "
                + "FROM hosp_hazard")
        func day(_ value: StoreValue) throws -> Day? {
            try value.integer.map { try Day(yyyymmdd: Int32($0)) }
        }
        return try rows.compactMap { row -> [ResultValue]? in
            guard let deadline = try day(row[1]) else { return nil }
            var subject = OverdueLadder.Subject(deadline: deadline)
            subject.suspendedSince = try day(row[2])
            subject.isMajor = row[3] == 1
            subject.isRepeat = row[4] != .null
            let standing = try ladder.standing(of: subject, on: Day(today), calendar: .china)
            guard standing.rung > 0, let recipient = standing.recipient else { return nil }
            return [
                .text(row[0].text ?? ""), .text(deadline.description),
                .integer(Int64(standing.days)), .integer(Int64(standing.workDays)),
                .integer(Int64(standing.rung)), .text(recipient),
            ]
        }.sorted { Code<Hazard>($0[0].text) < Code<Hazard>($1[0].text) }
    }

    func testTheListIsWhatTheLadderFindsOfEachHazard() throws {
        for seed in 1...4 as ClosedRange<UInt64> {
            let book = try hazardBook(300, seed: seed)
            let rows = try expected(book, .standard)
            XCTAssertGreaterThan(rows.count, 60)
            XCTAssertLessThan(rows.count, 290)
            let arguments = try JSONValue(parsing: #"{"today":"\#(today)"}"#)
            let result = try XCTUnwrap(Procedure.named("book.hazard.overdue"))
                .run(arguments, in: book)
            XCTAssertEqual(result.tables[0].rows, rows)
            XCTAssertNotNil(result.tables[0].cells)
            let overdue = try book.overdueHazards(on: Day(today), calendar: .china)
            XCTAssertEqual(overdue.map { ResultValue.text($0.id.code) }, rows.map { $0[0] })
            XCTAssertEqual(
                overdue.map { ResultValue.text($0.deadline.description) }, rows.map { $0[1] })
            XCTAssertEqual(
                overdue.map { ResultValue.text(optional: $0.standing.recipient) },
                rows.map { $0[5] })
            XCTAssertEqual(
                overdue, try book.overdueHazards(on: Day(today), calendar: .china),
                "the same book and day")
            let later = try book.overdueHazards(on: Day("2025-06-20"), calendar: .china)
            XCTAssertNotEqual(overdue, later)
        }
    }

    func testALadderOfTheHospitalNamesItsOwn() throws {
        let book = try hazardBook(200, seed: 9)
        let ladder = try OverdueLadder([
            OverdueLadder.Rung(workDays: 0, recipient: "甲"),
            OverdueLadder.Rung(workDays: 40, recipient: "乙"),
        ])
        let arguments = try JSONValue(
            parsing: #"{"today":"\#(today)","ladder":[{"work_days":0,"recipient":"甲"},"#
                + #"{"work_days":40,"recipient":"乙"}]}"#)
        let result = try XCTUnwrap(Procedure.named("book.hazard.overdue")).run(arguments, in: book)
        XCTAssertEqual(result.tables[0].rows, try expected(book, ladder))
        XCTAssertEqual(Set(result.tables[0].rows.map { $0[5].text }), ["甲", "乙"])
    }

    func testADayThatIsNoneOrBeyondTheCalendarIsAnError() throws {
        let book = try hazardBook(20, seed: 3)
        try book.store.execute("UPDATE hosp_hazard SET deadline_day = 20250230")
        XCTAssertThrowsError(try book.overdueHazards(on: Day(today), calendar: .china)) {
            XCTAssertEqual($0 as? TimeError, .dayInvalid("20250230"))
        }
        try book.store.execute("UPDATE hosp_hazard SET deadline_day = -5")
        XCTAssertThrowsError(try book.overdueHazards(on: Day(today), calendar: .china)) {
            XCTAssertEqual($0 as? TimeError, .dayInvalid("-5"))
        }
        try book.store.execute(
            "UPDATE hosp_hazard SET deadline_day = 19000105, suspended_since = NULL")
        XCTAssertThrowsError(try book.overdueHazards(on: Day(today), calendar: .china)) {
            guard case .yearNotCovered(let day, _, _)? = $0 as? TimeError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(day.description, "1900-01-05")
        }
    }

    func testARowThatIsAddedToATableInColumnsStandsAtItsEnd() throws {
        let book = try hazardBook(10, seed: 5)
        var table = try book.select("hosp_hazard")
        let rows = table.rows
        XCTAssertNotNil(table.cells)
        table.append(rows[0])
        XCTAssertNil(table.cells)
        XCTAssertEqual(table.rows, rows + [rows[0]])
        XCTAssertEqual(table.row(rows.count), rows[0])
    }
}
