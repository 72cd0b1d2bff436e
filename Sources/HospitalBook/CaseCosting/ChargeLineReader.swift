import CostControl
import HospitalCore
import Interchange

/// One thread that reads charge lines as text: block after block.
final class ChargeLineReader: ChargeReader {
    let block = DelimitedText.RecordBlock()

    /// Reads and adds the lines of the block.
    ///
    /// - Parameter checkIdentifiers: marks the rows whose identifier is not new; it is called when
    ///   the rows that can be read are known.
    /// - Throws: what reading the lines throws, with the line.
    func addBlock(
        checkIdentifiers: ((ChargeLineReader) throws -> Void)?
    ) throws {
        do throws(DelimitedTextError) { try block.scan() } catch {
            throw BlockError(block: block.number, error: error)
        }
        try requireMemory(forLines: block.rowCount)
        for fault in block.faults { findings.add(fault, number(fault.row ?? 0)) }
        let refused = columns.read(block, header, &codes)
        for field in refused { addUnreadable(field) }
        try checkIdentifiers?(self)
        try costing.knowCases(codes.cases.count)
        let numbers = block.rowNumbers?.map { Int32(truncatingIfNeeded: $0) }
        let leftOut =
            try numbers.map { numbers in
                try numbers.withUnsafeBufferPointer { try costing.add(lines(numbers: $0)) }
            } ?? costing.add(lines(numbers: nil))
        for line in leftOut { add(line) }
    }

    private func lines(
        numbers: UnsafeBufferPointer<Int32>?
    ) throws(CaseCostingError) -> CaseLines {
        let count = block.rowCount
        return try CaseLines(
            cases: UnsafeBufferPointer(start: columns.cases, count: count),
            departments: UnsafeBufferPointer(start: columns.departments, count: count),
            items: UnsafeBufferPointer(start: columns.items, count: count),
            quantities: .wide(UnsafeBufferPointer(start: columns.quantities, count: count)),
            amounts: UnsafeBufferPointer(start: columns.amounts, count: count),
            months: header.servicePeriod == nil
                ? nil : UnsafeBufferPointer(start: columns.months, count: count),
            firstNumber: number(numbers == nil ? block.firstRow : 0), numbers: numbers)
    }

    private func number(_ row: Int) -> Int64 { LineNumber.of(block: block.number, row: row) }

    override func text(_ row: Int, _ column: Int) -> String { block.text(row, column) }

    override func number(ofRow row: Int) -> Int64 { number(block.number(ofRow: row)) }
}

/// What ended the reading, with the block in which it stands.
struct BlockError: Error {
    let block: Int
    let error: any Error
}
