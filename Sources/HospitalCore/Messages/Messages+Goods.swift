/// Messages of purchase channels, master data and shelves: 3330–3339.
extension Message {
    static let goodsMessages: [Message] = [procurementUnknown, goodsUnitUnresolved]

    /// Something that is not there.
    public static let procurementUnknown = Message(
        3330, "procurement_unknown", .unknown,
        zh: "没有“{object}”。", en: "There is no \"{object}\".")
    /// A unit that leads to none that is known.
    public static let goodsUnitUnresolved = Message(
        3331, "goods_unit_unresolved", .unknown,
        zh: "{goods}的单位“{unit}”无法换算到计量单位。",
        en: "The unit \"{unit}\" of {goods} cannot be converted into the unit it is kept in.")
}
