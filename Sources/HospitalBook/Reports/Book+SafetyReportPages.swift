import HospitalCore
import Interchange
import Reports
import SafetyInspection
import Storage

/// What an inspection found, and how the hazards of a hospital stand on a day.
extension Book {
    func inspectionReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let month = try members.needed("period").month()
        let code = try members.text("inspection")
        let run = try reportedRun(Self.inspectionProcedure, of: .safety, month, scope: code)
        let score = try store.rows(
            "SELECT place_code, inspection_day, score_percent, result_name, grade_name, "
                + "veto_total, failed_total, template_code, template_version "
                + "FROM hosp_check_score WHERE run_id = ?", [.text(run.id)]).first ?? []
        func value(_ place: Int) -> StoreValue { place < score.count ? score[place] : .null }
        let day = try value(1).integer.map { try Day(yyyymmdd: Int32(clamping: $0)).description }
        let place = try placeNames()[value(0).text ?? ""] ?? value(0).text ?? ""
        let form = try form(
            ReportText(zh: "安全检查表：\(place)", en: "Inspection: \(place)"), of: run,
            period: day ?? month.description, members)
        return HospitalReport(form, [
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

    private func placeNames() throws -> [String: String] {
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
            ).map { row in
                BarChart.Bar(
                    row[0].text ?? row[1].text ?? "", length: row[2].hundredths,
                    printed: row[2].text ?? "–", isMarked: row[2].hundredths < 8_000)
            }, full: 10_000)
    }

    private func checkItems(of run: String) throws -> ReportTable {
        var table = ReportTable(
            ReportText(zh: "检查项目", en: "Items"),
            columns: [
                ReportText(zh: "项目", en: "Item"), ReportText(zh: "情况", en: "Standing"),
                ReportText(zh: "得分", en: "Points"), ReportText(zh: "分值", en: "At most"),
                ReportText(zh: "结论", en: "Result"),
            ])
        for row in try store.rows(
            "SELECT check_item_code, standing_name, earned_points, maximum_points, is_failed "
                + "FROM hosp_check_item WHERE run_id = ? ORDER BY sort_number, check_item_code",
            [.text(run)])
        {
            table.append([
                row[0].cell, row[1].cell(in: ReportWords.standings), row[2].numberCell,
                row[3].numberCell,
                .words(row[4].integer == 1
                    ? ReportText(zh: "不合格", en: "failed") : ReportText(zh: "合格", en: "passed")),
            ])
        }
        return table
    }

    private func findings(of run: String) throws -> ReportTable {
        var table = ReportTable(
            ReportText(zh: "发现的问题", en: "Findings"),
            columns: [
                ReportText(zh: "项目", en: "Item"), ReportText(zh: "失分", en: "Points lost"),
                ReportText(zh: "说明", en: "Note"), ReportText(zh: "处理", en: "Consequence"),
                ReportText(zh: "隐患编号", en: "Hazard"),
            ])
        for row in try store.rows(
            "SELECT check_item_code, lost_points, note_text, consequence_name, hazard_code "
                + "FROM hosp_check_finding WHERE run_id = ? ORDER BY check_item_code",
            [.text(run)])
        {
            table.append([
                row[0].cell, row[1].numberCell, row[2].cell,
                row[3].cell(in: ReportWords.consequences), row[4].cell,
            ])
        }
        return table
    }

    /// A hazard as the map counts it.
    private struct MappedHazard {
        let row: [StoreValue]
        let place: String
        let isOpen: Bool
        let standing: OverdueLadder.Standing?
        let isMajor: Bool

        /// Overdue and major is the worst, then overdue, then major, then open.
        var level: Int? {
            guard isOpen else { return nil }
            let isOverdue = standing != nil
            if isOverdue { return isMajor ? 0 : 1 }
            return isMajor ? 2 : 3
        }
    }

    func hazardReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let day = try members.needed("day").day()
        let form = try form(
            ReportText(zh: "隐患分布与销号", en: "Hazards by place"), of: nil,
            period: day.description, members)
        let hazards = try mappedHazards(on: day)
        let names = try placeNames()
        let closed = hazards.filter { !$0.isOpen }.count
        let levels = [
            TileMap.Level(ReportText(zh: "重大且超期", en: "major, overdue"), .red),
            TileMap.Level(ReportText(zh: "超期", en: "overdue"), .orange),
            TileMap.Level(ReportText(zh: "重大", en: "major"), .yellow),
            TileMap.Level(ReportText(zh: "整改中", en: "open"), .blue),
        ]
        let open = hazards.filter(\.isOpen)
        let places = mapped(open, names, levels: levels.count)
        let overdue = hazards.filter { $0.standing != nil }.count
        let figures: [(label: ReportText, value: String)] = [
            (ReportText(zh: "累计隐患", en: "Hazards"), String(hazards.count)),
            (ReportText(zh: "已销号", en: "Closed"), String(closed)),
            (ReportText(zh: "整改中", en: "Open"), String(open.count)),
            (ReportText(zh: "超期", en: "Overdue"), String(overdue)),
            (ReportText(zh: "销号率%", en: "Closed in percent"), percent(closed, hazards.count)),
        ]
        return HospitalReport(form, [
            .figures(figures),
            .map(TileMap(
                ReportText(zh: "各部位未销号隐患", en: "Open hazards by place"), levels: levels,
                places: places)),
            .table(openHazards(open, names, on: day)),
        ])
    }

    /// The places with how many hazards each has of every level, the worst first.
    private func mapped(
        _ hazards: [MappedHazard], _ names: [String: String], levels: Int
    ) -> [(name: String, counts: [Int])] {
        var counts: [String: [Int]] = [:]
        for hazard in hazards {
            guard let level = hazard.level else { continue }
            counts[hazard.place, default: Array(repeating: 0, count: levels)][level] += 1
        }
        let places = counts.map { (name: names[$0] ?? $0, counts: $1) }
        return places.sorted { one, other in
            if one.counts == other.counts { return one.name < other.name }
            return other.counts.lexicographicallyPrecedes(one.counts)
        }
    }

    private func percent(_ part: Int, _ whole: Int) -> String {
        let ratio = try? Ratio(
            Ratio.Part("part", Decimal(part)), over: Ratio.Part("whole", Decimal(whole)))
        let percent = try? ratio?.percent(digits: 1, rounding: .halfAwayFromZero)
        return percent?.value.description ?? "–"
    }

    private func mappedHazards(on day: Day) throws -> [MappedHazard] {
        guard try isPrepared(.safety) else { return [] }
        let overdue = Dictionary(
            try overdueHazards(on: day, calendar: workCalendar(Book.shippedCalendarCode))
                .map { ($0.id.code, $0.standing) }, uniquingKeysWith: { one, _ in one })
        return try store.rows(
            "SELECT hazard_code, place_code, check_item_code, opened_day, note_text, state_name, "
                + "deadline_day, is_major, ended_day FROM hosp_hazard WHERE opened_day <= ? "
                + "ORDER BY opened_day, hazard_code", [.integer(Int64(day.yyyymmdd))]
        ).map { row in
            let isOpen = row[8].integer.map { $0 > Int64(day.yyyymmdd) } ?? true
            return MappedHazard(
                row: row, place: row[1].text ?? "", isOpen: isOpen,
                standing: isOpen ? overdue[row[0].text ?? ""] : nil, isMajor: row[7].integer == 1)
        }
    }

    private func openHazards(
        _ hazards: [MappedHazard], _ names: [String: String], on day: Day
    ) -> ReportTable {
        var table = ReportTable(
            ReportText(zh: "未销号隐患", en: "Open hazards"),
            columns: [
                ReportText(zh: "编号", en: "Hazard"), ReportText(zh: "部位", en: "Place"),
                ReportText(zh: "项目", en: "Item"), ReportText(zh: "说明", en: "Note"),
                ReportText(zh: "状态", en: "State"), ReportText(zh: "已历天数", en: "Days open"),
                ReportText(zh: "期限", en: "Deadline"), ReportText(zh: "超期工作日", en: "Work days over"),
            ])
        func printed(_ value: StoreValue) -> ReportCell {
            ReportCell(text: value.integer.flatMap {
                try? Day(yyyymmdd: Int32(clamping: $0)).description
            })
        }
        for hazard in hazards {
            let opened = hazard.row[3].integer.flatMap { try? Day(yyyymmdd: Int32(clamping: $0)) }
            table.append([
                hazard.row[0].cell, .text(names[hazard.place] ?? hazard.place), hazard.row[2].cell,
                hazard.row[4].cell,
                ReportWords.state(hazard.row[5].text ?? "").map { .words($0) }
                    ?? hazard.row[5].cell,
                ReportCell(number: opened.map { String($0.days(until: day)) }),
                printed(hazard.row[6]),
                ReportCell(number: hazard.standing.map { String($0.workDays) }),
            ])
        }
        return table
    }
}
