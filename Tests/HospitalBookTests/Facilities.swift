import Foundation
import Hosp
import XCTest

/// Twelve real cost reports as facts of a book: each is a month and a plan of its own, with
/// departments that exist in that month.
///
/// Source: US federal public-use cost reports 2013/14 in `Examples/data/stepdown_12_facilities`
/// (see the NOTICE there), with the published share of every receiving line and the published final
/// cost of every line.
struct Facilities {
    let reports: [String]
    private let centres: [[String: String]]
    private let statistics: [[String: String]]
    let allocations: [[String: String]]
    let finals: [[String: String]]

    init(_ test: BookTestCase) throws {
        func rows(_ name: String) throws -> [[String: String]] {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            return try test.table(
                [UInt8](
                    try Data(
                        contentsOf: root.appendingPathComponent(
                            "Examples/data/stepdown_12_facilities/\(name).csv"))))
        }
        reports = try rows("facilities").compactMap { $0["report"] }
        centres = try rows("cost_centers")
        statistics = try rows("statistics")
        allocations = try rows("expected_allocations")
        finals = try rows("expected_final")
    }

    /// The month of a report: the first is January 2014.
    func month(_ report: String) throws -> Month {
        try Month(year: 2014, month: 1 + (reports.firstIndex(of: report) ?? 0))
    }

    /// The code of a line of a report in the book.
    static func code(_ report: String, _ line: String?) -> String { "\(report)-\(line ?? "")" }

    /// The request of a report as a host would make it for `cost.allocate`, whole dollars by the
    /// Medicare policy; `more` is added to the direct cost of lines.
    func request(_ report: String, more: [String: Int] = [:]) throws -> AllocationRequest {
        let policy = AllocationPolicy(
            unit: try RoundingUnit("1"), residual: .largest, multiplierDigits: 6,
            negativePool: .keep)
        let steps = sources(report)
        return AllocationRequest(
            period: try month(report).description, items: ["cost"],
            centres: try centres.filter { $0["report"] == report }.map { centre in
                let code = Self.code(report, centre["line"])
                let direct = try XCTUnwrap(Int(centre["net_expense"] ?? "")) + (more[code] ?? 0)
                return CostCentre(
                    Department(id: Department.ID(code), name: centre["label"]),
                    direct: ["cost": HospitalCore.Decimal(direct)])
            },
            drivers: try steps.map { code, _ in
                Driver(
                    code,
                    values: Dictionary(
                        uniqueKeysWithValues: try used(report, code).map {
                            (
                                Department.ID(Self.code(report, $0["receiving_line"])),
                                try HospitalCore.Decimal($0["statistic"] ?? "")
                            )
                        }))
            },
            steps: steps.map { code, _ in
                AllocationStep(
                    sources: [Department.ID(code)],
                    receivers: used(report, code).map {
                        Department.ID(Self.code(report, $0["receiving_line"]))
                    }, driver: code)
            },
            method: .stepDown, policy: policy)
    }

    /// The overhead lines of a report that have statistics, in their order.
    private func sources(_ report: String) -> [(code: String, order: Int)] {
        centres.filter { $0["report"] == report && $0["is_overhead"] == "1" }
            .map { (Self.code(report, $0["line"]), Int($0["step_order"] ?? "") ?? 0) }
            .filter { !used(report, $0.0).isEmpty }
            .sorted { $0.1 < $1.1 }
    }

    private func used(_ report: String, _ code: String) -> [[String: String]] {
        statistics.filter {
            $0["report"] == report && Self.code(report, $0["overhead_line"]) == code
        }
    }

    /// The tables as CSV, headers first, in the order in which they are imported.
    func tables() throws -> [(table: String, lines: [String])] {
        var units = ["unit_code,valid_from,valid_to,unit_name"]
        var entries = ["会计期间,科室编码,成本项目,凭证及行号,金额"]
        var (drivers, quantities) = (["driver_code"], ["period_month,driver_code,department_code,"
            + "driver_quantity"])
        var plans = ["plan_code,method_name,rounding_unit,residual_rule,multiplier_digits,"
            + "negative_pool_rule,negative_driver_rule"]
        var steps = ["plan_code,step_number,source_code,driver_code"]
        var receivers = ["plan_code,step_number,receiver_code"]
        for report in reports {
            let month = try month(report)
            plans.append("\(report),step_down,1,largest,6,keep,error")
            for centre in centres where centre["report"] == report {
                let code = Self.code(report, centre["line"])
                let name = (centre["label"] ?? "").replacingOccurrences(of: "\"", with: "\"\"")
                units.append(
                    "\(code),\(month.firstDay.yyyymmdd),\(month.lastDay.yyyymmdd),\"\(name)\"")
                let amount = centre["net_expense"] ?? ""
                entries.append("\(month.yyyymm),\(code),cost,\(code),\(amount)")
            }
            for (code, order) in sources(report) {
                drivers.append(code)
                steps.append("\(report),\(order * 10),\(code),\(code)")
                for row in used(report, code) {
                    let receiver = Self.code(report, row["receiving_line"])
                    receivers.append("\(report),\(order * 10),\(receiver)")
                    quantities.append(
                        "\(month.yyyymm),\(code),\(receiver),\(row["statistic"] ?? "")")
                }
            }
        }
        return [
            ("hosp_org_unit", units), ("hosp_cost_item", ["item_code,sort_number", "cost,1"]),
            ("hosp_driver", drivers), ("hosp_cost_plan", plans), ("hosp_cost_plan_step", steps),
            ("hosp_cost_plan_receiver", receivers), ("hosp_cost_entry", entries),
            ("hosp_driver_statistic", quantities),
        ]
    }
}
