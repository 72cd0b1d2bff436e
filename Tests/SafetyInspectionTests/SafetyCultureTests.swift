import HospitalCore
import SafetyInspection
import XCTest

/// Eight public inspections with nested sections: every sum of every section, to three decimals.
final class SafetyCultureTests: XCTestCase {
    func testEverySectionOfEveryPublicInspectionAddsUpToThePrintedFigures() throws {
        let vectors = try fixture("scoring_safetyculture.json", as: JSONTree.self)["vectors"]?.list
        XCTAssertEqual(vectors?.count, 8)
        for vector in vectors ?? [] {
            let id = vector["id"]?.text ?? "?"
            var tree = PublicInspection(nodes: vector["nodes"]?.list ?? [])
            let score = try tree.score()
            try check(vector["total"], score.earned, score.maximum, score.percent, id)
            let sections = Dictionary(uniqueKeysWithValues: score.sections.map { ($0.code, $0) })
            for node in tree.nodes where node["combined"] != nil {
                let section = try XCTUnwrap(sections[node["i"]?.text ?? ""], id)
                try check(
                    node["combined"], section.earned, section.maximum, section.percent,
                    "\(id) section \(section.code)")
            }
            let items = Dictionary(uniqueKeysWithValues: score.items.map { ($0.code, $0) })
            for node in tree.nodes where node["own"] != nil {
                let item = try XCTUnwrap(items[node["i"]?.text ?? ""], id)
                XCTAssertEqual(
                    item.earned.description, node["own"]?.list[0].text, "\(id) \(item.code)")
            }
        }
    }

    /// The public program prints 0 % where nothing counts; we print no percentage.
    private func check(
        _ expected: JSONTree?, _ earned: Decimal, _ maximum: Decimal, _ percent: Decimal?,
        _ what: String
    ) throws {
        let figures = try XCTUnwrap(expected?.list, what)
        XCTAssertEqual(earned, try Decimal(XCTUnwrap(figures[0].text)), what)
        XCTAssertEqual(maximum, try Decimal(XCTUnwrap(figures[1].text)), what)
        let printed = try Decimal(XCTUnwrap(figures[2].text))
        XCTAssertEqual(percent, maximum == .zero ? nil : printed, what)
    }
}

/// The nodes of a public inspection as our template and answers.
private struct PublicInspection {
    let nodes: [JSONTree]
    private var answers: [ItemAnswer] = []
    private static let sections = [
        "section", "category", "dynamicfield", "primeelement", "smartfield",
    ]

    init(nodes: [JSONTree]) { self.nodes = nodes }

    /// An item that nobody answers: an inactive part is asked only if it is answered.
    private static let switchedOff = ItemCondition([.init("never", .isAnswered(true))])

    mutating func score() throws -> InspectionScore {
        var never = ChecklistItem("never", "never", points: .zero, answerKind: .text)
        never.isRequired = false
        let switches = ChecklistSection("switches", "switches", items: [never])
        let sections = try children(of: -1).map { child -> ChecklistSection in
            guard case .section(let section) = child else {
                return ChecklistSection("top", "top", children: [child])
            }
            return section
        }
        let template = try ChecklistTemplate(
            .init(id: "public", version: "1", title: "public"), total: .percent,
            sections: [switches] + sections)
        var policy = ScoringPolicy(pass: .zero, grades: .inspection80)
        policy.unanswered = .zero
        policy.decimals = 3
        return try Inspection(occasion, template: template, answers: answers).scored(under: policy)
    }

    private mutating func children(of parent: Int) throws -> [ChecklistSection.Child] {
        var children: [ChecklistSection.Child] = []
        for (place, node) in nodes.enumerated() where node["parent"]?.text == String(parent) {
            let type = try XCTUnwrap(node["type"]?.text)
            let condition = node["inactive"] == nil ? nil : Self.switchedOff
            if Self.sections.contains(type) {
                children.append(.section(ChecklistSection(
                    String(place), type, condition: condition,
                    children: try self.children(of: place))))
            } else {
                var item = try item(node, place: place, type: type)
                item.condition = condition
                children.append(.item(item))
                children += try self.children(of: place)
            }
        }
        return children
    }

    private mutating func item(_ node: JSONTree, place: Int, type: String) throws -> ChecklistItem {
        let maximum = try Decimal(node["own"]?.list[1].text ?? "0")
        var item = ChecklistItem(String(place), type, points: maximum, answerKind: .text)
        guard node["own"] != nil else { return item }
        if let value = node["value"] {
            item.answerKind = .points
            let earned = value.isTrue ? "1" : value.text ?? "0"
            answers.append(ItemAnswer(item.code, .points(try Decimal(earned))))
        } else if let selected = node["selected"]?.list.first {
            XCTAssertEqual(selected["scored"]?.isTrue, true)
            let score = try Decimal(XCTUnwrap(selected["score"]?.text))
            item.answerKind = .choice([.init("chosen", "chosen", score: score)])
            answers.append(ItemAnswer(item.code, .choice("chosen")))
        }
        return item
    }
}
