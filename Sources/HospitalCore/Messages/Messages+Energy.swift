/// Messages of meters, tariffs, balances and quotas: 3260–3279.
extension Message {
    static let energyMessages: [Message] = [
        energyNumberInvalid, energyOutOfOrder, meterFirstMissing, meterRegisterInvalid,
        meterRegisterFell, meterRollOverTooLarge, energyBandsInvalid, energyTwice, meterUnknown,
        meterNotRead, energyLossNegative, energyNothingUsed, energyOutOfRange,
        energyUseTooLong,
    ]

    /// A number that is too small.
    public static let energyNumberInvalid = Message(
        3260, "energy_number_invalid", .range,
        zh: "{object}的数值{value}无效。", en: "{object} has the invalid number {value}.")
    /// A moment out of order.
    public static let energyOutOfOrder = Message(
        3261, "energy_out_of_order", .range,
        zh: "{object}的时刻{moment}须晚于前一时刻。", en: "{object}: {moment} is not after the moment before.")
    /// A swap before any reading.
    public static let meterFirstMissing = Message(
        3262, "meter_first_missing", .missing,
        zh: "计量表{meter}换表前没有读数。", en: "Meter {meter} is swapped before it was read.")
    /// A register that cannot be.
    public static let meterRegisterInvalid = Message(
        3263, "meter_register_invalid", .range,
        zh: "计量表{meter}{moment}的读数{register}超出表的量程。",
        en: "Meter {meter} cannot show {register} ({moment}).")
    /// A register that fell.
    public static let meterRegisterFell = Message(
        3264, "meter_register_fell", .rule,
        zh: "计量表{meter}{moment}的读数由{from}降为{to}，未登记换表，也没有量程可判断翻转。",
        en: "Meter {meter} fell from {from} to {to} ({moment}) without a swap or a known capacity.")
    /// A roll-over that is too large.
    public static let meterRollOverTooLarge = Message(
        3265, "meter_roll_over_too_large", .rule,
        zh: "计量表{meter}{moment}按翻转计算用量{quantity}，超过限值，读数可能有误。",
        en: "A roll-over of meter {meter} ({moment}) would be {quantity}, above its limit.")
    /// Bands that do not rise.
    public static let energyBandsInvalid = Message(
        3266, "energy_bands_invalid", .range,
        zh: "{object}的时段、阶梯或档次须从起点开始并递增。",
        en: "Slots, tiers or bands of {object} must begin at their start and rise.")
    /// A code that stands twice.
    public static let energyTwice = Message(
        3267, "energy_twice", .duplicate, zh: "{code}重复。", en: "{code} stands twice.")
    /// A meter that is not known.
    public static let meterUnknown = Message(
        3268, "meter_unknown", .unknown,
        zh: "计量表{meter}不在抄表计划中。", en: "Meter {meter} is not in the round.")
    /// A meter that was not read.
    public static let meterNotRead = Message(
        3269, "meter_not_read", .missing,
        zh: "分表{meter}未抄表，不能分摊。", en: "Meter {meter} was not read; the bill cannot be split.")
    /// A negative loss.
    public static let energyLossNegative = Message(
        3270, "energy_loss_negative", .range,
        zh: "分表合计大于总表{meter}，损耗为{loss}，不能单列。",
        en: "The sub-meters are above the main meter {meter}: the loss is {loss} and cannot stand "
            + "alone.")
    /// Nothing to split a bill by.
    public static let energyNothingUsed = Message(
        3271, "energy_nothing_used", .unbalanced,
        zh: "总表{meter}的分表用量合计为0，账单{bill}无法分摊。",
        en: "Nothing was used below meter {meter}; the bill of {bill} cannot be split.")
    /// A sum that does not fit.
    public static let energyOutOfRange = Message(
        3272, "energy_out_of_range", .overflow,
        zh: "{object}的合计超出范围。", en: "A sum of {object} is out of range.")
    /// A use over too many days.
    public static let energyUseTooLong = Message(
        3273, "energy_use_too_long", .tooBig,
        zh: "{from}至{to}的用量超过{days}天，不能按一张账单计价。",
        en: "The use from {from} to {to} is longer than the {days} days of a bill.")
}
