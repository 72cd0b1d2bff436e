import HospitalCore
import SafetyInspection
import XCTest

/// The 40 worked policies: not applicable, unanswered, veto, sections, deductions and rounding.
final class ScoringPolicyTests: XCTestCase {
    func testEveryWorkedPolicyScoresToThePrintedDigit() throws {
        let cases = try fixture("scoring_policy.json", as: JSONTree.self)["cases"]?.list ?? []
        XCTAssertEqual(cases.count, 40)
        for item in cases {
            let id = "\(item["id"]?.text ?? "?") \(item["note"]?.text ?? "")"
            let score = try score(of: item)
            let expected = try XCTUnwrap(item["expect"], id)
            XCTAssertEqual(score.rawPercent?.description, expected["raw_percent"]?.text, id)
            XCTAssertEqual(score.percent?.description, expected["percent"]?.text, id)
            XCTAssertEqual(score.result.rawValue, expected["result"]?.text, id)
            XCTAssertEqual(score.grade?.name, expected["grade"]?.text, id)
            XCTAssertEqual(score.vetoItems, expected["veto_items"]?.list.map { $0.text }, id)
            XCTAssertEqual(score.failedKeyItems, expected["key_items"]?.list.map { $0.text }, id)
            XCTAssertEqual(String(score.count(of: .notApplicable)), expected["na"]?.text, id)
            XCTAssertEqual(String(score.count(of: .unanswered)), expected["unanswered"]?.text, id)
        }
    }

    private func score(of item: JSONTree) throws -> InspectionScore {
        let policy = try XCTUnwrap(item["policy"])
        var answers: [ItemAnswer] = []
        var bySection: [String: [ChecklistItem]] = [:]
        for (place, row) in (item["items"]?.list ?? []).enumerated() {
            let (question, answer) = try read(row.list, code: String(place))
            bySection[try XCTUnwrap(row.list[0].text), default: []].append(question)
            if let answer { answers.append(ItemAnswer(question.code, answer)) }
        }
        let weights = item["section_weights"]
        let sections = try ["A", "B", "C", "D"].compactMap { code -> ChecklistSection? in
            let weight = try weights?[code]?.text.map { try Decimal($0) }
            guard bySection[code] != nil || weight != nil else { return nil }
            return ChecklistSection(code, code, weight: weight, items: bySection[code] ?? [])
        }
        let template = try ChecklistTemplate(
            .init(id: "case", version: "1", title: "case"), total: .percent, sections: sections)
        return try Inspection(occasion, template: template, answers: answers)
            .scored(under: try read(policy))
    }

    private func read(_ policy: JSONTree) throws -> ScoringPolicy {
        let grades = try XCTUnwrap(policy["grades"]).list.map { row in
            (name: try XCTUnwrap(row.list[0].text), cut: try Decimal(XCTUnwrap(row.list[1].text)))
        }
        XCTAssertEqual(grades.last?.cut, .zero)
        var read = ScoringPolicy(
            pass: try Decimal(XCTUnwrap(policy["pass"]?.text)),
            grades: try GradeSet(
                name: "case", grades: grades.dropLast(), below: XCTUnwrap(grades.last).name,
                citation: Citation(title: "scoring_policy.json")))
        read.notApplicable = try XCTUnwrap(.init(rawValue: policy["na"]?.text ?? ""))
        read.unanswered = try XCTUnwrap(.init(rawValue: policy["unanswered"]?.text ?? ""))
        read.sections = try XCTUnwrap(.init(rawValue: policy["sections"]?.text ?? ""))
        read.vetoEffect = try XCTUnwrap(.init(policy["veto"]?.text ?? ""))
        read.vetoTrigger = try XCTUnwrap(.init(rawValue: policy["veto_on"]?.text ?? "zero"))
        return read
    }

    /// A row is section, points, criticality, answer; the answer also says how the item is
    /// answered.
    private func read(_ row: [JSONTree], code: String) throws -> (ChecklistItem, Answer?) {
        var item = ChecklistItem(
            code, code, points: try Decimal(XCTUnwrap(row[1].text)),
            criticality: try XCTUnwrap(.init(rawValue: Int(XCTUnwrap(row[2].text)) ?? -1)))
        switch row[3] {
        case .null: return (item, nil)
        case .text("Y"): return (item, .yes)
        case .text("N"): return (item, .no)
        case .text("NA"): return (item, .notApplicable)
        case .list(let parts):
            XCTAssertEqual(parts[0].text, "d")
            item.answerKind = .occurrences(
                deduction: try Decimal(XCTUnwrap(parts[2].text)), floor: .zero)
            return (item, .occurrences(try XCTUnwrap(Int(XCTUnwrap(parts[1].text)))))
        default:
            item.answerKind = .points
            return (item, .points(try Decimal(XCTUnwrap(row[3].text))))
        }
    }
}
