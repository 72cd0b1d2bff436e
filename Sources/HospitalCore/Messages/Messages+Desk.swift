/// Messages about satisfaction surveys and the service desk: 4300–4349, 4490–4492.
extension Message {
    static let deskMessages: [Message] = [
        surveyNothing, surveyLevelTwice, surveyPointsRange, surveyLevelUnknown,
        surveyDimensionTwice, surveyWeightInvalid, surveyDimensionUnknown, surveyAnsweredTwice,
        surveyOwnWork, surveyClosed, surveyCountInvalid, surveyStillOpen, surveyNotPublished,
        noticeTwice, noticeDayInvalid, supplierLadderInvalid, surveyScoreRange,
        supervisorNotAppointed, orderFieldMissing, orderTwice, priorityTwice,
        orderPriorityUnknown, orderBackwards, orderRefused, orderProofMissing, orderOwnWork,
        deskSettingInvalid,
        surveyUnknown, deskWorkerTwice, deskWorkerUnknown, deskMinutesInvalid,
    ]

    /// Something of which at least one is needed.
    public static let surveyNothing = Message(
        4300, "survey_nothing", .missing,
        zh: "没有给出{what}。",
        en: "There are no {what}.")
    /// A level stands twice.
    public static let surveyLevelTwice = Message(
        4301, "survey_level_twice", .duplicate,
        zh: "满意度等级“{level}”重复。",
        en: "The level \"{level}\" stands twice.")
    /// Points outside of 0 to 100.
    public static let surveyPointsRange = Message(
        4302, "survey_points_range", .range,
        zh: "满意度等级“{level}”的分值{points}不在0至100之间。",
        en: "The level \"{level}\" has {points} points, which is not from 0 to 100.")
    /// An answer that is no level.
    public static let surveyLevelUnknown = Message(
        4303, "survey_level_unknown", .unknown,
        zh: "没有“{level}”这一满意度等级，可用{allowed}。",
        en: "There is no level \"{level}\"; there are {allowed}.")
    /// A dimension stands twice.
    public static let surveyDimensionTwice = Message(
        4304, "survey_dimension_twice", .duplicate,
        zh: "调查维度“{dimension}”重复。",
        en: "The dimension \"{dimension}\" stands twice.")
    /// A weight that is not above zero.
    public static let surveyWeightInvalid = Message(
        4305, "survey_weight_invalid", .range,
        zh: "调查维度“{dimension}”的权重{weight}须大于0。",
        en: "The weight {weight} of the dimension \"{dimension}\" must be above 0.")
    /// A dimension that the survey does not have.
    public static let surveyDimensionUnknown = Message(
        4306, "survey_dimension_unknown", .unknown,
        zh: "没有“{dimension}”这一调查维度[，是否为“{nearest}”]。",
        en: "There is no dimension \"{dimension}\"[; did you mean \"{nearest}\"?]")
    /// Somebody answered twice.
    public static let surveyAnsweredTwice = Message(
        4307, "survey_answered_twice", .duplicate,
        zh: "“{respondent}”对“{subject}”的“{dimension}”重复答卷。",
        en: "\"{respondent}\" answered twice on \"{dimension}\" of \"{subject}\".")
    /// Somebody rates the own work.
    public static let surveyOwnWork = Message(
        4308, "survey_own_work", .separation,
        zh: "“{code}”不能评价自己的工作。",
        en: "\"{code}\" cannot rate the own work.")
    /// An answer after the survey closed.
    public static let surveyClosed = Message(
        4309, "survey_closed", .closed,
        zh: "“{respondent}”于{day}答卷，调查已于{closes}截止。",
        en: "\"{respondent}\" answered on {day}; the survey closed on {closes}.")
    /// A number of answers that is none.
    public static let surveyCountInvalid = Message(
        4310, "survey_count_invalid", .range,
        zh: "份数{count}不成立。",
        en: "The number {count} is none of answers.")
    /// A survey that is still open.
    public static let surveyStillOpen = Message(
        4311, "survey_still_open", .rule,
        zh: "调查“{survey}”至{closes}截止，尚未结束。",
        en: "Survey \"{survey}\" is open until {closes}.")
    /// A survey whose results were not published.
    public static let surveyNotPublished = Message(
        4312, "survey_not_published", .rule,
        zh: "调查“{survey}”的汇总结果尚未在院内网公布，不能办结。",
        en: "The results of survey \"{survey}\" are not published, so it is not complete.")
    /// A notice stands twice.
    public static let noticeTwice = Message(
        4313, "notice_twice", .duplicate,
        zh: "整改通知单“{notice}”重复。",
        en: "The notice \"{notice}\" stands twice.")
    /// A day before the notice was issued.
    public static let noticeDayInvalid = Message(
        4314, "notice_day_invalid", .range,
        zh: "整改通知单“{notice}”的日期{day}早于下达日{issued}。",
        en: "The notice \"{notice}\" has the day {day}, before it was issued on {issued}.")
    /// A ladder that is none.
    public static let supplierLadderInvalid = Message(
        4315, "supplier_ladder_invalid", .rule,
        zh: "扣款阶梯在{step}分处不成立：须自0分起，各档不重复，比例为0至100。",
        en:
            "The ladder is wrong at {step}: it begins at 0, no step stands twice, percents are 0 to 100."
    )
    /// A score outside of 0 to 100.
    public static let surveyScoreRange = Message(
        4316, "survey_score_range", .range,
        zh: "“{subject}”的得分{score}不在0至100之间。",
        en: "The score {score} of \"{subject}\" is not from 0 to 100.")
    /// Somebody who was not appointed.
    public static let supervisorNotAppointed = Message(
        4317, "supervisor_not_appointed", .unknown,
        zh: "“{code}”未被聘任或重复聘任为监督员。",
        en: "\"{code}\" was not appointed as a supervisor, or twice.")
    /// A needed field of an order is not there.
    public static let orderFieldMissing = Message(
        4318, "order_field_missing", .missing,
        zh: "工单“{order}”缺少{field}。",
        en: "Order \"{order}\" has no {field}.")
    /// An order number stands twice.
    public static let orderTwice = Message(
        4319, "order_twice", .duplicate,
        zh: "工单编号“{order}”重复。",
        en: "The order number \"{order}\" stands twice.")
    /// A priority stands twice.
    public static let priorityTwice = Message(
        4320, "priority_twice", .duplicate,
        zh: "优先级“{priority}”重复。",
        en: "The priority \"{priority}\" stands twice.")
    /// A priority that the desk does not have.
    public static let orderPriorityUnknown = Message(
        4321, "order_priority_unknown", .unknown,
        zh: "工单“{order}”的优先级“{priority}”不存在[，是否为“{nearest}”]。",
        en:
            "Order \"{order}\" has the unknown priority \"{priority}\"[; did you mean \"{nearest}\"?]"
    )
    /// A step before the last one.
    public static let orderBackwards = Message(
        4322, "order_backwards", .rule,
        zh: "工单“{order}”的步骤时间{moment}早于上一步{last}。",
        en: "Order \"{order}\" has a step at {moment}, before the last one at {last}.")
    /// A step that the clock refuses.
    public static let orderRefused = Message(
        4323, "order_refused", .rule,
        zh: "工单“{order}”：{reason}",
        en: "Order \"{order}\": {reason}")
    /// Work without the proof it needs.
    public static let orderProofMissing = Message(
        4324, "order_proof_missing", .missing,
        zh: "工单“{order}”须有完成凭证方可办结。",
        en: "Order \"{order}\" needs a proof to be finished.")
    /// The worker rates the own work.
    public static let orderOwnWork = Message(
        4325, "order_own_work", .separation,
        zh: "工单“{order}”：“{worker}”不能评价自己的工作。",
        en: "Order \"{order}\": \"{worker}\" cannot rate the own work.")
    /// A setting of the desk that is none.
    public static let deskSettingInvalid = Message(
        4326, "desk_setting_invalid", .range,
        zh: "服务台参数{name}的值{value}不成立。",
        en: "The setting {name} cannot be {value}.")
    /// A survey that the book does not have.
    public static let surveyUnknown = Message(
        4327, "survey_unknown", .unknown,
        zh: "没有编号为“{survey}”的调查。",
        en: "There is no survey \"{survey}\".")
    /// A worker stands twice in a roster.
    public static let deskWorkerTwice = Message(
        4490, "desk_worker_twice", .duplicate,
        zh: "花名册中“{worker}”重复。",
        en: "The worker \"{worker}\" stands twice in the roster.")
    /// An order of somebody who is not in the roster.
    public static let deskWorkerUnknown = Message(
        4491, "desk_worker_unknown", .unknown,
        zh: "工单“{order}”的承办人“{worker}”不在花名册中[，是否为“{nearest}”]。",
        en:
            "Order \"{order}\" was done by \"{worker}\", who is not in the roster[; did you mean \"{nearest}\"?]"
    )
    /// Minutes of a worker that cannot be.
    public static let deskMinutesInvalid = Message(
        4492, "desk_minutes_invalid", .range,
        zh: "“{worker}”的在岗时间{minutes}分须在0至5270400之间。",
        en: "The {minutes} minutes of \"{worker}\" must lie from 0 to 5270400.")
}
