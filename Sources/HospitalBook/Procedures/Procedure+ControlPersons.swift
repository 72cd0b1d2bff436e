import HospitalCore
import Interchange
import SafetyInspection

extension Procedure {
    /// `control.eligibility`: who may still be paid on a day.
    static let controlEligibility = Procedure(
        "control.eligibility",
        (
            zh: "资格认证：认证到期未续的停发。",
            en: "Who may still be paid: without a certificate in force the payment is held."
        ),
        arguments: [
            .needed("day", .text, zh: "发放日期", en: "The day of payment"),
            .needed(
                "persons", .array, zh: "人员：person、certified_through（没有认证不填）",
                en: "Persons: person, certified_through (absent without a certificate)"),
        ],
        tables: ["persons"]
    ) { members in
        let day = try members.needed("day").day()
        return ProcedureResult([
            ResultTable(
                name: "persons",
                columns: [
                    .text("person", zh: "人员", en: "Person"),
                    .text("verdict", zh: "结论", en: "Verdict"),
                ],
                rows: try members.elements("persons").map { reader in
                    let row = try reader.members(["person", "certified_through"])
                    let last = try row.optional("certified_through")?.day()
                    return [
                        .text(try row.text("person")),
                        .text(Eligibility(certifiedThrough: last, on: day).rawValue),
                    ]
                })
        ])
    }

    /// `control.numbers`: whether numbers have the right check digit.
    static let controlNumbers = Procedure(
        "control.numbers",
        (
            zh: "校验公民身份号码和银行卡号的格式与校验位。",
            en: "Checks the form and the check digit of citizens' numbers and bank cards."
        ),
        arguments: [
            .needed(
                "numbers", .array, zh: "号码：number、kind（citizen、bank_card）",
                en: "Numbers: number, kind (citizen, bank_card)")
        ],
        tables: ["numbers"]
    ) { members in
        ProcedureResult([
            ResultTable(
                name: "numbers",
                columns: [
                    .whole("position", zh: "序号", en: "Position"),
                    .whole("valid", zh: "有效", en: "Valid"),
                ],
                rows: try members.elements("numbers").enumerated().map { place, reader in
                    let row = try reader.members(["number", "kind"])
                    let kind = try row.needed("kind").choice(CheckedNumber.Kind.self)
                    let isValid = CheckedNumber.isValid(try row.text("number"), kind)
                    return [.integer(Int64(place + 1)), .integer(isValid ? 1 : 0)]
                })
        ])
    }
}
