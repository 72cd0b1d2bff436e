import HospitalCore

/// What is wrong at one place of a formula.
public enum FormulaFault: Equatable, Sendable {
    /// A character that no formula has.
    case character(String)
    /// A word that cannot stand here; empty for the end of the formula.
    case token(String)
    /// Brackets inside of brackets beyond the limit.
    case tooDeep
    /// A formula beyond the limit of characters.
    case tooLong
    /// A number with too many digits.
    case number(String)
    /// A function that does not exist.
    case functionUnknown(String, nearest: String?)
    /// An item, formula or table that does not exist.
    case nameUnknown(String, nearest: String?)
    /// A function whose value would depend on chance or on the clock.
    case undetermined(String)
    /// Too many or too few arguments.
    case arity(function: String, found: Int, allowed: String)
    /// A claim where a number is needed, or the other way round.
    case type(FormulaType)
    /// Two units that cannot be added or compared.
    case unitMismatch(FormulaUnit, FormulaUnit)
    /// A digit count, a number of months, a limit or a word that the function does not take.
    case argument(function: String, value: String)
}

/// Why a set of formulas cannot be saved.
public indirect enum FormulaError: HospitalError, Equatable {
    /// A fault at a place of a formula, counted in characters from 1.
    case fault(formula: String, position: Int, FormulaFault)
    /// Formulas that need each other, as the path from one back to itself.
    case cycle([String])
    /// A code of an item, formula, table or unit that stands twice.
    case codeDuplicate(String)
    /// A formula whose unit is not the declared one.
    case unitWrong(formula: String, declared: FormulaUnit, found: FormulaUnit)
    /// A number of decimals outside 0…18.
    case digitsInvalid(formula: String, digits: Int)
    /// A row with another number of keys than the first one.
    case rowKeys(table: String, row: Int, found: Int, expected: Int)
    /// Two rows with the same keys that are valid in one month.
    case rowsOverlap(table: String, row: Int, other: Int)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .fault(let formula, let position, let fault):
            let (message, values) = fault.message
            var all: [String: MessageValue] = [
                "formula": .text(formula), "position": .count(position),
            ]
            for (name, value) in values { all[name] = value }
            return Finding(message, all)
        case .cycle(let path):
            return Finding(.formulaCycle, ["path": .text(path.joined(separator: "→"))])
        case .codeDuplicate(let code): return Finding(.formulaCodeDuplicate, ["code": .text(code)])
        case .unitWrong(let formula, let declared, let found):
            return Finding(
                .formulaUnitWrong,
                [
                    "formula": .text(formula), "declared": declared.term, "found": found.term,
                ])
        case .digitsInvalid(let formula, let digits):
            return Finding(
                .formulaDigitsInvalid,
                [
                    "formula": .text(formula), "digits": .count(digits),
                ])
        case .rowKeys(let table, let row, let found, let expected):
            return Finding(
                .lookupRowKeys,
                [
                    "table": .text(table), "row": .count(row), "found": .count(found),
                    "expected": .count(expected),
                ])
        case .rowsOverlap(let table, let row, let other):
            return Finding(
                .lookupRowsOverlap,
                [
                    "table": .text(table), "row": .count(row), "other": .count(other),
                ])
        }
    }
}

extension FormulaFault {
    /// The message and the values that it has besides formula and position.
    fileprivate var message: (Message, [String: MessageValue]) {
        switch self {
        case .character(let text): return (.formulaCharacter, ["character": .text(text)])
        case .token(let text):
            return (.formulaToken, text.isEmpty ? [:] : ["found": .text(text)])
        case .tooDeep: return (.formulaTooDeep, [:])
        case .tooLong: return (.formulaTooLong, [:])
        case .number(let text): return (.formulaNumber, ["value": .text(text)])
        case .functionUnknown(let name, let nearest):
            return (.formulaFunctionUnknown, Self.name(name, nearest))
        case .nameUnknown(let name, let nearest):
            return (.formulaNameUnknown, Self.name(name, nearest))
        case .undetermined(let name): return (.formulaUndetermined, ["name": .text(name)])
        case .arity(let function, let found, let allowed):
            return (
                .formulaArity,
                [
                    "function": .text(function), "found": .count(found), "allowed": .text(allowed),
                ]
            )
        case .type(let expected): return (.formulaType, ["expected": expected.term])
        case .unitMismatch(let one, let other):
            return (.formulaUnitMismatch, ["one": one.term, "other": other.term])
        case .argument(let function, let value):
            return (.formulaArgument, ["function": .text(function), "value": .text(value)])
        }
    }

    private static func name(_ name: String, _ nearest: String?) -> [String: MessageValue] {
        var values: [String: MessageValue] = ["name": .text(name)]
        values["nearest"] = nearest.map { .text($0) }
        return values
    }
}
