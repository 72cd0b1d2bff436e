import Storage

/// Unit cost: the care and the service items of a month, how a department spreads its cost over
/// them, and what a visit, a bed-day, a discharge and an item came to.
extension Area {
    /// The area `unit_cost`.
    public static let unitCost = Area(
        "unit_cost", requires: ["book", "organisation", "cost"],
        tables: [
            .careVolume, .careSplit, .itemExclusion, .itemPool, .itemCharged, .itemVolume,
            .activityDriver, .activityUse, .unitCost, .itemCost, .itemCostPart, .itemCapacity,
            .activityCost, .unitCostDifference, .itemCostDifference,
        ])
}

extension ColumnDeclaration {
    static let careUnit = ColumnDeclaration(
        "care_unit", .code, zh: "核算对象（visit诊次、bed_day床日、discharge出院）",
        en: "unit of care: visit, bed_day, discharge")
    static let serviceCode = ColumnDeclaration(
        "service_code", .code, zh: "服务项目", en: "service item")
    static let activityCode = ColumnDeclaration("activity_code", .code, zh: "作业", en: "activity")
    static let itemMethod = ColumnDeclaration("method_name", .code, zh: "核算方法", en: "method")
    fileprivate static let serviceName = ColumnDeclaration(
        "service_name", .text(200), zh: "服务项目名称", en: "name of the service item",
        null: Label(zh: "以编码为名", en: "the code is the name"))
    fileprivate static let itemQuantity = ColumnDeclaration(
        "item_quantity", .decimal, zh: "业务量", en: "volume")

    /// A decimal that may be missing.
    fileprivate static func figure(
        _ name: String, zh chinese: String, en english: String,
        null absent: Label = Label(zh: "未填，所用方法需要时报错", en: "not given; an error if needed")
    ) -> ColumnDeclaration {
        ColumnDeclaration(name, .decimal, zh: chinese, en: english, null: absent)
    }
}

extension TableDeclaration {
    /// Visits, bed-days and discharges of a month (业务量), by department and class: classes tell
    /// bed-days of unlike weight apart.
    public static let careVolume = TableDeclaration(
        "hosp_care_volume", .fact, label: Label(zh: "诊疗业务量", en: "volumes of care"),
        key: ["department_code", "care_unit", "class_code"],
        columns: [
            .periodMonth, .departmentCode, .careUnit,
            ColumnDeclaration("class_code", .code, zh: "类别", en: "class"),
            ColumnDeclaration("care_quantity", .decimal, zh: "数量", en: "quantity"),
            .figure(
                "unit_weight", zh: "权重", en: "weight",
                null: Label(zh: "权重为1", en: "the weight is 1")),
            .batchKey,
        ])

    /// The ratio by which a department of both kinds of patients is split (门诊、住院拆分比例); a
    /// department with one kind of volumes needs none.
    public static let careSplit = TableDeclaration(
        "hosp_care_split", .fact, label: Label(zh: "门诊住院拆分", en: "split of out- and in-patients"),
        key: ["department_code"],
        columns: [
            .periodMonth, .departmentCode,
            ColumnDeclaration("outpatient_basis", .decimal, zh: "门诊基数", en: "out-patients"),
            ColumnDeclaration("inpatient_basis", .decimal, zh: "住院基数", en: "in-patients"),
            .batchKey,
        ])

    /// Cost items that are no part of the pool of service items: drugs (不计入项目成本的成本项目).
    public static let itemExclusion = TableDeclaration(
        "hosp_item_exclusion", .register,
        label: Label(zh: "不计入项目成本的成本项目", en: "cost items left out of item cost"),
        key: ["item_code"], columns: [.itemCode, .optionalBatchKey])

    /// How each department spreads its cost over its service items in a month (项目成本核算方法).
    public static let itemPool = TableDeclaration(
        "hosp_item_pool", .fact, label: Label(zh: "项目成本核算方法", en: "methods of item cost"),
        key: ["department_code"],
        columns: [
            .periodMonth, .departmentCode, .itemMethod,
            .figure("capacity_minutes", zh: "实际产能（分钟）", en: "practical capacity in minutes"),
            ColumnDeclaration(
                "materials_item", .code, zh: "自有材料所属成本项目", en: "cost item of own materials",
                null: Label(zh: "项目没有自有材料", en: "the items have no materials of their own")),
            .batchKey,
        ])

    /// Materials that are charged apart from the services (单独收费材料), which leave the pool.
    public static let itemCharged = TableDeclaration(
        "hosp_item_charged", .fact, label: Label(zh: "单独收费材料", en: "materials charged apart"),
        key: ["department_code", "item_code"],
        columns: [
            .periodMonth, .departmentCode, .itemCode,
            ColumnDeclaration("amount_fen", .fen, zh: "金额", en: "amount"), .batchKey,
        ])

    /// The service items of a month (项目业务量) with what the methods ask for.
    public static let itemVolume = TableDeclaration(
        "hosp_item_volume", .fact, label: Label(zh: "服务项目业务量", en: "volumes of service items"),
        key: ["department_code", "service_code"],
        columns: [
            .periodMonth, .departmentCode, .serviceCode, .serviceName, .itemQuantity,
            ColumnDeclaration(
                "income_fen", .fen, zh: "收入", en: "income",
                null: Label(zh: "未填，按收入核算时报错", en: "not given; an error by income")),
            .figure("unit_minutes", zh: "单次时间（分钟）", en: "minutes for one"),
            .figure("work_quantity", zh: "工作量", en: "amount of work"),
            .figure("relative_value", zh: "成本当量", en: "relative value"),
            .figure(
                "own_materials", zh: "单次自有材料（元）", en: "own materials of one in yuan",
                null: Label(zh: "没有自有材料", en: "none")),
            .batchKey,
        ])

    /// What each activity used of a cost item (资源动因).
    public static let activityDriver = TableDeclaration(
        "hosp_activity_driver", .fact, label: Label(zh: "资源动因", en: "drivers of resources"),
        key: ["department_code", "item_code", "activity_code"],
        columns: [
            .periodMonth, .departmentCode, .itemCode, .activityCode,
            ColumnDeclaration("driver_quantity", .decimal, zh: "数量", en: "quantity"), .batchKey,
        ])

    /// How much of an activity one of a service item takes (作业动因).
    public static let activityUse = TableDeclaration(
        "hosp_activity_use", .fact, label: Label(zh: "作业动因", en: "use of activities"),
        key: ["department_code", "service_code", "activity_code"],
        columns: [
            .periodMonth, .departmentCode, .serviceCode, .activityCode,
            ColumnDeclaration("use_quantity", .decimal, zh: "单次数量", en: "quantity for one"),
            .batchKey,
        ])
}

/// What runs of unit cost write. `*` stands for the whole hospital and for all cost items. Unit
/// costs are yuan with six decimals.
extension TableDeclaration {
    private static let noVolume = Label(zh: "没有业务量", en: "no volume")

    private static func cost(_ name: String, zh chinese: String, en english: String)
        -> ColumnDeclaration
    {
        .figure(name, zh: chinese, en: english, null: noVolume).unit("yuan")
    }

    /// The cost of visits, bed-days and discharges (诊次成本、床日成本、出院患者次均成本).
    public static let unitCost = TableDeclaration(
        "hosp_unit_cost", .result, label: Label(zh: "诊次床日成本", en: "cost of units of care"),
        key: ["department_code", "care_unit", "item_code"],
        columns: [
            .runID, .periodMonth, .departmentCode, .careUnit, .itemCode,
            ColumnDeclaration("cost_fen", .fen, zh: "成本", en: "cost"),
            .figure("care_quantity", zh: "业务量", en: "volume", null: noVolume),
            .figure("weighted_quantity", zh: "加权业务量", en: "weighted volume", null: noVolume),
            cost("unit_cost", zh: "单位成本", en: "unit cost"),
            cost("weighted_unit_cost", zh: "加权单位成本", en: "cost of a unit of weight 1"),
            .figure(
                "prior_unit_cost", zh: "上期单位成本", en: "unit cost of the month before",
                null: noPrior
            ).unit("yuan"),
            .figure("change_amount", zh: "增减额", en: "change", null: noPrior).unit("yuan"),
            .figure("change_percent", zh: "增减率", en: "change in percent", null: noPrior),
        ])

    private static let noPrior = Label(zh: "没有上期单位成本", en: "no unit cost of the month before")

    /// The cost of service items (服务项目成本汇总表) by department, and `*` for the hospital.
    public static let itemCost = TableDeclaration(
        "hosp_item_cost", .result, label: Label(zh: "服务项目成本", en: "cost of service items"),
        key: ["department_code", "service_code"],
        columns: [
            .runID, .periodMonth, .departmentCode, .serviceCode, .serviceName, .itemMethod,
            .itemQuantity,
            ColumnDeclaration("income_fen", .fen, zh: "收入", en: "income", null: noIncome),
            ColumnDeclaration("cost_fen", .fen, zh: "成本", en: "cost"),
            cost("unit_cost", zh: "单位成本", en: "unit cost"),
            ColumnDeclaration("margin_fen", .fen, zh: "收益", en: "margin", null: noIncome),
        ])

    private static let noIncome = Label(zh: "未填收入", en: "no income given")

    /// What each cost item has in the cost of a service item (服务项目成本明细).
    public static let itemCostPart = TableDeclaration(
        "hosp_item_cost_part", .result,
        label: Label(zh: "服务项目成本明细", en: "parts of the cost of service items"),
        key: ["department_code", "service_code", "item_code"],
        columns: [
            .runID, .departmentCode, .serviceCode, .itemCode,
            ColumnDeclaration("cost_fen", .fen, zh: "成本", en: "cost"),
            cost("unit_cost", zh: "单位成本", en: "unit cost"),
        ])

    /// What a new version of unit costs moved (版本差异): only the cells that differ.
    private static func difference(
        _ name: String, zh chinese: String, en english: String, of key: [ColumnDeclaration]
    ) -> TableDeclaration {
        let absent = Label(zh: "该版本无此项", en: "not in this version")
        return TableDeclaration(
            name, .result, label: Label(zh: chinese, en: english),
            key: ["compared_run_id"] + key.map(\.name),
            columns: [
                .runID,
                ColumnDeclaration("compared_run_id", .code, zh: "对比运行号", en: "run compared with"),
            ] + key + [
                ColumnDeclaration("before_fen", .fen, zh: "原成本", en: "cost before", null: absent),
                ColumnDeclaration("after_fen", .fen, zh: "现成本", en: "cost now", null: absent),
                ColumnDeclaration("change_fen", .fen, zh: "变动", en: "change", null: absent),
                cost("before_unit_cost", zh: "原单位成本", en: "unit cost before"),
                cost("after_unit_cost", zh: "现单位成本", en: "unit cost now"),
                cost("unit_change", zh: "单位成本变动", en: "change of the unit cost"),
            ]
        ).since(2)
    }

    /// What a new version of a month's visits, bed-days and discharges moved.
    public static let unitCostDifference = difference(
        "hosp_unit_cost_change", zh: "诊次床日成本版本差异", en: "differences of unit costs",
        of: [.departmentCode, .careUnit, .itemCode])

    /// What a new version of a month's service items moved.
    public static let itemCostDifference = difference(
        "hosp_item_cost_change", zh: "服务项目成本版本差异", en: "differences of item costs",
        of: [.departmentCode, .serviceCode])

    /// The capacity that was not used (闲置产能), of departments costed by time.
    public static let itemCapacity = TableDeclaration(
        "hosp_item_capacity", .result, label: Label(zh: "闲置产能", en: "unused capacity"),
        key: ["department_code"],
        columns: [
            .runID, .departmentCode,
            ColumnDeclaration("unused_minutes", .decimal, zh: "闲置分钟", en: "minutes not used"),
            ColumnDeclaration("unused_fen", .fen, zh: "闲置产能成本", en: "cost not used"),
        ])

    /// What each activity took of a cost item (作业成本归集).
    public static let activityCost = TableDeclaration(
        "hosp_activity_cost", .result, label: Label(zh: "作业成本", en: "cost of activities"),
        key: ["department_code", "item_code", "activity_code"],
        columns: [
            .runID, .departmentCode, .itemCode, .activityCode,
            ColumnDeclaration("amount_fen", .fen, zh: "金额", en: "amount"),
        ])
}
