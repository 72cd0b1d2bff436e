import HospitalCore

/// A kind of entry (支出性质) that is not ordinary cost: what a scope does with it is data.
///
/// The library knows the kinds that the standard names (``standard``); a hospital adds its own, or
/// gives one of them another treatment when a new edition says so.
public struct EntryKind: Sendable {
    /// What happens to an entry of the kind.
    public enum Treatment: String, CaseIterable, Sendable {
        /// It is cost like an entry without a kind.
        case cost
        /// It is cost of the whole hospital only (仅计入医院全成本).
        case hospitalOnly = "hospital_only"
        /// It is never cost (不计入成本).
        case neverCost = "never_cost"
    }

    /// The code that an entry names.
    public let code: String
    /// The Chinese name.
    public let chinese: String
    /// The English name.
    public let english: String
    /// What happens to an entry.
    public let treatment: Treatment
    /// Where the treatment comes from; `nil` for a kind of the hospital.
    public let citation: Citation?

    /// A kind; its names are the code unless others are given.
    public init(
        _ code: String, zh chinese: String? = nil, en english: String? = nil,
        _ treatment: Treatment, citation: Citation? = nil
    ) {
        self.code = code
        self.chinese = chinese ?? code
        self.english = english ?? chinese ?? code
        self.treatment = treatment
        self.citation = citation
    }

    /// The kinds that the standard names, in its order.
    ///
    /// The articles are not confirmed against the official text, so a correction is a row of the
    /// hospital's own kinds and no change of code.
    /// - Source: ``Citation/costAccountingStandard2021``
    public static let standard =
        kinds(
            .neverCost,
            [
                ("other_entity", "其他会计主体的费用", "cost of other accounting entities"),
                ("special_fund", "专用基金列支的费用", "expense of special funds"),
                ("fine", "罚款", "fines"),
                ("late_fee", "滞纳金", "late fees"),
                ("donation", "捐赠支出", "donations"),
                ("sponsorship", "赞助支出", "sponsorship"),
                ("forbidden", "国家规定不得列入成本的其他支出", "other amounts the state forbids"),
            ])
        + kinds(
            .hospitalOnly,
            [
                ("asset_disposal", "资产处置费用", "loss on disposal of assets"),
                ("remitted_upward", "上缴上级费用", "amounts remitted to the superior body"),
                ("subsidy_affiliated", "对附属单位补助费用", "subsidies to affiliated units"),
                ("other_expense", "其他费用", "other expenses"),
            ])

    private static func kinds(
        _ treatment: Treatment, _ names: [(code: String, zh: String, en: String)]
    ) -> [EntryKind] {
        names.map {
            EntryKind(
                $0.code, zh: $0.zh, en: $0.en, treatment, citation: .costAccountingStandard2021)
        }
    }

    /// The kinds that count: the hospital's own, then the standard ones that it has not replaced.
    /// - Throws: `kindTwice`.
    static func catalogue(own: [EntryKind]) throws(LedgerError) -> [EntryKind] {
        let codes = own.map(\.code)
        for (index, code) in codes.enumerated() where codes[..<index].contains(code) {
            throw .kindTwice(code)
        }
        return own + standard.filter { !codes.contains($0.code) }
    }
}
