import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures of pay between bounds, over a quarter, and after appeals.
extension Procedure {
    static let payAdjustmentProcedures: [Procedure] = [payBounded, payQuarter, payAppeal]

    /// `pay.bounded`: a pool between floors and ceilings.
    static let payBounded = Procedure(
        "pay.bounded",
        (
            zh: "保底封顶分配：按权数分配，不低于保底、不高于封顶，合计与总量一致。",
            en: "Distributes a pool between floors and ceilings; the shares total the pool."
        ),
        arguments: [
            .needed("pool", .decimal, zh: "总量（元）", en: "The pool in yuan"),
            .needed(
                "receivers", .array, zh: "对象：id、weight、floor（元）、ceiling（元）",
                en: "Receivers: id, weight, floor (yuan), ceiling (yuan)"),
        ],
        tables: ["receivers"]
    ) { members in
        let shares = try BoundedPay(members.needed("pool").money()).distributed(
            to: members.needed("receivers").elements().map { reader in
                let receiver = try reader.members(["id", "weight", "floor", "ceiling"])
                return BoundedPay.Receiver(
                    try receiver.needed("id").text(),
                    weight: try receiver.needed("weight").decimal(),
                    floor: try receiver.optional("floor")?.money(),
                    ceiling: try receiver.optional("ceiling")?.money())
            })
        return ProcedureResult(
            json: .object([
                "receivers": .array(
                    shares.map { share in
                        .object([
                            "id": .string(share.code), "amount": .money(share.amount),
                            "bound": share.bound.map { .string($0.rawValue) } ?? .null,
                        ])
                    })
            ]),
            tables: [
                ResultTable(
                    name: "receivers",
                    columns: [ResultColumn("receiver", .text, zh: "对象", en: "Receiver")]
                        + ResultColumn.amount("amount", zh: "金额", en: "Amount")
                        + [ResultColumn("bound", .text, zh: "保底或封顶", en: "Bound")],
                    rows: shares.map { share in
                        let bound = share.bound.map { ResultValue.text($0.rawValue) } ?? .null
                        return [.text(share.code)] + .amount(share.amount) + [bound]
                    })
            ])
    }

    /// `pay.quarter`: monthly coefficients, paid by the quarter.
    static let payQuarter = Procedure(
        "pay.quarter",
        (
            zh: "按月考核、逐季兑现：各月基数×系数之和，一次舍入到分；缺考核月份不得结算。",
            en: "Monthly coefficients paid by the quarter, rounded once; months without one refuse."
        ),
        arguments: [
            .needed(
                "months", .array, zh: "月份：month、base（元）、coefficient",
                en: "Months: month, base (yuan), coefficient")
        ],
        tables: ["quarter"]
    ) { members in
        let amount = try QuarterSettlement(
            members.needed("months").elements().map { reader in
                let month = try reader.members(["month", "base", "coefficient"])
                return QuarterSettlement.Part(
                    try month.needed("month").month(), base: try month.needed("base").money(),
                    coefficient: try month.optional("coefficient")?.decimal())
            }
        ).amount()
        return ProcedureResult(
            json: .object(["amount": .money(amount)]),
            tables: [
                ResultTable(
                    name: "quarter",
                    columns: ResultColumn.amount("amount", zh: "金额", en: "Amount"),
                    rows: [.amount(amount)])
            ])
    }

    /// `pay.appeal`: what accepted appeals change in pay.
    static let payAppeal = Procedure(
        "pay.appeal",
        (
            zh: "申诉后的绩效调整：由预留支付（只调整申诉人），或重新分配（全体差额合计为零）。",
            en: "Adjustments after appeals: from a reserve, or by everybody, totalling zero."
        ),
        arguments: [
            .needed("before", .object, zh: "原发放：编码→金额（元）", en: "What was paid: code → yuan"),
            .needed("after", .object, zh: "新版本：编码→金额（元）", en: "The new version: code → yuan"),
            .needed("appellants", .array, zh: "申诉成立的对象", en: "Whose appeals were accepted"),
            .optional(
                "reserve", .decimal, zh: "申诉预留（元）；不填为重新分配",
                en: "The reserve in yuan; without it everybody may change"),
        ],
        tables: ["changes"]
    ) { members in
        let adjustment = try AppealAdjustment(
            before: members.needed("before").amounts(), after: members.needed("after").amounts(),
            appellants: Set(members.needed("appellants").elements().map { try $0.text() }),
            funding: members.optional("reserve").map { .reserve(try $0.money()) }
                ?? .redistribute)
        return ProcedureResult(
            json: .object([
                "changes": .array(
                    adjustment.changes.map { change in
                        .object([
                            "id": .string(change.code), "before": .money(change.before),
                            "after": .money(change.after), "difference": .money(change.difference),
                        ])
                    }),
                "reserve_left": adjustment.reserveLeft.map { .money($0) } ?? .null,
            ]),
            tables: [
                ResultTable(
                    name: "changes",
                    columns: [ResultColumn("receiver", .text, zh: "对象", en: "Receiver")]
                        + ResultColumn.amount("before", zh: "原发放", en: "Before")
                        + ResultColumn.amount("after", zh: "应发放", en: "After")
                        + ResultColumn.amount("difference", zh: "差额", en: "Difference"),
                    rows: adjustment.changes.map {
                        [.text($0.code)] + .amount($0.before) + .amount($0.after)
                            + .amount($0.difference)
                    })
            ])
    }
}
