import Foundation
import Hosp
import XCTest

/// Jobs of hosts that only speak SQL: each is claimed once, ends with its words, and blocks nobody.
final class BookJobTests: BookTestCase {
    @discardableResult
    private func run(_ name: String, _ arguments: String, in book: Book) throws -> [String] {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments), in: book)
            .tables.flatMap(\.printedRows)
    }

    /// What a PowerBuilder host does: one row, by SQL alone.
    private func insert(
        _ code: String, _ procedure: String, _ arguments: String?, at moment: Int64 = 1,
        key: String? = nil, in book: Book
    ) throws {
        try book.store.execute(
            "INSERT INTO hosp_job (job_code, procedure_name, arguments_json, exclusive_key, "
                + "requested_by, requested_at, state_name) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .text(code), .text(procedure), arguments.map { .text($0) } ?? .null,
                key.map { .text($0) } ?? .null, "王芳", .integer(moment), "pending",
            ])
    }

    private func jobBook(at location: String = ":memory:") throws -> Book {
        let book = try monthBook(at: location)
        XCTAssertNil(try book.claimJob(by: "r", for: 60), "an empty queue makes the table")
        return book
    }

    private func state(_ code: String, _ book: Book, _ columns: String = "state_name") throws
        -> String
    {
        try book.store.rows("SELECT \(columns) FROM hosp_job WHERE job_code = ?", [.text(code)])
            .map { $0.map { $0.sealed ?? "-" }.joined(separator: "|") }.joined(separator: "\n")
    }

    func testAMonthIsRunByRowsOfATableAlone() throws {
        let book = try jobBook()
        try insert(
            "J2", "book.month.close", #"{"period":"2025-03","area":"cost"}"#, at: 2, in: book)
        try insert("J1", "book.cost.allocate", #"{"period":"2025-03","plan":"P1"}"#, in: book)
        XCTAssertEqual(try book.runNextJob(by: "r", for: 60)?.code, "J1")
        XCTAssertEqual(
            try state("J1", book, "state_name, attempt_count, result_run_id, result_version, "
                + "started_at, ended_at, error_number"),
            "succeeded|1|202503-000001|1|20250401120000|20250401120000|-")
        XCTAssertEqual(try book.runNextJob(by: "r", for: 60)?.code, "J2")
        XCTAssertEqual(try state("J2", book, "state_name, result_run_id"), "succeeded|-")
        XCTAssertNil(try book.runNextJob(by: "r", for: 60))
        // The month and whoever requested it, not the runner.
        XCTAssertTrue(try book.isClosed(Month("2025-03"), area: "cost"))
        XCTAssertEqual(
            try book.store.rows("SELECT calculated_by FROM hosp_run_record"), [["王芳"]])
        XCTAssertEqual(book.actor, "tester")
        XCTAssertGreaterThan(try book.verifyAudit(), 8)
    }

    func testTheResultOfACalculationStandsInItsRow() throws {
        let book = try jobBook()
        try insert(
            "A", "money.apportion", #"{"total":"100.00","weights":["1","1","1"]}"#, in: book)
        try run("job.run_next", #"{"runner":"r"}"#, in: book)
        let stored = try XCTUnwrap(
            try book.store.rows("SELECT result_json FROM hosp_job")[0][0].text)
        XCTAssertEqual(
            try JSONValue(parsing: stored),
            try JSONValue(parsing: #"{"shares":["33.34","33.33","33.33"],"total":"100.00"}"#))
    }

    func testAJobThatIsRefusedHasTheWordsAndBlocksNobody() throws {
        let book = try jobBook()
        try insert("J1", "book.cost.alocate", "{}", at: 1, in: book)
        try insert("J2", "book.cost.allocate", "{not json", at: 2, in: book)
        try insert(
            "J3", "book.cost.allocate", #"{"period":"2025-04","plan":"P1"}"#, at: 3, in: book)
        try insert("J4", "job.run_next", #"{"runner":"r"}"#, at: 4, in: book)
        try insert("J5", "money.apportion", nil, at: 5, in: book)
        try insert("J6", "book.tables", nil, at: 6, in: book)
        // Whoever claims a job behind J4 ends it, which no runner may run.
        for code in ["J1", "J2", "J3", "J5", "J6"] {
            XCTAssertEqual(try book.runNextJob(by: "r", for: 60)?.code, code)
        }
        XCTAssertEqual(
            try ["J1", "J2", "J3", "J4", "J5", "J6"].map {
                try state($0, book, "state_name, error_name")
            },
            [
                "failed|procedure_unknown", "failed|json_syntax", "failed|facts_missing",
                "failed|job_procedure_refused", "failed|argument_missing", "succeeded|-",
            ])
        XCTAssertEqual(
            try state("J1", book, "error_number, error_zh"),
            "1007|没有名为“book.cost.alocate”的过程，是否为“book.cost.allocate”。")
        XCTAssertEqual(
            try state("J4", book, "error_zh"),
            "过程“job.run_next”管理作业或定义数据源，只能由管理员直接调用，不能作为作业运行。")
        // A result of more than 32,767 bytes stands in no row.
        XCTAssertEqual(try state("J6", book, "result_json"), "-")
    }

    func testJobsOfOnePeriodRunOneAtATime() throws {
        let book = try jobBook()
        try insert("A", "book.cost.allocate", #"{"period":"2025-03","plan":"P1"}"#, at: 1, in: book)
        try insert(
            "B", "book.appraisal.run", #"{"period":"2025-03","scheme":"S"}"#, at: 2, in: book)
        try insert("C", "book.cost.allocate", #"{"period":"2025-04","plan":"P1"}"#, at: 3, in: book)
        try insert("D", "money.apportion", #"{"period":"2025-03"}"#, at: 4, in: book)
        try insert("E", "book.runs", nil, at: 5, key: "nightly", in: book)
        try insert("F", "book.runs", nil, at: 6, key: "nightly", in: book)
        let claimed = try (1...5).map { try book.claimJob(by: "r\($0)", for: 60)?.code }
        XCTAssertEqual(claimed, ["A", "C", "D", "E", nil])
        XCTAssertEqual(
            try ["A", "D", "E"].map { try state($0, book, "exclusive_key") },
            ["period:2025-03", "-", "nightly"])
        try book.finishJob("A", by: "r1", result: nil)
        XCTAssertEqual(try book.claimJob(by: "r1", for: 60)?.code, "B")
        XCTAssertNil(try book.claimJob(by: "r5", for: 60))
        try book.finishJob("E", by: "r4", result: nil)
        XCTAssertEqual(try book.claimJob(by: "r4", for: 60)?.code, "F")
    }

    func testAClaimThatEndedIsTakenBackAndGivenUpInTheEnd() throws {
        let book = try jobBook()
        try insert("K", "money.apportion", #"{"total":"1","weights":["1"]}"#, in: book)
        book.now = 20_250_401_120_000
        XCTAssertEqual(try book.claimJob(by: "r1", for: 60)?.attempt, 1)
        book.now = 20_250_401_120_100
        XCTAssertNil(try book.claimJob(by: "r2", for: 60), "the claim holds for 60 seconds")
        book.now = 20_250_401_120_101
        XCTAssertEqual(try book.claimJob(by: "r2", for: 60)?.attempt, 2)
        XCTAssertEqual(try state("K", book, "claimed_by, claimed_until"), "r2|20250401120201")
        // The first runner was only slow: what it tells is not noted.
        XCTAssertThrowsError(try book.finishJob("K", by: "r1", result: nil)) {
            XCTAssertEqual($0 as? JobError, .notHeld("K", runner: "r1"))
        }
        XCTAssertEqual(try state("K", book), "running")
        XCTAssertEqual(try book.releaseJobs(of: nil), 0)
        XCTAssertEqual(try book.releaseJobs(of: "r2"), 1, "a runner that starts anew")
        XCTAssertEqual(try book.claimJob(by: "r2", for: 60)?.attempt, 3)
        XCTAssertEqual(try book.releaseJobs(of: "r2"), 1)
        XCTAssertEqual(
            try state("K", book, "state_name, error_name, error_zh"),
            "failed|job_abandoned|作业“K”运行3次都没有结束（运行器中断或超时），不再重试。")
        XCTAssertNil(try book.claimJob(by: "r2", for: 60))
    }

    func testALockOfSomebodyElseIsNoFailureUntilTheThirdTime() throws {
        let book = try jobBook()
        try insert("L", "book.runs", nil, in: book)
        let held = JobFault(
            StorageError.locked(path: "book.db", milliseconds: 10_000).finding)
        for attempt in 1...3 {
            XCTAssertEqual(try book.claimJob(by: "r", for: 60)?.attempt, Int64(attempt))
            try book.failJob("L", by: "r", held)
            XCTAssertEqual(
                try state("L", book, "state_name, error_name"),
                attempt < 3 ? "pending|store_locked" : "failed|store_locked")
        }
    }

    func testSubmittingAgainChangesNothing() throws {
        let book = try monthBook()
        let job = #"{"job":"S","procedure":"book.cost.allocate","arguments":{"period":"2025-03","#
            + #""plan":"P1"}}"#
        let first = try run("job.submit", job, in: book)
        XCTAssertEqual(first, [
            #"S|book.cost.allocate|{"period":"2025-03","plan":"P1"}|-|tester|20250401120000|"#
                + "pending|-|-|-|-|-|-|-|-|-|-|-|-|待处理|pending",
        ])
        XCTAssertEqual(try run("job.submit", job, in: book), first)
        try run("job.run_next", #"{"runner":"r","seconds":600}"#, in: book)
        let done = try run("job.submit", job, in: book)
        XCTAssertTrue(done[0].hasSuffix("成功|succeeded"), done[0])
        XCTAssertEqual(try run("job.list", #"{"state":"succeeded"}"#, in: book), done)
        XCTAssertEqual(try run("job.list", #"{"state":"failed"}"#, in: book), [])
        let refused: [(String, Message)] = [
            (#"{"job":"S","procedure":"book.runs"}"#, .jobDiffers),
            (#"{"job":"T","procedure":"job.list"}"#, .jobProcedureRefused),
            (#"{"job":"T","procedure":"attach.define"}"#, .jobProcedureRefused),
            (#"{"job":"T","procedure":"book.run"}"#, .procedureUnknown),
            (#"{"job":"T","procedure":"book.runs","arguments":[]}"#, .argumentType),
            (#"{"job":" ","procedure":"book.runs"}"#, .textUnfit),
        ]
        for (arguments, message) in refused {
            try assertUnchanged(book, arguments) {
                try run("job.submit", arguments, in: book)
            } _: {
                XCTAssertEqual(($0 as? any HospitalError)?.finding.message, message, arguments)
            }
        }
    }

    func testARunnerTellsWhatBecameOfItsJobInCallsOfItsOwn() throws {
        let book = try jobBook()
        try insert("A", "book.runs", nil, at: 1, in: book)
        try insert("B", "book.runs", nil, at: 2, in: book)
        XCTAssertTrue(try run("job.claim", #"{"runner":"r"}"#, in: book)[0].hasPrefix("A|"))
        book.now = 20_250_401_120_500
        try run("job.finish", #"{"job":"A","runner":"r","result":{"x":[1]}}"#, in: book)
        XCTAssertEqual(
            try state("A", book, "started_at, ended_at, result_json"),
            #"20250401120000|20250401120500|{"x":[1]}"#)
        try run("job.claim", #"{"runner":"r"}"#, in: book)
        try run(
            "job.fail", #"{"job":"B","runner":"r","number":3122,"zh":"没有","en":"none"}"#,
            in: book)
        XCTAssertEqual(
            try state("B", book, "state_name, error_number, error_zh, error_en"),
            "failed|3122|没有|none")
        XCTAssertEqual(try run("job.claim", #"{"runner":"r"}"#, in: book), [])
        let refused: [(String, String, Message)] = [
            ("job.finish", #"{"job":"A","runner":"r"}"#, .jobNotHeld),
            ("job.finish", #"{"job":"Z","runner":"r"}"#, .jobMissing),
            ("job.claim", #"{"runner":"r","seconds":59}"#, .argumentValue),
            ("job.claim", #"{"runner":""}"#, .textUnfit),
            ("book.tables.create", #"{"areas":["cost","costs"]}"#, .areaUnknown),
        ]
        for (name, arguments, message) in refused {
            XCTAssertThrowsError(try run(name, arguments, in: book), arguments) {
                XCTAssertEqual(($0 as? any HospitalError)?.finding.message, message, "\($0)")
            }
        }
    }

    func testAHostThatCannotLoadTheLibraryHasTheTablesMadeByAJob() throws {
        let book = try emptyBook()
        XCTAssertNil(try book.claimJob(by: "r", for: 60))
        XCTAssertFalse(try book.store.tableExists("hosp_cost_entry"))
        try insert("T", "book.tables.create", #"{"areas":["cost","safety"]}"#, in: book)
        try run("job.run_next", #"{"runner":"r"}"#, in: book)
        XCTAssertEqual(try state("T", book), "succeeded")
        XCTAssertTrue(try book.store.tableExists("hosp_cost_entry"))
        XCTAssertTrue(try book.store.tableExists("hosp_inspection"))
    }

    /// Two books of one file stand for two processes: whoever is second finds nothing left.
    func testOneOfSeveralRunnersWins() throws {
        let books = [try jobBook(at: path()), try emptyBook(at: path())]
        for number in 0..<40 { try insert("J\(number)", "book.runs", nil, in: books[0]) }
        var claimed: [String] = []
        while let job = try books[claimed.count % 2].claimJob(by: "r", for: 60) {
            claimed.append(job.code)
        }
        XCTAssertEqual(claimed.count, 40)
        XCTAssertEqual(Set(claimed).count, 40)
    }

    func testTextsThatLookLikeStatementsAreTexts() throws {
        let book = try jobBook()
        let hostile = [
            "'; DROP TABLE hosp_job; --", "\" OR 1=1", "x'),('y", "\\'; DELETE FROM hosp_audit",
            "{\"a\":1}", "=1+1", "<script>", "院办\u{27}--",
        ]
        for text in hostile {
            try book.submitJob(
                text, procedure: "book.cost.allocate",
                arguments: .object(["period": .string(text), "plan": .string(text)]),
                exclusiveKey: text)
            XCTAssertEqual(try book.runNextJob(by: text, for: 60)?.code, text)
            XCTAssertEqual(
                try book.store.rows(
                    "SELECT exclusive_key, claimed_by, state_name FROM hosp_job "
                        + "WHERE job_code = ?", [.text(text)]),
                [[.text(text), .text(text), "failed"]])
            XCTAssertThrowsError(try book.load(attached: text), text)
            XCTAssertEqual(try book.releaseJobs(of: text), 0)
        }
        XCTAssertEqual(
            try book.store.rows("SELECT COUNT(*) FROM hosp_job"),
            [[.integer(Int64(hostile.count))]])
        XCTAssertGreaterThan(try book.verifyAudit(), hostile.count)
    }

    func testEveryStatementAboutJobsIsPortable() throws {
        let book = try jobBook()
        var statements: Set<String> = []
        (book.store as? SQLiteStore)?.onStatement = { statements.insert($0) }
        try run("job.submit", #"{"job":"S","procedure":"book.runs"}"#, in: book)
        try run("job.run_next", #"{"runner":"r"}"#, in: book)
        try run("job.release", #"{"runner":"r"}"#, in: book)
        try run("job.release", "{}", in: book)
        let own = ["BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SELECT name FROM sqlite_master"]
        let portable = statements.filter { statement in !own.contains { statement.hasPrefix($0) } }
        XCTAssertGreaterThan(portable.count, 10)
        for statement in portable { XCTAssertEqual(SQLLint.faults(in: statement), [], statement) }
    }
}
