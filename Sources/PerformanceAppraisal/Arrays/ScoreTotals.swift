import HospitalCore

/// The scores of the units of a ``ScoreMatrix``, to be ranked (名次).
public struct ScoreTotals: Sendable {
    /// What equal scores share and which rank comes next; the names of ``ScoreRank``.
    public enum Ties: String, CaseIterable, Sendable {
        /// The first of their places; the next score comes behind all of them: 1, 2, 2, 4.
        case competition
        /// A place; the next score has the next one: 1, 2, 2, 3.
        case dense
    }

    /// The scores, in whole units of their last decimal.
    let scores: WorkingNumbers<Int64>
    private let workers: Workers

    init(_ count: Int, _ workers: Workers) {
        scores = WorkingNumbers(repeating: 0, count: count)
        self.workers = workers
    }

    /// Writes scores, and ranks from the highest score on inside of every group.
    ///
    /// - Parameters:
    ///   - scores: receives the scores.
    ///   - ranks: receives the ranks; may be empty.
    ///   - groupOf: the group of each unit, counted from 1; none when all are of one.
    ///   - groupCount: how many groups there are.
    ///   - ties: how equal scores are ranked.
    /// - Throws: `size`; `groupUnknown` for the first unit of one; nothing is written then.
    public func write(
        into scores: ResultArray<Int64>, ranks: ResultArray<Int32>,
        groupOf: NumberArray<Int32>, groupCount: Int, ties: Ties
    ) throws(ScoreMatrixError) {
        let count = self.scores.count
        guard groupOf.count == count || groupOf.count == 0 else {
            throw .size(array: "group_of", expected: count, found: groupOf.count)
        }
        let groups = try ScoreGroups(self.scores, groupOf: groupOf, groupCount: groupCount)
        for unit in 0..<count { scores[unit] = self.scores[unit] }
        guard ranks.count > 0 else { return }
        workers.each { number in
            let stretch = workers.stretch(number, of: groups.count)
            guard !stretch.isEmpty else { return }
            let order = NumberStretch(capacity: groups.largest, kind: .whole)
            for group in stretch {
                groups.rank(group, order, ties, into: ranks)
            }
        }
    }
}

/// Scores that stand group behind group, in the order of their units.
private final class ScoreGroups: @unchecked Sendable {
    let count: Int
    /// How many units the largest group has.
    private(set) var largest = 0
    private let starts: WorkingNumbers<Int32>
    private let units: WorkingNumbers<Int32>
    private let scores: WorkingNumbers<Int64>

    init(
        _ scores: WorkingNumbers<Int64>, groupOf: NumberArray<Int32>, groupCount: Int
    ) throws(ScoreMatrixError) {
        count = groupOf.count > 0 ? groupCount : 1
        // Where a group begins, one place later: putting units in place moves it there.
        starts = WorkingNumbers(repeating: 0, count: count + 2)
        let isOne = groupOf.count == 0
        units = WorkingNumbers(repeating: 0, count: isOne ? 0 : scores.count)
        self.scores = isOne ? scores : WorkingNumbers(repeating: 0, count: scores.count)
        if isOne {
            starts[1] = Int32(truncatingIfNeeded: scores.count)
            largest = scores.count
            return
        }
        if let unit = tally(groupOf) {
            throw .groupUnknown(unit: unit + 1, group: Int(groupOf[unit]), count: groupCount)
        }
        place(scores, groupOf)
    }

    /// Counts the units of each group; the first unit of a group that is not there.
    @_optimize(speed)
    @inline(never)
    private func tally(_ groupOf: NumberArray<Int32>) -> Int? {
        let starts = starts.start
        for unit in 0..<groupOf.count {
            let group = Int(groupOf[unit])
            guard group >= 1, group <= count else { return unit }
            starts[group &+ 1] &+= 1
        }
        return nil
    }

    @_optimize(speed)
    @inline(never)
    private func place(_ scores: WorkingNumbers<Int64>, _ groupOf: NumberArray<Int32>) {
        let starts = starts.start
        for group in 2..<count &+ 2 {
            largest = max(largest, Int(starts[group]))
            starts[group] &+= starts[group &- 1]
        }
        for unit in 0..<groupOf.count {
            let group = Int(groupOf[unit])
            let place = Int(starts[group])
            starts[group] &+= 1
            units[place] = Int32(truncatingIfNeeded: unit)
            self.scores[place] = scores[unit]
        }
    }

    /// Ranks the units of a group, counted from 0.
    func rank(
        _ group: Int, _ order: NumberStretch, _ ties: ScoreTotals.Ties,
        into ranks: ResultArray<Int32>
    ) {
        let stretch = Int(starts[group])..<Int(starts[group + 1])
        order.sort(NumberArray(scores.start, count: scores.count), stretch)
        var (before, rank, taken) = (Int64.max, Int32(0), Int32(0))
        for place in (0..<order.count).reversed() {
            let entry = order.entries[place]
            if taken == 0 || entry.key != before {
                rank = ties == .dense ? rank + 1 : taken + 1
                before = entry.key
            }
            taken += 1
            let position = Int(entry.position)
            ranks[units.count > 0 ? Int(units[position]) : position] = rank
        }
    }
}
