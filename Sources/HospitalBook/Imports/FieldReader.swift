import HospitalCore
import Storage

/// Turns the text of a field into the value of its column, or says why it is none.
///
/// | type | taken | stored |
/// |---|---|---|
/// | fen | whole fen; or yuan with at most two decimals where the header says so | fen |
/// | decimal | `-1234.50` | the same, without a plus sign and leading zeros |
/// | day, month | `20250331` or `2025-03-31`, `202503` or `2025-03` | yyyymmdd, yyyymm |
/// | moment | `20250331120000` or `2025-03-31 12:00:00` | yyyymmddhhmmss |
/// | flag | `1`, `0`, `是`, `否` | 1, 0 |
/// | code, text | at most as many characters as the column has | the same |
struct FieldReader {
    /// Why a field is refused.
    enum Fault: Equatable {
        case missing
        case invalid(kind: MessageValue)
        case tooLong(length: Int, limit: Int)
    }

    private let type: ColumnType
    private let isNullable: Bool
    private let isYuan: Bool

    init(_ column: ColumnDeclaration, isYuan: Bool) {
        type = column.type
        isNullable = column.nullMeaning != nil || column.type.mayBeEmpty
        self.isYuan = isYuan
    }

    /// Appends the value of a field to the row that is being filled.
    /// - `isQuoted`: the field stood in quotes, so an empty one is an empty text.
    /// - Returns: the fault, with nothing appended.
    func append(
        _ bytes: UnsafeBufferPointer<UInt8>, isQuoted: Bool, to batch: inout RowBatch
    ) -> Fault? {
        if bytes.isEmpty {
            if isQuoted, type.mayBeEmpty {
                batch.append(utf8: bytes)
                return nil
            }
            guard isNullable else { return .missing }
            batch.appendNull()
            return nil
        }
        switch type {
        case .code: return appendText(bytes, limit: 64, to: &batch)
        case .text(let limit): return appendText(bytes, limit: limit, to: &batch)
        case .longText: return appendText(bytes, limit: .max, to: &batch)
        case .decimal: return appendDecimal(bytes, to: &batch)
        default:
            guard let number = number(bytes) else { return .invalid(kind: kind) }
            batch.append(integer: number)
            return nil
        }
    }

    /// The value of a text; `nil` when it is none of the column.
    func value(_ text: String) -> StoreValue? {
        var text = text
        var row = RowBatch(columnCount: 1)
        let fault = text.withUTF8 { append($0, isQuoted: true, to: &row) }
        return fault == nil ? row.lastValue : nil
    }

    private func appendText(
        _ bytes: UnsafeBufferPointer<UInt8>, limit: Int, to batch: inout RowBatch
    ) -> Fault? {
        if bytes.count > limit {
            // Characters are what continuation bytes (10xxxxxx) do not begin.
            let length = bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
            guard length <= limit else { return .tooLong(length: length, limit: limit) }
        }
        batch.append(utf8: bytes)
        return nil
    }

    private func appendDecimal(
        _ bytes: UnsafeBufferPointer<UInt8>, to batch: inout RowBatch
    ) -> Fault? {
        guard let value = try? Decimal(String(decoding: bytes, as: UTF8.self)) else {
            return .invalid(kind: kind)
        }
        batch.append(text: value.description)
        return nil
    }

    private func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        switch type {
        case .fen: return isYuan ? fen(bytes) : Self.whole(bytes)
        case .integer: return Self.whole(bytes)
        case .count: return Self.whole(bytes).flatMap { $0 >= 0 ? $0 : nil }
        case .day: return day(bytes)
        case .month: return month(bytes)
        case .moment: return moment(bytes)
        case .flag: return flag(bytes)
        case .code, .text, .longText, .decimal: return nil
        }
    }

    private func fen(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        Self.plainYuan(bytes) ?? (try? Money(yuan: String(decoding: bytes, as: UTF8.self)))?.fen
    }

    /// An amount in yuan with two decimals, as most files write it; all others are left to `Money`.
    private static func plainYuan(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        let point = bytes.count - 3
        let first = bytes.first == UInt8(ascii: "-") ? 1 : 0
        // Seventeen digits stay below 2⁶³.
        guard point > first, point - first <= 15, bytes[point] == UInt8(ascii: ".") else {
            return nil
        }
        var value: Int64 = 0
        for position in first..<bytes.count where position != point {
            let digit = bytes[position] &- 0x30
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return first == 0 ? value : -value
    }

    private func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard let number = Self.digits(bytes, count: 8, dashes: (4, 7)) else { return nil }
        return (try? Day(yyyymmdd: number)).map { Int64($0.yyyymmdd) }
    }

    private func month(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard let number = Self.digits(bytes, count: 6, dashes: (4, 4)) else { return nil }
        return (try? Month(yyyymm: number)).map { Int64($0.yyyymm) }
    }

    /// The number of so many digits, at most 9, which may be parted by dashes at these places.
    private static func digits(
        _ bytes: UnsafeBufferPointer<UInt8>, count: Int, dashes: (Int, Int)
    ) -> Int32? {
        let hasDashes = bytes.count == count + (dashes.0 == dashes.1 ? 1 : 2)
        guard hasDashes || bytes.count == count else { return nil }
        var value: Int32 = 0
        for position in bytes.indices {
            if hasDashes, position == dashes.0 || position == dashes.1 {
                guard bytes[position] == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit = bytes[position] &- 0x30
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int32(digit)
        }
        return value
    }

    private func moment(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var digits: [UInt8] = Array(bytes)
        if bytes.count == 19 {
            // 2025-03-31 12:00:00
            let marks: [(Int, [UInt8])] = [
                (4, [0x2D]), (7, [0x2D]), (10, [0x20, 0x54]), (13, [0x3A]), (16, [0x3A]),
            ]
            guard marks.allSatisfy({ $1.contains(bytes[$0]) }) else { return nil }
            for (position, _) in marks.reversed() { digits.remove(at: position) }
        }
        guard digits.count == 14 else { return nil }
        let number = digits.withUnsafeBufferPointer { Self.whole($0) }
        return number.flatMap { Book.isMoment($0) ? $0 : nil }
    }

    private func flag(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        switch String(decoding: bytes, as: UTF8.self) {
        case "1", "是": return 1
        case "0", "否": return 0
        default: return nil
        }
    }

    /// A whole number of 64 bits: an optional minus sign and digits, nothing else.
    private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        guard bytes.count > (isNegative ? 1 : 0) else { return nil }
        var value: Int64 = 0
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            let digit = Int64(byte &- 0x30)
            let (shifted, wide) = value.multipliedReportingOverflow(by: 10)
            // Built below zero, so that the smallest number fits too.
            let (next, high) = shifted.subtractingReportingOverflow(digit)
            guard !wide, !high else { return nil }
            value = next
        }
        return isNegative ? value : (value == .min ? nil : -value)
    }

    /// What the field should hold, in words.
    var kind: MessageValue {
        switch type {
        case .fen where isYuan:
            .phrase(chinese: "金额（元，最多两位小数）", english: "amount (yuan, at most two decimals)")
        case .fen: .phrase(chinese: "金额（整分）", english: "amount (whole fen)")
        case .decimal: .phrase(chinese: "数值", english: "decimal number")
        case .day: .phrase(chinese: "日期（yyyy-mm-dd）", english: "day (yyyy-mm-dd)")
        case .month: .phrase(chinese: "会计期间（yyyy-mm）", english: "accounting month (yyyy-mm)")
        case .moment: .phrase(chinese: "时间（yyyymmddhhmmss）", english: "time (yyyymmddhhmmss)")
        case .flag: .phrase(chinese: "标志（0或1）", english: "flag (0 or 1)")
        case .count: .phrase(chinese: "非负整数", english: "number that is not negative")
        case .integer: .phrase(chinese: "整数", english: "whole number")
        case .code, .text, .longText: .phrase(chinese: "文本", english: "text")
        }
    }
}
