/// The order of many numbers, found by counting instead of comparing: where a number stands among
/// all, and how many stand with it.
///
/// Numbers are dealt to buckets that rise with them. Where so many buckets do that each is a single
/// value, counting is all; otherwise the few numbers of a bucket are sorted. Time grows with the
/// count, and is never worse than that of sorting; room does not depend on the values.
final class NumberOrder: @unchecked Sendable {
    /// How many buckets there are at most: room for single values.
    private let bucketLimit: Int
    /// How many numbers there are.
    private(set) var count = 0
    /// The numbers in their order; not filled where counting was enough.
    private let sorted: UnsafeMutablePointer<Int64>
    /// Room to count: where each bucket begins, one or two positions later.
    private let starts: UnsafeMutablePointer<Int32>
    /// Where bucket 0 begins in ``starts``.
    private var places: UnsafeMutablePointer<Int32>
    private var least: Int64 = 0
    private var shift: UInt64 = 0
    private var bucketCount = 0
    private var isCounted = true

    /// Room for the order of so many numbers, at most 2³⁰.
    init(capacity: Int) {
        bucketLimit = 2 * capacity + 64
        sorted = .allocate(capacity: max(1, capacity))
        starts = .allocate(capacity: bucketLimit + 2)
        places = starts
    }

    deinit {
        sorted.deallocate()
        starts.deallocate()
    }

    @inline(__always)
    private func bucket(_ key: Int64) -> Int {
        Int(truncatingIfNeeded: UInt64(bitPattern: key &- least) &>> shift)
    }

    /// Orders the numbers that `key` gives for 0 ..< count; the count is at most the capacity.
    @inline(__always)
    func build(_ count: Int, key: (Int) -> Int64) {
        self.count = count
        guard count > 0 else { return }
        var (least, most) = (Int64.max, Int64.min)
        for position in 0..<count {
            let number = key(position)
            least = min(least, number)
            most = max(most, number)
        }
        prepare(least, most)
        for position in 0..<count { starts[bucket(key(position)) &+ 2] &+= 1 }
        accumulate()
        guard !isCounted else { return }
        for position in 0..<count {
            let number = key(position)
            let bucket = bucket(number) &+ 1
            sorted[Int(starts[bucket])] = number
            starts[bucket] &+= 1
        }
        sort()
    }

    @_optimize(speed)
    @inline(never)
    private func sort() {
        NumberBuckets.sort(sorted, count, starts: places, bucketCount: bucketCount) { $0 }
    }

    /// Chooses the buckets and empties them.
    private func prepare(_ least: Int64, _ most: Int64) {
        self.least = least
        // The difference of any two numbers fits 64 bits without a sign.
        let range = UInt64(bitPattern: most &- least)
        isCounted = range < UInt64(bucketLimit)
        let limit = max(1, count / 2)
        shift = 0
        // With the largest shift there are two buckets, for which there always is room.
        while !isCounted, shift < 63, range >> shift >= UInt64(limit) { shift += 1 }
        bucketCount = Int(range >> shift) + 1
        starts.initialize(repeating: 0, count: bucketCount + 2)
        places = isCounted ? starts + 1 : starts
    }

    @_optimize(speed)
    @inline(never)
    private func accumulate() {
        var sum: Int32 = 0
        for bucket in 0..<bucketCount &+ 2 {
            sum &+= starts[bucket]
            starts[bucket] = sum
        }
    }

    /// How many numbers are less than one of them, and how many are equal to it.
    @inline(__always)
    func place(of key: Int64) -> (below: Int, equal: Int) {
        let bucket = bucket(key)
        let (start, end) = (Int(places[bucket]), Int(places[bucket &+ 1]))
        if isCounted { return (start, end &- start) }
        if end &- start <= NumberBuckets.small {
            var (below, equal) = (start, 0)
            for place in start..<end {
                below &+= sorted[place] < key ? 1 : 0
                equal &+= sorted[place] == key ? 1 : 0
            }
            return (below, equal)
        }
        let below = firstPlace(from: start, to: end) { $0 >= key }
        return (below, firstPlace(from: below, to: end) { $0 > key } &- below)
    }

    /// The first place of a stretch that fulfils what all behind it fulfil; the end if none does.
    private func firstPlace(from start: Int, to end: Int, _ isThere: (Int64) -> Bool) -> Int {
        var (low, high) = (start, end)
        while low < high {
            let middle = low &+ (high &- low) / 2
            if isThere(sorted[middle]) { high = middle } else { low = middle &+ 1 }
        }
        return low
    }
}

/// Buckets of numbers that rise with them, each of which is to be sorted.
enum NumberBuckets {
    /// Buckets that are larger are sorted by comparing.
    static var small: Int { 16 }

    /// Sorts inside of the buckets: large ones by comparing, then all in one pass.
    ///
    /// - Parameters:
    ///   - entries: what stands in the buckets, bucket behind bucket.
    ///   - count: how many entries there are.
    ///   - starts: where each bucket begins; behind the last one, where it ends.
    ///   - bucketCount: how many buckets there are.
    ///   - key: the number of an entry.
    @inline(__always)
    static func sort<Entry>(
        _ entries: UnsafeMutablePointer<Entry>, _ count: Int, starts: UnsafePointer<Int32>,
        bucketCount: Int, key: (Entry) -> Int64
    ) {
        for bucket in 0..<bucketCount {
            let (start, end) = (Int(starts[bucket]), Int(starts[bucket &+ 1]))
            if end &- start > small {
                var crowd = UnsafeMutableBufferPointer(start: entries + start, count: end &- start)
                crowd.sort { key($0) < key($1) }
            }
        }
        for position in 1..<max(1, count) {
            let entry = entries[position]
            var place = position
            while place > 0, key(entries[place &- 1]) > key(entry) {
                entries[place] = entries[place &- 1]
                place &-= 1
            }
            entries[place] = entry
        }
    }
}
