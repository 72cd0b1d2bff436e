import CostControl
import HospitalCore
import XCTest

/// Budgets: what documents take, in which order limits count, what money is bound to.
final class BudgetTests: XCTestCase {
    private func budget(_ lines: BudgetLine...) throws -> Budget { try Budget(lines) }

    /// T-BUD: a request of 100, two orders of 60 and 40, a bill of 58 of the first.
    func testRequestOrdersAndABillAreCountedOnce() throws {
        var budget = try budget(try budgetLine("L"))
        try budget.take(document("PR", .reserved, "100"))
        try budget.take(document("PO1", .committed, "60", from: "PR"))
        try budget.take(document("PO2", .committed, "40", from: "PR"))
        XCTAssertEqual(try standing(budget), ["0.00", "100.00", "0.00", "1100.00"])
        try budget.take(document("B1", .actual, "58", from: "PO1"))
        XCTAssertEqual(try standing(budget), ["0.00", "42.00", "58.00", "1100.00"])
        try budget.take(.release(BudgetDocument.ID("PO1"), nil))
        XCTAssertEqual(try standing(budget), ["0.00", "40.00", "58.00", "1102.00"])
        // Reopened, and the bill taken back: the order has its 60 again.
        try budget.take(.restore(BudgetDocument.ID("PO1")))
        try budget.take(.reverse(BudgetDocument.ID("B1")))
        XCTAssertEqual(try standing(budget), ["0.00", "100.00", "0.00", "1100.00"])
        // Cancelled orders give the request back.
        try budget.take(.reverse(BudgetDocument.ID("PO1")))
        try budget.take(.reverse(BudgetDocument.ID("PO2")))
        XCTAssertEqual(try standing(budget), ["100.00", "0.00", "0.00", "1100.00"])
    }

    /// T-BUD: the last fen is taken once, and a conversion within its amount is never refused.
    func testTheLastFenIsTakenOnce() throws {
        var budget = try budget(try budgetLine("L"))
        try budget.take(document("A", .reserved, "1199.99"))
        XCTAssertThrowsError(try budget.take(document("B", .reserved, "0.02"))) {
            guard case .exceeded(let excess) = $0 as? BudgetError else { return XCTFail("\($0)") }
            XCTAssertEqual(excess.limit, .year)
            XCTAssertEqual(excess.available.money, Money(fen: 1))
            XCTAssertEqual(excess.asked.money, Money(fen: 2))
        }
        try budget.take(document("B", .reserved, "0.01"))
        XCTAssertThrowsError(try budget.take(document("C", .reserved, "0.01")))
        try budget.take(document("D", .committed, "1199.99", from: "A"))
        XCTAssertEqual(try standing(budget), ["0.01", "1199.99", "0.00", "0.00"])
    }

    /// T-BUD: the year is tested before the month; a month can warn and the months so far refuse.
    func testLimitsAreTestedInTheirOrder() throws {
        var budget = try budget(try budgetLine("L") {
            $0.control.month = .warn
            $0.control.cumulative = .stop
        })
        let warned = try budget.take(document("A", .reserved, "150", in: 2))
        XCTAssertEqual(warned.warnings.map(\.limit), [.month])
        XCTAssertEqual(warned.warnings[0].available.money, yuan("100"))
        XCTAssertThrowsError(try budget.take(document("B", .reserved, "51", in: 2))) {
            guard case .exceeded(let excess) = $0 as? BudgetError else { return XCTFail("\($0)") }
            XCTAssertEqual(excess.limit, .cumulative)
        }
        XCTAssertThrowsError(try budget.take(document("B", .reserved, "1051", in: 12))) {
            guard case .exceeded(let excess) = $0 as? BudgetError else { return XCTFail("\($0)") }
            XCTAssertEqual(excess.limit, .year)
        }
        XCTAssertEqual(
            try budget.take(document("B", .reserved, "50", in: 2)).warnings.map(\.limit),
            [.month])
    }

    /// A line that only warns takes what is beyond it; one that ignores says nothing.
    func testALineWarnsOrIgnores() throws {
        var budget = try budget(
            try budgetLine("L") { $0.control.year = .warn },
            try budgetLine("M") { $0.control.year = .ignore },
            try budgetLine("R") {
                $0.control.year = .ignore
                $0.isRestricted = true
            })
        XCTAssertEqual(try budget.take(document("A", .actual, "1201")).warnings.count, 1)
        XCTAssertEqual(try budget.take(document("B", .actual, "9999", on: "M")).warnings, [])
        // The limit of a restricted line (三公) cannot be weakened.
        XCTAssertThrowsError(try budget.take(document("C", .actual, "1200.01", on: "R")))
        XCTAssertEqual(try standing(budget), ["0.00", "0.00", "1201.00", "-1.00"])
    }

    /// A bill may go beyond its order by the tolerance and no fen more, and once.
    func testABillGoesBeyondItsOrderByTheTolerance() throws {
        let share = dec("0.05")
        var budget = try budget(try budgetLine("L") {
            $0.tolerance = BudgetTolerance(share: share, most: Money(fen: 400))
        })
        try budget.take(document("PO", .committed, "60"))
        XCTAssertThrowsError(try budget.take(document("B", .actual, "63.01", from: "PO")))
        try budget.take(document("B", .actual, "63", from: "PO"))
        XCTAssertEqual(try standing(budget), ["0.00", "0.00", "63.00", "1137.00"])
        XCTAssertThrowsError(try budget.take(document("B2", .actual, "0.01", from: "PO")))
        try budget.take(document("PO2", .committed, "100"))
        XCTAssertThrowsError(try budget.take(document("B3", .actual, "104.01", from: "PO2")))
        try budget.take(document("B3", .actual, "104", from: "PO2"))
    }

    /// T-BUD: quantity is limited beside money, in the unit of the line.
    func testQuantitiesAreLimitedBesideMoney() throws {
        var line = try budgetLine("L")
        var approved: [Month: BudgetAmount] = [:]
        for (month, amount) in line.approved {
            approved[month] = BudgetAmount(amount.money, quantity: dec("10"))
        }
        line = BudgetLine(line.id, account: line.account, approved: approved)
        line.unit = "kWh"
        var budget = try budget(line)
        try budget.take(document("A", .reserved, "1", quantity: "119.5"))
        XCTAssertThrowsError(try budget.take(document("B", .reserved, "1", quantity: "0.6"))) {
            guard case .exceeded(let excess) = $0 as? BudgetError else { return XCTFail("\($0)") }
            XCTAssertEqual(excess.available.quantity, dec("0.5"))
            XCTAssertEqual(excess.available.money, yuan("1199"))
        }
        try budget.take(document("C", .committed, "0.5", from: "A", quantity: "19.5"))
        let left = try budget.standing(of: line.id)
        XCTAssertEqual(left.reserved, BudgetAmount(yuan("0.5"), quantity: dec("100")))
        XCTAssertEqual(left.committed, BudgetAmount(yuan("0.5"), quantity: dec("19.5")))
    }

    /// S-080: money for one purpose pays for no other.
    func testS080AnotherPurposeIsBlocked() throws {
        var budget = try budget(try budgetLine("L") {
            $0.funding = "fiscal_project"
            $0.project = "P1"
            $0.purposes = ["设备"]
        })
        let right = BudgetDocument.Use(
            funding: "fiscal_project", project: "P1", purpose: "设备")
        for wrong in [
            BudgetDocument.Use(funding: "fiscal_project", project: "P1", purpose: "会议"),
            BudgetDocument.Use(funding: "fiscal_project", project: "P1"),
            BudgetDocument.Use(funding: "fiscal_project", project: "P2", purpose: "设备"),
            BudgetDocument.Use(funding: nil, project: "P1", purpose: "设备"),
        ] {
            XCTAssertThrowsError(try budget.take(document("A", .reserved, "1", use: wrong))) {
                guard case .line(_, .earmarked) = $0 as? BudgetError
                else { return XCTFail("\($0)") }
            }
        }
        try budget.take(document("A", .reserved, "1", use: right))
        XCTAssertEqual(try standing(budget)[0], "1.00")
    }

    /// S-085: a fund of a key discipline with five purposes and a balance for each.
    func testS085AFundHasABalancePerPurpose() throws {
        let purposes = ["人才", "梯队", "设备图书", "科研", "学术交流"]
        var budget = try Budget(purposes.enumerated().map { place, purpose in
            try budgetLine("L\(place)", monthly: "\(place + 1)") { $0.purposes = [purpose] }
        })
        for (place, purpose) in purposes.enumerated() {
            try budget.take(document(
                "D\(place)", .actual, "5", on: "L\(place)",
                use: BudgetDocument.Use(purpose: purpose)))
        }
        XCTAssertEqual(
            try (0..<5).map { try standing(budget, "L\($0)")[3] },
            ["7.00", "19.00", "31.00", "43.00", "55.00"])
        XCTAssertThrowsError(try budget.take(document(
            "X", .actual, "1", on: "L0", use: BudgetDocument.Use(purpose: "设备图书"))))
    }

    /// S-074: reserves of June to September have a line in each of these months.
    func testS074AReserveHasMoneyInEachOfItsMonths() throws {
        let months = try (1...12).map { try month($0) }
        let plan = LabourPlan(
            account: Posting.Account(Department.ID("后勤"), item: "临时用工"),
            routine: Dictionary(
                uniqueKeysWithValues: months.map { ($0, Money(fen: 500_000)) }),
            reserves: [
                LabourPlan.Reserve("雨季防汛", from: 6, through: 9, monthly: Money(fen: 80_000)),
                LabourPlan.Reserve("冬季除雪", from: 12, through: 2, monthly: Money(fen: 30_000)),
            ])
        let lines = plan.lines("LG", for: months)
        XCTAssertEqual(lines.map(\.id.code), ["LG", "LG-1", "LG-2"])
        func paid(_ line: BudgetLine) -> [Int] {
            months.filter { line.approved[$0]?.money ?? .zero > .zero }.map(\.month)
        }
        XCTAssertEqual(lines.map(paid), [Array(1...12), [6, 7, 8, 9], [1, 2, 12]])
        XCTAssertEqual(try plan.reserves(in: month(7)).map(\.purpose), ["雨季防汛"])
        var budget = try Budget(lines)
        XCTAssertThrowsError(try budget.take(document(
            "A", .actual, "1", on: "LG-1", in: 7, use: BudgetDocument.Use(purpose: "绿化"))))
        try budget.take(document(
            "A", .actual, "800", on: "LG-1", in: 7, use: BudgetDocument.Use(purpose: "雨季防汛")))
    }

    /// S-116: 3,201.63 of 3,032 are 169.63 beyond, 105.59 %; stopped or warned by setting.
    func testS116SpendingBeyondTheBudget() throws {
        let progress = BudgetProgress(
            object: "专项资金", target: dec("3032"), actual: dec("3201.63"))
        XCTAssertEqual(try progress.excess(), dec("169.63"))
        XCTAssertEqual(try progress.share()?.value, dec("105.59"))
        XCTAssertEqual(try progress.gap(), dec("-169.63"))
        for (treatment, refused) in [(BudgetControl.Treatment.stop, true), (.warn, false)] {
            var line = BudgetLine(
                BudgetLine.ID("L"), account: Posting.Account(Department.ID("民政"), item: "救助"),
                approved: [try month(1): BudgetAmount(yuan("30320000"))])
            line.control.year = treatment
            var budget = try Budget([line])
            let spent = try document("A", .actual, "32016300")
            if refused {
                XCTAssertThrowsError(try budget.take(spent))
            } else {
                XCTAssertEqual(try budget.take(spent).warnings.map(\.limit), [.year])
            }
        }
    }

    /// S-119: 6,097 of 9,500: 3,403 are missing, 64.18 % are done.
    func testS119AGapAndTheYearAtThisPace() throws {
        let progress = BudgetProgress(
            object: "万人", target: dec("9500"), actual: dec("6097"))
        XCTAssertEqual(try progress.gap(), dec("3403"))
        XCTAssertEqual(try progress.share()?.value, dec("64.18"))
        XCTAssertNil(try progress.excess())
        // 6097 / 8 × 12 = 9145.5, printed like the actual without decimals.
        XCTAssertEqual(try progress.yearEnd(after: 8, of: 12), dec("9146"))
        XCTAssertNil(try progress.yearEnd(after: 0, of: 12))
        let none = BudgetProgress(object: "x", target: .zero, actual: .zero)
        XCTAssertNil(try none.share())
    }

    /// Adjustments and transfers move what nobody uses; the total of a transfer stays.
    func testApprovedMoneyIsMoved() throws {
        var budget = try budget(try budgetLine("L"), try budgetLine("M"))
        try budget.take(document("A", .reserved, "1150"))
        let moved = try budget.take(.transfer(
            from: BudgetLine.ID("L"), to: BudgetLine.ID("M"), month: try month(3),
            amount: BudgetAmount(yuan("50"))))
        XCTAssertEqual(moved.moves.map(\.amount.money.fen), [-5_000, 5_000])
        XCTAssertEqual(try standing(budget), ["1150.00", "0.00", "0.00", "0.00"])
        XCTAssertEqual(try standing(budget, "M")[3], "1250.00")
        try budget.take(.adjust(
            line: BudgetLine.ID("L"), month: try month(3), amount: BudgetAmount(yuan("7"))))
        XCTAssertEqual(try standing(budget)[3], "7.00")
    }

    /// What is open goes on with its money; the rest is carried, given back or lapses.
    func testAYearLeavesItsOpenDocumentsAndItsRest() throws {
        var budget = try budget(
            try budgetLine("C") { $0.yearEnd = .carry },
            try budgetLine("L") { $0.yearEnd = .lapse },
            try budgetLine("R") { $0.yearEnd = .giveBack })
        for line in ["C", "L", "R"] {
            try budget.take(document("PO-\(line)", .committed, "300", on: line))
            try budget.take(document(
                "B-\(line)", .actual, "100", on: line, from: "PO-\(line)"))
        }
        let end = try BudgetCarryOver(of: budget)
        XCTAssertEqual(end.documents.map(\.open.money), Array(repeating: yuan("200"), count: 3))
        let parts = end.lines.map { line in
            [line.unspent, line.committed, line.carried, line.returned, line.lapsed]
                .map { Int($0.money.fen / 100) }
        }
        XCTAssertEqual(
            parts, [[1100, 200, 900, 0, 0], [1100, 200, 0, 0, 900], [1100, 200, 0, 900, 0]])
        var next = try Budget(try ["C", "L", "R"].map { try budgetLine($0, monthly: "10") })
        _ = try end.open(in: month(1), of: &next)
        // C has its own 120, 900 carried and 200 for the order, which takes them.
        XCTAssertEqual(try standing(next, "C"), ["0.00", "200.00", "0.00", "1020.00"])
        XCTAssertEqual(try standing(next, "L"), ["0.00", "200.00", "0.00", "120.00"])
        let freed = try BudgetCarryOver(of: budget, commitments: .none)
        XCTAssertEqual(freed.documents, [])
        XCTAssertEqual(freed.lines[0].carried.money, yuan("1100"))
    }

    /// A tolerance of 5 % is one for all bills of an order, in money and quantity, and comes back
    /// with a bill that is taken back.
    func testAToleranceIsUsedOnceOverAllBills() throws {
        var approved: [Month: BudgetAmount] = [:]
        for number in 1...12 {
            approved[try month(number)] = BudgetAmount(yuan("1000"), quantity: dec("1000"))
        }
        var line = BudgetLine(
            BudgetLine.ID("L"), account: Posting.Account(Department.ID("D"), item: "I"),
            approved: approved)
        line.unit = "件"
        line.tolerance = BudgetTolerance(share: dec("0.05"))
        var budget = try budget(line)
        try budget.take(document("PO", .committed, "100", quantity: "10"))
        try budget.take(document("B1", .actual, "105", from: "PO", quantity: "1"))
        XCTAssertThrowsError(
            try budget.take(document("B2", .actual, "0.01", from: "PO", quantity: "1")))
        try budget.take(.reverse(BudgetDocument.ID("B1")))
        try budget.take(document("B3", .actual, "103", from: "PO", quantity: "10"))
        try budget.take(document("B4", .actual, "2", from: "PO", quantity: "0"))
        XCTAssertThrowsError(
            try budget.take(document("B5", .actual, "0.01", from: "PO", quantity: "0")))
        // 5 % of ten pieces are no whole piece.
        XCTAssertThrowsError(
            try budget.take(document("B6", .actual, "0", from: "PO", quantity: "1")))
        // Releasing and restoring gives no second tolerance.
        try budget.take(document("Q", .committed, "100", quantity: "10"))
        try budget.take(.release(
            BudgetDocument.ID("Q"), BudgetAmount(yuan("50"), quantity: dec("5"))))
        try budget.take(document("C1", .actual, "55", from: "Q", quantity: "5"))
        try budget.take(.restore(BudgetDocument.ID("Q")))
        XCTAssertThrowsError(
            try budget.take(document("C2", .actual, "50.01", from: "Q", quantity: "5")))
        try budget.take(document("C2", .actual, "50", from: "Q", quantity: "5"))
    }

    /// A last instalment without pieces is billed, and goes on into the next year.
    func testAnInstalmentWithoutPiecesIsTaken() throws {
        var line = BudgetLine(
            BudgetLine.ID("L"), account: Posting.Account(Department.ID("D"), item: "I"),
            approved: [try month(1): BudgetAmount(yuan("1000"), quantity: dec("100"))])
        line.unit = "件"
        var budget = try budget(line)
        try budget.take(document("PO", .committed, "100", quantity: "10"))
        try budget.take(document("B", .actual, "60", from: "PO", quantity: "10"))
        var next = try Budget([line])
        _ = try BudgetCarryOver(of: budget).open(in: month(1), of: &next)
        XCTAssertEqual(try standing(next), ["0.00", "40.00", "0.00", "1000.00"])
        try next.take(document("B2", .actual, "40", from: "PO", quantity: "0"))
        XCTAssertEqual(try standing(next), ["0.00", "0.00", "40.00", "1000.00"])
    }

    /// What a month has used is not cut away, and an earlier month takes nothing from a later one.
    func testMonthsCannotBeEmptiedByTheBackDoor() throws {
        var budget = try budget(
            try budgetLine("L") { $0.control.month = .stop },
            try budgetLine("M") { $0.control.cumulative = .stop })
        try budget.take(document("A", .actual, "100"))
        for step in [
            BudgetStep.adjust(
                line: BudgetLine.ID("L"), month: try month(1),
                amount: BudgetAmount(yuan("-0.01"))),
            .transfer(
                from: BudgetLine.ID("L"), to: BudgetLine.ID("M"), month: try month(1),
                amount: BudgetAmount(yuan("0.01"))),
        ] {
            XCTAssertThrowsError(try budget.take(step)) {
                guard case .exceeded(let excess) = $0 as? BudgetError
                else { return XCTFail("\($0)") }
                XCTAssertEqual(excess.limit, .month)
            }
        }
        try budget.take(document("B", .actual, "400", on: "M", in: 4))
        XCTAssertThrowsError(try budget.take(document("C", .actual, "0.01", on: "M", in: 1))) {
            guard case .exceeded(let excess) = $0 as? BudgetError else { return XCTFail("\($0)") }
            XCTAssertEqual(excess.limit, .cumulative)
            XCTAssertEqual(excess.month, try? month(4))
        }
        try budget.take(document("C", .actual, "100", on: "M", in: 5))
    }
}
