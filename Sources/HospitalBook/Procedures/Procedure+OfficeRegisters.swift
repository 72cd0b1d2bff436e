import CostControl
import HospitalCore
import Interchange

/// Procedures of seals, notices, documents, goods that come in, and ratings of suppliers.
extension Procedure {
    /// `office.seals`: what is wrong with uses of seals.
    static let officeSeals = Procedure(
        "office.seals",
        (
            zh: "用印登记核查：申请、审批、文件、份数齐全，本人不得自批。",
            en: "Uses of seals: request, approval, document and copies; nobody approves himself."
        ),
        arguments: [
            .needed(
                "uses", .array, zh: "用印：use、requester、approver、document、copies",
                en: "Uses: use, requester, approver, document, copies")
        ],
        tables: ["uses"]
    ) { members in
        let rows = try members.elements("uses").map { reader -> [ResultValue] in
            let row = try reader.members(["use", "requester", "approver", "document", "copies"])
            let use = SealUse(
                try row.text("use"),
                requester: try row.optionalPerson("requester"),
                approver: try row.optionalPerson("approver"),
                document: try row.optionalText("document") ?? "",
                copies: try row.optional("copies")?.whole() ?? 0)
            return [.text(use.code), .text(use.faults.joined(separator: ","))]
        }
        return ProcedureResult([
            ResultTable(
                name: "uses",
                columns: [
                    .text("use", zh: "用印", en: "Use"), .text("faults", zh: "问题", en: "Faults"),
                ],
                rows: rows)
        ])
    }

    /// `office.receipts`: who has read a notice.
    static let officeReceipts = Procedure(
        "office.receipts",
        (
            zh: "通知阅读回执：已读时间、未读、非收件人阅读。",
            en: "Who has read a notice and when, who has not, and who was not addressed."
        ),
        arguments: [
            .needed("to", .array, zh: "收件人", en: "Addressees"),
            .needed("readings", .array, zh: "阅读：person、at", en: "Readings: person, at"),
        ],
        tables: ["receipts"]
    ) { members in
        let receipts = ReadReceipts(
            to: Set(try members.needed("to").persons()),
            readings: try members.elements("readings").map { reader in
                let row = try reader.members(["person", "at"])
                return (try row.person("person"), try row.needed("at").moment())
            })
        func row(_ person: Person.ID, _ state: String, _ at: Moment?) -> [ResultValue] {
            [.text(person.code), .text(state), .text(optional: at?.description)]
        }
        return ProcedureResult([
            ResultTable(
                name: "receipts",
                columns: [
                    .text("person", zh: "人员", en: "Person"),
                    .text("state", zh: "状态", en: "read, unread or other"),
                    .text("at", zh: "首次阅读", en: "First read at"),
                ],
                rows: receipts.read.map { row($0.person, "read", $0.at) }
                    + receipts.unread.map { row($0, "unread", nil) }
                    + receipts.others.map { row($0, "other", nil) })
        ])
    }

    /// `office.documents`: incoming documents that are late or lost.
    static let officeDocuments = Procedure(
        "office.documents",
        (zh: "收文登记：缺号与逾期。", en: "Incoming documents: missing numbers and late ones."),
        arguments: [
            .needed(
                "documents", .array, zh: "收文：number、due、handled",
                en: "Documents: number, due, handled"),
            today,
        ],
        tables: ["faults"]
    ) { members in
        let register = try DocumentRegister(
            members.elements("documents").map { reader in
                let row = try reader.members(["number", "due", "handled"])
                return DocumentRegister.Entry(
                    try row.needed("number").whole(), due: try row.needed("due").day(),
                    handled: try row.optional("handled")?.day())
            }, on: members.needed("today").day())
        return ProcedureResult([
            ResultTable(
                name: "faults",
                columns: [
                    .whole("number", zh: "收文号", en: "Number"),
                    .text("fault", zh: "问题", en: "missing or late"),
                ],
                rows: register.missing.map { [.integer(Int64($0)), .text("missing")] }
                    + register.late.map { [.integer(Int64($0)), .text("late")] })
        ])
    }

    /// `purchase.goods_in`: goods against the approved plan.
    static let purchaseGoodsIn = Procedure(
        "purchase.goods_in",
        (
            zh: "凭计划验收：无计划、无追溯码、重码或超计划的不予验收。",
            en: "Goods without a line of the plan or a tracking code, or beyond it, are rejected."
        ),
        arguments: [
            .needed("plan", .object, zh: "计划数量", en: "Approved quantity by line"),
            .needed(
                "goods", .array, zh: "到货：line、code、quantity", en: "Goods: line, code, quantity"),
        ],
        tables: ["goods"]
    ) { members in
        let goods = try members.elements("goods").map { reader in
            let row = try reader.members(["line", "code", "quantity"])
            return GoodsIn.Item(
                line: try row.text("line"), code: try row.optionalText("code"),
                quantity: try row.decimal("quantity"))
        }
        let check = try GoodsIn(goods, plan: members.needed("plan").decimals())
        return ProcedureResult([
            ResultTable(
                name: "goods",
                columns: [
                    .text("line", zh: "计划", en: "Line"), .text("code", zh: "追溯码", en: "Code"),
                    .text("rejection", zh: "拒收原因", en: "Why it is rejected; empty when taken"),
                ],
                rows: zip(goods, check.rejections).map { item, rejection in
                    [
                        .text(item.line), .text(optional: item.code),
                        .text(optional: rejection?.rawValue),
                    ]
                })
        ])
    }

    /// `purchase.rating`: scores of suppliers.
    static let purchaseRating = Procedure(
        "purchase.rating",
        (
            zh: "供应商信用评价：交付、质量、投诉加权得分。",
            en: "Scores of suppliers by delivery, quality and complaints."
        ),
        arguments: [
            .needed(
                "weights", .object, zh: "权重：delivery、quality、complaints",
                en: "Weights: delivery, quality, complaints"),
            .needed("deduction", .decimal, zh: "每次投诉扣分", en: "What a complaint takes off"),
            .needed(
                "suppliers", .array,
                zh: "供应商：supplier、deliveries、in_time、faultless、complaints",
                en: "Suppliers: supplier, deliveries, in_time, faultless, complaints"),
        ],
        tables: ["suppliers"]
    ) { members in
        let weights = try members.needed("weights").members([
            "delivery", "quality", "complaints",
        ])
        let rule = try SupplierRating(
            delivery: weights.decimal("delivery"), quality: weights.decimal("quality"),
            complaints: weights.decimal("complaints"), deduction: members.decimal("deduction"))
        let rows = try members.elements("suppliers").map { reader -> [ResultValue] in
            let row = try reader.members([
                "supplier", "deliveries", "in_time", "faultless", "complaints",
            ])
            let record = try SupplierRating.Record(
                deliveries: row.needed("deliveries").whole(),
                inTime: row.needed("in_time").whole(),
                faultless: row.needed("faultless").whole(),
                complaints: row.needed("complaints").whole())
            return [
                .text(try row.text("supplier")),
                .text(optional: try rule.score(of: record)?.description),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "suppliers",
                columns: [
                    .text("supplier", zh: "供应商", en: "Supplier"),
                    .text("score", zh: "得分", en: "Score; empty without a record"),
                ],
                rows: rows)
        ])
    }
}
