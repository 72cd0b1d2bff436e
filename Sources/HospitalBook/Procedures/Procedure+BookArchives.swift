import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about the archives of a book: terms, loans, custody, the climate of the store.
extension Procedure {
    static let bookArchiveProcedures: [Procedure] = [
        bookArchiveRetention, bookArchiveLoans, bookArchiveHandover, bookArchiveClimate,
    ]

    /// `book.archive.retention`: which archives of a book are kept, expired or held.
    static let bookArchiveRetention = Procedure(
        onBook: "book.archive.retention",
        (
            zh: "账簿中档案的保管期限：保管、到期、暂缓销毁，以及拟销毁清册的核查。",
            en: "Which archives of a book are kept, expired or on hold, and whether lists to "
                + "destroy may be carried out."
        ),
        of: archiveRetention,
        from: [
            TableRecords(
                "archives", .archive,
                .objects([
                    "item": "archive_code", "year": "year_number", "years": "keep_years",
                ])
            ).with {
                $0.parts = [
                    TableRecords(
                        "holds", .archiveHold,
                        .objects([
                            "reason": "reason_text", "until": "valid_to",
                        ])
                    ).linked(by: "archive_code")
                ]
            }
        ])

    /// `book.archive.loans`: which loans of a book are out and overdue.
    static let bookArchiveLoans = Procedure(
        onBook: "book.archive.loans",
        (
            zh: "账簿中档案借阅的在借、逾期、归还与利用效果统计。",
            en: "Which loans of archives of a book are out, overdue or returned, and what they "
                + "were good for."
        ),
        of: archiveLoans,
        from: [
            TableRecords(
                "loans", .archiveLoan,
                .objects([
                    "loan": "loan_code", "item": "archive_code", "borrower": "borrower_code",
                    "approver": "approver_code", "requested": "requested_day", "lent": "lent_day",
                    "due": "due_day", "returned": "returned_day", "effect": "effect_text",
                ]))
        ])

    /// `book.archive.handover`: who holds the archives of a book, and who may leave.
    static let bookArchiveHandover = Procedure(
        onBook: "book.archive.handover",
        (
            zh: "账簿中档案的保管人：按移交记录得出，尚有档案未移交的不能离岗。",
            en: "Who holds the archives of a book after hand-overs; nobody leaves with archives."
        ),
        of: archiveHandover,
        from: [
            TableRecords(
                "transfers", .archiveTransfer,
                .objects([
                    "item": "archive_code", "from": "giver_code", "to": "receiver_person",
                    "on": "transfer_day",
                ]))
        ])

    /// `book.archive.climate`: days without a reading and readings out of range.
    static let bookArchiveClimate = Procedure(
        onBook: "book.archive.climate",
        (
            zh: "账簿中库房温湿度日记录：缺记的日期与仪表、超出范围的读数。",
            en: "The daily log of the stores of a book: missing days, readings out of range."
        ),
        of: archiveClimate,
        from: [
            TableRecords("meters", .archiveMeter, .values("meter_code")),
            TableRecords(
                "readings", .archiveReading,
                .objects([
                    "day": "reading_day", "meter": "meter_code", "temperature": "temperature_value",
                    "humidity": "humidity_percent",
                ])
            ).with {
                $0.bounds = [
                    .from(column: "reading_day", argument: "from"),
                    .through(column: "reading_day", argument: "to"),
                ]
            },
        ])
}
