import HospitalCore

/// The quota of a department for something it uses, with reward and penalty (定额管理、节奖超罚): kWh, t,
/// m³, km or yuan alike.
///
///     deviation = (actual − quota) / quota
///     reward or penalty = −(actual − quota) × price × share of the band, in fen, half away from 0
///
/// Positive is a reward, negative a penalty. The band is the last one that begins at or below the
/// deviation; the whole difference counts at its share. A reward is cut to its most, a penalty to
/// its most. What was not measured is missing: no reward, no penalty.
/// - Source: requirements S-195, S-196; bands are the hospital's own, no regulation fixes them.
public struct EnergyQuota: Equatable, Sendable {
    /// A band of deviations.
    public struct Band: Equatable, Sendable {
        /// The deviation at which it begins; `nil` for the lowest.
        public let from: Rate?
        /// The share of the money that is paid or taken.
        public let share: Decimal
        /// What else happens, such as 诫勉谈话.
        public let sanction: String?

        /// A band.
        public init(from: Rate?, share: Decimal, sanction: String? = nil) {
            self.from = from
            self.share = share
            self.sanction = sanction
        }
    }

    /// How an actual stands against the quota.
    public enum State: String, CaseIterable, Sendable {
        /// Below the quota.
        case under
        /// Exactly the quota.
        case met
        /// Above the quota.
        case over
        /// Not measured.
        case missing
    }

    /// What an actual comes to.
    public struct Result: Equatable, Sendable {
        /// How it stands.
        public let state: State
        /// Actual less quota; `nil` when missing.
        public let difference: Decimal?
        /// Reward above zero, penalty below.
        public let amount: Money
        /// What else happens.
        public let sanction: String?
    }

    /// The quota, above zero.
    public let quota: Decimal
    /// Yuan for one unit.
    public let price: Decimal
    /// The bands, lowest first; the first has no beginning.
    public let bands: [Band]
    /// The most of a reward; `nil` for no limit.
    public var mostReward: Money?
    /// The most of a penalty; `nil` for no limit.
    public var mostPenalty: Money?

    /// A quota.
    /// - `energy`: the kind of energy, as errors name it.
    /// - Throws: `numberInvalid` for a quota that is not above zero, a price or share below it;
    ///   `bandsInvalid` unless bands rise from one without a beginning.
    public init(
        of energy: String = "quota", _ quota: Decimal, price: Decimal, bands: [Band]
    ) throws(EnergyError) {
        guard quota > .zero else { throw .numberInvalid("quota", value: quota.description) }
        guard price >= .zero else { throw .numberInvalid("price", value: price.description) }
        for band in bands where band.share < .zero {
            throw .numberInvalid("share", value: band.share.description)
        }
        let begins = bands.dropFirst().map(\.from)
        let rising = begins.compactMap(\.self)
        guard let first = bands.first, first.from == nil, rising.count == begins.count,
            zip(rising, rising.dropFirst()).allSatisfy({ $0 < $1 })
        else { throw .bandsInvalid(energy) }
        self.quota = quota
        self.price = price
        self.bands = bands
    }

    /// What an actual comes to; `nil` was not measured.
    /// - Throws: `numberInvalid` for an actual or a most below zero; `outOfRange`.
    public func result(_ actual: Decimal?) throws(EnergyError) -> Result {
        for most in [mostReward, mostPenalty] {
            if let most, most < .zero {
                throw .numberInvalid("most", value: most.description)
            }
        }
        guard let actual else {
            return Result(state: .missing, difference: nil, amount: .zero, sanction: nil)
        }
        guard actual >= .zero else { throw .numberInvalid("actual", value: actual.description) }
        let (difference, deviation) = try EnergyError.fitting("quota") {
            () throws(NumberError) in
            let difference = try actual.subtracting(quota)
            return (difference, try Rate(difference).divided(by: Rate(quota)))
        }
        let band = bands.last { $0.from.map { $0 <= deviation } ?? true } ?? bands[0]
        let exact = -(Rate(difference) * Rate(price) * Rate(band.share))
        var amount = try EnergyError.fitting("quota") { () throws(NumberError) in
            try exact.money()
        }
        if let mostReward, amount > mostReward { amount = mostReward }
        if let mostPenalty, amount < .zero, amount.fen.magnitude > mostPenalty.fen.magnitude {
            amount = try EnergyError.fitting("quota") { () throws(NumberError) in
                try Money.zero.subtracting(mostPenalty)
            }
        }
        let state: State = difference == .zero ? .met : difference < .zero ? .under : .over
        return Result(
            state: state, difference: difference, amount: amount, sanction: band.sanction)
    }
}
