import HospitalCore

/// Rating from all sides (360度评价): superiors, peers, subordinates, patients, and oneself.
///
///     group score = mean of the group's ratings
///     score       = Σ weight × group score / Σ weight of the groups that answered
///
/// A group without ratings is missing: the weights of the others are renormalised, and the result
/// lists it. Oneself alone is no appraisal. Rounded once, half away from zero, two decimals.
public struct MultiSourceRating: Hashable, Sendable {
    /// A group of raters.
    public struct Group: Hashable, Sendable {
        /// The name: `superior`.
        public let name: String
        /// The weight; any positive number, the weights need not add up to 100.
        public let weight: Decimal
        /// Whether it is the appraised person.
        public let isSelf: Bool
        /// What its members gave.
        public let ratings: [Decimal]

        /// A group.
        public init(_ name: String, weight: Decimal, isSelf: Bool = false, ratings: [Decimal]) {
            self.name = name
            self.weight = weight
            self.isSelf = isSelf
            self.ratings = ratings
        }
    }

    /// The part of a group in the result.
    public struct Part: Hashable, Sendable {
        /// The group.
        public let name: String
        /// The mean of its ratings, two decimals; `nil` when it is missing.
        public let score: Decimal?
        /// Its share of the result after renormalisation; zero when it is missing.
        public let share: Rate
    }

    /// The result with its parts in the order of the groups.
    public struct Result: Hashable, Sendable {
        /// The published score.
        public let score: Decimal
        /// The groups.
        public let parts: [Part]
        /// The names of the groups that did not answer.
        public var missing: [String] { parts.filter { $0.score == nil }.map(\.name) }
    }

    /// The groups.
    public let groups: [Group]

    /// A rating.
    /// - Throws: `groupTwice`; `weightInvalid` unless every weight is above zero.
    public init(_ groups: [Group]) throws(RaterError) {
        var names: Set<String> = []
        for group in groups {
            guard names.insert(group.name).inserted else { throw .groupTwice(group.name) }
            guard group.weight > .zero else {
                throw .weightInvalid(group: group.name, value: group.weight)
            }
        }
        self.groups = groups
    }

    /// The result.
    /// - Throws: `nobodyRated` when no group answered; `selfOnly`; `outOfRange`.
    public func result() throws(RaterError) -> Result {
        let present = groups.filter { !$0.ratings.isEmpty }
        guard !present.isEmpty else { throw .nobodyRated }
        guard present.contains(where: { !$0.isSelf }) else { throw .selfOnly }
        let total = present.reduce(Rate.zero) { $0 + Rate($1.weight) }
        var (sum, parts): (Rate, [Part]) = (.zero, [])
        for group in groups {
            guard let mean = RaterMean.exact(of: group.ratings),
                let share = try? Rate(group.weight).divided(by: total)
            else {
                parts.append(Part(name: group.name, score: nil, share: .zero))
                continue
            }
            sum = sum + share * mean
            parts.append(
                Part(
                    name: group.name, score: try RaterMean.published(of: group.ratings),
                    share: share))
        }
        guard let score = try? sum.published() else { throw .outOfRange }
        return Result(score: score, parts: parts)
    }
}
