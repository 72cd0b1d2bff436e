import HospitalCore

extension Int128 {
    /// The sum, if it is within 128 bits.
    func adding(_ other: Int128, in form: CostForm) throws(CostReportError) -> Int128 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard !overflow else { throw .outOfRange(form) }
        return sum
    }

    /// The difference, if it is within 128 bits.
    func subtracting(_ other: Int128, in form: CostForm) throws(CostReportError) -> Int128 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        guard !overflow else { throw .outOfRange(form) }
        return difference
    }
}

extension [Int128] {
    /// The sum of all amounts, if it is within 128 bits.
    func total(in form: CostForm) throws(CostReportError) -> Int128 {
        var total: Int128 = 0
        for amount in self { total = try total.adding(amount, in: form) }
        return total
    }
}

extension CostReport {
    /// Runs exact arithmetic on the figures of a form.
    func exact<Value>(_ body: () throws(NumberError) -> Value) throws(CostReportError) -> Value {
        do { return try body() } catch { throw .outOfRange(form) }
    }

    /// The exact sum; missing when a part is.
    func sum(_ parts: [Decimal?]) throws(CostReportError) -> Decimal? {
        var sum = Decimal.zero
        for part in parts {
            guard let part else { return nil }
            sum = try exact { () throws(NumberError) in try sum.adding(part) }
        }
        return sum
    }

    /// One printed figure less another; missing when one of them is.
    func difference(_ one: Decimal?, _ other: Decimal?) throws(CostReportError) -> Decimal? {
        guard let one, let other else { return nil }
        return try exact { () throws(NumberError) in try one.subtracting(other) }
    }

    /// A quotient rounded once, half away from zero.
    ///
    /// - Returns: `nil` when a part is missing, and for 0 of 0.
    /// - Throws: `denominatorZero` for anything else of 0; `outOfRange`.
    func quotient(
        _ numerator: Decimal?, _ denominator: Decimal?, digits: Int, factor: Int = 1,
        row: MessageValue, column: MessageValue
    ) throws(CostReportError) -> Decimal? {
        guard let numerator, let denominator else { return nil }
        guard denominator != .zero else {
            guard numerator == .zero else {
                throw .denominatorZero(cell(row, column), amount: numerator.description)
            }
            return nil
        }
        return try exact { () throws(NumberError) in
            try (Rate(numerator) * Rate(Decimal(factor))).divided(by: Rate(denominator))
                .decimal(digits: digits, rounding: .halfAwayFromZero)
        }
    }

    /// A part in percent of its whole, with two decimals.
    func percent(
        _ part: Decimal?, of whole: Decimal?, row: MessageValue, column: MessageValue
    ) throws(CostReportError) -> Decimal? {
        try quotient(part, whole, digits: 2, factor: 100, row: row, column: column)
    }

    /// Refuses a quantity below zero.
    func requireNotNegative(
        _ value: Decimal, row: MessageValue, column: MessageValue
    ) throws(CostReportError) {
        guard value >= .zero else {
            throw .negative(cell(row, column), value: value.description)
        }
    }

    /// Rows by code.
    /// - Throws: `duplicate`.
    func ordered<Element>(
        _ elements: [Element], code: (Element) -> String
    ) throws(CostReportError) -> [Element] {
        let sorted = elements.sorted { Code<Row>(code($0)) < Code(code($1)) }
        for (one, next) in zip(sorted, sorted.dropFirst())
        where Code<Row>(code(one)) == Code(code(next)) {
            throw .duplicate(code(one))
        }
        return sorted
    }

    /// Values by cost item in the order of the items; `nil` for those that are not named.
    /// - Throws: `duplicate` for an item that stands twice, `unknown` for a value of another.
    func ordered<Value>(
        _ values: [String: Value], by items: [ReportItem], of code: String
    ) throws(CostReportError) -> [Value?] {
        let positions = try ReportItem.positions(items)
        var ordered = [Value?](repeating: nil, count: items.count)
        for item in values.keys.sorted() {
            guard let position = positions[Code(item)] else {
                throw .unknown(
                    item, place: code,
                    nearest: NearestName.nearest(to: item, in: items.map(\.code)))
            }
            ordered[position] = values[item]
        }
        return ordered
    }

    /// The sums of columns over the rows that have the value; `nil` for a column that none has.
    func columnSums(
        _ rows: [[Decimal?]], count: Int
    ) throws(CostReportError) -> [Decimal?] {
        var sums: [Decimal?] = []
        for column in 0..<count {
            let parts = rows.map { $0[column] }.filter { $0 != nil }
            sums.append(parts.isEmpty ? nil : try sum(parts))
        }
        return sums
    }

    /// The decimals with which the library publishes unit costs.
    public static let unitCostDigits = 6

    /// The decimals of unit costs: at least 4, because rounded unit costs drift when multiplied.
    static func checkUnitDigits(_ digits: Int) throws(CostReportError) {
        guard (4...12).contains(digits) else { throw .unitDigits(digits) }
    }
}
