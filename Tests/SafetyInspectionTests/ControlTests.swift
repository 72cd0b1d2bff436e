import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// The internal controls of the register of risk points, by their requirements.
final class ControlTests: XCTestCase {
    private func month(_ text: String) -> Month { try! Month(text) }

    private func yuan(_ text: String) -> Money { try! Money(yuan: text) }

    /// S-285: twice a month; once in March is one short.
    func testS285OnceInMarchIsOneShort() throws {
        let days = try ["2024-02-05", "2024-02-20", "2024-03-05", "2024-03-05", "2024-05-01"]
            .map { try Day($0) }
        let standings = try FrequencyControl(timesPerMonth: 2).standings(
            of: days, from: month("2024-02"), through: month("2024-04"))
        XCTAssertEqual(standings.map(\.month.description), ["2024-02", "2024-03", "2024-04"])
        XCTAssertEqual(standings.map(\.done), [2, 1, 0])
        XCTAssertEqual(standings.map(\.shortfall), [0, 1, 2])
        XCTAssertEqual(
            fault { () throws(ControlError) in
                try FrequencyControl(timesPerMonth: 2).standings(
                    of: [], from: self.month("2024-03"), through: self.month("2024-02"))
            },
            .monthsOutOfOrder(first: month("2024-03"), last: month("2024-02")))
    }

    /// S-288: book 100, bank 97, 3 in transit: nothing is left.
    func testS288WhatIsInTransitExplainsTheBank() throws {
        let sheet = try BankReconciliation(
            book: yuan("100"), bank: yuan("97"),
            items: [.init("a", .bookReceived, yuan("3"))])
        XCTAssertEqual(sheet.difference, .zero)
        XCTAssertEqual(sheet.adjustedBook, yuan("100"))
        let all = try BankReconciliation(
            book: yuan("100"), bank: yuan("91.50"),
            items: [
                .init("a", .bankReceived, yuan("10")), .init("b", .bankPaid, yuan("0.50")),
                .init("c", .bookReceived, yuan("20")), .init("d", .bookPaid, yuan("3")),
            ])
        XCTAssertEqual(all.adjustedBook, yuan("109.50"))
        XCTAssertEqual(all.adjustedBank, yuan("108.50"))
        XCTAssertEqual(all.difference, yuan("1"))
        func refusal(_ items: [BankReconciliation.Item]) -> ControlError? {
            fault { () throws(ControlError) in
                try BankReconciliation(book: Money(fen: .max), bank: .zero, items: items)
            }
        }
        let one = BankReconciliation.Item("a", .bankReceived, yuan("1"))
        XCTAssertEqual(refusal([one]), .outOfRange)
        XCTAssertEqual(refusal([.init("a", .bankPaid, Money(fen: -1))]), .itemNegative("a"))
        XCTAssertEqual(
            refusal([.init("a", .bankPaid, yuan("1")), one]), .itemTwice("a"))
    }

    /// S-289: checked and approved, one version; other figures give an alert.
    func testS289OtherFiguresThanTheFirstReleaseGiveAnAlert() {
        var log = ReleaseLog()
        var release = ReleaseLog.Release(
            report: "R", period: "2024-03", figures: ["beds": "100", "cost": "5"])
        XCTAssertEqual(log.record(release), .unchecked)
        release.isChecked = true
        XCTAssertEqual(log.record(release), .unapproved)
        release.approver = Person.ID("P")
        XCTAssertEqual(log.record(release), .released)
        XCTAssertEqual(log.record(release), .repeated)
        var other = ReleaseLog.Release(
            report: "R", period: "2024-03", figures: ["beds": "101", "staff": "7", "cost": "5"])
        (other.isChecked, other.approver) = (true, Person.ID("P"))
        XCTAssertEqual(log.record(other), .alert(["beds", "staff"]))
        XCTAssertEqual(log.record(release), .repeated, "the first stays the version")
        var next = ReleaseLog.Release(report: "R", period: "2024-04", figures: ["beds": "101"])
        (next.isChecked, next.approver) = (true, Person.ID("P"))
        XCTAssertEqual(log.record(next), .released)
    }

    private func faults(
        _ form: ServiceForm, _ change: (inout ServiceForm.Request) -> Void = { _ in }
    ) -> [ServiceForm.Fault] {
        var request = ServiceForm.Request()
        change(&request)
        return form.faults(of: request)
    }

    /// S-290: a change of name, sex, ID or number without its document is refused.
    func testS290AChangeWithoutItsDocumentIsRefused() {
        let form = ServiceForm(evidence: ["name": ["id_card", "register"], "phone": []])
        XCTAssertEqual(
            faults(form) { request in
                (request.changed, request.documents) = (["name", "phone"], ["id_card"])
            },
            [.evidence(field: "name", document: "register")])
        XCTAssertEqual(
            faults(form) { request in
                (request.changed, request.documents) = (["name"], ["register", "id_card"])
            }, [])
    }

    /// S-293: nothing beyond the published list is asked for.
    func testS293AnythingBeyondThePublishedListIsExtra() {
        let form = ServiceForm(published: ["id_card", "form"])
        XCTAssertEqual(faults(form) { $0.asked = ["form", "photo"] }, [.extra("photo")])
    }

    /// S-295: deregistration needs "no arrears".
    func testS295DeregistrationNeedsNoArrears() {
        let form = ServiceForm(preconditions: ["no_arrears"])
        XCTAssertEqual(faults(form), [.unmet("no_arrears")])
        XCTAssertEqual(faults(form) { $0.met = ["no_arrears"] }, [])
    }

    /// S-296: an abnormal inflow is returned only after the business check.
    func testS296AnInflowIsReturnedOnlyAfterTheBusinessCheck() {
        let form = ServiceForm(preconditions: ["business_check"], steps: ["return"])
        XCTAssertEqual(
            faults(form) { $0.signatures = ["return": Person.ID("P")] },
            [.unmet("business_check")])
    }

    /// S-299: an unsigned step blocks the ones after it.
    func testS299AnUnsignedStepBlocks() {
        let form = ServiceForm(steps: ["accept", "review", "pay"])
        let signer = Person.ID("P")
        XCTAssertEqual(
            faults(form) { $0.signatures = ["accept": signer, "pay": signer] },
            [.unsigned("review")])
        XCTAssertEqual(
            faults(form) {
                $0.signatures = ["accept": signer, "review": signer, "pay": signer]
            }, [])
    }

    /// S-297: documents come from the system in one series.
    func testS297GapsAndForeignDocumentsAreReported() throws {
        let series = try DocumentSeries(issued: [1, 2, 5, 5, 5, 9, 3], found: [2, 7, 7, 11])
        XCTAssertEqual(series.gaps, [4...4, 6...8])
        XCTAssertEqual(series.repeated, [5])
        XCTAssertEqual(series.foreign, [7, 11])
        let far = try DocumentSeries(issued: [1, .max])
        XCTAssertEqual(far.gaps, [2...(Int64.max - 1)])
        XCTAssertEqual(
            fault { () throws(ControlError) in try DocumentSeries(issued: [1], found: [0]) },
            .numberInvalid(0))
        var generator = SeededGenerator(seed: 297)
        for _ in 0..<200 {
            let numbers = (0..<8).map { _ in Int64.random(in: 1...12, using: &generator) }
            let series = try DocumentSeries(issued: numbers)
            let missing = (numbers.min()!...numbers.max()!).filter { !numbers.contains($0) }
            XCTAssertEqual(series.gaps.flatMap { Array($0) }, missing)
            XCTAssertEqual(series.repeated, Set(numbers).filter { number in
                numbers.count { $0 == number } > 1
            }.sorted())
        }
    }

    /// S-298: paid through the last day of the certificate, held from the next.
    func testS298PayIsHeldFromTheDayAfterTheCertificate() throws {
        let last = try Day("2024-05-31")
        XCTAssertEqual(Eligibility(certifiedThrough: last, on: last), .pay)
        XCTAssertEqual(
            Eligibility(certifiedThrough: last, on: try last.adding(days: 1)), .hold)
        XCTAssertEqual(Eligibility(certifiedThrough: nil, on: last), .hold)
    }

    /// S-292: wrong numbers are found by their check digits; the first is an example of GB 11643.
    func testS292EveryWrongDigitIsFound() {
        for (text, kind) in [
            ("11010519491231002X", CheckedNumber.Kind.citizen),
            ("34052419800101001X", .citizen), ("4111111111111111", .bankCard),
            ("5500005555555559", .bankCard),
        ] {
            XCTAssertTrue(CheckedNumber.isValid(text, kind), text)
            for place in text.indices where text[place] != "X" {
                for digit in "0123456789" where digit != text[place] {
                    var wrong = text
                    wrong.replaceSubrange(place...place, with: String(digit))
                    XCTAssertFalse(CheckedNumber.isValid(wrong, kind), wrong)
                }
            }
        }
        for text in ["", "11010519491331002X", "11010519491231002x", "一1010519491231002X"] {
            XCTAssertFalse(CheckedNumber.isValid(text, .citizen), text)
        }
        XCTAssertFalse(CheckedNumber.isValid("00000000000", .bankCard), "eleven digits")
    }
}
