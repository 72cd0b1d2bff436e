import HospitalCore

/// Why cases cannot be costed; what is wrong with single lines is a ``CaseLineFault`` instead.
public enum CaseCostingError: HospitalError, Equatable {
    /// There are no unit costs.
    case nothingToCost
    /// A department has two unit costs for one item (and month yyyymm, else 0); by positions.
    case unitCostTwice(department: Int, item: Int, month: Int32)
    /// A unit cost with more decimals or digits than are taken.
    case unitCostOutOfRange(String)
    /// Decimals of quantities outside of 0 to 9.
    case quantityScaleInvalid(Int)
    /// More of something than can be numbered.
    case tooMany(CaseCostingCount, limit: Int)
    /// Columns of a chunk that are not of one length.
    case columnsDiffer
    /// Unit costs are monthly and lines have no service month.
    case serviceMonthMissing
    /// The sum of charges might not fit 64 bits of fen.
    case overflow
    /// A negative line of an item that was not named before: the lines changed between two
    /// readings.
    case refundNotListed
    /// Costings that do not go together are merged, or a register has another number of cases.
    case doesNotFit
    /// A reported amount does not fit 64 bits of fen.
    case amountOutOfRange

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .nothingToCost: return Finding(.caseCostNothing)
        case .unitCostTwice(let department, let item, let month):
            // Positions count from 1 for readers; whoever has codes names them instead.
            return Self.unitCostTwice(
                department: String(department + 1), item: String(item + 1), month: month)
        case .unitCostOutOfRange(let value):
            return Finding(
                .caseUnitCostInvalid,
                ["value": .text(value), "decimals": .count(UnitCosts.scale)])
        case .quantityScaleInvalid(let scale):
            return Finding(
                .caseQuantityScaleInvalid,
                ["scale": .count(scale), "limit": .count(CaseCosting.quantityScaleLimit)])
        case .tooMany(let counted, let limit):
            return Finding(.caseCostTooMany, ["counted": counted.term, "limit": .count(limit)])
        case .columnsDiffer: return Finding(.caseColumnsDiffer)
        case .serviceMonthMissing: return Finding(.caseServiceMonthMissing)
        case .overflow: return Finding(.caseCostOverflow)
        case .refundNotListed: return Finding(.caseLinesChanged)
        case .doesNotFit: return Finding(.caseCostDoesNotFit)
        case .amountOutOfRange: return Finding(.caseAmountOutOfRange)
        }
    }
}

extension CaseCostingError {
    /// Two unit costs for one item in one department.
    public static func unitCostTwice(department: String, item: String, month: Int32) -> Finding {
        var values: [String: MessageValue] = [
            "department": .text(department), "item": .text(item),
        ]
        if let month = try? Month(yyyymm: month) { values["period"] = .period(month.description) }
        return Finding(.caseUnitCostTwice, values)
    }
}

/// What there can be too many of.
public enum CaseCostingCount: String, Hashable, Sendable {
    /// Cases.
    case cases
    /// Departments.
    case departments
    /// Items.
    case items
    /// Lines.
    case lines
    /// Unit costs.
    case unitCosts = "unit_costs"

    var term: MessageValue {
        switch self {
        case .cases: return .phrase(chinese: "病例", english: "cases")
        case .departments: return .phrase(chinese: "科室", english: "departments")
        case .items: return .phrase(chinese: "收费项目", english: "items")
        case .lines: return .phrase(chinese: "费用明细", english: "charge lines")
        case .unitCosts: return .phrase(chinese: "单位成本", english: "unit costs")
        }
    }
}
