import Foundation
import Hosp
import XCTest

/// A directory of its own for each test, small books to work with, and dumps of whole books.
class BookTestCase: XCTestCase {
    private(set) var directory = URL(fileURLWithPath: "/")
    /// The moment that books of tests record.
    static let moment: Int64 = 20_250_401_120_000

    override func setUpWithError() throws {
        directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("hosp-book-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: directory)
    }

    func path(_ name: String = "book.db") -> String { directory.appendingPathComponent(name).path }

    /// An empty book whose host has said the time and the actor.
    func emptyBook(at location: String = ":memory:") throws -> Book {
        let book = try Book(at: location, libraryVersion: "test")
        book.now = Self.moment
        book.actor = "tester"
        return book
    }

    /// The documented month: 100.00 of the office and 50.00 of the laboratory on two wards.
    func monthBook(at location: String = ":memory:") throws -> Book {
        let book = try emptyBook(at: location)
        try load(book, "hosp_org_unit", "u", """
            科室编码,科室名称,科室分类,启用日期
            admin,院办,admin_logistics,2020-01-01
            lab,检验科,medical_technology,2020-01-01
            ward-1,内科,clinical,2020-01-01
            ward-2,外科,clinical,2020-01-01
            """)
        try load(book, "hosp_cost_item", "i", "item_code,sort_number\ncost,1\n")
        try load(book, "hosp_driver", "d", "driver_code\nheadcount\norders\n")
        try load(book, "hosp_cost_plan", "p", """
            plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,negative_driver_rule
            P1,step_down,0.01,largest_remainder,mirror,error
            """)
        try load(book, "hosp_cost_plan_step", "s", """
            plan_code,step_number,source_code,driver_code
            P1,10,admin,headcount
            P1,20,lab,orders
            """)
        try load(book, "hosp_cost_entry", "e1", """
            会计期间,科室编码,成本项目,凭证及行号,金额
            2025-03,admin,cost,V1-1,100.00
            2025-03,lab,cost,V1-2,50
            """)
        try load(book, "hosp_driver_statistic", "q1", """
            period_month,driver_code,department_code,driver_quantity
            202503,headcount,lab,1
            202503,headcount,ward-1,1
            202503,headcount,ward-2,1
            202503,orders,ward-1,2.5
            202503,orders,ward-2,7.5
            """)
        return book
    }

    /// Imports a text.
    @discardableResult
    func load(
        _ book: Book, _ table: String, _ key: String, _ text: String,
        constants: [String: String] = [:]
    ) throws -> Book.ImportOutcome {
        try load(book, table, key, bytes: Array(text.utf8), constants: constants)
    }

    /// Imports bytes in an encoding.
    @discardableResult
    func load(
        _ book: Book, _ table: String, _ key: String, bytes: [UInt8],
        encoding: TextEncoding = .utf8, constants: [String: String] = [:]
    ) throws -> Book.ImportOutcome {
        let batch = Book.ImportBatch(table: table, key: key, constants: constants)
        return try book.importBatch(batch) {
            try DelimitedText.Reader(
                bytes: bytes, format: DelimitedText.Format(encoding: encoding))
        }
    }

    /// Every row of every table with its table before it, in an order that does not depend on how
    /// the rows are stored; columns that are left out are missing in each row.
    func dump(_ book: Book, without columns: Set<String> = []) throws -> [String] {
        let names = try book.store.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).compactMap { $0[0].text }
        return try names.flatMap { name -> [String] in
            let all = try book.store.rows("PRAGMA table_info(\(name))").compactMap { $0[1].text }
            let kept = all.filter { !columns.contains($0) && !columns.contains("\(name).\($0)") }
            guard !kept.isEmpty, !columns.contains(name) else { return [] }
            return try book.store.rows("SELECT \(kept.joined(separator: ", ")) FROM \(name)")
                .map { row in "\(name): " + row.map { "\($0)" }.joined(separator: " | ") }
                .sorted()
        }
    }

    /// Expects an import or a run to fail and to leave every table as it was. Tables that come into
    /// being because they were needed are empty, and no change.
    func assertUnchanged<Value>(
        _ book: Book, _ message: String = "", file: StaticString = #filePath, line: UInt = #line,
        _ expression: () throws -> Value, _ check: (any Error) -> Void = { _ in }
    ) throws {
        let before = try dump(book, without: [Schema.migrationsTable.name])
        XCTAssertThrowsError(try expression(), message, file: file, line: line, check)
        XCTAssertFalse(book.store.isInTransaction, message, file: file, line: line)
        let after = try dump(book, without: [Schema.migrationsTable.name])
        XCTAssertEqual(after, before, message, file: file, line: line)
    }

    /// The findings of the last import: row, column and name of the message.
    func findings(_ book: Book) -> [String] {
        book.importFindings.map {
            "\($0.row ?? 0) \($0.column ?? "-") \($0.finding.message.name)"
        }
    }

    /// A file of the fixtures.
    func fixture(_ name: String) throws -> [UInt8] {
        let url = try XCTUnwrap(
            Bundle.module.url(forResource: "Fixtures/" + name, withExtension: nil), name)
        return [UInt8](try Data(contentsOf: url))
    }

    /// The rows of a table as text by column name.
    func table(_ bytes: [UInt8]) throws -> [[String: String]] {
        var reader = try DelimitedText.Reader(bytes: bytes)
        let header = reader.header
        var rows: [[String: String]] = []
        while let batch = try reader.nextBatch() {
            for row in 0..<batch.rowCount {
                rows.append(
                    Dictionary(
                        uniqueKeysWithValues: header.enumerated().map {
                            ($1, batch.text(row, $0))
                        }))
            }
        }
        return rows
    }
}
