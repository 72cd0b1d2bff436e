import HospitalCore

/// How what is offered compares with what is needed (质量匹配): too little, right, or more than needed
/// (质量过剩).
///
/// A requirement is the least a property must be. An offer is *below* when one property is under
/// its requirement or not told; it is *above* when none is below and one is more than the allowed
/// surplus over its requirement; otherwise it fits.
/// - Source: requirement S-078
public enum SpecificationFit: String, CaseIterable, Sendable {
    /// Under what is needed.
    case below
    /// What is needed.
    case fit
    /// More than what is needed.
    case above

    /// The fit of an offer.
    /// - `surplus`: by how many percent of the requirement more is still a fit.
    public init(needed: [String: Decimal], offered: [String: Decimal], surplus: Decimal) {
        let hundred = Rate(Decimal(100))
        var isAbove = false
        for (property, least) in needed {
            guard let value = offered[property], value >= least else {
                self = .below
                return
            }
            let size = least < .zero ? -Rate(least) : Rate(least)
            isAbove =
                isAbove
                || (Rate(value) - Rate(least)) * hundred > size * Rate(surplus)
        }
        self = isAbove ? .above : .fit
    }
}
