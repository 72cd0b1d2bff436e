// The overhead step-down of one real cost report, from CSV files to final cost: the same report as
// Examples/c/cost_report.c, in Swift.
//
//     swift run CostReport [DIRECTORY [REPORT]]

import FacilityReport
import Hosp

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

let arguments = CommandLine.arguments.dropFirst()
let directory = arguments.first ?? "Examples/data/stepdown_12_facilities"
let report = arguments.dropFirst().first ?? "36922"

do {
    let facility = try Facility(report: report, directory: directory)
    let report = Report(facility, try allocated(facility))
    print(facility.heading, terminator: "\n\n")
    report.print()
} catch let error as any HospitalError {
    print("CostReport: \(error.finding.text(in: .english))")
    exit(EXIT_FAILURE)
}

/// The Medicare rules: whole dollars, multipliers of six decimals, the difference to the largest
/// share, and a negative overhead line keeps its amount.
func allocated(_ facility: Facility) throws -> AllocationResult {
    try AllocationRequest(
        items: ["cost"],
        centres: facility.lines.map {
            CostCentre(
                Department(id: Department.ID($0.code), name: $0.label),
                direct: ["cost": $0.netExpense])
        },
        drivers: facility.overhead.map { Driver($0.code, values: facility.values(of: $0)) },
        steps: facility.overhead.map {
            AllocationStep(
                sources: [Department.ID($0.code)],
                receivers: Array(facility.values(of: $0).keys), driver: $0.code)
        },
        method: .stepDown,
        policy: AllocationPolicy(
            unit: RoundingUnit("1"), residual: .largest, multiplierDigits: 6, negativePool: .keep)
    ).allocated()
}

extension Report {
    init(_ facility: Facility, _ result: AllocationResult) {
        let code = { (department: Int) in result.departments[department].id.code }
        self.init(
            facility,
            pools: result.pools.map {
                Pool(source: code($0.source), amount: $0.amount, multiplier: $0.multiplier.text)
            } + result.leftInSource.map { Pool(source: code($0.department), amount: $0.amount) },
            finals: result.finals.map {
                Final(
                    code: code($0.department), label: result.departments[$0.department].name,
                    direct: result.directCost(department: $0.department, item: 0),
                    amount: $0.amounts[0])
            })
    }
}
