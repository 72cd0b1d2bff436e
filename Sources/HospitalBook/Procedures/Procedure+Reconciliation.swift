import HospitalCore
import Interchange

/// Procedures that hold reports against each other.
extension Procedure {
    static let reconciliationProcedures: [Procedure] = [reportReconcile]

    /// `report.reconcile`: two reports on the same subject, key by key.
    ///
    /// Arguments: `first` and `second`, lines of `key` and `amount`, lines of one key added;
    /// `tolerance` (0 unless given). Result: `lines` with both amounts, the difference and the
    /// state, both totals, and whether everything ties out.
    static let reportReconcile = Procedure(
        "report.reconcile",
        (
            zh: "逐项核对两份报表，列出差额和单方项目。",
            en: "Holds two reports against each other, key by key, and lists the differences."
        ),
        arguments: [
            .needed(
                "first", .array, zh: "第一份报表的行：key、amount，同键合计",
                en: "Lines of the first report: key, amount; lines of one key are added"),
            .needed(
                "second", .array, zh: "第二份报表的行：key、amount，同键合计",
                en: "Lines of the second report: key, amount; lines of one key are added"),
            .optional(
                "tolerance", .decimal, zh: "允许差额，默认0", en: "Difference tolerated, 0 unless given"),
        ],
        tables: ["lines"]
    ) { members in
        let result = try Reconciliation(
            reportLines(members.needed("first")), against: reportLines(members.needed("second")),
            tolerance: try members.optional("tolerance")?.decimal() ?? .zero)
        var table = ResultTable(
            name: "lines",
            columns: [
                ResultColumn("key", .text, zh: "项目", en: "Key"),
                ResultColumn("first_amount", .text, zh: "第一份金额", en: "First amount"),
                ResultColumn("second_amount", .text, zh: "第二份金额", en: "Second amount"),
                ResultColumn("difference", .text, zh: "差额", en: "Difference"),
                ResultColumn("state", .text, zh: "核对结果", en: "State"),
            ])
        var lines: [JSONValue] = []
        for entry in result.entries {
            table.append([
                .text(entry.key), shown(entry.first), shown(entry.second),
                .text(entry.difference.description), .text(entry.state.rawValue),
            ])
            lines.append(
                .object([
                    "key": .string(entry.key), "first": json(entry.first),
                    "second": json(entry.second), "difference": json(entry.difference),
                    "state": .string(entry.state.rawValue),
                ]))
        }
        return ProcedureResult(
            json: .object([
                "ties_out": .bool(result.tiesOut), "lines": .array(lines),
                "first_total": json(result.firstTotal), "second_total": json(result.secondTotal),
                "difference": json(result.difference),
            ]),
            tables: [table])
    }

    private static func reportLines(_ reader: ArgumentReader) throws -> [Reconciliation.Line] {
        try reader.elements().map { element in
            let line = try element.members(["key", "amount"])
            return Reconciliation.Line(
                try line.needed("key").text(), try line.needed("amount").decimal())
        }
    }

    private static func shown(_ amount: Decimal?) -> ResultValue {
        amount.map { .text($0.description) } ?? .null
    }

    private static func json(_ amount: Decimal?) -> JSONValue {
        amount.map { .string($0.description) } ?? .null
    }
}
