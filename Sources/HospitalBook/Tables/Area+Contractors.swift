import Storage

/// Work of contractors and the permits for special work.
extension Area {
    /// The area `contractor`.
    public static let contractor = Area(
        "contractor", requires: ["book", "organisation", "staff", "safety"],
        tables: [
            .contractWork, .workDocument, .workCoverage, .permit, .permitWorker, .permitMeasure,
        ])
}

extension ColumnDeclaration {
    static let contractWorkCode = ColumnDeclaration(
        "contract_work_code", .code, zh: "外包作业编号", en: "work of a contractor")
    static let permitCode = ColumnDeclaration("permit_code", .code, zh: "作业票编号", en: "permit")
}

/// What contractors do, and what they have shown.
extension TableDeclaration {
    /// The work of contractors (外包作业).
    public static let contractWork = TableDeclaration(
        "hosp_contract_work", .register, label: Label(zh: "外包作业", en: "work of contractors"),
        key: ["contract_work_code"],
        columns: [
            .contractWorkCode,
            ColumnDeclaration("contractor_name", .text(200), zh: "承包单位", en: "contractor"),
            ColumnDeclaration("first_day", .day, zh: "开工日期", en: "first day"),
            ColumnDeclaration("last_day", .day, zh: "完工日期", en: "last day"),
            .optionalBatchKey,
        ])

    /// The documents that were checked (已审资料): measures, methods, agreement.
    public static let workDocument = TableDeclaration(
        "hosp_work_document", .register, label: Label(zh: "已审资料", en: "documents checked"),
        key: ["contract_work_code", "document_kind"],
        columns: [
            .contractWorkCode,
            ColumnDeclaration("document_kind", .code, zh: "资料类别", en: "kind of document"),
            .optionalBatchKey,
        ])

    /// The licences and insurances (资质与保险) with their days.
    public static let workCoverage = TableDeclaration(
        "hosp_work_coverage", .register,
        label: Label(zh: "资质与保险", en: "licences and insurances"),
        key: ["contract_work_code", "coverage_kind", "policy_number"],
        columns: [
            .contractWorkCode,
            ColumnDeclaration("coverage_kind", .code, zh: "类别", en: "kind"),
            ColumnDeclaration("policy_number", .code, zh: "编号", en: "number"),
            ColumnDeclaration("valid_from", .day, zh: "起始日期", en: "first day"),
            ColumnDeclaration(
                "valid_to", .day, zh: "有效期至", en: "last day",
                null: Label(zh: "长期有效", en: "it does not expire")),
            .optionalBatchKey,
        ])
}

/// Permits for special work.
extension TableDeclaration {
    /// The permits (特殊作业票).
    ///
    /// Applicants, approvers and guardians may be people of a contractor.
    public static let permit = TableDeclaration(
        "hosp_permit", .register, label: Label(zh: "特殊作业票", en: "permits for special work"),
        key: ["permit_code"],
        columns: [
            .permitCode, ColumnDeclaration("permit_kind", .code, zh: "作业类别", en: "kind of work"),
            .placeCode, ColumnDeclaration("starts_at", .moment, zh: "开始时刻", en: "beginning"),
            ColumnDeclaration("ends_at", .moment, zh: "结束时刻", en: "end"),
            ColumnDeclaration("applicant_code", .code, zh: "申请人", en: "who asked for it"),
            ColumnDeclaration(
                "approver_code", .code, zh: "审批人", en: "who approved it",
                null: Label(zh: "未审批", en: "nobody")),
            ColumnDeclaration(
                "guardian_code", .code, zh: "监护人", en: "who watches",
                null: Label(zh: "未指定", en: "nobody")),
            ColumnDeclaration(
                "tested_at", .moment, zh: "气体检测时刻", en: "when the air was tested",
                null: Label(zh: "未检测", en: "it was not")),
            ColumnDeclaration(
                "closed_at", .moment, zh: "清场交回时刻", en: "when the site was cleared",
                null: Label(zh: "未交回", en: "it was not")),
            .optionalBatchKey,
        ])

    /// Who works by a permit (作业人员), with the last day of the certificate.
    public static let permitWorker = TableDeclaration(
        "hosp_permit_worker", .register, label: Label(zh: "作业人员", en: "workers of permits"),
        key: ["permit_code", "worker_code"],
        columns: [
            .permitCode, ColumnDeclaration("worker_code", .code, zh: "作业人", en: "worker"),
            ColumnDeclaration(
                "certified_to", .day, zh: "证书有效期至", en: "last day of the certificate",
                null: Label(zh: "没有证书", en: "there is none")),
            .optionalBatchKey,
        ])

    /// The measures that were done (已落实措施).
    public static let permitMeasure = TableDeclaration(
        "hosp_permit_measure", .register, label: Label(zh: "已落实措施", en: "measures done"),
        key: ["permit_code", "measure_name"],
        columns: [
            .permitCode, ColumnDeclaration("measure_name", .code, zh: "措施", en: "measure"),
            .optionalBatchKey,
        ])
}
