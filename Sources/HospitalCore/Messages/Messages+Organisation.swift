/// Messages about the organisation and the facts of a month in it: 1420–1449.
extension Message {
    static let organisationMessages: [Message] = [
        validityReversed, unitRowsOverlap, unitUnknown, unitNotValid, unitParentNotValid,
        unitLevelReversed, unitLoop, serviceToItself, subtotalOutOfRange, lineageSharesUnbalanced,
        lineageShareNotPositive, lineageRepeated, carriedOutOfRange, assignmentShareRange,
        assignmentCoefficientNegative, assignmentOverlap, assignmentSharesOver, staffingOutOfRange,
        attendanceNegative, attendanceOverDue, attendanceUnexplained, postingRepeated,
        reversalUnknown, reversalOfReversal, reversalAccount, reversalTooLarge, reversalTooEarly,
        postingTotalOutOfRange, custodyOverlap, custodyHolderMissing,
    ]

    /// A validity that ends before it begins.
    public static let validityReversed = Message(
        1420, "validity_reversed", .range,
        zh: "停用日期{to}早于启用日期{from}。", en: "The last day {to} lies before the first day {from}.")
    /// Two rows of one unit on one day.
    public static let unitRowsOverlap = Message(
        1421, "unit_rows_overlap", .duplicate,
        zh: "科室{unit}在{day}有两条有效记录。", en: "Unit {unit} has two valid rows on {day}.")
    /// A unit that does not exist on any day.
    public static let unitUnknown = Message(
        1422, "unit_unknown", .unknown,
        zh: "没有编码为{unit}的科室。", en: "There is no unit with the code {unit}.")
    /// A unit that does not exist on the day.
    public static let unitNotValid = Message(
        1423, "unit_not_valid", .range,
        zh: "科室{unit}在{day}未启用或已停用。", en: "Unit {unit} does not exist on {day}.")
    /// A parent that does not exist on the day.
    public static let unitParentNotValid = Message(
        1424, "unit_parent_not_valid", .missing,
        zh: "科室{unit}的上级{parent}在{day}不存在。",
        en: "The parent {parent} of unit {unit} does not exist on {day}.")
    /// A parent of a lower level than its child.
    public static let unitLevelReversed = Message(
        1425, "unit_level_reversed", .rule,
        zh: "{unit}（{level}）不能隶属于{parent}（{parent_level}）。",
        en: "{unit} ({level}) cannot belong to {parent} ({parent_level}).")
    /// Units that are each other's parents.
    public static let unitLoop = Message(
        1426, "unit_loop", .rule,
        zh: "科室{unit}的上级关系成环。", en: "The parents of unit {unit} run in a circle.")
    /// An internal service of a unit for itself.
    public static let serviceToItself = Message(
        1427, "service_to_itself", .rule,
        zh: "科室{unit}不能为本科室提供内部服务{amount}元。",
        en: "Unit {unit} cannot render an internal service of {amount} yuan to itself.")
    /// A subtotal that does not fit.
    public static let subtotalOutOfRange = Message(
        1428, "subtotal_out_of_range", .overflow,
        zh: "{unit}的小计超出可表示范围。", en: "The subtotal of {unit} does not fit.")
    /// Shares of successors that are not the whole.
    public static let lineageSharesUnbalanced = Message(
        1429, "lineage_shares_unbalanced", .unbalanced,
        zh: "科室{unit}在{day}的沿革比例合计为{sum}，应为1。",
        en: "The shares of the successors of {unit} on {day} add up to {sum}, not to 1.")
    /// A share of zero or less.
    public static let lineageShareNotPositive = Message(
        1430, "lineage_share_not_positive", .range,
        zh: "科室{unit}在{day}并入{successor}的比例{share}须大于0。",
        en: "The share {share} of {unit} that goes to {successor} on {day} must be above 0.")
    /// The same successor twice on one day.
    public static let lineageRepeated = Message(
        1431, "lineage_repeated", .duplicate,
        zh: "科室{unit}在{day}两次列明并入{successor}。",
        en: "Unit {unit} names the successor {successor} twice on {day}.")
    /// A carried amount that does not fit.
    public static let carriedOutOfRange = Message(
        1432, "carried_out_of_range", .overflow,
        zh: "按沿革结转到科室{unit}的金额超出可表示范围。",
        en: "The amount carried to unit {unit} does not fit.")
    /// A share of an assignment that is no part of a person.
    public static let assignmentShareRange = Message(
        1433, "assignment_share_range", .range,
        zh: "{person}在{unit}的用工比例{share}须大于0且不超过1。",
        en: "The share {share} of {person} in {unit} must be above 0 and at most 1.")
    /// A coefficient below zero.
    public static let assignmentCoefficientNegative = Message(
        1434, "assignment_coefficient_negative", .range,
        zh: "{person}在{unit}的岗位系数{coefficient}不能为负。",
        en: "The coefficient {coefficient} of {person} in {unit} cannot be negative.")
    /// Two rows of one assignment on one day.
    public static let assignmentOverlap = Message(
        1435, "assignment_overlap", .duplicate,
        zh: "{person}在{unit}的“{post}”岗位在{day}有两条任职记录。",
        en: "{person} has two rows for the post \"{post}\" in {unit} on {day}.")
    /// A person who is assigned more than once over.
    public static let assignmentSharesOver = Message(
        1436, "assignment_shares_over", .unbalanced,
        zh: "{person}在{day}的用工比例合计为{sum}，超过1。",
        en: "The shares of {person} add up to {sum} on {day}, more than 1.")
    /// Person-days that do not fit.
    public static let staffingOutOfRange = Message(
        1437, "staffing_out_of_range", .overflow,
        zh: "{subject}的人日数超出可表示范围。", en: "The person-days of {subject} do not fit.")
    /// Negative days.
    public static let attendanceNegative = Message(
        1438, "attendance_negative", .range,
        zh: "{person}的考勤“{field}”{days}天不能为负。",
        en: "Attendance of {person}: {days} days of {field} cannot be negative.")
    /// More days than were due.
    public static let attendanceOverDue = Message(
        1439, "attendance_over_due", .unbalanced,
        zh: "{person}出勤与休假合计{sum}天，超过应出勤{due}天。",
        en: "{person} worked or was on leave for {sum} days of {due} that were due.")
    /// Days without attendance and without leave.
    public static let attendanceUnexplained = Message(
        1440, "attendance_unexplained", .ok,
        zh: "{person}有{days}天既无出勤也无休假记录。",
        en: "{person} has {days} days without work and without leave.")
    /// A voucher line twice.
    public static let postingRepeated = Message(
        1441, "posting_repeated", .duplicate,
        zh: "凭证{voucher}第{row}行重复。", en: "Line {row} of voucher {voucher} stands twice.")
    /// A reversal of a line that is not there.
    public static let reversalUnknown = Message(
        1442, "reversal_unknown", .unknown,
        zh: "凭证{voucher}第{row}行冲销的{original}不存在。",
        en: "Line {row} of voucher {voucher} reverses {original}, which does not exist.")
    /// A reversal of a reversal.
    public static let reversalOfReversal = Message(
        1443, "reversal_of_reversal", .rule,
        zh: "凭证{voucher}第{row}行冲销的{original}本身是红字冲销，不能再冲销。",
        en: "Line {row} of voucher {voucher} reverses {original}, which is itself a reversal.")
    /// A reversal on another account.
    public static let reversalAccount = Message(
        1444, "reversal_account", .unbalanced,
        zh: "凭证{voucher}第{row}行与被冲销的{original}科室或科目不同。",
        en:
            "Line {row} of voucher {voucher} and {original}, which it reverses, are of different accounts."
    )
    /// A reversal of more than there was.
    public static let reversalTooLarge = Message(
        1445, "reversal_too_large", .unbalanced,
        zh: "凭证{voucher}第{row}行冲销{original}后，红字合计{sum}元，原金额为{amount}元。",
        en:
            "With line {row} of voucher {voucher} the reversals of {original} are {sum} yuan of {amount}."
    )
    /// A reversal posted before its original.
    public static let reversalTooEarly = Message(
        1446, "reversal_too_early", .range,
        zh: "凭证{voucher}第{row}行记入{period}，早于被冲销的{original}的{original_period}。",
        en:
            "Line {row} of voucher {voucher} is posted in {period}, before {original} in {original_period}."
    )
    /// A total that does not fit.
    public static let postingTotalOutOfRange = Message(
        1447, "posting_total_out_of_range", .overflow,
        zh: "{period}，{unit}，{item}：合计超出可表示范围。",
        en: "The total of {unit}, {item} in {period} does not fit.")
    /// Two holders on one day.
    public static let custodyOverlap = Message(
        1448, "custody_overlap", .duplicate,
        zh: "资产{asset}在{day}同时由{unit}和{other}保管。",
        en: "Asset {asset} is held by {unit} and by {other} on {day}.")
    /// Nobody holds the asset.
    public static let custodyHolderMissing = Message(
        1449, "custody_holder_missing", .missing,
        zh: "{period}，资产{asset}：{day}没有保管科室。",
        en: "Asset {asset} is held by no unit on {day}, in {period}.")
}
