import HospitalCore

/// Which places an inspection visits without notice, or which numbers it rings (抽检计划): drawn by a
/// seed, so that anybody can draw again and nobody can choose.
///
///     ticket(code) = SHA-256 of "seed⏎round⏎code"        drawn = the lowest tickets
///
/// A stratum (elevator, canteen, ward) draws its own number. What must be visited anyway, such as a
/// red area, is taken first and counts towards the number. The draw depends on nothing but the
/// seed, the round and the codes: adding a place changes no other ticket, and the order in which
/// places are listed changes nothing.
/// - Source: requirements S-157; NIST FIPS 180-4
public struct SamplingPlan: Equatable, Sendable {
    /// A place or number that can be drawn.
    public struct Candidate: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The stratum.
        public let stratum: String
        /// Whether it is visited in every round.
        public let isMandatory: Bool

        /// A candidate.
        public init(_ code: String, in stratum: String = "", isMandatory: Bool = false) {
            self.code = code
            self.stratum = stratum
            self.isMandatory = isMandatory
        }
    }

    /// A candidate that was drawn.
    public struct Drawn: Equatable, Sendable {
        /// The candidate.
        public let candidate: Candidate
        /// Its ticket: 64 hexadecimal digits.
        public let ticket: String
    }

    /// What became of a draw.
    public struct Outcome: Equatable, Sendable {
        /// Drawn and not visited.
        public let omitted: [String]
        /// Visited without being drawn.
        public let chosen: [String]
        /// How many of the drawn were visited.
        public let visited: Int
        /// How many of those passed.
        public let passed: Int

        /// Passed of visited in percent, two decimals; `nil` when nothing was visited.
        public var percent: Decimal? {
            Percentage.published(Int64(passed), of: Int64(visited), decimals: 2)
        }
    }

    /// The seed, which is published after the visits.
    public let seed: String
    /// The round: `2024-06`.
    public let round: String
    /// What was drawn: by stratum, mandatory ones first, then by ticket.
    public let drawn: [Drawn]

    /// A draw.
    /// - `counts`: how many of each stratum; a stratum without a number draws what is
    ///   mandatory only.
    /// - Throws: `seedMissing`; `itemTwice`; `sampleCount` for a number below 0 or above the size
    ///   of its stratum, also of a stratum that nobody is in.
    public init(
        of candidates: [Candidate], counts: [String: Int], seed: String, round: String
    ) throws(ScheduleError) {
        guard !seed.isEmpty else { throw .seedMissing }
        var codes: Set<String> = []
        for candidate in candidates where !codes.insert(candidate.code).inserted {
            throw .itemTwice(candidate.code)
        }
        let strata = Dictionary(grouping: candidates) { Code<Candidate>($0.stratum) }
        for (stratum, count) in counts.sorted(by: { Code<Candidate>($0.key) < Code($1.key) }) {
            let size = strata[Code(stratum)]?.count ?? 0
            guard (0...size).contains(count) else {
                throw .sampleCount(stratum, count: count, size: size)
            }
        }
        drawn = strata.sorted { $0.key < $1.key }.flatMap { stratum, members in
            let tickets = members.map {
                Drawn(candidate: $0, ticket: Self.ticket($0.code, seed: seed, round: round))
            }
            let mandatory = tickets.filter(\.candidate.isMandatory).sorted(by: Self.precedes)
            let others = tickets.filter { !$0.candidate.isMandatory }.sorted(by: Self.precedes)
            let open = max(0, (counts[stratum.code] ?? 0) - mandatory.count)
            return mandatory + others.prefix(open)
        }
        self.seed = seed
        self.round = round
    }

    /// The ticket of a code; the parts are separated by a line feed, in UTF-8.
    public static func ticket(_ code: String, seed: String, round: String) -> String {
        SHA256.hexadecimal(SHA256.digest(of: Array("\(seed)\n\(round)\n\(code)".utf8)))
    }

    private static func precedes(_ one: Drawn, _ other: Drawn) -> Bool {
        one.ticket < other.ticket
    }

    /// What became of the draw.
    /// - Parameter visits: whether each visited place passed, by code.
    /// - Returns: what was left out, what was chosen without the draw, and how many passed.
    public func outcome(of visits: [String: Bool]) -> Outcome {
        let codes = drawn.map(\.candidate.code)
        let visited = codes.filter { visits[$0] != nil }
        return Outcome(
            omitted: codes.filter { visits[$0] == nil },
            chosen: Set(visits.keys).subtracting(codes).sorted(),
            visited: visited.count, passed: visited.count { visits[$0] == true })
    }
}

/// Whether a visit really came without notice (四不两直): no notice, no greeting, no report heard, no
/// company; straight to the unit, straight to the site.
///
/// - Source: requirements S-157
public enum UnannouncedRule: String, CaseIterable, Sendable {
    /// 不发通知
    case noNotice = "no_notice"
    /// 不打招呼
    case noGreeting = "no_greeting"
    /// 不听汇报
    case noReport = "no_report"
    /// 不用陪同接待
    case noCompany = "no_company"
    /// 直奔基层
    case straightToUnit = "straight_to_unit"
    /// 直插现场
    case straightToSite = "straight_to_site"

    /// The name that is printed.
    public var name: String {
        switch self {
        case .noNotice: "不发通知"
        case .noGreeting: "不打招呼"
        case .noReport: "不听汇报"
        case .noCompany: "不用陪同接待"
        case .straightToUnit: "直奔基层"
        case .straightToSite: "直插现场"
        }
    }

    /// The rules that a visit broke, in their order; none means that it was unannounced.
    public static func broken(keeping kept: Set<UnannouncedRule>) -> [UnannouncedRule] {
        allCases.filter { !kept.contains($0) }
    }
}
