import HospitalCore

/// The first step of activity-based costing: resources are spread over activities (资源动因).
///
///     activity(resource) = resource × driver(activity) / Σ driver
///
/// Shares are whole fen with largest remainders and ties by code, so the activities of a resource
/// add up to it.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct ResourceCosting: Hashable, Sendable {
    /// A resource: a cost with what it was used for.
    public struct Resource: Hashable, Sendable {
        /// The code, such as a cost item.
        public let code: String
        /// What it cost.
        public let amount: Money
        /// How much of it each activity used.
        public let drivers: [String: Decimal]

        /// A resource.
        public init(_ code: String, amount: Money, drivers: [String: Decimal]) {
            self.code = code
            self.amount = amount
            self.drivers = drivers
        }
    }

    /// What an activity took of a resource.
    public struct Share: Hashable, Sendable {
        /// The resource.
        public let resource: String
        /// The activity.
        public let activity: String
        /// The amount.
        public let amount: Money
    }

    /// The department; named in messages.
    public let object: String
    /// The resources.
    public let resources: [Resource]

    /// A department with its resources.
    public init(object: String, resources: [Resource]) {
        self.object = object
        self.resources = resources
    }

    /// What each activity took, by resource in their order and by activity code.
    /// - Throws: `nothingToCost`, `duplicate`, `negative`; `denominatorZero` naming the resource
    ///   that has an amount and no driver; `outOfRange`.
    public func shares() throws(UnitCostError) -> [Share] {
        try UnitCostError.requireUnique(resources.map(\.code))
        var shares: [Share] = []
        for resource in resources {
            let place = "\(object)/\(resource.code)"
            let codes = resource.drivers.keys.sorted()
            let weights = codes.map { resource.drivers[$0] ?? .zero }
            for (code, weight) in zip(codes, weights) {
                try UnitCostError.requireNotNegative(weight, .driver, of: "\(place)/\(code)")
            }
            guard resource.amount == .zero || weights.contains(where: { $0 != .zero }) else {
                throw .denominatorZero(
                    object: place, quantity: .driver, amount: resource.amount.description)
            }
            let amounts = try Apportionment.shares(
                of: resource.amount, weights: weights, codes: codes, object: place)
            for (code, amount) in zip(codes, amounts) {
                shares.append(Share(resource: resource.code, activity: code, amount: amount))
            }
        }
        return shares
    }
}
