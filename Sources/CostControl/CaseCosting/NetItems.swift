import HospitalCore

/// How items that are net negative in a case (净负项目: more was refunded than charged) are found.
///
/// An item of a case can only be net negative when a line of it is negative. Whoever can read the
/// lines twice names those pairs first (``insert(case:item:)``, on a costing with `isListed`), and
/// memory stays small; whoever cannot keeps every pair of case and item.
public struct NetItems: Sendable {
    /// What came together for an item in a case.
    struct Sum: BitwiseCopyable {
        /// Σ quantity in the costing's units.
        var quantity: Int128 = 0
        /// Σ charge in fen.
        var amount: Int64 = 0
        /// The number of the first negative line; `max` when there is none.
        var firstRefund = Int64.max
    }

    /// Whether the pairs were named before; a negative line of another pair is an error then.
    public let isListed: Bool
    /// The place of the sum of each pair, where pairs come with the lines.
    private var places = KeyTable()
    /// The pairs by place; of named ones, when lines are added, in ascending order and each once.
    private var keys: [UInt64] = []
    /// Where the named pairs of each case begin, or of 2, 4, 8 … cases where they have few.
    private var starts: [Int32] = []
    /// Cases that share a start are 2 to the power of this.
    private var startShift: UInt64 = 0
    /// Named pairs are put in order when there are so many.
    private var room = 1 << 16
    /// The sums by place; while pairs are only named there are none yet.
    private var sums: [Sum] = []
    /// How many pairs of case and item are kept; while they are named, some of them twice.
    public var count: Int { keys.count }

    /// Every pair of case and item is kept: about 100 bytes for each of them.
    public init() { isListed = false }

    /// Only the pairs that are named are kept.
    /// - Parameter capacity: how many are expected.
    public init(listing capacity: Int) {
        isListed = true
        keys.reserveCapacity(capacity)
    }

    /// Names an item of a case: positions from 0, below 2³¹ and 2²⁴; others are not taken.
    public mutating func insert(case caseIndex: Int32, item: Int32) {
        guard caseIndex >= 0, item >= 0, item < UnitCosts.itemLimit else { return }
        keys.append(Self.key(caseIndex, item))
        guard keys.count >= room else { return }
        sortKeys()
        room = max(room, 2 * keys.count)
    }

    /// Puts named pairs in ascending order, each once.
    private mutating func sortKeys() {
        let named = keys
        keys.removeAll(keepingCapacity: true)
        for position in KeyOrder.positions(of: named) where named[Int(position)] != keys.last {
            keys.append(named[Int(position)])
        }
    }

    /// Tells that all pairs are named.
    mutating func settle() {
        guard isListed, starts.isEmpty else { return }
        sortKeys()
        // No more starts than two to a pair, however far cases lie apart.
        let lastCase = keys.last.map { $0 >> 24 } ?? 0
        while lastCase >> startShift > UInt64(2 * keys.count) { startShift += 1 }
        starts.reserveCapacity(Int(lastCase >> startShift) + 2)
        for (place, key) in keys.enumerated() {
            while starts.count <= Int(key >> (24 + startShift)) { starts.append(Int32(place)) }
        }
        starts.append(Int32(keys.count))
    }

    /// The key of a pair: 31 bits of case, 24 of item.
    @inline(__always)
    private static func key(_ caseIndex: Int32, _ item: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: caseIndex)) << 24 | UInt64(UInt32(bitPattern: item))
    }

    /// The place of the sum of a pair, which is new when no line of it came before.
    mutating func place(of caseIndex: Int32, _ item: Int32) -> Int {
        place(of: Self.key(caseIndex, item))
    }

    private mutating func place(of key: UInt64) -> Int {
        if let known = places.insert(key, Int64(keys.count)) { return Int(known) }
        keys.append(key)
        sums.append(Sum())
        return keys.count - 1
    }

    /// The place of the sum of a named pair; `nil` when it was not named.
    func namedPlace(of caseIndex: Int32, _ item: Int32) -> Int? {
        let start = Int(caseIndex) &>> Int(startShift)
        guard start >= 0, start + 1 < starts.count else { return nil }
        var (first, end) = (Int(starts[start]), Int(starts[start + 1]))
        let key = Self.key(caseIndex, item)
        while first < end {
            // Mostly there are one or two.
            let middle = (first + end) / 2
            if keys[middle] == key { return middle }
            (first, end) = keys[middle] < key ? (middle + 1, end) : (first, middle)
        }
        return nil
    }

    /// Makes the sums of the pairs that were named.
    ///
    /// Each of the threads that begin with the same list makes its own, when it adds lines.
    mutating func makeSums() {
        let missing = keys.count - sums.count
        if missing > 0 { sums.append(contentsOf: repeatElement(Sum(), count: missing)) }
    }

    /// Adds a line to the sum at a place.
    mutating func add(_ place: Int, quantity: Int64, amount: Int64, number: Int64) {
        sums[place].quantity &+= Int128(quantity)
        sums[place].amount &+= amount
        if quantity < 0 || amount < 0 {
            sums[place].firstRefund = min(sums[place].firstRefund, number)
        }
    }

    /// Whether what another costing found can be added: named pairs are the same, and have the same
    /// cases.
    func goesWith(_ other: NetItems, caseOf: [Int32]?) -> Bool {
        guard isListed, other.isListed else { return isListed == other.isListed }
        return keys == other.keys
            && keys.allSatisfy { key in
                let place = Int(key >> 24)
                return caseOf.map { place < $0.count && Int($0[place]) == place } ?? true
            }
    }

    /// Adds what another costing found; a case of it has the position that `caseOf` tells, `nil`
    /// where both number cases alike.
    mutating func merge(_ other: NetItems, caseOf: [Int32]?) {
        makeSums()
        for (place, sum) in other.sums.enumerated() {
            guard !isListed else {
                sums[place].add(sum)
                continue
            }
            let key = other.keys[place]
            let caseIndex = Int32(truncatingIfNeeded: key >> 24)
            let own = self.place(
                of: caseOf?[Int(caseIndex)] ?? caseIndex,
                Int32(truncatingIfNeeded: key & 0xFF_FFFF))
            sums[own].add(sum)
        }
    }

    /// Calls `body` with every named case of a range and the mark of its item.
    func forEach(from first: Int, below end: Int, _ body: (Int, UInt32) -> Void) {
        guard isListed else { return }
        for key in keys {
            let place = Int(key >> 24)
            if place >= first, place < end { body(place, 1 << UInt32(key & 31)) }
        }
    }

    /// The pairs whose quantity or charge is below zero, in the order of cases and items.
    func negative(quantityScale: Int) -> [NetNegativeItem] {
        // There may be hundreds of thousands, so the memory is taken once.
        let count = sums.count(where: \.isNegative)
        var found: [NetNegativeItem] = []
        found.reserveCapacity(count)
        func add(_ place: Int) {
            guard sums[place].isNegative else { return }
            found.append(NetNegativeItem(keys[place], sums[place], quantityScale))
        }
        if isListed {
            for place in sums.indices { add(place) }
        } else {
            for place in KeyOrder.positions(of: keys) { add(Int(place)) }
        }
        return found
    }
}

extension NetItems.Sum {
    /// Adds another sum of the same pair.
    fileprivate mutating func add(_ other: Self) {
        quantity &+= other.quantity
        amount &+= other.amount
        firstRefund = min(firstRefund, other.firstRefund)
    }

    /// Whether more was refunded than charged.
    fileprivate var isNegative: Bool { quantity < 0 || amount < 0 }
}

extension NetNegativeItem {
    /// An item by the key of its pair, what came together for it and the decimals of its quantity.
    fileprivate init(_ key: UInt64, _ sum: NetItems.Sum, _ quantityScale: Int) {
        self.init(
            place: Int32(truncatingIfNeeded: key >> 24),
            itemPlace: Int32(truncatingIfNeeded: key & 0xFF_FFFF), quantity: sum.quantity,
            chargeFen: sum.amount, firstRefund: sum.firstRefund,
            scale: Int8(truncatingIfNeeded: quantityScale))
    }
}
