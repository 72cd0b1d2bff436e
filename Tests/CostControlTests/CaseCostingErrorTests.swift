import HospitalCore
import XCTest

@testable import CostControl

/// One fixture per way in which case costing refuses what it is given, and per reason to leave a
/// line out.
final class CaseCostingErrorTests: XCTestCase {
    private func costing(
        scale: Int = 0, months: ClosedRange<Month>? = nil, netItems: NetItems = NetItems()
    ) throws -> CaseCosting {
        try CaseCosting(
            UnitCosts([(0, 0, "1"), (1, 1, "2")]), caseCount: 2, quantityScale: scale,
            months: months, netItems: netItems)
    }

    private func line(
        _ place: Int32, _ department: Int32, _ item: Int32, _ quantity: Int64 = 1,
        _ amount: Int64 = 100
    ) -> ChargeLine {
        ChargeLine(
            caseIndex: place, department: department, item: item, quantity: quantity,
            amount: amount)
    }

    func testEveryReasonToLeaveALineOut() throws {
        var costing = try costing()
        let leftOut = try costing.add([
            line(0, 0, 0), line(-1, 0, 0), line(2, 0, 0), line(0, -1, 0), line(0, 0, -1),
            line(0, 0, 1), line(0, 5, 0), line(0, 0, 5), line(CaseLines.duplicate, 0, 0),
            line(CaseLines.unreadable, 0, 0), line(0, 0, 0, 1, 10_000_000_000_001),
            line(0, 0, 0, 100_000_000_001), line(0, 0, 0, -100_000_000_000, -10_000_000_000_000),
        ])
        XCTAssertEqual(leftOut.map(\.position), Array(1...11))
        XCTAssertEqual(leftOut.map(\.fault), [
            .unknownCase, .unknownCase, .unknownDepartment, .unknownItem, .noUnitCost,
            .noUnitCost, .noUnitCost, .duplicate, .unreadable, .outOfRange, .outOfRange,
        ])
        let cost = try costing.finish(CaseRegister(caseCount: 2))
        // One yuan, and a refund of the largest charge and cost a line may have.
        XCTAssertEqual(cost.total.cost.description, "-99999999999.00")
        XCTAssertEqual(cost.total.charge.description, "-99999999999.00")
        XCTAssertEqual(cost.leftOutLines(ofCase: 0), 7)
        XCTAssertEqual(cost.leftOutLines(ofCase: 1), 0)
        XCTAssertEqual(cost.leftOut.map(\.lines), [1, 1, 2, 1, 1, 0, 3, 2])
        XCTAssertEqual(
            cost.leftOut[CaseLineFault.outOfRange.rawValue].charge.description, "100000000001.01")
    }

    func testUnitCostsAreRefused() throws {
        XCTAssertEqual(
            caseError { _ = try CaseCosting(UnitCosts(isMonthly: false), caseCount: 1) },
            .nothingToCost)
        XCTAssertEqual(
            caseError {
                let costs = try UnitCosts([(0, 1, "1"), (0, 0, "1"), (0, 1, "2")])
                _ = try CaseCosting(costs, caseCount: 1)
            }, .unitCostTwice(department: 0, item: 1, month: 0))
        XCTAssertEqual(
            CaseCostingError.unitCostTwice(department: 0, item: 1, month: 202_503).finding
                .text(in: .english),
            "Department \"1\" has two unit costs for item \"2\" in 2025-03.")
        for text in ["0.000000001", "92233720368.54775808", "-92233720368.54775808"] {
            XCTAssertEqual(
                caseError { _ = try UnitCosts([(0, 0, text)]) }, .unitCostOutOfRange(text))
        }
        XCTAssertNoThrow(try UnitCosts([(0, 0, "-92233720368.54775807"), (0, 1, "0.100000000")]))
        XCTAssertEqual(
            caseError { _ = try UnitCosts([(4_096, 0, "1")]) },
            .tooMany(.departments, limit: 4_096))
        XCTAssertEqual(
            caseError { _ = try UnitCosts([(0, 1 << 20, "1")]) }, .tooMany(.items, limit: 1 << 20))
        XCTAssertEqual(
            caseError { _ = try UnitCosts([(-1, 0, "1")]) }, .tooMany(.departments, limit: 4_096))
        // 64 blocks of departments leave room for 65,536 items.
        XCTAssertEqual(
            caseError {
                _ = try CaseCosting(UnitCosts([(4_095, 70_000, "1")]), caseCount: 1)
            }, .tooMany(.items, limit: 65_536))
        var monthly = UnitCosts(isMonthly: true)
        XCTAssertEqual(
            caseError { try monthly.insert(department: 0, item: 0, month: nil, .one) },
            .serviceMonthMissing)
    }

    func testSettingsAreRefused() throws {
        XCTAssertEqual(caseError { _ = try self.costing(scale: 10) }, .quantityScaleInvalid(10))
        XCTAssertEqual(caseError { _ = try self.costing(scale: -1) }, .quantityScaleInvalid(-1))
        var costing = try self.costing()
        XCTAssertEqual(
            caseError { try costing.knowCases(Int(Int32.max)) },
            .tooMany(.cases, limit: Int(Int32.max) - 1))
        XCTAssertEqual(costing.caseCount, 2)
        XCTAssertEqual(
            caseError {
                _ = try costing.finish(
                    CaseRegister(groups: [0, 1], groupCount: 1))
            }, .doesNotFit)
        XCTAssertEqual(
            caseError { _ = try costing.finish(CaseRegister(caseCount: 3)) }, .doesNotFit)
    }

    func testColumnsOfDifferentLengthAreRefused() {
        let (short, long) = ([Int32](repeating: 0, count: 1), [Int64](repeating: 0, count: 2))
        short.withUnsafeBufferPointer { short in
            long.withUnsafeBufferPointer { long in
                XCTAssertEqual(
                    caseError {
                        _ = try CaseLines(
                            cases: short, departments: short, items: short, quantities: .wide(long),
                            amounts: long)
                    }, .columnsDiffer)
            }
        }
    }

    func testMonthlyUnitCostsNeedAMonth() throws {
        let (march, april) = (try Month("2025-03"), try Month("2025-04"))
        let costs = try UnitCosts(monthly: [(0, 0, "2025-03", "1.5")])
        for months in [nil, march...april] {
            var costing = try CaseCosting(costs, caseCount: 1, quantityScale: 0, months: months)
            XCTAssertEqual(caseError { try costing.add([line(0, 0, 0)]) }, .serviceMonthMissing)
            XCTAssertEqual(costing.lineCount, 0)
        }
        var costing = try CaseCosting(costs, caseCount: 1, quantityScale: 0, months: march...march)
        XCTAssertEqual(try costing.add([line(0, 0, 0)]), [])
        XCTAssertEqual(
            try costing.finish(CaseRegister(caseCount: 1)).total.cost.description, "1.50")
    }

    func testChargesThatMightOverflowAreRefused() throws {
        var costing = try costing()
        // 922,337 lines of the largest charge are below 2⁶³ fen, one more is not.
        let largest = [ChargeLine](
            repeating: line(0, 0, 0, 1, 10_000_000_000_000), count: 922_337)
        XCTAssertEqual(try costing.add(largest), [])
        XCTAssertEqual(
            caseError { try costing.add([line(0, 0, 0, 1, 10_000_000_000_000)]) }, .overflow)
        XCTAssertEqual(costing.lineCount, 922_337)
        // What was added before its charge was known to be too large is taken back.
        let amounts = try costing.finish(CaseRegister(caseCount: 2)).amounts(ofCase: 0)
        XCTAssertEqual(amounts.lines, 922_337)
        XCTAssertEqual(amounts.charge, Money(fen: 9_223_370_000_000_000_000))
        var other = try self.costing()
        XCTAssertEqual(try other.add(largest), [])
        XCTAssertEqual(caseError { try other.merge(costing) }, .overflow)
    }

    func testACellBeyondSixtyFourBitsIsAnError() throws {
        var costing = try costing()
        let largest = [ChargeLine](
            repeating: line(0, 0, 0, 100_000_000_000, 0), count: 1_000_000)
        try costing.add(largest)
        XCTAssertEqual(
            caseError { _ = try costing.finish(CaseRegister(caseCount: 2)) }, .amountOutOfRange)
    }

    func testARefundThatWasNotListedIsAnError() throws {
        var listed = NetItems(listing: 0)
        listed.insert(case: 0, item: 0)
        // Neither is a place of a case or an item.
        listed.insert(case: -1, item: 0)
        listed.insert(case: 0, item: -1)
        var costing = try costing(netItems: listed)
        try costing.add([line(0, 0, 0, -1), line(1, 1, 1), line(-1, 0, 0, -1)])
        XCTAssertEqual(caseError { try costing.add([line(1, 1, 1, -1)]) }, .refundNotListed)
    }

    func testCostingsThatDoNotGoTogetherAreNotMerged() throws {
        var costing = try costing()
        let march = try Month("2025-03")
        let others = [
            try self.costing(scale: 1), try self.costing(months: march...march),
            try self.costing(netItems: NetItems(listing: 0)),
            try CaseCosting(UnitCosts([(0, 0, "1")]), caseCount: 2, quantityScale: 0),
            try CaseCosting(
                UnitCosts([(0, 0, "1"), (1, 1, "2")]), caseCount: 3, quantityScale: 0),
        ]
        for other in others { XCTAssertEqual(caseError { try costing.merge(other) }, .doesNotFit) }
        let same = try self.costing()
        for caseOf: [Int32] in [[0], [0, 2], [-1, 0]] {
            XCTAssertEqual(
                caseError { try costing.merge(same, caseOf: caseOf) }, .doesNotFit)
        }
        XCTAssertNoThrow(try costing.merge(same, caseOf: [1, 0]))
    }

    func testEveryErrorSaysWhatItIs() {
        let errors: [(CaseCostingError, String)] = [
            (.nothingToCost, "没有单位成本，无法核算病例成本。"),
            (.unitCostOutOfRange("1.123456789"), "“1.123456789”不是有效的单位成本（元，最多8位小数）。"),
            (.quantityScaleInvalid(12), "数量的小数位数为12，须在0至9之间。"),
            (.tooMany(.lines, limit: 5), "费用明细超过上限5。"),
            (.columnsDiffer, "费用明细各列的长度不同。"),
            (.serviceMonthMissing, "单位成本按月给出，费用明细须有服务期间列，或只核算一个月。"),
            (.overflow, "费用合计可能超出范围，未核算。"),
            (.refundNotListed, "费用明细在读取过程中被更改，请重新核算。"),
            (.doesNotFit, "要合并的病例成本或病例清单与本次核算不一致。"),
            (.amountOutOfRange, "病例、病组或科室的成本合计超出范围。"),
        ]
        for (error, text) in errors {
            XCTAssertEqual(error.finding.text(in: .chinese), text)
        }
        XCTAssertEqual(
            CaseCostingError.tooMany(.cases, limit: 2).finding.text(in: .english),
            "There are more than 2 cases.")
    }
}
