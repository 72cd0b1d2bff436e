import HospitalCore

/// The months of an asset under the same terms: from its start, or from a revision, to the next.
///
///     charged(n) = min(n × level, left), and all that is left when the life is over
///
/// What any month takes follows from it alone, without the months before: a register of a hundred
/// thousand assets is depreciated for a month in one pass.
struct DepreciationTerm {
    /// The first month.
    let start: Month
    /// Over how many months what is left would be spread.
    let life: Int
    /// How many months are charged under these terms: fewer when they are revised or the asset is
    /// disposed of.
    let count: Int
    /// The cost in fen under these terms.
    let cost: Int128
    /// What is left to charge at the start, in fen.
    let left: Int128
    /// What was charged before the start, in fen.
    let before: Int128
    /// The level amount of a month, in fen.
    let level: Int128

    /// What the first `months` months take, in fen.
    func charged(_ months: Int) -> Int128 {
        // A level of 64 bits over at most 2,400 months fits.
        months >= life ? left : min(level * Int128(months), left)
    }

    /// The month at a position from the start, 0 for the first.
    /// - Throws: `outOfCalendar`.
    func charge(
        _ position: Int, of asset: DepreciableAsset
    ) throws(DepreciationError) -> DepreciationSchedule.Charge {
        let month: Month
        do { month = try start.adding(months: position) } catch {
            throw .outOfCalendar(asset: asset.code)
        }
        let charged = charged(position + 1)
        return DepreciationSchedule.Charge(
            month: month, amount: Self.money(charged - self.charged(position)),
            accumulated: Self.money(before + charged), net: Self.money(cost - before - charged))
    }

    /// The terms of an asset in their order, at least one.
    /// - Throws: `revisionInvalid`, `openingInvalid`, `outOfCalendar`.
    static func terms(of asset: DepreciableAsset) throws(DepreciationError) -> [DepreciationTerm] {
        var start: Month
        do { start = try asset.rule.firstMonth(acquired: asset.acquired) } catch {
            throw .outOfCalendar(asset: asset.code)
        }
        var terms: [DepreciationTerm] = []
        var (life, before) = (asset.life, Int128(0))
        var cost = Int128(asset.cost.fen)
        var left = cost - Int128(asset.residual.fen)
        if let opening = asset.opening {
            guard opening.month >= start else { throw .openingInvalid(asset: asset.code) }
            // A life of no months has nothing left, so that any life does.
            (start, life) = (opening.month, max(1, opening.months))
            before = Int128(opening.accumulated.fen)
            left -= before
        }
        /// Ends the open term after so many months, unless the asset was disposed of before.
        func end(after months: Int) {
            let kept = asset.disposed.map { asset.rule.months(from: start, disposed: $0) }
            // The life is at least one month, so the quotient exists.
            let term = DepreciationTerm(
                start: start, life: life, count: max(0, min(months, kept ?? months)), cost: cost,
                left: left, before: before,
                level: left.divided(by: Int128(life), rounding: .halfAwayFromZero) ?? left)
            terms.append(term)
            before += term.charged(term.count)
            left -= term.charged(term.count)
        }
        for revision in asset.revisions {
            let passed = start.months(until: revision.month)
            guard passed > 0, passed < life else {
                throw .revisionInvalid(asset: asset.code, month: revision.month)
            }
            end(after: passed)
            cost += Int128(revision.costChange.fen)
            left += Int128(revision.costChange.fen)
            guard left >= 0, Int64(exactly: cost) != nil else {
                throw .revisionInvalid(asset: asset.code, month: revision.month)
            }
            (start, life) = (revision.month, revision.months)
        }
        end(after: life)
        return terms
    }

    /// Every amount lies between zero and the cost, which fits 64 bits.
    static func money(_ fen: Int128) -> Money { Money(fen: Int64(truncatingIfNeeded: fen)) }
}

extension DepreciableAsset {
    /// What a month charges and where the asset stands at its end (某月折旧额、累计折旧、净值); a month
    /// before the first, after the life or after the disposal charges nothing.
    ///
    /// It is the month of ``DepreciationSchedule`` without those before it. A month before an
    /// opening balance shows that balance.
    /// - Throws: `revisionInvalid`, `openingInvalid`, `outOfCalendar`.
    public func depreciation(
        in month: Month
    ) throws(DepreciationError) -> DepreciationSchedule.Charge {
        let terms = try DepreciationTerm.terms(of: self)
        let term = terms.last { $0.start <= month } ?? terms[0]
        let position = term.start.months(until: month)
        if (0..<term.count).contains(position) { return try term.charge(position, of: self) }
        let charged = position < 0 ? 0 : term.charged(term.count)
        return DepreciationSchedule.Charge(
            month: month, amount: .zero, accumulated: DepreciationTerm.money(term.before + charged),
            net: DepreciationTerm.money(term.cost - term.before - charged))
    }
}
