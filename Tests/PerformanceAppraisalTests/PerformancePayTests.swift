import HospitalCore
import PerformanceAppraisal
import XCTest

final class PerformancePayTests: XCTestCase {
    private func department(_ code: String, _ factors: String...) -> PayDepartment {
        PayDepartment(
            id: Department.ID(code), factors: factors.map { PayFactor("factor", dec($0)) })
    }

    private func person(_ code: String, in unit: String, _ factors: String...) -> PayPerson {
        PayPerson(
            id: Person.ID(code), department: Department.ID(unit),
            factors: factors.map { PayFactor("factor", dec($0)) })
    }

    /// The case pay.pool.two_level; codes in the order of its rows.
    func testAPoolOfAMillionGoesToDepartmentsAndPersonsToTheFen() throws {
        let file = try CaseFile("pay.pool.two_level")
        let departments = try file.rows("departments").enumerated().map { index, row in
            PayDepartment(
                id: Department.ID("D\(index)"), name: try row.text("name"),
                factors: [
                    PayFactor("points", try row.decimal("points")),
                    PayFactor("score", try row.decimal("kpi")),
                ])
        }
        let persons = try file.rows("staff").enumerated().map { index, row in
            PayPerson(
                id: Person.ID("P\(index)"), name: try row.text("name"),
                department: Department.ID("D0"),
                factors: try ["coefficient", "days", "score"].map {
                    PayFactor($0, try row.decimal($0))
                })
        }
        let pool = PayPool(Money(fen: 100_000_000))
        let paid = try PerformancePay.distribute(pool, to: departments, persons: persons)
        XCTAssertEqual(
            paid.departments.map { Int($0.amount.fen) }, file.expected["department_fen"] as? [Int])
        XCTAssertEqual(
            paid.departments[0].persons.map { Int($0.amount.fen) },
            file.expected["person_fen"] as? [Int])
        XCTAssertEqual(paid.departments[0].weight, dec("4880751.625"))  // 52340.5 × 93.25
        XCTAssertEqual(paid.proof.map(\.code), ["pool", "D0", "D1", "D2", "D3", "D4"])
        XCTAssertTrue(paid.proof.allSatisfy { $0.difference == .zero })
        XCTAssertEqual(paid.proof[0].distributed, pool.amount)
        XCTAssertEqual(paid.proof[1].distributed.fen, 27_918_326)
        XCTAssertEqual(paid.departments[1].undivided, paid.departments[1].amount)
        let turned = try PerformancePay.distribute(
            pool, to: departments.reversed(), persons: persons.reversed())
        XCTAssertEqual(turned, paid)
    }

    func testTheBasicsOfLargestRemaindersHoldForPay() throws {
        let file = try CaseFile("pay.lr.basic")
        let results = try XCTUnwrap(file.expected["results"] as? [Any])
        for (row, expected) in zip(try file.rows(), results) {
            let pool = PayPool(Money(fen: Int64(try XCTUnwrap(row["pool"] as? Int))))
            let weights = try XCTUnwrap(row["weights"] as? [Int])
            let departments = weights.enumerated().map { department("D\($0)", "\($1)") }
            if let shares = expected as? [Int] {
                let paid = try PerformancePay.distribute(pool, to: departments)
                XCTAssertEqual(paid.departments.map { Int($0.amount.fen) }, shares, "\(row)")
            } else {
                XCTAssertThrowsError(try PerformancePay.distribute(pool, to: departments)) {
                    XCTAssertEqual(
                        $0 as? PayError, .weightTotalZero(code: "pool", amount: pool.amount))
                }
            }
        }
    }

    func testS046CoefficientTimesScoreDistributesThePool() throws {
        let paid = try PerformancePay.distribute(PayPool(Money(fen: 1_000_000)), to: [
            department("A", "1.3", "95"), department("B", "1.0", "90"),
            department("C", "0.8", "92"),
        ])
        XCTAssertEqual(paid.departments.map(\.amount.fen), [430_164, 313_479, 256_357])
    }

    func testS047DemandAboveTheApprovedTotalIsRefusedOrRescaled() throws {
        let demands = [
            PayCap.Demand(code: "b", amount: Money(fen: 400_001)),
            PayCap.Demand(code: "a", amount: Money(fen: 600_000)),
        ]
        XCTAssertThrowsError(try PayCap(Money(fen: 1_000_000)).applied(to: demands)) {
            XCTAssertEqual(
                $0 as? PayError,
                .overCap(demand: Money(fen: 1_000_001), cap: Money(fen: 1_000_000)))
            XCTAssertEqual(($0 as? PayError)?.finding.message.name, "pay_over_cap")
        }
        // 600000 × 1000000 / 1000001 = 599999.40; 400001 × … = 400000.60: the unit left goes there.
        let paid = try PayCap(Money(fen: 1_000_000), policy: .rescale).applied(to: demands)
        XCTAssertEqual(paid.map(\.code), ["a", "b"])
        XCTAssertEqual(paid.map(\.amount.fen), [599_999, 400_001])
        let kept = try PayCap(Money(fen: 1_000_001)).applied(to: demands)
        XCTAssertEqual(kept.map(\.amount.fen), [600_000, 400_001])
    }

    func testS048TheBonusOfAUnitIsDividedAgainByItsSafetyScores() throws {
        let paid = try PerformancePay.distribute(
            PayPool(Money(fen: 500_000)), to: [department("后勤维修", "1")],
            persons: [
                person("1", in: "后勤维修", "100"), person("2", in: "后勤维修", "90"),
                person("3", in: "后勤维修", "80"),
            ])
        XCTAssertEqual(
            paid.departments[0].persons.map(\.amount.fen), [185_185, 166_667, 148_148])
    }

    /// 10 % of 100.05 is 10.005, half away from zero 10.01; then 5.00 for the head.
    func testSetAsidesComeFirstAndAreInTheProof() throws {
        let unit = PayDepartment(
            id: Department.ID("A"), factors: [PayFactor("points", .one)],
            setAsides: [SetAside("主任", .amount(Money(fen: 500)))])
        let pool = PayPool(Money(fen: 10_005), setAsides: [SetAside("预留", .percent(dec("10")))])
        let paid = try PerformancePay.distribute(
            pool, to: [unit], persons: [person("1", in: "A", "1"), person("2", in: "A", "1")])
        XCTAssertEqual(paid.setAsides.map(\.amount.fen), [1_001])
        XCTAssertEqual(paid.departments[0].amount.fen, 9_004)
        XCTAssertEqual(paid.departments[0].persons.map(\.amount.fen), [4_252, 4_252])
        XCTAssertEqual(paid.proof.map(\.setAside.fen), [1_001, 500])
        XCTAssertEqual(paid.proof.map(\.difference.fen), [0, 0])
    }

    func testAPersonIsPaidOnceForEachAssignment() throws {
        let paid = try PerformancePay.distribute(
            PayPool(Money(fen: 300)), to: [department("A", "1"), department("B", "2")],
            persons: [person("1", in: "A", "1"), person("1", in: "B", "1")])
        XCTAssertEqual(paid.departments.map { $0.persons[0].amount.fen }, [100, 200])
    }

    func testAFixedPointValuePaysPointsLessCostTimesScore() throws {
        let file = try CaseFile("pay.pointvalue")
        let amounts = try file.rows("departments").map { row in
            try PointValuePay(
                points: row.decimal("points"), value: row.decimal("value"),
                cost: Money(yuan: row.text("cost_yuan")), costShare: row.decimal("cost_share"),
                score: row.decimal("kpi")
            ).amount(for: Department.ID(row.text("name")))
        }
        XCTAssertEqual(amounts.map { Int($0.paid.fen) }, file.expected["fen"] as? [Int])
        XCTAssertEqual(
            Int(try amounts.map(\.paid).total().fen), file.expected["sum"] as? Int)
        // (3000 × 85.5 − 500000 × 0.6) × 0.9 = −39150 yuan
        XCTAssertEqual(amounts.map(\.shortfall.fen), [0, 0, 0, 3_915_000])
    }

    func testTheCoefficientLooksAtThePublishedScore() throws {
        let file = try CaseFile("pay.kpi_coefficient")
        let bands = try XCTUnwrap(file.inputs["bands"] as? [[String]]).map {
            PayCoefficient.Band(from: dec($0[0]), dec($0[1]))
        }
        let linear = try XCTUnwrap(file.inputs["linear"] as? [String: Any])
        let clamp = try XCTUnwrap(linear["clamp"] as? [String]).map(dec)
        let methods: [(String, PayCoefficient)] = [
            ("band", .bands(bands)),
            ("linear", .linear(
                base: try linear.decimal("base"), step: try linear.decimal("per_point"),
                limits: try Limits(from: clamp[0], to: clamp[1]))),
        ]
        for (name, method) in methods {
            let found = try XCTUnwrap(file.inputs["scores"] as? [String]).map {
                try method.coefficient(of: dec($0))
            }
            XCTAssertEqual(found, try file.texts(name).map(dec), name)
        }
        XCTAssertThrowsError(try PayCoefficient.bands(bands).coefficient(of: dec("-1"))) {
            XCTAssertEqual($0 as? ScoringError, .ladderGap(from: nil, to: .zero))
        }
    }
}
