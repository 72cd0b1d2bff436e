/// Messages of meetings, vehicles, rosters and registers: 3320–3329.
extension Message {
    static let officeMessages: [Message] = [
        officeTimesInvalid, officeUnknown, officeTwice, officeBandsInvalid, officeNumberInvalid,
        officeOutOfRange,
    ]

    /// A time that ends before it begins.
    public static let officeTimesInvalid = Message(
        3320, "office_times_invalid", .range,
        zh: "{object}的时间无效：结束须晚于开始，且在日历范围内。",
        en: "The time of {object} is not valid: it must end after it begins, within the calendar.")
    /// Something that is not there.
    public static let officeUnknown = Message(
        3321, "office_unknown", .unknown, zh: "没有“{object}”。", en: "There is no \"{object}\".")
    /// Something that stands twice.
    public static let officeTwice = Message(
        3322, "office_twice", .duplicate, zh: "{object}重复。", en: "{object} stands twice.")
    /// Bands that do not rise.
    public static let officeBandsInvalid = Message(
        3323, "office_bands_invalid", .range,
        zh: "里程档次须从0开始递增并有审批人。", en: "Bands must begin at 0, rise and name approvers.")
    /// A number that cannot be.
    public static let officeNumberInvalid = Message(
        3324, "office_number_invalid", .range,
        zh: "{object}的数值{value}无效。", en: "{object} has the invalid number {value}.")
    /// A sum that does not fit.
    public static let officeOutOfRange = Message(
        3325, "office_out_of_range", .overflow,
        zh: "{object}的合计超出范围。", en: "A sum of {object} is out of range.")
}
