import HospitalCore
import PerformanceAppraisal
import XCTest

/// Targets that are signed, and complaints that end: S-053, S-303, S-307.
final class AgreementTests: XCTestCase {
    private let unit = Department.ID("D01")
    private let (chief, head) = (Role.ID("chief"), Role.ID("head"))

    private func day(_ number: Int32) throws -> Day { try Day(yyyymmdd: number) }

    private func fault<Failure: Error, Value>(
        _ type: Failure.Type, _ body: () throws -> Value
    ) -> Failure? {
        do {
            _ = try body()
            return nil
        } catch { return error as? Failure }
    }

    private func item(
        _ code: String, _ target: String, _ mode: RatioMethod.Mode, _ weight: Int
    ) throws -> TargetAgreement.Item {
        .init(
            code, method: try RatioMethod(target: dec(target), mode: mode),
            weight: Decimal(weight))
    }

    /// 150 key tasks, a quota of 500,000 yuan, satisfaction of 90.
    private func items() throws -> [TargetAgreement.Item] {
        [
            try item("tasks", "150", .high, 50), try item("spend", "500000", .lowLinear, 25),
            try item("satisfaction", "90", .high, 25),
        ]
    }

    private func draft() throws -> TargetAgreement {
        try TargetAgreement(of: unit, year: 2024, signers: [chief, head], items: items())
    }

    private func signed(_ agreement: TargetAgreement, on number: Int32) throws -> TargetAgreement {
        try agreement
            .signed(by: Actor(Person.ID("P1"), roles: [chief]), as: chief, on: day(number))
            .signed(by: Actor(Person.ID("P2"), roles: [head]), as: head, on: day(number))
    }

    /// S-303: what both signed is a locked scheme; a change without a reason is refused, with one
    /// it is a new version, and the year-end checks the one that is signed.
    func testS303SignedTargetsAreLockedAsASchemeVersion() throws {
        let person = Actor(Person.ID("P1"), roles: [chief])
        let half = try draft().signed(by: person, as: chief, on: day(20_240_105))
        XCTAssertNil(half.locked)
        XCTAssertEqual(
            fault(AgreementError.self) { try half.review([:]) },
            .unsigned(unit, year: 2024, head))
        let first = try signed(draft(), on: 20_240_105)
        let locked = try XCTUnwrap(first.locked)
        XCTAssertEqual(locked.scheme.name, "D01 2024 v1")
        XCTAssertEqual(locked.scheme.reportedCodes, ["tasks", "spend", "satisfaction"])
        XCTAssertEqual(first.signedOn(locked), try day(20_240_105))
        XCTAssertEqual(
            fault(AgreementError.self) { try first.amended(items(), reason: " ") },
            .locked(unit, year: 2024, version: 1))
        let lower = [try item("tasks", "120", .high, 100)]
        let amended = try first.amended(lower, reason: "年中调整")
        XCTAssertEqual(amended.versions.map(\.number), [1, 2])
        XCTAssertEqual(amended.versions[0], first.versions[0], "what was signed stays")
        XCTAssertEqual(amended.locked?.number, 1, "an unsigned version does not count")
        XCTAssertEqual(try amended.review(["tasks": Decimal(150)]).count, 3)
        let second = try signed(amended, on: 20_240_701)
        XCTAssertEqual(second.locked?.number, 2)
        XCTAssertEqual(try second.review(["tasks": Decimal(120)]).map(\.isMet), [true])
        XCTAssertEqual(
            fault(AgreementError.self) { try second.review(["task": .one]) },
            .itemUnknown(unit, item: "task", nearest: "tasks"))
    }

    func testADraftThatNobodySignedIsReplaced() throws {
        let other = try draft().amended([item("tasks", "9", .high, 100)], reason: nil)
        XCTAssertEqual(other.versions.count, 1)
        XCTAssertEqual(other.last.items.map(\.code), ["tasks"])
    }

    /// S-053: 150 of 150 tasks are 100 %, 30,000 yuan are saved, satisfaction is 2.5 above; 29
    /// units sign, one that has not is named.
    func testS053UnitsAreAppraisedByTasksQuotaAndSatisfaction() throws {
        let agreement = try signed(draft(), on: 20_240_105)
        let actuals = ["tasks": dec("150"), "spend": dec("470000"), "satisfaction": dec("92.5")]
        let reviews = try agreement.review(actuals)
        XCTAssertEqual(
            reviews.map { $0.percent?.description }, ["100.00", "94.00", "102.78"])
        XCTAssertEqual(
            reviews.map { $0.difference?.description }, ["0", "-30000", "2.5"])
        XCTAssertEqual(reviews.map(\.isMet), [true, true, true])
        let scheme = try XCTUnwrap(agreement.locked).scheme
        let card = try scheme.scorecard(
            for: UnitReport(
                subject: .department(unit),
                items: actuals.map { ReportedItem($0.key, .value($0.value)) }))
        XCTAssertEqual(card.composite.description, "100.00")
        let missed = try agreement.review(["tasks": Decimal(149)])
        XCTAssertEqual(missed.map(\.isMet), [false, nil, nil], "missing is not zero")
        XCTAssertEqual(missed[0].percent?.description, "99.33")
        let units = (1...29).map { Department.ID("U\($0)") }
        let all = try units.dropLast().map {
            try signed(
                TargetAgreement(of: $0, year: 2024, signers: [chief, head], items: items()),
                on: 20_240_105)
        }
        XCTAssertEqual(
            TargetAgreement.unsigned(units, all, year: 2024), [Department.ID("U29")])
        XCTAssertEqual(TargetAgreement.unsigned(units, all, year: 2025).count, 29)
    }

    func testWhatAnAgreementRefuses() throws {
        let person = Actor(Person.ID("P1"), roles: [chief])
        XCTAssertEqual(
            fault(AgreementError.self) {
                try TargetAgreement(of: unit, year: 2024, signers: [], items: items())
            }, .nobodySigns(unit))
        XCTAssertEqual(
            fault(AgreementError.self) {
                try TargetAgreement(
                    of: unit, year: 2024, signers: [chief], items: [item("a", "1", .high, 99)])
            }, .scheme(unit, .itemWeightsTotal(part: "agreement", total: Decimal(99))))
        XCTAssertEqual(
            fault(AgreementError.self) {
                try draft().signed(by: person, as: head, on: day(20_240_105))
            }, .signerUnknown(unit, Person.ID("P1"), head))
        let once = try draft().signed(by: person, as: chief, on: day(20_240_105))
        XCTAssertEqual(
            fault(AgreementError.self) {
                try once.signed(by: person, as: chief, on: day(20_240_106))
            }, .signedTwice(unit, chief))
        XCTAssertEqual(
            fault(AgreementError.self) {
                try once.signed(
                    by: Actor(Person.ID("P2"), roles: [head]), as: head, on: day(20_240_104))
            }, .dayBeforeLast(unit, day: try day(20_240_104), last: try day(20_240_105)))
        let huge = try signed(
            TargetAgreement(
                of: unit, year: 2024, signers: [chief, head],
                items: [item("a", "0.000000000000000001", .high, 100)]), on: 20_240_105)
        let nines = dec(String(repeating: "9", count: 38))
        XCTAssertEqual(
            fault(AgreementError.self) { try huge.review(["a": nines]) }, .outOfRange(unit))
        let error = AgreementError.locked(unit, year: 2024, version: 1)
        XCTAssertEqual(
            error.finding.text(in: .chinese), "“D01”2024年目标责任书第1版已签字锁定，修改须说明原因并重新签字。")
    }

    private func complaint() throws -> ComplaintCase {
        try ComplaintCase("C7", filed: day(20_240_301))
    }

    /// A complaint that was decided on so many levels, each after going up.
    private func decided(_ levels: Int) throws -> ComplaintCase {
        var complaint = try complaint()
        for level in 1...levels {
            if level > 1 {
                complaint = try complaint.escalated(
                    reason: "不服", on: day(20_240_300 + Int32(level * 2)))
            }
            complaint = try complaint.decided(
                by: Person.ID("J\(level)"), reference: "复核〔2024〕\(level)号",
                on: day(20_240_301 + Int32(level * 2)))
        }
        return complaint
    }

    /// S-307: the third decision ends a complaint; a fourth attempt is refused with its reference.
    func testS307AComplaintEndsAtTheThirdLevel() throws {
        XCTAssertFalse(try decided(2).isEnded)
        let ended = try decided(3)
        XCTAssertTrue(ended.isEnded)
        XCTAssertEqual(ended.decisions.map(\.level), [1, 2, 3])
        let refused = fault(ComplaintError.self) {
            try ended.escalated(reason: "仍不服", on: day(20_240_401))
        }
        XCTAssertEqual(refused, .ended("C7", level: 3, reference: "复核〔2024〕3号"))
        XCTAssertEqual(
            refused?.finding.text(in: .chinese), "投诉“C7”已在第3级以“复核〔2024〕3号”终结，不再受理。")
        XCTAssertEqual(refused?.finding.message.status, .closed)
        let content = try decided(1).accepted(on: day(20_240_310))
        XCTAssertTrue(content.isEnded, "an accepted decision ends it earlier")
        XCTAssertEqual(
            fault(ComplaintError.self) {
                try content.decided(by: Person.ID("J9"), reference: "x", on: day(20_240_311))
            }, .ended("C7", level: 1, reference: "复核〔2024〕1号"))
    }

    func testWhatAComplaintRefuses() throws {
        for levels in [0, 4] {
            XCTAssertEqual(
                fault(ComplaintError.self) {
                    try ComplaintCase("C7", filed: day(20_240_301), lastLevel: levels)
                }, .levelsInvalid(levels))
        }
        let (open, one) = (try complaint(), try decided(1))
        XCTAssertEqual(
            fault(ComplaintError.self) { try open.escalated(reason: "急", on: day(20_240_302)) },
            .undecided("C7", level: 1))
        XCTAssertEqual(
            fault(ComplaintError.self) { try open.accepted(on: day(20_240_302)) },
            .undecided("C7", level: 1))
        XCTAssertEqual(
            fault(ComplaintError.self) {
                try open.decided(by: Person.ID("J"), reference: " ", on: day(20_240_302))
            }, .referenceMissing("C7", level: 1))
        XCTAssertEqual(
            fault(ComplaintError.self) {
                try open.decided(by: Person.ID("J"), reference: "x", on: day(20_240_229))
            }, .dayBeforeLast("C7", day: try day(20_240_229), last: try day(20_240_301)))
        XCTAssertEqual(
            fault(ComplaintError.self) {
                try one.decided(by: Person.ID("J"), reference: "x", on: day(20_240_310))
            }, .alreadyDecided("C7", level: 1))
        XCTAssertEqual(
            fault(ComplaintError.self) { try one.escalated(reason: "", on: day(20_240_310)) },
            .reasonMissing("C7"))
        let two = try one.escalated(reason: "不服", on: day(20_240_310))
        XCTAssertEqual(
            fault(ComplaintError.self) {
                try two.decided(by: Person.ID("J1"), reference: "x", on: day(20_240_311))
            }, .deciderRepeats("C7", Person.ID("J1"), level: 1))
    }
}
