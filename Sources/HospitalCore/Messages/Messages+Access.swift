/// Messages of view lists, accounts, tasks and plans: 3340–3349.
extension Message {
    static let accessMessages: [Message] = [
        accessDenied, accessUnknown, accessTwice, taskNotTheirs, taskBackwards, planCircle,
        planParentProgress, accessLiftedEarly,
    ]

    /// Somebody who is not on the list.
    public static let accessDenied = Message(
        3340, "access_denied", .rule,
        zh: "{person}不在“{object}”的查看名单中。",
        en: "{person} is not on the list of those who may see \"{object}\".")
    /// Something that is not there.
    public static let accessUnknown = Message(
        3341, "access_unknown", .unknown, zh: "没有“{object}”。", en: "There is no \"{object}\".")
    /// Something that stands twice.
    public static let accessTwice = Message(
        3342, "access_twice", .duplicate, zh: "{object}重复。", en: "{object} stands twice.")
    /// A step by somebody whose step it is not.
    public static let taskNotTheirs = Message(
        3343, "task_not_theirs", .rule,
        zh: "任务{task}：{person}不能{step}。", en: "Task {task} cannot {step} by {person}.")
    /// An event before the one before it.
    public static let taskBackwards = Message(
        3344, "task_backwards", .range,
        zh: "任务{task}：{moment}早于上一条记录{last}。",
        en: "Task {task}: {moment} is before the record of {last}.")
    /// A plan above itself.
    public static let planCircle = Message(
        3345, "plan_circle", .rule,
        zh: "计划{plan}的上级又回到自身。", en: "The plans above {plan} lead back to it.")
    /// A plan with parts that says its own progress.
    public static let planParentProgress = Message(
        3346, "plan_parent_progress", .rule,
        zh: "计划{plan}有下级计划，其进度和权重由下级汇总，不能直接填报。",
        en:
            "Plan {plan} has parts; its progress and weight follow from theirs and are not reported."
    )
    /// A breach that was lifted before it happened.
    public static let accessLiftedEarly = Message(
        3347, "access_lifted_early", .range,
        zh: "{person}的违规日期为{day}，解除日期{lifted}早于它。",
        en: "The breach of {person} on {day} was lifted on {lifted}, before its day.")
}
