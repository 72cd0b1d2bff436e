import Foundation
import HospitalCore
import XCTest

@testable import Interchange

final class FileBytesTests: XCTestCase {
    private func fault(_ path: String, limit: Int = 1_000, line: UInt = #line) -> FileFault? {
        let error = thrownError(line: line) { () throws(FileError) in
            try FileBytes.contents(of: path, limit: limit)
        }
        guard case .unreadable(path, let fault) = error else { return nil }
        return fault
    }

    func testTheWholeFileIsRead() throws {
        let path = try Fixture.path("gb_codes.csv")
        let expected = try Fixture.bytes("gb_codes.csv")
        XCTAssertEqual(try FileBytes.contents(of: path, limit: expected.count), expected)
        XCTAssertEqual(
            fault(path, limit: expected.count - 1), .tooLong(limit: expected.count - 1))
    }

    func testBlocksFollowOneAnotherToTheEnd() throws {
        let expected = try Fixture.bytes("gb_codes.csv")
        let file = try FileBytes(path: try Fixture.path("gb_codes.csv"))
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 7)
        while true {
            let count = try block.withUnsafeMutableBytes { try file.read(into: $0) }
            bytes += block[..<count]
            if count < 7 { break }
        }
        XCTAssertEqual(bytes, expected)
    }

    func testTheReasonIsNamed() throws {
        XCTAssertEqual(fault("/no/such/file"), .notFound)
        XCTAssertEqual(fault(try Fixture.path("gb_codes.csv") + "/x"), .notFound)
        XCTAssertEqual(fault("/\0etc"), .notFound)
        XCTAssertEqual(fault(try Fixture.path("")), .directory)
        XCTAssertEqual(FileFault(code: EACCES), .permission)
        XCTAssertEqual(FileFault(code: EIO), .system(code: 5))
        let longPath = "/" + String(repeating: "x", count: 5_000)
        XCTAssertEqual(fault(longPath), .system(code: ENAMETOOLONG))
    }

    func testTheReasonIsSaidInBothLanguages() {
        let faults: [(FileFault, String, String)] = [
            (.notFound, "没有这个文件", "there is no such file"),
            (.permission, "没有读取权限", "permission is denied"),
            (.directory, "这是一个目录", "it is a directory"),
            (.tooLong(limit: 9), "文件超过9字节", "the file has more than 9 bytes"),
            (.libraryMissing(package: "libx"), "缺少libx，请安装该软件包（例如apt-get install libx-dev）",
             "libx is missing; install its package, as by apt-get install libx-dev"),
            (.sheetTooLarge(rows: 2, columns: 1), "表格超过2行或1列",
             "a sheet has more than 2 rows or 1 columns"),
            (.refused(code: 4), "写文件的程序库报告错误4",
             "the library that writes it reports error 4"),
            (.system(code: 5), "系统错误5", "system error 5"),
        ]
        for (fault, chinese, english) in faults {
            let finding = FileError.unreadable(path: "a.csv", fault: fault).finding
            XCTAssertEqual(finding.text(in: .chinese), "无法读取文件“a.csv”：\(chinese)。")
            XCTAssertEqual(finding.text(in: .english), "File \"a.csv\" cannot be read: \(english).")
        }
    }
}
