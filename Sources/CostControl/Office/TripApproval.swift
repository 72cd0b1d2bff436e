import HospitalCore

/// Who approves a trip by its length (按里程审批): the steps of the last band that begins at or below
/// the kilometres (以上含本数).
/// - Source: requirement S-275
public struct TripApproval: Equatable, Sendable {
    /// From a length on, who approves.
    public struct Band: Equatable, Sendable {
        /// From these kilometres on.
        public let from: Decimal
        /// The roles in their order.
        public let steps: [Role.ID]

        /// A band.
        public init(from: Decimal, steps: [Role.ID]) {
            self.from = from
            self.steps = steps
        }
    }

    /// The bands, shortest first.
    public let bands: [Band]

    /// A rule.
    /// - Throws: `bandsInvalid` unless bands begin at 0, rise and have steps.
    public init(_ bands: [Band]) throws(OfficeError) {
        guard bands.first?.from == .zero, bands.allSatisfy({ !$0.steps.isEmpty }),
            zip(bands, bands.dropFirst()).allSatisfy({ $0.from < $1.from })
        else { throw .bandsInvalid }
        self.bands = bands
    }

    /// Who approves a trip.
    /// - Throws: `numberInvalid` for a length below zero.
    public func steps(for kilometres: Decimal) throws(OfficeError) -> [Role.ID] {
        guard kilometres >= .zero
        else { throw .numberInvalid("km", value: kilometres.description) }
        return bands.last { $0.from <= kilometres }?.steps ?? []
    }
}
