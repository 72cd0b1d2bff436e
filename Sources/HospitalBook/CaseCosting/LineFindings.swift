import CostControl
import HospitalCore
import Interchange

/// A line as it is counted before the lines of all blocks are known: the block and the row in it.
///
/// Lines of the source have numbers in their order.
struct LineNumber {
    /// The number of a row of a block.
    static func of(block: Int, row: Int) -> Int64 { Int64(block) << 32 | Int64(row) }

    /// Rows of each block, in their order.
    private(set) var starts: [Int] = [1]

    /// Adds the number of rows of the next block.
    mutating func append(rows: Int) { starts.append((starts.last ?? 1) + rows) }

    /// The row as a spreadsheet counts, the header being row 1.
    func row(_ number: Int64) -> Int {
        let block = Int(number >> 32)
        return (block < starts.count ? starts[block] : starts.last ?? 1)
            + Int(number & 0xFFFF_FFFF)
    }
}

/// The kinds of findings of case costing; each is counted fully, and its first lines are listed.
public enum CaseFindingKind: String, CaseIterable, Sendable {
    /// A field or a whole row cannot be read.
    case unreadable
    /// The line identifier stood in an earlier line.
    case duplicateLine = "duplicate_line"
    /// The case is not in the list of cases.
    case unknownCase = "unknown_case"
    /// The department has no unit costs.
    case unknownDepartment = "unknown_department"
    /// The item has no unit costs.
    case unknownItem = "unknown_item"
    /// The service period lies behind what is reported.
    case laterPeriod = "later_period"
    /// The item has no unit cost in the department, or not in the month.
    case noUnitCost = "no_unit_cost"
    /// The charge or the cost of the line is too large.
    case outOfRange = "out_of_range"
    /// More of an item was refunded than charged in a case; its lines are costed.
    case netNegative = "net_negative"
    /// A case with lines was discharged before the months that are reported; its lines are costed.
    case dischargedBefore = "discharged_before"

    init(_ fault: CaseLineFault) {
        switch fault {
        case .unreadable: self = .unreadable
        case .duplicate: self = .duplicateLine
        case .unknownCase: self = .unknownCase
        case .unknownDepartment: self = .unknownDepartment
        case .unknownItem: self = .unknownItem
        case .laterMonth: self = .laterPeriod
        case .noUnitCost: self = .noUnitCost
        case .outOfRange: self = .outOfRange
        }
    }

    /// The kind in both languages.
    var label: (chinese: String, english: String) {
        switch self {
        case .unreadable: ("无法读取", "unreadable")
        case .duplicateLine: ("明细号重复", "line identifier repeated")
        case .unknownCase: ("病例不在清单中", "case not in the list")
        case .unknownDepartment: ("科室没有单位成本", "department without unit costs")
        case .unknownItem: ("项目没有单位成本", "item without unit costs")
        case .laterPeriod: ("服务期间晚于核算期间", "service period too late")
        case .noUnitCost: ("该科室没有该项目的单位成本", "no unit cost of the item in the department")
        case .outOfRange: ("金额超出范围", "out of range")
        case .netNegative: ("净负项目", "net negative items")
        case .dischargedBefore: ("出院早于核算期间", "discharged before the period")
        }
    }
}

/// A finding of a line with its place.
public struct CaseFinding: Equatable, Sendable {
    /// What kind.
    public let kind: CaseFindingKind
    /// The row as a spreadsheet counts, the header being row 1; `nil` when it is about a case.
    public let row: Int?
    /// The column; `nil` when it is about the row.
    public let column: String?
    /// The value as it came.
    public let value: String?
    /// The message.
    public let finding: Finding
}

/// What was found in the lines of a thread: all are counted, the first of each kind kept.
struct LineFindings {
    /// What is said of a line, its row left open.
    enum Words {
        case message(Message, [String: MessageValue])
        case fault(DelimitedTextError)
    }

    private struct Pending {
        let number: Int64
        let column: String?
        let value: String?
        let words: Words
    }

    let limit: Int
    private(set) var counts: [CaseFindingKind: Int] = [:]
    private var pending: [CaseFindingKind: [Pending]] = [:]
    /// Rows that are no records, so that they never became lines.
    private(set) var faultCount = 0

    init(limit: Int) { self.limit = limit }

    /// Counts a finding and keeps it while there are few; lines come in their order.
    mutating func add(
        _ kind: CaseFindingKind, _ number: Int64, column: String? = nil, value: String? = nil,
        _ words: @autoclosure () -> Words
    ) {
        counts[kind, default: 0] += 1
        guard pending[kind, default: []].count < limit else { return }
        pending[kind, default: []].append(
            Pending(number: number, column: column, value: value, words: words()))
    }

    /// Adds a row that is no record.
    mutating func add(_ fault: DelimitedTextError, _ number: Int64) {
        faultCount += 1
        var column: String?
        if case .quote(_, let place) = fault { column = String(place) }
        add(.unreadable, number, column: column, .fault(fault))
    }

    /// Adds what another thread found.
    mutating func merge(_ other: LineFindings) {
        faultCount += other.faultCount
        for (kind, count) in other.counts { counts[kind, default: 0] += count }
        for (kind, list) in other.pending {
            let both = pending[kind, default: []] + list
            pending[kind] = Array(both.sorted { $0.number < $1.number }.prefix(limit))
        }
    }

    /// The findings that were kept, by kind, each in the order of the rows.
    func listed(_ numbers: LineNumber) -> [CaseFinding] {
        CaseFindingKind.allCases.flatMap { kind in
            (pending[kind] ?? []).sorted { $0.number < $1.number }.map { pending in
                let row = numbers.row(pending.number)
                let finding: Finding
                switch pending.words {
                case .fault(let fault):
                    // The row of a fault is counted in its block.
                    finding = fault.movingRow(by: row - Int(pending.number & 0xFFFF_FFFF)).finding
                case .message(let message, var values):
                    values["row"] = .count(row)
                    finding = Finding(message, values)
                }
                return CaseFinding(
                    kind: kind, row: row, column: pending.column, value: pending.value,
                    finding: finding)
            }
        }
    }
}
