import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about formulas of indicators.
extension Procedure {
    static let formulaProcedures: [Procedure] = [formulaCheck, formulaEvaluate, formulaExplain]

    private static let formulaColumns: [ResultColumn] = [
        .text("code", zh: "公式编码", en: "Formula"),
        .text("canonical", zh: "规范写法", en: "Canonical form"),
        .text("type", zh: "类型", en: "Type"),
        .text("unit", zh: "单位", en: "Unit"),
        .whole("digits", zh: "公布小数位数", en: "Decimals"),
    ]

    private static let gridArguments: [ProcedureArgument] = [
        .optional(
            "departments", .array, zh: "单位：code、parent（上级）；缺省只有一个单位",
            en: "Units: code, parent; one unit when left out"),
        .optional(
            "from", .text, zh: "起始月份，含回溯所需月份；缺省按数据",
            en: "First month, with those that formulas look back to; by default of the facts"),
        .optional("to", .text, zh: "截止月份；缺省按数据", en: "Last month; by default of the facts"),
        .optional(
            "facts", .array, zh: "数据：item、department、month、value（未报为null）",
            en: "Facts: item, department, month, value (null when not reported)"),
        .optional(
            "frozen", .text, zh: "周期冻结的公式版本；不符则拒绝",
            en: "The version frozen for the cycle; others are refused"),
    ]

    private static func rows(of formulas: [Formula]) -> [[ResultValue]] {
        formulas.map { formula in
            [
                .text(formula.code), .text(formula.canonical), .text(formula.type.rawValue),
                .text(formula.unit.rawValue), formula.digits.map { .integer(Int64($0)) } ?? .null,
            ]
        }
    }

    /// `formula.check`: everything that is wrong with formulas before they are saved.
    static let formulaCheck = Procedure(
        "formula.check",
        (
            zh: "检查指标公式：语法（含位置）、类型、参数个数、未知名称、循环引用、单位；全部问题一次列出，合格时给出规范写法和版本。",
            en: "Checks formulas: syntax with position, types, arity, names, cycles, units; "
                + "lists all faults, or the canonical forms and their version."
        ),
        arguments: FormulaArguments.declared, tables: ["formulas", "faults"]
    ) { members in
        let given = try FormulaArguments(members)
        let faults = FormulaSet.faults(of: given.texts, items: given.items, tables: given.tables)
        let set =
            faults.isEmpty
            ? try FormulaSet(given.texts, items: given.items, tables: given.tables) : nil
        let tables = [
            ResultTable(
                name: "formulas", columns: formulaColumns, rows: rows(of: set?.formulas ?? [])),
            ResultTable(
                name: "faults",
                columns: [
                    .whole("number", zh: "消息号", en: "Number"),
                    .text("name", zh: "名称", en: "Name"),
                    .text("zh", zh: "说明", en: "Chinese"),
                    .text("en", zh: "英文说明", en: "English"),
                ],
                rows: faults.map(\.finding).map {
                    [
                        .integer(Int64($0.message.number)), .text($0.message.name),
                        .text($0.text(in: .chinese)), .text($0.text(in: .english)),
                    ]
                }),
        ]
        return ProcedureResult(
            json: .object([
                "valid": .bool(set != nil),
                "version": set.map { .string($0.version) } ?? .null,
                "formulas": tables[0].json, "faults": tables[1].json,
            ]),
            tables: tables)
    }

    /// `formula.evaluate`: the values of formulas for units and months.
    static let formulaEvaluate = Procedure(
        "formula.evaluate",
        (
            zh: "计算指标公式：精确小数，缺失不按零；可取上期、同期、累计、窗口、汇总、名次；结果带公式版本和缺失原因。",
            en: "Computes formulas exactly over units and months; a missing value says why."
        ),
        arguments: FormulaArguments.declared + gridArguments + [
            .optional(
                "at", .array, zh: "输出的月份；缺省全部", en: "The months to give; all by default")
        ],
        tables: ["values", "formulas"]
    ) { members in
        let given = try FormulaArguments(members)
        let set = try FormulaSet(given.texts, items: given.items, tables: given.tables)
        if let frozen = try members.optionalText("frozen") { try set.check(frozen: frozen) }
        let grid = try given.grid(members)
        let months = try members.optional("at")?.texts().map { try Month($0) } ?? grid.months
        let positions = Dictionary(
            given.texts.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        var blocks = [[[ResultValue]]](repeating: [], count: given.texts.count)
        var failure: (any Error)?
        set.evaluate(on: grid) { values in
            do {
                blocks[positions[values.formula.code] ?? 0] = try rows(
                    of: values, for: grid.departments, in: months)
            } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        let tables = [
            ResultTable(
                name: "values",
                columns: [
                    .text("formula", zh: "公式编码", en: "Formula"),
                    .text("department", zh: "单位", en: "Unit"),
                    .text("month", zh: "月份", en: "Month"),
                    .text("value", zh: "结果", en: "Value"),
                    .text("missing", zh: "缺失原因", en: "Why it is missing"),
                    .whole("issue", zh: "需核查", en: "To be looked at"),
                ],
                rows: blocks.flatMap(\.self)),
            ResultTable(name: "formulas", columns: formulaColumns, rows: rows(of: set.formulas)),
        ]
        return ProcedureResult(
            json: .object([
                "version": .string(set.version), "values": tables[0].json,
                "formulas": tables[1].json,
            ]),
            tables: tables)
    }

    private static func rows(
        of values: FormulaValues, for departments: [String], in months: [Month]
    ) throws -> [[ResultValue]] {
        var rows: [[ResultValue]] = []
        for month in months {
            for department in departments {
                let value = try values.value(of: department, in: month)
                rows.append(
                    [.text(values.formula.code), .text(department), .text(month.description)]
                        + (try cells(of: value, digits: values.formula.digits)))
            }
        }
        return rows
    }

    /// The value, why it is missing, and whether somebody should look at the data.
    static func cells(
        of value: FormulaValue, digits: Int?
    ) throws -> [ResultValue] {
        guard case .missing(let reason) = value else {
            return [.text(optional: try value.text(digits: digits)), .null, .integer(0)]
        }
        return [.null, .text(reason.name), .integer(reason.isIssue ? 1 : 0)]
    }

    /// `formula.explain`: how a value came about.
    static let formulaExplain = Procedure(
        "formula.explain",
        (
            zh: "说明一个指标值的计算过程：每一步的算式、单位、月份、取值和公式版本。",
            en: "Shows how a value came about: every part with unit, month, value and version."
        ),
        arguments: FormulaArguments.declared + gridArguments + [
            .needed("formula", .text, zh: "公式编码", en: "The formula"),
            .optional("department", .text, zh: "单位", en: "The unit"),
            .needed("month", .text, zh: "月份", en: "The month"),
        ],
        tables: ["steps"]
    ) { members in
        let given = try FormulaArguments(members)
        let set = try FormulaSet(given.texts, items: given.items, tables: given.tables)
        if let frozen = try members.optionalText("frozen") { try set.check(frozen: frozen) }
        let explanation = try set.explanation(
            of: members.text("formula"), for: members.optionalText("department") ?? "",
            in: Month(members.text("month")), on: given.grid(members))
        let steps = ResultTable(
            name: "steps",
            columns: [
                .whole("depth", zh: "层次", en: "Depth"),
                .text("text", zh: "算式", en: "Part"),
                .whole("input", zh: "引用", en: "Input"),
                .text("department", zh: "单位", en: "Unit"),
                .text("month", zh: "月份", en: "Month"),
                .text("value", zh: "取值", en: "Value"),
                .text("missing", zh: "缺失原因", en: "Why it is missing"),
                .whole("issue", zh: "需核查", en: "To be looked at"),
            ],
            rows: try explanation.steps.map { step in
                [
                    .integer(Int64(step.depth)), .text(step.text),
                    .integer(step.isInput ? 1 : 0), .text(step.department),
                    .text(step.month.description),
                ] + (try cells(of: step.value, digits: nil))
            })
        let value = try explanation.value.text(digits: explanation.formula.digits)
        return ProcedureResult(
            json: .object([
                "formula": .string(explanation.formula.code),
                "canonical": .string(explanation.formula.canonical),
                "version": .string(explanation.version),
                "value": value.map { .string($0) } ?? .null, "steps": steps.json,
            ]),
            tables: [steps])
    }
}
