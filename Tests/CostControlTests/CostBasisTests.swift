import CostControl
import HospitalCore
import XCTest

/// Drivers that are cost itself, and the checks of drivers.
final class CostBasisTests: XCTestCase {
    private typealias Support = AllocationSupport

    /// 100.00 over heads 1 : 2 : 1 brings the technical department from 30.00 to 55.00 and the
    /// wards to 70.00 and 75.00.
    private func request(by driver: String) -> AllocationRequest {
        AllocationRequest(
            period: "2025-03", items: ["p", "q"],
            centres: [
                Support.centre("A", .administrationLogistics, ["p": "100.00"]),
                Support.centre("T", .medicalTechnology, ["p": "10.00", "q": "20.00"]),
                Support.centre("W1", .clinical, ["p": "5.00", "q": "15.00"]),
                Support.centre("W2", .clinical, ["p": "50.00"]),
            ],
            drivers: [Support.driver("heads", ["T": 1, "W1": 2, "W2": 1])],
            steps: [Support.step(1, ["A"], by: "heads"), Support.step(3, ["T"], by: driver)],
            method: .threeStage)
    }

    func testOriginalDirectCostDividesByWhatReceiversHadAtFirst() throws {
        let result = try request(by: "direct_cost").allocated()
        // 35.00 of p and 20.00 of q over 20.00 : 50.00.
        XCTAssertEqual(Support.finals(result), ["W1=6500/2071", "W2=10000/1429"])
        XCTAssertEqual(result.bases.map(\.amount), [2_000, 5_000])
        XCTAssertEqual(result.bases.map(\.step), [2, 2])
        XCTAssertEqual(result.pools.last?.multiplier.text, "2/7")
    }

    func testAccumulatedCostDividesByWhatReceiversHoldAtThatStep() throws {
        let result = try request(by: "accumulated_cost").allocated()
        // 35.00 of p over 70 : 75 is 16.896… and 18.103…; 20.00 of q is 9.655… and 10.344….
        XCTAssertEqual(Support.finals(result), ["W1=7190/2466", "W2=9310/1034"])
        XCTAssertEqual(result.bases.map(\.amount), [7_000, 7_500])
        XCTAssertEqual(result.bases.map { $0.basis }, [.accumulated, .accumulated])
    }

    /// What receivers hold is looked at once for a step, so its sources do not move each other.
    func testTheSourcesOfAStepDivideByTheSameCost() throws {
        var request = request(by: "heads")
        request.centres.append(
            Support.centre("B", .administrationLogistics, ["p": "1000.00"]))
        request.drivers = []
        request.steps = [
            Support.step(1, ["A", "B"], by: "accumulated_cost"),
            Support.step(3, ["T"], by: "accumulated_cost"),
        ]
        let result = try request.allocated()
        XCTAssertEqual(result.bases.prefix(3).map(\.amount), [3_000, 2_000, 5_000])
        XCTAssertEqual(result.bases.count, 5)
        XCTAssertEqual(
            Support.lines(result).prefix(6), [
                "1 A→T 3000", "1 A→W1 2000", "1 A→W2 5000",
                "1 B→T 30000", "1 B→W1 20000", "1 B→W2 50000",
            ])
    }

    func testSourcesThatServeEachOtherMayDivideByDirectCostOnly() throws {
        var request = request(by: "direct_cost")
        request.method = .reciprocal
        let exact = try request.allocated()
        XCTAssertEqual(exact.totalBefore, exact.totalAfter)
        XCTAssertEqual(exact.bases.map(\.amount), [10_000, 2_000, 5_000])
        for method in [AllocationMethod.reciprocal, .iterative] {
            var refused = self.request(by: "accumulated_cost")
            refused.method = method
            XCTAssertThrowsError(try refused.allocated()) {
                XCTAssertEqual(
                    $0 as? AllocationError,
                    .policyNotForMethod(method, policy: "accumulated_cost"))
            }
        }
    }

    func testACostBelowZeroFallsUnderThePolicyForNegativeDrivers() throws {
        var request = request(by: "direct_cost")
        request.centres[3] = Support.centre("W2", .clinical, ["p": "-50.00"])
        XCTAssertThrowsError(try request.allocated()) {
            XCTAssertEqual(
                $0 as? AllocationError,
                .negativeDriver(
                    "direct_cost", department: "W2", value: "-50.00", period: "2025-03"))
        }
        request.policy.negativeDriver = .previousPeriod
        XCTAssertThrowsError(try request.allocated()) {
            XCTAssertEqual(
                $0 as? AllocationError,
                .previousDriverMissing(
                    "direct_cost", department: "W2", value: "-50.00", period: "2025-03"))
        }
        request.policy.negativeDriver = .zeroWithFinding
        let result = try request.allocated()
        XCTAssertEqual(Support.finals(result), ["W1=9000/3500", "W2=-2500/0"])
        XCTAssertEqual(result.findings.map(\.message), [.driverNegativeCounted])
        request.steps[1] = Support.step(3, ["T"], by: "accumulated_cost")
        let later = try request.allocated()
        // W2 has −25.00 at that step.
        XCTAssertEqual(later.findings.count, 1)
        XCTAssertEqual(later.finals, result.finals)
    }

    func testReceiversWithoutAnyCostLeaveTheAmountAndAreNamed() {
        var request = request(by: "direct_cost")
        request.centres[2] = Support.centre("W1", .clinical, [:])
        request.centres[3] = Support.centre("W2", .clinical, [:])
        XCTAssertThrowsError(try request.allocated()) {
            XCTAssertEqual(
                $0 as? AllocationError,
                .driverTotalZero(
                    AllocationError.ZeroDriver(
                        source: "T", driver: "direct_cost", item: "p", amount: "35.00",
                        period: "2025-03")))
        }
    }

    func testEachFaultOfADriverIsNamedAtOnce() throws {
        let driver = Support.driver("面积", ["内科": 30, "外科": -2, "眼科": 7], controlTotal: "40")
        let check = try DriverCheck(
            driver, departments: ["内科", "外科", "骨科"].map { Department.ID($0) },
            period: "2025-03")
        XCTAssertEqual(check.total, Decimal(35))
        XCTAssertEqual(try check.difference(), Decimal(-5))
        XCTAssertEqual(check.missing, [Department.ID("骨科")])
        XCTAssertEqual(check.negative, [Department.ID("外科")])
        XCTAssertEqual(
            check.findings.map { $0.text(in: .chinese) }, [
                "面积：没有编码为“眼科”的科室。",
                "2025年3月，分摊参数“面积”：科室“骨科”没有值（缺值不等于0）。",
                "2025年3月，分摊参数“面积”：科室“外科”的值为负数（-2）。",
                "2025年3月，分摊参数“面积”：各科室合计35，控制总数40，相差-5。",
            ])
        let sound = try DriverCheck(
            Support.driver("面积", ["内科": 30, "外科": 0], controlTotal: "30.0"),
            departments: ["内科", "外科"].map { Department.ID($0) })
        XCTAssertEqual(sound.findings, [])
        XCTAssertThrowsError(
            try DriverCheck(Support.driver("direct_cost", ["内科": 1]), departments: [])
        ) { XCTAssertEqual($0 as? AllocationError, .driverReserved("direct_cost")) }
    }
}
