import HospitalCore

/// When an item or a section is asked (启用条件): tests on the answers of items that stand before it.
///
/// A test on an item that was not answered, not due or itself not asked is false, whatever its
/// comparison; only `isAnswered(false)` is true of it. An item that is not asked stands outside of
/// the score, and so does everything below it.
///
/// A condition looks only back, at items that stand earlier in the template: so one pass in the
/// order of the questions decides every condition, and a circle cannot be written.
public struct ItemCondition: Equatable, Sendable {
    /// How several tests join.
    public enum Joining: String, CaseIterable, Sendable {
        /// Every test must hold.
        case all
        /// One test must hold.
        case any
    }

    /// What is asked of an answer.
    public enum Comparison: Equatable, Sendable {
        /// There is an answer, or there is none.
        case isAnswered(Bool)
        /// The answer is this one.
        case equal(Answer)
        /// The answer is another one.
        case notEqual(Answer)
        /// The number, count, points or day is below this one.
        case below(Answer)
        /// The number, count, points or day is at most this one.
        case atMost(Answer)
        /// The number, count, points or day is above this one.
        case above(Answer)
        /// The number, count, points or day is at least this one.
        case atLeast(Answer)
    }

    /// One test of one answer.
    public struct Test: Equatable, Sendable {
        /// The code of the item that is looked at.
        public let item: String
        /// What is asked of its answer.
        public let comparison: Comparison

        /// A test.
        public init(_ item: String, _ comparison: Comparison) {
            self.item = item
            self.comparison = comparison
        }
    }

    /// How the tests join.
    public let joining: Joining
    /// The tests; never empty in a template.
    public let tests: [Test]

    /// A condition.
    public init(_ tests: [Test], joining: Joining = .all) {
        self.joining = joining
        self.tests = tests
    }

    /// Whether the condition holds for the answers that `answer` finds by item code.
    func holds(_ answer: (String) -> Answer?) -> Bool {
        switch joining {
        case .all: tests.allSatisfy { $0.comparison.holds(for: answer($0.item)) }
        case .any: tests.contains { $0.comparison.holds(for: answer($0.item)) }
        }
    }
}

extension ItemCondition.Comparison {
    /// The answer that the comparison stands against; `nil` for the question of being answered.
    var operand: Answer? {
        switch self {
        case .isAnswered: nil
        case .equal(let answer), .notEqual(let answer), .below(let answer), .atMost(let answer),
            .above(let answer), .atLeast(let answer):
            answer
        }
    }

    /// Whether the comparison needs an order of answers.
    var needsOrder: Bool {
        switch self {
        case .isAnswered, .equal, .notEqual: false
        case .below, .atMost, .above, .atLeast: true
        }
    }

    func holds(for given: Answer?) -> Bool {
        guard let given else { return self == .isAnswered(false) }
        switch self {
        case .isAnswered(let expected): return expected
        case .equal(let answer): return given == answer
        case .notEqual(let answer): return given != answer
        case .below(let answer): return given.order(against: answer).map { $0 < 0 } ?? false
        case .atMost(let answer): return given.order(against: answer).map { $0 <= 0 } ?? false
        case .above(let answer): return given.order(against: answer).map { $0 > 0 } ?? false
        case .atLeast(let answer): return given.order(against: answer).map { $0 >= 0 } ?? false
        }
    }
}

extension Answer {
    /// −1, 0 or 1 as this answer stands below, at or above the other; `nil` where there is no
    /// order.
    func order(against other: Answer) -> Int? {
        switch (self, other) {
        case (.points(let one), .points(let two)), (.number(let one), .number(let two)):
            return one == two ? 0 : (one < two ? -1 : 1)
        case (.occurrences(let one), .occurrences(let two)):
            return one == two ? 0 : (one < two ? -1 : 1)
        case (.day(let one), .day(let two)):
            return one == two ? 0 : (one < two ? -1 : 1)
        default: return nil
        }
    }
}
