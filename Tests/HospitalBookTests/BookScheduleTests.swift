import Hosp
import XCTest

/// The schedules, duties and patrols of a book: what is due, missed and without an owner.
final class BookScheduleTests: BookTestCase {
    private func run(
        _ name: String, _ arguments: String = "{}", in book: Book
    ) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
    }

    private func rows(_ result: ProcedureResult, _ table: Int = 0) -> [String] {
        result.tables[table].rows.map { $0.map(\.text).joined(separator: " ") }
    }

    /// Five sites that are looked at every month by a round with the leader, four of them done.
    private func siteBook() throws -> Book {
        let book = try emptyBook()
        try load(book, "hosp_place", "p", "place_code\nA\nB\nC\nD\nE\n")
        try load(book, "hosp_schedule", "s", """
            schedule_code,place_code,frequency_code,starts_at,late_minutes,owner_code,checker_code
            SA,A,M,20240101000000,,P1,P2
            SB,B,M,20240101000000,,P1,P2
            SC,C,M,20240101000000,,P1,P2
            SD,D,M,20240101000000,,P1,P2
            SE,E,M,20240101000000,1440,P1,P2
            """)
        try load(book, "hosp_schedule_post", "sp", """
            schedule_code,post_code
            SA,leader
            SB,leader
            """)
        try load(book, "hosp_schedule_record", "r", """
            period_month,schedule_code,record_code,performed_at
            202312,SA,R0,20231231100000
            202401,SA,R1,20240109100000
            202401,SB,R2,20240110100000
            202401,SC,R3,20240111100000
            202401,SD,R4,20240112100000
            """)
        try load(book, "hosp_schedule_presence", "rp", """
            period_month,schedule_code,record_code,post_code
            202401,SA,R1,leader
            202401,SB,R2,security
            """)
        return book
    }

    /// S-133: five sites every month. SB had no leader, SE was not looked at: 3 of 5 are done. What
    /// was done before the first moment that counts is left out.
    func testS133WhatIsDueOverdueAndMissedComesFromTheTables() throws {
        let book = try siteBook()
        func due(_ now: String) throws -> ProcedureResult {
            try run(
                "book.schedule.due", #"{"from":"2024-01-01T00:00","now":"\#(now)"}"#, in: book)
        }
        let february = try due("2024-02-01T12:00:00")
        XCTAssertEqual(
            february.tables[0].rows.filter { $0[5].text.hasSuffix("@20240101T000000") }.map {
                "\($0[0].text) \($0[3].text) \($0[8].text) \($0[10].text)"
            },
            ["SA P1 done ", "SB P1 missed leader", "SC P1 done ", "SD P1 done ", "SE P1 overdue "])
        // ended, done, late, due, overdue, missed, shortfall, percent
        XCTAssertEqual(rows(february, 1).last, " 5 3 0 5 1 1 2 60.00")
        XCTAssertEqual(rows(february, 2), [])
        XCTAssertEqual(rows(try due("2024-02-03T00:00:00"), 1).last, " 5 3 0 5 0 2 2 60.00")
        XCTAssertEqual(rows(try due("2024-01-11T12:00:00"), 1).last, " 0 2 0 3 0 0 0 ")
    }

    /// 1 June 2024 is a Saturday: what is moved to the work day before is done on 31 May. What was
    /// done late for January is of no occurrence from February on, and refuses nothing.
    func testWhatIsDoneBesideTheFirstMomentIsSeenAsWhatItIs() throws {
        let book = try emptyBook()
        try load(book, "hosp_place", "p", "place_code\nA\nB\n")
        try load(book, "hosp_schedule", "s", """
            schedule_code,place_code,frequency_code,starts_at,closed_day_rule,late_minutes,\
            owner_code,checker_code
            SA,A,M,20240601000000,previous,,P1,P2
            SB,B,M,20240101000000,,100000,P1,P2
            """)
        try load(book, "hosp_schedule_record", "r", """
            period_month,schedule_code,record_code,performed_at,occurrence_code
            202405,SA,R1,20240531090000,
            202402,SB,R2,20240203090000,SB@20240101T000000
            """)
        let june = try run(
            "book.schedule.due", #"{"from":"2024-06-01T00:00","now":"2024-06-05T00:00"}"#, in: book)
        XCTAssertEqual(
            june.tables[0].rows.filter { $0[0].text == "SA" }.prefix(1).map { $0[8].text },
            ["done"])
        let february = try run(
            "book.schedule.due", #"{"from":"2024-02-01T00:00","now":"2024-02-05T00:00"}"#, in: book)
        XCTAssertEqual(
            february.tables[0].rows.filter { $0[0].text == "SB" }.prefix(1).map { $0[8].text },
            ["due"])
        XCTAssertEqual(february.tables[2].rowCount, 0)
    }

    func testABookWithoutSchedulesOwesNothing() throws {
        let book = try emptyBook()
        let result = try run(
            "book.schedule.due", #"{"from":"2024-01-01T00:00","now":"2024-02-01T00:00"}"#, in: book)
        XCTAssertEqual(result.tables.map(\.rowCount), [0, 1, 0])
        XCTAssertEqual(rows(try run("book.schedule.responsibility", in: book), 1), ["0 0 0"])
    }

    /// A schedule that moves off holidays asks the calendar of the book: 4 January 2027 is off by a
    /// notice that only the book has.
    func testTheCalendarOfTheBookCounts() throws {
        let book = try emptyBook()
        try load(book, "hosp_place", "p", "place_code\nA\n")
        try load(book, "hosp_schedule", "s", """
            schedule_code,place_code,rule_text,starts_at,window_minutes,closed_day_rule
            S,A,FREQ=DAILY;COUNT=1,20270104080000,60,next
            """)
        let arguments = #"{"from":"2027-01-01T00:00","now":"2027-01-05T09:30"}"#
        XCTAssertThrowsError(try run("book.schedule.due", arguments, in: book))
        try load(book, "hosp_calendar_day", "c", """
            calendar_code,calendar_day,is_work_day,day_name
            china,20270104,0,元旦调休
            """)
        XCTAssertEqual(
            try run("book.schedule.due", arguments, in: book).tables[0].rows.map {
                "\($0[6].text) \($0[8].text)"
            }, ["20270105080000 missed"])
    }

    /// S-130: every duty has a procedure, an owner and a checker of its own.
    func testS130DutiesWithoutAnOwnerAreNamed() throws {
        let book = try emptyBook()
        try load(book, "hosp_safety_duty", "d", """
            duty_code,procedure_name,owner_code,checker_code
            boiler,锅炉操作规程,P1,P2
            gas,氧气站规程,P1,P1
            lift,,P3,
            """)
        let result = try run("book.schedule.responsibility", in: book)
        XCTAssertEqual(rows(result), ["gas same_person", "lift procedure", "lift checker"])
        XCTAssertEqual(rows(result, 1), ["3 3 1"])
    }

    /// S-138: a patrol at 8 and 20 o'clock past three points in the order of the walk. In the
    /// first round two are visited in time and one an hour late; the second is still running.
    func testS138PatrolsMissPoints() throws {
        let book = try emptyBook()
        try load(book, "hosp_org_unit", "u", "unit_code,unit_name,unit_class,valid_from\n"
            + "w1,一病区,clinical,20200101\nw2,二病区,clinical,20200101\n")
        try load(book, "hosp_place", "p", "place_code\nN\nS\nW\n")
        try load(book, "hosp_schedule", "s", """
            schedule_code,place_code,activity_name,rule_text,starts_at,window_minutes
            T,N,patrol,"FREQ=DAILY;BYHOUR=8,20",20240301080000,120
            I,N,inspection,FREQ=DAILY,20240301080000,120
            """)
        try load(book, "hosp_patrol_point", "pp", """
            schedule_code,place_code,department_code,sort_number
            T,N,w2,3
            T,S,w1,1
            T,W,w1,2
            """)
        try load(book, "hosp_patrol_scan", "ps", """
            period_month,schedule_code,place_code,scanned_at
            202403,T,S,20240301081000
            202403,T,S,20240301083000
            202403,T,N,20240301095959
            202403,T,W,20240301110000
            202403,T,W,20240301201000
            """)
        let result = try run(
            "book.schedule.patrols", #"{"from":"2024-03-01T00:00","now":"2024-03-01T20:30"}"#,
            in: book)
        XCTAssertEqual(rows(result), [
            "T T@20240301T080000 20240301080000 20240301100000 3 2 1 66.67 0",
            "T T@20240301T200000 20240301200000 20240301220000 3 1 0 33.33 1",
        ])
        XCTAssertEqual(rows(result, 1), ["T T@20240301T080000 W w1"])
        let later = try run(
            "book.schedule.patrols", #"{"from":"2024-03-01T00:00","now":"2024-03-01T22:00"}"#,
            in: book)
        XCTAssertEqual(rows(later, 1), [
            "T T@20240301T080000 W w1", "T T@20240301T200000 S w1", "T T@20240301T200000 N w2",
        ])
    }

    /// What a table holds but no rule understands is named with the table and the key of its row.
    func testWhatIsWrongIsNamedWithTableAndRow() throws {
        let book = try siteBook()
        try load(book, "hosp_schedule", "bad", """
            schedule_code,place_code,frequency_code,starts_at,activity_name
            SX,A,M,20240101000000,walk
            """)
        XCTAssertThrowsError(
            try run(
                "book.schedule.due", #"{"from":"2024-01-01T00:00","now":"2024-02-01T00:00"}"#,
                in: book)
        ) {
            guard case .value(let path, let value, _)? = $0 as? ArgumentError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(path, "hosp_schedule[SX].activity")
            XCTAssertEqual(value, "walk")
        }
        let unknown = try emptyBook()
        try load(unknown, "hosp_place", "p", "place_code\nA\n")
        XCTAssertThrowsError(
            try load(unknown, "hosp_schedule_post", "x", "schedule_code,post_code\nS9,leader\n"))
        XCTAssertEqual(findings(unknown), ["2 schedule_code field_unknown"])
    }
}
