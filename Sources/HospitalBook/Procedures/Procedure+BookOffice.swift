import HospitalCore
import Interchange

/// Procedures about the office of a book: meetings, vehicles, duties, seals, notices, documents.
extension Procedure {
    static let bookOfficeProcedures: [Procedure] = [
        bookOfficeMeetings, bookOfficeVehicles, bookOfficeTrips, bookOfficeRoster,
        bookOfficeSeals, bookOfficeReceipts, bookOfficeDocuments,
    ]

    /// `book.office.meetings`: what the meetings of a book lack, and what collides.
    static let bookOfficeMeetings = Procedure(
        onBook: "book.office.meetings",
        (
            zh: "账簿中会议的缺少设备、时间冲突、提醒时刻与出席率。",
            en: "The meetings of a book: what rooms lack, collisions, reminders, attendance."
        ),
        of: officeMeetings,
        from: [
            TableRecords("rooms", .meetingRoom, .objects(["room": "room_code"])).with {
                $0.parts = [
                    TableRecords("resources", .roomResource, .values("resource_name"))
                        .linked(by: "room_code")
                ]
            },
            TableRecords(
                "meetings", .meeting,
                .objects([
                    "meeting": "meeting_code", "room": "room_code", "from": "starts_at",
                    "to": "ends_at",
                ])
            ).with {
                $0.parts = [
                    TableRecords("needs", .meetingNeed, .values("resource_name"))
                        .linked(by: "period_month", "meeting_code"),
                    TableRecords("invited", .meetingPerson, .values("person_code"))
                        .linked(by: "period_month", "meeting_code"),
                    TableRecords("came", .meetingPresence, .values("person_code"))
                        .linked(by: "period_month", "meeting_code"),
                ]
            },
        ])

    /// `book.office.vehicles`: what falls due of the vehicles of a book.
    static let bookOfficeVehicles = Procedure(
        onBook: "book.office.vehicles",
        (
            zh: "账簿中车辆的到期事项：保养、年检、保险、违章。",
            en: "What falls due of the vehicles of a book on a day."
        ),
        of: officeVehicles,
        from: [
            TableRecords(
                "vehicles", .vehicle,
                .objects([
                    "plate": "plate_number", "kilometres": "total_kilometres",
                    "service_at": "service_kilometres", "service_by": "service_day",
                    "inspected_through": "inspected_to", "insured_through": "insured_to",
                    "open_violations": "violation_total",
                ]))
        ])

    /// `book.office.trips`: who approves the trips of a month of a book, and their sums.
    static let bookOfficeTrips = Procedure(
        onBook: "book.office.trips",
        (
            zh: "账簿中某月用车的审批流程与按车辆、驾驶员或用车人统计，按登记序号排列。",
            en: "Who approves the trips of a month in the order of their numbers, and their sums."
        ),
        of: officeTrips,
        own: [.needed("period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month")],
        from: [
            TableRecords(
                "trips", .vehicleTrip,
                .objects([
                    "plate": "plate_number", "driver": "chauffeur_code", "user": "rider_name",
                    "kilometres": "trip_kilometres", "cost": "amount_fen",
                ])
            ).with { $0.bounds = [.equal(column: "period_month", argument: "period")] }
        ])

    /// `book.office.roster`: gaps and collisions of the duties of a book.
    static let bookOfficeRoster = Procedure(
        onBook: "book.office.roster",
        (zh: "账簿中值班排班的空岗与重复排班。", en: "Gaps and collisions of the duties of a book."),
        of: officeRoster,
        from: [
            TableRecords(
                "shifts", .dutyShift,
                .objects([
                    "person": "person_code", "post": "post_code", "from": "starts_at",
                    "to": "ends_at",
                ]))
        ])

    /// `book.office.seals`: what is wrong with the uses of seals in a book.
    static let bookOfficeSeals = Procedure(
        onBook: "book.office.seals",
        (zh: "账簿中用印登记的问题。", en: "What is wrong with the uses of seals in a book."),
        of: officeSeals,
        from: [
            TableRecords(
                "uses", .sealUse,
                .objects([
                    "use": "seal_use_code", "requester": "requester_code",
                    "approver": "approver_code", "document": "document_title",
                    "copies": "copy_total",
                ]))
        ])

    /// `book.office.receipts`: who has read a notice of a book.
    static let bookOfficeReceipts = Procedure(
        onBook: "book.office.receipts",
        (zh: "账簿中某通知的阅读回执。", en: "Who has read a notice of a book, and who has not."),
        of: officeReceipts,
        own: [.needed("notice", .text, zh: "通知编号", en: "The notice")],
        from: [
            TableRecords("to", .noticeAddressee, .values("person_code")).with {
                $0.bounds = [.equal(column: "notice_code", argument: "notice")]
            },
            TableRecords(
                "readings", .noticeReading,
                .objects([
                    "person": "person_code", "at": "read_at",
                ])
            ).with { $0.bounds = [.equal(column: "notice_code", argument: "notice")] },
        ])

    /// `book.office.documents`: documents of a year that are late or lost.
    static let bookOfficeDocuments = Procedure(
        onBook: "book.office.documents",
        (
            zh: "账簿中某年度收文的缺号与逾期。",
            en: "Documents of a year of a book: missing numbers and late ones."
        ),
        of: officeDocuments,
        own: [.needed("year", .whole, zh: "年度", en: "The year")],
        from: [
            TableRecords(
                "documents", .incomingDocument,
                .objects([
                    "number": "document_number", "due": "due_day", "handled": "handled_day",
                ])
            ).with { $0.bounds = [.equal(column: "year_number", argument: "year")] }
        ])
}
