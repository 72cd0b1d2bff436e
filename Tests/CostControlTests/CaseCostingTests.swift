import HospitalCore
import TestSupport
import XCTest

@testable import CostControl

/// Case costing by hand, by laws, and against a plain calculation with fractions of any size.
final class CaseCostingTests: XCTestCase {
    // MARK: by hand

    /// Unit costs: item 0 costs 1.2345 in department 0 and 2.5 in department 1, item 1 0.3333 in 0.
    ///
    ///     case 0: 3 × 1.2345 + 1.5 × 0.3333 = 3.7035 + 0.49995 = 4.20345 → 4.20
    ///     case 1: 1 × 2.5 − 1 × 1.2345 = 1.2655 → 1.27
    ///     case 2: 0.01 × 2.5 = 0.025 → 0.03
    ///     total 5.49395 → 5.49; the cases add up to 5.50, so the difference is −0.01
    ///     department 0: 3.7035 + 0.49995 − 1.2345 = 2.96895 → 2.97; 1: 2.525 → 2.53
    private func small() throws -> CaseCost {
        let costs = try UnitCosts([(0, 0, "1.2345"), (1, 0, "2.5"), (0, 1, "0.3333")])
        var costing = try CaseCosting(costs, caseCount: 4, quantityScale: 2)
        let leftOut = try costing.add([
            ChargeLine(caseIndex: 0, department: 0, item: 0, quantity: 300, amount: 1_000),
            ChargeLine(caseIndex: 0, department: 0, item: 1, quantity: 150, amount: 200),
            ChargeLine(caseIndex: 1, department: 1, item: 0, quantity: 100, amount: 500),
            ChargeLine(caseIndex: 1, department: 0, item: 0, quantity: -100, amount: -333),
            ChargeLine(caseIndex: 2, department: 1, item: 0, quantity: 1, amount: 5),
        ])
        XCTAssertEqual(leftOut, [])
        return try costing.finish(CaseRegister(groups: [1, 1, -1, 0], groupCount: 2))
    }

    private func yuan(_ amounts: CaseCost.Amounts) -> [String] {
        [amounts.cost.description, amounts.charge.description, String(amounts.lines)]
    }

    func testASmallExampleByHand() throws {
        let cost = try small()
        XCTAssertEqual(yuan(cost.amounts(ofCase: 0)), ["4.20", "12.00", "2"])
        XCTAssertEqual(yuan(cost.amounts(ofCase: 1)), ["1.27", "1.67", "2"])
        XCTAssertEqual(yuan(cost.amounts(ofCase: 2)), ["0.03", "0.05", "1"])
        XCTAssertEqual(yuan(cost.amounts(ofCase: 3)), ["0.00", "0.00", "0"])
        XCTAssertEqual(cost.departments.map(yuan), [["2.97", "8.67", "3"], ["2.53", "5.05", "2"]])
        XCTAssertEqual(yuan(cost.total), ["5.49", "13.72", "5"])
        XCTAssertEqual(cost.caseDifference.description, "-0.01")
        // 2.97 + 2.53 = 5.50.
        XCTAssertEqual(cost.departmentDifference.description, "-0.01")
        // Group 1 costs 4.20345 + 1.2655 = 5.46895, as its cases do: 4.20 + 1.27.
        XCTAssertEqual(yuan(cost.groups[1].amounts), ["5.47", "13.67", "4"])
        XCTAssertEqual(cost.groups.map(\.cases), [0, 2, 1])
        XCTAssertEqual(cost.groups.map(\.difference.description), ["0.00", "0.00", "0.00"])
        XCTAssertEqual(cost.groupDifference.description, "-0.01")
        XCTAssertEqual(cost.netNegativeItems, [])
        XCTAssertEqual(cost.linesRead, 5)
    }

    func testTheDifferenceOfAGroupIsWhatItsCasesLack() throws {
        // Three cases of 0.005 are 0.01 each and 0.015 → 0.02 together.
        var costing = try CaseCosting(UnitCosts([(0, 0, "0.005")]), caseCount: 3, quantityScale: 0)
        try costing.add((0..<3).map {
            ChargeLine(caseIndex: $0, department: 0, item: 0, quantity: 1, amount: 0)
        })
        let cost = try costing.finish(CaseRegister(groups: [0, 0, 0], groupCount: 1))
        XCTAssertEqual(cost.groups[0].amounts.cost.description, "0.02")
        XCTAssertEqual(cost.groups[0].difference.description, "-0.01")
        XCTAssertEqual(cost.caseDifference.description, "-0.01")
    }

    /// In-house at the start + this period − in-house at the end = discharged.
    func testServiceMonthsSelectTheUnitCostAndReconcile() throws {
        let costs = try UnitCosts(monthly: [
            (0, 0, "2025-02", "1.00"), (0, 0, "2025-03", "1.10"), (0, 0, "2025-04", "9"),
        ])
        let march = try Month("2025-03")
        var costing = try CaseCosting(
            costs, caseCount: 3, quantityScale: 0, months: march...march)
        func line(_ place: Int32, _ month: Int32, _ quantity: Int64) -> ChargeLine {
            ChargeLine(
                caseIndex: place, department: 0, item: 0, quantity: quantity,
                amount: quantity * 200, month: month)
        }
        let leftOut = try costing.add(
            [
                line(0, 202_502, 10), line(0, 202_503, 5), line(1, 202_502, 1),
                line(1, 202_503, 2), line(2, 202_503, 4), line(2, 202_504, 100),
                line(2, 202_501, 1),
            ], withMonths: true)
        XCTAssertEqual(leftOut.map(\.position), [5, 6])
        XCTAssertEqual(leftOut.map(\.fault), [.laterMonth, .noUnitCost])
        // Case 0 left in March, case 1 is in the house, case 2 leaves in April.
        let cost = try costing.finish(
            CaseRegister(groups: [0, 0, 0], groupCount: 1, discharges: [202_503, 0, 202_504]))
        let shown = cost.reconciliation
        XCTAssertEqual(yuan(shown.start), ["11.00", "22.00", "2"])
        // 5 + 2 + 4 units at 1.10.
        XCTAssertEqual(yuan(shown.current), ["12.10", "22.00", "3"])
        // Case 1: 1 × 1.00 + 2 × 1.10; case 2: 4 × 1.10.
        XCTAssertEqual(yuan(shown.end), ["7.60", "14.00", "3"])
        XCTAssertEqual(yuan(shown.discharged), ["15.50", "30.00", "2"])
        XCTAssertEqual(shown.difference, .zero)
        XCTAssertEqual(cost.leftOut[CaseLineFault.laterMonth.rawValue].charge.description, "200.00")
    }

    func testAnItemThatIsNetNegativeInACaseIsFound() throws {
        let costs = try UnitCosts([(0, 0, "1"), (0, 1, "1"), (1, 1, "1")])
        let lines = [
            ChargeLine(caseIndex: 0, department: 0, item: 0, quantity: 2, amount: 20, number: 1),
            ChargeLine(caseIndex: 0, department: 0, item: 0, quantity: -2, amount: -20, number: 2),
            ChargeLine(caseIndex: 0, department: 0, item: 1, quantity: -3, amount: -9, number: 3),
            ChargeLine(caseIndex: 0, department: 1, item: 1, quantity: 1, amount: 3, number: 4),
            ChargeLine(caseIndex: 1, department: 0, item: 1, quantity: 5, amount: 50, number: 5),
            ChargeLine(caseIndex: 1, department: 0, item: 1, quantity: 0, amount: -51, number: 6),
        ]
        var listed = NetItems(listing: 0)
        for line in lines where line.quantity < 0 || line.amount < 0 {
            listed.insert(case: line.caseIndex, item: line.item)
        }
        for netItems in [NetItems(), listed] {
            var costing = try CaseCosting(
                costs, caseCount: 2, quantityScale: 0, netItems: netItems)
            try costing.add(lines)
            let found = try costing.finish(CaseRegister(caseCount: 2)).netNegativeItems
            XCTAssertEqual(found.map { [$0.caseIndex, $0.item] }, [[0, 1], [1, 1]])
            XCTAssertEqual(found.map(\.quantity), [-2, 5])
            XCTAssertEqual(found.map(\.chargeFen), [-6, -1])
            XCTAssertEqual(found.map(\.firstRefund), [3, 6])
        }
    }

    // MARK: laws

    private struct Sample {
        let costs: UnitCosts
        let lines: [ChargeLine]
        let caseCount: Int
        let register: CaseRegister
    }

    /// Random lines over few cases, departments and items, some of them faulty.
    private func sample(_ generator: inout SeededGenerator, large: Bool = false) throws -> Sample {
        let (departments, items) = (
            Int.random(in: 1...70, using: &generator), Int.random(in: 1...9, using: &generator)
        )
        // Departments side by side or far apart; unit costs of many digits or of few.
        let apart = [1, 1, 53].randomElement(using: &generator) ?? 1
        let step = [1, 100, 1_000_000].randomElement(using: &generator) ?? 1 as Int64
        var costs = UnitCosts(isMonthly: true)
        let months: [Int32] = [202_411, 202_412, 202_501]
        for department in 0..<departments {
            for item in 0..<items {
                for month in months where Int.random(in: 0..<4, using: &generator) > 0 {
                    let steps = Int64.random(in: -99...9_999_999_999 / step, using: &generator)
                    try costs.insert(
                        department: department * apart, item: item, month: Month(yyyymm: month),
                        Decimal(significand: Int128(steps * step), scale: 8))
                }
            }
        }
        try costs.insert(
            department: departments * apart, item: items, month: Month(yyyymm: 202_501), .zero)
        let caseCount = Int.random(in: 1...12, using: &generator)
        let lines = (0..<Int.random(in: 0...200, using: &generator)).map { number in
            let most: Int64 = large ? 1 << 40 : 5_000
            let quantity = Int64.random(in: -most / 4...most, using: &generator)
            let amount = Int64.random(in: 0...(large ? 9_000_000_000 : 99_999), using: &generator)
            return ChargeLine(
                caseIndex: Int32.random(in: -3...Int32(caseCount), using: &generator),
                department: Int32.random(in: -1...Int32(departments), using: &generator)
                    * Int32(apart) + (Int.random(in: 0..<40, using: &generator) == 0 ? 1 : 0),
                item: Int32.random(in: -1...Int32(items), using: &generator),
                quantity: quantity, amount: quantity < 0 ? -amount : amount,
                month: ([202_410] + months + [202_502]).randomElement(using: &generator) ?? 0,
                number: Int32(number))
        }
        let groups = (0..<caseCount).map { _ in Int32.random(in: -1...3, using: &generator) }
        let discharges = (0..<caseCount).map { _ in
            [0, 202_411, 202_412, 202_501].randomElement(using: &generator) ?? 0 as Int32
        }
        return Sample(
            costs: costs, lines: lines, caseCount: caseCount,
            register: CaseRegister(groups: groups, groupCount: 4, discharges: discharges))
    }

    private func costing(_ sample: Sample, listing lines: [ChargeLine]?) throws -> CaseCosting {
        var netItems = NetItems()
        if let lines {
            netItems = NetItems(listing: 0)
            for line in lines where line.quantity < 0 || line.amount < 0 {
                netItems.insert(case: line.caseIndex, item: line.item)
            }
        }
        return try CaseCosting(
            sample.costs, caseCount: sample.caseCount, quantityScale: 4,
            months: Month(yyyymm: 202_412)...Month(yyyymm: 202_501), netItems: netItems)
    }

    func testChunksOrderThreadsAndListingDoNotMatter() throws {
        let seed: UInt64 = 2_202
        var generator = SeededGenerator(seed: seed)
        for round in 0..<120 {
            let sample = try sample(&generator)
            var whole = try costing(sample, listing: nil)
            try whole.add(sample.lines, withMonths: true)
            let expected = try whole.finish(sample.register).shown
            for variant in 0..<4 {
                let lines = variant % 2 == 0
                    ? sample.lines : sample.lines.shuffled(using: &generator)
                var parts = try (0...variant).map { _ in
                    try costing(sample, listing: variant > 1 ? lines : nil)
                }
                var rest = lines[...]
                while !rest.isEmpty {
                    let count = Int.random(in: 1...max(1, rest.count), using: &generator)
                    let part = Int.random(in: parts.indices, using: &generator)
                    try parts[part].add(
                        Array(rest.prefix(count)), withMonths: true,
                        isNarrow: Bool.random(using: &generator))
                    rest = rest.dropFirst(count)
                }
                // Any grouping of the merges: from the left, or from the right.
                while parts.count > 1 {
                    if Bool.random(using: &generator) {
                        let last = parts.removeLast()
                        try parts[parts.count - 1].merge(last)
                    } else {
                        let second = parts.remove(at: 1)
                        try parts[0].merge(second)
                    }
                }
                XCTAssertEqual(
                    try parts[0].finish(sample.register).shown, expected,
                    "seed \(seed), round \(round), variant \(variant)")
            }
        }
    }

    /// Against fractions of any size, line by line.
    func testCostsAreExact() throws {
        let seed: UInt64 = 2_203
        var generator = SeededGenerator(seed: seed)
        var (costed, left) = (0, 0)
        for round in 0..<80 {
            let sample = try sample(&generator, large: round % 2 == 1)
            var costing = try costing(sample, listing: sample.lines)
            let table = try sample.costs.table()
            var (byCase, byDepartment) = ([Int32: Rate](), [Int32: Rate]())
            var total = Rate.zero
            for line in sample.lines {
                guard (0..<Int32(sample.caseCount)).contains(line.caseIndex),
                    line.month <= 202_501,
                    let unitCost = table.unitCost(
                        department: line.department, item: line.item, month: line.month)
                else { continue }
                let cost = try Rate(numerator: Int128(line.quantity), denominator: 10_000)
                    * Rate(numerator: Int128(unitCost), denominator: 100_000_000)
                byCase[line.caseIndex] = (byCase[line.caseIndex] ?? .zero) + cost
                byDepartment[line.department] = (byDepartment[line.department] ?? .zero) + cost
                total = total + cost
                costed += 1
            }
            left += try costing.add(sample.lines, withMonths: true).count
            let found = try costing.finish(sample.register)
            func fen(_ rate: Rate?) throws -> Int64 {
                try (rate ?? .zero).applied(
                    to: Money(fen: 100), rounding: .halfAwayFromZero
                ).fen
            }
            for place in 0..<sample.caseCount {
                XCTAssertEqual(
                    found.amounts(ofCase: place).cost.fen, try fen(byCase[Int32(place)]),
                    "seed \(seed), round \(round), case \(place)")
            }
            for (place, amounts) in found.departments.enumerated() {
                XCTAssertEqual(amounts.cost.fen, try fen(byDepartment[Int32(place)]))
            }
            XCTAssertEqual(found.total.cost.fen, try fen(total))
            XCTAssertEqual(found.total.lines + found.leftOut.reduce(0) { $0 + $1.lines },
                           sample.lines.count)
        }
        XCTAssertGreaterThan(costed, 1_000)
        XCTAssertGreaterThan(left, 1_000)
    }

    func testRefundingEveryLineLeavesNothing() throws {
        let seed: UInt64 = 2_204
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<30 {
            let sample = try sample(&generator)
            let refunds = sample.lines.map { line in
                var line = line
                (line.quantity, line.amount) = (-line.quantity, -line.amount)
                return line
            }
            var costing = try costing(sample, listing: nil)
            try costing.add(sample.lines + refunds, withMonths: true)
            let cost = try costing.finish(sample.register)
            XCTAssertEqual(cost.total.cost, .zero)
            XCTAssertEqual(cost.total.charge, .zero)
            XCTAssertEqual(cost.netNegativeItems, [])
            XCTAssertTrue((0..<sample.caseCount).allSatisfy {
                cost.amounts(ofCase: $0).cost == .zero && cost.amounts(ofCase: $0).charge == .zero
            })
        }
    }
}
