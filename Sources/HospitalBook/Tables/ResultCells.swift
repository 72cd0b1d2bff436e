import HospitalCore
import Storage

/// The cells of a large table, in columns: what a cursor reads without making a row.
///
/// Most columns show what they hold. A day is held as the number yyyymmdd and shown as the text
/// `2024-03-26`; a text that is one of a few is held as its place among them.
public struct ResultCells: Sendable {
    /// What a column shows of what it holds.
    enum Shown: Sendable {
        /// The value.
        case value
        /// The text of the day of a whole number.
        case day
        /// The text that stands at a place, counted from 0.
        case choice(StoredColumns)

        /// One of a few texts.
        static func choice(of texts: [String]) -> Shown {
            let choices = StoredColumns([.texts])
            for text in texts { choices.append([.text(text)]) }
            return .choice(choices)
        }
    }

    /// A column of the table: where its cells are, and what they show.
    struct Source: Sendable {
        let columns: StoredColumns
        let place: Int
        let shown: Shown

        /// A column of columns.
        init(_ columns: StoredColumns, _ place: Int, as shown: Shown = .value) {
            (self.columns, self.place, self.shown) = (columns, place, shown)
        }
    }

    /// How many rows there are.
    public let rowCount: Int
    private let sources: [Source]

    /// Cells from columns, which have as many rows each.
    init(_ sources: [Source]) {
        self.sources = sources
        rowCount = sources.map(\.columns.rowCount).min() ?? 0
    }

    /// The cells of columns that show what they hold.
    init(_ columns: StoredColumns) {
        self.init((0..<columns.width).map { Source(columns, $0) })
    }

    /// A row, by its position from 0.
    func row(_ position: Int) -> [ResultValue] { sources.map { $0.value(position) } }

    /// Where the cells of each column are.
    public var pointers: [Pointer] {
        sources.compactMap { source in
            guard let cells = source.columns.column(source.place) else { return nil }
            return Pointer(cells, source.shown)
        }
    }
}

extension ResultCells.Source {
    fileprivate func value(_ row: Int) -> ResultValue {
        let value = columns.value(row, place).result
        guard case .integer(let number) = value else { return value }
        switch shown {
        case .value: return value
        case .day:
            let day = Int32(exactly: number).flatMap { try? Day(yyyymmdd: $0) }
            return day.map { .text($0.description) } ?? value
        case .choice(let texts): return texts.value(Int(clamping: number), 0).result
        }
    }
}

extension ResultCells {
    /// The cells of a column in memory, row by row from 0; valid as long as the table is kept.
    ///
    /// A row whose state is not ``isHere`` has no value, or one that only the table itself can
    /// tell.
    public struct Pointer {
        /// What can be read from the memory itself.
        public enum Form: UInt8, Sendable {
            /// Nothing: ask the table.
            case nothing
            /// Whole numbers.
            case integers
            /// Texts: `starts` has where each begins in `bytes`, and where the last one ends.
            case texts
            /// One of a few texts, by its place; the texts are `choices`.
            case choices
        }

        /// The state of a row whose value is in the memory.
        public static var isHere: UInt8 { StoredColumns.State.value.rawValue }
        /// The state of a row without a value.
        public static var isNull: UInt8 { StoredColumns.State.null.rawValue }

        /// What can be read.
        public let form: Form
        /// The state of each row.
        public let states: UnsafePointer<UInt8>
        /// The whole numbers, where the texts begin, or the places of the choices.
        public let numbers: UnsafePointer<Int64>
        /// Where the texts begin: those of the rows, or the choices.
        public let starts: UnsafePointer<Int64>
        /// The bytes of the texts.
        public let bytes: UnsafePointer<UInt8>
        /// How many texts there are to choose from.
        public let choiceCount: Int

        fileprivate init(_ cells: StoredColumns.Column, _ shown: Shown) {
            states = cells.states
            numbers = cells.numbers
            if case .choice(let texts) = shown, let choices = texts.column(0) {
                form = .choices
                (starts, bytes, choiceCount) = (choices.numbers, choices.bytes, texts.rowCount)
                return
            }
            (starts, bytes, choiceCount) = (cells.numbers, cells.bytes, 0)
            if case .value = shown {
                form = cells.form == .texts ? .texts : .integers
            } else {
                form = .nothing
            }
        }
    }
}

extension StoreValue {
    /// The value as a cursor hands it out.
    var result: ResultValue {
        switch self {
        case .null: .null
        case .integer(let number): .integer(number)
        case .text(let text): .text(text)
        case .real(let number): .real(number)
        }
    }
}
