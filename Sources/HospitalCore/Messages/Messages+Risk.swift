/// Messages of risk assessment and the register of control points: 5060–5069.
extension Message {
    static let riskMessages: [Message] = [
        riskMethodUnknown, riskMethodUnsound, riskFactorMissing, riskFactorUnknown,
        riskValueOutsideScale, riskOutOfRange, riskResidualAbove, riskTwice,
        riskPointNumberInvalid, riskPointTwice,
    ]

    /// A method that the library does not have.
    public static let riskMethodUnknown = Message(
        5060, "risk_method_unknown", .unknown,
        zh: "没有风险评价方法“{method}”[，是否为“{nearest}”]。",
        en: "There is no risk method \"{method}\"[; did you mean \"{nearest}\"?]")
    /// A method that does not fit together.
    public static let riskMethodUnsound = Message(
        5061, "risk_method_unsound", .rule,
        zh: "风险评价方法{method}不成立：{fault}。", en: "The risk method {method} is not sound: {fault}.")
    /// A risk without a factor.
    public static let riskFactorMissing = Message(
        5062, "risk_factor_missing", .missing,
        zh: "风险{risk}缺少因素{factor}的取值。", en: "Risk {risk} has no value of the factor {factor}.")
    /// A factor that the method does not have.
    public static let riskFactorUnknown = Message(
        5063, "risk_factor_unknown", .unknown,
        zh: "风险{risk}：评价方法没有因素“{factor}”[，是否为“{nearest}”]。",
        en: "Risk {risk}: the method has no factor \"{factor}\"[; did you mean \"{nearest}\"?]")
    /// A value that is not on the scale.
    public static let riskValueOutsideScale = Message(
        5064, "risk_value_outside_scale", .range,
        zh: "风险{risk}：因素{factor}的取值{value}不在{allowed}之内。",
        en: "Risk {risk}: {value} is no value of the factor {factor}; it has {allowed}.")
    /// A score that does not fit.
    public static let riskOutOfRange = Message(
        5065, "risk_out_of_range", .overflow,
        zh: "风险{risk}的风险值超出可表示范围。", en: "The score of risk {risk} does not fit.")
    /// A residual risk above the risk itself.
    public static let riskResidualAbove = Message(
        5066, "risk_residual_above", .rule,
        zh: "风险{risk}的剩余风险高于控制前的风险。",
        en: "The residual risk of {risk} is above the risk before its controls.")
    /// A risk that stands twice.
    public static let riskTwice = Message(
        5067, "risk_twice", .duplicate, zh: "风险{risk}重复。", en: "Risk {risk} stands twice.")
    /// A number that no control point has.
    public static let riskPointNumberInvalid = Message(
        5068, "risk_point_number_invalid", .range,
        zh: "“{process}”的风险点序号{number}不在1至9999之内。",
        en: "\"{process}\": the number {number} of a control point is not 1 to 9999.")
    /// A control point that stands twice.
    public static let riskPointTwice = Message(
        5069, "risk_point_twice", .duplicate,
        zh: "“{process}”的风险点{number}重复。",
        en: "\"{process}\": the control point {number} stands twice.")
}
