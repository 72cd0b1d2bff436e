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
    /// The place in `sums` of each pair.
    private(set) var pairs = KeyTable()
    var sums: [Sum] = []
    /// How many pairs of case and item are kept.
    public var count: Int { sums.count }

    /// Every pair of case and item is kept: 64 bytes for each of them.
    public init() { isListed = false }

    /// Only the pairs that are named are kept.
    /// - Parameter capacity: how many are expected.
    public init(listing capacity: Int) {
        isListed = true
        pairs = KeyTable(capacity: capacity)
    }

    /// Names an item of a case: positions from 0, below 2³¹ and 2²⁴; others are not taken.
    public mutating func insert(case caseIndex: Int32, item: Int32) {
        guard caseIndex >= 0, item >= 0, item < UnitCosts.itemLimit else { return }
        _ = place(of: Self.key(caseIndex, item))
    }

    /// The key of a pair: 31 bits of case, 24 of item.
    @inline(__always)
    static func key(_ caseIndex: Int32, _ item: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: caseIndex)) << 24 | UInt64(UInt32(bitPattern: item))
    }

    /// The place of the sum of a pair, which is named now when it was not.
    mutating func place(of caseIndex: Int32, _ item: Int32) -> Int {
        place(of: Self.key(caseIndex, item))
    }

    private mutating func place(of key: UInt64) -> Int {
        if let known = pairs.insert(key, Int64(sums.count)) { return Int(known) }
        sums.append(Sum())
        return sums.count - 1
    }

    /// Adds a line to the sum at a place.
    mutating func add(_ place: Int, quantity: Int64, amount: Int64, number: Int64) {
        sums[place].quantity &+= Int128(quantity)
        sums[place].amount &+= amount
        if quantity < 0 || amount < 0 {
            sums[place].firstRefund = min(sums[place].firstRefund, number)
        }
    }

    /// Adds what another costing found; a case of it has the position that `caseOf` tells, `nil`
    /// where both number cases alike.
    mutating func merge(_ other: NetItems, caseOf: [Int32]?) {
        if caseOf == nil, pairs.isSame(as: other.pairs) {
            // Threads that began with the same list have the same places.
            for place in 0..<min(sums.count, other.sums.count) {
                sums[place].add(other.sums[place])
            }
            return
        }
        for slot in other.pairs.slots where slot.key != 0 {
            let (key, place) = (slot.key - 1, Int32((slot.key - 1) >> 24))
            let own = self.place(
                of: Self.key(
                    caseOf?[Int(place)] ?? place, Int32(truncatingIfNeeded: key & 0xFF_FFFF)))
            sums[own].add(other.sums[Int(slot.value)])
        }
    }

    /// Calls `body` with every listed case of a range and the mark of its item.
    func forEach(from first: Int, below end: Int, _ body: (Int, UInt32) -> Void) {
        guard isListed else { return }
        for slot in pairs.slots where slot.key != 0 {
            let key = slot.key - 1
            let place = Int(key >> 24)
            if place >= first, place < end { body(place, 1 << UInt32(key & 31)) }
        }
    }

    /// The pairs whose quantity or charge is below zero, in the order of cases and items.
    func negative(quantityScale: Int) -> [NetNegativeItem] {
        // There may be hundreds of thousands, so the memory is taken once.
        let count = sums.count(where: \.isNegative)
        var (keys, places): ([UInt64], [Int]) = ([], [])
        keys.reserveCapacity(count)
        places.reserveCapacity(count)
        for slot in pairs.slots where slot.key != 0 && sums[Int(slot.value)].isNegative {
            keys.append(slot.key - 1)
            places.append(Int(slot.value))
        }
        return KeyOrder.positions(of: keys).map { position in
            NetNegativeItem(
                keys[Int(position)], sums[places[Int(position)]], quantityScale)
        }
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
