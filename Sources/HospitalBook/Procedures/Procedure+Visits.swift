import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about inspections by others, and about those that nobody expects.
extension Procedure {
    /// `inspection.joint`: whether every body came, and what they found together.
    static let inspectionJoint = Procedure(
        "inspection.joint",
        (
            zh: "联合检查：多个单位到场签字、检查内容全覆盖，同一部位同一项目的问题合并为一条。",
            en: "Whether every body came and every subject was looked at; findings are merged."
        ),
        arguments: [
            .needed(
                "bodies", .array, zh: "单位：body、subjects、signer（到场签字人）",
                en: "Bodies: body, subjects, signer (absent when it did not come)"),
            .needed("subjects", .array, zh: "检查内容（水、电、火、气、设施）", en: "The subjects"),
            .optional(
                "remarks", .array, zh: "检查意见：body、place、item", en: "Remarks: body, place, item"),
        ],
        tables: ["findings", "gaps"]
    ) { members in
        let inspection = try JointInspection(
            by: members.elements("bodies").map { reader in
                let body = try reader.members(["body", "subjects", "signer"])
                return JointInspection.Body(
                    try body.text("body"), subjects: try body.texts("subjects"),
                    signer: try body.optionalPerson("signer"))
            },
            of: members.needed("subjects").texts(),
            remarks: members.elements("remarks").map { reader in
                let remark = try reader.members(["body", "place", "item"])
                return JointInspection.Remark(
                    by: try remark.text("body"), at: Place.ID(try remark.text("place")),
                    item: try remark.text("item"))
            })
        let gaps =
            inspection.absent.map { ("ABSENT", $0) }
            + inspection.uncovered.map { ("UNCOVERED", $0) }
        return ProcedureResult([
            ResultTable(
                name: "findings",
                columns: [
                    .text("place", zh: "部位", en: "Place"), .text("item", zh: "项目", en: "Item"),
                    .text("bodies", zh: "提出单位", en: "Bodies"),
                ],
                rows: inspection.findings.map {
                    [
                        .text($0.place.code), .text($0.item),
                        .text($0.bodies.joined(separator: "、")),
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

    /// `inspection.sample`: which places are visited without notice, drawn by a seed.
    static let inspectionSample = Procedure(
        "inspection.sample",
        (
            zh: "抽检：按种子用SHA-256抽取检查对象或抽查电话，任何人可重算；给出结果时列出未查和自选对象。",
            en: "Draws places or numbers by SHA-256 of a seed, so that anybody can draw again."
        ),
        arguments: [
            .needed(
                "candidates", .array, zh: "对象：code、stratum（分层）、mandatory（必查）",
                en: "Candidates: code, stratum, mandatory"),
            .needed("counts", .object, zh: "各层抽取数，不分层时层名为空", en: "How many by stratum"),
            .needed("seed", .text, zh: "种子", en: "The seed"),
            .needed("round", .text, zh: "轮次，如2024-06", en: "The round, such as 2024-06"),
            .optional("visits", .object, zh: "检查结果：对象与是否合格", en: "Whether each visit passed"),
        ],
        tables: ["drawn", "outcome", "deviations"]
    ) { members in
        var counts: [String: Int] = [:]
        for member in try members.namedMembers("counts") {
            counts[member.name] = try member.reader.whole()
        }
        let plan = try SamplingPlan(
            of: members.elements("candidates").map { reader in
                let candidate = try reader.members(["code", "stratum", "mandatory"])
                return SamplingPlan.Candidate(
                    try candidate.text("code"), in: try candidate.optionalText("stratum") ?? "",
                    isMandatory: try candidate.optional("mandatory")?.flag() ?? false)
            },
            counts: counts, seed: members.text("seed"), round: members.text("round"))
        guard let given = members.optional("visits") else {
            return ProcedureResult(plan.tables(nil))
        }
        var visits: [String: Bool] = [:]
        for member in try given.namedMembers() {
            visits[member.name] = try member.reader.flag()
        }
        return ProcedureResult(plan.tables(plan.outcome(of: visits)))
    }

    /// `inspection.unannounced`: which of the six rules a visit broke.
    static let inspectionUnannounced = Procedure(
        "inspection.unannounced",
        (
            zh: "四不两直：不发通知、不打招呼、不听汇报、不用陪同接待、直奔基层、直插现场，列出违反的项。",
            en: "Which of the rules of an unannounced visit were broken."
        ),
        arguments: [
            .needed(
                "kept", .array,
                zh: "做到的项：no_notice、no_greeting、no_report、no_company、straight_to_unit、"
                    + "straight_to_site",
                en: "The rules that were kept: no_notice, no_greeting, no_report, no_company, "
                    + "straight_to_unit, straight_to_site")
        ],
        tables: ["broken"]
    ) { members in
        let kept = try members.elements("kept").map { try $0.choice(UnannouncedRule.self) }
        return ProcedureResult([
            ResultTable(
                name: "broken",
                columns: [
                    .text("rule", zh: "规则", en: "Rule"), .text("name", zh: "名称", en: "Name"),
                ],
                rows: UnannouncedRule.broken(keeping: Set(kept)).map {
                    [.text($0.rawValue), .text($0.name)]
                })
        ])
    }

    /// `inspection.supervision`: the visits of regulators by kind and mode.
    static let inspectionSupervision = Procedure(
        "inspection.supervision",
        (
            zh: "外部监督检查：按七类、经常性与预防性汇总采样、问题和罚款，列出未建隐患和未评查的案件。",
            en: "Visits of regulators by kind and mode, with what is not followed up."
        ),
        arguments: [
            .needed(
                "visits", .array,
                zh: "监督检查：id、body、day、kind（food、environment、occupational、radiation、school、"
                    + "mother_and_child、blood）、mode（routine、preventive）、samples、failed_samples、"
                    + "findings（item、hazard）、penalty（元）、reviewed",
                en: "Visits: id, body, day, kind (food, environment, occupational, radiation, "
                    + "school, mother_and_child, blood), mode (routine, preventive), samples, "
                    + "failed_samples, findings (item, hazard), penalty in yuan, reviewed")
        ],
        tables: ["kinds", "gaps"]
    ) { members in
        let register = try SupervisionRegister(
            members.elements("visits").map { try $0.supervisionVisit() })
        let gaps =
            register.unlinked.map { ("NO_HAZARD", $0.visit, $0.item) }
            + register.unreviewed.map { ("NOT_REVIEWED", $0, "") }
        return ProcedureResult([
            register.kinds,
            ResultTable(
                name: "gaps",
                columns: [
                    .text("gap", zh: "缺项", en: "Gap"), .text("visit", zh: "监督检查", en: "Visit"),
                    .text("item", zh: "问题", en: "Item"),
                ],
                rows: gaps.map { [.text($0.0), .text($0.1), .text($0.2)] }),
        ])
    }
}

extension ArgumentReader {
    fileprivate func supervisionVisit() throws -> SupervisionRegister.Visit {
        let members = try members([
            "id", "body", "day", "kind", "mode", "samples", "failed_samples", "findings",
            "penalty", "reviewed",
        ])
        var visit = SupervisionRegister.Visit(
            try members.text("id"), by: try members.text("body"),
            on: try members.needed("day").day(), try members.needed("kind").choice(),
            try members.needed("mode").choice())
        visit.samples = try members.optional("samples")?.whole() ?? 0
        visit.failedSamples = try members.optional("failed_samples")?.whole() ?? 0
        visit.findings = try members.elements("findings").map { reader in
            let finding = try reader.members(["item", "hazard"])
            return SupervisionRegister.Followed(
                try finding.text("item"),
                hazard: try finding.optionalText("hazard").map { Hazard.ID($0) })
        }
        visit.penalty = try members.optional("penalty")?.money() ?? .zero
        visit.isReviewed = try members.optional("reviewed")?.flag() ?? false
        return visit
    }
}

extension SupervisionRegister {
    fileprivate var kinds: ResultTable {
        ResultTable(
            name: "kinds",
            columns: [
                .text("kind", zh: "类别", en: "Kind"), .text("name", zh: "名称", en: "Name"),
                .text("mode", zh: "方式", en: "Mode"), .whole("visits", zh: "次数", en: "Visits"),
                .whole("samples", zh: "采样数", en: "Samples"),
                .whole("failed_samples", zh: "不合格数", en: "Failed samples"),
                .text("passed_percent", zh: "合格率（%）", en: "Passed in percent"),
                .whole("findings", zh: "问题数", en: "Findings"),
            ] + ResultColumn.amount("penalty", zh: "罚款", en: "Penalty"),
            rows: summaries.map { summary in
                [
                    .text(summary.kind.rawValue), .text(summary.kind.name),
                    .text(summary.mode.rawValue), .integer(Int64(summary.visits)),
                    .integer(Int64(summary.samples)), .integer(Int64(summary.failedSamples)),
                    .optional(summary.passedPercent), .integer(Int64(summary.findings)),
                ] + .amount(summary.penalty)
            })
    }
}

extension SamplingPlan {
    /// What was drawn, and what became of it when there were visits.
    fileprivate func tables(_ outcome: Outcome?) -> [ResultTable] {
        let deviations =
            (outcome?.omitted ?? []).map { ("OMITTED", $0) }
            + (outcome?.chosen ?? []).map { ("NOT_DRAWN", $0) }
        return [
            ResultTable(
                name: "drawn",
                columns: [
                    .whole("position", zh: "序号", en: "Position"),
                    .text("code", zh: "对象", en: "Code"),
                    .text("stratum", zh: "分层", en: "Stratum"),
                    .whole("mandatory", zh: "必查", en: "Mandatory"),
                    .text("ticket", zh: "抽签值", en: "Ticket"),
                ],
                rows: drawn.enumerated().map { place, drawn in
                    [
                        .integer(Int64(place + 1)), .text(drawn.candidate.code),
                        .text(drawn.candidate.stratum), .flag(drawn.candidate.isMandatory),
                        .text(drawn.ticket),
                    ]
                }),
            ResultTable(
                name: "outcome",
                columns: [
                    .whole("visited", zh: "已查", en: "Visited"),
                    .whole("passed", zh: "合格", en: "Passed"),
                    .text("percent", zh: "合格率（%）", en: "Passed in percent"),
                ],
                rows: outcome.map {
                    [
                        [
                            .integer(Int64($0.visited)), .integer(Int64($0.passed)),
                            .optional($0.percent),
                        ]
                    ]
                } ?? []),
            ResultTable(
                name: "deviations",
                columns: [
                    .text("deviation", zh: "偏差", en: "Deviation"),
                    .text("code", zh: "对象", en: "Code"),
                ],
                rows: deviations.map { [.text($0.0), .text($0.1)] }),
        ]
    }
}
