import HospitalCore

/// Appraisal between departments that work side by side (部门间互相考核, base 100).
///
///     score(d) = mean of the ratings that others gave d, two decimals, half away from zero
///
/// Who rates whom is fixed before the period; nobody rates itself. A rater who has not answered is
/// listed: its rating is missing and never counts as zero.
/// - Source: S-014
public struct PeerMatrix: Equatable, Sendable {
    /// A department that rates another one.
    public struct Assignment: Hashable, Comparable, Sendable {
        /// Who rates.
        public let rater: Department.ID
        /// Who is rated.
        public let rated: Department.ID

        /// An assignment.
        public init(rater: Department.ID, rated: Department.ID) {
            self.rater = rater
            self.rated = rated
        }

        /// Orders by who is rated, then by who rates.
        public static func < (one: Assignment, other: Assignment) -> Bool {
            (one.rated, one.rater) < (other.rated, other.rater)
        }
    }

    /// What a department got from its peers.
    public struct Result: Equatable, Sendable {
        /// The rated department.
        public let department: Department.ID
        /// The published score; `nil` when nobody has answered.
        public let score: Decimal?
        /// How many answered.
        public let ratings: Int
        /// Who has not answered, by code.
        public let missing: [Department.ID]
    }

    /// Who rates whom, sorted.
    public let assignments: [Assignment]

    /// A matrix.
    /// - Throws: `ratesSelf`; `assignedTwice`.
    public init(_ assignments: [Assignment]) throws(RaterError) {
        let sorted = assignments.sorted()
        for assignment in sorted where assignment.rater == assignment.rated {
            throw .ratesSelf(assignment.rater.code)
        }
        for (one, next) in zip(sorted, sorted.dropFirst()) where one == next {
            throw .assignedTwice(rater: one.rater.code, rated: one.rated.code)
        }
        self.assignments = sorted
    }

    /// The scores of all rated departments, by code.
    /// - Parameter ratings: what was given, from 0 to 100; assignments without one are missing.
    /// - Returns: one result for each rated department.
    /// - Throws: `notAssigned` for a rating nobody was asked for; `ratingOutOfRange`.
    public func results(
        of ratings: [Assignment: Decimal]
    ) throws(RaterError) -> [Result] {
        let asked = Set(assignments)
        for assignment in ratings.keys.sorted() {
            guard asked.contains(assignment) else {
                throw .notAssigned(
                    rater: assignment.rater.code, rated: assignment.rated.code)
            }
            let rating = ratings[assignment] ?? .zero
            guard rating >= .zero, rating <= Decimal(100) else {
                throw .ratingOutOfRange(rater: assignment.rater.code, value: rating)
            }
        }
        var results: [Result] = []
        for (rated, group) in Dictionary(grouping: assignments, by: \.rated).sorted(
            by: { $0.key < $1.key })
        {
            let given = group.compactMap { ratings[$0] }
            results.append(
                Result(
                    department: rated, score: try RaterMean.published(of: given),
                    ratings: given.count,
                    missing: group.filter { ratings[$0] == nil }.map(\.rater).sorted()))
        }
        return results
    }
}

/// The mean of ratings, rounded once.
enum RaterMean {
    /// The exact mean; `nil` of nothing.
    static func exact(of ratings: [Decimal]) -> Rate? {
        let sum = ratings.reduce(Rate.zero) { $0 + Rate($1) }
        return try? sum.divided(by: Rate(ratings.count))
    }

    /// The mean with two decimals; `nil` of nothing.
    static func published(of ratings: [Decimal]) throws(RaterError) -> Decimal? {
        guard let mean = exact(of: ratings) else { return nil }
        guard let score = try? mean.published() else { throw .outOfRange }
        return score
    }
}
