/// What a statement found, kept in columns: whole numbers as numbers, texts as UTF-8 bytes one
/// behind the other.
///
/// A list of a hundred thousand rows is read from the database into here without an allocation for
/// a row or a text, and its cells are handed out from here. The memory does not move once the rows
/// are in; a ``Column`` points into it.
public final class StoredColumns: @unchecked Sendable {
    /// What a column is expected to hold. A value of another kind, which SQLite keeps in any
    /// column, is kept as well, aside.
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
    /// How many rows are complete. Only whoever fills the columns changes it, for each row: a check
    /// that nobody else does would cost as much as a cell.
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
                form: form, states: .allocate(capacity: rowCapacity),
                numbers: .allocate(capacity: rowCapacity + 1), bytes: .allocate(capacity: 256),
                byteCapacity: 256)
            part.states.initialize(repeating: State.null.rawValue, count: rowCapacity)
            part.numbers.initialize(repeating: 0, count: rowCapacity + 1)
            (parts + column).initialize(to: part)
        }
    }

    /// Columns of whole numbers; of as many rows as the shortest has.
    public convenience init(integers columns: [[Int64]]) {
        self.init(columns.map { _ in .integers })
        let count = columns.map(\.count).min() ?? 0
        while rowCapacity <= count { doubleRows() }
        for (column, numbers) in columns.enumerated() {
            numbers.withUnsafeBufferPointer {
                guard let first = $0.baseAddress else { return }
                parts[column].numbers.update(from: first, count: count)
            }
            parts[column].states.update(repeating: State.value.rawValue, count: count)
        }
        rowCount = count
    }

    deinit {
        for column in 0..<width {
            parts[column].states.deallocate()
            parts[column].numbers.deallocate()
            parts[column].bytes.deallocate()
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
        for column in 0..<width where parts[column].form == .texts {
            parts[column].numbers[rowCount] = Int64(truncatingIfNeeded: parts[column].byteCount)
        }
        if rowCount == rowCapacity { doubleRows() }
    }

    private func doubleRows() {
        let capacity = rowCapacity * 2
        for column in 0..<width {
            let states = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            states.initialize(from: parts[column].states, count: rowCapacity)
            (states + rowCapacity).initialize(repeating: State.null.rawValue, count: rowCapacity)
            parts[column].states.deallocate()
            parts[column].states = states
            let numbers = UnsafeMutablePointer<Int64>.allocate(capacity: capacity + 1)
            numbers.initialize(from: parts[column].numbers, count: rowCapacity + 1)
            (numbers + rowCapacity + 1).initialize(repeating: 0, count: rowCapacity)
            parts[column].numbers.deallocate()
            parts[column].numbers = numbers
        }
        rowCapacity = capacity
    }

    private func makeRoom(_ count: Int, in column: Int) {
        let used = parts[column].byteCount
        let capacity = max(parts[column].byteCapacity * 2, used + count)
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        bytes.initialize(from: parts[column].bytes, count: used)
        parts[column].bytes.deallocate()
        parts[column].bytes = bytes
        parts[column].byteCapacity = capacity
    }
}

extension StoredColumns {
    /// Adds a row; values that are left out are null.
    public func append(_ row: [StoreValue]) {
        for (column, value) in row.prefix(width).enumerated() { set(value, in: column) }
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

    /// Those columns of the rows of those positions, in that order; what is not there is left out.
    public func selecting(_ rows: [Int], columns: [Int]) -> StoredColumns {
        let columns = columns.filter { $0 >= 0 && $0 < width }
        let chosen = StoredColumns(columns.map { parts[$0].form })
        for row in rows where row >= 0 && row < rowCount {
            for (place, column) in columns.enumerated() {
                chosen.copy(row, column, of: self, to: place)
            }
            chosen.endRow()
        }
        return chosen
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
}

extension StoredColumns.Column {
    /// The whole number of a row, which must be there; `nil` for no value and one of another kind.
    public func integer(_ row: Int) -> Int64? {
        form == .integers && states[row] == StoredColumns.State.value.rawValue
            ? numbers[row] : nil
    }

    /// Whether a row, which must be there, has no value.
    public func isNull(_ row: Int) -> Bool {
        states[row] == StoredColumns.State.null.rawValue
    }

    /// The bytes of the text of a row, which must be there; empty where it has none.
    public func text(_ row: Int) -> UnsafeBufferPointer<UInt8> {
        guard form == .texts else { return UnsafeBufferPointer(start: nil, count: 0) }
        let start = Int(truncatingIfNeeded: numbers[row])
        let end = Int(truncatingIfNeeded: numbers[row &+ 1])
        return UnsafeBufferPointer(start: bytes + start, count: end &- start)
    }
}
