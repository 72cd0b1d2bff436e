import CostControl
import HospitalCore
import Interchange

/// Procedures before a purchase: its channel and hand-over, whether it is justified, and the master
/// data of suppliers and goods.
extension Procedure {
    static let purchaseRuleProcedures: [Procedure] = [
        purchaseHandOver, purchaseJustify, goodsCheck, goodsConvert,
    ]

    /// `purchase.hand_over`: the channel of purchases and what their hand-over lacks.
    static let purchaseHandOver = Procedure(
        "purchase.hand_over",
        (
            zh: "采购渠道与移交：按类别和金额确定采购渠道与经办部门，核查论证结果移交记录。",
            en: "The channel and office of purchases by kind and amount, and what the record of "
                + "their hand-over lacks."
        ),
        arguments: [
            .needed(
                "channels", .array, zh: "渠道：kind、from（元，含）、channel、office",
                en: "Channels: kind, from (yuan, inclusive), channel, office"),
            .needed(
                "purchases", .array,
                zh: "采购：purchase、kind、amount（元）、passed（论证通过日）、on、giver、receiver、office、"
                    + "channel",
                en: "Purchases: purchase, kind, amount in yuan, passed (the day), on, giver, "
                    + "receiver, office, channel"),
        ],
        tables: ["purchases"]
    ) { members in
        let channels = try PurchaseChannels(
            members.elements("channels").map { reader in
                let row = try reader.members(["kind", "from", "channel", "office"])
                return PurchaseChannels.Band(
                    try row.text("kind"), from: try row.money("from"),
                    channel: try row.text("channel"), office: try row.department("office"))
            })
        let rows = try members.elements("purchases").map { reader -> [ResultValue] in
            let record = try PurchaseHandOver(reader)
            let band = try channels.band(for: record.kind, amount: record.amount)
            return [
                .text(record.code), .text(band.channel), .text(band.office.code),
                .text(try channels.faults(of: record).map(\.rawValue).joined(separator: ",")),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "purchases",
                columns: [
                    .text("purchase", zh: "采购", en: "Purchase"),
                    .text("channel", zh: "渠道", en: "Channel"),
                    .text("office", zh: "经办部门", en: "Office"),
                    .text("faults", zh: "移交问题", en: "Faults of the hand-over"),
                ],
                rows: rows)
        ])
    }

    /// `purchase.justify`: what of requests is bought.
    static let purchaseJustify = Procedure(
        "purchase.justify",
        (
            zh: "配置论证：不超配置标准，先用本科室和全院闲置，预期使用率不足的提示。",
            en: "Requests held against the standard, the idle ones of the hospital and the use "
                + "expected of them."
        ),
        arguments: [
            .needed(
                "holdings", .array, zh: "现有：department、item、standard（配置标准）、held、idle",
                en: "Holdings: department, item, standard, held, idle"),
            .needed(
                "requests", .array,
                zh: "申请：request、department、item、quantity、expected_use（%）",
                en: "Requests: request, department, item, quantity, expected_use in percent"),
            .optional(
                "least_use", .decimal, zh: "预期使用率下限（%），默认60",
                en: "The least expected use in percent; 60"),
        ],
        tables: ["requests"]
    ) { members in
        let holdings = try members.elements("holdings").map { reader in
            let row = try reader.members(["department", "item", "standard", "held", "idle"])
            return PurchaseJustification.Holding(
                try row.department("department"), item: try row.text("item"),
                standard: try row.optional("standard")?.whole(),
                held: try row.needed("held").whole(),
                idle: try row.optional("idle")?.whole() ?? 0)
        }
        let requests = try members.elements("requests").map { reader in
            let row = try reader.members([
                "request", "department", "item", "quantity", "expected_use",
            ])
            return PurchaseJustification.Request(
                try row.text("request"), department: try row.department("department"),
                item: try row.text("item"), quantity: try row.needed("quantity").whole(),
                expectedUse: try row.optionalDecimal("expected_use"))
        }
        let judged = try PurchaseJustification(
            requests, holdings: holdings,
            leastUse: members.optionalDecimal("least_use")
                ?? Decimal(ProcurementRule.leastUse.whole))
        return ProcedureResult([
            ResultTable(
                name: "requests",
                columns: [
                    .text("request", zh: "申请", en: "Request"),
                    .whole("own", zh: "启用本科室闲置", en: "Own idle ones"),
                    .whole("moved", zh: "调入闲置", en: "Idle ones moved here"),
                    .whole("buy", zh: "可购置", en: "To buy"),
                    .text("faults", zh: "问题", en: "What is against buying all"),
                ],
                rows: judged.lines.map { line in
                    [
                        .text(line.request.code), .integer(Int64(line.own)),
                        .integer(Int64(line.moved)), .integer(Int64(line.buy)),
                        .text(line.faults.map(\.rawValue).joined(separator: ",")),
                    ]
                })
        ])
    }

    private static let goods = ProcedureArgument.needed(
        "goods", .array,
        zh: "物资：item、name、specification、unit、packages（unit、holds、of）、supplier",
        en: "Goods: item, name, specification, unit, packages (unit, holds, of), supplier")

    /// `goods.check`: what is wrong with master data.
    static let goodsCheck = Procedure(
        "goods.check",
        (
            zh: "供应商与物资主数据核查：编码缺失或重复、一物多码、单位缺失、供应商不存在。",
            en: "What is wrong with the master data of suppliers and goods."
        ),
        arguments: [
            .needed(
                "suppliers", .array, zh: "供应商：supplier、name", en: "Suppliers: supplier, name"),
            goods,
        ],
        tables: ["faults"]
    ) { members in
        let suppliers = try members.elements("suppliers").map { reader in
            let row = try reader.members(["supplier", "name"])
            return MasterDataCheck.Supplier(
                try row.optionalText("supplier") ?? "", name: try row.optionalText("name") ?? "")
        }
        let check = MasterDataCheck(
            suppliers: suppliers, goods: try members.elements("goods").map { try GoodsItem($0) })
        return ProcedureResult([
            ResultTable(
                name: "faults",
                columns: [
                    .text("list", zh: "名录", en: "suppliers or goods"),
                    .whole("position", zh: "行", en: "Row"), .text("code", zh: "编码", en: "Code"),
                    .text("fault", zh: "问题", en: "Fault"),
                ],
                rows: check.lines.map { line in
                    [
                        .text(line.isSupplier ? "suppliers" : "goods"),
                        .integer(Int64(line.position)), .text(line.code),
                        .text(line.fault.rawValue),
                    ]
                })
        ])
    }

    /// `goods.convert`: quantities in other units.
    static let goodsConvert = Procedure(
        "goods.convert",
        (
            zh: "计量单位换算：按包装关系精确换算，结果为精确分数与六位小数。",
            en: "Quantities in other units: the exact fraction, and six decimals of it."
        ),
        arguments: [
            goods,
            .needed(
                "quantities", .array, zh: "数量：item、quantity、from、to",
                en: "Quantities: item, quantity, from, to"),
        ],
        tables: ["quantities"]
    ) { members in
        var goods: [Code<GoodsItem>: GoodsItem] = [:]
        for reader in try members.elements("goods") {
            let item = try GoodsItem(reader)
            guard goods.updateValue(item, forKey: Code(item.code)) == nil
            else { throw ProcurementError.twice(item.code) }
        }
        let rows = try members.elements("quantities").map { reader -> [ResultValue] in
            let row = try reader.members(["item", "quantity", "from", "to"])
            let code = try row.text("item")
            guard let item = goods[Code(code)] else { throw ProcurementError.unknown(code) }
            let to = try row.text("to")
            let exact = try item.converted(
                row.decimal("quantity"), from: row.text("from"), to: to)
            let rounded = try exact.decimal(digits: 6, rounding: .halfAwayFromZero)
            return [
                .text(code), .text(to), .text(exact.description), .text(rounded.description),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "quantities",
                columns: [
                    .text("item", zh: "物资", en: "Item"), .text("unit", zh: "单位", en: "Unit"),
                    .text("exact", zh: "精确分数", en: "Exact fraction"),
                    .text("quantity", zh: "数量", en: "Quantity to six decimals"),
                ],
                rows: rows)
        ])
    }
}

extension PurchaseHandOver {
    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members([
            "purchase", "kind", "amount", "passed", "on", "giver", "receiver", "office",
            "channel",
        ])
        self.init(
            try row.text("purchase"), kind: try row.text("kind"),
            amount: try row.money("amount"))
        passed = try row.optional("passed")?.day()
        day = try row.optional("on")?.day()
        giver = try row.optionalPerson("giver")
        receiver = try row.optionalPerson("receiver")
        office = try row.optionalText("office").map { Department.ID($0) }
        channel = try row.optionalText("channel")
    }
}

extension GoodsItem {
    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members([
            "item", "name", "specification", "unit", "packages", "supplier",
        ])
        try self.init(
            row.optionalText("item") ?? "", name: row.optionalText("name") ?? "",
            specification: row.optionalText("specification") ?? "",
            unit: row.optionalText("unit") ?? "",
            packages: row.elements("packages").map { reader in
                let package = try reader.members(["unit", "holds", "of"])
                return Package(
                    try package.text("unit"), holds: try package.decimal("holds"),
                    of: try package.text("of"))
            }, supplier: row.optionalText("supplier"))
    }
}
