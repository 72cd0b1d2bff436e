import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// The audit of trainings (S-235): which rows of a roster are rejected, and what is paid.
final class TrainingAuditTests: XCTestCase {
    /// A citizen's number with the check digit of GB 11643: Σ digit × weight mod 11.
    private func identity(_ birthday: String, _ serial: Int) -> String {
        let body = "110105" + birthday + String(1_000 + serial).suffix(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + Int(String($1.0))! * $1.1 }
        return body + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
    }

    private let sessions = [
        TrainingClass.Session("1", theory: Decimal(8), practice: .zero),
        TrainingClass.Session("2", theory: Decimal(8), practice: Decimal(8)),
    ]

    private func attendee(
        _ code: String, _ identity: String,
        _ change: (inout TrainingClass.Attendee) -> Void = { _ in }
    ) -> TrainingClass.Attendee {
        var attendee = TrainingClass.Attendee(code, identity: identity)
        attendee.signed = ["1", "2"]
        change(&attendee)
        return attendee
    }

    private func audit(
        _ attendees: [TrainingClass.Attendee], sessions: [TrainingClass.Session]? = nil,
        claimed: String? = nil, _ change: (inout TrainingAuditRule) -> Void = { _ in }
    ) throws -> TrainingAudit {
        var rule = TrainingAuditRule()
        change(&rule)
        return try TrainingAudit(
            TrainingClass(
                "T", start: Day("2024-03-01"), sessions: sessions ?? self.sessions,
                attendees: attendees, claimed: try claimed.map { try Money(yuan: $0) }),
            rule: rule)
    }

    /// S-235: 100 attendees with 2 duplicates: 98 are payable.
    func testS235HundredAttendeesWithTwoDuplicatesAre98Payable() throws {
        var roster = (0..<98).map { attendee("A\($0)", identity("19800101", $0)) }
        roster.insert(attendee("again", identity("19800101", 7)), at: 50)
        roster.append(attendee("again2", identity("19800101", 90)))
        XCTAssertEqual(roster.count, 100)
        let audit = try audit(roster, claimed: "50000") { $0.payment = try? Money(yuan: "500") }
        XCTAssertEqual(audit.payable, 98)
        XCTAssertEqual(
            audit.rows.filter { !$0.faults.isEmpty }.map(\.attendee.code), ["again", "again2"])
        XCTAssertEqual(Set(audit.rows.flatMap(\.faults)), [.duplicate])
        XCTAssertEqual(audit.amount?.description, "49000.00")
        XCTAssertEqual(audit.excess?.description, "1000.00")
        XCTAssertEqual(audit.faults, [.fund])
    }

    /// S-235: over-age, interns, old staff posing as new, contracts, hours, call-backs.
    func testS235EveryReasonRejects() throws {
        let good = identity("19640301", 1)
        func faults(
            _ identity: String, _ change: (inout TrainingClass.Attendee) -> Void = { _ in }
        ) throws -> [AttendeeFault] {
            try audit([
                attendee("A", identity) { row in
                    row.hasContract = true
                    row.hired = try? Day("2024-02-01")
                    change(&row)
                },
            ]) { rule in
                rule.maximumAge = 60
                rule.excludedKinds = ["实习生"]
                rule.newStaffDays = 29
                rule.needsContract = true
                rule.minimumHours = Decimal(24)
            }.rows[0].faults
        }
        XCTAssertEqual(try faults(good), [], "sixty on the first day")
        XCTAssertEqual(try faults(identity("19630301", 1)), [.overAge], "sixty-one that day")
        XCTAssertEqual(try faults(identity("19630302", 1)), [], "sixty-one tomorrow")
        XCTAssertEqual(try faults(good) { $0.kind = "实习生" }, [.kind])
        XCTAssertEqual(
            try faults(good) { $0.hired = try? Day("2024-01-31") }, [.oldStaff], "30 days")
        XCTAssertEqual(try faults(good) { $0.hired = nil }, [.oldStaff], "nobody knows")
        XCTAssertEqual(try faults(good) { $0.hasContract = false }, [.contract])
        XCTAssertEqual(try faults(good) { $0.signed = ["2"] }, [.hours])
        XCTAssertEqual(try faults(good) { $0.isConfirmed = false }, [.denied])
        XCTAssertEqual(try faults(String(good.dropLast()) + "x"), [.identity])
        XCTAssertEqual(try faults(""), [.identity])
    }

    /// S-235: the split of theory and practice, the log, the sample of call-backs, the fund.
    func testS235TheTrainingAsAWhole() throws {
        let people = (0..<7).map { attendee("A\($0)", identity("19900101", $0)) }
        // 8 of 24 hours are practice.
        let low = try audit(people) { $0.practicePercent = try! Decimal("33.34")...Decimal(100) }
        XCTAssertEqual(low.practicePercent?.description, "33.33")
        XCTAssertEqual(low.faults, [.split])
        let met = try audit(people) { $0.practicePercent = try! Decimal("33.33")...Decimal(40) }
        XCTAssertEqual(met.faults, [])
        let unlogged = [
            sessions[0],
            TrainingClass.Session("2", theory: .zero, practice: Decimal(8), isLogged: false),
        ]
        let log = try audit(people, sessions: unlogged) { $0.minimumHours = Decimal(8) }
        XCTAssertEqual(log.faults, [.log])
        XCTAssertEqual(Set(log.rows.map(\.hours)), [Decimal(8)], "what is not logged is no hour")
        // 10 percent of 7 is one call-back.
        let none = try audit(people) { $0.samplePercent = Decimal(10) }
        XCTAssertEqual([none.sampleNeeded, none.sampled], [1, 0])
        XCTAssertEqual(none.faults, [.sample])
        var called = people
        called[3].isConfirmed = true
        XCTAssertEqual(try audit(called) { $0.samplePercent = Decimal(10) }.faults, [])
        XCTAssertEqual(try audit([]).practicePercent?.description, "33.33")
        XCTAssertNil(try audit([], sessions: []).practicePercent)
    }

    func testRulesThatCannotBeAreRefused() {
        func refusal(_ change: (inout TrainingAuditRule) -> Void) -> PeopleError? {
            do { _ = try audit([], change) } catch { return error as? PeopleError }
            return nil
        }
        XCTAssertEqual(
            refusal { $0.maximumAge = -1 },
            .outOfRange(rule: "T", name: "maximum_age", value: "-1"))
        XCTAssertEqual(
            refusal { $0.newStaffDays = -1 },
            .outOfRange(rule: "T", name: "new_staff_days", value: "-1"))
        XCTAssertEqual(
            refusal { $0.samplePercent = Decimal(101) },
            .outOfRange(rule: "T", name: "sample_percent", value: "101"))
        XCTAssertEqual(
            refusal { $0.payment = Money(fen: -1) },
            .outOfRange(rule: "T", name: "payment", value: "-0.01"))
        XCTAssertEqual(
            refusal { _ in },
            nil)
        let many = [attendee("A", identity("19900101", 1)), attendee("B", identity("19900101", 2))]
        XCTAssertThrowsError(try audit(many) { $0.payment = Money(fen: .max) })
    }
}
