import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Risks by the published tables, and the laws of every method.
final class RiskMethodTests: XCTestCase {
    private func decimal(_ text: String) -> Decimal { try! Decimal(text) }

    private func tables() throws -> JSONTree { try fixture("risk_tables.json", as: JSONTree.self) }

    private func assess(
        _ method: RiskMethod, _ values: [String], edge: BandEdge = .inclusive
    ) throws -> RiskAssessment {
        let named = zip(method.factors, values).map { ($0.code, decimal($1)) }
        return try method.assess("R", Dictionary(uniqueKeysWithValues: named), edge: edge)
    }

    /// Every combination of the values of a method.
    private func combinations(_ method: RiskMethod) -> [[String]] {
        method.factors.reduce([[]]) { rows, factor in
            rows.flatMap { row in factor.values.map { row + [$0.value.description] } }
        }
    }

    func testEveryMethodOfTheLibraryCanBeRead() throws {
        XCTAssertEqual(
            RiskMethod.standard.map(\.code),
            ["LEC", "LS5-4C", "LS5-5L", "SAC-NSW", "SAC-VA", "RPN", "HFMEA"])
        for method in RiskMethod.standard {
            XCTAssertEqual(try RiskMethod.named(method.code), method)
            XCTAssertFalse(method.citations.isEmpty)
        }
        XCTAssertEqual(
            fault { () throws(RiskError) in try RiskMethod.named("LECC") },
            .methodUnknown("LECC", nearest: "LEC"))
    }

    func testAll252ProductsHaveTheirBandUnderBothEdges() throws {
        let lec = try RiskMethod.named("LEC")
        let rows = try XCTUnwrap(tables()["lec"]?["enumeration"]).list.map { $0.list.map(\.text) }
        XCTAssertEqual(rows.count, 252)
        XCTAssertEqual(combinations(lec), rows.map { $0.prefix(3).map { $0 ?? "" } })
        var different: [String] = []
        for row in rows {
            let row = row.map { $0 ?? "" }
            let values = Array(row.prefix(3))
            let inclusive = try assess(lec, values)
            let exclusive = try assess(lec, values, edge: .exclusive)
            XCTAssertEqual(inclusive.score?.significand(atScale: 2).map { "\($0)" }, row[3])
            XCTAssertEqual([inclusive.level.code, exclusive.level.code], [row[4], row[5]], "\(row)")
            if row[4] != row[5] { different.append(values.joined(separator: "×")) }
        }
        // The edge matters for exactly these.
        XCTAssertEqual(
            different,
            ["10×2×1", "10×1×7", "1×10×7", "1×0.5×40", "0.5×1×40", "0.2×1×100", "0.1×2×100"])
    }

    func testEveryProductOfTheMatricesFallsIntoItsBand() throws {
        let matrices = try XCTUnwrap(tables()["ls5"])
        for variant in try XCTUnwrap(matrices["variants"]).list {
            let method = try RiskMethod.named(try XCTUnwrap(variant["code"]?.text))
            var products: Set<Int> = []
            for values in combinations(method) {
                let assessed = try assess(method, values)
                let score = try XCTUnwrap(Int(assessed.score?.description ?? ""))
                products.insert(score)
                let band = try XCTUnwrap(variant["bands"]?.list.first {
                    (Int($0["min"]?.text ?? "")!...Int($0["max"]?.text ?? "")!).contains(score)
                })
                XCTAssertEqual(assessed.level.name, band["level"]?.text)
                XCTAssertEqual(assessed.level.colour?.rawValue, band["colour"]?.text)
            }
            XCTAssertEqual(products.sorted().map { "\($0)" },
                try XCTUnwrap(matrices["products"]).list.compactMap(\.text))
        }
    }

    func testBothSeverityMatricesAreReadOffInTheirOwnDirection() throws {
        for (table, code, worst) in [("nsw", "SAC-NSW", "1"), ("va", "SAC-VA", "3")] {
            let method = try RiskMethod.named(code)
            let grid = try XCTUnwrap(tables()["sac"]?[table]?["grid"]).list
            for (row, levels) in grid.enumerated() {
                for (column, level) in levels.list.enumerated() {
                    let assessed = try assess(method, ["\(row + 1)", "\(column + 1)"])
                    XCTAssertEqual(assessed.level.code, level.text)
                    XCTAssertNil(assessed.score)
                    XCTAssertEqual(assessed.rank == 1, level.text == worst)
                }
            }
        }
        // 1 and 2 of New South Wales need a root cause analysis, of the VA only 3.
        let needing = try ["SAC-NSW", "SAC-VA"].map {
            try RiskMethod.named($0).levels.filter(\.needsAction).map(\.code)
        }
        XCTAssertEqual(needing, [["1", "2"], ["3"]])
    }

    func testPriorityNumbersHave120ValuesAndTiesRankBySeverityFirst() throws {
        let rpn = try RiskMethod.named("RPN")
        let all = try combinations(rpn).map { try assess(rpn, $0) }
        let scores = Set(all.compactMap { $0.score?.description }).compactMap { Int($0) }
        XCTAssertEqual(all.count, 1_000)
        XCTAssertEqual(scores.count, 120)
        XCTAssertEqual(scores.min(), 1)
        XCTAssertEqual(scores.max(), 1_000)
        for one in all {
            let severity = one.values[0] >= Decimal(9)
            XCTAssertEqual(one.needsAction, one.score! >= Decimal(100) || severity)
        }
        // 60 = 3×4×5 in any order.
        let ties = try [["3", "4", "5"], ["5", "3", "4"], ["5", "4", "3"], ["4", "5", "3"]].map {
            try assess(rpn, $0)
        }
        XCTAssertEqual(
            ties.sorted { $0.precedes($1) }.map { $0.values.map(\.description) },
            [["5", "4", "3"], ["5", "3", "4"], ["4", "5", "3"], ["3", "4", "5"]])
        let hfmea = try RiskMethod.named("HFMEA")
        XCTAssertEqual(try combinations(hfmea).count { try assess(hfmea, $0).needsAction }, 6)
    }

    func testAThresholdOfTheHospitalReplacesTheLevels() throws {
        let rpn = try RiskMethod.named("RPN").with(levels: [
            RiskLevel(code: "ACT", name: "措施", minimum: Decimal(125), needsAction: true),
            RiskLevel(code: "WATCH", name: "关注", minimum: nil, needsAction: false),
        ])
        XCTAssertEqual(try assess(rpn, ["5", "5", "5"]).level.code, "ACT")
        XCTAssertEqual(try assess(rpn, ["5", "5", "5"], edge: .exclusive).level.code, "WATCH")
        XCTAssertEqual(try assess(rpn, ["4", "5", "6"]).level.code, "WATCH")
        XCTAssertTrue(try assess(rpn, ["9", "1", "1"]).needsAction)
    }

    func testAnAsymmetricGridOverridesTheProduct() throws {
        let scale = [RiskFactor.Value(.one, "low"), .init(Decimal(2), "high")]
        let method = try RiskMethod(
            code: "OWN", name: "own",
            factors: [
                RiskFactor(code: "L", name: "L", values: scale),
                RiskFactor(code: "S", name: "S", values: scale),
            ],
            levels: [
                RiskLevel(code: "A", name: "a", minimum: nil, needsAction: true),
                RiskLevel(code: "B", name: "b", minimum: nil, needsAction: false),
            ],
            grid: [["B", "A"], ["B", "A"]])
        XCTAssertEqual(try assess(method, ["1", "2"]).level.code, "A")
        XCTAssertEqual(try assess(method, ["2", "1"]).level.code, "B")
    }

    func testNoFactorRaisedLowersARiskAndNoControlRaisesIt() throws {
        var generator = SeededGenerator(seed: 281)
        for method in RiskMethod.standard where method.grid == nil {
            let all = combinations(method)
            for _ in 0..<300 {
                let (one, two) = (all.randomElement(using: &generator)!,
                                  all.randomElement(using: &generator)!)
                let (low, high) = (try assess(method, one), try assess(method, two))
                let isBelow = zip(low.values, high.values).allSatisfy { $0 <= $1 }
                if isBelow { XCTAssertGreaterThanOrEqual(low.rank, high.rank) }
                let named = zip(method.factors, one).map { ($0.code, decimal($1)) }
                let values = Dictionary(uniqueKeysWithValues: named)
                let refusal = fault { () throws(RiskError) in
                    try method.residual(of: high, values)
                }
                XCTAssertEqual(
                    refusal, low.score! > high.score! ? .residualAbove(risk: "R") : nil)
            }
        }
    }

    func testValuesOutsideOfAMethodAreRefused() throws {
        let lec = try RiskMethod.named("LEC")
        func refusal(_ values: [String: Decimal]) -> RiskError? {
            fault { () throws(RiskError) in try lec.assess("R", values) }
        }
        XCTAssertEqual(
            refusal(["L": .one, "E": .one]), .factorMissing(risk: "R", factor: "C"))
        XCTAssertEqual(
            refusal(["L": .one, "E": .one, "C": Decimal(2)]),
            .valueOutsideScale(risk: "R", factor: lec.factors[2], value: Decimal(2)))
        XCTAssertEqual(
            refusal(["L": .one, "E": .one, "C": .one, "X": .one]),
            .factorUnknown(risk: "R", factor: "X", nearest: nil))
        let huge = decimal("100000000000000000000")
        let method = try RiskMethod(
            code: "X", name: "X",
            factors: ["A", "B"].map {
                RiskFactor(code: $0, name: $0, values: [.init(huge, "")])
            },
            levels: [RiskLevel(code: "1", name: "1", minimum: nil, needsAction: false)])
        XCTAssertEqual(
            fault { () throws(RiskError) in try method.assess("R", ["A": huge, "B": huge]) },
            .outOfRange(risk: "R"))
    }

    func testUnsoundMethodsAreRefusedWithWhatIsWrong() {
        func factor(_ code: String, _ values: [Int] = [1, 2]) -> RiskFactor {
            RiskFactor(
                code: code, name: code, values: values.map { .init(Decimal($0), "") })
        }
        func level(_ code: String, _ minimum: Int?) -> RiskLevel {
            RiskLevel(
                code: code, name: code, minimum: minimum.map { Decimal($0) }, needsAction: false)
        }
        let two = [level("1", 2), level("2", nil)]
        typealias Row = (
            RiskError.MethodFault?, [RiskFactor], [RiskLevel], [[String]]?, [RiskMethod.ActionFloor]
        )
        let rows: [Row] = [
            (nil, [factor("A")], two, nil, []), (.noFactor, [], two, nil, []),
            (.factorTwice, [factor("A"), factor("A")], two, nil, []),
            (.scale, [factor("A", [])], two, nil, []),
            (.scale, [factor("A", [1, 1])], two, nil, []),
            (.scale, [factor("A", [-1])], two, nil, []), (.noLevel, [factor("A")], [], nil, []),
            (.levelTwice, [factor("A")], [level("1", 2), level("1", nil)], nil, []),
            (.bands, [factor("A")], [level("1", 2), level("2", 1)], nil, []),
            (.bands, [factor("A")], [level("1", nil), level("2", nil)], nil, []),
            (.bands, [factor("A")], [level("1", 2), level("2", 2), level("3", nil)], nil, []),
            (.gridShape, [factor("A")], two, [["1", "2"]], []),
            (.gridShape, [factor("A"), factor("B")], two, [["1", "2"]], []),
            (.gridShape, [factor("A"), factor("B")], two, [["1"], ["2"]], []),
            (.gridLevel, [factor("A"), factor("B")], two, [["1", "2"], ["2", "9"]], []),
            (.floor, [factor("A")], two, nil, [.init(factor: "B", value: .one)]),
        ]
        for (expected, factors, levels, grid, floors) in rows {
            let refusal = fault { () throws(RiskError) in
                try RiskMethod(
                    code: "M", name: "m", factors: factors, levels: levels, grid: grid,
                    floors: floors)
            }
            XCTAssertEqual(refusal, expected.map { .methodUnsound(method: "M", fault: $0) })
        }
    }
}
