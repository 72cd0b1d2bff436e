import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about checklists: which there are, what a hospital makes of them, and accreditation.
extension Procedure {
    static let checklistProcedures: [Procedure] = [
        checklistList, checklistShow, checklistDerive, checklistInspect, checklistPhases,
        checklistClauses,
    ]

    /// `checklist.list`: the checklists that ship with the library.
    static let checklistList = Procedure(
        "checklist.list",
        (
            zh: "标准检查表目录：版本、有效期、频次、分值、否决项，及所依据的文件。",
            en: "The checklists of the library: version, validity, frequency, points, vetoes, and "
                + "the documents they follow."
        ),
        arguments: [], tables: ["checklists", "citations"]
    ) { _ in
        var citations = ResultTable(
            name: "citations",
            columns: [
                .text("checklist", zh: "检查表", en: "Checklist"),
                .text("title", zh: "文件", en: "Title"),
                .text("number", zh: "文号", en: "Number"), .text("article", zh: "条款", en: "Article"),
                .whole("confirmed", zh: "已核对原文", en: "Confirmed"),
            ])
        var rows: [[ResultValue]] = []
        for checklist in StandardChecklist.all {
            let template = try checklist.template()
            rows.append(
                template.headCells + [
                    .day(checklist.validity.from), .day(checklist.validity.to),
                    .text(checklist.frequency.rawValue),
                    .text(checklist.signers.map(\.name).joined(separator: "、")),
                ])
            for citation in checklist.citations {
                citations.append([
                    .text(checklist.identity.id), .text(citation.title), .text(citation.number),
                    .text(citation.article), .flag(citation.isConfirmed),
                ])
            }
        }
        let table = ResultTable(
            name: "checklists",
            columns: ChecklistTemplate.headColumns + validityColumns + [
                .text("frequency", zh: "检查频次", en: "Frequency"),
                .text("signers", zh: "每阶段签名", en: "Signers of every phase"),
            ], rows: rows)
        return ProcedureResult([table, citations])
    }

    /// `checklist.show`: the sections and items of a checklist.
    static let checklistShow = Procedure(
        "checklist.show",
        (
            zh: "检查表内容：各部分、项目、分值、关键程度、答案类型、频次、条件与依据。",
            en: "A checklist: sections, items, points, criticality, answers, frequency, conditions "
                + "and sources."
        ),
        arguments: ChecklistTemplate.arguments, tables: ["template", "items"]
    ) { members in
        let template = try members.checklistTemplate()
        return ProcedureResult([
            template.headTable, template.itemTable,
        ])
    }

    /// `checklist.derive`: a hospital's own version of a checklist, with every change.
    static let checklistDerive = Procedure(
        "checklist.derive",
        (
            zh: "医院自定版本：由标准检查表派生，保留来源，列出全部变更，放宽要求的变更单独标出。",
            en: "A hospital's own version of a checklist: keeps its origin and lists every change, "
                + "those that ask for less marked."
        ),
        arguments: [
            .optional("base", .text, zh: "来源标准检查表", en: "The standard checklist it comes from"),
            .optional(
                "base_template", .object, zh: "来源模板全文，替代base",
                en: "The template it comes from in full, instead of base"),
            .needed("id", .text, zh: "编码", en: "The code"),
            .needed("version", .text, zh: "版本", en: "The version"),
            .optional("title", .text, zh: "名称", en: "The title"),
            .needed("owner", .text, zh: "归口单位", en: "The unit that answers for it"),
            .needed("from", .text, zh: "启用日期", en: "The first day it holds"),
            .optional("to", .text, zh: "停用日期", en: "The last day it holds"),
            .optional("total", .text, zh: "总分规则：hundred或percent", en: "hundred or percent"),
            .optional(
                "pass_rule", .text, zh: "合格规则：percent或every_item", en: "percent or every_item"),
            .optional(
                "edits", .array,
                zh: "变更：edit（add、remove、replace、weigh、add_section、remove_section）及section、item、"
                    + "weight",
                en: "Edits: edit (add, remove, replace, weigh, add_section, remove_section) with "
                    + "section, item, weight"),
        ],
        tables: ["template", "items", "changes"]
    ) { members in
        let derived = try DerivedTemplate(members)
        return ProcedureResult([
            ResultTable(
                name: "template",
                columns: ChecklistTemplate.headColumns + validityColumns + [
                    .text("origin", zh: "来源", en: "Origin"),
                    .text("origin_version", zh: "来源版本", en: "Version of the origin"),
                    .text("owner", zh: "归口单位", en: "Owner"),
                ],
                rows: [
                    derived.template.headCells + [
                        .day(derived.validity.from), .day(derived.validity.to),
                        .text(derived.origin.id), .text(derived.origin.version),
                        .text(derived.owner.code),
                    ]
                ]),
            derived.template.itemTable,
            ResultTable(
                name: "changes",
                columns: [
                    .text("code", zh: "部分或项目", en: "Section or item"),
                    .text("change", zh: "变更", en: "Change"),
                    .text("field", zh: "字段", en: "Field"),
                    .text("before", zh: "变更前", en: "Before"),
                    .text("after", zh: "变更后", en: "After"),
                    .whole("looser", zh: "放宽要求", en: "Asks for less"),
                ],
                rows: derived.changes.map { change in
                    [
                        .text(change.code), .text(change.kind.rawValue), .text(change.field),
                        .text(change.before), .text(change.after), .flag(change.isLooser),
                    ]
                }),
        ])
    }

    private static let validityColumns: [ResultColumn] = [
        .whole("valid_from", zh: "启用日期", en: "Valid from"),
        .whole("valid_to", zh: "停用日期", en: "Valid to"),
    ]
}

extension ChecklistTemplate {
    /// What a list shows of a checklist.
    fileprivate static let headColumns: [ResultColumn] = [
        .text("code", zh: "编码", en: "Code"), .text("version", zh: "版本", en: "Version"),
        .text("title", zh: "名称", en: "Title"), .text("total", zh: "总分规则", en: "Total"),
        .text("pass_rule", zh: "合格规则", en: "Pass rule"), .whole("items", zh: "项目数", en: "Items"),
        .text("points", zh: "分值", en: "Points"), .whole("veto", zh: "否决项数", en: "Veto items"),
        .whole("key", zh: "关键项数", en: "Key items"),
    ]

    fileprivate var headCells: [ResultValue] {
        func count(_ criticality: Criticality) -> ResultValue {
            .integer(Int64(items.count { $0.criticality == criticality }))
        }
        return [
            .text(identity.id), .text(identity.version), .text(identity.title),
            .text(total.rawValue), .text(passRule.rawValue), .integer(Int64(items.count)),
            .text(points.description), count(.veto), count(.key),
        ]
    }

    /// The checklist as a table of one row.
    var headTable: ResultTable {
        ResultTable(name: "template", columns: Self.headColumns, rows: [headCells])
    }

    /// The items of the checklist.
    var itemTable: ResultTable {
        ResultTable(
            name: "items",
            columns: [
                .text("section", zh: "部分", en: "Section"), .text("code", zh: "项目", en: "Item"),
                .text("text", zh: "检查内容", en: "Question"), .text("points", zh: "分值", en: "Points"),
                .whole("criticality", zh: "关键程度", en: "Criticality"),
                .text("answer", zh: "答案类型", en: "Answer"),
                .text("frequency", zh: "频次", en: "Frequency"),
                .text("condition", zh: "条件", en: "Condition"),
                .text("source", zh: "依据", en: "Source"),
            ],
            rows: placedItems.map { section, item in
                [
                    .text(section), .text(item.code), .text(item.text),
                    .text(item.points.description), .integer(Int64(item.criticality.rawValue)),
                    .text(item.answerKind.printed), .text(optional: item.frequency?.rawValue),
                    .text(optional: item.condition?.printed), .text(item.source),
                ]
            })
    }
}
