import HospitalCore
import Interchange

/// Procedures about facts that stand in tables of the hospital (外部数据源).
extension Procedure {
    static let attachedProcedures: [Procedure] = [attachDefine, attachLoad]

    private static let source = ProcedureArgument.needed(
        "source", .text, zh: "数据源名称", en: "The name of the source")

    /// `attach.define`: defines a source.
    static let attachDefine = Procedure(
        onBook: "attach.define",
        (
            zh: "定义外部数据源：医院数据库的一个查询，其列对应账簿一张表的列。",
            en: "Defines a source: a query of the hospital whose columns fill those of a table."
        ),
        arguments: [
            source, .needed("table", .text, zh: "目标表", en: "The table of the book"),
            .needed(
                "query", .text, zh: "一条SELECT语句，不带参数",
                en: "One SELECT without parameters"),
            .needed(
                "columns", .object, zh: "目标列与查询的列的对照，如{\"amount_yuan\":\"JE\"}",
                en: "The columns of the table by those of the query: {\"amount_yuan\":\"JE\"}"),
            .optional(
                "mode", .text, zh: "读取方式：full（默认）、by_key或by_time",
                en: "How much is read each time: full (when not given), by_key or by_time"),
            .optional(
                "position", .text, zh: "查询中递增的列；按键或按时间读取时需要",
                en: "The column of the query that grows; by_key and by_time need it"),
            .optional(
                "location", .text, zh: "位置名或ODBC数据源名；默认为账簿所在的数据库",
                en: "A place that the host names, or an ODBC data source; else the book's own"),
        ],
        tables: ["source"]
    ) { members, book in
        let code = try members.text("source")
        let columns = try members.namedMembers("columns").map {
            AttachedSource.Column(target: $0.name, query: try $0.reader.text())
        }
        try book.define(
            AttachedSource(
                code, location: members.optionalText("location"), table: members.text("table"),
                query: members.text("query"), columns: columns,
                mode: members.optional("mode")?.choice(AttachedSource.Mode.self) ?? .full,
                position: members.optionalText("position")))
        let row = try book.select(
            "hosp_attached_source", where: .object(["attached_code": .string(code)]))
        return ProcedureResult([row.named("source")])
    }

    /// `attach.load`: reads what a source has that was not read before.
    static let attachLoad = Procedure(
        onBook: "attach.load",
        (
            zh: "读入外部数据源：全部行或不读入，重复读入不产生变化；报告写入hosp_attached_load。",
            en: "Reads a source: all rows or none, the same again changes nothing; with a report."
        ),
        arguments: [
            source,
            .optional(
                "period", .text, zh: "会计期间（yyyy-mm）；查询没有期间列时需要",
                en: "The accounting month, where the query has no column of it"),
        ],
        tables: ["load"]
    ) { members, book in
        let month = try members.optionalText("period").map { try Month($0) }
        let load = try book.load(attached: members.text("source"), month: month)
        let counts = [load.read, load.new, load.changed, load.same, load.gone]
        let names = [
            ("read", "读取行数", "rows read"), ("new", "新增行数", "new rows"),
            ("changed", "更新行数", "changed rows"), ("same", "未变行数", "rows as before"),
            ("gone", "删除行数", "rows that are gone"),
        ]
        let columns = names.map { ResultColumn($0.0, .integer, zh: $0.1, en: $0.2) }
        return ProcedureResult([
            ResultTable(
                name: "load",
                columns: columns + [
                    ResultColumn("position", .text, zh: "读至", en: "read up to")
                ],
                rows: [
                    counts.map { .integer(Int64($0)) }
                        + [load.position.map { .text($0) } ?? .null]
                ])
        ])
    }
}
