import HospitalCore

/// Why facts cannot be computed with.
public indirect enum FormulaFactError: HospitalError, Equatable {
    /// The formulas are not those that were frozen.
    case versionChanged(frozen: String, found: String)
    /// A unit or a unit above that does not exist.
    case departmentUnknown(String, nearest: String?)
    /// Units that are above each other.
    case departmentLoop(String)
    /// A unit that stands twice.
    case departmentTwice(String)
    /// A fact of an item or a month outside of what is computed.
    case factOutside(item: String, month: String)
    /// A fact that stands twice.
    case factTwice(item: String, department: String, month: String)
    /// More units × months than the limit.
    case gridTooLarge(cells: Int)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .versionChanged(let frozen, let found):
            return Finding(
                .formulaVersionChanged, ["frozen": .text(frozen), "found": .text(found)])
        case .departmentUnknown(let code, let nearest):
            var values: [String: MessageValue] = ["code": .text(code)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.formulaDepartmentUnknown, values)
        case .departmentLoop(let code):
            return Finding(.formulaDepartmentLoop, ["code": .text(code)])
        case .departmentTwice(let code):
            return Finding(.formulaCodeDuplicate, ["code": .text(code)])
        case .factOutside(let item, let month):
            return Finding(.formulaFactOutside, ["item": .text(item), "month": .period(month)])
        case .factTwice(let item, let department, let month):
            return Finding(
                .formulaFactTwice,
                [
                    "item": .text(item), "department": .text(department), "month": .period(month),
                ])
        case .gridTooLarge(let cells):
            return Finding(.formulaGridTooLarge, ["cells": .count(cells)])
        }
    }
}
