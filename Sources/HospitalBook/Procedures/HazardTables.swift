import HospitalCore
import SafetyInspection

/// The tables of the procedures of hazards.
enum HazardTables {
    /// The columns of ``Hazard/cells``.
    static let columns: [ResultColumn] = [
        .text("hazard", zh: "隐患编号", en: "Hazard"), .text("state", zh: "状态", en: "State"),
        .text("grade", zh: "等级", en: "Grade"), .whole("round", zh: "整改轮次", en: "Round"),
        .text("deadline", zh: "整改期限", en: "Deadline"),
        .text("class", zh: "整改类别", en: "Class of rectification"),
        .text("repeat_of", zh: "重复隐患", en: "Closed hazard that it repeats"),
        .text("next_steps", zh: "可采取的步骤", en: "Steps that can be taken"),
    ]

    /// The columns of a standing.
    static let standing: [ResultColumn] = [
        .whole("days", zh: "逾期天数", en: "Days overdue"),
        .whole("work_days", zh: "逾期工作日", en: "Work days overdue"),
        .whole("rung", zh: "升级级别", en: "Rung"),
        .text("recipient", zh: "升级对象", en: "Goes to"),
    ]

    /// The values of a standing; nothing is overdue without a deadline.
    static func cells(_ standing: OverdueLadder.Standing?) -> [ResultValue] {
        [standing?.days ?? 0, standing?.workDays ?? 0, standing?.rung ?? 0].map {
            .integer(Int64($0))
        } + [.text(optional: standing?.recipient)]
    }

    private static let overdueColumns =
        [
            ResultColumn.text("hazard", zh: "隐患编号", en: "Hazard"),
            .text("deadline", zh: "整改期限", en: "Deadline"),
        ] + standing

    /// The overdue hazards.
    static func overdue(_ rows: [[ResultValue]]) -> ResultTable {
        ResultTable(name: "overdue", columns: overdueColumns, rows: rows)
    }

    /// The overdue hazards of a book, in columns.
    static func overdue(_ hazards: OverdueHazards) -> ResultTable {
        ResultTable(name: "overdue", columns: overdueColumns, cells: hazards.cells)
    }

    /// The orders, one row for each of their recipients.
    static func notices(_ notices: [RectificationNotice]) -> ResultTable {
        ResultTable(
            name: "notices",
            columns: [
                .text("hazard", zh: "隐患编号", en: "Hazard"),
                .text("to", zh: "送达科室", en: "Recipient"),
                .text("place", zh: "部位", en: "Place"), .text("item", zh: "检查项目", en: "Item"),
                .text("responsible", zh: "责任人", en: "Responsible"),
                .text("measures", zh: "措施", en: "Measures"),
                .text("issued", zh: "签发日期", en: "Issued"),
                .text("deadline", zh: "整改期限", en: "Deadline"),
                .whole("round", zh: "整改轮次", en: "Round"),
                .text("finder", zh: "发现人", en: "Found by"),
                .text("note", zh: "问题说明", en: "Note"),
                .text("evidence", zh: "附件", en: "Evidence"),
            ],
            rows: notices.flatMap { notice in
                notice.recipients.map { recipient in
                    [
                        .text(notice.hazard.code), .text(recipient.code),
                        .text(notice.place.code), .text(notice.item),
                        .text(notice.responsible.code), .text(notice.measures),
                        .text(notice.issued.description), .text(notice.deadline.description),
                        .integer(Int64(notice.round)), .text(notice.finder.code),
                        .text(notice.note), .text(notice.evidence.joined(separator: "、")),
                    ]
                }
            })
    }

    /// What became of the hazards.
    static func summary(_ summary: RectificationSummary) -> ResultTable {
        ResultTable(
            name: "summary",
            columns: [
                .whole("total", zh: "隐患数", en: "Hazards"),
                .whole("immediate", zh: "立行立改", en: "Removed at once"),
                .whole("planned", zh: "限期整改", en: "In a plan"),
                .whole("undecided", zh: "待定", en: "Undecided"),
                .whole("rejected", zh: "不予立案", en: "Rejected"),
                .whole("closed", zh: "已销号", en: "Closed"),
                .text("closed_percent", zh: "销号率（%）", en: "Closed percent"),
            ],
            rows: [
                [
                    summary.total, summary.immediate, summary.planned, summary.undecided,
                    summary.rejected, summary.closed,
                ].map { .integer(Int64($0)) } + [.optional(summary.closedPercent)]
            ])
    }

    /// The rules of the library.
    static func rules(_ rules: HazardRules) -> [ResultTable] {
        [
            ResultTable(
                name: "grades",
                columns: [
                    .text("code", zh: "等级编码", en: "Grade"), .text("name", zh: "等级", en: "Name"),
                    .whole("major", zh: "重大隐患", en: "Major"),
                    .whole("days", zh: "整改天数", en: "Days"),
                ],
                rows: rules.grades.map {
                    [
                        .text($0.code), .text($0.name), .integer($0.isMajor ? 1 : 0),
                        $0.days.map { .integer(Int64($0)) } ?? .null,
                    ]
                }),
            names("labels", HazardRules.labels),
            names("parts", MajorHazardPlan.Part.allCases.map { $0.term.text(in: .chinese) }),
            ResultTable(
                name: "ladder",
                columns: [
                    .whole("work_days", zh: "逾期工作日", en: "Work days overdue"),
                    .text("recipient", zh: "升级对象", en: "Goes to"),
                ],
                rows: OverdueLadder.standard.rungs.map {
                    [.integer(Int64($0.workDays)), .text($0.recipient)]
                }),
            ResultTable(
                name: "penalties",
                columns: [
                    .text("law", zh: "依据", en: "Law"),
                    .text("offence", zh: "情形", en: "Offence"),
                ] + fines,
                rows: HazardPenalty.standard.map { penalty in
                    [
                        .text(penalty.citation.title + penalty.citation.article),
                        .text(penalty.offence),
                    ] + range(penalty.fine) + range(penalty.escalated) + range(penalty.persons)
                }),
        ]
    }

    private static let fines: [ResultColumn] = [
        .whole("fine_least_fen", zh: "罚款下限（分）", en: "Least fine in fen"),
        .whole("fine_most_fen", zh: "罚款上限（分）", en: "Greatest fine in fen"),
        .whole("escalated_least_fen", zh: "逾期未改下限（分）", en: "Least fine when not corrected"),
        .whole("escalated_most_fen", zh: "逾期未改上限（分）", en: "Greatest fine when not corrected"),
        .whole("persons_least_fen", zh: "责任人员下限（分）", en: "Least fine of persons"),
        .whole("persons_most_fen", zh: "责任人员上限（分）", en: "Greatest fine of persons"),
    ]

    private static func range(_ fine: ClosedRange<Money>?) -> [ResultValue] {
        guard let fine else { return [.null, .null] }
        return [.integer(fine.lowerBound.fen), .integer(fine.upperBound.fen)]
    }

    private static func names(_ table: String, _ names: [String]) -> ResultTable {
        ResultTable(
            name: table, columns: [.text("name", zh: "名称", en: "Name")],
            rows: names.map { [.text($0)] })
    }
}

extension Hazard {
    /// Where it stands, as the tables have it.
    var cells: [ResultValue] {
        let grade: String?
        if case .graded(let given, _) = state {
            grade = given.code
        } else {
            grade = round?.grade.code
        }
        return [
            .text(id.code), .text(state.kind.rawValue), .text(optional: grade),
            round.map { .integer(Int64($0.number)) } ?? .null,
            .text(optional: deadline?.description), .text(rectificationClass.name),
            .text(optional: repeatOf?.code),
            .text(state.kind.steps.map(\.rawValue).joined(separator: ",")),
        ]
    }
}
