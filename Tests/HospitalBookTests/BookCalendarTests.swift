import Foundation
import Hosp
import XCTest

/// The work calendars that a book holds: later notices, the hospital's own days, opening hours.
///
/// Weekdays by hand: 1 January 2027 is a Friday, 1 March 2026 a Sunday, 7 March 2026 a Saturday.
final class BookCalendarTests: BookTestCase {
    private let notice = """
        日历编码,日期,是否上班,名称,依据
        china,2027-01-01,否,元旦,国务院办公厅关于2027年部分节假日安排的通知
        china,2027-01-02,1,元旦,"国务院办公厅关于2027年部分节假日安排的通知，第一条"
        china,20270104,0,元旦,

        """
    private let hours = """
        日历编码,日期类型,开始时间,结束时间
        门诊,work_day,1330,1730
        门诊,work_day,800,1200
        门诊,wednesday,0800,1200
        门诊,friday,0,
        门诊,day_off,900,1100

        """

    private func day(_ text: String) throws -> Day { try Day(text) }

    private func assertRefused<Value>(
        _ message: String, says figure: String, line: UInt = #line,
        _ expression: () throws -> Value
    ) {
        XCTAssertThrowsError(try expression(), line: line) {
            let finding = ($0 as? any HospitalError)?.finding
            XCTAssertEqual(finding?.message.name, message, line: line)
            for language in Language.allCases {
                let text = finding?.text(in: language) ?? ""
                XCTAssertTrue(text.contains(figure), text, line: line)
            }
        }
    }

    private func ask(
        _ book: Book?, _ questions: String, calendar: String? = nil
    ) throws -> ProcedureResult {
        let code = calendar.map { "\"calendar\":\"\($0)\"," } ?? ""
        return try XCTUnwrap(Procedure.named("book.calendar.workdays")).run(
            JSONValue(parsing: Array("{\(code)\"questions\":[\(questions)]}".utf8)), in: book)
    }

    func testABookWithoutRowsHasTheShippedCalendar() throws {
        let book = try emptyBook()
        let before = try dump(book)
        XCTAssertEqual(try book.workCalendar("china"), .china)
        XCTAssertEqual(try dump(book), before, "reading made a table")
    }

    func testTheNoticeOfALaterYearIsAnImport() throws {
        let book = try emptyBook()
        try load(book, "hosp_calendar_day", "2027", notice)
        let china = try book.workCalendar("china")
        XCTAssertEqual(china.years, 2007...2027)
        XCTAssertEqual(try china.next(onOrAfter: day("2027-01-01")), try day("2027-01-02"))
        XCTAssertFalse(try china.isWorkDay(day("2027-01-04")))
        XCTAssertTrue(try china.isWorkDay(day("2027-01-05")))
        XCTAssertTrue(try china.isWorkDay(day("2024-02-18")), "a shipped make-up day")
        XCTAssertEqual(
            try book.store.rows(
                "SELECT citation_text, batch_key FROM hosp_calendar_day ORDER BY calendar_day"),
            [
                ["国务院办公厅关于2027年部分节假日安排的通知", "2027"],
                ["国务院办公厅关于2027年部分节假日安排的通知，第一条", "2027"], [.null, "2027"],
            ])
    }

    func testARowForAShippedDayCorrectsIt() throws {
        let book = try emptyBook()
        try load(book, "hosp_calendar_day", "c", "日历编码,日期,是否上班\nchina,2026-03-02,0\n")
        let china = try book.workCalendar("china")
        XCTAssertFalse(try china.isWorkDay(day("2026-03-02")))
        XCTAssertEqual(china.years, 2007...2026)
        try book.withdraw(batch: "c", from: "hosp_calendar_day")
        XCTAssertEqual(try book.workCalendar("china"), .china)
    }

    func testABadRowLeavesTheCalendarAsItWas() throws {
        let book = try emptyBook()
        try load(book, "hosp_calendar_day", "2027", notice)
        let bad = """
            日历编码,日期,是否上班,名称
            china,2027-02-07,0,春节
            china,2027-02-30,0,春节
            china,2027-02-08,休,春节
            china,2027-01-01,0,元旦
            """
        try assertUnchanged(book) { try load(book, "hosp_calendar_day", "bad", bad) }
        XCTAssertEqual(
            findings(book), ["3 日期 field_invalid", "4 是否上班 field_invalid", "5 - row_twice"])
    }

    func testADateBeyondTheRowsIsRefusedWithItsYear() throws {
        let book = try emptyBook()
        assertRefused("year_not_covered", says: "2027") {
            try book.workCalendar("china").isWorkDay(day("2027-01-01"))
        }
        try load(book, "hosp_calendar_day", "2027", notice)
        assertRefused("year_not_covered", says: "2028") {
            try book.workCalendar("china").adding(workDays: 1, to: day("2027-12-31"))
        }
    }

    func testAYearLeftOutBetweenTheNoticesIsRefusedWithItsYear() throws {
        for (stray, missing) in [("2028-01-03", "2027"), ("2005-10-03", "2006")] {
            let book = try emptyBook()
            try load(
                book, "hosp_calendar_day", "k", "日历编码,日期,是否上班\nchina,\(stray),0\n")
            assertRefused("year_not_covered", says: missing) { try book.workCalendar("china") }
        }
    }

    func testTheHospitalsOwnDaysLieOnTopOfTheNotices() throws {
        let book = try emptyBook()
        try load(book, "hosp_calendar_day", "own", """
            calendar_code,calendar_day,is_work_day,day_name
            门诊,2026-03-07,1,周六门诊
            门诊,2026-03-09,0,院庆
            """)
        let own = try book.workCalendar("门诊")
        XCTAssertEqual(own.name, "门诊")
        XCTAssertEqual(own.years, 2007...2026)
        XCTAssertTrue(try own.isWorkDay(day("2026-03-07")))
        XCTAssertFalse(try own.isWorkDay(day("2026-03-09")))
        XCTAssertFalse(try own.isWorkDay(day("2026-10-01")), "the National Day of china")
        XCTAssertEqual(try book.workCalendar("china"), .china)
        // A notice of china holds for the hospital, too.
        try load(book, "hosp_calendar_day", "2027", notice)
        XCTAssertTrue(try book.workCalendar("门诊").isWorkDay(day("2027-01-02")))
    }

    func testAnOwnDayInAYearWithoutNoticeIsRefusedWithItsYear() throws {
        let book = try emptyBook()
        try load(book, "hosp_calendar_day", "own", "日历编码,日期,是否上班\n门诊,2027-03-06,1\n")
        assertRefused("year_not_covered", says: "2027") { try book.workCalendar("门诊") }
    }

    func testACodeWithoutRowsIsUnknownAndTheNearestIsTold() throws {
        let book = try emptyBook()
        assertRefused("calendar_unknown", says: "china") { try book.workCalendar("chine") }
        try load(book, "hosp_opening_hours", "h", hours)
        XCTAssertEqual(try book.workCalendar("门诊").years, 2007...2026)
        XCTAssertThrowsError(try book.workCalendar("门诊部")) {
            XCTAssertEqual($0 as? BookError, .calendarUnknown("门诊部", nearest: "门诊"))
        }
    }

    func testADayWrittenPastTheLibraryIsRefused() throws {
        let book = try emptyBook()
        try load(book, "hosp_calendar_day", "2027", notice)
        try book.store.execute(
            "UPDATE hosp_calendar_day SET calendar_day = ? WHERE calendar_day = ?",
            [20_270_230, 20_270_104])
        assertRefused("day_invalid", says: "20270230") { try book.workCalendar("china") }
    }

    func testOpeningHoursFollowTheKindOfTheDay() throws {
        let book = try emptyBook()
        try load(book, "hosp_opening_hours", "h", hours)
        let service = try book.serviceHours("门诊")
        func spans(_ text: String) throws -> [[Int]] {
            try service.spans(on: day(text)).map { [$0.start / 60, $0.end / 60] }
        }
        XCTAssertEqual(try spans("2026-03-02"), [[480, 720], [810, 1050]], "a Monday")
        XCTAssertEqual(try spans("2026-03-04"), [[480, 720]], "a Wednesday")
        XCTAssertEqual(try spans("2026-03-06"), [], "a Friday")
        XCTAssertEqual(try spans("2026-03-07"), [[540, 660]], "a Saturday")
        XCTAssertEqual(try spans("2026-02-28"), [[480, 720], [810, 1050]], "a make-up Saturday")
    }

    func testOpeningHoursThatCannotBeAreRefused() throws {
        for (rows, figure) in [
            ("门诊,work_day,860,1200", "08:60-12:00"), ("门诊,work_day,800,2430", "08:00-24:30"),
            ("门诊,work_day,1200,800", "12:00-08:00"),
            ("门诊,work_day,123456,800", "1234:56-08:00"),
            ("门诊,work_day,800,1200\n门诊,work_day,1100,1700", "720"),
            ("门诊,friday,0,\n门诊,friday,800,1200", "00:00-"),
        ] {
            let book = try emptyBook()
            try load(book, "hosp_opening_hours", "h", "日历编码,日期类型,开始时间,结束时间\n\(rows)\n")
            assertRefused("opening_hours_invalid", says: figure) { try book.serviceHours("门诊") }
        }
    }

    func testAKindOfDayThatDoesNotExistIsRefused() throws {
        let book = try emptyBook()
        try load(
            book, "hosp_opening_hours", "h", "日历编码,日期类型,开始时间,结束时间\n门诊,周一,800,1200\n")
        assertRefused("argument_value", says: "周一") { try book.serviceHours("门诊") }
    }

    func testACalendarWithoutHoursNeverOpens() throws {
        let book = try emptyBook()
        assertRefused("no_open_hour", says: "china") { try book.serviceHours("china") }
    }

    func testTheProcedureAnswersAsTheOneWithoutABook() throws {
        let book = try emptyBook()
        let questions = """
            {"operation":"add","date":"2024-03-01","days":7},
            {"operation":"between","date":"2024-03-01","to":"2024-03-12"},
            {"operation":"is_workday","date":"2024-02-18"},
            {"operation":"modified_following","date":"2026-01-31"}
            """
        let plain = try XCTUnwrap(Procedure.named("calendar.workdays")).run(
            JSONValue(parsing: Array("{\"questions\":[\(questions)]}".utf8)))
        XCTAssertEqual(try ask(book, questions), plain)
        XCTAssertEqual(plain.tables[0].rows[0][3], .integer(20_240_312))
    }

    func testTheProcedureTakesTheCalendarByItsCode() throws {
        let book = try emptyBook()
        try load(book, "hosp_calendar_day", "own", "日历编码,日期,是否上班\n门诊,2026-03-07,1\n")
        let asked = #"{"operation":"next","date":"2026-03-07"}"#
        XCTAssertEqual(
            try ask(book, asked, calendar: "门诊").tables[0].rows[0][3], .integer(20_260_307))
        XCTAssertEqual(try ask(book, asked).tables[0].rows[0][3], .integer(20_260_309))
        assertRefused("calendar_unknown", says: "china") {
            try ask(book, asked, calendar: "chine")
        }
        assertRefused("year_not_covered", says: "2027") {
            try ask(book, #"{"operation":"next","date":"2027-01-01"}"#, calendar: "门诊")
        }
        assertRefused("book_needed", says: "book.calendar.workdays") { try ask(nil, asked) }
    }
}
