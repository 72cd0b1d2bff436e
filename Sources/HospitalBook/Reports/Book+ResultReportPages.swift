import HospitalCore
import Interchange
import Reports
import Storage

/// Reports of tables that a calculation or the book itself has.
extension Book {
    /// Income, cost and surplus under payment models, by group and case.
    func paymentReport(_ members: ArgumentMembers) throws -> HospitalReport {
        var arguments = JSONObject()
        for name in ["models", "cases"] {
            arguments.append(name, try members.needed(name).value)
        }
        let tables = try Procedure.costPayment.run(.object(arguments)).tables
        let groups = tables.first { $0.name == "groups" }
        let place = groups?.columns.firstIndex { $0.name == "surplus_fen" } ?? 0
        let balances = (groups?.rows ?? []).map { row in
            (
                label: "\(row[0] == .null ? "" : row[0].text + " ")\(row[1].text)",
                fen: Int64(row[place].text)
            )
        }
        let titles = [
            "totals": ReportText(zh: "各支付方式合计", en: "All cases"),
            "groups": ReportText(zh: "病组结余", en: "Surplus by group"),
            "cases": ReportText(zh: "病例结余", en: "Surplus by case"),
        ]
        var form = try form(
            ReportText(zh: "支付方式与病组结余", en: "Payment and surplus by group"), of: nil,
            period: "", members)
        form.hasAmounts = true
        return HospitalReport(
            form,
            [
                .bars(
                    .balances(
                        ReportText(
                            zh: "病组结余（元），亏损突出显示", en: "Surplus by group in yuan, losses marked"),
                        balances))
            ]
                + tables.map {
                    .table(
                        ReportTable(
                            titles[$0.name] ?? ReportText($0.name), $0, styles: ["mean": .number]))
                })
    }

    /// The tables of a calculation; procedures that work on the book are run and not reported.
    func procedureReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let name = try members.needed("procedure")
        let code = try name.text()
        let procedure = try Procedure.needed(code)
        guard !procedure.needsBook else {
            throw ArgumentError.value(
                path: name.path, value: code,
                allowed: Procedure.registry.filter { !$0.needsBook }.map(\.name)
                    .joined(separator: ", "))
        }
        let result = try procedure.run(
            members.optional("arguments")?.value ?? .object(JSONObject()))
        var form = try form(
            ReportText(zh: "计算结果：\(code)", en: "Result of \(code)"), of: nil, period: "", members)
        form.hasAmounts = result.tables.contains(where: \.hasAmounts)
        return HospitalReport(
            form,
            [
                .sentence(ReportText(zh: procedure.chinese, en: procedure.english))
            ] + result.tables.map { .table(ReportTable(ReportText($0.name), $0)) })
    }

    /// A table or view of the book, whole or the rows that equal a filter.
    func tableReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let name = try members.text("table")
        let table = try select(
            name, where: members.optional("filter")?.value ?? .object(JSONObject()))
        let declared = schema.areas.flatMap(\.tables).first { $0.selectableNames.contains(name) }
        let title =
            declared.map { ReportText(zh: $0.label.chinese, en: $0.label.english) }
            ?? ReportText(name)
        var form = try form(title, of: nil, period: "", members)
        form.hasAmounts = table.hasAmounts
        return HospitalReport(
            form,
            [
                .table(ReportTable(ReportText(name), table, as: declared))
            ])
    }
}

extension ResultTable {
    /// Whether a column has amounts.
    fileprivate var hasAmounts: Bool { columns.contains { $0.name.hasSuffix("_fen") } }
}

extension ReportTable {
    /// A table of a result, its columns as they were declared where they were.
    ///
    /// Of an amount that stands in yuan and in fen, one column is shown.
    init(
        _ caption: ReportText, _ table: ResultTable, as declaration: TableDeclaration? = nil,
        styles: [String: ReportColumn.Style] = [:]
    ) {
        let names = Set(table.columns.map(\.name))
        let shown = table.columns.indices.filter {
            !names.contains(table.columns[$0].name + "_fen")
        }
        self.init(
            caption,
            shown.map { place in
                let column = table.columns[place]
                return declaration?.column(named: column.name).map { ReportColumn($0) }
                    ?? ReportColumn(column, styles[column.name])
            },
            (0..<table.rowCount).map { number in
                let row = table.row(number)
                return shown.map { row[$0].shown }
            })
    }
}

extension ResultValue {
    /// The value as a column of a report takes it; statistics, which no table keeps, as well.
    fileprivate var shown: StoreValue {
        switch self {
        case .null: .null
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        }
    }
}
