import HospitalCore

/// A raw number that departments report and formulas start from (采集项).
public struct FormulaItem: Equatable, Sendable {
    /// The code by which formulas call it.
    public let code: String
    /// Its unit.
    public let unit: FormulaUnit

    /// An item.
    public init(_ code: String, unit: FormulaUnit = .plain) {
        (self.code, self.unit) = (code, unit)
    }
}

/// A formula as somebody wrote it.
public struct FormulaText: Equatable, Sendable {
    /// The code by which other formulas call it.
    public let code: String
    /// The formula.
    public let text: String
    /// The unit it must have; `nil` takes the one that follows from the formula.
    public let unit: FormulaUnit?
    /// The decimals of its published value, half away from zero.
    ///
    /// Formulas that use it take the published value; without decimals the value is exact and only
    /// a step on the way.
    public let digits: Int?

    /// A formula.
    public init(_ code: String, _ text: String, unit: FormulaUnit? = nil, digits: Int? = nil) {
        (self.code, self.text, self.unit, self.digits) = (code, text, unit, digits)
    }
}

/// A formula that was read and checked.
public struct Formula: Sendable {
    /// The code.
    public let code: String
    /// The one written form, which is stored.
    public let canonical: String
    /// A number or a claim.
    public let type: FormulaType
    /// The unit of its values.
    public let unit: FormulaUnit
    /// The decimals of its published value.
    public let digits: Int?
    let expression: FormulaExpression
}

/// Formulas that belong together, checked and put in an order in which each finds what it needs
/// (指标公式集).
///
/// A cycle of appraisal freezes a set by its ``version``.
public struct FormulaSet: Sendable {
    /// The raw items.
    public let items: [FormulaItem]
    /// The tables.
    public let tables: [LookupTable]
    /// The formulas, each after those it uses.
    public let formulas: [Formula]
    /// The digest (SHA-256) of items, tables and canonical formulas: the same whenever the set
    /// computes the same, whatever the spelling or the order in which it was written.
    public let version: String

    /// Reads and checks formulas.
    /// - Throws: the first of the errors that ``faults(of:items:tables:)`` lists.
    public init(
        _ texts: [FormulaText], items: [FormulaItem], tables: [LookupTable] = []
    ) throws(FormulaError) {
        var reading = FormulaReading(texts, items: items, tables: tables)
        reading.run()
        if let fault = reading.faults.first { throw fault }
        (self.items, self.tables, formulas) = (items, tables, reading.formulas)
        version = Self.digest(of: reading.formulas, items, tables)
    }

    /// Everything that is wrong with formulas: of each its first fault, then cycles.
    public static func faults(
        of texts: [FormulaText], items: [FormulaItem], tables: [LookupTable] = []
    ) -> [FormulaError] {
        var reading = FormulaReading(texts, items: items, tables: tables)
        reading.run()
        return reading.faults
    }

    private static func digest(
        of formulas: [Formula], _ items: [FormulaItem], _ tables: [LookupTable]
    ) -> String {
        var lines = items.map { ["item", $0.code, $0.unit.rawValue] }
        for table in tables {
            lines += table.rows.map { ["row", table.name, $0.text] }
        }
        for formula in formulas {
            let digits = formula.digits.map { String($0) } ?? ""
            lines.append([
                "formula", formula.code, formula.canonical, formula.unit.rawValue, digits,
            ])
        }
        var hash = SHA256()
        // Every part with its length, so that no two lists read alike.
        for line in lines.map({ $0.map { "\($0.utf8.count):\($0)" }.joined() }).sorted() {
            hash.update(line + "\n")
        }
        return hash.hexadecimal
    }

    /// - Throws: `versionChanged` when the set is not the one that was frozen.
    public func check(frozen: String) throws(FormulaFactError) {
        guard frozen == version else { throw .versionChanged(frozen: frozen, found: version) }
    }
}

/// Reads the texts of a set, one after the other, and orders them by what they use.
private struct FormulaReading {
    let texts: [FormulaText]
    let items: [FormulaItem]
    let tables: [LookupTable]
    var faults: [FormulaError] = []
    var formulas: [Formula] = []

    init(_ texts: [FormulaText], items: [FormulaItem], tables: [LookupTable]) {
        (self.texts, self.items, self.tables) = (texts, items, tables)
    }

    mutating func run() {
        var taken: Set<String> = []
        for code in items.map(\.code) + texts.map(\.code) where !taken.insert(code).inserted {
            faults.append(.codeDuplicate(code))
        }
        var tableNames: [String: Int] = [:]
        for table in tables {
            if tableNames.updateValue(table.keyCount, forKey: table.name) != nil {
                faults.append(.codeDuplicate(table.name))
            }
        }
        var expressions: [FormulaExpression?] = []
        for text in texts {
            do throws(FormulaError) {
                expressions.append(try FormulaParser.expression(text.text, of: text.code))
            } catch {
                expressions.append(nil)
                faults.append(error)
            }
        }
        var names: [String: FormulaTypeCheck.Known] = [:]
        for item in items { names[item.code] = .number(item.unit) }
        // A formula that could not be read counts as a number; its own fault is listed.
        for text in texts { names[text.code] = .number(text.unit ?? .plain) }
        for position in order(of: expressions) {
            guard let expression = expressions[position] else { continue }
            do throws(FormulaError) {
                let formula = try checked(texts[position], expression, names, tableNames)
                formulas.append(formula)
                names[formula.code] = .init(type: formula.type, unit: formula.unit)
            } catch { faults.append(error) }
        }
    }

    private func checked(
        _ text: FormulaText, _ expression: FormulaExpression,
        _ names: [String: FormulaTypeCheck.Known], _ tables: [String: Int]
    ) throws(FormulaError) -> Formula {
        let found = try FormulaTypeCheck(formula: text.code, names: names, tables: tables)
            .result(of: expression)
        if let digits = text.digits, !(0...Decimal.maximumScale).contains(digits) {
            throw .digitsInvalid(formula: text.code, digits: digits)
        }
        if let unit = text.unit {
            // A ratio times a hundred is percent, whatever the formula can show.
            let isRatio = found.unit == .plain || unit == .plain
            guard isRatio || found.unit == unit else {
                throw .unitWrong(formula: text.code, declared: unit, found: found.unit)
            }
        }
        return Formula(
            code: text.code, canonical: expression.canonical, type: found.type,
            unit: text.unit ?? found.unit, digits: text.digits, expression: expression)
    }

    /// Positions of the texts, each after those it uses; cycles are listed.
    private mutating func order(of expressions: [FormulaExpression?]) -> [Int] {
        var byCode: [String: Int] = [:]
        for (position, text) in texts.enumerated() { byCode[text.code] = position }
        let uses = expressions.map { expression in
            (expression?.nodes ?? []).filter { $0.operation == .reference }
                .compactMap { byCode[$0.word] }
        }
        var order: [Int] = []
        // 0 not seen, 1 on the way, 2 done.
        var states = [Int](repeating: 0, count: texts.count)
        for start in texts.indices where states[start] == 0 {
            var path = [(position: start, next: 0)]
            states[start] = 1
            while let last = path.last {
                guard last.next < uses[last.position].count else {
                    states[last.position] = 2
                    order.append(last.position)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let used = uses[last.position][last.next]
                if states[used] == 0 {
                    states[used] = 1
                    path.append((used, 0))
                } else if states[used] == 1 {
                    let begin = path.firstIndex { $0.position == used } ?? 0
                    let circle = path[begin...].map(\.position) + [used]
                    faults.append(.cycle(circle.map { texts[$0].code }))
                }
            }
        }
        return order
    }
}
