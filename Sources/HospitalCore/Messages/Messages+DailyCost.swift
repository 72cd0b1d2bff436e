/// Messages of assets, meters and stores of a book: 3360–3389.
extension Message {
    static let dailyCostMessages: [Message] = [
        assetUnknown, assetChangeUnclear, campaignMissing, meterParentUnknown, meterCircular,
        meterDepartmentMissing, meterTariffUnknown, stockGoodsUnknown, stockLaterLot,
        stockLotUnclear,
    ]

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
    /// A meter under one that is not there.
    public static let meterParentUnknown = Message(
        3363, "meter_parent_unknown", .unknown,
        zh: "计量表{meter}的上级表{parent}不存在。",
        en: "The meter {meter} stands under {parent}, which is not there.")
    /// A meter under itself.
    public static let meterCircular = Message(
        3364, "meter_circular", .rule,
        zh: "计量表{meter}的上级表形成循环。", en: "The meter {meter} stands under itself.")
    /// A meter that bears an amount and belongs to nobody.
    public static let meterDepartmentMissing = Message(
        3365, "meter_department_missing", .missing,
        zh: "末级计量表{meter}没有科室，费用无法分摊。",
        en: "The meter {meter} has no sub-meters and no department that bears its amount.")
    /// A tariff that is not there.
    public static let meterTariffUnknown = Message(
        3366, "meter_tariff_unknown", .unknown,
        zh: "计量表{meter}的价格{tariff}在该月没有时段。",
        en: "The tariff {tariff} of meter {meter} has no slots in the month.")
    /// Goods that the register does not have.
    public static let stockGoodsUnknown = Message(
        3367, "stock_goods_unknown", .unknown,
        zh: "没有物品“{goods}”[；是否为“{nearest}”]。",
        en: "There are no goods \"{goods}\"[; did you mean \"{nearest}\"?]")
    /// A lot is issued before one that expires earlier.
    public static let stockLaterLot = Message(
        3368, "stock_later_lot", .rule,
        zh: "批次{lot}晚于{first}到期，{first}尚有结存{balance}，应先到期先出。",
        en: "The lot {first} expires before {lot} and has {balance}: first expired, first out.")
    /// A movement that names neither a lot nor goods to issue.
    public static let stockLotUnclear = Message(
        3369, "stock_lot_unclear", .missing,
        zh: "单据{document}第{line}行须给出批次，或给出物品并为出库。",
        en: "Line {line} of document {document} must name a lot, or goods that are issued.")
}
