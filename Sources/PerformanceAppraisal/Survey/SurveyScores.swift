import HospitalCore

/// One answer of a survey, or several alike.
public struct SurveyAnswer: Equatable, Sendable {
    /// Whom it is about: a department, a team, a supplier.
    public let subject: String
    /// The dimension it is about.
    public let dimension: String
    /// The level, as it was answered; `nil` when it was left blank.
    public let level: String?
    /// How many answered so, 1 for one person.
    public let count: Int
    /// Who answered; `nil` when nobody is to know.
    public let respondent: String?
    /// The day of the answer, if known.
    public let day: Day?
    /// By what else answers are counted apart: `group` (医务人员, 患者), `team`, `worker`.
    public let parts: [Part]

    /// A part of the answers that is counted apart.
    public struct Part: Hashable, Sendable {
        /// What it is: `group`, `team`, `worker`.
        public let kind: String
        /// Its code.
        public let code: String

        /// A part.
        public init(_ kind: String, _ code: String) {
            self.kind = kind
            self.code = code
        }
    }

    /// An answer.
    public init(
        subject: String, dimension: String, level: String?, count: Int = 1,
        respondent: String? = nil, day: Day? = nil, parts: [Part] = []
    ) {
        self.subject = subject
        self.dimension = dimension
        self.level = level
        self.count = count
        self.respondent = respondent
        self.day = day
        self.parts = parts
    }
}

/// The rules of a satisfaction survey (满意度调查, S-063, S-067).
///
///     score of a dimension = Σ points of the valid answers / number of valid answers
///     rate of a dimension  = satisfied answers / number of valid answers
///     total score          = Σ weight × score of the dimension / Σ weight
///     total rate           = satisfied answers / valid answers, of all dimensions
///
/// Exact; rounded once, two decimals, half away from zero. A dimension with fewer valid answers
/// than the smallest number is insufficient: it has no score, neither has the total, and there is
/// no rank. Answers of all groups of respondents count alike; each group, team and worker has its
/// own rows beside them.
public struct Survey: Equatable, Sendable {
    /// A dimension with its weight.
    public struct Dimension: Equatable, Sendable {
        /// The code of the dimension.
        public let code: String
        /// Any number above zero; the weights need not add up to 100.
        public let weight: Decimal

        /// A dimension.
        public init(_ code: String, weight: Decimal = .one) {
            self.code = code
            self.weight = weight
        }
    }

    /// The five dimensions of a survey of logistics, of equal weight (S-063).
    public static let logistics = ["服务态度", "服务质量", "服务及时性", "服务时间安排", "人员配置"].map {
        Dimension($0)
    }

    /// The levels.
    public let levels: SurveyLevels
    /// The dimensions.
    public let dimensions: [Dimension]
    /// How many valid answers a dimension needs at least.
    public let minimumValid: Int
    /// The last day on which answers are taken; `nil` while it has no end.
    public let closes: Day?

    /// A survey.
    /// - Throws: `nothing` without dimensions; `dimensionTwice`; `weightInvalid`;
    ///   `countInvalid` for a smallest number below 1.
    public init(
        levels: SurveyLevels = .standard, dimensions: [Dimension] = logistics,
        minimumValid: Int = 1, closes: Day? = nil
    ) throws(SurveyError) {
        guard !dimensions.isEmpty else { throw .nothing("dimensions") }
        guard minimumValid >= 1 else { throw .countInvalid(minimumValid) }
        var seen: Set<String> = []
        for dimension in dimensions {
            guard seen.insert(dimension.code).inserted else {
                throw .dimensionTwice(dimension.code)
            }
            guard dimension.weight > .zero else {
                throw .weightInvalid(dimension: dimension.code, dimension.weight)
            }
        }
        self.levels = levels
        self.dimensions = dimensions
        self.minimumValid = minimumValid
        self.closes = closes
    }
}

/// What the answers about a subject came to, in a dimension or in all.
public struct SurveyScore: Equatable, Sendable {
    /// Whom it is about.
    public let subject: String
    /// The part of the answers; `nil` for all of them.
    public let part: SurveyAnswer.Part?
    /// The dimension; `nil` for the total.
    public let dimension: String?
    /// Valid answers.
    public let valid: Int
    /// Answers that are not valid.
    public let invalid: Int
    /// Valid answers that are satisfied.
    public let satisfied: Int
    /// The exact score, 0 to 100; `nil` when the answers are insufficient.
    public let exact: Rate?
    /// The printed score, two decimals.
    public let score: Decimal?
    /// Satisfied of valid in percent, two decimals; `nil` when the answers are insufficient.
    public let rate: Decimal?
    /// The place of the total among the subjects, equal scores sharing one; else `nil`.
    public internal(set) var rank: Int?
    /// Whether there are too few valid answers.
    public var isInsufficient: Bool { score == nil }
}

extension Survey {
    /// A subject, or a part of its answers.
    private struct Place: Hashable {
        let subject: String
        let part: SurveyAnswer.Part?
    }

    private struct Ballot: Hashable {
        let respondent: String
        let subject: String
        let dimension: Int
    }

    /// The scores of every subject and part: the total, then the dimensions in their order.
    ///
    /// Subjects and parts stand in the order of their first answers, a subject before its parts.
    ///
    /// - Throws: `levelUnknown`, `dimensionUnknown`, `answeredTwice`, `ownWork` when respondent
    ///   and worker are the same, `closed`, `countInvalid`, `outOfRange`.
    public func scores(of answers: [SurveyAnswer]) throws(SurveyError) -> [SurveyScore] {
        var (places, positions): ([Place], [Place: Int]) = ([], [:])
        var counts: [[LevelCounts]] = []
        var ballots: Set<Ballot> = []
        for answer in answers {
            let dimension = try position(of: answer)
            if let respondent = answer.respondent {
                let ballot = Ballot(
                    respondent: respondent, subject: answer.subject, dimension: dimension)
                guard ballots.insert(ballot).inserted else {
                    throw .answeredTwice(
                        respondent: respondent, subject: answer.subject,
                        dimension: answer.dimension)
                }
            }
            let level = try levels.position(of: answer.level)
            for part in [nil] + answer.parts.map(Optional.some) {
                let place = Place(subject: answer.subject, part: part)
                let position = positions[place] ?? places.count
                if position == places.count {
                    positions[place] = position
                    places.append(place)
                    counts.append(dimensions.map { _ in LevelCounts(levels) })
                }
                try counts[position][dimension].add(level, times: answer.count)
            }
        }
        var scores: [SurveyScore] = []
        for (place, counts) in zip(places, counts) {
            scores += try self.scores(of: place, counts)
        }
        return Self.ranked(scores)
    }

    /// The position of the dimension of an answer that may be counted.
    private func position(of answer: SurveyAnswer) throws(SurveyError) -> Int {
        guard answer.count >= 0 else { throw .countInvalid(answer.count) }
        guard let position = dimensions.firstIndex(where: { $0.code == answer.dimension }) else {
            throw .dimensionUnknown(
                answer.dimension,
                nearest: NearestName.nearest(
                    to: answer.dimension, in: dimensions.map(\.code)))
        }
        if let closes, let day = answer.day, day > closes {
            throw .closed(respondent: answer.respondent ?? "-", day: day, closes: closes)
        }
        if let respondent = answer.respondent,
            answer.parts.contains(SurveyAnswer.Part("worker", respondent))
        {
            throw .ownWork(respondent)
        }
        return position
    }

    private func scores(
        of place: Place, _ counts: [LevelCounts]
    ) throws(SurveyError) -> [SurveyScore] {
        var rows: [SurveyScore] = []
        var (sum, weights): (Rate?, Rate) = (.zero, .zero)
        var (valid, invalid, satisfied) = (0, 0, 0)
        for (dimension, count) in zip(dimensions, counts) {
            let mean = count.valid < minimumValid ? nil : count.mean(levels)
            let row = try score(
                place, dimension.code, [count.valid, count.invalid, count.satisfied(levels)], mean)
            rows.append(row)
            sum = sum.flatMap { sum in mean.map { sum + Rate(dimension.weight) * $0 } }
            weights = weights + Rate(dimension.weight)
            (valid, invalid) = (valid &+ row.valid, invalid &+ row.invalid)
            satisfied &+= row.satisfied
        }
        let total = try? sum?.divided(by: weights)
        return [try score(place, nil, [valid, invalid, satisfied], total)] + rows
    }

    private func score(
        _ place: Place, _ dimension: String?, _ counts: [Int], _ exact: Rate?
    ) throws(SurveyError) -> SurveyScore {
        var (score, rate): (Decimal?, Decimal?)
        do throws(NumberError) {
            score = try exact?.published()
            rate = exact == nil ? nil : try Percentage.published(counts[2], of: counts[0])
        } catch { throw .outOfRange }
        return SurveyScore(
            subject: place.subject, part: place.part, dimension: dimension, valid: counts[0],
            invalid: counts[1], satisfied: counts[2], exact: exact, score: score, rate: rate)
    }

    /// Gives the totals of whole subjects their places.
    private static func ranked(_ scores: [SurveyScore]) -> [SurveyScore] {
        let totals = scores.indices.filter {
            scores[$0].dimension == nil && scores[$0].part == nil && !scores[$0].isInsufficient
        }
        var scores = scores
        let ranks = ScoreRank.ranks(of: totals.compactMap { scores[$0].score })
        for (position, rank) in zip(totals, ranks) { scores[position].rank = rank.competition }
        return scores
    }
}

/// A count of another in percent, two decimals, half away from zero.
enum Percentage {
    /// The percentage; `nil` of nothing.
    static func published(_ count: Int, of all: Int) throws(NumberError) -> Decimal? {
        guard all != 0 else { return nil }
        return try Rate(numerator: 100 * Int128(count), denominator: Int128(all)).published()
    }
}
