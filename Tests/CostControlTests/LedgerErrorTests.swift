import CostControl
import HospitalCore
import XCTest

/// One refused ledger, bill, income or statement per rule, with the words a user reads.
final class LedgerErrorTests: XCTestCase {
    private func scoped(
        _ entries: [CostEntry], kinds: [EntryKind] = [], _ scope: CostScope? = .medical,
        departments: [Department] = fourClasses
    ) throws -> ScopedCost {
        try CostLedger(departments: departments, entries: entries, kinds: kinds).scoped(scope)
    }

    func testEntriesThatSayNothingClearAreRefused() {
        let ward = Posting.Account(Department.ID("ward"), item: "i")
        assertRefused(LedgerError.entryTwice("V1", ward), says: ["V1", "ward", "i"]) {
            try scoped([entry("V1", "ward", "i", "1"), entry("V1", "ward", "i", "2")])
        }
        assertRefused(
            LedgerError.kindUnknown("fines", entry: "V1", nearest: "fine"), says: ["V1", "fine"]
        ) { try scoped([entry("V1", "ward", "i", "1", kind: "fines")], nil) }
        assertRefused(LedgerError.kindTwice("gift"), says: ["gift"]) {
            try scoped([], kinds: [EntryKind("gift", .cost), EntryKind("gift", .neverCost)])
        }
        assertRefused(
            LedgerError.fundingUnknown("财政", entry: "V1"), says: ["V1", "财政", "fiscal_project"]
        ) { try scoped([entry("V1", "ward", "i", "1", funding: "财政")]) }
        assertRefused(
            LedgerError.classMissing(Department.ID("x"), entry: "V1"), says: ["V1", "x"]
        ) { try scoped([entry("V1", "x", "i", "1")], departments: [department("x", nil)]) }
        assertRefused(
            LedgerError.allocation(.unknownDepartment("wart", place: "V1", nearest: "ward")),
            says: ["V1", "wart", "ward"]
        ) { try scoped([entry("V1", "wart", "i", "1")], nil) }
        assertRefused(LedgerError.allocation(.duplicateDepartment("a")), says: ["a"]) {
            try scoped([], departments: [department("a"), department("a")])
        }
    }

    /// A scope that needs no class asks for none.
    func testAClassIsAskedForOnlyWhereItDecides() throws {
        let cost = try scoped(
            [
                entry("V1", "x", "i", "1", funding: "fiscal_project"),
                entry("V2", "x", "i", "2", kind: "fine"),
            ], .medicalFull, departments: [department("x", nil)])
        XCTAssertEqual(cost.total, yuan("1"))
    }

    func testAReversalIsTaggedAsItsOriginal() throws {
        let original = entry("V1", "ward", "i", "5", funding: "fiscal_project", kind: "fine")
        let wrong = [
            entry("V2", "ward", "i", "-5", kind: "fine", reversing: "V1"),
            entry("V2", "ward", "i", "-5", funding: "fiscal_project", reversing: "V1"),
            entry(
                "V2", "lab", "i", "-5", funding: "fiscal_project", kind: "fine", reversing: "V1"),
            entry(
                "V2", "ward", "j", "-5", funding: "fiscal_project", kind: "fine", reversing: "V1"),
        ]
        for reversal in wrong {
            assertRefused(
                LedgerError.reversalDiffers(entry: "V2", original: "V1"), says: ["V1", "V2"]
            ) { try scoped([original, reversal]) }
        }
        let right = entry(
            "V2", "ward", "i", "-5", funding: "fiscal_project", kind: "fine", reversing: "V1")
        XCTAssertEqual(try scoped([original, right]).ledgerTotal, .zero)
        // Without a scope only the kind of the same account decides what is cost.
        XCTAssertEqual(try scoped([original, wrong[0]], nil).total, .zero)
        XCTAssertEqual(try scoped([original, wrong[2]], nil).total, .zero)
        assertRefused(LedgerError.reversalDiffers(entry: "V2", original: "V1")) {
            try scoped([original, wrong[1]], nil)
        }
    }

    func testTotalsBeyondMoneyAreRefused() {
        let huge = Money(fen: .max)
        func big(_ code: String, _ department: String = "ward") -> CostEntry {
            CostEntry(
                code, account: Posting.Account(Department.ID(department), item: "i"), amount: huge)
        }
        assertRefused(LedgerError.outOfRange(place: "ward/i"), says: ["ward/i"]) {
            try scoped([big("V1"), big("V2")])
        }
        assertRefused(LedgerError.outOfRange(place: "medical_business")) {
            try scoped([big("V1"), big("V2", "lab")])
        }
        assertRefused(LedgerError.outOfRange(place: "ledger")) {
            try scoped([big("V1"), big("V2", "lab")], nil)
        }
    }

    func testBillsThatCannotBeSplitAreRefused() {
        func split(_ bills: [SharedBill], _ area: [Department.ID: Decimal]) throws {
            _ = try SharedBills(
                period: "2025-03", departments: fourClasses,
                drivers: [Driver("area", values: area)], bills: bills
            ).split()
        }
        let water = SharedBill("W-03", item: "water", amount: yuan("90"), driver: "area")
        let ward = Department.ID("ward")
        assertRefused(
            BillError.driverTotalZero(
                bill: "W-03", driver: "area", amount: yuan("90"), period: "2025-03"),
            says: ["W-03", "area", "90.00"]) { try split([water], [ward: .zero]) }
        XCTAssertEqual(
            BillError.driverTotalZero(
                bill: "W-03", driver: "面积", amount: yuan("90"), period: "2025-03"
            ).finding.text(in: .chinese),
            "2025年3月，账单“W-03”→面积：分摊基数合计为0，尚有90.00元未计入科室。")
        assertRefused(BillError.billTwice("W-03"), says: ["W-03"]) {
            try split([water, water], [ward: .one])
        }
        assertRefused(
            BillError.driverUnknown("are", bill: "B", nearest: "area"), says: ["B", "area"]
        ) {
            try split([SharedBill("B", item: "i", amount: .zero, driver: "are")], [:])
        }
        func shared(by receivers: [String]) -> SharedBill {
            SharedBill(
                "B", item: "i", amount: yuan("1"), driver: "area",
                receivers: receivers.map { Department.ID($0) })
        }
        assertRefused(
            BillError.receiverUnknown(Department.ID("wart"), bill: "B", nearest: "ward"),
            says: ["B", "wart", "ward"]) { try split([shared(by: ["wart"])], [ward: .one]) }
        assertRefused(BillError.receiverTwice(ward, bill: "B"), says: ["B", "ward"]) {
            try split([shared(by: ["ward", "ward"])], [ward: .one])
        }
        assertRefused(BillError.tooLarge(bill: "W-03", driver: "area"), says: ["W-03", "area"]) {
            try split([water], [
                ward: dec("99999999999999999999999999999999999999"),
                Department.ID("lab"): dec("99999999999999999999999999999999999999"),
            ])
        }
        assertRefused(
            BillError.allocation(.negativeDriver(
                "area", department: "ward", value: "-1", period: "2025-03")),
            says: ["area", "ward", "-1"]) { try split([water], [ward: dec("-1")]) }
        assertRefused(
            BillError.allocation(.unknownDepartment("wart", place: "area", nearest: "ward"))
        ) { try split([water], [Department.ID("wart"): .one]) }
        assertRefused(BillError.billUnknown("X"), says: ["X"]) { throw BillError.billUnknown("X") }
    }

    func testIncomeWithoutItsDepartmentIsRefused() {
        func centres(_ entries: [IncomeEntry]) throws -> [CostCentre] {
            try IncomeLedger(departments: fourClasses, entries: entries).centres(by: .ordering)
        }
        let lab = Department.ID("lab")
        assertRefused(LedgerError.incomeDepartmentMissing(entry: "R1", .ordering), says: ["R1"]) {
            try centres([IncomeEntry("R1", item: "i", amount: yuan("1"), executing: lab)])
        }
        let known = IncomeEntry("R1", item: "i", amount: yuan("1"), ordering: lab)
        assertRefused(
            LedgerError.entryTwice("R1", Posting.Account(lab, item: "i")), says: ["R1"]
        ) { try centres([known, known]) }
        assertRefused(
            LedgerError.allocation(.unknownDepartment("labb", place: "R1", nearest: "lab"))
        ) {
            try centres([
                IncomeEntry("R1", item: "i", amount: yuan("1"), ordering: Department.ID("labb"))
            ])
        }
    }

    func testStatementsRefuseVolumesThatAreNone() {
        let ward = Department.ID("ward")
        func statement(_ volume: OperatingStatement.Volume) throws -> OperatingStatement {
            try OperatingStatement([
                .init(ward, income: [], cost: [.init("i", yuan("5"))], volume: volume)
            ])
        }
        assertRefused(
            OperatingError.volumeZero(ward, .visits, income: .zero, cost: yuan("5")),
            says: ["ward", "5.00"]) { try statement(.init(.visits, .zero)) }
        assertRefused(OperatingError.volumeNegative(ward, .bedDays, dec("-1")), says: ["ward"]) {
            try statement(.init(.bedDays, dec("-1")))
        }
        let unit = OperatingStatement.Unit(ward, income: [], cost: [])
        assertRefused(OperatingError.unitTwice(ward), says: ["ward"]) {
            try OperatingStatement([unit, unit])
        }
        let rich = OperatingStatement.Unit(
            ward, income: [.init("i", Money(fen: .max))], cost: [])
        assertRefused(OperatingError.outOfRange(place: "income"), says: ["income"]) {
            try OperatingStatement([
                rich, .init(Department.ID("x"), income: rich.income, cost: []),
            ])
        }
        assertRefused(OperatingError.outOfRange(place: "ward")) {
            try OperatingStatement([
                .init(ward, income: rich.income, cost: [.init("i", Money(fen: -1))])
            ])
        }
    }

    func testQualitiesOutsideOfTheirScaleAreRefused() {
        func rate(_ value: String, of maximum: String, _ amount: String = "1") throws {
            _ = try DriverQuality(
                costs: [("area", dec(amount))],
                ratings: [.init("area", dec(value), of: dec(maximum))])
        }
        for (value, maximum) in [("1.1", "1"), ("-0.1", "1"), ("0", "0"), ("101", "100")] {
            assertRefused(
                DriverQualityError.qualityInvalid(
                    .init("area", dec(value), of: dec(maximum))),
                says: ["area", value, maximum]) { try rate(value, of: maximum) }
        }
        assertRefused(
            DriverQualityError.costNegative(driver: "area", amount: "-0.01"),
            says: ["area", "-0.01"]) { try rate("1", of: "1", "-0.01") }
    }

    func testSubsidiesRefuseWhatIsNone() {
        assertRefused(SubsidyError.scoreInvalid(dec("100.01")), says: ["100.01"]) {
            try Subsidy.byPerformance(approved: yuan("1"), score: dec("100.01"))
        }
        assertRefused(SubsidyError.scoreInvalid(dec("-1")), says: ["-1"]) {
            try Subsidy.byPerformance(approved: yuan("1"), score: dec("-1"))
        }
        assertRefused(SubsidyError.negative("-0.01"), says: ["-0.01"]) {
            try Subsidy.byPerformance(approved: yuan("-0.01"), score: .one)
        }
        assertRefused(SubsidyError.negative("village"), says: ["village"]) {
            try Subsidy.byStandard([.init("village", count: -1, standard: yuan("1"))])
        }
        assertRefused(SubsidyError.outOfRange("v"), says: ["v"]) {
            try Subsidy.byStandard([.init("v", count: .max, standard: yuan("1"))])
        }
        let year = RiskFund.Year(
            income: .zero, expenses: .zero, medicalIncome: .zero, provided: .zero)
        for rate in ["0.0009", "0.0031"] {
            assertRefused(
                SubsidyError.rateInvalid(
                    dec(rate), lowest: dec("0.001"), highest: dec("0.003"),
                    citation: "医院执行《政府会计制度》补充规定"),
                says: [rate, "0.001", "0.003"]
            ) { try RiskFund.standard.appropriation(of: year, rate: dec(rate), share: .one) }
        }
        assertRefused(SubsidyError.fundNegative) {
            try RiskFund.standard.appropriation(of: year, rate: dec("0.002"), share: dec("1.1"))
        }
    }
}
