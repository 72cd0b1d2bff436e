import HospitalCore

/// Splits an amount over weights so that the shares add up to the whole, to the fen.
///
///     quota(i) = total × weight(i) / Σ weight
///
/// A weight of zero gets nothing. A negative total is split as the mirror image of the positive
/// one. Among equals the earlier position comes first: sort by code before, and the order of rows
/// never changes an amount.
///
/// - Parameters:
///   - total_fen: the amount in fen.
///   - weights: `count` weights, each not negative; may be NULL when `count` is 0.
///   - count: number of weights and of shares, at most `HOSP_MAX_COUNT`.
///   - weight_decimals: decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
///   - residual: who takes what is left: `HOSP_LARGEST_REMAINDER`, `HOSP_LARGEST`, `HOSP_FIRST` or
///     `HOSP_LAST`.
///   - out_shares_fen: receives `count` shares in fen; may be NULL when `count` is 0. It may be the
///     same memory as `weights`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_RANGE` for a negative weight (the message names its position),
///   `HOSP_E_UNBALANCED` when there is an amount and the weights add up to zero, `HOSP_E_ARGUMENT`.
///   The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_money_apportion")
public func hosp_money_apportion(
    _ total_fen: Int64, _ weights: UnsafePointer<Int64>?, _ count: Int32,
    _ weight_decimals: Int32, _ residual: Int32, _ out_shares_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    Call.free {
        let policy = try Apportionment.Residual(constant: residual)
        let weights = try BoundaryArray.decimals(
            weights, count, "weights", decimals: (weight_decimals, "weight_decimals"))
        if count > 0 { _ = try required(out_shares_fen, "out_shares_fen") }
        let shares = try Apportionment.shares(
            of: Money(fen: total_fen), weights: weights, residual: policy)
        BoundaryArray.write(shares.map(\.fen), to: out_shares_fen)
        return .ok
    }
}
