import HospitalCore
import SafetyInspection
import Storage

/// Posting what the removal of hazards took to the cost ledger (隐患治理支出入账).
extension Book {
    /// A payment that became an entry of the ledger.
    struct PostedPayment {
        let hazard: String
        let department: String
        let item: String
        /// The hazard and the voucher, or what tells them: the evidence of the entry.
        let entry: String
        let amount: Money
    }

    /// What was posted, and what the hazards of the month have cost so far.
    struct PostedHazardCosts {
        let batch: String
        let isRepeated: Bool
        let payments: [PostedPayment]
        let costs: [RectificationCost]
    }

    /// Posts the payments of a month for hazards as entries of the cost ledger, one entry for each,
    /// with the code of the hazard in its number and its remark.
    ///
    /// The month has one batch, which gives way when its payments have changed; nothing is changed
    /// when they have not. Costs of a hazard are those through the month.
    /// - Throws: `monthClosed` and what else an import refuses; ``HazardError`` for a hazard whose
    ///   steps are broken; ``StorageError``. The book is unchanged then.
    func postHazardCosts(month: Month) throws -> PostedHazardCosts {
        try prepare(Area.hazardCost.name)
        try refuseClosed(month, area: Area.cost.name)
        let rows = try RunInput(
            .hazardPayment, for: RunScope(month: month, codes: []), in: store)
        let payments = rows.rows.map { row in
            let hazard = rows.text("hazard_code", in: row) ?? ""
            let voucher = rows.text("payment_code", in: row) ?? ""
            return PostedPayment(
                hazard: hazard, department: rows.text("department_code", in: row) ?? "",
                item: rows.text("item_code", in: row) ?? "", entry: Self.entry(hazard, voucher),
                amount: Money(fen: rows.integer("amount_fen", in: row) ?? 0))
        }
        var text =
            "period_month,department_code,item_code,entry_code,amount_fen,document_day,"
            + "funding_tag,remark\n"
        for (payment, row) in zip(payments, rows.rows) {
            text += Self.csv([
                String(month.yyyymm), payment.department, payment.item, payment.entry,
                String(payment.amount.fen),
                rows.integer("document_day", in: row).map { String($0) } ?? "",
                rows.text("funding_tag", in: row) ?? "", "隐患治理 \(payment.hazard)",
            ])
        }
        let costs = try Set(payments.map(\.hazard)).map { Hazard.ID($0) }.sorted().map {
            try RectificationCost(
                of: storedHazard($0.code), payments: paid(for: $0.code, through: month))
        }
        let batch = ImportBatch(
            table: TableDeclaration.costEntry.name, key: "hazard_payment/\(month.yyyymm)",
            source: TableDeclaration.hazardPayment.name)
        let outcomes = try importTexts([(batch, text)], isReplacing: true)
        return PostedHazardCosts(
            batch: batch.key, isRepeated: outcomes.first?.isRepeated ?? true,
            payments: payments, costs: costs)
    }

    /// The code of an entry of the ledger, `hazard/voucher`; where that does not fit into a code,
    /// or could be of another pair, its beginning and what tells it.
    static func entry(_ first: String, _ second: String) -> String {
        let joined = "\(first)/\(second)"
        guard joined.unicodeScalars.count > 64 || first.contains("/") else { return joined }
        var digest = SHA256()
        digest.update(first + "\u{0}" + second)
        let start = String(String.UnicodeScalarView(joined.unicodeScalars.prefix(47)))
        return "\(start)-\(digest.hexadecimal.prefix(16))"
    }

    private func paid(for hazard: String, through month: Month) throws -> [Money] {
        try store.rows(
            "SELECT amount_fen FROM hosp_hazard_payment WHERE hazard_code = ? "
                + "AND period_month <= ?", [.text(hazard), .integer(Int64(month.yyyymm))]
        ).map { Money(fen: $0[0].integer ?? 0) }
    }

    /// A line of delimited text.
    static func csv(_ fields: [String]) -> String {
        fields.map { field in
            "\""
                + field.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\""
        }.joined(separator: ",") + "\n"
    }
}
