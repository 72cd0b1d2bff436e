import CostControl
import HospitalCore
import Interchange

/// Procedures of meetings, vehicles, rosters and registers of an office.
extension Procedure {
    static let officeProcedures: [Procedure] = [
        officeMeetings, officeVehicles, officeTrips, officeRoster, officeSeals, officeReceipts,
        officeDocuments, purchaseGoodsIn, purchaseRating,
    ]

    /// `office.meetings`: what rooms lack, what collides, when to remind.
    static let officeMeetings = Procedure(
        "office.meetings",
        (
            zh: "会议申请：会议室缺少的设备、时间冲突、提醒时刻与出席率。",
            en: "Meetings: what the room lacks, collisions, reminders and attendance."
        ),
        arguments: [
            .needed("rooms", .array, zh: "会议室：room、resources", en: "Rooms: room, resources"),
            .needed(
                "meetings", .array,
                zh: "会议：meeting、room、from、to、needs、invited、came",
                en: "Meetings: meeting, room, from, to, needs, invited, came"),
            .optional("morning_hour", .whole, zh: "当日提醒整点，默认8", en: "Hour of the reminder; 8"),
        ],
        tables: ["meetings"]
    ) { members in
        let rooms = try members.elements("rooms").map { reader in
            let row = try reader.members(["room", "resources"])
            return Meeting.Room(
                try row.text("room"), resources: Set(try row.needed("resources").texts()))
        }
        let hour = try members.optional("morning_hour")?.whole() ?? 8
        var meetings: [Meeting] = []
        var attendances: [Percent?] = []
        for reader in try members.elements("meetings") {
            let row = try reader.members([
                "meeting", "room", "from", "to", "needs", "invited", "came",
            ])
            meetings.append(
                try Meeting(
                    row.text("meeting"), room: row.text("room"), from: row.needed("from").moment(),
                    to: row.needed("to").moment(),
                    needs: Set(row.optional("needs")?.texts() ?? [])))
            func persons(_ name: String) throws -> Set<Person.ID> {
                Set(try row.optional(name)?.texts().map { Person.ID($0) } ?? [])
            }
            attendances.append(
                try Meeting.attendance(invited: persons("invited"), came: persons("came")))
        }
        let rows = try meetings.enumerated().map { place, meeting -> [ResultValue] in
            let others = meetings.enumerated().filter {
                $0.offset != place && $0.element.collides(with: meeting)
            }.map(\.element.code)
            let reminders = try meeting.reminders(morningHour: hour)
            return [
                .text(meeting.code), .text(try meeting.missing(in: rooms).joined(separator: ",")),
                .text(others.joined(separator: ",")), .text(reminders.dayBefore.description),
                .text(optional: reminders.morning?.description),
                .text(reminders.before.description),
                .text(optional: attendances[place]?.value.description),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "meetings",
                columns: [
                    .text("meeting", zh: "会议", en: "Meeting"),
                    .text("missing", zh: "缺少设备", en: "What the room lacks"),
                    .text("collisions", zh: "冲突", en: "Collides with"),
                    .text("remind_day", zh: "前一日提醒", en: "Reminder the day before"),
                    .text("remind_morning", zh: "当日提醒", en: "Reminder that morning"),
                    .text("remind_before", zh: "会前提醒", en: "Reminder before"),
                    .text("attendance", zh: "出席率", en: "Attendance in percent"),
                ],
                rows: rows)
        ])
    }

    /// `office.vehicles`: what falls due of vehicles.
    static let officeVehicles = Procedure(
        "office.vehicles",
        (
            zh: "车辆到期：保养、年检、保险、违章；未知的年检、保险视为到期。",
            en: "What falls due of vehicles: service, inspection, insurance, violations."
        ),
        arguments: [
            .needed(
                "vehicles", .array,
                zh: "车辆：plate、kilometres、service_at、service_by、inspected_through、"
                    + "insured_through、open_violations",
                en: "Vehicles: plate, kilometres, service_at, service_by, inspected_through, "
                    + "insured_through, open_violations"),
            today, .optional("within", .whole, zh: "提前天数，默认30", en: "Days ahead; 30"),
        ],
        tables: ["vehicles"]
    ) { members in
        let day = try members.needed("today").day()
        let within = try members.optional("within")?.whole() ?? 30
        let rows = try members.elements("vehicles").map { reader -> [ResultValue] in
            let row = try reader.members([
                "plate", "kilometres", "service_at", "service_by", "inspected_through",
                "insured_through", "open_violations",
            ])
            var vehicle = Vehicle(try row.text("plate"), kilometres: try row.decimal("kilometres"))
            vehicle.serviceAt = try row.optionalDecimal("service_at")
            vehicle.serviceBy = try row.optional("service_by")?.day()
            vehicle.inspectedThrough = try row.optional("inspected_through")?.day()
            vehicle.insuredThrough = try row.optional("insured_through")?.day()
            vehicle.openViolations = try row.optional("open_violations")?.whole() ?? 0
            return [
                .text(vehicle.plate),
                .text(
                    vehicle.due(on: day, within: within).map(\.rawValue)
                        .joined(separator: ",")),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "vehicles",
                columns: [
                    .text("plate", zh: "车牌", en: "Plate"), .text("due", zh: "到期事项", en: "Due"),
                ],
                rows: rows)
        ])
    }

    /// `office.trips`: who approves trips, and what they come to.
    static let officeTrips = Procedure(
        "office.trips",
        (
            zh: "用车：按里程确定审批流程，按车辆、驾驶员或用车人统计。",
            en: "Trips: who approves by length, and sums by vehicle, driver or user."
        ),
        arguments: [
            .needed("bands", .array, zh: "里程档次：from、steps", en: "Bands: from, steps"),
            .needed(
                "trips", .array, zh: "用车：plate、driver、user、kilometres、cost（元）",
                en: "Trips: plate, driver, user, kilometres, cost in yuan"),
            .needed("by", .text, zh: "vehicle、driver、user", en: "vehicle, driver or user"),
        ],
        tables: ["approvals", "sums"]
    ) { members in
        let rule = try TripApproval(
            members.elements("bands").map { reader in
                let row = try reader.members(["from", "steps"])
                return TripApproval.Band(
                    from: try row.decimal("from"),
                    steps: try row.needed("steps").texts().map { Role.ID($0) })
            })
        let trips = try members.elements("trips").map { reader in
            let row = try reader.members(["plate", "driver", "user", "kilometres", "cost"])
            return TripStatistics.Trip(
                plate: try row.text("plate"), driver: Person.ID(try row.text("driver")),
                user: try row.text("user"), kilometres: try row.decimal("kilometres"),
                cost: try row.money("cost"))
        }
        let sums = try TripStatistics(
            trips, by: members.needed("by").choice(TripStatistics.Grouping.self))
        return ProcedureResult([
            ResultTable(
                name: "approvals",
                columns: [
                    .whole("trip", zh: "序号", en: "Trip"),
                    .text("steps", zh: "审批流程", en: "Who approves"),
                ],
                rows: try trips.enumerated().map { place, trip in
                    [
                        .integer(Int64(place + 1)),
                        .text(
                            try rule.steps(for: trip.kilometres).map(\.code)
                                .joined(separator: ",")),
                    ]
                }),
            ResultTable(
                name: "sums",
                columns: [
                    .text("code", zh: "编码", en: "Code"), .whole("trips", zh: "次数", en: "Trips"),
                    .text("kilometres", zh: "里程", en: "Kilometres"),
                    .whole("cost_fen", zh: "费用（分）", en: "Cost in fen"),
                ],
                rows: sums.lines.map { line in
                    [
                        .text(line.code), .integer(Int64(line.trips)),
                        .text(line.kilometres.description), .integer(line.cost.fen),
                    ]
                }),
        ])
    }

    /// `office.roster`: gaps and collisions of a duty roster.
    static let officeRoster = Procedure(
        "office.roster",
        (zh: "值班表：空岗与重复排班。", en: "A duty roster: gaps of posts, persons on duty twice."),
        arguments: [
            .needed("posts", .array, zh: "岗位", en: "Posts"),
            .needed("from", .text, zh: "起", en: "From"), .needed("to", .text, zh: "止", en: "To"),
            .needed(
                "shifts", .array, zh: "排班：person、post、from、to",
                en: "Shifts: person, post, from, to"),
        ],
        tables: ["gaps", "collisions"]
    ) { members in
        let shifts = try members.elements("shifts").map { reader in
            let row = try reader.members(["person", "post", "from", "to"])
            return try DutyRoster.Shift(
                Person.ID(row.text("person")), post: row.text("post"),
                from: row.needed("from").moment(), to: row.needed("to").moment())
        }
        let roster = try DutyRoster(
            shifts, posts: members.needed("posts").texts(),
            from: members.needed("from").moment(), to: members.needed("to").moment())
        return ProcedureResult([
            ResultTable(
                name: "gaps",
                columns: [
                    .text("post", zh: "岗位", en: "Post"), .text("from", zh: "起", en: "From"),
                    .text("to", zh: "止", en: "To"),
                ],
                rows: roster.gaps.map {
                    [.text($0.post), .text($0.start.description), .text($0.end.description)]
                }),
            ResultTable(
                name: "collisions", columns: [.text("person", zh: "人员", en: "Person")],
                rows: roster.collisions.map { [.text($0.code)] }),
        ])
    }
}
