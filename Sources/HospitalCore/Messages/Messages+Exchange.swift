/// Messages about adapters, code maps, messages between systems and events: 5400–5449.
extension Message {
    static let exchangeMessages: [Message] = [
        adapterUnknown, adapterEmpty, adapterFieldMissing, adapterSourceUnclear, codeUnmapped,
        codeAmbiguous, fieldNotANumber, fieldNotADay, rowChanged, xmlLibraryMissing,
        xmlTooLong, xmlDeclarationRefused, xmlMalformed, xmlTooDeep, xmlTooManyElements,
        xmlEncodingUnknown, xmlCharacterInvalid, xmlElementUnknown, xmlAttributeMissing,
        xmlAttributeInvalid, messageSignatureUnchecked, messageForOther, messageSentUnknown,
        sensitiveRefused, eventNotFree, eventNotHeld, eventUnknown, eventDiffers, messageEmpty,
        messageDiffers,
    ]

    /// An adapter that is not in the book.
    public static let adapterUnknown = Message(
        5400, "adapter_unknown", .unknown,
        zh: "账簿中没有导入适配“{adapter}”[，是否指“{nearest}”]。",
        en: "The book has no adapter \"{adapter}\"[; did you mean \"{nearest}\"?].")
    /// An adapter without columns.
    public static let adapterEmpty = Message(
        5401, "adapter_empty", .missing,
        zh: "导入适配“{adapter}”没有列。", en: "The adapter \"{adapter}\" has no columns.")
    /// A field that the rows of the host system do not have.
    public static let adapterFieldMissing = Message(
        5402, "adapter_field_missing", .missing,
        zh: "导入适配“{adapter}”需要字段“{field}”，来源数据中没有[，是否指“{nearest}”]。",
        en: "The adapter \"{adapter}\" needs the field \"{field}\", which the rows do not have"
            + "[; did you mean \"{nearest}\"?].")
    /// A column with a field and a constant, or with neither.
    public static let adapterSourceUnclear = Message(
        5403, "adapter_source_unclear", .format,
        zh: "导入适配“{adapter}”的列“{column}”须在来源字段和固定值中恰选其一，对照和倍数不能并用，固定值不能对照或换算。",
        en: "The column \"{column}\" of the adapter \"{adapter}\" needs a field or a constant and "
            + "not both; a field may have a kind of code or a factor, a constant has neither.")
    /// A code without a pair.
    public static let codeUnmapped = Message(
        5404, "code_unmapped", .unknown,
        zh: "“{code}”在{day}没有{kind}编码对照。", en: "\"{code}\" has no {kind} code of ours on {day}.")
    /// A code with several pairs.
    public static let codeAmbiguous = Message(
        5405, "code_ambiguous", .duplicate,
        zh: "“{code}”的{kind}编码对照不唯一：{codes}。",
        en: "\"{code}\" stands for several {kind} codes: {codes}.")
    /// A value with a factor that is no number.
    public static let fieldNotANumber = Message(
        5406, "field_not_a_number", .format,
        zh: "“{value}”不是数值或换算后超出范围。", en: "\"{value}\" is no number, or too large in our unit.")
    /// A field of the day that has none.
    public static let fieldNotADay = Message(
        5407, "field_not_a_day", .format,
        zh: "“{value}”不是日期，无法确定编码对照的有效日。",
        en: "\"{value}\" is no day, so the codes that hold are not known.")
    /// A row that is in the table with other values.
    public static let rowChanged = Message(
        5408, "row_changed", .conflict,
        zh: "表{table}中已有相同主键而内容不同的行（{key}）。",
        en: "The table {table} has a row of the same key with other values ({key}).")
    /// The library that reads XML is not there.
    public static let xmlLibraryMissing = Message(
        5409, "xml_library_missing", .unknown,
        zh: "本机没有安装libxml2（找不到{name}），不能读取XML报文；请安装软件包libxml2。",
        en: "libxml2 is not installed ({name} was not found), so XML messages cannot be read; "
            + "install the package libxml2.")
    /// A document that is too long.
    public static let xmlTooLong = Message(
        5410, "xml_too_long", .tooBig,
        zh: "XML报文超过{limit}字节。", en: "The XML message has more than {limit} bytes.")
    /// A document with a document type.
    public static let xmlDeclarationRefused = Message(
        5411, "xml_declaration_refused", .format,
        zh: "XML报文含有DOCTYPE或实体声明，不予读取。",
        en: "The XML message has a DOCTYPE or declares entities and is not read.")
    /// A document that is no XML.
    public static let xmlMalformed = Message(
        5412, "xml_malformed", .format,
        zh: "XML报文第{line}行有误[：{detail}]。",
        en: "Line {line} of the XML message is wrong[: {detail}].")
    /// Elements in elements in elements.
    public static let xmlTooDeep = Message(
        5413, "xml_too_deep", .tooBig,
        zh: "XML报文第{line}行的元素嵌套超过{limit}层。",
        en: "In line {line} of the XML message, elements stand more than {limit} deep.")
    /// More elements than are taken.
    public static let xmlTooManyElements = Message(
        5414, "xml_too_many_elements", .tooBig,
        zh: "XML报文的元素超过{limit}个，请分成较小的报文。",
        en: "The XML message has more than {limit} elements; cut it into smaller ones.")
    /// An encoding that is not read.
    public static let xmlEncodingUnknown = Message(
        5415, "xml_encoding_unknown", .encoding,
        zh: "XML报文声明的编码“{name}”不能读取，可用UTF-8、GBK、GB2312、GB18030、UTF-16。",
        en: "The XML message declares the encoding \"{name}\"; read are UTF-8, GBK, GB2312, "
            + "GB18030 and UTF-16.")
    /// A character that no XML may have.
    public static let xmlCharacterInvalid = Message(
        5416, "xml_character_invalid", .encoding,
        zh: "“{name}”含有XML不允许的字符{character}。",
        en: "\"{name}\" has the character {character}, which no XML may have.")
    /// An element that the form does not have there.
    public static let xmlElementUnknown = Message(
        5417, "xml_element_unknown", .unknown,
        zh: "XML报文第{line}行：“{parent}”中不应有“{element}”。",
        en: "Line {line} of the XML message: \"{element}\" may not stand in \"{parent}\".")
    /// An attribute that must be there.
    public static let xmlAttributeMissing = Message(
        5418, "xml_attribute_missing", .missing,
        zh: "XML报文第{line}行：“{element}”缺少属性“{attribute}”。",
        en: "Line {line} of the XML message: \"{element}\" lacks the attribute \"{attribute}\".")
    /// An attribute with a value that it does not take.
    public static let xmlAttributeInvalid = Message(
        5419, "xml_attribute_invalid", .format,
        zh: "XML报文第{line}行：“{element}”的属性“{attribute}”不能为“{value}”。",
        en: "Line {line} of the XML message: the attribute \"{attribute}\" of \"{element}\" cannot "
            + "be \"{value}\".")
    /// A signed message whose signature the host has not checked.
    public static let messageSignatureUnchecked = Message(
        5420, "message_signature_unchecked", .approval,
        zh: "报文{message}带有签名，须由调用方验签并告知结果（signature_holds）。",
        en: "The message {message} is signed: the host checks the signature and says so "
            + "(signature_holds).")
    /// A message for another system.
    public static let messageForOther = Message(
        5421, "message_for_other", .conflict,
        zh: "报文{message}的接收方是“{receiver}”，不是“{own}”。",
        en: "The message {message} is for \"{receiver}\", not for \"{own}\".")
    /// An acknowledgement of a message that was not sent.
    public static let messageSentUnknown = Message(
        5422, "message_sent_unknown", .unknown,
        zh: "没有发往“{receiver}”的报文{message}。",
        en: "No message {message} was made for \"{receiver}\".")
    /// Sensitive columns in a plain export.
    public static let sensitiveRefused = Message(
        5423, "sensitive_refused", .approval,
        zh: "{table}含敏感列（{columns}），未经许可不能明文导出。",
        en: "{table} has sensitive columns ({columns}) and is not exported plainly without leave.")
    /// An event that cannot be taken.
    public static let eventNotFree = Message(
        5424, "event_not_free", .conflict,
        zh: "事件{event}{state}，不能领取。", en: "The event {event} is {state} and cannot be taken.")
    /// An answer about an event from somebody who does not have it.
    public static let eventNotHeld = Message(
        5425, "event_not_held", .conflict,
        zh: "事件{event}{state}，不在“{taker}”手中。",
        en: "The event {event} is {state} and not in the hands of \"{taker}\".")
    /// An event that is not there.
    public static let eventUnknown = Message(
        5426, "event_unknown", .unknown, zh: "没有事件{event}。", en: "There is no event {event}.")
    /// Another event under a known code.
    public static let eventDiffers = Message(
        5427, "event_differs", .conflict,
        zh: "事件{event}已存在，但内容不同。", en: "The event {event} is there and says something else.")
    /// A message without rows.
    public static let messageEmpty = Message(
        5428, "message_empty", .missing,
        zh: "报文{message}没有数据行。", en: "The message {message} has no rows.")
    /// Another message under an identifier that was sent.
    public static let messageDiffers = Message(
        5429, "message_differs", .conflict,
        zh: "发往“{receiver}”的报文{message}已生成，但内容不同。",
        en: "A message {message} for \"{receiver}\" was made before and says something else.")
}
