/// Sorting with one machine code for all kinds of elements.
///
/// The standard library compiles its merge sort anew for every type of element, 5 KB each. These
/// functions stand before those of the standard library wherever this module is imported: they sort
/// positions, which one code does for all, and then put the elements in that order. Like there,
/// equal elements keep their order.
enum SortedPositions {
    /// The positions 0 ..< count in the order of a rule.
    @inline(never)
    static func of(
        _ count: Int, by precedes: (Int, Int) throws -> Bool
    ) rethrows -> [Int] {
        var positions = Array(0..<count)
        try positions.withUnsafeMutableBufferPointer { try $0.sort(by: precedes) }
        return positions
    }
}

extension Sequence {
    /// The elements in the order of a rule; equal ones keep their order.
    package func sorted(by precedes: (Element, Element) throws -> Bool) rethrows -> [Element] {
        let elements = Array(self)
        return try SortedPositions.of(elements.count) {
            try precedes(elements[$0], elements[$1])
        }.map { elements[$0] }
    }
}

extension Sequence where Element: Comparable {
    /// The elements in ascending order; equal ones keep their order.
    package func sorted() -> [Element] { sorted { $0 < $1 } }
}

extension Array {
    /// Puts the elements in the order of a rule; equal ones keep their order.
    package mutating func sort(by precedes: (Element, Element) throws -> Bool) rethrows {
        self = try sorted(by: precedes)
    }
}
