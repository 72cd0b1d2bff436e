import CostControl
import HospitalCore
import Storage

/// The steps of a plan in their order (分摊步骤): the sources with one step number are closed
/// together, by one driver, and give to the receivers that the plan names for that number.
///
/// Rows that contradict this are refused, because each way to read them would move other amounts.
struct PlanSteps {
    /// The steps as the calculation takes them.
    private(set) var steps: [AllocationStep] = []
    /// The number of each step in the plan; plans number their steps as they like, 10, 20, 30.
    private(set) var numbers: [Int64] = []

    /// Reads the rows of a plan, which are sorted by step and source.
    /// - Throws: `planStepMixed` for a step with two drivers or stages, `planStepMissing` for
    ///   receivers of a step that is not there.
    init(plan: String, _ rows: RunInput, _ receivers: RunInput) throws(BookError) {
        var named: [Int64: [Department.ID]] = [:]
        for row in receivers.rows {
            guard let number = receivers.integer("step_number", in: row),
                let code = receivers.text("receiver_code", in: row)
            else { continue }
            named[number, default: []].append(Department.ID(code))
        }
        var index = 0
        while index < rows.rows.count {
            let number = rows.integer("step_number", in: rows.rows[index]) ?? 0
            let members = rows.rows[index...].prefix {
                rows.integer("step_number", in: $0) == number
            }
            index += max(1, members.count)
            steps.append(
                AllocationStep(
                    stage: try Self.common(
                        "stage_number", of: Array(members), plan: plan, step: number
                    ) { rows.integer("stage_number", in: $0) }.map { Int(clamping: $0) },
                    sources: members.map {
                        Department.ID(rows.text("source_code", in: $0) ?? "")
                    },
                    receivers: named.removeValue(forKey: number),
                    driver: try Self.common(
                        "driver_code", of: Array(members), plan: plan, step: number
                    ) { rows.text("driver_code", in: $0) } ?? ""))
            numbers.append(number)
        }
        if let stray = named.keys.min() { throw .planStepMissing(plan, step: stray) }
    }

    /// The value that all rows of a step have in a column.
    private static func common<Value: Equatable>(
        _ column: String, of rows: [[StoreValue]], plan: String, step: Int64,
        _ value: ([StoreValue]) -> Value?
    ) throws(BookError) -> Value? {
        guard let first = rows.first else { return nil }
        let expected = value(first)
        for row in rows where value(row) != expected {
            throw .planStepMixed(plan, step: step, column: column)
        }
        return expected
    }
}
