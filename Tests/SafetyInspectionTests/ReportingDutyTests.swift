import HospitalCore
import SafetyInspection
import XCTest

/// Legal deadlines of reports, by the published rules.
final class ReportingDutyTests: XCTestCase {
    private func moment(_ text: String) -> Moment { try! Moment(text) }

    private func due(_ event: String, _ occasion: String, _ start: String) throws -> String? {
        try ReportingDuty.named(event, occasion: occasion)[0].due(from: moment(start))?.description
    }

    func testEveryDutyOfTheLibraryIsReadWithItsSource() {
        // The twenty events of the process rules, each of their cases a duty of its own.
        XCTAssertEqual(ReportingDuty.standard.count, 32)
        let keys = ReportingDuty.standard.map { "\($0.event) \($0.occasion)" }
        XCTAssertEqual(Set(keys).count, keys.count)
        for duty in ReportingDuty.standard {
            XCTAssertFalse(duty.citation.title.isEmpty, duty.name)
            XCTAssertFalse(duty.recipient.isEmpty, duty.name)
        }
        XCTAssertEqual(ReportingDuty.standard.count { $0.citation.isConfirmed }, 13)
    }

    /// 2024-02-08 is a Thursday; the Spring Festival holiday begins on the 10th.
    func testHoursAndDaysRunThroughTheHolidays() throws {
        let start = "2024-02-08T23:30:00"
        let rows: [(String, String, String?)] = [
            ("accident", "first", "2024-02-09T00:30:00"),
            ("accident", "casualties", "2024-03-09T23:59:59"),
            ("accident", "casualties_fire", "2024-02-15T23:59:59"),
            ("accident", "investigation", "2024-04-08T23:59:59"),
            ("public_health", "first", "2024-02-09T01:30:00"),
            ("medical_fault", "first", "2024-02-09T11:30:00"),
            ("medical_quality", "ordinary", "2024-02-23T23:59:59"),
            ("medical_quality", "major", "2024-02-09T11:30:00"),
            ("medical_quality", "extraordinary", "2024-02-09T01:30:00"),
            ("device", "death", "2024-02-15T23:59:59"),
            ("device", "serious", "2024-02-28T23:59:59"),
            ("device_cluster", "phone", "2024-02-09T11:30:00"),
            ("device_cluster", "cases", "2024-02-09T23:30:00"),
            ("drug", "death", start), ("drug", "serious", "2024-02-23T23:59:59"),
            ("drug", "other", "2024-03-09T23:59:59"),
            ("infection", "cluster", "2024-02-09T11:30:00"),
            ("infection", "outbreak", "2024-02-09T01:30:00"),
            ("medical_waste", "ordinary", "2024-02-10T23:30:00"),
            ("medical_waste", "harmed", "2024-02-09T23:30:00"),
            ("medical_waste", "deaths", "2024-02-09T01:30:00"),
            ("radiation", "first", "2024-02-09T01:30:00"),
            ("special_equipment", "first", "2024-02-09T00:30:00"), ("toxic_loss", "first", start),
            ("food", "first", start), ("major_hazard", "first", nil),
            ("hazard_statistics", "quarter", "2024-04-15T23:59:59"),
            ("hazard_statistics", "year", "2025-01-31T23:59:59"),
            ("equipment_test", "first", "2024-01-08T23:59:59"),
            ("equipment_registration", "first", "2024-03-09T23:59:59"),
        ]
        for (event, occasion, expected) in rows {
            XCTAssertEqual(try due(event, occasion, start), expected, "\(event) \(occasion)")
        }
        XCTAssertEqual(
            try due("hazard_statistics", "quarter", "2024-12-31T00:00:00"), "2025-01-15T23:59:59")
        XCTAssertEqual(
            try due("equipment_test", "first", "2024-03-31T00:00:00"), "2024-02-29T23:59:59")
    }

    /// Due on 15 February 2024 in the holiday: the last work day in time is the 9th, 除夕, worked in
    /// that year.
    func testTheLastWorkDayInTimeIsNamedAndTheStatusFollowsFromTheMoments() throws {
        let duty = try ReportingDuty.named("device", occasion: "death")[0]
        let start = moment("2024-02-08T23:30:00")
        func status(_ filed: String?, _ now: String) throws -> DeadlineStatus? {
            try duty.standing(
                from: start, filed: filed.map { moment($0) }, now: moment(now), calendar: .china
            ).status
        }
        let standing = try duty.standing(
            from: start, filed: nil, now: start, calendar: .china)
        XCTAssertEqual(standing.actBy, try Day("2024-02-09"))
        XCTAssertEqual(try status(nil, "2024-02-15T23:59:59"), .open)
        XCTAssertEqual(try status(nil, "2024-02-16T00:00:00"), .missing)
        XCTAssertEqual(try status("2024-02-15T23:59:59", "2024-03-01T00:00:00"), .onTime)
        XCTAssertEqual(try status("2024-02-16T00:00:00", "2024-03-01T00:00:00"), .late)
        let soon = try ReportingDuty.named("major_hazard")[0]
        let unlimited = try soon.standing(from: start, filed: nil, now: start, calendar: .china)
        XCTAssertNil(unlimited.due)
        XCTAssertNil(unlimited.status)
        XCTAssertThrowsError(
            try duty.standing(
                from: moment("2035-01-01T00:00:00"), filed: nil, now: start, calendar: .china))
    }

    func testAnExtensionIsOnlyWhatTheLawAllows() throws {
        let duty = try ReportingDuty.named("accident", occasion: "investigation")[0]
        let start = moment("2024-01-01T08:00:00")
        XCTAssertEqual(
            try duty.due(from: start, extendedBy: 60)?.description, "2024-04-30T23:59:59")
        for days in [61, -1] {
            XCTAssertEqual(
                fault { () throws(IncidentError) in
                    try duty.due(from: start, extendedBy: days)
                },
                .extensionTooLong(duty: "生产安全事故调查报告", days: days, limit: 60))
        }
        XCTAssertEqual(
            fault { () throws(IncidentError) in try ReportingDuty.named("devise") },
            .eventUnknown("devise", nearest: "device"))
        XCTAssertEqual(
            fault { () throws(IncidentError) in
                try ReportingDuty.named("device", occasion: "deaths")
            },
            .eventUnknown("device deaths", nearest: "death"))
        let end = moment("2999-12-31T23:30:00")
        XCTAssertEqual(
            fault { () throws(IncidentError) in
                try ReportingDuty.named("radiation")[0].due(from: end)
            }?.finding.message.number, TimeError.outOfRange("").finding.message.number)
    }
}
