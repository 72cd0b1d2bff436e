// A month end of a small hospital, printed as CSV: swift run HospitalMonth BOOK DATA.
//
// The same program stands in Examples/c, which says what it does.

import Foundation
import Hosp

/// Brings every file of imports.txt into its table.
func importFiles(of directory: String, into book: Book) throws {
    let list = try String(contentsOfFile: "\(directory)/imports.txt", encoding: .utf8)
    for line in list.split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 3, let number = Int32(words[0]),
            let encoding = TextEncoding(rawValue: number)
        else { continue }
        try book.importBatch(Book.ImportBatch(table: words[2], key: words[1])) {
            try DelimitedText.Reader(
                file: "\(directory)/\(words[1])", format: DelimitedText.Format(encoding: encoding))
        }
    }
}

/// Prints tables of a result as CSV.
func printTables(_ names: [String], of result: ProcedureResult, _ code: String) throws {
    for name in names {
        guard let table = result.tables.first(where: { $0.name == name }) else { continue }
        FileHandle.standardOutput.write(Data("== \(code) \(name)\r\n".utf8))
        FileHandle.standardOutput.write(
            Data(try table.delimitedText(in: .utf8, substituting: false)))
    }
}

let arguments = CommandLine.arguments.dropFirst()
guard let location = arguments.first, let data = arguments.dropFirst().first else {
    print("usage: HospitalMonth BOOK DATA")
    exit(EXIT_FAILURE)
}

do {
    let book = try Book(at: location, libraryVersion: "example")
    book.actor = "month_end"
    book.now = 20_250_401_090_000
    let month = try Month("2025-03")
    try importFiles(of: data, into: book)
    try printTables(
        ["final", "lines"],
        of: book.allocateCost(month: month, plan: "FT").procedureResult(in: book), "FT")
    try printTables(
        ["parts", "cards"],
        of: book.runAppraisal(month: month, scheme: "YUE").procedureResult(in: book), "YUE")
    try printTables(
        ["departments", "persons", "set_asides"],
        of: book.distributePay(month: month, pool: "JX").procedureResult, "JX")
    for inspection in ["ZC2025", "ZJ0321"] {
        try printTables(
            ["score", "findings"],
            of: book.scoreInspection(month: month, inspection: inspection).procedureResult,
            inspection)
    }
    book.close()
} catch let error as any HospitalError {
    print("HospitalMonth: \(error.finding.text(in: .english))")
    exit(EXIT_FAILURE)
}
