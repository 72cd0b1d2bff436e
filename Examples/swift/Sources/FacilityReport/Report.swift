import Hosp

/// What an allocation came to, in whole dollars, ready to be printed.
public struct Report {
    /// What an overhead line passed on; for one that kept its amount, the multiplier is `kept`.
    public struct Pool {
        let source: String
        let amount: Int128
        let multiplier: String

        public init(source: String, amount: Int128, multiplier: String = "kept") {
            self.source = source
            self.amount = amount
            self.multiplier = multiplier
        }
    }

    /// A line that was not closed.
    public struct Final {
        let code: String
        let label: String
        let direct: Int128
        let amount: Int128

        public init(code: String, label: String, direct: Int128, amount: Int128) {
            self.code = code
            self.label = label
            self.direct = direct
            self.amount = amount
        }
    }

    let facility: Facility
    let pools: [Pool]
    let finals: [Final]

    public init(_ facility: Facility, pools: [Pool], finals: [Final]) {
        self.facility = facility
        self.pools = pools
        self.finals = finals
    }

    /// Prints the overhead lines with their multipliers, then every final cost centre, then totals.
    public func print() {
        printOverhead()
        printFinals()
    }

    private func printOverhead() {
        Swift.print("Overhead lines in the order in which they are closed\n")
        printRow(
            ["line", "cost centre", "basis", "amount", "statistic", "multiplier"], overheadWidths)
        for line in facility.overhead {
            let pool = pools.first { $0.source == line.code }
            let statistic = facility.values(of: line).values.reduce(Int128(0)) {
                $0 + ($1.significand(atScale: 0) ?? 0)
            }
            printRow(
                [
                    line.code, line.label, line.basis, grouped(pool?.amount ?? 0),
                    grouped(statistic), pool?.multiplier ?? "nothing to do",
                ], overheadWidths)
        }
    }

    private func printFinals() {
        Swift.print("\nFinal cost centres\n")
        printRow(["line", "cost centre", "direct", "received", "final"], finalWidths)
        let overhead = Set(facility.overhead.map(\.code))
        var totals: (direct: Int128, final: Int128, kept: Int128) = (0, 0, 0)
        for final in finals {
            guard !overhead.contains(final.code) else {
                totals.kept += final.amount
                continue
            }
            totals.direct += final.direct
            totals.final += final.amount
            printFinal(final.code, final.label, final.direct, final.amount)
        }
        printFinal("", "total", totals.direct, totals.final)
        let before = facility.lines.reduce(Int128(0)) {
            $0 + ($1.netExpense.significand(atScale: 0) ?? 0)
        }
        Swift.print()
        printRow(["net expense of all lines", grouped(before)], totalWidths)
        printRow(["final cost", grouped(totals.final)], totalWidths)
        printRow(["kept by negative overhead lines", grouped(totals.kept)], totalWidths)
        printRow(["difference", grouped(before - totals.final - totals.kept)], totalWidths)
    }

    private func printFinal(_ code: String, _ label: String, _ direct: Int128, _ amount: Int128) {
        printRow(
            [code, label, grouped(direct), grouped(amount - direct), grouped(amount)], finalWidths)
    }
}

/// Widths of columns: negative for text, which stands left; positive for numbers, which stand
/// right.
private let overheadWidths = [-6, -32, -13, 12, 12, 14]
private let finalWidths = [-6, -40, 14, 14, 14]
private let totalWidths = [-47, 14]

/// Prints a row of a table with columns of fixed width.
public func printRow(_ cells: [String], _ widths: [Int]) {
    let padded = zip(cells, widths).map { cell, width in
        let blanks = String(repeating: " ", count: max(0, abs(width) - cell.count))
        return width < 0 ? cell + blanks : blanks + cell
    }
    print(padded.joined(separator: " "))
}

/// A whole number with commas between thousands: 1,234,567.
private func grouped(_ number: Int128) -> String {
    var text = ""
    for (place, digit) in String(number.magnitude).reversed().enumerated() {
        if place > 0, place % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return (number < 0 ? "-" : "") + String(text.reversed())
}
