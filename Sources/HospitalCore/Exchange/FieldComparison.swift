/// What the fields of a paper form or of a host system lack, have too much, or hold otherwise than
/// the columns they are to fill (字段核对; S-247).
///
/// A text takes any value that is short enough; a whole number fits where a decimal stands; every
/// other pair of kinds is a difference. A kind or a length that nobody told is not compared.
public struct FieldComparison: Sendable {
    /// What a field holds.
    public enum Kind: String, CaseIterable, Sendable {
        /// Text.
        case text
        /// A whole number.
        case whole
        /// A number with decimals, an amount among them.
        case decimal
        /// A calendar day.
        case day
        /// A month.
        case month
        /// A day with a time.
        case moment
        /// Yes or no.
        case flag
    }

    /// A field as one side describes it.
    public struct Field: Hashable, Sendable {
        /// The name.
        public let name: String
        /// What it holds; `nil` when nobody told.
        public let kind: Kind?
        /// The most characters of a text; `nil` without a limit or when nobody told.
        public let length: Int?
        /// Whether there must be a value.
        public let isNeeded: Bool

        /// A field.
        public init(_ name: String, _ kind: Kind?, length: Int? = nil, isNeeded: Bool = false) {
            self.name = name
            self.kind = kind
            self.length = length
            self.isNeeded = isNeeded
        }
    }

    /// How a field stands.
    public enum Standing: String, CaseIterable, Sendable {
        /// Both have it, and it fits.
        case matching
        /// Ours must have a value, and theirs does not have the field: an entry is missing.
        case missing
        /// Ours may be empty, and theirs does not have the field.
        case absent
        /// Theirs has a field that no column of ours takes.
        case extra
        /// Both have it, of different kinds.
        case kindDiffers = "kind_differs"
        /// Theirs may be longer than ours.
        case tooLong = "too_long"
        /// Theirs may be empty where ours must have a value.
        case mayBeEmpty = "may_be_empty"
    }

    /// A line of the comparison.
    public struct Line: Hashable, Sendable {
        /// How the field stands.
        public let standing: Standing
        /// Theirs; `nil` when they lack it.
        public let theirs: Field?
        /// Ours; `nil` when we lack it.
        public let ours: Field?
    }

    /// The lines: our columns in their order, then what theirs has too much, in its order.
    public let lines: [Line]

    /// Compares fields.
    ///
    /// - Parameters:
    ///   - theirs: the fields of the form or the host system.
    ///   - ours: the columns.
    ///   - names: which of their fields fills which of our columns; where it is not said, the one
    ///     of the same name.
    public init(_ theirs: [Field], with ours: [Field], names: [String: String] = [:]) {
        let meanings = theirs.map { names[$0.name] ?? $0.name }
        var lines: [Line] = ours.map { own in
            guard let place = meanings.firstIndex(of: own.name) else {
                return Line(standing: own.isNeeded ? .missing : .absent, theirs: nil, ours: own)
            }
            let other = theirs[place]
            return Line(standing: Self.standing(other, own), theirs: other, ours: own)
        }
        let known = Set(ours.map(\.name))
        lines += zip(theirs, meanings).filter { !known.contains($1) }
            .map { Line(standing: .extra, theirs: $0.0, ours: nil) }
        self.lines = lines
    }

    /// Whether every field stands on both sides and fits.
    public var isMatching: Bool { lines.allSatisfy { $0.standing == .matching } }

    private static func standing(_ theirs: Field, _ ours: Field) -> Standing {
        if let kind = theirs.kind, let own = ours.kind {
            guard kind == own || own == .text || (own == .decimal && kind == .whole) else {
                return .kindDiffers
            }
        }
        if let limit = ours.length, let length = theirs.length, length > limit { return .tooLong }
        return ours.isNeeded && !theirs.isNeeded ? .mayBeEmpty : .matching
    }
}
