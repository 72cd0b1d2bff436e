import HospitalCore

extension CaseCosting {
    /// What came together for a case, a department or a group.
    struct Sums {
        /// Σ quantity × unit cost in units of 10^−(quantity scale + unit cost scale) yuan.
        var cost: Int128 = 0
        /// Σ charge in fen.
        var charge: Int64 = 0
        /// Number of lines, below 2³¹.
        var lines: Int32 = 0

        /// Adds other sums; the bounds of the costing that holds them are proven by its caller.
        mutating func add(_ other: Self) {
            cost &+= other.cost
            charge &+= other.charge
            lines &+= other.lines
        }
    }
}

/// Sums of many cases or departments, by position.
///
/// Costs have 128 bits, of which the upper half rarely changes when a line is added: it stands
/// apart, so that what is needed for a line takes 24 bytes and lies in the processor's caches for
/// more cases. A sum is `higher` × 2⁶⁴ + `cost`, where both have a sign; so every sum has one form.
struct SumTable: Sendable {
    /// What changes with every line.
    struct Amounts: BitwiseCopyable {
        /// The lower half of Σ quantity × unit cost.
        var cost: Int64 = 0
        /// Σ charge in fen.
        var charge: Int64 = 0
    }

    private var amounts: [Amounts]
    /// The number of lines in the lower half, and in the upper one which watched items there are.
    ///
    /// Bit n stands for a position that is n modulo 32: it tells most lines from the few that are
    /// looked for among the pairs.
    private var counts: [Int64]
    /// The upper half of Σ quantity × unit cost.
    private var higher: [Int64]

    /// So many sums of nothing.
    init(count: Int) {
        amounts = [Amounts](repeating: Amounts(), count: count)
        counts = [Int64](repeating: 0, count: count)
        higher = counts
    }

    /// How many sums there are.
    var count: Int { amounts.count }

    /// The sums at a position.
    subscript(place: Int) -> CaseCosting.Sums {
        CaseCosting.Sums(
            cost: Int128(higher[place]) &<< 64 &+ Int128(amounts[place].cost),
            charge: amounts[place].charge, lines: Int32(truncatingIfNeeded: counts[place]))
    }

    /// Adds sums of nothing at the end.
    mutating func append(count: Int) {
        amounts.append(contentsOf: repeatElement(Amounts(), count: count))
        counts.append(contentsOf: repeatElement(0, count: count))
        higher.append(contentsOf: repeatElement(0, count: count))
    }

    /// Watches an item at a position.
    mutating func watch(_ bit: UInt32, at place: Int) { counts[place] |= Int64(bit) << 32 }

    /// Forgets what came together at the last position, which stands for what is left out.
    mutating func clearLast() {
        let last = count - 1
        (amounts[last], counts[last], higher[last]) = (Amounts(), 0, 0)
    }

    /// Adds the sums of another table, the last one left out: at the same positions, of which there
    /// are at least as many, or at those that are told.
    mutating func add(_ other: SumTable, at positions: [Int32]? = nil) {
        withPlaces { places in
            for place in 0..<other.count - 1 {
                let target = positions.map { Int($0[place]) } ?? place
                let sums = other.amounts[place]
                places.add(target, sums.cost, higher: other.higher[place], charge: sums.charge)
                // Who watches an item does so from the beginning.
                places.counts[target] &+= other.counts[place] & 0xFFFF_FFFF
            }
        }
    }

    /// Calls `body` with the memory of the sums.
    mutating func withPlaces(_ body: (Places) -> Void) {
        amounts.withUnsafeMutableBufferPointer { amounts in
            counts.withUnsafeMutableBufferPointer { counts in
                higher.withUnsafeMutableBufferPointer { higher in
                    guard let amounts = amounts.baseAddress, let counts = counts.baseAddress,
                        let higher = higher.baseAddress
                    else { return }
                    body(Places(amounts: amounts, counts: counts, higher: higher))
                }
            }
        }
    }

    /// The memory of sums, for loops over lines whose positions are known to lie inside.
    struct Places {
        let amounts: UnsafeMutablePointer<Amounts>
        let counts: UnsafeMutablePointer<Int64>
        let higher: UnsafeMutablePointer<Int64>

        /// Adds a cost of two halves and a charge, and no line.
        @inline(__always)
        func add(_ place: Int, _ cost: Int64, higher upper: Int64, charge: Int64) {
            let (sum, isWide) = amounts[place].cost.addingReportingOverflow(cost)
            amounts[place].cost = sum
            amounts[place].charge &+= charge
            if isWide { higher[place] &+= cost < 0 ? -1 : 1 }
            if upper != 0 { higher[place] &+= upper }
        }

        /// Takes a line away.
        func takeBack(_ place: Int, cost: Int128, charge: Int64) {
            let rest = Int128(higher[place]) &<< 64 &+ Int128(amounts[place].cost) &- cost
            let lower = Int64(truncatingIfNeeded: rest)
            amounts[place].cost = lower
            higher[place] = Int64(truncatingIfNeeded: (rest &- Int128(lower)) &>> 64)
            amounts[place].charge &-= charge
            counts[place] &-= 1
        }
    }
}
