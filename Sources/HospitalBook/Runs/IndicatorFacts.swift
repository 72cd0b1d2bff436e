import HospitalCore
import PerformanceAppraisal
import Storage

/// What a run of indicators reads: the frozen formulas, and the units and reported items of the
/// month and of every earlier month that the formulas look at.
///
/// The tree of units is that of the month; a unit that has been closed since stays below its last
/// parent, so that what it reported still counts in last year's sums.
struct IndicatorFacts {
    /// What was read, for the run record.
    let inputs: [RunInput]
    /// The formulas.
    let formulas: FrozenFormulas
    private let month: Month
    private let grid: FormulaGrid
    /// The units in use in the month.
    private let open: [String]
    private let places: [FormulaUnitPlace]
    private let items: [(month: Month, input: RunInput)]

    /// Reads the facts of a month by the formulas that are frozen for a scheme.
    /// - Throws: `itemUnknown`, `valueNotDecimal` for what was written past the library, every
    ///   ``FormulaFactError``, ``StorageError``.
    init(
        month: Month, scheme: String, freeze: (number: Int64, version: String),
        in store: any Store
    ) throws {
        let scope = RunScope.appraisal(month, scheme: scheme)
        formulas = try FrozenFormulas(
            freeze.number, of: scheme, version: freeze.version, in: store)
        let first = formulas.set.earliestMonth(for: month)
        var inputs = [try RunInput(.indicatorFreeze, for: scope, in: store)]
        var items: [(month: Month, input: RunInput)] = []
        var parents: [String: String?] = [:]
        var open: Set<String> = []
        for step in 0...max(0, first.months(until: month)) {
            let now = try first.adding(months: step)
            let other = now == month ? nil : now
            let units = try RunInput(.organisationUnit, for: scope, otherMonth: other, in: store)
            let raw = try RunInput(.indicatorRaw, for: scope, otherMonth: other, in: store)
            inputs += [units, raw]
            items.append((now, raw))
            open = []
            for row in units.rows {
                let code = units.text("unit_code", in: row) ?? ""
                parents.updateValue(units.text("parent_code", in: row), forKey: code)
                open.insert(code)
            }
        }
        places = parents.sorted { $0.key < $1.key }.map { FormulaUnitPlace($0, below: $1) }
        self.open = open.sorted()
        grid = try Self.grid(
            places, from: first, to: month, items, formulas.set,
            declared: RunInput(.indicatorItem, where: [:], in: store))
        (self.month, self.inputs, self.items) = (month, inputs, items)
    }

    private static func grid(
        _ places: [FormulaUnitPlace], from first: Month, to last: Month,
        _ items: [(month: Month, input: RunInput)], _ set: FormulaSet, declared: RunInput
    ) throws -> FormulaGrid {
        let used = Set(set.items.map(\.code))
        let known = Set(declared.rows.compactMap { declared.text("raw_code", in: $0) })
            .union(used)
        var grid = try FormulaGrid(places, from: first, to: last, items: set.items)
        for (month, input) in items {
            for row in input.rows {
                let code = input.text("raw_code", in: row) ?? ""
                let department = input.text("department_code", in: row) ?? ""
                guard known.contains(code) else {
                    throw IndicatorError.itemUnknown(
                        code, department: department, month: month,
                        nearest: NearestName.nearest(to: code, in: known.sorted()))
                }
                guard used.contains(code) else { continue }
                try grid.report(
                    code, of: department, in: month, input.decimal("raw_value", in: row))
            }
        }
        return grid
    }

    /// What the formulas came to, by department and formula, and what somebody should look at.
    func computed() throws -> (values: [[StoreValue]], findings: [Finding]) {
        var rows: [String: [[StoreValue]]] = [:]
        var findings: [Finding] = []
        var failure: (any Error)?
        formulas.set.evaluate(on: grid) { values in
            do {
                for department in open {
                    let value = try values.value(of: department, in: month)
                    let (stored, reason) = Self.stored(value, digits: values.formula.digits)
                    let isDoubtful = reason?.isIssue ?? false
                    rows[department, default: []].append([
                        .text(department), .text(values.formula.code), stored,
                        reason.map { .text($0.name) } ?? .null, .integer(isDoubtful ? 1 : 0),
                        .integer(formulas.number), .text(formulas.set.version),
                    ])
                    if isDoubtful, let reason {
                        findings.append(
                            IndicatorError.valueDoubtful(
                                indicator: values.formula.code, department: department,
                                month: month, reason
                            ).finding)
                    }
                }
            } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        return (open.flatMap { rows[$0] ?? [] }, findings)
    }

    /// A value as the table holds it: with its decimals, without them to 18; a claim as 1 or 0.
    private static func stored(
        _ value: FormulaValue, digits: Int?
    ) -> (StoreValue, MissingReason?) {
        switch value {
        case .missing(let reason): return (.null, reason)
        case .claim(let holds): return (.text(holds ? "1" : "0"), nil)
        case .number(let rate):
            guard
                let decimal = try? rate.decimal(
                    digits: digits ?? Decimal.maximumScale, rounding: .halfAwayFromZero)
            else { return (.null, .outOfRange) }
            return (.decimal(digits == nil ? decimal.normalized : decimal), nil)
        }
    }

    /// The reported items that the formulas use, as the run read them.
    var inputRows: [[StoreValue]] {
        let used = Set(formulas.set.items.map(\.code))
        return items.flatMap { month, input in
            input.rows.filter { used.contains(input.text("raw_code", in: $0) ?? "") }.map { row in
                func text(_ column: String) -> StoreValue {
                    input.text(column, in: row).map { .text($0) } ?? .null
                }
                return [
                    .integer(Int64(month.yyyymm)), text("department_code"), text("raw_code"),
                    text("raw_value"), text("missing_text"), text("batch_key"),
                ]
            }
        }
    }

    /// The units of the run.
    var placeRows: [[StoreValue]] {
        let own = Set(open)
        return places.map {
            [
                .text($0.code), $0.parent.map { .text($0) } ?? .null,
                .integer(own.contains($0.code) ? 1 : 0),
            ]
        }
    }
}
