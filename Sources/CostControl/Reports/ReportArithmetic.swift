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
    /// Adds amounts place by place, if the sums are within 128 bits.
    mutating func add(_ other: [Int128], in form: CostForm) throws(CostReportError) {
        for (place, amount) in other.enumerated() where place < count {
            self[place] = try self[place].adding(amount, in: form)
        }
    }

    /// The sum of all amounts, if it is within 128 bits.
    func total(in form: CostForm) throws(CostReportError) -> Int128 {
        var total: Int128 = 0
        for amount in self { total = try total.adding(amount, in: form) }
        return total
    }
}

extension CostReport {
    /// The exact sum; missing when a part is.
    func sum(_ parts: [Decimal?]) throws(CostReportError) -> Decimal? {
        var sum = Decimal.zero
        for part in parts {
            guard let part else { return nil }
            do { sum = try sum.adding(part) } catch { throw .outOfRange(form) }
        }
        return sum
    }

    /// One printed figure less another; missing when one of them is.
    func difference(_ one: Decimal?, _ other: Decimal?) throws(CostReportError) -> Decimal? {
        guard let one, let other else { return nil }
        do { return try one.subtracting(other) } catch { throw .outOfRange(form) }
    }

    /// A quotient rounded once, half away from zero.
    ///
    /// - `column`: the position of the column, for the message.
    /// - Returns: `nil` when a part is missing, and for 0 of 0.
    /// - Throws: `denominatorZero` for anything else of 0; `outOfRange`.
    func quotient(
        _ numerator: Decimal?, _ denominator: Decimal?, digits: Int, factor: Int = 1,
        row: MessageValue, column: Int
    ) throws(CostReportError) -> Decimal? {
        guard let numerator, let denominator else { return nil }
        guard denominator != .zero else {
            guard numerator == .zero else {
                throw .denominatorZero(
                    cell(row, columns[column].label), amount: numerator.description)
            }
            return nil
        }
        do {
            return try (Rate(numerator) * Rate(Decimal(factor))).divided(by: Rate(denominator))
                .decimal(digits: digits, rounding: .halfAwayFromZero)
        } catch { throw .outOfRange(form) }
    }

    /// A part in percent of its whole, with two decimals.
    func percent(
        _ part: Decimal?, of whole: Decimal?, row: MessageValue, column: Int
    ) throws(CostReportError) -> Decimal? {
        try quotient(part, whole, digits: 2, factor: 100, row: row, column: column)
    }

    /// Refuses a quantity below zero.
    func requireNotNegative(
        _ value: Decimal, row: MessageValue, column: Int
    ) throws(CostReportError) {
        guard value >= .zero else {
            throw .negative(cell(row, columns[column].label), value: value.description)
        }
    }

    /// Rows by code.
    /// - Throws: `duplicate`.
    @_semantics("optimize.sil.specialize.generic.never")  // One code for all kinds of rows.
    func ordered<Element>(
        _ elements: [Element], code: (Element) -> String
    ) throws(CostReportError) -> [Element] {
        let codes = elements.map(code)
        func precedes(_ one: Int, _ other: Int) -> Bool {
            codes[one].utf8.lexicographicallyPrecedes(codes[other].utf8)
        }
        let order = Array(elements.indices).sorted(by: precedes)
        for (one, next) in zip(order, order.dropFirst()) where !precedes(one, next) {
            throw .duplicate(codes[one])
        }
        return order.map { elements[$0] }
    }

    /// Values by cost item in the order of the items; `nil` for those that are not named.
    /// - Throws: `duplicate` for an item that stands twice, `unknown` for a value of another.
    @_semantics("optimize.sil.specialize.generic.never")  // One code for all kinds of values.
    func ordered<Value>(
        _ values: [String: Value], by items: [ReportItem], of code: String
    ) throws(CostReportError) -> [Value?] {
        let positions = try ReportItem.positions(items)
        for item in values.keys.sorted() where positions[item] == nil {
            throw .unknown(
                item, place: code, nearest: NearestName.nearest(to: item, in: items.map(\.code)))
        }
        return items.map { values[$0.code] }
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
