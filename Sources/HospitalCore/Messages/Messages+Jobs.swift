/// Messages about the jobs of hosts that cannot load the library: 3080–3089.
extension Message {
    static let jobMessages: [Message] = [
        jobMissing, jobDiffers, jobNotHeld, jobProcedureRefused, jobAbandoned,
    ]

    /// A job that is not there.
    public static let jobMissing = Message(
        3080, "job_missing", .unknown, zh: "没有作业“{job}”。", en: "There is no job \"{job}\".")
    /// Another job under a number that is there.
    public static let jobDiffers = Message(
        3081, "job_differs", .conflict,
        zh: "作业号“{job}”已用于另一个过程或参数；请换一个作业号。",
        en:
            "Job \"{job}\" is there already with another procedure or other arguments; use another number."
    )
    /// A runner tells the end of a job that it does not run.
    public static let jobNotHeld = Message(
        3082, "job_not_held", .conflict,
        zh: "作业“{job}”不由运行器“{runner}”运行（可能已超时被收回），其结果没有记入作业表。",
        en:
            "Job \"{job}\" is not run by the runner \"{runner}\" (its claim may have ended); what became of it was not noted."
    )
    /// A procedure that no job may run.
    public static let jobProcedureRefused = Message(
        3083, "job_procedure_refused", .rule,
        zh: "过程“{procedure}”管理作业或定义数据源，只能由管理员直接调用，不能作为作业运行。",
        en:
            "Procedure \"{procedure}\" manages jobs or defines sources: an administrator calls it, no job does."
    )
    /// A job whose runners end before it does.
    public static let jobAbandoned = Message(
        3084, "job_abandoned", .timeout,
        zh: "作业“{job}”运行{count}次都没有结束（运行器中断或超时），不再重试。",
        en:
            "Job \"{job}\" was begun {count} times and never ended (its runner was killed or took too long); it is not tried again."
    )
}
