import HospitalCore
import PerformanceAppraisal
import XCTest

final class GradeSetTests: XCTestCase {
    func testTheGradeLooksAtTheRoundedScore() throws {
        let file = try CaseFile("grade.cuts")
        let cuts = try XCTUnwrap(file.inputs["cuts"] as? [[String]])
        let set = try GradeSet(
            name: "cuts", grades: cuts.map { GradeSet.Grade($0[1], from: dec($0[0])) })
        XCTAssertEqual(set.grades, GradeSet.fourWithGood.grades)
        let results = try XCTUnwrap(file.inputs["scores"] as? [String]).map {
            try set.grade(of: dec($0))
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
            XCTAssertEqual(try GradeSet.hospital2015.grade(of: dec(score)).grade, grade, score)
        }
    }

    func testTheSetsOfTheLibraryAreFoundByNameAndDiffer() throws {
        XCTAssertEqual(
            GradeSet.all.map(\.name), ["hospital_2015", "four_with_good", "inspection_80"])
        for set in GradeSet.all { XCTAssertEqual(GradeSet.named(set.name), set) }
        XCTAssertNil(GradeSet.named("hospital"))
        XCTAssertEqual(
            try GradeSet.all.map { try $0.grade(of: dec("75")).grade }, ["合格", "良好", "基本合格"])
    }

    func testASetMayLookAtThePercentOfTheBase() throws {
        let item = ReportedItem("p", .deductions([
            Deduction(rule: "stop", count: dec("4"), evidence: "e")
        ]))
        let card = try SchemeFixture.deductions(terms: .base110)
            .scorecard(for: SchemeFixture.report([item]))
        XCTAssertEqual(card.composite, dec("98"))
        XCTAssertEqual(card.percentOfBase, dec("89.09"))
        let percent = try GradeSet(
            name: "own", grades: GradeSet.hospital2015.grades, basis: .percentOfBase)
        XCTAssertEqual(try card.grade(in: .hospital2015).grade, "优秀")
        XCTAssertEqual(try card.grade(in: percent).grade, "合格")
    }

    func testASetWhoseBoundsDoNotFallIsRefused() {
        XCTAssertThrowsError(try GradeSet(name: "own", grades: [])) {
            XCTAssertEqual($0 as? GradeError, .empty(set: "own"))
        }
        for second in [GradeSet.Grade("B", from: dec("90.0")), GradeSet.Grade("A", from: .zero)] {
            XCTAssertThrowsError(
                try GradeSet(name: "own", grades: [GradeSet.Grade("A", from: dec("90")), second])
            ) { XCTAssertEqual($0 as? GradeError, .boundsOrder(set: "own", grade: second.name)) }
        }
    }

    func testEveryGradeErrorSpeaksBothLanguagesWithItsFigures() {
        let huge = dec("99999999999999999999999999999999999999")
        XCTAssertThrowsError(try GradeSet.hospital2015.grade(of: huge)) {
            XCTAssertEqual($0 as? GradeError, .outOfRange(huge))
        }
        let cases: [(GradeError, Int32, String)] = [
            (.empty(set: "own"), 4040, "own"), (.boundsOrder(set: "own", grade: "A"), 4041, "A"),
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
