import CostControl
import HospitalCore

/// The arrays of an allocation by positions, read once for all methods.
private struct AllocationArrays {
    let departments: Int32
    let items: Int32
    let direct: UnsafePointer<Int64>?
    let steps: Int32
    let sources: UnsafePointer<Int32>?
    let weights: UnsafePointer<Int64>?
    let weightDecimals: Int32
    let residual: Int32

    /// Checks counts before anything is read, calculates, and writes the whole result or nothing.
    func allocate(
        by method: AllocationMethod, into out: UnsafeMutablePointer<Int64>?,
        function: StaticString = #function
    ) -> Int32 {
        Call.free(function: function) {
            let cells = try Self.product((departments, "departments"), (items, "items"))
            let width = try Self.product((steps, "steps"), (departments, "departments"))
            guard (0...18).contains(weightDecimals) else {
                throw InterfaceError.argumentRange("weight_decimals", Int(weightDecimals))
            }
            if cells > 0 { _ = try required(out, "out_final_fen") }
            let allocation = PositionalAllocation(
                departmentCount: Int(departments), itemCount: Int(items),
                directFen: try BoundaryArray.numbers(direct, cells, "direct_fen"),
                sources: try BoundaryArray.numbers(sources, steps, "sources").map { Int($0) - 1 },
                weights: try BoundaryArray.numbers(weights, width, "weights"),
                weightDecimals: Int(weightDecimals),
                residual: try Apportionment.Residual(constant: residual))
            BoundaryArray.write(try allocation.finalFen(by: method), to: out)
            return .ok
        }
    }

    /// The number of cells of a table with so many rows and columns.
    private static func product(
        _ rows: (count: Int32, argument: String), _ columns: (count: Int32, argument: String)
    ) throws(InterfaceError) -> Int32 {
        let height = try BoundaryArray.count(rows.count, rows.argument)
        let width = try BoundaryArray.count(columns.count, columns.argument)
        // Both are at most 2²⁴, so the product fits.
        let cells = height * width
        guard cells <= Int(BoundaryArray.longest) else {
            throw .argumentRange(rows.argument, Int(rows.count))
        }
        return Int32(cells)
    }
}

/// Direct allocation (直接分摊): every source passes its cost to departments that are no source.
///
///     share(r) = pool × weight(r) / Σ weight
///
/// Weights of departments that are sources are left out.
/// Every pool (source and cost item) is split into whole fen that add up to it. Departments are
/// counted from 1. Among equals the earlier department comes first: sort by code before, and the
/// order of rows never changes an amount. `cost.allocate` of `hosp_run` does the same with codes.
///
/// - Parameters:
///   - departments: number of departments, at least 1.
///   - items: number of cost items, at least 1; departments × items is at most `HOSP_MAX_COUNT`.
///   - direct_fen: direct cost in fen: departments rows of items columns, row by row.
///   - steps: number of steps; steps × departments is at most `HOSP_MAX_COUNT`.
///   - sources: the source of each step, a department counted from 1; each department at most once.
///   - weights: steps rows of departments columns: how much each department used of the source of
///     the step; not negative, 0 where nothing was used.
///   - weight_decimals: decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
///   - residual: who takes what is left: `HOSP_LARGEST_REMAINDER`, `HOSP_LARGEST`, `HOSP_FIRST` or
///     `HOSP_LAST`.
///   - out_final_fen: receives departments × items amounts in fen, row by row; 0 for sources. Their
///     total is the total of direct_fen.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNBALANCED` when a source has cost and no weights, `HOSP_E_RANGE` for a
///   negative weight, `HOSP_E_DUPLICATE` for a source that stands twice, `HOSP_E_UNKNOWN` for a
///   source that is no department, `HOSP_E_OVERFLOW`, `HOSP_E_ARGUMENT`. The words are told by
///   `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cost_direct")
public func hosp_cost_direct(
    _ departments: Int32, _ items: Int32, _ direct_fen: UnsafePointer<Int64>?, _ steps: Int32,
    _ sources: UnsafePointer<Int32>?, _ weights: UnsafePointer<Int64>?, _ weight_decimals: Int32,
    _ residual: Int32, _ out_final_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    AllocationArrays(
        departments: departments, items: items, direct: direct_fen, steps: steps, sources: sources,
        weights: weights, weightDecimals: weight_decimals, residual: residual
    ).allocate(by: .direct, into: out_final_fen)
}

/// Step-down allocation (逐级分步结转): sources are closed in the order of the steps.
///
///     share(r) = pool × weight(r) / Σ weight
///
/// A source passes on its direct cost and everything received before. Weights of the source itself
/// and of sources closed before are left out: a closed department never receives.
/// Every pool (source and cost item) is split into whole fen that add up to it. Departments are
/// counted from 1. Among equals the earlier department comes first: sort by code before, and the
/// order of rows never changes an amount. `cost.allocate` of `hosp_run` does the same with codes.
///
/// - Parameters:
///   - departments: number of departments, at least 1.
///   - items: number of cost items, at least 1; departments × items is at most `HOSP_MAX_COUNT`.
///   - direct_fen: direct cost in fen: departments rows of items columns, row by row.
///   - steps: number of steps; steps × departments is at most `HOSP_MAX_COUNT`.
///   - sources: the source of each step, a department counted from 1; each department at most once.
///   - weights: steps rows of departments columns: how much each department used of the source of
///     the step; not negative, 0 where nothing was used.
///   - weight_decimals: decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
///   - residual: who takes what is left: `HOSP_LARGEST_REMAINDER`, `HOSP_LARGEST`, `HOSP_FIRST` or
///     `HOSP_LAST`.
///   - out_final_fen: receives departments × items amounts in fen, row by row; 0 for sources. Their
///     total is the total of direct_fen.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNBALANCED` when a source has cost and no weights, `HOSP_E_RANGE` for a
///   negative weight, `HOSP_E_DUPLICATE` for a source that stands twice, `HOSP_E_UNKNOWN` for a
///   source that is no department, `HOSP_E_OVERFLOW`, `HOSP_E_ARGUMENT`. The words are told by
///   `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cost_step_down")
public func hosp_cost_step_down(
    _ departments: Int32, _ items: Int32, _ direct_fen: UnsafePointer<Int64>?, _ steps: Int32,
    _ sources: UnsafePointer<Int32>?, _ weights: UnsafePointer<Int64>?, _ weight_decimals: Int32,
    _ residual: Int32, _ out_final_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    AllocationArrays(
        departments: departments, items: items, direct: direct_fen, steps: steps, sources: sources,
        weights: weights, weightDecimals: weight_decimals, residual: residual
    ).allocate(by: .stepDown, into: out_final_fen)
}

/// Reciprocal allocation (交互分摊, 代数法): sources serve each other; the equations are solved exactly.
///
///     share(r) = pool × weight(r) / Σ weight
///
/// Weights of the source itself are left out. What the final departments receive is rounded once
/// and split once per cost item.
/// Every pool (source and cost item) is split into whole fen that add up to it. Departments are
/// counted from 1. Among equals the earlier department comes first: sort by code before, and the
/// order of rows never changes an amount. `cost.allocate` of `hosp_run` does the same with codes.
///
/// - Parameters:
///   - departments: number of departments, at least 1.
///   - items: number of cost items, at least 1; departments × items is at most `HOSP_MAX_COUNT`.
///   - direct_fen: direct cost in fen: departments rows of items columns, row by row.
///   - steps: number of steps; steps × departments is at most `HOSP_MAX_COUNT`.
///   - sources: the source of each step, a department counted from 1; each department at most once.
///   - weights: steps rows of departments columns: how much each department used of the source of
///     the step; not negative, 0 where nothing was used.
///   - weight_decimals: decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
///   - residual: who takes what is left: `HOSP_LARGEST_REMAINDER`, `HOSP_LARGEST`, `HOSP_FIRST` or
///     `HOSP_LAST`.
///   - out_final_fen: receives departments × items amounts in fen, row by row; 0 for sources. Their
///     total is the total of direct_fen.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNBALANCED` when a source has cost and no weights or sources serve only each
///   other, `HOSP_E_RANGE` for a negative weight, `HOSP_E_DUPLICATE` for a source that stands
///   twice, `HOSP_E_UNKNOWN` for a source that is no department, `HOSP_E_OVERFLOW`,
///   `HOSP_E_ARGUMENT`. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cost_reciprocal")
public func hosp_cost_reciprocal(
    _ departments: Int32, _ items: Int32, _ direct_fen: UnsafePointer<Int64>?, _ steps: Int32,
    _ sources: UnsafePointer<Int32>?, _ weights: UnsafePointer<Int64>?, _ weight_decimals: Int32,
    _ residual: Int32, _ out_final_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    AllocationArrays(
        departments: departments, items: items, direct: direct_fen, steps: steps, sources: sources,
        weights: weights, weightDecimals: weight_decimals, residual: residual
    ).allocate(by: .reciprocal, into: out_final_fen)
}

/// Iterative allocation (交互分摊, 迭代法): whole fen are passed on until all have arrived.
///
///     share(r) = pool × weight(r) / Σ weight
///
/// Weights of the source itself are left out. What still circulates when a pass no longer shrinks
/// it is closed by the exact solution, so nothing is left in a source.
/// Every pool (source and cost item) is split into whole fen that add up to it. Departments are
/// counted from 1. Among equals the earlier department comes first: sort by code before, and the
/// order of rows never changes an amount. `cost.allocate` of `hosp_run` does the same with codes.
///
/// - Parameters:
///   - departments: number of departments, at least 1.
///   - items: number of cost items, at least 1; departments × items is at most `HOSP_MAX_COUNT`.
///   - direct_fen: direct cost in fen: departments rows of items columns, row by row.
///   - steps: number of steps; steps × departments is at most `HOSP_MAX_COUNT`.
///   - sources: the source of each step, a department counted from 1; each department at most once.
///   - weights: steps rows of departments columns: how much each department used of the source of
///     the step; not negative, 0 where nothing was used.
///   - weight_decimals: decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
///   - residual: who takes what is left: `HOSP_LARGEST_REMAINDER`, `HOSP_LARGEST`, `HOSP_FIRST` or
///     `HOSP_LAST`.
///   - out_final_fen: receives departments × items amounts in fen, row by row; 0 for sources. Their
///     total is the total of direct_fen.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNBALANCED` when a source has cost and no weights or sources serve only each
///   other, `HOSP_E_RANGE` for a negative weight, `HOSP_E_DUPLICATE` for a source that stands
///   twice, `HOSP_E_UNKNOWN` for a source that is no department, `HOSP_E_OVERFLOW`,
///   `HOSP_E_ARGUMENT`. The words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cost_iterative")
public func hosp_cost_iterative(
    _ departments: Int32, _ items: Int32, _ direct_fen: UnsafePointer<Int64>?, _ steps: Int32,
    _ sources: UnsafePointer<Int32>?, _ weights: UnsafePointer<Int64>?, _ weight_decimals: Int32,
    _ residual: Int32, _ out_final_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    AllocationArrays(
        departments: departments, items: items, direct: direct_fen, steps: steps, sources: sources,
        weights: weights, weightDecimals: weight_decimals, residual: residual
    ).allocate(by: .iterative, into: out_final_fen)
}
