import HospitalCore

/// Writes rows of an Arrow batch as the text of a file with the same fields.
struct ArrowRowWriter {
    private let batch: ArrowBatch
    private let columns: [ArrowColumn]
    private let areDays: [Bool]
    private var fields: [DelimitedText.Field] = []
    private var rowNumbers: [Int] = []
    private var faults: [DelimitedTextError] = []
    /// The text that was written.
    private(set) var bytes: [UInt8] = []

    init(_ batch: ArrowBatch, areDays: [Bool]) {
        self.batch = batch
        self.areDays = areDays
        columns = batch.columns
    }

    /// What was written.
    var rows: DelimitedText.Batch {
        DelimitedText.Batch(
            columnCount: columns.count, rowNumbers: rowNumbers, faults: faults,
            bytes: bytes + [UInt8](repeating: 0, count: DelimitedText.padding), fields: fields)
    }

    /// Writes a row; one with a field that is no text, or is too long, becomes a fault.
    mutating func append(row: Int) throws(ArrowError) {
        let number = batch.rowsBefore + row + 1
        let (start, fieldCount) = (bytes.count, fields.count)
        for position in columns.indices {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            var fault = try append(row, position, number: number)
            if bytes.count - start > DelimitedText.recordLimit {
                fault = .recordTooLong(row: number, limit: DelimitedText.recordLimit)
            }
            guard let fault else { continue }
            faults.append(fault)
            bytes.removeLast(bytes.count - start)
            fields.removeLast(fields.count - fieldCount)
            return
        }
        bytes.append(UInt8(ascii: "\n"))
        rowNumbers.append(number)
    }

    /// Writes a field; a fault leaves some of its bytes behind.
    private mutating func append(
        _ row: Int, _ position: Int, number: Int
    ) throws(ArrowError) -> DelimitedTextError? {
        let column = columns[position]
        let start = bytes.count
        guard column.hasValue(row) else { return appendNothing() }
        switch column.field.type {
        case .text, .dictionary:
            guard let text = column.texts.bytes(try column.textPlace(row, of: batch)) else {
                return appendNothing()
            }
            guard text.count <= DelimitedText.recordLimit else {
                return .recordTooLong(row: number, limit: DelimitedText.recordLimit)
            }
            guard
                text.allSatisfy({ $0 < 0x80 })
                    || TextEncoding.utf8.firstInvalidOffset(text) == nil
            else { return .fieldEncoding(row: number, column: column.field.name) }
            bytes.append(contentsOf: text)
        default: column.append(row, to: &bytes, isDay: areDays[position])
        }
        appendField(from: start)
        return nil
    }

    /// A field without a value.
    private mutating func appendNothing() -> DelimitedTextError? {
        fields.append(DelimitedText.Field(offset: bytes.count, length: 0))
        return nil
    }

    /// Ends a field, in quotes where a file must have them.
    private mutating func appendField(from start: Int) {
        let (isQuoted, hasDoubledQuotes) = DelimitedText.quoteCell(
            from: start, of: &bytes, delimiter: DelimitedText.Delimiter.comma.rawValue)
        let quote = isQuoted ? 1 : 0
        fields.append(
            DelimitedText.Field(
                offset: start + quote, length: bytes.count - start - 2 * quote,
                isQuoted: isQuoted, hasDoubledQuotes: hasDoubledQuotes))
    }
}

extension ArrowColumn {
    /// Writes the value of a row of a column that holds no texts.
    /// - `isDay`: moments at midnight are written as days.
    func append(_ row: Int, to bytes: inout [UInt8], isDay: Bool) {
        switch field.type {
        case .integer(64, false): bytes.append(decimal: UInt128(UInt64(bitPattern: number(row))))
        case .integer: bytes.append(decimal: Int128(number(row)), scale: 0)
        case .decimal(_, let scale): bytes.append(decimal: significand(row), scale: scale)
        case .scaledInteger(let scale): bytes.append(decimal: Int128(number(row)), scale: scale)
        case .bool: bytes.append(isTrue(row) ? 0x31 : 0x30)
        case .day: bytes.append(day: number(row))
        case .moment(let units):
            bytes.append(moment: number(row), unitsPerSecond: units, isDay: isDay)
        case .null, .float, .text, .dictionary: break
        }
    }
}

extension [UInt8] {
    /// Writes a whole number.
    fileprivate mutating func append(decimal number: UInt128) {
        guard let small = UInt64(exactly: number) else {
            return append(contentsOf: String(number).utf8)
        }
        let start = count
        var rest = small
        repeat {
            append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }

    /// Writes `significand` × 10^−`scale` with as many decimals as the scale says, but without
    /// zeros beyond the decimals that a ``Decimal`` has.
    fileprivate mutating func append(decimal significand: Int128, scale: Int) {
        if significand < 0 { append(UInt8(ascii: "-")) }
        let start = count
        append(decimal: significand.magnitude)
        if scale < 0, significand != 0 {
            append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -scale))
        }
        guard scale > 0 else { return }
        let digits = count - start
        if digits <= scale {
            insert(
                contentsOf: repeatElement(UInt8(ascii: "0"), count: scale + 1 - digits), at: start)
        }
        insert(UInt8(ascii: "."), at: count - scale)
        for _ in 0..<Swift.max(0, scale - Decimal.maximumScale) where last == UInt8(ascii: "0") {
            removeLast()
        }
    }

    /// Writes a day since 1970-01-01 as yyyymmdd.
    fileprivate mutating func append(day number: Int64) {
        guard let first = try? Day(year: 1970, month: 1, day: 1),
            let day = try? first.adding(days: Int(number))
        else { return append(contentsOf: "1970-01-01 + \(number) d".utf8) }
        append(contentsOf: String(day.yyyymmdd).utf8)
    }

    /// Writes a moment since 1970-01-01 as yyyymmddhhmmss, or, where a day is wanted and it lies at
    /// midnight, as yyyymmdd.
    fileprivate mutating func append(moment number: Int64, unitsPerSecond: Int64, isDay: Bool) {
        let unitsPerDay = unitsPerSecond * Int64(Moment.secondsPerDay)
        let rest = number % unitsPerDay
        let unitOfDay = rest < 0 ? rest + unitsPerDay : rest
        append(day: number / unitsPerDay - (rest < 0 ? 1 : 0))
        guard !isDay || unitOfDay != 0 else { return }
        let second = unitOfDay / unitsPerSecond
        for part in [second / 3_600, second / 60 % 60, second % 60] {
            if part < 10 { append(UInt8(ascii: "0")) }
            append(decimal: UInt128(part))
        }
        let fraction = unitOfDay % unitsPerSecond
        if fraction != 0 { append(contentsOf: " + \(fraction)/\(unitsPerSecond) s".utf8) }
    }
}
