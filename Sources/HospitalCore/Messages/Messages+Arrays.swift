/// Messages of calculations on arrays, where things have positions instead of codes: 4450–4479.
extension Message {
    static let arrayMessages: [Message] = [
        poolUnknown, poolWeightTotalZero, poolWeightsOutOfRange,
    ]

    /// A member of a pool that is not there.
    public static let poolUnknown = Message(
        4450, "pool_unknown", .unknown,
        zh: "第{position}个成员所属的奖金池为{pool}，奖金池共{count}个，从1起编号。",
        en: "Member number {position} is of pool {pool}; there are {count} pools, counted from 1.")
    /// A pool whose members weigh nothing.
    public static let poolWeightTotalZero = Message(
        4451, "pool_weight_total_zero", .unbalanced,
        zh: "第{pool}个奖金池的权数合计为0，尚有{amount}分未分配。",
        en: "The weights of pool number {pool} add up to 0; {amount} fen are left undistributed.")
    /// Weights that do not add up.
    public static let poolWeightsOutOfRange = Message(
        4452, "pool_weights_out_of_range", .overflow,
        zh: "第{pool}个奖金池的权数合计超出范围。",
        en: "The weights of pool number {pool} do not add up within range.")
}
