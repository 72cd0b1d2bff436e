/// A documentation comment, taken apart into the sections a caller from C reads.
///
/// It opens with one or more paragraphs, followed by `- Parameters:` with one item each, or by
/// `- Parameter name:` where there is one, then by `- Returns:`, `- Errors:`, `- Thread:` and
/// `- Since:`. Deeper lines continue the section or item above them.
struct DocumentationComment: Equatable {
    /// The sections every function has, in the order the header shows them.
    static let requiredSections = ["Returns", "Errors", "Thread", "Since"]

    /// The paragraphs before the first section, each on one line; a line of an indented block or of
    /// a list stays a line of its own.
    private(set) var paragraphs: [String] = []
    /// What each parameter is.
    private(set) var parameters: [String: String] = [:]
    /// The text of each other section.
    private(set) var sections: [String: String] = [:]

    /// What stands before the name of a parameter that is the only one.
    private static let onlyParameter = "- Parameter "

    /// Where the next continuing line belongs.
    private enum Place {
        case paragraph, newParagraph, parameters
        case parameter(String)
        case section(String)
    }

    init(lines: [String]) {
        var place = Place.newParagraph
        for line in lines {
            place = read(line, at: place)
        }
    }

    private mutating func read(_ line: String, at place: Place) -> Place {
        let text = line.trimmed
        if line.hasPrefix(Self.onlyParameter),
            let (name, rest) = Self.item("- " + line.dropFirst(Self.onlyParameter.count))
        {
            parameters[name] = rest
            return .parameter(name)
        }
        if let (key, rest) = Self.item(line), line.hasPrefix("- ") {
            if key == "Parameters" { return .parameters }
            if Self.requiredSections.contains(key) {
                sections[key] = rest
                return .section(key)
            }
        }
        switch place {
        case .paragraph, .newParagraph:
            return readParagraph(line, text, at: place)
        case .parameters, .parameter:
            if let (name, rest) = Self.item(line) {
                parameters[name] = rest
                return .parameter(name)
            }
            if case .parameter(let name) = place {
                parameters[name, default: ""].append(continuing: text)
            }
            return place
        case .section(let key):
            sections[key, default: ""].append(continuing: text)
            return place
        }
    }

    private mutating func readParagraph(_ line: String, _ text: String, at place: Place) -> Place {
        if text.isEmpty { return .newParagraph }
        let standsAlone = line.hasPrefix("    ")
        if standsAlone {
            paragraphs.append("    " + text.withoutMarkup)
            return .newParagraph
        }
        if case .paragraph = place, !text.hasPrefix("- ") {
            paragraphs[paragraphs.count - 1].append(continuing: text.withoutMarkup)
        } else {
            paragraphs.append(text.withoutMarkup)
        }
        return .paragraph
    }

    /// The name and the text of `- name: text`; `nil` for any other line.
    private static func item(_ line: String) -> (String, String)? {
        let text = line.trimmed
        guard text.hasPrefix("- "), let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[text.index(text.startIndex, offsetBy: 2)..<colon]
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
            return nil
        }
        return (String(name), String(text[text.index(after: colon)...]).trimmed.withoutMarkup)
    }
}

extension String {
    /// The text without blanks around it.
    var trimmed: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    /// The text without the marks of Swift documentation, in the characters every editor has.
    var withoutMarkup: String {
        var text = ""
        for character in self where character != "`" {
            switch character {
            case "\u{2212}", "\u{2013}": text.append("-")
            case "\u{2026}": text.append("...")
            case "\u{2264}": text.append("<=")
            case "\u{2265}": text.append(">=")
            default: text.append(character)
            }
        }
        return text
    }

    /// Appends a line of the same paragraph.
    mutating func append(continuing line: String) {
        guard !line.isEmpty else { return }
        self += (isEmpty ? "" : " ") + line.withoutMarkup
    }
}
