import HospitalCore

/// What can be wrong with a call on a book.
public enum BookError: HospitalError, Equatable {
    /// The host has not said what time it is.
    case momentMissing
    /// The host has not said who works, and the action takes two persons.
    case actorMissing
    /// A time that is none.
    case momentInvalid(String)
    /// A procedure that works on a book was run without one.
    case bookNeeded(procedure: String)
    /// A table that the library does not have.
    case tableUnknown(String, nearest: String?)
    /// A table that only the library writes.
    case tableNotImported(String)
    /// A column that the table does not have.
    case columnUnknown(String, table: String, nearest: String?)
    /// A column that must be there is not.
    case columnMissing(String, label: ColumnLabel, table: String)
    /// A column of the table is filled twice.
    case columnTwice(String, table: String)
    /// A constant for a column that the file fills.
    case constantTwice(String)
    /// An import without a batch key.
    case batchKeyMissing
    /// Another content under a batch key that is there.
    case batchDiffers(String, table: String, rows: Int64)
    /// A batch that is not there.
    case batchMissing(String, table: String)
    /// Bad rows: nothing was imported.
    case importRefused([ImportFinding])
    /// A closed month.
    case monthClosed(Month)
    /// A month that is not closed.
    case monthOpen(Month)
    /// A month that is none.
    case monthInvalid(String)
    /// A month without facts in a table.
    case factsMissing(Month, table: String)
    /// A plan that is not there.
    case planMissing(String, nearest: String?)
    /// A report that the library does not have.
    case reportUnknown(String, nearest: String?)
    /// No procedure has that name; the nearest one has the other.
    case procedureUnknown(String, nearest: String?)
    /// A plan without steps.
    case planHasNoSteps(String)
    /// A step of a plan whose rows differ where they must agree.
    case planStepMixed(String, step: Int64, column: String)
    /// Receivers of a step that the plan does not have.
    case planStepMissing(String, step: Int64)
    /// A run that is not there.
    case runMissing(String)
    /// A work calendar that is not there.
    case calendarUnknown(String, nearest: String?)
    /// A filter whose value does not fit the column.
    case filterInvalid(column: String, value: String)
    /// More rows than a cursor holds.
    case tableTooLarge(String, limit: Int)
    /// A column set twice in one row.
    case cellTwice(String)
    /// A row that was begun and not added.
    case rowOpen(Int)
    /// A text that its column cannot hold; a blank code has no length.
    case textUnfit(column: String, length: Int, limit: Int)
    /// An amount given as a number under a name that means yuan.
    case amountNotInFen(String, fen: String)

    /// A label in both languages.
    public struct ColumnLabel: Equatable, Sendable {
        let chinese: String
        let english: String
        var value: MessageValue { .phrase(chinese: chinese, english: english) }
    }

    /// The message with table, column, batch, month or run.
    public var finding: Finding { importFinding ?? runFinding }

    private var importFinding: Finding? {
        switch self {
        case .tableUnknown(let table, let nearest):
            return Finding(.tableNotDeclared, ["table": .text(table)].adding("nearest", nearest))
        case .tableNotImported(let table):
            return Finding(.tableNotImported, ["table": .text(table)])
        case .columnUnknown(let column, let table, let nearest):
            return Finding(
                .columnNotDeclared,
                [
                    "column": .text(column), "table": .text(table),
                ].adding("nearest", nearest))
        case .columnMissing(let column, let label, let table):
            return Finding(
                .columnMissing,
                [
                    "column": .text(column), "label": label.value, "table": .text(table),
                ])
        case .columnTwice(let column, let table):
            return Finding(.columnTwice, ["column": .text(column), "table": .text(table)])
        case .constantTwice(let column):
            return Finding(.constantTwice, ["column": .text(column)])
        case .batchKeyMissing: return Finding(.batchKeyMissing)
        case .batchDiffers(let batch, let table, let rows):
            return Finding(
                .batchDiffers,
                [
                    "batch": .text(batch), "table": .text(table), "rows": .text(String(rows)),
                ])
        case .batchMissing(let batch, let table):
            return Finding(.batchMissing, ["batch": .text(batch), "table": .text(table)])
        case .importRefused(let findings):
            return Finding(
                .importRefused,
                [
                    "first": findings.first.map {
                        .phrase(
                            chinese: $0.finding.text(in: .chinese),
                            english: $0.finding.text(in: .english))
                    } ?? .text(""),
                    "count": .count(findings.count),
                ])
        case .cellTwice(let column): return Finding(.rowsOpenCell, ["column": .text(column)])
        case .rowOpen(let row): return Finding(.rowOpen, ["row": .count(row)])
        case .textUnfit(let column, let length, let limit):
            return Finding(
                .textUnfit,
                [
                    "column": .text(column), "length": .count(length), "limit": .count(limit),
                ])
        case .amountNotInFen(let column, let fen):
            return Finding(.amountNotInFen, ["column": .text(column), "fen": .text(fen)])
        default: return nil
        }
    }

    private var runFinding: Finding {
        switch self {
        case .momentMissing: return Finding(.momentMissing)
        case .actorMissing: return Finding(.actorMissing)
        case .momentInvalid(let text): return Finding(.momentInvalid, ["value": .text(text)])
        case .bookNeeded(let name): return Finding(.bookNeeded, ["name": .text(name)])
        case .monthClosed(let month): return Finding(.monthClosed, ["period": month.value])
        case .monthOpen(let month): return Finding(.monthOpen, ["period": month.value])
        case .monthInvalid(let text): return Finding(.importMonthWanted, ["value": .text(text)])
        case .factsMissing(let month, let table):
            return Finding(.factsMissing, ["period": month.value, "table": .text(table)])
        case .planMissing(let plan, let nearest):
            return Finding(.planMissing, ["plan": .text(plan)].adding("nearest", nearest))
        case .reportUnknown(let name, let nearest):
            return Finding(.reportUnknown, ["name": .text(name)].adding("nearest", nearest))
        case .procedureUnknown(let name, let nearest):
            return Finding(.procedureUnknown, ["name": .text(name)].adding("nearest", nearest))
        case .planHasNoSteps(let plan): return Finding(.planHasNoSteps, ["plan": .text(plan)])
        case .planStepMixed(let plan, let step, let column):
            return Finding(
                .planStepMixed,
                [
                    "plan": .text(plan), "step": .text(String(step)), "column": .text(column),
                ])
        case .planStepMissing(let plan, let step):
            return Finding(
                .planStepMissing,
                [
                    "plan": .text(plan), "step": .text(String(step)),
                ])
        case .calendarUnknown(let code, let nearest):
            return Finding(
                .calendarUnknown, ["calendar": .text(code)].adding("nearest", nearest))
        case .runMissing(let run): return Finding(.runMissing, ["run": .text(run)])
        case .filterInvalid(let column, let value):
            return Finding(.filterInvalid, ["column": .text(column), "value": .text(value)])
        case .tableTooLarge(let table, let limit):
            return Finding(.tableTooLarge, ["table": .text(table), "limit": .count(limit)])
        default: return Finding(.internalFault, ["detail": .text("\(self)")])
        }
    }
}

extension Month {
    /// The month as messages show it: 2025年3月.
    var value: MessageValue { .period(description) }
}
