import Hosp
import XCTest

@testable import HospitalBook

/// Rows are read on one thread while others are inserted, and come to the same as on one thread.
final class ImportFlowTests: BookTestCase {
    private let rows = 10_000

    /// Statistics of a driver, a department in each row; of every thousand one has a quantity that
    /// is none, and one the department of the row before.
    private var text: String {
        var text = "period_month,driver_code,department_code,driver_quantity\n"
        for row in 0..<rows {
            let department = row % 1_000 == 500 ? row - 1 : row
            let quantity = row % 1_000 == 700 ? "1,5" : "\(row).5"
            text += "202503,beds,d\(department),\"\(quantity)\"\n"
        }
        return text
    }

    private func flow(
        _ store: any Store, insertSize: Int
    ) throws -> ImportFlow<DelimitedText.Reader> {
        let reader = try DelimitedText.Reader(bytes: Array(text.utf8), blockSize: 1 << 16)
        let columns = try ImportColumns(
            reader.header, constants: [:], batchKey: "b", table: .driverStatistic)
        return ImportFlow(
            ImportJob(
                columns: columns, references: [:], closedMonths: [], uncountedRows: 0,
                insertSize: insertSize),
            from: reader, into: store)
    }

    func testTwoThreadsBringInTheSameAsOne() throws {
        var hashes: Set<String> = []
        for (threads, size) in [(1, 65_536), (1, 500), (2, 500), (2, 65_536), (64, 1)] {
            let book = try emptyBook()
            try book.prepare(Area.cost.name)
            let flow = try flow(book.store, insertSize: size)
            try book.store.transaction { try flow.run(threads: threads) }
            let message = "\(threads) threads, \(size) rows"
            let findings = flow.job.findings.map { "\($0.row ?? 0) \($0.finding.message.name)" }
            // The heading is row 1, so that the row of number 500 is row 502.
            let expected = stride(from: 0, to: rows, by: 1_000).flatMap {
                ["\($0 + 502) row_twice", "\($0 + 702) field_invalid"]
            }
            XCTAssertEqual(findings, expected, message)
            XCTAssertEqual(flow.job.rowCount, 9_990, message)
            XCTAssertEqual(flow.job.months, [202_503])
            XCTAssertEqual(
                try book.store.rows(
                    "SELECT COUNT(*), MIN(driver_quantity), MAX(batch_key) "
                        + "FROM hosp_driver_statistic"),
                [[9_980, "0.5", "b"]], message)
            hashes.insert(flow.job.contentHash)
        }
        XCTAssertEqual(hashes.count, 1)
    }

    /// What the database refuses as a whole ends all threads, and is told.
    func testAFailureEndsAllThreads() throws {
        for threads in [1, 2] {
            let book = try emptyBook()
            try book.prepare(Area.cost.name)
            try book.store.execute("DROP TABLE hosp_driver_statistic")
            let flow = try flow(book.store, insertSize: 500)
            XCTAssertThrowsError(try book.store.transaction { try flow.run(threads: threads) }) {
                guard case .statement? = $0 as? StorageError else { return XCTFail("\($0)") }
            }
            XCTAssertFalse(book.store.isInTransaction)
        }
    }
}
