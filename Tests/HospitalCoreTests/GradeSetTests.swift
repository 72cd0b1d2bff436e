import HospitalCore
import XCTest

final class GradeSetTests: XCTestCase {
    /// Cuts from the appraisal scale: a cut belongs to the grade it opens, one hundredth below does
    /// not. Columns: set, score, grade.
    private static let cases: [(set: String, score: String, grade: String)] = [
        ("hospital_2015", "100.00", "优秀"), ("hospital_2015", "90.00", "优秀"),
        ("hospital_2015", "89.99", "合格"), ("hospital_2015", "70", "合格"),
        ("hospital_2015", "69.99", "基本合格"), ("hospital_2015", "60.00", "基本合格"),
        ("hospital_2015", "59.99", "不合格"), ("hospital_2015", "-3", "不合格"),
        ("hospital_2015", "110", "优秀"),
        ("four_with_good", "90", "优秀"), ("four_with_good", "89.99", "良好"),
        ("four_with_good", "70", "良好"), ("four_with_good", "69.99", "合格"),
        ("four_with_good", "60", "合格"), ("four_with_good", "59.99", "不合格"),
        ("inspection_80", "90", "优秀"), ("inspection_80", "89.99", "合格"),
        ("inspection_80", "80", "合格"), ("inspection_80", "79.99", "基本合格"),
        ("inspection_80", "60", "基本合格"), ("inspection_80", "0", "不合格"),
    ]

    func testTheFirstCutAtOrBelowThePublishedScoreGivesTheGrade() throws {
        for row in Self.cases {
            let set = try GradeSet.named(row.set)
            let grade = set.grade(ofPublished: try Decimal(row.score))
            XCTAssertEqual(grade.name, row.grade, "\(row.set) \(row.score)")
        }
    }

    func testAHospitalsOwnSetIsReadBestFirst() throws {
        let set = try GradeSet(
            name: "own", grades: [("A", Decimal(95)), ("B", try Decimal("84.5"))], below: "C",
            citation: Citation(title: "own rule"))
        XCTAssertEqual(set.grades.map(\.name), ["A", "B", "C"])
        XCTAssertEqual(set.grade(ofPublished: try Decimal("84.50")).name, "B")
        XCTAssertEqual(set.grade(ofPublished: try Decimal("84.49")), set.lowest)
    }

    func testEveryFaultOfASetHasItsOwnError() {
        let source = Citation(title: "own rule")
        func fault(_ grades: [(name: String, cut: Decimal)], _ lowest: String) -> GradeSetError? {
            do throws(GradeSetError) {
                _ = try GradeSet(name: "own", grades: grades, below: lowest, citation: source)
                return nil
            } catch { return error }
        }
        XCTAssertEqual(fault([("", Decimal(90))], "C"), .nameMissing(set: "own"))
        XCTAssertEqual(fault([("A", Decimal(90))], "A"), .nameRepeated(set: "own", grade: "A"))
        XCTAssertEqual(
            fault([("A", Decimal(90)), ("B", Decimal(90))], "C"),
            .cutsNotFalling(set: "own", grade: "B", cut: Decimal(90)))
        XCTAssertThrowsError(try GradeSet.named("hospital_2016")) {
            XCTAssertEqual(
                $0 as? GradeSetError, .unknown("hospital_2016", nearest: "hospital_2015"))
        }
        XCTAssertEqual(
            GradeSetError.unknown("x", nearest: nil).finding.text(in: .english),
            "There is no grade set named \"x\"")
    }
}
