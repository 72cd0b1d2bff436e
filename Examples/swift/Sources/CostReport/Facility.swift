import Hosp

/// One real facility: its cost centres and what each overhead line is spread by.
struct Facility {
    /// A line of the cost report.
    struct Line {
        let code: String
        let label: String
        let basis: String
        let netExpense: Decimal
        /// The place in the order of closing; 0 for a final cost centre.
        let step: Int
    }

    let heading: String
    let lines: [Line]
    /// How much of each overhead line's statistic every receiving line has.
    let statistics: [Department.ID: [Department.ID: Decimal]]

    /// The overhead lines in the order in which they are closed.
    var overhead: [Line] { lines.filter { $0.step > 0 }.sorted { $0.step < $1.step } }

    /// Reads `facilities.csv`, `cost_centers.csv` and `statistics.csv` of a directory.
    init(report: String, directory: String) throws {
        let facility = try Rows("\(directory)/facilities.csv", of: report)
        guard let row = facility.rows.first else { throw ArgumentError.missing(path: report) }
        heading = """
            \(try facility.text("name", row)), \(try facility.text("city", row)), \
            \(try facility.text("state", row))
            Cost report \(report), \(try facility.text("period_from", row)) to \
            \(try facility.text("period_to", row)), in whole US dollars
            """
        let centres = try Rows("\(directory)/cost_centers.csv", of: report)
        lines = try centres.rows.map { row in
            Line(
                code: try centres.text("line", row), label: try centres.text("label", row),
                basis: try centres.text("basis", row),
                netExpense: try Decimal(centres.text("net_expense", row)),
                step: try centres.text("is_overhead", row) == "1"
                    ? Int(try centres.text("step_order", row)) ?? 0 : 0)
        }
        let quantities = try Rows("\(directory)/statistics.csv", of: report)
        var statistics: [Department.ID: [Department.ID: Decimal]] = [:]
        for row in quantities.rows {
            let source = Department.ID(try quantities.text("overhead_line", row))
            let receiver = Department.ID(try quantities.text("receiving_line", row))
            statistics[source, default: [:]][receiver] = try Decimal(
                quantities.text("statistic", row))
        }
        self.statistics = statistics
    }

    /// The Medicare rules: whole dollars, multipliers of six decimals, the difference to the
    /// largest share, and a negative overhead line keeps its amount.
    func allocated() throws -> AllocationResult {
        try AllocationRequest(
            items: ["cost"],
            centres: lines.map {
                CostCentre(
                    Department(id: Department.ID($0.code), name: $0.label),
                    direct: ["cost": $0.netExpense])
            },
            drivers: overhead.map { Driver($0.code, values: values(of: $0)) },
            steps: overhead.map {
                AllocationStep(
                    sources: [Department.ID($0.code)], receivers: Array(values(of: $0).keys),
                    driver: $0.code)
            },
            method: .stepDown,
            policy: AllocationPolicy(
                unit: RoundingUnit("1"), residual: .largest, multiplierDigits: 6,
                negativePool: .keep)
        ).allocated()
    }

    func values(of line: Line) -> [Department.ID: Decimal] {
        statistics[Department.ID(line.code)] ?? [:]
    }
}

/// The rows of a CSV file that belong to one report.
private struct Rows {
    let header: [String]
    let rows: [[String]]

    init(_ path: String, of report: String) throws {
        let table = try DelimitedText.table(file: path)
        header = table.header
        let place = table.header.firstIndex(of: "report") ?? 0
        rows = table.rows.filter { $0[place] == report }
    }

    func text(_ column: String, _ row: [String]) throws -> String {
        guard let place = header.firstIndex(of: column) else {
            throw ArgumentError.missing(path: column)
        }
        return row[place]
    }
}
