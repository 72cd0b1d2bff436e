import Foundation
import XCTest

@testable import HeaderGenerator

/// The committed header and export map are those of the Swift functions, and C compilers like them.
final class GeneratedFilesTests: XCTestCase {
    private static let header = Checkout.root.appendingPathComponent("include/hosp.h")

    func testHeaderAndExportMapAreWhatTheInterfaceSays() throws {
        let files = try GeneratedFiles(
            of: Repository(root: Checkout.root), module: InterfaceModule.besideThisProgram())
        assertNowhere(files.differences(), "run `swift run HeaderGenerator` and commit:")
    }

    func testEveryExportedFunctionOfTheSourcesIsInTheHeader() throws {
        // The symbol graph shows public functions only; one of less access would get lost.
        let attribute = /^\s*@(?:_cdecl|_silgen_name|_expose|c)\b\("?(\w+)/
            .anchorsMatchLineEndings()
        let names = try Checkout.sources().flatMap {
            $0.text.matches(of: attribute).map { String($0.1) }
        }
        XCTAssertFalse(names.isEmpty)
        let header = try String(contentsOf: Self.header, encoding: .utf8)
        XCTAssertEqual(names.sorted(), InstalledLibraryTests.functions(inHeader: header))
    }

    func testTheHeaderCompilesStrictlyInC() throws {
        for compiler in ["gcc", "clang"] {
            try compileHeader([compiler, "-std=c99"], suffix: "c")
        }
    }

    func testTheHeaderCompilesStrictlyInCPlusPlus() throws {
        for compiler in ["g++", "clang++"] {
            try compileHeader([compiler, "-std=c++17"], suffix: "cpp")
        }
    }

    /// Twice in one file, so that the guard is tried, with an own variable to make it a program.
    private func compileHeader(_ compiler: [String], suffix: String) throws {
        let source = FileManager.default.temporaryDirectory
            .appendingPathComponent("header-\(UUID().uuidString).\(suffix)")
        defer { try? FileManager.default.removeItem(at: source) }
        try "#include <hosp.h>\n#include <hosp.h>\nint unused = HOSP_OK;\n"
            .write(to: source, atomically: true, encoding: .utf8)
        let strict = ["-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]
        XCTAssertNoThrow(
            try Subprocess.output(
                of: compiler + strict
                    + ["-I", Self.header.deletingLastPathComponent().path, source.path]),
            "\(compiler[0]) complains about hosp.h; its words stand above")
    }
}
