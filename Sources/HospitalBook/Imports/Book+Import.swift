import CostControl
import HospitalCore
import Interchange
import Storage

/// Bringing facts and master data into a book: all rows of a batch or none.
extension Book {
    /// A batch on its way into a table.
    public struct ImportBatch: Equatable, Sendable {
        /// The table of facts or master data.
        public let table: String
        /// The name of the batch, for instance the file and its date; at most 64 characters.
        public let key: String
        /// The name of the file, for the register of batches; `nil` when there is none.
        public let source: String?
        /// Columns that have the same text in every row.
        public let constants: [String: String]
        /// How many rows stand before the first one that counts: a spreadsheet counts its header.
        private(set) var uncountedRows = 0

        /// The same batch, its first row behind the header counted as row 1.
        var countingFromFirstRow: ImportBatch {
            var batch = self
            batch.uncountedRows = 1
            return batch
        }

        /// A batch.
        public init(
            table: String, key: String, source: String? = nil, constants: [String: String] = [:]
        ) {
            self.table = table
            self.key = key
            self.source = source
            self.constants = constants
        }
    }

    /// What an import did.
    public struct ImportOutcome: Equatable, Sendable {
        /// How many rows the batch has in the table.
        public let rowCount: Int
        /// Whether the batch was in the book already, so that nothing was changed.
        public let isRepeated: Bool
    }

    /// Imports delimited text into a table, as one transaction.
    ///
    /// Every bad row is found, not only the first: `importRefused` carries all findings, which also
    /// stay in ``importFindings``. The same batch again changes nothing; another content under the
    /// same key is refused. Facts of a closed month are refused.
    /// - Parameters:
    ///   - batch: the table, the key of the batch, and constant columns.
    ///   - open: opens the delimited text, whose header names columns by name or label.
    /// - Returns: what was imported, or that the batch was there already.
    /// - Throws: ``BookError``, `DelimitedTextError`, ``StorageError``; the book is unchanged then.
    @discardableResult
    public func importBatch(
        _ batch: ImportBatch, from open: () throws -> DelimitedText.Reader
    ) throws -> ImportOutcome {
        try importRows(of: batch, from: open)
    }

    /// Imports a table that comes as an Arrow stream, as one transaction: what a file of the same
    /// fields means, it means as well.
    ///
    /// Rows are counted from 1.
    ///
    /// Whole numbers, decimals, days, moments and texts are read exactly; a whole number in a
    /// column of yuan, and binary fractions anywhere, are refused.
    /// - Throws: as ``importBatch(_:from:)-(_,()->DelimitedText.Reader)``, and `ArrowError`; the
    ///   book is unchanged then.
    @discardableResult
    public func importBatch(
        _ batch: ImportBatch, from stream: ArrowStream
    ) throws -> ImportOutcome {
        try importRows(of: batch) { () throws -> ArrowRows in try ArrowRows(stream) }
    }

    private func importRows<Source: RowSource & ~Copyable>(
        of batch: ImportBatch, from open: () throws -> Source
    ) throws -> ImportOutcome {
        importFindings = []
        let table = try preparedTable(for: batch)
        var source = try open()
        let columns = try columns(matching: &source, of: batch, in: table)
        var waiting = Optional(source)
        return try store.transaction {
            guard let source = waiting.take() else { throw StorageError.transactionNested }
            return try bring(source, of: batch, into: table, columns)
        }
    }

    /// Imports texts that the library made of its own facts, in one transaction: all of them or
    /// none.
    /// - `isReplacing`: whether a batch of the same key with another content gives way.
    func importTexts(
        _ texts: [(batch: ImportBatch, text: String)], isReplacing: Bool = false
    ) throws -> [ImportOutcome] {
        importFindings = []
        let tables = try texts.map { try preparedTable(for: $0.batch) }
        return try store.transaction {
            try zip(texts, tables).map { one, table in
                func open() throws -> DelimitedText.Reader {
                    try DelimitedText.Reader(bytes: Array(one.text.utf8))
                }
                var source = try open()
                let columns = try columns(matching: &source, of: one.batch, in: table)
                if isReplacing, let known = try registered(one.batch, in: table),
                    try known.content != ImportJob.contentHash(open(), columns: columns)
                {
                    try takeOut(one.batch, from: table)
                }
                return try bring(source, of: one.batch, into: table, columns)
            }
        }
    }

    /// Imports a text that the library made, inside of a transaction; the table is prepared.
    func bring(
        _ text: [UInt8], of batch: ImportBatch, into table: TableDeclaration
    ) throws -> ImportOutcome {
        var source = try DelimitedText.Reader(bytes: text)
        let columns = try columns(matching: &source, of: batch, in: table)
        return try bring(source, of: batch, into: table, columns)
    }

    /// The table of a batch, ready to be filled.
    func preparedTable(for batch: ImportBatch) throws -> TableDeclaration {
        let table = try importTable(named: batch.table)
        guard let area = schema.area(ofTable: table.name) else {
            throw BookError.tableNotImported(table.name)
        }
        guard !batch.key.isEmpty, batch.key.unicodeScalars.count <= 64 else {
            throw BookError.batchKeyMissing
        }
        _ = try moment()
        try prepare(area.name)
        return table
    }

    /// Which column of a source fills which column of its table.
    private func columns<Source: RowSource & ~Copyable>(
        matching source: inout Source, of batch: ImportBatch, in table: TableDeclaration
    ) throws -> ImportColumns {
        let headerRow = batch.uncountedRows == 0 ? source.headerRow : nil
        let columns = try self.columns(source.header, row: headerRow, of: batch, in: table)
        try refuse(source.match(columns), row: nil)
        return columns
    }

    /// Brings the rows of a source in, inside of a transaction.
    private func bring<Source: RowSource & ~Copyable>(
        _ source: consuming Source, of batch: ImportBatch, into table: TableDeclaration,
        _ columns: ImportColumns
    ) throws -> ImportOutcome {
        if let known = try registered(batch, in: table) {
            return try repeated(
                known, batch, content: ImportJob.contentHash(source, columns: columns))
        }
        let area = schema.area(ofTable: table.name)?.name ?? table.name
        let flow = ImportFlow(
            ImportJob(
                columns: columns, references: try references(of: columns),
                closedMonths: try closedMonths(area: area), uncountedRows: batch.uncountedRows),
            from: source, into: store)
        try flow.run(threads: threads)
        let job = flow.job
        importFindings = job.findings
        guard job.findings.isEmpty else { throw BookError.importRefused(job.findings) }
        try register(batch, in: table, rows: job.rowCount, content: job.contentHash)
        try markStaleRuns(reading: table, months: table.kind == .fact ? job.months : nil)
        return ImportOutcome(rowCount: job.rowCount, isRepeated: false)
    }

    /// The columns of a source, named by its header in a row or, as those of a stream, in none.
    func columns(
        _ header: [String], row: Int?, of batch: ImportBatch, in table: TableDeclaration
    ) throws -> ImportColumns {
        do {
            return try ImportColumns(
                header, constants: batch.constants, batchKey: batch.key, table: table)
        } catch {
            try refuse(error.findings, row: row)
            throw error
        }
    }

    /// Refuses an import for its columns: one fault is thrown as it is, several together.
    private func refuse(_ faults: [ImportColumnFaults.Fault], row: Int?) throws {
        guard let first = faults.first else { return }
        importFindings = faults.map {
            ImportFinding(row: row, column: $0.column, value: nil, finding: $0.error.finding)
        }
        throw faults.count == 1 ? first.error : BookError.importRefused(importFindings)
    }

    /// The declared table of that name, if imports may fill it.
    func importTable(named name: String) throws(BookError) -> TableDeclaration {
        let table = try self.table(named: name)
        guard table.kind == .fact || table.kind == .register,
            table.column(named: "batch_key") != nil
        else { throw .tableNotImported(table.name) }
        return table
    }

    /// Takes a whole batch out of a table again (撤销批次), so that a corrected one can come in.
    /// - Returns: how many rows went.
    /// - Throws: `batchMissing`, `monthClosed` when one of its months is closed.
    @discardableResult
    public func withdraw(batch key: String, from name: String) throws -> Int {
        let table = try self.table(named: name)
        guard let area = schema.area(ofTable: table.name), try isPrepared(area) else {
            throw BookError.batchMissing(key, table: table.name)
        }
        let batch = ImportBatch(table: table.name, key: key)
        return try store.transaction {
            guard try registered(batch, in: table) != nil else {
                throw BookError.batchMissing(key, table: table.name)
            }
            return try takeOut(batch, from: table)
        }
    }

    /// Takes the rows of a batch out, inside of a transaction.
    /// - Throws: `monthClosed`.
    @discardableResult
    private func takeOut(_ batch: ImportBatch, from table: TableDeclaration) throws -> Int {
        let months = table.kind == .fact ? try self.months(of: batch.key, in: table) : nil
        let area = schema.area(ofTable: table.name)?.name ?? table.name
        if let closed = try months?.intersection(closedMonths(area: area)).min() {
            throw BookError.monthClosed(try Month(yyyymm: closed))
        }
        let rows = try store.execute(table.delete(where: ["batch_key"]), [.text(batch.key)])
        try store.execute(
            TableDeclaration.importBatch.delete(where: ["target_table", "batch_key"]),
            [.text(table.name), .text(batch.key)])
        try audit("batch.withdraw", of: "batch", key: batch.key, detail: table.name)
        try markStaleRuns(reading: table, months: months)
        return rows
    }

    /// The months as yyyymm in which a batch has facts.
    private func months(of key: String, in table: TableDeclaration) throws -> Set<Int32> {
        let rows = try store.rows(
            "SELECT DISTINCT period_month FROM \(table.name) WHERE batch_key = ?", [.text(key)])
        return Set(rows.compactMap { $0[0].integer.flatMap { Int32(exactly: $0) } })
    }

    /// A batch that the register holds.
    private struct RegisteredBatch {
        let content: String
        let rowCount: Int64
    }

    private func registered(
        _ batch: ImportBatch, in table: TableDeclaration
    ) throws -> RegisteredBatch? {
        let row = try store.rows(
            "SELECT content_hash, row_total FROM hosp_import_batch "
                + "WHERE target_table = ? AND batch_key = ?",
            [.text(table.name), .text(batch.key)]
        ).first
        return row.map {
            RegisteredBatch(content: $0[0].text ?? "", rowCount: $0[1].integer ?? 0)
        }
    }

    private func repeated(
        _ known: RegisteredBatch, _ batch: ImportBatch, content: String
    ) throws -> ImportOutcome {
        guard known.content == content else {
            throw BookError.batchDiffers(batch.key, table: batch.table, rows: known.rowCount)
        }
        return ImportOutcome(rowCount: Int(clamping: known.rowCount), isRepeated: true)
    }

    private func register(
        _ batch: ImportBatch, in table: TableDeclaration, rows: Int, content: String
    ) throws {
        var row = RowBatch(columnCount: TableDeclaration.importBatch.columns.count)
        row.append(row: [
            .text(table.name), .text(batch.key), batch.source.map { .text($0) } ?? .null,
            .text(content), .integer(Int64(rows)), .integer(0), .integer(try moment()),
            actor.map { .text($0) } ?? .null, .text(libraryVersion),
        ])
        if let refused = try store.insert(row, into: .importBatch).first { throw refused.error }
        try audit("batch.import", of: "batch", key: batch.key, detail: table.name)
    }

    /// The codes that columns of a table may hold, by column position.
    func references(of columns: ImportColumns) throws -> [Int: ImportJob.Reference] {
        var references: [Int: ImportJob.Reference] = [:]
        for (position, column) in columns.table.columns.enumerated() {
            guard let target = column.reference(in: columns.table),
                target.table != columns.table.name,
                let table = schema.table(named: target.table)
            else { continue }
            var codes = try store.rows("SELECT DISTINCT \(target.column) FROM \(target.table)")
                .compactMap { $0[0].text }
            // Drivers of the library need not be entered to be named.
            if table.name == TableDeclaration.driver.name {
                codes += StandardDriver.all.map(\.code)
            }
            references[position] = ImportJob.Reference(
                codes: CodeSet(codes), table: table.label)
        }
        return references
    }
}

extension ColumnDeclaration {
    /// The register that holds the codes of this column: a fact about an unknown department is an
    /// error (decision 18).
    ///
    /// Meters of archives are those of climate; others have meters too.
    func reference(in table: TableDeclaration) -> (table: String, column: String)? {
        switch name {
        case "department_code", "source_code", "receiver_code", "ordering_code", "executing_code":
            ("hosp_org_unit", "unit_code")
        case "income_item_code": ("hosp_income_item", "income_item_code")
        case "item_code": ("hosp_cost_item", "item_code")
        case "driver_code": ("hosp_driver", "driver_code")
        case "plan_code": ("hosp_cost_plan", "plan_code")
        case "person_code", "rater_code", "inspector_code": ("hosp_person", "person_code")
        case "scheme_code": ("hosp_appraisal_scheme", "scheme_code")
        case "place_code": ("hosp_place", "place_code")
        case "template_code": ("hosp_safety_template", "template_code")
        case "policy_code": ("hosp_safety_policy", "policy_code")
        case "inspection_code": ("hosp_inspection", "inspection_code")
        case "hazard_code": ("hosp_hazard", "hazard_code")
        case "schedule_code": ("hosp_schedule", "schedule_code")
        case "training_code": ("hosp_training", "training_code")
        case "contract_work_code": ("hosp_contract_work", "contract_work_code")
        case "permit_code": ("hosp_permit", "permit_code")
        case "emergency_plan_code": ("hosp_emergency_plan", "emergency_plan_code")
        case "drill_code": ("hosp_drill_rule", "drill_code")
        case "archive_code": ("hosp_archive", "archive_code")
        case "meter_code" where table.name == TableDeclaration.archiveReading.name:
            ("hosp_archive_meter", "meter_code")
        case "supplier_code": ("hosp_supplier", "supplier_code")
        case "purchase_order_code": ("hosp_purchase_order", "purchase_order_code")
        case "room_code": ("hosp_meeting_room", "room_code")
        case "plate_number": ("hosp_vehicle", "plate_number")
        case "meeting_code": ("hosp_meeting", "meeting_code")
        default: nil
        }
    }
}
