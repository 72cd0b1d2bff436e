/// Messages of purchase channels, master data and shelves: 3330–3339.
extension Message {
    static let goodsMessages: [Message] = [
        procurementUnknown, goodsUnitUnresolved, shelfUnknown, shelfBeyond,
    ]

    /// Something that is not there.
    public static let procurementUnknown = Message(
        3330, "procurement_unknown", .unknown,
        zh: "没有“{object}”。", en: "There is no \"{object}\".")
    /// A unit that leads to none that is known.
    public static let goodsUnitUnresolved = Message(
        3331, "goods_unit_unresolved", .unknown,
        zh: "{goods}的单位“{unit}”无法换算到计量单位。",
        en: "The unit \"{unit}\" of {goods} cannot be converted into the unit it is kept in.")
    /// A block of shelves that is not there.
    public static let shelfUnknown = Message(
        3332, "shelf_unknown", .unknown,
        zh: "没有架区“{block}”。", en: "There is no block of shelves \"{block}\".")
    /// More columns than a block can fill or clear.
    public static let shelfBeyond = Message(
        3333, "shelf_beyond", .rule,
        zh: "架区{block}已用{used}列、空余{spare}列，不能变动{columns}列。",
        en:
            "Block {block} has {used} columns used and {spare} spare; it cannot change by {columns}."
    )
}
