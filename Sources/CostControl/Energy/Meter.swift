import HospitalCore

/// A meter of electricity, water, gas or oxygen, and what its readings say was used.
///
///     use = (reading − reading before) × multiplier
///
/// A register that counts to its capacity begins again at 0, so a lower reading is a roll-over:
/// `capacity − before + reading`. A lower reading of a meter without a capacity, or a roll-over
/// beyond the limit of the meter, is an error and no use of 0. A swapped meter is read twice, the
/// old one at its end and the new one at its start. A use above the limit is flagged and kept.
/// - Source: T-MTR; requirements S-199, S-202
public struct Meter: Hashable, Sendable {
    /// The code of a meter.
    public typealias ID = Code<Meter>

    /// What happens at a meter.
    public enum Event: Hashable, Sendable {
        /// The register is read.
        case reading(Moment, Decimal)
        /// The meter is swapped: the last register of the old one and the first of the new one.
        case swap(Moment, oldEnd: Decimal, newStart: Decimal)

        var moment: Moment {
            switch self {
            case .reading(let moment, _), .swap(let moment, _, _): moment
            }
        }
    }

    /// What is remarkable about a use.
    public enum Flag: String, CaseIterable, Sendable {
        /// The register began again at 0.
        case rollOver = "roll_over"
        /// The meter was swapped in between.
        case swapped
        /// More than the limit of the meter for the time.
        case spike
        /// Spread over missing readings.
        case estimated
    }

    /// What was used between two readings.
    public struct Use: Hashable, Sendable {
        /// The reading before.
        public let start: Moment
        /// The reading.
        public let end: Moment
        /// The use in the unit of the meter.
        public let quantity: Decimal
        /// What is remarkable, in declared order.
        public let flags: [Flag]
    }

    /// The code.
    public let id: ID
    /// Where the register begins again at 0; `nil` when that is not known.
    public let capacity: Decimal?
    /// How many units one of the register is (倍率).
    public let multiplier: Decimal
    /// The most that can be used in a day; `nil` for no limit.
    public let dailyLimit: Decimal?

    /// A meter.
    /// - Throws: `numberInvalid` for a capacity, multiplier or limit that is not above zero.
    public init(
        _ id: ID, capacity: Decimal? = nil, multiplier: Decimal = .one,
        dailyLimit: Decimal? = nil
    ) throws(EnergyError) {
        for number in [capacity, multiplier, dailyLimit] {
            if let number, number <= .zero {
                throw .numberInvalid(id.code, value: number.description)
            }
        }
        self.id = id
        self.capacity = capacity
        self.multiplier = multiplier
        self.dailyLimit = dailyLimit
    }

    /// The uses between the readings.
    ///
    /// - Parameter events: readings and swaps, in the order of their moments; the first is a
    ///   reading.
    /// - Returns: one use for each reading after the first.
    /// - Throws: `outOfOrder`, `firstMissing`, `registerInvalid` for one below 0 or at or above the
    ///   capacity, `registerFell`, `outOfRange`.
    public func uses(_ events: [Event]) throws(EnergyError) -> [Use] {
        var uses: [Use] = []
        var start: Moment?
        var register = Decimal.zero
        var counted = Decimal.zero
        var flags: Set<Flag> = []
        var last: Moment?
        for event in events {
            if let last, event.moment <= last { throw .outOfOrder(id.code, at: event.moment) }
            last = event.moment
            switch event {
            case .reading(let moment, let value):
                try check(value, at: moment)
                if let from = start {
                    let (used, rolled) = try used(from: register, to: value, at: moment)
                    if rolled { flags.insert(.rollOver) }
                    let sum = try fitting { () throws(NumberError) in
                        try counted.adding(used).multiplied(by: multiplier)
                    }
                    uses.append(try use(sum, from: from, to: moment, flags))
                }
                (start, register, counted, flags) = (moment, value, .zero, [])
            case .swap(let moment, let oldEnd, let newStart):
                guard start != nil else { throw .firstMissing(id.code) }
                try check(oldEnd, at: moment)
                try check(newStart, at: moment)
                let (used, rolled) = try used(from: register, to: oldEnd, at: moment)
                if rolled { flags.insert(.rollOver) }
                flags.insert(.swapped)
                counted = try fitting { () throws(NumberError) in try counted.adding(used) }
                register = newStart
            }
        }
        return uses
    }

    private func check(_ register: Decimal, at moment: Moment) throws(EnergyError) {
        guard register >= .zero, capacity.map({ register < $0 }) ?? true else {
            throw .registerInvalid(id.code, at: moment, register: register)
        }
    }

    private func used(
        from: Decimal, to: Decimal, at moment: Moment
    ) throws(EnergyError) -> (Decimal, rolled: Bool) {
        if to >= from {
            return (try fitting { () throws(NumberError) in try to.subtracting(from) }, false)
        }
        guard let capacity else {
            throw .registerFell(id.code, at: moment, from: from, to: to)
        }
        let used = try fitting { () throws(NumberError) in
            try capacity.subtracting(from).adding(to)
        }
        return (used, true)
    }

    /// A use with its flags; a roll-over that would be a spike is a wrong reading.
    private func use(
        _ quantity: Decimal, from start: Moment, to end: Moment, _ flags: Set<Flag>
    ) throws(EnergyError) -> Use {
        var flags = flags
        if let dailyLimit {
            let seconds = Rate(Decimal(start.seconds(until: end)))
            let day = Rate(Decimal(Moment.secondsPerDay))
            if Rate(quantity) * day > Rate(dailyLimit) * seconds {
                guard !flags.contains(.rollOver) else {
                    throw .rollOverTooLarge(id.code, at: end, quantity: quantity)
                }
                flags.insert(.spike)
            }
        }
        return Use(
            start: start, end: end, quantity: quantity,
            flags: Flag.allCases.filter(flags.contains))
    }

    private func fitting<Value>(
        _ body: () throws(NumberError) -> Value
    ) throws(EnergyError) -> Value {
        try EnergyError.fitting(id.code, body)
    }
}
