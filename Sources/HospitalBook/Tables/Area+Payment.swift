import Storage

/// What the payer pays: payment standards by diagnosis group, city and year.
extension Area {
    /// The area `payment`.
    public static let payment = Area(
        "payment", requires: ["book"], tables: [.drgPayment, .drgRate])
}

extension TableDeclaration {
    /// The payment standards of diagnosis-related groups (DRG支付标准) of a city and a year, as the
    /// cities publish them: weight, coefficient and standard by level of the hospital.
    ///
    /// A standard is a rate with as many decimals as the city publishes, no amount of money: a
    /// payment is rounded once, after it was calculated. The Chinese labels are the headers of the
    /// published files, so that such a file is imported as it is, with city and year as constants.
    public static let drgPayment = TableDeclaration(
        "hosp_drg_payment", .register, label: Label(zh: "DRG支付标准", en: "DRG payment standards"),
        key: ["city_code", "valid_year", "group_code"],
        columns: [
            ColumnDeclaration("city_code", .code, zh: "统筹区", en: "city"),
            ColumnDeclaration("valid_year", .count, zh: "执行年度", en: "year").unit("yyyy"),
            ColumnDeclaration("group_code", .code, zh: "DRG编码", en: "DRG code"),
            ColumnDeclaration("group_name", .text(200), zh: "DRG名称", en: "DRG name", null: noName),
            ColumnDeclaration("relative_weight", .decimal, zh: "RW", en: "relative weight"),
            ColumnDeclaration(
                "base_group_flag", .text(20), zh: "基础病组",
                en: "base group: one coefficient for all levels of hospitals",
                null: Label(zh: "不是基础病组", en: "no base group")),
        ]
            + levels("coefficient", "系数", "coefficient", unit: nil)
            + levels("standard", "支付标准", "payment standard", unit: "yuan")
            + [
                .optionalBatchKey,
                mark("individual_group_flag", zh: "单议病组", en: "priced one by one: standard 0"),
                mark("stable_group_flag", zh: "稳定组", en: "stable group"),
            ])

    /// What a city pays for a weight of 1 in a year (费率), with how it prints standards and where
    /// it says so: regulated numbers are data.
    public static let drgRate = TableDeclaration(
        "hosp_drg_rate", .register, label: Label(zh: "DRG费率", en: "DRG payment rates"),
        key: ["city_code", "valid_year"],
        columns: [
            ColumnDeclaration("city_code", .code, zh: "统筹区", en: "city"),
            ColumnDeclaration("valid_year", .count, zh: "执行年度", en: "year").unit("yyyy"),
            ColumnDeclaration("payment_rate", .decimal, zh: "费率", en: "rate").unit("yuan"),
            ColumnDeclaration(
                "significant_digits", .count, zh: "支付标准有效位数",
                en: "significant digits of a standard"),
            ColumnDeclaration(
                "citation_title", .text(300), zh: "依据", en: "document", null: noSource),
            ColumnDeclaration(
                "citation_number", .text(100), zh: "文号", en: "number of the document",
                null: noSource),
            .optionalBatchKey,
        ]
    ).since(2)

    private static let noSource = Label(zh: "未注明", en: "not said")

    /// A mark that later city tables carry.
    private static func mark(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration(
            name, .text(20), zh: chinese, en: english, null: Label(zh: "否", en: "no")
        ).since(2)
    }

    private static let noName = Label(zh: "以编码为名", en: "the code is the name")

    /// A column for each level of hospitals.
    private static func levels(
        _ name: String, _ chinese: String, _ english: String, unit: String?
    ) -> [ColumnDeclaration] {
        [("level1", "一级", "first"), ("level2", "二级", "second"), ("level3", "三级", "third")].map {
            let column = ColumnDeclaration(
                "\($0)_\(name)", .decimal, zh: "\($1)医院\(chinese)",
                en: "\(english) of a \($2)-level hospital",
                null: Label(zh: "未公布", en: "not published"))
            return unit.map { column.unit($0) } ?? column
        }
    }
}
