import HospitalCore

/// How amounts flow from where they arise to where they end (费用流向图): bands from left to right,
/// as wide as the amount, each with its figures over it and in print at both ends.
public struct FlowChart: Hashable, Sendable {
    /// Something that receives and passes on.
    public struct Node: Hashable, Sendable {
        /// The name.
        public let name: ReportText
        /// How far to the right it stands, from 0.
        public let column: Int
        /// What arose here.
        public let own: Money

        /// A node whose name is of the data.
        public init(_ name: String, column: Int, own: Money) {
            self.init(ReportText(name), column: column, own: own)
        }

        /// A node.
        public init(_ name: ReportText, column: Int, own: Money) {
            self.name = name
            self.column = column
            self.own = own
        }
    }

    /// An amount on its way.
    public struct Link: Hashable, Sendable {
        /// The place of the node it leaves.
        public let source: Int
        /// The place of the node it reaches.
        public let target: Int
        /// The amount; one that is not above zero is not drawn.
        public let amount: Money

        /// A link.
        public init(from source: Int, to target: Int, _ amount: Money) {
            self.source = source
            self.target = target
            self.amount = amount
        }
    }

    /// What the chart shows.
    public let caption: ReportText
    /// The nodes.
    public let nodes: [Node]
    /// The links, between nodes that are there.
    public let links: [Link]

    /// A chart; links of nodes that are not there are left out.
    public init(_ caption: ReportText, _ nodes: [Node], _ links: [Link]) {
        self.caption = caption
        self.nodes = nodes
        self.links = links.filter {
            nodes.indices.contains($0.source) && nodes.indices.contains($0.target)
                && $0.amount > .zero
        }
    }

    private static let (width, usable, gap, thickness) = (720, 300, 26, 12)
    /// What is left at the right for the names of the last nodes.
    private static let margin = 150

    /// Where a node stands, and what of its sides is taken.
    private struct Box {
        var x = 0, y = 0, height = 0
        var used = (left: 0, right: 0)
        var sum: Int64 = 0
    }

    func write(to page: inout Markup, in language: Language) {
        guard !nodes.isEmpty, !links.isEmpty else { return }
        var boxes = boxes()
        let height = (boxes.map { $0.y + $0.height }.max() ?? 0) + 24
        page.write("<figure>\n<svg viewBox=\"0 0 720 ")
        page.write(height)
        page.write("\" role=\"img\">\n")
        page.title(caption[language])
        for link in links { write(link, &boxes, to: &page, in: language) }
        let last = nodes.map(\.column).max() ?? 0
        let room = last > 0 ? (Self.width - Self.margin - Self.thickness) / last : Self.margin
        for (node, box) in zip(nodes, boxes) {
            page.shape(
                "rect", "node",
                ["x": box.x, "y": box.y, "width": Self.thickness, "height": max(box.height, 1)])
            page.end()
            let x = box.x + Self.thickness + 5
            let width = (node.column == last ? Self.margin : room) - Self.thickness - 10
            page.label("value", x: x, y: box.y + 11, Picture.fitted(node.name[language], in: width))
            page.label(
                "value small", x: x, y: box.y + 23, ReportCell.printed(Money(fen: box.sum)))
        }
        page.write("</svg>\n")
        page.element("figcaption", caption[language])
        page.write("</figure>\n")
    }

    /// The boxes of the nodes: each as high as the larger of what comes and what goes.
    private func boxes() -> [Box] {
        var boxes = nodes.map { Box(sum: max($0.own.fen, 0)) }
        for link in links {
            let sum = boxes[link.target].sum.addingReportingOverflow(link.amount.fen)
            boxes[link.target].sum = sum.overflow ? .max : sum.partialValue
        }
        let columns = (nodes.map(\.column).max() ?? 0) + 1
        var totals: [Int: Int128] = [:]
        for (node, box) in zip(nodes, boxes) {
            totals[node.column, default: 0] += Int128(box.sum)
        }
        let greatest = max(totals.values.max() ?? 1, 1)
        var next: [Int: Int] = [:]
        for (place, node) in nodes.enumerated() {
            let high = Int128(Self.usable) * Int128(boxes[place].sum) / greatest
            let y = next[node.column] ?? 6
            boxes[place].height = Int(clamping: high)
            boxes[place].x =
                columns > 1
                ? node.column * (Self.width - Self.margin - Self.thickness) / (columns - 1) : 0
            boxes[place].y = y
            next[node.column] = y + max(boxes[place].height, 24) + Self.gap / 2
        }
        return boxes
    }

    private func write(
        _ link: Link, _ boxes: inout [Box], to page: inout Markup, in language: Language
    ) {
        let source = boxes[link.source], target = boxes[link.target]
        func part(_ box: Box) -> Int {
            Picture.share(of: box.height, link.amount.fen, over: box.sum)
        }
        let (out, into) = (part(source), part(target))
        let (x, end) = (source.x + Self.thickness, target.x)
        let (y, last) = (source.y + source.used.right, target.y + target.used.left)
        boxes[link.source].used.right += out
        boxes[link.target].used.left += into
        let middle = x + (end - x) / 2
        page.write("<path class=\"band\" d=\"")
        page.write(curve(x, y, middle, end, last))
        page.write("L")
        page.write(end)
        page.write(" ")
        page.write(last + max(into, 1))
        page.write("C")
        for number in [middle, last + max(into, 1), middle, y + max(out, 1), x, y + max(out, 1)] {
            page.write(" ")
            page.write(number)
        }
        page.write("Z\">")
        page.title(
            "\(nodes[link.source].name[language]) → \(nodes[link.target].name[language]): "
                + ReportCell.printed(link.amount))
        page.write("</path>\n")
    }

    private func curve(_ x: Int, _ y: Int, _ middle: Int, _ end: Int, _ last: Int) -> Markup {
        var path = Markup()
        path.write("M")
        path.write(x)
        path.write(" ")
        path.write(y)
        path.write("C")
        for number in [middle, y, middle, last, end, last] {
            path.write(" ")
            path.write(number)
        }
        return path
    }
}
