/// Takes comments and the contents of texts out of Swift code, so that a rule about code is not
/// broken by a sentence. Code inside of an interpolation stays, and so do all line ends.
struct SwiftCode {
    private let source: [Character]
    private var position = 0
    private var result = ""

    /// The code of a Swift file with a blank for each character of a comment or a text.
    static func withoutCommentsAndTexts(_ text: String) -> String {
        // CR LF is one Character; line numbers count on LF alone.
        var code = SwiftCode(source: Array(text))
        code.readCode(untilParenthesis: false)
        return code.result
    }

    private init(source: [Character]) {
        self.source = source
    }

    private func stands(_ text: String) -> Bool {
        var index = position
        for character in text {
            guard index < source.count, source[index] == character else { return false }
            index += 1
        }
        return true
    }

    private mutating func keep(_ count: Int) {
        for _ in 0..<count where position < source.count {
            result.append(source[position])
            position += 1
        }
    }

    private mutating func blank(_ count: Int) {
        for _ in 0..<count where position < source.count {
            result.append(source[position].isNewline ? "\n" : " ")
            position += 1
        }
    }

    private mutating func readCode(untilParenthesis: Bool) {
        var depth = 0
        while position < source.count {
            if stands("//") {
                while position < source.count, !source[position].isNewline { blank(1) }
            } else if stands("/*") {
                readBlockComment()
            } else if let hashes = textStart() {
                readText(hashes: hashes)
            } else {
                if source[position] == "(" { depth += 1 }
                if source[position] == ")" {
                    if untilParenthesis && depth == 0 { return }
                    depth -= 1
                }
                keep(1)
            }
        }
    }

    private mutating func readBlockComment() {
        var depth = 0
        repeat {
            if stands("/*") {
                depth += 1
                blank(2)
            } else if stands("*/") {
                depth -= 1
                blank(2)
            } else {
                blank(1)
            }
        } while depth > 0 && position < source.count
    }

    /// How many `#` open the text that starts here; `nil` when none starts.
    private func textStart() -> Int? {
        var hashes = 0
        while position + hashes < source.count, source[position + hashes] == "#" { hashes += 1 }
        let quote = position + hashes
        return quote < source.count && source[quote] == "\"" ? hashes : nil
    }

    private mutating func readText(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        keep(hashes)
        let quotes = stands("\"\"\"") ? "\"\"\"" : "\""
        keep(quotes.count)
        while position < source.count {
            if stands(quotes + marks) {
                return keep(quotes.count + hashes)
            } else if stands("\\" + marks + "(") {
                blank(hashes + 1)
                keep(1)
                readCode(untilParenthesis: true)
                keep(1)
            } else if stands("\\" + marks) {
                blank(hashes + 2)
            } else {
                blank(1)
            }
        }
    }
}
