import CShims

import Glibc

/// What a statement found, kept in columns: whole numbers as numbers, texts as UTF-8 bytes one
/// behind the other.
///
/// A list of a hundred thousand rows is read from the database into here without an allocation for
/// a row or a text, and its cells are handed out from here. The memory does not move once the rows
/// are in; a ``Column`` points into it.
public final class StoredColumns: @unchecked Sendable {
    /// What a column is expected to hold.
    ///
    /// A value of another kind, which SQLite keeps in any column, is kept as well, aside.
    public enum Form: UInt8, Sendable {
        /// Whole numbers.
        case integers
        /// Texts.
        case texts
    }

    /// How a cell is kept.
    public enum State: UInt8, Sendable {
        /// No value.
        case null
        /// A value of the form of the column.
        case value
        /// A value of another kind.
        case other
    }

    /// The cells of one column, row by row from 0; valid as long as the columns are kept.
    ///
    /// `numbers` has a whole number for each row. Of texts it has where each begins in `bytes`, and
    /// at the end where the last one ends.
    public struct Column {
        /// What the column is expected to hold.
        public let form: Form
        /// A ``State`` for each row, as its raw value.
        public let states: UnsafePointer<UInt8>
        /// The whole numbers, or where the texts begin.
        public let numbers: UnsafePointer<Int64>
        /// The texts.
        public let bytes: UnsafePointer<UInt8>
    }

    /// The memory of a column while it grows.
    private struct Part {
        let form: Form
        var states: UnsafeMutablePointer<UInt8>
        var numbers: UnsafeMutablePointer<Int64>
        var bytes: UnsafeMutablePointer<UInt8>
        var byteCount = 0
        var byteCapacity: Int
    }

    private struct Place: Hashable {
        let row: Int
        let column: Int
    }

    /// How many columns there are.
    public let width: Int
    /// How many rows are complete.
    ///
    /// Only whoever fills the columns changes it, for each row: a check that nobody else does would
    /// cost as much as a cell.
    @exclusivity(unchecked) public private(set) var rowCount = 0
    @exclusivity(unchecked) private var rowCapacity: Int
    private let parts: UnsafeMutablePointer<Part>
    /// The values that are not of the form of their column.
    private var others: [Place: StoreValue] = [:]

    /// Columns without rows.
    public init(_ forms: [Form]) {
        (width, rowCapacity) = (forms.count, 64)
        parts = .allocate(capacity: max(1, forms.count))
        for (column, form) in forms.enumerated() {
            let part = Part(
                form: form, states: Self.room(nil, for: 0, 65), numbers: Self.room(nil, for: 0, 65),
                bytes: Self.room(nil, for: 0, 256), byteCapacity: 256)
            part.states[0] = State.null.rawValue
            part.numbers[0] = 0
            (parts + column).initialize(to: part)
        }
    }

    deinit {
        for column in 0..<width {
            free(parts[column].states)
            free(parts[column].numbers)
            free(parts[column].bytes)
        }
        parts.deallocate()
    }

    /// The cells of a column; `nil` where there is none of that number, from 0.
    public func column(_ column: Int) -> Column? {
        guard column >= 0, column < width else { return nil }
        let part = parts[column]
        return Column(
            form: part.form, states: UnsafePointer(part.states),
            numbers: UnsafePointer(part.numbers), bytes: UnsafePointer(part.bytes))
    }
}

extension StoredColumns {
    /// Gives a cell of the row that is being filled a whole number.
    @inline(__always)
    func set(integer number: Int64, in column: Int) {
        guard parts[column].form == .integers else { return setOther(.integer(number), in: column) }
        parts[column].numbers[rowCount] = number
        parts[column].states[rowCount] = State.value.rawValue
    }

    /// Gives a cell of the row that is being filled a text by its UTF-8 bytes, which the caller has
    /// validated.
    @inline(__always)
    func set(utf8 text: UnsafeBufferPointer<UInt8>, in column: Int) {
        guard parts[column].form == .texts else {
            return setOther(.text(String(decoding: text, as: UTF8.self)), in: column)
        }
        let start = parts[column].byteCount
        if text.count > parts[column].byteCapacity &- start { makeRoom(text.count, in: column) }
        if let first = text.baseAddress {
            (parts[column].bytes + start).update(from: first, count: text.count)
        }
        parts[column].byteCount = start &+ text.count
        parts[column].states[rowCount] = State.value.rawValue
    }

    /// Gives a cell of the row that is being filled a value that its column does not expect.
    func setOther(_ value: StoreValue, in column: Int) {
        guard value != .null else { return }
        others[Place(row: rowCount, column: column)] = value
        parts[column].states[rowCount] = State.other.rawValue
    }

    /// Completes the row that is being filled: a cell that was given nothing has no value.
    @inline(__always)
    func endRow() {
        rowCount &+= 1
        if rowCount == rowCapacity { doubleRows() }
        for column in 0..<width {
            parts[column].states[rowCount] = State.null.rawValue
            guard parts[column].form == .texts else { continue }
            parts[column].numbers[rowCount] = Int64(truncatingIfNeeded: parts[column].byteCount)
        }
    }

    /// Takes out all rows and keeps the memory.
    func removeAll() {
        rowCount = 0
        others.removeAll()
        for column in 0..<width {
            parts[column].byteCount = 0
            parts[column].states[0] = State.null.rawValue
            parts[column].numbers[0] = 0
        }
    }

    /// Whether there is memory for another row: asked each time when the columns are about to
    /// double, texts and all, because a program that is refused memory is ended.
    var hasMemoryForRow: Bool {
        guard rowCount + 1 >= rowCapacity else { return true }
        var bytes = 4 << 20
        for column in 0..<width {
            bytes += 2 * (rowCapacity * 9 + parts[column].byteCapacity)
        }
        return shim_has_memory(Int64(bytes)) != 0
    }

    /// Whether there is memory for a text of so many bytes in the row that is being filled: asked
    /// when the texts of the column are about to grow, before they do.
    @inline(__always)
    func hasMemory(forText count: Int, in column: Int) -> Bool {
        count <= parts[column].byteCapacity &- parts[column].byteCount
            || hasMemory(forLongText: count, in: column)
    }

    private func hasMemory(forLongText count: Int, in column: Int) -> Bool {
        // The old bytes are there until the new ones hold them.
        let (capacity, isOver) = grown(parts[column], by: count)
            .addingReportingOverflow(4 << 20)
        return !isOver && shim_has_memory(Int64(capacity)) != 0
    }

    private func grown(_ part: Part, by count: Int) -> Int {
        max(part.byteCapacity &* 2, part.byteCount &+ count)
    }

    private func doubleRows() {
        // There is always room for the row that is being filled.
        let (used, capacity) = (rowCapacity + 1, rowCapacity * 2 + 1)
        for column in 0..<width {
            parts[column].states = Self.room(parts[column].states, for: used, capacity)
            parts[column].numbers = Self.room(parts[column].numbers, for: used, capacity)
        }
        rowCapacity = capacity - 1
    }

    private func makeRoom(_ count: Int, in column: Int) {
        let used = parts[column].byteCount
        let capacity = grown(parts[column], by: count)
        parts[column].bytes = Self.room(parts[column].bytes, for: used, capacity)
        parts[column].byteCapacity = capacity
    }

    /// More memory for what stands in `old`.
    ///
    /// The system enlarges large memory without copying it.
    private static func room<Element: BitwiseCopyable>(
        _ old: UnsafeMutablePointer<Element>?, for used: Int, _ capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        if let room = realloc(old, capacity * MemoryLayout<Element>.stride) {
            return room.bindMemory(to: Element.self, capacity: capacity)
        }
        // Memory is used up: this ends as every other allocation does.
        let room = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        if let old { room.update(from: old, count: used) }
        free(old)
        return room
    }
}

extension StoredColumns {
    /// Adds a row; values that are left out are null.
    public func append(_ row: [StoreValue]) {
        for (column, value) in row.prefix(width).enumerated() { set(value, in: column) }
        endRow()
    }

    /// Adds a row of five columns: a cell of other columns, and four whole numbers.
    public func append(
        _ row: Int, _ column: Int, of source: StoredColumns,
        _ numbers: (Int64, Int64, Int64, Int64)
    ) {
        guard width == 5, row >= 0, row < source.rowCount else { return }
        copy(row, column, of: source, to: 0)
        set(integer: numbers.0, in: 1)
        set(integer: numbers.1, in: 2)
        set(integer: numbers.2, in: 3)
        set(integer: numbers.3, in: 4)
        endRow()
    }

    /// Gives a cell of the row that is being filled a value.
    private func set(_ value: StoreValue, in column: Int) {
        switch value {
        case .null: break
        case .integer(let number): set(integer: number, in: column)
        case .text(var text): text.withUTF8 { set(utf8: $0, in: column) }
        case .real: setOther(value, in: column)
        }
    }

    @inline(__always)
    private func copy(_ row: Int, _ column: Int, of source: StoredColumns, to place: Int) {
        guard let cells = source.column(column) else { return }
        switch cells.states[row] {
        case State.value.rawValue:
            if cells.form == .integers {
                set(integer: cells.numbers[row], in: place)
            } else {
                set(utf8: cells.text(row), in: place)
            }
        case State.other.rawValue: setOther(source.value(row, column), in: place)
        default: break
        }
    }

    /// The value of a cell, by its row and column from 0; null outside of the rows and columns.
    public func value(_ row: Int, _ column: Int) -> StoreValue {
        guard row >= 0, row < rowCount, let cells = self.column(column) else { return .null }
        switch State(rawValue: cells.states[row]) {
        case .null, nil: return .null
        case .other: return others[Place(row: row, column: column)] ?? .null
        case .value:
            guard cells.form == .texts else { return .integer(cells.numbers[row]) }
            return .text(String(decoding: cells.text(row), as: UTF8.self))
        }
    }

    /// The rows in the order of the bytes of the texts in a column, which sort as Unicode scalars
    /// do; rows of one text keep their order.
    public func sorted(byTextsIn column: Int) -> StoredColumns {
        guard let texts = self.column(column), texts.form == .texts, rowCount > 1 else {
            return self
        }
        // Most tables were filled in the order of their codes.
        var isSorted = true
        for row in 1..<rowCount where texts.isBefore(row, row &- 1) {
            isSorted = false
            break
        }
        if isSorted { return self }
        let sorted = StoredColumns((0..<width).map { parts[$0].form })
        let order = (0..<rowCount).sorted { one, other in
            texts.isBefore(one, other) || (one < other && !texts.isBefore(other, one))
        }
        for row in order {
            for column in 0..<width { sorted.copy(row, column, of: self, to: column) }
            sorted.endRow()
        }
        return sorted
    }
}

extension StoredColumns.Column {
    /// The whole number of a row, which must be there; `nil` for no value and one of another kind.
    @inlinable
    public func integer(_ row: Int) -> Int64? {
        form == .integers && states[row] == StoredColumns.State.value.rawValue
            ? numbers[row] : nil
    }

    /// Whether a row, which must be there, has no value.
    @inlinable
    public func isNull(_ row: Int) -> Bool {
        states[row] == StoredColumns.State.null.rawValue
    }

    /// The bytes of the text of a row, which must be there; empty where it has none.
    @inlinable
    public func text(_ row: Int) -> UnsafeBufferPointer<UInt8> {
        guard form == .texts else { return UnsafeBufferPointer(start: nil, count: 0) }
        let start = Int(truncatingIfNeeded: numbers[row])
        let end = Int(truncatingIfNeeded: numbers[row &+ 1])
        return UnsafeBufferPointer(start: bytes + start, count: end &- start)
    }

    /// Whether the text of one row comes before that of another by its bytes.
    fileprivate func isBefore(_ one: Int, _ other: Int) -> Bool {
        let (first, second) = (text(one), text(other))
        guard let left = first.baseAddress, let right = second.baseAddress else {
            return first.count < second.count
        }
        let order = memcmp(left, right, min(first.count, second.count))
        return order < 0 || (order == 0 && first.count < second.count)
    }
}
