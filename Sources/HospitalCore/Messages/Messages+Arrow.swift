/// Messages about tables that come and go as Arrow streams: 1160–1199.
extension Message {
    static let arrowMessages: [Message] = [
        arrowStreamEmpty, arrowProducerFailed, arrowSchemaInvalid, arrowTypeUnsupported,
        arrowBatchInvalid, arrowBatchTooLong, arrowOffsetsWrong, arrowIndexOutside,
        arrowTextInvalid, arrowTypeRefused, arrowFloatRefused, arrowCellUnfit,
    ]

    /// A stream that is not there, was released, or lacks a function.
    public static let arrowStreamEmpty = Message(
        1160, "arrow_stream_empty", .argument,
        zh: "没有可读的Arrow数据流：指针为空、数据流已释放或缺少回调函数。",
        en:
            "There is no Arrow stream to read: the pointer is NULL, or the stream was released or lacks a function."
    )
    /// What the producer of a stream says of its own failure.
    public static let arrowProducerFailed = Message(
        1161, "arrow_producer_failed", .io,
        zh: "Arrow数据流的提供方报告错误{code}[：{detail}]。",
        en: "The producer of the Arrow stream reports error {code}[: {detail}].")
    /// A schema that breaks the rules of the interface.
    public static let arrowSchemaInvalid = Message(
        1162, "arrow_schema_invalid", .format,
        zh: "Arrow数据流的模式有误[（列“{column}”）]：{detail}。",
        en: "The schema of the Arrow stream is wrong[ (column \"{column}\")]: {detail}.")
    /// A type that is not read.
    public static let arrowTypeUnsupported = Message(
        1163, "arrow_type_unsupported", .format,
        zh:
            "列“{column}”的Arrow类型“{format}”不能读取，可用：整数、decimal128、date32、无时区的timestamp、utf8、large_utf8、utf8_view、字典文本、bool、null。",
        en:
            "Column \"{column}\" has the Arrow type \"{format}\", which is not read; taken are integers, decimal128, date32, timestamp without a zone, utf8, large_utf8, utf8_view, dictionary text, bool, null."
    )
    /// A batch that breaks the rules of the interface.
    public static let arrowBatchInvalid = Message(
        1164, "arrow_batch_invalid", .format,
        zh: "第{batch}批Arrow数据有误[（列“{column}”）]：{detail}。",
        en: "Batch {batch} of the Arrow stream is wrong[ (column \"{column}\")]: {detail}.")
    /// A batch with more rows than are taken at once.
    public static let arrowBatchTooLong = Message(
        1165, "arrow_batch_too_long", .tooBig,
        zh: "第{batch}批Arrow数据有{count}行，超过{limit}行，请分成较小的批。",
        en:
            "Batch {batch} of the Arrow stream has {count} rows, more than {limit}; cut it into smaller ones."
    )
    /// Offsets of texts that go back or beyond the data.
    public static let arrowOffsetsWrong = Message(
        1166, "arrow_offsets_wrong", .format,
        zh: "第{batch}批Arrow数据的列“{column}”：第{row}个文本的偏移量为负、不递增或超出数据。",
        en:
            "Batch {batch} of the Arrow stream, column \"{column}\": the offset of text {row} is negative, goes back or lies outside of the data."
    )
    /// An index beyond its dictionary.
    public static let arrowIndexOutside = Message(
        1167, "arrow_index_outside", .range,
        zh: "第{row}行“{column}”列：字典序号{index}不在字典的{count}个值之内。",
        en:
            "Row {row}, column \"{column}\": the dictionary index {index} is none of the {count} values."
    )
    /// Bytes that are no text.
    public static let arrowTextInvalid = Message(
        1168, "arrow_text_invalid", .encoding,
        zh: "第{row}行“{column}”列不是有效的UTF-8文本。",
        en: "Row {row}, column \"{column}\" is not valid UTF-8 text.")
    /// A type that the column of the table does not take.
    public static let arrowTypeRefused = Message(
        1169, "arrow_type_refused", .format,
        zh: "列“{column}”的Arrow类型是{type}，这里需要{expected}。",
        en: "Column \"{column}\" has the Arrow type {type}; needed here: {expected}.")
    /// Binary fractions where exact numbers are kept.
    public static let arrowFloatRefused = Message(
        1170, "arrow_float_refused", .format,
        zh: "列“{column}”是二进制浮点数（{type}）：金额和数值不从浮点数读取，请给decimal128、整数或文本。",
        en:
            "Column \"{column}\" holds binary fractions ({type}): amounts and numbers are not read from them; give decimal128, integers or text."
    )
    /// A value of a table that does not fit its column of a stream.
    public static let arrowCellUnfit = Message(
        1171, "arrow_cell_unfit", .format,
        zh: "第{row}行“{column}”列的值“{value}”不是{kind}，不能写成Arrow数据。",
        en:
            "Row {row}, column \"{column}\": the value \"{value}\" is no {kind} and cannot be written as Arrow data."
    )
}
