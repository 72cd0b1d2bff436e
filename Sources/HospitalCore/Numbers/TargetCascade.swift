/// A target broken down level by level (目标分解): hospital, departments, groups; on every level the
/// children add up to their parent exactly.
///
/// Amounts are whole units, such as fen or beds. A target is either split by weights, or its parts
/// were set by hand and are checked.
public struct TargetCascade: Hashable, Sendable {
    /// A unit of the organisation that gets a share of its parent's target.
    public struct Node: Hashable, Sendable {
        /// The code.
        public let code: String
        /// The weight among its siblings.
        public let weight: Decimal
        /// The units below.
        public let children: [Node]

        /// A unit.
        public init(code: String, weight: Decimal, children: [Node] = []) {
            self.code = code
            self.weight = weight
            self.children = children
        }
    }

    /// The code of the unit.
    public let code: String
    /// Its target in whole units.
    public let target: Int64
    /// The parts; their targets add up to it when there are any.
    public let parts: [TargetCascade]

    /// The deepest tree taken.
    public static let deepest = 32

    /// A target that was set by hand with its parts.
    /// - Throws: `cascadeUnbalanced` when there are parts and they do not add up to the target;
    ///   `cascadeTooDeep`.
    public init(code: String, target: Int64, parts: [TargetCascade]) throws(MeasureError) {
        let sum = parts.reduce(Int128(0)) { $0 + Int128($1.target) }
        guard parts.isEmpty || sum == Int128(target) else {
            throw .cascadeUnbalanced(unit: code, target: String(target), sum: String(sum))
        }
        self.init(checked: code, target, parts)
        guard depth <= Self.deepest else { throw .cascadeTooDeep(limit: Self.deepest) }
    }

    /// A target split down a tree by weights; on each level by largest remainder, ties to the lower
    /// code.
    /// - Throws: `apportionment` when a weight is negative or the weights of a level are all 0 with
    ///   an amount to split; `cascadeTooDeep`.
    public init(splitting target: Int64, over node: Node) throws(MeasureError) {
        self = try Self.split(target, over: node, level: 1)
    }

    private init(checked code: String, _ target: Int64, _ parts: [TargetCascade]) {
        self.code = code
        self.target = target
        self.parts = parts
    }

    private static func split(
        _ target: Int64, over node: Node, level: Int
    ) throws(MeasureError) -> TargetCascade {
        guard level <= deepest else { throw .cascadeTooDeep(limit: deepest) }
        let children = node.children.sorted { Code<Node>($0.code) < Code<Node>($1.code) }
        guard !children.isEmpty else { return TargetCascade(checked: node.code, target, []) }
        let shares: [Money]
        do throws(ApportionmentError) {
            shares = try Apportionment.shares(
                of: Money(fen: target), weights: children.map(\.weight),
                residual: .largestRemainder)
        } catch { throw .apportionment(error) }
        var parts: [TargetCascade] = []
        for (child, share) in zip(children, shares) {
            parts.append(try split(share.fen, over: child, level: level + 1))
        }
        return TargetCascade(checked: node.code, target, parts)
    }

    /// Levels of the tree; the parts were checked when they were made.
    private var depth: Int { 1 + (parts.map(\.depth).max() ?? 0) }
}
