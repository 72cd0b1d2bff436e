import Storage

/// What the payer pays: payment standards by diagnosis group, city and year.
extension Area {
    /// The area `payment`.
    public static let payment = Area("payment", requires: ["book"], tables: [.drgPayment])
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
            + [.optionalBatchKey])

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
