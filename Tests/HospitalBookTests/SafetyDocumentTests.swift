import HospitalBook
import Interchange
import XCTest

/// The documents of safety work against their lists of required parts.
final class SafetyDocumentTests: XCTestCase {
    private func records(
        _ list: String, _ parts: [(String, String)], present: [[String]]
    ) throws -> [[ResultValue]] {
        let own = parts.map { #"{"code":"\#($0.0)","name":"\#($0.1)"}"# }
        let records = present.enumerated().map { place, names in
            let named = names.map { #""\#($0)""# }.joined(separator: ",")
            return #"{"subject":"D\#(place + 1)","versions":[{"version":1,"keeper":"P","#
                + #""from":"2024-01-01","parts":[\#(named)]}]}"#
        }
        let arguments = #"{"contents":"\#(list)","on":"2024-06-01","#
            + #""parts":[\#(own.joined(separator: ","))],"#
            + #""records":[\#(records.joined(separator: ","))]}"#
        let result = try XCTUnwrap(Procedure.named("appraise.contents"))
            .run(JSONValue(parsing: arguments))
        return try XCTUnwrap(result.tables.first { $0.name == "records" }).rows
    }

    /// S-142: daily service, emergency flows, care of the hospital's property: 3/3.
    func testS142AWorkInstructionHasThreeParts() throws {
        let rows = try records(
            "work_instruction",
            [("daily", "日常服务"), ("emergency", "应急流程"), ("property", "医院财产保管")],
            present: [["daily", "应急流程", "property"], ["daily", "emergency"], []])
        XCTAssertEqual(rows.map { $0[3] }, [.text("3/3"), .text("2/3"), .text("0/3")])
        XCTAssertEqual(rows.map { $0[4] }, [.integer(1), .integer(0), .integer(0)])
        XCTAssertEqual(rows[1][5], .text("医院财产保管"))
    }

    /// S-140: a system of equipment has written rules, responsibility and self-checks.
    func testS140AnEquipmentSystemHasRulesResponsibilityAndSelfCheck() throws {
        let rows = try records(
            "equipment_system",
            [("rules", "管理制度"), ("responsibility", "责任制"), ("self_check", "自查")],
            present: [["rules", "responsibility", "self_check"], ["rules"]])
        XCTAssertEqual(rows.map { $0[3] }, [.text("3/3"), .text("1/3")])
        XCTAssertEqual(rows[1][4], .integer(0))
        XCTAssertEqual(rows[1][5], .text("责任制、自查"))
    }
}
