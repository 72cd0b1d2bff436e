import HospitalCore
import Storage

/// The audit trail of a book (审计链): one sealed row for every change of state.
extension Book {
    /// The name of the book's own chain.
    static let chain = "book"

    /// Appends a row; called inside of the transaction that makes the change.
    func audit(
        _ action: String, of kind: String, key: String, detail: String? = nil
    ) throws {
        let last = try store.rows(
            "SELECT chain_number, row_hash FROM hosp_audit WHERE chain_name = ? AND chain_number = "
                + "(SELECT MAX(chain_number) FROM hosp_audit WHERE chain_name = ?)",
            [.text(Self.chain), .text(Self.chain)]
        ).first
        var trail = try AuditTrail(lastHash: last?[1].text ?? AuditTrail.origin)
        var row: [StoreValue] = [
            .text(Self.chain), .integer((last?[0].integer ?? 0) + 1),
            .text(trail.algorithm.rawValue), .integer(try moment()),
            actor.map { .text($0) } ?? .null, .text(action), .text(kind), .text(key),
            detail.map { .text($0) } ?? .null,
        ]
        row.append(.text(try trail.append(row.map(\.sealed))))
        var batch = RowBatch(columnCount: row.count)
        batch.append(row: row)
        if let refused = try store.insert(batch, into: .audit).first { throw refused.error }
    }

    /// Verifies the whole chain.
    /// - Returns: how many rows it has.
    /// - Throws: `chainBroken` with the number of the first row that does not follow.
    @discardableResult
    public func verifyAudit() throws -> Int {
        guard try store.tableExists(TableDeclaration.audit.name) else { return 0 }
        var rows: [SealedRow] = []
        try store.query(
            TableDeclaration.audit.select(where: ["chain_name"]), [.text(Self.chain)]
        ) { row in
            // A missing row shows as a gap in the numbers, which the hashes cannot hide.
            rows.append(
                SealedRow(
                    fields: row.dropLast().map(\.sealed), hash: row.last?.text ?? ""))
            return true
        }
        if let position = AuditTrail.brokenPosition(in: rows) {
            throw AuditError.chainBroken(position: position)
        }
        return rows.count
    }
}
