import HospitalCore
import Interchange
import PerformanceAppraisal

extension FormulaSheet {
    /// The formulas of `formula.evaluate`, made ready for arrays.
    ///
    /// The arguments are those of the procedure without facts and without months to give: `items`,
    /// `formulas`, `tables`, `departments`, `from`, `to`, `frozen`.
    /// - Throws: ``ArgumentError`` with the path of what is wrong, or what formulas, units or the
    ///   frozen version refuse.
    public init(arguments: JSONValue) throws {
        let names = FormulaArguments.declared.map(\.name) + ["departments", "from", "to", "frozen"]
        let members = try ArgumentReader(arguments).members(names)
        let given = try FormulaArguments(members)
        try self.init(
            given.texts, items: given.items, tables: given.tables, on: given.grid(members))
        if let frozen = try members.optionalText("frozen") { try set.check(frozen: frozen) }
    }
}
