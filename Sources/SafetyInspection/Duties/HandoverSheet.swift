import HospitalCore

/// A hand-over of a shift (交接班记录): the required facts of every person, and it is not closed
/// while one of them is blank.
///
/// Blanks and white space say nothing; a zero or “无” does.
/// - Source: requirements S-149
public struct HandoverSheet: Equatable, Sendable {
    /// What is written about a person.
    public struct Entry: Equatable, Sendable {
        /// The person, or the bed.
        public let subject: String
        /// The facts by field.
        public let facts: [String: String]

        /// An entry.
        public init(_ subject: String, facts: [String: String]) {
            self.subject = subject
            self.facts = facts
        }
    }

    /// A fact that is missing; without a field the person is missing altogether.
    public struct Blank: Equatable, Sendable {
        /// The person.
        public let subject: String
        /// The field; `nil` when nothing is written about the person.
        public let field: String?
    }

    /// What is missing, person by person and field by field.
    public let blanks: [Blank]

    /// Whether the hand-over can be closed.
    public var isClosed: Bool { blanks.isEmpty }

    /// A sheet.
    /// - `fields`: the facts that every person needs.
    /// - `subjects`: those who must be on it.
    /// - Throws: `fieldsMissing` when no fact is required; `codeTwice` for a field, a person to be
    ///   handed over or an entry that stands twice; `unknown` for an entry of another person or a
    ///   fact that is not on the sheet.
    public init(
        fields: [String], of subjects: [String], _ entries: [Entry]
    ) throws(SafetyDutyError) {
        guard !fields.isEmpty else { throw .fieldsMissing }
        try SafetyDutyError.checkUnique(fields)
        try SafetyDutyError.checkUnique(subjects)
        try SafetyDutyError.checkUnique(entries.map(\.subject))
        var written: [String: [String: String]] = [:]
        for entry in entries {
            guard subjects.contains(entry.subject) else {
                throw .unknown(
                    .subject, entry.subject,
                    nearest: NearestName.nearest(to: entry.subject, in: subjects))
            }
            for field in entry.facts.keys.sorted() where !fields.contains(field) {
                throw .unknown(
                    .field, field, nearest: NearestName.nearest(to: field, in: fields))
            }
            written[entry.subject] = entry.facts
        }
        blanks = subjects.flatMap { subject in
            guard let facts = written[subject] else { return [Blank(subject: subject, field: nil)] }
            return fields.filter { Self.isBlank(facts[$0]) }
                .map { Blank(subject: subject, field: $0) }
        }
    }

    private static func isBlank(_ fact: String?) -> Bool {
        fact?.allSatisfy(\.isWhitespace) ?? true
    }
}
