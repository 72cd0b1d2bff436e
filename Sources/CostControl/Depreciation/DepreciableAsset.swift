import HospitalCore

/// An asset that is depreciated in a straight line (年限平均法).
public struct DepreciableAsset: Equatable, Sendable {
    /// The longest life that is taken, in months: 200 years.
    public static let longestLife = 2_400

    /// The number of the asset card; named in messages.
    public let code: String
    /// What it cost.
    public let cost: Money
    /// What is left at the end; none under the government rule.
    public let residual: Money
    /// The day it was acquired.
    public let acquired: Day
    /// Its life in months.
    public let life: Int
    /// The day it was disposed of; `nil` while it is kept.
    public let disposed: Day?
    /// In which months it is charged.
    public let rule: DepreciationRule
    /// Changes of cost and life, in the order of their months.
    public let revisions: [DepreciationRevision]
    /// What was charged before it came into these books; `nil` when that is everything.
    public let opening: DepreciationOpening?

    /// The life of an asset.
    public struct Life: Equatable, Sendable {
        /// The day it was acquired.
        public let acquired: Day
        /// The months it is used.
        public let months: Int
        /// The day it was disposed of.
        public let disposed: Day?

        /// A life.
        public init(acquired: Day, months: Int, disposed: Day? = nil) {
            self.acquired = acquired
            self.months = months
            self.disposed = disposed
        }
    }

    /// An asset that can be depreciated.
    /// - Throws: `lifeInvalid`, `amountInvalid`, `residualNotAllowed`, `disposedTooEarly`,
    ///   `openingInvalid`.
    public init(
        code: String, cost: Money, residual: Money = .zero, life: Life,
        terms: (rule: DepreciationRule, revisions: [DepreciationRevision]) = (.government, []),
        opening: DepreciationOpening? = nil
    ) throws(DepreciationError) {
        for months in [life.months] + terms.revisions.map(\.months)
        where !(1...Self.longestLife).contains(months) {
            throw .lifeInvalid(asset: code, months: months)
        }
        guard residual >= .zero, residual <= cost else {
            throw .amountInvalid(asset: code, cost: cost, residual: residual)
        }
        guard terms.rule == .enterprise || residual == .zero else {
            throw .residualNotAllowed(asset: code, residual: residual)
        }
        if let disposed = life.disposed, disposed < life.acquired {
            throw .disposedTooEarly(asset: code, disposed: disposed, acquired: life.acquired)
        }
        if let opening {
            // Both lie between zero and the cost.
            let left = cost.fen &- residual.fen &- opening.accumulated.fen
            guard opening.accumulated >= .zero, opening.accumulated <= cost, left >= 0,
                (left == 0 ? 0 : 1)...Self.longestLife ~= opening.months
            else { throw .openingInvalid(asset: code) }
        }
        self.code = code
        self.cost = cost
        self.residual = residual
        acquired = life.acquired
        self.life = life.months
        disposed = life.disposed
        rule = terms.rule
        revisions = terms.revisions
        self.opening = opening
    }
}

/// A change of cost or life during the life (改建、扩建、年限变更): past months stay as they were.
public struct DepreciationRevision: Equatable, Sendable {
    /// The first month that is charged by the new terms.
    public let month: Month
    /// What is added to the cost, negative for a part that was taken off.
    public let costChange: Money
    /// How many months are left from that month on.
    public let months: Int

    /// A revision.
    public init(from month: Month, costChange: Money = .zero, months: Int) {
        self.month = month
        self.costChange = costChange
        self.months = months
    }
}

/// Where an asset stands that comes from the books of another system (期初累计折旧): what is left is
/// spread over the months that are left, whatever was charged before and by which rule.
public struct DepreciationOpening: Equatable, Sendable {
    /// The first month that these books charge.
    public let month: Month
    /// What was charged before it.
    public let accumulated: Money
    /// How many months are left from it on; 0 only when nothing is left to charge.
    public let months: Int

    /// An opening balance.
    public init(month: Month, accumulated: Money, months: Int) {
        self.month = month
        self.accumulated = accumulated
        self.months = months
    }
}
