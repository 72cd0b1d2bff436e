/// How the rows of a host system become rows of a published table (导入适配): which of its fields
/// fills which column, through which code map, in which unit (S-239).
///
///     cell = constant                                  where the column has one
///     cell = own code of the field on the day          where the column has a kind of code
///     cell = field × factor, exactly                   where the column has a factor (万元: 10000)
///     cell = field                                     otherwise
///
/// An empty field stays empty: missing is neither zero nor a code.
public struct HostAdapter: Sendable {
    /// How a column is filled.
    public struct Column: Hashable, Sendable {
        /// The column of our table, by name or label.
        public let name: String
        /// Where its value comes from.
        public let source: Source
        /// The kind of code that is translated; `nil` for no code.
        public let kind: String?
        /// What a number is multiplied by; `nil` for none.
        public let factor: Decimal?

        /// Where a value comes from.
        public enum Source: Hashable, Sendable {
            /// A field of the host system.
            case field(String)
            /// The same text in every row.
            case constant(String)
        }

        /// A column.
        public init(
            _ name: String, from source: Source, kind: String? = nil, factor: Decimal? = nil
        ) {
            self.name = name
            self.source = source
            self.kind = kind
            self.factor = factor
        }
    }

    /// Why a cell cannot be filled.
    public enum Fault: HospitalError, Hashable {
        /// No pair of codes holds on the day.
        case unmapped(code: String, kind: String, day: Day)
        /// Several of our codes are meant.
        case ambiguous(code: String, kind: String, codes: [String])
        /// A value that is to be multiplied and is no number, or becomes too large.
        case notANumber(String)
        /// The field of the day has none.
        case notADay(String)

        /// The message with code and kind.
        public var finding: Finding {
            switch self {
            case .unmapped(let code, let kind, let day):
                return Finding(
                    .codeUnmapped,
                    [
                        "code": .text(code), "kind": .text(kind), "day": .text(day.description),
                    ])
            case .ambiguous(let code, let kind, let codes):
                return Finding(
                    .codeAmbiguous,
                    [
                        "code": .text(code), "kind": .text(kind),
                        "codes": .text(codes.joined(separator: ", ")),
                    ])
            case .notANumber(let value): return Finding(.fieldNotANumber, ["value": .text(value)])
            case .notADay(let value): return Finding(.fieldNotADay, ["value": .text(value)])
            }
        }
    }

    /// A row on its way into our table.
    public struct Row: Hashable, Sendable {
        /// The cells in the order of the columns; `nil` where there is no value.
        public let cells: [String?]
        /// What is wrong, by the position of the column; `nil` for the day of the row.
        public let faults: [RowFault]
        /// The codes that were looked up.
        public let uses: [CodeMap.Use]
    }

    /// A fault of a row.
    public struct RowFault: Hashable, Sendable {
        /// The position of the column; `nil` for the field that tells the day.
        public let column: Int?
        /// The value as it came.
        public let value: String
        /// What is wrong.
        public let fault: Fault
    }

    /// The columns.
    public let columns: [Column]
    /// The field that tells the day on which codes are looked up; `nil` for the day of the load.
    public let dayField: String?

    /// An adapter.
    public init(_ columns: [Column], dayField: String? = nil) {
        self.columns = columns
        self.dayField = dayField
    }

    /// The fields that it reads, each once, in their order.
    public var fields: [String] {
        var fields: [String] = []
        for column in columns {
            if case .field(let name) = column.source, !fields.contains(name) { fields.append(name) }
        }
        if let dayField, !fields.contains(dayField) { fields.append(dayField) }
        return fields
    }

    /// Turns a row of the host system into one of ours.
    ///
    /// - Parameters:
    ///   - field: the text of a field; `nil` or empty for no value.
    ///   - map: the codes of the system.
    ///   - day: the day that counts where no field tells one.
    /// - Returns: the cells in the order of the columns, what is wrong with them, and the codes
    ///   that were looked up.
    public func row(_ field: (String) -> String?, by map: CodeMap, on day: Day) -> Row {
        var (cells, faults, uses): ([String?], [RowFault], [CodeMap.Use]) = ([], [], [])
        var day = day
        if let dayField {
            let text = field(dayField) ?? ""
            if let told = Self.day(text) {
                day = told
            } else {
                faults.append(RowFault(column: nil, value: text, fault: .notADay(text)))
            }
        }
        for (position, column) in columns.enumerated() {
            guard case .field(let name) = column.source else {
                if case .constant(let text) = column.source { cells.append(text) }
                continue
            }
            guard let text = field(name), !text.isEmpty else {
                cells.append(nil)
                continue
            }
            if let kind = column.kind { uses.append(CodeMap.Use(kind, text, on: day)) }
            do throws(Fault) {
                cells.append(try Self.cell(text, of: column, by: map, on: day))
            } catch {
                cells.append(nil)
                faults.append(RowFault(column: position, value: text, fault: error))
            }
        }
        return Row(cells: cells, faults: faults, uses: uses)
    }

    private static func cell(
        _ text: String, of column: Column, by map: CodeMap, on day: Day
    ) throws(Fault) -> String {
        if let kind = column.kind {
            switch map.own(text, kind: kind, on: day) {
            case .mapped(let code): return code
            case .unmapped: throw .unmapped(code: text, kind: kind, day: day)
            case .ambiguous(let codes): throw .ambiguous(code: text, kind: kind, codes: codes)
            }
        }
        guard let factor = column.factor else { return text }
        guard let product = try? Decimal(text).multiplied(by: factor) else {
            throw .notANumber(text)
        }
        return product.normalized.description
    }

    /// The day that a text begins with: `20250331`, `2025-03-31`, either with a time behind it.
    private static func day(_ text: String) -> Day? {
        let digits = text.utf8.prefix(10)
        if digits.count == 10, digits.dropFirst(4).first == UInt8(ascii: "-") {
            return try? Day(String(decoding: digits, as: UTF8.self))
        }
        return Int32(String(decoding: text.utf8.prefix(8), as: UTF8.self))
            .flatMap { try? Day(yyyymmdd: $0) }
    }
}
