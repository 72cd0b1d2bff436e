import CostControl
import HospitalCore
import Interchange

/// How unit costs and amounts are shown: unit costs are yuan with six decimals, rounded half away
/// from zero; amounts stand as text in yuan and in fen.
extension Rate {
    /// The rate with the decimals of a unit cost.
    /// - Throws: `outOfRange` beyond 38 digits.
    func shown() throws(NumberError) -> Decimal {
        try publishedUnitCost()
    }
}

extension JSONValue {
    /// A unit cost.
    static func unitCost(_ rate: Rate) throws -> JSONValue { .decimal(try rate.shown()) }

    /// A unit cost; `null` when there is none.
    static func unitCost(_ rate: Rate?) throws -> JSONValue { .optional(try rate?.shown()) }
}

extension ResultValue {
    /// A unit cost; null when there is none.
    static func unitCost(_ rate: Rate?) throws -> ResultValue { .optional(try rate?.shown()) }
}

extension ResultColumn {
    /// The two columns of an amount.
    static func amount(_ name: String, zh chinese: String, en english: String) -> [ResultColumn] {
        [
            ResultColumn(
                name, .text, as: .decimal, zh: "\(chinese)（元）", en: "\(english) (yuan)"),
            ResultColumn("\(name)_fen", .integer, zh: "\(chinese)（分）", en: "\(english) (fen)"),
        ]
    }
}

extension [ResultValue] {
    /// The two values of an amount.
    static func amount(_ money: Money) -> [ResultValue] {
        [.text(money.description), .integer(money.fen)]
    }
}
