import HospitalCore

/// A register of assets without changes of cost or life, depreciated for one month at a time (资产台账
/// 计提折旧): what ``DepreciableAsset/depreciation(in:)`` says of each, in columns.
///
/// The columns belong to the caller and stay where they are; nothing is allocated for an asset.
/// - Source: ``CostCitation/governmentFixedAssets2017``
public struct DepreciationRegister: Sendable {
    private let rule: DepreciationRule
    private let cost: NumberArray<Int64>
    private let residual: NumberArray<Int64>
    private let acquired: NumberArray<Int32>
    private let life: NumberArray<Int32>
    private let disposed: NumberArray<Int32>

    /// The assets of columns of equal length; fen, days yyyymmdd and months.
    /// - `residual`: residual values; of none when nothing is left of any.
    /// - `disposed`: 0 for an asset that is kept; of none when all are.
    /// - Throws: what ``DepreciableAsset`` refuses, and `dayInvalid`; the asset is named by its
    ///   number from 1.
    public init(
        rule: DepreciationRule, cost: NumberArray<Int64>, residual: NumberArray<Int64>,
        acquired: NumberArray<Int32>, life: NumberArray<Int32>, disposed: NumberArray<Int32>
    ) throws(DepreciationError) {
        self.rule = rule
        self.cost = cost
        self.residual = residual
        self.acquired = acquired
        self.life = life
        self.disposed = disposed
        for position in 0..<cost.count where !isPlain(position) { try check(position) }
    }

    /// Writes what a month charges each asset, and where its arrays have room, all charges up to it
    /// (累计折旧) and cost less all charges (净值), in fen.
    public func write(
        _ month: Month, amounts: ResultArray<Int64>, accumulated: ResultArray<Int64>,
        net: ResultArray<Int64>
    ) {
        let month = month.year * 12 + month.month - 1
        for position in 0..<cost.count {
            let cost = cost[position]
            let left = UInt64(bitPattern: cost &- residual(position))
            let life = UInt64(bitPattern: Int64(life[position]))
            let level = Self.level(of: left, over: life)
            let first = Self.month(acquired[position]) + (rule == .government ? 0 : 1)
            let charged = months(upTo: month, from: first, position)
            let isDue = charged > 0 && charged == month - first + 1
            let total = Self.charged(charged, level: level, life: life, of: left)
            let before =
                isDue
                ? Self.charged(charged - 1, level: level, life: life, of: left) : total
            amounts[position] = Int64(bitPattern: total &- before)
            if accumulated.count > 0 { accumulated[position] = Int64(bitPattern: total) }
            if net.count > 0 { net[position] = cost &- Int64(bitPattern: total) }
        }
    }

    /// How many months are charged up to a month: none before the first, the life at most, and only
    /// those before a disposal.
    @inline(__always)
    private func months(upTo month: Int, from first: Int, _ position: Int) -> Int {
        var count = min(month - first + 1, Int(life[position]))
        if disposed.count > 0, disposed[position] != 0 {
            let last = Self.month(disposed[position]) + (rule == .government ? 0 : 1)
            count = min(count, last - first)
        }
        return max(count, 0)
    }

    /// What is left over a life, half up.
    @inline(__always)
    private static func level(of left: UInt64, over life: UInt64) -> UInt64 {
        // Half of a life is added first: less than 2⁶³ and at most 1,200 fit. Most amounts fit 32
        // bits, and dividing those takes a fraction of the time.
        let raised = left &+ life / 2
        return raised >> 32 == 0
            ? UInt64(UInt32(truncatingIfNeeded: raised) / UInt32(truncatingIfNeeded: life))
            : raised / life
    }

    /// What so many months take: a level each, never more than what is left, all of it at the end.
    @inline(__always)
    private static func charged(
        _ months: Int, level: UInt64, life: UInt64, of left: UInt64
    ) -> UInt64 {
        // A level is at most what is left over the life, rounded up, so fewer months than the life
        // of it stay below 2⁶⁴.
        months >= Int(life) ? left : min(level &* UInt64(months), left)
    }

    @inline(__always)
    private static func month(_ day: Int32) -> Int {
        Int(day / 10_000) * 12 + Int(day / 100 % 100) - 1
    }

    @inline(__always)
    private func residual(_ position: Int) -> Int64 {
        residual.count > 0 ? residual[position] : 0
    }

    /// Whether an asset needs no second look: a sound amount and life, a day that every month has,
    /// in a year before the last, and no disposal.
    @inline(__always)
    private func isPlain(_ position: Int) -> Bool {
        let (cost, residual, day) = (cost[position], residual(position), acquired[position])
        let (year, month) = (day / 10_000, day / 100 % 100)
        return cost >= 0
            && (residual == 0 || rule == .enterprise && residual > 0 && residual <= cost)
            && life[position] > 0 && life[position] <= Int32(DepreciableAsset.longestLife)
            && year >= 1900 && year < 2999 && month >= 1 && month <= 12 && day % 100 >= 1
            && day % 100 <= 28 && (disposed.count == 0 || disposed[position] == 0)
    }

    /// Says what is wrong with an asset, if anything.
    private func check(_ position: Int) throws(DepreciationError) {
        let code = String(position + 1)
        func day(_ number: Int32) throws(DepreciationError) -> Day {
            do { return try Day(yyyymmdd: number) } catch {
                throw .dayInvalid(asset: code, day: number)
            }
        }
        let disposed = disposed.count == 0 ? 0 : disposed[position]
        let asset = try DepreciableAsset(
            code: code, cost: Money(fen: cost[position]),
            residual: Money(fen: residual(position)),
            life: DepreciableAsset.Life(
                acquired: day(acquired[position]), months: Int(life[position]),
                disposed: disposed == 0 ? nil : day(disposed)),
            terms: (rule, []))
        do { _ = try rule.firstMonth(acquired: asset.acquired) } catch {
            throw .outOfCalendar(asset: code)
        }
    }
}
