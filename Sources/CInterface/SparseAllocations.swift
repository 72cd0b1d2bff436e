import CostControl
import HospitalBook
import HospitalCore

/// The arrays of an allocation on sparse arrays, read once for all methods.
private struct SparseArrays {
    let departments: Int32
    let items: Int32
    let direct: UnsafePointer<Int64>?
    let steps: Int32
    var sourceOffsets: UnsafePointer<Int32>?
    let sources: UnsafePointer<Int32>?
    let receiverOffsets: UnsafePointer<Int32>?
    let receivers: UnsafePointer<Int32>?
    let weights: UnsafePointer<Int64>?
    let threads: Int32
    let final: UnsafeMutablePointer<Int64>?

    /// Checks counts before anything is read, calculates, and writes the whole result or nothing.
    func allocate(
        by method: AllocationMethod, pooled: Bool = false, function: StaticString = #function
    ) -> Int32 {
        Call.free(function: function) {
            let height = try BoundaryArray.count(departments, "departments")
            let width = try BoundaryArray.count(items, "items")
            // Both are at most 2²⁴, so the product fits.
            guard height * width <= Int(BoundaryArray.longest) else {
                throw InterfaceError.argumentRange("items", width)
            }
            guard threads >= 1 else {
                throw InterfaceError.argumentRange("threads", Int(threads))
            }
            let allocation = try SparseAllocation(
                departmentCount: height, itemCount: width, steps: try steps(pooled: pooled),
                method: method)
            let final = try required(final, "out_final_fen")
            guard let direct else { throw InterfaceError.argumentNull("direct_fen") }
            try allocation.allocate(direct, into: final, threads: Int(min(threads, 64)))
            return .ok
        }
    }

    private func steps(pooled: Bool) throws -> SparseSteps {
        let count = try BoundaryArray.count(steps, "steps")
        guard count < BoundaryArray.longest else {
            throw InterfaceError.argumentRange("steps", count)
        }
        let ends = try offsets(receiverOffsets, "receiver_offsets")
        let edges = ends.last ?? 0
        var pools: [Int32]?
        var sourceCount = steps
        if pooled {
            let offsets = try offsets(sourceOffsets, "source_offsets")
            pools = offsets
            sourceCount = offsets.last ?? 0
        }
        return SparseSteps(
            sources: try positions(sources, sourceCount, "sources"), sourceOffsets: pools,
            receiverOffsets: ends, receivers: try positions(receivers, edges, "receivers"),
            weights: try BoundaryArray.numbers(weights, edges, "weights"))
    }

    /// Offsets of the steps; the last one is a count.
    private func offsets(
        _ start: UnsafePointer<Int32>?, _ argument: String
    ) throws -> [Int32] {
        guard steps > 0 else { return [0] }
        let offsets = try BoundaryArray.numbers(start, steps + 1, argument)
        // Refused here, where the argument that says it is known.
        _ = try BoundaryArray.count(offsets.last ?? 0, argument)
        return offsets
    }

    /// Departments counted from 0; what is below 1 stays outside of them.
    private func positions(
        _ start: UnsafePointer<Int32>?, _ count: Int32, _ argument: String
    ) throws -> [Int32] {
        var numbers = try BoundaryArray.numbers(start, count, argument)
        numbers.withUnsafeMutableBufferPointer { numbers in
            for index in numbers.indices { numbers[index] = max(numbers[index], 0) - 1 }
        }
        return numbers
    }
}

/// Direct allocation (直接分摊) on sparse arrays, for thousands of cost centres.
///
/// It is `hosp_cost_direct` with `HOSP_LARGEST_REMAINDER`, and only those are named who receive
/// something.
///
///     share(r) = pool × weight(r) / Σ weight
///
/// Weights of departments that are sources are left out. Among equal remainders the smaller
/// department number comes first, so the order of receivers never changes an amount.
///
/// - Parameters:
///   - departments: number of departments, at least 1.
///   - items: number of cost items, at least 1; departments × items is at most `HOSP_MAX_COUNT`.
///   - direct_fen: direct cost in fen: departments rows of items columns, row by row.
///   - steps: number of steps.
///   - sources: the source of each step, a department counted from 1; each department at most once.
///   - receiver_offsets: steps + 1 numbers, the first 0: the receivers of step s (from 0) stand at
///     receiver_offsets[s] up to receiver_offsets[s + 1] − 1.
///   - receivers: the receivers of all steps, departments counted from 1, in any order; at most
///     `HOSP_MAX_COUNT`. Where more would be needed, many sources share a driver: pool them.
///   - weights: how much each receiver used of the step, in any unit; not negative.
///   - threads: how many threads may work, 1 for the calling one alone; they have ended when the
///     call returns, and the result does not depend on them. Work of about a millisecond stays on
///     one.
///   - out_final_fen: receives departments × items amounts in fen, row by row; 0 for sources. Their
///     total is the total of direct_fen. It may be the array `direct_fen`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNBALANCED` when a step has cost and no weights, `HOSP_E_RANGE` for a negative
///   weight, offsets that go back, or amounts of an item that add up to 2^62 fen or more,
///   `HOSP_E_DUPLICATE` for a source that stands twice or a receiver that stands twice in a step,
///   `HOSP_E_UNKNOWN` for a number that is no department, `HOSP_E_OVERFLOW`, `HOSP_E_ARGUMENT`. The
///   words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cost_direct_sparse")
public func hosp_cost_direct_sparse(
    _ departments: Int32, _ items: Int32, _ direct_fen: UnsafePointer<Int64>?, _ steps: Int32,
    _ sources: UnsafePointer<Int32>?, _ receiver_offsets: UnsafePointer<Int32>?,
    _ receivers: UnsafePointer<Int32>?, _ weights: UnsafePointer<Int64>?, _ threads: Int32,
    _ out_final_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    SparseArrays(
        departments: departments, items: items, direct: direct_fen, steps: steps, sources: sources,
        receiverOffsets: receiver_offsets, receivers: receivers, weights: weights, threads: threads,
        final: out_final_fen
    ).allocate(by: .direct)
}

/// Step-down allocation (逐级分步结转) on sparse arrays, for thousands of cost centres.
///
/// It is `hosp_cost_step_down` with `HOSP_LARGEST_REMAINDER`, and only those are named who receive
/// something.
///
///     share(r) = pool × weight(r) / Σ weight
///
/// Weights of the source itself and of sources closed before are left out. Among equal remainders
/// the smaller department number comes first, so the order of receivers never changes an amount.
///
/// - Parameters:
///   - departments: number of departments, at least 1.
///   - items: number of cost items, at least 1; departments × items is at most `HOSP_MAX_COUNT`.
///   - direct_fen: direct cost in fen: departments rows of items columns, row by row.
///   - steps: number of steps.
///   - sources: the source of each step, a department counted from 1; each department at most once.
///   - receiver_offsets: steps + 1 numbers, the first 0: the receivers of step s (from 0) stand at
///     receiver_offsets[s] up to receiver_offsets[s + 1] − 1.
///   - receivers: the receivers of all steps, departments counted from 1, in any order; at most
///     `HOSP_MAX_COUNT`. Where more would be needed, many sources share a driver: pool them.
///   - weights: how much each receiver used of the step, in any unit; not negative.
///   - threads: how many threads may work, 1 for the calling one alone; they have ended when the
///     call returns, and the result does not depend on them. Work of about a millisecond stays on
///     one.
///   - out_final_fen: receives departments × items amounts in fen, row by row; 0 for sources. Their
///     total is the total of direct_fen. It may be the array `direct_fen`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNBALANCED` when a step has cost and no weights, `HOSP_E_RANGE` for a negative
///   weight, offsets that go back, or amounts of an item that add up to 2^62 fen or more,
///   `HOSP_E_DUPLICATE` for a source that stands twice or a receiver that stands twice in a step,
///   `HOSP_E_UNKNOWN` for a number that is no department, `HOSP_E_OVERFLOW`, `HOSP_E_ARGUMENT`. The
///   words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cost_step_down_sparse")
public func hosp_cost_step_down_sparse(
    _ departments: Int32, _ items: Int32, _ direct_fen: UnsafePointer<Int64>?, _ steps: Int32,
    _ sources: UnsafePointer<Int32>?, _ receiver_offsets: UnsafePointer<Int32>?,
    _ receivers: UnsafePointer<Int32>?, _ weights: UnsafePointer<Int64>?, _ threads: Int32,
    _ out_final_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    SparseArrays(
        departments: departments, items: items, direct: direct_fen, steps: steps, sources: sources,
        receiverOffsets: receiver_offsets, receivers: receivers, weights: weights, threads: threads,
        final: out_final_fen
    ).allocate(by: .stepDown)
}

/// Step-down allocation with pooled drivers (按分摊参数归集后结转): sources of a step share a driver.
///
/// They put their cost together first, and the pool is split once.
///
///     pool = Σ cost of the sources          share(r) = pool × weight(r) / Σ weight
///
/// It is much less work than one source after the other when many share a driver. Splitting once
/// instead of many times can move single fen, so this is a policy of its own. The sources of a step
/// are closed together and never receive from each other; weights of theirs and of sources closed
/// before are left out. Otherwise like `hosp_cost_step_down_sparse`.
///
/// - Parameters:
///   - departments: number of departments, at least 1.
///   - items: number of cost items, at least 1; departments × items is at most `HOSP_MAX_COUNT`.
///   - direct_fen: direct cost in fen: departments rows of items columns, row by row.
///   - steps: number of steps.
///   - source_offsets: steps + 1 numbers, the first 0: the sources of step s (from 0) stand at
///     source_offsets[s] up to source_offsets[s + 1] − 1.
///   - sources: the sources of all steps, departments counted from 1; each department at most once.
///   - receiver_offsets: steps + 1 numbers, the first 0: the receivers of step s (from 0) stand at
///     receiver_offsets[s] up to receiver_offsets[s + 1] − 1.
///   - receivers: the receivers of all steps, departments counted from 1, in any order; at most
///     `HOSP_MAX_COUNT`. Where more would be needed, many sources share a driver: pool them.
///   - weights: how much each receiver used of the step, in any unit; not negative.
///   - threads: how many threads may work, 1 for the calling one alone; they have ended when the
///     call returns, and the result does not depend on them. Work of about a millisecond stays on
///     one.
///   - out_final_fen: receives departments × items amounts in fen, row by row; 0 for sources. Their
///     total is the total of direct_fen. It may be the array `direct_fen`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNBALANCED` when a step has cost and no weights, `HOSP_E_RANGE` for a negative
///   weight, offsets that go back, or amounts of an item that add up to 2^62 fen or more,
///   `HOSP_E_DUPLICATE` for a source that stands twice or a receiver that stands twice in a step,
///   `HOSP_E_UNKNOWN` for a number that is no department, `HOSP_E_OVERFLOW`, `HOSP_E_ARGUMENT`. The
///   words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cost_step_down_pooled")
public func hosp_cost_step_down_pooled(
    _ departments: Int32, _ items: Int32, _ direct_fen: UnsafePointer<Int64>?, _ steps: Int32,
    _ source_offsets: UnsafePointer<Int32>?, _ sources: UnsafePointer<Int32>?,
    _ receiver_offsets: UnsafePointer<Int32>?, _ receivers: UnsafePointer<Int32>?,
    _ weights: UnsafePointer<Int64>?, _ threads: Int32,
    _ out_final_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    SparseArrays(
        departments: departments, items: items, direct: direct_fen, steps: steps,
        sourceOffsets: source_offsets, sources: sources, receiverOffsets: receiver_offsets,
        receivers: receivers, weights: weights, threads: threads, final: out_final_fen
    ).allocate(by: .stepDown, pooled: true)
}

/// Reciprocal allocation (交互分摊, 代数法) on sparse arrays, for thousands of cost centres.
///
/// It is `hosp_cost_reciprocal` with `HOSP_LARGEST_REMAINDER`, and only those are named who receive
/// something. Sources serve each other; weights of the source itself are left out.
///
///     share(r) = gross cost × weight(r) / Σ weight
///
/// What the final departments receive is rounded once and split once per cost item. Up to 200
/// sources the amounts are those of the exact solution; beyond, the error before that rounding is
/// proven to lie below 0.001 fen. Among equal remainders the smaller department number comes first,
/// so the order of steps and receivers never changes an amount.
///
/// - Parameters:
///   - departments: number of departments, at least 1.
///   - items: number of cost items, at least 1; departments × items is at most `HOSP_MAX_COUNT`.
///   - direct_fen: direct cost in fen: departments rows of items columns, row by row.
///   - steps: number of steps.
///   - sources: the source of each step, a department counted from 1; each department at most once.
///   - receiver_offsets: steps + 1 numbers, the first 0: the receivers of step s (from 0) stand at
///     receiver_offsets[s] up to receiver_offsets[s + 1] − 1.
///   - receivers: the receivers of all steps, departments counted from 1, in any order; at most
///     `HOSP_MAX_COUNT`. Where more would be needed, many sources share a driver: pool them.
///   - weights: how much each receiver used of the step, in any unit; not negative.
///   - threads: how many threads may work, 1 for the calling one alone; they have ended when the
///     call returns, and the result does not depend on them. Work of about a millisecond stays on
///     one.
///   - out_final_fen: receives departments × items amounts in fen, row by row; 0 for sources. Their
///     total is the total of direct_fen. It may be the array `direct_fen`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNBALANCED` when a step has cost and no weights or sources serve only each
///   other, `HOSP_E_RANGE` for a negative weight, offsets that go back, or amounts of an item that
///   add up to 2^62 fen or more,
///   `HOSP_E_DUPLICATE` for a source that stands twice or a receiver that stands twice in a step,
///   `HOSP_E_UNKNOWN` for a number that is no department, `HOSP_E_OVERFLOW`, `HOSP_E_ARGUMENT`. The
///   words are told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_cost_reciprocal_sparse")
public func hosp_cost_reciprocal_sparse(
    _ departments: Int32, _ items: Int32, _ direct_fen: UnsafePointer<Int64>?, _ steps: Int32,
    _ sources: UnsafePointer<Int32>?, _ receiver_offsets: UnsafePointer<Int32>?,
    _ receivers: UnsafePointer<Int32>?, _ weights: UnsafePointer<Int64>?, _ threads: Int32,
    _ out_final_fen: UnsafeMutablePointer<Int64>?
) -> Int32 {
    SparseArrays(
        departments: departments, items: items, direct: direct_fen, steps: steps, sources: sources,
        receiverOffsets: receiver_offsets, receivers: receivers, weights: weights, threads: threads,
        final: out_final_fen
    ).allocate(by: .reciprocal)
}
