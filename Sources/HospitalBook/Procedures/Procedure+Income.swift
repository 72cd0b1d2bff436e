import CostControl
import HospitalCore
import Interchange

/// Procedures about income and what is left of it.
extension Procedure {
    static let incomeProcedures: [Procedure] = [incomeAllocate, costMargin]

    /// `income.allocate`: income through the steps of cost.
    static let incomeAllocate = Procedure(
        "income.allocate",
        (
            zh: "收入分摊：按开单或执行科室归集收入，再与成本同一引擎分摊。",
            en: "Attributes income to ordering or executing departments and allocates it as cost."
        ),
        arguments: AllocationRequest.arguments + [
            .needed(
                "entries", .array, zh: "收入明细：entry、item、amount（元）、ordering、executing",
                en: "Income: entry, item, amount (yuan), ordering, executing"),
            .needed(
                "basis", .text, zh: "归集依据：executing、ordering",
                en: "What income belongs to: executing, ordering"),
        ],
        tables: costAllocate.tables
    ) { members in
        var request = try AllocationRequest(members)
        for (index, centre) in request.centres.enumerated() where !centre.direct.isEmpty {
            throw ArgumentError.unknown(
                path: "departments[\(index + 1)].direct", nearest: "entries")
        }
        request.centres = try IncomeLedger(
            departments: request.centres.map(\.department),
            entries: members.elements("entries").map(incomeEntry)
        ).centres(by: members.needed("basis").choice())
        let result = try request.allocated()
        return ProcedureResult(json: result.json, tables: result.tables)
    }

    private static func incomeEntry(_ reader: ArgumentReader) throws -> IncomeEntry {
        let members = try reader.members(["entry", "item", "amount", "ordering", "executing"])
        return IncomeEntry(
            try members.text("entry"), item: try members.text("item"),
            amount: try members.money("amount"),
            ordering: try members.optionalText("ordering").map { Department.ID($0) },
            executing: try members.optionalText("executing").map { Department.ID($0) })
    }

    /// `cost.margin`: income, cost and margin, per visit and bed-day.
    static let costMargin = Procedure(
        "cost.margin",
        (
            zh: "科室收支结余与经济运行监测：收入、成本、结余，每门急诊人次、每床日。",
            en: "Income, cost and margin of departments and hospital, per visit and bed-day."
        ),
        arguments: [
            .needed(
                "departments", .array,
                zh: "科室：id、name、income、cost（项目→元）、volume：kind（visits、bed_days）、quantity",
                en: "Departments: id, name, income, cost (item → yuan), volume: kind, quantity")
        ],
        tables: ["departments", "hospital", "accounts"]
    ) { members in
        let units = try members.elements("departments").map(operatingUnit)
        return ProcedureResult(tables: try OperatingStatement(units).stored.map(\.shown))
    }

    private static func operatingUnit(
        _ reader: ArgumentReader
    ) throws -> OperatingStatement.Unit {
        let members = try reader.members(["id", "name", "income", "cost", "volume"])
        let volume = try members.optional("volume").map {
            let volume = try $0.members(["kind", "quantity"])
            return OperatingStatement.Volume(
                try volume.needed("kind").choice(), try volume.optionalDecimal("quantity"))
        }
        return OperatingStatement.Unit(
            try members.department("id"),
            name: try members.optionalText("name"),
            income: try LedgerArguments.amounts(members.needed("income")),
            cost: try LedgerArguments.amounts(members.needed("cost")), volume: volume)
    }
}
