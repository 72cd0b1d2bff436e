import HospitalCore

/// Something that a check of a form or a response found: how grave, what, and where.
public struct FHIRIssue: Equatable, Sendable {
    /// How grave an issue is, in the words of FHIR's OperationOutcome.
    public enum Severity: String, CaseIterable, Sendable {
        /// The data do not fit the form at all; no state of a response excuses it.
        case fatal
        /// A rule of the form is broken.
        case error
        /// It is taken, but somebody should look.
        case warning
        /// Told for completeness: something was not decided here.
        case information
    }

    /// How grave.
    public let severity: Severity
    /// What.
    public let code: FHIRIssueCode
    /// Where: `QuestionnaireResponse.item[0].answer[1]`.
    public let path: String
    /// The item of the form; empty for the whole resource.
    public let linkID: String

    /// An issue of the severity that its code has, unless another is given.
    public init(
        _ code: FHIRIssueCode, at path: String, linkID: String = "", severity: Severity? = nil
    ) {
        self.severity = severity ?? code.severity
        self.code = code
        self.path = path
        self.linkID = linkID
    }

    /// Whether a resource with this issue is refused.
    public var isRefusal: Bool { severity == .fatal || severity == .error }

    /// The sentence in both languages.
    public var finding: Finding {
        Finding(
            .fhirIssue,
            [
                "path": .text(path), "item": linkID.isEmpty ? nil : .text(linkID),
                "detail": .phrase(chinese: code.chinese, english: code.english),
            ].compactMapValues(\.self))
    }
}

/// What an issue is about: the codes of the reference validator of structured data capture, the
/// keys of the constraints of the specification (`que-12`), and a few of our own.
public struct FHIRIssueCode: Hashable, Sendable {
    /// The code.
    public let code: String
    /// How grave it is in a response that is completed.
    public let severity: FHIRIssue.Severity
    /// What it says, in Chinese.
    public let chinese: String
    /// What it says, in English.
    public let english: String

    init(
        _ code: String, _ severity: FHIRIssue.Severity, zh chinese: String, en english: String
    ) {
        self.code = code
        self.severity = severity
        self.chinese = chinese
        self.english = english
    }

    /// Every code.
    public static let all: [FHIRIssueCode] =
        structureCodes + answerCodes + formCodes + mappingCodes

    /// Two codes are the same when their texts are.
    public static func == (one: FHIRIssueCode, other: FHIRIssueCode) -> Bool {
        one.code == other.code
    }

    /// Hashes the code.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
