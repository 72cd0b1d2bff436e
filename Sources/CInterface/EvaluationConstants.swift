import PerformanceAppraisal

/// What the `HOSP_*` constants of an evaluation mean.
extension Direction {
    /// The direction of a `HOSP_*_IS_BETTER` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .higherIsBetter
        case 1: self = .lowerIsBetter
        default: throw .argumentRange("directions", Int(constant))
        }
    }
}

extension Topsis.Positivisation {
    /// The way of a `HOSP_TURN_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .direction
        case 1: self = .reciprocal
        case 2: self = .maxMinus
        case 3: self = .complement100
        default: throw .argumentRange("positivise", Int(constant))
        }
    }
}

extension Topsis.Normalisation {
    /// The way of a `HOSP_NORM_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .vector
        case 1: self = .minmax
        case 2: self = .sum
        case 3: self = .max
        default: throw .argumentRange("normalise", Int(constant))
        }
    }
}

extension Topsis.Weighting {
    /// The place of a `HOSP_WEIGHT_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .matrix
        case 1: self = .distance
        case 2: self = .none
        default: throw .argumentRange("weighting", Int(constant))
        }
    }
}

extension EntropyWeights.Share {
    /// The share of a `HOSP_SHARE_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .raw
        case 1: self = .minmax
        default: throw .argumentRange("share", Int(constant))
        }
    }
}
