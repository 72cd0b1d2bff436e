/// Messages about versions of checklists, the life of inspections, phases and accreditation:
/// 5180–5193.
extension Message {
    static let inspectionMessages: [Message] = [
        templateOwnerMissing, templateIdentityTaken, templateEditUnknown, inspectionNotOpen,
        inspectionNothingToWithdraw, inspectionReasonMissing, inspectionReviewerSubmitted,
        inspectionTimeBeforeLast, phaseUnknown, phaseTwice, phaseItemElsewhere,
        phaseSignedTwice, phaseNotOpen, accreditationUnsound,
    ]

    /// Nobody answers for a version.
    public static let templateOwnerMissing = Message(
        5180, "template_owner_missing", .missing,
        zh: "自定检查模板{template}没有指定归口单位。",
        en: "No unit answers for the hospital's own checklist {template}.")
    /// A version has the code and version of its origin.
    public static let templateIdentityTaken = Message(
        5181, "template_identity_taken", .duplicate,
        zh: "自定检查模板与来源模板的编码{template}、版本{version}相同，须另取编码或版本。",
        en: "The hospital's own checklist needs a code or version other than {template} {version}, "
            + "which is its origin.")
    /// An edit of what is not there.
    public static let templateEditUnknown = Message(
        5182, "template_edit_unknown", .unknown,
        zh: "自定检查模板{template}的变更找不到“{code}”。",
        en: "A change of the checklist {template} names \"{code}\", which is not there.")
    /// Answers of an inspection that cannot change.
    public static let inspectionNotOpen = Message(
        5183, "inspection_not_open", .locked,
        zh: "检查{inspection}{state}，答案不能更改。",
        en: "The inspection {inspection} is {state}; its answers cannot change.")
    /// Nothing to take back.
    public static let inspectionNothingToWithdraw = Message(
        5184, "inspection_nothing_to_withdraw", .missing,
        zh: "项目{item}没有可撤回的答案。", en: "Item {item} has no answer to take back.")
    /// A step without its reason.
    public static let inspectionReasonMissing = Message(
        5185, "inspection_reason_missing", .missing,
        zh: "检查{inspection}退回、漏检或取消须写明原因。",
        en: "The inspection {inspection} is sent back, missed or cancelled only with a reason.")
    /// The reviewer submitted.
    public static let inspectionReviewerSubmitted = Message(
        5186, "inspection_reviewer_submitted", .separation,
        zh: "{person}提交了检查{inspection}，不能自己复核。",
        en: "{person} submitted the inspection {inspection} and cannot review it.")
    /// Time runs back.
    public static let inspectionTimeBeforeLast = Message(
        5187, "inspection_time_before_last", .rule,
        zh: "检查{inspection}的时间{moment}早于上一条记录{last}。",
        en: "The inspection {inspection} has an entry at {moment}, before its last at {last}.")
    /// A phase that is not there.
    public static let phaseUnknown = Message(
        5188, "phase_unknown", .unknown,
        zh: "{case}的核查没有阶段“{phase}”[，是否为“{nearest}”]。",
        en: "The check of {case} has no phase \"{phase}\"[; did you mean \"{nearest}\"?]")
    /// A phase written down twice.
    public static let phaseTwice = Message(
        5189, "phase_twice", .duplicate,
        zh: "{case}的阶段{phase}登记了两次。", en: "Phase {phase} of {case} is written down twice.")
    /// An answer in the wrong phase.
    public static let phaseItemElsewhere = Message(
        5190, "phase_item_elsewhere", .rule,
        zh: "{case}：项目{item}不属于阶段{phase}。",
        en: "{case}: item {item} does not belong to phase {phase}.")
    /// One person signs for two.
    public static let phaseSignedTwice = Message(
        5191, "phase_signed_twice", .separation,
        zh: "{case}：{person}在阶段{phase}代表两方签名。",
        en: "{case}: {person} signs phase {phase} for two parties.")
    /// The phase before is not complete.
    public static let phaseNotOpen = Message(
        5192, "phase_not_open", .rule,
        zh: "{case}：阶段{before}尚未完成，不能进入阶段{phase}。",
        en: "{case}: phase {phase} cannot begin before phase {before} is complete.")
    /// A level without its six percentages.
    public static let accreditationUnsound = Message(
        5193, "accreditation_unsound", .range,
        zh: "评审等次“{level}”须有名称及全部条款、核心条款各三个0至100的比例。",
        en: "The level \"{level}\" needs a name and three percentages from 0 to 100 each for all "
            + "and for the core clauses.")
}
