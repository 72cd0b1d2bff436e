import CostControl
import HospitalCore
import Interchange

/// Costs cases from charge lines: reads the small tables, then the lines by as many threads as
/// asked for, in memory that grows with cases, items and departments.
struct CaseCostRun {
    private let request: CaseCostRequest
    private let tables: CaseCostTables
    private let header: ChargeHeader
    private let queue: BlockQueue

    /// Reads the small tables and opens the lines.
    init(_ request: CaseCostRequest, in book: Book?) throws {
        self.request = request
        tables = try CaseCostTables(request, book)
        let blocks = try request.blocks(request.lines ?? .text([]))
        header = try ChargeHeader(blocks.header, request)
        queue = BlockQueue(blocks, passes: 2, monitor: book?.monitor)
    }

    /// Reads the lines and sums up.
    ///
    /// - Throws: what makes it impossible to go on; nothing is left half done.
    func outcome() throws -> CaseCostOutcome {
        do { return try read() } catch {
            // Where a quote stands behind the beginning, the text is read once more.
            try queue.readInOrder(after: error)
            return try read()
        }
    }

    private func read() throws -> CaseCostOutcome {
        var codes = tables.codes
        var costing = try tables.costing(
            quantityScale: CaseCosting.fileQuantityScale, months: request.months)
        if queue.canRewind { try costing.take(listedRefunds(&codes)) }
        let first = ChargeLineReader(
            header, codes, costing, findingLimit: request.findingLimit)
        var others = (1..<request.threads).map { _ in
            ChargeLineReader(header, codes, costing, findingLimit: request.findingLimit)
        }
        codes = ChargeCodes()
        let identifiers = header.lineID.map { SeenIdentifiers(column: $0) }
        read([first] + others, identifiers)
        let numbers = try queue.finished()
        others.reverse()
        // The sums of a thread are given back as soon as they are added.
        while let other = others.popLast() { try first.merge(other) }
        return try CaseCostOutcome(
            first, register: tables.register(caseCount: first.codes.cases.count),
            groups: tables.groups, numbers: numbers, request)
    }

    /// Every pair of case and item with a negative line, found by a quick first reading.
    private func listedRefunds(_ codes: inout ChargeCodes) throws -> NetItems {
        let found = FoundRefunds(codes, threads: request.threads)
        WorkerThreads.run(request.threads) { [queue, header] _ in
            let (block, columns) = (DelimitedText.RecordBlock(), ChargeColumns())
            var (known, pairs) = (found.isGrowing ? nil : found.codes, RefundedPairs())
            func handOver() {
                do { try queue.alone { try found.add(&pairs) } } catch {
                    queue.fail(block.number, error)
                }
            }
            while queue.next(into: block) {
                block.dropRecordsWithoutMinus()
                // What is wrong is told by the second reading.
                try? block.scan()
                if block.rowCount > 0 {
                    // Cases that may be new are numbered by one list for all threads.
                    if known?.read(block, header, into: columns) == nil {
                        queue.alone { found.read(block, header, into: columns) }
                    }
                    pairs.addNegative(columns, count: block.rowCount)
                    if pairs.isLong { handOver() }
                }
                queue.finish(block.number, rows: block.lineCount)
            }
            handOver()
        }
        _ = try queue.finished()
        guard queue.rewind() else { throw CaseCostingError.refundNotListed }
        codes = found.codes
        return found.items
    }

    private func read(_ readers: [ChargeLineReader], _ identifiers: SeenIdentifiers?) {
        let shared = Readers(readers)
        WorkerThreads.run(readers.count) { [queue] number in
            let reader = shared.readers[number]
            do { try reader.costing.knowCases(reader.codes.cases.count) } catch {
                queue.fail(0, error)
            }
            while queue.next(into: reader.block) {
                let block = reader.block.number
                do {
                    try reader.addBlock(
                        checkIdentifiers: identifiers.map { identifiers in
                            { reader in
                                try queue.inTurn(of: block) { identifiers.mark(reader) }
                            }
                        })
                } catch {
                    queue.fail(block, error)
                }
                queue.finish(block, rows: reader.block.lineCount)
            }
        }
    }
}

/// The readers of a run; each is used by one thread at a time.
private final class Readers: @unchecked Sendable {
    let readers: [ChargeLineReader]

    init(_ readers: [ChargeLineReader]) { self.readers = readers }
}

/// Pairs of case and item that had a negative line; used by one thread at a time.
private final class FoundRefunds: @unchecked Sendable {
    private(set) var codes: ChargeCodes
    private(set) var items = NetItems(listing: 0)
    private var memory: AskedMemory

    /// Whether lines may name cases that are not known; threads ask while another adds codes.
    let isGrowing: Bool

    init(_ codes: ChargeCodes, threads: Int) {
        (self.codes, isGrowing) = (codes, !codes.isClosed)
        memory = AskedMemory(each: AskedMemory.perPair(threads: threads))
    }

    func read(
        _ block: DelimitedText.RecordBlock, _ header: ChargeHeader, into columns: ChargeColumns
    ) {
        codes.read(block, header, into: columns)
    }

    /// Takes the pairs of a thread.
    func add(_ pairs: inout RefundedPairs) throws(MemoryError) {
        try pairs.empty(into: &items, &memory)
    }
}

extension ChargeCodes {
    fileprivate mutating func read(
        _ block: DelimitedText.RecordBlock, _ header: ChargeHeader, into columns: ChargeColumns
    ) {
        _ = columns.read(block, header, &self)
    }
}

/// Line identifiers that were seen, in the order of the lines; used by one thread at a time.
private final class SeenIdentifiers: @unchecked Sendable {
    private let column: Int
    private var seen = LineIdentifiers()

    init(column: Int) { self.column = column }

    /// Marks the rows whose identifier stood in an earlier line; a line without one is a service of
    /// its own.
    func mark(_ reader: ChargeLineReader) {
        let (block, cases) = (reader.block, reader.columns.cases)
        for row in 0..<block.rowCount where cases[row] != CaseLines.unreadable {
            let isNew = block.withField(row, column) { $0.isEmpty || seen.insert($0) }
            if !isNew { cases[row] = CaseLines.duplicate }
        }
    }
}
