import Storage

/// Performance pay: the pools of a month, what the departments are weighed by, and who gets what.
extension Area {
    /// The area `pay`.
    public static let pay = Area(
        "pay", requires: ["book", "organisation", "staff", "appraisal"],
        tables: [
            .payPool, .payReserve, .payUnitReserve, .payFactor, .payDepartment, .payWeight,
            .payPerson, .payWithheld, .payProof,
        ])
}

extension ColumnDeclaration {
    static let poolCode = ColumnDeclaration("pool_code", .code, zh: "绩效总量编码", en: "pool")
    static let reserveCode = ColumnDeclaration("reserve_code", .code, zh: "预留项目", en: "set-aside")
    static let factorCode = ColumnDeclaration("factor_code", .code, zh: "因素", en: "factor")
    static let factorValue = ColumnDeclaration("factor_value", .decimal, zh: "数值", en: "value")
    static let amountFen = ColumnDeclaration("amount_fen", .fen, zh: "金额", en: "amount")
    static let weightValue = ColumnDeclaration(
        "weight_value", .decimal, zh: "分配权数", en: "product of the factors")
    static let holderLevel = ColumnDeclaration(
        "holder_level", .count, zh: "层级", en: "1 the pool, 2 a department")
    static let holderCode = ColumnDeclaration(
        "holder_code", .code, zh: "总量或科室", en: "pool or department")
}

/// What is said for a month.
extension TableDeclaration {
    /// The pools to distribute (绩效总量).
    public static let payPool = TableDeclaration(
        "hosp_pay_pool", .fact, label: Label(zh: "绩效总量", en: "pay pools"), key: ["pool_code"],
        columns: [
            .periodMonth, .poolCode, .name("pool_name", zh: "总量名称", en: "name of the pool"),
            .amountFen,
            ColumnDeclaration(
                "scheme_code", .code, zh: "考核方案", en: "scheme whose coefficient counts",
                null: Label(zh: "不按考核结果分配", en: "no appraisal counts")),
            .batchKey,
        ])

    private static let reservedAmount = ColumnDeclaration(
        "amount_fen", .fen, zh: "金额", en: "amount",
        null: Label(zh: "按百分比", en: "a percentage is given"))
    private static let reservedPercent = ColumnDeclaration(
        "reserve_percent", .decimal, zh: "百分比", en: "percentage",
        null: Label(zh: "按金额", en: "an amount is given")
    ).unit("percent")

    /// What is kept back from a pool before the departments (先行预留), an amount or a percentage.
    public static let payReserve = TableDeclaration(
        "hosp_pay_reserve", .fact, label: Label(zh: "总量预留", en: "set aside from pools"),
        key: ["pool_code", "reserve_code"],
        columns: [
            .periodMonth, .poolCode, .reserveCode, reservedAmount, reservedPercent, .batchKey,
        ])

    /// What a department keeps back before its persons (科室预留).
    public static let payUnitReserve = TableDeclaration(
        "hosp_pay_unit_reserve", .fact,
        label: Label(zh: "科室预留", en: "set aside by departments"),
        key: ["pool_code", "department_code", "reserve_code"],
        columns: [
            .periodMonth, .poolCode, .departmentCode, .reserveCode, reservedAmount,
            reservedPercent, .batchKey,
        ])

    /// What the departments are weighed by (分配因素): points, heads, coefficients.
    ///
    /// A department takes part in a pool by its factors; the pay coefficient of the appraisal is
    /// added by the run.
    public static let payFactor = TableDeclaration(
        "hosp_pay_factor", .fact, label: Label(zh: "分配因素", en: "factors of departments"),
        key: ["pool_code", "department_code", "factor_code"],
        columns: [
            .periodMonth, .poolCode, .departmentCode, .factorCode, .factorValue, .batchKey,
        ])
}

/// What a distribution writes.
extension TableDeclaration {
    private static let setAsideFen = ColumnDeclaration(
        "set_aside_fen", .fen, zh: "预留", en: "set aside")
    private static let distributedFen = ColumnDeclaration(
        "distributed_fen", .fen, zh: "已分配", en: "distributed")
    private static let undividedFen = ColumnDeclaration(
        "undivided_fen", .fen, zh: "未分配", en: "undivided")

    /// The shares of the departments (科室绩效).
    public static let payDepartment = TableDeclaration(
        "hosp_pay_department", .result, label: Label(zh: "科室绩效", en: "pay of departments"),
        key: ["department_code"],
        columns: [
            .runID, .departmentCode,
            .name("department_name", zh: "科室名称", en: "name of the department"), .weightValue,
            .amountFen, undividedFen,
        ])

    /// The factors of which the weight of a department is the product.
    public static let payWeight = TableDeclaration(
        "hosp_pay_weight", .result, label: Label(zh: "科室权数构成", en: "factors that counted"),
        key: ["department_code", "factor_code"],
        columns: [.runID, .departmentCode, .factorCode, .factorValue])

    /// The shares of the persons (个人绩效), once for each assignment.
    public static let payPerson = TableDeclaration(
        "hosp_pay_person", .result, label: Label(zh: "个人绩效", en: "pay of persons"),
        key: ["department_code", "person_code"],
        columns: [
            .runID, .departmentCode, .personCode,
            ColumnDeclaration(
                "person_name", .text(200), zh: "姓名", en: "name of the person",
                null: Label(zh: "以工号为名", en: "the code is the name")),
            .postName, .postCoefficient, .workShare, .dueDays, .workedDays,
            .weightValue.sensitive(), .amountFen.sensitive(),
        ])

    /// What was kept back.
    public static let payWithheld = TableDeclaration(
        "hosp_pay_withheld", .result, label: Label(zh: "预留明细", en: "amounts set aside"),
        key: ["holder_level", "holder_code", "reserve_code"],
        columns: [.runID, .holderLevel, .holderCode, .reserveCode, .amountFen])

    /// The proof that nothing is lost (尾差核对): amount = set aside + distributed + undivided.
    public static let payProof = TableDeclaration(
        "hosp_pay_proof", .result, label: Label(zh: "尾差核对", en: "proof"),
        key: ["holder_level", "holder_code"],
        columns: [
            .runID, .holderLevel, .holderCode, .amountFen, setAsideFen, distributedFen,
            undividedFen,
            ColumnDeclaration("difference_fen", .fen, zh: "尾差", en: "difference"),
        ])
}
