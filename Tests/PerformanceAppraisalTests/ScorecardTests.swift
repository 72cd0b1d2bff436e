import HospitalCore
import PerformanceAppraisal
import TestSupport
import XCTest

final class ScorecardTests: XCTestCase {
    func testS018ASchemeHasThreeWeightedPartsAndAComposite() throws {
        let scheme = try SchemeFixture.threeParts("60", "25", "15")
        let card = try scheme.scorecard(for: SchemeFixture.report([
            ReportedItem("indicator.1", .assessed(dec("90"))),
            ReportedItem("functional.1", .assessed(dec("80"))),
            ReportedItem("process.1", .assessed(dec("70"))),
        ]))
        XCTAssertEqual(card.parts.map(\.part.code), ["indicator", "functional", "process"])
        XCTAssertEqual(card.parts.map { $0.score?.description }, ["90.00", "80.00", "70.00"])
        // 0.6 × 90 + 0.25 × 80 + 0.15 × 70
        XCTAssertEqual(card.composite.description, "84.50")
        XCTAssertEqual(card.percentOfBase.description, "84.50")
    }

    func testS032LogisticsUnitsAreNotMadeOfIndicators() throws {
        let logistics = try PartProfile.logistics()
        XCTAssertThrowsError(
            try logistics.validate(SchemeFixture.threeParts("30", "40", "30"))
        ) {
            XCTAssertEqual(
                ($0 as? AppraisalError)?.finding.text(in: .english),
                "The weight of functional+process is 70 %; for 后勤 it must lie from 80 % to 100 %.")
        }
        XCTAssertNoThrow(try logistics.validate(SchemeFixture.threeParts("20", "40", "40")))
        XCTAssertNoThrow(try logistics.validate(SchemeFixture.threeParts("0", "50", "50")))
        let frontLine = try PartProfile.frontLine()
        XCTAssertNoThrow(try frontLine.validate(SchemeFixture.threeParts("70", "15", "15")))
        XCTAssertThrowsError(try frontLine.validate(SchemeFixture.threeParts("69.9", "15.1", "15")))
    }

    func testS033TheMonthScoreIsTheWeightedSumOfItsParts() throws {
        let scheme = try SchemeFixture.threeParts("70", "15", "15")
        let card = try scheme.scorecard(for: SchemeFixture.report([
            ReportedItem("indicator.1", .assessed(dec("95"))),
            ReportedItem("functional.1", .assessed(dec("98"))),
            ReportedItem("process.1", .assessed(dec("97"))),
        ]))
        XCTAssertEqual(card.composite.description, "95.75")
    }

    func testS034TheCoefficientIsTheScoreOverOneHundredWhateverTheBase() throws {
        let six = ReportedItem("p", .deductions([
            Deduction(rule: "stop", count: dec("2"), evidence: "停运记录3-12")
        ]))
        let eight = ReportedItem("p", .deductions([
            Deduction(rule: "stop", evidence: "停运记录3-12"),
            Deduction(rule: "report", evidence: "3-8"),
        ]))
        let hard = try SchemeFixture.deductions(terms: .base110)
            .scorecard(for: SchemeFixture.report([six]))
        XCTAssertEqual(hard.composite.description, "104.00")
        XCTAssertEqual(hard.payCoefficient, dec("1.04"))
        XCTAssertEqual(hard.percentOfBase.description, "94.55")
        let other = try SchemeFixture.deductions(terms: .base100)
            .scorecard(for: SchemeFixture.report([eight]))
        XCTAssertEqual(other.composite.description, "92.00")
        XCTAssertEqual(other.payCoefficient, dec("0.92"))
        let setting = try AppraisalTerms(base: dec("110"), coefficientDivisor: .base)
        let relative = try SchemeFixture.deductions(terms: setting)
            .scorecard(for: SchemeFixture.report([six]))
        XCTAssertEqual(relative.payCoefficient, dec("0.9455"))
    }

    func testBase110MultipliesTheAchievedShare() throws {
        let scheme = try SchemeFixture.threeParts("70", "15", "15", terms: .base110)
        let card = try scheme.scorecard(for: SchemeFixture.report([
            ReportedItem("indicator.1", .assessed(dec("95"))),
            ReportedItem("functional.1", .assessed(dec("98"))),
            ReportedItem("process.1", .assessed(dec("97"))),
        ]))
        XCTAssertEqual(card.parts.map { $0.score?.description }, ["104.50", "107.80", "106.70"])
        // 73.15 + 16.17 + 16.005 = 105.325, half away from zero
        XCTAssertEqual(card.composite.description, "105.33")
        XCTAssertEqual(card.percentOfBase.description, "95.75")
        XCTAssertEqual(card.payCoefficient.description, "1.0533")
    }

    func testADeductionPartExplainsWhatItTookOff() throws {
        let scheme = try SchemeFixture.deductions(terms: .base100)
        let card = try scheme.scorecard(for: SchemeFixture.report([
            ReportedItem("p", .deductions([
                Deduction(rule: "report", count: dec("2"), evidence: "迟报两次")
            ]))
        ]))
        XCTAssertEqual(card.composite, dec("92"))
        XCTAssertEqual(card.parts[0].deductions.map(\.points), [dec("8")])
        XCTAssertEqual(card.parts[0].deductions.map(\.evidence), [["迟报两次"]])
        let none = try scheme.scorecard(for: SchemeFixture.report([
            ReportedItem("p", .deductions([]))
        ]))
        XCTAssertEqual(none.composite, dec("100"))
    }

    /// The case score.missing_policy: ratios against a target of 1 in one part.
    func testMissingValuesFollowTheirPolicyAndTheRestTakesTheWeight() throws {
        let file = try CaseFile("score.missing_policy")
        let ratio = ScoringMethod.ratio(try RatioMethod(target: .one, mode: .high))
        let rows = try file.rows("indicators")
        // The part totals 100 as the rules ask; the case has 40 points, so weights are scaled by
        // 2.5 and the base is the 40 points of the case.
        let items = try rows.map { row in
            SchemeItem(
                code: try row.text("code"), name: "", weight: dec("25"), method: ratio,
                missing: try XCTUnwrap(MissingPolicy(rawValue: row.text("policy"))))
        }
        let reports = try rows.compactMap { row -> ReportedItem? in
            guard let numerator = try row.optionalDecimal("num") else { return nil }
            return ReportedItem(
                try row.text("code"),
                .quotient(numerator: numerator, denominator: try row.decimal("den")))
        }
        let scheme = try AppraisalScheme(
            name: "质控",
            parts: [SchemePart(code: "q", name: "q", weight: dec("100"), content: .items(items))],
            terms: try AppraisalTerms(base: file.decimal("scale_to")))
        let card = try scheme.scorecard(for: SchemeFixture.report(reports))
        let points = card.parts[0].items.map { $0.points?.description }
        XCTAssertEqual(points, ["25.00", "0.00", nil, "23.50"])  // 2.5 × 10.00, 0.00, none, 9.40
        XCTAssertEqual(
            card.parts[0].items.map { $0.missing?.rawValue }, ["full", "zero", "na", nil])
        XCTAssertEqual(card.parts[0].applicableWeight, dec("75"))  // 2.5 × 30
        XCTAssertEqual(card.composite.description, file.expected["total_renormalised"] as? String)
    }

    /// The case cascade.weights: groups of items, one of them missing.
    func testWeightsRenormaliseOnlyInsideTheirParent() throws {
        let file = try CaseFile("cascade.weights")
        var reports: [ReportedItem] = []
        let parts = try file.rows("tree").map { node in
            let children = try XCTUnwrap(node["children"] as? [[String: Any]])
            let items = try children.map { child in
                let (code, weight) = (try child.text("name"), try child.decimal("weight"))
                if let score = try child.optionalDecimal("score") {
                    let points = try score.multiplied(by: weight).multiplied(by: dec("0.01"))
                    reports.append(ReportedItem(code, .assessed(points)))
                }
                return SchemeItem(
                    code: code, name: code, weight: weight, method: .assessed,
                    missing: .notApplicable)
            }
            return SchemePart(
                code: try node.text("name"), name: "", weight: try node.decimal("weight"),
                content: .items(items))
        }
        let card = try AppraisalScheme(name: "级联", parts: parts)
            .scorecard(for: SchemeFixture.report(reports))
        XCTAssertEqual(card.parts.compactMap { $0.score?.description }, try file.texts("level2"))
        XCTAssertEqual(card.composite.description, file.expected["total"] as? String)
    }

    func testAPartWithoutAnApplicableItemGivesItsWeightToTheOthers() throws {
        let gone = SchemeItem(
            code: "x", name: "x", weight: dec("100"), method: .assessed
        ).notApplicable()
        let scheme = try AppraisalScheme(name: "s", parts: [
            SchemePart(code: "a", name: "a", weight: dec("40"), content: .items([gone])),
            SchemeFixture.assessedPart("b", weight: "60"),
        ])
        let card = try scheme.scorecard(for: SchemeFixture.report([
            ReportedItem("b.1", .assessed(dec("90")))
        ]))
        XCTAssertNil(card.parts[0].score)
        XCTAssertEqual(card.composite, dec("90"))
    }

    /// Three items that complete 2/3 of 33.35, 33.35 and 33.30 points: printed 22.23 + 22.23 +
    /// 22.20 are 66.66; exactly they are two thirds, 66.67.
    func testThePrintedPointsAddUpUnlessTheSchemeSaysExact() throws {
        let ratio = ScoringMethod.ratio(try RatioMethod(target: dec("3"), mode: .high))
        let items = ["33.35", "33.35", "33.30"].enumerated().map {
            SchemeItem(code: "i\($0.offset)", name: "", weight: dec($0.element), method: ratio)
        }
        let parts = [SchemePart(code: "p", name: "", weight: dec("100"), content: .items(items))]
        let report = SchemeFixture.report((0..<3).map {
            ReportedItem("i\($0)", .value(dec("2")))
        })
        let printed = try AppraisalScheme(name: "s", parts: parts).scorecard(for: report)
        XCTAssertEqual(printed.composite.description, "66.66")
        let exact = try AppraisalScheme(
            name: "s", parts: parts, terms: AppraisalTerms(base: dec("100"), basis: .exact)
        ).scorecard(for: report)
        XCTAssertEqual(exact.composite.description, "66.67")
        XCTAssertEqual(
            exact.parts[0].items.map { $0.points?.description }, ["22.23", "22.23", "22.20"])
    }

    /// Seeded schemes: the printed composite is the weighted sum of the printed parts.
    func testACompositeAlwaysLiesBetweenItsLowestAndHighestPart() throws {
        let seed: UInt64 = 20_240_326
        var random = SeededGenerator(seed: seed)
        for round in 0..<500 {
            let cut = Int.random(in: 0...100, using: &random)
            let other = Int.random(in: 0...(100 - cut), using: &random)
            let scheme = try SchemeFixture.threeParts(
                "\(cut)", "\(other)", "\(100 - cut - other)")
            let scores = (0..<3).map { _ in Int.random(in: 0...100, using: &random) }
            let card = try scheme.scorecard(for: SchemeFixture.report(zip(
                ["indicator.1", "functional.1", "process.1"], scores
            ).map { ReportedItem($0, .assessed(Decimal($1))) }))
            let counted = zip([cut, other, 100 - cut - other], scores)
            let sum = counted.reduce(0) { $0 + $1.0 * $1.1 }
            XCTAssertEqual(
                card.composite, try Decimal(significand: Int128(sum), scale: 2),
                "seed \(seed) round \(round)")
            let weighted = counted.filter { $0.0 > 0 }.map { Decimal($0.1) }
            let (lowest, highest) = (try XCTUnwrap(weighted.min()), try XCTUnwrap(weighted.max()))
            XCTAssertTrue(
                (lowest...highest).contains(card.composite), "seed \(seed) round \(round)")
        }
    }
}
