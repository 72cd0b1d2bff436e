import HospitalCore
import Storage

/// Totals that a book keeps beside their parts, so that two processes can use a budget at once and
/// a proof can be printed: they must be what the parts come to.
extension Book {
    /// Totals that are not what their parts come to.
    func totalFindings(in areas: [Area]) throws -> [Finding] {
        let tables = Set(areas.flatMap(\.tables).map(\.name))
        var findings: [Finding] = []
        if tables.contains(TableDeclaration.budgetMove.name) { findings += try budgetFindings() }
        if tables.contains(TableDeclaration.costFinal.name) {
            findings += try sumFindings(
                "SELECT run_id, department_code, full_fen, direct_fen + received_fen "
                    + "FROM hosp_cost_final WHERE full_fen <> direct_fen + received_fen "
                    + "ORDER BY run_id, department_code, item_code",
                table: "hosp_cost_final", column: "full_fen")
        }
        if tables.contains(TableDeclaration.payProof.name) {
            findings += try sumFindings(
                "SELECT run_id, holder_code, amount_fen, "
                    + "set_aside_fen + distributed_fen + undivided_fen FROM hosp_pay_proof "
                    + "WHERE amount_fen <> set_aside_fen + distributed_fen + undivided_fen "
                    + "ORDER BY run_id, holder_level, holder_code",
                table: "hosp_pay_proof", column: "amount_fen")
        }
        return findings
    }

    /// Rows of results whose parts, in the same row, are not their whole.
    private func sumFindings(
        _ sql: String, table: String, column: String
    ) throws -> [Finding] {
        try store.rows(sql).map { row in
            Self.finding(
                table, "\(row[0].text ?? "") \(row[1].text ?? "")", column, row[2].integer ?? 0,
                source: table, row[3].integer ?? 0)
        }
    }

    /// The moves of budgets are where lines stand, and so is what documents still take.
    private func budgetFindings() throws -> [Finding] {
        let sides = ["reserved", "committed", "actual"]
        var standing: [String: [String: Int64]] = [:]
        try store.query(
            "SELECT line_code, SUM(adjusted_fen), SUM(reserved_fen), SUM(committed_fen), "
                + "SUM(actual_fen) FROM hosp_budget_standing GROUP BY line_code", []
        ) { row in
            for (place, side) in (["approved"] + sides).enumerated() {
                standing[side, default: [:]][row[0].text ?? ""] = row[place + 1].integer
            }
            return true
        }
        let moved = try amounts(
            "SELECT side_name, line_code, SUM(amount_fen) FROM hosp_budget_move "
                + "GROUP BY side_name, line_code")
        let open = try amounts(
            "SELECT stage_name, line_code, SUM(open_fen) FROM hosp_budget_document "
                + "GROUP BY stage_name, line_code")
        let parts =
            (["approved"] + sides).map { ($0, "hosp_budget_move", moved) }
            + sides.map { ($0, "hosp_budget_document", open) }
        return parts.flatMap { side, source, amounts in
            let (there, expected) = (standing[side] ?? [:], amounts[side] ?? [:])
            let column = (side == "approved" ? "adjusted" : side) + "_fen"
            return Set(there.keys).union(expected.keys).sorted()
                .filter { there[$0] ?? 0 != expected[$0] ?? 0 }
                .map {
                    Self.finding(
                        "hosp_budget_standing", $0, column, there[$0] ?? 0, source: source,
                        expected[$0] ?? 0)
                }
        }
    }

    private func amounts(_ sql: String) throws -> [String: [String: Int64]] {
        var amounts: [String: [String: Int64]] = [:]
        try store.query(sql, []) { row in
            amounts[row[0].text ?? "", default: [:]][row[1].text ?? ""] = row[2].integer
            return true
        }
        return amounts
    }

    private static func finding(
        _ table: String, _ subject: String, _ column: String, _ value: Int64, source: String,
        _ expected: Int64
    ) -> Finding {
        Finding(
            .checkTotal,
            [
                "table": .text(table), "subject": .text(subject), "column": .text(column),
                "value": .text(String(value)), "source": .text(source),
                "expected": .text(String(expected)),
            ])
    }
}
