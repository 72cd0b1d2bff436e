/// Messages of cost allocation: 2000–2099.
extension Message {
    static let costMessages: [Message] = [
        departmentDuplicate, departmentUnknown, costItemDuplicate, costItemUnknown, driverUnknown,
        driverDuplicate, driverNegative, driverNegativeCounted, driverPreviousMissing,
        driverTotalZero, sharesNotOne, shareNegative, amountOutOfRange, amountTooFine, sourceTwice,
        receiverClosed, receiversMissing, stageWrong, classMissing, stageOrder, costNotAllocated,
        closedLoop, solutionNotCertified, roundingUnitInvalid, policyNotForMethod,
        multiplierDigitsTooFew, allocationTooLarge, nothingToAllocate, offsetInvalid,
        receiverTwice, driverReserved, driverMissing, driverControlDiffers,
    ]

    /// A department stands twice.
    public static let departmentDuplicate = Message(
        2000, "department_duplicate", .duplicate,
        zh: "科室“{department}”重复出现。", en: "Department \"{department}\" stands twice.")
    /// A department code that is not among the departments.
    public static let departmentUnknown = Message(
        2001, "department_unknown", .unknown,
        zh: "{place}：没有编码为“{department}”的科室[，是否为“{nearest}”]。",
        en: "{place}: there is no department \"{department}\"[; did you mean \"{nearest}\"?]")
    /// A cost item stands twice.
    public static let costItemDuplicate = Message(
        2002, "cost_item_duplicate", .duplicate,
        zh: "成本项目“{item}”重复出现。", en: "Cost item \"{item}\" stands twice.")
    /// A cost item that is not among the items of the run.
    public static let costItemUnknown = Message(
        2003, "cost_item_unknown", .unknown,
        zh: "科室“{department}”：没有名为“{item}”的成本项目[，是否为“{nearest}”]。",
        en:
            "Department \"{department}\": there is no cost item \"{item}\"[; did you mean \"{nearest}\"?]"
    )
    /// A driver that is not among the drivers.
    public static let driverUnknown = Message(
        2004, "driver_unknown", .unknown,
        zh: "第{step}步：没有名为“{driver}”的分摊参数[，是否为“{nearest}”]。",
        en: "Step {step}: there is no driver \"{driver}\"[; did you mean \"{nearest}\"?]")
    /// A driver stands twice.
    public static let driverDuplicate = Message(
        2005, "driver_duplicate", .duplicate,
        zh: "分摊参数“{driver}”重复出现。", en: "Driver \"{driver}\" stands twice.")
    /// A negative driver value under the policy `error`.
    public static let driverNegative = Message(
        2006, "driver_negative", .range,
        zh: "[{period}，]分摊参数“{driver}”：科室“{department}”的值为负数（{value}）。",
        en:
            "[{period}, ]driver \"{driver}\": department \"{department}\" has the negative value {value}."
    )
    /// A negative driver value that a policy replaced.
    public static let driverNegativeCounted = Message(
        2007, "driver_negative_replaced", .ok,
        zh: "[{period}，]分摊参数“{driver}”：科室“{department}”的负值{value}按{used}计算。",
        en:
            "[{period}, ]driver \"{driver}\": the negative value {value} of department \"{department}\" counts as {used}."
    )
    /// No usable value of the previous period.
    public static let driverPreviousMissing = Message(
        2008, "driver_previous_missing", .missing,
        zh: "[{period}，]分摊参数“{driver}”：科室“{department}”的值{value}为负数，且没有可用的上期值。",
        en:
            "[{period}, ]driver \"{driver}\": department \"{department}\" has the negative value {value} and no usable value of the previous period."
    )
    /// There is cost to split and the driver adds up to zero.
    public static let driverTotalZero = Message(
        2010, "driver_total_zero", .unbalanced,
        zh: "[{period}，]{source}→{driver}：分摊基数合计为0，“{item}”尚有{amount}元未分摊。",
        en:
            "[{period}, ]{source} → {driver}: the driver adds up to 0, {amount} yuan of \"{item}\" are left unallocated."
    )
    /// The shares of a source do not add up to one.
    public static let sharesNotOne = Message(
        2011, "shares_not_one", .unbalanced,
        zh: "科室“{source}”的分摊比例合计为{total}，应为1。",
        en: "The shares of \"{source}\" add up to {total}, not to 1.")
    /// A share is negative.
    public static let shareNegative = Message(
        2012, "share_negative", .range,
        zh: "科室“{source}”对“{receiver}”的分摊比例为负数（{value}）。",
        en: "The share of \"{source}\" for \"{receiver}\" is negative ({value}).")
    /// An amount beyond the range of money.
    public static let amountOutOfRange = Message(
        2013, "amount_out_of_range", .range,
        zh: "科室“{department}”的“{item}”金额{value}超出范围。",
        en: "Department \"{department}\", item \"{item}\": amount {value} is out of range.")
    /// An amount with more decimals than the rounding unit.
    public static let amountTooFine = Message(
        2014, "amount_too_fine", .format,
        zh: "科室“{department}”的“{item}”金额{value}比计算单位{unit}更细。",
        en:
            "Department \"{department}\", item \"{item}\": amount {value} is finer than the rounding unit {unit}."
    )
    /// A department is a source in two steps.
    public static let sourceTwice = Message(
        2015, "source_twice", .duplicate,
        zh: "第{step}步：科室“{department}”已在前面的步骤中分摊过。",
        en: "Step {step}: department \"{department}\" was already a source before.")
    /// A receiver that is closed or is itself a source where the method forbids it.
    public static let receiverClosed = Message(
        2016, "receiver_closed", .rule,
        zh: "第{step}步：“{source}”不能分摊给“{receiver}”，该科室在此步已结转或同为分摊科室。",
        en:
            "Step {step}: \"{source}\" cannot allocate to \"{receiver}\", which is closed or a source at this step."
    )
    /// A step without receivers.
    public static let receiversMissing = Message(
        2017, "receivers_missing", .missing,
        zh: "第{step}步：“{source}”没有任何受益科室。", en: "Step {step}: \"{source}\" has no receiver.")
    /// A department of the wrong class in a stage.
    public static let stageWrong = Message(
        2018, "stage_wrong", .rule,
        zh: "第{step}步（第{stage}级分摊）：科室“{department}”属于{class}，不能在此级作为{role}。",
        en:
            "Step {step} (stage {stage}): department \"{department}\" of class {class} cannot be a {role} here."
    )
    /// A department without a class.
    public static let classMissing = Message(
        2019, "class_missing", .missing,
        zh: "科室“{department}”没有科室分类，三级分摊需要分类。",
        en: "Department \"{department}\" has no class; the three-stage method needs one.")
    /// A stage that is missing or out of order.
    public static let stageOrder = Message(
        2020, "stage_order", .rule,
        zh: "第{step}步：级次应为1至3且不得倒退。",
        en: "Step {step}: the stage must be 1 to 3 and must not go back.")
    /// Cost of a department that no step allocates.
    public static let costNotAllocated = Message(
        2021, "cost_not_allocated", .unbalanced,
        zh: "非临床科室“{department}”没有任何分摊步骤，“{item}”尚有{amount}元未分摊。",
        en:
            "No step allocates the non-clinical department \"{department}\"; {amount} yuan of \"{item}\" are left."
    )
    /// Sources that serve only each other.
    public static let closedLoop = Message(
        2022, "closed_loop", .unbalanced,
        zh: "科室{departments}只相互分摊，成本无法到达任何最终科室。",
        en:
            "Departments {departments} serve only each other; their cost reaches no final department."
    )
    /// The numerical solution could not be proven exact enough.
    public static let solutionNotCertified = Message(
        2023, "solution_not_certified", .range,
        zh: "交互分摊的解无法证明精确到0.001分（误差界{bound}分）。",
        en: "The reciprocal solution cannot be proven to 0.001 fen (bound {bound} fen).")
    /// A rounding unit that is no power of ten from 1 to 0.000001.
    public static let roundingUnitInvalid = Message(
        2024, "rounding_unit_invalid", .argument,
        zh: "计算单位“{value}”无效，可用：1、0.1、0.01、0.001、0.0001、0.00001、0.000001。",
        en:
            "Rounding unit \"{value}\" is invalid; use 1, 0.1, 0.01, 0.001, 0.0001, 0.00001 or 0.000001."
    )
    /// A policy that the method does not know.
    public static let policyNotForMethod = Message(
        2025, "policy_not_for_method", .argument,
        zh: "分摊方法{method}不支持{policy}。", en: "Method {method} does not take {policy}.")
    /// The rounded multiplier leaves more than largest remainders can take.
    public static let multiplierDigitsTooFew = Message(
        2026, "multiplier_digits_too_few", .unbalanced,
        zh: "“{source}”的“{item}”：分摊系数位数过少，尾差{left}无法按最大余额法处理。",
        en:
            "\"{source}\", item \"{item}\": the multiplier has too few digits, a rest of {left} is more than largest remainders can take."
    )
    /// Weights or amounts that do not fit 128 bits.
    public static let allocationTooLarge = Message(
        2027, "allocation_too_large", .overflow,
        zh: "“{source}”的“{item}”：分摊基数或金额超出可计算的范围。",
        en: "\"{source}\", item \"{item}\": drivers or amounts are too large to calculate with.")
    /// No department or no cost item.
    public static let nothingToAllocate = Message(
        2028, "nothing_to_allocate", .missing,
        zh: "没有科室或没有成本项目。", en: "There is no department or no cost item.")
    /// Offsets into arrays that do not describe them.
    public static let offsetInvalid = Message(
        2030, "allocation_offset_invalid", .range,
        zh: "{list}第{position}个值为{value}：偏移应从0开始、不得减小，并止于数组末尾。",
        en:
            "{list}: value {position} is {value}; offsets begin at 0, never go back and end with the array."
    )
    /// A receiver that stands twice in a step.
    public static let receiverTwice = Message(
        2031, "receiver_twice", .duplicate,
        zh: "第{step}步：科室“{source}”的受益科室“{receiver}”重复出现。",
        en: "Step {step}: receiver \"{receiver}\" of \"{source}\" stands twice.")
    /// A driver with the name of a cost that the run works out itself.
    public static let driverReserved = Message(
        2040, "driver_reserved", .argument,
        zh: "“{driver}”是以成本本身为分摊基数的保留名称，由系统计算，不能另行给值。",
        en: "\"{driver}\" is a cost that the run works out itself and takes no values.")
    /// A receiver without a value of a driver that is no complete list.
    public static let driverMissing = Message(
        2041, "driver_missing", .missing,
        zh: "[{period}，]分摊参数“{driver}”：科室“{department}”没有值（缺值不等于0）。",
        en:
            "[{period}, ]driver \"{driver}\": department \"{department}\" has no value (missing is not zero)."
    )
    /// Driver values that do not add up to their control total.
    public static let driverControlDiffers = Message(
        2042, "driver_control_differs", .unbalanced,
        zh: "[{period}，]分摊参数“{driver}”：各科室合计{total}，控制总数{control}，相差{difference}。",
        en:
            "[{period}, ]driver \"{driver}\": departments add up to {total}, the control total is {control}, the difference {difference}."
    )
}
