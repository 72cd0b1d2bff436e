import HospitalCore
import Interchange

/// Procedures that keep a book safe: copies of all of it, and its check.
extension Procedure {
    static let bookKeepingProcedures: [Procedure] = [bookCopy, bookCheck]

    /// `book.copy`: a backup, the way back, and the move to another database.
    static let bookCopy = Procedure(
        onBook: "book.copy",
        (
            zh: "把整个账簿复制到一个空账簿（备份、恢复、换数据库）；复制期间可继续使用，中断则不留任何行，"
                + "每张表复制后逐行核对。",
            en: "Copies the whole book into an empty one: a backup, the way back, or the move to "
                + "another database. The book stays in use; a copy that is interrupted leaves no "
                + "row, and each table is read back and compared."
        ),
        arguments: [
            .needed(
                "to", .text, zh: "目标账簿：文件路径或odbc:连接串，同hosp_open",
                en: "Where the copy goes: a file, or odbc: and a connection, as in hosp_open")
        ],
        tables: ["copied"]
    ) { members, book in
        var table = ResultTable(
            name: "copied",
            columns: [
                ResultColumn("table_name", .text, as: .code, zh: "表名", en: "Table"),
                ResultColumn("row_total", .integer, zh: "行数", en: "Rows"),
                ResultColumn("content_hash", .text, zh: "内容散列值", en: "Hash of the content"),
            ])
        for copied in try book.copy(to: members.needed("to").text()) {
            table.append([
                .text(copied.name), .integer(Int64(copied.rowCount)), .text(copied.contentHash),
            ])
        }
        return ProcedureResult([table])
    }

    /// `book.check`: whatever is wrong with a book.
    static let bookCheck = Procedure(
        onBook: "book.check",
        (
            zh: "检查整个账簿：文件、表结构、审计链、批次和运行的引用、预算和分摊的合计；列出发现的问题。",
            en: "Checks the whole book: its file, tables, audit trail, what names batches and "
                + "runs, and totals of budgets, costs and pay; lists what is wrong."
        ),
        arguments: [], tables: ["findings"]
    ) { _, book in
        var table = ResultTable(
            name: "findings",
            columns: [
                ResultColumn("code", .integer, zh: "编号", en: "Code"),
                ResultColumn("name", .text, as: .code, zh: "名称", en: "Name"),
                ResultColumn("chinese", .text, zh: "中文说明", en: "Chinese"),
                ResultColumn("english", .text, zh: "英文说明", en: "English"),
            ])
        for finding in try book.check() {
            table.append([
                .integer(Int64(finding.message.number)), .text(finding.message.name),
                .text(finding.text(in: .chinese)), .text(finding.text(in: .english)),
            ])
        }
        return ProcedureResult([table])
    }
}
