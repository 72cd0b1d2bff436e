import Foundation
import HospitalCore
import Storage
import XCTest

/// A directory of its own for each test, taken away afterwards.
class StorageTestCase: XCTestCase {
    private(set) var directory = URL(fileURLWithPath: "/")

    override func setUpWithError() throws {
        directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("hosp-storage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: directory)
    }

    func path(_ name: String = "book.db") -> String { directory.appendingPathComponent(name).path }

    func memory() throws -> SQLiteStore { try SQLiteStore(path: ":memory:") }

    /// Runs Python with a script that may read the path of the book in `sys.argv[1]`.
    func python(_ script: String, _ arguments: String...) throws -> (Process, Pipe, Pipe) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script] + arguments
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        return (process, input, output)
    }

    /// Expects an expression to throw this storage error.
    func assertThrows<Value>(
        _ expected: StorageError, _ expression: @autoclosure () throws -> Value,
        file: StaticString = #filePath, line: UInt = #line
    ) {
        XCTAssertThrowsError(try expression(), file: file, line: line) {
            XCTAssertEqual($0 as? StorageError, expected, file: file, line: line)
        }
    }
}

/// A small fact table used by many tests.
let entryTable = TableDeclaration(
    "hosp_test_entry", .fact, label: Label(zh: "测试凭证", en: "test entries"),
    key: ["department_code", "line"],
    columns: [
        ColumnDeclaration("period_month", .month, zh: "期间", en: "month"),
        ColumnDeclaration("department_code", .code, zh: "科室", en: "department"),
        ColumnDeclaration("line", .count, zh: "行号", en: "line"),
        ColumnDeclaration("amount_fen", .fen, zh: "金额", en: "amount"),
        ColumnDeclaration(
            "remark", .text(200), zh: "摘要", en: "remark", null: Label(zh: "无摘要", en: "no remark")),
        ColumnDeclaration("batch_key", .code, zh: "批次", en: "batch"),
    ])

/// The run record as far as `…_current` views need it.
let runTable = TableDeclaration(
    "hosp_run_record", .log, label: Label(zh: "运行记录", en: "runs"), key: ["run_id"],
    columns: [
        ColumnDeclaration("run_id", .code, zh: "运行号", en: "run"),
        ColumnDeclaration("is_current", .flag, zh: "现行", en: "current"),
    ])

/// A result table with an amount that may be missing.
let resultTable = TableDeclaration(
    "hosp_test_final", .result, label: Label(zh: "测试结果", en: "test results"),
    key: ["department_code"],
    columns: [
        ColumnDeclaration("run_id", .code, zh: "运行号", en: "run"),
        ColumnDeclaration("department_code", .code, zh: "科室", en: "department"),
        ColumnDeclaration(
            "amount_fen", .fen, zh: "金额", en: "amount",
            null: Label(zh: "未分摊", en: "not allocated")),
        ColumnDeclaration("factor", .decimal, zh: "系数", en: "factor"),
    ])
