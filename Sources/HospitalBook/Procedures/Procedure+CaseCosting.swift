import CostControl
import HospitalCore
import Interchange

/// The procedure that costs cases from charge lines.
extension Procedure {
    static let caseCostingProcedures: [Procedure] = [costCaseLines]

    /// `cost.case_lines`: charge lines × unit costs, from files or texts.
    static let costCaseLines = Procedure(
        onBook: "cost.case_lines",
        (
            zh: "病例成本核算：费用明细×单位成本，得到病例、病组、科室的成本与费用。明细按行读取，不写入账簿。",
            en: "Costs cases from charge lines and unit costs: cost and charge per case, group and "
                + "department. The lines are streamed; the book is not changed."
        ),
        arguments: ChargeLineArguments.all, tables: CaseCostOutcome.tableNames,
        typedTwins: ["hosp_case_cost_file", "hosp_case_cost_arrow", "hosp_case_cost_arrays"]
    ) { members, book in
        guard let lines = try ChargeLineArguments.source("lines", members) else {
            throw ArgumentError.missing(path: "lines_file")
        }
        let request = try ChargeLineArguments.request(members, book, lines: lines)
        return try book.costCases(request).procedureResult()
    }
}

/// Reads the arguments of `cost.case_lines`.
private enum ChargeLineArguments {
    static let all: [ProcedureArgument] = [
        .optional(
            "lines_file", .text,
            zh: "费用明细文件：列case、department、item、quantity、amount（元）或amount_fen，"
                + "可有line_id、service_period",
            en: "File of charge lines: case, department, item, quantity, amount (yuan) or "
                + "amount_fen, perhaps line_id and service_period"),
        .optional("lines", .text, zh: "费用明细文本（CSV）", en: "Charge lines as text (CSV)"),
        .optional(
            "unit_costs_file", .text,
            zh: "单位成本文件：列department、item、unit_cost（元，最多八位小数），可有period；不给出时取账簿中hosp_case_unit_cost",
            en: "File of unit costs: department, item, unit_cost (yuan, at most eight decimals), "
                + "perhaps period; without it those of hosp_case_unit_cost"),
        .optional("unit_costs", .text, zh: "单位成本文本（CSV）", en: "Unit costs as text (CSV)"),
        .optional(
            "cases_file", .text,
            zh: "病例清单文件：列case，可有group、discharge（出院日期或月份，在院为空）；不给出时接受所有病例",
            en: "File of cases: case, perhaps group and discharge (day or month, empty while in "
                + "the house); without it every case is taken"),
        .optional("cases", .text, zh: "病例清单文本（CSV）", en: "Cases as text (CSV)"),
        .optional(
            "cases_of_book", .flag, zh: "病例清单取账簿中hosp_case_register",
            en: "The cases are those of hosp_case_register"),
        .optional(
            "encoding", .text, zh: "文件编码：UTF-8（默认）、GBK、GB18030、UTF-16LE",
            en: "Encoding of the files: UTF-8 (default), GBK, GB18030, UTF-16LE"),
        .optional(
            "delimiter", .text, zh: "分隔符：comma（默认）、tab、semicolon",
            en: "Delimiter: comma (default), tab, semicolon"),
        .optional(
            "columns", .object, zh: "列名对照，例如{\"case\":\"住院号\"}",
            en: "Names of columns where they differ: {\"case\":\"admission\"}"),
        .optional(
            "period", .text, zh: "核算期间：2025-03、2025-Q1或2025；不给出时不区分期间",
            en: "What is reported: 2025-03, 2025-Q1 or 2025; without it months are not told apart"),
        .optional(
            "pools", .object, zh: "各科室待分摊成本（元），用于尾差",
            en: "Cost of each department (yuan), for the difference"),
        .optional(
            "finding_limit", .whole, zh: "每类问题列出的行数，默认100",
            en: "Findings listed of each kind, 100 by default"),
        .optional(
            "threads", .whole, zh: "线程数，1至64，默认取选项threads",
            en: "Threads, 1 to 64; by default the option threads"),
    ]

    static func request(
        _ members: ArgumentMembers, _ book: Book, lines: CaseCostRequest.Source?
    ) throws -> CaseCostRequest {
        var request = CaseCostRequest(
            lines: lines, unitCosts: try source("unit_costs", members),
            cases: try source("cases", members))
        if let encoding = members.optional("encoding") {
            request.format.encoding = try choice(
                encoding, TextEncoding.allCases.map { ($0.name, $0) })
        }
        if let delimiter = members.optional("delimiter") {
            request.format.delimiter = try choice(
                delimiter, [("comma", .comma), ("tab", .tab), ("semicolon", .semicolon)])
        }
        if let flag = members.optional("cases_of_book") {
            request.usesCasesOfBook = try flag.flag()
            if request.usesCasesOfBook, request.cases != nil {
                throw ArgumentError.value(path: flag.path, value: "true", allowed: "false")
            }
        }
        try members.optional("columns").map { try read(columns: $0, into: &request) }
        request.months = try members.optional("period").map(months)
        request.pools =
            try members.optional("pools")?.namedMembers().map {
                ($0.name, try $0.reader.money())
            } ?? []
        if let limit = members.optional("finding_limit") {
            request.findingLimit = try whole(limit, in: 0...100_000)
        }
        request.threads =
            try members.optional("threads").map {
                try whole($0, in: 1...WorkerThreads.limit)
            } ?? book.threads
        return request
    }

    /// A file or a text; not both.
    static func source(
        _ name: String, _ members: ArgumentMembers
    ) throws -> CaseCostRequest.Source? {
        let (file, text) = (members.optional(name + "_file"), members.optional(name))
        if let file {
            if let text {
                throw ArgumentError.value(path: text.path, value: name, allowed: name + "_file")
            }
            return .file(try file.text())
        }
        return try text.map { .text(Array(try $0.text().utf8)) }
    }

    private static func choice<Value>(
        _ reader: ArgumentReader, _ choices: [(name: String, value: Value)]
    ) throws -> Value {
        let text = try reader.text()
        guard let found = choices.first(where: { $0.name == text }) else {
            throw ArgumentError.value(
                path: reader.path, value: text,
                allowed: choices.map(\.name).joined(separator: ", "))
        }
        return found.value
    }

    private static func whole(
        _ reader: ArgumentReader, in range: ClosedRange<Int>
    ) throws -> Int {
        let number = try reader.whole()
        guard range.contains(number) else {
            throw ArgumentError.value(
                path: reader.path, value: String(number),
                allowed: "\(range.lowerBound)..\(range.upperBound)")
        }
        return number
    }

    private static func read(
        columns reader: ArgumentReader, into request: inout CaseCostRequest
    ) throws {
        let names = CaseColumn.allCases.map(\.rawValue)
        let members = try reader.members(names)
        for name in names {
            request.columns[name] = try members.optional(name)?.text()
        }
    }

    /// The months of a period: a month, a quarter or a year.
    private static func months(_ reader: ArgumentReader) throws -> ClosedRange<Month> {
        let text = try reader.text()
        for (cycle, count) in [
            (PeriodCycle.calendarMonth, 1), (PeriodCycle.quarter, 3), (PeriodCycle.year, 12),
        ] {
            guard let last = (try? Period(text, cycle: cycle))?.labelMonth else { continue }
            return try last.adding(months: 1 - count)...last
        }
        throw ArgumentError.value(path: reader.path, value: text, allowed: "2025-03, 2025-Q1, 2025")
    }
}

extension CaseCostRequest {
    /// What is asked for by the arguments of `cost.case_lines`, where the lines come as columns.
    /// - Throws: `ArgumentError`.
    public init(columnArguments json: JSONValue, in book: Book) throws {
        let names = ChargeLineArguments.all.map(\.name).filter { !$0.hasPrefix("lines") }
        self = try ChargeLineArguments.request(
            ArgumentReader(json).members(names), book, lines: nil)
    }
}

extension CaseCostOutcome {
    /// The result; cases are too many for a JSON document and stand in the table alone.
    public func procedureResult() throws -> ProcedureResult {
        ProcedureResult(
            json: .object([
                "cost": .money(cost.total.cost), "charge": .money(cost.total.charge),
                "lines": .number(String(cost.total.lines)),
                "findings": .number(String(findingCount)),
                "finding_counts": .object(
                    JSONObject(
                        CaseFindingKind.allCases.compactMap { kind in
                            findingCounts[kind].map {
                                JSONObject.Member(name: kind.rawValue, value: .number(String($0)))
                            }
                        })),
                "groups": .array(
                    try sortedGroups.map { code, group in
                        .object([
                            "id": code.map { .string($0) } ?? .null,
                            "cases": .number(String(group.cases)),
                            "cost": .money(group.amounts.cost),
                            "charge": .money(group.amounts.charge),
                            "mean_cost": try .unitCost(mean(group.amounts.cost, group.cases)),
                            "difference": .money(group.difference),
                        ])
                    }),
                "departments": .array(
                    sortedDepartments.map { code, amounts, _ in
                        .object([
                            "id": .string(code), "cost": .money(amounts.cost),
                            "charge": .money(amounts.charge),
                        ])
                    }),
                "reconciliation": .object(
                    JSONObject(
                        reconciliation.map { entry in
                            JSONObject.Member(
                                name: entry.name,
                                value: .object([
                                    "lines": entry.lines.map { .number(String($0)) } ?? .null,
                                    "charge": entry.charge.map { .money($0) } ?? .null,
                                    "cost": entry.cost.map { .money($0) } ?? .null,
                                ]))
                        })),
            ]),
            tables: try tables())
    }
}
