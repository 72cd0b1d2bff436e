import CostControl
import HospitalCore
import Interchange

/// Procedures of the purchases and contracts of a book.
extension Procedure {
    static let bookPurchaseProcedures: [Procedure] = [bookPurchaseMatch, bookContractRegister]

    /// `book.purchase.match`: the bills of a month against orders and receipts.
    static let bookPurchaseMatch = Procedure(
        onBook: Book.purchaseProcedure,
        (
            zh: "账簿三单匹配：一个月发票各行的累计开票、累计验收与订单数量、单价按容差比较，无订单为不符，结果写入结果表。",
            en: "The bills of a month in a book against receipts and orders within their "
                + "tolerances, into a table; a bill without an order is no match."
        ),
        arguments: [accountingMonth], tables: ["bills", "run"]
    ) { members, book in
        try book.matchBills(month: members.needed("period").month()).procedureResult
    }

    /// `book.contract.register`: how the contracts of a book stand on a day.
    static let bookContractRegister = Procedure(
        onBook: "book.contract.register",
        (
            zh: "账簿合同台账：执行、续签预警、到期；外包服务无有效合同清单。",
            en: "Contracts of a book on a day: running, to be renewed, ended; outsourced services "
                + "without one."
        ),
        arguments: [
            today, .optional("alert_days", .whole, zh: "续签预警天数，默认90", en: "Days of the alert; 90"),
        ],
        tables: ["contracts", "uncovered"]
    ) { members, book in
        let day = try members.needed("today").day()
        let alert = try members.optional("alert_days")?.whole() ?? 90
        let (register, outsourced) = try book.contracts()
        return ProcedureResult([
            ResultTable(
                name: "contracts",
                columns: [
                    .text("contract", zh: "合同", en: "Contract"),
                    .text("service", zh: "服务", en: "Service"),
                    .text("partner", zh: "乙方", en: "Other side"),
                    .text("state", zh: "状态", en: "State"),
                    .text("through", zh: "终止日", en: "Last day"),
                ],
                rows: register.contracts.map { contract in
                    let state = ContractRegister.state(of: contract, on: day, alertDays: alert)
                    return [
                        .text(contract.code), .text(contract.service), .text(contract.partner),
                        .text(state.rawValue), .text(contract.end.description),
                    ]
                }),
            ResultTable(
                name: "uncovered",
                columns: [.text("service", zh: "服务", en: "Service")],
                rows: register.uncovered(outsourced, on: day).map { [.text($0)] }),
        ])
    }
}
