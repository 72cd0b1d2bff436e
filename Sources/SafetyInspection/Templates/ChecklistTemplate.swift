import HospitalCore

/// A checklist in one version (检查模板): what is asked, in sections, and what it is worth in all.
///
/// A template is checked when it is made and never changes: a change is a new version, and an
/// inspection keeps the version it began with. Points are exact decimals. `total: hundred` must
/// total exactly 100 points; `total: percent` may total anything and prints percent (decision 11).
public struct ChecklistTemplate: Equatable, Sendable {
    /// Which checklist in which version.
    public struct Identity: Equatable, Sendable {
        /// The code of the checklist: `ARCHIVE9`.
        public let id: String
        /// The version: `2026.1`.
        public let version: String
        /// The name that is printed: 档案库房九防检查.
        public let title: String

        /// An identity.
        public init(id: String, version: String, title: String) {
            self.id = id
            self.version = version
            self.title = title
        }
    }

    /// What the points of the template add up to.
    public enum Total: String, CaseIterable, Sendable {
        /// Exactly 100 points.
        case hundred
        /// Any total; the score is a percentage of it.
        case percent
    }

    /// What an inspection must reach besides having no veto.
    public enum PassRule: String, CaseIterable, Sendable {
        /// The percentage of the scoring policy.
        case percent
        /// That percentage, and no item may fail (逐项合格).
        case everyItem = "every_item"
    }

    /// Which checklist in which version.
    public let identity: Identity
    /// What the points add up to.
    public let total: Total
    /// What an inspection must reach.
    public let passRule: PassRule
    /// The top-level sections in their order.
    public let sections: [ChecklistSection]
    /// The documents that the checklist follows.
    public let citations: [Citation]
    /// The sum of the points of all items.
    public let points: Decimal
    /// Sections and items in the order of the questions.
    let nodes: [ChecklistNode]
    /// The place of each item in `nodes`, by code.
    let positions: [String: Int]

    /// How deep sections and follow-up items may be nested.
    public static let maximumDepth = 16
    /// How many sections and items a template may have.
    public static let maximumNodes = 10_000
    /// How many sections may have a weight: their mean is one exact fraction, which grows with
    /// each.
    public static let maximumWeights = 200

    /// A checked template.
    /// - Throws: the first fault in this order: the identity; each section and item in the order of
    ///   the questions; no item; the total; the section weights. See ``TemplateError``.
    public init(
        _ identity: Identity, total: Total, passRule: PassRule = .percent,
        sections: [ChecklistSection], citations: [Citation] = []
    ) throws(TemplateError) {
        guard !identity.id.isEmpty, !identity.version.isEmpty else { throw .identityMissing }
        var reader = TemplateReader(template: identity.id)
        for section in sections { try reader.read(section, under: nil, depth: 1) }
        guard !reader.positions.isEmpty else { throw .noItem(template: identity.id) }
        let points = PointUnits.decimal(reader.units)
        guard total != .hundred || reader.units == PointUnits.hundred else {
            throw .totalNotHundred(template: identity.id, total: points)
        }
        try Self.checkWeights(of: sections, template: identity.id)
        self.identity = identity
        self.total = total
        self.passRule = passRule
        self.sections = sections
        self.citations = citations
        self.points = points
        nodes = reader.nodes
        positions = reader.positions
    }

    /// Either no top-level section has a weight, or all have one and they total exactly 100.
    private static func checkWeights(
        of sections: [ChecklistSection], template: String
    ) throws(TemplateError) {
        guard sections.contains(where: { $0.weight != nil }) else { return }
        guard sections.count <= maximumWeights else { throw .tooManyWeights(template: template) }
        var sum: Int64 = 0
        for section in sections {
            guard let weight = section.weight else {
                throw .weightMissing(template: template, section: section.code)
            }
            guard let units = PointUnits.units(weight), units <= PointUnits.hundred else {
                throw .weightOutOfRange(template: template, section: section.code, weight: weight)
            }
            sum += units
        }
        guard sum == PointUnits.hundred else {
            throw .weightsNotHundred(template: template, total: PointUnits.decimal(sum))
        }
    }

    /// The items in the order of the questions, follow-ups after the item they follow.
    public var items: [ChecklistItem] { nodes.compactMap(\.item) }

    /// The items in the order of the questions, each with the section it stands in.
    public var placedItems: [(section: String, item: ChecklistItem)] {
        nodes.compactMap { node in
            guard let item = node.item else { return nil }
            var place = node.parent
            while let above = place, nodes[above].item != nil { place = nodes[above].parent }
            return (place.map { nodes[$0].code } ?? "", item)
        }
    }

    /// The item with that code; `nil` when there is none.
    public func item(_ code: String) -> ChecklistItem? {
        positions[code].flatMap { nodes[$0].item }
    }
}

/// A section or an item at its place in the order of the questions.
struct ChecklistNode: Equatable, Sendable {
    /// The code of the section or item.
    let code: String
    /// The title of the section or the text of the item.
    let title: String
    /// The place of the section or item above; `nil` at the top.
    let parent: Int?
    /// When it is asked.
    let condition: ItemCondition?
    /// The item; `nil` for a section.
    let item: ChecklistItem?
    /// The points of the item in units, 0 for a section.
    let units: Int64
    /// The weight of a top-level section in units.
    let weightUnits: Int64?
}

/// Points as whole millionths, in which every sum of a template is exact.
///
/// A point value is at most 10⁶ points = 10¹² units and a template has at most 10⁴ items, so a sum
/// stays below 10¹⁶ and fits 64 bits.
enum PointUnits {
    static let scale = 6
    static let maximum: Int64 = 1_000_000_000_000
    static let hundred: Int64 = 100_000_000

    /// The units of a value from 0 to 1,000,000 with at most six decimals; `nil` for any other.
    static func units(_ points: Decimal) -> Int64? {
        guard let digits = points.significand(atScale: scale),
            (0...Int128(maximum)).contains(digits)
        else { return nil }
        return Int64(digits)
    }

    /// The points of so many units without trailing zeros.
    static func decimal(_ units: Int64) -> Decimal {
        // 64 bits are 19 digits, so 38 always hold them and the fallback is never taken.
        (try? Decimal(significand: Int128(units), scale: scale))?.normalized ?? .zero
    }
}
