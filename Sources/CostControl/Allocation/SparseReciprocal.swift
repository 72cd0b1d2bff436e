import HospitalCore

/// Eight numbers side by side: one for each of eight cost items.
private typealias ItemLanes = SIMD8<Double>

/// The reciprocal method on sparse arrays: doubles propose, a bound proves, whole fen are split.
///
/// Gauss–Seidel in doubles proposes the gross costs X. Its error is bounded as follows, with u =
/// 2⁻⁵³. The last sweep leaves a residual of at most Σ|change| (shares of a source add up to one)
/// plus what rounding lost, at most Σ (terms + 3) × u × (|direct| + Σ share × |X|). The error of
/// all X together is at most that residual × the amplification of ``SparseEquations``, and so is
/// the error of what a final department receives, plus (terms + 3) × u × Σ|X|.
///
/// The amounts received are rounded to fen by the largest remainder, once per cost item. When no
/// remainder lies within twice the bound of the cut, the amounts are those of the exact solution,
/// fen by fen. Otherwise up to 200 sources are solved in exact integers; beyond, the proposal
/// stands if its bound lies below 0.001 fen, and else the equations are solved in fixed point.
public struct SparseReciprocal: Sendable {
    /// What one fen is in the keys of remainders.
    private static var span: Int32 { 1 << 28 }

    private let allocation: SparseAllocation
    private let equations: SparseEquations
    private let amplification: Double?
    private let longestRow: Int

    /// Prepares an allocation whose method is reciprocal.
    public init(_ allocation: SparseAllocation) {
        self.allocation = allocation
        equations = SparseEquations(allocation)
        amplification = equations.amplification()
        longestRow = equations.longestRow
    }

    /// The cost items are solved in so many portions, which do not depend on each other.
    public var portionCount: Int { allocation.portionCount }

    /// Solves the cost items of some portions.
    ///
    /// - Parameters:
    ///   - portions: which portions, within `0 ..< portionCount`.
    ///   - directFen: direct cost in fen, department × item, row by row, in its range.
    ///   - finalFen: receives the final cost of the items that are solved and the direct cost of
    ///     others, laid out alike; it may be `directFen` itself.
    /// - Returns: the cost items, from 0, that must be solved by ``solveExactly(_:in:)``.
    public func solve(
        _ portions: Range<Int>, of directFen: UnsafeRawPointer,
        into finalFen: UnsafeMutableRawPointer
    ) -> [Int] {
        var left: [Int] = []
        let room = ReciprocalRoom(
            equations: equations.sources.count, finals: equations.finals.count)
        for portion in portions {
            let rows = ItemRows(portion: portion, itemCount: allocation.itemCount)
            // All bits of those that are solved.
            var solved = ItemFen()
            if let amplification, !equations.finals.isEmpty, !equations.isBlocked {
                let totals = load(rows, of: directFen, into: room)
                let bounds = propose(room, amplification: amplification)
                receive(room)
                let low = round(0, of: room, totals: totals.lowHalf, bounds: bounds.lowHalf)
                let high = round(1, of: room, totals: totals.highHalf, bounds: bounds.highHalf)
                for lane in 0..<rows.items.count where lane < 4 ? low[lane] : high[lane - 4] {
                    solved[lane] = .max
                }
            }
            for department in equations.deadEnds {
                // A step without weights has cost.
                let stuck = rows.amounts(of: Int(department), in: directFen)
                solved.replace(with: ItemFen(), where: stuck .!= ItemFen())
            }
            for lane in 0..<rows.items.count where solved[lane] == 0 {
                left.append(rows.items.lowerBound + lane)
            }
            book(solved, rows, of: room, from: directFen, to: finalFen)
        }
        return left
    }

    /// The pools of eight items; the sum of each.
    @_optimize(speed)
    private func load(
        _ rows: ItemRows, of directFen: UnsafeRawPointer, into room: ReciprocalRoom
    ) -> SIMD8<Int64> {
        var totals = ItemFen()
        let (pools, gross) = (room.pools, room.gross)
        for (row, source) in equations.sources.enumerated() {
            let amounts = rows.amounts(of: Int(source), in: directFen)
            totals = totals &+ amounts
            var pool = ItemLanes()
            for lane in 0..<8 { pool[lane] = Double(Int64(bitPattern: amounts[lane])) }
            pools[row] = pool
            gross[row] = pool
        }
        return SIMD8<Int64>(truncatingIfNeeded: totals)
    }

    /// Solves the equations; the bound of the error of every amount received, in fen.
    private func propose(_ room: ReciprocalRoom, amplification: Double) -> SIMD8<Double> {
        let (pools, gross) = (room.pools, room.gross)
        let count = equations.sources.count
        return equations.starts.withUnsafeBufferPointer { starts in
            equations.terms.withUnsafeBufferPointer { terms in
                equations.shares.withUnsafeBufferPointer { shares in
                    var change = ItemLanes()
                    for _ in 0..<400 {
                        change = ItemLanes()
                        var size = ItemLanes()
                        for row in 0..<count {
                            var sum = pools[row]
                            for place in starts[row]..<starts[row &+ 1] {
                                sum += gross[Int(terms[place])] * shares[place]
                            }
                            change += Self.magnitude(sum - gross[row])
                            size += Self.magnitude(sum)
                            gross[row] = sum
                        }
                        let goal = (size * 0x1p-50).replacing(
                            with: 0x1p-24, where: size .< ItemLanes(repeating: 0x1p26))
                        if all(change .<= goal) { break }
                    }
                    var (lost, size) = (ItemLanes(), ItemLanes())
                    for row in 0..<count {
                        var sum = Self.magnitude(pools[row])
                        for place in starts[row]..<starts[row &+ 1] {
                            sum += Self.magnitude(gross[Int(terms[place])]) * shares[place]
                        }
                        lost += sum * Double(starts[row &+ 1] &- starts[row] &+ 3)
                        size += Self.magnitude(gross[row])
                    }
                    // A thousandth on top covers the rounding of these sums.
                    let residual = (change + lost * 0x1p-53) * 1.001
                    return residual * amplification
                        + size * (Double(longestRow + 3) * 0x1.01p-53)
                }
            }
        }
    }

    @inline(__always)
    private static func magnitude(_ value: ItemLanes) -> ItemLanes {
        value.replacing(with: -value, where: value .< ItemLanes())
    }

    /// What the final departments receive, rounded to the nearest fen, and what rounding took.
    private func receive(_ room: ReciprocalRoom) {
        let (gross, first) = (room.gross, equations.sources.count)
        let scale = SIMD4<Double>(repeating: Double(Self.span))
        equations.starts.withUnsafeBufferPointer { starts in
            equations.terms.withUnsafeBufferPointer { terms in
                equations.shares.withUnsafeBufferPointer { shares in
                    for final in 0..<equations.finals.count {
                        var sum = ItemLanes()
                        for place in starts[first &+ final]..<starts[first &+ final &+ 1] {
                            sum += gross[Int(terms[place])] * shares[place]
                        }
                        for half in 0..<2 {
                            let lanes = half == 0 ? sum.lowHalf : sum.highHalf
                            let whole = QuotaRounding.whole(lanes)
                            room.amounts[half][final] =
                                QuotaRounding.bits(lanes)
                                &- QuotaRounding.offsetBits
                            room.keys[half][final] = KeyLanes(
                                truncatingIfNeeded: QuotaRounding.bits((lanes - whole) * scale))
                        }
                    }
                }
            }
        }
    }

    /// Gives or takes the fen that rounding left; tells of which items the amounts stand.
    private func round(
        _ half: Int, of room: ReciprocalRoom, totals: SIMD4<Int64>, bounds: SIMD4<Double>
    ) -> SIMDMask<SIMD4<Int64>> {
        let (keys, amounts, count) = (
            room.keys[half], room.amounts[half], equations.finals.count
        )
        var isSolved = SIMDMask<SIMD4<Int64>>(repeating: false)
        var given = FenLanes()
        for final in 0..<count { given = given &+ amounts[final] }
        var units = KeyLanes()
        for lane in 0..<4 {
            let left = totals[lane] &- Int64(bitPattern: given[lane])
            // A bound that is no number is not below anything.
            isSolved[lane] = bounds[lane] < 0.001 && left.magnitude <= UInt64(count / 2)
            if isSolved[lane] { units[lane] = Int32(truncatingIfNeeded: left) }
        }
        let threshold = RemainderThreshold(
            keys: keys, count: count, units: units, span: Self.span)
        var below = KeyLanes(repeating: -Self.span)
        var above = KeyLanes(repeating: Self.span)
        var least = above
        for final in 0..<count {
            let key = keys[final]
            let change = threshold.change(for: key)
            amounts[final] = amounts[final] &+ FenLanes(truncatingIfNeeded: change)
            let isAbove = key .> threshold.cut
            above.replace(with: key, where: isAbove .& (key .< above))
            below.replace(with: key, where: .!isAbove .& (key .> below))
            least.replace(with: key, where: key .< least)
        }
        for lane in 0..<4 where isSolved[lane] {
            threshold.forEachTied(
                keys: keys, count: count, lane: lane, isMirrored: totals[lane] < 0
            ) { amounts[$0][lane] &+= 1 }
            let next = units[lane] == 0 ? least[lane] + Self.span : above[lane]
            let gap = threshold.tied[lane] ? 0 : Double(next) - Double(below[lane])
            let isProven = gap > 2 * (bounds[lane] * Double(Self.span) + 1)
            isSolved[lane] =
                isProven
                || equations.sources.count > AllocationProblem.largestExactSystem
        }
        return isSolved
    }

    /// Books items that are solved: nothing stays in a source.
    ///
    /// Others keep their direct cost.
    @_optimize(speed)
    private func book(
        _ solved: ItemFen, _ rows: ItemRows, of room: ReciprocalRoom,
        from directFen: UnsafeRawPointer, to finalFen: UnsafeMutableRawPointer
    ) {
        let (low, high, kept) = (room.amounts[0], room.amounts[1], ~solved)
        for source in equations.sources {
            let amounts = rows.amounts(of: Int(source), in: directFen) & kept
            rows.write(amounts, of: Int(source), to: finalFen)
        }
        for (row, final) in equations.finals.enumerated() {
            let received = ItemFen(lowHalf: low[row], highHalf: high[row]) & solved
            let amounts = rows.amounts(of: Int(final), in: directFen) &+ received
            rows.write(amounts, of: Int(final), to: finalFen)
        }
        for other in equations.others {
            let amounts = rows.amounts(of: Int(other), in: directFen)
            rows.write(amounts, of: Int(other), to: finalFen)
        }
    }

    /// Solves cost items in exact integers, or many sources in fixed point.
    ///
    /// - Throws: `closedLoop` for sources that serve only each other, `driverTotalZero` for cost in
    ///   a step without weights, `notCertified`, `tooLarge`, `amountOutOfRange`.
    public func solveExactly(
        _ items: [Int], in fen: UnsafeMutableRawPointer
    ) throws(AllocationError) {
        guard !items.isEmpty else { return }
        let (count, stride) = (allocation.itemCount, MemoryLayout<Int64>.stride)
        let departments = 0..<allocation.departmentCount
        var direct: [Int128] = []
        for department in departments {
            for item in items {
                direct.append(
                    Int128(
                        fen.loadUnaligned(
                            fromByteOffset: (department * count + item) * stride, as: Int64.self)))
            }
        }
        let problem = AllocationProblem(
            departments: departments.map { String($0 + 1) }, items: items.map { String($0 + 1) },
            period: nil, policy: AllocationPolicy(residual: .largestRemainder), direct: direct,
            legs: allocation.legs.map(allocationLeg))
        let outcome = try problem.solved()
        for (place, balance) in outcome.balances.enumerated() {
            let (department, item) = (place / items.count, items[place % items.count])
            guard let amount = Int64(exactly: balance) else {
                throw .amountOutOfRange(
                    department: String(department + 1), item: String(item + 1),
                    value: RoundingUnit.fen.text(balance))
            }
            fen.storeBytes(
                of: amount, toByteOffset: (department * count + item) * stride, as: Int64.self)
        }
    }
}

extension SparseReciprocal {
    /// A step as the exact methods take it.
    private func allocationLeg(_ leg: SparseAllocation.Leg) -> AllocationLeg {
        AllocationLeg(
            step: leg.step, source: Int(allocation.sources[leg.sources.lowerBound]),
            driver: String(leg.step),
            receivers: leg.edges.map { Int(allocation.receivers[$0]) },
            weights: leg.edges.indices.map { place in
                Int128(allocation.weight(place - leg.edges.lowerBound, of: leg))
            },
            weightTotal: Int128(leg.total), weightDecimals: 0)
    }
}

/// Room for eight cost items: gross costs, amounts received and what rounding took from them.
private final class ReciprocalRoom {
    let pools: UnsafeMutablePointer<ItemLanes>
    let gross: UnsafeMutablePointer<ItemLanes>
    let amounts: [UnsafeMutablePointer<FenLanes>]
    let keys: [UnsafeMutablePointer<KeyLanes>]

    init(equations: Int, finals: Int) {
        func room<Lanes>(_ lanes: Lanes, _ count: Int) -> UnsafeMutablePointer<Lanes> {
            let start = UnsafeMutablePointer<Lanes>.allocate(capacity: max(1, count))
            start.initialize(repeating: lanes, count: max(1, count))
            return start
        }
        pools = room(ItemLanes(), equations)
        gross = room(ItemLanes(), equations)
        amounts = [room(FenLanes(), finals), room(FenLanes(), finals)]
        keys = [room(KeyLanes(), finals), room(KeyLanes(), finals)]
    }

    deinit {
        pools.deallocate()
        gross.deallocate()
        for start in amounts { start.deallocate() }
        for start in keys { start.deallocate() }
    }
}

/// Rounding doubles to whole numbers by adding 1.5 × 2⁵², where the distance of doubles is one.
enum QuotaRounding {
    private static var offset: Double { 6_755_399_441_055_744 }
    /// The bits of the offset, to be taken away again; the lower 32 are zero.
    static var offsetBits: FenLanes { FenLanes(repeating: offset.bitPattern) }

    /// The bits of offset + value: the rounded value as two's complement above the offset.
    @inline(__always)
    static func bits(_ value: SIMD4<Double>) -> FenLanes {
        var sum = value + SIMD4<Double>(repeating: offset)
        return withUnsafeBytes(of: &sum) { $0.loadUnaligned(as: FenLanes.self) }
    }

    /// The rounded value.
    @inline(__always)
    static func whole(_ value: SIMD4<Double>) -> SIMD4<Double> {
        (value + SIMD4<Double>(repeating: offset)) - SIMD4<Double>(repeating: offset)
    }
}
