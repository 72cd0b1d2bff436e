import CostControl
import HospitalCore
import Interchange
import Reports
import Storage

/// What a visit, a bed-day, a discharge and each service item came to.
extension Book {
    func unitCostReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let month = try members.needed("period").month()
        let plan = try members.text("plan")
        let run = try reportedRun(Self.unitCostProcedure, of: .unitCost, month, scope: plan)
        var form = try form(
            ReportText(zh: "诊次、床日与服务项目成本", en: "Visits, bed-days and service items"),
            of: run, period: month.description, members)
        form.hasAmounts = true
        var names = try unitNames().mapValues { ReportText($0) }
        names[Self.whole] = ReportText(zh: "全院", en: "Whole hospital")
        let care = try careRows(run.id)
        var report = HospitalReport(
            form,
            CareUnit.allCases.map { unit in
                let caption = ReportWords.careUnits[unit.rawValue] ?? ReportText(unit.rawValue)
                return .bars(
                    BarChart(
                        ReportText(
                            zh: "单位成本（元）：\(caption.chinese)", en: "Yuan for a \(caption.english)"),
                        care.filter { $0[1].text == unit.rawValue }.map { row in
                            BarChart.Bar(
                                row[0].text.map { names[$0] ?? ReportText($0) }
                                    ?? ReportText(""),
                                length: row[4].hundredths,
                                printed: row[4].text ?? "–")
                        }))
            })
        report.append(
            .table(
                ReportTable(
                    ReportText(zh: "诊次、床日、出院成本", en: "Units of care"),
                    [
                        ReportColumn(.words(names), zh: "科室", en: "Department"),
                        ReportColumn(.words(ReportWords.careUnits), zh: "核算对象", en: "Unit"),
                        ReportColumn(.amount, zh: "成本", en: "Cost"),
                        ReportColumn(.number, zh: "业务量", en: "Volume"),
                        ReportColumn(.number, zh: "单位成本", en: "Unit cost"),
                        ReportColumn(.number, zh: "上期单位成本", en: "Month before"),
                        ReportColumn(.number, zh: "增减率%", en: "Change in percent"),
                    ], care)))
        try appendItems(to: &report, month, plan, names)
        return report
    }

    private func careRows(_ run: String) throws -> [[StoreValue]] {
        try store.rows(
            "SELECT department_code, care_unit, cost_fen, care_quantity, unit_cost, "
                + "prior_unit_cost, change_percent FROM hosp_unit_cost WHERE run_id = ? "
                + "AND item_code = ? ORDER BY care_unit, department_code",
            [.text(run), .text(Self.whole)])
    }

    /// The service items, where they were costed.
    private func appendItems(
        to report: inout HospitalReport, _ month: Month, _ plan: String,
        _ names: [String: ReportText]
    ) throws {
        let run: ShownRun
        do {
            run = try shownRun(Self.itemCostProcedure, month: month, scope: plan)
        } catch RunError.runNeeded {
            return
        }
        let rows = try store.rows(
            "SELECT department_code, COALESCE(service_name, service_code), item_quantity, "
                + "income_fen, cost_fen, unit_cost, margin_fen FROM hosp_item_cost "
                + "WHERE run_id = ? ORDER BY department_code, service_code", [.text(run.id)])
        let state =
            run.isStale
            ? ReportText(zh: "（已过时）", en: " (stale)") : ReportText("")
        report.append(.heading(ReportText(zh: "服务项目", en: "Service items")))
        report.append(
            .sentence(
                ReportText(
                    zh: "运行号\(run.id)，版本\(run.version)\(state.chinese)。",
                    en: "Run \(run.id), version \(run.version)\(state.english).")))
        let hospital = rows.filter { $0[0].text == Self.whole }
        report.append(
            .bars(
                .balances(
                    ReportText(zh: "项目收益（元），亏损突出显示", en: "Margins in yuan, losses marked"),
                    hospital.map { (label: $0[1].text ?? "", fen: $0[6].integer) })))
        report.append(
            .table(
                ReportTable(
                    ReportText(zh: "服务项目成本", en: "Cost of service items"),
                    [
                        ReportColumn(.words(names), zh: "科室", en: "Department"),
                        ReportColumn(zh: "服务项目", en: "Item"),
                        ReportColumn(.number, zh: "业务量", en: "Volume"),
                        ReportColumn(.amount, zh: "收入", en: "Income"),
                        ReportColumn(.amount, zh: "成本", en: "Cost"),
                        ReportColumn(.number, zh: "单位成本", en: "Unit cost"),
                        ReportColumn(.amount, zh: "收益", en: "Margin"),
                    ], rows)))
    }
}

extension BarChart {
    /// Amounts above and below zero as bars of their size: those below are marked, and their sign
    /// stands in print.
    static func balances(
        _ caption: ReportText, _ amounts: [(label: String, fen: Int64?)]
    ) -> BarChart {
        BarChart(
            caption,
            amounts.map { amount in
                Bar(
                    amount.label,
                    length: amount.fen.map { Int64(clamping: $0.magnitude) },
                    printed: amount.fen.map { ReportCell.printed(Money(fen: $0)) } ?? "–",
                    isMarked: (amount.fen ?? 0) < 0)
            })
    }
}
