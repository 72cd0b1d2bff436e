import HospitalBook
import HospitalCore
import Interchange
import PerformanceAppraisal
import XCTest

/// The procedures about duties, agreements and feeds, through their arguments.
final class DutyProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments))
    }

    private func rows(_ result: ProcedureResult, _ table: Int = 0) -> [String] {
        result.tables[table].printedRows
    }

    private func assertRefused<Failure: Error & Equatable>(
        _ expected: Failure, _ name: String, _ arguments: String, line: UInt = #line
    ) {
        XCTAssertThrowsError(try run(name, arguments), line: line) {
            XCTAssertEqual($0 as? Failure, expected, line: line)
        }
    }

    func testPermissionsAreChecked() throws {
        let office = #""person":"P1","roles":["performance_office"]"#
        XCTAssertEqual(
            rows(try run(
                "permission.check", "{\(office),\"actions\":[\"approve_method\",\"daily_work\"]}")),
            ["approve_method|0|performance_committee", "daily_work|1|performance_office"])
        assertRefused(
            PermissionError.denied(
                Person.ID("P1"), action: "approve_method",
                roles: [Role.ID("performance_committee")]),
            "permission.check", "{\(office),\"actions\":[\"approve_method\"],\"refuse\":true}")
        XCTAssertEqual(
            rows(try run(
                "permission.check",
                "{\(office),\"actions\":[\"x\"],"
                    + #""grants":[{"role":"performance_office","actions":["x"]}]}"#)),
            ["x|1|performance_office"])
    }

    func testContentsAreCounted() throws {
        let records = #"""
            {"contents":"post_description","on":"2024-01-01","records":[
              {"subject":"电工","versions":[{"version":1,"keeper":"P7","from":"2023-01-01","parts":
                ["基本信息","工作概述","岗位职责","工作标准","关键业绩指标","工作关系"]}]},
              {"subject":"水工","versions":[]}]}
            """#
        XCTAssertEqual(
            rows(try run("appraise.contents", records)), [
                "电工|1|P7|6/7|0|任职资格",
                "水工|-|-|0/7|0|基本信息、工作概述、岗位职责、工作标准、关键业绩指标、工作关系、任职资格",
            ])
        XCTAssertEqual(
            rows(try run(
                "appraise.contents",
                #"{"contents":"own","parts":[{"code":"a"},{"code":"b","name":"乙"}],"#
                    + #""on":"2024-01-01","records":[{"subject":"s","versions":[{"version":1,"#
                    + #""keeper":"P","from":"2024-01-01","parts":["a","乙"]}]}]}"#)),
            ["s|1|P|2/2|1|"])
    }

    func testPostsHaveTheirWeights() throws {
        XCTAssertEqual(
            rows(try run(
                "appraise.post_weights",
                #"""
                {"contents":"own","parts":[{"code":"a"},{"code":"b"}],
                 "weights":{"a":"60","b":"40"},
                 "posts":[{"post":"n","features":["risk"],"weights":{"b":"30","c":"10"}}]}
                """#)),
            ["n|a|60|risk", "n|b|30|risk", "n|c|10|risk"])
        assertRefused(
            DutyError.mandatoryDropped("b", post: "n"), "appraise.post_weights",
            #"{"contents":"own","parts":[{"code":"a"},{"code":"b"}],"weights":{"a":"100"},"#
                + #""posts":[{"post":"n"}]}"#)
    }

    private let values = #"""
        "values":[
          {"unit":"A","metric":"rate","kind":"percent","numerator":"9","denominator":"10"},
          {"unit":"B","metric":"rate","kind":"percent","numerator":"10","denominator":"90"},
          {"unit":"A","metric":"stay","kind":"mean","numerator":"780000","denominator":"78000"},
          {"unit":"A","metric":"stops","kind":"count","value":3},
          {"unit":"A","metric":"office","kind":"spend","value":"12.50"},
          {"unit":"A","metric":"oil","kind":"quantity","value":"35.5","measure":"L"}],
        "units":["A","B","C"]
        """#

    func testValuesAreTypedTotalledAndReadByRole() throws {
        let all = try run("appraise.values", "{\(values)}")
        XCTAssertEqual(
            rows(all), [
                "A|rate|percent|90.00%", "B|rate|percent|11.11%", "A|stay|mean|10.00",
                "A|stops|count|3", "A|office|spend|12.50", "A|oil|quantity|35.5 L",
            ])
        XCTAssertEqual(
            rows(all, 1), [
                "office|spend|12.50|1|B、C", "oil|quantity|35.5 L|1|B、C",
                "rate|percent|19.00%|2|C", "stay|mean|10.00|1|B、C", "stops|count|3|1|B、C",
            ])
        let grants = #""grants":[{"role":"public","actions":["stay"]},"#
            + #"{"role":"bureau","actions":["rate"]}],"person":"X","roles":["public"]"#
        let open = try run("appraise.values", "{\(values),\"digits\":1,\(grants)}")
        XCTAssertEqual(rows(open), ["A|stay|mean|10.0"])
        XCTAssertEqual(rows(open, 1).count, 1)
        assertRefused(
            PermissionError.denied(
                Person.ID("X"), action: "rate", roles: [Role.ID("bureau")]),
            "appraise.values", "{\(values),\(grants),\"metrics\":[\"rate\"]}")
        XCTAssertThrowsError(
            try run(
                "appraise.values",
                #"{"values":[{"metric":"x","kind":"count","numerator":"1","value":1}]}"#)
        ) {
            guard case .unknown("values[1].numerator", _)? = $0 as? ArgumentError else {
                return XCTFail("\($0)")
            }
        }
        assertRefused(
            DutyError.denominatorZero("x", numerator: .one), "appraise.values",
            #"{"values":[{"metric":"x","kind":"mean","numerator":"1","denominator":"0"}]}"#)
    }

    func testWorkIsAccepted() throws {
        let result = try run(
            "appraise.acceptance",
            #"""
            {"jobs":[
              {"job":"粉刷","target":"95","attempts":[{"day":"2024-03-01","value":"90"},
                {"day":"2024-03-02","value":"94.9"},{"day":"2024-03-03","value":"95"}]},
              {"job":"噪声","target":"50","direction":"low",
               "attempts":[{"day":"2024-03-01","value":"49","worker":"W","inspector":"I"}]},
              {"job":"门窗","attempts":[{"day":"2024-03-01","accepted":false}]}]}
            """#)
        XCTAssertEqual(
            rows(result), ["粉刷|3|2|20240303|0", "噪声|1|0|20240301|1", "门窗|1|1|-|-"])
        XCTAssertEqual(rows(result, 1), ["2|50.00%"])
    }

    func testProgressIsCountedAsOfADay() throws {
        let result = try run(
            "appraise.progress",
            #"""
            {"as_of":"2024-03-31","from":"2024-03-01",
             "tasks":[{"id":"t1","unit":"A","due":"2024-03-10","done":"2024-03-12"},
                      {"id":"t2","unit":"A","due":"2024-03-20"},
                      {"id":"t3","unit":"B","due":"2024-03-31","done":"2024-03-31"},
                      {"id":"t4","unit":"B","due":"2024-04-01","done":"2024-03-01"}],
             "schedules":[{"subject":"P1","scheduled":[{"day":"2024-03-31","amount":"300"}],
                           "actual":[{"day":"2024-03-30","amount":"285"}]},
                          {"subject":"P2","scheduled":[],"actual":[]}],
             "bands":[{"from":"0","coefficient":"0.5"},{"from":"90","coefficient":"0.8"}]}
            """#)
        XCTAssertEqual(
            rows(result), ["A|2|1|50.00|1|0|t2", "B|1|1|100.00|0|1|", "-|3|2|66.67|1|1|t2"])
        XCTAssertEqual(rows(result, 1), ["P1|95.00|0.8", "P2|-|-"])
    }

    func testListsAndProjectsAreReviewed() throws {
        let review = try run(
            "appraise.requalification",
            #"""
            {"listed":["a","b","d"],"results":[{"unit":"a","passed":true},
             {"unit":"b","passed":false},{"unit":"c","passed":true}]}
            """#)
        XCTAssertEqual(rows(review), ["kept|1", "new|1", "revoked|1", "refused|0"])
        XCTAssertEqual(rows(review, 1), ["a|kept", "b|revoked", "c|new"])
        XCTAssertEqual(rows(review, 2), ["d"])
        let experts = #"""
            "pass_mark":"80","projects":[{"id":"p","unit":"D1"},{"id":"q","unit":"D2"}],
            "experts":[{"id":"i","unit":"D3"},{"id":"o"}],
            "ratings":[{"expert":"i","project":"p","value":"90"},
                       {"expert":"o","project":"p","value":"75"}]
            """#
        let result = try run("appraise.experts", "{\(experts)}")
        XCTAssertEqual(rows(result), ["p|82.50|1|1|1|1", "q|-|-|0|0|0"])
        XCTAssertEqual(rows(result, 1), ["1|1"])
        assertRefused(
            RaterError.tooFewOutside(1, of: 2, minimum: "2/3"), "appraise.experts",
            "{\(experts),\"minimum_outside\":\"2/3\"}")
    }

    private func agreements(_ events: String, actuals: String = "") -> String {
        #"{"year":2024,"units":["D1","D2"],"due":"2024-01-31","signers":["chief","head"],"#
            + #""agreements":[{"unit":"D1","items":["#
            + #"{"id":"tasks","target":"150","weight":"60"},"#
            + #"{"id":"spend","target":"500000","mode":"low_linear","weight":"40"}],"#
            + "\"events\":[\(events)]\(actuals)}]}"
    }

    private let signatures = #"""
        {"event":"sign","role":"chief","person":"P1","roles":["chief"],"on":"2024-01-05"},
        {"event":"sign","role":"head","person":"P2","roles":["head"],"on":"2024-02-01"}
        """#

    /// 149/150 of 60 are 59.60; 550,000 of 500,000 complete 2 − 1.1 = 0.9 of 40, 36: 95.60.
    func testTargetsAreSignedAndChecked() throws {
        let result = try run(
            "target.agreements",
            agreements(
                signatures, actuals: #","actuals":{"tasks":"149","spend":"550000"}"#))
        XCTAssertEqual(rows(result), ["D1|1|20240201|1|-|95.60"])
        XCTAssertEqual(
            rows(result, 1), [
                "D1|tasks|150|149|99.33|-1|0", "D1|spend|500000|550000|110.00|50000|0",
            ])
        XCTAssertEqual(rows(result, 2), ["D2"])
        let amended = signatures
            + #",{"event":"amend","reason":"调整","items":["#
            + #"{"id":"tasks","target":"120","weight":"100"}]}"#
        XCTAssertEqual(
            rows(try run("target.agreements", agreements(amended))), ["D1|1|20240201|1|2|-"])
        let unit = Department.ID("D1")
        assertRefused(
            AgreementError.locked(unit, year: 2024, version: 1), "target.agreements",
            agreements(amended.replacing(#""reason":"调整","#, with: "")))
        assertRefused(
            AgreementError.unsigned(unit, year: 2024, Role.ID("chief")), "target.agreements",
            agreements("", actuals: #","actuals":{"tasks":"149"}"#))
        let part = try run(
            "target.agreements", agreements(signatures, actuals: #","actuals":{"tasks":"150"}"#))
        XCTAssertEqual(rows(part), ["D1|1|20240201|1|-|-"], "no score of half a report")
        XCTAssertEqual(rows(part, 1)[1], "D1|spend|500000|-|-|-|-")
    }

    private func complaint(_ events: [String]) -> String {
        #"{"complaints":[{"id":"C7","filed":"2024-03-01","events":["#
            + events.joined(separator: ",") + "]}]}"
    }

    func testComplaintsEnd() throws {
        var events: [String] = []
        for level in 1...3 {
            events.append(
                #"{"event":"decide","on":"2024-03-0\#(level)","person":"J\#(level)","#
                    + #""reference":"R\#(level)"}"#)
            events.append(#"{"event":"escalate","on":"2024-03-0\#(level)","reason":"不服"}"#)
        }
        let ended = try run("complaint.levels", complaint(events.dropLast()))
        XCTAssertEqual(rows(ended), ["C7|3|1|1|R3|20240303"])
        XCTAssertEqual(rows(ended, 1).last, "C7|3|J3|R3|20240303")
        assertRefused(
            ComplaintError.ended("C7", level: 3, reference: "R3"), "complaint.levels",
            complaint(events))
        XCTAssertEqual(
            rows(try run(
                "complaint.levels",
                complaint([events[0], #"{"event":"accept","on":"2024-03-09"}"#]))),
            ["C7|1|1|1|R1|20240309"])
        assertRefused(
            ComplaintError.levelsInvalid(4), "complaint.levels",
            #"{"levels":4,"complaints":[{"id":"C","filed":"2024-03-01"}]}"#)
    }

    /// The facts of a feed are what a scorecard takes: 100 − 2 − 5 = 93.
    func testAFeedGoesIntoAScorecard() throws {
        let feed = try run(
            "appraise.feed",
            #"""
            {"within_days":3,
             "rules":[{"kind":"leave","item":"attendance","use":"unless_signed","rule":"no_slip"},
                      {"kind":"absent","item":"attendance","use":"deduction","rule":"absent"},
                      {"kind":"test","item":"skill","use":"mean"}],
             "records":[
              {"id":"Q1","subject":"P1","kind":"leave","day":"2024-03-04","signer":"head"},
              {"id":"Q2","subject":"P1","kind":"leave","day":"2024-04-01","count":"2",
               "reported":"2024-04-05"},
              {"id":"K9","subject":"P1","kind":"absent","day":"2024-05-10"},
              {"id":"K9","subject":"P1","kind":"absent","day":"2024-05-10"},
              {"id":"T1","subject":"P1","kind":"test","day":"2024-05-10","value":"95"}]}
            """#)
        XCTAssertEqual(
            rows(feed), [
                "P1|attendance|no_slip|2|Q2", "P1|attendance|absent|1|K9", "P1|skill|-|95.00|-",
            ])
        XCTAssertEqual(rows(feed, 1), ["K9|repeated", "Q2|late", "Q1|settled"])
        guard case .object(let document) = feed.json,
            case .array(let facts)? = document.members.first?.value,
            case .object(let subject)? = facts.first, let items = subject.members.last?.value
        else { return XCTFail(feed.json.text) }
        let card = try run(
            "appraise.scorecard",
            #"{"scheme":{"name":"年度","base":"100","parts":["#
                + #"{"code":"attendance","weight":"100","deductions":{"rules":["#
                + #"{"code":"no_slip","each":"1"},{"code":"absent","each":"5"}]}},"#
                + #"{"code":"training","weight":"0","items":[{"code":"skill","weight":"100","#
                + #""method":{"name":"ratio","target":"100","mode":"high"}}]}]},"#
                + #""report":{"person":"P1","items":\#(items.text)}}"#)
        XCTAssertTrue(card.json.text.contains(#""93.00""#), card.json.text)
        assertRefused(
            DutyError.recordKindUnknown("R", kind: "tesst", nearest: "test"), "appraise.feed",
            #"{"rules":[{"kind":"test","item":"x","use":"best"}],"records":"#
                + #"[{"id":"R","subject":"P","kind":"tesst","day":"2024-03-04"}]}"#)
    }

    func testContractorsGetTheirBulletin() throws {
        let result = try run(
            "service.bulletin",
            #"""
            {"from":"2024-02-26","to":"2024-03-10","units":["A","B"],"standards":{"食堂":"85"},
             "praise_points":"1","complaint_points":"2","leader_checks":1,"entries":[
              {"id":"1","unit":"A","day":"2024-03-06","event":"check","mode":"covert",
               "post":"食堂","score":"81","leader":true},
              {"id":"2","unit":"A","day":"2024-03-06","event":"check","mode":"open","score":"90"},
              {"id":"3","unit":"A","day":"2024-03-07","event":"praise"},
              {"id":"4","unit":"A","day":"2024-03-07","event":"complaint"},
              {"id":"5","unit":"A","day":"2024-03-08","event":"opinion"}]}
            """#)
        XCTAssertEqual(
            rows(result), ["A|1|1|0|0|85.50|1|1|1|0|5|84.50", "B|0|0|0|0|-||0|0|1||-"])
        XCTAssertEqual(rows(result, 1), ["20240226|0|1", "20240304|1|0"])
        XCTAssertThrowsError(
            try run(
                "service.bulletin",
                #"{"from":"2024-03-01","to":"2024-03-31","units":["A"],"entries":"#
                    + #"[{"id":"1","unit":"A","day":"2024-03-06","event":"praise","score":"9"}]}"#))
    }

    func testHospitalsAreComparedOverTime() throws {
        func rowsOf(
            _ hospital: String, _ year: String, _ visits: String, _ stay: String
        ) -> String {
            let start = #"{"hospital":"\#(hospital)","period":"\#(year)","criterion":"#
            return start + #""visits","value":"\#(visits)"},"#
                + start + #""stay","value":"\#(stay)"}"#
        }
        let values = [
            rowsOf("H1", "2023", "100", "9.0"), rowsOf("H2", "2023", "120", "8.0"),
            rowsOf("H1", "2024", "150", "8.1"), rowsOf("H2", "2024", "120", "8.4"),
        ].joined(separator: ",")
        let criteria = #""criteria":[{"id":"visits"},{"id":"stay","direction":"low"}]"#
        let result = try run("evaluate.trend", "{\(criteria),\"values\":[\(values)]}")
        XCTAssertEqual(
            rows(result), ["H1|2023|1/2|2", "H2|2023|1|1", "H1|2024|1|1", "H2|2024|1/2|2"])
        XCTAssertEqual(
            rows(result, 1), ["H1|2023|1/2|2", "H1|2024|1|1", "H2|2023|7/8|1", "H2|2024|5/8|2"])
        XCTAssertEqual(
            rows(result, 2), [
                "H1|visits|2024|50|50.00|1", "H1|stay|2024|-0.9|-10.00|1",
                "H2|visits|2024|0|0.00|0", "H2|stay|2024|0.4|5.00|-1",
            ])
    }

    func testGradesHaveConsequences() throws {
        let effects = ["优秀", "合格", "基本合格", "不合格"].map {
            #"{"grade":"\#($0)","link":"财政补助","effect":"补助\#($0)"},"#
                + #"{"grade":"\#($0)","link":"医保支付","effect":"支付\#($0)"}"#
        }.joined(separator: ",")
        let arguments = #"{"set":"hospital_2015","scores":[{"subject":"社区","score":"89.995"}],"#
            + #""contents":"base_hospital_links","effects":[\#(effects)]}"#
        let result = try run("appraise.consequences", arguments)
        XCTAssertEqual(
            rows(result), ["社区|90.00|优秀|财政补助|补助优秀", "社区|90.00|优秀|医保支付|支付优秀"])
        XCTAssertEqual(rows(result, 1).prefix(2), ["优秀|绩效工资", "优秀|负责人奖惩"])
        XCTAssertEqual(rows(result, 1).count, 8)
        assertRefused(
            CycleError.gradeUncovered("优秀"), "appraise.consequences",
            #"{"set":"hospital_2015","effects":[],"scores":[]}"#)
    }
}
