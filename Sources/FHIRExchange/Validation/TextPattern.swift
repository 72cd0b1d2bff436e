/// A pattern that a text must match as a whole (`regex`), decided in time that grows with the
/// length of the text and of the pattern, whatever both say.
///
/// It knows characters, `.`, classes with ranges, `\d \w \s` and their opposites, groups, `|`, and
/// `* + ? {m,n}`; `^` and `$` at the ends say what is so anyway. A pattern with anything else, such
/// as references back, is not decided.
struct TextPattern {
    /// The most characters of a pattern.
    private static let maximumLength = 4_000
    /// The most steps that a pattern may come to.
    private static let maximumStates = 2_000
    /// The most parts that are looked at while they are written as steps.
    private static let maximumParts = 20_000
    /// The most steps times characters that are followed.
    private static let maximumWork = 20_000_000
    /// How deep groups may stand in one another.
    private static let maximumDepth = 16

    /// What a step takes or where it goes.
    private enum Step {
        case take(Characters)
        case fork(Int, Int)
        case accept
    }

    private let steps: [Step]
    /// The steps with the ranges of their classes: what one character of a text can ask for.
    private let width: Int
    /// How much was looked at to read the pattern.
    let readingWork: Int

    /// The most that reading a pattern takes, understood or not.
    static let maximumReadingWork = maximumLength + maximumParts

    /// Reads a pattern; `nil` when it is not understood or too large.
    init?(_ pattern: String) {
        guard pattern.unicodeScalars.count <= Self.maximumLength else { return nil }
        var text = Array(pattern.unicodeScalars)[...]
        if text.first == "^" { text.removeFirst() }
        if text.last == "$", text.dropLast().last != "\\" { text.removeLast() }
        var reader = TextPatternReader(text: text)
        guard let tree = reader.alternatives(depth: Self.maximumDepth), reader.isAtEnd else {
            return nil
        }
        var (steps, calls) = ([Step](), 0)
        guard Self.write(tree, to: &steps, calls: &calls) else { return nil }
        steps.append(.accept)
        self.steps = steps
        width = steps.reduce(steps.count) { sum, step in
            if case .take(let set) = step { sum + set.ranges.count } else { sum }
        }
        readingWork = pattern.unicodeScalars.count + calls
    }

    /// How many steps a match of a text can take.
    func work(on text: String) -> Int {
        // A text has at most 64 MiB and 2,000 steps at most 4,000 ranges each, so the product fits.
        width * (text.utf8.count + 1)
    }

    /// Whether the whole text matches; `nil` when that would take too long.
    func matches(_ text: String) -> Bool? {
        guard work(on: text) <= Self.maximumWork else { return nil }
        var states = closure(of: [0])
        for scalar in text.unicodeScalars {
            var next: [Int] = []
            for state in states {
                if case .take(let set) = steps[state], set.contains(scalar) {
                    next.append(state + 1)
                }
            }
            guard !next.isEmpty else { return false }
            states = closure(of: next)
        }
        return states.contains { if case .accept = steps[$0] { true } else { false } }
    }

    /// The states that are reached without taking a character.
    private func closure(of start: [Int]) -> [Int] {
        var seen = Set(start)
        var (open, reached) = (start, [Int]())
        while let state = open.popLast() {
            reached.append(state)
            guard case .fork(let one, let other) = steps[state] else { continue }
            for next in [one, other] where seen.insert(next).inserted { open.append(next) }
        }
        return reached
    }

    /// Writes the steps of a tree; false when there are too many.
    ///
    /// An empty part that stands a thousand times a thousand times has no step, so the parts are
    /// counted as well.
    private static func write(
        _ tree: PatternTree, to steps: inout [Step], calls: inout Int
    ) -> Bool {
        calls += 1
        guard steps.count < maximumStates, calls < maximumParts else { return false }
        switch tree {
        case .characters(let set): steps.append(.take(set))
        case .sequence(let parts):
            for part in parts { guard write(part, to: &steps, calls: &calls) else { return false } }
        case .either(let alternatives):
            var leaps: [Int] = []
            for alternative in alternatives.dropLast() {
                let fork = steps.count
                steps.append(.accept)
                guard write(alternative, to: &steps, calls: &calls) else { return false }
                leaps.append(steps.count)
                steps.append(.accept)
                steps[fork] = .fork(fork + 1, steps.count)
            }
            guard let last = alternatives.last, write(last, to: &steps, calls: &calls)
            else { return false }
            for leap in leaps { steps[leap] = .fork(steps.count, steps.count) }
        case .repeated(let part, let least, let most):
            for _ in 0..<least {
                guard write(part, to: &steps, calls: &calls) else { return false }
            }
            guard let most else {
                let fork = steps.count
                steps.append(.accept)
                guard write(part, to: &steps, calls: &calls) else { return false }
                steps.append(.fork(fork, fork))
                steps[fork] = .fork(fork + 1, steps.count)
                return true
            }
            for _ in least..<max(least, most) {
                let fork = steps.count
                steps.append(.accept)
                guard write(part, to: &steps, calls: &calls) else { return false }
                steps[fork] = .fork(fork + 1, steps.count)
            }
        }
        return true
    }
}

/// A set of characters.
struct Characters {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } != isNegated
    }

    /// Every character but line breaks.
    static let any = Characters(ranges: [10...10, 13...13], isNegated: true)
    static let digits: [ClosedRange<UInt32>] = [48...57]
    static let words: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]
    static let blanks: [ClosedRange<UInt32>] = [9...13, 32...32, 0xA0...0xA0, 0x3000...0x3000]
}

/// A pattern as it was read.
indirect enum PatternTree {
    case characters(Characters)
    case sequence([PatternTree])
    /// Alternatives side by side, so that many of them are no deeper than two.
    case either([PatternTree])
    case repeated(PatternTree, least: Int, most: Int?)
}
