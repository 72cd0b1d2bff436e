import Storage

/// Jobs of hosts that cannot load the library (decision 23): they insert a row by SQL and look at
/// its state until a runner has done it.
extension Area {
    /// The area `job`.
    public static let job = Area("job", requires: ["book"], tables: [.job])
}

extension Label {
    fileprivate static let notYetRun = Label(zh: "尚未运行", en: "not yet run")
    fileprivate static let notEnded = Label(zh: "尚未结束", en: "not ended")
    fileprivate static let noFault = Label(zh: "没有出错", en: "no error")
    fileprivate static let noRun = Label(zh: "没有产生运行", en: "made no run")
}

extension TableDeclaration {
    /// The jobs (作业).
    ///
    /// A host writes the columns up to `state_name`, which it sets to `pending` (待处理); a runner
    /// sets it to `running` (运行中), `succeeded` (成功) or `failed` (失败) and fills the others.
    public static let job = TableDeclaration(
        "hosp_job", .log, label: Label(zh: "作业", en: "jobs"), key: ["job_code"],
        columns: [
            ColumnDeclaration("job_code", .code, zh: "作业号", en: "job"),
            ColumnDeclaration("procedure_name", .code, zh: "过程", en: "procedure"),
            ColumnDeclaration(
                "arguments_json", .longText, zh: "参数（JSON）", en: "arguments as JSON",
                null: Label(zh: "没有参数", en: "no arguments")),
            .maybe(
                "exclusive_key", zh: "互斥键", en: "key of jobs that run one at a time",
                null: Label(
                    zh: "写账簿且有期间的为其期间，其余不互斥",
                    en: "the period of a procedure on a book that has one, else none")),
            .actor("requested_by", zh: "申请人", en: "requested by"),
            ColumnDeclaration("requested_at", .moment, zh: "申请时间", en: "requested at"),
            ColumnDeclaration("state_name", .code, zh: "状态", en: "state"),
            .maybe("attempt_count", .count, zh: "运行次数", en: "attempts", null: .notYetRun),
            .maybe("claimed_by", zh: "运行器", en: "runner", null: .notYetRun),
            .maybe(
                "claimed_until", .moment, zh: "领取有效至", en: "claim holds until",
                null: .notYetRun),
            .maybe("started_at", .moment, zh: "开始时间", en: "started at", null: .notYetRun),
            .maybe("ended_at", .moment, zh: "结束时间", en: "ended at", null: .notEnded),
            .maybe("result_run_id", zh: "结果运行号", en: "run of the result", null: .noRun),
            .maybe(
                "result_version", .count, zh: "结果版本号", en: "version of the result",
                null: .noRun),
            ColumnDeclaration(
                "result_json", .longText, zh: "结果（JSON）", en: "result as JSON",
                null: Label(
                    zh: "没有结果，或超过32767字节",
                    en: "no result, or one of more than 32,767 bytes")),
            .maybe(
                "error_number", .integer, zh: "错误编号", en: "message number", null: .noFault),
            .maybe("error_name", zh: "错误名称", en: "message name", null: .noFault),
            .maybe("error_zh", .text(2_000), zh: "错误说明", en: "Chinese", null: .noFault),
            .maybe("error_en", .text(2_000), zh: "错误英文说明", en: "English", null: .noFault),
        ])
}
