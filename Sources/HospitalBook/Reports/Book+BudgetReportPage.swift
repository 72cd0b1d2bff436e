import CostControl
import HospitalCore
import Interchange
import Reports
import Storage

/// Where the budgets of a year stand: approved, bound, spent and left, by line.
extension Book {
    func budgetReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let year = try members.needed("year").whole()
        var form = try form(
            ReportText(zh: "预算执行情况", en: "Budgets and what is left of them"), of: nil,
            period: String(year), members)
        form.hasAmounts = true
        let budget = try budget(of: year)
        let open = budget.documents.values.filter { $0.stage != .actual && $0.open != .zero }
        return HospitalReport(
            form,
            [
                .figures(try figures(budget)),
                .bars(try usedShares(budget)),
                .table(
                    ReportTable(
                        ReportText(zh: "各预算指标", en: "Budget lines"), try BudgetTables.lines(budget),
                        styles: Self.budgetStyles)),
                .table(
                    ReportTable(
                        ReportText(zh: "未结单据", en: "Open documents"), BudgetTables.documents(open),
                        styles: Self.budgetStyles)),
            ])
    }

    private static let budgetStyles: [String: ReportColumn.Style] = [
        "approved_quantity": .number, "used_quantity": .number, "available_quantity": .number,
        "quantity": .number, "open_quantity": .number, "stage": .words(ReportWords.stages),
        "reversed": .words(ReportWords.flags),
    ]

    private func figures(_ budget: Budget) throws -> [(label: ReportText, value: String)] {
        let standings = try budget.lines.keys.map { try budget.standing(of: $0) }
        func total(_ amounts: [Money]) throws -> String {
            amounts.isEmpty ? "–" : ReportCell.printed(try amounts.total())
        }
        return [
            (ReportText(zh: "控制数", en: "Approved"), try total(standings.map(\.approved.money))),
            (ReportText(zh: "申请占用", en: "Reserved"), try total(standings.map(\.reserved.money))),
            (ReportText(zh: "合同占用", en: "Committed"), try total(standings.map(\.committed.money))),
            (ReportText(zh: "实际支出", en: "Actual"), try total(standings.map(\.actual.money))),
            (
                ReportText(zh: "可用", en: "Left"),
                try total(try standings.map { try $0.available().money })
            ),
        ]
    }

    private func yuan(_ money: Money) throws -> Decimal {
        try Decimal(significand: Int128(money.fen), scale: 2)
    }

    /// How much of each line is used; a line with nothing approved has no share.
    private func usedShares(_ budget: Budget) throws -> BarChart {
        let bars = try budget.lines.keys.sorted().map { id -> BarChart.Bar in
            let standing = try budget.standing(of: id)
            let share =
                standing.approved.money == .zero
                ? nil
                : try Ratio(
                    Ratio.Part("used", try yuan(try standing.used().money)),
                    over: Ratio.Part("approved", try yuan(standing.approved.money))
                ).percent(digits: 2, rounding: .halfAwayFromZero)?.value
            return BarChart.Bar(
                id.code,
                length: share.flatMap { $0.significand(atScale: 2) }.map {
                    Int64(clamping: $0)
                }, printed: share?.description ?? "–",
                note: ReportCell.printed(try standing.available().money),
                isMarked: share.map { $0 > Decimal(100) } ?? false)
        }
        return BarChart(
            ReportText(
                zh: "已用比例（%）与可用额度（元），超过100%突出显示",
                en: "Used in percent, and what is left in yuan; marked above 100"), bars,
            full: 10_000)
    }
}
