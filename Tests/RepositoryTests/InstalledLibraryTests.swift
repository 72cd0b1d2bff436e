import Foundation
import XCTest

@testable import HeaderGenerator

/// What `install.sh` installed is what the header promises, and needs nothing of Swift.
///
/// `HOSP_PREFIX` names the prefix; `Tests/run.sh` installs into one first. Without it these tests
/// fail, since the library of a debug build shows more than the installed one.
final class InstalledLibraryTests: XCTestCase {
    /// The runtime is 2.7 MB of it, our code about 80 bytes for each line of source. A library that
    /// is larger has taken in code that nobody calls.
    private static let largestSize = 16_000_000
    private static let neededMayBe: Set<String> = [
        "libc.so.6", "libm.so.6", "libgcc_s.so.1", "libdl.so.2", "libpthread.so.0",
        "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libsqlite3.so.0",
    ]

    private func prefix() throws -> URL {
        let prefix = ProcessInfo.processInfo.environment["HOSP_PREFIX"]
        return URL(fileURLWithPath: try XCTUnwrap(
            prefix, "HOSP_PREFIX is not set: run Tests/run.sh, or install.sh and set it"))
    }

    private func library() throws -> URL {
        try prefix().appendingPathComponent("lib/libhosp.so.1").resolvingSymlinksInPath()
    }

    private func installedHeader() throws -> String {
        try String(contentsOf: prefix().appendingPathComponent("include/hosp.h"), encoding: .utf8)
    }

    /// The names a header declares, sorted.
    static func functions(inHeader text: String) -> [String] {
        text.matches(of: /^int32_t (\w+)\(/.anchorsMatchLineEndings())
            .map { String($0.1) }.sorted()
    }

    private func dynamicSection() throws -> String {
        try Subprocess.output(of: ["readelf", "-dW", library().path])
    }

    func testTheLibraryShowsExactlyTheHeaderAndTheMap() throws {
        let shown = try Subprocess.output(of: ["nm", "-D", "--defined-only", library().path])
            .split(separator: "\n").compactMap { $0.split(separator: " ").last }
            .map { String($0.prefix { $0 != "@" }) }
            // A version is an entry of its own with some linkers.
            .filter { !$0.hasPrefix("HOSP_") }
        let header = try installedHeader()
        let map = try Checkout.text("Sources/CInterface/exports.map")
            .matches(of: /^    (\w+);$/.anchorsMatchLineEndings()).map { String($0.1) }
        XCTAssertFalse(shown.isEmpty)
        XCTAssertEqual(shown.sorted(), Self.functions(inHeader: header), "library and header")
        XCTAssertEqual(shown.sorted(), map.sorted(), "library and export map")
        assertNowhere(shown.filter { !$0.hasPrefix("hosp_") }, "foreign names are shown:")
    }

    func testTheInstalledHeaderIsTheCommittedOne() throws {
        XCTAssert(
            try installedHeader() == Checkout.text("include/hosp.h"),
            "the installed header is not include/hosp.h; run install.sh again")
    }

    func testTheLibraryNeedsNothingOfSwift() throws {
        let needed = try dynamicSection().matches(of: /\(NEEDED\).*\[(.*)\]/).map { String($0.1) }
        XCTAssert(needed.contains("libc.so.6"), "\(needed)")
        XCTAssertEqual(Set(needed).subtracting(Self.neededMayBe), [], "needed beyond the system")
    }

    /// CentOS 7, on which many hospital systems still run, has glibc 2.17, libgcc 4.8 and SQLite
    /// 3.7.17: symbols of later versions would keep the library from loading there.
    func testTheLibraryLoadsOnOldServers() throws {
        let wanted = try Subprocess.output(of: ["objdump", "-T", library().path])
        let versions = wanted.matches(of: /\((GLIBC|GCC)_([0-9.]+)\)/)
        XCTAssertGreaterThan(versions.count, 100)
        for version in Set(versions.map { "\($0.1) \($0.2)" }).sorted() {
            let words = version.split(separator: " ")
            let numbers = words[1].split(separator: ".").compactMap { Int($0) }
            let most = words[0] == "GLIBC" ? [2, 17] : [4, 8]
            XCTAssertFalse(most.lexicographicallyPrecedes(numbers), "\(version) is too new")
        }
        let functions = Set(wanted.matches(of: /sqlite3_\w+/).map { String($0.0) })
        XCTAssertEqual(functions.subtracting(Self.sqliteOf2013).sorted(), [], "newer than 3.7.17")
    }

    /// What the library calls of SQLite; each was there in 3.7.17 of May 2013.
    private static let sqliteOf2013: Set<String> = [
        "sqlite3_bind_double", "sqlite3_bind_int64", "sqlite3_bind_null",
        "sqlite3_bind_parameter_count", "sqlite3_bind_text", "sqlite3_busy_timeout",
        "sqlite3_changes", "sqlite3_clear_bindings", "sqlite3_close_v2", "sqlite3_column_bytes",
        "sqlite3_column_count", "sqlite3_column_double", "sqlite3_column_int64",
        "sqlite3_column_text", "sqlite3_column_type", "sqlite3_column_value", "sqlite3_errcode",
        "sqlite3_errmsg",
        "sqlite3_extended_errcode", "sqlite3_extended_result_codes", "sqlite3_finalize",
        "sqlite3_get_autocommit", "sqlite3_interrupt", "sqlite3_open_v2", "sqlite3_prepare_v2",
        "sqlite3_reset", "sqlite3_step", "sqlite3_stmt_readonly", "sqlite3_value_bytes",
        "sqlite3_value_int64", "sqlite3_value_text", "sqlite3_value_type",
    ]

    func testTheLibraryHasItsNameForEverAndStaysLoaded() throws {
        let section = try dynamicSection()
        XCTAssert(section.contains("Library soname: [libhosp.so.1]"), section)
        XCTAssert(section.contains("NODELETE"), section)
        XCTAssertFalse(section.contains("RUNPATH") || section.contains("RPATH"), section)
        XCTAssertFalse(section.contains("TEXTREL"), section)
    }

    func testTheLibraryIsSmall() throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: library().path)
        let size = try XCTUnwrap(attributes[.size] as? Int)
        XCTAssertLessThanOrEqual(size, Self.largestSize)
    }

    func testTheLinksAndTheDescriptionAreThere() throws {
        let lib = try prefix().appendingPathComponent("lib")
        let version = try library().lastPathComponent
        XCTAssertNotNil(version.wholeMatch(of: /libhosp\.so\.1\.[0-9]+\.[0-9]+/), version)
        for (link, target) in [("libhosp.so.1", version), ("libhosp.so", "libhosp.so.1")] {
            XCTAssertEqual(
                try FileManager.default.destinationOfSymbolicLink(
                    atPath: lib.appendingPathComponent(link).path), target)
        }
        let description = try String(
            contentsOf: lib.appendingPathComponent("pkgconfig/hosp.pc"), encoding: .utf8)
        let number = version.dropFirst("libhosp.so.".count)
        XCTAssert(description.contains("Version: \(number)\n"), description)
    }
}
