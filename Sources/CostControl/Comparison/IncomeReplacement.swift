import HospitalCore

/// How lost income is made up for (S-099): by a pharmacy service fee (药事服务费), government money and
/// changed prices.
///
///     replaced = Σ price change × volume + Σ amounts     net gap = lost − replaced
///     cover    = replaced / lost × 100
///
/// - Source: requirement S-099
public struct IncomeReplacement: Hashable, Sendable {
    /// Something that brings income.
    public struct Source: Hashable, Sendable {
        /// What it is: 药事服务费, 财政补助, 护理费调价.
        public let code: String
        /// Yuan for one.
        public let each: Decimal
        /// How many.
        public let volume: Decimal

        /// A fee or a change of a price: so much for each of a volume; negative where a price
        /// falls.
        public init(_ code: String, each: Decimal, volume: Decimal) {
            self.code = code
            self.each = each
            self.volume = volume
        }

        /// An amount.
        public init(_ code: String, amount: Money) {
            self.init(code, each: amount.yuan, volume: .one)
        }
    }

    /// What is made up for what.
    public struct Result: Hashable, Sendable {
        /// What every source brings, each rounded once to the fen.
        public let amounts: [Money]
        /// Their sum.
        public let replaced: Money
        /// What is still lost; negative where more comes in than was lost.
        public let gap: Money
        /// How much is covered in percent, exact; `nil` when nothing was lost.
        public let cover: Rate?
    }

    /// The income that is lost.
    public let lost: Money
    /// What comes in instead.
    public let sources: [Source]

    /// A scenario.
    public init(lost: Money, sources: [Source]) {
        self.lost = lost
        self.sources = sources
    }

    /// What is covered and what is not.
    /// - Throws: `duplicate`, `nothingToCost` without sources; `negative` for lost income or a
    ///   volume below zero; `outOfRange`.
    public func result() throws(UnitCostError) -> Result {
        try UnitCostError.requireUnique(sources.map(\.code))
        try UnitCostError.requireNotNegative(lost.yuan, .income, of: "lost")
        var amounts: [Money] = []
        for source in sources {
            try UnitCostError.requireNotNegative(source.volume, .volume, of: source.code)
            amounts.append(
                try CaseGroups.money(Rate(source.each) * Rate(source.volume), source.code))
        }
        return try UnitCostError.checked("lost") { () throws(NumberError) in
            let replaced = try amounts.total()
            return Result(
                amounts: amounts, replaced: replaced, gap: try lost.subtracting(replaced),
                cover: try? (Rate(yuan: replaced) * Rate(Decimal(100)))
                    .divided(by: Rate(yuan: lost)))
        }
    }
}
