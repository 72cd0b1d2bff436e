import Hosp
import XCTest

/// `inspection.findings` on two small logs with the columns of published sets; the expected tables
/// were worked out by hand.
final class FindingProcedureTests: XCTestCase {
    private func text(_ file: String) throws -> String {
        let path = try XCTUnwrap(
            Bundle.module.url(forResource: "Fixtures/Findings/" + file, withExtension: nil), file)
        return try String(contentsOf: path, encoding: .utf8)
    }

    private func rows(_ file: String) throws -> [Substring] {
        try text(file).split(separator: "\n").dropFirst().map { $0 }
    }

    private func visit(
        _ code: String, _ place: Substring, _ day: String, _ kind: Substring, _ items: [JSONValue]
    ) -> JSONValue {
        .object([
            "visit": .string(code), "place": .string(String(place)), "day": .string(day),
            "kind": .string(String(kind)), "items": .array(items),
        ])
    }

    /// A visit for each facility, day and type of survey, and each facility's last certification.
    private func deficiencies() throws -> [JSONValue] {
        var items: [String: (fields: [Substring], codes: [JSONValue])] = [:]
        for row in try rows("deficiencies.csv") {
            let fields = row.split(separator: ",")
            let key = "\(fields[0])/\(fields[1])/\(fields[3])"
            items[key, default: (fields, [])].codes.append(.string(String(fields[2])))
        }
        for row in try rows("facilities.csv") {
            let fields = row.split(separator: ",")
            let last = try XCTUnwrap(fields.first { $0.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil })
            let key = "\(fields[0])/\(last)/S"
            items[key] = items[key] ?? ([fields[0], last, "", "S"], [])
        }
        return items.map { key, visit in
            self.visit(key, visit.fields[0], String(visit.fields[1]), visit.fields[3], visit.codes)
        }
    }

    /// A visit for each row; the violations stand between the last two quotation marks.
    private func inspections() throws -> [JSONValue] {
        try rows("inspections.csv").enumerated().map { number, row in
            let fields = row.split(separator: ",").map { $0.filter { $0 != "\"" } }
            let quoted = row.split(separator: "\"", omittingEmptySubsequences: false)
            let violations = row.hasSuffix("\"") ? quoted[quoted.count - 2] : ""
            let items = violations.split(separator: "|").map { text -> JSONValue in
                let parts = text.split(separator: ",")
                return .object([
                    "item": .string(String(parts[0])),
                    "criticality": .number(parts[1] == "Critical" ? "1" : "0"),
                ])
            }
            let day = fields[1]
            return visit(
                "\(number + 1)", Substring(fields[0]),
                "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))",
                Substring(fields[2]), items)
        }
    }

    private let columns: [String: [String]] = [
        "visits": ["place", "day", "kind", "findings", "due", "checked", "days", "status"],
        "findings": ["place", "day", "item", "previous", "repeat", "checked", "recheck"],
    ]

    private func check(_ log: String, _ visits: [JSONValue]) throws {
        guard case .object(let whole) = try JSONValue(parsing: text("expected.json")),
            case .object(let expected)? = whole[log], case .object(let settings)? =
                expected["settings"]
        else { return XCTFail("expected.json") }
        var arguments: JSONObject = ["visits": .array(visits)]
        for member in settings.members { arguments.append(member.name, member.value) }
        let result = try XCTUnwrap(Procedure.named("inspection.findings")).run(.object(arguments))
        XCTAssertEqual(result.tables.count, expected.members.count - 1)
        for table in result.tables {
            let names = table.columns.map(\.name)
            let places = (columns[table.name] ?? names).map { names.firstIndex(of: $0)! }
            let given = table.rows.map { row in
                JSONValue.array(places.map { place -> JSONValue in
                    switch row[place] {
                    case .null: .null
                    case .text(let text): .string(text)
                    case .integer(let number): .number("\(number)")
                    case .real(let number): .number("\(number)")
                    }
                })
            }
            XCTAssertEqual(JSONValue.array(given), expected[table.name], "\(log) \(table.name)")
        }
    }

    func testDeficienciesOfFacilitiesAreCountedRepeatedAndFollowedUp() throws {
        try check("deficiencies", deficiencies())
    }

    func testInspectionsOfPremisesAreCountedRepeatedAndFollowedUp() throws {
        try check("inspections", inspections())
    }

    func testWhatIsWrongIsNamed() throws {
        let procedure = try XCTUnwrap(Procedure.named("inspection.findings"))
        func refused(_ arguments: String) throws -> String {
            do {
                _ = try procedure.run(JSONValue(parsing: arguments))
                return ""
            } catch let error as any HospitalError { return error.finding.text(in: .english) }
        }
        let visit = #"{"visit":"1","place":"P","day":"2024-05-01","items":["A"]}"#
        XCTAssertEqual(
            try refused(#"{"visits":[\#(visit),\#(visit)]}"#), "Inspection 1 is given twice.")
        XCTAssertEqual(
            try refused(#"{"visits":[\#(visit)],"repeat_days":-1}"#),
            "The setting repeat_days cannot be -1; it is 0 to 36500 days.")
        let item = #"{"item":"A","criticality":3}"#
        XCTAssertTrue(
            try refused(
                #"{"visits":[{"visit":"1","place":"P","day":"2024-05-01","items":[\#(item)]}]}"#
            ).contains("visits[1].items[1].criticality"))
        XCTAssertEqual(
            try procedure.run(JSONValue(parsing: #"{"visits":[]}"#)).tables.map(\.rowCount),
            [1, 0, 0, 0, 0, 0])
    }
}
