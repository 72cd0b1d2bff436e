/// HTML or SVG as it is written: what stands in the program goes in as it is, and what comes from
/// data is escaped, so that a name such as `<script>` is read and never run.
struct Markup {
    /// What was written so far.
    private(set) var text = ""

    /// Writes what stands in the program.
    mutating func write(_ markup: StaticString) { text += markup.description }

    /// Writes a number.
    mutating func write(_ number: Int) { text += String(number) }

    /// Writes what was escaped already.
    mutating func write(_ other: Markup) { text += other.text }

    /// Writes a text of the data.
    mutating func escape(_ data: String) {
        for scalar in data.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            // A line ends with one character, however the data end theirs.
            case "\r": break
            case "\t", "\n": text.unicodeScalars.append(scalar)
            // HTML has no such characters, not even escaped.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    /// Writes an element around a text of the data.
    mutating func element(_ name: StaticString, _ data: String) { element(name, "", data) }

    /// Writes an element of a class around a text of the data.
    mutating func element(_ name: StaticString, _ kind: StaticString, _ data: String) {
        open(name, kind)
        escape(data)
        close(name)
    }

    /// Opens an element of a class.
    mutating func open(_ name: StaticString, _ kind: StaticString = "") {
        text += "<" + name.description
        if kind.utf8CodeUnitCount > 0 { text += " class=\"\(kind)\"" }
        text += ">"
    }

    /// Closes an element.
    mutating func close(_ name: StaticString) { text += "</\(name)>\n" }

    /// Opens an element of SVG with attributes that are numbers.
    mutating func shape(
        _ name: StaticString, _ kind: StaticString, _ numbers: KeyValuePairs<StaticString, Int>
    ) {
        text += "<\(name) class=\"\(kind)\""
        for (attribute, number) in numbers { text += " \(attribute)=\"\(number)\"" }
    }

    /// Ends a shape without content.
    mutating func end() { text += "/>\n" }

    /// Writes a text of a picture at a place.
    mutating func label(_ kind: StaticString, x: Int, y: Int, _ data: String) {
        shape("text", kind, ["x": x, "y": y])
        text += ">"
        escape(data)
        text += "</text>\n"
    }

    /// Writes the words that a reader hears, or sees over a shape.
    mutating func title(_ data: String) { element("title", data) }
}
