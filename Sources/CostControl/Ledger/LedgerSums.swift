import HospitalCore

/// The sums of a ledger on their way.
struct LedgerSums {
    /// Where an entry belongs.
    enum Place {
        /// In the scope; the innermost scope of the entry, where one was named.
        case inScope(CostScope?)
        /// Outside of the scope.
        case outside(ScopedCost.Reason, cause: String)
    }

    private(set) var inside: [Key: Int128] = [:]
    private(set) var outside: [Key: (sum: Int128, count: Int)] = [:]
    private(set) var layers: [CostScope: Int128] = [:]
    private(set) var bills: [Code<ScopedCost.BillTotal>: (sum: Int128, inScope: Int128)] = [:]
    private(set) var total: Int128 = 0

    /// What is added up on its own.
    struct Key: Hashable {
        var reason: ScopedCost.Reason?
        /// The cause, or the bill of what is inside.
        var cause: String?
        let account: Posting.Account

        /// What is outside by reason, cause and account; what is inside by account and bill.
        static func precedes(_ one: Key, _ other: Key) -> Bool {
            let (first, second) = (one.reason?.name ?? "", other.reason?.name ?? "")
            guard first == second else { return first < second }
            let (cause, next) = (Code<Key>(one.cause ?? ""), Code<Key>(other.cause ?? ""))
            let isCauseFirst = one.reason != nil || one.account == other.account
            return isCauseFirst && cause != next ? cause < next : one.account < other.account
        }
    }

    // Fewer than 2⁶³ amounts of 64 bits fit 128 bits.
    mutating func add(_ entry: CostEntry, _ place: Place) {
        let fen = Int128(entry.amount.fen)
        total += fen
        var isInside = false
        switch place {
        case .inScope(let layer):
            isInside = true
            inside[Key(cause: entry.bill, account: entry.account), default: 0] += fen
            if let layer { layers[layer, default: 0] += fen }
        case .outside(let reason, let cause):
            let key = Key(reason: reason, cause: cause, account: entry.account)
            outside[key, default: (0, 0)].sum += fen
            outside[key, default: (0, 0)].count += 1
            if case .otherScope(let layer) = reason { layers[layer, default: 0] += fen }
        }
        guard let bill = entry.bill else { return }
        bills[Code(bill), default: (0, 0)].sum += fen
        if isInside { bills[Code(bill), default: (0, 0)].inScope += fen }
    }
}

extension ScopedCost {
    init(_ sums: LedgerSums, scope: CostScope?, period: String?) throws(LedgerError) {
        self.scope = scope
        self.period = period
        var (amounts, accounts): ([Amount], [AccountCost]) = ([], [])
        var (entered, shared): (Int128, Int128) = (0, 0)
        for (key, sum) in sums.inside.sorted(by: { LedgerSums.Key.precedes($0.key, $1.key) }) {
            if key.cause == nil { entered += sum } else { shared += sum }
            amounts.append(
                Amount(
                    account: key.account, bill: key.cause,
                    amount: try LedgerError.money(sum, of: key.account.place)))
        }
        var rest = amounts[...]
        while let account = rest.first?.account {
            let same = rest.prefix { $0.account == account }
            rest = rest.dropFirst(same.count)
            accounts.append(try AccountCost(account, same))
        }
        var exclusions: [Exclusion] = []
        for (key, value) in sums.outside.sorted(by: { LedgerSums.Key.precedes($0.key, $1.key) }) {
            exclusions.append(
                Exclusion(
                    reason: key.reason ?? .neverCost, cause: key.cause ?? "", account: key.account,
                    amount: try LedgerError.money(value.sum, of: key.account.place),
                    entryCount: value.count))
        }
        var bills: [BillTotal] = []
        for (bill, value) in sums.bills.sorted(by: { $0.key < $1.key }) {
            bills.append(
                BillTotal(
                    code: bill.code, amount: try LedgerError.money(value.sum, of: bill.code),
                    inScope: try LedgerError.money(value.inScope, of: bill.code)))
        }
        let totals = scope == nil ? [] : try Self.totals(sums.layers)
        (self.amounts, self.accounts) = (amounts, accounts)
        (self.exclusions, self.bills) = (exclusions, bills)
        scopeTotals = totals
        ledgerTotal = try LedgerError.money(sums.total, of: "ledger")
        total = try LedgerError.money(entered + shared, of: "scope")
        enteredTotal = try LedgerError.money(entered, of: "entered")
        sharedTotal = try LedgerError.money(shared, of: "shared")
        excludedTotal = try LedgerError.money(sums.total - entered - shared, of: "excluded")
        findings = totals.filter { $0.layer < .zero && $0.scope != .medicalBusiness }.map {
            Finding(.scopeLayerNegative, [
                "scope": $0.scope.term,
                "amount": .text(String($0.layer.description.dropFirst())),
            ].adding(period: period))
        }
    }

    private static func totals(
        _ layers: [CostScope: Int128]
    ) throws(LedgerError) -> [ScopeTotal] {
        var (sum, totals): (Int128, [ScopeTotal]) = (0, [])
        for scope in CostScope.allCases {
            let layer = layers[scope] ?? 0
            sum += layer
            totals.append(
                ScopeTotal(
                    scope: scope, layer: try LedgerError.money(layer, of: scope.rawValue),
                    total: try LedgerError.money(sum, of: scope.rawValue)))
        }
        return totals
    }
}

extension ScopedCost.AccountCost {
    /// The sums of the amounts of an account.
    fileprivate init(
        _ account: Posting.Account, _ amounts: ArraySlice<ScopedCost.Amount>
    ) throws(LedgerError) {
        func sum(_ isShared: Bool) -> Int128 {
            amounts.reduce(0) { ($1.bill != nil) == isShared ? $0 + Int128($1.amount.fen) : $0 }
        }
        self.account = account
        entered = try LedgerError.money(sum(false), of: account.place)
        shared = try LedgerError.money(sum(true), of: account.place)
        total = try LedgerError.money(sum(false) + sum(true), of: account.place)
    }
}
