import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about the daily duties of safety: equipment, hand-overs, intervals, plans.
extension Procedure {
    static let safetyDutyProcedures: [Procedure] = [
        inspectionEquipment, inspectionHandover, inspectionFoodSamples, inspectionIntervals,
        inspectionMeasured, inspectionRelease, inspectionColours, inspectionGoods,
        inspectionBuildings, inspectionClauses, inspectionServices, inspectionAreaScores,
        hazardPlans,
    ]

    /// `inspection.equipment`: safety equipment that has expired or soon will.
    static let inspectionEquipment = Procedure(
        "inspection.equipment",
        (
            zh: "有效期设施：灭火器等是否有效、将到期、过期（须报废更换）、已报废未更换。",
            en: "Which safety equipment is valid, expiring, expired, or scrapped and not replaced."
        ),
        arguments: [
            .needed("day", .text, zh: "检查日", en: "The day"),
            .needed(
                "equipment", .array,
                zh: "设施：code、kind、place、valid_through、scrapped、replacement",
                en: "Equipment: code, kind, place, valid_through, scrapped, replacement"),
            .optional(
                "warning_days", .whole, zh: "到期前多少天提示，默认30",
                en: "Days before the end that warn, 30 unless given"),
        ],
        tables: ["equipment", "summary"]
    ) { members in
        let day = try members.needed("day").day()
        let warning = try members.optional("warning_days")?.whole() ?? 30
        let all = try members.elements("equipment").map { reader in
            let row = try reader.members([
                "code", "kind", "place", "valid_through", "scrapped", "replacement",
            ])
            return try DatedEquipment(
                row.text("code"), kind: row.text("kind"), at: Place.ID(try row.text("place")),
                validThrough: row.needed("valid_through").day(),
                scrapped: row.optionalDay("scrapped"),
                replacement: row.optionalText("replacement"))
        }
        try SafetyDutyError.checkUnique(all.map(\.code))
        let standings = all.map { $0.standing(on: day, warningDays: warning) }
        return ProcedureResult([
            ResultTable(
                name: "equipment",
                columns: [
                    .text("code", zh: "编号", en: "Code"), .text("kind", zh: "种类", en: "Kind"),
                    .text("place", zh: "部位", en: "Place"),
                    .whole("valid_through", zh: "有效期至", en: "Valid through"),
                    .text("status", zh: "状态", en: "Status"),
                ],
                rows: zip(all, standings).map { equipment, standing in
                    [
                        .text(equipment.code), .text(equipment.kind),
                        .text(equipment.place.code), .day(equipment.validThrough),
                        .text(standing.rawValue),
                    ]
                }),
            ResultTable(
                name: "summary",
                columns: [
                    .text("status", zh: "状态", en: "Status"), .whole("count", zh: "数量", en: "Count"),
                ],
                rows: DatedEquipment.Standing.allCases.map { standing in
                    [.text(standing.rawValue), .integer(Int64(standings.count { $0 == standing }))]
                }),
        ])
    }

    /// `inspection.handover`: what a hand-over of a shift lacks.
    static let inspectionHandover = Procedure(
        "inspection.handover",
        (
            zh: "交接班：每人的必填内容，缺一项不得关闭。",
            en: "The required facts that a hand-over lacks; one blank and it is not closed."
        ),
        arguments: [
            .needed("fields", .array, zh: "必填内容", en: "The required facts"),
            .needed("subjects", .array, zh: "应交接的人员", en: "Who is handed over"),
            .optional("entries", .array, zh: "记录：subject、facts", en: "Entries: subject, facts"),
        ],
        tables: ["blanks", "handover"]
    ) { members in
        let sheet = try HandoverSheet(
            fields: members.needed("fields").texts(), of: members.needed("subjects").texts(),
            members.elements("entries").map { reader in
                let entry = try reader.members(["subject", "facts"])
                var facts: [String: String] = [:]
                for fact in try entry.namedMembers("facts") where fact.reader.value != .null {
                    facts[fact.name] = try fact.reader.textOrNumber()
                }
                return HandoverSheet.Entry(try entry.text("subject"), facts: facts)
            })
        return ProcedureResult([
            ResultTable(
                name: "blanks",
                columns: [
                    .text("subject", zh: "人员", en: "Person"),
                    .text("field", zh: "缺少内容", en: "Missing fact"),
                ],
                rows: sheet.blanks.map { [.text($0.subject), .text(optional: $0.field)] }),
            ResultTable(
                name: "handover",
                columns: [
                    .whole("closed", zh: "可关闭", en: "Closed"),
                    .whole("blanks", zh: "缺项数", en: "Blanks"),
                ],
                rows: [[.flag(sheet.isClosed), .integer(Int64(sheet.blanks.count))]]),
        ])
    }

    /// `inspection.intervals`: numbered things that must be done again within so many days.
    static let inspectionIntervals = Procedure(
        "inspection.intervals",
        (
            zh: "编号物品定期消毒、维保：按间隔天数（默认7天）计算下次期限、逾期天数和历次超期。",
            en: "When numbered things are due again, such as disinfection within 7 days."
        ),
        arguments: [
            .needed("today", .text, zh: "计算日期", en: "The day of the question"),
            .needed("from", .text, zh: "起算日期", en: "The day from which the rule holds"),
            .optional("days", .whole, zh: "间隔天数，默认7", en: "The interval, 7 unless given"),
            .needed("items", .array, zh: "物品：item、done（日期）", en: "Items: item, done (days)"),
        ],
        tables: ["items"]
    ) { members in
        let (first, today) = (try members.needed("from").day(), try members.needed("today").day())
        let interval = try members.optional("days")?.whole() ?? 7
        let rows = try members.elements("items").map { reader -> [ResultValue] in
            let row = try reader.members(["item", "done"])
            let duty = try IntervalDuty(
                row.text("item"), done: row.elements("done").map { try $0.day() },
                within: interval, from: first, asOf: today)
            return [
                .text(duty.item), .day(duty.last), .day(duty.due),
                .integer(Int64(duty.daysOverdue)), .integer(Int64(duty.lateDays.count)),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("item", zh: "编号", en: "Item"), .whole("last", zh: "上次", en: "Last"),
                    .whole("due", zh: "期限", en: "Due"),
                    .whole("days_overdue", zh: "逾期天数", en: "Days overdue"),
                    .whole("times_late", zh: "历次超期", en: "Times late"),
                ],
                rows: rows)
        ])
    }

    /// `hazard.plans`: hazards without an emergency plan, and how many were removed early.
    static let hazardPlans = Procedure(
        "hazard.plans",
        (
            zh: "一患一预案：已定方案但没有应急预案的隐患、尚未定方案的隐患，以及提前消除的比例。",
            en: "Hazards without an emergency plan or any plan, and the share removed early."
        ),
        arguments: [
            .needed(
                "hazards", .array, zh: "隐患，同hazard.review（不含notice）",
                en: "Hazards as of hazard.review, without notice")
        ],
        tables: ["gaps", "early"]
    ) { members in
        var hazards: [Hazard] = []
        for reader in try members.elements("hazards") {
            let row = try reader.members([
                "hazard", "place", "item", "criticality", "found", "finder", "repeat_of", "steps",
            ])
            var hazard = try Hazard(row)
            for step in try row.elements("steps") {
                hazard = try hazard.taking(HazardStep(step, of: hazard, rules: .standard))
            }
            hazards.append(hazard)
        }
        let coverage = PlanCoverage(hazards)
        let gaps =
            coverage.withoutPlan.map { ("NO_EMERGENCY_PLAN", $0) }
            + coverage.unplanned.map { ("UNPLANNED", $0) }
        return ProcedureResult([
            ResultTable(
                name: "gaps",
                columns: [
                    .text("gap", zh: "缺项", en: "Gap"), .text("hazard", zh: "隐患编号", en: "Hazard"),
                ],
                rows: gaps.map { [.text($0.0), .text($0.1.code)] }),
            ResultTable(
                name: "early",
                columns: [
                    .whole("closed", zh: "按方案销号", en: "Closed by a plan"),
                    .whole("early", zh: "提前消除", en: "Early"),
                    .text("percent", zh: "提前消除率（%）", en: "Early in percent"),
                ],
                rows: [
                    [
                        .integer(Int64(coverage.closed)), .integer(Int64(coverage.early)),
                        .optional(coverage.earlyPercent),
                    ]
                ]),
        ])
    }
}
