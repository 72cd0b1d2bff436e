import HospitalCore

/// Sums over the alternatives of several criteria of an array, taken at once.
///
/// Each sum takes one value after the other, as on a matrix, so that it is the same to the last
/// bit; an addition waits for the one before it. Those of other criteria need not wait meanwhile.
struct CriterionSums {
    /// What is added of a number.
    enum Term {
        /// x
        case number
        /// |x|
        case magnitude
        /// x²
        case square
    }

    /// How many criteria are summed at once.
    static var together: Int { 4 }

    /// The numbers of each of the criteria.
    private let blocks = (0..<CriterionSums.together).map { _ in EvaluationBlock() }

    /// Sums criteria that are counted from 0, a few at once.
    ///
    /// - Parameters:
    ///   - places: which criteria.
    ///   - count: how many alternatives there are.
    ///   - term: what is added of a number.
    ///   - sums: receives the sum of each criterion, at its place.
    ///   - fill: puts the numbers of a criterion for some alternatives into a block.
    func take(
        _ places: Range<Int>, count: Int, term: Term, into sums: WorkingNumbers<Double>,
        fill: (_ place: Int, _ alternatives: Range<Int>, _ block: EvaluationBlock) -> Void
    ) {
        for first in stride(from: places.lowerBound, to: places.upperBound, by: Self.together) {
            let group = first..<min(first + Self.together, places.upperBound)
            var totals = SIMD4<Double>.zero
            EvaluationBlock.forEach(of: 0..<count) { alternatives in
                for place in group { fill(place, alternatives, blocks[place - first]) }
                // Where there are fewer criteria, what lies in the blocks left is added in vain.
                add(alternatives.count, term, to: &totals)
            }
            for place in group { sums[place] = totals[place - first] }
        }
    }

    @_optimize(speed)
    @inline(never)
    private func add(_ count: Int, _ term: Term, to totals: inout SIMD4<Double>) {
        let (first, second) = (blocks[0].numbers.start, blocks[1].numbers.start)
        let (third, fourth) = (blocks[2].numbers.start, blocks[3].numbers.start)
        var sum = totals
        switch term {
        case .number:
            for place in 0..<count {
                sum += SIMD4(first[place], second[place], third[place], fourth[place])
            }
        case .magnitude:
            for place in 0..<count {
                sum += SIMD4(
                    first[place].magnitude, second[place].magnitude, third[place].magnitude,
                    fourth[place].magnitude)
            }
        case .square:
            for place in 0..<count {
                let numbers = SIMD4(first[place], second[place], third[place], fourth[place])
                sum += numbers * numbers
            }
        }
        totals = sum
    }
}
