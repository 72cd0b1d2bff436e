import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Purchases: quotations, split orders, claims, projects, suppliers.
final class ProcurementTests: XCTestCase {
    private func day(_ text: String) throws -> Day { try Day(text) }

    private func quotes(_ prices: [(String, String)]) throws -> QuotationSet {
        try QuotationSet(
            item: "泵", prices.map { QuotationSet.Quotation($0.0, price: yuan($0.1)) },
            minimum: ProcurementRule.quotations.whole)
    }

    /// S-077: one quotation is short, two are enough, two of one supplier are short; a choice that
    /// is not the lowest needs a reason.
    func testS077AtLeastTwoSuppliersQuote() throws {
        XCTAssertEqual(try quotes([("A", "100")]).state, .short)
        let two = try quotes([("A", "100"), ("B", "90")])
        XCTAssertEqual(two.state, .ok)
        XCTAssertEqual(try quotes([("A", "100"), ("A", "90")]).state, .short)
        XCTAssertEqual(two.ranking.map(\.supplier), ["B", "A"])
        XCTAssertEqual(try two.choose("B", reason: nil), .zero)
        for reason in [nil, ""] {
            assertRefused(
                ProcurementError.reasonMissing(
                    "泵", supplier: "A", price: yuan("100"), lowest: yuan("90")),
                says: ["100.00", "90.00"]
            ) { try two.choose("A", reason: reason) }
        }
        XCTAssertEqual(try two.choose("A", reason: "保修期更长"), yuan("10"))
        assertRefused(ProcurementError.quoteUnknown("泵", supplier: "C"), says: ["C"]) {
            try two.choose("C", reason: "x")
        }
        assertRefused(
            ProcurementError.quotesShort("泵", suppliers: 1, needed: 2), says: ["1", "2"]
        ) { try quotes([("A", "1")]).choose("A", reason: nil) }
        assertRefused(ProcurementError.negative("A", value: "-1.00"), says: ["-1.00"]) {
            try quotes([("A", "-1")])
        }
    }

    /// S-078: under a need is below, within the surplus fits, beyond it is over-specified.
    func testS078NeitherShoddyNorOverSpecified() throws {
        let needed = ["flow": dec("10"), "head": dec("30")]
        func fit(_ flow: String, _ head: String?) -> SpecificationFit {
            var offered = ["flow": dec(flow)]
            offered["head"] = head.map(dec)
            return SpecificationFit(needed: needed, offered: offered, surplus: dec("20"))
        }
        XCTAssertEqual(fit("10", "30"), .fit)
        XCTAssertEqual(fit("12", "36"), .fit)
        XCTAssertEqual(fit("12.01", "30"), .above)
        XCTAssertEqual(fit("9.99", "99"), .below)
        // Below zero more is a larger number, too.
        func frost(_ offered: String) -> SpecificationFit {
            SpecificationFit(
                needed: ["t": dec("-20")], offered: ["t": dec(offered)], surplus: dec("20"))
        }
        XCTAssertEqual(
            ["-20.1", "-20", "-16", "-15.9"].map(frost), [.below, .fit, .fit, .above])
        // A property that is not told is not met.
        XCTAssertEqual(fit("10", nil), .below)
        // What is below does not count as a quotation.
        let set = try QuotationSet(
            item: "泵",
            [
                .init("A", price: yuan("80"), fit: .below), .init("B", price: yuan("90")),
                .init("C", price: yuan("130"), fit: .above),
            ], minimum: 2)
        XCTAssertEqual(set.supplierCount, 2)
        XCTAssertEqual(try set.choose("C", reason: "急用"), yuan("40"))
    }

    /// S-079: claimed 10, accepted 8: 2 too many; an invoice claimed twice.
    func testS079ClaimsBeyondWhatWasAccepted() throws {
        func claim(_ code: String, _ invoice: String, _ quantity: String) -> ClaimCheck.Claim {
            ClaimCheck.Claim(
                code, supplier: "S", invoice: invoice, order: "O", quantity: dec(quantity))
        }
        let check = try ClaimCheck([claim("C1", "F1", "10")], accepted: ["O": dec("8")])
        XCTAssertEqual(check.lines[0].excess, dec("2"))
        XCTAssertEqual(check.lines[0].payable, dec("8"))
        let several = try ClaimCheck(
            [claim("C1", "F1", "5"), claim("C2", "F1", "5"), claim("C3", "F2", "4")],
            accepted: ["O": dec("8")])
        XCTAssertEqual(several.lines.map(\.payable), [dec("5"), .zero, dec("3")])
        XCTAssertEqual(several.lines.map(\.duplicateOf), [nil, "C1", nil])
        XCTAssertEqual(several.lines[2].excess, dec("1"))
        XCTAssertEqual(
            try ClaimCheck([claim("C", "F", "1")], accepted: [:]).lines[0].excess, .one)
        assertRefused(ProcurementError.negative("C", value: "-1"), says: ["-1"]) {
            try ClaimCheck([claim("C", "F", "-1")], accepted: [:])
        }
    }

    /// S-081 and S-113: final accounts before acceptance are refused; what is not audited is told.
    func testS081AndS113StagesOfAProjectInTheirOrder() throws {
        var project = ProjectStages("改造", responsible: Person.ID("P1"))
        try project.complete(.proposal, on: day("2024-01-05"))
        try project.complete(.budget, on: day("2024-02-01"))
        try project.complete(.execution, on: day("2024-05-01"))
        assertRefused(
            ProcurementError.stageSkipped(
                "改造", stage: .finalAccounts, missing: [.acceptance]),
            says: ["改造"]
        ) { try project.complete(.finalAccounts, on: day("2024-06-01")) }
        XCTAssertEqual(project.missing, [.acceptance, .finalAccounts, .audit])
        assertRefused(
            ProcurementError.stageTwice("改造", stage: .budget), says: ["改造"]
        ) { try project.complete(.budget, on: day("2024-06-01")) }
        assertRefused(
            ProcurementError.dayBeforeLast(
                "改造", day: try day("2024-04-30"), last: try day("2024-05-01")),
            says: ["2024-04-30"]
        ) { try project.complete(.acceptance, on: day("2024-04-30")) }
        for stage in [ProjectStages.Stage.acceptance, .finalAccounts, .audit] {
            try project.complete(stage, on: day("2024-06-01"))
        }
        XCTAssertEqual(project.missing, [])
    }

    /// S-087: submitted 120, reviewed 100: 20 and 16.67 % taken off.
    func testS087WhatAReviewTakesOff() throws {
        let taken = try ChangeOrders.reduction(submitted: yuan("120"), reviewed: yuan("100"))
        XCTAssertEqual(taken.amount, yuan("20"))
        XCTAssertEqual(taken.percent, dec("16.67"))
        XCTAssertNil(try ChangeOrders.reduction(submitted: .zero, reviewed: .zero).percent)
        assertRefused(ProcurementError.negative("review", value: "1.00"), says: ["1.00"]) {
            try ChangeOrders.reduction(submitted: .zero, reviewed: yuan("1"))
        }
    }

    /// S-091: changes of 4, 6 and 0.01 % of a contract with a limit of a tenth.
    func testS091ChangesAreSummedAgainstTheirContract() throws {
        let changes = try ChangeOrders(
            contract: yuan("10000"), limit: dec("0.1"),
            changes: [
                (code: "B1", amount: yuan("400")), (code: "B2", amount: yuan("600")),
                (code: "B3", amount: yuan("0.01")), (code: "B4", amount: yuan("-100")),
            ])
        XCTAssertEqual(
            changes.lines.map(\.percent), [dec("4"), dec("10"), dec("10"), dec("9")])
        XCTAssertEqual(changes.lines.map(\.isOver), [false, false, true, false])
        XCTAssertEqual(changes.lines[3].total, yuan("900.01"))
        assertRefused(ProcurementError.twice("B"), says: ["B"]) {
            try ChangeOrders(
                contract: yuan("1"), limit: .one,
                changes: [(code: "B", amount: yuan("1")), (code: "B", amount: yuan("1"))])
        }
        assertRefused(ProcurementError.negative("contract", value: "0.00"), says: ["0.00"]) {
            try ChangeOrders(contract: .zero, limit: .one, changes: [])
        }
    }

    /// S-093: from tens of yuan to tens of cents as the volume grows.
    func testS093PricesFallWithVolume() throws {
        let bands = [
            VolumePrices.Band(from: .zero, price: dec("30")),
            VolumePrices.Band(from: dec("1000"), price: dec("15")),
        ]
        let whole = try VolumePrices(bands, basis: .whole)
        XCTAssertEqual(whole.price(at: dec("999")), dec("30"))
        XCTAssertEqual(whole.price(at: dec("1000")), dec("15"))
        XCTAssertEqual(try whole.amount(of: dec("1000")), yuan("15000"))
        let parts = try VolumePrices(bands, basis: .parts)
        XCTAssertEqual(try parts.amount(of: dec("1000")), yuan("30000"))
        XCTAssertEqual(try parts.amount(of: dec("1500.001")), yuan("37500.02"))
        XCTAssertEqual(try parts.amount(of: .zero), .zero)
        for wrong in [[], [bands[1]], [bands[0], bands[0]]] {
            assertRefused(ProcurementError.bandsInvalid) {
                try VolumePrices(wrong, basis: .whole)
            }
        }
        assertRefused(ProcurementError.negative("quantity", value: "-1"), says: ["-1"]) {
            try whole.amount(of: dec("-1"))
        }
    }

    /// S-095: a rectification that is overdue removes a supplier.
    func testS095AnOverdueRectificationRemovesASupplier() throws {
        func supplier(_ funds: String?) -> SupplierStanding {
            var figures: [String: Decimal] = ["branches": dec("3")]
            figures["funds"] = funds.map(dec)
            return SupplierStanding(
                "S", thresholds: ["funds": dec("500"), "branches": dec("3")], figures: figures)
        }
        XCTAssertEqual(supplier("499").missed, ["funds"])
        XCTAssertEqual(supplier(nil).missed, ["funds"])
        XCTAssertEqual(try supplier("499").status(on: day("2024-01-01")), .refused)
        var standing = supplier("500")
        let first = try day("2024-01-01")
        assertRefused(
            ProcurementError.sanctionSkipped("S", status: .admitted), says: ["S"]
        ) { try standing.take(.order(first, deadline: first)) }
        try standing.take(.warning(first))
        XCTAssertEqual(standing.status(on: first), .warned)
        try standing.take(.order(day("2024-02-01"), deadline: day("2024-03-01")))
        XCTAssertEqual(try standing.status(on: day("2024-03-01")), .rectifying)
        XCTAssertEqual(try standing.status(on: day("2024-03-02")), .removed)
        var late = standing
        assertRefused(ProcurementError.supplierOut("S", status: .removed), says: ["S"]) {
            try late.take(.rectified(day("2024-03-02")))
        }
        try standing.take(.rectified(day("2024-03-01")))
        // What happened later does not change how it stood before.
        XCTAssertEqual(try standing.status(on: day("2024-02-15")), .rectifying)
        XCTAssertEqual(try standing.status(on: day("2023-12-31")), .admitted)
        XCTAssertEqual(try standing.status(on: day("2025-01-01")), .admitted)
    }

    /// S-075: a part with a life of six months and two years of failures.
    func testS075PartsAreDueByTheirLifeAndTheirFailures() throws {
        let part = PurchasePlan.Part(
            "滤芯", lifeMonths: 6, lastChanged: [try Month(year: 2025, month: 10): 4],
            failures: [
                try Month(year: 2024, month: 7): 3, try Month(year: 2025, month: 7): 2,
                try Month(year: 2025, month: 1): 2,
            ])
        let needs = try PurchasePlan.needs(of: part, in: (1...12).map { try month($0) })
        XCTAssertEqual(needs.map(\.periodic), [0, 0, 0, 4, 0, 0, 0, 0, 0, 4, 0, 0])
        XCTAssertEqual(needs.map(\.emergency), [1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0])
        assertRefused(ProcurementError.negative("x", value: "0"), says: ["0"]) {
            try PurchasePlan.needs(of: PurchasePlan.Part("x", lifeMonths: 0), in: [])
        }
        let changed = [try month(1): Int.max, try month(2): Int.max]
        assertRefused(ProcurementError.outOfRange("x"), says: ["x"]) {
            try PurchasePlan.needs(
                of: PurchasePlan.Part("x", lifeMonths: 1, lastChanged: changed), in: [month(3)])
        }
    }

    /// S-108: of 100 bought 20 were not planned.
    func testS108WhatWasBoughtWithoutAPlan() throws {
        let share = try PurchasePlan.unplannedShare(
            planned: ["A": yuan("70"), "C": yuan("50")],
            bought: ["A": yuan("80"), "B": yuan("10"), "C": yuan("10")])
        XCTAssertEqual(share.amount, yuan("20"))
        XCTAssertEqual(share.percent, dec("20"))
        XCTAssertNil(try PurchasePlan.unplannedShare(planned: [:], bought: [:]).percent)
    }

    private func order(
        _ code: String, _ day: String, _ amount: String
    ) throws -> SplitOrders.Order {
        SplitOrders.Order(
            code, department: Department.ID("D"), item: "电缆", day: try Day(day),
            amount: yuan(amount))
    }

    /// T-APP: the edge of the limit to the fen, and the edge of the window to the day.
    func testOrdersThatWereSplitAreFound() throws {
        func groups(_ orders: [SplitOrders.Order]) throws -> [[String]] {
            try SplitOrders(orders, limit: yuan("5000"), within: 30).groups
                .map { $0.orders.map(\.code) }
        }
        let first = try order("1", "2024-03-01", "2500")
        XCTAssertEqual(try groups([order("2", "2024-03-30", "2500"), first]), [["1", "2"]])
        XCTAssertEqual(try groups([first, order("2", "2024-03-30", "2499.99")]), [])
        XCTAssertEqual(try groups([first, order("2", "2024-03-31", "2500")]), [])
        assertRefused(ProcurementError.twice("1"), says: ["1"]) { try groups([first, first]) }
        // One that reaches the limit itself was approved as such.
        XCTAssertEqual(try groups([first, order("2", "2024-03-02", "5000")]), [])
        XCTAssertEqual(
            try groups([
                first, order("2", "2024-03-20", "2000"), order("3", "2024-04-10", "3000"),
            ]), [["2", "3"]])
    }

    /// Every pair of small orders that lies in one window and reaches the limit is in a group.
    func testNoSplitPairIsMissed() throws {
        var random = SeededGenerator(seed: 0x5917)
        for _ in 0..<200 {
            let orders = try (0..<8).map { place in
                try order(
                    "\(place)", Day("2024-03-01").adding(
                        days: Int.random(in: 0...60, using: &random)).description,
                    "\(Int.random(in: 1...60, using: &random))")
            }
            let found = try SplitOrders(orders, limit: yuan("50"), within: 10).groups
            for one in orders where one.amount < yuan("50") {
                for other in orders where other.amount < yuan("50") && one.code < other.code {
                    let apart = abs(one.day.days(until: other.day))
                    guard apart < 10, one.amount.fen + other.amount.fen >= 5_000 else { continue }
                    XCTAssertTrue(
                        found.contains { group in
                            [one.code, other.code].allSatisfy(group.orders.map(\.code).contains)
                        }, "\(one) \(other)")
                }
            }
        }
    }

    /// Receipts of 100.002 at a tolerance of 0 are above 100.
    func testABillMatchesItsOrderAndReceipt() {
        func mismatches(
            _ received: String, _ billed: String, _ price: String, _ bill: String = "0"
        ) -> [ThreeWayMatch.Mismatch] {
            var tolerance = ThreeWayMatch.Tolerance()
            tolerance.bill = dec(bill)
            return ThreeWayMatch(
                order: .init(quantity: dec("100"), price: dec("1.5")), received: dec(received),
                bill: .init(quantity: dec(billed), price: dec(price)), tolerance: tolerance
            ).mismatches
        }
        XCTAssertEqual(mismatches("100", "100", "1.5"), [])
        XCTAssertEqual(mismatches("100.002", "100", "1.5"), [.receiptAboveOrder])
        XCTAssertEqual(mismatches("90", "91", "1.51"), [.billAboveReceipt, .priceAboveOrder])
        XCTAssertEqual(mismatches("100", "105", "1.5", "0.05"), [])
        XCTAssertEqual(mismatches("100", "105.01", "1.5", "0.05"), [.billAboveReceipt])
    }

    /// S-305: without a plan or a tracking code goods are rejected.
    func testS305GoodsWithoutPlanOrCodeAreRejected() throws {
        let goods = try GoodsIn(
            [
                .init(line: "P1", code: "C1", quantity: .one),
                .init(line: "P9", code: "C2", quantity: .one),
                .init(line: "P1", code: nil, quantity: .one),
                .init(line: "P1", code: "C1", quantity: .one),
                .init(line: "P1", code: "C3", quantity: dec("2")),
                .init(line: "P1", code: "C4", quantity: .one),
            ], plan: ["P1": dec("2")])
        XCTAssertEqual(
            goods.rejections, [nil, .noPlan, .noCode, .codeTwice, .beyondPlan, nil])
        assertRefused(ProcurementError.negative("P", value: "0"), says: ["0"]) {
            try GoodsIn([.init(line: "P", code: "c", quantity: .zero)], plan: [:])
        }
    }

    /// S-306: 9 of 10 in time, 8 of 10 faultless, 2 complaints at 5 points each.
    func testS306ASupplierIsRated() throws {
        let rule = try SupplierRating(
            delivery: dec("30"), quality: dec("50"), complaints: dec("20"), deduction: dec("5"))
        let record = try SupplierRating.Record(
            deliveries: 10, inTime: 9, faultless: 8, complaints: 2)
        // 0.3 × 90 + 0.5 × 80 + 0.2 × 90
        XCTAssertEqual(try rule.score(of: record), dec("85.00"))
        let none = try SupplierRating.Record(
            deliveries: 0, inTime: 0, faultless: 0, complaints: 0)
        XCTAssertNil(try rule.score(of: none))
        let angry = try SupplierRating.Record(
            deliveries: 0, inTime: 0, faultless: 0, complaints: 30)
        XCTAssertEqual(try rule.score(of: angry), dec("0.00"))
        assertRefused(ProcurementError.negative("record", value: "1"), says: ["1"]) {
            try SupplierRating.Record(deliveries: 1, inTime: 2, faultless: 0, complaints: 0)
        }
        assertRefused(ProcurementError.negative("weight", value: "0"), says: ["0"]) {
            try SupplierRating(delivery: .zero, quality: .zero, complaints: .zero, deduction: .one)
        }
    }
}
