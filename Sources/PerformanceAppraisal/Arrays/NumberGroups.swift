import HospitalCore

/// Many numbers sorted into groups of equal ones, from the lowest to the highest, each number with
/// its position.
///
/// Every worker sorts its own stretch of the positions; then every worker gives the numbers of one
/// range their groups, those of all stretches. Neither groups nor their order depend on the
/// workers.
final class NumberGroups: @unchecked Sendable {
    /// What the 64 bits of a number are.
    enum Kind {
        /// A whole number.
        case whole
        /// A number from 0 to 1, whose bits are ordered like itself.
        case fraction
    }

    /// How many groups there are.
    private(set) var count = 0
    /// How many numbers there are.
    let numberCount: Int
    /// The number of each group.
    let keys: WorkingNumbers<Int64>
    /// How many numbers stand below each group; behind the last group, how many there are.
    let below: WorkingNumbers<Int32>
    private let parts: [NumberStretch]
    /// Where each range begins in each stretch, range by range; behind the last, where they end.
    private let bounds: WorkingNumbers<Int>
    /// How many groups there are before each range.
    private let groupsBefore: WorkingNumbers<Int>

    /// The groups of numbers, at most 2³⁰.
    init(_ numbers: NumberArray<Int64>, kind: Kind, workers: Workers) {
        numberCount = numbers.count
        keys = WorkingNumbers(repeating: 0, count: numbers.count)
        below = WorkingNumbers(repeating: 0, count: numbers.count + 1)
        let stretches = (0..<workers.count).map { workers.stretch($0, of: numbers.count) }
        let parts = stretches.map { NumberStretch(capacity: $0.count, kind: kind) }
        self.parts = parts
        bounds = WorkingNumbers(repeating: 0, count: parts.count * (parts.count + 1))
        groupsBefore = WorkingNumbers(repeating: 0, count: parts.count)
        workers.each { number in parts[number].sort(numbers, stretches[number]) }
        cut()
        let found = WorkingNumbers(repeating: 0, count: parts.count)
        workers.each { number in found[number] = self.merge(number) }
        close(found)
    }

    /// Cuts the numbers into as many ranges as there are stretches, about equally many in each.
    private func cut() {
        for range in 1..<max(1, parts.count) where parts[0].count > 0 {
            let key = parts[0].entries[parts[0].count / parts.count * range].key
            for (number, part) in parts.enumerated() {
                bounds[range * parts.count + number] = part.count(below: key)
            }
        }
        for (number, part) in parts.enumerated() {
            bounds[parts.count * parts.count + number] = part.count
        }
    }

    /// How many numbers stand below a range.
    private func start(of range: Int) -> Int {
        (0..<parts.count).reduce(0) { $0 + bounds[range * parts.count + $1] }
    }

    /// Gives equal numbers of a range a group, counted from 0, in all stretches.
    ///
    /// Groups are put down where they would stand if no number below the range had an equal one.
    /// - Returns: how many groups there are.
    @_optimize(speed)
    @inline(never)
    private func merge(_ range: Int) -> Int {
        let (first, end, width) = (start(of: range), start(of: range + 1), parts.count)
        let heads = WorkingNumbers(repeating: 0, count: width)
        for number in 0..<width { heads[number] = bounds[range &* width &+ number] }
        let stops = bounds.start + (range &+ 1) &* width
        let entries = parts.map(\.entries)
        var (taken, group) = (first, 0)
        while taken < end {
            var lowest = Int64.max
            for number in 0..<width where heads[number] < stops[number] {
                lowest = min(lowest, entries[number][heads[number]].key)
            }
            keys[first &+ group] = lowest
            below[first &+ group] = Int32(truncatingIfNeeded: taken)
            for number in 0..<width {
                let (entries, stop, start) = (entries[number], stops[number], heads[number])
                var place = start
                while place < stop, entries[place].key == lowest {
                    entries[place].group = Int32(truncatingIfNeeded: group)
                    place &+= 1
                }
                heads[number] = place
                taken &+= place &- start
            }
            group &+= 1
        }
        return group
    }

    /// Closes the gaps between the groups of the ranges.
    private func close(_ found: WorkingNumbers<Int>) {
        for range in 0..<parts.count {
            let first = start(of: range)
            groupsBefore[range] = count
            (keys.start + count).update(from: keys.start + first, count: found[range])
            (below.start + count).update(from: below.start + first, count: found[range])
            count += found[range]
        }
        below[count] = Int32(truncatingIfNeeded: numberCount)
    }

    /// The position and the group of each number of a worker's stretch, groups rising.
    @inline(__always)
    func forEachMember(of worker: Int, _ body: (_ position: Int, _ group: Int) -> Void) {
        let (entries, width) = (parts[worker].entries, parts.count)
        for range in 0..<width {
            let (first, before) = (bounds[range &* width &+ worker], groupsBefore[range])
            for place in first..<max(first, bounds[(range &+ 1) &* width &+ worker]) {
                body(Int(entries[place].position), before &+ Int(entries[place].group))
            }
        }
    }
}

/// The numbers of a stretch of positions in their order: they are dealt to buckets that rise with
/// them, and the few of a bucket are sorted.
final class NumberStretch: @unchecked Sendable {
    /// A number with its position and, once it is known, its group.
    struct Entry {
        let key: Int64
        let position: Int32
        var group: Int32
    }

    let entries: UnsafeMutablePointer<Entry>
    /// How many numbers were sorted last.
    private(set) var count = 0
    private let kind: NumberGroups.Kind
    private var bucketCount = 0
    private let starts: WorkingNumbers<Int32>

    /// Room for so many numbers, at most 2³⁰.
    init(capacity: Int, kind: NumberGroups.Kind) {
        self.kind = kind
        entries = .allocate(capacity: max(1, capacity))
        starts = WorkingNumbers(repeating: 0, count: capacity / 2 + 3)
    }

    deinit { entries.deallocate() }

    @inline(__always)
    private func real(_ key: Int64) -> Double {
        kind == .whole ? Double(key) : Double(bitPattern: UInt64(bitPattern: key))
    }

    /// How many numbers stand below one.
    func count(below key: Int64) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Sorts the numbers at some positions.
    @_optimize(speed)
    @inline(never)
    func sort(_ numbers: NumberArray<Int64>, _ stretch: Range<Int>) {
        count = stretch.count
        guard count > 0, let start = numbers.start else { return }
        let (first, count) = (stretch.lowerBound, stretch.count)
        bucketCount = count / 2 + 1
        starts.start.update(repeating: 0, count: bucketCount + 2)
        let place = start + first &* MemoryLayout<Int64>.stride
        func key(_ position: Int) -> Int64 {
            place.loadUnaligned(
                fromByteOffset: position &* MemoryLayout<Int64>.stride, as: Int64.self)
        }
        var (least, most) = (Int64.max, Int64.min)
        for position in 0..<count {
            least = min(least, key(position))
            most = max(most, key(position))
        }
        let (low, distance) = (real(least), real(most) - real(least))
        // Numbers that hardly differ share a bucket. The factor is rounded by less than 2⁻⁵², so
        // the last bucket is never passed.
        let factor = distance > 1e-100 ? Double(bucketCount &- 1) / distance : 0
        let starts = starts.start
        for position in 0..<count {
            starts[Int((real(key(position)) - low) * factor) &+ 2] &+= 1
        }
        var sum: Int32 = 0
        for bucket in 0..<bucketCount &+ 2 {
            sum &+= starts[bucket]
            starts[bucket] = sum
        }
        for position in 0..<count {
            let number = key(position)
            let bucket = Int((real(number) - low) * factor) &+ 1
            entries[Int(starts[bucket])] = Entry(
                key: number, position: Int32(truncatingIfNeeded: first &+ position), group: 0)
            starts[bucket] &+= 1
        }
        sortBuckets()
    }

    @_optimize(speed)
    @inline(never)
    private func sortBuckets() {
        NumberBuckets.sort(entries, count, starts: starts.start, bucketCount: bucketCount) {
            $0.key
        }
    }
}
