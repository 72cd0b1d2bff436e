import HospitalCore
import PerformanceAppraisal
import XCTest

final class GradeResultTests: XCTestCase {
    func testTheGradeLooksAtTheRoundedScore() throws {
        let file = try CaseFile("grade.cuts")
        let cuts = try XCTUnwrap(file.inputs["cuts"] as? [[String]])
        let set = try GradeSet(
            name: "cuts", grades: cuts.dropLast().map { (name: $0[1], cut: dec($0[0])) },
            below: XCTUnwrap(cuts.last)[1], citation: Citation(title: "grade.cuts"))
        XCTAssertEqual(set.grades, GradeSet.fourWithGood.grades)
        let results = try XCTUnwrap(file.inputs["scores"] as? [String]).map {
            try set.result(of: dec($0))
        }
        XCTAssertEqual(results.map(\.score.description), try file.texts("rounded"))
        XCTAssertEqual(results.map(\.grade), try file.texts("grades"))
        XCTAssertEqual(Set(results.map(\.set)), ["cuts"])
    }

    func testS044TheGradesOfTheHospitalLeaveNoGap() throws {
        for (score, grade) in [
            ("90", "优秀"), ("89.99", "合格"), ("89.5", "合格"), ("70", "合格"),
            ("69.99", "基本合格"), ("60", "基本合格"), ("59.99", "不合格"), ("0", "不合格"),
            ("-3", "不合格"), ("110", "优秀"),
        ] {
            XCTAssertEqual(try GradeSet.hospital2015.result(of: dec(score)).grade, grade, score)
        }
    }

    func testThePercentOfTheBaseIsGradedOnlyWhereItIsNamed() throws {
        let item = ReportedItem("p", .deductions([
            Deduction(rule: "stop", count: dec("4"), evidence: "e")
        ]))
        let card = try SchemeFixture.deductions(terms: .base110)
            .scorecard(for: SchemeFixture.report([item]))
        XCTAssertEqual(card.composite, dec("98"))
        XCTAssertEqual(card.percentOfBase, dec("89.09"))
        XCTAssertEqual(try card.grade(in: .hospital2015).grade, "优秀")
        let relative = try card.grade(in: .hospital2015, basis: .percentOfBase)
        XCTAssertEqual(relative.grade, "合格")
        XCTAssertEqual(relative.score, dec("89.09"))
    }

    func testEveryGradeErrorSpeaksBothLanguagesWithItsFigures() {
        let huge = dec("99999999999999999999999999999999999999")
        XCTAssertThrowsError(try GradeSet.hospital2015.result(of: huge)) {
            XCTAssertEqual($0 as? GradeError, .outOfRange(huge))
        }
        let cases: [(GradeError, Int32, String)] = [
            (.gradeUnknown(set: "own", grade: "AA", nearest: "A"), 4042, "AA"),
            (.outOfRange(huge), 4011, "9999"),
        ]
        for (error, number, figure) in cases {
            XCTAssertEqual(error.finding.message.number, number)
            for language in Language.allCases {
                XCTAssertTrue(error.finding.text(in: language).contains(figure), "\(error)")
            }
        }
    }
}
