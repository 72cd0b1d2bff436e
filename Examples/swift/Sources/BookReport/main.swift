// The cost report of CostReport through the tables of a book, and a payment table in GBK: the same
// report as Examples/c/book_report.c, in Swift.
//
//     swift run BookReport BOOK [DIRECTORY [REPORT [PAYMENT]]]

import FacilityReport
import Hosp

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

let arguments = CommandLine.arguments
guard (2...5).contains(arguments.count) else {
    print("usage: BookReport BOOK [DIRECTORY [REPORT [PAYMENT]]]")
    exit(EXIT_FAILURE)
}
let directory = arguments.count > 2 ? arguments[2] : "Examples/data/stepdown_12_facilities"
let report = arguments.count > 3 ? arguments[3] : "36922"
let payment = arguments.count > 4 ? arguments[4] : "Examples/data/cn_drg_payment/suzhou_2023.csv"

do {
    let book = try Book(at: arguments[1], libraryVersion: "example")
    book.actor = "accountant"
    book.now = 20_250_401_093_000
    let facility = try Facility(report: report, directory: directory)
    try book.importFacts(of: facility)
    // The report of a fiscal year stands in the month in which it ends.
    let run = try book.allocateCost(month: facility.month, plan: "medicare").run
    print(facility.heading, terminator: "\n\n")
    print("Run \(run.id), version \(run.version)\n")
    try Report(facility, from: book, run: run.id).print()
    try printPayment(book)
} catch let error as any HospitalError {
    print("BookReport: \(error.finding.text(in: .english))")
    exit(EXIT_FAILURE)
}

/// Imports the payment table from its GBK bytes and looks up a few groups by code.
func printPayment(_ book: Book) throws {
    let constants = ["city_code": "suzhou", "valid_year": "2023"]
    let groups = try book.importBatch(
        Book.ImportBatch(
            table: "hosp_drg_payment", key: "suzhou 2023", source: payment, constants: constants)
    ) {
        try DelimitedText.Reader(file: payment, format: DelimitedText.Format(encoding: .gbk))
    }.rowCount
    print("\nDRG payment standards of Suzhou, 2023: \(groups) groups\n")
    let widths = [-6, 10, 16, 16, 0]
    printRow(["group", "weight", "level 1, yuan", "level 3, yuan", " name"], widths)
    for group in ["AA19", "BR25", "ES31", "OC19"] {
        let rows = try Rows(
            book, "hosp_drg_payment",
            where: ["city_code": "suzhou", "valid_year": "2023", "group_code": group])
        for row in rows.rows {
            printRow(
                [
                    try rows.text("group_code", row), try rows.text("relative_weight", row),
                    try rows.text("level1_standard", row), try rows.text("level3_standard", row),
                    " " + (try rows.text("group_name", row)),
                ], widths)
        }
    }
}
