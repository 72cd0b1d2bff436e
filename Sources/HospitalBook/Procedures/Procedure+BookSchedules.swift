import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about the schedules of a book: what is due, which points were missed, who answers.
extension Procedure {
    static let bookScheduleProcedures: [Procedure] = [
        bookScheduleDue, bookScheduleResponsibility, bookSchedulePatrols,
    ]

    /// `book.schedule.due`: what of the schedules of a book is due, overdue, missed and done.
    static let bookScheduleDue = Procedure(
        onBook: "book.schedule.due",
        (
            zh: "账簿中检查计划的待办、逾期、漏检与完成率：按给定时刻计算，不保存逾期标志。",
            en: "What of the schedules of a book is due, overdue, missed and done at a moment, "
                + "computed and not stored."
        ),
        of: inspectionDue, from: [.schedules, .performances])

    /// `book.schedule.responsibility`: which duties of a book lack procedure, owner or checker.
    static let bookScheduleResponsibility = Procedure(
        onBook: "book.schedule.responsibility",
        (
            zh: "账簿中安全责任事项的缺项：操作规程、责任人、检查人，以及自己检查自己。",
            en: "Which duties of a book lack a procedure, an owner or a checker of their own."
        ),
        of: inspectionResponsibility,
        from: [
            TableRecords(
                "items", .safetyDuty,
                .objects([
                    "item": "duty_code", "procedure": "procedure_name", "owner": "owner_code",
                    "checker": "checker_code",
                ]))
        ])

    /// `book.schedule.patrols`: which points the patrols of a book missed.
    static let bookSchedulePatrols = Procedure(
        onBook: "book.schedule.patrols",
        (
            zh: "账簿中巡查计划各场次的到位点数、漏巡点位与到位率；未结束的场次不计漏巡。",
            en: "Which points the patrols of a book missed in each round, and the share that was "
                + "visited; a round that is still running misses nothing yet."
        ),
        arguments: [
            .needed("from", .text, zh: "起算时刻", en: "The first moment that counts"),
            .needed("now", .text, zh: "计算时刻", en: "The moment of the question"),
            ArgumentReader.calendarArgument,
        ],
        tables: ["rounds", "missed"]
    ) { members, book in
        let now = try members.needed("now").moment()
        let schedules =
            try book.reader(of: .schedules, members)?.elements()
            .map { try $0.inspectionSchedule() }.filter { $0.activity == .patrol } ?? []
        let walks = try book.patrolWalks(members)
        let list = try DueList(
            of: schedules, performances: [], from: members.needed("from").moment(), at: now,
            calendar: members.optional("calendar")?.workCalendar()
                ?? book.workCalendar(Book.shippedCalendarCode))
        var rounds = ResultTable(name: "rounds", columns: roundColumns)
        var missed = ResultTable(
            name: "missed",
            columns: [
                .text("schedule", zh: "计划", en: "Schedule"),
                .text("occurrence", zh: "场次", en: "Occurrence"),
                .text("place", zh: "点位", en: "Point"), .text("ward", zh: "病区", en: "Ward"),
            ])
        for standing in list.standings {
            let code = standing.schedule.plan.code
            let walk = walks[code] ?? PatrolWalk()
            for entry in standing.entries {
                let round = try walk.round(of: entry.occurrence, upTo: now)
                let isOpen = now < entry.occurrence.end
                let left = isOpen ? [] : round.missed
                rounds.append([
                    .text(code), .text(entry.occurrence.key), .moment(entry.occurrence.start),
                    .moment(entry.occurrence.end), .integer(Int64(round.points.count)),
                    .integer(Int64(round.visits.count)), .integer(Int64(left.count)),
                    .optional(round.percent), .flag(isOpen),
                ])
                for point in round.points where left.contains(point.place) {
                    missed.append([
                        .text(code), .text(entry.occurrence.key), .text(point.place.code),
                        .text(point.ward.code),
                    ])
                }
            }
        }
        return ProcedureResult([rounds, missed])
    }

    private static let roundColumns: [ResultColumn] = [
        .text("schedule", zh: "计划", en: "Schedule"),
        .text("occurrence", zh: "场次", en: "Occurrence"),
        .whole("starts", zh: "开始", en: "Begins"),
        .whole("ends", zh: "结束（不含）", en: "Ends, exclusive"),
        .whole("points", zh: "点位数", en: "Points"), .whole("visited", zh: "到位数", en: "Visited"),
        .whole("missed", zh: "漏巡数", en: "Missed"),
        .text("percent", zh: "到位率（%）", en: "Visited in percent"),
        .whole("open", zh: "未结束", en: "Still running"),
    ]
}

extension TableRecords {
    /// The schedules of a book.
    static let schedules = TableRecords(
        "schedules", .schedule,
        .objects([
            "schedule": "schedule_code", "place": "place_code", "activity": "activity_name",
            "frequency": "frequency_code", "rule": "rule_text", "clamped_month_day": "month_day",
            "interval": "month_interval", "start": "starts_at", "window_minutes": "window_minutes",
            "closed_day": "closed_day_rule", "late_minutes": "late_minutes", "owner": "owner_code",
            "checker": "checker_code",
        ])
    ).with {
        $0.parts = [
            TableRecords("attendance", .schedulePost, .values("post_code"))
                .linked(by: "schedule_code")
        ]
    }

    /// What was done for them: also before the first moment that counts, since what falls on a day
    /// of rest may be done on the work day before.
    fileprivate static let performances = TableRecords(
        "done", .scheduleRecord,
        .objects([
            "schedule": "schedule_code", "at": "performed_at", "occurrence": "occurrence_code",
        ])
    ).with {
        $0.parts = [
            TableRecords("attended", .schedulePresence, .values("post_code"))
                .linked(by: "schedule_code", "record_code")
        ]
    }
}

/// The points of a patrol and the labels it read.
private struct PatrolWalk {
    var points: [PatrolRound.Point] = []
    var scans: [PatrolRound.Scan] = []

    /// A round with the labels that were read in its time.
    func round(
        of occurrence: SchedulePlan.Occurrence, upTo now: Moment
    ) throws(ScheduleError) -> PatrolRound {
        try PatrolRound(
            past: points, from: occurrence.start, to: occurrence.end,
            scans: scans.filter {
                occurrence.start <= $0.moment && $0.moment < occurrence.end && $0.moment <= now
            })
    }
}

extension Book {
    /// The points and labels of patrols, by schedule.
    fileprivate func patrolWalks(_ members: ArgumentMembers) throws -> [String: PatrolWalk] {
        var walks: [String: PatrolWalk] = [:]
        let points = TableRecords(
            "points", .patrolPoint,
            .objects([
                "schedule": "schedule_code", "place": "place_code", "ward": "department_code",
            ])
        ).with { $0.order = "sort_number" }
        for reader in try self.reader(of: points, members)?.elements() ?? [] {
            let row = try reader.members(["schedule", "place", "ward"])
            walks[try row.text("schedule"), default: PatrolWalk()].points.append(
                PatrolRound.Point(Place.ID(try row.text("place")), in: try row.department("ward")))
        }
        let scans = TableRecords(
            "scans", .patrolScan,
            .objects([
                "schedule": "schedule_code", "place": "place_code", "at": "scanned_at",
            ]))
        for reader in try self.reader(of: scans, members)?.elements() ?? [] {
            let row = try reader.members(["schedule", "place", "at"])
            walks[try row.text("schedule"), default: PatrolWalk()].scans.append(
                PatrolRound.Scan(
                    Place.ID(try row.text("place")), at: try row.needed("at").moment()))
        }
        return walks
    }
}
