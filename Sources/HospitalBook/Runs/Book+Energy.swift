import CostControl
import HospitalCore
import Storage

/// What a month of energy came to in a book, from tables to tables (能耗月报).
extension Book {
    static let energyProcedure = "book.energy.month"

    /// Uses by period with those that are missing, the bills of main meters to the fen split over
    /// departments, and quotas with reward and penalty.
    ///
    /// A meter that was not read is missing: its main meter has no bill, or passes nothing on, and
    /// its department has neither reward nor penalty.
    /// - Throws: `monthClosed`, ``EnergyError``, ``StorageError``; the book is unchanged then.
    public func runEnergy(month: Month) throws -> Statement {
        try statement(
            Self.energyProcedure, rules: "energy.month/1", month, Self.whole,
            of: Area.energy.name
        ) {
            let facts = try EnergyFacts(month: month, in: store)
            let bills = try EnergyBills(facts)
            let standings = try facts.quotaStandings()
            return (
                facts.inputs,
                [
                    StoredTable(
                        table: .meterPeriod, name: "periods",
                        rows: facts.meters.flatMap(\.periodRows)),
                    StoredTable(
                        table: .meterMissing, name: "missing",
                        rows: facts.meters.flatMap(\.missingRows)),
                    StoredTable(
                        table: .meterMonth, name: "meters",
                        rows: facts.meters.map { $0.row(used: facts.used[$0.meter.id]) }),
                    StoredTable(table: .energyBill, name: "bills", rows: bills.bills),
                    StoredTable(table: .energyPart, name: "parts", rows: bills.parts),
                    StoredTable(table: .energyShare, name: "shares", rows: bills.shares),
                    StoredTable(table: .energyCost, name: "costs", rows: try bills.costs()),
                    StoredTable(
                        table: .energyStanding, name: "quotas",
                        rows: try standings.map { try $0.row() }),
                ]
            )
        }
    }
}

/// The bills of the main meters of a month, as rows without their run.
private struct EnergyBills {
    private(set) var bills: [[StoreValue]] = []
    private(set) var parts: [[StoreValue]] = []
    private(set) var shares: [[StoreValue]] = []
    private var amounts: [Account: Money] = [:]

    private struct Account: Hashable {
        let department: Department.ID
        let energy: String
    }

    init(_ facts: EnergyFacts) throws {
        for metered in facts.meters {
            guard let tariff = metered.tariff, facts.tree.isMain(metered.meter.id)
            else { continue }
            let main = metered.meter.id
            guard facts.used[main] != nil else {
                bills.append([.text(main.code), .null, .null, .null, .null, .null, .null])
                continue
            }
            let bill = try facts.tariff(tariff, of: main.code).bill(metered.uses)
            parts += try Self.parts(bill, of: main)
            try split(bill.total, of: metered, facts.tree)
        }
        bills.sort { ($0[0].text ?? "").utf8.lexicographicallyPrecedes(($1[0].text ?? "").utf8) }
        shares.sort { ($0[0].text ?? "").utf8.lexicographicallyPrecedes(($1[0].text ?? "").utf8) }
    }

    private mutating func split(
        _ total: Money, of metered: EnergyFacts.Metered, _ tree: MeterTree
    ) throws {
        let main = metered.meter.id
        let (branches, borne) = try tree.split(total, of: main)
        bills += branches.map { branch in
            [
                .text(branch.meter.code),
                branch.meter == main ? .null : .text(main.code), .integer(branch.amount.fen),
                .decimal(branch.loss), .decimal(branch.lossPercent),
                branch.unread == nil ? .integer(branch.lossAmount.fen) : .null,
                branch.unread.map { .text($0.code) } ?? .null,
            ]
        }
        if branches.isEmpty {
            bills.append([
                .text(main.code), .null, .integer(total.fen), .null, .null, .null, .null,
            ])
        }
        for share in borne {
            shares.append([
                .text(share.meter.code), .text(main.code), .text(share.department.code),
                .integer(share.amount.fen),
            ])
            let account = Account(department: share.department, energy: metered.energy)
            amounts[account] = try (amounts[account] ?? .zero).adding(share.amount)
        }
    }

    /// The parts of a bill; slots of one name, such as a peak in the morning and one in the
    /// evening, stand together.
    private static func parts(
        _ bill: EnergyTariff.Bill, of main: Meter.ID
    ) throws -> [[StoreValue]] {
        struct Place: Hashable {
            let slot: String
            let tier: Int
        }
        var sums: [Place: (quantity: Rate, amount: Money)] = [:]
        for part in bill.parts {
            let place = Place(slot: part.slot, tier: part.tier)
            let before = sums[place] ?? (.zero, .zero)
            sums[place] = (
                before.quantity + part.quantity, try before.amount.adding(part.amount)
            )
        }
        return try sums.sorted {
            (Code<Place>($0.key.slot), $0.key.tier) < (Code($1.key.slot), $1.key.tier)
        }.map { place, sum in
            [
                .text(main.code), .text(place.slot), .integer(Int64(place.tier)),
                .decimal(
                    try sum.quantity.decimal(
                        digits: 6, rounding: .halfAwayFromZero
                    ).normalized),
                .integer(sum.amount.fen),
            ]
        }
    }

    /// What energy costs each department.
    func costs() throws -> [[StoreValue]] {
        amounts.sorted {
            ($0.key.department, Code<Account>($0.key.energy))
                < ($1.key.department, Code($1.key.energy))
        }.map { account, amount in
            [.text(account.department.code), .text(account.energy), .integer(amount.fen)]
        }
    }
}

extension EnergyFacts.Metered {
    private func row(
        _ start: Moment, _ end: Moment, _ quantity: Decimal?, _ flags: [Meter.Flag]
    ) -> [StoreValue] {
        [
            .text(meter.id.code), .integer(start.yyyymmddhhmmss), .integer(end.yyyymmddhhmmss),
            .decimal(quantity),
            flags.isEmpty ? .null : .text(flags.map(\.rawValue).joined(separator: ",")),
        ]
    }

    /// The planned periods, or those between the readings.
    fileprivate var periodRows: [[StoreValue]] {
        if let plan {
            return plan.periods.map { row($0.start, $0.end, $0.quantity, $0.flags) }
        }
        return uses.map { row($0.start, $0.end, $0.quantity, $0.flags) }
    }

    fileprivate var missingRows: [[StoreValue]] {
        plan?.missingReadings.map { [.text(meter.id.code), .integer($0.yyyymmddhhmmss)] } ?? []
    }

    fileprivate func row(used: Decimal?) -> [StoreValue] {
        [
            .text(meter.id.code), .text(energy), department.map { .text($0) } ?? .null,
            .decimal(used),
        ]
    }
}

extension EnergyFacts.QuotaStanding {
    /// The row, with the deviation in percent of the quota, two digits, half away from zero.
    fileprivate func row() throws -> [StoreValue] {
        let percent = try result.difference.flatMap {
            try Ratio(Ratio.Part("difference", $0), over: Ratio.Part("quota", quota))
                .percent(digits: 2, rounding: .halfAwayFromZero)?.value
        }
        return [
            .text(department), .text(energy), .text(result.state.rawValue), .decimal(used),
            .decimal(result.difference), .decimal(percent), .integer(result.amount.fen),
            result.sanction.map { .text($0) } ?? .null,
        ]
    }
}
