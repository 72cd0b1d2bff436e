import HospitalCore

/// From the ledger to the cost of the final departments, step by step (成本与账簿对账表).
///
///     ledger = entries + bills
///     scope  = ledger − never cost − cost of other scopes
///     scope  = entries of the scope + shares of bills
///     Σ final departments = scope, in all and by item
///
/// Every step is compared with what the steps before make it, exactly; a difference is named with
/// step, key and figures and never spread over other lines. The financial ledger, where its totals
/// by item are stated, is compared first: an item that one of the two lacks differs by all of it.
public struct CostReconciliation: Sendable {
    /// A step of the statement.
    public enum Section: String, CaseIterable, Sendable {
        /// 总账 of an item against the cost ledger.
        case stated
        /// 成本明细账 in all.
        case ledger
        /// 直接计入: entries of departments.
        case ledgerDirect = "ledger_direct"
        /// 计算计入: a shared bill.
        case ledgerBill = "ledger_bill"
        /// 不计入成本, by kind of entry.
        case neverCost = "never_cost"
        /// 其他口径成本, by what decided.
        case otherScope = "other_scope"
        /// The cost of the scope.
        case scope
        /// 直接计入 of the scope.
        case scopeDirect = "scope_direct"
        /// 计算计入 of the scope, by bill.
        case scopeBill = "scope_bill"
        /// What a department passed on (分摊转出).
        case allocated
        /// What the final departments received (分摊转入).
        case received
        /// The full cost of a final department.
        case final
        /// All final departments.
        case finalTotal = "final_total"
        /// All final departments, by item.
        case finalItem = "final_item"

        /// The step in words.
        public var term: MessageValue {
            switch self {
            case .stated: .phrase(chinese: "总账成本项目", english: "item of the financial ledger")
            case .ledger: .phrase(chinese: "成本明细账合计", english: "cost ledger")
            case .ledgerDirect: .phrase(chinese: "明细账直接计入", english: "entries of departments")
            case .ledgerBill: .phrase(chinese: "明细账公共费用", english: "shared bill")
            case .neverCost: .phrase(chinese: "不计入成本", english: "never cost")
            case .otherScope: .phrase(chinese: "其他口径成本", english: "cost of other scopes")
            case .scope: .phrase(chinese: "本口径成本合计", english: "cost of the scope")
            case .scopeDirect: .phrase(chinese: "本口径直接计入", english: "entries in the scope")
            case .scopeBill: .phrase(chinese: "本口径公共费用", english: "shared bill in the scope")
            case .allocated: .phrase(chinese: "分摊转出", english: "passed on by a department")
            case .received: .phrase(chinese: "分摊转入合计", english: "received")
            case .final: .phrase(chinese: "科室全成本", english: "full cost of a department")
            case .finalTotal: .phrase(chinese: "科室全成本合计", english: "full cost in all")
            case .finalItem: .phrase(chinese: "全成本项目合计", english: "full cost of an item")
            }
        }
    }

    /// A line of the statement; amounts are exact yuan.
    public struct Line: Sendable {
        /// The step.
        public let section: Section
        /// The item, bill, cause or department; `nil` for a total.
        public let key: String?
        /// The amount.
        public let amount: Decimal
        /// What it must be; `nil` for a line that nothing is compared with.
        public let expected: Decimal?
        /// Amount less expected; `nil` for a line that nothing is compared with.
        public let difference: Decimal?
    }

    /// The lines in the order of the statement.
    public let lines: [Line]
    /// Every line with a difference, in words.
    public let findings: [Finding]

    /// Whether every step ties.
    public var tiesOut: Bool { findings.isEmpty }

    /// The statement of a ledger and what its allocation came to.
    /// - Parameters:
    ///   - ledger: the cost of the scope that was allocated.
    ///   - finals: the cost of the final departments by item, in yuan with at most six decimals;
    ///     a department and item stands once.
    ///   - stated: the totals of the financial ledger by item; empty when they are not stated.
    /// - Throws: `outOfRange` for a final cost that is finer or larger than any allocation gives.
    public init(
        _ ledger: ScopedCost, finals: [(account: Posting.Account, amount: Decimal)],
        stated: [(item: String, amount: Money)] = []
    ) throws(LedgerError) {
        var full: [ReconciliationLines.Part] = []
        for (account, amount) in finals {
            guard let units = amount.significand(atScale: ReconciliationLines.decimals),
                units.magnitude <= 1 << 100
            else { throw .outOfRange(place: account.place) }
            full.append(ReconciliationLines.Part(account.item, units, account.department))
        }
        var lines = ReconciliationLines()
        lines.addStated(stated, ledger)
        lines.addLedger(ledger)
        lines.addAllocation(ledger, full)
        self.lines = lines.lines
        findings = lines.lines.compactMap { line in
            guard let difference = line.difference, difference != .zero else { return nil }
            return Finding(
                .reconciliationDifference,
                [
                    "section": line.section.term, "amount": .text(line.amount.description),
                    "expected": .text((line.expected ?? .zero).description),
                    "difference": .text(difference.description),
                ].adding("key", line.key))
        }
    }
}

/// The lines of a statement on their way, in millionths of a yuan: the finest unit of a run.
private struct ReconciliationLines {
    static let decimals = 6
    var lines: [CostReconciliation.Line] = []

    mutating func add(
        _ section: CostReconciliation.Section, _ key: String?, _ amount: Int128,
        expected: Int128? = nil, isCompared: Bool? = nil
    ) {
        let isCompared = isCompared ?? (expected != nil)
        lines.append(
            CostReconciliation.Line(
                section: section, key: key, amount: Self.yuan(amount),
                expected: expected.map(Self.yuan),
                difference: isCompared ? Self.yuan(amount - (expected ?? 0)) : nil))
    }

    /// Whole fen are shown with two decimals.
    private static func yuan(_ units: Int128) -> Decimal {
        let (fen, rest) = units.quotientAndRemainder(dividingBy: 10_000)
        let exact =
            rest == 0
            ? try? Decimal(significand: fen, scale: 2)
            : try? Decimal(significand: units, scale: decimals)
        return exact ?? .zero
    }

    private static func units(_ amount: Money) -> Int128 { Int128(amount.fen) * 10_000 }

    /// An amount on one side of a comparison, under the key by which it is compared.
    struct Part {
        var key: String
        let units: Int128
        let department: Department.ID?

        init(_ key: String, _ units: Int128, _ department: Department.ID? = nil) {
            self.key = key
            self.units = units
            self.department = department
        }
    }

    /// The sums of two lists by key, in the order of the keys; `nil` where a list lacks a key.
    private static func compared(
        _ one: [Part], with other: [Part]
    ) -> [(key: String, one: Int128?, other: Int128?)] {
        func precedes(_ one: Part, _ other: Part) -> Bool {
            one.key.utf8.lexicographicallyPrecedes(other.key.utf8)
        }
        func sum(_ parts: inout ArraySlice<Part>, _ key: String) -> Int128? {
            var sum: Int128?
            while let next = parts.first, next.key == key {
                sum = (sum ?? 0) + next.units
                parts = parts.dropFirst()
            }
            return sum
        }
        var (first, second) = (one.sorted(by: precedes)[...], other.sorted(by: precedes)[...])
        var found: [(key: String, one: Int128?, other: Int128?)] = []
        while let next = first.first ?? second.first {
            let key = second.first.map { precedes($0, next) ? $0.key : next.key } ?? next.key
            found.append((key, sum(&first, key), sum(&second, key)))
        }
        return found
    }

    mutating func addStated(_ stated: [(item: String, amount: Money)], _ ledger: ScopedCost) {
        guard !stated.isEmpty else { return }
        let inside = ledger.accounts.map { Part($0.account.item, Self.units($0.total)) }
        let outside = ledger.exclusions.map { Part($0.account.item, Self.units($0.amount)) }
        let known = stated.map { Part($0.item, Self.units($0.amount)) }
        for line in Self.compared(inside + outside, with: known) {
            add(.stated, line.key, line.one ?? 0, expected: line.other, isCompared: true)
        }
    }

    mutating func addLedger(_ ledger: ScopedCost) {
        let bills = ledger.bills.reduce(Int128(0)) { $0 + Self.units($1.amount) }
        let billsInScope = ledger.bills.reduce(Int128(0)) { $0 + Self.units($1.inScope) }
        let (all, total) = (Self.units(ledger.ledgerTotal), Self.units(ledger.total))
        add(.ledgerDirect, nil, all - bills)
        for bill in ledger.bills { add(.ledgerBill, bill.code, Self.units(bill.amount)) }
        add(.ledger, nil, all)
        var left: Int128 = 0
        for section in [CostReconciliation.Section.neverCost, .otherScope] {
            let parts = ledger.exclusions.filter {
                ($0.holder == nil) == (section == .neverCost)
            }.map { Part($0.cause, Self.units($0.amount)) }
            for line in Self.compared(parts, with: []) {
                add(section, line.key, line.one ?? 0)
                left += line.one ?? 0
            }
        }
        add(.scope, ledger.scope?.rawValue, total, expected: all - left)
        add(.scopeDirect, nil, Self.units(ledger.enteredTotal), expected: total - billsInScope)
        for bill in ledger.bills where bill.inScope != .zero {
            add(.scopeBill, bill.code, Self.units(bill.inScope))
        }
    }

    mutating func addAllocation(_ ledger: ScopedCost, _ finals: [Part]) {
        let scope = ledger.accounts.map {
            Part($0.account.item, Self.units($0.total), $0.account.department)
        }
        let (full, total) = (finals.map(Self.byDepartment), Self.units(ledger.total))
        let departments = Self.compared(full, with: scope.map(Self.byDepartment))
        var (passed, received): (Int128, Int128) = (0, 0)
        for line in departments {
            if let full = line.one {
                received += full - (line.other ?? 0)
            } else {
                passed += line.other ?? 0
                add(.allocated, line.key, line.other ?? 0)
            }
        }
        add(.received, nil, received, expected: passed)
        for line in departments {
            if let full = line.one { add(.final, line.key, full) }
        }
        add(.finalTotal, nil, finals.reduce(0) { $0 + $1.units }, expected: total)
        for line in Self.compared(finals, with: scope) {
            add(.finalItem, line.key, line.one ?? 0, expected: line.other ?? 0)
        }
    }

    private static func byDepartment(_ part: Part) -> Part {
        var part = part
        part.key = part.department?.code ?? ""
        return part
    }
}
