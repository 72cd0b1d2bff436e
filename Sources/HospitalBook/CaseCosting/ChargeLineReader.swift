import CostControl
import HospitalCore
import Interchange

/// One thread that reads charge lines: block after block into a costing of its own.
final class ChargeLineReader {
    let block = DelimitedText.RecordBlock()
    let columns = ChargeColumns()
    let header: ChargeHeader
    var codes: ChargeCodes
    var costing: CaseCosting
    var findings: LineFindings

    init(
        _ header: ChargeHeader, _ codes: ChargeCodes, _ costing: CaseCosting, findingLimit: Int
    ) {
        self.header = header
        self.codes = codes
        self.costing = costing
        findings = LineFindings(limit: findingLimit)
    }

    /// Reads and adds the lines of the block.
    ///
    /// - Parameter checkIdentifiers: marks the rows whose identifier is not new; it is called when
    ///   the rows that can be read are known.
    func addBlock(
        checkIdentifiers: ((ChargeLineReader) throws -> Void)?
    ) throws {
        do throws(DelimitedTextError) { try block.scan() } catch {
            throw BlockError(block: block.number, error: error)
        }
        for fault in block.faults { findings.add(fault, number(fault.row ?? 0)) }
        let refused = columns.read(block, header, &codes)
        for field in refused { addUnreadable(field) }
        try checkIdentifiers?(self)
        try costing.knowCases(codes.cases.count)
        let numbers = block.rowNumbers?.map { Int32(truncatingIfNeeded: $0) }
        let leftOut = try numbers.map { numbers in
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
            quantities: UnsafeBufferPointer(start: columns.quantities, count: count),
            amounts: UnsafeBufferPointer(start: columns.amounts, count: count),
            months: header.servicePeriod == nil
                ? nil : UnsafeBufferPointer(start: columns.months, count: count),
            firstNumber: number(numbers == nil ? block.firstRow : 0), numbers: numbers)
    }

    private func number(_ row: Int) -> Int64 { LineNumber.of(block: block.number, row: row) }

    private func addUnreadable(_ field: UnreadableField) {
        let text = block.text(field.row, field.column)
        let name = header.names[field.column]
        findings.add(
            .unreadable, number(block.number(ofRow: field.row)), column: name,
            value: text.isEmpty ? nil : text, words(field, text, name))
    }

    private func words(
        _ field: UnreadableField, _ text: String, _ name: String
    ) -> LineFindings.Words {
        guard !text.isEmpty else { return .message(.fieldMissing, ["column": .text(name)]) }
        let kind: MessageValue = switch field.column {
        case header.quantity:
            .phrase(chinese: "数量（最多六位小数）", english: "quantity (at most six decimals)")
        case header.amount where header.amountScale == 0:
            .phrase(chinese: "金额（整分）", english: "amount (whole fen)")
        case header.amount:
            .phrase(chinese: "金额（元，最多两位小数）", english: "amount (yuan, at most two decimals)")
        default: .phrase(chinese: "服务期间（yyyy-mm）", english: "service period (yyyy-mm)")
        }
        return .message(
            .fieldInvalid, ["column": .text(name), "value": .text(text), "kind": kind])
    }

    /// Tells a line that the costing left out; one that cannot be read was told before.
    private func add(_ line: LeftOutLine) {
        let row = line.position
        func value(_ column: Int) -> String { block.text(row, column) }
        func add(
            _ column: Int?, _ message: Message, _ values: @autoclosure () -> [String: MessageValue]
        ) {
            findings.add(
                CaseFindingKind(line.fault), number(block.number(ofRow: row)),
                column: column.map { header.names[$0] }, value: column.map(value),
                .message(message, values()))
        }
        func unknown(_ column: Int, _ table: MessageValue) {
            add(column, .fieldUnknown, [
                "column": .text(header.names[column]), "value": .text(value(column)),
                "table": table,
            ])
        }
        let unitCosts = MessageValue.phrase(chinese: "单位成本", english: "the unit costs")
        switch line.fault {
        case .unreadable: break
        case .duplicate:
            add(header.lineID, .caseLineTwice, ["value": .text(header.lineID.map(value) ?? "")])
        case .unknownCase:
            unknown(
                header.caseCode, .phrase(chinese: "病例清单", english: "the list of cases"))
        case .unknownDepartment: unknown(header.department, unitCosts)
        case .unknownItem: unknown(header.item, unitCosts)
        case .laterMonth:
            add(header.servicePeriod, .caseServiceTooLate, [
                "value": .text(header.servicePeriod.map(value) ?? "")
            ])
        case .noUnitCost:
            add(header.item, .caseUnitCostMissing, [
                "department": .text(value(header.department)), "item": .text(value(header.item)),
            ].adding("period", header.servicePeriod.map(value)))
        case .outOfRange:
            add(header.amount, .caseLineOutOfRange, [
                "quantity": .text(value(header.quantity)), "value": .text(value(header.amount)),
            ])
        }
    }
}

/// What ended the reading, with the block in which it stands.
struct BlockError: Error {
    let block: Int
    let error: any Error
}
