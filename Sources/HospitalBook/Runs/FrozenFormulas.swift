import HospitalCore
import PerformanceAppraisal
import Storage

/// Formulas as they were frozen for the months of a cycle (公式冻结), with the items and tables that
/// they need: what a run computes by, whatever has been edited since.
struct FrozenFormulas {
    /// The number of the freezing within its scheme.
    let number: Int64
    /// The formulas.
    let set: FormulaSet
    private let entries: RunInput

    /// Names and sources of a formula, as they were when it was frozen.
    struct Definition {
        let name: String?
        let direction: String?
        let source: String?
    }

    /// Reads what was frozen under a number.
    /// - Throws: `versionChanged` when the entries are no longer those that were frozen; every
    ///   ``FormulaError``.
    init(
        _ number: Int64, of scheme: String, version: String, in store: any Store
    ) throws {
        self.number = number
        entries = try RunInput(
            .indicatorFrozen,
            where: ["scheme_code": .text(scheme), "freeze_number": .integer(number)], in: store)
        let own = entries
        func rows(_ kind: String) -> [[StoreValue]] {
            own.rows.filter { own.text("entry_kind", in: $0) == kind }
        }
        let tables = try Dictionary(grouping: rows("row")) {
            own.text("entry_code", in: $0) ?? ""
        }.sorted { $0.key < $1.key }.map { code, rows in
            try LookupTable(
                name: code, rows: rows.map { try own.lookupRow($0, keys: "entry_text") })
        }
        set = try FormulaSet(
            rows("formula").map { try own.formula($0, code: "entry_code", text: "entry_text") },
            items: rows("item").map { try own.item($0, code: "entry_code") }, tables: tables)
        try set.check(frozen: version)
    }

    /// What was known of a formula beside its text.
    func definition(of code: String) -> Definition {
        let row =
            entries.rows.first {
                entries.text("entry_kind", in: $0) == "formula"
                    && entries.text("entry_code", in: $0) == code
            } ?? []
        return Definition(
            name: entries.text("entry_name", in: row),
            direction: entries.text("direction_name", in: row),
            source: entries.text("source_text", in: row))
    }
}

extension RunInput {
    /// A formula of a row.
    fileprivate func formula(
        _ row: [StoreValue], code: String, text: String
    ) throws -> FormulaText {
        FormulaText(
            self.text(code, in: row) ?? "", self.text(text, in: row) ?? "",
            unit: try self.text("unit_name", in: row).map { _ in
                try choice("unit_name", in: row)
            },
            digits: integer("digit_count", in: row).map { Int(clamping: $0) })
    }

    /// An item of a row.
    fileprivate func item(_ row: [StoreValue], code: String) throws -> FormulaItem {
        FormulaItem(text(code, in: row) ?? "", unit: try choice("unit_name", in: row))
    }

    /// A row of a table that formulas look values up in.
    fileprivate func lookupRow(
        _ row: [StoreValue], keys: String
    ) throws -> LookupTable.Row {
        func month(_ column: String) throws -> Month? {
            try integer(column, in: row).map { try Month(yyyymm: Int32(clamping: $0)) }
        }
        let texts = (text(keys, in: row) ?? "").split(
            separator: ",", omittingEmptySubsequences: false)
        return LookupTable.Row(
            keys: try texts.map { text in
                do { return try Decimal(String(text)) } catch {
                    throw ArgumentError.value(
                        path: "\(table.name).\(keys)", value: String(text), allowed: nil)
                }
            },
            value: try neededDecimal("row_value", in: row), from: try month("month_from"),
            to: try month("month_to"))
    }

    fileprivate func holds(_ row: [StoreValue], on day: Day) -> Bool {
        let number = Int64(day.yyyymmdd)
        return (integer("valid_from", in: row) ?? 0) <= number
            && (integer("valid_to", in: row) ?? .max) >= number
    }
}

/// The definitions of the book on a day, cut down to what a scheme needs.
struct IndicatorDefinitions {
    /// The formulas with items and tables.
    let set: FormulaSet
    private let definitions: RunInput
    private let rows: [String: [StoreValue]]
    private let lookups: RunInput

    /// Compiles the formulas of the indicators of a scheme, by the versions that hold on a day.
    /// - Throws: `schemeMissing`, `definitionsMissing`, every ``FormulaError``.
    init(scheme: String, on day: Day, in store: any Store) throws {
        let definitions = try RunInput(.indicatorDefinition, where: [:], in: store)
        let holding = definitions.rows.filter { definitions.holds($0, on: day) }
        let indicators = try store.rows(
            "SELECT indicator_code FROM hosp_appraisal_indicator WHERE scheme_code = ? "
                + "ORDER BY indicator_code", [.text(scheme)]
        ).compactMap { $0[0].text }
        let schemes = try store.rows("SELECT scheme_code FROM hosp_appraisal_scheme")
            .compactMap { $0[0].text }
        guard schemes.contains(scheme) else {
            throw RunError.schemeMissing(
                scheme, nearest: NearestName.nearest(to: scheme, in: schemes))
        }
        let needs = FormulaSet.needs(
            of: indicators,
            in: try holding.map {
                try definitions.formula($0, code: "indicator_code", text: "formula_text")
            })
        guard !needs.texts.isEmpty else {
            throw IndicatorError.definitionsMissing(scheme: scheme, on: day)
        }
        let items = try RunInput(.indicatorItem, where: [:], in: store)
        let lookups = try RunInput(.indicatorLookup, where: [:], in: store)
        let tables = Dictionary(grouping: lookups.rows) {
            lookups.text("lookup_code", in: $0) ?? ""
        }.filter { needs.names.contains($0.key) }.sorted { $0.key < $1.key }
        set = try FormulaSet(
            needs.texts,
            items: items.rows.map { try items.item($0, code: "raw_code") }
                .filter { needs.names.contains($0.code) },
            tables: tables.map { code, rows in
                try LookupTable(
                    name: code, rows: rows.map { try lookups.lookupRow($0, keys: "key_values") })
            })
        self.definitions = definitions
        self.lookups = lookups
        rows = Dictionary(
            holding.map { (definitions.text("indicator_code", in: $0) ?? "", $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The rows that freeze the formulas under a number.
    func frozen(_ number: Int64, of scheme: String) -> [[StoreValue]] {
        let key: [StoreValue] = [.text(scheme), .integer(number)]
        let formulas = set.formulas.map { formula -> [StoreValue] in
            let row = rows[formula.code] ?? []
            func text(_ column: String) -> StoreValue {
                definitions.text(column, in: row).map { .text($0) } ?? .null
            }
            return key + [
                "formula", .text(formula.code), 0, .text(formula.canonical),
                .text(formula.unit.rawValue),
                formula.digits.map { .integer(Int64($0)) } ?? .null, nil, nil, nil,
                text("indicator_name"), text("direction_name"), text("source_text"),
            ]
        }
        let items = set.items.map { item -> [StoreValue] in
            key + [
                "item", .text(item.code), 0, nil, .text(item.unit.rawValue), nil, nil, nil, nil,
                nil, nil, nil,
            ]
        }
        let names = Set(set.tables.map(\.name))
        let looked = lookups.rows.filter {
            names.contains(lookups.text("lookup_code", in: $0) ?? "")
        }.map { row -> [StoreValue] in
            func value(_ column: String) -> StoreValue {
                lookups.integer(column, in: row).map { .integer($0) } ?? .null
            }
            func text(_ column: String) -> StoreValue {
                lookups.text(column, in: row).map { .text($0) } ?? .null
            }
            return key + [
                "row", text("lookup_code"), value("line_number"), text("key_values"), nil, nil,
                text("row_value"), value("month_from"), value("month_to"), nil, nil, nil,
            ]
        }
        return formulas + items + looked
    }
}
