import HospitalCore
import Interchange
import Reports
import Storage

/// What an appraisal says of all units, and of one with everything behind its score.
extension Book {
    func overviewReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let month = try members.needed("period").month()
        let scheme = try members.text("scheme")
        let run = try reportedRun(Self.appraisalProcedure, of: .appraisal, month, scope: scheme)
        let form = try form(
            ReportText(zh: "绩效考核总表", en: "Appraisal of all units"), of: run,
            period: month.description, members)
        let cards = try store.rows(
            "SELECT subject_code, subject_name, composite_score, grade_name, pay_coefficient "
                + "FROM hosp_score_card WHERE run_id = ?", [.text(run.id)])
        let ranked = cards.sorted { one, other in
            // Units without a score stand at the end.
            (other[2].hundredths ?? .min, one[0].text ?? "")
                < (one[2].hundredths ?? .min, other[0].text ?? "")
        }
        var rank = 0
        let rows = ranked.enumerated().map { place, row -> [StoreValue] in
            // Equal scores share a rank.
            if place == 0 || ranked[place - 1][2] != row[2] { rank = place + 1 }
            return [
                row[2] == .null ? .null : .integer(Int64(rank)),
                row[1] == .null ? row[0] : row[1], row[2], row[3], row[4],
            ]
        }
        let table = ReportTable(
            ReportText(zh: "得分与等级", en: "Scores and grades"),
            [
                ReportColumn(.number, zh: "名次", en: "Rank"),
                ReportColumn(zh: "考核对象", en: "Unit"),
                ReportColumn(.number, zh: "得分", en: "Score"),
                ReportColumn(zh: "等级", en: "Grade"),
                ReportColumn(.number, zh: "绩效系数", en: "Coefficient"),
            ], rows)
        let bars = ranked.map { row in
            BarChart.Bar(
                row[1].text ?? row[0].text ?? "", length: row[2].hundredths,
                printed: row[2].text ?? "–", note: row[3].text ?? "")
        }
        return HospitalReport(
            form,
            [
                .bars(
                    BarChart(
                        ReportText(zh: "考核得分", en: "Scores"), bars, full: 10_000)), .table(table),
            ])
    }

    func scorecardReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let month = try members.needed("period").month()
        let scheme = try members.text("scheme"), subject = try members.text("subject")
        let run = try reportedRun(Self.appraisalProcedure, of: .appraisal, month, scope: scheme)
        let cards = try store.rows(
            "SELECT subject_code, subject_name, composite_score, base_score, grade_name, "
                + "pay_coefficient, is_grade_capped FROM hosp_score_card WHERE run_id = ?",
            [.text(run.id)])
        guard let card = cards.first(where: { $0[0].text == subject }) else {
            throw RunError.subjectUnknown(
                subject, table: "hosp_score_card",
                nearest: NearestName.nearest(to: subject, in: cards.compactMap { $0[0].text }))
        }
        let name = card[1].text ?? subject
        let form = try form(
            ReportText(zh: "考核成绩单：\(name)", en: "Scorecard: \(name)"), of: run,
            period: month.description, members)
        var report = HospitalReport(
            form,
            [
                .figures([
                    (ReportText(zh: "得分", en: "Score"), card[2].text ?? "–"),
                    (ReportText(zh: "基准分", en: "Base"), card[3].text ?? "–"),
                    (ReportText(zh: "等级", en: "Grade"), card[4].text ?? "–"),
                    (ReportText(zh: "绩效系数", en: "Pay coefficient"), card[5].text ?? "–"),
                ])
            ])
        if card[6].integer == 1 {
            report.append(
                .sentence(
                    ReportText(
                        zh: "因一票否决，等级受限。", en: "A veto has capped the grade.")))
        }
        report.append(.trend(try trend(of: subject, in: scheme, through: month)))
        report.append(.table(try parts(of: subject, in: run.id)))
        let items = try itemRows(of: subject, in: run.id)
        report.append(
            .bars(
                BarChart(
                    ReportText(zh: "各指标完成率（%）", en: "Completion of the indicators in percent"),
                    items.map { $0[5].percentBar($0[1].text ?? $0[0].text ?? "") }, full: 10_000)))
        report.append(.table(itemTable(items)))
        report.append(.table(try deductions(of: subject, in: run.id)))
        return report
    }

    /// The scores of the twelve months that end with a month; no point where there was none.
    private func trend(
        of subject: String, in scheme: String, through month: Month
    ) throws -> TrendChart {
        var points: [TrendChart.Point] = []
        var other = month
        while points.count < 12 {
            let score = try store.rows(
                "SELECT c.composite_score FROM hosp_score_card c JOIN hosp_run_record r "
                    + "ON r.run_id = c.run_id WHERE r.procedure_name = ? AND r.scope_code = ? "
                    + "AND r.period_month = ? AND r.is_current = 1 AND c.subject_code = ?",
                [
                    .text(Self.appraisalProcedure), .text(scheme),
                    .integer(Int64(other.yyyymm)), .text(subject),
                ]
            ).first?.first?.text
            points.insert(
                TrendChart.Point(other.description, score.flatMap { try? Decimal($0) }), at: 0)
            guard let before = try? other.adding(months: -1) else { break }
            other = before
        }
        let first = points.firstIndex { $0.value != nil } ?? points.count
        return TrendChart(
            ReportText(zh: "近十二个月得分", en: "Scores of the last twelve months"),
            Array(points[first...]), from: .zero, to: Decimal(100))
    }

    private func parts(of subject: String, in run: String) throws -> ReportTable {
        ReportTable(
            ReportText(zh: "考核部分", en: "Parts"),
            [
                ReportColumn(zh: "部分", en: "Part"), ReportColumn(.number, zh: "权重", en: "Weight"),
                ReportColumn(.number, zh: "得分", en: "Score"),
                ReportColumn(.words(ReportWords.missing), zh: "缺报处理", en: "When missing"),
            ],
            try store.rows(
                "SELECT COALESCE(part_name, part_code), part_weight, part_score, missing_rule "
                    + "FROM hosp_score_part WHERE run_id = ? AND subject_code = ? "
                    + "ORDER BY part_code", [.text(run), .text(subject)]))
    }

    private func itemRows(of subject: String, in run: String) throws -> [[StoreValue]] {
        try store.rows(
            "SELECT indicator_code, indicator_name, method_name, indicator_weight, item_points, "
                + "completion_percent, missing_rule FROM hosp_score_item "
                + "WHERE run_id = ? AND subject_code = ? ORDER BY part_code, indicator_code",
            [.text(run), .text(subject)])
    }

    private func itemTable(_ rows: [[StoreValue]]) -> ReportTable {
        ReportTable(
            ReportText(zh: "指标", en: "Indicators"),
            [
                ReportColumn(zh: "指标", en: "Indicator"),
                ReportColumn(.words(ReportWords.methods), zh: "评分方法", en: "Method"),
                ReportColumn(.number, zh: "分值", en: "Points at most"),
                ReportColumn(.number, zh: "得分", en: "Points"),
                ReportColumn(.number, zh: "完成率%", en: "Percent"),
                ReportColumn(.words(ReportWords.missing), zh: "缺报处理", en: "When missing"),
            ], rows.map { [$0[1] == .null ? $0[0] : $0[1]] + $0[2...] })
    }

    private func deductions(of subject: String, in run: String) throws -> ReportTable {
        ReportTable(
            ReportText(zh: "扣分与依据", en: "Deductions with their evidence"),
            [
                ReportColumn(zh: "指标", en: "Indicator"), ReportColumn(zh: "扣分细则", en: "Rule"),
                ReportColumn(.number, zh: "次数", en: "Count"),
                ReportColumn(.number, zh: "扣分", en: "Points off"),
                ReportColumn(zh: "依据", en: "Evidence"),
            ],
            try store.rows(
                "SELECT indicator_code, COALESCE(rule_name, rule_code), rule_count, points_off, "
                    + "evidence_text FROM hosp_score_deduction WHERE run_id = ? "
                    + "AND subject_code = ? ORDER BY indicator_code, rule_code",
                [.text(run), .text(subject)]))
    }
}
