import HospitalCore
import Interchange

/// Tables as Arrow data, for engines that read columns.
///
/// Whole numbers are int64, days date32, codes dictionary text, other texts utf8, statistics
/// float64. Exact decimals and amounts in yuan are decimal128(38,s) with the decimals of the value
/// that has most; a column that would need more than 38 digits then stays text.
extension ResultTable {
    /// The table as it is handed out; `batchRows` rows at a time.
    /// - Throws: `cellUnfit` for a value that does not fit the type of its column, with its row
    ///   counted from 1.
    public func arrowTable(
        batchRows: Int = ArrowTable.batchRows
    ) throws(ArrowError) -> ArrowTable {
        var types: [ArrowOutputType] = []
        var places: [[Code<ResultColumn>: Int]] = []
        for (position, column) in columns.enumerated() {
            let (type, codes) = try outputType(of: column, at: position)
            types.append(type)
            places.append(codes)
        }
        let rows = rows
        return ArrowTable(
            columns: zip(columns, types).map { ArrowTable.Column($0.name, $1) },
            rowCount: rows.count, batchRows: batchRows
        ) { row, builders in
            for position in builders.indices {
                let value = position < rows[row].count ? rows[row][position] : .null
                builders[position].append(value, as: types[position], places[position])
            }
        }
    }

    /// The type of a column, and the places of its codes in their dictionary.
    private func outputType(
        of column: ResultColumn, at position: Int
    ) throws(ArrowError) -> (ArrowOutputType, [Code<ResultColumn>: Int]) {
        switch (column.kind, column.meaning) {
        case (.integer, let meaning):
            let isDay = meaning == .day
            try check(position, isDay ? Self.day : Self.integer) {
                guard case .integer(let number) = $0 else { return false }
                return !isDay || Day(number) != nil
            }
            return (isDay ? .days : .integers, [:])
        case (.real, _):
            try check(position, Self.real) { if case .real = $0 { true } else { false } }
            return (.reals, [:])
        case (.text, .decimal):
            try check(position, Self.decimal) { (try? Decimal($0.text)) != nil }
            return (decimals(at: position), [:])
        case (.text, .code): return codes(at: position)
        case (.text, .plain), (.text, .day): return (.texts, [:])
        }
    }

    /// Refuses a value that is not what the others are.
    private func check(
        _ position: Int, _ kind: MessageValue, _ fits: (ResultValue) -> Bool
    ) throws(ArrowError) {
        for (number, row) in rows.enumerated() where position < row.count {
            guard row[position] == .null || fits(row[position]) else {
                throw .cellUnfit(
                    row: number + 1, column: columns[position].name, value: row[position].text,
                    kind: kind)
            }
        }
    }

    private static let day = MessageValue.phrase(chinese: "日期（yyyymmdd）", english: "day (yyyymmdd)")
    private static let integer = MessageValue.phrase(chinese: "整数", english: "whole number")
    private static let real = MessageValue.phrase(chinese: "统计值", english: "statistic")
    private static let decimal = MessageValue.phrase(chinese: "数值", english: "decimal number")

    /// Decimals with the longest fraction of the column, or texts when 38 digits do not hold all.
    private func decimals(at position: Int) -> ArrowOutputType {
        let values = rows.lazy.filter { position < $0.count }.compactMap { Decimal($0[position]) }
        let scale = values.reduce(0) { max($0, $1.scale) }
        let fits = values.allSatisfy {
            $0.significand(atScale: scale).map { (try? Decimal(significand: $0, scale: 0)) != nil }
                ?? false
        }
        return fits ? .decimals(scale: scale) : .texts
    }

    /// A dictionary of the codes in the order in which they come.
    private func codes(at position: Int) -> (ArrowOutputType, [Code<ResultColumn>: Int]) {
        var codes: [String] = []
        var places: [Code<ResultColumn>: Int] = [:]
        for row in rows where position < row.count && row[position] != .null {
            let code = Code<ResultColumn>(row[position].text)
            guard places[code] == nil else { continue }
            places[code] = codes.count
            codes.append(code.code)
        }
        return (.codes(codes), places)
    }
}

extension ArrowColumnBuilder {
    /// Adds a value that was found to fit its column.
    fileprivate mutating func append(
        _ value: ResultValue, as type: ArrowOutputType, _ places: [Code<ResultColumn>: Int]
    ) {
        switch (type, value) {
        case (_, .null): appendNull()
        case (.integers, .integer(let number)): append(integer: number)
        case (.days, .integer(let number)): Day(number).map { append(day: $0) } ?? appendNull()
        case (.decimals(let scale), _):
            Decimal(value)?.significand(atScale: scale).map { append(significand: $0) }
                ?? appendNull()
        case (.reals, .real(let number)): append(real: number)
        case (.codes, _): places[Code(value.text)].map { append(index: $0) } ?? appendNull()
        case (.texts, _): append(text: value.text)
        case (.integers, _), (.days, _), (.reals, _): appendNull()
        }
    }
}

extension Day {
    /// The day of a number yyyymmdd; `nil` when it is none.
    fileprivate init?(_ number: Int64) {
        guard let short = Int32(exactly: number), let day = try? Day(yyyymmdd: short) else {
            return nil
        }
        self = day
    }
}

extension Decimal {
    /// The decimal that a value is; `nil` when it is none.
    fileprivate init?(_ value: ResultValue) {
        guard value != .null, let decimal = try? Decimal(value.text) else { return nil }
        self = decimal
    }
}
