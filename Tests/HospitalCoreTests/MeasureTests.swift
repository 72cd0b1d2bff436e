import HospitalCore
import TestSupport
import XCTest

/// Ratios, percentages, quantities, weights, targets and reconciliations.
final class MeasureTests: XCTestCase {
    private func ratio(_ above: String, _ below: String) throws -> Ratio {
        try Ratio(
            .init("到岗人数", try Decimal(above)), over: .init("计划岗位", try Decimal(below)))
    }

    private func percent(_ text: String) throws -> Percent { Percent(try Decimal(text)) }

    func testS057CompletionIsRecomputedAndTheRoundingThatExplainsItIsNamed() throws {
        let cases:
            [(above: String, below: String, shown: String, reported: String, by: [Rounding])] =
                [
                    (
                        "1499", "1330", "112.7%", "113",
                        [.halfAwayFromZero, .halfToEven, .awayFromZero, .up]
                    ),
                    ("407", "300", "135.7%", "135.6", [.towardZero, .down]),
                    (
                        "678", "438", "154.8%", "154.8",
                        [.halfAwayFromZero, .halfToEven, .awayFromZero, .up]
                    ),
                    (
                        "2655", "1200", "221.3%", "221",
                        [.halfAwayFromZero, .halfToEven, .towardZero, .down]
                    ),
                    ("6881", "4600", "149.6%", "149.7", []),
                ]
        for row in cases {
            let ratio = try ratio(row.above, row.below)
            XCTAssertEqual(
                try ratio.percent(digits: 1, rounding: .halfAwayFromZero)?.description, row.shown)
            let check = try XCTUnwrap(ReportedPercent(percent(row.reported), of: ratio))
            XCTAssertEqual(check.explanations, row.by, row.reported)
            XCTAssertEqual(check.recomputes, !row.by.isEmpty)
        }
        let wrong = try XCTUnwrap(ReportedPercent(percent("149.7"), of: ratio("6881", "4600")))
        XCTAssertEqual(wrong.recomputed.description, "149.6%")
        // 149.7 − 149.586957 = 0.113043
        XCTAssertEqual(wrong.difference.value, try Decimal("0.113"))
        XCTAssertEqual(
            try ratio("407", "300").percent(digits: 2, rounding: .halfAwayFromZero)?.description,
            "135.67%")
        XCTAssertEqual(
            try ratio("2655", "1200").percent(digits: 2, rounding: .towardZero)?.description,
            "221.25%")
        XCTAssertEqual(
            try ratio("6881", "4600").percent(digits: 2, rounding: .halfAwayFromZero)?.description,
            "149.59%")
    }

    func testS058TheDenominatorHasANameAndIsPrinted() throws {
        let pairs = [("247", "300", "82.3%"), ("247", "407", "60.7%"), ("223", "438", "50.9%"),
                     ("223", "678", "32.9%")]
        for (above, below, shown) in pairs {
            XCTAssertEqual(
                try ratio(above, below).printed(digits: 1, rounding: .halfAwayFromZero),
                "到岗人数 \(above) ÷ 计划岗位 \(below) = \(shown)")
        }
    }

    func testNothingOfNothingIsMissingAndSomethingOfNothingAFault() throws {
        let missing = try ratio("0", "0")
        XCTAssertNil(missing.value)
        XCTAssertNil(try missing.percent(digits: 1, rounding: .halfAwayFromZero))
        XCTAssertNil(try ReportedPercent(percent("0"), of: missing))
        XCTAssertEqual(
            try missing.printed(digits: 1, rounding: .down), "到岗人数 0 ÷ 计划岗位 0 = —")
        assertThrows(MeasureError.denominatorZero(numerator: "到岗人数 5", denominator: "计划岗位")) {
            _ = try ratio("5", "0")
        }
        XCTAssertThrowsError(try ratio("1", "3").percent(digits: 19, rounding: .down))
    }

    func testS038APercentageIsNotAPercentagePoint() throws {
        func relative(_ earlier: String, _ current: String) throws -> String? {
            guard case .relative(let percent)? = try Change.relative(
                from: Decimal(earlier), to: Decimal(current), digits: 2,
                rounding: .halfAwayFromZero)
            else { return nil }
            return percent.description
        }
        XCTAssertEqual(try relative("340.0", "316.4"), "-6.94%")
        XCTAssertEqual(try relative("45.26", "42.3"), "-6.54%")
        XCTAssertEqual(
            try Change.absolute(from: Decimal("340.0"), to: Decimal("316.4")),
            .absolute(try Decimal("-23.6")))
        let boiler = try Decimal("83.42")
        let stated = try Decimal("5.73")
        XCTAssertEqual(
            try Change.points(PercentagePoints(stated))
                .earlier(than: boiler, digits: 2, rounding: .halfAwayFromZero).description, "77.69")
        XCTAssertEqual(
            try Change.relative(Percent(stated))
                .earlier(than: boiler, digits: 2, rounding: .halfAwayFromZero).description, "78.90")
        XCTAssertEqual(
            try Change.absolute(Decimal("-23.6"))
                .earlier(than: Decimal("316.4"), digits: 1, rounding: .halfAwayFromZero)
                .description, "340.0")
        let points = try percent("83.42").points(from: percent("77.69"))
        XCTAssertEqual(points.description, "5.73个百分点")
        XCTAssertNil(try relative("0", "0"))
        // From a loss of 10 to a loss of 5: half of the loss is gone.
        XCTAssertEqual(try relative("-10", "-5"), "50.00%")
        assertThrows(MeasureError.denominatorZero(numerator: "1", denominator: "0")) {
            _ = try relative("0", "1")
        }
        assertThrows(MeasureError.denominatorZero(numerator: "5", denominator: "-100%")) {
            _ = try Change.relative(percent("-100"))
                .earlier(than: Decimal("5"), digits: 2, rounding: .halfAwayFromZero)
        }
    }

    func testS115ASubsidyIsPersonsTimesStandard() throws {
        let subsidy = try Money(yuan: "500").multiplied(by: 4_784)
        XCTAssertEqual(subsidy.fen, 239_200_000)
        // 239.2 万元, as reported.
        let check = try Reconciliation(
            [.init("补贴", Decimal(subsidy.description))], against: [.init("补贴", Decimal("2392000"))])
        XCTAssertTrue(check.tiesOut)
        XCTAssertThrowsError(try Money(fen: .max).multiplied(by: 2)) {
            XCTAssertEqual($0 as? NumberError, .outOfRange("92233720368547758.07 × 2"))
        }
        XCTAssertEqual(try Money(fen: -3).multiplied(by: 4).fen, -12)
    }

    func testS117TwoReportsOnOneSubjectDifferByWhatIsPrinted() throws {
        let check = try Reconciliation(
            [
                .init("项目一", Decimal("383.7")), .init("项目一", Decimal("374.28")),
                .init("项目一", Decimal("389.16")), .init("项目二", Decimal("175.2")),
                .init("项目二", Decimal("194.13")), .init("项目二", Decimal("177.24")),
            ],
            against: [.init("项目一", Decimal("1122.85")), .init("项目二", Decimal("925.19"))])
        XCTAssertEqual(check.entries.map(\.key), ["项目一", "项目二"])
        XCTAssertEqual(
            check.entries.map(\.first), [try Decimal("1147.14"), try Decimal("546.57")])
        XCTAssertEqual(
            check.entries.map(\.difference), [try Decimal("24.29"), try Decimal("-378.62")])
        XCTAssertEqual(check.entries.map(\.state), [.different, .different])
        XCTAssertFalse(check.tiesOut)
        XCTAssertEqual(check.difference, try Decimal("-354.33"))
    }

    func testS287ReceivableIsHeldAgainstReceivedKeyByKey() throws {
        let check = try Reconciliation(
            [.init("住院", Decimal("100.00")), .init("门诊", Decimal("50.00")),
             .init("体检", Decimal("7.50")), .init("急诊", Decimal("3.01"))],
            against: [.init("住院", Decimal("100")), .init("门诊", Decimal("49")),
                      .init("急诊", Decimal("3.00")), .init("停车", Decimal("2"))],
            tolerance: Decimal("0.01"))
        var states: [String: Reconciliation.State] = [:]
        for entry in check.entries { states[entry.key] = entry.state }
        XCTAssertEqual(states, [
            "住院": .equal, "门诊": .different, "体检": .firstOnly, "急诊": .tolerated,
            "停车": .secondOnly,
        ])
        XCTAssertEqual(check.firstTotal, try Decimal("160.51"))
        XCTAssertEqual(check.secondTotal, try Decimal("154"))
        let parking = try XCTUnwrap(check.entries.first { $0.key == "停车" })
        XCTAssertNil(parking.first)
        XCTAssertEqual(parking.difference, try Decimal("-2"))
        XCTAssertThrowsError(try Reconciliation([], against: [], tolerance: Decimal("-1")))
        XCTAssertTrue(try Reconciliation([], against: []).tiesOut)
    }

    func testS023WeightsFollowTheImpactsAndAddUpToOne() throws {
        func weights(_ impacts: [String]) throws -> [String] {
            try ProportionalWeights.weights(of: impacts.map { try Decimal($0) }, digits: 4)
                .map(\.description)
        }
        XCTAssertEqual(try weights(["6", "3", "1"]), ["0.6000", "0.3000", "0.1000"])
        XCTAssertEqual(try weights(["1", "1", "1"]), ["0.3334", "0.3333", "0.3333"])
        assertThrows(MeasureError.apportionment(.weightTotalZero(amount: "10000"))) {
            _ = try weights(["0", "0"])
        }
        assertThrows(MeasureError.apportionment(.negativeWeight(position: 2, weight: "-0.5"))) {
            _ = try weights(["1", "-0.5"])
        }
        assertThrows(MeasureError.number(.outOfRange("19"))) {
            _ = try ProportionalWeights.weights(of: [.one], digits: 19)
        }
    }

    func testWeightsAlwaysAddUpToExactlyOne() throws {
        let seed: UInt64 = 20_260_104
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            let impacts = try (0..<Int.random(in: 1...12, using: &random)).map { _ in
                try Decimal(significand: random.magnitude(bits: 40), scale: 3)
            }
            guard impacts.contains(where: { $0 > .zero }) else { continue }
            let digits = Int.random(in: 0...8, using: &random)
            let sum = try ProportionalWeights.weights(of: impacts, digits: digits)
                .reduce(Decimal.zero) { try $0.adding($1) }
            XCTAssertEqual(sum, .one, "seed \(seed)")
        }
    }

    func testS088ATargetIsBrokenDownSoThatChildrenAddUpToTheirParent() throws {
        let seed: UInt64 = 20_260_105
        var random = SeededGenerator(seed: seed)
        func node(_ code: String, level: Int) -> TargetCascade.Node {
            let count = level == 4 ? 0 : Int.random(in: 0...4, using: &random)
            return TargetCascade.Node(
                code: code, weight: Decimal(Int.random(in: 1...1_000, using: &random)),
                children: (0..<count).map { node("\(code).\($0)", level: level + 1) })
        }
        func assertTiesOut(_ cascade: TargetCascade) {
            guard !cascade.parts.isEmpty else { return }
            XCTAssertEqual(
                cascade.parts.map(\.target).reduce(0, +), cascade.target, "seed \(seed)")
            cascade.parts.forEach(assertTiesOut)
        }
        for _ in 0..<2_000 {
            let target = Int64(truncatingIfNeeded: random.number(bits: 50))
            let cascade = try TargetCascade(splitting: target, over: node("院", level: 1))
            XCTAssertEqual(cascade.target, target)
            assertTiesOut(cascade)
        }
    }

    func testS088PartsSetByHandMustAddUp() throws {
        func leaf(_ code: String, _ target: Int64) throws -> TargetCascade {
            try TargetCascade(code: code, target: target, parts: [])
        }
        XCTAssertNoThrow(
            try TargetCascade(code: "院", target: 100, parts: [leaf("a", 60), leaf("b", 40)]))
        assertThrows(MeasureError.cascadeUnbalanced(unit: "院", target: "100", sum: "99")) {
            _ = try TargetCascade(code: "院", target: 100, parts: [leaf("a", 60), leaf("b", 39)])
        }
        var deep = try leaf("x", 1)
        for _ in 1..<TargetCascade.deepest {
            deep = try TargetCascade(code: "x", target: 1, parts: [deep])
        }
        assertThrows(MeasureError.cascadeTooDeep(limit: 32)) {
            _ = try TargetCascade(code: "x", target: 1, parts: [deep])
        }
        var node = TargetCascade.Node(code: "x", weight: .one)
        for _ in 0..<40 { node = TargetCascade.Node(code: "x", weight: .one, children: [node]) }
        assertThrows(MeasureError.cascadeTooDeep(limit: 32)) {
            _ = try TargetCascade(splitting: 1, over: node)
        }
        let equal = TargetCascade.Node(code: "院", weight: .one, children: [
            .init(code: "b", weight: .one), .init(code: "a", weight: .one),
        ])
        XCTAssertEqual(
            try TargetCascade(splitting: 3, over: equal).parts.map(\.code), ["a", "b"])
        XCTAssertEqual(try TargetCascade(splitting: 3, over: equal).parts.map(\.target), [2, 1])
        assertThrows(MeasureError.apportionment(.weightTotalZero(amount: "0.03"))) {
            _ = try TargetCascade(splitting: 3, over: .init(code: "院", weight: .one, children: [
                .init(code: "a", weight: .zero),
            ]))
        }
    }

    func testQuantitiesConvertWithinTheirKindOnly() throws {
        func quantity(_ amount: String, _ unit: String) throws -> Quantity {
            Quantity(try Decimal(amount), try UnitOfMeasure.named(unit))
        }
        XCTAssertEqual(
            try quantity("1.5", "t").converted(
                to: .named("kg"), digits: 0, rounding: .halfAwayFromZero).description, "1500 kg")
        XCTAssertEqual(
            try quantity("1", "GJ").converted(
                to: .named("kWh"), digits: 2, rounding: .halfAwayFromZero).description,
            "277.78 kWh")
        XCTAssertEqual(
            try quantity("1.5", "t").adding(quantity("250", "kg")).description, "1.75 t")
        assertThrows(MeasureError.unitsDiffer("kWh", "t")) {
            _ = try quantity("1", "t").adding(quantity("1", "kWh"))
        }
        assertThrows(MeasureError.unitUnknown("kwh", nearest: "kWh")) {
            _ = try UnitOfMeasure.named("kwh")
        }
        let box = try UnitOfMeasure("箱", of: "手套", factor: Rate("12"))
        let pair = try UnitOfMeasure("副", of: "手套", factor: .one)
        XCTAssertEqual(
            try Quantity(Decimal(2), box).adding(Quantity(Decimal(6), pair)).description, "2.5 箱")
        // A third of a box cannot be written as a decimal.
        assertThrows(MeasureError.number(.outOfRange("7/3"))) {
            _ = try Quantity(Decimal(2), box).adding(Quantity(Decimal(4), pair))
        }
        for factor in ["0", "-1"] {
            assertThrows(MeasureError.unitFactorInvalid(unit: "箱", factor: factor)) {
                _ = try UnitOfMeasure("箱", of: "手套", factor: Rate(factor))
            }
        }
    }

    func testEveryMeasureErrorSpeaksBothLanguagesWithItsFigures() {
        let cases: [(MeasureError, [String])] = [
            (.denominatorZero(numerator: "甲 5", denominator: "乙"), ["甲 5", "乙"]),
            (.unitsDiffer("t", "kWh"), ["t", "kWh"]),
            (.unitUnknown("kwh", nearest: "kWh"), ["kWh"]),
            (.unitFactorInvalid(unit: "箱", factor: "-1"), ["箱", "-1"]),
            (.cascadeUnbalanced(unit: "院", target: "100", sum: "99"), ["院", "100", "99"]),
            (.cascadeTooDeep(limit: 32), ["32"]),
            (.apportionment(.weightTotalZero(amount: "7")), ["7"]),
            (.number(.outOfRange("8")), ["8"]),
        ]
        for (error, figures) in cases {
            for language in Language.allCases {
                let text = error.finding.text(in: language)
                for figure in figures { XCTAssertTrue(text.contains(figure), text) }
                XCTAssertFalse(text.contains("{"), text)
            }
        }
    }
}
