import CostControl
import HospitalCore
import Interchange
import Storage

/// Procedures of unit cost and payment on the tables of a book.
extension Procedure {
    static let bookUnitCostProcedures: [Procedure] = [
        bookCostUnit, bookCostItems, bookPaymentStandards,
    ]

    private static let runArguments: [ProcedureArgument] = [
        .needed("period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)"),
        .needed("plan", .text, zh: "分摊方案编码", en: "The plan of the allocation that is read"),
    ]

    /// `book.cost.unit`: visits, bed-days and discharges of a month, from tables to tables.
    static let bookCostUnit = Procedure(
        onBook: Book.unitCostProcedure,
        (
            zh: "按现行分摊结果计算账簿中一个月的诊次、床日、出院患者次均成本；数据未变时返回现有运行。",
            en: "Costs the visits, bed-days and discharges of a month by its current allocation."
        ),
        arguments: runArguments, tables: ["run", "findings", "costs", "difference"]
    ) { members, book in
        let month = try Month(members.needed("period").text())
        return try book.costUnits(month: month, plan: members.needed("plan").text())
            .procedureResult(
                ["costs": .unitCost, "difference": .unitCostDifference], in: book)
    }

    /// `book.cost.items`: the service items of a month by each department's method.
    static let bookCostItems = Procedure(
        onBook: Book.itemCostProcedure,
        (
            zh: "按现行分摊结果和各科室指定的方法计算账簿中一个月的服务项目成本；数据未变时返回现有运行。",
            en: "Costs the service items of a month by its current allocation and named methods."
        ),
        arguments: runArguments,
        tables: ["run", "findings", "activities", "capacity", "difference", "items", "parts"]
    ) { members, book in
        let month = try Month(members.needed("period").text())
        return try book.costItems(month: month, plan: members.needed("plan").text())
            .procedureResult(
                [
                    "activities": .activityCost, "capacity": .itemCapacity,
                    "difference": .itemCostDifference, "items": .itemCost, "parts": .itemCostPart,
                ], in: book)
    }

    /// `book.payment.standards`: recomputes the imported payment table of a city and year.
    static let bookPaymentStandards = Procedure(
        onBook: "book.payment.standards",
        (
            zh: "按权重、系数和费率重算账簿中一个统筹区一年的DRG支付标准，与公布值逐位核对。",
            en: "Recomputes the payment standards of a city and year to their printed digits."
        ),
        arguments: [
            .needed("city", .text, zh: "统筹区", en: "The city"),
            .needed("year", .whole, zh: "执行年度", en: "The year"),
        ],
        tables: ["standards", "findings"]
    ) { members, book in
        let table = try book.paymentTable(
            city: members.needed("city").text(), year: members.needed("year").whole())
        return ProcedureResult(try table.tables())
    }
}

extension Book.UnitCosts {
    /// The run, what was found, and the rows of its result tables, by name.
    fileprivate func procedureResult(
        _ results: [String: TableDeclaration], in book: Book
    ) throws -> ProcedureResult {
        ProcedureResult(
            [run.table, findings.table]
                + (try results.sorted { $0.key < $1.key }.map { name, table in
                    try book.select(table.name, where: .object(["run_id": .string(run.id)]))
                        .named(name)
                }))
    }
}
