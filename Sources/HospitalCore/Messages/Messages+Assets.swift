/// Messages of assets and work orders: 3300–3309.
extension Message {
    static let assetMessages: [Message] = [assetTwice, assetNegative, assetOutOfRange]

    /// An asset that stands twice.
    public static let assetTwice = Message(
        3300, "asset_twice", .duplicate, zh: "资产{asset}重复。", en: "The asset {asset} stands twice.")
    /// A number below what it may be.
    public static let assetNegative = Message(
        3301, "asset_negative", .range,
        zh: "{asset}的工时、单价或停机时间无效。", en: "{asset} has hours, rates or downtimes that are not valid."
    )
    /// A sum that does not fit.
    public static let assetOutOfRange = Message(
        3302, "asset_out_of_range", .overflow,
        zh: "{asset}的合计超出范围。", en: "A sum of {asset} is out of range.")
}
