import HospitalCore
import Interchange
import Storage

/// Procedures of a month end on a book: appraisal, pay, inspection.
extension Procedure {
    static let monthEndProcedures: [Procedure] = [
        bookAppraisalRun, bookPayDistribute, bookInspectionScore,
    ]

    private static let month = ProcedureArgument.needed(
        "period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)")

    /// `book.appraisal.run`: scores and grades everybody of a scheme for a month.
    static let bookAppraisalRun = Procedure(
        onBook: Book.appraisalProcedure,
        (
            zh: "按考核方案考核账簿中一个月的全部对象，结果写入结果表；数据未变时返回现有运行。",
            en: "Appraises a month by a scheme into tables; unchanged facts give the same run."
        ),
        arguments: [
            month, .needed("scheme", .text, zh: "考核方案编码", en: "The code of the scheme"),
        ],
        tables: ["cards", "parts", "items", "deductions"], typedTwins: ["hosp_appraisal_run"]
    ) { members, book in
        try book.runAppraisal(
            month: Month(members.needed("period").text()),
            scheme: members.needed("scheme").text()
        ).procedureResult(in: book)
    }

    /// `book.pay.distribute`: distributes a pool of a month to departments and persons.
    static let bookPayDistribute = Procedure(
        onBook: Book.payProcedure,
        (
            zh: "按现行考核结果分配账簿中一个月的绩效总量，到科室、到个人；考核结果过时则拒绝。",
            en: "Distributes a pool of a month by the current appraisal; a stale one is refused."
        ),
        arguments: [
            month, .needed("pool", .text, zh: "绩效总量编码", en: "The code of the pool"),
        ],
        tables: payDistribute.tables, typedTwins: ["hosp_pay_distribute"]
    ) { members, book in
        try book.distributePay(
            month: Month(members.needed("period").text()), pool: members.needed("pool").text()
        ).procedureResult
    }

    /// `book.inspection.score`: scores an inspection and records its findings and hazards.
    static let bookInspectionScore = Procedure(
        onBook: Book.inspectionProcedure,
        (
            zh: "计算账簿中一次安全检查的得分，登记问题，关键项和否决项的问题转为隐患。",
            en: "Scores an inspection of a book, records its findings and opens hazards."
        ),
        arguments: [
            month, .needed("inspection", .text, zh: "检查编号", en: "The code of the inspection"),
        ],
        tables: safetyScore.tables + ["findings"], typedTwins: ["hosp_inspection_score"]
    ) { members, book in
        try book.scoreInspection(
            month: Month(members.needed("period").text()),
            inspection: members.needed("inspection").text()
        ).procedureResult
    }
}
