import HospitalCore
import Storage

/// Checking a whole book (账簿检查): the file, the tables, the audit trail, what refers to what, and
/// the totals that are kept beside their parts.
///
/// Nothing is mended, and nothing is written but tables of an older book brought up to date. What
/// is found is told; a book that is sound has no findings. All is seen as of one moment, but for
/// the check of the file itself.
extension Book {
    /// Checks the book.
    /// - Returns: the findings, those of the file first.
    /// - Throws: a ``StorageError`` where the book cannot be read at all.
    public func check() throws -> [Finding] {
        let areas = try existingAreas()
        var findings = try store.integrityFindings()
        try store.snapshot {
            findings += try schemaFindings(areas)
            findings += try auditFindings()
            guard !areas.isEmpty else { return }
            findings += try batchFindings(in: areas)
            findings += try runFindings(in: areas)
            findings += try totalFindings(in: areas)
        }
        return findings
    }

    /// Tables and views that are missing, and migrations that were others.
    private func schemaFindings(_ areas: [Area]) throws -> [Finding] {
        guard try store.tableExists(Schema.migrationsTable.name) else { return [] }
        var recorded: [String: String] = [:]
        try store.query("SELECT migration, content_hash FROM hosp_schema", []) { row in
            recorded[row[0].text ?? ""] = row[1].text ?? ""
            return true
        }
        return try areas.flatMap { area in
            let names = area.tables.flatMap {
                [$0.name, $0.currentViewName, $0.yuanViewName].compactMap(\.self)
            }
            let missing = try names.filter { try !store.tableExists($0) }.map {
                Finding(
                    .checkTableMissing,
                    [
                        "table": .text($0), "area": .text(area.name),
                        "version": .count(area.version),
                    ])
            }
            let others = area.migrations(in: store.dialect).filter {
                recorded[$0.name].map { [hash = $0.contentHash] in $0 != hash } ?? false
            }
            return missing
                + others.map {
                    Finding(.checkMigrationDiffers, ["name": .text($0.name)])
                }
        }
    }

    private func auditFindings() throws -> [Finding] {
        do {
            try verifyAudit()
            return []
        } catch let error as AuditError {
            return [error.finding]
        }
    }

    /// Batches whose rows are not those that are registered.
    private func batchFindings(in areas: [Area]) throws -> [Finding] {
        var registered: [String: [String: Int64]] = [:]
        try store.query(
            "SELECT target_table, batch_key, row_total FROM hosp_import_batch", []
        ) { row in
            registered[row[0].text ?? "", default: [:]][row[1].text ?? ""] = row[2].integer
            return true
        }
        let tables = areas.flatMap(\.tables).filter {
            ($0.kind == .fact || $0.kind == .register) && $0.column(named: "batch_key") != nil
        }
        return try tables.flatMap { table in
            var expected = registered.removeValue(forKey: table.name) ?? [:]
            var counted: [String: Int64] = [:]
            try store.query(
                "SELECT batch_key, COUNT(*) FROM \(table.name) WHERE batch_key IS NOT NULL "
                    + "GROUP BY batch_key", []
            ) { row in
                counted[row[0].text ?? ""] = row[1].integer
                return true
            }
            for key in counted.keys where expected[key] == nil { expected[key] = 0 }
            return expected.filter { $0.value != counted[$0.key] ?? 0 }.sorted { $0.key < $1.key }
                .map { key, rows in
                    Finding(
                        .checkBatchRows,
                        [
                            "table": .text(table.name), "batch": .text(key),
                            "expected": .text(String(rows)),
                            "count": .text(String(counted[key] ?? 0)),
                        ])
                }
        }
    }
}

/// Runs and what names them.
extension Book {
    private func runFindings(in areas: [Area]) throws -> [Finding] {
        var runs: Set<String> = []
        var current: [[StoreValue]: Int] = [:]
        try store.query(
            "SELECT run_id, procedure_name, scope_code, period_month, is_current "
                + "FROM hosp_run_record", []
        ) { row in
            runs.insert(row[0].text ?? "")
            current[Array(row[1...3]), default: 0] += row[4] == 1 ? 1 : 0
            return true
        }
        let results = areas.flatMap(\.tables).filter { $0.kind == .result }.map {
            ($0.name, "run_id")
        }
        let names =
            results + [
                (TableDeclaration.runInput.name, "run_id"),
                (TableDeclaration.runInput.name, "input_run_id"),
                (TableDeclaration.runRecord.name, "previous_run_id"),
            ]
        let unknown = try names.flatMap { try unknownRuns(in: $0.0, column: $0.1, known: runs) }
        let several = current.filter { $0.value != 1 }.map { subject, count in
            Finding(
                .checkRunCurrent,
                [
                    "procedure": .text(subject[0].sealed ?? ""),
                    "month": .text(subject[2].sealed ?? "-"), "count": .count(count),
                ].adding("scope", subject[1].text))
        }
        return unknown + several.sorted { $0.text(in: .english) < $1.text(in: .english) }
            + (try unsealedRuns(runs))
    }

    private func unknownRuns(
        in table: String, column: String, known: Set<String>
    ) throws -> [Finding] {
        var found: [(run: String, rows: Int64)] = []
        try store.query(
            "SELECT \(column), COUNT(*) FROM \(table) WHERE \(column) IS NOT NULL "
                + "GROUP BY \(column)", []
        ) { row in
            guard let run = row[0].text, !known.contains(run) else { return true }
            found.append((run, row[1].integer ?? 0))
            return true
        }
        return found.sorted { $0.run < $1.run }.map {
            Finding(
                .checkRunUnknown,
                [
                    "table": .text(table), "column": .text(column), "run": .text($0.run),
                    "count": .text(String($0.rows)),
                ])
        }
    }

    private func unsealedRuns(_ runs: Set<String>) throws -> [Finding] {
        var left = runs
        try store.query(
            "SELECT subject_key FROM hosp_audit WHERE action_name = ?", ["run.compute"]
        ) { row in
            left.remove(row[0].text ?? "")
            return true
        }
        return left.sorted().map { Finding(.checkRunUnsealed, ["run": .text($0)]) }
    }
}
