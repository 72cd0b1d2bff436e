import HospitalCore
import Interchange
import Reports
import SafetyInspection
import Storage

/// How the hazards of a hospital stood on a day.
extension Book {
    /// A hazard as the map counts it.
    private struct MappedHazard {
        let row: [StoreValue]
        let place: String
        let state: HazardState.Kind
        let deadline: Int64?
        let isMajor: Bool
        /// The work days behind the deadline; `nil` in time and without a deadline.
        let workDaysOver: Int64?

        var isOpen: Bool { state != .closed && state != .rejected }

        /// Overdue and major is the worst, then overdue, then major, then open.
        var level: Int {
            if workDaysOver != nil { return isMajor ? 0 : 1 }
            return isMajor ? 2 : 3
        }
    }

    func hazardReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let day = try members.needed("day").day()
        let form = try form(
            ReportText(zh: "隐患分布与销号", en: "Hazards by place"), of: nil,
            period: day.description, members)
        // What was found to be none is no hazard.
        let hazards = try mappedHazards(on: day).filter { $0.state != .rejected }
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
        let overdue = open.filter { $0.workDaysOver != nil }.count
        let figures: [(label: ReportText, value: String)] = [
            (ReportText(zh: "累计隐患", en: "Hazards"), String(hazards.count)),
            (ReportText(zh: "已销号", en: "Closed"), String(closed)),
            (ReportText(zh: "整改中", en: "Open"), String(open.count)),
            (ReportText(zh: "超期", en: "Overdue"), String(overdue)),
            (ReportText(zh: "销号率%", en: "Closed in percent"), percent(closed, hazards.count)),
        ]
        return HospitalReport(
            form,
            [
                .figures(figures),
                .map(
                    TileMap(
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
            counts[hazard.place, default: Array(repeating: 0, count: levels)][hazard.level] += 1
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

    /// The hazards found up to a day as they stood at its end: by the last step up to then, not by
    /// what has become of them since.
    private func mappedHazards(on day: Day) throws -> [MappedHazard] {
        guard try isPrepared(.safety) else { return [] }
        let steps = try lastSteps(through: day)
        var standings = RememberedStandings(
            climbing: .standard, on: day, calendar: try workCalendar(Book.shippedCalendarCode))
        return try store.rows(
            "SELECT hazard_code, place_code, check_item_code, opened_day, note_text, repeat_of, "
                + "state_name, ended_day FROM hosp_hazard WHERE opened_day <= ? "
                + "ORDER BY opened_day, hazard_code",
            [.integer(Int64(day.yyyymmdd))]
        ).map { row in
            let step = steps[row[0].text ?? ""]
            // A hazard without a step was just found, unless the register alone says that it ended.
            let hasEnded = row[7].integer.map { $0 <= Int64(day.yyyymmdd) } ?? false
            let state =
                (step?[1] ?? (hasEnded ? row[6] : .null)).text
                .flatMap(HazardState.Kind.init) ?? .discovered
            let isMajor = step?[4].integer == 1
            let standing = try step?[2].integer.map {
                try standings.standing(
                    deadline: $0, suspendedSince: step?[3].integer, isMajor: isMajor,
                    isRepeat: row[5] != .null)
            }
            let isOver = state != .closed && state != .rejected && (standing?.rung ?? 0) > 0
            return MappedHazard(
                row: row, place: row[1].text ?? "", state: state, deadline: step?[2].integer,
                isMajor: isMajor, workDaysOver: isOver ? standing?.workDays : nil)
        }
    }

    /// The last step of each hazard up to a day; a hazard without one is as it was found.
    private func lastSteps(through day: Day) throws -> [String: [StoreValue]] {
        guard try isPrepared(.hazardLife) else { return [:] }
        let steps = try store.rows(
            "SELECT hazard_code, state_name, deadline_day, suspended_since, is_major "
                + "FROM hosp_hazard_step WHERE step_day <= ? ORDER BY hazard_code, step_number",
            [.integer(Int64(day.yyyymmdd))])
        return Dictionary(
            steps.map { ($0[0].text ?? "", $0) }, uniquingKeysWith: { _, later in later })
    }

    private func openHazards(
        _ hazards: [MappedHazard], _ names: [String: String], on day: Day
    ) -> ReportTable {
        ReportTable(
            ReportText(zh: "未销号隐患", en: "Open hazards"),
            [
                ReportColumn(zh: "编号", en: "Hazard"),
                ReportColumn(.names(names), zh: "部位", en: "Place"),
                ReportColumn(zh: "项目", en: "Item"), ReportColumn(zh: "说明", en: "Note"),
                ReportColumn(.words(ReportWords.states), zh: "状态", en: "State"),
                ReportColumn(.number, zh: "已历天数", en: "Days open"),
                ReportColumn(.day, zh: "期限", en: "Deadline"),
                ReportColumn(.number, zh: "超期工作日", en: "Work days over"),
            ],
            hazards.map { hazard in
                let opened = hazard.row[3].integer.flatMap {
                    try? Day(yyyymmdd: Int32(clamping: $0))
                }
                return [
                    hazard.row[0], .text(hazard.place), hazard.row[2], hazard.row[4],
                    .text(hazard.state.rawValue),
                    opened.map { .integer(Int64($0.days(until: day))) } ?? .null,
                    hazard.deadline.map { .integer($0) } ?? .null,
                    hazard.workDaysOver.map { .integer($0) } ?? .null,
                ]
            })
    }
}
