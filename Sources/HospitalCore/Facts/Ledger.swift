/// The lines of vouchers of an area (明细账) and their totals by posting period.
///
/// A reversal takes back at most what its line was, with the other sign, on the same department and
/// item, not before it. Totals are sums of whole fen; what belongs to an earlier year stands in a
/// line of its own (decision 18).
public struct Ledger: Hashable, Sendable {
    /// The lines, sorted by voucher and line.
    public let postings: [Posting]

    /// A ledger.
    /// - Throws: `repeated` and the errors of reversals, for the first line.
    public init(_ postings: [Posting]) throws(PostingError) {
        let sorted = postings.sorted { $0.reference < $1.reference }
        var byReference: [Posting.Reference: Posting] = [:]
        for posting in sorted {
            guard byReference.updateValue(posting, forKey: posting.reference) == nil else {
                throw .repeated(posting.reference)
            }
        }
        var reversed: [Posting.Reference: Int128] = [:]
        for posting in sorted {
            guard let reference = posting.reversalOf else { continue }
            guard let original = byReference[reference] else { throw .reversalUnknown(posting) }
            guard original.reversalOf == nil else { throw .reversalOfReversal(posting) }
            guard original.account == posting.account else { throw .reversalAccount(posting) }
            guard original.dates.posting <= posting.dates.posting else {
                throw .reversalTooEarly(posting, original: original.dates.posting)
            }
            let sum = reversed[reference, default: 0] + Int128(posting.amount.fen)
            let isOtherSign = posting.amount.fen.signum() * original.amount.fen.signum() == -1
            guard isOtherSign, sum.magnitude <= Int128(original.amount.fen).magnitude else {
                let shown = Money(fen: Int64(clamping: sum))
                throw .reversalTooLarge(posting, sum: shown, original: original.amount)
            }
            reversed[reference] = sum
        }
        self.postings = sorted
    }

    /// The totals of the lines that a month's accounts hold, by department and item, those of
    /// earlier years behind those of this one.
    /// - Throws: `totalOutOfRange`.
    public func totals(postedIn month: Month) throws(PostingError) -> [PostingTotal] {
        try totals(of: postings.filter { $0.dates.posting == month }, month)
    }

    /// The totals of the lines that belong to a month, whenever they were posted.
    /// - Throws: `totalOutOfRange`.
    public func totals(servedIn month: Month) throws(PostingError) -> [PostingTotal] {
        try totals(of: postings.filter { $0.dates.service == month }, month)
    }

    private func totals(
        of postings: [Posting], _ month: Month
    ) throws(PostingError) -> [PostingTotal] {
        var sums: [Posting.Account: [Bool: Int128]] = [:]
        for posting in postings {
            sums[posting.account, default: [:]][posting.dates.isPriorYear, default: 0] +=
                Int128(posting.amount.fen)
        }
        var totals: [PostingTotal] = []
        for account in sums.keys.sorted() {
            for isPriorYear in [false, true] {
                guard let sum = sums[account]?[isPriorYear] else { continue }
                guard let fen = Int64(exactly: sum) else { throw .totalOutOfRange(account, month) }
                totals.append(
                    PostingTotal(
                        account: account, isPriorYear: isPriorYear, amount: Money(fen: fen)))
            }
        }
        return totals
    }

    /// Where two ledgers of a month differ, by department and item: receivable against received,
    /// business against finance (应收与实收、业务与财务核对, S-287).
    ///
    /// A side without any line has no amount, which is not an amount of zero.
    /// - Throws: `totalOutOfRange`.
    public func differences(
        to other: Ledger, postedIn month: Month
    ) throws(PostingError) -> [LedgerDifference] {
        let (one, two) = (try sums(postedIn: month), try other.sums(postedIn: month))
        var differences: [LedgerDifference] = []
        for account in Set(one.keys).union(two.keys).sorted() where one[account] != two[account] {
            let (first, second) = (one[account], two[account])
            guard let difference = try? (first ?? .zero).subtracting(second ?? .zero) else {
                throw .totalOutOfRange(account, month)
            }
            differences.append(
                LedgerDifference(
                    account: account, amount: first, other: second, difference: difference))
        }
        return differences
    }

    private func sums(
        postedIn month: Month
    ) throws(PostingError) -> [Posting.Account: Money] {
        var sums: [Posting.Account: Money] = [:]
        for total in try totals(postedIn: month) {
            guard let sum = try? (sums[total.account] ?? .zero).adding(total.amount) else {
                throw .totalOutOfRange(total.account, month)
            }
            sums[total.account] = sum
        }
        return sums
    }
}

/// The total of a department and an item in a month.
public struct PostingTotal: Hashable, Sendable {
    /// The department and the item.
    public let account: Posting.Account
    /// Whether it is the line of earlier years.
    public let isPriorYear: Bool
    /// The total.
    public let amount: Money
}

/// A difference between two ledgers.
public struct LedgerDifference: Hashable, Sendable {
    /// The department and the item.
    public let account: Posting.Account
    /// The total of this ledger; `nil` when it has no line.
    public let amount: Money?
    /// The total of the other; `nil` when it has no line.
    public let other: Money?
    /// This less the other, a missing side counted as nothing.
    public let difference: Money
}
