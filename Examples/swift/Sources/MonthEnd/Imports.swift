import Hosp

/// The cost report of Examples/data/stepdown_12_facilities that is allocated.
let facilityReport = "36922"

extension Book {
    /// Brings the files of the synthetic hospital in; their headers name the columns. A batch is
    /// named after its file.
    func importHospital(directory: String) throws {
        let files = [
            // From the older systems of the hospital, in GBK.
            ("departments.gbk.csv", "hosp_org_unit"), ("persons.gbk.csv", "hosp_person"),
            ("assignments.gbk.csv", "hosp_person_assignment"),
            ("attendance.gbk.csv", "hosp_attendance"),
            ("scheme.csv", "hosp_appraisal_scheme"), ("parts.csv", "hosp_appraisal_part"),
            ("indicators.csv", "hosp_appraisal_indicator"),
            ("parameters.csv", "hosp_appraisal_parameter"), ("units.csv", "hosp_appraisal_unit"),
            ("exemptions.csv", "hosp_appraisal_exemption"),
            ("values.csv", "hosp_appraisal_value"),
            ("deductions.csv", "hosp_appraisal_deduction"), ("pool.csv", "hosp_pay_pool"),
            ("reserve.csv", "hosp_pay_reserve"), ("workload.csv", "hosp_pay_factor"),
            ("places.csv", "hosp_place"), ("policies.csv", "hosp_safety_policy"),
            ("checklists.csv", "hosp_safety_template"), ("sections.csv", "hosp_safety_section"),
            ("items.csv", "hosp_safety_item"), ("inspections.csv", "hosp_inspection"),
            ("answers.csv", "hosp_inspection_answer"),
        ]
        for (file, table) in files {
            let encoding: TextEncoding = file.hasSuffix(".gbk.csv") ? .gbk : .utf8
            let outcome = try importBatch(ImportBatch(table: table, key: file)) {
                try DelimitedText.Reader(
                    file: "\(directory)/\(file)", format: DelimitedText.Format(encoding: encoding))
            }
            printRow([file, "\(outcome.rowCount)", "rows into \(table)"], [-22, 3, -1])
        }
    }

    /// Imports a few rows that stand in this program.
    func importText(_ table: String, _ key: String, _ text: String) throws {
        try importBatch(ImportBatch(table: table, key: key)) {
            try DelimitedText.Reader(bytes: Array(text.utf8))
        }
    }

    /// Imports rows of texts, column by column.
    func importRows(_ table: String, _ key: String, _ rows: [[(String, String)]]) throws {
        var collected = try collectRows(into: table)
        for row in rows {
            for (column, text) in row { try collected.set(column, to: text) }
            collected.endRow()
        }
        try importRows(collected, as: ImportBatch(table: table, key: key))
    }
}

extension Book {
    /// Brings a real cost report in from the files of another system.
    func importFacility(directory: String, month: Month) throws {
        let report = facilityReport
        let centres = try Rows("\(directory)/cost_centers.csv", of: report)
        let statistics = try Rows("\(directory)/statistics.csv", of: report)
        let overhead = centres.rows.filter { $0["is_overhead"] == "1" }
        try importText("hosp_cost_item", report, "item_code,sort_number\ncost,1\n")
        // The Medicare rules: whole dollars, multipliers of six decimals, the difference to the
        // largest share, and a negative overhead line keeps its amount.
        try importText(
            "hosp_cost_plan", report,
            """
            plan_code,method_name,rounding_unit,residual_rule,multiplier_digits,\
            negative_pool_rule,negative_driver_rule
            \(report),step_down,1,largest,6,keep,error

            """)
        try importRows(
            "hosp_org_unit", report,
            centres.rows.map {
                [
                    ("unit_code", $0["line"] ?? ""), ("unit_name", $0["label"] ?? ""),
                    ("valid_from", "20130101"),
                ]
            })
        try importRows(
            "hosp_cost_entry", report,
            centres.rows.map {
                [
                    ("period_month", month.description), ("department_code", $0["line"] ?? ""),
                    ("item_code", "cost"), ("entry_code", "year"),
                    ("amount_yuan", $0["net_expense"] ?? ""),
                ]
            })
        try importRows(
            "hosp_driver", report,
            overhead.map {
                [("driver_code", $0["line"] ?? ""), ("driver_name", $0["basis"] ?? "")]
            })
        try importRows(
            "hosp_cost_plan_step", report,
            overhead.map {
                [
                    ("plan_code", report), ("step_number", $0["step_order"] ?? ""),
                    ("source_code", $0["line"] ?? ""), ("driver_code", $0["line"] ?? ""),
                ]
            })
        try importRows(
            "hosp_driver_statistic", report,
            statistics.rows.map {
                [
                    ("period_month", month.description), ("driver_code", $0["overhead_line"] ?? ""),
                    ("department_code", $0["receiving_line"] ?? ""),
                    ("driver_quantity", $0["statistic"] ?? ""),
                ]
            })
    }
}

/// The rows of a CSV file by column name, those of one report where one is named.
struct Rows {
    let rows: [[String: String]]

    init(_ path: String, of report: String? = nil) throws {
        let table = try DelimitedText.table(file: path)
        let named = table.rows.map { row in
            Dictionary(zip(table.header, row), uniquingKeysWith: { one, _ in one })
        }
        rows = named.filter { report == nil || $0["report"] == report }
    }
}
