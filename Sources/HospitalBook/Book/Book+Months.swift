import HospitalCore
import Interchange
import Storage

/// Closing months (结账): the facts and results of a closed month stay as they are.
extension Book {
    /// Whether a month is closed for an area of tables.
    public func isClosed(_ month: Month, area: String) throws -> Bool {
        try closedMonths(area: area).contains(month.yyyymm)
    }

    /// The closed months of an area as yyyymm.
    func closedMonths(area: String) throws -> Set<Int32> {
        guard try store.tableExists(TableDeclaration.periodState.name) else { return [] }
        let rows = try store.rows(
            "SELECT period_month FROM hosp_period_state WHERE area_name = ? AND is_closed = ?",
            [.text(closing(of: area)), 1])
        return Set(rows.compactMap { $0[0].integer.flatMap { Int32(exactly: $0) } })
    }

    /// Closes a month for an area.
    /// - Throws: `monthClosed` when it is closed already, `momentMissing`.
    public func close(_ month: Month, area: String) throws {
        try setClosed(true, month, area: area, remark: nil)
    }

    /// Opens a closed month again (反结账): the actor acts and a second person confirms (S-291).
    ///
    /// Both and the reason stand in the audit trail.
    /// - `confirmer`: the second person.
    /// - `reason`: why, 1 to 500 characters.
    /// - Throws: `monthOpen` when it is not closed, `actorMissing`, `momentMissing`,
    ///   `PrivilegeError` for one person twice, ``ArgumentError`` for the reason.
    public func reopen(
        _ month: Month, area: String, confirmedBy confirmer: String, reason: String
    ) throws {
        guard (1...500).contains(reason.unicodeScalars.count) else {
            throw ArgumentError.value(
                path: "reason", value: String(reason.prefix(60)), allowed: "1-500")
        }
        guard let actor else { throw BookError.actorMissing }
        let lock = PeriodLock(area: area, closed: [month])
        let persons = PrivilegedAction.Persons(
            Actor(Person.ID(actor)), confirmedBy: Actor(Person.ID(confirmer)))
        _ = try lock.reopening(
            month,
            by: PrivilegedAction(
                .reopenPeriod, of: lock.subject(of: month), by: persons, reason: reason,
                on: Moment(yyyymmddhhmmss: moment()).day))
        try setClosed(false, month, area: area, remark: reason, confirmer: confirmer)
    }

    /// The area whose months stand for those of an area; an unknown area stands for itself.
    private func closing(of area: String) -> String {
        schema.areas.first { $0.name == area }?.closing ?? area
    }

    private func setClosed(
        _ isClosed: Bool, _ month: Month, area: String, remark: String?, confirmer: String? = nil
    ) throws {
        guard schema.areas.contains(where: { $0.name == area }) else {
            throw StorageError.areaUnknown(area)
        }
        let area = closing(of: area)
        try prepare("book")
        try store.transaction {
            guard try self.isClosed(month, area: area) != isClosed else {
                throw isClosed ? BookError.monthClosed(month) : BookError.monthOpen(month)
            }
            let key: [StoreValue] = [.text(area), .integer(Int64(month.yyyymm))]
            try store.execute(
                TableDeclaration.periodState.delete(where: ["area_name", "period_month"]), key)
            var batch = RowBatch(columnCount: TableDeclaration.periodState.columns.count)
            batch.append(
                row: key + [
                    .integer(isClosed ? 1 : 0), .integer(try moment()),
                    actor.map { .text($0) } ?? .null, remark.map { .text($0) } ?? .null,
                ])
            if let refused = try store.insert(batch, into: .periodState).first {
                throw refused.error
            }
            try audit(
                isClosed ? "month.close" : "month.open", of: "month",
                key: "\(area)/\(month.yyyymm)",
                detail: confirmer.map { Self.detail(confirmer: $0, reason: remark) } ?? remark)
        }
    }

    private static func detail(confirmer: String, reason: String?) -> String {
        let object: JSONObject = [
            "confirmed_by": .string(confirmer), "reason": reason.map { .string($0) } ?? .null,
        ]
        return JSONValue.object(object).text
    }

    /// Refuses a change in a closed month.
    func refuseClosed(_ month: Month, area: String) throws {
        if try isClosed(month, area: area) { throw BookError.monthClosed(month) }
    }
}
