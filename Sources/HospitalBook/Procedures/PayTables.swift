import HospitalCore
import Interchange
import PerformanceAppraisal

/// A distribution as JSON and as tables.
extension PayDistribution {
    /// The distribution with its proof.
    var json: JSONValue {
        .object([
            "pool": .money(pool.amount), "set_asides": .array(setAsides.map(\.json)),
            "departments": .array(
                departments.map { unit in
                    .object([
                        "id": .string(unit.department.id.code), "weight": .decimal(unit.weight),
                        "amount": .money(unit.amount),
                        "set_asides": .array(unit.setAsides.map(\.json)),
                        "persons": .array(
                            unit.persons.map {
                                .object([
                                    "id": .string($0.person.id.code), "weight": .decimal($0.weight),
                                    "amount": .money($0.amount),
                                ])
                            }),
                        "undivided": .money(unit.undivided),
                    ])
                }),
            "proof": .array(
                proof.map {
                    .object([
                        "code": .string($0.code), "amount": .money($0.amount),
                        "set_aside": .money($0.setAside), "distributed": .money($0.distributed),
                        "undivided": .money($0.undivided), "difference": .money($0.difference),
                    ])
                }),
        ])
    }

    /// The tables `departments`, `persons`, `set_asides` and `proof`.
    var tables: [ResultTable] {
        [departmentTable, personTable, setAsideTable, proofTable]
    }

    private var departmentTable: ResultTable {
        ResultTable(
            name: "departments",
            columns: [
                ResultColumn("department", .text, zh: "科室", en: "Department"),
                ResultColumn("name", .text, zh: "名称", en: "Name"),
                ResultColumn("weight", .text, zh: "权数", en: "Weight"),
                ResultColumn("amount", .text, zh: "金额", en: "Amount"),
                ResultColumn("amount_fen", .integer, zh: "金额（分）", en: "Amount (fen)"),
            ],
            rows: departments.map {
                [
                    .text($0.department.id.code), .text($0.department.name), .optional($0.weight),
                    .text($0.amount.description), .integer($0.amount.fen),
                ]
            })
    }

    private var personTable: ResultTable {
        ResultTable(
            name: "persons",
            columns: [
                ResultColumn("department", .text, zh: "科室", en: "Department"),
                ResultColumn("person", .text, zh: "职工", en: "Person"),
                ResultColumn("name", .text, zh: "姓名", en: "Name"),
                ResultColumn("weight", .text, zh: "权数", en: "Weight").sensitive(),
                ResultColumn("amount", .text, zh: "金额", en: "Amount").sensitive(),
                ResultColumn("amount_fen", .integer, zh: "金额（分）", en: "Amount (fen)")
                    .sensitive(),
            ],
            rows: departments.flatMap { unit in
                unit.persons.map {
                    [
                        .text(unit.department.id.code), .text($0.person.id.code),
                        .text($0.person.name), .optional($0.weight),
                        .text($0.amount.description), .integer($0.amount.fen),
                    ]
                }
            })
    }

    private var setAsideTable: ResultTable {
        let listed =
            setAsides.map { (PayPool.code, $0) }
            + departments.flatMap { unit in unit.setAsides.map { (unit.department.id.code, $0) } }
        return ResultTable(
            name: "set_asides",
            columns: [
                ResultColumn("code", .text, zh: "对象", en: "Of"),
                ResultColumn("name", .text, zh: "用途", en: "Name"),
                ResultColumn("amount", .text, zh: "金额", en: "Amount"),
                ResultColumn("amount_fen", .integer, zh: "金额（分）", en: "Amount (fen)"),
            ],
            rows: listed.map { code, setAside in
                [
                    .text(code), .text(setAside.name), .text(setAside.amount.description),
                    .integer(setAside.amount.fen),
                ]
            })
    }

    private var proofTable: ResultTable {
        ResultTable(
            name: "proof",
            columns: [
                ResultColumn("code", .text, zh: "对象", en: "Of"),
                ResultColumn("amount_fen", .integer, zh: "金额（分）", en: "Amount (fen)"),
                ResultColumn("set_aside_fen", .integer, zh: "预留（分）", en: "Set aside (fen)"),
                ResultColumn("distributed_fen", .integer, zh: "已分配（分）", en: "Distributed (fen)"),
                ResultColumn("undivided_fen", .integer, zh: "未分配（分）", en: "Undivided (fen)"),
                ResultColumn("difference_fen", .integer, zh: "尾差（分）", en: "Difference (fen)"),
            ],
            rows: proof.map {
                [
                    .text($0.code), .integer($0.amount.fen), .integer($0.setAside.fen),
                    .integer($0.distributed.fen), .integer($0.undivided.fen),
                    .integer($0.difference.fen),
                ]
            })
    }
}

extension AppliedSetAside {
    fileprivate var json: JSONValue {
        .object(["name": .string(name), "amount": .money(amount)])
    }
}
