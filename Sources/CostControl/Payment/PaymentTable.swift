import HospitalCore

/// Levels of hospitals (医院级别), each with a coefficient of its own in a payment table.
public enum HospitalLevel: Int, CaseIterable, Sendable {
    /// 一级医院
    case first = 1
    /// 二级医院
    case second
    /// 三级医院
    case third
}

/// What a city pays for one unit of weight (费率), with what it is based on: a regulated number, so
/// it is data with a year and a citation.
public struct PaymentRate: Equatable, Sendable {
    /// The city or pooling area (统筹区).
    public let city: String
    /// The year it is in force.
    public let year: Int
    /// Yuan for a weight of 1.
    public let rate: Decimal
    /// How many significant digits the city prints a standard with.
    public let significantDigits: Int
    /// The document or table it was read from.
    public let citation: Citation

    /// The rate of a city and year.
    public init(
        city: String, year: Int, rate: Decimal, significantDigits: Int, citation: Citation
    ) {
        self.city = city
        self.year = year
        self.rate = rate
        self.significantDigits = significantDigits
        self.citation = citation
    }
}

/// A group of a payment table (病组).
public struct PaymentGroup: Equatable, Sendable {
    /// How a group is priced.
    public enum Kind: String, CaseIterable, Sendable {
        /// Weight × coefficient of the level × rate.
        case weighted
        /// 基础病组: as weighted, with one coefficient for hospitals of all levels.
        case base
        /// 单议病组: every case is priced by itself; the standard is 0.
        case individual
    }

    /// The code.
    public let code: String
    /// How it is priced.
    public let kind: Kind
    /// The weight (RW).
    public let weight: Decimal
    /// The coefficients by level; a level without one has no standard.
    public let coefficients: [HospitalLevel: Decimal]
    /// The standards as the city printed them.
    public let published: [HospitalLevel: Decimal]
    /// 稳定组: a mark of the city that changes no standard.
    public let isStable: Bool

    /// A group.
    public init(
        _ code: String, kind: Kind = .weighted, weight: Decimal,
        coefficients: [HospitalLevel: Decimal], published: [HospitalLevel: Decimal] = [:],
        isStable: Bool = false
    ) {
        self.code = code
        self.kind = kind
        self.weight = weight
        self.coefficients = coefficients
        self.published = published
        self.isStable = isStable
    }
}

/// What a group pays at a level of hospitals: a rate with the digits the city prints, no amount of
/// money; what a case is paid is rounded once to the fen.
public struct PaymentStandard: Equatable, Sendable {
    /// The group.
    public let group: String
    /// Weight × coefficient × rate, exact.
    public let exact: Rate
    /// The exact standard with the digits the city prints.
    public let printed: Decimal
    /// What the city printed; `nil` when it did not.
    public let published: Decimal?
    /// Every case of the group is priced by itself.
    public let isIndividual: Bool

    /// A standard that is a price by itself, such as that of a single disease (单病种).
    public init(group: String, price: Decimal) {
        self.init(
            group: group, exact: Rate(price), printed: price, published: nil, isIndividual: false)
    }

    /// The standard of a group that is priced one by one (单议病组): 0.
    public static func individual(group: String) -> PaymentStandard {
        PaymentStandard(
            group: group, exact: .zero, printed: .zero, published: nil, isIndividual: true)
    }

    init(group: String, exact: Rate, printed: Decimal, published: Decimal?, isIndividual: Bool) {
        self.group = group
        self.exact = exact
        self.printed = printed
        self.published = published
        self.isIndividual = isIndividual
    }

    /// Whether the printed standard has the very digits of the recomputed one.
    public var recomputes: Bool { published.map { $0 == printed } ?? true }

    /// What is said of a published standard that does not recompute.
    public func finding(at level: HospitalLevel) -> Finding? {
        guard !recomputes, let published else { return nil }
        return Finding(
            .paymentStandardDiffers,
            [
                "group": .text(group), "level": .count(level.rawValue),
                "published": .text(published.description), "printed": .text(printed.description),
            ])
    }

    /// What a case is paid: the published standard, else the recomputed one, rounded once to the
    /// fen, half away from zero.
    /// - Throws: `outOfRange`.
    func payment() throws(NumberError) -> Money { try Rate(published ?? printed).money() }
}

/// The payment standards of diagnosis-related groups of a city and year (DRG支付标准).
///
///     standard = weight × coefficient of the level × rate
///
/// Standards are exact rates printed with the significant digits of the city. A base group has one
/// coefficient for all levels; a group priced one by one has the standard 0.
public struct PaymentTable: Equatable, Sendable {
    /// The rate.
    public let rate: PaymentRate
    /// The groups.
    public let groups: [PaymentGroup]

    /// A table.
    /// - Throws: `duplicate`, `nothingToCost`; `negative` for a rate, weight or coefficient;
    ///   `baseGroupUneven` for a base group with unlike coefficients; `digitsInvalid`.
    public init(rate: PaymentRate, groups: [PaymentGroup]) throws(PaymentError) {
        guard (1...30).contains(rate.significantDigits) else {
            throw .digitsInvalid(rate.significantDigits)
        }
        try PaymentError.checked { () throws(UnitCostError) in
            try UnitCostError.requireUnique(groups.map(\.code))
            try UnitCostError.requireNotNegative(rate.rate, .price, of: rate.city)
            for group in groups {
                try UnitCostError.requireNotNegative(group.weight, .weight, of: group.code)
                for level in HospitalLevel.allCases {
                    try UnitCostError.requireNotNegative(
                        group.coefficients[level] ?? .zero, .ratio, of: group.code)
                }
            }
        }
        for group in groups where group.kind == .base && Set(group.coefficients.values).count > 1 {
            throw .baseGroupUneven(group.code)
        }
        self.rate = rate
        self.groups = groups
    }

    /// The standard of a group at a level; `nil` where the level has no coefficient.
    /// - Throws: `unitCost` with `outOfRange`.
    public func standard(
        of group: PaymentGroup, at level: HospitalLevel
    ) throws(PaymentError) -> PaymentStandard? {
        let published = group.published[level]
        if group.kind == .individual {
            return PaymentStandard(
                group: group.code, exact: .zero, printed: .zero, published: published,
                isIndividual: true)
        }
        guard let coefficient = group.coefficients[level] else { return nil }
        let exact = Rate(group.weight) * Rate(coefficient) * Rate(rate.rate)
        return try PaymentError.checked { () throws(UnitCostError) in
            try UnitCostError.checked(group.code) { () throws(NumberError) in
                PaymentStandard(
                    group: group.code, exact: exact,
                    printed: try exact.printed(significantDigits: rate.significantDigits),
                    published: published, isIndividual: false)
            }
        }
    }

    /// All standards of a level by group.
    /// - Throws: `unitCost` with `outOfRange`.
    public func standards(
        at level: HospitalLevel
    ) throws(PaymentError) -> [String: PaymentStandard] {
        var standards: [String: PaymentStandard] = [:]
        for group in groups { standards[group.code] = try standard(of: group, at: level) }
        return standards
    }
}

extension Rate {
    /// The value with so many significant digits, rounded half away from zero, without zeros at the
    /// end: 210170.19375 prints 210170.1938 with ten.
    ///
    /// A value below 1 counts them behind the point.
    func printed(significantDigits: Int) throws(NumberError) -> Decimal {
        let whole = try decimal(digits: 0, rounding: .towardZero).significand.magnitude
        let wholeDigits = whole == 0 ? 0 : String(whole).utf8.count
        let digits = min(Decimal.maximumScale, max(0, significantDigits - wholeDigits))
        return try decimal(digits: digits, rounding: .halfAwayFromZero).normalized
    }
}
