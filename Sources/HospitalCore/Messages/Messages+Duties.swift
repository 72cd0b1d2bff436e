/// Messages about duties, what was agreed and what was done: 4400–4449.
extension Message {
    static let dutyMessages: [Message] = [
        permissionDenied, permissionActionUnknown, contentsUnknown, contentPartUnknown,
        contentKeeperMissing, contentVersionOrder, postUnknown, mandatoryDropped,
        postWeightsTotal, dutyNegative, measureDenominatorZero, measureKindsDiffer,
        acceptedBefore, acceptedByWorker, feedKindUnknown, feedValueMissing, feedRecordsDiffer,
        feedReportedBefore, agreementNobodySigns, agreementSignedTwice, agreementLocked,
        agreementUnsigned, agreementItemUnknown, complaintLevelsInvalid, complaintEnded,
        complaintAlreadyDecided, complaintUndecided, complaintReferenceMissing,
        complaintReasonMissing, complaintDeciderRepeats, expertRatesOwnUnit,
        expertsTooFewOutside, evaluationValueMissing,
    ]

    /// A role without the action.
    public static let permissionDenied = Message(
        4400, "permission_denied", .rule,
        zh: "{person}无权办理“{action}”，有权的角色：{roles}。",
        en: "{person} may not do \"{action}\"; roles that may: {roles}.")
    /// An action that no role has.
    public static let permissionActionUnknown = Message(
        4401, "permission_action_unknown", .unknown,
        zh: "权限表中没有“{action}”[，是否为“{nearest}”]。",
        en: "No role has the action \"{action}\"[; did you mean \"{nearest}\"?]")
    /// A list of contents that the library does not have.
    public static let contentsUnknown = Message(
        4402, "contents_unknown", .unknown,
        zh: "没有名为“{name}”的必备内容清单[，是否为“{nearest}”]。",
        en: "There is no list of required contents \"{name}\"[; did you mean \"{nearest}\"?]")
    /// A part that a list does not have.
    public static let contentPartUnknown = Message(
        4403, "content_part_unknown", .unknown,
        zh: "“{contents}”中没有“{part}”[，是否为“{nearest}”]。",
        en: "\"{contents}\" has no part \"{part}\"[; did you mean \"{nearest}\"?]")
    /// Nobody keeps a version.
    public static let contentKeeperMissing = Message(
        4404, "content_keeper_missing", .missing,
        zh: "“{subject}”第{version}版没有指定维护人。",
        en: "Nobody is named who keeps version {version} of \"{subject}\" current.")
    /// Numbers or days of versions do not rise.
    public static let contentVersionOrder = Message(
        4405, "content_version_order", .rule,
        zh: "“{subject}”第{version}版的版本号或生效日没有晚于上一版。",
        en: "Version {version} of \"{subject}\" does not follow the one before in number and day.")
    /// A post without a variant.
    public static let postUnknown = Message(
        4406, "post_unknown", .unknown,
        zh: "没有岗位“{post}”的考核模板[，是否为“{nearest}”]。",
        en: "There is no variant for the post \"{post}\"[; did you mean \"{nearest}\"?]")
    /// A mandatory indicator that weighs nothing.
    public static let mandatoryDropped = Message(
        4407, "mandatory_dropped", .rule,
        zh: "岗位“{post}”缺少必考指标“{item}”，其权重须大于0。",
        en: "The post \"{post}\" lacks the mandatory indicator \"{item}\"; it must weigh above 0.")
    /// The weights of a post do not total 100.
    public static let postWeightsTotal = Message(
        4408, "post_weights_total", .unbalanced,
        zh: "岗位“{post}”的权重合计为{total}，应为100。",
        en: "The weights of the post \"{post}\" total {total}, not 100.")
    /// A number below zero.
    public static let dutyNegative = Message(
        4409, "duty_negative", .range,
        zh: "“{code}”的数值{value}不得为负。", en: "The number {value} of \"{code}\" must not be negative.")
    /// Something of nothing.
    public static let measureDenominatorZero = Message(
        4410, "measure_denominator_zero", .range,
        zh: "“{code}”的分母为0而分子为{value}，数据有误。",
        en: "\"{code}\" has the numerator {value} over a denominator of 0.")
    /// Values of one indicator are of different kinds.
    public static let measureKindsDiffer = Message(
        4411, "measure_kinds_differ", .rule,
        zh: "“{code}”既按{one}又按{other}，不能合在一起。",
        en: "\"{code}\" is given as {one} and as {other}; they do not go together.")
    /// An attempt after the one that was accepted.
    public static let acceptedBefore = Message(
        4412, "accepted_before", .rule,
        zh: "“{job}”已于{day}验收通过，其后不能再有返工记录。",
        en: "\"{job}\" was accepted on {day}; no attempt follows.")
    /// Who did the work accepts it.
    public static let acceptedByWorker = Message(
        4413, "accepted_by_worker", .separation,
        zh: "{person}是“{job}”的施工人，不能验收。", en: "{person} did \"{job}\" and cannot accept it.")
    /// A record of a kind that no rule takes.
    public static let feedKindUnknown = Message(
        4414, "feed_kind_unknown", .unknown,
        zh: "记录“{record}”的类别“{kind}”没有对应的考核规则[，是否为“{nearest}”]。",
        en:
            "No rule takes the record \"{record}\" of kind \"{kind}\"[; did you mean \"{nearest}\"?]"
    )
    /// A record without the score that its rule needs.
    public static let feedValueMissing = Message(
        4415, "feed_value_missing", .missing,
        zh: "记录“{record}”（{kind}）没有分值。", en: "The record \"{record}\" ({kind}) has no score.")
    /// One number stands for two different records.
    public static let feedRecordsDiffer = Message(
        4416, "feed_records_differ", .duplicate,
        zh: "编号“{record}”有两条内容不同的记录。", en: "Two different records have the number \"{record}\".")
    /// A record was reported before it happened.
    public static let feedReportedBefore = Message(
        4417, "feed_reported_before", .range,
        zh: "记录“{record}”的报送日{reported}早于发生日{day}。",
        en: "The record \"{record}\" was reported on {reported}, before it happened on {day}.")
    /// An agreement without signers.
    public static let agreementNobodySigns = Message(
        4420, "agreement_nobody_signs", .missing,
        zh: "“{unit}”的目标责任书没有规定签字角色。", en: "The agreement of \"{unit}\" names nobody who signs.")
    /// A role signs a version twice.
    public static let agreementSignedTwice = Message(
        4421, "agreement_signed_twice", .duplicate,
        zh: "“{unit}”的目标责任书已由“{role}”签字。", en: "\"{role}\" has signed the agreement of \"{unit}\".")
    /// A signed agreement would be changed without a reason.
    public static let agreementLocked = Message(
        4422, "agreement_locked", .locked,
        zh: "“{unit}”{year}年目标责任书第{version}版已签字锁定，修改须说明原因并重新签字。",
        en:
            "Version {version} of the {year} agreement of \"{unit}\" is signed; a change needs a reason."
    )
    /// A signature is missing.
    public static let agreementUnsigned = Message(
        4423, "agreement_unsigned", .approval,
        zh: "“{unit}”{year}年目标责任书尚缺“{role}”签字，不能考核。",
        en: "The {year} agreement of \"{unit}\" lacks the signature of \"{role}\".")
    /// The agreement has no such target.
    public static let agreementItemUnknown = Message(
        4424, "agreement_item_unknown", .unknown,
        zh: "“{unit}”的目标责任书中没有“{item}”[，是否为“{nearest}”]。",
        en: "The agreement of \"{unit}\" has no target \"{item}\"[; did you mean \"{nearest}\"?]")
    /// More levels than three, or none.
    public static let complaintLevelsInvalid = Message(
        4430, "complaint_levels_invalid", .range,
        zh: "投诉处理级数{value}不在1至3之间。", en: "A complaint has 1 to 3 levels, not {value}.")
    /// The complaint is over.
    public static let complaintEnded = Message(
        4431, "complaint_ended", .closed,
        zh: "投诉“{complaint}”已在第{level}级以“{reference}”终结，不再受理。",
        en:
            "Complaint \"{complaint}\" ended at level {level} with \"{reference}\"; it is not reopened."
    )
    /// The level is decided.
    public static let complaintAlreadyDecided = Message(
        4432, "complaint_already_decided", .rule,
        zh: "投诉“{complaint}”的第{level}级已有处理意见。",
        en: "Level {level} of complaint \"{complaint}\" is decided.")
    /// The level is not decided.
    public static let complaintUndecided = Message(
        4433, "complaint_undecided", .rule,
        zh: "投诉“{complaint}”的第{level}级尚无处理意见。",
        en: "Level {level} of complaint \"{complaint}\" is not decided.")
    /// A decision without a reference.
    public static let complaintReferenceMissing = Message(
        4434, "complaint_reference_missing", .missing,
        zh: "投诉“{complaint}”第{level}级的处理意见没有文号。",
        en: "The decision on level {level} of complaint \"{complaint}\" has no reference.")
    /// Somebody goes up without a reason.
    public static let complaintReasonMissing = Message(
        4435, "complaint_reason_missing", .missing,
        zh: "投诉“{complaint}”申请复查没有说明理由。", en: "Complaint \"{complaint}\" goes up without a reason.")
    /// The decider decided a lower level.
    public static let complaintDeciderRepeats = Message(
        4436, "complaint_decider_repeats", .separation,
        zh: "{person}已处理投诉“{complaint}”的第{level}级，不能再处理。",
        en: "{person} decided level {level} of complaint \"{complaint}\" and cannot decide again.")
    /// An expert scores a project of the own unit.
    public static let expertRatesOwnUnit = Message(
        4440, "expert_rates_own_unit", .separation,
        zh: "专家“{rater}”与项目“{subject}”同属“{unit}”，不能评审。",
        en: "\"{rater}\" belongs to \"{unit}\" as \"{subject}\" does and cannot score it.")
    /// Fewer experts from outside than asked for.
    public static let expertsTooFewOutside = Message(
        4441, "experts_too_few_outside", .rule,
        zh: "{whole}名专家中院外专家{count}名，不足规定比例{minimum}。",
        en: "{count} of {whole} experts come from outside, fewer than the share {minimum}.")
    /// A hospital has no value of a criterion in a period.
    public static let evaluationValueMissing = Message(
        4445, "evaluation_value_missing", .missing,
        zh: "“{hospital}”{period}没有指标“{criterion}”的数值，不能比较。",
        en: "\"{hospital}\" has no value of \"{criterion}\" in {period} and cannot be compared.")
}
