import HospitalCore

/// What can be wrong with an Arrow stream.
///
/// The interface passes pointers without the sizes of what they point to: whatever can be checked
/// is checked before a byte is read, but memory that a producer does not have cannot be seen.
public enum ArrowError: HospitalError, Equatable {
    /// There is no stream, or it was released, or it lacks a function.
    case streamEmpty
    /// A function of the producer failed with this error number and, perhaps, words.
    case producerFailed(code: Int32, words: String?)
    /// The schema breaks a rule; `column` when it is about one.
    case schemaInvalid(column: String?, ArrowFault)
    /// A column of a type that is not read, as its format string.
    case typeUnsupported(column: String, format: String)
    /// A batch (counted from 1) breaks a rule; `column` when it is about one.
    case batchInvalid(batch: Int, column: String?, ArrowFault)
    /// A batch with more rows than the limit.
    case batchTooLong(batch: Int, rows: Int64)
    /// A text, counted from 1 in its batch or dictionary, whose offset is negative or goes back.
    case offsetsWrong(batch: Int, column: String, text: Int)
    /// A row, counted from 1 over the stream, whose index is beyond the dictionary.
    case indexOutside(row: Int, column: String, index: String, count: Int)
    /// A column of a type that its use does not take.
    case typeRefused(column: String, type: String, expected: MessageValue)
    /// A column of binary fractions where exact numbers are kept.
    case floatRefused(column: String, type: String)
    /// A value, in a row counted from 1, that cannot be written into its column.
    case cellUnfit(row: Int, column: String, value: String, kind: MessageValue)

    /// The message with batch, row, column and figures.
    public var finding: Finding {
        switch self {
        case .streamEmpty: return Finding(.arrowStreamEmpty)
        case .producerFailed(let code, let words):
            var values: [String: MessageValue] = ["code": .count(Int(code))]
            values["detail"] = words.map { .text($0) }
            return Finding(.arrowProducerFailed, values)
        case .schemaInvalid(let column, let fault):
            return Finding(.arrowSchemaInvalid, fault.values(column))
        case .typeUnsupported(let name, let format):
            return Finding(.arrowTypeUnsupported, ["column": .text(name), "format": .text(format)])
        case .batchInvalid(let batch, let column, let fault):
            var values = fault.values(column)
            values["batch"] = .count(batch)
            return Finding(.arrowBatchInvalid, values)
        case .batchTooLong(let batch, let rows):
            let limit = MessageValue.count(ArrowBatch.rowLimit)
            return Finding(
                .arrowBatchTooLong,
                ["batch": .count(batch), "count": .text(String(rows)), "limit": limit])
        case .offsetsWrong(let batch, let name, let text):
            return Finding(
                .arrowOffsetsWrong,
                ["batch": .count(batch), "column": .text(name), "row": .count(text)])
        case .indexOutside(let row, let name, let index, let count):
            return Finding(
                .arrowIndexOutside,
                [
                    "row": .count(row), "column": .text(name), "index": .text(index),
                    "count": .count(count),
                ])
        case .typeRefused(let name, let type, let expected):
            return Finding(
                .arrowTypeRefused,
                ["column": .text(name), "type": .text(type), "expected": expected])
        case .floatRefused(let name, let type):
            return Finding(.arrowFloatRefused, ["column": .text(name), "type": .text(type)])
        case .cellUnfit(let row, let name, let value, let kind):
            return Finding(
                .arrowCellUnfit,
                ["row": .count(row), "column": .text(name), "value": .text(value), "kind": kind])
        }
    }
}

/// A rule of the C data interface that a schema or a batch breaks.
public enum ArrowFault: Sendable {
    /// The struct came back released.
    case released
    /// There is no format string, or none that can be read.
    case formatMissing
    /// The stream is no table: its format is not `+s`.
    case notATable
    /// The name of a column is no UTF-8 text of at most 4,096 bytes.
    case nameInvalid
    /// Children are counted that are not there, or too many.
    case childrenWrong
    /// The batch has another number of columns than the schema.
    case columnCountWrong
    /// A dictionary lacks, or there is one where the schema has none.
    case dictionaryWrong
    /// A length, an offset or a count of nulls is negative or too large.
    case lengthWrong
    /// The column is shorter than its batch.
    case columnTooShort
    /// The number of buffers is not that of the type.
    case bufferCountWrong
    /// A buffer is NULL and must not be.
    case bufferMissing
    /// A row as a whole has no value.
    case rowMissing

    /// The fault in words, with the column.
    fileprivate func values(_ column: String?) -> [String: MessageValue] {
        var values = ["detail": phrase]
        values["column"] = column.map { .text($0) }
        return values
    }

    private var phrase: MessageValue {
        switch self {
        case .released: .phrase(chinese: "结构已释放", english: "the struct was released")
        case .formatMissing: .phrase(chinese: "没有格式字符串", english: "there is no format string")
        case .notATable:
            .phrase(chinese: "数据流不是表（格式不是“+s”）", english: "it is no table (format \"+s\")")
        case .nameInvalid:
            .phrase(chinese: "列名不是UTF-8文本或过长", english: "a name is no UTF-8 text or too long")
        case .childrenWrong:
            .phrase(chinese: "子结构的数目或指针有误", english: "children are missing or too many")
        case .columnCountWrong:
            .phrase(chinese: "列数与模式不符", english: "it has not the columns of the schema")
        case .dictionaryWrong:
            .phrase(chinese: "字典缺失、多余或不是文本", english: "a dictionary lacks, is too much or no text")
        case .lengthWrong:
            .phrase(chinese: "长度、偏移或空值数为负或过大", english: "a length, offset or null count is wrong")
        case .columnTooShort:
            .phrase(chinese: "列比批短", english: "the column is shorter than the batch")
        case .bufferCountWrong:
            .phrase(chinese: "缓冲区数目与类型不符", english: "the number of buffers does not fit the type")
        case .bufferMissing: .phrase(chinese: "缓冲区指针为空", english: "a buffer is NULL")
        case .rowMissing: .phrase(chinese: "整行为空值", english: "a whole row is null")
        }
    }
}
