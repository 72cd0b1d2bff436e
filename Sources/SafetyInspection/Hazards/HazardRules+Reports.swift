import HospitalCore

extension HazardRules {
    /// The five labels of a plan (五落实); hospitals have other names for them.
    public static let labels = ["责任", "措施", "资金", "时限", "预案"]

    /// The grade of a hazard: a repeated one is graded one step worse, at most the worst.
    /// - Throws: `gradeUnknown` with the code.
    public func grade(
        _ code: String, of hazard: Hazard
    ) throws(HazardError) -> HazardGrade {
        guard let place = grades.firstIndex(where: { $0.code == code }) else {
            throw .gradeUnknown(hazard: hazard.id, code: code)
        }
        return grades[hazard.repeatOf == nil ? place : min(place + 1, grades.count - 1)]
    }

    /// What is deducted for a finding: the points lost, twice for a repeat (default factor).
    /// - Throws: what a product that does not fit throws.
    public func deduction(
        _ points: Decimal, isRepeat: Bool
    ) throws(NumberError) -> Decimal {
        isRepeat ? try points.multiplied(by: Decimal(Self.repeatFactor)) : points
    }

    /// By how much a repeat multiplies a deduction.
    public static let repeatFactor = 2
}

/// What the law may cost a hospital that leaves a hazard (法律责任), in fen.
public struct HazardPenalty: Equatable, Sendable {
    /// For what.
    public let offence: String
    /// The least and the greatest fine.
    public let fine: ClosedRange<Money>
    /// The fine when it is not corrected in time; `nil` when there is none.
    public let escalated: ClosedRange<Money>?
    /// The fine of the persons in charge; `nil` when there is none.
    public let persons: ClosedRange<Money>?
    /// The law.
    public let citation: Citation

    /// The penalties of the laws.
    public static let standard: [HazardPenalty] = [
        HazardPenalty(
            offence: "未建分级管控或隐患排查治理制度、重大隐患未按规定报告、动火吊装临时用电无专人管理",
            fine: yuan(0, 100_000), escalated: yuan(100_000, 200_000),
            persons: yuan(20_000, 50_000),
            citation: Citation(title: "安全生产法", article: "第101条", isConfirmed: true)),
        HazardPenalty(
            offence: "未消除事故隐患", fine: yuan(0, 50_000), escalated: nil, persons: nil,
            citation: Citation(title: "安全生产法", article: "第102条", isConfirmed: true)),
        HazardPenalty(
            offence: "设施未保持完好、占堵疏散通道或消防车道、遮挡消火栓、门窗设障、接到隐患通知不消除",
            fine: yuan(5_000, 50_000), escalated: nil, persons: nil,
            citation: Citation(title: "消防法", article: "第60条", isConfirmed: true)),
    ]

    private static func yuan(_ least: Int64, _ most: Int64) -> ClosedRange<Money> {
        Money(fen: least * 100)...Money(fen: most * 100)
    }
}
