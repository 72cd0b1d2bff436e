/// Something the library has to tell about the caller's data: a message and the figures in it.
///
/// Errors carry one finding; an import or a check of a whole file returns many as values, so that
/// nothing is hidden behind the first.
public struct Finding: Hashable, Sendable {
    /// What is said.
    public let message: Message
    /// The figures, by placeholder name.
    public let values: [String: MessageValue]

    /// Makes a finding from a message of the catalogue and the values of its placeholders.
    public init(_ message: Message, _ values: [String: MessageValue] = [:]) {
        self.message = message
        self.values = values
    }

    /// The sentence in the given language, with every figure in its place.
    public func text(in language: Language) -> String {
        let template = language == .chinese ? message.chinese : message.english
        var pieces = MessageTemplateReader(template)
        return pieces.filled { values[$0]?.text(in: language) }
    }
}

/// An error of the library: every error can say what happened as a ``Finding``.
public protocol HospitalError: Error, Sendable {
    /// The message of the catalogue with its figures.
    var finding: Finding { get }
}

/// Fills the placeholders of a template and drops the optional parts that lack a value.
struct MessageTemplateReader {
    private var rest: Substring

    init(_ template: String) { rest = template[...] }

    mutating func filled(_ value: (String) -> String?) -> String {
        var text = ""
        while let character = rest.popFirst() {
            switch character {
            case "[":
                let part = prefixUpTo("]")
                var inner = MessageTemplateReader(String(part))
                let names = MessageTemplateReader.placeholders(in: String(part))
                if names.allSatisfy({ value($0) != nil }) {
                    text += inner.filled(value)
                }
            case "{":
                let name = String(prefixUpTo("}"))
                text += value(name) ?? "{\(name)}"
            default: text.append(character)
            }
        }
        return text
    }

    private mutating func prefixUpTo(_ end: Character) -> Substring {
        let part = rest.prefix { $0 != end }
        rest = rest.dropFirst(part.count + 1)
        return part
    }

    /// The names of the placeholders of a template, in their order.
    static func placeholders(in template: String) -> [String] {
        template.split(separator: "{").dropFirst(template.hasPrefix("{") ? 0 : 1)
            .compactMap { part in part.firstIndex(of: "}").map { String(part[..<$0]) } }
    }
}
