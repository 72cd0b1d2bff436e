import CostControl
import HospitalCore
import Storage

/// How the tables of a book keep budget lines, documents and standings.
extension BudgetLine {
    static let storedColumns =
        "line_code, department_code, budget_item_code, project_code, funding_name, unit_name, "
        + "is_restricted, year_treatment, cumulative_treatment, month_treatment, "
        + "tolerance_share, tolerance_most_fen, year_end_name"

    /// A line of the register with the approved amounts of a year.
    /// - Throws: `settingInvalid` for a word that no setting has.
    init(
        stored row: [StoreValue], purposes: Set<String>, approved: [Month: BudgetAmount]
    ) throws {
        let code = row[0].text ?? ""
        func setting<Setting: RawRepresentable<String>>(
            _ column: Int, _ name: String, _ fallback: Setting
        ) throws -> Setting {
            guard let text = row[column].text else { return fallback }
            guard let setting = Setting(rawValue: text)
            else { throw BudgetError.line(ID(code), .settingInvalid(name, value: text)) }
            return setting
        }
        self.init(
            ID(code),
            account: Posting.Account(
                Department.ID(row[1].text ?? ""), item: row[2].text ?? ""),
            approved: approved)
        (project, funding, unit) = (row[3].text, row[4].text, row[5].text)
        isRestricted = row[6].integer == 1
        control.year = try setting(7, "year_treatment", control.year)
        control.cumulative = try setting(8, "cumulative_treatment", control.cumulative)
        control.month = try setting(9, "month_treatment", control.month)
        tolerance = BudgetTolerance(
            share: try row[10].text.map { try Decimal($0) } ?? .zero,
            most: row[11].integer.map { Money(fen: $0) })
        yearEnd = try setting(12, "year_end_name", .lapse)
        self.purposes = purposes
    }
}

extension BudgetAmount {
    /// Two columns: fen and quantity.
    init(stored fen: StoreValue, _ quantity: StoreValue) throws {
        self.init(
            Money(fen: fen.integer ?? 0),
            quantity: try quantity.text.map { try Decimal($0) } ?? .zero)
    }

    var stored: [StoreValue] { [.integer(money.fen), .text(quantity.description)] }
}

extension BudgetDocument {
    static let storedColumns =
        "document_code, line_code, stage_name, period_month, amount_fen, amount_quantity, "
        + "source_code, source_fen, source_quantity, funding_name, project_code, purpose_name, "
        + "open_fen, open_quantity, released_fen, released_quantity, is_reversed, "
        + "beyond_fen, beyond_quantity"

    init(stored row: [StoreValue]) throws {
        let id = ID(row[0].text ?? "")
        guard let stage = Stage(rawValue: row[2].text ?? "")
        else { throw BudgetError.document(id, .unknown) }
        self.init(
            stored: id, line: BudgetLine.ID(row[1].text ?? ""), stage,
            in: try Month(yyyymm: Int32(clamping: row[3].integer ?? 0)),
            amount: try BudgetAmount(stored: row[4], row[5]),
            from: try row[6].text.map {
                Source(ID($0), amount: try BudgetAmount(stored: row[7], row[8]))
            },
            use: Use(funding: row[9].text, project: row[10].text, purpose: row[11].text),
            open: try BudgetAmount(stored: row[12], row[13]),
            released: try BudgetAmount(stored: row[14], row[15]),
            beyond: try BudgetAmount(stored: row[17], row[18]),
            isReversed: row[16].integer == 1)
    }

    /// The row of a new document; its place in the table is its year and number.
    func row(at moment: Int64) -> [StoreValue] {
        func text(_ text: String?) -> StoreValue { text.map { .text($0) } ?? .null }
        let head: [StoreValue] = [
            .integer(Int64(month.year)), .text(id.code), .text(line.code),
            .text(stage.rawValue), .integer(Int64(month.yyyymm)),
        ]
        let from = [text(source?.id.code)] + (source?.amount ?? .zero).stored
        let purpose = [text(use.funding), text(use.project), text(use.purpose)]
        return head + amount.stored + from + purpose + open.stored + released.stored
            + [.flag(isReversed), .integer(moment)] + beyond.stored
    }
}
