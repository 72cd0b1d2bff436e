import HospitalCore

/// Projects scored by experts of the house and from outside (专家评审, S-062).
///
///     score = mean without the k highest and the k lowest, two decimals
///     passed ⇔ score ≥ pass mark         places by score among all
///
/// An expert does not score a project of the own unit. How many of the experts come from outside is
/// recorded, and a smaller share than asked for makes the review invalid. A project that nobody
/// scored has no score and does not pass.
public struct ExpertReview: Equatable, Sendable {
    /// An expert.
    public struct Expert: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The unit of the house; `nil` for an expert from outside.
        public let unit: Department.ID?

        /// An expert.
        public init(_ code: String, of unit: Department.ID?) {
            self.code = code
            self.unit = unit
        }
    }

    /// A project.
    public struct Project: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The unit that asks.
        public let unit: Department.ID

        /// A project.
        public init(_ code: String, of unit: Department.ID) {
            self.code = code
            self.unit = unit
        }
    }

    /// A rating.
    public struct Rating: Equatable, Sendable {
        /// The expert.
        public let expert: String
        /// The project.
        public let project: String
        /// The points, 0 to 100.
        public let value: Decimal

        /// A rating.
        public init(by expert: String, of project: String, _ value: Decimal) {
            self.expert = expert
            self.project = project
            self.value = value
        }
    }

    /// What the experts made of a project.
    public struct Result: Equatable, Sendable {
        /// The project.
        public let project: String
        /// The score; `nil` when nobody scored it.
        public let score: Decimal?
        /// The place among the scored projects.
        public let place: Int?
        /// Ratings of experts of the house.
        public let inside: Int
        /// Ratings of experts from outside.
        public let outside: Int
        /// Whether it passes.
        public let isPassed: Bool
    }

    /// The terms of a review.
    public struct Terms: Equatable, Sendable {
        /// The lowest score that passes.
        public let passMark: Decimal
        /// How many ratings are left out at each end.
        public let trimmed: Int
        /// The smallest share of experts from outside.
        public let minimumOutside: Rate

        /// Terms.
        public init(passMark: Decimal, trimmed: Int = 0, minimumOutside: Rate = .zero) {
            self.passMark = passMark
            self.trimmed = trimmed
            self.minimumOutside = minimumOutside
        }
    }

    /// Experts of the house.
    public let inside: Int
    /// Experts from outside.
    public let outside: Int
    /// The results in the order of the projects.
    public let results: [Result]

    /// A review.
    /// - Throws: `groupTwice` for a code that stands twice; `tooFewOutside`; `notAssigned` for a
    ///   rating of nobody or of nothing; `ratesOwnUnit`; `ratedTwice`; `ratingOutOfRange`;
    ///   `limitInvalid` for a negative number to leave out; `outOfRange`.
    public init(
        _ projects: [Project], experts: [Expert], ratings: [Rating], terms: Terms
    ) throws(RaterError) {
        for codes in [projects.map(\.code), experts.map(\.code)] {
            var seen: Set<String> = []
            for code in codes where !seen.insert(code).inserted { throw .groupTwice(code) }
        }
        guard terms.trimmed >= 0 else { throw .limitInvalid(Decimal(terms.trimmed)) }
        outside = experts.count { $0.unit == nil }
        inside = experts.count - outside
        let share = try? Rate(outside).divided(by: Rate(experts.count))
        guard let share, share >= terms.minimumOutside else {
            throw .tooFewOutside(outside, of: experts.count, minimum: "\(terms.minimumOutside)")
        }
        try Self.check(ratings, projects, experts)
        let outsiders = Set(experts.filter { $0.unit == nil }.map(\.code))
        let byProject = Dictionary(grouping: ratings, by: \.project)
        var scored: [(project: String, given: [Rating], score: Decimal?)] = []
        for project in projects {
            let given = byProject[project.code] ?? []
            scored.append(
                (project.code, given, try Self.score(given.map(\.value), terms.trimmed)))
        }
        var places = ScoreRank.ranks(of: scored.compactMap(\.score)).map(\.competition)[...]
        results = scored.map { project, given, score in
            let outside = given.count { outsiders.contains($0.expert) }
            return Result(
                project: project, score: score, place: score.flatMap { _ in places.popFirst() },
                inside: given.count - outside, outside: outside,
                isPassed: score.map { $0 >= terms.passMark } ?? false)
        }
    }

    private static func score(_ ratings: [Decimal], _ trimmed: Int) throws(RaterError) -> Decimal? {
        guard !ratings.isEmpty else { return nil }
        guard let score = try? RaterPanel(ratings: ratings, trimmed: trimmed).score() else {
            throw .outOfRange
        }
        return score
    }

    private static func check(
        _ ratings: [Rating], _ projects: [Project], _ experts: [Expert]
    ) throws(RaterError) {
        let experts = Dictionary(experts.map { ($0.code, $0) }, uniquingKeysWith: { one, _ in one })
        let projects = Dictionary(
            projects.map { ($0.code, $0) }, uniquingKeysWith: { one, _ in one })
        var seen: Set<[String]> = []
        for rating in ratings {
            guard let expert = experts[rating.expert], let project = projects[rating.project]
            else { throw .notAssigned(rater: rating.expert, rated: rating.project) }
            guard expert.unit != project.unit else {
                throw .ratesOwnUnit(
                    rater: expert.code, subject: project.code, unit: project.unit.code)
            }
            guard seen.insert([rating.expert, rating.project]).inserted else {
                throw .ratedTwice(rater: rating.expert, subject: rating.project)
            }
            guard rating.value >= .zero, rating.value <= Decimal(100) else {
                throw .ratingOutOfRange(rater: rating.expert, value: rating.value)
            }
        }
    }
}
