import HospitalCore
import Interchange

extension ResultColumn {
    /// A column of texts and exact decimals.
    static func text(_ name: String, zh chinese: String, en english: String) -> ResultColumn {
        ResultColumn(name, .text, zh: chinese, en: english)
    }

    /// A column of whole numbers and flags.
    static func whole(_ name: String, zh chinese: String, en english: String) -> ResultColumn {
        ResultColumn(name, .integer, zh: chinese, en: english)
    }
}

extension ResultValue {
    /// A text that may be missing.
    static func text(optional text: String?) -> ResultValue { text.map { .text($0) } ?? .null }
}

extension [ResultValue] {
    /// The two values of an amount; nulls when there is none.
    static func amount(optional money: Money?) -> [ResultValue] {
        money.map { .amount($0) } ?? [.null, .null]
    }
}

extension ArgumentReader {
    /// A whole number that is not below another.
    func whole(atLeast least: Int) throws -> Int {
        let number = try whole()
        guard number >= least else {
            throw ArgumentError.value(path: path, value: "\(number)", allowed: "≥ \(least)")
        }
        return number
    }

    /// Decimals by names that are data.
    func decimals() throws -> [String: Decimal] {
        var decimals: [String: Decimal] = [:]
        for member in try namedMembers() { decimals[member.name] = try member.reader.decimal() }
        return decimals
    }

    /// Amounts in yuan by names that are data.
    func amounts() throws -> [String: Money] {
        var amounts: [String: Money] = [:]
        for member in try namedMembers() { amounts[member.name] = try member.reader.money() }
        return amounts
    }
}
