import HospitalCore
import Interchange

/// Procedures of the assets of a book: depreciation, its way into the cost ledger, campaigns.
extension Procedure {
    static let bookAssetProcedures: [Procedure] = [
        bookAssetDepreciation, bookAssetPost, bookAssetCount,
    ]

    /// The month of a run of daily cost control.
    static let accountingMonth = ProcedureArgument.needed(
        "period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)")

    /// `book.asset.depreciation`: what a month charges the assets of a book.
    static let bookAssetDepreciation = Procedure(
        onBook: Book.depreciationProcedure,
        (
            zh: "按账簿中的资产卡片、变动和处置计提一个月的折旧，每项资产一行，结果写入结果表。",
            en: "Depreciates the assets of a book for a month, one row for each, into a table."
        ),
        arguments: [accountingMonth], tables: ["charges", "run"]
    ) { members, book in
        try book.depreciate(month: members.needed("period").month()).procedureResult
    }

    /// `book.asset.post`: posts the depreciation of a month to the cost ledger.
    static let bookAssetPost = Procedure(
        onBook: "book.asset.post",
        (
            zh: "将现行折旧结果按科室、成本项目和资金来源记入成本明细，说明中注明运行号；重算后替换。",
            en: "Posts the current depreciation to the cost ledger by department, item and funds."
        ),
        arguments: [accountingMonth], tables: ["entries", "batch"]
    ) { members, book in
        let posted = try book.postDepreciation(month: members.needed("period").month())
        return ProcedureResult([
            ResultTable(
                name: "entries",
                columns: [
                    .text("department", zh: "科室", en: "Department"),
                    .text("item", zh: "成本项目", en: "Cost item"),
                    .text("funding", zh: "资金来源", en: "Source of funds"),
                    .text("entry", zh: "凭证及行号", en: "Voucher and line"),
                ] + ResultColumn.amount("amount", zh: "金额", en: "Amount"),
                rows: posted.charges.map {
                    [
                        .text($0.department), .text($0.item), .text(optional: $0.funding),
                        .text($0.entry),
                    ] + [ResultValue].amount($0.amount)
                }),
            ResultTable(
                name: "batch",
                columns: [
                    .text("batch", zh: "批次", en: "Batch"),
                    .text("run", zh: "运行号", en: "Run"),
                    .whole("repeated", zh: "未变化", en: "Unchanged"),
                ],
                rows: [[.text(posted.batch), .text(posted.run), .flag(posted.isRepeated)]]),
        ])
    }

    /// `book.asset.count`: how a campaign found the assets of a book.
    static let bookAssetCount = Procedure(
        onBook: Book.assetCountProcedure,
        (
            zh: "账簿中一次资产清查：在位、错位、缺失、账外，重复扫描只计一次，科室进度，应清查和卡片缺项。",
            en: "A counting campaign of a book: found, misplaced, missing, unknown, what is due."
        ),
        arguments: [
            accountingMonth, .needed("campaign", .text, zh: "清查批次", en: "The campaign"),
        ],
        tables: ["assets", "departments", "due", "run"]
    ) { members, book in
        try book.countAssets(
            month: members.needed("period").month(), campaign: members.text("campaign")
        ).procedureResult
    }
}
