import HospitalCore

/// Closing the sources of a ``SparseAllocation`` one after the other, four cost items at a time.
///
/// A double proposes each quota, and whole numbers do the rest: the pool less half of a half over
/// the largest weight, times weight over the sum of the weights, rounded to the nearest whole
/// number. With pool × largest weight below 2⁴⁷ the error of the double lies below 1/16 of one
/// remainder, so that number is the quota rounded to the nearest fen, halves down, and never
/// another. What rounding took away, pool × weight − quota × Σ weight, lies within half of the sum
/// and is exact in 32 bits. Other pools are split one by one in 128 bits.
extension SparseAllocation {
    /// A pool that cannot be split: the first one of some cost items.
    public struct Fault: Sendable {
        /// The step, counted from 1.
        public let step: Int
        /// The cost item, counted from 0.
        public let item: Int
        /// A source of the step, counted from 0.
        public let source: Int
        /// The amount left, in fen.
        public let fen: Int64

        /// Whether the fault is told rather than another one: earlier steps first, then items.
        public func precedes(_ other: Fault?) -> Bool {
            guard let other else { return true }
            return (step, item) < (other.step, other.item)
        }
    }

    /// How many cost items are calculated side by side.
    static var width: Int { 4 }

    /// The cost items are calculated in so many portions, which do not depend on each other.
    public var portionCount: Int { (itemCount + Self.width - 1) / Self.width }

    /// The error of a pool that cannot be split.
    public func error(of fault: Fault) -> AllocationError {
        .driverTotalZero(
            AllocationError.ZeroDriver(
                source: String(fault.source + 1), driver: String(fault.step),
                item: String(fault.item + 1), amount: RoundingUnit.fen.text(Int128(fault.fen)),
                period: nil))
    }

    /// Calculates the cost items of some portions.
    ///
    /// - Parameters:
    ///   - portions: which portions, within `0 ..< portionCount`.
    ///   - directFen: direct cost in fen, department × item, row by row, in its range
    ///     (``checkRange(of:)``).
    ///   - finalFen: receives the final cost of these items, laid out alike; it may be `directFen`
    ///     itself. `nil` to look for faults only.
    /// - Returns: the first pool that cannot be split, and `finalFen` is incomplete then.
    public func allocate(
        _ portions: Range<Int>, of directFen: UnsafeRawPointer,
        into finalFen: UnsafeMutableRawPointer?
    ) -> Fault? {
        var fault: Fault?
        let tile = SparseTile(self)
        var portion = portions.lowerBound
        while portion < portions.upperBound {
            // Two portions share the lines of memory they are read from and written to.
            let count = min(2, portions.upperBound - portion)
            tile.load(portion, count, of: directFen)
            for half in 0..<count {
                if let found = tile.stepDown(half, firstItem: (portion + half) * Self.width),
                    found.precedes(fault)
                {
                    fault = found
                }
            }
            if let finalFen { tile.store(portion, count, into: finalFen) }
            portion += count
        }
        return fault
    }
}

/// The balances of up to twice four cost items in all departments, and room to split pools.
final class SparseTile {
    private let allocation: SparseAllocation
    private let balances: UnsafeMutablePointer<FenLanes>
    private let keys: UnsafeMutablePointer<KeyLanes>
    private let remainders: UnsafeMutablePointer<UInt64>

    init(_ allocation: SparseAllocation) {
        self.allocation = allocation
        let longest = max(1, allocation.legs.reduce(0) { max($0, $1.edges.count) })
        balances = .allocate(capacity: 2 * allocation.departmentCount)
        balances.initialize(repeating: FenLanes(), count: 2 * allocation.departmentCount)
        keys = .allocate(capacity: longest)
        keys.initialize(repeating: KeyLanes(), count: longest)
        remainders = .allocate(capacity: longest)
        remainders.initialize(repeating: 0, count: longest)
    }

    deinit {
        balances.deallocate()
        keys.deallocate()
        remainders.deallocate()
    }

    /// Where the four items of a portion stand in a row, and how many of them exist.
    @inline(__always)
    private func columns(_ portion: Int) -> (first: Int, count: Int) {
        let first = portion * SparseAllocation.width
        return (first, min(SparseAllocation.width, allocation.itemCount - first))
    }

    /// Takes the direct cost of one or two portions over.
    @_optimize(speed)
    func load(_ portion: Int, _ count: Int, of directFen: UnsafeRawPointer) {
        let (departments, items) = (allocation.departmentCount, allocation.itemCount)
        let stride = MemoryLayout<Int64>.stride
        for department in 0..<departments {
            for half in 0..<count {
                let (first, width) = columns(portion + half)
                let cell = directFen + (department * items + first) * stride
                var lanes = FenLanes()
                if width == SparseAllocation.width {
                    lanes = cell.loadUnaligned(as: FenLanes.self)
                } else {
                    for lane in 0..<width {
                        lanes[lane] = cell.loadUnaligned(
                            fromByteOffset: lane * stride, as: UInt64.self)
                    }
                }
                balances[half * departments + department] = lanes
            }
        }
    }

    /// Hands the balances of one or two portions out.
    @_optimize(speed)
    func store(_ portion: Int, _ count: Int, into finalFen: UnsafeMutableRawPointer) {
        let (departments, items) = (allocation.departmentCount, allocation.itemCount)
        let stride = MemoryLayout<Int64>.stride
        for department in 0..<departments {
            for half in 0..<count {
                let (first, width) = columns(portion + half)
                let cell = finalFen + (department * items + first) * stride
                let lanes = balances[half * departments + department]
                if width == SparseAllocation.width {
                    cell.storeBytes(of: lanes, as: FenLanes.self)
                } else {
                    for lane in 0..<width {
                        cell.storeBytes(
                            of: lanes[lane], toByteOffset: lane * stride, as: UInt64.self)
                    }
                }
            }
        }
    }

    /// Closes the sources for four items; the first pool that cannot be split, if there is one.
    @_optimize(speed)
    func stepDown(_ half: Int, firstItem: Int) -> SparseAllocation.Fault? {
        let balances = balances + half * allocation.departmentCount
        for leg in allocation.legs {
            var pool = FenLanes()
            for place in leg.sources {
                let source = Int(allocation.sources[place])
                pool = pool &+ balances[source]
                balances[source] = FenLanes()
            }
            guard pool != FenLanes() else { continue }
            guard leg.total > 0 else {
                return fault(leg, pool, firstItem: firstItem)
            }
            if leg.wide < 0, fitsDoubles(pool, leg) {
                split(pool, over: leg, into: balances)
            } else {
                for lane in 0..<SparseAllocation.width where pool[lane] != 0 {
                    split(Int64(bitPattern: pool[lane]), lane: lane, over: leg, into: balances)
                }
            }
        }
        return nil
    }

    private func fault(
        _ leg: SparseAllocation.Leg, _ pool: FenLanes, firstItem: Int
    ) -> SparseAllocation.Fault? {
        for lane in 0..<SparseAllocation.width where pool[lane] != 0 {
            return SparseAllocation.Fault(
                step: leg.step, item: firstItem + lane,
                source: Int(allocation.sources[leg.sources.lowerBound]),
                fen: Int64(bitPattern: pool[lane]))
        }
        return nil
    }

    @inline(__always)
    private func fitsDoubles(_ pool: FenLanes, _ leg: SparseAllocation.Leg) -> Bool {
        var most: UInt64 = 0
        for lane in 0..<SparseAllocation.width {
            most = max(most, Int64(bitPattern: pool[lane]).magnitude)
        }
        let (product, overflow) = most.multipliedReportingOverflow(by: leg.largest)
        return !overflow && product < 1 << 47
    }

    /// Splits four pools at once.
    @_optimize(speed)
    private func split(
        _ pool: FenLanes, over leg: SparseAllocation.Leg,
        into balances: UnsafeMutablePointer<FenLanes>
    ) {
        let keys = keys
        let count = leg.edges.count
        let low = FenLanes(repeating: 0xFFFF_FFFF)
        let total = FenLanes(repeating: leg.total)
        let perTotal = 1 / Double(leg.total)
        let proposed = QuotaRounding.pool(pool, bias: 0.25 / Double(leg.largest))
        let (lowPool, offset) = (pool & low, QuotaRounding.offsetBits)
        var given = FenLanes()
        allocation.receivers.withUnsafeBufferPointer { receivers in
            allocation.weights.withUnsafeBufferPointer { weights in
                for place in 0..<count {
                    let edge = leg.edges.lowerBound &+ place
                    let weight = weights[edge]
                    let share = SIMD4<Double>(repeating: Double(weight) * perTotal)
                    let bits = QuotaRounding.bits(proposed * share)
                    let quota = bits &- offset
                    let whole = lowPool &* FenLanes(repeating: UInt64(weight))
                    keys[place] = Self.low(whole &- (bits & low) &* total)
                    given = given &+ quota
                    let receiver = Int(receivers[edge])
                    balances[receiver] = balances[receiver] &+ quota
                }
                let units = Self.low(pool &- given)
                guard units != KeyLanes() else { return }
                let threshold = RemainderThreshold(
                    keys: keys, count: count, units: units,
                    span: Int32(truncatingIfNeeded: leg.total))
                for place in 0..<count {
                    let receiver = Int(receivers[leg.edges.lowerBound &+ place])
                    let change = threshold.change(for: keys[place])
                    balances[receiver] = balances[receiver] &+ Self.wide(change)
                }
                guard any(threshold.tied) else { return }
                for lane in 0..<SparseAllocation.width {
                    threshold.forEachTied(
                        keys: keys, count: count, lane: lane,
                        isMirrored: Int64(bitPattern: pool[lane]) < 0
                    ) { balances[Int(receivers[leg.edges.lowerBound + $0])][lane] &+= 1 }
                }
            }
        }
    }

    /// The lower 32 bits of each number.
    @inline(__always)
    private static func low(_ lanes: FenLanes) -> KeyLanes {
        KeyLanes(
            Int32(truncatingIfNeeded: lanes[0]), Int32(truncatingIfNeeded: lanes[1]),
            Int32(truncatingIfNeeded: lanes[2]), Int32(truncatingIfNeeded: lanes[3]))
    }

    /// The same numbers with their signs in 64 bits.
    @inline(__always)
    private static func wide(_ lanes: KeyLanes) -> FenLanes {
        FenLanes(
            UInt64(truncatingIfNeeded: lanes[0]), UInt64(truncatingIfNeeded: lanes[1]),
            UInt64(truncatingIfNeeded: lanes[2]), UInt64(truncatingIfNeeded: lanes[3]))
    }

    /// Splits one pool in 128 bits; quotas are cut, and the units left go to the largest
    /// remainders.
    @_optimize(speed)
    private func split(
        _ pool: Int64, lane: Int, over leg: SparseAllocation.Leg,
        into balances: UnsafeMutablePointer<FenLanes>
    ) {
        let (amount, isNegative) = (pool.magnitude, pool < 0)
        var left = amount
        func give(_ units: UInt64, _ place: Int) {
            let receiver = Int(allocation.receivers[leg.edges.lowerBound + place])
            balances[receiver][lane] &+= isNegative ? 0 &- units : units
        }
        for place in 0..<leg.edges.count {
            let weight = allocation.weight(place, of: leg)
            // No weight is above the sum, so the quotient is at most the amount.
            let (quota, remainder) = leg.total.dividingFullWidth(
                amount.multipliedFullWidth(by: weight))
            give(quota, place)
            remainders[place] = remainder
            left -= quota
        }
        guard left > 0 else { return }
        // Fewer remainders than units left lie above `high`, and no fewer above `low` − 1.
        var (low, high) = (UInt64(0), leg.total)
        func above(_ cut: UInt64) -> UInt64 {
            (0..<leg.edges.count).reduce(0) { $0 + (remainders[$1] > cut ? 1 : 0) }
        }
        // The smallest cut with at most as many remainders above as units are left.
        while low < high {
            let middle = low + (high - low) / 2
            if above(middle) <= left { high = middle } else { low = middle + 1 }
        }
        left -= above(high)
        for place in 0..<leg.edges.count {
            if remainders[place] > high {
                give(1, place)
            } else if remainders[place] == high, left > 0 {
                give(1, place)
                left -= 1
            }
        }
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

    /// Pools as doubles, nearer to zero by the bias so that halves are rounded toward zero.
    @inline(__always)
    static func pool(_ pool: FenLanes, bias: Double) -> SIMD4<Double> {
        var value = SIMD4<Double>()
        for lane in 0..<4 { value[lane] = Double(Int64(bitPattern: pool[lane])) }
        var shift = SIMD4<Double>()
        shift.replace(with: SIMD4(repeating: bias), where: value .> SIMD4<Double>())
        shift.replace(with: SIMD4(repeating: -bias), where: value .< SIMD4<Double>())
        return value - shift
    }
}
