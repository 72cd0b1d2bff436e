import Hosp

/// One real facility: its cost centres and what each overhead line is spread by.
public struct Facility {
    /// A line of the cost report.
    public struct Line {
        public let code: String
        public let label: String
        public let basis: String
        public let netExpense: Decimal
        /// The place in the order of closing; 0 for a final cost centre.
        public let step: Int
    }

    /// The number of the report.
    public let report: String
    /// Who, where and when.
    public let heading: String
    /// The first day of the fiscal year, and the last.
    public let from: Day
    public let to: Day
    public let lines: [Line]
    /// How much of each overhead line's statistic every receiving line has.
    public let statistics: [Department.ID: [Department.ID: Decimal]]

    /// The overhead lines in the order in which they are closed.
    public var overhead: [Line] { lines.filter { $0.step > 0 }.sorted { $0.step < $1.step } }

    /// Reads `facilities.csv`, `cost_centers.csv` and `statistics.csv` of a directory.
    public init(report: String, directory: String) throws {
        self.report = report
        let facility = try Rows("\(directory)/facilities.csv", of: report)
        guard let row = facility.rows.first else { throw ArgumentError.missing(path: report) }
        heading = """
            \(try facility.text("name", row)), \(try facility.text("city", row)), \
            \(try facility.text("state", row))
            Cost report \(report), \(try facility.text("period_from", row)) to \
            \(try facility.text("period_to", row)), in whole US dollars
            """
        from = try Self.day(facility.text("period_from", row))
        to = try Self.day(facility.text("period_to", row))
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

    /// mm/dd/yyyy as a day.
    private static func day(_ date: String) throws -> Day {
        let parts = date.split(separator: "/")
        guard parts.count == 3 else { throw ArgumentError.missing(path: date) }
        return try Day("\(parts[2])-\(parts[0])-\(parts[1])")
    }

    public func values(of line: Line) -> [Department.ID: Decimal] {
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
