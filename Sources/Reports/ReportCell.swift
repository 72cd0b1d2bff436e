import HospitalCore

/// A value of a table of a report.
///
/// Missing is a dash and never a zero.
public enum ReportCell: Hashable, Sendable {
    /// A text of the data.
    case text(String)
    /// A text of the library, in the language of the reader.
    case words(ReportText)
    /// An amount, with two decimals and a blank between thousands.
    case amount(Money)
    /// A number as it was calculated.
    case number(String)
    /// There is no value.
    case missing

    /// A text of the data; missing when there is none.
    public init(text: String?) { self = text.map { .text($0) } ?? .missing }

    /// A number; missing when there is none.
    public init(number: String?) { self = number.map { .number($0) } ?? .missing }

    /// What stands in the cell.
    public func printed(in language: Language) -> String {
        switch self {
        case .text(let text), .number(let text): text
        case .words(let text): text[language]
        case .amount(let money): Self.printed(money)
        case .missing: "–"
        }
    }

    /// What stands in the cell of a spreadsheet: amounts without commas; `nil` for nothing.
    public func exported(in language: Language) -> String? {
        switch self {
        case .text(let text), .number(let text): text
        case .words(let text): text[language]
        case .amount(let money): money.description
        case .missing: nil
        }
    }

    /// Whether the cell is a number, which stands at the right.
    var isNumber: Bool {
        switch self {
        case .amount, .number: true
        case .text, .words, .missing: false
        }
    }

    /// An amount for a reader: 1235339.13 is 1,235,339.13.
    public static func printed(_ money: Money) -> String {
        let digits = money.description
        let sign = digits.hasPrefix("-") ? "-" : ""
        let parts = digits.dropFirst(sign.count).split(separator: ".")
        let whole = parts.first.map(Array.init) ?? []
        var grouped = ""
        for (place, digit) in whole.enumerated() {
            if place > 0, (whole.count - place).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        return sign + grouped + (parts.count > 1 ? "." + parts[1] : "")
    }
}
