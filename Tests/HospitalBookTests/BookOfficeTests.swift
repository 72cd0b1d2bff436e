import Hosp
import XCTest

/// The contracts, projects and the office of a book: what its tables come to.
final class BookOfficeTests: BookTestCase {
    private func run(
        _ name: String, _ arguments: String = "{}", in book: Book
    ) throws -> [[String]] {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
            .tables.map(\.printedRows)
    }

    private func staffBook() throws -> Book {
        let book = try emptyBook()
        try load(book, "hosp_person", "p", "person_code\nP1\nP2\nP3\nP4\n")
        return book
    }

    /// A contract is to be renewed in the last ninety days, its last among them; laundry has none.
    func testContractsAndServicesWithoutOne() throws {
        let book = try emptyBook()
        try load(book, "hosp_contract", "c", """
            contract_code,service_name,partner_name,first_day,last_day,yearly_fee_yuan
            C1,保洁,甲公司,20240101,20241231,1200000.00
            C2,洗涤,乙公司,20230101,20231231,300000.00
            """)
        try load(book, "hosp_outsourced_service", "o", "service_name\n保洁\n洗涤\n")
        XCTAssertEqual(
            try run("book.contract.register", #"{"today":"2024-10-02"}"#, in: book),
            [["C1|running|2024-12-31", "C2|ended|2023-12-31"], ["洗涤"]])
        XCTAssertEqual(
            try run("book.contract.register", #"{"today":"2024-10-03"}"#, in: book)[0][0],
            "C1|renew|2024-12-31")
    }

    /// Stages of one day stand in the order of their numbers.
    func testProjectsStageByStage() throws {
        let book = try emptyBook()
        try load(book, "hosp_special_project", "p", "project_code,responsible_code\nX,P1\nY,P2\n")
        try load(book, "hosp_project_stage", "s", """
            project_code,stage_number,stage_name,done_day
            X,2,budget,20240301
            X,1,proposal,20240301
            X,3,execution,20240601
            """)
        XCTAssertEqual(
            try run("book.project.stages", in: book)[0],
            [
                "X|P1|execution|acceptance,final_accounts,audit|0",
                "Y|P2|-|proposal,budget,execution,acceptance,final_accounts,audit|0",
            ])
    }

    /// The canteen: 90 − 70 − 5 is kept in March, 80 − 79.50 − 5 is borne in April.
    func testUnitsUnderContractMonthByMonth() throws {
        let book = try emptyBook()
        try load(
            book, "hosp_org_unit", "u",
            "unit_code,unit_name,unit_class,valid_from\nS1,食堂,admin_logistics,20200101\n")
        try load(book, "hosp_unit_contract", "c", """
            period_month,department_code,income_yuan,cost_yuan,remittance_yuan
            202403,S1,90.00,70.00,5.00
            202404,S1,80.00,79.50,5.00
            """)
        XCTAssertEqual(
            try run("book.contract.result", #"{"period":"2024-03"}"#, in: book)[0], ["S1|1500"])
        XCTAssertEqual(
            try run("book.contract.result", #"{"period":"2024-04"}"#, in: book)[0], ["S1|-450"])
    }

    /// 6 and 5 of a contract of 100 pass a limit of ten percent; another project does not count.
    func testChangesOfAProjectAndPromisedJobs() throws {
        let book = try emptyBook()
        try load(book, "hosp_project_change", "c", """
            project_code,change_number,change_code,amount_yuan
            X,1,B1,6.00
            X,2,A2,5.00
            Y,1,C1,50.00
            """)
        let changes = try run(
            "book.project.changes", #"{"project":"X","contract":"100","limit":"0.1"}"#, in: book)
        XCTAssertEqual(changes[0], ["B1|600|600|6.00|0", "A2|500|1100|11.00|1"])
        try load(book, "hosp_promised_task", "t", """
            task_code,promised_quantity,due_day,done_quantity
            T1,10,20240304,9.5
            T2,10,20240305,0
            T3,10,20240301,10
            """)
        XCTAssertEqual(
            try run("book.task.overdue", #"{"today":"2024-03-05"}"#, in: book)[0],
            ["T1|overdue", "T2|open", "T3|done"])
    }

    /// Three of four came; two meetings are in one room at one time, which has no screen.
    func testMeetings() throws {
        let book = try staffBook()
        try load(book, "hosp_meeting_room", "r", "room_code,room_name\nA,一号\n")
        try load(book, "hosp_room_resource", "rr", "room_code,resource_name\nA,audio\n")
        try load(book, "hosp_meeting", "m", """
            period_month,meeting_code,room_code,starts_at,ends_at
            202403,M,A,20240305140000,20240305160000
            202403,N,A,20240305150000,20240305153000
            """)
        try load(book, "hosp_meeting_need", "n", """
            period_month,meeting_code,resource_name
            202403,M,audio
            202403,M,video
            """)
        for (table, persons) in [
            ("hosp_meeting_person", ["P1", "P2", "P3", "P4"]),
            ("hosp_meeting_presence", ["P1", "P2", "P3"]),
        ] {
            let rows = persons.map { "202403,M,\($0)\n" }.joined()
            try load(book, table, table, "period_month,meeting_code,person_code\n" + rows)
        }
        XCTAssertEqual(
            try run("book.office.meetings", in: book)[0],
            [
                "M|video|N|2024-03-04|2024-03-05T08:00:00|2024-03-05T13:55:00|75.0",
                "N||M|2024-03-04|2024-03-05T08:00:00|2024-03-05T14:55:00|-",
            ])
    }

    /// The trips of a month only; 100 kilometres need the director too.
    func testVehiclesAndTripsOfAMonth() throws {
        let book = try emptyBook()
        try load(book, "hosp_vehicle", "v", """
            plate_number,total_kilometres,service_kilometres,inspected_to,insured_to,\
            violation_total
            A,10000,10000,20240331,20250101,1
            """)
        XCTAssertEqual(
            try run("book.office.vehicles", #"{"today":"2024-03-01"}"#, in: book)[0],
            ["A|service,inspection,violation"])
        try load(book, "hosp_vehicle_trip", "t", """
            period_month,trip_number,plate_number,chauffeur_code,rider_name,trip_kilometres,\
            amount_yuan
            202403,1,A,D,U,99.9,7.00
            202403,2,A,D,U,100,0.00
            202404,3,A,D,U,500,9.00
            """)
        let bands = #"[{"from":"0","steps":["head"]},{"from":"100","steps":["head","director"]}]"#
        XCTAssertEqual(
            try run(
                "book.office.trips", #"{"period":"2024-03","by":"driver","bands":\#(bands)}"#,
                in: book), [["1|head", "2|head,director"], ["D|2|199.9|700"]])
    }

    /// An hour without anybody, a seal that its user approved, and a notice that is not read.
    func testDutiesSealsAndNotices() throws {
        let book = try staffBook()
        try load(book, "hosp_duty_shift", "d", """
            period_month,person_code,post_code,starts_at,ends_at
            202402,P1,门卫,20240210090000,20240211080000
            """)
        XCTAssertEqual(
            try run(
                "book.office.roster",
                #"{"posts":["门卫"],"from":"2024-02-10T08:00","to":"2024-02-11T08:00"}"#,
                in: book), [["门卫|2024-02-10T08:00:00|2024-02-10T09:00:00"], []])
        try load(book, "hosp_seal_use", "s", """
            period_month,seal_use_code,requester_code,approver_code,document_title,copy_total
            202402,1,P1,P1,,
            202402,2,P1,P2,合同,3
            """)
        XCTAssertEqual(
            try run("book.office.seals", in: book)[0],
            ["1|document,copies,self_approved", "2|"])
        try load(book, "hosp_notice_addressee", "a", """
            period_month,notice_code,person_code
            202403,N1,P1
            202403,N1,P2
            202403,N2,P3
            """)
        try load(book, "hosp_notice_reading", "r", """
            period_month,notice_code,person_code,read_at
            202403,N1,P1,20240301100000
            202403,N1,P1,20240301090000
            202403,N1,P4,20240301110000
            202403,N2,P3,20240301110000
            """)
        XCTAssertEqual(
            try run("book.office.receipts", #"{"notice":"N1"}"#, in: book)[0],
            [
                "P1|read|2024-03-01T09:00:00", "P2|unread|-",
                "P4|other|-",
            ])
    }

    /// S-279: number 2 of 2024 is lost and number 1 late; another year has numbers of its own.
    func testS279DocumentsOfAYear() throws {
        let book = try emptyBook()
        try load(book, "hosp_incoming_document", "d", """
            year_number,document_number,due_day,handled_day
            2024,1,20240304,
            2024,3,20240305,
            2023,2,20230304,20230303
            """)
        XCTAssertEqual(
            try run(
                "book.office.documents", #"{"year":2024,"today":"2024-03-05"}"#, in: book)[0],
            ["2|missing", "1|late"])
        XCTAssertThrowsError(
            try run("book.office.documents", #"{"today":"2024-03-05"}"#, in: book)) {
                XCTAssertEqual($0 as? ArgumentError, .missing(path: "year"))
            }
    }
}
