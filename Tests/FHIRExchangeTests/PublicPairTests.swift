import FHIRExchange
import Foundation
import FoundationXML
import Interchange
import XCTest

/// The pairs of form and response on which two public validators agree, and official examples.
final class PublicPairTests: XCTestCase {
    private struct Pair {
        let id: String
        let agreed: String
        /// `code path` of the validator that tells codes.
        let expected: [String]
    }

    private func pairs() throws -> [Pair] {
        let cases = try PublicForms.json("qr_validation/cases.json")
        return try XCTUnwrap(FHIRElement(cases)).elements("cases").map { element in
            Pair(
                id: element.text("id") ?? "", agreed: element.text("agreed") ?? "",
                expected: element.elements("ref_formslab").map { issue in
                    var code = ""
                    if case .array(let codes)? = issue["code"],
                        case .string(let first)? = codes.first
                    {
                        code = first
                    }
                    return "\(issue.text("severity") ?? "") \(code) \(issue.text("at") ?? "")"
                })
        }
    }

    /// All agreed pairs are decided as agreed, with the code, path and severity of the reference.
    func testAgreedPairsAreDecidedAsAgreed() throws {
        let sets = try PublicForms.valueSets()
        var counts: [String: Int] = [:]
        for pair in try pairs() where pair.agreed != "disputed" {
            let check = ResponseCheck(
                try PublicForms.response("qr_validation/\(pair.id)-qr.json"),
                against: try PublicForms.form("qr_validation/\(pair.id)-q.json"), valueSets: sets)
            XCTAssertEqual(check.isAccepted, pair.agreed == "valid", pair.id)
            let told = check.issues.filter { $0.severity != .information }.map(\.line)
            XCTAssertEqual(told, pair.expected, pair.id)
            counts[pair.agreed, default: 0] += 1
        }
        XCTAssertEqual(counts, ["valid": 9, "invalid": 26])
    }

    /// Where the references disagree: a line break in one line is refused, and an answer too many
    /// in a response that is still being written is only told.
    func testDisputedPairs() throws {
        let lines = try pairs().filter { $0.agreed == "disputed" }.map { pair in
            ResponseCheck(
                try PublicForms.response("qr_validation/\(pair.id)-qr.json"),
                against: try PublicForms.form("qr_validation/\(pair.id)-q.json")
            ).issues.map(\.line)
        }
        XCTAssertEqual(lines, [
            ["fatal invalidNewLine QuestionnaireResponse.item[0].answer[0]"],
            ["warning repeats QuestionnaireResponse.item[0]"],
        ])
    }

    /// A value set that is not at hand leaves the code unchecked, and says so.
    func testWithoutTheValueSetACodeIsNotChecked() throws {
        let check = ResponseCheck(
            try PublicForms.response("qr_validation/choice-async-qr.json"),
            against: try PublicForms.form("qr_validation/choice-async-q.json"))
        XCTAssertEqual(check.issues.map(\.line), [
            "warning tsError QuestionnaireResponse.item[0].answer[0]",
            "warning tsError QuestionnaireResponse.item[0].answer[1]",
        ])
    }

    // MARK: enableWhen

    /// A resource of XML as JSON: what repeats becomes a list, flags become flags.
    private func json(xml path: String) throws -> JSONValue {
        let data = try Data(contentsOf: PublicForms.directory.appending(path: path))
        let root = try XCTUnwrap(try XMLDocument(data: data).rootElement())
        var object: JSONObject = ["resourceType": .string(root.name ?? "")]
        for member in members(of: root).members { object.append(member.name, member.value) }
        return .object(object)
    }

    private func members(of element: XMLElement) -> JSONObject {
        let lists: Set<String> = ["item", "answer", "enableWhen"]
        var object = JSONObject()
        var grouped: [(String, [JSONValue])] = []
        for child in (element.children ?? []).compactMap({ $0 as? XMLElement }) {
            let name = child.name ?? ""
            let attribute = child.attributes?.first { $0.name == "value" }?.stringValue
            if name == "text", attribute == nil { continue }
            let value: JSONValue
            switch attribute {
            case "true": value = .bool(true)
            case "false": value = .bool(false)
            case let text?: value = .string(text)
            case nil: value = .object(members(of: child))
            }
            if let place = grouped.firstIndex(where: { $0.0 == name }) {
                grouped[place].1.append(value)
            } else {
                grouped.append((name, [value]))
            }
        }
        for (name, values) in grouped {
            object.append(name, lists.contains(name) ? .array(values) : values[0])
        }
        return object
    }

    func testConditionsAreDecidedAsTheReferenceDoes() throws {
        let form = try Questionnaire(
            try json(xml: "enablewhen/questionnaire-enableWhen-test.xml"))
        func lines(_ name: String) throws -> [String] {
            let response = try QuestionnaireResponse(
                try json(xml: "enablewhen/questionnaireResponse-enableWhen-\(name).xml"))
            return ResponseCheck(response, against: form).issues
                .filter { $0.severity != .warning }.map(\.line)
        }
        XCTAssertEqual(try lines("test"), [])
        XCTAssertEqual(try lines("test-fail"), ["error notEnabled QuestionnaireResponse.item[1]"])
        let both = ResponseCheck(
            try PublicForms.response("enablewhen/qr-enablewhen-me.json"),
            against: try PublicForms.form("enablewhen/q-enablewhen-me.json"))
        XCTAssertTrue(both.isAccepted)
        XCTAssertEqual(
            QuestionnaireCheck(try PublicForms.form("enablewhen/questionnaire-enableWhen-dw.json"))
                .issues.map(\.line), ["error que-12 Questionnaire.item[3]"])
        let order = QuestionnaireCheck(try Questionnaire(
            try json(xml: "enablewhen/questionnaire-enableWhen-test-order.xml")))
        XCTAssertTrue(order.isAccepted)
        XCTAssertEqual(
            order.issues.map(\.line),
            ["warning enableWhenLater Questionnaire.item[0].enableWhen[0].question"])
    }

    // MARK: Official examples

    private func example(_ name: String) throws -> [String] {
        ResponseCheck(
            try PublicForms.response("r4_examples/QuestionnaireResponse-\(name).json"),
            against: try PublicForms.form("r4_examples/Questionnaire-\(name).json")
        ).issues.filter(\.isRefusal).map(\.line)
    }

    /// The example that names its form fits it. The other two name none, and do not fit: `f` is not
    /// `F`, two linkIds are misspelt, and the codes of 1.1 are of another system than its condition
    /// asks for.
    func testOfficialExamples() throws {
        XCTAssertEqual(try example("gcs"), [])
        let group = "QuestionnaireResponse.item[0].item"
        let doses = group + "[1].item[2].answer[0].item[0].item"
        XCTAssertEqual(try example("bb"), [
            "error invalidAnswerOption \(group)[0].item[1].answer[0]",
            "fatal invalidLinkId \(doses)[0]", "fatal invalidLinkId \(doses)[1]",
        ])
        XCTAssertEqual(try example("3141"), ["error notEnabled \(group)[0].answer[0].item[0]"])
    }
}
