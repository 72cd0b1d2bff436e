import HospitalCore

/// A unit of the organisation with the one above it.
public struct FormulaUnitPlace: Equatable, Sendable {
    /// The code.
    public let code: String
    /// The code of the unit above; `nil` at the top.
    public let parent: String?

    /// A unit.
    public init(_ code: String, below parent: String? = nil) {
        (self.code, self.parent) = (code, parent)
    }
}

/// The units and months for which formulas are computed, and what was reported for them.
///
/// Months before those that are asked for belong to the grid when formulas look back: what lies
/// before the first month is missing.
public struct FormulaGrid: Sendable {
    /// The most months, 100 years.
    public static let maximumMonths = 1_200
    /// The most units × months.
    static let maximumCells = 10_000_000

    private static let maximumDepth = 64

    /// The codes of the units.
    public let departments: [String]
    /// The months, one after the other.
    public let months: [Month]
    /// The position of the unit above each.
    let parents: [Int?]
    /// The positions of each unit and of all units below it.
    let subtrees: [[Int]]
    /// The positions of units side by side: those below one unit, and those at the top.
    let groups: [[Int]]
    private let positions: [String: Int]
    private(set) var facts: [String: [Decimal?]]

    /// A grid without facts.
    /// - Throws: `gridTooLarge`, `departmentTwice`, `departmentUnknown`, `departmentLoop`.
    public init(
        _ places: [FormulaUnitPlace], from first: Month, to last: Month, items: [FormulaItem]
    ) throws(FormulaFactError) {
        let count = max(0, first.months(until: last) + 1)
        let cells = places.count.multipliedReportingOverflow(by: count)
        guard !cells.overflow, cells.partialValue <= Self.maximumCells,
            count <= Self.maximumMonths
        else { throw .gridTooLarge(cells: cells.overflow ? .max : cells.partialValue) }
        var positions: [String: Int] = [:]
        for (position, place) in places.enumerated() {
            guard positions.updateValue(position, forKey: place.code) == nil
            else { throw .departmentTwice(place.code) }
        }
        var parents: [Int?] = []
        for place in places {
            guard let parent = place.parent else {
                parents.append(nil)
                continue
            }
            guard let position = positions[parent]
            else { throw Self.unknown(parent, in: positions) }
            parents.append(position)
        }
        months = (0..<count).compactMap { try? first.adding(months: $0) }
        departments = places.map(\.code)
        subtrees = try Self.subtrees(parents, departments)
        var groups: [Int: [Int]] = [:]
        for (position, parent) in parents.enumerated() {
            groups[parent ?? -1, default: []].append(position)
        }
        self.groups = Array(groups.values)
        facts = [:]
        for item in items { facts[item.code] = [] }
        (self.parents, self.positions) = (parents, positions)
    }

    /// Every unit with those below it, found by walking up from each unit.
    private static func subtrees(
        _ parents: [Int?], _ codes: [String]
    ) throws(FormulaFactError) -> [[Int]] {
        var subtrees = [[Int]](repeating: [], count: parents.count)
        for start in parents.indices {
            var (position, steps) = (Optional(start), 0)
            while let unit = position {
                // A longer path goes round in a circle.
                guard steps < maximumDepth else { throw .departmentLoop(codes[start]) }
                subtrees[unit].append(start)
                position = parents[unit]
                steps += 1
            }
        }
        return subtrees
    }

    private static func unknown(
        _ code: String, in positions: [String: Int]
    ) -> FormulaFactError {
        .departmentUnknown(
            code, nearest: NearestName.nearest(to: code, in: positions.keys.sorted()))
    }

    /// How many cells a column has: all units of the first month, then of the next.
    var cellCount: Int { months.count * departments.count }

    /// Takes a reported number; `nil` says that it was not reported.
    /// - Throws: `factOutside` for an item or a month that is not computed with;
    ///   `departmentUnknown`; `factTwice`.
    public mutating func report(
        _ item: String, of department: String, in month: Month, _ value: Decimal?
    ) throws(FormulaFactError) {
        let cell = try cell(of: department, in: month)
        guard let cell, facts[item] != nil else {
            throw .factOutside(item: item, month: month.description)
        }
        guard let value else { return }
        if facts[item]?.isEmpty ?? true {
            facts[item] = [Decimal?](repeating: nil, count: cellCount)
        }
        guard facts[item]?[cell] == nil else {
            throw .factTwice(item: item, department: department, month: month.description)
        }
        facts[item]?[cell] = value
    }

    /// The cell of a unit in a month; `nil` when the month is outside of the grid.
    func cell(of department: String, in month: Month) throws(FormulaFactError) -> Int? {
        guard let position = positions[department]
        else { throw Self.unknown(department, in: positions) }
        guard let first = months.first else { return nil }
        let index = first.months(until: month)
        return months.indices.contains(index) ? index * departments.count + position : nil
    }
}
