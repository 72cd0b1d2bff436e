import HospitalCore

/// How an item is answered and what an answer earns.
///
/// | kind | earns |
/// |---|---|
/// | `yesNo` | all points for yes, none for no |
/// | `points` | the points that the inspector gives, 0 to the item's points |
/// | `occurrences` | points − occurrences × deduction, never below the floor (每处扣分) |
/// | `number` | all points inside of the limits (both included), none outside |
/// | `choice` | the score of the choice; a choice without a score counts as not applicable |
/// | `text`, `day`, `photo`, `signature` | all points when the fact is there |
public enum AnswerKind: Equatable, Sendable {
    /// Yes (合格) or no (不合格).
    case yesNo
    /// Points given by the inspector.
    case points
    /// A count of faults; each costs `deduction` points and the item never earns less than `floor`.
    case occurrences(deduction: Decimal, floor: Decimal)
    /// A reading with its limits.
    case number(NumberLimits)
    /// One of several answers.
    case choice([Choice])
    /// Free text.
    case text
    /// A day.
    case day
    /// The reference of a photograph that the host keeps.
    case photo
    /// The code of the person who signed; the host proves who it was.
    case signature

    /// Between which limits a reading is in order; a missing limit is no limit.
    public struct NumberLimits: Equatable, Sendable {
        /// The lowest reading in order.
        public let minimum: Decimal?
        /// The highest reading in order.
        public let maximum: Decimal?
        /// The unit that the inspector reads: `℃`.
        public let unit: String

        /// Limits in a unit.
        public init(minimum: Decimal? = nil, maximum: Decimal? = nil, unit: String) {
            self.minimum = minimum
            self.maximum = maximum
            self.unit = unit
        }

        /// Whether a reading is in order.
        public func contains(_ reading: Decimal) -> Bool {
            if let minimum, reading < minimum { return false }
            if let maximum, reading > maximum { return false }
            return true
        }
    }

    /// One of the answers of a choice.
    public struct Choice: Equatable, Sendable {
        /// The code that an answer names.
        public let code: String
        /// What the inspector reads.
        public let text: String
        /// What it earns; `nil` takes the item out of the score.
        public let score: Decimal?
        /// Whether it is a failure whatever it earns.
        public let isFailure: Bool

        /// A choice.
        public init(_ code: String, _ text: String, score: Decimal?, isFailure: Bool = false) {
            self.code = code
            self.text = text
            self.score = score
            self.isFailure = isFailure
        }
    }
}

/// What an inspector answered to one item.
public enum Answer: Equatable, Sendable {
    /// In order (合格).
    case yes
    /// Not in order (不合格).
    case no
    /// The item does not apply here (不适用).
    case notApplicable
    /// Points given.
    case points(Decimal)
    /// How many faults were counted.
    case occurrences(Int)
    /// A reading.
    case number(Decimal)
    /// The code of a choice.
    case choice(String)
    /// Free text.
    case text(String)
    /// A day.
    case day(Day)
    /// The reference of a photograph.
    case photo(String)
    /// The person who signed.
    case signature(Person.ID)

    /// Whether an item of this kind can be answered so; choices are checked apart, by their code.
    func fits(_ kind: AnswerKind) -> Bool {
        switch (self, kind) {
        case (.notApplicable, _), (.yes, .yesNo), (.no, .yesNo), (.points, .points),
            (.occurrences, .occurrences), (.number, .number), (.choice, .choice), (.text, .text),
            (.day, .day), (.photo, .photo), (.signature, .signature):
            return true
        default: return false
        }
    }
}
