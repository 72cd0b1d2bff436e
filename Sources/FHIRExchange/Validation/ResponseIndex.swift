/// Finds the answers that a condition looks at.
///
/// A condition names a question by its linkId; in a group that stands several times it means the
/// one beside it. So the answers of the nearest container count: first what lies within the same
/// list of items, then within the list around it, up to the whole response.
struct ResponseIndex {
    /// A list of items: the numbers of the items within it, from the first up to before the end.
    typealias Container = Range<Int>

    private var answers: [[ResponseAnswer]] = []
    private var numbers: [String: [Int]] = [:]
    private var containers: [String: Container] = [:]

    init(_ response: QuestionnaireResponse) {
        read(response.items, at: "QuestionnaireResponse")
    }

    private mutating func read(_ items: [ResponseItem], at path: String) {
        let start = answers.count
        for item in items {
            numbers[item.linkID, default: []].append(answers.count)
            answers.append(item.answers)
            if !item.items.isEmpty { read(item.items, at: item.path) }
            for answer in item.answers where !answer.items.isEmpty {
                read(answer.items, at: answer.path)
            }
        }
        containers[path] = start..<answers.count
    }

    /// The items that stand below a resource, an item or an answer.
    func container(at path: String) -> Container { containers[path] ?? 0..<0 }

    /// The answers to a question, seen from the innermost of the containers, which stand from the
    /// outermost to it.
    func answers(to linkID: String, from scopes: [Container]) -> [ResponseAnswer] {
        guard let places = numbers[linkID] else { return [] }
        for scope in scopes.reversed() {
            // The numbers ascend, so the first one in the scope is found by halving.
            var (low, high) = (0, places.count)
            while low < high {
                let middle = (low + high) / 2
                if places[middle] < scope.lowerBound { low = middle + 1 } else { high = middle }
            }
            var found: [ResponseAnswer] = []
            while low < places.count, places[low] < scope.upperBound {
                found += answers[places[low]]
                low += 1
            }
            if !found.isEmpty { return found }
        }
        return []
    }
}
