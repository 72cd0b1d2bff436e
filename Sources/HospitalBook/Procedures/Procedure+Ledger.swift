import CostControl
import HospitalCore
import Interchange
import Storage

/// Procedures about the cost ledger that touch no table.
extension Procedure {
    static let ledgerProcedures: [Procedure] = [
        costLedger, costReconcile, costMAQS, costStandards, costCheckDrivers,
    ]

    /// `cost.ledger`: splits shared bills and brings the ledger to a scope.
    static let costLedger = Procedure(
        "cost.ledger",
        (
            zh: "成本明细账：公共费用计算计入科室，按成本口径汇总，并列出未计入的支出及原因。",
            en: "Splits shared bills, sums the ledger by scope and lists what was left out and why."
        ),
        arguments: LedgerArguments.arguments, tables: LedgerResult.tableNames
    ) { members in
        let result = try LedgerArguments.result(members)
        return ProcedureResult(tables: result.tables)
    }

    /// `cost.reconcile`: from the ledger to the cost of the final departments.
    static let costReconcile = Procedure(
        "cost.reconcile",
        (
            zh: "成本与账簿对账：总账、明细账、口径、公共费用、分摊、科室全成本逐步核对，列明差异。",
            en: "Reconciles ledger, scope, bills and full cost step by step and names differences."
        ),
        arguments: LedgerArguments.arguments + [
            .needed(
                "final", .object, zh: "科室全成本：科室→项目→金额（cost.allocate的final）",
                en: "Full cost: department → item → amount, the final of cost.allocate"),
            .optional(
                "stated", .object, zh: "总账：项目→金额", en: "Financial ledger: item → amount"),
        ],
        tables: ["statement", "findings"]
    ) { members in
        guard let ledger = try LedgerArguments.result(members).cost else {
            return ProcedureResult(tables: [])
        }
        let finals = try members.namedMembers("final").flatMap { department in
            try department.reader.namedMembers().map { item in
                (
                    account: Posting.Account(
                        Department.ID(department.name), item: item.name),
                    amount: try item.reader.decimal()
                )
            }
        }
        let stated = try LedgerArguments.amounts(members.optional("stated")).map {
            (item: $0.item, amount: $0.amount)
        }
        let result = try CostReconciliation(ledger, finals: finals, stated: stated)
        return ProcedureResult(
            tables: result.stored.map(\.shown) + [result.findings.table],
            [JSONObject.Member(name: "ties_out", value: .bool(result.tiesOut))])
    }

    /// `cost.maqs`: the quality of the drivers by which cost is split.
    static let costMAQS = Procedure(
        "cost.maqs",
        (
            zh: "动因质量评分（MAQS）：成本占比×动因质量之和，未评定的成本单列。",
            en: "MAQS: the sum of cost share × quality of driver; cost not rated stands apart."
        ),
        arguments: [
            .needed(
                "costs", .array, zh: "成本：driver、amount（元）", en: "Costs: driver, amount (yuan)"),
            .needed("quality", .object, zh: "动因→质量分", en: "Driver → quality"),
            .needed(
                "maximum", .decimal, zh: "质量分的满分，如1或100",
                en: "The best quality, such as 1 or 100"),
        ],
        tables: ["drivers", "total"]
    ) { members in
        let maximum = try members.decimal("maximum")
        let ratings = try members.namedMembers("quality").map {
            DriverQuality.Rating($0.name, try $0.reader.decimal(), of: maximum)
        }
        let costs = try members.elements("costs").map {
            let cost = try $0.members(["driver", "amount"])
            return (
                driver: try cost.text("driver"),
                amount: try cost.decimal("amount")
            )
        }
        let quality = try DriverQuality(costs: costs, ratings: ratings)
        return ProcedureResult(tables: try quality.stored.map(\.shown))
    }

    /// `cost.standards`: the cost items and kinds of entries that the standard names and the
    /// drivers of the library, each in the columns of the table of a book that takes them.
    static let costStandards = Procedure(
        "cost.standards",
        (
            zh: "列出规范规定的成本项目、支出性质和分摊参数库及其依据；各表可直接导入账簿，再由医院调整。",
            en: "Lists the cost items, kinds of entries and drivers, as a book imports them."
        ),
        arguments: [], tables: ["items", "kinds", "drivers"]
    ) { _ in
        let items = CostItemSet.all.flatMap { set in
            set.items.enumerated().map { index, item in
                [.text(item.code), .text(item.chinese), .integer(Int64(index + 1))]
                    + set.citation.row(validTo: set.validTo)
            }
        }
        let kinds = EntryKind.standard.map {
            [.text($0.code), .text($0.chinese), .text($0.treatment.rawValue)]
                + ($0.citation?.row(validTo: nil) ?? [.null, .null, .null])
        }
        let drivers = StandardDriver.all.map {
            [$0.code, $0.chinese, $0.unit, $0.items, $0.classes, $0.citationText]
                .map { StoreValue.text($0) }
        }
        return ProcedureResult(tables: [
            TableDeclaration.costItem.result(named: "items", items),
            TableDeclaration.costKind.result(named: "kinds", kinds),
            TableDeclaration.driver.result(named: "drivers", drivers),
        ])
    }

    /// `cost.check_drivers`: every fault of the drivers of a period before a run.
    static let costCheckDrivers = Procedure(
        "cost.check_drivers",
        (
            zh: "分摊参数核对：缺值（不等于0）、负数、未知科室，合计与控制总数的差异。",
            en: "Checks drivers: missing (not zero), negative, unknown, off their control total."
        ),
        arguments: [
            .optional("period", .text, zh: "期间，用于提示信息", en: "The period, named in messages"),
            .needed(
                "drivers", .object, zh: "分摊参数：名称→科室→数量",
                en: "Drivers: name → department → quantity"),
            .optional(
                "control_totals", .object, zh: "分摊参数的控制总数：名称→合计",
                en: "Control totals of drivers: name → total"),
            .optional(
                "departments", .array, zh: "应有值的科室编码", en: "Departments that need a value"),
        ],
        tables: ["drivers", "findings"]
    ) { members in
        let departments = try members.optional("departments")?.texts() ?? []
        let period = try members.optionalText("period")
        let checks = try AllocationRequest.drivers(members).map {
            try DriverCheck(
                $0, departments: departments.map { Department.ID($0) }, period: period)
        }
        var table = ResultTable(
            name: "drivers",
            columns: [
                .text("driver", zh: "分摊参数", en: "Driver"),
                .text("name", zh: "名称", en: "Name"), .text("unit", zh: "计量单位", en: "Unit"),
                .text("total", zh: "合计", en: "Total"),
                .text("control_total", zh: "控制总数", en: "Control total"),
                .text("difference", zh: "差异", en: "Difference"),
                ResultColumn("missing", .integer, zh: "缺值科室数", en: "Departments without a value"),
                ResultColumn("negative", .integer, zh: "负值科室数", en: "Departments below zero"),
            ])
        for check in checks {
            let known = StandardDriver.all.first { $0.code == check.driver.name }
            table.append([
                .text(check.driver.name), .text(optional: known?.chinese),
                .text(optional: known?.unit), .text(check.total.description),
                .text(optional: check.driver.controlTotal?.description),
                .text(optional: try check.difference()?.description),
                .integer(Int64(check.missing.count)), .integer(Int64(check.negative.count)),
            ])
        }
        let findings = checks.flatMap(\.findings)
        return ProcedureResult(
            tables: [table, findings.table],
            [JSONObject.Member(name: "is_sound", value: .bool(findings.isEmpty))])
    }
}

extension Citation {
    /// First and last day in force and the document; null where a day is not known.
    fileprivate func row(validTo: Int32?) -> [StoreValue] {
        [validFrom, validTo].map { $0.map { .integer(Int64($0)) } ?? .null }
            + [.text(title + number)]
    }
}

extension Book.StoredTable {
    /// The table as a result shows it.
    var shown: ResultTable { table.result(named: name, rows) }
}

extension ProcedureResult {
    /// A result whose document has a member for each table, behind others.
    init(tables: [ResultTable], _ members: [JSONObject.Member] = []) {
        self.init(
            json: .object(
                JSONObject(
                    members
                        + tables.map {
                            JSONObject.Member(name: $0.name, value: $0.json)
                        })),
            tables: tables)
    }
}
