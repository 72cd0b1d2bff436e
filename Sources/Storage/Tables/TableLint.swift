import HospitalCore

/// A rule of published tables (decision 20) that a declaration breaks.
public enum TableRule: String, CaseIterable, Sendable {
    /// A table name begins with `hosp_`.
    case namePrefix = "name_prefix"
    /// A name has 1 to 30 bytes.
    case nameLength = "name_length"
    /// A name is lower-case snake case: words of letters and digits that begin with a letter.
    case nameForm = "name_form"
    /// A name is reserved in no database.
    case nameReserved = "name_reserved"
    /// A name stands once, also among the columns and views that are derived.
    case nameTwice = "name_twice"
    /// The name of a derived view or column also has at most 30 bytes.
    case derivedLength = "derived_length"
    /// An amount in fen is named `…_fen`, and nothing else is.
    case fenSuffix = "fen_suffix"
    /// A text has 1 to 2000 characters.
    case textLength = "text_length"
    /// Labels and meanings of null stand in both languages.
    case labelMissing = "label_missing"
    /// A table has a key.
    case keyMissing = "key_missing"
    /// A column of the key is declared, and once.
    case keyColumn = "key_column"
    /// A column of the key is never null.
    case keyNull = "key_null"
    /// A column of the key is a code or a whole number.
    case keyType = "key_type"
    /// The key has at most 900 bytes (SQL Server).
    case keyWidth = "key_width"
    /// A fact has the month `period_month`.
    case factPeriod = "fact_period"
    /// A fact has the code `batch_key`.
    case factBatch = "fact_batch"
    /// A result has the code `run_id`.
    case resultRun = "result_run"
    /// Versions count from 1, additions stand behind older columns, and a key is as old as its
    /// table.
    case versionOrder = "version_order"
    /// A column that was added later may be null, because older rows have no value.
    case addedNull = "added_null"
    /// All text columns of a row together have at most 16,000 characters (a row of MySQL).
    case rowWidth = "row_width"
}

/// A rule that a declaration breaks, where, and with what.
public struct TableFault: HospitalError, Hashable {
    /// The table.
    public let table: String
    /// The column; `nil` when the table as a whole is meant.
    public let column: String?
    /// The rule.
    public let rule: TableRule
    /// The name, number or database that breaks it.
    public let detail: String?

    /// The message with its figures.
    public var finding: Finding {
        var values: [String: MessageValue] = ["table": .text(table), "rule": .text(rule.rawValue)]
        values["column"] = column.map { .text($0) }
        values["detail"] = detail.map { .text($0) }
        return Finding(.tableRule, values)
    }
}

extension TableDeclaration {
    /// The longest name, in bytes: Oracle before 12.2.
    static let maximumNameLength = 30

    /// Every rule of published tables that this declaration breaks; empty when it may be published.
    public func lint() -> [TableFault] {
        nameFaults() + columns.flatMap(columnFaults) + keyFaults() + kindFaults() + versionFaults()
    }

    private func fault(
        _ rule: TableRule, column: String? = nil, _ detail: String? = nil
    ) -> TableFault {
        TableFault(table: name, column: column, rule: rule, detail: detail)
    }

    private func nameFaults() -> [TableFault] {
        var faults = faults(inName: name, column: nil)
        if !name.hasPrefix("hosp_") { faults.append(fault(.namePrefix)) }
        for view in [currentViewName, yuanViewName].compactMap(\.self)
        where view.utf8.count > Self.maximumNameLength {
            faults.append(fault(.derivedLength, view))
        }
        var seen: Set<String> = []
        for column in columns.flatMap({ [$0.name] + ($0.yuanName.map { [$0] } ?? []) })
        where !seen.insert(column).inserted {
            faults.append(fault(.nameTwice, column: column))
        }
        if !hasBothLanguages(label) { faults.append(fault(.labelMissing)) }
        let width = columns.reduce(0) { sum, column in
            guard case .text(let length) = column.type else { return sum + 64 }
            return sum + min(max(length, 0), 1 << 16)
        }
        if width > 16_000 { faults.append(fault(.rowWidth, String(width))) }
        return faults
    }

    private func columnFaults(_ column: ColumnDeclaration) -> [TableFault] {
        var faults = faults(inName: column.name, column: column.name)
        if (column.type == .fen) != column.name.hasSuffix("_fen") {
            faults.append(fault(.fenSuffix, column: column.name, column.type.name))
        }
        if case .text(let length) = column.type, !(1...2000).contains(length) {
            faults.append(fault(.textLength, column: column.name, String(length)))
        }
        if let yuan = column.yuanName, yuan.utf8.count > Self.maximumNameLength {
            faults.append(fault(.derivedLength, column: column.name, yuan))
        }
        if !hasBothLanguages(column.label) || !(column.nullMeaning.map(hasBothLanguages) ?? true) {
            faults.append(fault(.labelMissing, column: column.name))
        }
        return faults
    }

    private func faults(inName name: String, column: String?) -> [TableFault] {
        var faults: [TableFault] = []
        if !(1...Self.maximumNameLength).contains(name.utf8.count) {
            faults.append(fault(.nameLength, column: column, String(name.utf8.count)))
        }
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        let isSnakeCase = words.allSatisfy { word in
            !word.isEmpty
                && word.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
        }
        let first = name.utf8.first.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
        if !isSnakeCase || first != true { faults.append(fault(.nameForm, column: column, name)) }
        let databases = ReservedWords.databases(reserving: name)
        if !databases.isEmpty {
            let detail = databases.joined(separator: ", ")
            faults.append(fault(.nameReserved, column: column, detail))
        }
        return faults
    }

    private func keyFaults() -> [TableFault] {
        guard !primaryKey.isEmpty else { return [fault(.keyMissing)] }
        var faults: [TableFault] = []
        var width = 0
        var seen: Set<String> = []
        for part in primaryKey {
            guard let column = column(named: part), seen.insert(part).inserted else {
                faults.append(fault(.keyColumn, column: part))
                continue
            }
            if column.nullMeaning != nil { faults.append(fault(.keyNull, column: part)) }
            if let bytes = column.type.keyWidth {
                width += bytes
            } else {
                faults.append(fault(.keyType, column: part, column.type.name))
            }
        }
        return width > 900 ? faults + [fault(.keyWidth, String(width))] : faults
    }

    private func kindFaults() -> [TableFault] {
        switch kind {
        case .fact:
            let batch = column(named: "batch_key")
            return (column(named: "period_month")?.type == .month ? [] : [fault(.factPeriod)])
                + (batch?.type == .code && batch?.nullMeaning == nil ? [] : [fault(.factBatch)])
        case .result: return column(named: "run_id")?.type == .code ? [] : [fault(.resultRun)]
        case .register, .log: return []
        }
    }

    private func versionFaults() -> [TableFault] {
        var faults = version < 1 ? [fault(.versionOrder, String(version))] : []
        let first = max(1, version)
        var newest = first
        for column in columns {
            let isAdded = column.version > first
            if column.version < 1 || isAdded && primaryKey.contains(column.name)
                || column.version < newest && newest > first
            {
                faults.append(fault(.versionOrder, column: column.name, String(column.version)))
            }
            if isAdded && column.nullMeaning == nil {
                faults.append(fault(.addedNull, column: column.name))
            }
            newest = max(newest, column.version)
        }
        return faults
    }

    private func hasBothLanguages(_ label: Label) -> Bool {
        !label.chinese.isEmpty && !label.english.isEmpty
    }
}
