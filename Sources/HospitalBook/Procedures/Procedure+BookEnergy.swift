import HospitalCore
import Interchange

/// Procedures of the energy of a book.
extension Procedure {
    static let bookEnergyProcedures: [Procedure] = [bookEnergyMonth]

    /// `book.energy.month`: what a month of energy came to.
    static let bookEnergyMonth = Procedure(
        onBook: Book.energyProcedure,
        (
            zh: "按账簿中的抄表、换表、价格和定额计算一个月的分期用量、缺抄、账单及到分的科室分摊、损耗、节奖超罚，结果写入结果表。",
            en: "Uses by period, missing readings, bills split over departments to the fen, "
                + "losses, and quotas with reward and penalty, from the tables of a book into "
                + "tables."
        ),
        arguments: [accountingMonth],
        tables: [
            "periods", "missing", "meters", "bills", "parts", "shares", "costs", "quotas", "run",
        ]
    ) { members, book in
        try book.runEnergy(month: members.needed("period").month()).procedureResult
    }
}
