import HospitalCore

/// The price of energy by the time of the day and by how much was used (峰谷分时电价、阶梯电价).
///
///     cost = Σ quantity × (price of its slot + surcharge of its tier)
///
/// A use that crosses the edge of a slot is split by time, one that crosses the edge of a tier at
/// exactly the quantity where the tier begins. The bill is rounded once, half away from zero to the
/// fen; the parts by slot and tier are its shares by their exact cost, whole fen that add up to it.
/// - Source: T-MTR; requirement S-198
public struct EnergyTariff: Equatable, Sendable {
    /// A time of the day.
    public struct Slot: Equatable, Sendable {
        /// The name: 尖, 峰, 平, 谷.
        public let name: String
        /// The minute of the day at which it begins; it lasts until the next slot begins.
        public let startMinute: Int
        /// Yuan for one unit.
        public let price: Decimal

        /// A slot.
        public init(_ name: String, from startMinute: Int, price: Decimal) {
            self.name = name
            self.startMinute = startMinute
            self.price = price
        }
    }

    /// A tier of the quantity of a billing period.
    public struct Tier: Equatable, Sendable {
        /// The quantity above which it counts.
        public let above: Decimal
        /// Yuan that are added for one unit; below zero for a rebate.
        public let surcharge: Decimal

        /// A tier.
        public init(above: Decimal, surcharge: Decimal) {
            self.above = above
            self.surcharge = surcharge
        }
    }

    /// The most days between two readings of a bill: a year with some days in hand.
    public static let mostDays = 400
    /// The most tiers.
    public static let mostTiers = 100

    /// The slots by their start; the first begins at minute 0.
    public let slots: [Slot]
    /// The tiers, the first above 0 with no surcharge.
    public let tiers: [Tier]

    /// A tariff.
    /// - `code`: the tariff, as errors name it.
    /// - Throws: `bandsInvalid` unless slots begin at minute 0 and rise below 1,440, and tiers,
    ///   at most 100, begin above 0 and rise; `numberInvalid` for a price below zero with its
    ///   surcharge.
    public init(
        of code: String = "tariff", _ slots: [Slot], tiers: [Tier] = []
    ) throws(EnergyError) {
        let tiers = tiers.isEmpty ? [Tier(above: .zero, surcharge: .zero)] : tiers
        guard slots.first?.startMinute == 0, slots.allSatisfy({ $0.startMinute < 1_440 }),
            zip(slots, slots.dropFirst()).allSatisfy({ $0.startMinute < $1.startMinute }),
            tiers[0].above == .zero, tiers.count <= Self.mostTiers,
            zip(tiers, tiers.dropFirst()).allSatisfy({ $0.above < $1.above })
        else { throw .bandsInvalid(code) }
        for slot in slots {
            for tier in tiers where Rate(slot.price) + Rate(tier.surcharge) < .zero {
                throw .numberInvalid(slot.name, value: slot.price.description)
            }
        }
        self.slots = slots
        self.tiers = tiers
    }

    /// What a slot and a tier of a bill come to.
    public struct Part: Equatable, Sendable {
        /// The slot.
        public let slot: String
        /// The number of the tier, from 1.
        public let tier: Int
        /// The exact quantity.
        public let quantity: Rate
        /// The amount in whole fen.
        public let amount: Money
    }

    /// A bill.
    public struct Bill: Equatable, Sendable {
        /// The parts by slot and tier, without those that were not used.
        public let parts: [Part]
        /// The amount; the sum of the parts.
        public let total: Money
    }

    /// The bill of the uses of one billing period, in order.
    /// - Throws: `numberInvalid` for a use below zero; `useTooLong` for one over 400 days;
    ///   `outOfRange`.
    public func bill(_ uses: [Meter.Use]) throws(EnergyError) -> Bill {
        var sums = [[Rate]](
            repeating: [Rate](repeating: .zero, count: tiers.count), count: slots.count)
        var used = Rate.zero
        var tier = 0
        for use in uses {
            guard use.quantity >= .zero
            else { throw .numberInvalid("use", value: use.quantity.description) }
            for (slot, quantity) in try split(use) {
                var rest = quantity
                while rest > .zero {
                    let room =
                        tier + 1 < tiers.count
                        ? Rate(tiers[tier + 1].above) - used : rest
                    guard room > .zero else {
                        tier += 1
                        continue
                    }
                    let part = room < rest ? room : rest
                    sums[slot][tier] = sums[slot][tier] + part
                    used = used + part
                    rest = rest - part
                }
            }
        }
        return try bill(of: sums)
    }

    /// The quantity of a use in each slot it touches, by time.
    private func split(_ use: Meter.Use) throws(EnergyError) -> [(slot: Int, quantity: Rate)] {
        let length = use.start.seconds(until: use.end)
        guard length > 0 else { throw .outOfOrder("use", at: use.end) }
        guard length <= Self.mostDays * Moment.secondsPerDay else {
            throw .useTooLong(from: use.start, to: use.end, days: Self.mostDays)
        }
        var parts: [(slot: Int, quantity: Rate)] = []
        var at = use.start.secondOfDay
        var left = length
        while left > 0 {
            let slot = slots.lastIndex { $0.startMinute * 60 <= at } ?? 0
            let end =
                slot + 1 < slots.count
                ? slots[slot + 1].startMinute * 60 : Moment.secondsPerDay
            let seconds = min(end - at, left)
            let share = try EnergyError.fitting("use") { () throws(NumberError) in
                try Rate(numerator: Int128(seconds), denominator: Int128(length))
            }
            parts.append((slot, Rate(use.quantity) * share))
            left -= seconds
            at = end == Moment.secondsPerDay ? 0 : end
        }
        return parts
    }

    private func bill(of sums: [[Rate]]) throws(EnergyError) -> Bill {
        var exact: [(slot: Int, tier: Int, quantity: Rate, cost: Rate)] = []
        for (slot, tierSums) in sums.enumerated() {
            for (tier, quantity) in tierSums.enumerated() where quantity != .zero {
                let price = Rate(slots[slot].price) + Rate(tiers[tier].surcharge)
                exact.append((slot, tier, quantity, quantity * price))
            }
        }
        let total = try EnergyError.fitting("bill") { () throws(NumberError) in
            try exact.map(\.cost).reduce(.zero, +).money()
        }
        let amounts = try Self.shares(of: total, by: exact.map(\.cost))
        return Bill(
            parts: zip(exact, amounts).map { part, amount in
                Part(
                    slot: slots[part.slot].name, tier: part.tier + 1, quantity: part.quantity,
                    amount: amount)
            },
            total: total)
    }

    /// The total in the proportion of the exact costs: each is brought over one denominator.
    private static func shares(
        of total: Money, by costs: [Rate]
    ) throws(EnergyError) -> [Money] {
        guard total != .zero else { return costs.map { _ in .zero } }
        let common = costs.reduce(BigInteger(1)) { $0 * $1.denominator }
        let weights = costs.map { cost in
            cost.numerator * (common.divided(by: cost.denominator, rounding: .down) ?? .zero)
        }
        do {
            return try Apportionment.shares(
                of: Int128(total.fen),
                exactNumerators: weights.map { $0 * BigInteger(Int128(total.fen)) },
                denominator: weights.reduce(.zero, +), residual: .largestRemainder
            ).map { Money(fen: Int64(clamping: $0)) }
        } catch { throw .outOfRange("bill") }
    }
}
