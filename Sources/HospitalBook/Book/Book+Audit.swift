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
            "SELECT chain_number, row_hash, recorded_at FROM hosp_audit "
                + "WHERE chain_name = ? AND chain_number = "
                + "(SELECT MAX(chain_number) FROM hosp_audit WHERE chain_name = ?)",
            [.text(Self.chain), .text(Self.chain)]
        ).first
        try refuseBackwards(after: last?[2].integer)
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

    /// How far the clock of a host may be behind the last change, in seconds: the clocks of several
    /// hosts differ a little.
    private static let clockTolerance = 600

    /// Refuses a change of a book in a database that would be recorded long before the last one.
    ///
    /// Several hosts write there, and one whose clock runs backwards would make the trail of all of
    /// them say what was not so. A book in a file has the time of the one host that writes it.
    /// - Throws: ``DatabaseError/clockBackwards(server:now:last:)``.
    private func refuseBackwards(after last: Int64?) throws {
        guard let database = store as? ODBCStore, let last else { return }
        let now = try moment()
        let (earlier, later) = (
            try Moment(yyyymmddhhmmss: now), try Moment(yyyymmddhhmmss: last)
        )
        guard earlier.seconds(until: later) <= Self.clockTolerance else {
            throw StorageError.database(
                .clockBackwards(server: database.server, now: now, last: last))
        }
    }

    /// Verifies every chain of the audit table, the book's own among them.
    ///
    /// A row whose chain has been renamed shows as a chain that does not begin at the origin, so
    /// that even the last row of the book's chain cannot be moved away unseen.
    /// - Returns: how many rows there are.
    /// - Throws: `chainBroken` with the number of the first row that does not follow.
    @discardableResult
    public func verifyAudit() throws -> Int {
        guard try store.tableExists(TableDeclaration.audit.name) else { return 0 }
        var chains: [String?: [SealedRow]] = [:]
        var count = 0
        try store.query(TableDeclaration.audit.select(), []) { row in
            // A missing row shows as a gap in the numbers, which the hashes cannot hide.
            chains[row.first?.text, default: []].append(
                SealedRow(
                    fields: row.dropLast().map(\.sealed), hash: row.last?.text ?? ""))
            count += 1
            return true
        }
        let broken = chains.values.compactMap { AuditTrail.brokenPosition(in: $0) }
        if let position = broken.min() { throw AuditError.chainBroken(position: position) }
        return count
    }
}
