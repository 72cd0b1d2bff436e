import CostControl
import HospitalCore
import Storage

/// The meters of a book in a month with what their readings say, and the prices and quotas.
struct EnergyFacts {
    /// How many months back the last reading of a meter is looked for: a year, as no bill is longer
    /// (``EnergyTariff/mostDays``).
    static let mostMonthsBack = 12

    /// A meter with what it used.
    struct Metered {
        let meter: Meter
        let energy: String
        let department: String?
        let tariff: String?
        /// The uses between its readings, from the last one of earlier months.
        let uses: [Meter.Use]
        /// The uses by planned period; `nil` without a plan.
        let plan: MeterPeriods?

        /// What it used in the month; `nil` when it was not read or a planned period is missing.
        func used() throws(EnergyError) -> Decimal? {
            guard !uses.isEmpty else { return nil }
            if let plan, plan.periods.contains(where: { $0.quantity == nil }) { return nil }
            var sum = Decimal.zero
            for use in uses {
                sum = try EnergyFacts.sum(sum, use.quantity, of: meter.id.code)
            }
            return sum
        }
    }

    /// What was read, for the run record.
    private(set) var inputs: [RunInput]
    /// The meters by code.
    let meters: [Metered]
    /// What they used, by code; a meter that was not read has none.
    let used: [Meter.ID: Decimal]
    /// The meters under each other.
    let tree: MeterTree
    private let slots: RunInput
    private let tiers: RunInput
    private let bands: RunInput
    private let quotas: RunInput

    /// Reads the meters of a month.
    /// - Throws: ``EnergyError``, ``StorageError``.
    init(month: Month, in store: any Store) throws {
        let scope = RunScope(month: month, codes: [])
        func read(_ table: TableDeclaration) throws -> RunInput {
            try RunInput(table, for: scope, in: store)
        }
        let (register, plans) = (try read(.meter), try read(.readingPlan))
        (slots, tiers) = (try read(.tariffSlot), try read(.tariffTier))
        (bands, quotas) = (try read(.energyBand), try read(.energyQuota))
        inputs = [register, plans, slots, tiers, bands, quotas]
        let events = try Self.events(scope, inputs: &inputs, in: store)
        var planned: [String: [Moment]] = [:]
        for row in plans.rows {
            planned[plans.text("energy_code", in: row) ?? "", default: []].append(
                try Moment(yyyymmddhhmmss: plans.integer("planned_at", in: row) ?? 0))
        }
        let codes = Set(register.rows.map { register.text("meter_code", in: $0) ?? "" })
        if let unknown = events.keys.filter({ !codes.contains($0) }).min() {
            throw EnergyError.meterUnknown(unknown)
        }
        meters = try register.rows.map { row in
            let meter = try register.meter(row)
            let uses = try meter.uses(events[meter.id.code] ?? [])
            let energy = register.text("energy_code", in: row) ?? ""
            return Metered(
                meter: meter, energy: energy,
                department: register.text("department_code", in: row),
                tariff: register.text("tariff_code", in: row), uses: uses,
                plan: try planned[energy].map { try MeterPeriods(uses, plan: $0) })
        }
        var used: [Meter.ID: Decimal] = [:]
        for metered in meters { used[metered.meter.id] = try metered.used() }
        self.used = used
        tree = try MeterTree(
            register.rows.map { row in
                let id = Meter.ID(register.text("meter_code", in: row) ?? "")
                return MeterTree.Node(
                    id, under: register.text("parent_code", in: row).map { Meter.ID($0) },
                    department: register.text("department_code", in: row).map { Department.ID($0) },
                    loss: try register.text("loss_rule", in: row) == nil
                        ? .spread : register.choice("loss_rule", in: row),
                    used: used[id])
            })
    }

    /// The readings of the month by meter, each meter beginning with its last reading before it.
    private static func events(
        _ scope: RunScope, inputs: inout [RunInput], in store: any Store
    ) throws -> [String: [Meter.Event]] {
        let current = try RunInput(.meterReading, for: scope, in: store)
        inputs.append(current)
        var events = try current.meterEvents()
        var waiting = Set(events.keys)
        var back = 1
        // The month before is always an input, so that a reading that comes later is seen.
        while back == 1 || back <= mostMonthsBack && !waiting.isEmpty {
            let earlier = try RunInput(
                .meterReading, for: scope, otherMonth: try scope.month.adding(months: -back),
                in: store)
            inputs.append(earlier)
            for (meter, before) in try earlier.meterEvents() where waiting.contains(meter) {
                let last = before.lastIndex {
                    if case .reading = $0 { true } else { false }
                }
                events[meter] = Array(before[(last ?? 0)...]) + (events[meter] ?? [])
                if last != nil { waiting.remove(meter) }
            }
            back += 1
        }
        return events
    }

    static func sum(
        _ one: Decimal, _ other: Decimal, of meter: String
    ) throws(EnergyError) -> Decimal {
        do { return try one.adding(other) } catch { throw .outOfRange(meter) }
    }

    /// The tariff of a meter in the month.
    /// - Throws: `tariffUnknown`, `bandsInvalid`, `numberInvalid`.
    func tariff(_ code: String, of meter: String) throws -> EnergyTariff {
        let own = slots.rows.filter { slots.text("tariff_code", in: $0) == code }
        guard !own.isEmpty else { throw EnergyError.tariffUnknown(code, meter: meter) }
        return try EnergyTariff(
            of: code,
            own.map { row in
                EnergyTariff.Slot(
                    slots.text("slot_name", in: row) ?? "",
                    from: Int(clamping: slots.integer("start_minutes", in: row) ?? 0),
                    price: try slots.neededDecimal("price_value", in: row))
            },
            tiers: tiers.rows.filter { tiers.text("tariff_code", in: $0) == code }.map { row in
                EnergyTariff.Tier(
                    above: try tiers.neededDecimal("above_quantity", in: row),
                    surcharge: try tiers.neededDecimal("surcharge_value", in: row))
            })
    }

    /// A quota with what was used against it.
    struct QuotaStanding {
        let department: String
        let energy: String
        let quota: Decimal
        let used: Decimal?
        let result: EnergyQuota.Result
    }

    /// How the departments stand against their quotas: by the meters without sub-meters that are
    /// theirs.
    ///
    /// One that was not read, or none at all, leaves the use missing.
    /// - Throws: `bandsInvalid` for a kind of energy without bands; `numberInvalid`, `outOfRange`.
    func quotaStandings() throws -> [QuotaStanding] {
        try quotas.rows.map { row in
            let department = quotas.text("department_code", in: row) ?? ""
            let energy = quotas.text("energy_code", in: row) ?? ""
            let own = meters.filter {
                $0.department == department && $0.energy == energy && tree.isLeaf($0.meter.id)
            }
            var actual: Decimal? = own.isEmpty ? nil : .zero
            for metered in own {
                guard let before = actual else { break }
                actual = try used[metered.meter.id].map { one throws(EnergyError) in
                    try Self.sum(before, one, of: metered.meter.id.code)
                }
            }
            let quantity = try quotas.neededDecimal("quota_quantity", in: row)
            var quota = try EnergyQuota(
                of: energy, quantity, price: quotas.neededDecimal("price_value", in: row),
                bands: bands.rows.filter { bands.text("energy_code", in: $0) == energy }.map {
                    EnergyQuota.Band(
                        from: try bands.decimal("from_share", in: $0).map { Rate($0) },
                        share: try bands.neededDecimal("share_value", in: $0),
                        sanction: bands.text("sanction_text", in: $0))
                })
            quota.mostReward = quotas.integer("most_reward_fen", in: row).map { Money(fen: $0) }
            quota.mostPenalty = quotas.integer("most_penalty_fen", in: row).map { Money(fen: $0) }
            return QuotaStanding(
                department: department, energy: energy, quota: quantity, used: actual,
                result: try quota.result(actual))
        }
    }
}

extension RunInput {
    /// The meter of a row.
    fileprivate func meter(_ row: [StoreValue]) throws -> Meter {
        try Meter(
            Meter.ID(text("meter_code", in: row) ?? ""),
            capacity: decimal("capacity_quantity", in: row),
            multiplier: decimal("multiplier_value", in: row) ?? .one,
            dailyLimit: decimal("daily_quantity", in: row))
    }

    /// The readings and swaps by meter; rows are sorted by meter and moment.
    fileprivate func meterEvents() throws -> [String: [Meter.Event]] {
        var events: [String: [Meter.Event]] = [:]
        for row in rows {
            let moment = try Moment(yyyymmddhhmmss: integer("read_at", in: row) ?? 0)
            let register = try neededDecimal("register_quantity", in: row)
            let event: Meter.Event =
                if let end = try decimal("old_end_quantity", in: row) {
                    .swap(moment, oldEnd: end, newStart: register)
                } else {
                    .reading(moment, register)
                }
            events[text("meter_code", in: row) ?? "", default: []].append(event)
        }
        return events
    }
}
