import CostControl
import HospitalCore
import Interchange

/// The procedure that depreciates an asset.
extension Procedure {
    static let assetProcedures: [Procedure] = [assetDepreciation]

    /// `asset.depreciation`: the straight-line depreciation of an asset, month by month.
    ///
    /// ```json
    /// {"asset":"CT-01","cost":"1000000.00","acquired":"2025-03-18","months":60,
    ///  "disposed":"2027-08-05","rule":"government",
    ///  "revisions":[{"month":"2026-01","cost_change":"120000.00","months":62}]}
    /// ```
    static let assetDepreciation = Procedure(
        "asset.depreciation",
        (
            zh: "固定资产折旧（年限平均法）：政府准则当月增加当月计提，各月之和恒等于应计折旧额。",
            en: "Straight-line depreciation by month; the months add up to the cost of the asset."
        ),
        arguments: [
            .optional("asset", .text, zh: "资产编号，用于提示信息", en: "The asset, for messages"),
            .needed("cost", .decimal, zh: "原值（元）", en: "The cost in yuan"),
            .optional(
                "residual", .decimal, zh: "残值（元），政府准则不考虑",
                en: "The residual value in yuan; none under the government rule"),
            .needed("acquired", .text, zh: "取得日期，2025-03-18", en: "The day of acquisition"),
            .needed("months", .whole, zh: "使用年限（月）", en: "The life in months"),
            .optional("disposed", .text, zh: "处置日期", en: "The day of disposal"),
            .optional(
                "rule", .text, zh: "起止月规则：government（默认）、enterprise",
                en: "Month rule: government (default), enterprise"),
            .optional(
                "revisions", .array, zh: "变更：month、cost_change（元）、months（剩余月数）",
                en: "Revisions: month, cost_change (yuan), months (left)"),
            .optional(
                "opening", .object, zh: "期初：month、accumulated（累计折旧，元）、months（剩余月数）",
                en: "Opening balance: month, accumulated (yuan), months (left)"),
        ],
        tables: ["charges"]
    ) { members in
        let schedule = try DepreciationSchedule(DepreciationArguments.asset(members))
        let charges = schedule.charges
        var table = ResultTable(
            name: "charges",
            columns: [ResultColumn("month", .integer, zh: "月份", en: "Month")]
                + ResultColumn.amount("amount", zh: "折旧额", en: "Charge")
                + ResultColumn.amount("accumulated", zh: "累计折旧", en: "Accumulated")
                + ResultColumn.amount("net", zh: "净值", en: "Net value"))
        for charge in charges {
            table.append(
                [.integer(Int64(charge.month.yyyymm))] + .amount(charge.amount)
                    + .amount(charge.accumulated) + .amount(charge.net))
        }
        return ProcedureResult(
            json: .object([
                "rule": .string(schedule.asset.rule.rawValue),
                "first_month": month(charges.first), "last_month": month(charges.last),
                "months_charged": .number(String(charges.count)),
                "levels": .array(schedule.levels.map { .money($0) }),
                "accumulated": .money(schedule.accumulated),
                "charges": .array(
                    charges.map { charge in
                        .object([
                            "month": .string(charge.month.description),
                            "amount": .money(charge.amount),
                            "accumulated": .money(charge.accumulated), "net": .money(charge.net),
                        ])
                    }),
            ]),
            tables: [table])
    }

    private static func month(_ charge: DepreciationSchedule.Charge?) -> JSONValue {
        charge.map { .string($0.month.description) } ?? .null
    }
}

/// Reads the arguments of `asset.depreciation`.
private enum DepreciationArguments {
    static func asset(_ members: ArgumentMembers) throws -> DepreciableAsset {
        try DepreciableAsset(
            code: members.optional("asset")?.text() ?? "—",
            cost: members.needed("cost").money(),
            residual: members.optional("residual")?.money() ?? .zero,
            life: DepreciableAsset.Life(
                acquired: Day(members.needed("acquired").text()),
                months: members.needed("months").whole(),
                disposed: members.optional("disposed").map { try Day($0.text()) }),
            terms: (
                rule: members.optional("rule")?.choice() ?? .government,
                revisions: members.optional("revisions")?.elements().map(revision) ?? []
            ),
            opening: members.optional("opening").map(opening))
    }

    private static func opening(_ reader: ArgumentReader) throws -> DepreciationOpening {
        let members = try reader.members(["month", "accumulated", "months"])
        return DepreciationOpening(
            month: try Month(members.needed("month").text()),
            accumulated: try members.money("accumulated"),
            months: try members.needed("months").whole())
    }

    private static func revision(_ reader: ArgumentReader) throws -> DepreciationRevision {
        let members = try reader.members(["month", "cost_change", "months"])
        return DepreciationRevision(
            from: try Month(members.needed("month").text()),
            costChange: try members.optional("cost_change")?.money() ?? .zero,
            months: try members.needed("months").whole())
    }
}
