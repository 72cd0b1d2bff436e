import HospitalCore
import PerformanceAppraisal
import XCTest

/// Schemes as the documents describe them: S-024, S-026, S-042, S-054, S-071.
final class SchemeRequirementTests: XCTestCase {
    private func ratio(
        _ code: String, _ weight: Int, _ target: String, _ mode: RatioMethod.Mode = .high
    ) throws -> SchemeItem {
        SchemeItem(
            code: code, name: code, weight: Decimal(weight),
            method: .ratio(try RatioMethod(target: dec(target), mode: mode)))
    }

    /// S-024: the shift (运行值) is appraised by its Ⅱ类 indicators:
    /// 50 × 77.69 / 83.42 = 46.57, 30 × 316.4 / 340.0 = 27.92, 20 × 1 = 20; together 94.49. Of
    /// 10,000.00 yuan of monthly reward it gets 9,449.00.
    func testS024TheShiftIsTheSubject() throws {
        let scheme = try AppraisalScheme(name: "运行值考核", parts: [
            SchemePart(
                code: "II", name: "Ⅱ类指标", weight: Decimal(100),
                content: .items([
                    ratio("锅炉效率", 50, "83.42"), ratio("供电单耗", 30, "316.4", .lowReciprocal),
                    ratio("巡检", 20, "100"),
                ]))
        ])
        let shift = AppraisalSubject.department(Department.ID("运行三值"))
        let card = try scheme.scorecard(for: UnitReport(subject: shift, items: [
            ReportedItem("锅炉效率", .value(dec("77.69"))),
            ReportedItem("供电单耗", .value(dec("340.0"))), ReportedItem("巡检", .value(Decimal(100))),
        ]))
        XCTAssertEqual(card.subject, shift)
        XCTAssertEqual(
            card.parts[0].items.map { $0.points?.description }, ["46.57", "27.92", "20.00"])
        XCTAssertEqual(card.composite.description, "94.49")
        XCTAssertEqual(
            try Rate(card.payCoefficient).applied(
                to: Money(fen: 1_000_000), rounding: .halfAwayFromZero),
            Money(fen: 944_900))
    }

    /// S-026: 7 + 5 + 2 + 8 + 4 = 26 management indicators of five departments; rules of 3 and 5
    /// points fire: 100 − 8 = 92; whatever fires, nobody falls below zero.
    func testS026ManagementIndicatorsAreScoredByDeduction() throws {
        let counts = [7, 5, 2, 8, 4]
        var rules: [[DeductionRule]] = []
        for (department, count) in counts.enumerated() {
            rules.append(try (1...count).map { number in
                try DeductionRule(
                    code: "\(department).\(number)", name: "指标\(number)",
                    each: Decimal(number == 1 ? 3 : 5))
            })
        }
        XCTAssertEqual(rules.flatMap(\.self).count, 26)
        for own in rules {
            let method = try DeductionMethod(rules: own)
            let found = own.prefix(2).map { Deduction(rule: $0.code, evidence: "检查记录") }
            let scoring = ScoringMethod.deduction(method)
            XCTAssertEqual(
                try scoring.score(.deductions(found), weight: Decimal(100)), dec("92.00"))
            XCTAssertEqual(
                try method.applied(.deductions(found))?.map(\.rule.name), ["指标1", "指标2"])
            let all = own.map { Deduction(rule: $0.code, count: Decimal(50), evidence: "检查记录") }
            XCTAssertEqual(
                try scoring.score(.deductions(all), weight: Decimal(100)), dec("0.00"))
        }
    }

    private func dimensions(_ weights: [Int], _ first: Int = 60) throws -> AppraisalScheme {
        let parts = try zip(RequiredContents.dimensions.parts, weights).map { part, weight in
            SchemePart(
                code: part.code, name: part.name, weight: Decimal(weight),
                content: .items([
                    try ratio(part.code + ".1", first, "100"),
                    try ratio(part.code + ".2", 40, "100"),
                ]))
        }
        return try AppraisalScheme(name: "医院四维考核", parts: parts)
    }

    /// S-042: four dimensions; their weights, and those of the indicators in each, total the whole.
    func testS042FourDimensionsWhoseWeightsTieOutOnEveryLevel() throws {
        let scheme = try dimensions([35, 25, 20, 20])
        XCTAssertEqual(
            try RequiredContents.dimensions.coverage(of: scheme.parts.map(\.code)).printed, "4/4")
        XCTAssertEqual(
            RequiredContents.dimensions.parts.map(\.name),
            ["服务质量及内部管理", "社会效益和病人满意", "科研教学能力", "财务效率"])
        XCTAssertThrowsError(try dimensions([35, 25, 20, 19])) {
            XCTAssertEqual(
                $0 as? AppraisalError, .partWeightsTotal(scheme: "医院四维考核", total: Decimal(99)))
        }
        XCTAssertThrowsError(try dimensions([35, 25, 20, 20], 61)) {
            XCTAssertEqual(
                $0 as? AppraisalError, .itemWeightsTotal(part: "service", total: Decimal(101)))
        }
    }

    /// S-054: gold, silver and bronze teams by their published score.
    func testS054TeamsAreRecognisedInTiers() throws {
        let tiers = try GradeSet(
            name: "团队评定",
            grades: [
                ("金牌队", Decimal(95)), ("银牌队", Decimal(90)), ("铜牌队", Decimal(85)),
            ],
            below: "未评定", citation: Citation(title: "团队评定办法"))
        let scores = ["95", "94.99", "90", "89.995", "85", "84.994"]
        XCTAssertEqual(
            try scores.map { try tiers.result(of: dec($0)).grade },
            ["金牌队", "银牌队", "银牌队", "银牌队", "铜牌队", "未评定"])
    }

    /// S-071: four parts of a base-level hospital, quantified, and what every grade drives.
    func testS071ABaseHospitalIsPublicQuantifiedAndLinked() throws {
        let parts = RequiredContents.baseHospital.parts
        XCTAssertEqual(parts.map(\.name), ["服务质量", "服务数量", "群众满意度", "居民健康状况"])
        let scheme = try AppraisalScheme(name: "基层考核", parts: parts.map { part in
            SchemePart(
                code: part.code, name: part.name, weight: Decimal(25),
                content: .items([try ratio(part.code + ".1", 100, "100")]))
        })
        let report = UnitReport(
            subject: .department(Department.ID("社区中心")),
            items: zip(parts, [90, 80, 100, 70]).map {
                ReportedItem($0.code + ".1", .value(Decimal($1)))
            })
        let card = try scheme.scorecard(for: report)
        XCTAssertEqual(card.composite.description, "85.00")
        let links = RequiredContents.baseHospitalLinks
        let effects = Dictionary(uniqueKeysWithValues: GradeSet.hospital2015.grades.map {
            ($0.name, links.parts.map(\.name))
        })
        let table = try ConsequenceTable(effects, for: .hospital2015)
        let grade = try card.grade(in: .hospital2015).grade
        XCTAssertEqual(grade, "合格")
        XCTAssertEqual(table.effects(of: grade), ["财政补助", "医保支付", "绩效工资", "负责人奖惩"])
        XCTAssertTrue(try links.coverage(of: table.effects(of: grade)).isComplete)
    }
}
