import CostControl
import HospitalCore
import Interchange

/// How budget lines and steps are read.
///
/// ```json
/// {"line":"L1","department":"后勤","item":"维修","months":[{"month":"2026-01","amount":"1000"}],
///  "funding":"fiscal","project":"P1","purposes":["设备"],"unit":"kWh","restricted":false,
///  "control":{"year":"stop","month":"warn"},"tolerance":{"share":"0.05","most":"100"},
///  "year_end":"carry"}
/// {"step":"document","document":"PO1","stage":"committed","line":"L1","month":"2026-03",
///  "amount":"200","quantity":"5","from":"PR1","purpose":"设备"}
/// {"step":"release","document":"PO1","amount":"2"}      {"step":"restore","document":"PO1"}
/// {"step":"reverse","document":"PO1"}                    {"step":"adjust","line":"L1",…}
/// {"step":"transfer","line":"L1","to":"L2","month":"2026-03","amount":"50"}
/// ```
extension BudgetLine {
    init(_ reader: ArgumentReader) throws {
        let row = try reader.members([
            "line", "department", "item", "months", "funding", "project", "purposes", "unit",
            "restricted", "control", "tolerance", "year_end",
        ])
        var approved: [Month: BudgetAmount] = [:]
        for reader in try row.elements("months") {
            let part = try reader.members(["month", "amount", "quantity"])
            let month = try part.needed("month").month()
            guard approved[month] == nil
            else { throw ArgumentError.duplicate(path: "\(reader.path).month") }
            approved[month] = try BudgetAmount(part)
        }
        self.init(
            ID(try row.text("line")),
            account: Posting.Account(
                try row.department("department"), item: try row.text("item")),
            approved: approved)
        funding = try row.optionalText("funding")
        project = try row.optionalText("project")
        purposes = Set(try row.optional("purposes")?.texts() ?? [])
        unit = try row.optionalText("unit")
        isRestricted = try row.optional("restricted")?.flag() ?? false
        if let reader = row.optional("control") { control = try BudgetControl(reader) }
        if let reader = row.optional("tolerance") { tolerance = try BudgetTolerance(reader) }
        yearEnd = try row.optional("year_end")?.choice(BudgetYearEnd.self) ?? .lapse
    }
}

extension BudgetControl {
    init(_ reader: ArgumentReader) throws {
        let row = try reader.members(Limit.allCases.map(\.rawValue))
        self.init()
        year = try row.optional("year")?.choice(Treatment.self) ?? year
        cumulative = try row.optional("cumulative")?.choice(Treatment.self) ?? cumulative
        month = try row.optional("month")?.choice(Treatment.self) ?? month
    }
}

extension BudgetTolerance {
    init(_ reader: ArgumentReader) throws {
        let row = try reader.members(["share", "most"])
        self.init(
            share: try row.optionalDecimal("share") ?? .zero,
            most: try row.optional("most")?.money())
    }
}

extension BudgetAmount {
    /// `amount` in yuan, and `quantity` where the line has a unit.
    init(_ members: ArgumentMembers) throws {
        self.init(
            try members.money("amount"),
            quantity: try members.optionalDecimal("quantity") ?? .zero)
    }
}

extension BudgetStep {
    private enum Kind: String, CaseIterable {
        case document, release, restore, reverse, adjust, transfer

        var members: [String] {
            switch self {
            case .document:
                [
                    "document", "stage", "line", "month", "amount", "quantity", "from", "funding",
                    "project", "purpose",
                ]
            case .release: ["document", "amount", "quantity"]
            case .restore, .reverse: ["document"]
            case .adjust: ["line", "month", "amount", "quantity"]
            case .transfer: ["line", "to", "month", "amount", "quantity"]
            }
        }
    }

    init(_ reader: ArgumentReader) throws {
        guard let named = try reader.namedMembers().first(where: { $0.name == "step" }) else {
            throw ArgumentError.missing(path: "\(reader.path).step")
        }
        let kind = try named.reader.choice(Kind.self)
        let row = try reader.members(["step"] + kind.members)
        func line(_ name: String) throws -> BudgetLine.ID { BudgetLine.ID(try row.text(name)) }
        func document() throws -> BudgetDocument.ID {
            BudgetDocument.ID(try row.text("document"))
        }
        switch kind {
        case .document:
            self = .document(
                try document(),
                try row.needed("stage").choice(BudgetDocument.Stage.self),
                line: try line("line"), month: try row.needed("month").month(),
                amount: try BudgetAmount(row),
                from: try row.optionalText("from").map { BudgetDocument.ID($0) },
                use: BudgetDocument.Use(
                    funding: try row.optionalText("funding"),
                    project: try row.optionalText("project"),
                    purpose: try row.optionalText("purpose")))
        case .release:
            let isPart = row.optional("amount") != nil || row.optional("quantity") != nil
            self = .release(try document(), isPart ? try BudgetAmount(row) : nil)
        case .restore: self = .restore(try document())
        case .reverse: self = .reverse(try document())
        case .adjust:
            self = .adjust(
                line: try line("line"), month: try row.needed("month").month(),
                amount: try BudgetAmount(row))
        case .transfer:
            self = .transfer(
                from: try line("line"), to: try line("to"),
                month: try row.needed("month").month(), amount: try BudgetAmount(row))
        }
    }

    /// The line that a step is about, where it names one, else that of its document.
    func line(in budget: Budget) -> BudgetLine.ID? {
        switch self {
        case .document(_, _, let line, _, _, _, _), .adjust(let line, _, _),
            .transfer(let line, _, _, _):
            line
        case .release(let id, _), .restore(let id), .reverse(let id): budget.documents[id]?.line
        }
    }
}
