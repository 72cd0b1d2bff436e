/// Messages of internal control: 5100–5109.
extension Message {
    static let controlMessages: [Message] = [
        controlMonthsOutOfOrder, controlItemNegative, controlItemTwice, controlOutOfRange,
        controlNumberInvalid,
    ]

    /// A last month before the first.
    public static let controlMonthsOutOfOrder = Message(
        5100, "control_months_out_of_order", .range,
        zh: "起始月份{first}晚于截止月份{last}。", en: "The first month {first} is after the last, {last}.")
    /// An amount in transit below zero.
    public static let controlItemNegative = Message(
        5101, "control_item_negative", .range,
        zh: "未达账项{item}的金额不能为负。", en: "The amount in transit {item} cannot be negative.")
    /// An amount in transit that stands twice.
    public static let controlItemTwice = Message(
        5102, "control_item_twice", .duplicate,
        zh: "未达账项{item}重复。", en: "The amount in transit {item} stands twice.")
    /// A balance that does not fit.
    public static let controlOutOfRange = Message(
        5103, "control_out_of_range", .overflow,
        zh: "调节后的余额超出可表示范围。", en: "An adjusted balance does not fit.")
    /// A number of a document that cannot be.
    public static let controlNumberInvalid = Message(
        5104, "control_number_invalid", .range,
        zh: "单据号{number}不是正整数。", en: "The number {number} of a document is not positive.")
}
