import Interchange

/// Memory that is asked for before lists that grow with their input take it: for twice as many
/// elements each time, so that there are few questions.
struct AskedMemory {
    /// Fewer elements are not worth a question.
    private static let fewest = 1 << 12
    /// Bytes of a unit cost: its code, the list it is sorted in, up to eight places of the table.
    static let perUnitCost = 160

    private let size: Int
    private var asked = 0

    /// Nothing is asked for yet.
    /// - `size`: the bytes that an element takes, with what lists that double leave unused.
    init(each size: Int) { self.size = size }

    /// Bytes of a case: its code and its group, its sums in every thread, and what is reported.
    ///
    /// - `isGrowing`: whether lines may name new cases, of which every thread has a list.
    static func perCase(threads: Int, isGrowing: Bool) -> Int {
        let (code, sums) = (48, 48)
        return 2 * code + threads * (isGrowing ? code + sums : sums)
    }

    /// Bytes of a pair of case and item: its slot in a table and its sum, in every thread.
    static func perPair(threads: Int) -> Int { 64 * (threads + 1) }

    /// Asks for the memory of so many elements in all.
    /// - Throws: `MemoryError`.
    mutating func require(_ count: Int) throws(MemoryError) {
        guard count > max(asked, Self.fewest) else { return }
        let next = max(count, 2 * asked)
        try WorkingMemory.require(WorkingMemory.bytes(next, each: size))
        // What was refused is asked for again.
        asked = next
    }
}
