import CostControl
import HospitalCore
import XCTest

/// Every refusal of a budget, with its figures.
final class BudgetErrorTests: XCTestCase {
    private let one = BudgetLine.ID("L")
    private let small = BudgetAmount(Money(fen: 100))

    private func refused(
        _ error: BudgetError, says words: [String], _ step: BudgetStep,
        after earlier: [BudgetStep] = [], line: UInt = #line
    ) throws {
        var budget = try Budget([
            try budgetLine("L"), try budgetLine("M") { $0.funding = "fiscal_project" },
            try budgetLine("P") { $0.project = "P1" },
            try budgetLine("R") { $0.isRestricted = true },
            try budgetLine("U") { $0.unit = "kWh" },
        ])
        for step in earlier { try budget.take(step) }
        assertRefused(error, says: words, line: line) { try budget.take(step) }
    }

    func testLinesAreChecked() throws {
        assertRefused(BudgetError.line(one, .twice), says: ["L"]) {
            try Budget([try budgetLine("L"), try budgetLine("L")])
        }
        let below = BudgetAmount(Money(fen: -1))
        assertRefused(BudgetError.line(one, .amountInvalid(below)), says: ["-0.01"]) {
            try Budget([
                BudgetLine(
                    one, account: Posting.Account(Department.ID("D"), item: "I"),
                    approved: [try month(1): below]),
            ])
        }
        assertRefused(BudgetError.line(one, .quantityUnknown), says: ["L"]) {
            try Budget([
                BudgetLine(
                    one, account: Posting.Account(Department.ID("D"), item: "I"),
                    approved: [try month(1): BudgetAmount(.zero, quantity: .one)]),
            ])
        }
    }

    func testDocumentsNeedALineThatFits() throws {
        try refused(
            .line(BudgetLine.ID("LL"), .unknown(nearest: nil)), says: ["LL"],
            document("A", .reserved, "1", on: "LL"))
        try refused(
            .line(one, .monthUnknown(Month(year: 2027, month: 1))), says: ["L"],
            .document(
                BudgetDocument.ID("A"), .reserved, line: one,
                month: Month(year: 2027, month: 1), amount: small, from: nil,
                use: BudgetDocument.Use()))
        try refused(
            .line(BudgetLine.ID("U"), .quantityMissing(unit: "kWh")), says: ["kWh"],
            document("A", .reserved, "1", on: "U"))
        try refused(
            .line(one, .quantityUnknown), says: ["L"],
            document("A", .reserved, "1", quantity: "1"))
        try refused(
            .line(
                BudgetLine.ID("M"),
                .earmarked(.funding, document: nil, allowed: "fiscal_project")),
            says: ["fiscal_project"], document("A", .reserved, "1", on: "M"))
        try refused(
            .line(BudgetLine.ID("P"), .earmarked(.project, document: nil, allowed: "P1")),
            says: ["P1"], document("A", .reserved, "1", on: "P"))
        try refused(
            .exceeded(BudgetExcess(
                line: one, month: month(1), limit: .year,
                available: BudgetAmount(yuan("1200")), asked: BudgetAmount(yuan("1200.01")))),
            says: ["1200.00", "1200.01"], document("A", .reserved, "1200.01"))
    }

    func testDocumentsAreChecked() throws {
        let a = BudgetDocument.ID("A"), b = BudgetDocument.ID("B")
        let made = try document("A", .committed, "5")
        try refused(.document(a, .unknown), says: ["A"], .release(a, nil))
        try refused(.document(a, .twice), says: ["A"], made, after: [made])
        try refused(
            .document(b, .amountInvalid(BudgetAmount(yuan("-1")))), says: ["B", "-1.00"],
            document("B", .reserved, "-1"))
        try refused(
            .document(b, .stageInvalid(.reserved, from: a, .committed)), says: ["A", "B"],
            document("B", .reserved, "1", from: "A"), after: [made])
        try refused(
            .document(b, .lineDiffers(from: a, line: one)), says: ["A", "B", "L"],
            document("B", .actual, "1", on: "R", from: "A"), after: [made])
        try refused(
            .document(b, .openExceeded(
                from: a, asked: BudgetAmount(yuan("5.01")), open: BudgetAmount(yuan("5")),
                excess: .zero)),
            says: ["5.01", "5.00"], document("B", .actual, "5.01", from: "A"), after: [made])
        try refused(
            .document(a, .releaseExceeded(
                asked: BudgetAmount(yuan("6")), open: BudgetAmount(yuan("5")))),
            says: ["6.00", "5.00"], .release(a, BudgetAmount(yuan("6"))), after: [made])
        try refused(.document(a, .nothingReleased), says: ["A"], .restore(a), after: [made])
        try refused(
            .document(b, .expenseNotReleased), says: ["B"], .release(b, nil),
            after: [try document("B", .actual, "1")])
        try refused(
            .document(a, .notReversible), says: ["A"], .reverse(a),
            after: [made, try document("B", .actual, "1", from: "A")])
        try refused(
            .document(a, .notReversible), says: ["A"], .reverse(a), after: [made, .reverse(a)])
    }

    func testApprovedMoneyMovesOnlyWhereItMay() throws {
        func transfer(_ from: String, _ to: String, _ amount: BudgetAmount) throws -> BudgetStep {
            .transfer(
                from: BudgetLine.ID(from), to: BudgetLine.ID(to), month: try month(1),
                amount: amount)
        }
        try refused(
            .line(BudgetLine.ID("R"), .restricted), says: ["R"], transfer("L", "R", small))
        try refused(
            .line(one, .transferMixes(to: BudgetLine.ID("M"), .funding)), says: ["L", "M"],
            transfer("L", "M", small))
        try refused(
            .line(one, .transferMixes(to: BudgetLine.ID("P"), .project)), says: ["L", "P"],
            transfer("L", "P", small))
        try refused(
            .line(one, .amountInvalid(small)), says: ["1.00"], transfer("L", "L", small))
        try refused(
            .line(one, .unusedExceeded(
                asked: BudgetAmount(yuan("50")), available: BudgetAmount(yuan("49")))),
            says: ["50.00", "49.00"],
            .adjust(line: one, month: month(1), amount: BudgetAmount(yuan("-50"))),
            after: [try document("A", .reserved, "1151")])
        // More than the month has is refused, even if the year has it.
        try refused(
            .line(one, .amountInvalid(BudgetAmount(yuan("-1")))), says: ["-1.00"],
            .adjust(line: one, month: month(1), amount: BudgetAmount(yuan("-101"))))
        try refused(
            .line(one, .outOfRange), says: ["L"],
            .adjust(
                line: one, month: month(1), amount: BudgetAmount(Money(fen: .max))))
    }

    func testATolerancesNumbersAreChecked() throws {
        for (share, most, setting, value) in [
            ("1.01", nil, "tolerance_share", "1.01"), ("-0.1", nil, "tolerance_share", "-0.1"),
            ("0", "-1", "tolerance_most", "-1.00"),
        ] as [(String, String?, String, String)] {
            assertRefused(
                BudgetError.line(one, .settingInvalid(setting, value: value)), says: [value]
            ) {
                try Budget([
                    try budgetLine("L") {
                        $0.tolerance = BudgetTolerance(share: dec(share), most: most.map(yuan))
                    },
                ])
            }
        }
        assertRefused(BudgetError.yearEnded(2025), says: ["2025"]) {
            throw BudgetError.yearEnded(2025)
        }
    }
}
