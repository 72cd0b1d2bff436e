/// Messages of people, contractors, emergency plans and qualifications: 5215–5249.
extension Message {
    static let peopleMessages: [Message] = [
        trainingNegative, trainingTwice, trainingUnknown, trainingOutOfRange, trainingDaysReversed,
        personFileLent, trainingRulesIncomplete, contractorDaysReversed, permitKindUnknown,
        permitReversed, hazardFundOverdrawn, hazardFundNegative, planIntervalInvalid, planTwice,
        qualificationEmpty, qualificationTwice, qualificationUnknown, waiverNotAllowed, waiverNeeds,
        waiverReasonMissing, qualificationNotInForce, qualificationOverlap, qualificationSkipped,
        qualificationOutOfRange,
    ]

    /// Hours, credits or times below zero.
    public static let trainingNegative = Message(
        5215, "training_negative", .range,
        zh: "{subject}的{name}为{value}，不能为负。",
        en: "{name} of {subject} is {value}; it cannot be negative.")
    /// Something of the training stands twice.
    public static let trainingTwice = Message(
        5216, "training_twice", .duplicate,
        zh: "{kind}{name}重复。", en: "The {kind} {name} stands twice.")
    /// A name that no rule, event or course has.
    public static let trainingUnknown = Message(
        5217, "training_unknown", .unknown,
        zh: "{subject}：没有{kind}{name}。[最接近的是{nearest}。]",
        en: "{subject}: there is no {kind} {name}.[ The nearest is {nearest}.]")
    /// A number of a rule that cannot be.
    public static let trainingOutOfRange = Message(
        5218, "training_out_of_range", .range,
        zh: "规则{subject}的{name}不能为{value}。", en: "{name} of the rule {subject} cannot be {value}.")
    /// A last day before the first.
    public static let trainingDaysReversed = Message(
        5219, "training_days_reversed", .range,
        zh: "{subject}：截止日{to}早于起始日{from}。",
        en: "{subject}: the last day {to} is before the first, {from}.")
    /// A file that is already lent.
    public static let personFileLent = Message(
        5220, "person_file_lent", .rule,
        zh: "档案{file}自{from}起由{holder}借阅未还，{day}不能借给{borrower}。",
        en:
            "The file {file} is with {holder} since {from}; on {day} it cannot be lent to {borrower}."
    )
    /// A set of rules that lacks a part.
    public static let trainingRulesIncomplete = Message(
        5221, "training_rules_incomplete", .missing,
        zh: "学分登记规则{set}缺少{part}。", en: "The rule set {set} lacks {part}.")

    /// Work that ends before it begins.
    public static let contractorDaysReversed = Message(
        5225, "contractor_days_reversed", .range,
        zh: "{subject}：截止日{to}早于起始日{from}。",
        en: "{subject}: the last day {to} is before the first, {from}.")
    /// A kind of special work without a rule.
    public static let permitKindUnknown = Message(
        5226, "permit_kind_unknown", .unknown,
        zh: "没有特殊作业类别{kind}。[最接近的是{nearest}。]",
        en: "There is no kind of special work {kind}.[ The nearest is {nearest}.]")
    /// A permit that ends before it begins.
    public static let permitReversed = Message(
        5227, "permit_reversed", .range,
        zh: "作业票{permit}的结束时间{to}不晚于开始时间{from}。",
        en: "The permit {permit} ends at {to}, not after its beginning {from}.")
    /// A payment that a fund does not cover.
    public static let hazardFundOverdrawn = Message(
        5228, "hazard_fund_overdrawn", .budget,
        zh: "隐患治理资金{fund}余额{left}元，不足以支付隐患{hazard}的{amount}元。",
        en: "The fund {fund} has {left} yuan left, less than the {amount} yuan for hazard {hazard}."
    )
    /// A budget or payment below zero.
    public static let hazardFundNegative = Message(
        5229, "hazard_fund_negative", .range,
        zh: "隐患治理资金{fund}：{subject}的金额{amount}元不能为负。",
        en: "Fund {fund}: the amount of {subject}, {amount} yuan, cannot be negative.")
    /// An interval of drills that is none.
    public static let planIntervalInvalid = Message(
        5230, "plan_interval_invalid", .range,
        zh: "{plan}的演练间隔或形式数不能为{value}。",
        en: "The interval or the number of forms of {plan} cannot be {value}.")
    /// A plan, drill, permit or payment that stands twice.
    public static let planTwice = Message(
        5231, "plan_twice", .duplicate,
        zh: "{kind}{name}重复。", en: "The {kind} {name} stands twice.")

    /// A rule without conditions.
    public static let qualificationEmpty = Message(
        5235, "qualification_empty", .missing,
        zh: "资格规则{rule}没有条件。", en: "The rule {rule} has no condition.")
    /// A condition or waiver that stands twice.
    public static let qualificationTwice = Message(
        5236, "qualification_twice", .duplicate,
        zh: "资格规则{rule}：{name}重复。", en: "Rule {rule}: {name} stands twice.")
    /// A rule or condition that is not known.
    public static let qualificationUnknown = Message(
        5237, "qualification_unknown", .unknown,
        zh: "资格规则{rule}：没有{name}。[最接近的是{nearest}。]",
        en: "Rule {rule}: there is no {name}.[ The nearest is {nearest}.]")
    /// A waiver of a condition that is never relaxed.
    public static let waiverNotAllowed = Message(
        5238, "waiver_not_allowed", .rule,
        zh: "资格规则{rule}的条件{condition}不允许放宽。",
        en: "The condition {condition} of rule {rule} cannot be waived.")
    /// A waiver for somebody who does not have what it needs.
    public static let waiverNeeds = Message(
        5239, "waiver_needs", .rule,
        zh: "资格规则{rule}的条件{condition}只对{needs}的单位放宽。",
        en: "The condition {condition} of rule {rule} is waived only where {needs} holds.")
    /// A waiver without a reason.
    public static let waiverReasonMissing = Message(
        5240, "waiver_reason_missing", .missing,
        zh: "放宽资格规则{rule}的条件{condition}须写明理由。",
        en: "Waiving the condition {condition} of rule {rule} needs a reason.")
    /// No version of a rule is in force.
    public static let qualificationNotInForce = Message(
        5241, "qualification_not_in_force", .range,
        zh: "{day}没有有效的资格规则{rule}。", en: "No version of rule {rule} is in force on {day}.")
    /// Two versions of a rule are in force.
    public static let qualificationOverlap = Message(
        5242, "qualification_overlap", .duplicate,
        zh: "{day}有多个有效的资格规则{rule}。", en: "Several versions of rule {rule} are in force on {day}.")
    /// A step before the ones that come first.
    public static let qualificationSkipped = Message(
        5243, "qualification_skipped", .rule,
        zh: "评定步骤{step}（{day}）之前须先完成{missing}。",
        en: "Before the step {step} on {day} comes {missing}.")
    /// A number of the calendar of a qualification that cannot be.
    public static let qualificationOutOfRange = Message(
        5244, "qualification_out_of_range", .range,
        zh: "资格评定的{name}不能为{value}。", en: "{name} of a qualification cannot be {value}.")
}
