import FacilityReport
import Hosp

extension Facility {
    /// The month in which the fiscal year ends.
    var month: Month {
        get throws { try Month(year: to.year, month: to.month) }
    }
}

extension Book {
    /// Brings a facility and the plan of its allocation into the tables. A batch is named after the
    /// report, so that doing it again changes nothing.
    func importFacts(of facility: Facility) throws {
        let lines = facility.lines
        try importRows(
            of: facility, into: "hosp_org_unit",
            lines.map {
                [
                    "unit_code": $0.code, "unit_name": $0.label,
                    "valid_from": facility.from.description,
                ]
            })
        try importRows(
            of: facility, into: "hosp_cost_item",
            [
                ["item_code": "cost", "sort_number": "1"]
            ])
        // Each overhead line is spread by a driver of its own, which has the code of the line.
        try importRows(
            of: facility, into: "hosp_driver",
            facility.overhead.map {
                ["driver_code": $0.code, "driver_name": $0.basis]
            })
        let month = try facility.month.description
        let statistics = facility.overhead.flatMap { line in
            facility.values(of: line).sorted { $0.key < $1.key }.map {
                [
                    "period_month": month, "driver_code": line.code,
                    "department_code": $0.key.code, "driver_quantity": $0.value.description,
                ]
            }
        }
        try importRows(of: facility, into: "hosp_driver_statistic", statistics)
        try importPlan(of: facility)
        try importRows(
            of: facility, into: "hosp_cost_entry",
            lines.map {
                [
                    "period_month": month, "department_code": $0.code, "item_code": "cost",
                    "entry_code": "net expense", "amount_yuan": $0.netExpense.description,
                ]
            })
    }

    /// The Medicare rules: whole dollars, multipliers of six decimals, the difference to the
    /// largest share, and a negative overhead line keeps its amount.
    private func importPlan(of facility: Facility) throws {
        try importRows(
            of: facility, into: "hosp_cost_plan",
            [
                [
                    "plan_code": "medicare", "method_name": "step_down", "rounding_unit": "1",
                    "residual_rule": "largest", "multiplier_digits": "6",
                    "negative_pool_rule": "keep",
                    "negative_driver_rule": "error",
                ]
            ])
        let overhead = facility.overhead
        try importRows(
            of: facility, into: "hosp_cost_plan_step",
            overhead.map {
                [
                    "plan_code": "medicare", "step_number": String($0.step), "source_code": $0.code,
                    "driver_code": $0.code,
                ]
            })
        try importRows(
            of: facility, into: "hosp_cost_plan_receiver",
            overhead.flatMap { line in
                facility.values(of: line).keys.sorted().map {
                    [
                        "plan_code": "medicare", "step_number": String(line.step),
                        "receiver_code": $0.code,
                    ]
                }
            })
    }

    private func importRows(
        of facility: Facility, into table: String, _ rows: [[String: String]]
    ) throws {
        var collected = try collectRows(into: table)
        for row in rows {
            for (column, text) in row { try collected.set(column, to: text) }
            collected.endRow()
        }
        try importRows(collected, as: ImportBatch(table: table, key: "report \(facility.report)"))
    }
}

/// Rows of a table, read by the names of their columns.
struct Rows {
    let rows: [[ResultValue]]
    private let columns: [String]

    init(_ book: Book, _ table: String, where filter: [String: String]) throws {
        let members = filter.sorted { $0.key < $1.key }.map {
            JSONObject.Member(name: $0.key, value: .string($0.value))
        }
        let selected = try book.select(table, where: .object(JSONObject(members)))
        rows = selected.rows
        columns = selected.columns.map(\.name)
    }

    func text(_ column: String, _ row: [ResultValue]) throws -> String {
        guard let place = columns.firstIndex(of: column) else {
            throw ArgumentError.missing(path: column)
        }
        return row[place].text
    }

    /// Amounts are stored in hundredths; the report is in whole dollars.
    func dollars(_ column: String, _ row: [ResultValue]) throws -> Int128 {
        try Decimal(text(column, row)).significand(atScale: 0).map { $0 / 100 } ?? 0
    }
}

extension Report {
    /// Reads the result tables of a run.
    init(_ facility: Facility, from book: Book, run: String) throws {
        let ofRun = ["run_id": run]
        let pools = try Rows(book, "hosp_cost_multiplier", where: ofRun)
        let kept = try Rows(book, "hosp_cost_left", where: ofRun)
        let finals = try Rows(book, "hosp_cost_final", where: ofRun)
        self.init(
            facility,
            pools: try pools.rows.map {
                Pool(
                    source: try pools.text("source_code", $0),
                    amount: try pools.dollars("amount_fen", $0),
                    multiplier: try pools.text("multiplier_text", $0))
            }
                + kept.rows.map {
                    Pool(
                        source: try kept.text("department_code", $0),
                        amount: try kept.dollars("amount_fen", $0))
                },
            finals: try finals.rows.map {
                Final(
                    code: try finals.text("department_code", $0),
                    label: try finals.text("department_name", $0),
                    direct: try finals.dollars("direct_fen", $0),
                    amount: try finals.dollars("full_fen", $0))
            })
    }
}
