import Hosp
import XCTest

/// `approval.route`, `approval.decide`, `audit.verify` and `result.advance` as hosts call them.
final class PowerProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        let result = try XCTUnwrap(Procedure.named(name))
            .run(try JSONValue(parsing: Array(arguments.utf8)))
        XCTAssertEqual(result.tables.map(\.name), Procedure.named(name)?.tables, name)
        for table in result.tables {
            for row in table.rows { XCTAssertEqual(row.count, table.columns.count, table.name) }
        }
        return result
    }

    private func json(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }

    private func assertRefused(
        _ name: String, _ arguments: String, _ message: Message, line: UInt = #line
    ) {
        XCTAssertThrowsError(try run(name, arguments), line: line) {
            XCTAssertEqual(
                ($0 as? any HospitalError)?.finding.message, message, "\($0)", line: line)
        }
    }

    private let bands = """
        "bands":[{"class":"purchase","from":"0","steps":[{"step":"first","name":"初审","role":"reviewer"}]},
                 {"class":"purchase","from":"5000.00",
                  "steps":[{"step":"first","name":"初审","role":"reviewer"},{"step":"second","role":"chief"}]}]
        """

    func testS086TheRouteChangesAtTheBoundaryToTheFen() throws {
        let below = try run(
            "approval.route", "{\"class\":\"purchase\",\"amount\":\"4999.99\",\(bands)}")
        XCTAssertEqual(
            below.json,
            try json("""
                {"class":"purchase","amount":"4999.99","from":"0.00","below":"5000.00",
                 "steps":[{"step":"first","name":"初审","role":"reviewer"}]}
                """))
        let on = try run(
            "approval.route", "{\"class\":\"purchase\",\"amount\":5000.00,\(bands)}")
        XCTAssertEqual(
            on.json,
            try json("""
                {"class":"purchase","amount":"5000.00","from":"5000.00","below":null,
                 "steps":[{"step":"first","name":"初审","role":"reviewer"},
                          {"step":"second","name":"second","role":"chief"}]}
                """))
        XCTAssertEqual(on.tables[0].rows.count, 2)
        assertRefused(
            "approval.route", "{\"class\":\"purchases\",\"amount\":\"1\",\(bands)}",
            .matterClassUnknown)
    }

    func testS284ASpecialCaseWithTwoStepsIsRefused() {
        assertRefused(
            "approval.route",
            """
            {"class":"special","amount":"1","bands":[{"class":"special","from":"0","steps":[
              {"step":"first_review","role":"a"},{"step":"second_review","role":"b"}]}]}
            """, .authorityStepMissing)
    }

    private func decide(_ events: String, amount: String = "6000") -> String {
        """
        {"matter":"P1","class":"purchase","amount":"\(amount)","requester":"q",\(bands),
         "events":[\(events)]}
        """
    }

    private let first = """
        {"event":"approve","step":"first","by":{"person":"r","roles":["reviewer"]},"on":"2025-03-03"}
        """
    private let second = """
        {"event":"approve","step":"second","by":{"person":"c","roles":["chief"]},"on":"2025-03-04"}
        """

    func testTAPPDecisionsAreReplayed() throws {
        let half = try run("approval.decide", decide(first))
        XCTAssertEqual(
            half.json,
            try json("""
                {"matter":"P1","state":"waiting","revision":1,"amount":"6000.00","requesters":["q"],
                 "missing":[{"step":"second","name":"second","role":"chief"}]}
                """))
        let amend = """
            {"event":"amend","amount":"4000","by":{"person":"q"},"on":"2025-03-05"}
            """
        let edited = try run("approval.decide", decide("\(first),\(second),\(amend)"))
        XCTAssertEqual(
            edited.json,
            try json("""
                {"matter":"P1","state":"waiting","revision":2,"amount":"4000.00","requesters":["q"],
                 "missing":[{"step":"first","name":"初审","role":"reviewer"}]}
                """))
        XCTAssertEqual(edited.tables[0].rows.map { $0[0] }, [.integer(1), .integer(1)])
        let again = try run("approval.decide", decide("\(first),\(second),\(amend),\(first)"))
        guard case .object(let members) = again.json else { return XCTFail("no object") }
        XCTAssertEqual(members["state"], .string("approved"))
        let refuse = first.replacingOccurrences(of: "approve\"", with: "refuse\"")
        guard case .object(let refused) = try run("approval.decide", decide(refuse)).json,
            case .object(let withdrawn) = try run(
                "approval.decide",
                decide("{\"event\":\"withdraw\",\"by\":{\"person\":\"q\"},\"on\":\"2025-03-05\"}")
            ).json
        else { return XCTFail("no object") }
        XCTAssertEqual(refused["state"], .string("refused"))
        XCTAssertEqual(withdrawn["state"], .string("withdrawn"))
    }

    func testTAPPSkippedStepsAndSelfApprovalAreRefused() {
        assertRefused("approval.decide", decide(second), .stepSkipped)
        let own = first.replacingOccurrences(of: "\"r\"", with: "\"q\"")
        assertRefused("approval.decide", decide(own, amount: "0.01"), .dutiesNotApart)
        let delegation = """
            {"person":"s","roles":["reviewer"],
             "delegation":{"from":"q","valid_from":"2025-03-01","valid_to":"2025-03-03"}}
            """
        let byDelegate = """
            {"event":"approve","step":"first","by":\(delegation),"on":"2025-03-03"}
            """
        assertRefused("approval.decide", decide(byDelegate), .dutiesNotApart)
        let late = byDelegate.replacingOccurrences(
            of: "\"on\":\"2025-03-03", with: "\"on\":\"2025-03-04")
        assertRefused("approval.decide", decide(late), .delegationNotValid)
        let noDay = first.replacingOccurrences(of: "2025-03-03", with: "2025-3-3")
        assertRefused("approval.decide", decide(noDay), .argumentValue)
    }

    /// The rows and hashes of the audit test, computed with Python hashlib.
    private let rows = """
        [{"fields":["1","20250331235959","院办","cost.allocate",null],
          "hash":"b85f3d2cf125d8e9cf3ea09719a408346ac4181760cb99840f8c9405dfd3b9ff"},
         {"fields":["2","20250401080000","",null,"a\\u0000b"],
          "hash":"12353de639151f77f743c018b24fbf8480403902913f3273dc5f7167c34a980f"}]
        """

    func testAnAuditTrailIsVerifiedOverItsRows() throws {
        let whole = try run("audit.verify", "{\"rows\":\(rows)}")
        XCTAssertEqual(whole.json, try json("{\"rows\":2,\"whole\":true,\"broken_row\":null}"))
        XCTAssertEqual(whole.tables[0].rows, [[.integer(2), .integer(1), .null]])
        let changed = rows.replacingOccurrences(of: "院办", with: "院力")
        XCTAssertEqual(
            try run("audit.verify", "{\"rows\":\(changed)}").tables[0].rows,
            [[.integer(2), .integer(0), .integer(1)]])
        let empty = rows.replacingOccurrences(
            of: "cost.allocate\",null", with: "cost.allocate\",\"\"")
        XCTAssertEqual(
            try run("audit.verify", "{\"rows\":\(empty)}").tables[0].rows[0][2], .integer(1),
            "null is not empty")
        let cut =
            "\"last_hash\":\"8f257117752fd677f98cbf0d66f0897ecacd5038fe1480d411a747acdc4ea37d\""
        let short = try run("audit.verify", "{\"rows\":\(rows),\(cut)}")
        XCTAssertEqual(short.tables[0].rows[0][2], .integer(3), "the third row was cut off")
        guard case .object(let members) = short.json else { return XCTFail("no object") }
        XCTAssertNotNil(members["finding"])
        assertRefused(
            "audit.verify", "{\"rows\":[],\"algorithm\":\"sm3\"}", .auditAlgorithmUnknown)
        assertRefused("audit.verify", "{\"rows\":[],\"last_hash\":\"0\"}", .auditHashMalformed)
    }

    private func advance(_ result: String, _ step: String) -> String {
        """
        {"result":{"subject":"pay 2025-03","period":"2025-03",\(result)},
         "by":{"person":"clerk"},"on":"2025-04-15",\(step)}
        """
    }

    func testAResultTakesItsNextStep() throws {
        let announced = try run(
            "result.advance",
            advance(
                "\"state\":\"signed\",\"upstream\":{\"cost\":2}",
                "\"step\":\"announce\",\"until\":\"2025-04-20\""))
        XCTAssertEqual(
            announced.json,
            try json("""
                {"subject":"pay 2025-03","period":"2025-03","version":1,"state":"announced",
                 "announced_until":"2025-04-20","upstream":{"cost":2},"last_day":"2025-04-15"}
                """))
        XCTAssertEqual(
            announced.tables[0].rows[0],
            [
                .text("pay 2025-03"), .integer(202_503), .integer(1), .text("announced"),
                .integer(20_250_420), .integer(20_250_415),
            ])
        for (state, step, next) in [
            ("computed", "review", "reviewed"), ("reviewed", "sign", "signed"),
            ("locked", "pay", "paid"),
        ] {
            guard case .object(let members) = try run(
                "result.advance", advance("\"state\":\"\(state)\"", "\"step\":\"\(step)\"")).json
            else { return XCTFail("no object") }
            XCTAssertEqual(members["state"], .string(next))
        }
        let unlocked = try run(
            "result.advance",
            advance(
                "\"state\":\"locked\",\"version\":4",
                """
                "step":"unlock","reason":"漏报","confirmed_by":{"person":"chief"},"newest":{"cost":3}
                """))
        guard case .object(let members) = unlocked.json else { return XCTFail("no object") }
        XCTAssertEqual(members["version"], .number("5"))
        XCTAssertEqual(members["upstream"], try json("{\"cost\":3}"))
    }

    func testAResultIsHeldBack() {
        let announced = "\"state\":\"announced\",\"announced_until\":\"2025-04-15\""
        assertRefused(
            "result.advance", advance(announced, "\"step\":\"pay\""), .announcementOpen)
        assertRefused(
            "result.advance", advance("\"state\":\"announced\"", "\"step\":\"lock\""),
            .announcementMissing)
        assertRefused(
            "result.advance", advance("\"state\":\"computed\"", "\"step\":\"pay\""), .stepSkipped)
        let used = "\"state\":\"locked\",\"upstream\":{\"cost\":2}"
        assertRefused(
            "result.advance", advance(used, "\"step\":\"pay\",\"newest\":{\"cost\":3}"),
            .resultStale)
        assertRefused(
            "result.advance", advance(used, "\"step\":\"pay\""), .upstreamUnknown)
        assertRefused(
            "result.advance",
            advance(
                "\"state\":\"locked\"", "\"step\":\"unlock\",\"confirmed_by\":{\"person\":\"b\"}"),
            .privilegedReasonMissing)
        assertRefused(
            "result.advance", advance(used, "\"step\":\"pay\",\"roles\":{\"pay\":\"cashier\"}"),
            .stepRoleMissing)
        assertRefused(
            "result.advance", advance("\"period\":\"2025\"", "\"step\":\"review\""),
            .argumentDuplicate)
    }
}
