import HospitalCore
import SafetyInspection

/// An inspection with its history and findings as tables.
extension InspectionRecord {
    var tables: [ResultTable] {
        get throws { [stateTable, historyTable, try findingTable] }
    }

    private var stateTable: ResultTable {
        ResultTable(
            name: "inspection",
            columns: [
                .text("inspection", zh: "检查编号", en: "Inspection"),
                .text("state", zh: "状态", en: "State"),
                .text("template", zh: "检查模板", en: "Template"),
                .text("version", zh: "模板版本", en: "Version"),
                .text("signed_by", zh: "提交人", en: "Signed by"),
                .whole("answers", zh: "有效答案数", en: "Answers that count"),
                .whole("entries", zh: "答案记录数", en: "Entries"),
            ],
            rows: [
                [
                    .text(id.code), .text(state.rawValue), .text(optional: template?.identity.id),
                    .text(optional: template?.identity.version),
                    .text(optional: submitter?.code), .integer(Int64(answers.count)),
                    .integer(Int64(entries.count)),
                ]
            ])
    }

    private var historyTable: ResultTable {
        var newest: [String: Int] = [:]
        for (place, entry) in entries.enumerated() { newest[entry.item] = place }
        return ResultTable(
            name: "history",
            columns: [
                .text("item", zh: "检查项目", en: "Item"),
                .text("answer", zh: "答案，撤回为空", en: "Answer; none when taken back"),
                .text("note", zh: "备注", en: "Note"), .text("evidence", zh: "附件", en: "Evidence"),
                .text("by", zh: "填写人", en: "By"), .whole("at", zh: "时间", en: "At"),
                .whole("counts", zh: "有效", en: "Counts"),
            ],
            rows: entries.enumerated().map { place, entry in
                [
                    .text(entry.item), .text(optional: entry.answer?.answer.printed),
                    .text(entry.answer?.note ?? ""),
                    .text(entry.answer?.evidence.joined(separator: "、") ?? ""),
                    .text(entry.person.code), .integer(entry.moment.yyyymmddhhmmss),
                    .flag(entry.answer != nil && newest[entry.item] == place),
                ]
            })
    }

    private var findingTable: ResultTable {
        get throws {
            ResultTable(
                name: "findings",
                columns: [
                    .text("item", zh: "检查项目", en: "Item"), .text("place", zh: "部位", en: "Place"),
                    .whole("day", zh: "发现日期", en: "Day"),
                    .whole("criticality", zh: "关键程度", en: "Criticality"),
                    .text("lost", zh: "扣分", en: "Points lost"),
                    .text("finder", zh: "发现人", en: "Found by"),
                    .text("note", zh: "备注", en: "Note"),
                    .text("evidence", zh: "附件", en: "Evidence"),
                ],
                rows: try inspection?.findings.map { finding in
                    [
                        .text(finding.item), .text(finding.place.code), .day(finding.day),
                        .integer(Int64(finding.criticality.rawValue)),
                        .text(finding.lostPoints.description), .text(finding.finder.code),
                        .text(finding.note), .text(finding.evidence.joined(separator: "、")),
                    ]
                } ?? [])
        }
    }
}

/// Cases of a checklist in phases as tables.
enum PhaseTables {
    static func tables(_ checks: [PhasedCheck]) -> [ResultTable] {
        [phases(checks), cases(checks), indicators(PhaseIndicators(checks))]
    }

    private static func phases(_ checks: [PhasedCheck]) -> ResultTable {
        ResultTable(
            name: "phases",
            columns: [
                .text("case", zh: "病例", en: "Case"), .text("phase", zh: "阶段", en: "Phase"),
                .whole("complete", zh: "完整", en: "Complete"),
                .text("missing_items", zh: "未答项目", en: "Items without an answer"),
                .text("missing_signers", zh: "未签名", en: "Not signed by"),
                .whole("at", zh: "完成时间", en: "Completed at"),
                .whole("in_order", zh: "时间顺序正确", en: "In order"),
                .text("failed_items", zh: "不合格项目", en: "Failed items"),
            ],
            rows: checks.flatMap { check in
                check.standings.map { standing in
                    [
                        .text(check.id), .text(standing.phase), .flag(standing.isComplete),
                        .text(standing.missingItems.joined(separator: "、")),
                        .text(standing.missingSigners.map(\.name).joined(separator: "、")),
                        standing.moment.map { .integer($0.yyyymmddhhmmss) } ?? .null,
                        .flag(standing.isInOrder),
                        .text(standing.failedItems.joined(separator: "、")),
                    ]
                }
            })
    }

    private static func cases(_ checks: [PhasedCheck]) -> ResultTable {
        ResultTable(
            name: "cases",
            columns: [
                .text("case", zh: "病例", en: "Case"),
                .whole("complete", zh: "三阶段完整", en: "Complete"),
                .whole("correct", zh: "正确执行", en: "Correct"),
                .text("next", zh: "下一阶段", en: "Next phase"),
            ],
            rows: checks.map {
                [
                    .text($0.id), .flag($0.isComplete), .flag($0.isCorrect),
                    .text(optional: $0.nextPhase),
                ]
            })
    }

    private static func indicators(_ indicators: PhaseIndicators) -> ResultTable {
        ResultTable(
            name: "indicators",
            columns: [
                .whole("cases", zh: "病例数", en: "Cases"),
                .whole("complete", zh: "三阶段完整数", en: "Complete"),
                .text("complete_percent", zh: "三阶段完整率（%）", en: "Complete, percent"),
                .whole("correct", zh: "正确执行数", en: "Correct"),
                .text("correct_percent", zh: "正确执行率（%）", en: "Correct, percent"),
            ],
            rows: [
                [
                    .integer(Int64(indicators.cases)), .integer(Int64(indicators.complete)),
                    .optional(indicators.completePercent), .integer(Int64(indicators.correct)),
                    .optional(indicators.correctPercent),
                ]
            ])
    }
}

/// The result of accreditation as tables.
extension ClauseProportions {
    var tables: [ResultTable] {
        [
            ResultTable(
                name: "result",
                columns: [
                    .text("level", zh: "等次", en: "Level"),
                    .whole("clauses", zh: "适用条款数", en: "Applicable clauses"),
                    .whole("core", zh: "适用核心条款数", en: "Applicable core clauses"),
                ],
                rows: [
                    [
                        .text(optional: level), .integer(Int64(all.applicable)),
                        .integer(Int64(core.applicable)),
                    ]
                ]),
            ResultTable(
                name: "shares",
                columns: [
                    .text("group", zh: "范围", en: "all or core"),
                    .text("grade", zh: "等级", en: "Grade"),
                    .whole("reached", zh: "达到条款数", en: "Clauses that reach it"),
                    .whole("applicable", zh: "适用条款数", en: "Applicable"),
                    .text("percent", zh: "比例（%）", en: "Percent"),
                ],
                rows: all.rows("all") + core.rows("core")),
            ResultTable(
                name: "shortfalls",
                columns: [
                    .text("level", zh: "等次", en: "Level"),
                    .text("group", zh: "范围", en: "all or core"),
                    .text("grade", zh: "等级", en: "Grade"),
                    .text("percent", zh: "比例（%）", en: "Percent"),
                    .text("needed", zh: "要求（%）", en: "Needed"),
                    .whole("clauses", zh: "尚差条款数", en: "Clauses lacking"),
                ],
                rows: shortfalls.map {
                    [
                        .text($0.level), .text($0.isCore ? "core" : "all"),
                        .text($0.grade.rawValue), .text($0.percent.description),
                        .text($0.needed.description), .integer(Int64($0.clauses)),
                    ]
                }),
        ]
    }
}

extension ClauseProportions.Group {
    fileprivate func rows(_ name: String) -> [[ResultValue]] {
        ClauseGrade.tiers.indices.map { place in
            [
                .text(name), .text(ClauseGrade.tiers[place].rawValue),
                .integer(Int64(reached[place])), .integer(Int64(applicable)),
                .optional(percents[place]),
            ]
        }
    }
}
