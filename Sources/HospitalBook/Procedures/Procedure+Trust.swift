import HospitalCore
import Interchange

/// Procedures about what can be trusted: whether an audit trail is whole, and whether a result may
/// take its next step.
extension Procedure {
    static let trustProcedures: [Procedure] = [auditVerify, resultAdvance]

    /// `audit.verify`: recalculates the hashes of an audit trail and names the first row that does
    /// not follow from the rows before it.
    ///
    /// A broken trail is what was asked for, so it is a result and no error.
    static let auditVerify = Procedure(
        "audit.verify",
        (
            zh: "重算审计链各行的散列值，指出第一处被改动、插入或删除的行。",
            en: "Recalculates the hashes of an audit trail and names the first row that is broken."
        ),
        arguments: [
            .needed(
                "rows", .array, zh: "各行：fields各字段（文本或null）、hash散列值",
                en: "The rows: fields (texts or null) and hash"),
            .optional(
                "last_hash", .text, zh: "另行保存的最后散列值；不给则查不出末尾被截去的行",
                en: "The last hash, kept elsewhere; without it, rows cut off at the end stay unseen"
            ),
            .optional(
                "algorithm", .text, zh: "散列算法，默认sha256", en: "The algorithm, sha256 if not given"),
        ],
        tables: ["audit"]
    ) { members in
        let last = try members.optional("last_hash")?.text()
        // Asks the trail itself whether it knows the algorithm and whether the hash is one.
        _ = try AuditTrail(
            algorithmName: try members.optional("algorithm")?.text()
                ?? AuditTrail.Algorithm.sha256.rawValue,
            lastHash: last ?? AuditTrail.origin)
        let rows = try members.needed("rows").elements().map { element in
            let row = try element.members(["fields", "hash"])
            return SealedRow(
                fields: try row.needed("fields").elements().map { field in
                    field.value == .null ? nil : try field.text()
                },
                hash: try row.needed("hash").text())
        }
        let broken = AuditTrail.brokenPosition(in: rows, endingWith: last)
        var table = ResultTable(
            name: "audit",
            columns: [
                ResultColumn("row_count", .integer, zh: "行数", en: "Rows"),
                ResultColumn("is_whole", .integer, zh: "是否完整", en: "Whole"),
                ResultColumn("broken_row", .integer, zh: "首个断点行", en: "First broken row"),
            ])
        table.append([
            .integer(Int64(rows.count)), .integer(broken == nil ? 1 : 0),
            broken.map { .integer(Int64($0)) } ?? .null,
        ])
        var json: JSONObject = [
            "rows": .number(String(rows.count)), "whole": .bool(broken == nil),
            "broken_row": broken.map { .number(String($0)) } ?? .null,
        ]
        if let broken {
            json.append("finding", AuditError.chainBroken(position: broken).finding.json)
        }
        return ProcedureResult(json: .object(json), tables: [table])
    }

    private static let stepArguments: [ProcedureArgument] = [
        .needed(
            "step", .text, zh: "步骤：review、sign、announce、lock、pay、unlock",
            en: "The step: review, sign, announce, lock, pay, unlock"),
        .needed(
            "by", .object, zh: "操作人：person、roles、delegation",
            en: "Who: person, roles, delegation"),
        .needed("on", .text, zh: "日期", en: "The day"),
        .optional("until", .text, zh: "公示截止日（含）", en: "Last day of the announcement"),
        .optional("reason", .text, zh: "解锁原因", en: "Why it is unlocked"),
        .optional("confirmed_by", .object, zh: "解锁的第二人", en: "The second person of an unlock"),
        .optional(
            "roles", .object, zh: "各步骤所需角色；未列的步骤不限",
            en: "The role each step needs; none where it is not named"),
    ]

    /// `book.result.advance`: a run of the book takes its next step, which is stored.
    static let bookResultAdvance = Procedure(
        onBook: "book.result.advance",
        (
            zh: "账簿中的运行按审核、签发、公示、锁定、发放逐步流转；已审核的运行须两人解锁才能重算。",
            en: "Takes a run of the book through review, signature, announcement, lock and payment."
        ),
        arguments: [.needed("run", .text, zh: "运行号", en: "The run")] + stepArguments,
        tables: ["result"]
    ) { members, book in
        let next = try book.advance(
            run: members.needed("run").text(), by: ResultStep(members),
            roles: ResultStep.roles(members))
        return ProcedureResult(json: next.json, tables: [next.table])
    }

    /// `result.advance`: a result after its next step, or the reason why it cannot take it.
    static let resultAdvance = Procedure(
        "result.advance",
        (
            zh: "推进期间结果：计算、审核、签发、公示、锁定、发放；越级、公示未满、版本过时均被拒绝。",
            en: "Takes the next step in the life of a result, from computed to paid, or refuses it."
        ),
        arguments: [
            .needed(
                "result", .object,
                zh: "结果：subject、period、version、state、announced_until、upstream、last_day",
                en:
                    "Result: subject, period, version, state, announced_until, upstream, last_day"
            ),
            .optional(
                "newest", .object, zh: "上游结果的最新版本号",
                en: "The newest versions of what the result used"),
        ] + stepArguments,
        tables: ["result"]
    ) { members in
        let life = try ResultLife(StoredResultLife(try members.needed("result")))
        let next = try life.advanced(
            by: try ResultStep(members), roles: try ResultStep.roles(members))
        return ProcedureResult(json: next.json, tables: [next.table])
    }
}

extension ResultLife {
    fileprivate var json: JSONValue {
        let inputs = upstream.sorted { Code<ResultLife>($0.key) < Code<ResultLife>($1.key) }
        return .object([
            "subject": .string(subject), "period": .string(period.description),
            "version": .number(String(version)), "state": .string(state.rawValue),
            "announced_until": announcedUntil.map { .string($0.description) } ?? .null,
            "upstream": .object(
                JSONObject(
                    inputs.map {
                        JSONObject.Member(name: $0.key, value: .number(String($0.value)))
                    })),
            "last_day": lastDay.map { .string($0.description) } ?? .null,
        ])
    }

    fileprivate var table: ResultTable {
        var table = ResultTable(
            name: "result",
            columns: [
                ResultColumn("subject", .text, zh: "结果", en: "Result"),
                ResultColumn("period", .integer, zh: "期间", en: "Period"),
                ResultColumn("version", .integer, zh: "版本号", en: "Version"),
                ResultColumn("state", .text, zh: "状态", en: "State"),
                ResultColumn("announced_until", .integer, zh: "公示截止日", en: "Announced until"),
                ResultColumn("last_day", .integer, zh: "最近步骤日期", en: "Day of the last step"),
            ])
        table.append([
            .text(subject), .integer(Int64(period.yyyymm)), .integer(Int64(version)),
            .text(state.rawValue),
            announcedUntil.map { .integer(Int64($0.yyyymmdd)) } ?? .null,
            lastDay.map { .integer(Int64($0.yyyymmdd)) } ?? .null,
        ])
        return table
    }
}
