/// The units of the organisation through time: which of them exist on a day, and under whom.
///
/// A fact on a unit or a day that does not exist is an error (decision 18), so whoever takes facts
/// asks here first.
public struct Organisation: Hashable, Sendable {
    /// Every row, sorted by code and first day.
    public let units: [OrganisationUnit]

    /// An organisation.
    /// - Throws: `rowsOverlap` when two rows of one code hold on one day.
    public init(units: [OrganisationUnit]) throws(OrganisationError) {
        let sorted = units.sorted { ($0.id, $0.validity.from) < ($1.id, $1.validity.from) }
        for (row, next) in zip(sorted, sorted.dropFirst()) where row.id == next.id {
            guard let day = row.validity.firstCommonDay(with: next.validity) else { continue }
            throw .rowsOverlap(unit: row.id, day: day)
        }
        self.units = sorted
    }

    /// The rows of a code, earliest first; empty when there is none.
    ///
    /// The rows are sorted, so the first is found by halving.
    private func rows(of id: Department.ID) -> ArraySlice<OrganisationUnit> {
        var (low, high) = (0, units.count)
        while low < high {
            let middle = low + (high - low) / 2
            if units[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return units[low...].prefix { $0.id == id }
    }

    /// The unit as it is on the day.
    /// - Throws: `unitUnknown`, `unitNotValid`.
    public func unit(
        _ id: Department.ID, on day: Day
    ) throws(OrganisationError) -> OrganisationUnit {
        let rows = rows(of: id)
        guard !rows.isEmpty else { throw .unitUnknown(id) }
        guard let unit = rows.first(where: { $0.validity.contains(day) }) else {
            throw .unitNotValid(id, day: day)
        }
        return unit
    }

    /// Refuses a fact that lasts longer than its unit.
    /// - Throws: `unitUnknown`; `unitNotValid` with the first day on which the unit does not exist.
    public func check(
        _ id: Department.ID, throughout validity: Validity
    ) throws(OrganisationError) {
        let rows = rows(of: id)
        guard !rows.isEmpty else { throw .unitUnknown(id) }
        var day = validity.from
        for row in rows where row.validity.lastDay >= day {
            guard row.validity.contains(day) else { break }
            guard row.validity.lastDay < validity.lastDay,
                let next = try? row.validity.lastDay.adding(days: 1)
            else { return }
            day = next
        }
        throw .unitNotValid(id, day: day)
    }

    /// The tree of the units that exist on a day.
    /// - Throws: `parentNotValid`, `levelReversed` and `loop`, for the first unit by code.
    public func tree(on day: Day) throws(OrganisationError) -> OrganisationTree {
        try OrganisationTree(units.filter { $0.validity.contains(day) }, on: day)
    }
}
