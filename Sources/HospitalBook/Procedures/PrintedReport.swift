import CostControl
import HospitalCore
import Interchange

/// A form with its heading in a language, as hosts read it: a document, and the tables `form` (the
/// official columns and nothing else), `rows` (what each row is and on which page), `columns` and
/// `heading` (one row per page).
struct PrintedReport {
    private let report: CostReport
    private let heading: ReportHeading
    private let language: Language
    private let pages: [ReportHeading.Page]

    init(_ report: CostReport, heading: ReportHeading, language: Language) {
        self.report = report
        self.heading = heading
        self.language = language
        pages = heading.pages(rows: report.rows.count)
    }

    var procedureResult: ProcedureResult {
        let (form, rows) = (formTable, rowsTable)
        return ProcedureResult(
            json: .object([
                "form": .string(report.form.rawValue), "number": .string(report.form.number),
                "title": both(report.form.title), "period": text(report.period),
                "columns": columnsTable.json, "rows": joined(rows, form).json,
                "heading": headingTable.json,
            ]),
            tables: [form, rows, columnsTable, headingTable])
    }

    /// The form as it is printed.
    private var formTable: ResultTable {
        var table = ResultTable(
            name: "form",
            columns: report.columns.map {
                ResultColumn(
                    $0.name, .text, zh: $0.label.text(in: .chinese),
                    en: $0.label.text(in: .english))
            })
        for row in report.rows {
            table.append(
                row.labels.map { label in label.map { .text($0.text(in: language)) } ?? .null }
                    + row.values.map { .optional($0) })
        }
        return table
    }

    private var rowsTable: ResultTable {
        var table = ResultTable(
            name: "rows",
            columns: [
                ResultColumn("row_number", .integer, zh: "行次", en: "Row"),
                ResultColumn("row_kind", .text, zh: "行类别", en: "Kind of row"),
                ResultColumn("page_number", .integer, zh: "页", en: "Page"),
            ])
        for page in pages {
            for number in page.rows where number <= report.rows.count {
                table.append([
                    .integer(Int64(number)), .text(report.rows[number - 1].kind.rawValue),
                    .integer(Int64(page.number)),
                ])
            }
        }
        return table
    }

    private var columnsTable: ResultTable {
        ResultTable(
            name: "columns",
            columns: [
                ResultColumn("column_name", .text, zh: "列名", en: "Column"),
                ResultColumn("chinese", .text, zh: "中文名称", en: "Chinese label"),
                ResultColumn("english", .text, zh: "英文名称", en: "English label"),
                ResultColumn("unit_name", .text, zh: "单位", en: "Unit"),
            ],
            rows: report.columns.map {
                [
                    .text($0.name), .text($0.label.text(in: .chinese)),
                    .text($0.label.text(in: .english)), .text($0.unit.rawValue),
                ]
            })
    }

    private var headingTable: ResultTable {
        let values: [(name: String, zh: String, en: String, value: String?)] = [
            ("form_number", "表号", "Number", report.form.number),
            ("title", "表名", "Title", report.form.title.text(in: language)),
            ("organisation", "编制单位", "Organisation", heading.organisation),
            (
                "period", "期间", "Period",
                report.period.map {
                    MessageValue.period($0).text(in: language)
                }
            ),
            ("amount_unit", "金额单位", "Unit of amounts", ReportHeading.amountUnit.text(in: language)),
            ("version_number", "版本号", "Version", heading.version.map { String($0) }),
            ("run_id", "运行号", "Run", heading.run),
            ("run_state", "运行状态", "State of the run", heading.state?.text(in: language)),
            ("prepared_by", "制表", "Prepared by", heading.preparedBy),
            ("reviewed_by", "审核", "Reviewed by", heading.reviewedBy),
            ("responsible", "负责人", "Responsible", heading.responsible),
        ]
        return ResultTable(
            name: "heading",
            columns: values.map { ResultColumn($0.name, .text, zh: $0.zh, en: $0.en) } + [
                ResultColumn("page_number", .integer, zh: "页", en: "Page"),
                ResultColumn("page_count", .integer, zh: "总页数", en: "Pages"),
                ResultColumn("page_text", .text, zh: "页码", en: "Page number"),
                ResultColumn("first_row", .integer, zh: "首行", en: "First row"),
                ResultColumn("last_row", .integer, zh: "末行", en: "Last row"),
            ],
            rows: pages.map { page in
                values.map { $0.value.map { .text($0) } ?? .null } + [
                    .integer(Int64(page.number)), .integer(Int64(page.count)),
                    .text(page.label.text(in: language)), .integer(Int64(page.rows.lowerBound)),
                    .integer(Int64(page.rows.upperBound)),
                ]
            })
    }

    private func both(_ value: MessageValue) -> JSONValue {
        .object(["zh": .string(value.text(in: .chinese)), "en": .string(value.text(in: .english))])
    }

    private func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    /// Two tables of as many rows side by side.
    private func joined(_ one: ResultTable, _ other: ResultTable) -> ResultTable {
        ResultTable(
            name: one.name, columns: one.columns + other.columns,
            rows: zip(one.rows, other.rows).map { $0 + $1 })
    }
}
