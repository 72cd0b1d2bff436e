/// Messages of logs of findings: 5250–5259.
extension Message {
    static let findingLogMessages: [Message] = [
        inspectionVisitTwice, inspectionItemTwice, inspectionSettingOutOfRange,
    ]

    /// Two visits of a log have one code.
    public static let inspectionVisitTwice = Message(
        5250, "inspection_visit_twice", .duplicate,
        zh: "检查{visit}重复。", en: "Inspection {visit} is given twice.")
    /// A visit cites an item twice.
    public static let inspectionItemTwice = Message(
        5251, "inspection_item_twice", .duplicate,
        zh: "检查{visit}：项目{item}重复。", en: "Inspection {visit}: item {item} is cited twice.")
    /// A number of days that a setting cannot have.
    public static let inspectionSettingOutOfRange = Message(
        5252, "inspection_setting_out_of_range", .range,
        zh: "设置{setting}不能为{value}，应为0至{limit}天。",
        en: "The setting {setting} cannot be {value}; it is 0 to {limit} days.")
}
