import HospitalCore
import Interchange
import Storage

/// Procedures about jobs (作业): what a runner calls, and what a host may call instead of SQL.
extension Procedure {
    static let jobProcedures: [Procedure] = [
        jobSubmit, jobClaim, jobFinish, jobFail, jobRelease, jobRunNext, jobList,
        bookTablesCreate,
    ]

    private static let job = ProcedureArgument.needed("job", .text, zh: "作业号", en: "The job")
    private static let runner = ProcedureArgument.needed(
        "runner", .text, zh: "运行器名称，各运行器不同", en: "The name of the runner, of it alone")
    private static let seconds = ProcedureArgument.optional(
        "seconds", .whole, zh: "领取的有效秒数，60至604800；默认3600",
        en: "How long the claim holds, 60 to 604800 seconds; 3600 when not given")

    /// `job.submit`: adds a job, as a host does by SQL.
    static let jobSubmit = Procedure(
        onBook: "job.submit",
        (
            zh: "提交作业：由运行器执行过程；同一作业号重复提交相同内容不产生变化。",
            en: "Submits a job: a runner will run the procedure; the same again changes nothing."
        ),
        arguments: [
            job, .needed("procedure", .text, zh: "过程", en: "The procedure"),
            .optional(
                "arguments", .object, zh: "过程的参数；默认没有",
                en: "The arguments of the procedure; none when not given"),
            .optional(
                "exclusive_key", .text, zh: "互斥键：同键作业依次运行；默认为参数中的期间",
                en: "Jobs of one key run one at a time; the period when not given"),
        ],
        tables: ["job"]
    ) { members, book in
        let code = try members.text("job")
        // An object, or the refusal of anything else.
        _ = try members.optional("arguments")?.namedMembers()
        try book.submitJob(
            code, procedure: members.text("procedure"),
            arguments: members.optional("arguments")?.value,
            exclusiveKey: members.optionalText("exclusive_key"))
        return try jobs(["job_code": .string(code)], of: book, named: "job")
    }

    /// `job.claim`: claims the next job for a runner.
    static let jobClaim = Procedure(
        onBook: "job.claim",
        (
            zh: "领取下一个可运行的作业；没有时结果为空表。超时未结束的作业先收回。",
            en: "Claims the next job that may run, if any; claims that ended are taken back."
        ),
        arguments: [runner, seconds], tables: ["job"]
    ) { members, book in
        let claimed = try book.claimJob(
            by: members.text("runner"), for: claimSeconds(members))
        return try jobs(
            ["job_code": .string(claimed?.code ?? "")], of: book, named: "job")
    }

    /// `job.finish`: notes that a claimed job was done.
    static let jobFinish = Procedure(
        onBook: "job.finish",
        (
            zh: "登记作业成功：记下结果，以及本账簿自领取以来最后的运行号和版本。",
            en: "Notes that a job was done, with its result and the last run since it was claimed."
        ),
        arguments: [
            job, runner,
            .optional(
                "result", .object, zh: "结果；超过32767字节则不存",
                en: "The result; one of more than 32,767 bytes is not kept"),
        ],
        tables: ["job"]
    ) { members, book in
        let code = try members.text("job")
        try book.finishJob(
            code, by: members.text("runner"), result: members.optional("result")?.value)
        return try jobs(["job_code": .string(code)], of: book, named: "job")
    }

    /// `job.fail`: notes that a claimed job was refused.
    static let jobFail = Procedure(
        onBook: "job.fail",
        (
            zh: "登记作业失败；因锁或断线失败的作业恢复为待处理，最多运行3次。",
            en: "Notes that a job failed; for a lock or a lost connection it is tried 3 times."
        ),
        arguments: [
            job, runner,
            .needed("number", .whole, zh: "消息编号", en: "The number of the message"),
            .optional("zh", .text, zh: "中文说明", en: "The words in Chinese"),
            .optional("en", .text, zh: "英文说明", en: "The words in English"),
        ],
        tables: ["job"]
    ) { members, book in
        let code = try members.text("job")
        let (chinese, english) = (try members.optionalText("zh"), try members.optionalText("en"))
        let text = Label(
            zh: chinese ?? english ?? "", en: english ?? chinese ?? "")
        try book.failJob(
            code, by: members.text("runner"),
            JobFault(number: Int64(members.needed("number").whole()), text: text))
        return try jobs(["job_code": .string(code)], of: book, named: "job")
    }

    /// `job.release`: takes claims back.
    static let jobRelease = Procedure(
        onBook: "job.release",
        (
            zh: "收回领取：某运行器的全部作业，或全部超时的作业，恢复为待处理。",
            en: "Takes claims back: those of a runner that starts anew, or all that have ended."
        ),
        arguments: [
            .optional(
                "runner", .text, zh: "运行器名称；默认收回所有超时的",
                en: "The runner; all claims that have ended when not given")
        ],
        tables: []
    ) { members, book in
        let count = try book.releaseJobs(of: members.optionalText("runner"))
        return ProcedureResult(json: .object(["released": .number(String(count))]), tables: [])
    }

    /// `job.run_next`: claims the next job, runs it, and notes what became of it.
    static let jobRunNext = Procedure(
        onBook: "job.run_next",
        (
            zh: "领取并运行下一个作业，登记结果；作业失败不是本过程的错误。",
            en: "Claims the next job, runs it and notes the outcome; a job that fails is no error."
        ),
        arguments: [runner, seconds], tables: ["job"]
    ) { members, book in
        let done = try book.runNextJob(by: members.text("runner"), for: claimSeconds(members))
        return try jobs(["job_code": .string(done?.code ?? "")], of: book, named: "job")
    }

    /// `job.list`: the jobs, with the words for their states.
    static let jobList = Procedure(
        onBook: "job.list",
        (zh: "列出作业及其状态的说明。", en: "Lists jobs, with the words for their states."),
        arguments: [
            .optional(
                "state", .text, zh: "状态：pending、running、succeeded或failed；默认全部",
                en: "The state: pending, running, succeeded or failed; all when not given")
        ],
        tables: ["jobs"]
    ) { members, book in
        let state = try members.optional("state")?.choice(JobState.self)
        return try jobs(
            state.map { ["state_name": .string($0.rawValue)] } ?? [:], of: book, named: "jobs")
    }

    /// `book.tables.create`: creates tables that a host fills by SQL.
    static let bookTablesCreate = Procedure(
        onBook: "book.tables.create",
        (
            zh: "建立若干业务的表，供不能装载本库的系统用SQL写入。",
            en: "Creates the tables of areas, for hosts that fill them by SQL."
        ),
        arguments: [
            .needed(
                "areas", .array, zh: "业务，如cost", en: "The areas of tables, such as cost")
        ],
        tables: []
    ) { members, book in
        let areas = try members.needed("areas").texts()
        try book.createTables(of: areas)
        return ProcedureResult(
            json: .object(["areas": .array(areas.map { .string($0) })]), tables: [])
    }

    private static func claimSeconds(_ members: ArgumentMembers) throws -> Int {
        guard let given = members.optional("seconds") else { return 3_600 }
        let seconds = try given.whole()
        guard (60...604_800).contains(seconds) else {
            throw ArgumentError.value(
                path: given.path, value: String(seconds), allowed: "60-604800")
        }
        return seconds
    }

    /// Jobs with the words for their states; none for a number that no job has.
    private static func jobs(
        _ filter: JSONObject, of book: Book, named name: String
    ) throws -> ProcedureResult {
        let isNone = filter["job_code"] == .string("")
        let found = try book.select(
            TableDeclaration.job.name, where: .object(isNone ? ["job_code": .null] : filter))
        let place = found.columns.firstIndex { $0.name == "state_name" } ?? 0
        let rows = found.rows.map { row -> [ResultValue] in
            let label = JobState(rawValue: row[place].text)?.label
            return row + [
                label.map { .text($0.chinese) } ?? .null, label.map { .text($0.english) } ?? .null,
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: name,
                columns: found.columns + [
                    ResultColumn("state_zh", .text, zh: "状态说明", en: "state in Chinese"),
                    ResultColumn("state_en", .text, zh: "状态英文说明", en: "state in English"),
                ], rows: rows)
        ])
    }
}
