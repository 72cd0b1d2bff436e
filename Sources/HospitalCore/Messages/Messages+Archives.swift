/// Messages about archives: 5194–5214.
extension Message {
    static let archiveMessages: [Message] = [
        archiveLimitsReversed, archiveNegative, archiveOutOfRange, archiveSchemeMissing,
        archiveSchemesOverlap, archiveSchemeUnsound, archiveFieldMissing, archiveFieldUnknown,
        archiveReadingOutside, archiveMeterUnknown, archiveReadingTwice, archiveTermInvalid,
        archiveNotExpired, archiveHeld, archiveDestructionUnapproved, archiveHandoverOpen,
        archiveHandoverToSelf, archiveLoanUnapproved, archiveLoanApprovedBySelf, archiveItemOut,
        archiveHandoverNotHolder,
    ]

    /// Limits of a store that cross.
    public static let archiveLimitsReversed = Message(
        5194, "archive_limits_reversed", .range,
        zh: "库房{unit}的下限{low}高于上限{high}。",
        en: "The lower limit {low} {unit} of the store is above the upper limit {high}.")
    /// A number below zero.
    public static let archiveNegative = Message(
        5195, "archive_negative", .range,
        zh: "档案“{name}”的数值{value}为负数。",
        en: "The archive figure \"{name}\" is negative: {value}.")
    /// A sum that does not fit.
    public static let archiveOutOfRange = Message(
        5196, "archive_out_of_range", .overflow,
        zh: "档案“{name}”的合计超出范围。", en: "The total of \"{name}\" is out of range.")
    /// A year without a scheme.
    public static let archiveSchemeMissing = Message(
        5197, "archive_scheme_missing", .missing,
        zh: "{year}年没有档案分类方案。", en: "No classification scheme holds in {year}.")
    /// A year with two schemes.
    public static let archiveSchemesOverlap = Message(
        5198, "archive_schemes_overlap", .rule,
        zh: "档案分类方案“{one}”与“{other}”在{year}年同时有效。",
        en: "The classification schemes \"{one}\" and \"{other}\" both hold in {year}.")
    /// A scheme without fields.
    public static let archiveSchemeUnsound = Message(
        5199, "archive_scheme_unsound", .rule,
        zh: "档案分类方案“{scheme}”没有字段、字段重复或年度颠倒。",
        en: "The classification scheme \"{scheme}\" has no fields, a field twice, or its years "
            + "reversed.")
    /// An empty field.
    public static let archiveFieldMissing = Message(
        5200, "archive_field_missing", .missing,
        zh: "“{subject}”缺少“{field}”。", en: "\"{subject}\" lacks \"{field}\".")
    /// A field that is not there.
    public static let archiveFieldUnknown = Message(
        5201, "archive_field_unknown", .unknown,
        zh: "“{subject}”没有字段“{field}”[，是否为“{nearest}”]。",
        en: "\"{subject}\" has no field \"{field}\"[; did you mean \"{nearest}\"?]")
    /// A reading on a day outside.
    public static let archiveReadingOutside = Message(
        5202, "archive_reading_outside", .rule,
        zh: "{day}的温湿度记录不在{period}内。", en: "The reading of {day} is not within {period}.")
    /// A meter that is not there.
    public static let archiveMeterUnknown = Message(
        5203, "archive_meter_unknown", .unknown,
        zh: "库房没有温湿度计“{meter}”[，是否为“{nearest}”]。",
        en: "The store has no meter \"{meter}\"[; did you mean \"{nearest}\"?]")
    /// Two readings on a day.
    public static let archiveReadingTwice = Message(
        5204, "archive_reading_twice", .duplicate,
        zh: "温湿度计{meter}在{day}有两条记录。", en: "Meter {meter} has two readings on {day}.")
    /// A term that is none.
    public static let archiveTermInvalid = Message(
        5205, "archive_term_invalid", .range,
        zh: "档案{item}的保管期限{years}年无效。",
        en: "The term of keeping of {item} cannot be {years} years.")
    /// Destruction too early.
    public static let archiveNotExpired = Message(
        5206, "archive_not_expired", .rule,
        zh: "档案{item}保管期限未满[，应保管至{day}]，不能销毁。",
        en: "{item} must still be kept[, until {day}], and cannot be destroyed.")
    /// Destruction of what is held.
    public static let archiveHeld = Message(
        5207, "archive_held", .locked,
        zh: "档案{item}暂缓销毁：{reason}。", en: "{item} is on hold: {reason}.")
    /// Destruction without approval.
    public static let archiveDestructionUnapproved = Message(
        5208, "archive_destruction_unapproved", .approval,
        zh: "档案{item}不在经鉴定小组审批的销毁清册中。",
        en: "{item} is not on a destruction list that was approved.")
    /// A person leaves with archives in hand.
    public static let archiveHandoverOpen = Message(
        5209, "archive_handover_open", .rule,
        zh: "{person}离岗前尚有{count}件档案未移交：{items}。",
        en: "{person} still holds {count} archives and cannot leave: {items}.")
    /// Handing over to oneself.
    public static let archiveHandoverToSelf = Message(
        5210, "archive_handover_to_self", .separation,
        zh: "档案{item}的移交人和接收人都是{person}。",
        en: "{person} hands {item} over to itself.")
    /// Lending without approval.
    public static let archiveLoanUnapproved = Message(
        5211, "archive_loan_unapproved", .approval,
        zh: "借阅{loan}未经批准，不能借出。", en: "The loan {loan} is not approved.")
    /// Approving the own request.
    public static let archiveLoanApprovedBySelf = Message(
        5212, "archive_loan_approved_by_self", .separation,
        zh: "{person}不能批准自己的借阅{loan}。",
        en: "{person} cannot approve the own loan {loan}.")
    /// Lending of what is out.
    public static let archiveItemOut = Message(
        5213, "archive_item_out", .conflict,
        zh: "档案{item}已由借阅{loan}借出，尚未归还。",
        en: "{item} is out with the loan {loan}.")
    /// Handing over what one does not hold.
    public static let archiveHandoverNotHolder = Message(
        5214, "archive_handover_not_holder", .rule,
        zh: "档案{item}不在移交人{giver}手中[，保管人为{holder}]。",
        en: "{giver} does not hold {item}[; {holder} does].")
}
