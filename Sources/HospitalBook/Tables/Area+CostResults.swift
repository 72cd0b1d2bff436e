import Storage

extension Label {
    /// Null of an amount in a comparison where one of the versions lacks the cell.
    fileprivate static let notInVersion = Label(
        zh: "该版本无此项，或金额不是整分", en: "not in this version, or no whole number of fen")
}

/// What an allocation run writes. Amounts stand twice: exactly, as text in yuan with the decimals
/// of the rounding unit, and in fen for the sums of a report; fen are null where the unit is
/// smaller.
extension TableDeclaration {
    private static let departmentName = ColumnDeclaration(
        "department_name", .text(200), zh: "科室名称", en: "name of the department",
        null: Label(zh: "以编码为名", en: "the code is the name"))

    private static func amount(
        _ name: String, zh chinese: String, en english: String, null absent: Label? = nil
    ) -> [ColumnDeclaration] {
        [
            ColumnDeclaration(name + "_exact", .decimal, zh: chinese, en: english, null: absent)
                .unit("yuan"),
            ColumnDeclaration(
                name + "_fen", .fen, zh: chinese, en: english, null: absent ?? .noWholeFen),
        ]
    }

    /// The full cost (全成本) of every department that was not closed, by item.
    public static let costFinal = TableDeclaration(
        "hosp_cost_final", .result, label: Label(zh: "科室全成本", en: "full cost of departments"),
        key: ["department_code", "item_code"],
        columns: [.runID, .departmentCode, .itemCode, departmentName]
            + amount("direct", zh: "直接成本", en: "direct cost")
            + amount("received", zh: "分摊成本", en: "received")
            + amount("full", zh: "全成本", en: "full cost"))

    /// Every amount that went from a source to a receiver (科室成本分摊汇总表).
    public static let costLine = TableDeclaration(
        "hosp_cost_line", .result, label: Label(zh: "分摊明细", en: "allocation lines"),
        key: ["step_number", "source_code", "receiver_code", "item_code"],
        columns: [.runID, .stepNumber, .sourceCode, .receiverCode, .itemCode]
            + amount("amount", zh: "分摊金额", en: "amount"))

    /// The amounts that were split and their multipliers (分摊系数): amount divided by driver total.
    public static let costMultiplier = TableDeclaration(
        "hosp_cost_multiplier", .result, label: Label(zh: "分摊系数", en: "multipliers"),
        key: ["step_number", "source_code", "item_code"],
        columns: [
            .runID, .stepNumber, .sourceCode, .itemCode,
            ColumnDeclaration(
                "multiplier_text", .longText, zh: "分摊系数", en: "multiplier",
                null: Label(zh: "无系数", en: "no multiplier")),
        ] + amount("amount", zh: "待分摊金额", en: "amount allocated"))

    /// Negative pools that a policy leaves in their source (未分摊的红字).
    public static let costLeft = TableDeclaration(
        "hosp_cost_left", .result, label: Label(zh: "未分摊金额", en: "left in sources"),
        key: ["department_code", "item_code"],
        columns: [.runID, .departmentCode, .itemCode, departmentName]
            + amount("amount", zh: "未分摊金额", en: "amount left"))

    /// The gross cost of sources that serve each other (交互分摊后总成本).
    public static let costReciprocated = TableDeclaration(
        "hosp_cost_reciprocated", .result,
        label: Label(zh: "交互分摊总成本", en: "reciprocated cost"),
        key: ["department_code", "item_code"],
        columns: [.runID, .departmentCode, .itemCode, departmentName]
            + amount("amount", zh: "总成本", en: "gross cost"))

    /// The steps of the run in their order, which is part of the method (分摊顺序): the plan may be
    /// another one by now.
    public static let costStep = TableDeclaration(
        "hosp_cost_step", .result, label: Label(zh: "分摊顺序", en: "steps of runs"),
        key: ["step_number", "source_code"],
        columns: [
            .runID, .stepNumber, .sourceCode, .driverCode,
            ColumnDeclaration(
                "stage_number", .count, zh: "阶段", en: "stage",
                null: Label(zh: "方法不分阶段", en: "the method has no stages")),
        ]
    ).since(3)

    /// The cost of receivers where it was the driver (以成本为分摊基数).
    public static let costBasis = TableDeclaration(
        "hosp_cost_basis", .result, label: Label(zh: "成本分摊基数", en: "cost as a driver"),
        key: ["step_number", "department_code"],
        columns: [.runID, .stepNumber, .departmentCode, departmentName, .driverCode]
            + amount("amount", zh: "分摊基数", en: "basis")
    ).since(3)

    /// What a new version of a month moved (版本差异): only the cells that differ.
    public static let costDifference = TableDeclaration(
        "hosp_cost_difference", .result, label: Label(zh: "版本差异", en: "differences of versions"),
        key: ["compared_run_id", "department_code", "item_code"],
        columns: [
            .runID,
            ColumnDeclaration("compared_run_id", .code, zh: "对比运行号", en: "run compared with"),
            .departmentCode, .itemCode,
        ]
            + amount("before", zh: "原全成本", en: "full cost before", null: .notInVersion)
            + amount("after", zh: "现全成本", en: "full cost now", null: .notInVersion)
            + amount("change", zh: "变动", en: "change"))
}
