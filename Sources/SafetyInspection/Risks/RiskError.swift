import HospitalCore

/// Why a method, a risk or a register of control points is refused.
public indirect enum RiskError: HospitalError, Equatable {
    /// What can be wrong with a method.
    public enum MethodFault: String, Sendable {
        /// There is no factor.
        case noFactor
        /// Two factors have one code.
        case factorTwice
        /// A scale is empty, has a value twice or one below zero.
        case scale
        /// There is no level.
        case noLevel
        /// Two levels have one code.
        case levelTwice
        /// The lower bounds do not fall from level to level, or the lowest level has one.
        case bands
        /// The grid has not one row and column for each value of two factors.
        case gridShape
        /// The grid names a level that the method does not have.
        case gridLevel
        /// A factor that calls for action is none of the method.
        case floor

        var term: MessageValue {
            switch self {
            case .noFactor: .phrase(chinese: "没有风险因素", english: "it has no factor")
            case .factorTwice: .phrase(chinese: "风险因素重复", english: "a factor stands twice")
            case .scale:
                .phrase(
                    chinese: "因素取值为空、重复或为负", english: "a scale is empty, repeats or is negative")
            case .noLevel: .phrase(chinese: "没有风险等级", english: "it has no level")
            case .levelTwice: .phrase(chinese: "风险等级重复", english: "a level stands twice")
            case .bands:
                .phrase(
                    chinese: "等级下限须由高到低且最低等级不设下限",
                    english: "lower bounds must fall and the lowest level has none")
            case .gridShape:
                .phrase(
                    chinese: "矩阵的行列与两个因素的取值不符",
                    english: "the grid does not match the values of two factors")
            case .gridLevel:
                .phrase(chinese: "矩阵中有未定义的等级", english: "the grid names an unknown level")
            case .floor:
                .phrase(
                    chinese: "直接要求措施的因素不存在", english: "a factor that calls for action is unknown")
            }
        }
    }

    /// No method has that code.
    case methodUnknown(String, nearest: String?)
    /// A method that does not fit together.
    case methodUnsound(method: String, fault: MethodFault)
    /// A risk without the value of a factor.
    case factorMissing(risk: String, factor: String)
    /// A value of a factor that the method does not have.
    case factorUnknown(risk: String, factor: String, nearest: String?)
    /// A value that the scale of the factor does not have.
    case valueOutsideScale(risk: String, factor: RiskFactor, value: Decimal)
    /// A score that does not fit.
    case outOfRange(risk: String)
    /// Controls that would make the risk worse.
    case residualAbove(risk: String)
    /// A risk stands twice.
    case riskTwice(String)
    /// A control point whose number is not 1 to 9999.
    case pointNumberInvalid(process: String, number: Int)
    /// A control point stands twice.
    case pointTwice(process: String, number: Int)

    /// The message with the risk and the figures.
    public var finding: Finding {
        switch self {
        case .methodUnknown(let method, let nearest):
            var values: [String: MessageValue] = ["method": .text(method)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.riskMethodUnknown, values)
        case .methodUnsound(let method, let fault):
            return Finding(.riskMethodUnsound, ["method": .text(method), "fault": fault.term])
        case .factorMissing(let risk, let factor):
            return Finding(
                .riskFactorMissing, ["risk": .text(risk), "factor": .text(factor)])
        case .factorUnknown(let risk, let factor, let nearest):
            var values: [String: MessageValue] = ["risk": .text(risk), "factor": .text(factor)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.riskFactorUnknown, values)
        case .valueOutsideScale(let risk, let factor, let value):
            let allowed = factor.values.map(\.value.description).joined(separator: ", ")
            return Finding(
                .riskValueOutsideScale,
                [
                    "risk": .text(risk), "factor": .text(factor.code),
                    "value": .text(value.description), "allowed": .text(allowed),
                ])
        case .outOfRange(let risk): return Finding(.riskOutOfRange, ["risk": .text(risk)])
        case .residualAbove(let risk): return Finding(.riskResidualAbove, ["risk": .text(risk)])
        case .riskTwice(let risk): return Finding(.riskTwice, ["risk": .text(risk)])
        case .pointNumberInvalid(let process, let number):
            return Finding(
                .riskPointNumberInvalid, ["process": .text(process), "number": .count(number)])
        case .pointTwice(let process, let number):
            return Finding(
                .riskPointTwice, ["process": .text(process), "number": .count(number)])
        }
    }
}
