import HospitalCore
import Interchange
import Reports
import SafetyInspection
import Storage

/// What an inspection found.
extension Book {
    func inspectionReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let month = try members.needed("period").month()
        let code = try members.text("inspection")
        let run = try reportedRun(Self.inspectionProcedure, of: .safety, month, scope: code)
        let score =
            try store.rows(
                "SELECT place_code, inspection_day, score_percent, result_name, grade_name, "
                    + "veto_total, failed_total, template_code, template_version "
                    + "FROM hosp_check_score WHERE run_id = ?", [.text(run.id)]
            ).first ?? []
        func value(_ place: Int) -> StoreValue { place < score.count ? score[place] : .null }
        let day = try value(1).integer.map { try Day(yyyymmdd: Int32(clamping: $0)).description }
        let place = try placeNames()[value(0).text ?? ""] ?? value(0).text ?? ""
        let form = try form(
            ReportText(zh: "安全检查表：\(place)", en: "Inspection: \(place)"), of: run,
            period: day ?? month.description, members)
        return HospitalReport(
            form,
            [
                .figures([
                    (ReportText(zh: "得分%", en: "Score in percent"), value(2).text ?? "–"),
                    (ReportText(zh: "等级", en: "Grade"), value(4).text ?? "–"),
                    (ReportText(zh: "不合格项", en: "Failed items"), printed(value(6))),
                    (ReportText(zh: "否决项", en: "Vetoes"), printed(value(5))),
                    (
                        ReportText(zh: "检查表", en: "Checklist"),
                        "\(value(7).text ?? "") \(value(8).text ?? "")"
                    ),
                ]),
                .bars(try sections(of: run.id)), .table(try checkItems(of: run.id)),
                .table(try findings(of: run.id)),
            ])
    }

    private func printed(_ value: StoreValue) -> String {
        value.integer.map(String.init) ?? "–"
    }

    /// The names of all places.
    func placeNames() throws -> [String: String] {
        var names: [String: String] = [:]
        for row in try allRows(of: .place).rows {
            if let code = row.first?.text, let name = row[1].text { names[code] = name }
        }
        return names
    }

    private func sections(of run: String) throws -> BarChart {
        BarChart(
            ReportText(zh: "各部分得分（%）", en: "Sections in percent"),
            try store.rows(
                "SELECT section_title, section_code, score_percent FROM hosp_check_section "
                    + "WHERE run_id = ? ORDER BY sort_number, section_code", [.text(run)]
            ).map { $0[2].percentBar($0[0].text ?? $0[1].text ?? "") }, full: 10_000)
    }

    private func checkItems(of run: String) throws -> ReportTable {
        ReportTable(
            ReportText(zh: "检查项目", en: "Items"),
            [
                ReportColumn(zh: "项目", en: "Item"),
                ReportColumn(.words(ReportWords.standings), zh: "情况", en: "Standing"),
                ReportColumn(.number, zh: "得分", en: "Points"),
                ReportColumn(.number, zh: "分值", en: "At most"),
                ReportColumn(.words(ReportWords.results), zh: "结论", en: "Result"),
            ],
            try store.rows(
                "SELECT check_item_code, standing_name, earned_points, maximum_points, is_failed "
                    + "FROM hosp_check_item WHERE run_id = ? ORDER BY sort_number, check_item_code",
                [.text(run)]
            ).map { row in
                // What was not answered has neither failed nor passed.
                let isAnswered = row[1].text == InspectionScore.Item.Standing.answered.rawValue
                return row[0...3] + [isAnswered || row[4].integer == 1 ? row[4] : .null]
            })
    }

    private func findings(of run: String) throws -> ReportTable {
        ReportTable(
            ReportText(zh: "发现的问题", en: "Findings"),
            [
                ReportColumn(zh: "项目", en: "Item"),
                ReportColumn(.number, zh: "失分", en: "Points lost"),
                ReportColumn(zh: "说明", en: "Note"),
                ReportColumn(.words(ReportWords.consequences), zh: "处理", en: "Consequence"),
                ReportColumn(zh: "隐患编号", en: "Hazard"),
            ],
            try store.rows(
                "SELECT check_item_code, lost_points, note_text, consequence_name, hazard_code "
                    + "FROM hosp_check_finding WHERE run_id = ? ORDER BY check_item_code",
                [.text(run)]))
    }
}
