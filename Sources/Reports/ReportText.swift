import HospitalCore

/// A text of a report in both languages.
public struct ReportText: Hashable, Sendable {
    /// For a Chinese reader.
    public let chinese: String
    /// For an English reader.
    public let english: String

    /// A text in both languages.
    public init(zh chinese: String, en english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// A text of the data, which is the same in both.
    public init(_ text: String) { self.init(zh: text, en: text) }

    /// The text for a reader.
    public subscript(language: Language) -> String { language == .chinese ? chinese : english }
}
