import CostControl
import HospitalCore

/// Depreciates a register of assets for one month in a straight line (固定资产计提折旧，年限平均法).
///
///     level = (cost − residual) ÷ months, rounded half away from zero to the fen
///     amount of a month = level, never more than what is left; the last month takes what is left
///
/// Only months count, never days. Under `HOSP_DEPRECIATION_GOVERNMENT` the month of acquisition is
/// charged and the month of disposal is not; under `HOSP_DEPRECIATION_ENTERPRISE` it is the other
/// way round. The amounts of all months of a life add up to cost − residual. A month before the
/// first, after the life or after the disposal is charged nothing. For the whole life of an asset,
/// and for changes of cost or life, run `asset.depreciation`.
///
/// - Parameters:
///   - count: number of assets.
///   - rule: `HOSP_DEPRECIATION_GOVERNMENT` or `HOSP_DEPRECIATION_ENTERPRISE`.
///   - month: the month, yyyymm.
///   - cost_fen: what each asset cost, in fen.
///   - residual_fen: what is left of each at the end, in fen; NULL when nothing is left of any, and
///     0 under the government rule.
///   - acquired: the day each was acquired, yyyymmdd.
///   - life_months: the life of each in months, 1 to 2400.
///   - disposed: the day each was disposed of, yyyymmdd, 0 while it is kept; NULL when all are.
///   - out_amount_fen: receives what the month is charged for each asset, in fen.
///   - out_accumulated_fen: receives all charges up to the month (累计折旧), in fen; may be NULL.
///   - out_net_fen: receives cost less all charges (净值), in fen; may be NULL.
///     Each may be the array `cost_fen`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_RANGE` for a life or an amount that cannot be, `HOSP_E_FORMAT` for a month or
///   a day, `HOSP_E_RULE` for a residual value under the government rule and a disposal before the
///   acquisition, `HOSP_E_ARGUMENT`. The message names the asset by its number, counted from 1, and
///   nothing is written. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_depreciation_month")
public func hosp_depreciation_month(
    _ count: Int32, _ rule: Int32, _ month: Int32, _ cost_fen: UnsafePointer<Int64>?,
    _ residual_fen: UnsafePointer<Int64>?, _ acquired: UnsafePointer<Int32>?,
    _ life_months: UnsafePointer<Int32>?, _ disposed: UnsafePointer<Int32>?,
    _ out_amount_fen: UnsafeMutablePointer<Int64>?,
    _ out_accumulated_fen: UnsafeMutablePointer<Int64>?,
    _ out_net_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    Call.free {
        let size = try BoundaryArray.count(count, "count")
        let register = try DepreciationRegister(
            rule: DepreciationRule(constant: rule),
            cost: BoundaryArray.inPlace(cost_fen, size, "cost_fen"),
            residual: NumberArray(
                UnsafeRawPointer(residual_fen), count: residual_fen == nil ? 0 : size),
            acquired: BoundaryArray.inPlace(acquired, size, "acquired"),
            life: BoundaryArray.inPlace(life_months, size, "life_months"),
            disposed: NumberArray(UnsafeRawPointer(disposed), count: disposed == nil ? 0 : size))
        func room(_ start: UnsafeMutablePointer<Int64>?) -> ResultArray<Int64> {
            ResultArray(UnsafeMutableRawPointer(start), count: start == nil ? 0 : size)
        }
        register.write(
            try Month(yyyymm: month),
            amounts: try BoundaryArray.room(out_amount_fen, size, "out_amount_fen"),
            accumulated: room(out_accumulated_fen), net: room(out_net_fen))
        return .ok
    }
}

extension DepreciationRule {
    /// The rule of a `HOSP_DEPRECIATION_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .government
        case 1: self = .enterprise
        default: throw .argumentRange("rule", Int(constant))
        }
    }
}
