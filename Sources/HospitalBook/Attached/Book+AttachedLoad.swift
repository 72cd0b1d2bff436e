import HospitalCore
import Interchange
import Storage

/// Reading a source into its table (读入外部数据): all rows or none, and again without a change.
extension Book {
    /// Reads what a source has that was not read before.
    ///
    /// Rows as before are left alone, even in closed months. With one bad row nothing is taken and
    /// the position stays; the report and every bad row stand in `hosp_attached_load` and
    /// `hosp_attached_refusal`.
    /// - Parameters:
    ///   - code: the source.
    ///   - month: the month of all rows where the query has no column of it.
    /// - Returns: how many rows were read, new, the same and refused.
    /// - Throws: ``AttachedError``; `importRefused` with every bad row; ``StorageError``. The table
    ///   is unchanged then.
    @discardableResult
    public func load(attached code: String, month: Month? = nil) throws -> AttachedLoad {
        importFindings = []
        let stored = try storedSource(code)
        let source = stored.source
        let table = try importTable(named: source.table)
        guard source.needsMonth(in: table) == (month != nil) else {
            throw AttachedError.period(source: code)
        }
        _ = try moment()
        try prepare(Area.attached.name)
        if let area = schema.area(ofTable: table.name) { try prepare(area.name) }
        let rows = try attachedRows(stored, into: table)
        var loading = AttachedLoading(
            stored, rows, into: table, month: month,
            columns: try source.columns(of: table, month: month))
        do {
            try store.transaction {
                try refuseLoaded(since: stored)
                try compare(&loading)
                guard loading.findings.isEmpty else {
                    throw BookError.importRefused(loading.findings)
                }
                try write(loading)
            }
        } catch BookError.importRefused(let findings) {
            importFindings = findings
            try store.transaction { try report(loading, refused: findings) }
            throw BookError.importRefused(findings)
        }
        return loading.load
    }

    /// Refuses to go on when somebody else has read the source meanwhile.
    private func refuseLoaded(since stored: StoredSource) throws {
        let loads = try store.rows(
            "SELECT load_number FROM hosp_attached_source WHERE attached_code = ?",
            [.text(stored.source.code)]
        ).first?[0].integer
        guard loads == stored.loads else {
            throw AttachedError.meanwhile(source: stored.source.code)
        }
    }

    /// Sorts the rows into new, changed, same and gone, and finds what is wrong with them.
    private func compare(_ loading: inout AttachedLoading) throws {
        var reader = try DelimitedText.Reader(bytes: loading.rows.text)
        // Rows as before may stand in closed months: those are looked at with the table.
        var job = ImportJob(
            columns: loading.columns, references: try references(of: loading.columns),
            closedMonths: [], uncountedRows: 1, insertSize: 1 << 40)
        var imported = job.emptyRows
        while try !job.read(&reader, into: &imported) {}
        loading.contentHash = job.contentHash
        loading.findings = job.findings
        let area = schema.area(ofTable: loading.table.name)?.name ?? loading.table.name
        loading.closedMonths = try closedMonths(area: area)
        let statement = loading.table.select(where: loading.table.primaryKey)
        for (position, number) in imported.numbers.enumerated() {
            let row = imported.batch.row(position)
            let key = loading.key(of: row)
            guard loading.isFirst(key, row: number) else { continue }
            let known = try store.rows(statement, key).first
            loading.take(row, number: number, known: known)
        }
        guard loading.source.mode == .full else { return }
        try findGone(&loading)
    }

    /// The rows that the source brought and that its query no longer has.
    private func findGone(_ loading: inout AttachedLoading) throws {
        let month = loading.month.map { [StoreValue.integer(Int64($0.yyyymm))] } ?? []
        let condition = ["batch_key"] + (month.isEmpty ? [] : ["period_month"])
        let known = try store.rows(
            loading.table.select(where: condition), [.text(loading.source.batchKey)] + month)
        guard loading.load.read > 0 || known.isEmpty else {
            throw AttachedError.empty(source: loading.source.code, rows: known.count)
        }
        for row in known { loading.takeIfGone(row) }
    }

    private func write(_ loading: AttachedLoading) throws {
        let table = loading.table
        let old = table.delete(where: table.primaryKey)
        for key in loading.outgoing { try store.execute(old, key) }
        var batch = RowBatch(columnCount: table.columns.count)
        for row in loading.incoming { batch.append(row: row) }
        if let refused = try store.insert(batch, into: table).first { throw refused.error }
        try report(loading, refused: [])
        guard !(loading.incoming.isEmpty && loading.outgoing.isEmpty) else { return }
        try registerAttached(loading)
        try markStaleRuns(reading: table, months: table.kind == .fact ? loading.months : nil)
        try audit(
            "attach.load", of: "source", key: loading.source.code, detail: table.name)
    }

    /// The batch that holds the rows of a source, as it is now.
    private func registerAttached(_ loading: AttachedLoading) throws {
        let key: [StoreValue] = [.text(loading.table.name), .text(loading.source.batchKey)]
        let count =
            try store.rows(
                "SELECT COUNT(*) FROM \(loading.table.name) WHERE batch_key = ?", [key[1]]
            ).first?[0].integer ?? 0
        try store.execute(
            TableDeclaration.importBatch.delete(where: ["target_table", "batch_key"]), key)
        try insert(
            [
                key + [
                    .text(loading.source.code), .text(loading.contentHash), .integer(count), 0,
                    .integer(try moment()), actor.map { .text($0) } ?? .null, .text(libraryVersion),
                ]
            ], into: .importBatch)
    }

    /// Writes the report of a reading, with the position unless rows were refused.
    private func report(_ loading: AttachedLoading, refused: [ImportFinding]) throws {
        let code = StoreValue.text(loading.source.code)
        let number = StoreValue.integer(loading.stored.loads + 1)
        let load = refused.isEmpty ? loading.load : AttachedLoad(read: loading.load.read)
        let position = refused.isEmpty ? loading.newPosition : loading.stored.position
        let text: StoreValue = position?.sealed.map { .text($0) } ?? .null
        try store.execute(
            "UPDATE hosp_attached_source SET load_number = ?, last_position = ?, "
                + "position_kind = ? WHERE attached_code = ?",
            [number, text, position.map { $0.text == nil ? "integer" : "text" } ?? .null, code])
        let counts = [
            load.read, load.new, load.changed, load.same, load.gone, refused.count,
        ]
        try insert(
            given: [
                [
                    code, number, .integer(try moment()), actor.map { .text($0) } ?? .null,
                    loading.month.map { .integer(Int64($0.yyyymm)) } ?? .null,
                ] + counts.map { .integer(Int64($0)) } + [text]
            ], into: .attachedLoad)
        let rows = refused.prefix(1_000).enumerated().map { place, finding in
            [code, number, .integer(Int64(place + 1))] + finding.stored
        }
        try insert(rows, into: .attachedRefusal)
    }
}

extension ImportFinding {
    /// The columns of a finding in the book; long texts end early.
    fileprivate var stored: [StoreValue] {
        func fitting(_ text: String?, _ limit: Int) -> StoreValue {
            text.map {
                .text(String(String.UnicodeScalarView($0.unicodeScalars.prefix(limit))))
            } ?? .null
        }
        return [
            row.map { .integer(Int64($0)) } ?? .null, fitting(column, 200), fitting(value, 500),
            .integer(Int64(finding.message.number)), .text(finding.message.name),
            fitting(finding.text(in: .chinese), 2_000), fitting(finding.text(in: .english), 2_000),
        ]
    }
}
