/// Messages about the life of a result, closed periods, privileged actions and exchange: 1480–1499.
extension Message {
    static let lifeMessages: [Message] = [
        resultDayBeforeLastStep, announcementOpen, announcementPast, resultPaidFinal, resultStale,
        upstreamUnknown, adjustmentBeforePayment, resultVersionLimit, privilegedReasonMissing,
        privilegedSamePerson, privilegedRoleMissing, privilegedActionDiffers, periodClosed,
        periodNotClosed, periodAlreadyClosed, exchangeMessageChanged, exchangeVerifyFailed,
        announcementMissing,
    ]

    /// A step dated before the last one.
    public static let resultDayBeforeLastStep = Message(
        1480, "result_day_before_last_step", .range,
        zh: "{subject}：日期{day}早于上一步骤的日期{last}。",
        en: "{subject}: {day} lies before the last step on {last}.")
    /// A step that must wait for the end of the announcement.
    public static let announcementOpen = Message(
        1481, "announcement_open", .rule,
        zh: "{subject}公示至{until}，{day}不能{step}。",
        en: "{subject} is announced until {until} and cannot {step} on {day}.")
    /// An announcement that ends before it begins.
    public static let announcementPast = Message(
        1482, "announcement_past", .range,
        zh: "{subject}：公示截止日{until}早于公示日{day}。",
        en: "{subject}: the announcement on {day} would end before, on {until}.")
    /// A paid result cannot be unlocked.
    public static let resultPaidFinal = Message(
        1483, "result_paid_final", .locked,
        zh: "{subject}第{version}版已发放，不能解锁，只能在下一开放期间调整。",
        en:
            "Version {version} of {subject} is paid; it can only be adjusted in the next open period."
    )
    /// A stale result cannot be paid.
    public static let resultStale = Message(
        1484, "result_stale", .conflict,
        zh: "{subject}使用了“{input}”第{used}版，现为第{newest}版，不能发放。",
        en: "{subject} used version {used} of {input}, now version {newest}; it cannot be paid.")
    /// The newest version of an input was not given.
    public static let upstreamUnknown = Message(
        1485, "upstream_unknown", .missing,
        zh: "{subject}使用了“{input}”，但未提供其最新版本号。",
        en: "{subject} used {input}, whose newest version is not given.")
    /// An adjustment of a result that is not paid.
    public static let adjustmentBeforePayment = Message(
        1486, "adjustment_before_payment", .rule,
        zh: "{subject}处于“{state}”状态，尚未发放，应解锁重算而不是调整。",
        en: "{subject} is {state}, not paid: it is unlocked and calculated again, not adjusted.")
    /// More versions than can be counted.
    public static let resultVersionLimit = Message(
        1487, "result_version_limit", .range,
        zh: "{subject}的版本号{version}无效。", en: "{subject} cannot have the version {version}.")
    /// A privileged action without a reason.
    public static let privilegedReasonMissing = Message(
        1488, "privileged_reason_missing", .missing,
        zh: "{subject}：“{action}”须说明原因。", en: "{subject}: to {action} needs a reason.")
    /// A privileged action by one person.
    public static let privilegedSamePerson = Message(
        1489, "privileged_same_person", .separation,
        zh: "{subject}：“{action}”须由{person}以外的第二人确认。",
        en: "{subject}: to {action} needs a second person beside {person}.")
    /// A privileged action by somebody who may not.
    public static let privilegedRoleMissing = Message(
        1490, "privileged_role_missing", .approval,
        zh: "{subject}：{person}没有“{role}”角色，不能{action}。",
        en: "{subject}: {person} does not have the role {role} and cannot {action}.")
    /// A privileged action that was confirmed for something else.
    public static let privilegedActionDiffers = Message(
        1491, "privileged_action_differs", .approval,
        zh: "确认的是“{subject}”的“{action}”，不是“{needed}”。",
        en: "What was confirmed is to {action} for {subject}, not for {needed}.")
    /// A change in a closed period.
    public static let periodClosed = Message(
        1492, "period_closed", .closed,
        zh: "{area}的{period}已结账，不能修改。", en: "{period} is closed for {area} and cannot be changed.")
    /// A period that is open cannot be reopened.
    public static let periodNotClosed = Message(
        1493, "period_not_closed", .rule,
        zh: "{area}的{period}未结账，无须反结账。", en: "{period} is not closed for {area}.")
    /// A period is closed once.
    public static let periodAlreadyClosed = Message(
        1494, "period_already_closed", .closed,
        zh: "{area}的{period}已经结账。", en: "{period} is already closed for {area}.")
    /// A known message with another content.
    public static let exchangeMessageChanged = Message(
        1495, "exchange_message_changed", .conflict,
        zh: "报文{message}已接收过，但本次内容不同。",
        en: "The message {message} was received before with another content.")
    /// A message that was altered on its way.
    public static let exchangeVerifyFailed = Message(
        1496, "exchange_verify_failed", .corrupt,
        zh: "VERIFY_FAIL：报文{message}校验失败，内容可能被改动。",
        en: "VERIFY_FAIL: the message {message} failed its verification: it may have been altered.")
    /// An announced result without the end of its announcement.
    public static let announcementMissing = Message(
        1497, "announcement_missing", .missing,
        zh: "{subject}处于公示状态，但没有公示截止日。",
        en: "{subject} is announced, but the last day of the announcement is not given.")
}
