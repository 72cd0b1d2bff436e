/// Who works where through time (人员编制与任职), and what follows from it for a period: one line of
/// pay per assignment, and the average headcount of every department.
///
///     weight(assignment) = Σ share × days ÷ days of the period
///     headcount(department) = Σ weight of its assignments
///
/// Days are calendar days. Everything is exact; whoever prints a headcount rounds it once.
public struct Staffing: Hashable, Sendable {
    /// The rows, sorted by assignment and first day.
    public let assignments: [PersonAssignment]

    /// The staff of a hospital.
    ///
    /// - `organisation`: the units; every assignment must lie within the days of its own.
    /// - Throws: `unit`; `overlap`; `sharesOver`; for the first by person and day.
    public init(
        _ assignments: [PersonAssignment], in organisation: Organisation
    ) throws(StaffingError) {
        let sorted = assignments.sorted {
            ($0.key, $0.validity.from) < ($1.key, $1.validity.from)
        }
        for row in sorted {
            do {
                for unit in [row.key.department, row.key.campus].compactMap(\.self) {
                    try organisation.check(unit, throughout: row.validity)
                }
            } catch { throw .unit(error) }
        }
        for (row, next) in zip(sorted, sorted.dropFirst()) where row.key == next.key {
            guard let day = row.validity.firstCommonDay(with: next.validity) else { continue }
            throw .overlap(row.key, day: day)
        }
        var start = 0
        while start < sorted.count {
            let person = sorted[start].key.person
            let rows = sorted[start...].prefix { $0.key.person == person }
            try Self.checkShares(of: person, rows)
            start = rows.endIndex
        }
        self.assignments = sorted
    }

    /// Walks over the days on which the sum of a person's shares changes.
    private static func checkShares(
        of person: Person.ID, _ rows: ArraySlice<PersonAssignment>
    ) throws(StaffingError) {
        var changes: [Day: (plus: [Decimal], minus: [Decimal])] = [:]
        for row in rows {
            changes[row.validity.from, default: ([], [])].plus.append(row.share)
            guard let to = row.validity.to, let next = try? to.adding(days: 1) else { continue }
            changes[next, default: ([], [])].minus.append(row.share)
        }
        var sum = Decimal.zero
        for day in changes.keys.sorted() {
            guard let change = changes[day] else { continue }
            do {
                for share in change.minus { sum = try sum.subtracting(share) }
                for share in change.plus { sum = try sum.adding(share) }
            } catch { throw .outOfRange(person.code) }
            guard sum <= .one else { throw .sharesOver(person, day: day, sum: sum) }
        }
    }

    /// The assignments that were filled on at least one day of a period: one line each, however
    /// many rows it has.
    /// - Throws: `outOfRange`.
    public func assignments(in period: Period) throws(StaffingError) -> [AssignmentInPeriod] {
        var lines: [AssignmentInPeriod] = []
        var start = 0
        while start < assignments.count {
            let key = assignments[start].key
            let rows = assignments[start...].prefix { $0.key == key }
            start = rows.endIndex
            let dayCount = rows.reduce(0) { $0 + $1.validity.dayCount(in: period) }
            guard dayCount > 0 else { continue }
            do {
                var (personDays, points) = (Decimal.zero, Decimal.zero)
                for row in rows {
                    let days = Decimal(row.validity.dayCount(in: period))
                    personDays = try personDays.adding(row.share.multiplied(by: days))
                    points = try points.adding(row.coefficient.multiplied(by: days))
                }
                lines.append(
                    AssignmentInPeriod(
                        key: key, dayCount: dayCount, personDays: personDays,
                        weight: try Self.quotient(personDays, period.dayCount),
                        coefficient: try Self.quotient(points, dayCount)))
            } catch { throw .outOfRange(key.person.code) }
        }
        return lines
    }

    /// The average headcount of every department that had somebody in the period, by code.
    /// - Throws: `outOfRange`.
    public func headcounts(in period: Period) throws(StaffingError) -> [Headcount] {
        var personDays: [Department.ID: Decimal] = [:]
        for line in try assignments(in: period) {
            let department = line.key.department
            do {
                personDays[department] = try (personDays[department] ?? .zero)
                    .adding(line.personDays)
            } catch { throw .outOfRange(department.code) }
        }
        var headcounts: [Headcount] = []
        for department in personDays.keys.sorted() {
            let days = personDays[department] ?? .zero
            do {
                headcounts.append(
                    Headcount(
                        department: department, personDays: days, periodDays: period.dayCount,
                        average: try Self.quotient(days, period.dayCount)))
            } catch { throw .outOfRange(department.code) }
        }
        return headcounts
    }

    private static func quotient(
        _ dividend: Decimal, _ divisor: Int
    ) throws(NumberError) -> Rate {
        try Rate(dividend) * Rate(numerator: 1, denominator: Int128(divisor))
    }
}
