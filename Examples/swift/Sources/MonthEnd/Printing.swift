import Hosp

/// Columns that a text takes on the screen: a Chinese character takes two.
func screenWidth(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x800 ? 1 : 2) }
}

/// Prints a row of a table with columns of fixed width: negative for text, which stands left;
/// positive for numbers, which stand right. Behind the last column stands nothing.
func printRow(_ cells: [String], _ widths: [Int]) {
    var line = ""
    for (index, (cell, width)) in zip(cells, widths).enumerated() {
        let blanks = String(repeating: " ", count: max(0, abs(width) - screenWidth(cell)))
        line += width > 0 ? blanks + cell : cell + (index == cells.count - 1 ? "" : blanks)
        line += index == cells.count - 1 ? "" : " "
    }
    print(line)
}

/// A whole number with commas between thousands: 1,234,567.
func grouped(_ number: Int128) -> String {
    var text = ""
    for (place, digit) in String(number.magnitude).reversed().enumerated() {
        if place > 0, place % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return (number < 0 ? "-" : "") + String(text.reversed())
}

func printCost(_ allocation: Book.CostAllocation) {
    let (result, widths) = (allocation.result, [-40, 14, 14, 14])
    var totals: (direct: Int128, full: Int128) = (0, 0)
    print(
        "\nFull cost of cost report \(facilityReport), its year as one month, in whole US dollars\n"
    )
    printRow(["cost centre", "direct", "received", "full cost"], widths)
    // A department of another hospital is without cost.
    for final in result.finals where final.amounts[0] != 0 {
        let (direct, full) = (
            result.directCost(department: final.department, item: 0), final.amounts[0]
        )
        totals = (totals.direct + direct, totals.full + full)
        printRow(
            [
                result.departments[final.department].name, grouped(direct),
                grouped(full - direct), grouped(full),
            ], widths)
    }
    printRow(
        [
            "total", grouped(totals.direct), grouped(totals.full - totals.direct),
            grouped(totals.full),
        ], widths)
}

func printSites(_ appraisal: Book.Appraisal, _ sites: HospitalSites) {
    let widths = [-6, -38, 9, 10, 6, 11, 6, 6, -8]
    let cards = Dictionary(
        appraisal.units.map { ($0.subject.code, $0) }, uniquingKeysWith: { one, _ in one })
    func mark(_ indicator: HospitalSites.Indicator) -> String {
        sites.benchmarks[indicator]?.description ?? ""
    }
    print(
        "\nHospital sites against the best tenth: cleaning \(mark(.cleaning)) pounds, energy "
            + "\(mark(.energy)) kWh per square metre and year\n")
    printRow(
        [
            "site", "the ten largest", "area m2", "cleaning", "of 40", "energy", "of 60", "score",
            "grade",
        ], widths)
    for site in sites.sites.prefix(10) {
        let card = cards[site.code]?.card
        let figures = HospitalSites.Indicator.allCases.flatMap { indicator in
            let figure = try? site.perArea(indicator)?
                .decimal(digits: 4, rounding: .halfAwayFromZero)
            let item = card?.parts.first?.items.first { $0.item.code == indicator.rawValue }
            return [figure?.description ?? "", item?.points?.description ?? ""]
        }
        printRow(
            [site.code, String(site.name.prefix(38)), grouped(site.area)] + figures
                + [card?.composite.description ?? "", cards[site.code]?.grade?.grade ?? ""],
            widths)
    }
    let counts = GradeSet.hospital2015.grades.map { grade in
        "\(appraisal.units.count { $0.grade?.grade == grade.name }) \(grade.name)"
    }
    let without = appraisal.units.count { $0.card == nil }
    print(
        "\nall \(sites.sites.count) sites: "
            + (counts + ["\(without) without a score"]).joined(separator: ", "))
}

func printAppraisal(_ appraisal: Book.Appraisal) {
    print("\n月度考核（合成数据）\n")
    let parts = [-6, -14, 6, 8]
    printRow(["科室", "考核部分", "权重", "得分"], parts)
    for unit in appraisal.units {
        for part in (unit.card?.parts ?? []).sorted(by: { $0.part.code < $1.part.code }) {
            printRow(
                [
                    unit.subject.code, part.part.name, part.part.weight.description,
                    part.score?.description ?? "",
                ], parts)
        }
    }
    let cards = [-6, -14, 10, 10, -8]
    print()
    printRow(["科室", "名称", "综合得分", "绩效系数", "等级"], cards)
    for unit in appraisal.units {
        printRow(
            [
                unit.subject.code, unit.name, unit.card?.composite.description ?? "",
                unit.card?.payCoefficient.description ?? "", unit.grade?.grade ?? "",
            ], cards)
    }
}

func printPay(_ pay: Book.Pay) {
    let paid = pay.distribution
    print("\n绩效分配（合成数据）\n")
    let units = [-6, -14, 14, 12]
    printRow(["科室", "名称", "权数", "金额"], units)
    for unit in paid.departments {
        printRow(
            [
                unit.department.id.code, unit.department.name, unit.weight.description,
                unit.amount.description,
            ], units)
    }
    let persons = [-6, -6, -8, 10, 12]
    print()
    printRow(["科室", "工号", "姓名", "权数", "金额"], persons)
    for unit in paid.departments {
        for one in unit.persons {
            printRow(
                [
                    unit.department.id.code, one.person.id.code, one.person.name,
                    one.weight.description, one.amount.description,
                ], persons)
        }
    }
    let kept = [-6, -14, 12]
    print()
    printRow(["对象", "预留项目", "金额"], kept)
    for reserve in paid.setAsides {
        printRow(["pool", reserve.name, reserve.amount.description], kept)
    }
    func total(_ amounts: [Money]) -> Int128 { amounts.reduce(0) { $0 + Int128($1.fen) } }
    let (pool, reserved) = (Int128(paid.pool.amount.fen), total(paid.setAsides.map(\.amount)))
    let toUnits = total(paid.departments.map(\.amount))
    let toPersons = total(paid.departments.flatMap(\.persons).map(\.amount))
    print(
        "\n总量 \(grouped(pool)) 分 = 科室 \(grouped(toUnits)) + 预留 \(grouped(reserved))；"
            + "个人合计 \(grouped(toPersons))，尾差 \(grouped(pool - reserved - toPersons))")
}

func printInspection(_ inspection: Book.ScoredInspection, _ title: String) {
    let score = inspection.score
    print("\n\(title)（合成数据）\n")
    let sections = [-14, 8, 8, 8]
    printRow(["部分", "得分", "应得分", "得分率%"], sections)
    for section in score.sections {
        printRow(
            [
                section.title, section.earned.description, section.maximum.description,
                section.percent?.description ?? "",
            ], sections)
    }
    let whole = [8, 8, 8, -6, -8, 6]
    print()
    printRow(["总得分", "应得分", "得分率%", "结论", "等级", "问题"], whole)
    printRow(
        [
            score.earned.description, score.maximum.description,
            score.percent?.description ?? "", score.result.rawValue, score.grade?.name ?? "",
            String(score.failedItems.count),
        ], whole)
    let findings = [-18, 6, -8, -14, -4]
    print()
    printRow(["项目", "扣分", "处理", "隐患编号", "备注"], findings)
    for recorded in inspection.findings {
        var (consequence, hazard) = ("noted", "")
        switch recorded.consequence {
        case .noted: break
        case .opened(let id, _): (consequence, hazard) = ("opened", id.code)
        case .observed(let id): (consequence, hazard) = ("observed", id.code)
        case .recordedBefore(let id): (consequence, hazard) = ("recorded_before", id.code)
        }
        printRow(
            [
                recorded.finding.item, recorded.finding.lostPoints.description, consequence,
                hazard, recorded.finding.note,
            ], findings)
    }
}

func printRuns(of book: Book) throws {
    let widths = [-14, -22, -8, 7, 5]
    print("\nThe runs of the book\n")
    printRow(["run", "procedure", "of", "version", "stale"], widths)
    let stale = try book.staleRuns()
    let runs = try book.select(
        "hosp_run_record", where: .object(["is_current": .number("1")]))
    for row in runs.rows {
        let cells = zip(runs.columns.map(\.name), row.map(\.text))
        let named = Dictionary(cells, uniquingKeysWith: { one, _ in one })
        let id = named["run_id"] ?? ""
        printRow(
            [
                id, named["procedure_name"] ?? "", named["scope_code"] ?? "",
                named["version_number"] ?? "", stale.contains(id) ? "1" : "0",
            ], widths)
    }
    print("\naudit trail verified: {\"rows\":\(try book.verifyAudit())}")
}
