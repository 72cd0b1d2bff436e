import HospitalCore
import Interchange
import Reports
import Storage

/// What the energy of a month came to: bills with their losses, who bears them, and quotas.
extension Book {
    func energyReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let month = try members.needed("period").month()
        let run = try reportedRun(Self.energyProcedure, of: .energy, month, scope: Self.whole)
        var form = try form(
            ReportText(zh: "能源月报：用量、账单、损耗与定额", en: "Energy: uses, bills, losses, quotas"),
            of: run, period: month.description, members)
        form.hasAmounts = true
        let names = ReportColumn.Style.names(try unitNames())
        let bills = try resultTable(
            ReportText(zh: "账单与损耗", en: "Bills and losses"), .energyBill, of: run.id,
            [
                "meter_code", "main_code", "amount_fen", "loss_quantity", "loss_percent",
                "loss_fen", "unread_code",
            ])
        let costs = try resultTable(
            ReportText(zh: "科室能源费用", en: "Energy by department"), .energyCost, of: run.id,
            ["department_code", "energy_code", "amount_fen"], styles: ["department_code": names])
        let missing = try resultTable(
            ReportText(zh: "缺抄", en: "Missing readings"), .meterMissing, of: run.id,
            ["meter_code", "planned_at"])
        return HospitalReport(
            form,
            [
                .figures(try figures(bills.rows, missing: missing.rows.count)),
                .flow(try energyFlow(run.id, bills.rows)),
                .bars(
                    BarChart(
                        ReportText(zh: "损耗率（%），10%以上突出显示", en: "Loss in percent, marked from 10"),
                        bills.rows.map { row in
                            BarChart.Bar(
                                row[0].text ?? "", length: row[4].hundredths,
                                printed: row[4].text ?? "–",
                                isMarked: row[4].hundredths.map { $0 >= 1_000 } ?? false)
                        })),
                .table(bills.table), .table(costs.table),
                .table(try quotas(run.id, names)),
                .table(
                    try resultTable(
                        ReportText(zh: "分时阶梯", en: "By slot and tier"), .energyPart, of: run.id,
                        ["meter_code", "slot_name", "tier_number", "used_quantity", "amount_fen"]
                    ).table),
                .table(
                    try resultTable(
                        ReportText(zh: "各表用量", en: "Uses by meter"), .meterMonth, of: run.id,
                        ["meter_code", "energy_code", "department_code", "used_quantity"],
                        styles: ["department_code": names]
                    ).table),
                .table(missing.table),
            ])
    }

    /// The bills of main meters and the losses on their own; a bill that is not there is none.
    private func figures(
        _ bills: [[StoreValue]], missing: Int
    ) throws -> [(label: ReportText, value: String)] {
        let mains = bills.filter { $0[1] == .null }
        func total(_ values: [StoreValue]) throws -> String {
            let amounts = values.compactMap { $0.integer.map { Money(fen: $0) } }
            return amounts.isEmpty ? "–" : ReportCell.printed(try amounts.total())
        }
        return [
            (ReportText(zh: "总表账单（元）", en: "Bills in yuan"), try total(mains.map { $0[2] })),
            (
                ReportText(zh: "单列损耗（元）", en: "Loss on its own, yuan"),
                try total(bills.map { $0[5] })
            ),
            (
                ReportText(zh: "未抄总表", en: "Main meters not read"),
                String(mains.count { $0[2] == .null })
            ),
            (ReportText(zh: "缺抄", en: "Missing readings"), String(missing)),
        ]
    }

    /// From each main meter to the departments that bear its bill, and to the losses of its own.
    private func energyFlow(_ run: String, _ bills: [[StoreValue]]) throws -> FlowChart {
        let shares = try store.rows(
            "SELECT main_code, department_code, SUM(amount_fen) FROM hosp_energy_share "
                + "WHERE run_id = ? GROUP BY main_code, department_code "
                + "ORDER BY main_code, department_code", [.text(run)])
        let names = try unitNames()
        var nodes: [FlowChart.Node] = [], places: [String: Int] = [:]
        func place(_ key: String, _ node: FlowChart.Node) -> Int {
            if let known = places[key] { return known }
            places[key] = nodes.count
            nodes.append(node)
            return nodes.count - 1
        }
        for bill in bills where bill[1] == .null {
            guard let code = bill[0].text, let amount = bill[2].integer else { continue }
            _ = place("meter \(code)", .init(code, column: 0, own: Money(fen: amount)))
        }
        var links: [FlowChart.Link] = []
        for share in shares {
            let code = share[1].text ?? ""
            guard let from = places["meter \(share[0].text ?? "")"], let fen = share[2].integer
            else { continue }
            let to = place("unit \(code)", .init(names[code] ?? code, column: 1, own: .zero))
            links.append(.init(from: from, to: to, Money(fen: fen)))
        }
        for bill in bills {
            let main = bill[1].text ?? bill[0].text ?? ""
            guard let from = places["meter \(main)"], let fen = bill[5].integer, fen > 0
            else { continue }
            let loss = ReportText(zh: "损耗", en: "Loss")
            let to = place("loss", .init(loss, column: 1, own: .zero))
            links.append(.init(from: from, to: to, Money(fen: fen)))
        }
        return FlowChart(
            ReportText(
                zh: "账单流向：由总表到承担科室与单列损耗（宽度为金额）",
                en: "From main meters to the departments that bear the bill, and to losses"),
            nodes, links)
    }

    private func quotas(_ run: String, _ names: ReportColumn.Style) throws -> ReportTable {
        try resultTable(
            ReportText(zh: "定额执行与节奖超罚", en: "Quotas with reward and penalty"),
            .energyStanding, of: run,
            [
                "department_code", "energy_code", "state_name", "used_quantity",
                "difference_quantity", "overrun_percent", "amount_fen", "sanction_text",
            ], styles: ["department_code": names, "state_name": .words(ReportWords.quotas)]
        ).table
    }
}
