import HospitalCore
import TestSupport
import XCTest

@testable import CostControl

/// A charge line of a test.
struct ChargeLine {
    var caseIndex: Int32
    var department: Int32
    var item: Int32
    /// In units of the costing's scale.
    var quantity: Int64
    /// In fen.
    var amount: Int64
    var month: Int32 = 0
    var number: Int32 = 0
}

extension CaseCosting {
    /// Adds lines as columns, with or without months; quantities as numbers of 32 or 64 bits.
    @discardableResult
    mutating func add(
        _ lines: [ChargeLine], withMonths: Bool = false, isNarrow: Bool = false
    ) throws(CaseCostingError) -> [LeftOutLine] {
        let (cases, departments) = (lines.map(\.caseIndex), lines.map(\.department))
        let (items, months) = (lines.map(\.item), lines.map(\.month))
        let (quantities, amounts) = (lines.map(\.quantity), lines.map(\.amount))
        let numbers = lines.map(\.number)
        let narrow = isNarrow ? quantities.map { Int32($0) } : []
        var result: Result<[LeftOutLine], CaseCostingError> = .success([])
        cases.withUnsafeBufferPointer { cases in
            departments.withUnsafeBufferPointer { departments in
                items.withUnsafeBufferPointer { items in
                    withQuantities(quantities, narrow) { quantities in
                        amounts.withUnsafeBufferPointer { amounts in
                            months.withUnsafeBufferPointer { months in
                                numbers.withUnsafeBufferPointer { numbers in
                                    result = Result { () throws(CaseCostingError) in
                                        try add(
                                            CaseLines(
                                                cases: cases, departments: departments,
                                                items: items, quantities: quantities,
                                                amounts: amounts,
                                                months: withMonths ? months : nil,
                                                numbers: numbers))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return try result.get()
    }
}

/// Calls `body` with quantities of 32 bits where there are some, else with those of 64.
private func withQuantities(
    _ wide: [Int64], _ narrow: [Int32], _ body: (CaseLines.Quantities) -> Void
) {
    guard narrow.isEmpty else {
        return narrow.withUnsafeBufferPointer { body(.narrow($0)) }
    }
    wide.withUnsafeBufferPointer { body(.wide($0)) }
}

extension UnitCosts {
    /// Unit costs of (department, item, yuan), or with a month.
    init(_ costs: [(Int, Int, String)]) throws {
        self.init(isMonthly: false)
        for (department, item, cost) in costs {
            try insert(department: department, item: item, month: nil, Decimal(cost))
        }
    }

    init(monthly costs: [(Int, Int, String, String)]) throws {
        self.init(isMonthly: true)
        for (department, item, month, cost) in costs {
            try insert(department: department, item: item, month: Month(month), Decimal(cost))
        }
    }
}

extension CaseCost {
    /// Everything a result tells, as text, so that two can be compared.
    var shown: [String] {
        (0..<caseCount).map { "case \($0) \(amounts(ofCase: $0)) \(leftOutLines(ofCase: $0))" }
            + departments.enumerated().map { "department \($0.offset) \($0.element)" }
            + groups.enumerated().map { "group \($0.offset) \($0.element)" }
            + leftOut.map { "left out \($0)" }
            + netNegativeItems.map { "net \($0)" }
            + [
                "total \(total) \(caseDifference) \(groupDifference) \(departmentDifference)",
                "\(reconciliation) \(linesRead)",
            ]
    }
}

/// A thrown error of case costing.
func caseError(_ body: () throws -> Void, line: UInt = #line) -> CaseCostingError? {
    do {
        try body()
        XCTFail("nothing was thrown", line: line)
        return nil
    } catch {
        return error as? CaseCostingError
    }
}
