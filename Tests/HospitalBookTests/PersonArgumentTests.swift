import HospitalBook
import HospitalCore
import SafetyInspection
import XCTest

/// A code without characters names nobody: no gate is passed by it.
final class PersonArgumentTests: XCTestCase {
    private let blanks = ["", " ", "\u{3000}"]

    func testAnArchiveIsNotLentOrDestroyedByNobody() {
        for blank in blanks {
            assertRefused(
                ArchiveError.loanUnapproved("L1"), "archive.loans",
                #"{"today":"2024-03-01","loans":[{"loan":"L1","item":"D","borrower":"P","#
                    + #""approver":"\#(blank)","requested":"2024-03-01","lent":"2024-03-01"}]}"#)
            assertRefused(
                ArgumentError.value(path: "loans[1].borrower", value: blank, allowed: nil),
                "archive.loans",
                #"{"today":"2024-03-01","loans":[{"loan":"L1","item":"D","#
                    + #""borrower":"\#(blank)","requested":"2024-03-01"}]}"#)
            let archive = #""today":"2015-06-01","archives":[{"item":"D","year":2004,"years":10}]"#
            assertRefused(
                ArgumentError.value(path: "destroy[1].group[1]", value: blank, allowed: nil),
                "archive.retention",
                "{\(archive)," + #""destroy":[{"list":"L","items":["D"],"group":["\#(blank)"],"#
                    + #""approver":"B"}]}"#)
            assertRefused(
                ArchiveError.destructionUnapproved("D"), "archive.retention",
                "{\(archive)," + #""destroy":[{"list":"L","items":["D"],"group":["G"],"#
                    + #""approver":"\#(blank)"}]}"#)
        }
    }

    func testNobodyApprovesAPermitOrWatchesOverIt() throws {
        for blank in blanks {
            let permits = try ProcedureRows("contractor.permits", #"""
                {"now":"2024-03-01T09:00:00","kinds":[{"kind":"roof","hours":4}],
                 "permits":[{"permit":"1","kind":"roof","place":"B1","from":"2024-03-01T08:00:00",
                  "through":"2024-03-01T12:00:00","applicant":"A","approver":"\#(blank)",
                  "guardian":"\#(blank)",
                  "workers":[{"person":"W","certified_through":"2024-03-01"}]}]}
                """#)
            XCTAssertEqual(
                permits.result.tables[1].printedRows, ["1|UNAPPROVED|", "1|GUARDIAN_MISSING|"])
        }
    }

    func testANewbornIsNotReleasedByNobody() throws {
        for blank in blanks {
            XCTAssertEqual(
                try ProcedureRows(
                    "inspection.release",
                    #"{"day":"2024-05-02","requests":[{"subject":"n1","collector":"x","#
                        + #""verifier":"\#(blank)"}]}"#)["requests"], ["n1|x|VERIFY_FIRST"])
        }
    }

    func testABodyIsNotThereThroughNobody() throws {
        for blank in blanks {
            XCTAssertEqual(
                try ProcedureRows(
                    "inspection.joint",
                    #"{"bodies":[{"body":"公安","subjects":["火"],"signer":"\#(blank)"}],"#
                        + #""subjects":["火"],"remarks":[]}"#)["gaps"],
                ["ABSENT|公安", "UNCOVERED|火"])
        }
    }

    func testNobodyDoesNotSignAPhase() throws {
        for blank in blanks {
            let phases = try ProcedureRows(
                "checklist.phases",
                #"{"cases":[{"case":"C","phases":[{"phase":"SURGWHO-01","answers":[],"#
                    + #""signatures":{"operator":"\#(blank)","nurse":"C"}}]}]}"#)["phases"]
            XCTAssertTrue(
                phases[0].contains("operator") || phases[0].contains("手术医师"), phases[0])
        }
    }

    func testNobodySignsAnAnswer() {
        assertRefused(
            ArgumentError.value(
                path: "cases[1].phases[1].answers[1].signature", value: "", allowed: nil),
            "checklist.phases",
            #"{"cases":[{"case":"C","phases":[{"phase":"SURGWHO-01","#
                + #""answers":[{"item":"SURGWHO-01-01","signature":""}]}]}]}"#)
    }
}
