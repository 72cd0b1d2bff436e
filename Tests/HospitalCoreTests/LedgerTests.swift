import XCTest

@testable import HospitalCore

/// Vouchers, reversals and late invoices; assets that move (decision 18).
final class LedgerTests: XCTestCase {
    private let drugs = Posting.Account("ward", item: "drugs")

    private func line(
        _ number: Int, _ amount: String, posted: String = "2025-03", service: String? = nil,
        _ account: Posting.Account? = nil, reversing original: Int? = nil
    ) throws -> Posting {
        Posting(
            .init("记-\(number)", line: 1),
            dates: .init(
                document: try day("2025-03-05"), posting: try month(posted),
                service: try month(service ?? posted)),
            account: account ?? drugs, amount: try yuan(amount),
            reversalOf: original.map { .init("记-\($0)", line: 1) })
    }

    func testAReversalTakesItsLineBackInItsOwnPeriod() throws {
        let ledger = try Ledger([
            line(1, "100.00"), line(2, "-100.00", posted: "2025-04", reversing: 1),
            line(3, "80.00", posted: "2025-04"),
        ])
        XCTAssertEqual(try ledger.totals(postedIn: month("2025-03")).map(\.amount.fen), [100_00])
        XCTAssertEqual(try ledger.totals(postedIn: month("2025-04")).map(\.amount.fen), [-20_00])
        // A red line can itself be taken back in parts, with a positive amount.
        XCTAssertNoThrow(
            try Ledger([
                line(1, "-100.00"), line(2, "40.00", reversing: 1), line(3, "60.00", reversing: 1),
            ]))
    }

    func testReversalsThatDoNotMatchTheirLineAreRefused() throws {
        let original = try line(1, "100.00", posted: "2025-03")
        func refused(_ expected: PostingError, _ others: Posting...) {
            assertThrows(expected) { _ = try Ledger([original] + others) }
        }
        refused(.repeated(original.reference), original)
        let unknown = try line(2, "-1", reversing: 9)
        refused(.reversalUnknown(unknown), unknown)
        let (back, again) = try (line(2, "-100", reversing: 1), line(3, "100", reversing: 2))
        refused(.reversalOfReversal(again), back, again)
        let elsewhere = try line(2, "-100", .init("clinic", item: "drugs"), reversing: 1)
        refused(.reversalAccount(elsewhere), elsewhere)
        let early = try line(2, "-100", posted: "2025-02", reversing: 1)
        refused(.reversalTooEarly(early, original: try month("2025-03")), early)
        let more = try line(3, "-0.01", reversing: 1)
        refused(
            .reversalTooLarge(more, sum: try yuan("-100.01"), original: original.amount), back, more
        )
        let same = try line(2, "1", reversing: 1)
        refused(.reversalTooLarge(same, sum: try yuan("1"), original: original.amount), same)
        let zero = try line(2, "0", reversing: 1)
        refused(.reversalTooLarge(zero, sum: .zero, original: original.amount), zero)
        let errors: [PostingError] = [
            .repeated(original.reference), .reversalUnknown(unknown), .reversalOfReversal(again),
            .reversalAccount(elsewhere), .reversalTooEarly(early, original: try month("2025-03")),
            .reversalTooLarge(more, sum: .zero, original: .zero),
            .totalOutOfRange(drugs, try month("2025-03")),
        ]
        assertSaysItsFigures(errors)
    }

    func testALateInvoiceIsPostedInTheOpenPeriod() throws {
        let closed = try Set(["2024-12", "2025-01", "2025-02"].map { try month($0) })
        let lock = PeriodLock(area: "cost", closed: closed)
        let late = try Posting.Dates(
            document: day("2025-03-02"), service: month("2025-01"), lock: lock)
        XCTAssertEqual(late.posting, try month("2025-03"))
        XCTAssertEqual(late.service, try month("2025-01"))
        XCTAssertTrue(late.isLate)
        XCTAssertFalse(late.isPriorYear)
        let inTime = try Posting.Dates(
            document: day("2025-03-02"), service: month("2025-03"), lock: lock)
        XCTAssertEqual(inTime.posting, try month("2025-03"))
        XCTAssertFalse(inTime.isLate)
        let lastYear = try Posting.Dates(
            document: day("2025-03-02"), service: month("2024-12"), lock: lock)
        XCTAssertTrue(lastYear.isPriorYear)
    }

    func testItemsOfAnEarlierYearStandInALineOfTheirOwn() throws {
        let ledger = try Ledger([
            line(1, "100.00"), line(2, "7.00", service: "2025-01"),
            line(3, "30.00", service: "2024-12"),
        ])
        let totals = try ledger.totals(postedIn: month("2025-03"))
        XCTAssertEqual(totals.map(\.isPriorYear), [false, true])
        XCTAssertEqual(totals.map(\.amount.description), ["107.00", "30.00"])
        XCTAssertEqual(
            try ledger.totals(servedIn: month("2025-01")).map(\.amount.description), ["7.00"])
    }

    func testATotalThatDoesNotFitIsRefused() throws {
        let most = Money(fen: .max)
        let postings = try [line(1, "0"), line(2, "0")].map {
            Posting($0.reference, dates: $0.dates, account: $0.account, amount: most)
        }
        let march = try month("2025-03")
        let ledger = try Ledger(postings)
        assertThrows(PostingError.totalOutOfRange(drugs, march)) {
            _ = try ledger.totals(postedIn: march)
        }
    }

    /// Receivable against received: one agrees, one differs by 0.01, one is on one side only.
    func testS287BusinessAndFinanceAreComparedByAccount() throws {
        let (fees, rent) = (
            Posting.Account("ward", item: "fees"), Posting.Account("hq", item: "rent")
        )
        let business = try Ledger([
            line(1, "100.00"), line(2, "50.00", fees), line(3, "0.01", fees), line(4, "9", rent),
        ])
        let finance = try Ledger([
            line(1, "60.00"), line(2, "40.00"), line(3, "50.00", fees),
            line(4, "9", posted: "2025-04", rent),
        ])
        let differences = try business.differences(to: finance, postedIn: month("2025-03"))
        XCTAssertEqual(differences.map(\.account), [rent, fees])
        XCTAssertEqual(differences.map(\.difference.description), ["9.00", "0.01"])
        XCTAssertEqual(differences.map { $0.other?.description }, [nil, "50.00"])
        XCTAssertEqual(try business.differences(to: business, postedIn: month("2025-03")), [])
    }

    // MARK: Assets

    private func custody(_ holdings: (String, String, String?)...) throws -> AssetCustody {
        try AssetCustody(
            of: "CT-1",
            holdings.map {
                AssetCustody.Holding(Department.ID($0.0), try Validity($0.1, $0.2))
            })
    }

    func testAnAssetMovedInMidMonthChargesItsHolderOnTheLastDay() throws {
        let moved = try custody(("ward", "2024-01-01", "2025-03-14"), ("clinic", "2025-03-15", nil))
        let march = try Period(label: month("2025-03"), cycle: .calendarMonth)
        let charge = try yuan("310.01")
        XCTAssertEqual(
            try moved.shares(of: charge, in: march, by: .lastDay), ["clinic": charge])
        XCTAssertEqual(
            try moved.shares(of: charge, in: march, by: .firstDay), ["ward": charge])
        // 14 and 17 of 31 days: 140.0045 and 170.0055, the left fen to the larger remainder.
        XCTAssertEqual(
            try moved.shares(of: charge, in: march, by: .byDays),
            ["ward": try yuan("140.00"), "clinic": try yuan("170.01")])
        let later = try Period(label: month("2025-04"), cycle: .calendarMonth)
        XCTAssertEqual(
            try moved.shares(of: charge, in: later, by: .byDays), ["clinic": charge])
    }

    func testAnAssetWithoutAHolderOrWithTwoIsRefused() throws {
        let march = try Period(label: month("2025-03"), cycle: .calendarMonth)
        let gap = try custody(("ward", "2024-01-01", "2025-03-14"), ("clinic", "2025-03-16", nil))
        let charge = try yuan("1")
        func missing(_ text: String) throws -> CustodyError {
            .holderMissing("CT-1", day: try day(text), period: "2025-03")
        }
        assertThrows(try missing("2025-03-15")) {
            _ = try gap.shares(of: charge, in: march, by: .byDays)
        }
        XCTAssertEqual(try gap.shares(of: charge, in: march, by: .lastDay), ["clinic": charge])
        let gone = try custody(("ward", "2024-01-01", "2025-03-30"))
        for rule in [AssetCustody.Rule.lastDay, .byDays] {
            assertThrows(try missing("2025-03-31")) {
                _ = try gone.shares(of: charge, in: march, by: rule)
            }
        }
        let new = try custody(("ward", "2025-03-02", nil))
        for rule in [AssetCustody.Rule.firstDay, .byDays] {
            assertThrows(try missing("2025-03-01")) {
                _ = try new.shares(of: charge, in: march, by: rule)
            }
        }
        let overlap = CustodyError.overlap(
            "CT-1", "ward", "clinic", day: try day("2025-03-14"))
        assertThrows(overlap) {
            _ = try self.custody(
                ("clinic", "2025-03-14", nil), ("ward", "2024-01-01", "2025-03-14"))
        }
        assertSaysItsFigures([overlap, try missing("2025-03-15")])
    }
}
