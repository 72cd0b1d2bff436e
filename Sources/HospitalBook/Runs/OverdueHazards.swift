import HospitalCore
import SafetyInspection
import Storage

/// The overdue hazards of a book on a day, by code. They are kept in columns, and each becomes a
/// value when it is asked for.
public struct OverdueHazards: RandomAccessCollection, Equatable, Sendable {
    /// The codes.
    private let codes: StoredColumns
    /// Of each hazard the deadline yyyymmdd, the days and work days overdue, and the rung.
    private let figures: StoredColumns
    private let ladder: OverdueLadder

    /// No hazard.
    init(climbing ladder: OverdueLadder) {
        codes = StoredColumns([.texts])
        figures = StoredColumns(integers: [[], [], [], []])
        self.ladder = ladder
    }

    /// Those that are overdue of hazards with a code, a deadline, since when the clock stands,
    /// whether they are major, and which hazard they repeat, in columns of this order.
    /// - Throws: `dayInvalid`, and `yearNotCovered` of the calendar.
    init(
        _ open: StoredColumns, climbing ladder: OverdueLadder, on today: Day,
        calendar: WorkCalendar
    ) throws {
        self.ladder = ladder
        guard let code = open.column(0), let deadline = open.column(1),
            let suspension = open.column(2), let major = open.column(3),
            let repeated = open.column(4)
        else {
            codes = StoredColumns([.texts])
            figures = StoredColumns(integers: [[], [], [], []])
            return
        }
        var standings = RememberedStandings(climbing: ladder, on: today, calendar: calendar)
        var rows: [Int] = []
        var (deadlines, days, workDays, rungs): ([Int64], [Int64], [Int64], [Int64])
            = ([], [], [], [])
        rows.reserveCapacity(open.rowCount)
        for row in 0..<open.rowCount {
            guard let day = deadline.integer(row) else { continue }
            let standing = try standings.standing(
                deadline: day, suspendedSince: suspension.integer(row),
                isMajor: major.integer(row) == 1, isRepeat: !repeated.isNull(row))
            guard standing.rung > 0 else { continue }
            rows.append(row)
            deadlines.append(day)
            days.append(standing.days)
            workDays.append(standing.workDays)
            rungs.append(standing.rung)
        }
        var columns = [deadlines, days, workDays, rungs]
        // Most books have their hazards in the order of their codes already.
        if let order = code.order(of: rows) {
            rows = order.map { rows[$0] }
            columns = columns.map { column in order.map { column[$0] } }
        }
        codes = open.selecting(rows, columns: [0])
        figures = StoredColumns(integers: columns)
    }

    /// The first position.
    public var startIndex: Int { 0 }
    /// The position behind the last hazard.
    public var endIndex: Int { codes.rowCount }

    /// The hazard at a position.
    public subscript(position: Int) -> Book.OverdueHazard {
        let (deadline, rung) = (figure(0, position), figure(3, position))
        let day = try? Day(yyyymmdd: Int32(clamping: deadline))
        return Book.OverdueHazard(
            id: Hazard.ID(codes.value(position, 0).text ?? ""), deadline: day ?? .first,
            standing: OverdueLadder.Standing(
                days: figure(1, position), workDays: figure(2, position), rung: rung,
                recipient: ladder.rungs[rung - 1].recipient))
    }

    private func figure(_ column: Int, _ position: Int) -> Int {
        Int(clamping: figures.value(position, column).integer ?? 0)
    }

    /// Two lists are the same when their hazards are.
    public static func == (one: OverdueHazards, other: OverdueHazards) -> Bool {
        one.elementsEqual(other)
    }

    /// The cells of the table: the code, the deadline, the days, the work days, the rung, and to
    /// whom it goes.
    var cells: ResultCells {
        ResultCells([
            ResultCells.Source(codes, 0), ResultCells.Source(figures, 0, as: .day),
            ResultCells.Source(figures, 1), ResultCells.Source(figures, 2),
            ResultCells.Source(figures, 3),
            // Rungs count from 1; nobody stands below the first.
            ResultCells.Source(figures, 3, as: .choice(of: [""] + ladder.rungs.map(\.recipient))),
        ])
    }
}

extension StoredColumns.Column {
    /// The order of rows by the bytes of their texts, as places among them; `nil` when they stand
    /// in it.
    fileprivate func order(of rows: [Int]) -> [Int]? {
        let areInOrder = zip(rows, rows.dropFirst()).allSatisfy { !isBefore($1, $0) }
        guard !areInOrder else { return nil }
        return rows.indices.sorted { isBefore(rows[$0], rows[$1]) }
    }

    private func isBefore(_ one: Int, _ other: Int) -> Bool {
        text(one).lexicographicallyPrecedes(text(other))
    }
}
