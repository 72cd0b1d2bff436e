import HospitalCore

/// A pool that is distributed between floors and ceilings (保底、封顶).
///
///     share = pool × weight / Σ weight, not below the floor, not above the ceiling
///
/// Shares outside of their bounds are set to them, and the rest is distributed over the others.
/// When floors and ceilings are both broken, the side that is broken by more is set first, because
/// what it moves may mend the other; this is repeated until nothing is broken. The shares of those
/// who are not at a bound are whole fen by largest remainders, so the pool ties out exactly.
public struct BoundedPay: Equatable, Sendable {
    /// Someone who takes part.
    public struct Receiver: Equatable, Sendable {
        /// The code by which ties are decided.
        public let code: String
        /// The weight, not negative.
        public let weight: Decimal
        /// The least that is paid; `nil` for no floor.
        public let floor: Money?
        /// The most that is paid; `nil` for no ceiling.
        public let ceiling: Money?

        /// A receiver.
        public init(
            _ code: String, weight: Decimal, floor: Money? = nil, ceiling: Money? = nil
        ) {
            self.code = code
            self.weight = weight
            self.floor = floor
            self.ceiling = ceiling
        }
    }

    /// Which bound a share stands at.
    public enum Bound: String, Sendable {
        /// Its floor.
        case floor
        /// Its ceiling.
        case ceiling
    }

    /// A share.
    public struct Share: Equatable, Sendable {
        /// The receiver.
        public let code: String
        /// The amount.
        public let amount: Money
        /// The bound it was set to, if any.
        public let bound: Bound?
    }

    /// The pool.
    public let pool: Money

    /// A pool.
    /// - Throws: `negativeAmount`: bounds have no meaning for money that is taken back.
    public init(_ pool: Money) throws(PayError) {
        guard pool >= .zero else { throw .negativeAmount(code: "pool", amount: pool) }
        self.pool = pool
    }

    /// The shares by code; their sum is the pool.
    /// - Throws: `duplicate`; `negativeFactor`; `boundsCrossed` for a floor above its ceiling or
    ///   below zero; `boundsImpossible` when the floors need more than the pool or the ceilings
    ///   take less; `weightTotalZero`; `outOfRange`.
    public func distributed(to receivers: [Receiver]) throws(PayError) -> [Share] {
        let sorted = receivers.map { (key: Code<Receiver>($0.code), receiver: $0) }
            .sorted { $0.key < $1.key }.map(\.receiver)
        try check(sorted)
        var bounds = [Bound?](repeating: nil, count: sorted.count)
        while true {
            let free = sorted.indices.filter { bounds[$0] == nil }
            let rest = try rest(sorted, bounds)
            guard !free.isEmpty else {
                guard rest == .zero else {
                    throw .boundsImpossible(pool: pool, bounds: try pool.minus(rest))
                }
                return try shares(sorted, bounds, free: [], amounts: [])
            }
            let broken = try broken(sorted, free, rest: rest)
            guard !broken.isEmpty else {
                return try shares(
                    sorted, bounds, free: free, amounts: try split(rest, sorted, free))
            }
            for (place, bound) in broken { bounds[place] = bound }
        }
    }

    private func check(_ sorted: [Receiver]) throws(PayError) {
        for (one, next) in zip(sorted, sorted.dropFirst())
        where one.code.utf8.elementsEqual(next.code.utf8) {
            throw .duplicate(code: one.code)
        }
        for receiver in sorted {
            guard receiver.weight >= .zero else {
                throw .negativeFactor(
                    code: receiver.code, factor: "weight", value: receiver.weight)
            }
            let floor = receiver.floor ?? .zero
            guard floor >= .zero, floor <= receiver.ceiling ?? floor else {
                throw .boundsCrossed(
                    code: receiver.code, floor: floor, ceiling: receiver.ceiling ?? floor)
            }
        }
    }

    /// The pool less what stands at a bound.
    private func rest(_ receivers: [Receiver], _ bounds: [Bound?]) throws(PayError) -> Money {
        var rest = pool
        for (receiver, bound) in zip(receivers, bounds) {
            rest = try rest.minus(receiver.amount(at: bound))
        }
        guard rest >= .zero else {
            throw .boundsImpossible(pool: pool, bounds: try pool.minus(rest))
        }
        return rest
    }

    /// Those that must be set to a bound now: the side that is broken by more, both when they are
    /// broken by the same.
    private func broken(
        _ receivers: [Receiver], _ free: [Int], rest: Money
    ) throws(PayError) -> [(Int, Bound)] {
        let total = free.reduce(Rate.zero) { $0 + Rate(receivers[$1].weight) }
        var (low, high): ([Int], [Int]) = ([], [])
        var violation = Rate.zero
        for place in free {
            let receiver = receivers[place]
            let exact =
                (try? Rate(receiver.weight).divided(by: total)).map {
                    $0 * Rate(wholeFen: rest)
                } ?? .zero
            if exact < Rate(wholeFen: receiver.floor ?? .zero) {
                low.append(place)
                violation = violation + Rate(wholeFen: receiver.floor ?? .zero) - exact
            } else if let ceiling = receiver.ceiling, exact > Rate(wholeFen: ceiling) {
                high.append(place)
                violation = violation + Rate(wholeFen: ceiling) - exact
            }
        }
        return (violation >= .zero ? low.map { ($0, Bound.floor) } : [])
            + (violation <= .zero ? high.map { ($0, Bound.ceiling) } : [])
    }

    private func split(
        _ rest: Money, _ receivers: [Receiver], _ free: [Int]
    ) throws(PayError) -> [Money] {
        do {
            return try Apportionment.shares(
                of: rest, weights: free.map { receivers[$0].weight }, residual: .largestRemainder)
        } catch .weightTotalZero {
            throw .weightTotalZero(code: "pool", amount: rest)
        } catch { throw .outOfRange(code: "pool") }
    }

    private func shares(
        _ receivers: [Receiver], _ bounds: [Bound?], free: [Int], amounts: [Money]
    ) throws(PayError) -> [Share] {
        var paid = zip(receivers, bounds).map { $0.amount(at: $1) }
        for (place, amount) in zip(free, amounts) { paid[place] = amount }
        return receivers.indices.map {
            Share(code: receivers[$0].code, amount: paid[$0], bound: bounds[$0])
        }
    }
}

extension BoundedPay.Receiver {
    /// What is paid at a bound; nothing where none was reached.
    fileprivate func amount(at bound: BoundedPay.Bound?) -> Money {
        switch bound {
        case nil: .zero
        case .floor: floor ?? .zero
        case .ceiling: ceiling ?? .zero
        }
    }
}

extension Money {
    fileprivate func minus(_ other: Money) throws(PayError) -> Money {
        do { return try subtracting(other) } catch { throw .outOfRange(code: "pool") }
    }
}

extension Rate {
    /// An amount in fen.
    fileprivate init(wholeFen money: Money) {
        self = (try? Rate(numerator: Int128(money.fen), denominator: 1)) ?? .zero
    }
}
