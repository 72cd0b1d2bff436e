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

/// Splits many amounts at once, each over the weights of its own members, to the fen: a million
/// people in twenty thousand departments, in no order (二次分配).
///
///     quota(i) = pool × weight(i) / Σ weight of the members of the pool
///
/// Quotas are cut to whole fen, and the fen left go one each to the largest remainders of the pool,
/// among equals to the earlier position: each pool as by `hosp_money_apportion` with
/// `HOSP_LARGEST_REMAINDER`. A pool without members is paid to nobody.
///
/// - Parameters:
///   - pools_fen: `pool_count` amounts in fen; a negative one is taken back as the mirror image.
///   - pool_count: number of pools, at most `HOSP_MAX_COUNT`.
///   - pool_of: the pool of each member, counted from 1; may be NULL when `count` is 0.
///   - weights: the weight of each member, not negative, all of a pool in the same unit.
///   - count: number of members, at most `HOSP_MAX_COUNT`.
///   - threads: how many threads may share the work, 1 to 64; the result does not depend on it, and
///     all have ended when the call returns.
///   - out_shares_fen: receives `count` shares in fen; may be NULL when `count` is 0. It may be the
///     same memory as `weights`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNBALANCED` when a pool has an amount and its members weigh nothing,
///   `HOSP_E_UNKNOWN` for a pool that is not there, `HOSP_E_RANGE` for a negative weight,
///   `HOSP_E_OVERFLOW` for weights of a pool that do not add up in 63 bits, `HOSP_E_ARGUMENT`; the
///   message names the pool or the position. Nothing is written then. The words are told by
///   `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_money_apportion_pools")
public func hosp_money_apportion_pools(
    _ pools_fen: UnsafePointer<Int64>?, _ pool_count: Int32, _ pool_of: UnsafePointer<Int32>?,
    _ weights: UnsafePointer<Int64>?, _ count: Int32, _ threads: Int32,
    _ out_shares_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    Call.free {
        let count = try BoundaryArray.count(count, "count")
        let pools = try BoundaryArray.inPlace(
            pools_fen, BoundaryArray.count(pool_count, "pool_count"), "pools_fen")
        try Apportionment.shares(
            of: pools, poolOf: BoundaryArray.inPlace(pool_of, count, "pool_of"),
            weights: BoundaryArray.inPlace(weights, count, "weights"),
            into: BoundaryArray.room(out_shares_fen, count, "out_shares_fen"),
            workers: BoundaryArray.workers(threads))
        return .ok
    }
}
