import CostControl
import HospitalCore
import XCTest

/// One refused request per rule, with the error and the words a user reads.
final class AllocationErrorTests: XCTestCase {
    private func base() -> AllocationRequest {
        AllocationRequest(
            period: "2024-03", items: ["人员"],
            centres: [
                centre("行政", .administrationLogistics, "100.00"),
                centre("供应室", .medicalAuxiliary, "50.00"),
                centre("内科", .clinical, "0"), centre("外科", .clinical, "10"),
            ],
            drivers: [
                Driver("人数", values: values(["供应室": 1, "内科": 2, "外科": 3])),
                Driver("消毒包数", values: values(["内科": 1, "外科": 1])),
            ],
            steps: [
                AllocationStep(stage: 1, sources: [id("行政")], driver: "人数"),
                AllocationStep(stage: 2, sources: [id("供应室")], driver: "消毒包数"),
            ],
            method: .stepDown)
    }

    private func id(_ code: String) -> Department.ID { Department.ID(code) }

    private func centre(
        _ code: String, _ departmentClass: DepartmentClass?, _ amount: String
    ) -> CostCentre {
        CostCentre(
            Department(id: id(code), departmentClass: departmentClass),
            direct: ["人员": (try? Decimal(amount)) ?? .zero])
    }

    private func values(_ pairs: [String: Int]) -> [Department.ID: Decimal] {
        Dictionary(uniqueKeysWithValues: pairs.map { (id($0), Decimal($1)) })
    }

    private func assertRefused(
        _ expected: AllocationError, says words: [String], line: UInt = #line,
        _ change: (inout AllocationRequest) throws -> Void
    ) rethrows {
        var request = base()
        try change(&request)
        do {
            _ = try request.allocated()
            XCTFail("not refused", line: line)
        } catch {
            XCTAssertEqual(error, expected, line: line)
            for language in Language.allCases {
                let text = error.finding.text(in: language)
                XCTAssertFalse(text.contains("{"), text, line: line)
                for word in words { XCTAssertTrue(text.contains(word), text, line: line) }
            }
        }
    }

    func testTheBaseRequestIsAccepted() throws {
        let result = try base().allocated()
        // 100 over 1:2:3 gives 16.67 (16.666…), 33.33, 50.00; 66.67 over 1:1 gives 33.34 and 33.33,
        // the odd fen to the smaller code 内科 (U+5185 before U+5916).
        XCTAssertEqual(result.amount(of: id("内科"), item: "人员"), 6_667)
        XCTAssertEqual(result.amount(of: id("外科"), item: "人员"), 9_333)
    }

    func testStructureFaultsAreNamed() {
        assertRefused(.nothingToAllocate, says: []) { $0.centres = [] }
        assertRefused(.duplicateDepartment("内科"), says: ["内科"]) {
            $0.centres.append($0.centres[2])
        }
        assertRefused(
            .unknownDepartment("内科室", place: "steps[1].receivers", nearest: "内科"),
            says: ["内科室", "steps[1].receivers"]
        ) {
            $0.steps[0] = AllocationStep(sources: [id("行政")], receivers: [id("内科室")], driver: "人数")
        }
        assertRefused(
            .unknownDepartment("儿科", place: "人数", nearest: nil), says: ["儿科", "人数"]
        ) { $0.drivers[0] = Driver("人数", values: values(["儿科": 1])) }
        assertRefused(.duplicateItem("人员"), says: ["人员"]) { $0.items = ["人员", "人员"] }
        assertRefused(
            .unknownItem("药品", department: "内科", nearest: nil), says: ["药品", "内科"]
        ) {
            $0.centres[2] = CostCentre(
                Department(id: id("内科")), direct: ["药品": Decimal(1)])
        }
        assertRefused(.duplicateDriver("人数"), says: ["人数"]) { $0.drivers.append($0.drivers[0]) }
        assertRefused(.unknownDriver("人头数", step: 1, nearest: "人数"), says: ["人头数"]) {
            $0.steps[0] = AllocationStep(sources: [id("行政")], driver: "人头数")
        }
    }

    func testStepFaultsAreNamed() {
        assertRefused(.sourceTwice("行政", step: 2), says: ["行政", "2"]) {
            $0.steps[1] = AllocationStep(sources: [id("行政")], driver: "人数")
        }
        assertRefused(.receiverClosed("行政", source: "供应室", step: 2), says: ["行政", "供应室"]) {
            $0.steps[1] = AllocationStep(
                sources: [id("供应室")], receivers: [id("行政")], driver: "人数")
        }
        assertRefused(.receiverClosed("供应室", source: "行政", step: 1), says: ["供应室"]) {
            $0.method = .direct
            $0.steps[0] = AllocationStep(
                sources: [id("行政")], receivers: [id("供应室")], driver: "人数")
        }
        assertRefused(.noReceivers(source: "行政", step: 1), says: ["行政"]) {
            $0.steps[0] = AllocationStep(sources: [id("行政")], receivers: [], driver: "人数")
        }
    }

    func testStageFaultsAreNamed() {
        let fault = AllocationError.StageFault(
            department: "供应室", departmentClass: .medicalAuxiliary, step: 1, stage: 1,
            isSource: true)
        assertRefused(.wrongStage(fault), says: ["供应室", "1"]) {
            $0.method = .threeStage
            $0.steps = [AllocationStep(stage: 1, sources: [id("供应室")], driver: "人数")]
        }
        assertRefused(.classMissing("行政"), says: ["行政"]) {
            $0.method = .threeStage
            $0.centres[0] = centre("行政", nil, "100.00")
        }
        assertRefused(.stageOrder(step: 2), says: ["2"]) {
            $0.method = .threeStage
            $0.steps.swapAt(0, 1)
        }
        assertRefused(
            .notAllocated(department: "供应室", item: "人员", amount: "66.67"),
            says: ["供应室", "人员", "66.67"]
        ) {
            $0.method = .threeStage
            $0.steps.removeLast()
        }
    }

    func testDriverFaultsAreNamed() throws {
        try assertRefused(
            .negativeDriver("人数", department: "外科", value: "-3.5", period: "2024-03"),
            says: ["人数", "外科", "-3.5"]
        ) {
            $0.drivers[0] = Driver("人数", values: [id("外科"): try Decimal("-3.5")])
        }
        assertRefused(
            .previousDriverMissing("人数", department: "外科", value: "-3", period: "2024-03"),
            says: ["人数", "外科", "-3"]
        ) {
            $0.drivers[0] = Driver("人数", values: values(["外科": -3]))
            $0.policy.negativeDriver = .previousPeriod
        }
        let pool = AllocationError.ZeroDriver(
            source: "行政", driver: "人数", item: "人员", amount: "100.00", period: "2024-03")
        assertRefused(.driverTotalZero(pool), says: ["行政", "人数", "人员", "100.00"]) {
            $0.drivers[0] = Driver("人数", values: values(["外科": 0]))
        }
        assertRefused(.driverTotalZero(pool), says: ["100.00"]) {
            $0.method = .reciprocal
            $0.drivers[0] = Driver("人数", values: [:])
        }
    }

    func testDriversWithoutValuesOrWithOtherTotalsAreNamed() {
        assertRefused(
            .driverMissing("消毒包数", department: "内科", period: "2024-03"), says: ["消毒包数", "内科"]
        ) {
            $0.policy.missingDriver = .error
            $0.drivers[1] = Driver("消毒包数", values: values(["外科": 1]))
        }
        let fault = AllocationError.ControlDifference(
            driver: "人数", total: "6", control: "7", difference: "-1", period: "2024-03")
        assertRefused(.driverControl(fault), says: ["人数", "6", "7", "-1"]) {
            $0.drivers[0] = Driver(
                "人数", values: values(["供应室": 1, "内科": 2, "外科": 3]), controlTotal: Decimal(7))
        }
        assertRefused(.driverReserved("direct_cost"), says: ["direct_cost"]) {
            $0.drivers[0] = Driver("direct_cost", values: [:])
        }
    }

    /// Two sources that pass all but one part in 10³⁷ to each other hold 10³⁷ times their cost.
    func testAGrossCostBeyondAllNumbersIsNamed() throws {
        let most = try Decimal("10000000000000000000000000000000000000")
        assertRefused(.tooLarge(source: "行政", item: "人员"), says: ["行政", "人员"]) {
            $0.method = .reciprocal
            $0.drivers = [
                Driver("人数", values: [id("供应室"): most, id("内科"): .one]),
                Driver("消毒包数", values: [id("行政"): most, id("外科"): .one]),
            ]
        }
    }

    func testTheMessageOfAnEmptyDriverReadsAsDecided() {
        let pool = AllocationError.ZeroDriver(
            source: "供应室", driver: "消毒包数", item: "人员", amount: "100.00", period: "2024-03")
        XCTAssertEqual(
            AllocationError.driverTotalZero(pool).finding.text(in: .chinese),
            "2024年3月，供应室→消毒包数：分摊基数合计为0，“人员”尚有100.00元未分摊。")
    }

    func testPoliciesForNegativeDriversReplaceAndReport() throws {
        var request = base()
        request.drivers[0] = Driver(
            "人数", values: values(["内科": -2, "外科": 3]), previous: values(["内科": 1]))
        request.policy.negativeDriver = .zeroWithFinding
        let zero = try request.allocated()
        XCTAssertEqual(zero.amount(of: id("外科"), item: "人员"), 13_500)
        XCTAssertEqual(zero.findings.map(\.message), [.driverNegativeCounted])
        request.policy.negativeDriver = .previousPeriod
        let previous = try request.allocated()
        // 100 over 1:3 gives 25 and 75; 50 over 1:1 gives 25 each; 外科 has 10 of its own.
        XCTAssertEqual(previous.amount(of: id("内科"), item: "人员"), 5_000)
        XCTAssertEqual(previous.amount(of: id("外科"), item: "人员"), 11_000)
        XCTAssertEqual(previous.findings.count, 1)
    }

    func testShareFaultsAreNamed() throws {
        let steps: (inout AllocationRequest) -> Void = {
            $0.steps = []
            $0.method = .reciprocal
        }
        try assertRefused(.sharesNotOne(source: "行政", total: "5/6"), says: ["行政", "5/6"]) {
            steps(&$0)
            $0.shares = [
                SourceShares(
                    source: id("行政"),
                    shares: [id("内科"): try Rate("1/2"), id("外科"): try Rate("1/3")])
            ]
        }
        try assertRefused(
            .negativeShare(source: "行政", receiver: "内科", value: "-1/2"), says: ["行政", "内科", "-1/2"]
        ) {
            steps(&$0)
            $0.shares = [
                SourceShares(
                    source: id("行政"),
                    shares: [id("内科"): try Rate("-1/2"), id("外科"): try Rate("3/2")])
            ]
        }
        assertRefused(.closedLoop(["供应室", "行政"]), says: ["供应室", "行政"]) {
            steps(&$0)
            $0.shares = [
                SourceShares(source: id("行政"), shares: [id("供应室"): .one]),
                SourceShares(source: id("供应室"), shares: [id("行政"): .one]),
            ]
        }
    }

    func testAmountFaultsAreNamed() throws {
        assertRefused(
            .amountTooFine(department: "内科", item: "人员", value: "1.005", unit: "0.01"),
            says: ["内科", "人员", "1.005", "0.01"]
        ) { $0.centres[2] = centre("内科", .clinical, "1.005") }
        assertRefused(
            .amountOutOfRange(department: "内科", item: "人员", value: "92233720368547758.08"),
            says: ["内科", "92233720368547758.08"]
        ) { $0.centres[2] = centre("内科", .clinical, "92233720368547758.08") }
        try assertRefused(.tooLarge(source: "行政", item: "人数"), says: ["行政", "人数"]) {
            let wide = try Decimal(String(repeating: "9", count: 38))
            $0.drivers[0] = Driver("人数", values: [id("内科"): wide, id("外科"): wide])
        }
    }

    func testPolicyFaultsAreNamed() throws {
        XCTAssertThrowsError(try RoundingUnit("0.05")) {
            XCTAssertEqual($0 as? AllocationError, .roundingUnitInvalid("0.05"))
        }
        assertRefused(
            .policyNotForMethod(.reciprocal, policy: "multiplier_digits"), says: ["reciprocal"]
        ) {
            $0.method = .reciprocal
            $0.policy.multiplierDigits = 6
        }
        assertRefused(
            .policyNotForMethod(.iterative, policy: "pools by_driver"), says: ["by_driver"]
        ) {
            $0.method = .iterative
            $0.policy.pooling = .byDriver
        }
        assertRefused(
            .policyNotForMethod(.stepDown, policy: "within_stage reciprocal"), says: ["step_down"]
        ) { $0.policy.withinStage = .reciprocal }
        assertRefused(
            .policyNotForMethod(.stepDown, policy: "pools by_driver + multiplier_digits"),
            says: ["multiplier_digits"]
        ) {
            $0.policy.pooling = .byDriver
            $0.policy.multiplierDigits = 6
        }
        assertRefused(
            .policyNotForMethod(.stepDown, policy: "shares"), says: ["step_down", "shares"]
        ) { $0.shares = [SourceShares(source: id("行政"), shares: [id("内科"): .one])] }
        assertRefused(
            .multiplierTooCoarse(source: "行政", item: "人员", left: "5.00"), says: ["行政", "5.00"]
        ) {
            // 100 over 19 is 5.26; cut to a whole multiplier of 5 it leaves 5.00 yuan.
            $0.policy.multiplierDigits = 0
            $0.drivers[0] = Driver("人数", values: values(["内科": 10, "外科": 9]))
        }
    }
}
