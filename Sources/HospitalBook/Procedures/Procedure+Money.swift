import HospitalCore
import Interchange

/// Procedures about money: splitting an amount.
extension Procedure {
    static let moneyProcedures: [Procedure] = [moneyApportion]

    /// `money.apportion`: splits an amount over weights so that the parts add up to it.
    ///
    /// Arguments: `total` in yuan, `weights` as decimals, `residual` (`largest_remainder` unless
    /// named). Result: `shares` in yuan in the order of the weights, and their `total`.
    static let moneyApportion = Procedure(
        "money.apportion",
        (
            zh: "按权数分摊金额，各份之和恒等于总额。",
            en: "Splits an amount over weights; the shares add up to it exactly."
        ),
        arguments: [
            .needed("total", .decimal, zh: "总额（元）", en: "The amount in yuan"),
            .needed("weights", .array, zh: "各份的权数", en: "The weight of each share"),
            .optional(
                "residual", .text, zh: "尾差处理：largest_remainder（默认）、largest、first、last",
                en: "Who takes the rest: largest_remainder (default), largest, first, last"),
        ],
        tables: ["shares"], typedTwins: ["hosp_money_apportion"]
    ) { members in
        let total = try members.needed("total").money()
        let weights = try members.needed("weights").elements().map { try $0.decimal() }
        let residual = try members.optional("residual")?.choice(Apportionment.Residual.self)
        let shares = try Apportionment.shares(
            of: total, weights: weights, residual: residual ?? .largestRemainder)
        var table = ResultTable(
            name: "shares",
            columns: [
                ResultColumn("position", .integer, zh: "序号", en: "Position"),
                ResultColumn("weight", .text, zh: "权数", en: "Weight"),
                ResultColumn("amount", .text, zh: "金额", en: "Amount"),
                ResultColumn("amount_fen", .integer, zh: "金额（分）", en: "Amount (fen)"),
            ])
        for (index, (weight, share)) in zip(weights, shares).enumerated() {
            table.append([
                .integer(Int64(index + 1)), .text(weight.description), .text(share.description),
                .integer(share.fen),
            ])
        }
        let json: JSONObject = [
            "shares": .array(shares.map { .string($0.description) }),
            "total": .string(try shares.total().description),
        ]
        return ProcedureResult(json: .object(json), tables: [table])
    }
}
