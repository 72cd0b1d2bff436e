import HospitalCore

/// Why there is no break-even to calculate.
public enum BreakEvenError: HospitalError, Equatable {
    /// A unit contributes nothing to the fixed cost, so no volume ever covers it.
    case noBreakEven(object: String, contribution: Rate)
    /// A figure that cannot be negative is.
    case negative(BreakEvenFigure, value: Decimal)
    /// A ratio, utilisation or margin outside of 0 to 1.
    case shareInvalid(BreakEvenFigure, value: Decimal)
    /// The shares of a mix do not add up to one.
    case sharesNotOne(total: Rate)
    /// An exact result does not fit.
    case outOfRange(BreakEvenFigure)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .noBreakEven(let object, let contribution):
            return Finding(
                .noBreakEven,
                [
                    "object": .text(object), "contribution": .text(contribution.description),
                ])
        case .negative(let figure, let value):
            return Finding(
                .breakEvenNegative,
                [
                    "figure": figure.term, "value": .text(value.description),
                ])
        case .shareInvalid(let figure, let value):
            return Finding(
                .breakEvenShareInvalid,
                [
                    "figure": figure.term, "value": .text(value.description),
                ])
        case .sharesNotOne(let total):
            return Finding(.breakEvenSharesNotOne, ["total": .text(total.description)])
        case .outOfRange(let figure):
            return Finding(.breakEvenOutOfRange, ["figure": figure.term])
        }
    }
}

/// The figures of a break-even analysis.
public enum BreakEvenFigure: String, CaseIterable, Sendable {
    /// 固定成本
    case fixed
    /// 单价
    case price
    /// 变动成本
    case variable
    /// 变动成本率
    case variableRatio = "variable_ratio"
    /// 业务量
    case volume
    /// 产能
    case capacity
    /// 利用率
    case utilisation
    /// 构成比
    case share
    /// 结余
    case profit
    /// 结余率
    case margin

    /// The word in both languages.
    var term: MessageValue {
        switch self {
        case .fixed: return .phrase(chinese: "固定成本", english: "the fixed cost")
        case .price: return .phrase(chinese: "单价", english: "the price")
        case .variable: return .phrase(chinese: "变动成本", english: "the variable cost")
        case .variableRatio: return .phrase(chinese: "变动成本率", english: "the variable ratio")
        case .volume: return .phrase(chinese: "业务量", english: "the volume")
        case .capacity: return .phrase(chinese: "产能", english: "the capacity")
        case .utilisation: return .phrase(chinese: "利用率", english: "the utilisation")
        case .share: return .phrase(chinese: "构成比", english: "the share")
        case .profit: return .phrase(chinese: "结余", english: "the profit")
        case .margin: return .phrase(chinese: "结余率", english: "the margin")
        }
    }
}

extension BreakEvenError {
    static func requireNotNegative(
        _ value: Decimal, _ figure: BreakEvenFigure
    ) throws(BreakEvenError) {
        guard value >= .zero else { throw .negative(figure, value: value) }
    }

    static func requireShare(_ value: Decimal, _ figure: BreakEvenFigure) throws(BreakEvenError) {
        guard value >= .zero, value <= .one else { throw .shareInvalid(figure, value: value) }
    }

    /// Runs exact arithmetic and names the figure that does not fit.
    static func checked<Value>(
        _ figure: BreakEvenFigure, _ body: () throws(NumberError) -> Value
    ) throws(BreakEvenError) -> Value {
        do { return try body() } catch { throw .outOfRange(figure) }
    }
}
