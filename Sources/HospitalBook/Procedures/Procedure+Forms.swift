import FHIRExchange
import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about forms of FHIR: kept without loss, checked, and exchanged with checklists.
extension Procedure {
    static let formProcedures: [Procedure] = [
        formRoundTrip, formValidate, formTemplate, formQuestionnaire, formResponse, formAnswers,
    ]

    private static let releaseArgument = ProcedureArgument.optional(
        "release", .text, zh: "FHIR版本：R4或R5，默认R4", en: "The release: R4 or R5, R4 unless given")

    /// `fhir.round_trip`: a form or a response read and written again.
    static let formRoundTrip = Procedure(
        "fhir.round_trip",
        (
            zh: "读入并原样写出FHIR问卷或答卷：保留次序、未知元素、扩展与数字写法；可转换R4与R5。",
            en: "Reads and writes a FHIR form or response without loss: order, unknown elements, "
                + "extensions and the text of numbers; converts between R4 and R5."
        ),
        arguments: [
            .needed(
                "resource", .object, zh: "Questionnaire或QuestionnaireResponse",
                en: "A Questionnaire or QuestionnaireResponse"),
            .optional(
                "release", .text, zh: "转换为R4或R5；默认不转换",
                en: "Convert to R4 or R5; left as it is unless given"),
        ],
        tables: ["resource", "issues"]
    ) { members in
        let reader = try members.needed("resource")
        let release: FHIRRelease? = try members.optional("release")?.choice()
        let resource: ResultTable
        let root: String
        if FHIRElement(reader.value)?.text("resourceType") == "QuestionnaireResponse" {
            var response = try reader.questionnaireResponse()
            if let release { response = try response.converted(to: release) }
            resource = FormTables.resource(response, as: release ?? response.release)
            root = "QuestionnaireResponse"
        } else {
            var form = try reader.questionnaire()
            if let release { form = try form.converted(to: release) }
            resource = FormTables.resource(form, as: release ?? form.release)
            root = "Questionnaire"
        }
        let duplicates = DuplicateNames.paths(in: reader.value, at: root)
        return ProcedureResult([
            resource, FormTables.issues(duplicates.map { FHIRIssue(.duplicateName, at: $0) }),
        ])
    }

    /// `fhir.validate`: a form checked by itself, or a response against its form.
    static let formValidate = Procedure(
        "fhir.validate",
        (
            zh: "校验FHIR问卷，或按问卷校验答卷：结构、必填、类型、备选项、值集、数量、启用条件与限值，给出代码与位置。",
            en: "Checks a FHIR form, or a response against its form: structure, required items, "
                + "types, options, value sets, counts, conditions and limits, with code and path."
        ),
        arguments: [
            .needed("questionnaire", .object, zh: "问卷Questionnaire", en: "The Questionnaire"),
            .optional(
                "response", .object, zh: "答卷QuestionnaireResponse；不给时校验问卷本身",
                en: "The QuestionnaireResponse; without it the form itself is checked"),
            .optional(
                "value_sets", .array, zh: "问卷引用而未内含的值集ValueSet",
                en: "The ValueSets that the form names and does not contain"),
        ],
        tables: ["result", "issues"]
    ) { members in
        let form = try members.needed("questionnaire").questionnaire()
        let issues: [FHIRIssue]
        if let reader = members.optional("response") {
            var sets: [ValueSet] = []
            for set in try members.elements("value_sets") { sets.append(try ValueSet(set.value)) }
            issues =
                ResponseCheck(
                    try reader.questionnaireResponse(), against: form, valueSets: sets
                ).issues
        } else {
            issues = QuestionnaireCheck(form).issues
        }
        return ProcedureResult([FormTables.result(issues), FormTables.issues(issues)])
    }

    /// `fhir.template`: a form taken as a checklist.
    static let formTemplate = Procedure(
        "fhir.template",
        (
            zh: "FHIR问卷转检查表：各部分、项目、分值、关键程度、答案类型与条件，并列出未能转入的内容。",
            en: "A FHIR form taken as a checklist: sections, items, points, criticality, answers "
                + "and conditions, and what has no place in one."
        ),
        arguments: [
            .needed("questionnaire", .object, zh: "问卷Questionnaire", en: "The Questionnaire")
        ],
        tables: ["template", "items", "notes"]
    ) { members in
        let imported = try ImportedChecklist(try members.needed("questionnaire").questionnaire())
        return ProcedureResult([
            imported.template.headTable, imported.template.itemTable,
            FormTables.issues(imported.notes, name: "notes"),
        ])
    }

    /// `fhir.questionnaire`: a checklist written as a form.
    static let formQuestionnaire = Procedure(
        "fhir.questionnaire",
        (
            zh: "检查表转FHIR问卷：分值、关键程度、扣分与条件写入扩展，转回时不变。",
            en: "A checklist as a FHIR form: points, criticality, deductions and conditions stand "
                + "in extensions and come back the same."
        ),
        arguments: ChecklistTemplate.arguments + [releaseArgument], tables: ["resource"]
    ) { members in
        let release = try members.release()
        let form = try Questionnaire(of: try members.checklistTemplate(), as: release)
        return ProcedureResult([FormTables.resource(form, as: release)])
    }

    /// `fhir.response`: answers to a checklist written as a response.
    static let formResponse = Procedure(
        "fhir.response",
        (
            zh: "检查答案转FHIR答卷：答案、备注、证据、检查人与场合。",
            en: "Answers to a checklist as a FHIR response: answers, notes, evidence, inspectors "
                + "and the occasion."
        ),
        arguments: ChecklistTemplate.arguments + [
            .needed(
                "answers", .array, zh: "答案：item与答案，同safety.score",
                en: "Answers: item and the answer, as in safety.score"),
            .optional("not_due", .array, zh: "本次未到检查期的项目", en: "Items that are not due"),
            .optional("inspection", .text, zh: "检查编号", en: "The inspection"),
            .optional("place", .text, zh: "检查部位", en: "The place"),
            .optional("day", .text, zh: "日期", en: "The day"),
            .optional("inspector", .text, zh: "检查人", en: "The inspector"),
            releaseArgument,
        ],
        tables: ["resource"]
    ) { members in
        let release = try members.release()
        let checklist = try CompletedChecklist(
            template: try members.checklistTemplate(),
            answers: try members.elements("answers").map { try ItemAnswer($0) },
            notDue: Set(try members.optional("not_due")?.texts() ?? []))
        let response = try QuestionnaireResponse(
            of: checklist, on: try members.occasion(), as: release)
        return ProcedureResult([FormTables.resource(response, as: release)])
    }

    /// `fhir.answers`: a response read as answers to a checklist.
    static let formAnswers = Procedure(
        "fhir.answers",
        (
            zh: "FHIR答卷转检查答案：按检查表核对，列出各项答案与场合。",
            en: "A FHIR response as answers to a checklist, held against it, with the occasion."
        ),
        arguments: ChecklistTemplate.arguments + [
            .needed(
                "response", .object, zh: "答卷QuestionnaireResponse",
                en: "The QuestionnaireResponse")
        ],
        tables: ["answers", "occasion"]
    ) { members in
        let template = try members.checklistTemplate()
        let read = try InspectionAnswers(
            try members.needed("response").questionnaireResponse(), to: template)
        _ = try CompletedChecklist(template: template, answers: read.answers)
        return ProcedureResult([
            FormTables.answers(read.answers), FormTables.occasion(read.occasion),
        ])
    }
}
