import HospitalCore

/// The break-even of several services sold in fixed shares (多品种保本点).
///
///     mean contribution = Σ share × (price − variable)
///     Q* = fixed / mean contribution           Q*(service) = share × Q*, each rounded up
///
/// A service may lose money as long as the mix does not.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct ServiceMix: Equatable, Sendable {
    /// One service of the mix.
    public struct Service: Equatable, Sendable {
        /// The code.
        public let code: String
        /// Its part of the volume; all of them total 1.
        public let share: Rate
        /// Yuan for one.
        public let price: Decimal
        /// Cost of one in yuan.
        public let variable: Decimal

        /// A service.
        public init(_ code: String, share: Rate, price: Decimal, variable: Decimal) {
            self.code = code
            self.share = share
            self.price = price
            self.variable = variable
        }
    }

    /// Cost that does not follow the volume.
    public let fixed: Money
    /// The services.
    public let services: [Service]

    /// A mix.
    /// - Throws: `negative` for fixed cost, price, variable cost or share below zero;
    ///   `sharesNotOne`.
    public init(fixed: Money, services: [Service]) throws(BreakEvenError) {
        try BreakEvenError.requireNotNegative(fixed.yuan, .fixed)
        for service in services {
            try BreakEvenError.requireNotNegative(service.price, .price)
            try BreakEvenError.requireNotNegative(service.variable, .variable)
            guard service.share >= .zero else {
                let shown = try BreakEvenError.checked(.share) { () throws(NumberError) in
                    try service.share.decimal(digits: 6, rounding: .halfAwayFromZero)
                }
                throw .negative(.share, value: shown)
            }
        }
        let total = Rate.sum(services.map(\.share))
        guard total == .one else { throw .sharesNotOne(total: total) }
        self.fixed = fixed
        self.services = services
    }

    /// What a unit of the mix contributes in yuan.
    public var contribution: Rate {
        Rate.sum(services.map { $0.share * (Rate($0.price) - Rate($0.variable)) })
    }

    /// The whole volumes of the services, in their order, at which the mix covers the fixed cost.
    /// - Throws: `noBreakEven`, `outOfRange`.
    public func volumes() throws(BreakEvenError) -> [Decimal] {
        guard contribution > .zero,
            let whole = try? Rate(yuan: fixed).divided(by: contribution)
        else {
            throw .noBreakEven(
                object: services.map(\.code).joined(separator: "+"), contribution: contribution)
        }
        var volumes: [Decimal] = []
        for service in services {
            volumes.append(
                try BreakEvenError.checked(.volume) { () throws(NumberError) in
                    try (whole * service.share).decimal(digits: 0, rounding: .up)
                })
        }
        return volumes
    }
}
