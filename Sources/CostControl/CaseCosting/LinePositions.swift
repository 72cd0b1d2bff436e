/// The cases, departments and items of some lines as positions that can be used without a look at
/// their limits: those of the lines, or a copy in which wrong ones are replaced.
struct LinePositions {
    private(set) var cases: UnsafePointer<Int32>
    private(set) var departments: UnsafePointer<Int32>
    private(set) var items: UnsafePointer<Int32>
    /// How many lines there are.
    let count: Int
    private var copy: Copy?

    /// Three numbers per line: cases, departments, items.
    private final class Copy {
        let numbers: UnsafeMutablePointer<Int32>

        init(_ count: Int) { numbers = .allocate(capacity: 3 * count) }

        deinit { numbers.deallocate() }
    }

    /// The positions of lines, at least one.
    init(_ lines: CaseLines) {
        count = lines.count
        let nothing = Copy(0)
        cases = lines.cases.baseAddress ?? UnsafePointer(nothing.numbers)
        departments = lines.departments.baseAddress ?? UnsafePointer(nothing.numbers)
        items = lines.items.baseAddress ?? UnsafePointer(nothing.numbers)
    }

    /// Replaces what is not below its limit, or below 0: of a line with such a position the case
    /// and the item by their limits, where nothing is reported and no department has a unit cost.
    mutating func keepInside(cases: Int, departments: Int, items: Int) {
        let limits = (Int32(cases), Int32(departments), Int32(items))
        guard
            areInside(self.cases, limits.0, count)
                && areInside(self.departments, limits.1, count)
                && areInside(self.items, limits.2, count)
        else { return replace(limits) }
    }

    private mutating func replace(_ limits: (Int32, Int32, Int32)) {
        let numbers = copied()
        let (cases, departments, items) = (numbers, numbers + count, numbers + 2 * count)
        for row in 0..<count {
            let isKnown = cases[row] >= 0 && cases[row] < limits.0
            let isCosted =
                departments[row] >= 0 && departments[row] < limits.1
                && items[row] >= 0 && items[row] < limits.2
            if isKnown, isCosted { continue }
            (cases[row], departments[row], items[row]) = (limits.0, 0, limits.2)
        }
    }

    /// The numbers as a copy that may be changed.
    private mutating func copied() -> UnsafeMutablePointer<Int32> {
        if let copy { return copy.numbers }
        let made = Copy(count)
        let numbers = made.numbers
        numbers.initialize(from: cases, count: count)
        (numbers + count).initialize(from: departments, count: count)
        (numbers + 2 * count).initialize(from: items, count: count)
        cases = UnsafePointer(numbers)
        departments = UnsafePointer(numbers + count)
        items = UnsafePointer(numbers + 2 * count)
        copy = made
        return numbers
    }

    /// Sends lines to another case and department.
    mutating func send(_ rows: [Int], to someCase: Int32, _ department: Int32) {
        guard !rows.isEmpty else { return }
        let numbers = copied()
        for row in rows { (numbers[row], numbers[count + row]) = (someCase, department) }
    }
}

// The loops are functions of the file: of a static one the compiler makes a copy without its unused
// type, which is no longer compiled for speed.

/// Whether numbers are below a limit and not below 0: neither they nor what is left to the limit
/// have a sign, and the signs of all are looked at together.
@_optimize(speed)
@inline(never)
private func areInside(_ numbers: UnsafePointer<Int32>, _ limit: Int32, _ count: Int) -> Bool {
    var signs: Int32 = 0
    for row in 0..<count { signs |= numbers[row] | (limit &- 1 &- numbers[row]) }
    return signs >= 0
}
