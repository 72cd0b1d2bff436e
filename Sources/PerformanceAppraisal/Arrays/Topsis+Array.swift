import HospitalCore

/// ``Topsis`` on an array: a million alternatives by many criteria, with room for a few numbers per
/// alternative beside the values.
///
/// Sums run over the alternatives in their order and distances over the criteria in theirs, as on a
/// matrix, whoever does the work: closeness and ranks are those of a matrix to the last bit.
extension Topsis {
    /// The closeness and the ranks of every alternative.
    ///
    /// - Parameters:
    ///   - array: the values.
    ///   - weights: the weights of the criteria.
    ///   - closeness: receives the closeness, 0 to 1.
    ///   - ranks: receives the ranks, 1 for the closest; may be empty.
    ///   - workers: who shares the work.
    /// - Throws: `weightCount`; `notPositive` for the reciprocal of a value that is not above zero;
    ///   nothing is written then.
    public func evaluate(
        _ array: EvaluationArray, weights: CriterionWeights,
        into closeness: ResultArray<Double>, ranks: ResultArray<Int32>,
        workers: Workers = .alone
    ) throws(EvaluationError) {
        try weights.require(array.criterionCount)
        let columns = try columns(array, weights, workers)
        workers.each { number in
            let stretch = workers.stretch(number, of: array.alternativeCount)
            Self.approach(array, columns, stretch, into: closeness)
        }
        if ranks.count > 0 { Self.rank(closeness, into: ranks, workers: workers) }
    }

    /// The criteria that are not the same everywhere, ready to be applied.
    private func columns(
        _ array: EvaluationArray, _ weights: CriterionWeights, _ workers: Workers
    ) throws(EvaluationError) -> [TopsisColumn] {
        let isReciprocal = positivisation == .reciprocal && normalisation != .minmax
        var columns: [TopsisColumn] = []
        for (criterion, range) in array.ranges(adding: term, workers).enumerated()
        where !range.isConstant {
            if isReciprocal, array.directions[criterion] == .lowerIsBetter, range.least <= 0 {
                try array.require(criterion, atLeast: 1)
            }
            columns.append(
                TopsisColumn(
                    criterion, of: array, range: range, variant: self,
                    weight: weights.exact[criterion].real))
        }
        if let term { addSums(array, term, to: &columns, workers) }
        return columns
    }

    /// What the scale of a criterion needs the sum of, if it needs one.
    private var term: CriterionSums.Term? {
        switch normalisation {
        case .vector: .square
        case .sum: .magnitude
        case .minmax, .max: nil
        }
    }

    /// Gives the criteria that are still without a scale theirs.
    private func addSums(
        _ array: EvaluationArray, _ term: CriterionSums.Term, to columns: inout [TopsisColumn],
        _ workers: Workers
    ) {
        let places = columns.indices.filter { columns[$0].needsSum }
        let unscaled = places.map { columns[$0] }
        let sums = WorkingNumbers(repeating: 0.0, count: unscaled.count)
        workers.each { number in
            CriterionSums().take(
                workers.stretch(number, of: unscaled.count), count: array.alternativeCount,
                term: term, into: sums
            ) { place, alternatives, block in
                block.load(array, unscaled[place].criterion, alternatives)
                unscaled[place].turn(block, count: alternatives.count)
            }
        }
        for (number, place) in places.enumerated() { columns[place].finish(sum: sums[number]) }
    }

    /// The closeness of some alternatives.
    private static func approach(
        _ array: EvaluationArray, _ columns: [TopsisColumn], _ alternatives: Range<Int>,
        into closeness: ResultArray<Double>
    ) {
        let block = EvaluationBlock()
        let best = WorkingNumbers(repeating: 0.0, count: EvaluationArray.block)
        let worst = WorkingNumbers(repeating: 0.0, count: EvaluationArray.block)
        EvaluationBlock.forEach(of: alternatives) { part in
            best.start.update(repeating: 0, count: part.count)
            worst.start.update(repeating: 0, count: part.count)
            for column in columns {
                block.load(array, column.criterion, part)
                column.turn(block, count: part.count)
                column.addDistances(
                    of: block, count: part.count, best: best.start, worst: worst.start)
            }
            for place in 0..<part.count {
                let (plus, minus) = (best[place].squareRoot(), worst[place].squareRoot())
                closeness[part.lowerBound + place] =
                    plus + minus == 0 ? 0.5 : minus / (plus + minus)
            }
        }
    }
    /// Ranks as ``Ranking/ranks(_:)`` gives them, without comparing most of the numbers.
    private static func rank(
        _ closeness: ResultArray<Double>, into ranks: ResultArray<Int32>, workers: Workers
    ) {
        // Closeness is not negative, so its bits are ordered like itself.
        let groups = NumberGroups(
            NumberArray(closeness.start, count: closeness.count), kind: .fraction,
            workers: workers)
        let rankOf = WorkingNumbers<Int32>(repeating: 0, count: groups.count)
        var (rank, best) = (0, 0.0)
        for group in (0..<groups.count).reversed() {
            let value = Double(bitPattern: UInt64(bitPattern: groups.keys[group]))
            if rank == 0 || best - value > Ranking.tolerance {
                (rank, best) = (closeness.count - Int(groups.below[group + 1]) + 1, value)
            }
            rankOf[group] = Int32(truncatingIfNeeded: rank)
        }
        workers.each { number in
            groups.forEachMember(of: number) { ranks[$0] = rankOf[$1] }
        }
    }
}
