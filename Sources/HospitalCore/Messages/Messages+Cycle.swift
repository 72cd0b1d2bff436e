/// Messages about the cycle of an appraisal, its appeals and consequences: 4380–4399.
extension Message {
    static let cycleMessages: [Message] = [
        cycleDayBeforeLast, cycleSignatureMissing, cycleSignerUnknown, cycleAnnouncementMissing,
        cycleAnnouncementOpen, cycleNotEffective, appealWindowInvalid, appealReasonMissing,
        appealLate, appealReviewerAppraised, dossierEntryTwice, consequenceMissing,
        consequenceGradeUnknown, checkerPointsInvalid,
    ]

    /// A move before the last one.
    public static let cycleDayBeforeLast = Message(
        4380, "cycle_day_before_last", .rule,
        zh: "“{subject}”的操作日期{day}早于上一步的{last}。",
        en: "\"{subject}\": the day {day} is before the last step of {last}.")
    /// A signature is missing.
    public static let cycleSignatureMissing = Message(
        4381, "cycle_signature_missing", .approval,
        zh: "“{subject}”缺少“{role}”签字，不能生效。",
        en: "\"{subject}\" lacks the signature of \"{role}\" and cannot take effect.")
    /// A signature of somebody who does not sign.
    public static let cycleSignerUnknown = Message(
        4382, "cycle_signer_unknown", .approval,
        zh: "{person}不能以“{role}”身份签署“{subject}”。",
        en: "{person} cannot sign \"{subject}\" as \"{role}\".")
    /// No last day of the announcement.
    public static let cycleAnnouncementMissing = Message(
        4383, "cycle_announcement_missing", .missing,
        zh: "“{subject}”的公示没有截止日，或截止日早于公示日。",
        en: "\"{subject}\": the announcement has no last day, or one before its first.")
    /// The announcement is not over.
    public static let cycleAnnouncementOpen = Message(
        4384, "cycle_announcement_open", .rule,
        zh: "“{subject}”公示至{until}，{day}不能锁定。",
        en: "\"{subject}\" is announced until {until} and cannot be locked on {day}.")
    /// Pay before the appraisal has taken effect.
    public static let cycleNotEffective = Message(
        4385, "cycle_not_effective", .rule,
        zh: "“{subject}”处于{state}状态，尚未生效，不能兑现。",
        en: "\"{subject}\" is {state}; it has not taken effect and cannot be paid on.")
    /// A negative number of work days.
    public static let appealWindowInvalid = Message(
        4386, "appeal_window_invalid", .range,
        zh: "申诉期限{count}个工作日无效。", en: "A window of {count} work days for appeals is invalid.")
    /// An appeal without a reason.
    public static let appealReasonMissing = Message(
        4387, "appeal_reason_missing", .missing,
        zh: "{person}的申诉没有理由。", en: "The appeal of {person} has no reason.")
    /// An appeal outside of its window.
    public static let appealLate = Message(
        4388, "appeal_late", .rule,
        zh: "{person}于{day}申诉，不在受理期内（截止{last}）。",
        en: "{person} appealed on {day}, outside of the window that ends on {last}.")
    /// The reviewer scored the result, or appeals.
    public static let appealReviewerAppraised = Message(
        4389, "appeal_reviewer_appraised", .separation,
        zh: "{person}参与了原考核或为申诉人，不能处理该申诉。",
        en: "{person} scored this result or appeals, and cannot decide the appeal.")
    /// A version of a period stands twice in a dossier.
    public static let dossierEntryTwice = Message(
        4390, "dossier_entry_twice", .duplicate,
        zh: "{person}的考核档案中，{period}第{version}版重复出现。",
        en: "In the dossier of {person}, version {version} of {period} stands twice.")
    /// A grade from which nothing follows.
    public static let consequenceMissing = Message(
        4391, "consequence_missing", .missing,
        zh: "结果运用表没有“{grade}”等次。", en: "The table of consequences lacks the grade \"{grade}\".")
    /// A row for a grade that does not exist.
    public static let consequenceGradeUnknown = Message(
        4392, "consequence_grade_unknown", .unknown,
        zh: "结果运用表中的“{grade}”不是等次。",
        en: "The table of consequences names \"{grade}\", which is no grade.")
    /// Negative points.
    public static let checkerPointsInvalid = Message(
        4393, "checker_points_invalid", .range,
        zh: "扣分{value}不得为负。", en: "The points to take off, {value}, must not be negative.")
}
