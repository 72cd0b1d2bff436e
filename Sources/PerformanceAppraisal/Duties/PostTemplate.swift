import HospitalCore

/// A template of indicators with a variant for each post (岗位考核模板, S-043).
///
/// What is mandatory is in every variant; a variant weighs it otherwise and adds what its post
/// needs. The weights of every post total exactly 100. A variant says by which features of the post
/// it differs.
public struct PostTemplate: Equatable, Sendable {
    /// By what posts differ.
    public enum Feature: String, CaseIterable, Sendable {
        /// 业务内容
        case content
        /// 技术水平
        case skill
        /// 风险程度
        case risk
        /// 劳动强度
        case intensity
    }

    /// What is different for a post.
    public struct Variant: Equatable, Sendable {
        /// The post.
        public let post: String
        /// By what it differs.
        public let features: [Feature]
        /// Weights that replace those of the template, and those of indicators of its own.
        public let weights: [String: Decimal]

        /// A variant.
        public init(_ post: String, features: [Feature], weights: [String: Decimal]) {
            self.post = post
            self.features = features
            self.weights = weights
        }
    }

    /// The mandatory indicators.
    public let required: RequiredContents
    /// The weights of the template by code.
    public let weights: [String: Decimal]
    /// The variants.
    public let variants: [Variant]

    /// A template whose every variant holds.
    /// - Throws: `duplicate` for a post that stands twice; what ``weights(for:)`` throws for any of
    ///   them.
    public init(
        _ required: RequiredContents, weights: [String: Decimal], variants: [Variant]
    ) throws(DutyError) {
        self.required = required
        self.weights = weights
        self.variants = variants
        var seen: Set<String> = []
        for variant in variants {
            guard seen.insert(variant.post).inserted else { throw .duplicate(variant.post) }
            _ = try self.weights(for: variant.post)
        }
    }

    /// The indicators of a post with their weights: the mandatory ones in their order, then the
    /// others by code; what weighs nothing is left out.
    /// - Throws: `postUnknown`; `mandatoryDropped`; `postWeightsTotal`.
    public func weights(
        for post: String
    ) throws(DutyError) -> [(code: String, weight: Decimal)] {
        guard let variant = variants.first(where: { $0.post == post }) else {
            throw .postUnknown(
                post, nearest: NearestName.nearest(to: post, in: variants.map(\.post)))
        }
        let all = weights.merging(variant.weights) { $1 }
        let mandatory = required.parts.map(\.code)
        for code in mandatory where (all[code] ?? .zero) <= .zero {
            throw .mandatoryDropped(code, post: post)
        }
        let others = all.keys.filter { !mandatory.contains($0) }.sorted()
        let chosen = (mandatory + others).compactMap { code in
            all[code].map { (code: code, weight: $0) }
        }.filter { $0.weight != .zero }
        for (code, weight) in chosen where weight < .zero { throw .negative(code, weight) }
        let total = chosen.reduce(Rate.zero) { $0 + Rate($1.weight) }
        guard total == Rate(100) else { throw .postWeightsTotal(post, total: "\(total)") }
        return chosen
    }
}
