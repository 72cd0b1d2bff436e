import HospitalCore

/// What shelves hold and what is left of them (密集架容量台账): columns by block, filled and cleared
/// by moves.
///
///     spare = columns − used          6 + 12 + 11 + 33 + 9 = 71; of the last 9 one used: 8 spare
///
/// A move that fills more than is spare, or clears more than is used, is refused.
/// - Source: requirement S-193
public struct ShelfLedger: Equatable, Sendable {
    /// A block of shelves.
    public struct Block: Equatable, Sendable {
        /// The code.
        public let code: String
        /// How many columns it has.
        public let columns: Int

        /// A block.
        public init(_ code: String, columns: Int) {
            self.code = code
            self.columns = columns
        }
    }

    /// Columns that are filled or cleared.
    public struct Move: Equatable, Sendable {
        /// The number.
        public let code: String
        /// The block.
        public let block: String
        /// The day.
        public let day: Day
        /// How many columns: above 0 when they are filled, below 0 when they are cleared.
        public let columns: Int

        /// A move.
        public init(_ code: String, block: String, on day: Day, columns: Int) {
            self.code = code
            self.block = block
            self.day = day
            self.columns = columns
        }
    }

    /// How a block stands.
    public struct Line: Equatable, Sendable {
        /// The block.
        public let block: Block
        /// Columns that are filled.
        public fileprivate(set) var used: Int
        /// Columns that are left.
        public var spare: Int { block.columns - used }
    }

    /// The blocks in the order given.
    public let lines: [Line]
    /// All columns.
    public let columns: Int
    /// All filled columns.
    public var used: Int { columns - spare }
    /// All columns that are left.
    public let spare: Int

    /// The shelves at the end of a day.
    /// - Throws: `twice` for a block or move that stands twice; `quantityInvalid` for a block
    ///   without columns or a move of none; `shelfUnknown`; `shelfBeyond`; `outOfRange`.
    public init(_ blocks: [Block], moves: [Move], on today: Day) throws(StockError) {
        var lines: [Line] = []
        var places: [Code<Block>: Int] = [:]
        for block in blocks {
            guard block.columns > 0
            else { throw .quantityInvalid(block.code, quantity: Decimal(block.columns)) }
            guard places.updateValue(lines.count, forKey: Code(block.code)) == nil
            else { throw .twice(block.code) }
            lines.append(Line(block: block, used: 0))
        }
        var codes: Set<Code<Move>> = []
        for move in moves where !codes.insert(Code(move.code)).inserted {
            throw .twice(move.code)
        }
        let order = moves.enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }
        for (_, move) in order where move.day <= today {
            guard move.columns != 0
            else { throw .quantityInvalid(move.code, quantity: .zero) }
            guard let place = places[Code(move.block)] else { throw .shelfUnknown(move.block) }
            let line = lines[place]
            let (used, isOver) = line.used.addingReportingOverflow(move.columns)
            guard !isOver, (0...line.block.columns).contains(used) else {
                throw .shelfBeyond(
                    move.block, columns: move.columns, used: line.used, spare: line.spare)
            }
            lines[place].used = used
        }
        self.lines = lines
        columns = try Self.total(lines.map(\.block.columns))
        spare = try Self.total(lines.map(\.spare))
    }

    private static func total(_ counts: [Int]) throws(StockError) -> Int {
        var total = 0
        for count in counts {
            let (sum, overflow) = total.addingReportingOverflow(count)
            guard !overflow else { throw .outOfRange("columns") }
            total = sum
        }
        return total
    }
}
