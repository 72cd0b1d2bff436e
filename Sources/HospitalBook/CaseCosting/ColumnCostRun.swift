import CostControl
import HospitalCore
import Interchange

/// Costs cases from charge lines that come as columns: an Arrow stream, or arrays of the host.
///
/// The batches of a stream are borrowed, not copied. As long as there are not too many lines
/// (``CaseCostRequest/heldLines``) all of them are held, so that they can be looked at twice and
/// items that are net negative need little memory.
final class ColumnCostRun {
    /// How many lines of a longer stream are read together.
    private static let groupLines = 1 << 20
    /// Below so many lines, starting a thread costs more than it brings.
    private static let threadLines = 1 << 15

    private let request: CaseCostRequest
    private let book: Book?
    private let header: ChargeHeader
    private let fields: [ArrowField]
    private let quantityScale: Int
    private let nextBatch: () throws -> ArrowBatch?
    private let monitor: RunMonitor?

    /// Looks at the columns.
    init(
        _ request: CaseCostRequest, _ fields: [ArrowField], in book: Book?,
        next: @escaping () throws -> ArrowBatch?
    ) throws {
        self.request = request
        self.book = book
        header = try ChargeHeader(fields.map(\.name), request)
        self.fields = fields
        quantityScale = try header.quantityScale(fields)
        nextBatch = next
        monitor = book?.monitor
    }

    /// Reads the small tables and the lines and sums up.
    ///
    /// - Throws: what makes it impossible to go on; nothing is left half done.
    func outcome() throws -> CaseCostOutcome {
        var (batches, isComplete) = try batches(upTo: request.heldLines)
        let lineCount = batches.reduce(0) { $0 + $1.rowCount }
        let total = isComplete ? 2 * Int64(lineCount) : 0
        let portions = BatchPortions(
            isComplete ? batches : [], inTurn: false, monitor: monitor, done: 0, total: total)
        let (tables, early) = try readTables(meanwhile: portions)
        let found = FoundRefunds(
            ChargeCodeFinder(tables.codes, header, fields), isGrowing: !tables.codes.isClosed,
            threads: request.threads)
        let making = Making { [quantityScale, request] in
            try tables.costing(quantityScale: quantityScale, months: request.months)
        }
        if isComplete { try listRefunds(early, portions, found, meanwhile: making) }
        var costing = try making.made()
        if isComplete { try costing.take(found.items) }
        var readers = (0..<threads(for: isComplete ? lineCount : .max)).map { _ in
            ColumnChargeReader(
                header, tables.codes, found.finder, costing, findingLimit: request.findingLimit)
        }
        let identifiers = header.lineID.map { RepeatedLines(column: $0) }
        try read(batches, readers, identifiers, done: Int64(lineCount), total: total)
        while !isComplete {
            let before = batches
            (batches, isComplete) = try self.batches(upTo: Self.groupLines)
            try read(batches, readers, identifiers, done: 0, total: 0)
            // The dictionaries of the group before may be those of this one.
            withExtendedLifetime(before) {}
        }
        for reader in readers { reader.finish() }
        var others = Array(readers.dropFirst().reversed())
        readers.removeLast(others.count)
        // The sums of a thread are given back as soon as they are added.
        while let other = others.popLast() { try readers[0].merge(other) }
        return try CaseCostOutcome(
            readers[0], register: tables.register(caseCount: readers[0].codes.cases.count),
            groups: tables.groups, numbers: LineNumber(), request)
    }

    /// The next batches, until there are so many lines or no more.
    private func batches(
        upTo lines: Int
    ) throws -> (batches: [ArrowBatch], isComplete: Bool) {
        var (batches, count): ([ArrowBatch], Int) = ([], 0)
        while count < lines {
            try monitor?.tell(0, of: 0)
            guard let batch = try nextBatch() else { return (batches, true) }
            batches.append(batch)
            count += batch.rowCount
        }
        return (batches, false)
    }

    /// Reads the small tables, while other threads look for negative lines.
    private func readTables(
        meanwhile portions: BatchPortions
    ) throws -> (CaseCostTables, [NegativeRows]) {
        let meanwhile = TableReading { [request, book] in try CaseCostTables(request, book) }
        WorkerThreads.run(threads(for: portions.rowCount)) { [header] number in
            // The tables of a book are read by the thread that made the call.
            guard number > 0 else {
                let tables = Result { try meanwhile.read() }
                return portions.alone { meanwhile.tables = tables }
            }
            while portions.alone({ meanwhile.isUnderWay }), let portion = portions.next() {
                let rows = NegativeRows(portion, header)
                portions.alone { meanwhile.add(rows) }
            }
        }
        return (try meanwhile.tables?.get() ?? meanwhile.read(), meanwhile.found)
    }

    /// Finds every pair of case and item with a negative line, those of lines that were found
    /// before among them, while one thread makes the costing.
    private func listRefunds(
        _ early: [NegativeRows], _ portions: BatchPortions, _ found: FoundRefunds,
        meanwhile making: Making<CaseCosting>
    ) throws {
        let before = NegativeRowsInTurn(early)
        WorkerThreads.run(threads(for: portions.rowCount)) { [header] number in
            if number == 0 { making.make() }
            // Cases that may be new are numbered by one finder for all threads.
            var finder = found.isGrowing ? nil : found.finder
            let columns = ChargeColumns()
            var (pairs, last) = (RefundedPairs(), 0)
            func handOver() {
                do { try portions.alone { try found.add(&pairs) } } catch {
                    portions.fail(last, error)
                }
            }
            while let negative = portions.alone({ before.next() })
                ?? portions.next().map({ NegativeRows($0, header) })
            {
                let (rows, batch) = (negative.rows, negative.portion.batch)
                guard !rows.isEmpty else { continue }
                last = negative.portion.number
                columns.reserve(rows.count)
                let isFound =
                    finder?.find(
                        at: rows, of: batch, header, oldest: portions.oldest, into: columns) != nil
                if !isFound {
                    portions.alone {
                        found.finder.find(
                            at: rows, of: batch, header, oldest: portions.oldest, into: columns)
                    }
                }
                pairs.add(columns, count: rows.count)
                if pairs.isLong { handOver() }
            }
            handOver()
        }
        try portions.finish()
    }

    private func read(
        _ batches: [ArrowBatch], _ readers: [ColumnChargeReader], _ identifiers: RepeatedLines?,
        done: Int64, total: Int64
    ) throws {
        let portions = BatchPortions(
            batches, inTurn: identifiers != nil, monitor: monitor, done: done, total: total)
        let shared = ColumnReaders(readers)
        WorkerThreads.run(min(readers.count, threads(for: portions.rowCount))) { number in
            let reader = shared.readers[number]
            // Each has sums of its own.
            do { try reader.costing.knowCases(reader.caseCount) } catch {
                portions.fail(0, error)
            }
            while let portion = portions.next() {
                portions.forEachChunk(of: portion) { rows in
                    try reader.add(
                        rows, of: portion.batch, oldest: portions.oldest,
                        checkIdentifiers: identifiers.map { identifiers in
                            { reader in
                                try portions.inTurn(of: portion) { identifiers.mark(reader) }
                            }
                        })
                }
            }
        }
        try portions.finish()
    }

    /// How many threads so many lines are worth.
    private func threads(for lines: Int) -> Int {
        max(1, min(request.threads, lines / Self.threadLines))
    }
}

/// The readers of a run; each is used by one thread at a time.
private final class ColumnReaders: @unchecked Sendable {
    let readers: [ColumnChargeReader]

    init(_ readers: [ColumnChargeReader]) { self.readers = readers }
}

/// What one thread makes while others do something else.
private final class Making<Value>: @unchecked Sendable {
    private let making: () throws -> Value
    private var result: Result<Value, any Error>?

    init(_ making: @escaping () throws -> Value) { self.making = making }

    /// Makes it; called by one thread.
    func make() { result = Result { try making() } }

    /// What was made, or is made now; called when the threads have ended.
    func made() throws -> Value { try result?.get() ?? making() }
}

/// The small tables and how they are read, and the negative lines that were found meanwhile;
/// changed by one thread at a time.
private final class TableReading: @unchecked Sendable {
    /// So many rows are kept; those of further lines are looked for when the tables are read.
    private static let rowLimit = 1 << 20

    let read: () throws -> CaseCostTables
    var tables: Result<CaseCostTables, any Error>?
    private(set) var found: [NegativeRows] = []
    private var rowCount = 0

    init(_ read: @escaping () throws -> CaseCostTables) { self.read = read }

    /// Whether it is worth while to look for more.
    var isUnderWay: Bool { tables == nil && rowCount < Self.rowLimit }

    func add(_ rows: NegativeRows) {
        found.append(rows)
        rowCount += rows.rows.count
    }
}

/// Pairs of case and item that had a negative line; changed by one thread at a time.
private final class FoundRefunds: @unchecked Sendable {
    var finder: ChargeCodeFinder
    /// Whether the finder takes cases that it does not know.
    let isGrowing: Bool
    private(set) var items = NetItems(listing: 0)
    private var memory: AskedMemory

    init(_ finder: ChargeCodeFinder, isGrowing: Bool, threads: Int) {
        (self.finder, self.isGrowing) = (finder, isGrowing)
        memory = AskedMemory(each: AskedMemory.perPair(threads: threads))
    }

    /// Takes the pairs of a thread.
    func add(_ pairs: inout RefundedPairs) throws(MemoryError) {
        try pairs.empty(into: &items, &memory)
    }
}

/// Line identifiers that were seen, in the order of the lines; used by one thread at a time.
private final class RepeatedLines: @unchecked Sendable {
    private let column: Int
    private var seen = LineIdentifiers()

    init(column: Int) { self.column = column }

    func mark(_ reader: ColumnChargeReader) { reader.markRepeated(column, &seen) }
}

extension ChargeHeader {
    /// The decimals of quantities, when every column has a type that is read.
    /// - Throws: `typeRefused`, `floatRefused`, `amountNotInFen` for whole numbers where yuan are
    ///   meant.
    fileprivate func quantityScale(_ fields: [ArrowField]) throws -> Int {
        for column in [caseCode, department, item, lineID, servicePeriod].compactMap(\.self) {
            switch fields[column].type {
            case .text, .dictionary, .integer: break
            default:
                throw fields[column].refused(
                    .phrase(
                        chinese: "文本、字典文本或整数",
                        english: "text, dictionary text or whole numbers"))
            }
        }
        switch (fields[amount].type, amountScale) {
        case (.integer, 0), (.decimal, 2): break
        case (.decimal(_, let scale), _) where scale <= 0: break
        case (.integer, _):
            throw BookError.amountNotInFen(
                fields[amount].name, fen: CaseColumn.amountFen.rawValue)
        case (_, 0):
            throw fields[amount].refused(
                .phrase(chinese: "金额（整分）", english: "amount (whole fen)"))
        default:
            throw fields[amount].refused(
                .phrase(chinese: "金额（元，decimal128）", english: "amount (yuan, decimal128)"))
        }
        switch fields[quantity].type {
        case .integer: return 0
        case .scaledInteger(let decimals): return decimals
        case .decimal(_, let scale): return min(max(scale, 0), CaseCosting.quantityScaleLimit)
        default:
            throw fields[quantity].refused(
                .phrase(
                    chinese: "数量（整数或decimal128）",
                    english: "quantity (whole numbers or decimal128)"))
        }
    }
}

extension ArrowField {
    fileprivate func refused(_ expected: MessageValue) -> ArrowError {
        if case .float = type { return .floatRefused(column: name, type: type.name) }
        return .typeRefused(column: name, type: type.name, expected: expected)
    }
}

extension Book {
    /// Costs cases from charge lines that come as an Arrow stream; see ``costCases(_:)``.
    ///
    /// Columns are those of a file of charge lines. Cases, departments, items and line identifiers
    /// are text, dictionary text or whole numbers, which mean the codes written like them;
    /// quantities whole numbers or decimal128; amounts whole fen (`amount_fen`) or decimal128 in
    /// yuan (`amount`). Rows are counted from 1.
    /// - Throws: as ``costCases(_:)``, and `ArrowError`.
    public func costCases(
        _ request: CaseCostRequest, lines stream: ArrowStream
    ) throws -> CaseCostOutcome {
        try ColumnCostRun(request, stream.fields(), in: self) { try stream.nextBatch() }.outcome()
    }

    /// Costs cases from charge lines in the memory of a host; see ``costCases(_:lines:)``.
    public func costCases(
        _ request: CaseCostRequest, lines batch: ArrowBatch
    ) throws -> CaseCostOutcome {
        var rest = Optional(batch)
        return try ColumnCostRun(request, batch.columns.map(\.field), in: self) { rest.take() }
            .outcome()
    }
}
