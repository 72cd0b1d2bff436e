import HospitalCore

/// A report that can be looked at and printed: one file of HTML with its pictures inside, without
/// scripts and without anything from elsewhere, in Chinese or English, for A4.
///
/// The figures are those it is given: it rounds and adds nothing. Texts of the data are escaped.
public struct HospitalReport: Sendable {
    /// A part of a report.
    public enum Part: Sendable {
        /// A heading.
        case heading(ReportText)
        /// A sentence.
        case sentence(ReportText)
        /// A large number with what it is.
        case figures([(label: ReportText, value: String)])
        /// A table.
        case table(ReportTable)
        /// Bars.
        case bars(BarChart)
        /// Flows.
        case flow(FlowChart)
        /// A line over periods.
        case trend(TrendChart)
        /// A map of places.
        case map(TileMap)
    }

    /// What stands at the head and the foot.
    public let form: ReportForm
    /// The parts in their order.
    public private(set) var parts: [Part]

    /// A report.
    public init(_ form: ReportForm, _ parts: [Part] = []) {
        self.form = form
        self.parts = parts
    }

    /// The tables among the parts.
    public var tables: [ReportTable] {
        parts.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// Appends a part.
    public mutating func append(_ part: Part) { parts.append(part) }

    /// The report as a file of HTML in UTF-8.
    public func html(in language: Language) -> String {
        var page = Markup()
        page.write("<!DOCTYPE html>\n<html lang=\"")
        page.write(language == .chinese ? "zh-CN" : "en")
        page.write("\">\n<head>\n<meta charset=\"utf-8\">\n")
        page.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        page.element("title", form.title[language])
        page.write("<style>\n")
        page.write(Self.style)
        page.write("</style>\n</head>\n<body>\n<main>\n<header>\n")
        page.element("h1", form.title[language])
        page.write("<dl>\n")
        for pair in form.head {
            page.write("<div>")
            page.element("dt", pair[0][language])
            page.element("dd", pair[1][language])
            page.write("</div>\n")
        }
        page.write("</dl>\n")
        if form.isStale {
            page.element("p", "stale", ReportForm.stale[language])
        }
        page.write("</header>\n")
        for part in parts { Self.write(part, to: &page, in: language) }
        page.write("<footer>\n")
        for pair in form.foot {
            page.write("<span>")
            page.escape(pair[0][language])
            page.write(language == .chinese ? "：" : ": ")
            page.element("b", pair[1][language])
            page.write("</span>\n")
        }
        page.write("</footer>\n</main>\n</body>\n</html>\n")
        return page.text
    }

    private static func write(_ part: Part, to page: inout Markup, in language: Language) {
        switch part {
        case .heading(let text): page.element("h2", text[language])
        case .sentence(let text): page.element("p", text[language])
        case .figures(let figures):
            page.write("<div class=\"figures\">\n")
            for figure in figures {
                page.write("<div>")
                page.element("b", figure.value)
                page.element("span", figure.label[language])
                page.write("</div>\n")
            }
            page.write("</div>\n")
        case .table(let table): table.write(to: &page, in: language)
        case .bars(let chart): chart.write(to: &page, in: language)
        case .flow(let chart): chart.write(to: &page, in: language)
        case .trend(let chart): chart.write(to: &page, in: language)
        case .map(let map): map.write(to: &page, in: language)
        }
    }

    /// Colours that readers without red or green tell apart, dark enough beside white; on paper a
    /// table may go over pages, a picture or a row may not.
    private static let style: StaticString = """
        :root { --ink: #1a1a1a; --soft: #5a5a5a; --line: #c8ccd0; --deep: #005a8c; }
        * { box-sizing: border-box; }
        body { margin: 0; color: var(--ink); background: #fff; font: 14px/1.5 "Noto Sans CJK SC",
          "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", SimSun, Arial, sans-serif; }
        main { max-width: 800px; margin: 0 auto; padding: 24px 20px; }
        h1 { font-size: 22px; margin: 0 0 8px; color: var(--deep); }
        h2 { font-size: 17px; margin: 28px 0 8px; border-bottom: 2px solid var(--deep); }
        dl { display: flex; flex-wrap: wrap; gap: 2px 24px; margin: 0 0 8px; }
        dl div { display: flex; gap: 6px; }
        dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; margin: 8px 0 16px; }
        caption { text-align: left; font-weight: bold; padding: 4px 0; }
        th, td { border-bottom: 1px solid var(--line); padding: 4px 8px; text-align: left;
          vertical-align: top; overflow-wrap: anywhere; min-width: 3.6em; }
        th { border-bottom: 2px solid var(--ink); overflow-wrap: normal; }
        .wide { font-size: 10.5px; }
        .wide th, .wide td { padding: 3px 2px; min-width: 3.8em; }
        .wide .number { min-width: 0; }
        .number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal;
          white-space: nowrap; }
        th.number { white-space: normal; }
        tfoot td { font-weight: bold; border-top: 2px solid var(--ink); }
        figure { margin: 12px 0 18px; }
        figcaption, .none { color: var(--soft); font-size: 13px; }
        svg { width: 100%; height: auto; }
        svg text { font-size: 13px; fill: var(--ink); }
        svg .small { font-size: 11px; fill: var(--soft); }
        svg .name { text-anchor: end; }
        svg .middle { text-anchor: middle; }
        .bar, .node { fill: #0072b2; }
        .bar.marked { fill: #d55e00; }
        .band { fill: #56b4e9; fill-opacity: .45; stroke: #fff; stroke-width: .5; }
        .axis { stroke: var(--line); }
        .trend { stroke: #0072b2; stroke-width: 2; fill: #0072b2; }
        .tile { fill: #f1f3f4; stroke: #fff; }
        .tile.red { fill: #f08a78; }
        .tile.orange { fill: #f5b34c; }
        .tile.yellow { fill: #f0e442; }
        .tile.blue { fill: #8ecbf0; }
        .figures { display: flex; flex-wrap: wrap; gap: 12px; margin: 12px 0; }
        .figures div { border: 1px solid var(--line); border-radius: 4px; padding: 8px 14px; }
        .figures b { display: block; font-size: 20px; color: var(--deep); }
        .figures span { color: var(--soft); }
        .stale { border: 2px solid #d55e00; padding: 6px 10px; font-weight: bold; }
        footer { display: flex; gap: 48px; margin-top: 36px; }
        footer b { display: inline-block; min-width: 110px; border-bottom: 1px solid var(--ink); }
        @page { size: A4; margin: 16mm 14mm 18mm;
          @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
        @media print { main { max-width: none; padding: 0; } thead { display: table-header-group; }
          tr, figure, .figures div { break-inside: avoid; } h2 { break-after: avoid; } }

        """
}
