/// How a rule of separation of duties is broken; a finding as well as an error.
public enum SeparationError: HospitalError, Hashable {
    /// One person did two duties that must be apart.
    case notApart(subject: String, rule: SeparationRule, Person.ID, Duty, Duty)
    /// A duty was done by too few different persons.
    case tooFew(subject: String, rule: SeparationRule, Duty, persons: Int, of: Int)
    /// One person did a duty twice.
    case twice(subject: String, rule: SeparationRule, Person.ID, Duty)
    /// One person holds two posts that must be apart.
    case postsNotApart(rule: SeparationRule, PostConflict)

    /// The rule that is broken.
    public var rule: SeparationRule {
        switch self {
        case .notApart(_, let rule, _, _, _), .tooFew(_, let rule, _, _, _),
            .twice(_, let rule, _, _), .postsNotApart(let rule, _):
            return rule
        }
    }

    /// The message with the person, the duties and the rule.
    public var finding: Finding {
        switch self {
        case .notApart(let subject, let rule, let person, let one, let other):
            return Finding(
                .dutiesNotApart,
                [
                    "subject": .text(subject), "rule": .text(rule.code),
                    "person": .text(person.code), "one": one.term, "other": other.term,
                ])
        case .tooFew(let subject, let rule, let duty, let persons, let minimum):
            return Finding(
                .dutyPersonsTooFew,
                [
                    "subject": .text(subject), "rule": .text(rule.code), "duty": duty.term,
                    "persons": .count(persons), "minimum": .count(minimum),
                ])
        case .twice(let subject, let rule, let person, let duty):
            return Finding(
                .dutyTwice,
                [
                    "subject": .text(subject), "rule": .text(rule.code),
                    "person": .text(person.code), "duty": duty.term,
                ])
        case .postsNotApart(let rule, let conflict):
            var values: [String: MessageValue] = [
                "rule": .text(rule.code), "person": .text(conflict.person.code),
                "one": .text(conflict.one.code), "other": .text(conflict.other.code),
                "day": .text(conflict.from.description),
            ]
            if conflict.isOnCover {
                values["cover"] = .phrase(chinese: "含临时顶岗", english: "on temporary cover")
            }
            return Finding(.postsNotApart, values)
        }
    }
}
