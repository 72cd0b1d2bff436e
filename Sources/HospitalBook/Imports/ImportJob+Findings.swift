import HospitalCore
import Interchange
import Storage

/// What an import has to say about rows that it does not take.
extension ImportJob {
    /// A row that the reader of the text could not take apart.
    mutating func add(_ fault: DelimitedTextError) {
        var column: String?
        switch fault {
        case .quote(_, let number) where columns.header.indices.contains(number - 1):
            column = columns.header[number - 1]
        case .fieldEncoding(_, let name): column = name
        default: break
        }
        found.append(
            ImportFinding(row: fault.row, column: column, value: nil, finding: fault.finding))
    }

    /// A row whose key stands in the file or in the table already.
    mutating func reportTwice(row: Int) {
        let key = columns.table.primaryKey.joined(separator: ", ")
        found.append(
            ImportFinding(
                row: row, column: nil, value: nil,
                finding: Finding(.rowTwice, ["row": .count(row), "key": .text(key)])))
    }

    mutating func report(
        _ fault: FieldReader.Fault, _ bytes: UnsafeBufferPointer<UInt8>, column: Int, row: Int
    ) {
        switch fault {
        case .missing: report(.fieldMissing, [:], bytes, column: column, row: row)
        case .invalid(let kind):
            report(.fieldInvalid, ["kind": kind], bytes, column: column, row: row)
        case .tooLong(let length, let limit):
            report(
                .fieldTooLong, ["length": .count(length), "limit": .count(limit)], bytes,
                column: column, row: row)
        }
    }

    mutating func reportUnknown(
        _ bytes: UnsafeBufferPointer<UInt8>, _ reference: Reference, column: Int, row: Int
    ) {
        var values: [String: MessageValue] = [
            "table": .phrase(chinese: reference.table.chinese, english: reference.table.english)
        ]
        let code = String(decoding: bytes.prefix(256), as: UTF8.self)
        // The nearest code costs a walk over all of them: told for the first hundred findings.
        if found.count < 100, let nearest = NearestName.nearest(to: code, in: reference.codes.codes)
        {
            values["nearest"] = .text(nearest)
        }
        report(.fieldUnknown, values, bytes, column: column, row: row)
    }

    mutating func report(
        _ message: Message, _ values: [String: MessageValue],
        _ bytes: UnsafeBufferPointer<UInt8>, column: Int, row: Int
    ) {
        let name = columns.name(ofColumn: column)
        let value = String(decoding: bytes.prefix(256), as: UTF8.self)
        let all = values.merging(
            ["row": .count(row), "column": .text(name), "value": .text(value)]
        ) { given, _ in given }
        found.append(
            ImportFinding(
                row: row, column: name, value: value, finding: Finding(message, all)))
    }
}
