import HospitalCore
import Interchange
import Reports
import Storage

/// How the cost of a month flows from where it arises to the departments that bear it.
extension Book {
    private struct CostNode {
        let code: String
        var name: String
        var column = 0
        var direct = Money.zero
    }

    func costReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let month = try members.needed("period").month()
        let plan = try members.text("plan")
        let run = try reportedRun(Self.allocationProcedure, of: .cost, month, scope: plan)
        var form = try form(
            ReportText(zh: "科室成本分摊表", en: "Department cost"), of: run,
            period: month.description, members)
        form.hasAmounts = true
        let finals = try store.rows(
            "SELECT department_code, MAX(department_name), SUM(direct_fen), SUM(received_fen), "
                + "SUM(full_fen) FROM hosp_cost_final WHERE run_id = ? GROUP BY department_code "
                + "ORDER BY department_code", [.text(run.id)])
        var table = ReportTable(
            ReportText(zh: "全成本", en: "Full cost"),
            [
                ReportColumn(zh: "科室", en: "Department"), ReportColumn(zh: "名称", en: "Name"),
            ] + Self.costColumns, finals)
        let total =
            try store.rows(
                "SELECT SUM(direct_fen), SUM(received_fen), SUM(full_fen) FROM hosp_cost_final "
                    + "WHERE run_id = ?", [.text(run.id)]
            ).first ?? []
        table.total =
            [.words(ReportText(zh: "合计", en: "Total")), .text("")]
            + total.map(\.amountCell)
        let bars = finals.map { row in
            BarChart.Bar(
                row[1].text ?? row[0].text ?? "", length: row[4].integer,
                printed: row[4].amountCell.printed(in: .english))
        }
        return HospitalReport(
            form,
            [
                .flow(try costFlow(run.id, finals)), .table(table),
                .bars(BarChart(ReportText(zh: "各科室全成本", en: "Full cost by department"), bars)),
                .table(try costItems(run.id)), .table(try costSteps(run.id)),
            ])
    }

    /// The flow: sources in the order of their steps, each to the right of what it receives from,
    /// and the departments that bear the cost at the right edge.
    private func costFlow(_ run: String, _ finals: [[StoreValue]]) throws -> FlowChart {
        let lines = try store.rows(
            "SELECT MIN(step_number), source_code, receiver_code, SUM(amount_fen) "
                + "FROM hosp_cost_line WHERE run_id = ? GROUP BY source_code, receiver_code "
                + "ORDER BY MIN(step_number), source_code, receiver_code", [.text(run)])
        let names = try unitNames()
        var nodes: [CostNode] = [], places: [String: Int] = [:]
        func add(_ code: String) {
            guard places[code] == nil else { return }
            places[code] = nodes.count
            nodes.append(CostNode(code: code, name: names[code] ?? code))
        }
        for line in lines { add(line[1].text ?? "") }
        for row in finals { add(row[0].text ?? "") }
        for row in finals {
            guard let place = places[row[0].text ?? ""] else { continue }
            nodes[place].direct = Money(fen: row[2].integer ?? 0)
        }
        var sent: [String: Int128] = [:], received: [String: Int128] = [:]
        for line in lines {
            let amount = Int128(line[3].integer ?? 0)
            sent[line[1].text ?? "", default: 0] += amount
            received[line[2].text ?? "", default: 0] += amount
            guard let from = places[line[1].text ?? ""], let to = places[line[2].text ?? ""],
                from < to
            else { continue }
            nodes[to].column = max(nodes[to].column, nodes[from].column + 1)
        }
        let last = nodes.map(\.column).max() ?? 0
        for row in finals {
            if let place = places[row[0].text ?? ""] { nodes[place].column = last }
        }
        for (code, amount) in sent {
            guard let place = places[code] else { continue }
            let own = amount - (received[code] ?? 0)
            nodes[place].direct = Money(fen: Int64(clamping: own))
        }
        return FlowChart(
            ReportText(
                zh: "费用流向：由管理、医辅、医技科室到临床科室（宽度为金额）",
                en: "From administration and medical support to the departments that bear the "
                    + "cost; a band is as wide as its amount"),
            nodes.map { FlowChart.Node($0.name, column: $0.column, own: $0.direct) },
            lines.compactMap { line in
                guard let from = places[line[1].text ?? ""], let to = places[line[2].text ?? ""]
                else { return nil }
                return FlowChart.Link(from: from, to: to, Money(fen: line[3].integer ?? 0))
            })
    }

    /// The names of all units, the latest where a unit changed its name.
    func unitNames() throws -> [String: String] {
        var names: [String: String] = [:]
        for row in try allRows(of: .organisationUnit).rows {
            if let code = row.first?.text, let name = row[3].text { names[code] = name }
        }
        return names
    }

    private static let costColumns = [
        ReportColumn(.amount, zh: "直接成本", en: "Direct"),
        ReportColumn(.amount, zh: "分摊转入", en: "Received"),
        ReportColumn(.amount, zh: "全成本", en: "Full"),
    ]

    private func costItems(_ run: String) throws -> ReportTable {
        ReportTable(
            ReportText(zh: "按成本项目", en: "By cost item"),
            [
                ReportColumn(zh: "科室", en: "Department"), ReportColumn(zh: "成本项目", en: "Item"),
            ] + Self.costColumns,
            try store.rows(
                "SELECT COALESCE(department_name, department_code), item_code, direct_fen, "
                    + "received_fen, full_fen FROM hosp_cost_final WHERE run_id = ? "
                    + "ORDER BY department_code, item_code", [.text(run)]))
    }

    private func costSteps(_ run: String) throws -> ReportTable {
        let names = try unitNames()
        return ReportTable(
            ReportText(zh: "分摊过程", en: "Steps"),
            [
                ReportColumn(.number, zh: "步骤", en: "Step"),
                ReportColumn(.names(names), zh: "转出科室", en: "From"),
                ReportColumn(.names(names), zh: "转入科室", en: "To"),
                ReportColumn(zh: "成本项目", en: "Item"), ReportColumn(.amount, zh: "金额", en: "Amount"),
            ],
            try store.rows(
                "SELECT step_number, source_code, receiver_code, item_code, amount_fen "
                    + "FROM hosp_cost_line WHERE run_id = ? "
                    + "ORDER BY step_number, source_code, receiver_code, item_code", [.text(run)]))
    }
}
