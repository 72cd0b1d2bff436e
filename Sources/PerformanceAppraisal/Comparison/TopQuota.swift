import HospitalCore

/// How many may be graded best, and who they are (强制分布, 优秀比例).
///
///     places = floor(n × percent / 100)
///
/// Equal scores across the last place are decided by a named policy: `strict` leaves all of them
/// out, `promote` takes all of them in, `key` asks a second number of each. Where the second
/// numbers are missing or equal, too, nothing is drawn by lot: the places stay open and the
/// contested ones are named.
/// - Source: 事业单位工作人员考核规定 (20 % 优秀), not confirmed against the official text
public struct TopQuota: Equatable, Sendable {
    /// What happens to equal scores across the last place.
    public enum Tie: String, CaseIterable, Sendable {
        /// All of them are left out.
        case strict
        /// All of them are taken in.
        case promote
        /// A second number decides.
        case key
    }

    /// Somebody with a published score.
    public struct Candidate: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The published score.
        public let score: Decimal
        /// What decides between equal scores, higher first.
        public let key: Decimal?

        /// A candidate.
        public init(_ code: String, score: Decimal, key: Decimal? = nil) {
            self.code = code
            self.score = score
            self.key = key
        }
    }

    /// Who is best.
    public struct Selection: Equatable, Sendable {
        /// How many may be.
        public let places: Int
        /// Who is, by score and code.
        public let selected: [String]
        /// Who contests the places that are open.
        public let contested: [String]
        /// How many places are open.
        public let open: Int
    }

    /// The percentage, 0 to 100.
    public let percent: Decimal
    /// What happens to equal scores.
    public let tie: Tie

    /// A quota.
    /// - Throws: `quotaInvalid` outside of 0 to 100.
    public init(percent: Decimal, tie: Tie) throws(ComparisonError) {
        guard percent >= .zero, percent <= Decimal(100) else { throw .quotaInvalid(percent) }
        self.percent = percent
        self.tie = tie
    }

    /// Who is best among the candidates.
    /// - Throws: `duplicate`; `outOfRange`.
    public func selection(among candidates: [Candidate]) throws(ComparisonError) -> Selection {
        var seen: Set<String> = []
        for candidate in candidates where !seen.insert(candidate.code).inserted {
            throw .duplicate(candidate.code)
        }
        let share = Rate(candidates.count) * Rate(percent) * Rate(hundredths: 1)
        guard let whole = try? share.decimal(digits: 0, rounding: .down),
            let places = Int(exactly: whole.significand)
        else { throw .outOfRange }
        let sorted = candidates.sorted(by: Self.precedes)
        guard places > 0, places < sorted.count,
            sorted[places - 1].score == sorted[places].score
        else {
            return Selection(
                places: places, selected: sorted.prefix(places).map(\.code), contested: [],
                open: 0)
        }
        let edge = sorted[places - 1].score
        let above = sorted.prefix { $0.score > edge }
        let tied = sorted.filter { $0.score == edge }
        switch tie {
        case .strict:
            return Selection(
                places: places, selected: above.map(\.code), contested: [], open: 0)
        case .promote:
            return Selection(
                places: places, selected: (above + tied).map(\.code), contested: [], open: 0)
        case .key: return decided(places: places, above: Array(above), tied: tied)
        }
    }

    /// The second numbers decide; without one for everybody, or equal across the last place, the
    /// places they leave are open.
    private func decided(places: Int, above: [Candidate], tied: [Candidate]) -> Selection {
        let left = places - above.count
        let keys = tied.compactMap(\.key).sorted(by: >)
        guard keys.count == tied.count, left > 0, left < keys.count else {
            return Selection(
                places: places, selected: above.map(\.code), contested: tied.map(\.code),
                open: left)
        }
        let edge = keys[left - 1]
        let isDecided = edge != keys[left]
        let taken = tied.filter { candidate in
            candidate.key.map { isDecided ? $0 >= edge : $0 > edge } ?? false
        }
        let contested = isDecided ? [] : tied.filter { $0.key == edge }
        return Selection(
            places: places, selected: (above + taken).map(\.code),
            contested: contested.map(\.code), open: left - taken.count)
    }

    private static func precedes(_ one: Candidate, _ other: Candidate) -> Bool {
        guard one.score == other.score else { return one.score > other.score }
        return one.code.utf8.lexicographicallyPrecedes(other.code.utf8)
    }
}
