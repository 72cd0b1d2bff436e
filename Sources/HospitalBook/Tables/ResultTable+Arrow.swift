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
        var survey = columns.map { ArrowSurvey($0) }
        for number in 0..<rowCount {
            for (position, value) in row(number).prefix(survey.count).enumerated() {
                try survey[position].look(at: value, row: number + 1)
            }
        }
        let (types, places) = (survey.map(\.type), survey.map(\.places))
        return ArrowTable(
            columns: zip(columns, types).map { ArrowTable.Column($0.name, $1) },
            rowCount: rowCount, batchRows: batchRows
        ) { number, builders in
            let values = row(number)
            for position in builders.indices {
                let value = position < values.count ? values[position] : .null
                builders[position].append(value, as: types[position], places[position])
            }
        }
    }
}

/// What a look at all values of a column tells of its type.
private struct ArrowSurvey {
    private let column: ResultColumn
    /// The codes in the order in which they come.
    private var codes: [String] = []
    /// The place of each code.
    private(set) var places: [Code<ResultColumn>: Int] = [:]
    /// The most decimals, and the most digits before the point.
    private var (decimals, digits) = (0, 0)

    init(_ column: ResultColumn) { self.column = column }

    /// The type that holds every value.
    var type: ArrowOutputType {
        switch (column.kind, column.meaning) {
        case (.integer, .day): .days
        case (.integer, _): .integers
        case (.real, _): .reals
        case (.text, .decimal): decimals + digits <= 38 ? .decimals(scale: decimals) : .texts
        case (.text, .code): .codes(codes)
        case (.text, .plain), (.text, .day): .texts
        }
    }

    /// Looks at a value.
    /// - Throws: `cellUnfit` when it is not what the others are.
    mutating func look(at value: ResultValue, row: Int) throws(ArrowError) {
        switch (column.kind, column.meaning, value) {
        case (_, _, .null), (.text, .plain, _), (.text, .day, _): return
        case (.text, .code, _):
            let code = Code<ResultColumn>(value.text)
            guard places[code] == nil else { return }
            places[code] = codes.count
            codes.append(code.code)
        case (.text, .decimal, _):
            guard let decimal = Decimal(value) else { throw unfit(value, row) }
            decimals = max(decimals, decimal.scale)
            let whole = decimal.significand.magnitude / Self.powerOfTen(decimal.scale)
            digits = max(digits, whole == 0 ? 0 : String(whole).utf8.count)
        case (.integer, .day, .integer(let number)):
            guard Day(number) != nil else { throw unfit(value, row) }
        case (.integer, _, .integer), (.real, _, .real): return
        case (.integer, _, _), (.real, _, _): throw unfit(value, row)
        }
    }

    private static func powerOfTen(_ exponent: Int) -> UInt128 {
        UInt128(Decimal.powerOfTen(exponent).magnitude)
    }

    private func unfit(_ value: ResultValue, _ row: Int) -> ArrowError {
        let kind: MessageValue =
            switch (column.kind, column.meaning) {
            case (.integer, .day): .phrase(chinese: "日期（yyyymmdd）", english: "day (yyyymmdd)")
            case (.integer, _): .phrase(chinese: "整数", english: "whole number")
            case (.real, _): .phrase(chinese: "统计值", english: "statistic")
            case (.text, _): .phrase(chinese: "数值", english: "decimal number")
            }
        return .cellUnfit(row: row, column: column.name, value: value.text, kind: kind)
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
