import HospitalCore

/// A map of places by colour (分布图): a row for each place, a tile for each level with how many there
/// are.
///
/// The number and the name of the level stand in print, so no colour has to be seen.
public struct TileMap: Hashable, Sendable {
    /// How serious a level is.
    public enum Tone: Int, Hashable, Sendable, CaseIterable {
        /// The worst.
        case red = 0
        /// Bad.
        case orange
        /// To be watched.
        case yellow
        /// Nothing to be done now.
        case blue
    }

    /// A level.
    public struct Level: Hashable, Sendable {
        /// Its name.
        public let name: ReportText
        /// Its colour.
        public let tone: Tone

        /// A level.
        public init(_ name: ReportText, _ tone: Tone) {
            self.name = name
            self.tone = tone
        }
    }

    /// What the map shows.
    public let caption: ReportText
    /// The levels, the worst first.
    public let levels: [Level]
    /// The places, each with how many it has of every level.
    public let places: [(name: String, counts: [Int])]

    /// A map.
    public init(
        _ caption: ReportText, levels: [Level], places: [(name: String, counts: [Int])]
    ) {
        self.caption = caption
        self.levels = levels
        self.places = places
    }

    /// Equal when all is.
    public static func == (one: TileMap, other: TileMap) -> Bool {
        one.caption == other.caption && one.levels == other.levels
            && one.places.map(\.name) == other.places.map(\.name)
            && one.places.map(\.counts) == other.places.map(\.counts)
    }

    /// Hashes the caption and the levels.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(caption)
        hasher.combine(levels)
    }

    func write(to page: inout Markup, in language: Language) {
        guard !places.isEmpty, !levels.isEmpty else { return }
        let (left, row) = (190, 30)
        let tile = min(120, 520 / levels.count)
        page.write("<figure>\n<svg viewBox=\"0 0 720 ")
        page.write(places.count * row + 34)
        page.write("\" role=\"img\">\n")
        page.title(caption[language])
        for (place, level) in levels.enumerated() {
            page.label(
                "middle small", x: left + place * tile + tile / 2, y: 18, level.name[language])
        }
        for (line, place) in places.enumerated() {
            let y = 26 + line * row
            page.label("name", x: left - 8, y: y + 18, Picture.fitted(place.name, in: 176))
            for (column, level) in levels.enumerated() {
                let count = column < place.counts.count ? place.counts[column] : 0
                page.shape(
                    "rect", Self.kind(of: count > 0 ? level.tone : nil),
                    ["x": left + column * tile + 2, "y": y, "width": tile - 4, "height": row - 4])
                page.end()
                page.label("middle", x: left + column * tile + tile / 2, y: y + 18, String(count))
            }
        }
        page.write("</svg>\n")
        page.element("figcaption", caption[language])
        page.write("</figure>\n")
    }

    private static func kind(of tone: Tone?) -> StaticString {
        switch tone {
        case .red: "tile red"
        case .orange: "tile orange"
        case .yellow: "tile yellow"
        case .blue: "tile blue"
        case nil: "tile"
        }
    }
}
