import HospitalCore

/// The cost ledger of a period (成本明细账): all entries, and what of them a scope holds.
///
///     ledger = cost of the scope + cost of other scopes + what is never cost
///
/// Nothing is left out silently: every fen of the ledger stands in the scope or among the
/// ``ScopedCost/exclusions`` with the reason. The order of the entries never changes anything.
public struct CostLedger: Sendable {
    /// The period, named in messages: `2025-03`.
    public let period: String?
    /// The departments of the period with their classes.
    public let departments: [Department]
    /// The entries; shares of bills among them (``SharedBills``).
    public let entries: [CostEntry]
    /// The hospital's own kinds of entries, beside ``EntryKind/standard``.
    public let kinds: [EntryKind]

    /// A ledger.
    public init(
        period: String? = nil, departments: [Department], entries: [CostEntry],
        kinds: [EntryKind] = []
    ) {
        self.period = period
        self.departments = departments
        self.entries = entries
        self.kinds = kinds
    }

    /// The cost of a scope, and what it leaves out and why.
    ///
    /// Without a scope everything counts but what is never cost, whatever the funding tags say; a
    /// ledger without kinds is then its own cost.
    /// - Throws: `kindTwice`, `allocation` for a department that stands twice or is unknown,
    ///   `entryTwice`, `kindUnknown`, `fundingUnknown`, `classMissing`, `reversalDiffers` for the
    ///   first entry in the order of accounts and codes, `outOfRange`.
    public func scoped(_ scope: CostScope?) throws(LedgerError) -> ScopedCost {
        let sorted = entries.sorted(by: CostEntry.precedes)
        var reader = try LedgerReader(self, scope: scope, sorted)
        var sums = LedgerSums()
        for (index, entry) in sorted.enumerated() {
            guard index == 0 || CostEntry.precedes(sorted[index - 1], entry) else {
                throw .entryTwice(entry.code, entry.account)
            }
            sums.add(entry, try reader.place(of: entry))
        }
        return try ScopedCost(sums, scope: scope, period: period)
    }
}

/// Says of one entry after the other where it belongs.
private struct LedgerReader {
    private let departments: [Department]
    private let kinds: [EntryKind]
    private let scope: CostScope?
    /// The entries that are taken back, in the order of their codes.
    private let originals: [CostEntry]
    /// The position of the department of the entry before.
    private var position = 0

    init(
        _ ledger: CostLedger, scope: CostScope?, _ entries: [CostEntry]
    ) throws(LedgerError) {
        departments = ledger.departments.sorted { $0.id < $1.id }
        for (one, next) in zip(departments, departments.dropFirst()) where one.id == next.id {
            throw .allocation(.duplicateDepartment(one.id.code))
        }
        kinds = try EntryKind.catalogue(own: ledger.kinds)
        self.scope = scope
        let reversed = Set(entries.compactMap(\.reversalOf))
        originals = entries.filter { $0.bill == nil && reversed.contains($0.code) }
            .sorted { Self.precedes($0.code, $1.code) }
    }

    /// Where an entry belongs: in the scope, or outside of it for a reason.
    mutating func place(of entry: CostEntry) throws(LedgerError) -> LedgerSums.Place {
        let department = try self.department(of: entry)
        let treatment = try self.treatment(of: entry)
        try checkReversal(entry)
        guard let scope, treatment != .neverCost else {
            return LedgerSums.Place(
                isInside: treatment != .neverCost, layer: nil, cause: entry.kind ?? "")
        }
        guard let funding = FundingTag(rawValue: entry.funding ?? FundingTag.other.rawValue) else {
            throw .fundingUnknown(entry.funding ?? "", entry: entry.code)
        }
        if treatment == .cost, funding == .other, department.departmentClass == nil {
            throw .classMissing(department.id, entry: entry.code)
        }
        let layer = CostScope.innermost(
            isHospitalOnly: treatment == .hospitalOnly, funding: funding,
            departmentClass: department.departmentClass)
        let cause =
            treatment == .hospitalOnly
            ? entry.kind
            : funding == .other ? department.departmentClass?.rawValue : funding.rawValue
        return LedgerSums.Place(isInside: layer <= scope, layer: layer, cause: cause ?? "")
    }

    /// Departments and entries are both in the order of codes.
    private mutating func department(of entry: CostEntry) throws(LedgerError) -> Department {
        let id = entry.account.department
        while position < departments.count, departments[position].id < id { position += 1 }
        guard position < departments.count, departments[position].id == id else {
            throw .allocation(
                .unknownDepartment(
                    id.code, place: entry.code,
                    nearest: NearestName.nearest(to: id.code, in: departments.map(\.id.code))))
        }
        return departments[position]
    }

    private func treatment(of entry: CostEntry) throws(LedgerError) -> EntryKind.Treatment {
        guard let code = entry.kind else { return .cost }
        guard let kind = kinds.first(where: { $0.code == code }) else {
            throw .kindUnknown(
                code, entry: entry.code,
                nearest: NearestName.nearest(to: code, in: kinds.map(\.code)))
        }
        return kind.treatment
    }

    /// A reversal has the department, item, tag and kind of its original, where the period has it;
    /// the original of another period is not looked for.
    ///
    /// Without a scope only kinds decide.
    private func checkReversal(_ entry: CostEntry) throws(LedgerError) {
        guard let code = entry.reversalOf else { return }
        let other = FundingTag.other.rawValue
        var index = firstOriginal(code)
        var isMatched = scope == nil || index == originals.count || originals[index].code != code
        while index < originals.count, originals[index].code == code {
            let original = originals[index]
            index += 1
            guard original.account == entry.account else { continue }
            isMatched =
                original.kind == entry.kind
                && (scope == nil || original.funding ?? other == entry.funding ?? other)
            if isMatched { return }
        }
        guard isMatched else { throw .reversalDiffers(entry: entry.code, original: code) }
    }

    /// The first place among the originals that does not stand before a code.
    private func firstOriginal(_ code: String) -> Int {
        var (low, high) = (0, originals.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(originals[middle].code, code) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    private static func precedes(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }
}
