import HospitalCore
import Interchange
import Storage

/// Defining where facts are read from (外部数据源定义).
extension Book {
    /// Defines a source, or defines it anew: then it is read from the beginning.
    ///
    /// Rows that it has brought stay.
    /// - Throws: ``AttachedError``; `tableUnknown`, `tableNotImported`, `columnUnknown`,
    ///   `columnMissing` for what the table needs and the query does not give, `columnTwice`,
    ///   `momentMissing`; ``StorageError``.
    public func define(_ source: AttachedSource) throws {
        let table = try importTable(named: source.table)
        _ = try source.reading()
        let month = source.needsMonth(in: table) ? try Month(year: 2000, month: 1) : nil
        _ = try source.columns(of: table, month: month)
        try prepare(Area.attached.name)
        try store.transaction {
            let key: [StoreValue] = [.text(source.code)]
            let loads =
                try store.rows(
                    "SELECT load_number FROM hosp_attached_source WHERE attached_code = ?", key
                ).first?[0].integer ?? 0
            for table in [TableDeclaration.attachedSource, .attachedColumn] {
                try store.execute(table.delete(where: ["attached_code"]), key)
            }
            try insert(
                given: [
                    key + [
                        source.location.map { .text($0) } ?? .null, .text(table.name),
                        .text(source.query), .text(source.mode.rawValue),
                        source.position.map { .text($0) } ?? .null, .null, .null, .integer(loads),
                        actor.map { .text($0) } ?? .null, .integer(try moment()),
                    ]
                ], into: .attachedSource)
            try insert(
                given: source.columns.enumerated().map { place, column in
                    key + [
                        .text(column.target), .text(column.query), .integer(Int64(place + 1)),
                    ]
                }, into: .attachedColumn)
            try audit("attach.define", of: "source", key: source.code, detail: table.name)
        }
    }

    /// A source as it stands in the book, with how far it has been read.
    struct StoredSource {
        let source: AttachedSource
        let position: StoreValue?
        let loads: Int64
    }

    /// The source of that name.
    /// - Throws: `unknown` with the nearest name.
    func storedSource(_ code: String) throws -> StoredSource {
        guard try isPrepared(.attached) else {
            throw AttachedError.unknown(code, nearest: nil)
        }
        let found = try store.rows(
            "SELECT location_name, target_table, query_text, mode_name, position_column, "
                + "last_position, position_kind, load_number FROM hosp_attached_source "
                + "WHERE attached_code = ?", [.text(code)]
        ).first
        guard let row = found else {
            let codes = try store.rows("SELECT attached_code FROM hosp_attached_source")
                .compactMap { $0[0].text }
            throw AttachedError.unknown(
                code, nearest: NearestName.nearest(to: code, in: codes))
        }
        let columns = try store.rows(
            "SELECT target_column, query_column FROM hosp_attached_column "
                + "WHERE attached_code = ? ORDER BY sort_number", [.text(code)]
        ).map { AttachedSource.Column(target: $0[0].text ?? "", query: $0[1].text ?? "") }
        let position: StoreValue? =
            row[6].text == "integer"
            ? row[5].text.flatMap { Int64($0) }.map { .integer($0) }
            : row[5].text.map { .text($0) }
        return StoredSource(
            source: AttachedSource(
                code, location: row[0].text, table: row[1].text ?? "", query: row[2].text ?? "",
                columns: columns, mode: row[3].text.flatMap(AttachedSource.Mode.init) ?? .full,
                position: row[4].text),
            position: position, loads: row[7].integer ?? 0)
    }
}
