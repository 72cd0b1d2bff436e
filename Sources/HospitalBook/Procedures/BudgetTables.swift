import CostControl
import HospitalCore

/// The tables of a budget: money in fen, quantities as decimals.
enum BudgetTables {
    static let standingColumns: [ResultColumn] = [
        .whole("approved_fen", zh: "控制数（分）", en: "Approved in fen"),
        .whole("reserved_fen", zh: "申请占用（分）", en: "Reserved in fen"),
        .whole("committed_fen", zh: "合同占用（分）", en: "Committed in fen"),
        .whole("actual_fen", zh: "实际支出（分）", en: "Actual in fen"),
        .whole("available_fen", zh: "可用（分）", en: "Available in fen"),
        .text("approved_quantity", zh: "控制数量", en: "Approved quantity"),
        .text("used_quantity", zh: "已用数量", en: "Used quantity"),
        .text("available_quantity", zh: "可用数量", en: "Available quantity"),
    ]

    /// A standing; quantities only where the line has a unit.
    static func cells(
        _ standing: BudgetStanding, of line: BudgetLine
    ) throws(BudgetError) -> [ResultValue] {
        let used: BudgetAmount, available: BudgetAmount
        do {
            used = try standing.used()
            available = try standing.available()
        } catch { throw .line(line.id, .outOfRange) }
        func quantity(_ amount: BudgetAmount) -> ResultValue {
            .text(optional: line.unit == nil ? nil : amount.quantity.description)
        }
        return [
            .integer(standing.approved.money.fen), .integer(standing.reserved.money.fen),
            .integer(standing.committed.money.fen), .integer(standing.actual.money.fen),
            .integer(available.money.fen), quantity(standing.approved), quantity(used),
            quantity(available),
        ]
    }

    /// The lines by code with where they stand over the year.
    static func lines(_ budget: Budget) throws(BudgetError) -> ResultTable {
        var rows: [[ResultValue]] = []
        for line in budget.lines.values.sorted(by: { $0.id < $1.id }) {
            rows.append(
                [
                    .text(line.id.code), .text(line.account.department.code),
                    .text(line.account.item), .text(optional: line.unit),
                ] + (try cells(budget.standing(of: line.id), of: line)))
        }
        return ResultTable(
            name: "lines",
            columns: [
                .text("line", zh: "预算编号", en: "Budget line"),
                .text("department", zh: "科室", en: "Department"),
                .text("item", zh: "项目", en: "Item"), .text("unit", zh: "数量单位", en: "Unit"),
            ] + standingColumns,
            rows: rows)
    }

    /// The documents by number.
    static func documents(_ documents: some Sequence<BudgetDocument>) -> ResultTable {
        ResultTable(
            name: "documents",
            columns: [
                .text("document", zh: "单据", en: "Document"),
                .text("line", zh: "预算编号", en: "Budget line"),
                .text("stage", zh: "阶段", en: "Stage"), .text("month", zh: "月份", en: "Month"),
                .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                .whole("open_fen", zh: "未结（分）", en: "Open in fen"),
                .whole("released_fen", zh: "已释放（分）", en: "Released in fen"),
                .text("quantity", zh: "数量", en: "Quantity"),
                .text("open_quantity", zh: "未结数量", en: "Open quantity"),
                .text("from", zh: "来源单据", en: "Converted document"),
                .whole("reversed", zh: "已冲销", en: "Reversed"),
            ],
            rows: documents.sorted { $0.id < $1.id }.map { document in
                [
                    .text(document.id.code), .text(document.line.code),
                    .text(document.stage.rawValue), .text(document.month.description),
                    .integer(document.amount.money.fen), .integer(document.open.money.fen),
                    .integer(document.released.money.fen),
                    .text(document.amount.quantity.description),
                    .text(document.open.quantity.description),
                    .text(optional: document.source?.id.code),
                    .integer(document.isReversed ? 1 : 0),
                ]
            })
    }

    /// The signed moves in their order.
    static func moves(_ outcomes: [Budget.Outcome]) -> ResultTable {
        ResultTable(
            name: "moves",
            columns: [
                .whole("step", zh: "步骤", en: "Step"),
                .text("line", zh: "预算编号", en: "Budget line"),
                .text("month", zh: "月份", en: "Month"), .text("side", zh: "栏目", en: "Side"),
                .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                .text("quantity", zh: "数量", en: "Quantity"),
                .text("document", zh: "单据", en: "Document"),
            ],
            rows: outcomes.enumerated().flatMap { place, outcome in
                outcome.moves.map { move in
                    [
                        .integer(Int64(place + 1)), .text(move.line.code),
                        .text(move.month.description), .text(move.side.rawValue),
                        .integer(move.amount.money.fen),
                        .text(move.amount.quantity.description),
                        .text(optional: move.document?.code),
                    ]
                }
            })
    }

    /// The limits that were passed with a warning.
    static func warnings(_ outcomes: [Budget.Outcome]) -> ResultTable {
        ResultTable(
            name: "warnings",
            columns: [
                .whole("step", zh: "步骤", en: "Step"),
                .text("line", zh: "预算编号", en: "Budget line"),
                .text("month", zh: "月份", en: "Month"), .text("limit", zh: "控制", en: "Limit"),
                .text("text_zh", zh: "提示", en: "Warning in Chinese"),
                .text("text_en", zh: "提示（英文）", en: "Warning in English"),
            ],
            rows: outcomes.enumerated().flatMap { place, outcome in
                outcome.warnings.map { excess in
                    [
                        .integer(Int64(place + 1)), .text(excess.line.code),
                        .text(excess.month.description), .text(excess.limit.rawValue),
                        .text(excess.warning.text(in: .chinese)),
                        .text(excess.warning.text(in: .english)),
                    ]
                }
            })
    }

    /// How the lines end their year.
    static func carryOver(_ end: BudgetCarryOver) -> ResultTable {
        ResultTable(
            name: "carry_over",
            columns: [
                .text("line", zh: "预算编号", en: "Budget line"),
                .whole("unspent_fen", zh: "未支出（分）", en: "Unspent in fen"),
                .whole("committed_fen", zh: "随单据结转（分）", en: "Carried for documents"),
                .whole("carried_fen", zh: "结转（分）", en: "Carried in fen"),
                .whole("returned_fen", zh: "缴回（分）", en: "Given back in fen"),
                .whole("lapsed_fen", zh: "收回（分）", en: "Lapsed in fen"),
            ],
            rows: end.lines.map { line in
                [.text(line.line.code)]
                    + [
                        line.unspent, line.committed, line.carried, line.returned, line.lapsed,
                    ].map { .integer($0.money.fen) }
            })
    }
}
