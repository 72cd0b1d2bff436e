import CostControl
import HospitalCore
import XCTest

/// Meetings, vehicles, rosters and registers: S-270 to S-275, S-277, S-279, S-280, S-304.
final class OfficeTests: XCTestCase {
    private func at(_ text: String) throws -> Moment { try Moment(text) }

    /// S-270: what a room lacks; S-271: the day before, 08:00 and 13:55.
    func testS270AndS271ARoomWithItsNeedsAndReminders() throws {
        let meeting = try Meeting(
            "M", room: "A", from: at("2024-03-05 14:00"), to: at("2024-03-05 16:00"),
            needs: ["projector", "audio"])
        XCTAssertEqual(
            try meeting.missing(in: [Meeting.Room("A", resources: ["audio"])]), ["projector"])
        assertRefused(OfficeError.unknown("A"), says: ["A"]) { try meeting.missing(in: []) }
        let reminders = try meeting.reminders()
        XCTAssertEqual(reminders.dayBefore, try Day("2024-03-04"))
        XCTAssertEqual(reminders.morning, try at("2024-03-05 08:00"))
        XCTAssertEqual(reminders.before, try at("2024-03-05 13:55"))
        let early = try Meeting(
            "E", room: "A", from: at("2024-03-05 08:00"), to: at("2024-03-05 14:00"))
        XCTAssertNil(try early.reminders().morning)
        XCTAssertFalse(early.collides(with: meeting))
        let long = try Meeting(
            "L", room: "A", from: at("2024-03-05 13:00"), to: at("2024-03-05 14:01"))
        XCTAssertTrue(long.collides(with: meeting))
        assertRefused(OfficeError.timesInvalid("X"), says: ["X"]) {
            try Meeting("X", room: "A", from: at("2024-03-05 14:00"), to: at("2024-03-05 14:00"))
        }
    }

    /// S-272: 8 were invited, 6 came: 75 %.
    func testS272HowManyCame() throws {
        let invited = Set((1...8).map { Person.ID("P\($0)") })
        let came = Set((1...6).map { Person.ID("P\($0)") } + [Person.ID("guest")])
        XCTAssertEqual(
            try Meeting.attendance(invited: invited, came: came)?.value, dec("75.0"))
        XCTAssertNil(try Meeting.attendance(invited: [], came: []))
    }

    /// S-273: service by reading or day, inspection, insurance, violations.
    func testS273WhatIsDueOfAVehicle() throws {
        var car = Vehicle("苏A", kilometres: dec("10000"))
        let today = try Day("2024-03-01")
        XCTAssertEqual(car.due(on: today, within: 30), [.inspection, .insurance])
        car.inspectedThrough = try Day("2024-03-31")
        car.insuredThrough = try Day("2024-04-01")
        car.serviceAt = dec("10000")
        XCTAssertEqual(car.due(on: today, within: 30), [.service, .inspection])
        car.serviceAt = dec("10001")
        car.serviceBy = try Day("2024-03-31")
        car.openViolations = 1
        XCTAssertEqual(car.due(on: today, within: 29), [.violation])
        XCTAssertEqual(car.due(on: today, within: 30), [.service, .inspection, .violation])
    }

    /// S-274: trips by vehicle, driver and user.
    func testS274TripsAreSummed() throws {
        let trips = [("A", "D1", "内科"), ("A", "D2", "外科"), ("B", "D1", "内科")].map {
            TripStatistics.Trip(
                plate: $0.0, driver: Person.ID($0.1), user: $0.2, kilometres: dec("10.5"),
                cost: yuan("7"))
        }
        let byVehicle = try TripStatistics(trips, by: .vehicle).lines
        XCTAssertEqual(byVehicle.map(\.code), ["A", "B"])
        XCTAssertEqual(byVehicle[0].kilometres, dec("21.0"))
        XCTAssertEqual(byVehicle[0].cost, yuan("14"))
        XCTAssertEqual(try TripStatistics(trips, by: .driver).lines.map(\.trips), [2, 1])
        XCTAssertEqual(try TripStatistics(trips, by: .user).lines.map(\.trips), [2, 1])
        assertRefused(OfficeError.numberInvalid("A", value: "-1"), says: ["-1"]) {
            try TripStatistics(
                [.init(plate: "A", driver: Person.ID("D"), user: "u", kilometres: dec("-1"),
                    cost: .zero)], by: .user)
        }
    }

    /// S-275: 99.9 and 100 km go different ways.
    func testS275TheRouteOfApprovalDependsOnTheLength() throws {
        let head = Role.ID("科长"), director = Role.ID("院领导")
        let rule = try TripApproval([
            .init(from: .zero, steps: [head]), .init(from: dec("100"), steps: [head, director]),
        ])
        XCTAssertEqual(try rule.steps(for: dec("99.9")), [head])
        XCTAssertEqual(try rule.steps(for: dec("100")), [head, director])
        assertRefused(OfficeError.numberInvalid("km", value: "-0.1"), says: ["-0.1"]) {
            try rule.steps(for: dec("-0.1"))
        }
        assertRefused(OfficeError.bandsInvalid) { try TripApproval([]) }
    }

    /// S-277: who read a notice, when, and who did not.
    func testS277ReadReceipts() throws {
        let (a, b, c) = (Person.ID("A"), Person.ID("B"), Person.ID("C"))
        let receipts = ReadReceipts(
            to: [a, b],
            readings: [
                (a, try at("2024-03-02 09:00")), (a, try at("2024-03-01 09:00")),
                (c, try at("2024-03-01 09:00")),
            ])
        XCTAssertEqual(receipts.read.map(\.at), [try at("2024-03-01 09:00")])
        XCTAssertEqual(receipts.unread, [b])
        XCTAssertEqual(receipts.others, [c])
    }

    /// S-279: no document is late or lost.
    func testS279DocumentsAreNeitherLateNorLost() throws {
        let day = try Day("2024-03-05")
        let register = try DocumentRegister(
            [
                .init(1, due: day, handled: day), .init(2, due: day, handled: nil),
                .init(5, due: try Day("2024-03-04"), handled: day),
            ], on: day)
        XCTAssertEqual(register.missing, [3, 4])
        XCTAssertEqual(register.late, [5])
        XCTAssertEqual(
            try DocumentRegister(
                [.init(1, due: day, handled: nil)], on: Day("2024-03-06")).late, [1])
        assertRefused(OfficeError.twice("1"), says: ["1"]) {
            try DocumentRegister(
                [.init(1, due: day, handled: nil), .init(1, due: day, handled: nil)], on: day)
        }
        XCTAssertEqual(
            try DocumentRegister(
                [.init(.min, due: day, handled: day), .init(.max, due: day, handled: day)], on: day
            ).missing.count, DocumentRegister.mostMissing)
    }

    /// S-280: a roster over a holiday has no gaps and nobody in two places.
    func testS280ARosterWithoutGaps() throws {
        func shift(_ person: String, _ from: String, _ to: String) throws -> DutyRoster.Shift {
            try DutyRoster.Shift(
                Person.ID(person), post: "总值班", from: at("2024-02-\(from)"),
                to: at("2024-02-\(to)"))
        }
        let (start, end) = (try at("2024-02-10 08:00"), try at("2024-02-12 08:00"))
        let full = try DutyRoster(
            [try shift("A", "10 08:00", "11 08:00"), try shift("B", "11 08:00", "12 08:00")],
            posts: ["总值班"], from: start, to: end)
        XCTAssertEqual(full.gaps, [])
        let broken = try DutyRoster(
            [
                try shift("A", "10 09:00", "11 08:00"), try shift("A", "11 07:00", "11 20:00"),
            ], posts: ["总值班", "电工"], from: start, to: end)
        XCTAssertEqual(broken.gaps.map(\.post), ["总值班", "总值班", "电工"])
        XCTAssertEqual(broken.gaps[0].end, try at("2024-02-10 09:00"))
        XCTAssertEqual(broken.gaps[1].start, try at("2024-02-11 20:00"))
        XCTAssertEqual(broken.collisions, [Person.ID("A")])
        assertRefused(OfficeError.timesInvalid("A"), says: ["A"]) {
            try shift("A", "10 09:00", "10 09:00")
        }
        assertRefused(OfficeError.timesInvalid("roster"), says: ["roster"]) {
            try DutyRoster([], posts: ["电工"], from: end, to: start)
        }
    }

    /// S-304: request, approval, document and copies.
    func testS304TheUseOfASeal() {
        XCTAssertEqual(
            SealUse(
                "1", requester: Person.ID("A"), approver: Person.ID("B"), document: "合同", copies: 2
            ).faults, [])
        XCTAssertEqual(
            SealUse("2", requester: nil, approver: nil, document: "", copies: 0).faults,
            ["requester", "approver", "document", "copies"])
        XCTAssertEqual(
            SealUse(
                "3", requester: Person.ID("A"), approver: Person.ID("A"), document: "x", copies: 1
            ).faults, ["self_approved"])
    }
}
