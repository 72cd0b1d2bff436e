import TestSupport
import XCTest

@testable import HospitalCore

/// Persons, attendance and headcount of a real month (decision 18).
final class StaffingTests: XCTestCase {
    private func organisation() throws -> Organisation {
        try Organisation(units: ["ward", "clinic", "east"].map { code in
            OrganisationUnit(
                Department(id: Department.ID(code)), level: .department,
                validity: try Validity("2020-01-01", code == "clinic" ? "2025-12-31" : nil))
        })
    }

    private func row(
        _ person: Person.ID, _ department: Department.ID, _ from: String, _ to: String? = nil,
        share: String = "1", coefficient: String = "1"
    ) throws -> PersonAssignment {
        try PersonAssignment(
            .init(person, in: department, as: "doctor"), coefficient: Decimal(coefficient),
            share: Decimal(share), validity: Validity(from, to))
    }

    private func march() throws -> Period {
        try Period(label: month("2025-03"), cycle: .calendarMonth)
    }

    /// p works to the 10th in the ward, from the 11th half and half; its coefficient in the ward
    /// rises on the 21st. q comes for one day. By hand: ward p 10 + 10 × 0.5 + 11 × 0.5 = 20.5.
    private func staffing() throws -> Staffing {
        try Staffing(
            [
                row("p", "ward", "2024-01-01", "2025-03-10"),
                row("p", "ward", "2025-03-11", "2025-03-20", share: "0.5"),
                row("p", "ward", "2025-03-21", share: "0.5", coefficient: "1.2"),
                row("p", "clinic", "2025-03-11", "2025-12-31", share: "0.5", coefficient: "0.8"),
                row("q", "ward", "2025-03-31", "2025-03-31"),
                row("r", "ward", "2025-04-01"),
            ], in: organisation())
    }

    func testAPersonIsPaidOncePerAssignment() throws {
        let lines = try staffing().assignments(in: march())
        XCTAssertEqual(lines.map(\.key.person), ["p", "p", "q"], "r comes in April")
        XCTAssertEqual(lines.map(\.key.department), ["clinic", "ward", "ward"])
        XCTAssertEqual(lines.map(\.dayCount), [21, 31, 1])
        XCTAssertEqual(
            lines.map(\.personDays), try [Decimal("10.5"), Decimal("20.5"), Decimal("1")])
        XCTAssertEqual(lines.map(\.weight), try [Rate("21/62"), Rate("41/62"), Rate("1/31")])
        // (20 × 1 + 11 × 1.2) ÷ 31 = 33.2 ÷ 31
        XCTAssertEqual(lines.map(\.coefficient), try [Rate("4/5"), Rate("166/155"), Rate("1")])
    }

    func testHeadcountIsTheExactDayWeightedAverage() throws {
        let headcounts = try staffing().headcounts(in: march())
        XCTAssertEqual(headcounts.map(\.department), ["clinic", "ward"])
        XCTAssertEqual(headcounts.map(\.personDays), try [Decimal("10.5"), Decimal("21.5")])
        XCTAssertEqual(headcounts.map(\.average), try [Rate("21/62"), Rate("43/62")])
        XCTAssertEqual(
            try headcounts[1].average.decimal(digits: 4, rounding: .halfAwayFromZero).description,
            "0.6935")
        // The same month by a 26–25 cycle has 28 days: 26 February to 25 March.
        let cycle = try Period(label: month("2025-03"), cycle: PeriodCycle(monthsFromDay: 26))
        XCTAssertEqual(
            try staffing().headcounts(in: cycle).map(\.personDays),
            try [Decimal("7.5"), Decimal("20.5")])
    }

    /// The average headcount of a period is the mean over its days of who is there on that day.
    func testHeadcountEqualsTheMeanOfDailyCounts() throws {
        let seed: UInt64 = 18_001
        var random = SeededGenerator(seed: seed)
        let (march, ward) = (try march(), Department.ID("ward"))
        for round in 0..<200 {
            var rows: [PersonAssignment] = []
            for person in 0..<5 {
                let first = Int.random(in: -40...40, using: &random)
                let length = Int.random(in: 0...50, using: &random)
                let from = try march.start.adding(days: first)
                rows.append(
                    try PersonAssignment(
                        .init(Person.ID("p\(person)"), in: ward, as: "x"),
                        validity: Validity(from: from, to: from.adding(days: length))))
            }
            var daily = 0
            for offset in 0..<31 {
                let day = try march.start.adding(days: offset)
                daily += rows.filter { $0.validity.contains(day) }.count
            }
            let headcounts = try Staffing(rows, in: organisation()).headcounts(in: march)
            XCTAssertEqual(
                headcounts.first?.personDays ?? .zero, Decimal(daily), "seed \(seed) \(round)")
        }
    }

    func testFactsOnAUnitOrADayThatDoesNotExistAreRefused() throws {
        let organisation = try organisation()
        let ended = try OrganisationError.unitNotValid("clinic", day: day("2026-01-01"))
        assertThrows(StaffingError.unit(ended)) {
            _ = try Staffing([self.row("p", "clinic", "2025-01-01")], in: organisation)
        }
        assertThrows(StaffingError.unit(.unitUnknown("icu"))) {
            _ = try Staffing([self.row("p", "icu", "2025-01-01")], in: organisation)
        }
        let campus = try PersonAssignment(
            .init("p", in: "ward", campus: "west", as: "x"), validity: Validity("2025-01-01"))
        assertThrows(StaffingError.unit(.unitUnknown("west"))) {
            _ = try Staffing([campus], in: organisation)
        }
    }

    func testOverlapsAndMoreThanAWholePersonAreRefused() throws {
        let organisation = try organisation()
        let rows = try [
            row("p", "ward", "2025-01-01", "2025-03-10", share: "0.5"),
            row("p", "ward", "2025-03-10", share: "0.5"),
        ]
        let overlap = try StaffingError.overlap(rows[0].key, day: day("2025-03-10"))
        assertThrows(overlap) { _ = try Staffing(rows, in: organisation) }
        let over = try StaffingError.sharesOver("p", day: day("2025-03-10"), sum: Decimal("1.1"))
        assertThrows(over) {
            _ = try Staffing(
                [
                    self.row("p", "ward", "2025-01-01", "2025-03-10", share: "0.6"),
                    self.row("p", "east", "2025-03-10", share: "0.5"),
                ], in: organisation)
        }
        XCTAssertNoThrow(
            try Staffing(
                [
                    row("p", "ward", "2025-01-01", "2025-03-10"),
                    row("p", "east", "2025-03-11"),
                ], in: organisation))
        for share in ["0", "-0.1", "1.0001"] {
            XCTAssertThrowsError(try row("p", "ward", "2025-01-01", share: share), share)
        }
        XCTAssertThrowsError(try row("p", "ward", "2025-01-01", coefficient: "-0.01"))
        let key = rows[0].key
        assertSaysItsFigures([
            StaffingError.shareRange(key, share: .zero), .coefficientNegative(key, .zero), overlap,
            over, .outOfRange("p"), .unit(.unitUnknown("x")),
        ])
    }

    func testPersonDaysThatDoNotFitAreRefused() throws {
        let huge = String(repeating: "9", count: 38)
        let staffing = try Staffing(
            [row("p", "ward", "2025-01-01", coefficient: huge)], in: organisation())
        let march = try march()
        assertThrows(StaffingError.outOfRange("p")) { _ = try staffing.assignments(in: march) }
    }

    // MARK: Attendance

    func testAttendanceHasARateAndItsLeave() throws {
        let attendance = try Attendance(
            of: "p", in: "ward", due: Decimal("21"), worked: Decimal("18.5"),
            leave: [.sick: Decimal("2"), .annual: Decimal("0.5")])
        XCTAssertEqual(attendance.rate, try Rate("37/42"))
        XCTAssertEqual(attendance.unexplainedDays, .zero)
        XCTAssertEqual(attendance.findings, [])
        let none = try Attendance(of: "p", in: "ward", due: .zero, worked: .zero)
        XCTAssertNil(none.rate, "no day was due: missing, not zero")
    }

    func testDaysWithoutWorkAndLeaveAreAFinding() throws {
        let attendance = try Attendance(
            of: "p", in: "ward", due: Decimal("21"), worked: Decimal("20"),
            leave: [.sick: Decimal("0.5")])
        XCTAssertEqual(attendance.unexplainedDays, try Decimal("0.5"))
        XCTAssertEqual(
            attendance.findings.map { $0.text(in: .chinese) }, ["p有0.5天既无出勤也无休假记录。"])
    }

    func testImpossibleAttendanceIsRefused() throws {
        let (minus, one, two) = try (Decimal("-1"), Decimal("1"), Decimal("2"))
        assertThrows(AttendanceError.negative("p", field: "due", days: minus)) {
            _ = try Attendance(of: "p", in: "w", due: minus, worked: .zero)
        }
        assertThrows(AttendanceError.negative("p", field: "worked", days: minus)) {
            _ = try Attendance(of: "p", in: "w", due: one, worked: minus)
        }
        assertThrows(AttendanceError.negative("p", field: "sick", days: minus)) {
            _ = try Attendance(of: "p", in: "w", due: one, worked: one, leave: [.sick: minus])
        }
        assertThrows(AttendanceError.overDue("p", due: one, sum: two)) {
            _ = try Attendance(of: "p", in: "w", due: one, worked: one, leave: [.sick: one])
        }
        let huge = try Decimal(String(repeating: "9", count: 38))
        assertThrows(AttendanceError.outOfRange("p")) {
            _ = try Attendance(of: "p", in: "w", due: huge, worked: huge, leave: [.sick: one])
        }
        assertSaysItsFigures([
            AttendanceError.negative("p", field: "due", days: minus),
            .overDue("p", due: one, sum: two), .outOfRange("p"),
        ])
    }
}
