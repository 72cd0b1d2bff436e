import HospitalBook
import HospitalCore
import SafetyInspection
import XCTest

/// The procedures about checklists, through their arguments.
final class ChecklistProcedureTests: XCTestCase {
    func testTheChecklistsOfTheLibraryAreListedWithTheirSources() throws {
        let list = try ProcedureRows("checklist.list", "{}")
        XCTAssertEqual(list["checklists"].count, StandardChecklist.all.count)
        XCTAssertTrue(list["checklists"].contains(
            "SURGWHO|2026.1|WHO手术安全核查表|percent|every_item|19|19|7|11|20260101|-|E|"
                + "手术医师、麻醉医师、手术室护士"))
        XCTAssertTrue(list["checklists"].contains(
            "ARCHIVE100|2014.1|档案管理自查评分表|hundred|percent|16|100|0|0|20140101|-|Y|"))
        XCTAssertTrue(list["citations"].contains("FIREPATROL|消防法||第17条|1"))
        let shown = try ProcedureRows("checklist.show", #"{"checklist":"ARCHIVE9"}"#)
        XCTAssertEqual(shown["items"].count, 15)
        XCTAssertTrue(shown["items"].contains(
            "ARCHIVE9-02|ARCHIVE9-02-01|温度14-24℃日记录|8|1|number 14..24 ℃|D|-|"))
    }

    private let derived = #"""
        {"base":"FIREPATROL","id":"H1","version":"1","owner":"保卫科","from":"2026-03-01","edits":[
         {"edit":"remove","item":"FIREPATROL-01-02"},
         {"edit":"replace","item":{"code":"FIREPATROL-01-10","text":"夜巡","points":"2"}},
         {"edit":"add","section":"FIREPATROL-01","item":{"code":"X","points":"1",
          "condition":{"tests":[{"item":"FIREPATROL-01-01","is":"equal","answer":"no"}]}}},
         {"edit":"add_section","section":{"code":"S2","items":[{"code":"Y","points":"1"}]}},
         {"edit":"remove_section","section":"S2"}]}
        """#

    func testADerivedVersionKeepsItsOriginAndListsItsChanges() throws {
        let result = try ProcedureRows("checklist.derive", derived)
        XCTAssertEqual(
            result["template"],
            ["H1|1|每日防火巡查单|percent|every_item|10|11|1|7|20260301|-|FIREPATROL|2026.1|保卫科"])
        XCTAssertEqual(result["changes"], [
            "FIREPATROL-01-10|changed|text|夜间病区加强巡查留痕(点位扫码)|夜巡|0",
            "FIREPATROL-01-10|changed|points|1|2|0",
            "FIREPATROL-01-10|changed|frequency|N2||0", "X|added|||X|0",
            "FIREPATROL-01-02|removed||安全出口疏散通道畅通||1",
        ])
        XCTAssertTrue(result["items"].contains(
            "FIREPATROL-01|X|X|1|0|yes_no|-|FIREPATROL-01-01 equal no|"))
        assertRefused(
            TemplateError.editUnknown(template: "H1", code: "Z"), "checklist.derive",
            #"{"base":"FIREPATROL","id":"H1","version":"1","owner":"A","from":"2026-03-01","#
                + #""edits":[{"edit":"weigh","section":"Z","weight":"1"}]}"#)
        assertRefused(
            ArgumentError.missing(path: "edits[1].edit"), "checklist.derive",
            #"{"base":"FIREPATROL","id":"H1","version":"1","owner":"A","from":"2026-03-01","#
                + #""edits":[{}]}"#)
        assertRefused(
            ArgumentError.duplicate(path: "base"), "checklist.derive",
            #"{"base":"FIREPATROL","base_template":{},"id":"H1","version":"1","owner":"A","#
                + #""from":"2026-03-01"}"#)
    }

    /// 9 of the 10 items in order, the heavier night patrol not: 8 of 10 points; X is not asked.
    func testADerivedVersionIsScoredLikeAnyOther() throws {
        let codes = (1...9).filter { $0 != 2 }.map { "FIREPATROL-01-0\($0)" }
        let answers = codes.map { #"{"item":"\#($0)","answer":"yes"}"# }
            + [#"{"item":"FIREPATROL-01-10","answer":"no"}"#]
        let result = try ProcedureRows(
            "safety.score",
            "{\"derived\":\(derived),\"answers\":[\(answers.joined(separator: ","))],"
                + #""policy":{"pass":"80","grades":"inspection_80"}}"#)
        XCTAssertEqual(
            result["score"], ["H1|1|8|10|80.00|80.00|fail|合格|inspection_80|0|1"])
        assertRefused(
            ArgumentError.duplicate(path: "derived"), "checklist.show",
            "{\"checklist\":\"ELEC\",\"derived\":\(derived)}")
    }

    /// Held from 2026-01-01 to 2026-03-31; the library's own hold from 2026-01-01.
    func testAnInspectionStartsOnlyWhileItsChecklistHolds() throws {
        let held = derived.replacingOccurrences(
            of: #""from":"2026-03-01""#, with: #""from":"2026-01-01","to":"2026-03-31""#)
        XCTAssertNotEqual(held, derived)
        func start(_ checklist: String, on day: String) throws -> [String] {
            try ProcedureRows(
                "checklist.inspect",
                #"{"inspection":"I1","place":"P",\#(checklist),"#
                    + #""events":[{"event":"start","by":"P1","at":"\#(day)T09:00:00"}]}"#
            )["inspection"]
        }
        for (checklist, inside, outside) in [
            (#""derived":\#(held)"#, ["2026-01-01", "2026-03-31"], ["2025-12-31", "2026-04-01"]),
            (#""checklist":"FIREPATROL""#, ["2026-01-01"], ["2025-12-31"]),
        ] {
            for day in inside { XCTAssertEqual(try start(checklist, on: day).count, 1, day) }
            for day in outside {
                XCTAssertThrowsError(try start(checklist, on: day), day) {
                    XCTAssertEqual(
                        ($0 as? InspectionError)?.finding.message, .inspectionTemplateNotHeld)
                }
            }
        }
    }

    private func inspect(_ events: String...) throws -> ProcedureRows {
        try ProcedureRows(
            "checklist.inspect",
            #"{"inspection":"I1","place":"P","template":{"id":"T","version":"1","total":"percent","#
                + #""sections":[{"code":"S","items":[{"code":"A","points":"5","criticality":2},"#
                + #"{"code":"B","points":"5"}]}]},"events":["# + events.joined(separator: ",")
                + "]}")
    }

    private func event(
        _ name: String, _ minute: Int, by: String = "P1", _ more: String = ""
    ) -> String {
        #"{"event":"\#(name)","by":"\#(by)","at":"2026-03-02T09:0\#(minute):00"\#(more)}"#
    }

    /// T-CHK through the procedure.
    func testAnInspectionKeepsItsHistoryAndIsClosedForGood() throws {
        let no = event(
            "answer", 1, by: "P2", #","item":"A","answer":"no","note":"堆物","evidence":["I7"]"#)
        let way = [
            event("start", 0), no, event("answer", 2, #","item":"B","answer":"no""#),
            event("withdraw", 3, #","item":"B""#),
            event("answer", 4, #","item":"B","answer":"not_applicable""#), event("submit", 5),
        ]
        let submitted = try inspect(way[0], way[1], way[2], way[3], way[4], way[5])
        XCTAssertEqual(submitted["inspection"], ["I1|submitted|T|1|P1|2|4"])
        XCTAssertEqual(submitted["history"], [
            "A|no|堆物|I7|P2|20260302090100|1", "B|no|||P1|20260302090200|0",
            "B|-|||P1|20260302090300|0", "B|not_applicable|||P1|20260302090400|1",
        ])
        XCTAssertEqual(submitted["findings"], ["A|P|20260302|2|5|P2|堆物|I7"])
        let all = way.joined(separator: ",")
        XCTAssertEqual(
            try inspect(all, event("review", 6, by: "P2"), event("close", 7))["inspection"],
            ["I1|closed|T|1|P1|2|4"])
        XCTAssertThrowsError(
            try inspect(all, event("review", 6, by: "P2"), event("close", 7), no)
        ) {
            XCTAssertEqual(($0 as? InspectionError)?.finding.message, .inspectionNotOpen)
        }
        XCTAssertThrowsError(try inspect(all, event("review", 6))) {
            XCTAssertEqual(($0 as? InspectionError)?.finding.message, .inspectionReviewerSubmitted)
        }
        XCTAssertThrowsError(try inspect(event("start", 0), event("finish", 1))) {
            XCTAssertTrue($0 is ArgumentError)
        }
        XCTAssertThrowsError(try inspect("{}")) {
            XCTAssertEqual($0 as? ArgumentError, .missing(path: "events[1].event"))
        }
    }

    private func phase(_ number: Int, _ count: Int, hour: Int) -> String {
        let choices = ["SURGWHO-01-05": "no", "SURGWHO-01-06": "no_risk", "SURGWHO-01-07": "ready"]
        let answers = (1...count).map { item in
            let code = "SURGWHO-0\(number)-0\(item)"
            let answer = choices[code].map { #""choice":"\#($0)""# } ?? #""answer":"yes""#
            return #"{"item":"\#(code)",\#(answer)}"#
        }.joined(separator: ",")
        return #"{"phase":"SURGWHO-0\#(number)","answers":[\#(answers)],"#
            + #""signatures":{"operator":"A","anaesthetist":"B","nurse":"C"},"#
            + #""at":"2026-03-02T\#(hour):00:00"}"#
    }

    func testASurgeryIsCheckedInThreePhases() throws {
        let (first, second) = (phase(1, 7, hour: 10), phase(2, 7, hour: 11))
        let third = phase(3, 5, hour: 12)
        let result = try ProcedureRows(
            "checklist.phases",
            #"{"cases":[{"case":"C1","phases":[\#(first),\#(second),\#(third)]},"#
                + #"{"case":"C2","phases":[\#(first)],"start":"SURGWHO-02"}]}"#)
        XCTAssertEqual(result["cases"], ["C1|1|1|-", "C2|0|0|SURGWHO-02"])
        XCTAssertEqual(result["indicators"], ["2|1|50.00|1|50.00"])
        XCTAssertEqual(result["phases"].count, 6)
        XCTAssertEqual(result["phases"][0], "C1|SURGWHO-01|1|||20260302100000|1|")
        assertRefused(
            PhaseError.phaseNotOpen("SURGWHO-03", case: "C2", before: "SURGWHO-02"),
            "checklist.phases",
            #"{"cases":[{"case":"C2","phases":[\#(first)],"start":"SURGWHO-03"}]}"#)
        assertRefused(
            ArgumentError.value(path: "checklist", value: "ELEC", allowed: "SURGWHO"),
            "checklist.phases", #"{"checklist":"ELEC","cases":[]}"#)
    }

    /// 3 clauses reach C, 2 reach B, 1 reaches A: 100, 66.67 and 33.33 percent.
    func testClausesDecideTheLevel() throws {
        let result = try ProcedureRows("checklist.clauses", #"""
            {"clauses":[{"clause":"1","grade":"A"},{"clause":"2","core":true,"items":[
              {"tier":"C","met":true},{"tier":"B","met":true},{"tier":"A","met":false}]},
             {"clause":"3","grade":"C"},{"clause":"4","items":[{"tier":"C"}]}]}
            """#)
        XCTAssertEqual(result["clauses"], ["1|0|A", "2|1|B", "3|0|C", "4|0|E"])
        XCTAssertEqual(result["result"], ["-|3|1"])
        XCTAssertEqual(
            result["shares"],
            ["all|C|3|3|100.00", "all|B|2|3|66.67", "all|A|1|3|33.33", "core|C|1|1|100.00",
             "core|B|1|1|100.00", "core|A|0|1|0.00"])
        XCTAssertEqual(
            result["shortfalls"], ["甲等|core|A|0.00|20|1", "乙等|core|A|0.00|10|1"])
        let own = try ProcedureRows(
            "checklist.clauses",
            #"{"clauses":[{"clause":"1","grade":"B"}],"levels":[{"level":"达标","#
                + #""all":["100","100","0"],"core":["0","0","0"]}]}"#)
        XCTAssertEqual(own["result"], ["达标|1|0"])
        assertRefused(
            ArgumentError.value(path: "clauses[1].items[1].tier", value: "D", allowed: "C, B, A"),
            "checklist.clauses", #"{"clauses":[{"clause":"1","items":[{"tier":"D"}]}]}"#)
        assertRefused(
            ArgumentError.duplicate(path: "clauses[1].grade"), "checklist.clauses",
            #"{"clauses":[{"clause":"1","grade":"A","items":[]}]}"#)
    }

    /// The notice of a hazard has who found it and what was attached.
    func testAnOrderInheritsSignatureAndAttachments() throws {
        let result = try ProcedureRows("hazard.review", #"""
            {"today":"2024-04-01","hazards":[{"hazard":"H1","place":"P","item":"A",
             "found":"2024-03-26","finder":"F","note":"堆物","evidence":["I7","I8"],"steps":[
              {"step":"register","by":"F","on":"2024-03-26"},
              {"step":"grade","by":"F","on":"2024-03-26","grade":"G2"},
              {"step":"plan","by":"F","on":"2024-03-26","responsible":"W",
               "deadline":"2024-04-02"}],
             "notice":{"issued":"2024-03-27","to":["ward"]}}]}
            """#)
        XCTAssertEqual(
            result["notices"], ["H1|ward|P|A|W||2024-03-27|2024-04-02|1|F|堆物|I7、I8"])
    }
}
