/// XML as text: an own writer, which needs no library.
///
/// What would be markup is escaped, and so are blanks that a reader would change: line ends in
/// texts, all of them in attributes. The text reads back as it was.
extension MarkupElement {
    /// The document with its declaration, ended by a line feed.
    ///
    /// - Parameter encoding: what the declaration says; characters that the encoding lacks are
    ///   written as references, so that every text can be sent in it.
    /// - Returns: the text, to be encoded as the declaration says.
    /// - Throws: `characterInvalid` for a control character, which no XML may have.
    public func document(in encoding: TextEncoding) throws(XMLError) -> String {
        let name = encoding == .utf16le ? "UTF-16" : encoding.name
        var writer = XMLWriter(encoding)
        writer.text = "<?xml version=\"1.0\" encoding=\"\(name)\"?>\n"
        try writer.append(self, indent: 0)
        return writer.text
    }
}

private struct XMLWriter {
    var text = ""
    private let isGBK: Bool

    init(_ encoding: TextEncoding) { isGBK = encoding == .gbk }

    /// Elements stand in each other as deep as a message has them: the caller made the tree.
    mutating func append(_ element: MarkupElement, indent: Int) throws(XMLError) {
        text += String(repeating: " ", count: indent) + "<" + element.name
        for (name, value) in element.attributes {
            text += " \(name)=\""
            try append(value, of: name, isAttribute: true)
            text += "\""
        }
        if element.children.isEmpty && element.text.isEmpty {
            text += "/>\n"
            return
        }
        text += ">"
        try append(element.text, of: element.name, isAttribute: false)
        if !element.children.isEmpty {
            text += "\n"
            for child in element.children { try append(child, indent: indent + 1) }
            text += String(repeating: " ", count: indent)
        }
        text += "</\(element.name)>\n"
    }

    private mutating func append(
        _ value: String, of name: String, isAttribute: Bool
    ) throws(XMLError) {
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"" where isAttribute: text += "&quot;"
            case "\r", "\u{85}", "\u{2028}": append(reference: scalar)
            case "\n" where isAttribute, "\t" where isAttribute: append(reference: scalar)
            case "\n", "\t": text.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}":
                throw .characterInvalid(name: name, scalar)
            case _ where !scalar.isASCII && isGBK && !TextEncoding.gbk.canEncode("\(scalar)"):
                append(reference: scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    private mutating func append(reference scalar: Unicode.Scalar) {
        text += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
    }
}
