import CostControl
import HospitalCore
import Interchange

/// One thread that reads charge lines into a costing of its own, and tells what it leaves out.
class ChargeReader {
    let columns = ChargeColumns()
    let header: ChargeHeader
    var codes: ChargeCodes
    var costing: CaseCosting
    var findings: LineFindings
    private var caseMemory = AskedMemory(
        each: AskedMemory.perCase(threads: 1, isGrowing: true))
    private var pairMemory = AskedMemory(each: AskedMemory.perPair(threads: 1))

    init(
        _ header: ChargeHeader, _ codes: ChargeCodes, _ costing: CaseCosting, findingLimit: Int
    ) {
        self.header = header
        self.codes = codes
        self.costing = costing
        findings = LineFindings(limit: findingLimit)
    }

    /// The field of a row of the columns as it is shown; empty when there is none.
    func text(_ row: Int, _ column: Int) -> String { "" }

    /// The number of a row of the columns.
    func number(ofRow row: Int) -> Int64 { Int64(row) }

    /// Asks for the memory that so many more lines may take: for cases that are not known, and for
    /// pairs of case and item that were not named.
    func requireMemory(forLines count: Int) throws(MemoryError) {
        if !codes.isClosed { try caseMemory.require(costing.caseCount + count) }
        if let pairs = costing.growingPairCount { try pairMemory.require(pairs + count) }
    }

    /// Adds what another thread read.
    func merge(_ other: ChargeReader) throws {
        // Cases that were known from the beginning have one place in all threads.
        let caseOf = codes.isClosed ? nil : codes.cases.insertAll(of: other.codes.cases)
        try costing.knowCases(codes.cases.count)
        try costing.merge(other.costing, caseOf: caseOf)
        findings.merge(other.findings)
    }

    /// Tells a field that cannot be read.
    func addUnreadable(_ field: UnreadableField) {
        let text = self.text(field.row, field.column)
        let name = header.names[field.column]
        findings.add(
            .unreadable, number(ofRow: field.row), column: name,
            value: text.isEmpty ? nil : text, words(field, text, name))
    }

    private func words(
        _ field: UnreadableField, _ text: String, _ name: String
    ) -> LineFindings.Words {
        guard !text.isEmpty else { return .message(.fieldMissing, ["column": .text(name)]) }
        let kind: MessageValue =
            switch field.column {
            case header.quantity:
                .phrase(
                    chinese: "数量（最多\(costing.quantityScale)位小数）",
                    english: "quantity (at most \(costing.quantityScale) decimals)")
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
    func add(_ line: LeftOutLine) {
        let row = line.position
        func value(_ column: Int) -> String { text(row, column) }
        func add(
            _ column: Int?, _ message: Message, _ values: @autoclosure () -> [String: MessageValue]
        ) {
            findings.add(
                CaseFindingKind(line.fault), number(ofRow: row),
                column: column.map { header.names[$0] }, value: column.map(value),
                .message(message, values()))
        }
        func unknown(_ column: Int, _ table: MessageValue) {
            add(
                column, .fieldUnknown,
                [
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
            add(
                header.servicePeriod, .caseServiceTooLate,
                [
                    "value": .text(header.servicePeriod.map(value) ?? "")
                ])
        case .noUnitCost:
            add(
                header.item, .caseUnitCostMissing,
                [
                    "department": .text(value(header.department)),
                    "item": .text(value(header.item)),
                ].adding("period", header.servicePeriod.map(value)))
        case .outOfRange:
            add(
                header.amount, .caseLineOutOfRange,
                [
                    "quantity": .text(value(header.quantity)), "value": .text(value(header.amount)),
                ])
        }
    }
}
