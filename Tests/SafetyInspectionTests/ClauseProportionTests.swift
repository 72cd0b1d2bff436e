import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Accreditation by proportions of clauses graded D, C, B, A or E.
final class ClauseProportionTests: XCTestCase {
    /// Clauses by their grades; the first of them are core clauses.
    private func clauses(_ grades: String, core: Int = 0) throws -> [Clause] {
        try grades.enumerated().map { place, letter in
            Clause(
                "\(place)", isCore: place < core,
                grade: try XCTUnwrap(ClauseGrade(rawValue: String(letter))))
        }
    }

    func testTheGradeIsCumulative() {
        func grade(_ items: (ClauseGrade, Bool?)...) -> ClauseGrade {
            ClauseGrade(items: items.map { (tier: $0.0, isMet: $0.1) })
        }
        XCTAssertEqual(grade((.c, true), (.b, true), (.a, true)), .a)
        XCTAssertEqual(grade((.c, true), (.b, false), (.a, true)), .c, "A needs all B items")
        XCTAssertEqual(grade((.c, false), (.b, true), (.a, true)), .d, "B needs all C items")
        XCTAssertEqual(grade((.c, true), (.c, true), (.b, true)), .b)
        XCTAssertEqual(grade((.c, true), (.c, false)), .d)
        XCTAssertEqual(grade((.c, true), (.b, nil), (.a, true)), .a, "B does not apply")
        XCTAssertEqual(grade((.c, nil), (.b, nil), (.a, nil)), .e)
        XCTAssertEqual(grade(), .e)
        XCTAssertEqual(grade((.c, true)), .c, "what has no item is not reached")
    }

    func testTheNumbersAreThoseOfTheSource() throws {
        let model = try fixture("scoring_policy.json", as: JSONTree.self)["accreditation"]
        for (level, name) in zip(AccreditationStandard.tertiary2011.levels, ["jia", "yi"]) {
            for (numbers, group) in [(level.all, "all"), (level.core, "core_star")] {
                XCTAssertEqual(
                    numbers.map { Optional($0.description) },
                    ["C", "B", "A"].map { model?[name]?[group]?[$0]?.text }, "\(name) \(group)")
            }
        }
    }

    /// 10 clauses, 9 reach C, 6 reach B, 2 reach A: 甲等 to the number. One B less is 乙等.
    func testAllSixNumbersMustBeMet() throws {
        let standard = AccreditationStandard.tertiary2011
        let first = try ClauseProportions(clauses("AABBBBCCCD"), by: standard)
        XCTAssertEqual(first.all.percents.map { $0?.description }, ["90.00", "60.00", "20.00"])
        XCTAssertEqual(first.level, "甲等")
        XCTAssertEqual(first.shortfalls, [])
        let second = try ClauseProportions(clauses("AABBBCCCCD"), by: standard)
        XCTAssertEqual(second.level, "乙等")
        XCTAssertEqual(second.shortfalls.map(\.clauses), [1])
        XCTAssertEqual(second.shortfalls.first?.grade, .b)
        XCTAssertEqual(second.shortfalls.first?.percent.description, "50.00")
        let core = try ClauseProportions(clauses("DABBBBCCCA", core: 1), by: standard)
        XCTAssertNil(core.level, "a core clause below C")
        XCTAssertEqual(core.shortfalls.filter(\.isCore).count, 6)
    }

    func testWhatDoesNotApplyLeavesTheDenominator() throws {
        let standard = AccreditationStandard.tertiary2011
        let result = try ClauseProportions(clauses("EEAABBBBCCCDEE", core: 2), by: standard)
        XCTAssertEqual(result.all.applicable, 10)
        XCTAssertEqual(result.core.applicable, 0)
        XCTAssertEqual(result.core.percents, [nil, nil, nil])
        XCTAssertEqual(result.level, "甲等")
        let none = try ClauseProportions(clauses("EEE", core: 1), by: standard)
        XCTAssertNil(none.level)
        XCTAssertEqual(none.all.percents, [nil, nil, nil])
        XCTAssertEqual(none.shortfalls, [])
    }

    /// Against whole numbers: a share is published as (20000·reached + n) ÷ 2n hundredths of a
    /// percent, and what lacks is counted up one by one.
    func testAnyClausesAreJudgedAsWholeNumbersSay() throws {
        var generator = SeededGenerator(seed: 2011)
        let letters = Array("DCBAE")
        for round in 0..<300 {
            let count = 1 + round % 37
            let grades = String((0..<count).map { _ in
                letters[Int(UInt64.random(in: 0..<5, using: &generator))]
            })
            let core = Int(UInt64.random(in: 0...UInt64(count), using: &generator))
            let result = try ClauseProportions(
                clauses(grades, core: core), by: .tertiary2011)
            let all = Array(grades).filter { $0 != "E" }
            let star = Array(grades.prefix(core)).filter { $0 != "E" }
            let needs = [("甲等", [90, 60, 20], [100, 70, 20]), ("乙等", [80, 50, 10], [100, 60, 10])]
            let expected = all.isEmpty ? nil : needs.first { _, whole, stars in
                (lacking(all, whole) + lacking(star, stars)).allSatisfy { $0 == 0 }
            }?.0
            XCTAssertEqual(result.level, expected, "\(grades) \(core)")
            for shortfall in result.shortfalls {
                let need = try XCTUnwrap(needs.first { $0.0 == shortfall.level })
                let place = try XCTUnwrap(ClauseGrade.tiers.firstIndex(of: shortfall.grade))
                let counts = shortfall.isCore ? lacking(star, need.2) : lacking(all, need.1)
                XCTAssertEqual(shortfall.clauses, counts[place], "\(grades) \(core)")
            }
        }
    }

    private func lacking(_ grades: [Character], _ needs: [Int]) -> [Int] {
        zip([Array("CBA"), Array("BA"), Array("A")], needs).map { reaching, need in
            guard !grades.isEmpty else { return 0 }
            let n = grades.count
            let reached = grades.count { reaching.contains($0) }
            return (reached...n).first { (20_000 * $0 + n) / (2 * n) >= need * 100 }
                .map { $0 - reached } ?? -1
        }
    }

    func testClausesTwiceAndUnsoundLevelsAreRefused() throws {
        let twice = [Clause("1", isCore: false, grade: .c), Clause("1", isCore: true, grade: .c)]
        XCTAssertEqual(
            fault { () throws(ClauseError) in
                try ClauseProportions(twice, by: .tertiary2011)
            }, .duplicate("1"))
        let three = [Decimal(90), Decimal(60), Decimal(20)]
        for level in [
            AccreditationStandard.Level("甲等", all: three, core: [Decimal(90)]),
            .init("甲等", all: [Decimal(101), .zero, .zero], core: three),
        ] {
            XCTAssertEqual(
                fault { () throws(ClauseError) in
                    try AccreditationStandard([level], citation: Citation(title: "x"))
                }, .standardUnsound(level: "甲等"))
        }
    }
}
