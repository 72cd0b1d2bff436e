// Cost, appraisal, pay and inspections of one month, from CSV files to a book: the same month end
// as Examples/c/month_end.c, in Swift.
//
//     swift run MonthEnd [BOOK [DATA]]

import Hosp

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

let arguments = CommandLine.arguments.dropFirst()
let location = arguments.first ?? "month_end.db"
let data = arguments.dropFirst().first ?? "Examples/data"

do {
    let book = try Book(at: location, libraryVersion: "example")
    book.actor = "month_end"
    book.now = 20_250_401_090_000
    let month = try Month("2025-03")

    try book.importHospital(directory: "\(data)/synthetic_hospital")
    try book.importFacility(directory: "\(data)/stepdown_12_facilities", month: month)
    let sites = try HospitalSites(file: "\(data)/nhs_hospital_sites/sites_2015-16.csv")
    try book.importSites(sites, month: month)

    printCost(try book.allocateCost(month: month, plan: facilityReport))
    printSites(try book.runAppraisal(month: month, scheme: "ERIC"), sites)
    printAppraisal(try book.runAppraisal(month: month, scheme: "YUE"))
    printPay(try book.distributePay(month: month, pool: "JX"))
    printInspection(try book.scoreInspection(month: month, inspection: "ZC2025"), "档案管理自查")
    printInspection(try book.scoreInspection(month: month, inspection: "ZJ0321"), "库房周检")
    try printRuns(of: book)
    book.close()
} catch let error as any HospitalError {
    print("MonthEnd: \(error.finding.text(in: .english))")
    exit(EXIT_FAILURE)
}
