import HospitalCore

/// How the main indicators of a scheme are broken down to those who answer for them (KPI分解).
///
/// Roots are Ⅰ类 indicators, leaves are Ⅱ类 indicators owned by a trade or post. Every leaf hangs
/// below one root and has one owner; every root has a leaf.
/// - Source: S-020 (7 roots, 29 leaves)
public struct IndicatorTree: Hashable, Sendable {
    /// An indicator of the tree.
    public struct Node: Hashable, Sendable {
        /// The code.
        public let code: String
        /// The indicator it serves; `nil` for a root.
        public let parent: String?
        /// Who answers for it, for a leaf.
        public let owner: String?

        /// A node.
        public init(_ code: String, parent: String? = nil, owner: String? = nil) {
            self.code = code
            self.parent = parent
            self.owner = owner
        }
    }

    /// What the tree covers, each list by code.
    public struct Coverage: Hashable, Sendable {
        /// How many roots.
        public let roots: Int
        /// How many leaves.
        public let leaves: Int
        /// Leaves without an owner (无人负责).
        public let ownerless: [String]
        /// Roots below which there is no leaf (未分解).
        public let bare: [String]
        /// Nodes whose parent is not in the tree, or that hang in a circle.
        public let loose: [String]
        /// Codes that stand more than once.
        public let repeated: [String]
        /// Whether nothing is wrong.
        public var isComplete: Bool {
            ownerless.isEmpty && bare.isEmpty && loose.isEmpty && repeated.isEmpty
        }
    }

    /// The nodes in any order.
    public let nodes: [Node]

    /// A tree; what is wrong with it is told by ``coverage``.
    public init(_ nodes: [Node]) { self.nodes = nodes }

    /// What the tree covers and lacks.
    public var coverage: Coverage {
        var parents: [String: String?] = [:]
        var repeated: Set<String> = []
        for node in nodes where parents.updateValue(node.parent, forKey: node.code) != nil {
            repeated.insert(node.code)
        }
        let inner = Set(nodes.compactMap(\.parent))
        let roots = nodes.filter { $0.parent == nil }
        let leaves = nodes.filter { $0.parent != nil && !inner.contains($0.code) }
        let loose = nodes.filter { Self.root(of: $0.code, in: parents) == nil }.map(\.code)
        return Coverage(
            roots: roots.count, leaves: leaves.count,
            ownerless: Self.ordered(leaves.filter { ($0.owner ?? "").isEmpty }.map(\.code)),
            bare: Self.ordered(roots.filter { !inner.contains($0.code) }.map(\.code)),
            loose: Self.ordered(loose), repeated: Self.ordered(Array(repeated)))
    }

    /// The root above a node; `nil` when the way up ends nowhere or goes round.
    private static func root(of code: String, in parents: [String: String?]) -> String? {
        var (place, steps) = (code, 0)
        while steps <= parents.count {
            guard let parent = parents[place] else { return nil }
            guard let parent else { return place }
            place = parent
            steps += 1
        }
        return nil
    }

    private static func ordered(_ codes: [String]) -> [String] {
        Set(codes).map { Code<Node>($0) }.sorted().map(\.code)
    }
}
