/// A rule of separation of duties (不相容职责分离): who may not be one person.
///
/// Rules are data with a citation. The same rules judge the people of one matter (a purchase, an
/// approval, a hazard) and the posts a person holds at the same time; a post on temporary cover is
/// a post, and a duty done in another's name binds both persons. No amount is exempt.
/// - Source: ``Citation/internalControl2012``, ``Citation/hospitalInternalControl2020``
public struct SeparationRule: Hashable, Sendable {
    /// What is demanded of the people of one matter.
    public enum Demand: Hashable, Sendable {
        /// Nobody does both duties.
        case apart(Duty, Duty)
        /// The duty is done by at least so many different persons, once it is done at all.
        case persons(Duty, atLeast: Int)
        /// Nobody does the duty twice.
        case once(Duty)
        /// Nobody holds posts of both duties at the same time.
        case postsApart(Duty, Duty)
    }

    /// The code in snake case.
    public let code: String
    /// What is demanded.
    public let demand: Demand
    /// Where the rule comes from.
    public let citation: Citation

    /// A rule.
    public init(_ code: String, _ demand: Demand, citation: Citation) {
        self.code = code
        self.demand = demand
        self.citation = citation
    }

    /// How the people of a matter break this rule: by the lower code first.
    public func violations(
        in performed: [PerformedDuty], subject: String
    ) -> [SeparationError] {
        switch demand {
        case .apart(let one, let other):
            let both = Self.persons(one, in: performed).filter(
                Set(Self.persons(other, in: performed)).contains)
            return both.map { .notApart(subject: subject, rule: self, $0, one, other) }
        case .persons(let duty, let minimum):
            let persons = Set(performed.filter { $0.duty == duty }.map(\.person)).count
            guard persons > 0, persons < minimum else { return [] }
            return [.tooFew(subject: subject, rule: self, duty, persons: persons, of: minimum)]
        case .once(let duty):
            var counts: [Person.ID: Int] = [:]
            for deed in performed where deed.duty == duty {
                for person in Set(deed.bound) { counts[person, default: 0] += 1 }
            }
            return counts.filter { $0.value > 1 }.keys.sorted()
                .map { .twice(subject: subject, rule: self, $0, duty) }
        case .postsApart: return []
        }
    }

    private static func persons(_ duty: Duty, in performed: [PerformedDuty]) -> [Person.ID] {
        Set(performed.filter { $0.duty == duty }.flatMap(\.bound)).sorted()
    }

    /// How the posts that people hold break this rule, by person, first day and role.
    ///
    /// One role that has both duties breaks it by itself.
    public func violations(in holdings: [RoleHolding]) -> [SeparationError] {
        guard case .postsApart(let one, let other) = demand else { return [] }
        var violations: [PostConflict] = []
        for (_, posts) in Dictionary(grouping: holdings, by: \.person) {
            for first in posts where first.role.duties.contains(one) {
                for second in posts where second.role.duties.contains(other) {
                    guard let day = first.validity.firstCommonDay(with: second.validity)
                    else { continue }
                    violations.append(
                        PostConflict(
                            person: first.person, one: first.role.id, other: second.role.id,
                            from: day,
                            isOnCover: first.isTemporaryCover || second.isTemporaryCover))
                }
            }
        }
        return violations.sorted {
            ($0.person, $0.from, $0.one, $0.other) < ($1.person, $1.from, $1.one, $1.other)
        }.map { .postsNotApart(rule: self, $0) }
    }
}

extension Sequence where Element == SeparationRule {
    /// How the people of a matter break the rules, in the order of the rules.
    public func violations(
        in performed: [PerformedDuty], subject: String
    ) -> [SeparationError] {
        flatMap { $0.violations(in: performed, subject: subject) }
    }

    /// How the posts that people hold break the rules, in the order of the rules.
    public func violations(in holdings: [RoleHolding]) -> [SeparationError] {
        flatMap { $0.violations(in: holdings) }
    }

    /// Refuses what breaks a rule.
    /// - Throws: the first violation.
    public func check(
        _ performed: [PerformedDuty], subject: String
    ) throws(SeparationError) {
        if let first = violations(in: performed, subject: subject).first { throw first }
    }
}

/// Two posts of one person that must be apart.
public struct PostConflict: Hashable, Sendable {
    /// The person.
    public let person: Person.ID
    /// The post with the first duty of the rule.
    public let one: Role.ID
    /// The post with the second duty.
    public let other: Role.ID
    /// The first day on which the person holds both.
    public let from: Day
    /// Whether one of them is a temporary cover.
    public let isOnCover: Bool
}
