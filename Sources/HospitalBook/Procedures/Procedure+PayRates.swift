import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures of performance pay by a fixed point value and by coefficients.
extension Procedure {
    /// `pay.point_value`: pay of departments by a fixed value of each work point.
    ///
    /// ```json
    /// {"departments":[{"id":"D1","points":"82000","value":"85.5","cost":"95000.00",
    ///                  "cost_share":"0.6","score":"93.5"}]}
    /// ```
    static let payPointValue = Procedure(
        "pay.point_value",
        (
            zh: "点值法：（工作点数×点值－成本×承担比例）×得分÷100，低于零的差额单列。",
            en: "Pay by point value: (points × value - cost × share) × score / 100, with shortfall."
        ),
        arguments: [
            .needed(
                "departments", .array,
                zh: "科室：id、points、value（每点元）、cost（元）、cost_share、score",
                en: "Departments: id, points, value (yuan each), cost (yuan), cost_share, score")
        ],
        tables: ["departments"]
    ) { members in
        var table = ResultTable(
            name: "departments",
            columns: [
                ResultColumn("department", .text, zh: "科室", en: "Department"),
                ResultColumn("amount", .text, zh: "金额", en: "Amount"),
                ResultColumn("amount_fen", .integer, zh: "金额（分）", en: "Amount (fen)"),
                ResultColumn("shortfall", .text, zh: "差额", en: "Shortfall"),
                ResultColumn("shortfall_fen", .integer, zh: "差额（分）", en: "Shortfall (fen)"),
            ])
        var paid: [Money] = []
        let departments = try members.needed("departments").elements().map { reader in
            let (id, pay) = try PayRateArguments.pointValue(reader)
            let amount = try pay.amount(for: id)
            paid.append(amount.paid)
            table.append([
                .text(id.code), .text(amount.paid.description), .integer(amount.paid.fen),
                .text(amount.shortfall.description), .integer(amount.shortfall.fen),
            ])
            return JSONValue.object([
                "id": .string(id.code), "amount": .money(amount.paid),
                "shortfall": .money(amount.shortfall),
            ])
        }
        return ProcedureResult(
            json: .object([
                "departments": .array(departments), "total": .money(try paid.total()),
            ]),
            tables: [table])
    }

    /// `pay.coefficient`: the factor that published scores have on pay, by bands or linear.
    static let payCoefficient = Procedure(
        "pay.coefficient",
        (
            zh: "按公布得分确定绩效系数：分档，或线性（1＋（得分－基准）×步长，封顶保底）。",
            en: "Pay coefficients of published scores: by bands, or linear between two limits."
        ),
        arguments: [
            .optional(
                "bands", .array, zh: "分档：from（最低得分）、coefficient；与linear二者取一",
                en: "Bands: from (lowest score), coefficient; or else linear"),
            .optional(
                "linear", .object, zh: "线性：base、step、lowest、highest",
                en: "Linear: base, step, lowest, highest"),
            .needed("scores", .array, zh: "得分", en: "The scores"),
        ],
        tables: ["coefficients"]
    ) { members in
        let rule = try PayRateArguments.coefficient(members)
        let scores = try members.needed("scores").elements().map { try $0.decimal() }
        let coefficients = try scores.map { try rule.coefficient(of: $0) }
        var table = ResultTable(
            name: "coefficients",
            columns: [
                ResultColumn("position", .integer, zh: "序号", en: "Position"),
                ResultColumn("score", .text, zh: "得分", en: "Score"),
                ResultColumn("coefficient", .text, zh: "绩效系数", en: "Pay coefficient"),
            ])
        for (index, (score, coefficient)) in zip(scores, coefficients).enumerated() {
            table.append([
                .integer(Int64(index + 1)), .optional(score), .optional(coefficient),
            ])
        }
        return ProcedureResult(
            json: .object(["coefficients": .array(coefficients.map { .decimal($0) })]),
            tables: [table])
    }
}

/// Reads the arguments of `pay.point_value`, and the rule of a coefficient.
enum PayRateArguments {
    static func pointValue(_ reader: ArgumentReader) throws -> (Department.ID, PointValuePay) {
        let members = try reader.members([
            "id", "points", "value", "cost", "cost_share", "score",
        ])
        return (
            Department.ID(try members.needed("id").text()),
            PointValuePay(
                points: try members.needed("points").decimal(),
                value: try members.needed("value").decimal(),
                cost: try members.needed("cost").money(),
                costShare: try members.needed("cost_share").decimal(),
                score: try members.needed("score").decimal())
        )
    }

    /// The bands or the line; both together are refused.
    static func coefficient(_ members: ArgumentMembers) throws -> PayCoefficient {
        guard let bands = members.optional("bands") else {
            return try linear(members.needed("linear"))
        }
        if let linear = members.optional("linear") {
            throw ArgumentError.value(path: linear.path, value: "linear", allowed: "bands")
        }
        return .bands(
            try bands.elements().map { reader in
                let band = try reader.members(["from", "coefficient"])
                return PayCoefficient.Band(
                    from: try band.needed("from").decimal(),
                    try band.needed("coefficient").decimal())
            })
    }

    private static func linear(_ reader: ArgumentReader) throws -> PayCoefficient {
        let members = try reader.members(["base", "step", "lowest", "highest"])
        return .linear(
            base: try members.needed("base").decimal(), step: try members.needed("step").decimal(),
            limits: try Limits(
                from: members.needed("lowest").decimal(), to: members.needed("highest").decimal()))
    }
}
