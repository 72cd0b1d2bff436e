import HospitalCore
import Interchange
import Storage

/// Loads: rows of a host system go through an adapter into a table (S-239, S-240).
extension Book {
    /// What is to be loaded.
    public struct LoadRequest: Equatable, Sendable {
        /// The adapter.
        public let adapter: String
        /// The key of the batch; `nil` for one made of the content.
        public var batch: String?
        /// The name of the file.
        public var source: String?
        /// The day on which codes are looked up where no field tells one.
        public var day: Day
        /// Whether a row takes the place of one with the same key and other values, which is
        /// refused otherwise.
        public var isReplacing = false
        /// Whether only the report is wanted.
        public var isTrial = false

        /// A load through an adapter.
        public init(_ adapter: String, on day: Day) {
            self.adapter = adapter
            self.day = day
        }
    }

    /// Loads rows of a host system.
    ///
    /// A row that is in the table with the same values is left as it is, so that a load may be run
    /// again, alone or with more rows: the key of the table is what makes it idempotent. All rows
    /// are taken or none; every bad one is found. The report stays in `hosp_load` and the tables
    /// beside it, also when the load is refused.
    /// - Throws: `importRefused` with all findings, which also stay in ``importFindings``;
    ///   ``AdapterError``; `batchDiffers`; ``BookError``; ``StorageError``. The table is as before.
    public func load(
        _ request: LoadRequest, from open: () throws -> DelimitedText.Reader
    ) throws -> LoadReport {
        try load(request, beside: {}, from: open)
    }

    /// Loads rows and, in the same transaction, does what `beside` does.
    func load(
        _ request: LoadRequest, beside: () throws -> Void,
        from open: () throws -> DelimitedText.Reader
    ) throws -> LoadReport {
        importFindings = []
        try prepare(Area.exchange.name)
        let stored = try adapter(request.adapter)
        let target = try LoadTarget(stored, importTable(named: stored.table))
        let rows = try HostRows(
            open(), by: stored, codeMap(of: stored.system), on: request.day)
        let batch = ImportBatch(
            table: stored.table, key: request.batch ?? "load", source: request.source)
        _ = try preparedTable(for: batch)
        do {
            return try store.transaction {
                try beside()
                var report = try bring(rows, request, stored, target)
                guard report.state != .refused, !request.isTrial else { throw LoadEnd(report) }
                try keep(&report, of: request, stored)
                return report
            }
        } catch let end as LoadEnd {
            guard !request.isTrial else { return end.report }
            var report = end.report
            try store.transaction { try keep(&report, of: request, stored) }
            importFindings = report.findings
            throw BookError.importRefused(report.findings)
        }
    }

    /// Why the transaction of a load is taken back, with what was found.
    private struct LoadEnd: Error {
        let report: LoadReport
        init(_ report: LoadReport) { self.report = report }
    }

    /// Brings the rows in, inside of the transaction.
    private func bring(
        _ rows: HostRows, _ request: LoadRequest, _ stored: StoredAdapter, _ target: LoadTarget
    ) throws -> LoadReport {
        let hash = SHA256.hexadecimal(
            SHA256.digest(of: try HostRows.text(rows.rows, of: stored.adapter)))
        var report = LoadReport(
            adapter: stored.code, table: stored.table, contentHash: hash, readCount: rows.count)
        report.codes = try codeMap(of: stored.system).report(of: rows.uses, on: request.day)
            .filter { $0.standing == .unmapped || $0.standing == .ambiguous }
        var (findings, refused) = (rows.findings, rows.refused)
        var (new, changed): ([HostRows.Row], [LoadTarget.Known]) = ([], [])
        for row in rows.rows {
            switch try target.known(row, in: store) {
            case nil: new.append(row)
            case let known? where known.isSame: report.sameCount += 1
            case let known? where request.isReplacing:
                new.append(row)
                changed.append(known)
            case let known?:
                refused.insert(row.number)
                findings.append(
                    ImportFinding(row: row.number, column: nil, value: nil, finding: known.finding))
            }
        }
        for known in changed { try replace(known, of: target, by: stored) }
        if !new.isEmpty {
            let more = try bring(new, request, stored, hash, &report)
            refused.formUnion(more.compactMap(\.row))
            findings += more
        }
        report.replacedCount = changed.count
        report.findings = findings.enumerated().sorted {
            ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset)
        }.map(\.element)
        guard findings.isEmpty else {
            (report.state, report.batch) = (.refused, nil)
            (report.takenCount, report.replacedCount) = (0, 0)
            report.refusedCount = max(1, refused.count)
            return report
        }
        return report
    }

    /// Imports new rows; what the import finds is told in the rows and fields of the host.
    private func bring(
        _ new: [HostRows.Row], _ request: LoadRequest, _ stored: StoredAdapter, _ hash: String,
        _ report: inout LoadReport
    ) throws -> [ImportFinding] {
        let number = try nextLoad(of: stored.code)
        let batch = ImportBatch(
            table: stored.table, key: request.batch ?? "load-\(number)-\(hash.prefix(32))",
            source: request.source)
        let table = try importTable(named: stored.table)
        do {
            let outcome = try bring(
                HostRows.text(new, of: stored.adapter), of: batch, into: table)
            guard !outcome.isRepeated else {
                throw BookError.batchDiffers(
                    batch.key, table: batch.table, rows: Int64(outcome.rowCount))
            }
            (report.state, report.batch, report.takenCount) = (.loaded, batch.key, new.count)
            return []
        } catch BookError.importRefused(let found) {
            return found.map { finding in
                let place = (finding.row ?? 0) - 2
                return ImportFinding(
                    row: new.indices.contains(place) ? new[place].number : nil,
                    column: finding.column.map { name in
                        stored.adapter.columns.first { $0.name == name }?.fieldName ?? name
                    },
                    value: finding.value, finding: finding.finding)
            }
        }
    }

    /// Takes a row out that another takes the place of; its values stay in the audit trail.
    private func replace(
        _ known: LoadTarget.Known, of target: LoadTarget, by stored: StoredAdapter
    ) throws {
        try store.execute(target.table.delete(where: target.table.primaryKey), known.key)
        let old = JSONValue.array(known.values.map { $0.sealed.map { .string($0) } ?? .null })
        try audit("load.replace", of: target.table.name, key: stored.code, detail: old.text)
    }

    private func nextLoad(of adapter: String) throws -> Int64 {
        let last = try store.rows(
            "SELECT MAX(load_number) FROM hosp_load WHERE adapter_code = ?", [.text(adapter)])
        return (last.first?[0].integer ?? 0) &+ 1
    }

    /// The first so many findings and codes of a load are kept.
    private static let keptRows = 1_000

    private func keep(
        _ report: inout LoadReport, of request: LoadRequest, _ stored: StoredAdapter
    ) throws {
        let number = try nextLoad(of: stored.code)
        report.number = number
        let key: [StoreValue] = [.text(stored.code), .integer(number)]
        func count(_ number: Int) -> StoreValue { .integer(Int64(number)) }
        try insert(
            [
                key + [
                    .text(stored.system), .text(stored.table),
                    report.batch.map { .text($0) } ?? .null,
                    request.source.map { .text($0) } ?? .null, .text(report.contentHash),
                    .text(report.state.rawValue), count(report.readCount), count(report.takenCount),
                    count(report.sameCount), count(report.replacedCount),
                    count(report.refusedCount),
                    .integer(try moment()), actor.map { .text($0) } ?? .null,
                ]
            ], into: .load)
        func short(_ text: String?, _ limit: Int) -> StoreValue {
            text.map {
                .text(String(String.UnicodeScalarView($0.unicodeScalars.prefix(limit))))
            } ?? .null
        }
        try insert(
            report.findings.prefix(Self.keptRows).enumerated().map { place, found in
                key + [
                    count(place + 1), found.row.map { count($0) } ?? .null,
                    short(found.column, 200), short(found.value, 500),
                    .integer(Int64(found.finding.message.number)),
                    .text(found.finding.message.name),
                    short(found.finding.text(in: .chinese), 2_000),
                    short(found.finding.text(in: .english), 2_000),
                ]
            }, into: .loadFinding)
        try insert(
            report.codes.prefix(Self.keptRows).enumerated().map { place, line in
                key + [
                    .text(line.kind), count(place + 1), short(line.external, 500),
                    .text(line.standing.rawValue), count(line.count),
                ]
            }, into: .loadCode)
    }
}
