import Foundation
import HospitalCore
import PerformanceAppraisal
import XCTest

/// Cleaning cost and energy per square metre of 589 real hospital sites, scored against the best
/// tenth of them (S-021, S-022) and recounted by Python.
final class HospitalSiteTests: XCTestCase {
    func testUnitCostsAndScoresOfAllSitesAgreeWithAnIndependentRecount() throws {
        let sites = try HospitalSites(contentsOf: Self.sites)
        XCTAssertEqual(sites.sites.count, 589)
        let ours = try sites.lines()
        let recount = try Self.output(of: [try Self.script().path, Self.sites.path])
        let theirs = recount.split(separator: "\n").map(String.init)
        XCTAssertEqual(ours.count, theirs.count)
        for (line, other) in zip(ours, theirs) { XCTAssertEqual(line, other) }
        // To 34 sites neither cleaning nor energy applies: that is not zero, they have no score.
        XCTAssertEqual(ours.filter { $0.hasSuffix(",,,,") }.count, 34)
    }

    private static let sites = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Examples/data/nhs_hospital_sites/sites_2015-16.csv")

    private static func script() throws -> URL {
        try XCTUnwrap(Bundle.module.url(
            forResource: "recount_sites", withExtension: "py", subdirectory: "Fixtures"))
    }

    private static func output(of arguments: [String]) throws -> String {
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = ["python3"] + arguments
        let pipe = Pipe()
        python.standardOutput = pipe
        try python.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        python.waitUntilExit()
        XCTAssertEqual(python.terminationStatus, 0)
        return try XCTUnwrap(String(data: data, encoding: .utf8))
    }
}

/// The sites of the file and the rules by which the tests score them.
private struct HospitalSites {
    struct Site {
        let code: String
        let area: Int128
        /// Cleaning cost in pounds and energy in kilowatt hours; `nil` where it does not apply.
        let amounts: [Int128?]
    }

    let sites: [Site]
    private let weights = ["40", "60"]
    private let energy = ["Electricity consumed (kWh)", "Gas consumed (kWh)", "Oil consumed (kWh)"]

    init(contentsOf url: URL) throws {
        let text = try String(contentsOf: url, encoding: .utf8)
        let rows = text.split(separator: "\n").map { Self.fields(of: $0) }
        let header = rows[0]
        let energy = energy
        sites = try rows.dropFirst().map { row in
            func number(_ name: String) throws -> Int128? {
                let field = row[try XCTUnwrap(header.firstIndex(of: name), name)]
                return field == "Not Applicable" ? nil : try XCTUnwrap(Int128(field), field)
            }
            let quantities = try energy.map { try number($0) }
            return Site(
                code: row[3], area: try XCTUnwrap(number("Gross internal floor area (m²)")),
                amounts: [
                    try number("Cleaning service cost (£)"),
                    quantities.contains(nil) ? nil : quantities.compactMap { $0 }.reduce(0, +),
                ])
        }
    }

    /// Fields of a line without line breaks inside of quotes, which this file does not have.
    private static func fields(of line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line where character != "\r" {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    /// The benchmarks, then code, both unit values, score and grade of every site.
    func lines() throws -> [String] {
        let benchmarks = try weights.indices.map { try benchmark($0) }
        return try [benchmarks.map(\.value.description).joined(separator: " ")]
            + sites.map { try line(for: $0, benchmarks) }
    }

    /// The value of the best tenth of the sites that report more than zero.
    private func benchmark(_ index: Int) throws -> Benchmark {
        let values = try sites.compactMap { site in
            try site.amounts[index].flatMap { $0 > 0 ? $0 : nil }.map {
                try Rate(numerator: $0, denominator: site.area)
            }
        }.sorted()
        let advanced = try values[(values.count + 9) / 10 - 1]
            .decimal(digits: 4, rounding: .halfAwayFromZero)
        return try Benchmark.pick(history: [], industry: advanced, direction: .lowerIsBetter)
    }

    private func line(for site: Site, _ benchmarks: [Benchmark]) throws -> String {
        var cells = [site.code]
        for amount in site.amounts {
            cells.append(try amount.map {
                try Rate(numerator: $0, denominator: site.area)
                    .decimal(digits: 4, rounding: .halfAwayFromZero).description
            } ?? "")
        }
        do {
            let card = try scheme(for: site, benchmarks).scorecard(for: report(of: site))
            cells += [card.composite.description, try card.grade(in: .hospital2015).grade]
        } catch AppraisalError.nothingApplicable {
            cells += ["", ""]
        }
        return cells.joined(separator: ",")
    }

    /// What a site does not have is not applicable before anything is scored.
    private func scheme(for site: Site, _ benchmarks: [Benchmark]) throws -> AppraisalScheme {
        let items = try weights.indices.map { index in
            let item = SchemeItem(
                code: "\(index)", name: "", weight: dec(weights[index]),
                method: .ratio(try benchmarks[index].completion()), missing: .zero)
            return site.amounts[index] == nil ? item.notApplicable() : item
        }
        return try AppraisalScheme(name: "ERIC", parts: [
            SchemePart(code: "unit", name: "", weight: dec("100"), content: .items(items))
        ])
    }

    /// A site that cleans for nothing has not reported; zero would be the best completion of all.
    private func report(of site: Site) throws -> UnitReport {
        let items = try site.amounts.enumerated().compactMap { index, amount in
            try amount.map {
                $0 == 0
                    ? ReportedItem("\(index)", .notReported)
                    : ReportedItem("\(index)", .quotient(
                        numerator: try Decimal(significand: $0, scale: 0),
                        denominator: try Decimal(significand: site.area, scale: 0)))
            }
        }
        return UnitReport(subject: .department(Department.ID(site.code)), items: items)
    }
}
