import HospitalCore

/// Which colour of cloth and mop cleans which zone (五色毛巾、四色拖把), and one cloth for every bed.
///
///     a use fails ⇔ the colour of the tool is not that of the zone
///     cloths for beds ≥ beds          40 beds need at least 40
///
/// Every kind of tool has a colour of its own for each zone it cleans, so no two zones share one:
/// five colours of cloths, four of mops.
/// - Source: requirements S-144
public struct ColourZones: Equatable, Sendable {
    /// The colours of a kind of tool.
    public struct Tool: Equatable, Sendable {
        /// The kind: `cloth`.
        public let kind: String
        /// How many colours there must be.
        public let colourCount: Int
        /// The colour of each zone.
        public let colours: [String: String]

        /// A kind of tool.
        /// - Throws: `coloursShared` when two zones have one colour; `colourCount` when there are
        ///   more or fewer than there must be.
        public init(
            _ kind: String, colourCount: Int, colours: [String: String]
        ) throws(SafetyDutyError) {
            var zones: [String: String] = [:]
            for (zone, colour) in colours.sorted(by: { Code<Tool>($0.key) < Code($1.key) }) {
                if let other = zones.updateValue(zone, forKey: colour) {
                    throw .coloursShared(kind, colour: colour, other, zone)
                }
            }
            guard zones.count == colourCount else {
                throw .colourCount(kind, needed: colourCount, count: zones.count)
            }
            self.kind = kind
            self.colourCount = colourCount
            self.colours = colours
        }
    }

    /// A tool that was seen in a zone.
    public struct Use: Equatable, Sendable {
        /// The kind of tool.
        public let kind: String
        /// The zone.
        public let zone: String
        /// Its colour.
        public let colour: String

        /// A use.
        public init(_ kind: String, in zone: String, colour: String) {
            self.kind = kind
            self.zone = zone
            self.colour = colour
        }
    }

    /// A use with the right colour of its zone.
    public struct Judged: Equatable, Sendable {
        /// The use.
        public let use: Use
        /// The right colour.
        public let expected: String
        /// Whether the tool has it.
        public var isRight: Bool { use.colour == expected }
    }

    /// The tools.
    public let tools: [Tool]

    /// Zones with their colours.
    /// - Throws: `codeTwice` for a kind that stands twice.
    public init(_ tools: [Tool]) throws(SafetyDutyError) {
        try SafetyDutyError.checkUnique(tools.map(\.kind))
        self.tools = tools
    }

    /// Whether tools have the colours of their zones.
    /// - Throws: `unknown` for another tool, or a zone that the tool does not clean.
    public func judged(_ uses: [Use]) throws(SafetyDutyError) -> [Judged] {
        var judged: [Judged] = []
        for use in uses {
            guard let tool = tools.first(where: { $0.kind == use.kind }) else {
                throw .unknown(
                    .tool, use.kind,
                    nearest: NearestName.nearest(to: use.kind, in: tools.map(\.kind)))
            }
            guard let colour = tool.colours[use.zone] else {
                throw .unknown(
                    .zone, use.zone,
                    nearest: NearestName.nearest(to: use.zone, in: tool.colours.keys.sorted()))
            }
            judged.append(Judged(use: use, expected: colour))
        }
        return judged
    }

    /// How many cloths are missing for beds (一床一巾): 0 when there are enough.
    /// - Throws: `countNegative`.
    public static func missingCloths(beds: Int, cloths: Int) throws(SafetyDutyError) -> Int {
        for count in [beds, cloths] where count < 0 { throw .countNegative(count) }
        return max(0, beds - cloths)
    }
}
