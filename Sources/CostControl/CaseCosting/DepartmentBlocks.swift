/// How the departments of an item are taken together: in blocks of 2, 4, 8 … departments, up to all
/// of them in one.
///
/// Wide blocks are found by fewer numbers, narrow ones have fewer gaps between the departments that
/// have an item: blocks are as wide as can be with at most seven gaps to a unit cost.
struct DepartmentBlocks: Sendable {
    /// Blocks have at least 2 to the power of this of departments.
    static let leastShift = 5
    /// Places per pair of item and department.
    private static let placesPerPair = 8

    /// Departments of a block are 2 to the power of this.
    let shift: Int
    /// How many blocks all departments are.
    let count: Int
    /// The bits of a department that count inside of its block.
    let mask: Int

    /// Blocks of 2 to the power of `shift` departments.
    init(_ shift: Int, of departmentCount: Int) {
        self.shift = shift
        count = (departmentCount - 1) >> shift + 1
        mask = 1 << shift - 1
    }

    /// The widest blocks that leave few gaps among unit costs, which stand in the order of items,
    /// departments and months.
    init(_ sorted: [UnitCosts.Entry], of departmentCount: Int) {
        var shift = Self.leastShift
        while departmentCount > 1 << shift { shift += 1 }
        var (pairs, last) = (0, UInt64.max)
        for entry in sorted where entry.pair != last { (pairs, last) = (pairs + 1, entry.pair) }
        while shift > Self.leastShift,
            Self.placeCount(of: sorted, shift) > pairs * Self.placesPerPair
        {
            shift -= 1
        }
        self.init(shift, of: departmentCount)
    }

    /// How many places there are from the first department of each item and block to the last.
    private static func placeCount(of sorted: [UnitCosts.Entry], _ shift: Int) -> Int {
        var (places, block, last) = (0, (item: -1, number: 0), 0)
        for entry in sorted {
            let department = entry.department
            let own = (item: entry.item, number: department >> shift)
            places += own == block ? department - last : 1
            (block, last) = (own, department)
        }
        return places
    }

    /// The departments that have each item, by item and block, and how many places these are; place
    /// 0 belongs to none, and behind the last item there is one without departments.
    func spans(
        of sorted: [UnitCosts.Entry], itemCount: Int
    ) -> (spans: [UnitCostTable.Span], placeCount: Int) {
        var spans = [UnitCostTable.Span](
            repeating: UnitCostTable.Span(), count: (itemCount + 1) * count)
        var places = 1
        for entry in sorted {
            let place = entry.item * count + entry.department &>> shift
            let department = UInt16(truncatingIfNeeded: entry.department & mask)
            if spans[place].count == 0 {
                spans[place].start = UInt32(places)
                spans[place].first = department
            }
            let last = department - spans[place].first + 1
            places += Int(last - spans[place].count)
            spans[place].count = last
        }
        return (spans, places)
    }

    /// The place of a department and an item inside of the table, or of an item right behind it; 0
    /// where there is none.
    /// - `isWhole`: the caller knows that all departments are one block.
    @inline(__always)
    func place(
        _ spans: UnsafePointer<UnitCostTable.Span>, _ department: Int32, _ item: Int32,
        isWhole: Bool = false
    ) -> Int {
        let (department, item) = (Int(department), Int(item))
        let span = spans[isWhole ? item : item &* count &+ department &>> shift]
        // Before the first one it wraps to a large number.
        let inside = isWhole ? department : department & mask
        let place = UInt32(truncatingIfNeeded: inside) &- UInt32(span.first)
        return Int(place < UInt32(span.count) ? span.start &+ place : 0)
    }
}
