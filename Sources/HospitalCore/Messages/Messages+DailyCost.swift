/// Messages of assets, meters and stores of a book: 3360–3389.
extension Message {
    static let dailyCostMessages: [Message] = [assetUnknown, assetChangeUnclear, campaignMissing]

    /// Something is said of an asset that has no card, or that comes later.
    public static let assetUnknown = Message(
        3360, "asset_unknown", .unknown,
        zh: "{table}中的资产{asset}没有卡片，或取得日期在其后[；是否为“{nearest}”]。",
        en: "{table}: the asset {asset} has no card, or is acquired later"
            + "[; did you mean \"{nearest}\"?]")
    /// A change that changes nothing, or the cost without the months that are left.
    public static let assetChangeUnclear = Message(
        3361, "asset_change_unclear", .missing,
        zh: "资产{asset}自{month}起的变动须填写剩余年限、科室、地点或保管人；原值增减须同时填写剩余年限。",
        en: "The change of asset {asset} from {month} says nothing, or changes the cost without "
            + "the months that are left.")
    /// A counting campaign that the month does not have.
    public static let campaignMissing = Message(
        3362, "campaign_missing", .unknown,
        zh: "{period}没有资产清查“{campaign}”[；是否为“{nearest}”]。",
        en: "{period} has no counting campaign \"{campaign}\"[; did you mean \"{nearest}\"?]")
}
