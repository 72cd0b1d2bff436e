// The overhead step-down of one real cost report, from CSV files to final cost: the same report as
// Examples/c/cost_report.c, in Swift.
//
//     swift run CostReport [DIRECTORY [REPORT]]

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
    let result = try facility.allocated()
    print(facility.heading, terminator: "\n\n")
    printOverhead(facility, result)
    printFinals(facility, result)
} catch let error as any HospitalError {
    print("CostReport: \(error.finding.text(in: .english))")
    exit(EXIT_FAILURE)
}

func printOverhead(_ facility: Facility, _ result: AllocationResult) {
    print("Overhead lines in the order in which they are closed\n")
    printRow(["line", "cost centre", "basis", "amount", "statistic", "multiplier"], overheadWidths)
    for line in facility.overhead {
        let position = result.departments.firstIndex { $0.id.code == line.code }
        var (amount, multiplier): (Int128, String) = (0, "nothing to do")
        if let pool = result.pools.first(where: { $0.source == position }) {
            (amount, multiplier) = (pool.amount, pool.multiplier.text)
        } else if let kept = result.leftInSource.first(where: { $0.department == position }) {
            (amount, multiplier) = (kept.amount, "kept")
        }
        let statistic = facility.values(of: line).values.reduce(Int128(0)) {
            $0 + ($1.significand(atScale: 0) ?? 0)
        }
        printRow(
            [line.code, line.label, line.basis, grouped(amount), grouped(statistic), multiplier],
            overheadWidths)
    }
}

func printFinals(_ facility: Facility, _ result: AllocationResult) {
    print("\nFinal cost centres\n")
    printRow(["line", "cost centre", "direct", "received", "final"], finalWidths)
    var totals: (direct: Int128, final: Int128) = (0, 0)
    for final in result.finals where !result.isClosed(final.department) {
        let (direct, amount) = (
            result.directCost(department: final.department, item: 0), final.amounts[0]
        )
        totals = (totals.direct + direct, totals.final + amount)
        let department = result.departments[final.department]
        printRow(
            [
                department.id.code, department.name, grouped(direct), grouped(amount - direct),
                grouped(amount),
            ], finalWidths)
    }
    printRow(
        [
            "", "total", grouped(totals.direct), grouped(totals.final - totals.direct),
            grouped(totals.final),
        ], finalWidths)
    let kept = result.leftInSource.reduce(Int128(0)) { $0 + $1.amount }
    print()
    printRow(["net expense of all lines", grouped(result.totalBefore)], totalWidths)
    printRow(["final cost", grouped(totals.final)], totalWidths)
    printRow(["kept by negative overhead lines", grouped(kept)], totalWidths)
    printRow(["difference", grouped(result.totalBefore - totals.final - kept)], totalWidths)
}
