import HospitalCore

/// Raters who judge unlike the others (评委偏差分析): far above or below the rest of the panel.
///
///     deviation(r) = mean of r's ratings − mean of all other ratings of the same subjects
///
/// Only subjects that others rated, too, are compared, so a rater who got the weak departments is
/// not taken for a strict one. A rater is an outlier when the deviation is larger than the limit,
/// up or down. Whoever has nothing to be compared with has no deviation.
/// - Source: S-069
public struct RaterOutliers: Hashable, Sendable {
    /// A rating.
    public struct Rating: Hashable, Sendable {
        /// Who rated.
        public let rater: String
        /// Who or what was rated.
        public let subject: String
        /// The rating.
        public let value: Decimal

        /// A rating.
        public init(rater: String, subject: String, value: Decimal) {
            self.rater = rater
            self.subject = subject
            self.value = value
        }
    }

    /// How a rater compares with the others.
    public struct Deviation: Hashable, Sendable {
        /// The rater.
        public let rater: String
        /// How many ratings are compared.
        public let compared: Int
        /// The mean of the rater's compared ratings.
        public let mean: Rate?
        /// The mean of the others on the same subjects.
        public let others: Rate?
        /// The difference, two decimals, half away from zero.
        public let deviation: Decimal?
        /// Whether it is larger than the limit.
        public let isOutlier: Bool
    }

    /// The largest deviation that is still ordinary.
    public let limit: Decimal

    /// A report with a limit in points.
    /// - Throws: `limitInvalid` for a negative one.
    public init(limit: Decimal) throws(RaterError) {
        guard limit >= .zero else { throw .limitInvalid(limit) }
        self.limit = limit
    }

    /// The deviation of every rater, by code.
    /// - Throws: `ratedTwice` when a rater rated a subject twice; `outOfRange`.
    public func deviations(of ratings: [Rating]) throws(RaterError) -> [Deviation] {
        var sums: [String: (sum: Rate, count: Int)] = [:]
        var seen: Set<[String]> = []
        for rating in ratings {
            guard seen.insert([rating.rater, rating.subject]).inserted else {
                throw .ratedTwice(rater: rating.rater, subject: rating.subject)
            }
            let before = sums[rating.subject] ?? (.zero, 0)
            sums[rating.subject] = (before.sum + Rate(rating.value), before.count + 1)
        }
        let byRater = Dictionary(grouping: ratings, by: { Code<Rating>($0.rater) })
        var deviations: [Deviation] = []
        for (rater, own) in byRater.sorted(by: { $0.key < $1.key }) {
            deviations.append(try deviation(of: rater.code, own, sums))
        }
        return deviations
    }

    private func deviation(
        of rater: String, _ own: [Rating], _ sums: [String: (sum: Rate, count: Int)]
    ) throws(RaterError) -> Deviation {
        var (compared, ownSum, otherSum): (Int, Rate, Rate) = (0, .zero, .zero)
        for rating in own {
            guard let all = sums[rating.subject],
                let mean = try? (all.sum - Rate(rating.value)).divided(by: Rate(all.count - 1))
            else { continue }
            compared += 1
            ownSum = ownSum + Rate(rating.value)
            // Every subject weighs the same, however many others rated it.
            otherSum = otherSum + mean
        }
        guard let mean = try? ownSum.divided(by: Rate(compared)),
            let others = try? otherSum.divided(by: Rate(compared))
        else {
            return Deviation(
                rater: rater, compared: 0, mean: nil, others: nil, deviation: nil,
                isOutlier: false)
        }
        guard let deviation = try? (mean - others).published() else { throw .outOfRange }
        return Deviation(
            rater: rater, compared: compared, mean: mean, others: others, deviation: deviation,
            isOutlier: deviation > limit || Rate(deviation) < -Rate(limit))
    }
}
