import HospitalCore
import Storage

/// An adapter as the book keeps it.
struct StoredAdapter {
    let code: String
    let system: String
    let table: String
    let adapter: HostAdapter
}

/// The registers of what goes between the book and other systems: adapters and maps of codes.
extension Book {
    /// An adapter with its columns, sorted by their names.
    /// - Throws: `unknown` with the nearest code, `empty`, `sourceUnclear`.
    func adapter(_ code: String) throws -> StoredAdapter {
        guard try isPrepared(.exchange) else { throw AdapterError.unknown(code, nearest: nil) }
        guard
            let row = try store.rows(
                "SELECT system_code, target_table, day_field FROM hosp_adapter "
                    + "WHERE adapter_code = ?", [.text(code)]
            ).first
        else {
            let codes = try store.rows("SELECT adapter_code FROM hosp_adapter")
                .compactMap { $0[0].text }
            throw AdapterError.unknown(code, nearest: NearestName.nearest(to: code, in: codes))
        }
        let columns = try store.rows(
            "SELECT column_name, source_field, constant_text, code_kind, factor_value "
                + "FROM hosp_adapter_column WHERE adapter_code = ?", [.text(code)]
        ).map { try Self.column($0, of: code) }
            .sorted { Code<HostAdapter>($0.name) < Code<HostAdapter>($1.name) }
        guard !columns.isEmpty else { throw AdapterError.empty(code) }
        return StoredAdapter(
            code: code, system: row[0].text ?? "", table: row[1].text ?? "",
            adapter: HostAdapter(columns, dayField: Self.filled(row[2])))
    }

    private static func column(
        _ row: [StoreValue], of adapter: String
    ) throws -> HostAdapter.Column {
        let name = row[0].text ?? ""
        let (field, constant, kind) = (filled(row[1]), filled(row[2]), filled(row[3]))
        let factor = try filled(row[4]).map { try Decimal($0) }
        let isPlain = kind == nil && factor == nil
        switch (field, constant) {
        case (let field?, nil) where kind == nil || factor == nil:
            return HostAdapter.Column(name, from: .field(field), kind: kind, factor: factor)
        case (nil, let constant?) where isPlain:
            return HostAdapter.Column(name, from: .constant(constant))
        default: throw AdapterError.sourceUnclear(adapter, column: name)
        }
    }

    /// Oracle keeps an empty text as null.
    private static func filled(_ value: StoreValue) -> String? {
        value.text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The codes of a host system and ours.
    /// - Throws: `reversed` for a pair that ends before it begins.
    func codeMap(of system: String) throws -> CodeMap {
        guard try isPrepared(.exchange) else { return CodeMap([]) }
        func day(_ value: StoreValue) throws -> Day? {
            try value.integer.map { try Day(yyyymmdd: Int32(clamping: $0)) }
        }
        return CodeMap(
            try store.rows(
                "SELECT code_kind, external_code, own_code, version_number, valid_from, valid_to "
                    + "FROM hosp_code_map WHERE system_code = ?", [.text(system)]
            ).map { row in
                CodeMap.Pair(
                    row[0].text ?? "", external: row[1].text ?? "", own: row[2].text ?? "",
                    version: Int(clamping: row[3].integer ?? 0),
                    validity: try Validity(from: try day(row[4]) ?? .first, to: try day(row[5])))
            })
    }

    /// The register of the codes of a kind, if the book has one: `department` is what
    /// `department_code` names.
    private static func register(ofKind kind: String) -> (table: String, column: String)? {
        ColumnDeclaration("\(kind)_code", .code, zh: kind, en: kind)
            .reference(in: TableDeclaration.codeMap)
    }

    /// The pairs of a system, valid on a day, whose own code stands in no register of its kind.
    func danglingPairs(of map: CodeMap, on day: Day) throws -> [CodeMap.Pair] {
        var known: [String: Set<String>] = [:]
        return try map.pairs.filter { pair in
            guard pair.validity.contains(day), let register = Self.register(ofKind: pair.kind)
            else { return false }
            if known[pair.kind] == nil {
                known[pair.kind] =
                    try store.tableExists(register.table)
                    ? Set(
                        store.rows("SELECT DISTINCT \(register.column) FROM \(register.table)")
                            .compactMap { $0[0].text })
                    : []
            }
            return known[pair.kind]?.contains(pair.own) == false
        }.sorted {
            (Code<CodeMap>($0.kind), Code<CodeMap>($0.external))
                < (Code<CodeMap>($1.kind), Code<CodeMap>($1.external))
        }
    }
}

/// What is wrong with an adapter.
public enum AdapterError: HospitalError, Equatable {
    /// It is not in the book.
    case unknown(String, nearest: String?)
    /// It has no columns.
    case empty(String)
    /// A column has a field and a constant or neither, or is translated and multiplied.
    case sourceUnclear(String, column: String)
    /// The rows lack a field that it reads.
    case fieldMissing(String, field: String, nearest: String?)

    /// The message with adapter and column.
    public var finding: Finding {
        switch self {
        case .unknown(let adapter, let nearest):
            return Finding(
                .adapterUnknown, ["adapter": .text(adapter)].adding("nearest", nearest))
        case .empty(let adapter): return Finding(.adapterEmpty, ["adapter": .text(adapter)])
        case .sourceUnclear(let adapter, let column):
            return Finding(
                .adapterSourceUnclear, ["adapter": .text(adapter), "column": .text(column)])
        case .fieldMissing(let adapter, let field, let nearest):
            return Finding(
                .adapterFieldMissing,
                ["adapter": .text(adapter), "field": .text(field)].adding("nearest", nearest))
        }
    }
}
