import HospitalCore
import PerformanceAppraisal
import XCTest

/// The case score.veto: four items in three groups, vetoed in every scope.
final class VetoTests: XCTestCase {
    private var file: CaseFile!
    private var scheme: AppraisalScheme!
    private var reports: [ReportedItem] = []

    /// The case weighs items over the whole scheme; a part of ours totals 100, so 28 of 30 points
    /// in a group of 50 become 56 of 60.
    override func setUpWithError() throws {
        file = try CaseFile("score.veto")
        let items = try file.rows("items")
        reports = []
        var parts: [SchemePart] = []
        for group in ["质量", "安全", "服务"] {
            let members = items.filter { $0["group"] as? String == group }
            let total = try members.reduce(Decimal.zero) { try $0.adding($1.decimal("weight")) }
            let scale = try XCTUnwrap(["50": "2", "25": "4"][total.description])
            parts.append(SchemePart(
                code: group, name: group, weight: total,
                content: .items(try members.map { row in
                    let code = try row.text("code")
                    reports.append(ReportedItem(
                        code, .assessed(try row.decimal("score").multiplied(by: dec(scale)))))
                    return SchemeItem(
                        code: code, name: code,
                        weight: try row.decimal("weight").multiplied(by: dec(scale)),
                        method: .assessed)
                })))
        }
        scheme = try AppraisalScheme(name: "否决", parts: parts)
    }

    private func veto(_ row: [String: Any]) throws -> Veto? {
        guard let code = row["veto"] as? String else { return nil }
        let scope: Veto.Scope
        switch try row.text("scope") {
        case "item": scope = .item
        case "group": scope = .group
        case "total": scope = .total
        default: scope = .gradeCap(try row.text("cap"))
        }
        return Veto(at: code, scope: scope, reason: "重大事故", evidence: "调查报告")
    }

    func testAVetoTakesTheItemTheGroupTheTotalOrTheGrade() throws {
        var totals: [String] = []
        var grades: [String] = []
        for row in try file.rows() {
            let vetoes = try [veto(row)].compactMap { $0 }
            let card = try scheme.scorecard(for: SchemeFixture.report(reports, vetoes: vetoes))
            totals.append(card.composite.description)
            grades.append(try card.grade(in: .fourWithGood).grade)
            XCTAssertEqual(card.vetoes, vetoes)
        }
        XCTAssertEqual(totals, try file.texts("totals"))
        XCTAssertEqual(grades, try file.texts("grades"))
    }

    func testAVetoIsListedWhereItStruck() throws {
        let item = Veto(at: "A", scope: .item, reason: "r", evidence: "e")
        let card = try scheme.scorecard(for: SchemeFixture.report(reports, vetoes: [item]))
        XCTAssertEqual(card.parts[0].items.map(\.isVetoed), [true, false])
        XCTAssertEqual(card.parts[0].items[0].points, .zero)
        let group = Veto(at: "A", scope: .group, reason: "r", evidence: "e")
        let other = try scheme.scorecard(for: SchemeFixture.report(reports, vetoes: [group]))
        XCTAssertEqual(other.parts.map(\.isVetoed), [true, false, false])
        XCTAssertEqual(other.parts[0].score, .zero)
    }

    func testACapNeverRaisesAGradeAndNamesOneOfTheSet() throws {
        let low = Veto(at: "A", scope: .gradeCap("良好"), reason: "r", evidence: "e")
        let total = Veto(at: "B", scope: .total, reason: "r", evidence: "e")
        let card = try scheme.scorecard(for: SchemeFixture.report(reports, vetoes: [low, total]))
        XCTAssertEqual(try card.grade(in: .fourWithGood).grade, "不合格")
        XCTAssertFalse(try card.grade(in: .fourWithGood).isCapped)
        XCTAssertThrowsError(try card.grade(in: .hospital2015)) {
            XCTAssertEqual(
                $0 as? GradeError,
                .gradeUnknown(set: "hospital_2015", grade: "良好", nearest: nil))
        }
    }

    func testAVetoedScorecardIsNeverGradedPass() throws {
        let total = Veto(at: "C", scope: .total, reason: "r", evidence: "e")
        let card = try scheme.scorecard(for: SchemeFixture.report(reports, vetoes: [total]))
        for set in GradeSet.standard { XCTAssertEqual(try card.grade(in: set).grade, "不合格") }
        XCTAssertEqual(card.payCoefficient, .zero)
    }

    func testAVetoNeedsAKnownItemAReasonAndEvidence() throws {
        for veto in [
            Veto(at: "A", scope: .item, reason: "", evidence: "e"),
            Veto(at: "A", scope: .item, reason: "r", evidence: ""),
        ] {
            XCTAssertThrowsError(
                try scheme.scorecard(for: SchemeFixture.report(reports, vetoes: [veto]))
            ) { XCTAssertEqual($0 as? AppraisalError, .vetoIncomplete(at: "A")) }
        }
        let unknown = Veto(at: "安金", scope: .group, reason: "r", evidence: "e")
        XCTAssertThrowsError(
            try scheme.scorecard(for: SchemeFixture.report(reports, vetoes: [unknown]))
        ) { XCTAssertEqual($0 as? AppraisalError, .itemUnknown("安金", nearest: nil)) }
    }
}
