import HospitalCore
import Interchange
import Storage

/// An allocation run of a book as `book.cost.allocate` and `hosp_cost_allocate` return it: the answer
/// of `cost.allocate`, the run, and what the version moved.
extension Book.CostAllocation {
    /// The document with its `run`, and the tables with `difference`.
    public func procedureResult(in book: Book) throws -> ProcedureResult {
        var members: [JSONObject.Member] = []
        if case .object(let object) = result.json { members = object.members }
        members.append(JSONObject.Member(name: "run", value: run.json))
        return ProcedureResult(
            json: .object(JSONObject(members)),
            tables: result.tables + [try difference(in: book)])
    }

    /// The cells in which this version differs from the one before; no rows for a first version.
    private func difference(in book: Book) throws -> ResultTable {
        try book.select(
            TableDeclaration.costDifference.name, where: .object(["run_id": .string(run.id)])
        ).named("difference")
    }
}

extension Book.Run {
    var json: JSONValue {
        .object([
            "id": .string(id), "version": .number(String(version)),
            "previous": previousID.map { .string($0) } ?? .null, "repeated": .bool(isRepeated),
        ])
    }
}
