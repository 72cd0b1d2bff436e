import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about buildings, standards, services and the scores of areas.
extension Procedure {
    /// `inspection.buildings`: dangerous buildings and what became of them.
    static let inspectionBuildings = Procedure(
        "inspection.buildings",
        (
            zh: "危房处置：按鉴定等级（A至D）给出隐患等级；D级须停用并拆除，C级须修缮或拆除。",
            en: "Dangerous buildings by level A to D: the hazard grade and what is still open."
        ),
        arguments: [
            .needed("day", .text, zh: "检查日", en: "The day"),
            .needed(
                "buildings", .array,
                zh: "房屋：place、level（A、B、C、D）、decision（keep、repair、remove）、used、done",
                en: "Buildings: place, level (A, B, C, D), decision (keep, repair, remove), used, "
                    + "done"),
        ],
        tables: ["buildings"]
    ) { members in
        let day = try members.needed("day").day()
        let buildings = try members.elements("buildings").map { reader in
            let row = try reader.members(["place", "level", "decision", "used", "done"])
            return BuildingAppraisal(
                Place.ID(try row.text("place")), level: try row.needed("level").choice(),
                decision: try row.optional("decision")?.choice(),
                isUsed: try row.needed("used").flag(), done: try row.optionalDay("done"))
        }
        return ProcedureResult([
            ResultTable(
                name: "buildings",
                columns: [
                    .text("place", zh: "房屋", en: "Building"), .text("level", zh: "等级", en: "Level"),
                    .text("grade", zh: "隐患等级", en: "Grade of the hazard"),
                    .text("status", zh: "状态", en: "Status"),
                ],
                rows: buildings.map { building in
                    [
                        .text(building.place.code), .text(building.level.rawValue),
                        .text(optional: building.grade(by: .standard)?.code),
                        .text(building.standing(on: day).rawValue),
                    ]
                })
        ])
    }

    /// `inspection.clauses`: which checklist checks which clause of which standard.
    static let inspectionClauses = Procedure(
        "inspection.clauses",
        (
            zh: "体系文件对照：手册、标准条款与检查表的对应，列出无检查表的条款和未用的手册。",
            en: "Clauses of standards with their checklists; clauses and manuals without one."
        ),
        arguments: [
            .needed("manuals", .array, zh: "手册", en: "The manuals"),
            .needed(
                "clauses", .array, zh: "条款：standard、clause", en: "The clauses: standard, clause"),
            .needed(
                "links", .array, zh: "对应：manual、standard、clause、checklist",
                en: "Links: manual, standard, clause, checklist"),
            .optional(
                "checklists", .array, zh: "本院检查表编码（标准检查表之外）",
                en: "Codes of checklists of your own, besides the standard ones"),
        ],
        tables: ["clauses", "gaps"]
    ) { members in
        let own = try members.texts("checklists")
        let links = try ClauseLinks(
            manuals: members.needed("manuals").texts(),
            clauses: members.elements("clauses").map { reader in
                let clause = try reader.members(["standard", "clause"])
                return ClauseLinks.Clause(try clause.text("standard"), try clause.text("clause"))
            },
            checklists: StandardChecklist.all.map(\.identity.id) + own,
            members.elements("links").map { reader in
                let link = try reader.members(["manual", "standard", "clause", "checklist"])
                return ClauseLinks.Link(
                    try link.text("manual"),
                    .init(try link.text("standard"), try link.text("clause")),
                    checklist: try link.text("checklist"))
            })
        let gaps =
            links.uncovered.map { ("CLAUSE", "\($0.standard) \($0.number)") }
            + links.unused.map { ("MANUAL", $0) }
        return ProcedureResult([
            ResultTable(
                name: "clauses",
                columns: [
                    .text("standard", zh: "标准", en: "Standard"),
                    .text("clause", zh: "条款", en: "Clause"),
                    .text("checklists", zh: "检查表", en: "Checklists"),
                ],
                rows: links.clauses.map {
                    [
                        .text($0.standard), .text($0.number),
                        .text(links.checklists(of: $0).joined(separator: ",")),
                    ]
                }),
            ResultTable(
                name: "gaps",
                columns: [
                    .text("gap", zh: "缺项", en: "Gap"), .text("about", zh: "事项", en: "About"),
                ],
                rows: gaps.map { [.text($0.0), .text($0.1)] }),
        ])
    }

    /// `inspection.services`: the services of hospitals with their standard checklists.
    static let inspectionServices = Procedure(
        "inspection.services",
        (
            zh: "专业服务检查表目录：运送、配餐、导医、医废收集、污水、氧气、电梯、锅炉、消防、治安。",
            en: "The services that only hospitals have, with their standard checklists."
        ),
        arguments: [],
        tables: ["services"]
    ) { _ in
        ProcedureResult([
            ResultTable(
                name: "services",
                columns: [
                    .text("service", zh: "服务", en: "Service"), .text("name", zh: "名称", en: "Name"),
                    .text("checklist", zh: "检查表", en: "Checklist"),
                    .text("title", zh: "检查表名称", en: "Title"),
                    .text("frequency", zh: "频次", en: "Frequency"),
                ],
                rows: try HospitalService.allCases.flatMap { service in
                    try service.checklists.map { code in
                        let checklist = try StandardChecklist.named(code)
                        return [
                            .text(service.rawValue), .text(service.name), .text(code),
                            .text(checklist.identity.title), .text(checklist.frequency.rawValue),
                        ]
                    }
                })
        ])
    }

    /// `inspection.area_scores`: the monthly safety scores of responsibility areas.
    static let inspectionAreaScores = Procedure(
        "inspection.area_scores",
        (
            zh: "责任区队安全月检查评分：当月各次检查得分之和除以应得分之和，无检查即无得分。",
            en: "The monthly safety score of each area: points earned of those that could be."
        ),
        arguments: [
            .needed("month", .text, zh: "月份", en: "The month"),
            .needed("areas", .array, zh: "责任区", en: "The areas"),
            .optional(
                "marks", .array, zh: "检查：area、day、earned、maximum",
                en: "Inspections: area, day, earned, maximum"),
        ],
        tables: ["areas"]
    ) { members in
        let scores = try AreaScore.scores(
            of: members.needed("areas").texts(), in: members.needed("month").month(),
            members.elements("marks").map { reader in
                let mark = try reader.members(["area", "day", "earned", "maximum"])
                return try AreaScore.Mark(
                    mark.text("area"), on: mark.needed("day").day(),
                    earned: mark.decimal("earned"), of: mark.decimal("maximum"))
            })
        return ProcedureResult([
            ResultTable(
                name: "areas",
                columns: [
                    .text("area", zh: "责任区", en: "Area"),
                    .whole("inspections", zh: "检查次数", en: "Inspections"),
                    .text("score", zh: "得分", en: "Score"),
                ],
                rows: scores.map {
                    [.text($0.area), .integer(Int64($0.inspections)), .optional($0.score)]
                })
        ])
    }
}
