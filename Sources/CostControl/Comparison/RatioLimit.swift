import HospitalCore

/// The highest value of a ratio (比率控制, S-124), such as the drug share (药占比) of a hospital's
/// income: the limit is data with a citation, and what is above it is told.
///
///     ratio = numerator / denominator × 100, printed with two decimals; the printed value decides
///
/// - Source: requirement S-124
public struct RatioLimit: Equatable, Sendable {
    /// The code of the ratio.
    public let code: String
    /// The name in Chinese.
    public let chinese: String
    /// The highest percentage.
    public let limit: Decimal
    /// Where the limit comes from; `nil` for the hospital's own.
    public let citation: Citation?

    /// A limit.
    public init(_ code: String, chinese: String, limit: Decimal, citation: Citation? = nil) {
        self.code = code
        self.chinese = chinese
        self.limit = limit
        self.citation = citation
    }

    /// The limits the library knows: 药占比 at most 30 %.
    public static let standard: [RatioLimit] = [
        RatioLimit(
            "drug_share", chinese: "药占比", limit: Decimal(30),
            citation: CostCitation.cityHospitalReform2015)
    ]

    /// A ratio held against its limit.
    public struct Check: Equatable, Sendable {
        /// The printed percentage; `nil` for 0 of 0.
        public let percent: Decimal?
        /// What is said of a ratio above its limit.
        public let alert: Finding?
    }

    /// Holds a part of a whole against the limit.
    /// - `object`: the department or hospital, for the alert.
    /// - Throws: `negative` for a whole below zero; `denominatorZero` for a part of nothing;
    ///   `outOfRange`.
    public func checked(
        _ part: Money, of whole: Money, object: String
    ) throws(UnitCostError) -> Check {
        try UnitCostError.requireNotNegative(whole.yuan, .income, of: object)
        guard whole != .zero || part == .zero else {
            throw .denominatorZero(
                object: object, quantity: .income, amount: part.description)
        }
        guard let share = try? Rate(yuan: part).divided(by: Rate(yuan: whole))
        else { return Check(percent: nil, alert: nil) }
        let percent = try UnitCostError.checked(object) { () throws(NumberError) in
            try (share * Rate(Decimal(100))).decimal(digits: 2, rounding: .halfAwayFromZero)
        }
        guard percent > limit else { return Check(percent: percent, alert: nil) }
        return Check(
            percent: percent,
            alert: Finding(
                .ratioLimitExceeded,
                [
                    "object": .text(object), "ratio": .phrase(chinese: chinese, english: code),
                    "percent": .text(percent.description), "limit": .text(limit.description),
                ]))
    }
}
