import HospitalCore

/// A roster of duties over holidays (节假日值班表): every moment has somebody, nobody is in two places.
/// - Source: requirement S-280
public struct DutyRoster: Equatable, Sendable {
    /// A shift.
    public struct Shift: Equatable, Sendable {
        /// Who is on duty.
        public let person: Person.ID
        /// The post.
        public let post: String
        /// From when.
        public let start: Moment
        /// To when.
        public let end: Moment

        /// A shift.
        /// - Throws: `timesInvalid` unless it ends after it begins.
        public init(
            _ person: Person.ID, post: String, from start: Moment, to end: Moment
        ) throws(OfficeError) {
            guard start < end else { throw .timesInvalid(person.code) }
            self.person = person
            self.post = post
            self.start = start
            self.end = end
        }
    }

    /// A time in which a post has nobody.
    public struct Gap: Equatable, Sendable {
        /// The post.
        public let post: String
        /// From when.
        public let start: Moment
        /// To when.
        public let end: Moment
    }

    /// The gaps by post and time.
    public let gaps: [Gap]
    /// The persons who are on duty twice at once, by code.
    public let collisions: [Person.ID]

    /// Checks a roster.
    /// - `posts`: the posts that must have somebody.
    /// - `start`: from when.
    /// - `end`: to when.
    /// - Throws: `timesInvalid` unless the time ends after it begins.
    public init(
        _ shifts: [Shift], posts: [String], from start: Moment, to end: Moment
    ) throws(OfficeError) {
        guard start < end else { throw .timesInvalid("roster") }
        var gaps: [Gap] = []
        for post in posts.sorted(by: { Code<Shift>($0) < Code<Shift>($1) }) {
            var covered = start
            let ofPost = shifts.filter { Code<Shift>($0.post) == Code<Shift>(post) }
                .sorted { $0.start < $1.start }
            for shift in ofPost where shift.end > covered && shift.start < end {
                if shift.start > covered {
                    gaps.append(Gap(post: post, start: covered, end: shift.start))
                }
                covered = max(covered, shift.end)
            }
            if covered < end { gaps.append(Gap(post: post, start: covered, end: end)) }
        }
        self.gaps = gaps
        var collisions: Set<Person.ID> = []
        var busy: [Person.ID: Moment] = [:]
        for shift in shifts.sorted(by: { $0.start < $1.start }) {
            if let until = busy[shift.person], shift.start < until {
                collisions.insert(shift.person)
            }
            busy[shift.person] = max(busy[shift.person] ?? shift.end, shift.end)
        }
        self.collisions = collisions.sorted()
    }
}
