import HospitalCore
import Interchange
import Storage

/// Procedures on a book: runs over its tables, its months, batches and audit trail.
extension Procedure {
    static let bookProcedures: [Procedure] = [
        bookCostAllocate, batchWithdraw, monthClose, monthReopen, runs, bookAuditVerify, bookTables,
        bookResultAdvance,
    ]

    private static let period = ProcedureArgument.needed(
        "period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)")
    private static let area = ProcedureArgument.needed(
        "area", .text, zh: "业务，如cost", en: "The area of tables, such as cost")

    /// `book.cost.allocate`: allocates the cost of a month from tables to tables.
    static let bookCostAllocate = Procedure(
        onBook: Book.allocationProcedure,
        (
            zh: "按分摊方案分摊账簿中一个月的成本，结果写入结果表；数据未变时返回现有运行。",
            en: "Allocates a month's cost by a plan into tables; unchanged facts give the same run."
        ),
        arguments: [
            period, .needed("plan", .text, zh: "分摊方案编码", en: "The code of the allocation plan"),
        ],
        tables: costAllocate.tables + ["run", "difference", "steps"] + LedgerResult.tableNames,
        typedTwins: ["hosp_cost_allocate"]
    ) { members, book in
        let month = try Month(members.needed("period").text())
        return try book.allocateCost(month: month, plan: members.needed("plan").text())
            .procedureResult(in: book)
    }

    /// `book.batch.withdraw`: takes an imported batch out of its table again.
    static let batchWithdraw = Procedure(
        onBook: "book.batch.withdraw",
        (
            zh: "撤销一个导入批次：该批次的行从表中删除，相关运行标为已过时。",
            en: "Takes an imported batch out of its table; runs that read it become stale."
        ),
        arguments: [
            .needed("table", .text, zh: "表名", en: "The table"),
            .needed("batch", .text, zh: "批次号", en: "The key of the batch"),
        ],
        tables: []
    ) { members, book in
        let rows = try book.withdraw(
            batch: members.needed("batch").text(), from: members.needed("table").text())
        return ProcedureResult(json: .object(["rows": .number(String(rows))]), tables: [])
    }

    /// `book.month.close`: the facts and results of a month stay as they are from now on.
    static let monthClose = Procedure(
        onBook: "book.month.close",
        (
            zh: "结账：该月该业务的数据和结果不能再更改。",
            en: "Closes a month of an area: nothing in it changes any more."
        ),
        arguments: [area, period], tables: [], typedTwins: ["hosp_month_close"]
    ) { members, book in
        try book.close(
            Month(members.needed("period").text()), area: members.needed("area").text())
        return ProcedureResult(json: .object(["closed": .bool(true)]), tables: [])
    }

    /// `book.month.reopen`: opens a closed month; a second person confirms, and both and the reason
    /// stand in the audit trail.
    static let monthReopen = Procedure(
        onBook: "book.month.reopen",
        (
            zh: "反结账：由另一人确认后重新打开已结账的月份，原因记入审计链。",
            en: "Opens a closed month again, confirmed by a second person, with the reason."
        ),
        arguments: [
            area, period,
            .needed("confirmed_by", .text, zh: "确认人", en: "The second person, who confirms"),
            .needed("reason", .text, zh: "原因", en: "The reason"),
        ],
        tables: [], typedTwins: ["hosp_month_reopen"]
    ) { members, book in
        try book.reopen(
            Month(members.needed("period").text()), area: members.needed("area").text(),
            confirmedBy: members.needed("confirmed_by").text(),
            reason: members.needed("reason").text())
        return ProcedureResult(json: .object(["closed": .bool(false)]), tables: [])
    }

    /// `book.audit.verify`: checks every row of the audit trail; a broken one is an error.
    static let bookAuditVerify = Procedure(
        onBook: "book.audit.verify",
        (
            zh: "核验审计链：任何一行被改动都会指出。",
            en: "Verifies the audit trail; a row that was changed is an error."
        ),
        arguments: [], tables: []
    ) { _, book in
        let rows = try book.verifyAudit()
        return ProcedureResult(json: .object(["rows": .number(String(rows))]), tables: [])
    }

    /// `book.runs`: the current runs; each is compared with the tables before it is called fresh.
    static let runs = Procedure(
        onBook: "book.runs",
        (
            zh: "列出现行运行，并逐一核对其读取的数据是否已变（已过时）。",
            en: "Lists the current runs and checks for each whether what it read has changed since."
        ),
        arguments: [], tables: ["runs"]
    ) { _, book in
        _ = try book.staleRuns()
        let runs = try book.select(
            TableDeclaration.runRecord.name, where: .object(["is_current": .number("1")]))
        return ProcedureResult(
            json: .object(["runs": runs.json]), tables: [runs.named("runs")])
    }

    /// `book.tables`: the published reference of all tables and columns.
    static let bookTables = Procedure(
        "book.tables",
        (zh: "列出账簿的全部表和列及其含义。", en: "Lists every table and column of a book with its meaning."),
        arguments: [], tables: ["columns"]
    ) { _ in
        var columns = ResultTable(
            name: "columns",
            columns: zip(TableReferenceRow.names, referenceLabels).map {
                ResultColumn($0, .text, zh: $1, en: $0)
            })
        for row in Schema.book(libraryVersion: "").reference(in: .sqlite) {
            columns.append(row.values.map { value in value.map { .text($0) } ?? .null })
        }
        return ProcedureResult(json: .object(["columns": columns.json]), tables: [columns])
    }

    /// The Chinese labels of ``TableReferenceRow/names``.
    private static let referenceLabels = [
        "表名", "表的类别", "表的中文名", "表的英文名", "列名", "列的类型", "SQL类型", "主键序号", "列的中文名",
        "列的英文名", "单位", "空值的含义", "空值的英文含义", "是否敏感",
    ]
}

extension ResultTable {
    /// The same table under another name.
    func named(_ name: String) -> ResultTable {
        ResultTable(name: name, columns: columns, rows: rows)
    }

    /// The rows as objects by column name; whole numbers stay numbers, no value is `null`.
    var json: JSONValue { .array(rows.map(object)) }

    private func object(_ row: [ResultValue]) -> JSONValue {
        .object(
            JSONObject(
                zip(columns, row).map { JSONObject.Member(name: $0.name, value: $1.json) }))
    }

    /// Appends ``json`` as text, without the documents of all rows at once.
    /// - `growing`: as of `JSONValue.write(to:growing:)`.
    func writeJSON(
        to text: inout [UInt8], growing: (_ text: [UInt8], _ more: Int) throws(MemoryError) -> Void
    ) throws(MemoryError) {
        text.append(UInt8(ascii: "["))
        for number in 0..<rowCount {
            if number > 0 { text.append(UInt8(ascii: ",")) }
            try growing(text, 0)
            try object(row(number)).write(to: &text, growing: growing)
        }
        text.append(UInt8(ascii: "]"))
    }
}

extension ResultValue {
    fileprivate var json: JSONValue {
        switch self {
        case .null: .null
        case .integer, .real: .number(text)
        case .text(let text): .string(text)
        }
    }
}
