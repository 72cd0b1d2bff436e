import CostControl
import HospitalCore
import Storage

/// How the planned maintenance of a book was kept (保养及时率), from tables to tables.
extension Book {
    static let maintenanceProcedure = "book.maintenance.month"

    /// How the tasks of a month stood on a day, and the share that was done in time.
    ///
    /// The day is the scope of the run: later facts make it stale, another day is another run.
    /// - Throws: `monthClosed`, ``AssetError``, ``StorageError``.
    public func runMaintenance(month: Month, on today: Day) throws -> Statement {
        try statement(
            Self.maintenanceProcedure, rules: "maintenance.month/1", month, today.description,
            of: Area.maintenance.name
        ) {
            let input = try RunInput(
                .maintenanceTask, for: RunScope(month: month, codes: []), in: store)
            let round = try MaintenanceRound(input.maintenanceTasks(), on: today)
            return (
                [input],
                [
                    StoredTable(
                        table: .maintenanceState, name: "tasks",
                        rows: round.tasks.map { task, state in
                            [
                                .text(task.code), .text(task.department.code),
                                .integer(Int64(task.due.yyyymmdd)),
                                task.done.map { .integer(Int64($0.yyyymmdd)) } ?? .null,
                                .text(state.rawValue),
                            ]
                        }),
                    StoredTable(
                        table: .maintenanceRate, name: "rates",
                        rows: ([round.total] + round.departments).map { rate in
                            [
                                .text(rate.department?.code ?? Self.whole),
                                .integer(Int64(rate.count)), .integer(Int64(rate.inTime)),
                                .decimal(rate.percent),
                            ]
                        }),
                ]
            )
        }
    }
}

extension RunInput {
    fileprivate func maintenanceTasks() throws -> [MaintenanceRound.Job] {
        func day(_ column: String, _ row: [StoreValue]) throws -> Day? {
            try integer(column, in: row).map { try Day(yyyymmdd: Int32(clamping: $0)) }
        }
        return try rows.map { row in
            guard let due = try day("due_on", row)
            else { throw ArgumentError.missing(path: "hosp_maintenance_task.due_on") }
            return MaintenanceRound.Job(
                text("task_code", in: row) ?? "",
                of: Department.ID(text("department_code", in: row) ?? ""), due: due,
                done: try day("done_on", row))
        }
    }
}
