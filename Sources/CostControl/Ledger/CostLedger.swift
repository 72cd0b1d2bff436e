import HospitalCore

/// The cost ledger of a period (成本明细账): all entries, and what of them a scope holds.
///
///     ledger = cost of the scope + cost of other scopes + what is never cost
///
/// Nothing is left out silently: every fen of the ledger stands in the scope or among the
/// ``ScopedCost/exclusions`` with the reason. The order of the entries never changes anything.
public struct CostLedger: Hashable, Sendable {
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
    /// - Throws: `kindTwice`, `allocation` for a department that is unknown or stands twice,
    ///   `entryTwice`, `kindUnknown`, `reversalDiffers`, `fundingUnknown`, `classMissing`,
    ///   `outOfRange`: the first entry in the order of codes that breaks a rule, entry by entry.
    public func scoped(_ scope: CostScope?) throws(LedgerError) -> ScopedCost {
        var classes: [Department.ID: DepartmentClass?] = [:]
        for department in departments
        where classes.updateValue(department.departmentClass, forKey: department.id) != nil {
            throw .allocation(.duplicateDepartment(department.id.code))
        }
        let sorted = entries.sorted(by: CostEntry.precedes)
        let reader = LedgerReader(
            classes: classes, kinds: try EntryKind.catalogue(own: kinds), scope: scope)
        var sums = LedgerSums()
        let originals = CostEntry.originals(sorted)
        for (index, entry) in sorted.enumerated() {
            guard index == 0 || CostEntry.precedes(sorted[index - 1], entry) else {
                throw .entryTwice(entry.code, entry.account)
            }
            let place = try reader.place(of: entry)
            try reader.checkReversal(entry, of: originals)
            sums.add(entry, place)
        }
        return try ScopedCost(sums, scope: scope, period: period)
    }
}

extension CostEntry {
    /// The order of the ledger: by code, department and item, shares of bills behind entries.
    static func precedes(_ one: CostEntry, _ other: CostEntry) -> Bool {
        let (first, second) = (Code<CostEntry>(one.code), Code<CostEntry>(other.code))
        guard first == second else { return first < second }
        guard one.account == other.account else { return one.account < other.account }
        return one.bill == nil && other.bill != nil
    }

    /// The entries of the ledger that a reversal takes back, by code.
    fileprivate static func originals(_ entries: [CostEntry]) -> [String: [CostEntry]] {
        let reversed = Set(entries.compactMap(\.reversalOf))
        return Dictionary(
            grouping: entries.filter { $0.bill == nil && reversed.contains($0.code) }, by: \.code)
    }
}

/// Says of one entry where it belongs.
private struct LedgerReader {
    let classes: [Department.ID: DepartmentClass?]
    let kinds: [String: EntryKind]
    let scope: CostScope?

    /// Where an entry belongs: in the scope, or outside of it for a reason.
    func place(of entry: CostEntry) throws(LedgerError) -> LedgerSums.Place {
        let department = entry.account.department
        guard let departmentClass = classes[department] else {
            throw .allocation(.unknownDepartment(
                department.code, place: entry.code,
                nearest: NearestName.nearest(to: department.code, in: classes.keys.map(\.code))))
        }
        let treatment = try self.treatment(of: entry)
        guard let scope else {
            guard treatment == .neverCost else { return .inScope(nil) }
            return .outside(.neverCost, cause: entry.kind ?? "")
        }
        let funding = try self.funding(of: entry)
        let innermost = try CostScope.innermost(kind: treatment, funding: funding) {
            () throws(LedgerError) in
            guard let departmentClass else {
                throw .classMissing(department, entry: entry.code)
            }
            return departmentClass
        }
        guard let innermost else { return .outside(.neverCost, cause: entry.kind ?? "") }
        guard innermost > scope else { return .inScope(innermost) }
        let cause = switch (treatment, funding, departmentClass) {
        case (.hospitalOnly, _, _): entry.kind
        case (_, .other, let departmentClass?): departmentClass.rawValue
        default: funding.rawValue
        }
        return .outside(.otherScope(innermost), cause: cause ?? "")
    }

    private func treatment(of entry: CostEntry) throws(LedgerError) -> EntryKind.Treatment {
        guard let code = entry.kind else { return .cost }
        guard let kind = kinds[code] else {
            throw .kindUnknown(
                code, entry: entry.code,
                nearest: NearestName.nearest(to: code, in: kinds.keys.sorted()))
        }
        return kind.treatment
    }

    private func funding(of entry: CostEntry) throws(LedgerError) -> FundingTag {
        guard let text = entry.funding else { return .other }
        guard let tag = FundingTag(rawValue: text) else {
            throw .fundingUnknown(text, entry: entry.code)
        }
        return tag
    }

    /// A reversal has the department, item, tag and kind of its original, where the period has it;
    /// the original of another period is not looked for. Without a scope only kinds decide.
    func checkReversal(
        _ entry: CostEntry, of originals: [String: [CostEntry]]
    ) throws(LedgerError) {
        guard let code = entry.reversalOf, let candidates = originals[code] else { return }
        let hasScope = scope != nil
        let same = candidates.filter { $0.account == entry.account }
        let isMatched = same.contains { original in
            original.kind == entry.kind
                && (!hasScope || original.funding ?? FundingTag.other.rawValue
                    == entry.funding ?? FundingTag.other.rawValue)
        }
        if !hasScope, same.isEmpty { return }
        guard isMatched else { throw .reversalDiffers(entry: entry.code, original: code) }
    }
}
