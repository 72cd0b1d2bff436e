import HospitalCore

/// Why a text is not accepted as JSON, with the place where it stops being JSON.
public enum JSONError: HospitalError, Hashable {
    /// The text breaks a rule of RFC 8259.
    case syntax(JSONFault, at: JSONPosition)
    /// Lists and objects stand inside one another deeper than the limit.
    case tooDeep(at: JSONPosition, limit: Int)
    /// The text is longer than the limit, both in bytes.
    case tooLong(size: Int, limit: Int)
    /// The bytes from `offset` on are no UTF-8.
    case encoding(offset: Int, line: Int)

    /// The message with the place and the reason.
    public var finding: Finding {
        switch self {
        case .syntax(let fault, let position):
            return Finding(
                .jsonSyntax,
                [
                    "line": .count(position.line), "column": .count(position.column),
                    "offset": .count(position.offset), "detail": fault.phrase,
                ])
        case .tooDeep(let position, let limit):
            return Finding(
                .jsonTooDeep,
                [
                    "line": .count(position.line), "column": .count(position.column),
                    "limit": .count(limit),
                ])
        case .tooLong(let size, let limit):
            return Finding(.textTooLong, ["size": .count(size), "limit": .count(limit)])
        case .encoding(let offset, let line):
            let error = TextEncodingError.invalid(offset: offset, encoding: .utf8, row: line)
            return error.finding
        }
    }
}

/// A place in a JSON text.
public struct JSONPosition: Hashable, Sendable {
    /// The line, counted from 1; CRLF, LF and CR end a line.
    public let line: Int
    /// The column in characters as a reader sees them, counted from 1.
    public let column: Int
    /// The byte, counted from 0; a byte order mark counts here, but not as a column.
    public let offset: Int

    /// A place.
    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }

    /// The place of a byte in a text that is valid UTF-8.
    init(offset: Int, in bytes: UnsafeBufferPointer<UInt8>, startingAt start: Int) {
        var line = 1
        var lineStart = start
        var at = start
        while at < offset {
            let isBreak = bytes[at] == UInt8(ascii: "\n")
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0
            let isLoneReturn = bytes[at] == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")
            at += 1
            if isBreak || isLoneReturn {
                line += 1
                lineStart = at
            }
        }
        let before = String(decoding: bytes[lineStart..<offset], as: UTF8.self)
        self.init(line: line, column: before.count + 1, offset: offset)
    }
}

/// The rules of RFC 8259 that a text can break.
public enum JSONFault: Hashable, Sendable, CaseIterable {
    /// The text ends inside of a value.
    case unexpectedEnd
    /// Something else stands where a value must begin.
    case valueExpected
    /// Something else stands where the quoted name of a member must begin.
    case nameExpected
    /// No colon follows the name.
    case colonExpected
    /// Neither a comma nor the end of the list follows a value.
    case arrayNotClosed
    /// Neither a comma nor the end of the object follows a member.
    case objectNotClosed
    /// A comma stands before the end of a list or object.
    case commaBeforeEnd
    /// A text has no closing quote.
    case stringNotClosed
    /// A control character stands in a text without an escape.
    case controlCharacter
    /// A backslash is followed by something that is no escape.
    case unknownEscape
    /// `\u` is not followed by four hexadecimal digits.
    case badCodeEscape
    /// Half of a surrogate pair is missing.
    case loneSurrogate
    /// A number starts with a zero and goes on with a digit.
    case leadingZero
    /// A number lacks a digit.
    case digitExpected
    /// Something follows the end of the document.
    case contentAfterEnd

    /// The reason in both languages.
    public var phrase: MessageValue {
        let words = wording
        return .phrase(chinese: words.chinese, english: words.english)
    }

    private var wording: (chinese: String, english: String) {
        switch self {
        case .unexpectedEnd: return ("文本提前结束", "the text ends too early")
        case .valueExpected: return ("此处应为一个值", "a value is expected here")
        case .nameExpected: return ("此处应为用双引号括起的名称", "a name in double quotes is expected here")
        case .colonExpected: return ("名称之后应为冒号", "a colon is expected after the name")
        case .arrayNotClosed:
            return ("此处应为逗号或右方括号", "a comma or a closing bracket is expected here")
        case .objectNotClosed:
            return ("此处应为逗号或右花括号", "a comma or a closing brace is expected here")
        case .commaBeforeEnd: return ("最后一项之后不应有逗号", "the last item is followed by a comma")
        case .stringNotClosed: return ("字符串缺少结束的双引号", "a text has no closing quote")
        case .controlCharacter:
            return ("字符串中的控制字符必须转义", "a control character in a text must be escaped")
        case .unknownEscape: return ("反斜杠之后的字符无效", "the backslash is followed by no known escape")
        case .badCodeEscape:
            return ("\\u之后应为四位十六进制数字", "\\u must be followed by four hexadecimal digits")
        case .loneSurrogate: return ("代理对不完整", "half of a surrogate pair is missing")
        case .leadingZero: return ("数字不能以0开头", "a number must not start with a zero")
        case .digitExpected: return ("数字不完整，此处应为数字", "the number lacks a digit here")
        case .contentAfterEnd:
            return ("文档结束之后还有内容", "something follows the end of the document")
        }
    }
}
