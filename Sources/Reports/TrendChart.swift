import HospitalCore

/// How a number went from period to period: a line over points that are there.
///
/// Where a period has no number the line stops.
public struct TrendChart: Hashable, Sendable {
    /// A period.
    public struct Point: Hashable, Sendable {
        /// The period.
        public let label: String
        /// The number; `nil` when there is none.
        public let value: Decimal?

        /// A point.
        public init(_ label: String, _ value: Decimal?) {
            self.label = label
            self.value = value
        }
    }

    /// What the chart shows.
    public let caption: ReportText
    /// The points from the earliest on.
    public let points: [Point]
    /// The number at the lower edge.
    public let lowest: Decimal
    /// The number at the upper edge; larger ones stand there too.
    public let highest: Decimal

    /// A chart between two numbers.
    public init(
        _ caption: ReportText, _ points: [Point], from lowest: Decimal, to highest: Decimal
    ) {
        self.caption = caption
        self.points = points
        self.lowest = lowest
        self.highest = highest
    }

    private static let (left, top, width, height) = (40, 16, 640, 130)

    /// How high a number stands, from the upper edge; what does not fit stands at the edge.
    private func y(_ value: Decimal) -> Int {
        let bottom = Self.top + Self.height
        guard highest > lowest, value > lowest else { return bottom }
        guard value < highest else { return Self.top }
        // Between two numbers that fit, so do the differences; millionths are finer than a point.
        func whole(_ number: Decimal) -> Int128? { number.significand(atScale: 6) }
        guard let value = whole(value), let low = whole(lowest), let high = whole(highest) else {
            return bottom
        }
        let (part, isPartLong) = value.subtractingReportingOverflow(low)
        let (all, isLong) = high.subtractingReportingOverflow(low)
        guard !isPartLong, !isLong, all > 0 else { return bottom }
        let (scaled, isTooLong) = part.multipliedReportingOverflow(by: Int128(Self.height))
        return isTooLong ? bottom : bottom - Int(clamping: scaled / all)
    }

    func write(to page: inout Markup, in language: Language) {
        guard points.count > 1 else { return }
        page.write("<figure>\n<svg viewBox=\"0 0 720 180\" role=\"img\">\n")
        page.title(caption[language])
        for (number, place) in [(highest, Self.top), (lowest, Self.top + Self.height)] {
            page.shape(
                "line", "axis",
                ["x1": Self.left, "y1": place, "x2": Self.left + Self.width, "y2": place])
            page.end()
            page.label("name small", x: Self.left - 6, y: place + 4, number.description)
        }
        var before: (x: Int, y: Int)?
        for (place, point) in points.enumerated() {
            let x = Self.left + 20 + place * (Self.width - 40) / (points.count - 1)
            page.label("middle small", x: x, y: 174, point.label)
            guard let value = point.value else {
                before = nil
                continue
            }
            let y = y(value)
            if let before {
                page.shape("line", "trend", ["x1": before.x, "y1": before.y, "x2": x, "y2": y])
                page.end()
            }
            page.shape("circle", "trend", ["cx": x, "cy": y, "r": 3])
            page.end()
            page.label("middle small", x: x, y: y - 7, value.description)
            before = (x, y)
        }
        page.write("</svg>\n")
        page.element("figcaption", caption[language])
        page.write("</figure>\n")
    }
}
