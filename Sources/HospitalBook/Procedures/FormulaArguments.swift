import HospitalCore
import PerformanceAppraisal

/// What procedures about formulas read: items, formulas, tables, units, months and facts.
struct FormulaArguments {
    let items: [FormulaItem]
    let texts: [FormulaText]
    let tables: [LookupTable]

    /// The arguments of every procedure about formulas.
    static let declared: [ProcedureArgument] = [
        .needed(
            "items", .array, zh: "采集项：code、unit（plain、money、count、percent）",
            en: "Items: code, unit (plain, money, count, percent)"),
        .needed(
            "formulas", .array, zh: "公式：code、text、unit、digits（公布小数位数）",
            en: "Formulas: code, text, unit, digits (decimals of the published value)"),
        .optional(
            "tables", .array, zh: "查找表：name、rows（keys、value、from、to，月份）",
            en: "Tables: name, rows (keys, value, from, to as months)"),
    ]

    init(_ members: ArgumentMembers) throws {
        items = try members.needed("items").elements().map { reader in
            let item = try reader.members(["code", "unit"])
            return FormulaItem(
                try item.text("code"), unit: try item.optional("unit")?.choice() ?? .plain)
        }
        texts = try members.needed("formulas").elements().map { reader in
            let formula = try reader.members(["code", "text", "unit", "digits"])
            return FormulaText(
                try formula.text("code"), try formula.text("text"),
                unit: try formula.optional("unit")?.choice(),
                digits: try formula.optional("digits")?.whole())
        }
        tables = try members.elements("tables").map { reader in
            let table = try reader.members(["name", "rows"])
            return try LookupTable(
                name: table.text("name"),
                rows: table.elements("rows").map { reader in
                    let row = try reader.members(["keys", "value", "from", "to"])
                    return LookupTable.Row(
                        keys: try row.elements("keys").map { try $0.decimal() },
                        value: try row.decimal("value"), from: try Self.month(row, "from"),
                        to: try Self.month(row, "to"))
                })
        }
    }

    private static func month(_ members: ArgumentMembers, _ name: String) throws -> Month? {
        try members.optionalText(name).map { try Month($0) }
    }

    /// The units and months with their facts.
    ///
    /// Without units there is one, whose code is empty; without months those of the facts.
    func grid(_ members: ArgumentMembers) throws -> FormulaGrid {
        let facts = try members.elements("facts").map { reader in
            let fact = try reader.members(["item", "department", "month", "value"])
            return Fact(
                item: try fact.text("item"),
                department: try fact.optionalText("department") ?? "",
                month: try Self.month(fact, "month"), value: try fact.optionalDecimal("value"))
        }
        var places = try members.elements("departments").map { reader in
            let place = try reader.members(["code", "parent"])
            return FormulaUnitPlace(
                try place.text("code"), below: try place.optionalText("parent"))
        }
        if places.isEmpty { places = [FormulaUnitPlace("")] }
        let months = facts.compactMap(\.month).sorted()
        let only = try Month(year: 2000, month: 1)
        let first = try Self.month(members, "from") ?? months.first ?? only
        let last = try Self.month(members, "to") ?? months.last ?? first
        var grid = try FormulaGrid(places, from: first, to: last, items: items)
        for fact in facts {
            try grid.report(
                fact.item, of: fact.department, in: fact.month ?? first, fact.value)
        }
        return grid
    }

    private struct Fact {
        let item: String
        let department: String
        let month: Month?
        let value: Decimal?
    }
}
