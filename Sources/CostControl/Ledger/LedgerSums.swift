import HospitalCore

/// The sums of a ledger on their way.
///
/// Entries come in the order of the ledger, so what belongs together comes one after the other.
struct LedgerSums {
    /// Where an entry belongs.
    struct Place {
        /// Whether it is in the scope.
        let isInside: Bool
        /// The innermost scope that holds it, where one was named; `nil` for what is never cost.
        let layer: CostScope?
        /// What decided.
        let cause: String
    }

    fileprivate struct Inside {
        let account: Posting.Account
        let bill: String?
        var sum: Int128
    }

    fileprivate struct Outside {
        let account: Posting.Account
        let place: Place
        var sum: Int128
        var count: Int

        static func precedes(_ one: Outside, _ other: Outside) -> Bool {
            let (first, second) = (one.place.layer?.rawValue, other.place.layer?.rawValue)
            guard first == second else { return first ?? "~" < second ?? "~" }
            guard one.place.cause == other.place.cause else {
                return one.place.cause.utf8.lexicographicallyPrecedes(other.place.cause.utf8)
            }
            return one.account < other.account
        }
    }

    fileprivate struct Bill {
        let code: String
        var sum: Int128
        var inScope: Int128
    }

    fileprivate var inside: [Inside] = []
    fileprivate var outside: [Outside] = []
    fileprivate var bills: [Bill] = []
    fileprivate var layers = CostScope.allCases.map { _ in Int128(0) }
    fileprivate var total: Int128 = 0

    /// Adds an entry.
    ///
    /// Fewer than 2⁶³ amounts of 64 bits fit 128 bits.
    mutating func add(_ entry: CostEntry, _ place: Place) {
        let fen = Int128(entry.amount.fen)
        total += fen
        if let layer = place.layer { layers[layer.position] += fen }
        if place.isInside {
            let last = inside.count - 1
            if last >= 0, inside[last].account == entry.account, inside[last].bill == entry.bill {
                inside[last].sum += fen
            } else {
                inside.append(Inside(account: entry.account, bill: entry.bill, sum: fen))
            }
        } else {
            addOutside(entry, place)
        }
        if let bill = entry.bill {
            bills.append(Bill(code: bill, sum: fen, inScope: place.isInside ? fen : 0))
        }
    }

    /// An account has few causes, which stand at the end.
    private mutating func addOutside(_ entry: CostEntry, _ place: Place) {
        var index = outside.count - 1
        while index >= 0, outside[index].account == entry.account {
            let same = outside[index].place
            if same.layer == place.layer, same.cause == place.cause {
                outside[index].sum += Int128(entry.amount.fen)
                outside[index].count += 1
                return
            }
            index -= 1
        }
        outside.append(
            Outside(
                account: entry.account, place: place, sum: Int128(entry.amount.fen), count: 1))
    }
}

extension ScopedCost {
    init(_ sums: LedgerSums, scope: CostScope?, period: String?) throws(LedgerError) {
        self.scope = scope
        self.period = period
        (amounts, accounts) = try Self.inside(sums.inside)
        exclusions = try Self.outside(sums.outside)
        bills = try Self.bills(sums.bills)
        let totals = scope == nil ? [] : try Self.totals(sums.layers)
        scopeTotals = totals
        var (entered, shared): (Int128, Int128) = (0, 0)
        for part in sums.inside {
            if part.bill == nil { entered += part.sum } else { shared += part.sum }
        }
        ledgerTotal = try LedgerError.money(sums.total, of: "ledger")
        total = try LedgerError.money(entered + shared, of: "scope")
        enteredTotal = try LedgerError.money(entered, of: "entered")
        sharedTotal = try LedgerError.money(shared, of: "shared")
        excludedTotal = try LedgerError.money(sums.total - entered - shared, of: "excluded")
        findings = totals.filter { $0.layer < .zero && $0.scope != .medicalBusiness }.map {
            Finding(
                .scopeLayerNegative,
                [
                    "scope": $0.scope.term,
                    "amount": .text(String($0.layer.description.dropFirst())),
                ].adding(period: period))
        }
    }

    private static func inside(
        _ sums: [LedgerSums.Inside]
    ) throws(LedgerError) -> ([Amount], [AccountCost]) {
        var (amounts, accounts): ([Amount], [AccountCost]) = ([], [])
        var (entered, shared): (Int128, Int128) = (0, 0)
        for (index, part) in sums.enumerated() {
            let place = part.account.place
            if part.bill == nil { entered += part.sum } else { shared += part.sum }
            amounts.append(
                Amount(
                    account: part.account, bill: part.bill,
                    amount: try LedgerError.money(part.sum, of: place)))
            if index + 1 < sums.count, sums[index + 1].account == part.account { continue }
            accounts.append(
                AccountCost(
                    account: part.account, entered: try LedgerError.money(entered, of: place),
                    shared: try LedgerError.money(shared, of: place),
                    total: try LedgerError.money(entered + shared, of: place)))
            (entered, shared) = (0, 0)
        }
        return (amounts, accounts)
    }

    private static func outside(_ sums: [LedgerSums.Outside]) throws(LedgerError) -> [Exclusion] {
        var exclusions: [Exclusion] = []
        for part in sums.sorted(by: LedgerSums.Outside.precedes) {
            exclusions.append(
                Exclusion(
                    holder: part.place.layer, cause: part.place.cause, account: part.account,
                    amount: try LedgerError.money(part.sum, of: part.account.place),
                    entryCount: part.count))
        }
        return exclusions
    }

    private static func bills(_ shares: [LedgerSums.Bill]) throws(LedgerError) -> [BillTotal] {
        var bills: [BillTotal] = []
        var rest = shares.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }[...]
        while let code = rest.first?.code {
            var (sum, inScope): (Int128, Int128) = (0, 0)
            while let next = rest.first, next.code == code {
                sum += next.sum
                inScope += next.inScope
                rest = rest.dropFirst()
            }
            bills.append(
                BillTotal(
                    code: code, amount: try LedgerError.money(sum, of: code),
                    inScope: try LedgerError.money(inScope, of: code)))
        }
        return bills
    }

    private static func totals(_ layers: [Int128]) throws(LedgerError) -> [ScopeTotal] {
        var (sum, totals): (Int128, [ScopeTotal]) = (0, [])
        for (scope, layer) in zip(CostScope.allCases, layers) {
            sum += layer
            totals.append(
                ScopeTotal(
                    scope: scope, layer: try LedgerError.money(layer, of: scope.rawValue),
                    total: try LedgerError.money(sum, of: scope.rawValue)))
        }
        return totals
    }
}
