/// Messages of stores: 3280–3299.
extension Message {
    static let stockMessages: [Message] = [
        stockTwice, stockLotUnknown, stockQuantityInvalid, stockExpired, stockBeyondBalance,
        stockBeyondIssued, stockOnlyExpired, stockOut, stockLimitsInvalid, stockOutOfRange,
    ]

    /// A code that stands twice.
    public static let stockTwice = Message(
        3280, "stock_twice", .duplicate, zh: "{code}重复。", en: "{code} stands twice.")
    /// A lot that is not there.
    public static let stockLotUnknown = Message(
        3281, "stock_lot_unknown", .unknown, zh: "没有批次{lot}。", en: "There is no lot {lot}.")
    /// A quantity that is not above zero.
    public static let stockQuantityInvalid = Message(
        3282, "stock_quantity_invalid", .range,
        zh: "{code}的数量{quantity}须大于零。", en: "The quantity {quantity} of {code} must be above zero.")
    /// An expired lot.
    public static let stockExpired = Message(
        3283, "stock_expired", .rule,
        zh: "批次{lot}有效期至{day}，已过期，只能报废。",
        en: "The lot {lot} was good through {day}; it can only be scrapped.")
    /// More than the balance.
    public static let stockBeyondBalance = Message(
        3284, "stock_beyond_balance", .rule,
        zh: "批次{lot}结存{balance}，不能发出{quantity}。",
        en: "The lot {lot} has {balance}; {quantity} cannot be taken.")
    /// More than was issued.
    public static let stockBeyondIssued = Message(
        3285, "stock_beyond_issued", .rule,
        zh: "批次{lot}已发出{issued}，不能退回{quantity}。",
        en: "Of lot {lot} {issued} are out; {quantity} cannot come back.")
    /// Only expired goods are left.
    public static let stockOnlyExpired = Message(
        3286, "stock_only_expired", .rule,
        zh: "{item}有效结存{good}，不足{asked}，其余均已过期。",
        en: "Of {item} {good} are good, {asked} are asked; the rest is expired.")
    /// Out of stock.
    public static let stockOut = Message(
        3287, "stock_out", .rule,
        zh: "{item}结存{good}，不足{asked}。", en: "Of {item} {good} are there, {asked} are asked.")
    /// Limits that do not rise.
    public static let stockLimitsInvalid = Message(
        3288, "stock_limits_invalid", .range,
        zh: "{goods}的安全用量、下限、上限须齐全且0≤安全用量≤下限≤上限。",
        en: "{goods} needs three limits that rise: 0 ≤ safety ≤ minimum ≤ maximum.")
    /// A sum that does not fit.
    public static let stockOutOfRange = Message(
        3289, "stock_out_of_range", .overflow,
        zh: "{item}的合计超出范围。", en: "A sum of {item} is out of range.")
}
