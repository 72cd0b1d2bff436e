import Storage

/// An office: meetings and their rooms, vehicles and trips, duties, seals, notices, documents.
extension Area {
    /// The area `office`.
    public static let office = Area(
        "office", requires: ["book", "organisation", "staff"],
        tables: [
            .meetingRoom, .roomResource, .meeting, .meetingNeed, .meetingPerson,
            .meetingPresence, .vehicle, .vehicleTrip, .dutyShift, .sealUse, .noticeAddressee,
            .noticeReading, .incomingDocument,
        ])
}

extension ColumnDeclaration {
    fileprivate static let roomCode = ColumnDeclaration(
        "room_code", .code, zh: "会议室", en: "room")
    fileprivate static let meetingCode = ColumnDeclaration(
        "meeting_code", .code, zh: "会议", en: "meeting")
    fileprivate static let resourceName = ColumnDeclaration(
        "resource_name", .code, zh: "设备", en: "resource")
    fileprivate static let plateNumber = ColumnDeclaration(
        "plate_number", .code, zh: "车牌", en: "plate")
    fileprivate static let noticeCode = ColumnDeclaration(
        "notice_code", .code, zh: "通知", en: "notice")
    fileprivate static let starts = ColumnDeclaration(
        "starts_at", .moment, zh: "开始时刻", en: "beginning")
    fileprivate static let ends = ColumnDeclaration("ends_at", .moment, zh: "结束时刻", en: "end")
}

extension Label {
    fileprivate static let unknown = Label(zh: "未登记", en: "not known")
}

/// Meetings.
extension TableDeclaration {
    /// The rooms (会议室).
    public static let meetingRoom = TableDeclaration(
        "hosp_meeting_room", .register, label: Label(zh: "会议室", en: "rooms for meetings"),
        key: ["room_code"],
        columns: [.roomCode, .name("room_name", zh: "名称", en: "name"), .optionalBatchKey])

    /// What rooms have (会议室设备).
    public static let roomResource = TableDeclaration(
        "hosp_room_resource", .register, label: Label(zh: "会议室设备", en: "what rooms have"),
        key: ["room_code", "resource_name"],
        columns: [.roomCode, .resourceName, .optionalBatchKey])

    /// The meetings (会议).
    public static let meeting = TableDeclaration(
        "hosp_meeting", .fact, label: Label(zh: "会议", en: "meetings"), key: ["meeting_code"],
        columns: [.periodMonth, .meetingCode, .roomCode, .starts, .ends, .batchKey])

    /// What meetings need (会议所需设备).
    public static let meetingNeed = TableDeclaration(
        "hosp_meeting_need", .fact, label: Label(zh: "会议所需设备", en: "what meetings need"),
        key: ["meeting_code", "resource_name"],
        columns: [.periodMonth, .meetingCode, .resourceName, .batchKey])

    /// Who is invited (应到人员).
    public static let meetingPerson = TableDeclaration(
        "hosp_meeting_person", .fact, label: Label(zh: "应到人员", en: "who is invited"),
        key: ["meeting_code", "person_code"],
        columns: [.periodMonth, .meetingCode, .personCode, .batchKey])

    /// Who came (实到人员).
    public static let meetingPresence = TableDeclaration(
        "hosp_meeting_presence", .fact, label: Label(zh: "实到人员", en: "who came"),
        key: ["meeting_code", "person_code"],
        columns: [.periodMonth, .meetingCode, .personCode, .batchKey])
}

/// Vehicles.
extension TableDeclaration {
    /// The vehicles (车辆) and what is known of them.
    public static let vehicle = TableDeclaration(
        "hosp_vehicle", .register, label: Label(zh: "车辆", en: "vehicles"),
        key: ["plate_number"],
        columns: [
            .plateNumber,
            ColumnDeclaration("total_kilometres", .decimal, zh: "累计里程", en: "kilometres so far"),
            ColumnDeclaration(
                "service_kilometres", .decimal, zh: "保养里程", en: "kilometres of the next service",
                null: .unknown),
            ColumnDeclaration(
                "service_day", .day, zh: "保养日期", en: "day of the next service",
                null: .unknown),
            ColumnDeclaration(
                "inspected_to", .day, zh: "年检有效期至", en: "last day of the inspection",
                null: .unknown),
            ColumnDeclaration(
                "insured_to", .day, zh: "保险有效期至", en: "last day of the insurance",
                null: .unknown),
            ColumnDeclaration(
                "violation_total", .count, zh: "未处理违章", en: "open violations",
                null: Label(zh: "无", en: "none")),
            .optionalBatchKey,
        ])

    /// The trips (用车).
    public static let vehicleTrip = TableDeclaration(
        "hosp_vehicle_trip", .fact, label: Label(zh: "用车", en: "trips of vehicles"),
        key: ["trip_number"],
        columns: [
            .periodMonth, ColumnDeclaration("trip_number", .count, zh: "序号", en: "number"),
            .plateNumber, ColumnDeclaration("chauffeur_code", .code, zh: "驾驶员", en: "driver"),
            ColumnDeclaration("rider_name", .code, zh: "用车人或部门", en: "user"),
            ColumnDeclaration("trip_kilometres", .decimal, zh: "里程", en: "kilometres"),
            .amountFen, .batchKey,
        ])
}

/// Duties, seals, notices and documents.
extension TableDeclaration {
    /// The shifts of duty rosters (值班排班).
    public static let dutyShift = TableDeclaration(
        "hosp_duty_shift", .fact, label: Label(zh: "值班排班", en: "shifts of duties"),
        key: ["person_code", "starts_at"],
        columns: [.periodMonth, .personCode, .postCode, .starts, .ends, .batchKey])

    /// The uses of seals (用印登记); what is not filled in is a fault that the check tells.
    public static let sealUse = TableDeclaration(
        "hosp_seal_use", .fact, label: Label(zh: "用印登记", en: "uses of seals"),
        key: ["seal_use_code"],
        columns: [
            .periodMonth, ColumnDeclaration("seal_use_code", .code, zh: "用印编号", en: "use"),
            ColumnDeclaration(
                "requester_code", .code, zh: "申请人", en: "who asked", null: .nothingSaid),
            ColumnDeclaration(
                "approver_code", .code, zh: "审批人", en: "who approved", null: .nothingSaid),
            ColumnDeclaration(
                "document_title", .text(200), zh: "文件", en: "document", null: .nothingSaid),
            ColumnDeclaration("copy_total", .count, zh: "份数", en: "copies", null: .nothingSaid),
            .batchKey,
        ])

    /// To whom notices are addressed (通知收件人).
    public static let noticeAddressee = TableDeclaration(
        "hosp_notice_addressee", .fact, label: Label(zh: "通知收件人", en: "addressees of notices"),
        key: ["notice_code", "person_code"],
        columns: [.periodMonth, .noticeCode, .personCode, .batchKey])

    /// Who read notices when (通知阅读).
    public static let noticeReading = TableDeclaration(
        "hosp_notice_reading", .fact, label: Label(zh: "通知阅读", en: "readings of notices"),
        key: ["notice_code", "person_code", "read_at"],
        columns: [
            .periodMonth, .noticeCode, .personCode,
            ColumnDeclaration("read_at", .moment, zh: "阅读时刻", en: "when it was read"), .batchKey,
        ])

    /// The documents that came in (收文登记), numbered from 1 in each year.
    public static let incomingDocument = TableDeclaration(
        "hosp_incoming_document", .register, label: Label(zh: "收文登记", en: "incoming documents"),
        key: ["year_number", "document_number"],
        columns: [
            ColumnDeclaration("year_number", .count, zh: "年度", en: "year"),
            ColumnDeclaration("document_number", .count, zh: "收文号", en: "number"),
            ColumnDeclaration("due_day", .day, zh: "办理期限", en: "last day to handle it"),
            ColumnDeclaration(
                "handled_day", .day, zh: "办结日期", en: "day it was handled",
                null: Label(zh: "未办结", en: "it was not")),
            .optionalBatchKey,
        ])
}
