import HospitalCore
import SafetyInspection
import Storage

/// The overdue hazards of a book on a day, by code.
///
/// They are kept in columns, and each becomes a value when it is asked for.
public struct OverdueHazards: RandomAccessCollection, Equatable, Sendable {
    /// Of each hazard the code, the deadline yyyymmdd, the days and work days overdue, and the
    /// rung.
    private var columns = StoredColumns([.texts, .integers, .integers, .integers, .integers])
    private let ladder: OverdueLadder

    /// No hazard yet.
    init(climbing ladder: OverdueLadder) { self.ladder = ladder }

    /// Adds those that are overdue of hazards with a code, a deadline, since when the clock stands,
    /// whether they are major, and which hazard they repeat, in columns of this order.
    /// - Throws: `dayInvalid`, and `yearNotCovered` of the calendar.
    mutating func add(_ open: StoredColumns, by standings: inout RememberedStandings) throws {
        guard let deadlines = open.column(1), let suspensions = open.column(2),
            let major = open.column(3), let repeated = open.column(4)
        else { return }
        for row in 0..<open.rowCount {
            guard let deadline = deadlines.integer(row) else { continue }
            let standing = try standings.standing(
                deadline: deadline, suspendedSince: suspensions.integer(row),
                isMajor: major.integer(row) == 1, isRepeat: !repeated.isNull(row))
            guard standing.rung > 0 else { continue }
            columns.append(
                row, 0, of: open, (deadline, standing.days, standing.workDays, standing.rung))
        }
    }

    /// Puts them in the order of their codes.
    mutating func sort() { columns = columns.sorted(byTextsIn: 0) }

    /// The first position.
    public var startIndex: Int { 0 }
    /// The position behind the last hazard.
    public var endIndex: Int { columns.rowCount }

    /// The hazard at a position.
    public subscript(position: Int) -> Book.OverdueHazard {
        let (deadline, rung) = (figure(1, position), figure(4, position))
        let day = try? Day(yyyymmdd: Int32(clamping: deadline))
        return Book.OverdueHazard(
            id: Hazard.ID(columns.value(position, 0).text ?? ""), deadline: day ?? .first,
            standing: OverdueLadder.Standing(
                days: figure(2, position), workDays: figure(3, position), rung: rung,
                recipient: ladder.rungs[rung - 1].recipient))
    }

    private func figure(_ column: Int, _ position: Int) -> Int {
        Int(clamping: columns.value(position, column).integer ?? 0)
    }

    /// Two lists are the same when their hazards are.
    public static func == (one: OverdueHazards, other: OverdueHazards) -> Bool {
        one.elementsEqual(other)
    }

    /// The cells of the table: the code, the deadline, the days, the work days, the rung, and to
    /// whom it goes.
    var cells: ResultCells {
        ResultCells([
            ResultCells.Source(columns, 0), ResultCells.Source(columns, 1, as: .day),
            ResultCells.Source(columns, 2), ResultCells.Source(columns, 3),
            ResultCells.Source(columns, 4),
            // Rungs count from 1; nobody stands below the first.
            ResultCells.Source(columns, 4, as: .choice(of: [""] + ladder.rungs.map(\.recipient))),
        ])
    }
}
