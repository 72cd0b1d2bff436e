import HospitalCore

/// Bars beside each other's names, each with its number in print: a reader who sees no colours
/// reads the same.
public struct BarChart: Hashable, Sendable {
    /// A bar.
    public struct Bar: Hashable, Sendable {
        /// Whose it is.
        public let label: ReportText
        /// How long it is, in any unit; a bar below zero has no length, and `nil` draws none.
        public let length: Int64?
        /// The number in print.
        public let printed: String
        /// What stands behind the number, such as a grade; may be empty.
        public let note: String
        /// Whether it is to be looked at.
        public let isMarked: Bool

        /// A bar whose label is of the data.
        public init(
            _ label: String, length: Int64?, printed: String, note: String = "",
            isMarked: Bool = false
        ) {
            self.init(
                ReportText(label), length: length, printed: printed, note: note,
                isMarked: isMarked)
        }

        /// A bar.
        public init(
            _ label: ReportText, length: Int64?, printed: String, note: String = "",
            isMarked: Bool = false
        ) {
            self.label = label
            self.length = length
            self.printed = printed
            self.note = note
            self.isMarked = isMarked
        }
    }

    /// What the chart shows.
    public let caption: ReportText
    /// The bars from top to bottom.
    public let bars: [Bar]
    /// The length of the whole width; the longest bar when it is shorter than that.
    public let full: Int64

    /// A chart.
    public init(_ caption: ReportText, _ bars: [Bar], full: Int64 = 0) {
        self.caption = caption
        self.bars = bars
        self.full = full
    }

    private static let (left, width, row) = (190, 340, 26)

    func write(to page: inout Markup, in language: Language) {
        guard !bars.isEmpty else { return }
        let longest = max(full, bars.compactMap(\.length).max() ?? 0)
        let height = bars.count * Self.row + 8
        page.write("<figure>\n<svg viewBox=\"0 0 720 ")
        page.write(height)
        page.write("\" role=\"img\">\n")
        page.title(caption[language])
        for (place, bar) in bars.enumerated() {
            let top = place * Self.row + 4
            let length = Picture.share(of: Self.width, bar.length ?? 0, over: longest)
            page.label(
                "name", x: Self.left - 8, y: top + 15,
                Picture.fitted(bar.label[language], in: 176))
            if bar.length != nil {
                page.shape(
                    "rect", bar.isMarked ? "bar marked" : "bar",
                    ["x": Self.left, "y": top + 2, "width": length, "height": 17])
                page.end()
            }
            let note = bar.note.isEmpty ? bar.printed : "\(bar.printed)  \(bar.note)"
            page.label("value", x: Self.left + length + 6, y: top + 15, note)
        }
        page.write("</svg>\n")
        page.element("figcaption", caption[language])
        page.write("</figure>\n")
    }
}

/// Measures of pictures, in whole points.
enum Picture {
    /// The part of a width that a number is of another; 0 below zero or over nothing.
    static func share(of width: Int, _ number: Int64, over whole: Int64) -> Int {
        guard number > 0, whole > 0 else { return 0 }
        return Int(clamping: Int128(width) * Int128(min(number, whole)) / Int128(whole))
    }

    /// A name that fits into a width in letters of 13 points: else cut with an ellipsis.
    static func fitted(_ name: String, in width: Int) -> String {
        var left = width * 10
        for place in name.indices {
            left -= tenths(of: name[place])
            guard left >= 0 else {
                // The ellipsis takes the room of what stood before it.
                var cut = name[..<place], room = left + tenths(of: name[place])
                while room < ellipsis, let last = cut.popLast() { room += tenths(of: last) }
                return cut + "…"
            }
        }
        return name
    }

    private static let ellipsis = 130

    /// About how wide a character is, in tenths of a point.
    private static func tenths(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.value >= 0x2E80 { return 130 }
        return ("A"..."Z").contains(scalar) ? 92 : 74
    }
}
