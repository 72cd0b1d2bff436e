import Hosp
import XCTest

/// The people, contractors, permits, plans and archives of a book: what is due and what lacks.
final class BookReadinessTests: BookTestCase {
    private func run(
        _ name: String, _ arguments: String = "{}", in book: Book
    ) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
    }

    private func rows(_ result: ProcedureResult, _ table: Int = 0) -> [String] {
        result.tables[table].rows.map { $0.map(\.text).joined(separator: " ") }
    }

    private func staffBook() throws -> Book {
        let book = try emptyBook()
        try load(book, "hosp_person", "p", "person_code\nP1\nP2\nP3\n")
        return book
    }

    /// S-233: a certificate counts through its last day, and expires from thirty days before on.
    func testS233CertificatesExpireAndAreMissing() throws {
        let book = try staffBook()
        try load(book, "hosp_certificate", "c", """
            person_code,certificate_kind,certificate_number,issued_day,valid_to
            P1,电工证,E1,20200101,20240331
            P2,电工证,E2,20180101,20231231
            P3,进修,S1,20230601,
            """)
        try load(book, "hosp_certificate_need", "n", """
            person_code,certificate_kind
            P1,电工证
            P2,电工证
            P3,消防证
            """)
        let march = try run("book.people.certificates", #"{"day":"2024-03-31"}"#, in: book)
        XCTAssertEqual(rows(march), [
            "P1 电工证 E1 20240331 EXPIRING", "P2 电工证 E2 20231231 EXPIRED", "P3 进修 S1  VALID",
        ])
        XCTAssertEqual(rows(march, 1), ["P2 电工证", "P3 消防证"])
        let april = try run(
            "book.people.certificates", #"{"day":"2024-04-01","warning_days":90}"#, in: book)
        XCTAssertEqual(rows(april, 1), ["P1 电工证", "P2 电工证", "P3 消防证"])
    }

    /// S-236: P1 took part twice in one training and once in another, P2 in a test too long ago.
    func testS236TrainingsAndWhatPersonsLack() throws {
        let book = try staffBook()
        try load(book, "hosp_training", "t", """
            training_code,training_kind,training_day
            T1,岗前培训,20240105
            T2,技能考核,20230301
            """)
        try load(book, "hosp_training_presence", "a", """
            training_code,person_code,attended_times
            T1,P1,2
            T2,P1,
            T2,P2,
            """)
        try load(book, "hosp_training_need", "n", """
            training_kind,within_days
            岗前培训,
            技能考核,365
            """)
        let result = try run(
            "book.people.matrix", #"{"day":"2024-03-01","persons":["P3"]}"#, in: book)
        XCTAssertEqual(rows(result), ["P1 T1 2", "P1 T2 1", "P2 T2 1"])
        XCTAssertEqual(rows(result, 1), ["T1 2", "T2 2"])
        // 1 March 2023 lies 366 days before 1 March 2024.
        XCTAssertEqual(
            rows(result, 3), ["P1 技能考核", "P2 岗前培训", "P2 技能考核", "P3 岗前培训", "P3 技能考核"])
        XCTAssertEqual(
            rows(
                try run("book.people.matrix", #"{"day":"2024-02-29"}"#, in: book), 3),
            ["P2 岗前培训"])
    }

    /// 90 hours a year for archivists: 72 are 80 percent, and nothing reported is not zero.
    func testHoursOfTheYear() throws {
        let book = try staffBook()
        try load(book, "hosp_training_total", "t", """
            person_code,post_code,year_number,training_hours
            P1,archivist,2024,90
            P2,archivist,2024,72
            P3,archivist,2024,
            """)
        let rules = #"{"rules":{"code":"R","unit":"院办","staff":["P9"],"rules":[{"post":"#
            + #""archivist","measure":"hours","minimum":"90"}]}}"#
        let result = try run("book.people.training", rules, in: book)
        XCTAssertEqual(
            result.tables[0].rows.map { row in
                [0, 3, 5, 6].map { row[$0].text }.joined(separator: " ")
            }, ["P1 90 100.00 1", "P2 72 80.00 0", "P3   "])
        // Rules that begin later: the years before them can be left out.
        try load(book, "hosp_training_total", "t2", """
            person_code,post_code,year_number,training_hours
            P1,archivist,2013,90
            """)
        let dated = #""rules":{"code":"R","unit":"院办","staff":["P9"],"rules":[{"post":"#
            + #""archivist","measure":"hours","minimum":"90","from":"2024-01-01"}]}"#
        XCTAssertThrowsError(try run("book.people.training", "{\(dated)}", in: book)) {
            XCTAssertEqual(
                $0 as? PeopleError,
                .unknown(.post, "archivist", subject: "P1 2013", nearest: "archivist"))
        }
        let year = try run("book.people.training", #"{"year":2024,\#(dated)}"#, in: book)
        XCTAssertEqual(year.tables[0].rows.map { $0[0].text }, ["P1", "P2", "P3"])
    }

    /// S-145: three levels of education; protection and examinations that hold on the day.
    func testS145WhoMayBeginToWork() throws {
        let book = try staffBook()
        try load(book, "hosp_safety_education", "e", """
            person_code,level_code,education_day,education_hours,is_passed
            P1,1,20240101,8,1
            P1,2,20240102,8,1
            P1,3,20240103,8,1
            P2,1,20240101,8,1
            P2,2,20240102,8,0
            """)
        try load(book, "hosp_person_holding", "h", """
            person_code,holding_kind,holding_name,valid_from,valid_to
            P1,protection,绝缘鞋,20240101,
            P1,examination,岗前体检,20230301,20240229
            P2,protection,岗前体检,20240101,
            """)
        let rule = #""rule":{"protection":["绝缘鞋"],"examinations":["岗前体检"]}"#
        let result = try run(
            "book.people.clearance", #"{"day":"2024-02-29",\#(rule)}"#, in: book)
        XCTAssertEqual(rows(result), ["P1 1 0", "P2 0 4", "P3 0 5"])
        XCTAssertEqual(
            rows(result, 1).prefix(4),
            ["P2 LEVEL 科室级（部门级）", "P2 LEVEL 班组级（岗位级）", "P2 PROTECTION 绝缘鞋",
             "P2 EXAMINATION 岗前体检"])
        XCTAssertEqual(
            rows(
                try run("book.people.clearance", #"{"day":"2024-03-01",\#(rule)}"#, in: book)
            ).first, "P1 0 1")
        try load(book, "hosp_person_holding", "h2", """
            person_code,holding_kind,holding_name,valid_from,valid_to
            P3,exam,岗前体检,20240101,
            """)
        XCTAssertThrowsError(
            try run("book.people.clearance", #"{"day":"2024-02-29",\#(rule)}"#, in: book)
        ) {
            XCTAssertEqual($0 as? ArgumentError, .value(
                path: "hosp_person_holding.holding_kind", value: "exam",
                allowed: "protection | examination"))
        }
    }

    /// S-131: insurance that ends before the work ends blocks it from the day after.
    func testS131WhichWorkMayStart() throws {
        let book = try emptyBook()
        try load(book, "hosp_contract_work", "w", """
            contract_work_code,contractor_name,first_day,last_day
            W1,甲公司,20240301,20240630
            W2,乙公司,20240301,20240630
            """)
        try load(book, "hosp_work_document", "d", """
            contract_work_code,document_kind
            W1,measures
            W1,methods
            W1,agreement
            W2,measures
            W2,methods
            W2,agreement
            """)
        try load(book, "hosp_work_coverage", "c", """
            contract_work_code,coverage_kind,policy_number,valid_from,valid_to
            W1,qualification,Q1,20200101,
            W1,insurance,I1,20240101,20240630
            W2,qualification,Q2,20200101,
            W2,insurance,I2,20240101,20240531
            """)
        let result = try run("book.contractor.gate", in: book)
        XCTAssertEqual(rows(result), ["W1 甲公司 MAY_START", "W2 乙公司 BLOCKED"])
        XCTAssertEqual(rows(result, 1), ["W2 COVERAGE insurance 20240601"])
    }

    /// S-136: a permit for hot work of eight hours opens and expires; another has no approver.
    func testS136PermitsOpenAndExpire() throws {
        let book = try emptyBook()
        try load(book, "hosp_place", "p", "place_code\nB1\n")
        try load(book, "hosp_permit", "w", """
            permit_code,permit_kind,place_code,starts_at,ends_at,app\
            licant_code,approver_code,guardian_code,tested_at,closed_at
            H1,hot_1,B1,20240301080000,20240301160000,A,B,G,20240301073000,
            H2,height,B1,20240301080000,20240301180000,A,,G,,
            """)
        try load(book, "hosp_permit_worker", "k", """
            permit_code,worker_code,certified_to
            H1,W1,20240301
            H2,W1,
            """)
        try load(book, "hosp_permit_measure", "m", """
            permit_code,measure_name
            H1,清除可燃物
            H1,配备灭火器材
            H1,告知科室
            H2,安全带
            H2,作业平台
            H2,警戒区
            """)
        func permits(_ time: String) throws -> ProcedureResult {
            try run("book.contractor.permits", #"{"now":"2024-03-01T\#(time)"}"#, in: book)
        }
        XCTAssertEqual(rows(try permits("07:59:59")), ["H1 hot_1 PENDING", "H2 height REFUSED"])
        XCTAssertEqual(rows(try permits("16:00:00"))[0], "H1 hot_1 OPEN")
        XCTAssertEqual(rows(try permits("16:00:01"))[0], "H1 hot_1 EXPIRED")
        XCTAssertEqual(
            rows(try permits("08:00:00"), 1), ["H2 UNAPPROVED ", "H2 CERTIFICATE W1"])
    }

    private func planBook() throws -> Book {
        let book = try emptyBook()
        try load(book, "hosp_emergency_plan", "e", """
            emergency_plan_code,version_day,principle_text,responsible_code
            F,20230101,以人为本,P1
            F,20240101,以人为本,P1
            G,20240101,,P1
            """)
        try load(book, "hosp_plan_step", "s", """
            emergency_plan_code,version_day,step_number,step_text
            F,20230101,1,报警
            F,20240101,1,报警
            F,20240101,2,疏散
            """)
        try load(book, "hosp_drill_rule", "r", """
            drill_code,drill_name,month_interval,valid_from,source_text
            fire,灭火和应急疏散,6,20230101,公安部令第61号
            """)
        try load(book, "hosp_drill", "d", """
            period_month,drill_number,drill_code,emergency_plan_code,d\
            rill_day,form_name,is_serious,reported_day,hazard_code
            202305,D1,fire,F,20230501,实战演练,0,,
            202405,D2,fire,F,20240501,实战演练,1,,
            202409,D3,fire,,20240901,桌面推演,0,,
            """)
        try load(book, "hosp_drill_body", "b", "period_month,drill_number,body_name\n"
            + "202305,D1,消防\n")
        try load(book, "hosp_plan_review", "v", """
            emergency_plan_code,part_name,review_day
            F,summary,20230502
            F,final,20230503
            F,retraining,20230504
            F,retraining,20230510
            F,summary,20240601
            """)
        return book
    }

    /// S-143: each day asks the version of the day, and only what had come by then. The version of
    /// 2023 was drilled on 1 May and its staff trained again by 4 May.
    func testS143PlansStandInTheVersionOfTheDay() throws {
        let book = try planBook()
        func status(_ day: String, _ more: String = "") throws -> [String] {
            rows(try run("book.plan.status", #"{"day":"\#(day)"\#(more)}"#, in: book))
        }
        XCTAssertEqual(try status("2022-12-31"), [])
        XCTAssertEqual(try status("2023-04-30"), ["F DRAFT drill "])
        XCTAssertEqual(try status("2023-05-03"), ["F DRILLED retraining "])
        XCTAssertEqual(try status("2023-05-04"), ["F VALID  "])
        XCTAssertEqual(try status("2023-11-02", #","months":6"#), ["F DUE next_drill 20231101"])
        XCTAssertEqual(
            try status("2024-01-01"), ["F DRAFT drill ", "G DRAFT principles,flow,drill "])
        XCTAssertEqual(try status("2024-05-01").first, "F REVISE new_version ")
        try load(book, "hosp_plan_change", "c", "emergency_plan_code,change_day,remark\n"
            + "F,20230601,新院区\n")
        XCTAssertEqual(try status("2023-06-01"), ["F REVISE new_version "])
    }

    /// S-136, S-154: drills every half-year from 2023 on, the due day in time. 1 May 2023 is in
    /// time (1 July), 1 May 2024 is late (1 November 2023), 1 September 2024 in time.
    func testS154DrillsOfEveryHalfYear() throws {
        let book = try planBook()
        XCTAssertEqual(
            rows(try run("book.plan.drills", #"{"day":"2024-12-31"}"#, in: book)),
            ["fire 灭火和应急疏散 20240901 20250301 OPEN 1 公安部令第61号"])
        let stretches = try run(
            "book.plan.stretches",
            #"{"from":"2023-01-01","today":"2024-12-31","bodies":["消防"]}"#, in: book)
        XCTAssertEqual(rows(stretches), [
            "fire 20230101 20230630 1 0 0", "fire 20230701 20231231 0 0 1",
            "fire 20240101 20240630 1 0 0", "fire 20240701 20241231 1 1 0",
        ])
        XCTAssertEqual(
            rows(stretches, 1), ["D2 BODY 消防", "D2 NO_HAZARD ", "D3 BODY 消防"])
        // Without drills of its own a hospital owes those of the law.
        let empty = try run(
            "book.plan.stretches", #"{"from":"2024-01-01","today":"2024-07-01"}"#,
            in: emptyBook())
        XCTAssertEqual(rows(empty).first, "fire 20240101 20240630 0 0 1")
        XCTAssertEqual(empty.tables[0].rows.filter { $0[0].text == "special_equipment" }.count, 1)
    }

    /// S-219, S-222: the term of 2013 with ten years ends with 2023; one of the two is held.
    func testS219ArchivesExpireAndLoansAreOverdue() throws {
        let book = try emptyBook()
        try load(book, "hosp_archive", "a", """
            archive_code,archive_title,year_number,keep_years
            V1,凭证,2013,10
            V2,凭证,2013,10
            V3,规划,2013,
            """)
        try load(book, "hosp_archive_hold", "h", """
            archive_code,hold_number,reason_text,valid_to
            V2,1,审计未完,20240630
            """)
        try load(book, "hosp_archive_loan", "l", """
            loan_code,archive_code,borrower_code,approver_code,requested_day,\
            lent_day,due_day,returned_day,effect_text
            L1,V1,P1,P2,20240101,20240102,20240131,20240201,定案
            L2,V3,P1,P2,20240101,20240102,20240131,,
            L3,V2,P1,,20240301,,,,
            """)
        func retention(_ day: String) throws -> [String] {
            rows(try run("book.archive.retention", #"{"today":"\#(day)"}"#, in: book))
        }
        XCTAssertEqual(
            try retention("2023-12-31"),
            ["V1 20231231 KEEP ", "V2 20231231 KEEP 审计未完", "V3  KEEP "])
        XCTAssertEqual(
            try retention("2024-06-30"),
            ["V1 20231231 EXPIRED ", "V2 20231231 HOLD 审计未完", "V3  KEEP "])
        XCTAssertEqual(try retention("2024-07-01")[1], "V2 20231231 EXPIRED ")
        XCTAssertThrowsError(
            try run(
                "book.archive.retention",
                #"{"today":"2024-06-30","destroy":[{"list":"X","items":["V2"],"group":["P1"],"#
                    + #""approver":"P2"}]}"#, in: book))
        let loans = try run("book.archive.loans", #"{"today":"2024-03-01"}"#, in: book)
        XCTAssertEqual(
            rows(loans), ["L1 V1 P1 returned 定案", "L2 V3 P1 overdue ", "L3 V2 P1 requested "])
        XCTAssertEqual(rows(loans, 1), ["2 1 1 1"])
    }

    /// S-218: two meters on three days; one reading lacks, and one is too damp.
    func testS218TheStoreIsReadEveryDay() throws {
        let book = try emptyBook()
        try load(book, "hosp_archive", "a", "archive_code,year_number\nV1,2020\n")
        try load(book, "hosp_archive_transfer", "t", """
            archive_code,transfer_number,giver_code,receiver_person,transfer_day
            V1,1,,P1,20240101
            V1,2,P1,P2,20240201
            """)
        XCTAssertEqual(rows(try run("book.archive.handover", in: book)), ["V1 P2"])
        XCTAssertThrowsError(
            try run("book.archive.handover", #"{"leaving":["P2"]}"#, in: book))
        try load(book, "hosp_archive_meter", "m", "meter_code\nM1\nM2\n")
        try load(book, "hosp_archive_reading", "r", """
            period_month,meter_code,reading_day,temperature_value,humidity_percent
            202402,M1,20240229,30,50
            202403,M1,20240301,18,50
            202403,M1,20240302,18,61
            202403,M1,20240303,18,60
            202403,M2,20240301,14,45
            202403,M2,20240303,24,60
            """)
        XCTAssertThrowsError(try load(book, "hosp_archive_reading", "x", """
            period_month,meter_code,reading_day,temperature_value,humidity_percent
            202403,M3,20240301,18,50
            """))
        let result = try run(
            "book.archive.climate", #"{"from":"2024-03-01","to":"2024-03-03"}"#, in: book)
        XCTAssertEqual(result.tables[1].rows.map { $0.map(\.text) }, [["20240302", "M2"]])
        XCTAssertEqual(
            result.tables[2].rows.map { $0.prefix(2).map(\.text) }, [["20240302", "M1"]])
    }
}
