import HospitalCore

/// What a printed form carries at its head and foot (编制单位、期间、金额单位、版本号、运行号、制表、审核、负责人).
public struct ReportForm: Hashable, Sendable {
    /// The title.
    public let title: ReportText
    /// The unit that draws it up (编制单位).
    public var unit: String?
    /// The period or the day.
    public var period: String
    /// The run it shows, with its version; `nil` when it shows no run.
    public var run: (number: String, version: Int64)?
    /// Whether facts have changed since the run.
    public var isStale = false
    /// Who drew it up.
    public var preparedBy: String?
    /// Who reviewed it.
    public var reviewedBy: String?
    /// Who answers for it.
    public var responsible: String?
    /// Whether amounts stand in it, which are in yuan.
    public var hasAmounts = false

    /// A form.
    public init(_ title: ReportText, period: String) {
        self.title = title
        self.period = period
    }

    /// Equal when all is.
    public static func == (one: ReportForm, other: ReportForm) -> Bool {
        one.title == other.title && one.head == other.head && one.foot == other.foot
            && one.isStale == other.isStale
    }

    /// Hashes what is printed.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(title)
        hasher.combine(period)
    }

    /// What stands at the head: labels with what they say.
    public var head: [[ReportText]] {
        var parts: [[ReportText]] = []
        func add(_ label: ReportText, _ value: String?) {
            if let value, !value.isEmpty { parts.append([label, ReportText(value)]) }
        }
        add(ReportText(zh: "编制单位", en: "Drawn up by"), unit)
        add(ReportText(zh: "期间", en: "Period"), period)
        if hasAmounts {
            parts.append([
                ReportText(zh: "金额单位", en: "Amounts in"), ReportText(zh: "元", en: "yuan"),
            ])
        }
        add(ReportText(zh: "运行号", en: "Run"), run?.number)
        add(ReportText(zh: "版本", en: "Version"), run.map { String($0.version) })
        return parts
    }

    /// What a form of a run says whose facts have changed.
    public static let stale = ReportText(
        zh: "过期：计算之后数据已有变化，请重新计算。",
        en: "Stale: facts have changed since it was calculated; run it again.")

    /// Who signs at the foot; a line to sign on where nobody is named.
    public var foot: [[ReportText]] {
        [
            (ReportText(zh: "制表", en: "Prepared by"), preparedBy),
            (ReportText(zh: "审核", en: "Reviewed by"), reviewedBy),
            (ReportText(zh: "负责人", en: "Responsible"), responsible),
        ].map { [$0.0, ReportText($0.1 ?? "")] }
    }
}
