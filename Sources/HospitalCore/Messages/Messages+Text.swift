/// Messages about text that comes in: encodings, JSON, delimited text: 1100–1199.
extension Message {
    static let textMessages: [Message] = [
        encodingInvalid, encodingUnmappable, jsonSyntax, jsonTooDeep, textTooLong,
        csvEmpty, csvQuote, csvFieldCount, csvLineTooLong, csvHeaderDuplicate, fileUnreadable,
        tableTooBig,
        fileUnwritable,
        argumentMissing, argumentType, argumentUnknown, argumentValue, argumentDuplicate,
    ]

    /// Bytes that are no text in the encoding; the offset counts bytes from 0.
    public static let encodingInvalid = Message(
        1100, "encoding_invalid", .encoding,
        zh: "第{offset}字节处的内容不是有效的{encoding}文本[（第{row}行）]。",
        en: "The bytes at offset {offset} are not valid {encoding} text[ (line {row})].")
    /// A character that the output encoding does not have.
    public static let encodingUnmappable = Message(
        1101, "encoding_unmappable", .encoding,
        zh: "字符“{character}”（{scalar}）无法用{encoding}表示[（第{row}行）]。",
        en: "Character \"{character}\" ({scalar}) cannot be written in {encoding}[ (row {row})].")
    /// Text that is no JSON.
    public static let jsonSyntax = Message(
        1110, "json_syntax", .format,
        zh: "JSON第{line}行第{column}列（字节{offset}）有误：{detail}。",
        en: "JSON line {line} column {column} (byte {offset}) is wrong: {detail}.")
    /// JSON nested too deeply.
    public static let jsonTooDeep = Message(
        1111, "json_too_deep", .tooBig,
        zh: "JSON第{line}行第{column}列的嵌套超过{limit}层。",
        en: "JSON line {line} column {column} is nested deeper than {limit} levels.")
    /// A text beyond the size limit.
    public static let textTooLong = Message(
        1112, "text_too_long", .tooBig,
        zh: "文本有{size}字节，超过上限{limit}字节。",
        en: "The text has {size} bytes, more than the limit of {limit}.")
    /// A file or text without a header line.
    public static let csvEmpty = Message(
        1120, "csv_empty", .missing,
        zh: "[{file}：]没有内容，连标题行也没有。", en: "[{file}: ]There is no content, not even a header line.")
    /// A quoted field that does not end as it should.
    public static let csvQuote = Message(
        1121, "csv_quote", .format,
        zh: "第{row}行第{column}列的引号不成对。", en: "Row {row} column {column}: the quotes do not match.")
    /// A row with another number of fields than the header.
    public static let csvFieldCount = Message(
        1122, "csv_field_count", .format,
        zh: "第{row}行有{count}个字段，标题行有{expected}个。",
        en: "Row {row} has {count} fields, the header has {expected}.")
    /// A row longer than the limit.
    public static let csvLineTooLong = Message(
        1123, "csv_line_too_long", .tooBig,
        zh: "第{row}行超过{limit}字节。", en: "Row {row} is longer than {limit} bytes.")
    /// A header name that stands twice.
    public static let csvHeaderDuplicate = Message(
        1124, "csv_header_duplicate", .duplicate,
        zh: "标题行中“{name}”出现了两次。", en: "The header names \"{name}\" twice.")
    /// A file that cannot be opened or read.
    public static let fileUnreadable = Message(
        1125, "file_unreadable", .io,
        zh: "无法读取文件“{file}”：{detail}。", en: "File \"{file}\" cannot be read: {detail}.")
    /// A file that cannot be written.
    public static let fileUnwritable = Message(
        1127, "file_unwritable", .io,
        zh: "无法写入文件“{file}”：{detail}。", en: "File \"{file}\" cannot be written: {detail}.")
    /// A table with more cells than are held at a time.
    public static let tableTooBig = Message(
        1126, "table_too_big", .tooBig,
        zh: "表格超过{limit}个单元格。", en: "The table has more than {limit} cells.")
    /// An argument of a procedure that is not given.
    public static let argumentMissing = Message(
        1130, "argument_missing", .missing,
        zh: "缺少参数{path}。", en: "Argument {path} is missing.")
    /// An argument of another type.
    public static let argumentType = Message(
        1131, "argument_type", .format,
        zh: "参数{path}的类型不符，需要{expected}。",
        en: "Argument {path} is of the wrong type; {expected} is needed.")
    /// An argument that the procedure does not have.
    public static let argumentUnknown = Message(
        1132, "argument_unknown", .unknown,
        zh: "没有参数{path}[，是否为“{nearest}”]。",
        en: "There is no argument {path}[; did you mean \"{nearest}\"?]")
    /// A value that the argument does not take.
    public static let argumentValue = Message(
        1133, "argument_value", .format,
        zh: "参数{path}的值“{value}”无效[，可用：{allowed}]。",
        en: "Argument {path} has the invalid value \"{value}\"[; allowed: {allowed}].")
    /// A member that stands twice.
    public static let argumentDuplicate = Message(
        1134, "argument_duplicate", .duplicate,
        zh: "参数{path}重复出现。", en: "Argument {path} stands twice.")
}
