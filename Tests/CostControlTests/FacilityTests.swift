import CostControl
import Foundation
import HospitalCore
import XCTest

/// The step-down of 12 real cost reports, reproduced to the dollar.
///
/// Source: US federal public-use cost reports 2013/14 in `Examples/data/stepdown_12_facilities`
/// (see the NOTICE there), with the published share of every receiving line and the published final
/// cost of every line.
final class FacilityTests: XCTestCase {
    func testEveryPublishedAllocationAndFinalCostIsReproducedToTheDollar() throws {
        let facilities = try Self.rows("facilities")
        let centres = try Self.rows("cost_centers")
        let statistics = try Self.rows("statistics")
        var checkedAllocations = 0
        var checkedFinals = 0
        for facility in facilities {
            let report = try XCTUnwrap(facility["report"])
            let result = try Self.request(
                report: report, centres: centres.filter { $0["report"] == report },
                statistics: statistics.filter { $0["report"] == report }
            ).allocated()
            XCTAssertEqual(result.totalBefore, result.totalAfter, report)
            let code = { (position: Int) in result.departments[position].id.code }
            var lines: [String: Int128] = [:]
            for line in result.lines {
                lines["\(code(line.source))→\(code(line.receiver))"] = line.amount
            }
            for row in try Self.rows("expected_allocations") where row["report"] == report {
                let key = "\(row["overhead_line"] ?? "")→\(row["receiving_line"] ?? "")"
                let expected = try XCTUnwrap(Int128(row["allocated"] ?? ""))
                XCTAssertEqual(lines[key] ?? 0, expected, "\(report) \(key)")
                checkedAllocations += 1
            }
            for row in try Self.rows("expected_final") where row["report"] == report {
                let line = Department.ID(row["line"] ?? "")
                let expected = try XCTUnwrap(Int128(row["final_cost"] ?? ""))
                XCTAssertEqual(
                    result.amount(of: line, item: "cost"), expected, "\(report) \(line)")
                checkedFinals += 1
            }
        }
        XCTAssertEqual(checkedAllocations, 455)
        XCTAssertEqual(checkedFinals, 204)
    }

    /// The Medicare policy: whole dollars, multiplier to six decimals, the rest to the largest
    /// share, overhead lines without a positive amount keep it.
    private static func request(
        report: String, centres: [[String: String]], statistics: [[String: String]]
    ) throws -> AllocationRequest {
        var steps: [(order: Int, step: AllocationStep, driver: Driver)] = []
        for centre in centres where centre["is_overhead"] == "1" {
            let line = try XCTUnwrap(centre["line"])
            var values: [Department.ID: Decimal] = [:]
            for row in statistics where row["overhead_line"] == line {
                values[Department.ID(row["receiving_line"] ?? "")] = try Decimal(
                    row["statistic"] ?? "")
            }
            guard !values.isEmpty else { continue }
            steps.append(
                (
                    try XCTUnwrap(Int(centre["step_order"] ?? "")),
                    AllocationStep(
                        sources: [Department.ID(line)], receivers: Array(values.keys),
                        driver: line),
                    Driver(line, values: values)
                ))
        }
        steps.sort { $0.order < $1.order }
        return AllocationRequest(
            period: report, items: ["cost"],
            centres: try centres.map { centre in
                CostCentre(
                    Department(id: Department.ID(centre["line"] ?? ""), name: centre["label"]),
                    direct: ["cost": try Decimal(centre["net_expense"] ?? "")])
            },
            drivers: steps.map(\.driver), steps: steps.map(\.step), method: .stepDown,
            policy: AllocationPolicy(
                unit: try RoundingUnit("1"), residual: .largest, multiplierDigits: 6,
                negativePool: .keep))
    }

    /// The rows of a file by column name; quoted fields hold no line breaks in these files.
    private static func rows(_ name: String) throws -> [[String: String]] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent(
            "Examples/data/stepdown_12_facilities/\(name).csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        let header = fields(lines[0])
        return lines.dropFirst().map { line in
            Dictionary(uniqueKeysWithValues: zip(header, fields(line)))
        }
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
