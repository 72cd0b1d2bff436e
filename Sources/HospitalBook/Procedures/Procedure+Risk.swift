import HospitalCore
import Interchange
import SafetyInspection

/// Procedures of risk assessment and of the register of control points.
extension Procedure {
    static let riskProcedures: [Procedure] = [
        safetyRisk, safetyRiskRegister, safetyRiskYear,
    ]

    /// `safety.risk`: assesses risks by LEC, a matrix, SAC, RPN or a method of the hospital's own.
    static let safetyRisk = Procedure(
        "safety.risk",
        (
            zh: "按LEC、风险矩阵、SAC、RPN或本院方法评价风险：分值、等级、四色、剩余风险与处置顺序。",
            en: "Assesses risks by LEC, a matrix, SAC, RPN or an own method: score, level, colour, "
                + "residual risk and order of treatment."
        ),
        arguments: [
            .optional(
                "method", .text, zh: "LEC、LS5-4C、LS5-5L、SAC-NSW、SAC-VA、RPN、HFMEA",
                en: "LEC, LS5-4C, LS5-5L, SAC-NSW, SAC-VA, RPN, HFMEA"),
            .optional(
                "own_method", .object, zh: "代替method：code、name、factors、levels、grid、floors",
                en: "Instead of method: code, name, factors, levels, grid, floors"),
            .optional(
                "levels", .array,
                zh: "代替方法的等级，由高到低：code、name、from（下限）、colour、acts、action",
                en: "Instead of the levels of the method, worst first: code, name, from, colour, "
                    + "acts, action"),
            .optional(
                "edge", .text, zh: "等于下限时：inclusive（默认，≥）、exclusive（>）",
                en: "A score equal to a bound: inclusive (default, >=) or exclusive (>)"),
            .needed(
                "risks", .array, zh: "风险：risk、values（因素取值）、residual（控制后的取值）",
                en: "Risks: risk, values by factor, residual (values once controls work)"),
        ],
        tables: ["risks", "colours", "levels", "factors"]
    ) { members in
        let method = try RiskMethod(members)
        let edge = try members.optional("edge")?.choice(BandEdge.self) ?? .inclusive
        var seen: Set<String> = []
        var rows: [(before: RiskAssessment, after: RiskAssessment?)] = []
        for reader in try members.elements("risks") {
            let risk = try reader.members(["risk", "values", "residual"])
            let code = try risk.text("risk")
            guard seen.insert(code).inserted else { throw RiskError.riskTwice(code) }
            let before = try method.assess(code, risk.needed("values").decimals(), edge: edge)
            let after = try risk.optional("residual").map {
                try method.residual(of: before, $0.decimals(), edge: edge)
            }
            rows.append((before, after))
        }
        return ProcedureResult([
            riskTable(rows), colourTable(rows.map(\.before)), method.levelTable, method.factorTable,
        ])
    }

    private static func riskTable(
        _ rows: [(before: RiskAssessment, after: RiskAssessment?)]
    ) -> ResultTable {
        var turns = [Int](repeating: 0, count: rows.count)
        let order = rows.indices.sorted { rows[$0].before.precedes(rows[$1].before) }
        for (turn, place) in order.enumerated() { turns[place] = turn + 1 }
        let nothing = [ResultValue](repeating: .null, count: 4)
        return ResultTable(
            name: "risks",
            columns: [
                .text("risk", zh: "风险", en: "Risk"), .text("score", zh: "风险值", en: "Score"),
                .text("level", zh: "等级", en: "Level"),
                .whole("rank", zh: "等级位次，1最高", en: "Rank of the level, 1 is worst"),
                .text("colour", zh: "颜色", en: "Colour"),
                .whole("acts", zh: "须采取措施", en: "Needs action"),
                .text("action", zh: "措施要求", en: "Action"),
                .whole("turn", zh: "处置顺序", en: "Order of treatment"),
                .text("residual_score", zh: "剩余风险值", en: "Residual score"),
                .text("residual_level", zh: "剩余风险等级", en: "Residual level"),
                .text("residual_colour", zh: "剩余风险颜色", en: "Residual colour"),
                .whole("residual_acts", zh: "剩余风险仍须措施", en: "Residual risk needs action"),
            ],
            rows: zip(rows, turns).map { row, turn in
                let (before, after) = row
                return [
                    .text(before.risk), .optional(before.score), .text(before.level.code),
                    .integer(Int64(before.rank)),
                    .text(optional: before.level.colour?.rawValue),
                    .integer(before.needsAction ? 1 : 0), .text(before.level.action),
                    .integer(Int64(turn)),
                ]
                    + (after.map { left in
                        [
                            .optional(left.score), .text(left.level.code),
                            .text(optional: left.level.colour?.rawValue),
                            .integer(left.needsAction ? 1 : 0),
                        ]
                    } ?? nothing)
            })
    }

    /// How many risks have each colour; those of methods without colours are in none.
    private static func colourTable(_ risks: [RiskAssessment]) -> ResultTable {
        ResultTable(
            name: "colours",
            columns: [
                .text("colour", zh: "颜色", en: "Colour"), .whole("risks", zh: "风险数", en: "Risks"),
            ],
            rows: RiskColour.allCases.map { colour in
                [
                    .text(colour.rawValue),
                    .integer(Int64(risks.count { $0.level.colour == colour })),
                ]
            })
    }

    /// `safety.risk_register`: the register of control points and its checklist.
    static let safetyRiskRegister = Procedure(
        "safety.risk_register",
        (
            zh: "风险点登记册：按流程汇总、缺号与来源统计，并生成检查模板（风险点控制手册）。",
            en: "The register of control points: counts, missing numbers, sources, and a checklist."
        ),
        arguments: [
            .needed(
                "points", .array, zh: "风险点：process、number、risk、source、control",
                en: "Control points: process, number, risk, source, control")
        ],
        tables: ["processes", "sources", "items"]
    ) { members in
        let register = try RiskRegister(
            try members.elements("points").map { reader in
                let row = try reader.members(["process", "number", "risk", "source", "control"])
                var point = ControlPoint(
                    process: try row.text("process"), number: try row.needed("number").whole(),
                    risk: try row.text("risk"), source: try row.needed("source").choice())
                point.control = try row.optionalText("control") ?? ""
                return point
            })
        return ProcedureResult(register.tables)
    }

    /// `safety.risk_year`: the steps of a year of internal control.
    static let safetyRiskYear = Procedure(
        "safety.risk_year",
        (
            zh: "内控年度工作：二月计划、四月检查、七月自查、十月总结的期限与完成情况。",
            en: "A year of internal control: plan, check, self-check and summary with their days."
        ),
        arguments: [
            .needed("year", .whole, zh: "年度", en: "The year"),
            .needed("today", .text, zh: "查询日期", en: "The day of the question"),
            .optional(
                "steps", .array, zh: "代替默认的步骤：name、month",
                en: "Instead of the usual steps: name, month"),
            .optional("done", .object, zh: "各步骤完成日期", en: "The day of each step that was done"),
        ],
        tables: ["steps"]
    ) { members in
        var names: Set<String> = []
        let own = try members.optional("steps")?.elements().map { reader in
            let step = try reader.members(["name", "month"])
            let name = try step.text("name")
            guard names.insert(name).inserted else {
                throw ArgumentError.duplicate(path: "\(reader.path).name")
            }
            return RiskYear.Step(name, month: try step.needed("month").whole())
        }
        let riskYear = own.map { RiskYear($0) } ?? .standard
        var done: [String: Day] = [:]
        for member in try members.namedMembers("done") {
            let steps = riskYear.steps.map(\.name)
            guard steps.contains(member.name) else {
                throw ArgumentError.unknown(
                    path: member.reader.path,
                    nearest: NearestName.nearest(to: member.name, in: steps))
            }
            done[member.name] = try member.reader.day()
        }
        let standings = try riskYear.standings(
            year: try members.needed("year").whole(), done: done,
            today: try members.needed("today").day())
        return ProcedureResult([
            ResultTable(
                name: "steps",
                columns: [
                    .text("step", zh: "步骤", en: "Step"), .text("due", zh: "期限", en: "Due"),
                    .text("done", zh: "完成日期", en: "Done"), .text("status", zh: "状态", en: "Status"),
                ],
                rows: standings.map {
                    [
                        .text($0.step.name), .text($0.due.description),
                        .text(optional: $0.done?.description), .text($0.status.rawValue),
                    ]
                })
        ])
    }
}

extension RiskMethod {
    fileprivate var levelTable: ResultTable {
        ResultTable(
            name: "levels",
            columns: [
                .whole("rank", zh: "位次", en: "Rank"), .text("level", zh: "等级", en: "Level"),
                .text("name", zh: "名称", en: "Name"), .text("from", zh: "下限", en: "Lower bound"),
                .text("colour", zh: "颜色", en: "Colour"),
                .whole("acts", zh: "须采取措施", en: "Needs action"),
                .text("action", zh: "措施要求", en: "Action"),
            ],
            rows: levels.enumerated().map { place, level in
                [
                    .integer(Int64(place + 1)), .text(level.code), .text(level.name),
                    .optional(level.minimum), .text(optional: level.colour?.rawValue),
                    .integer(level.needsAction ? 1 : 0), .text(level.action),
                ]
            })
    }

    fileprivate var factorTable: ResultTable {
        ResultTable(
            name: "factors",
            columns: [
                .text("factor", zh: "因素", en: "Factor"), .text("name", zh: "名称", en: "Name"),
                .text("value", zh: "取值", en: "Value"), .text("meaning", zh: "含义", en: "Meaning"),
            ],
            rows: factors.flatMap { factor in
                factor.values.map {
                    [
                        .text(factor.code), .text(factor.name), .text($0.value.description),
                        .text($0.name),
                    ]
                }
            })
    }
}

extension RiskRegister {
    /// One row per process, per source and per item of the checklist.
    var tables: [ResultTable] {
        [
            ResultTable(
                name: "processes",
                columns: [
                    .text("process", zh: "流程", en: "Process"),
                    .whole("points", zh: "风险点数", en: "Control points"),
                    .text("gaps", zh: "缺号", en: "Missing numbers"),
                ],
                rows: processes.map {
                    [
                        .text($0.name), .integer(Int64($0.points.count)),
                        .text($0.gaps.map { "\($0)" }.joined(separator: ",")),
                    ]
                }),
            ResultTable(
                name: "sources",
                columns: [
                    .text("source", zh: "来源", en: "Source"),
                    .whole("points", zh: "风险点数", en: "Control points"),
                ],
                rows: RiskSource.allCases.map {
                    [.text($0.rawValue), .integer(Int64(count(from: $0)))]
                }),
            ResultTable(
                name: "items",
                columns: [
                    .text("process", zh: "流程", en: "Process"),
                    .text("item", zh: "检查项目", en: "Item of the checklist"),
                    .text("question", zh: "检查内容", en: "Question"),
                    .whole("criticality", zh: "关键程度", en: "Criticality"),
                ],
                rows: sections.flatMap { section in
                    section.children.compactMap { child in
                        guard case .item(let item) = child else { return nil }
                        return [
                            .text(section.title), .text(item.code), .text(item.text),
                            .integer(Int64(item.criticality.rawValue)),
                        ]
                    }
                }),
        ]
    }
}
