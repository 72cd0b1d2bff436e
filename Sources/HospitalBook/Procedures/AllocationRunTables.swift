import HospitalCore
import Interchange
import Storage

/// An allocation run of a book as `book.cost.allocate` and `hosp_cost_allocate` return it: the
/// answer of `cost.allocate`, the run, and what the version moved.
extension Book.CostAllocation {
    /// The document with its `run`, and the tables with `run`, `difference` and `steps`.
    public func procedureResult(in book: Book) throws -> ProcedureResult {
        var members: [JSONObject.Member] = []
        if case .object(let object) = result.json { members = object.members }
        members.append(JSONObject.Member(name: "run", value: run.json))
        return ProcedureResult(
            json: .object(JSONObject(members + ledger.members)),
            tables: result.tables + [
                run.table,
                // The cells in which this version differs from the one before; none for a first.
                try stored(.costDifference, "difference", in: book),
                try stored(.costStep, "steps", in: book),
            ] + ledger.tables)
    }

    private func stored(
        _ table: TableDeclaration, _ name: String, in book: Book
    ) throws -> ResultTable {
        try book.select(table.name, where: .object(["run_id": .string(run.id)])).named(name)
    }
}

extension Book.Run {
    var json: JSONValue {
        .object([
            "id": .string(id), "version": .number(String(version)),
            "previous": previousID.map { .string($0) } ?? .null, "repeated": .bool(isRepeated),
        ])
    }

    /// The run as a table of one row, for hosts that read no JSON.
    var table: ResultTable {
        ResultTable(
            name: "run",
            columns: [
                ResultColumn("run_id", .text, zh: "运行号", en: "Run"),
                ResultColumn("version_number", .integer, zh: "版本号", en: "Version"),
                ResultColumn(
                    "previous_run_id", .text, zh: "上一版运行号", en: "Run of the version before"),
                ResultColumn("is_repeated", .integer, zh: "是否沿用现有运行", en: "Found in the book"),
            ],
            rows: [
                [
                    .text(id), .integer(version), previousID.map { .text($0) } ?? .null,
                    .integer(isRepeated ? 1 : 0),
                ]
            ])
    }
}
