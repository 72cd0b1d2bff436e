import Foundation
import XCTest

/// The arrows of the architecture: they point down only, and siblings never import each other.
final class ImportTests: XCTestCase {
    private static let domains = ["PerformanceAppraisal", "CostControl", "SafetyInspection"]

    /// Who may import whom. A module may import less; what is not listed does not exist.
    private static let allowed: [String: Set<String>] = {
        let below = Set(domains + ["HospitalCore", "Interchange", "Storage"])
        let everything = below.union([
            "FHIRExchange", "Reports", "HospitalBook", "CShims", "CSQLite",
        ])
        var allowed: [String: Set<String>] = [
            "HospitalCore": [],
            "Interchange": ["HospitalCore", "CShims"],
            "Storage": ["HospitalCore", "CShims", "CSQLite"],
            "FHIRExchange": ["HospitalCore", "SafetyInspection", "Interchange"],
            "Reports": Set(domains + ["HospitalCore"]),
            "HospitalBook": everything.subtracting(["HospitalBook"]),
            "Hosp": everything,
            "CInterface": everything,
            "HeaderGenerator": [],
        ]
        for domain in domains { allowed[domain] = ["HospitalCore"] }
        return allowed
    }()

    /// Modules of the system: the C library where a module touches the system, single functions
    /// of it (`import func Glibc.log`) where a domain needs mathematics, Foundation in the
    /// generator only.
    private static func mayImport(_ module: String, fromSystem imported: Import) -> Bool {
        switch imported.module {
        case "Glibc", "Musl", "Darwin":
            domains.contains(module)
                ? imported.isSingleFunction
                : module != "HospitalCore" && module != "HeaderGenerator"
        case "Foundation": module == "HeaderGenerator"
        default: false
        }
    }

    private struct Import: Sendable {
        let module: String
        let isSingleFunction: Bool
        let place: String
    }

    /// The imports of every file, looked for once.
    private static let found = Result {
        try Checkout.sources().map { (file: $0, imports: imports(of: $0)) }
    }

    private static func imports(of file: SourceFile) -> [Import] {
        file.code.enumerated().compactMap { index, line in
            // Attributes and access, the word, the kind of a single declaration, the module.
            let pattern = /^\s*(?:@?\w+\s+)*import\s+(?:([a-z]+)\s+)?(\w+)/
            guard line.contains("import"), let match = line.firstMatch(of: pattern) else {
                return nil
            }
            return Import(
                module: String(match.2), isSingleFunction: match.1 == "func",
                place: "\(file.path):\(index + 1): \(line)")
        }
    }

    func testImportsFollowTheArrows() throws {
        var wrong: [String] = []
        var seen = 0
        for (file, imports) in try Self.found.get() {
            let allowed = try XCTUnwrap(
                Self.allowed[file.module], "\(file.module) is no module of the architecture")
            for imported in imports {
                seen += 1
                if !allowed.contains(imported.module),
                    !Self.mayImport(file.module, fromSystem: imported)
                {
                    wrong.append(imported.place)
                }
            }
        }
        XCTAssertGreaterThan(seen, 5, "no imports were found")
        assertNowhere(wrong, "imports against the architecture:")
    }

    func testThePackageDeclaresNoOtherArrow() throws {
        let package = try Checkout.text("Package.swift")
        let start = try XCTUnwrap(package.range(of: "let arrows"))
        let end = try XCTUnwrap(
            package.range(of: "\n]\n", range: start.upperBound..<package.endIndex))
        let arrows = package[start.upperBound..<end.lowerBound]
            .matches(of: /\(\s*"(\w+)",\s*\[([^\]]*)\]\s*\)/)
        XCTAssertGreaterThanOrEqual(arrows.count, 5, "the arrows of Package.swift were not found")
        for arrow in arrows {
            let module = String(arrow.1)
            let allowed = try XCTUnwrap(
                Self.allowed[module], "\(module) is not in the architecture")
            let declared = Set(arrow.2.matches(of: /"(\w+)"/).map { String($0.1) })
            XCTAssertEqual(
                declared.subtracting(allowed), [], "\(module) declares arrows that may not be")
        }
        let modules = try Set(Checkout.sources().map(\.module))
        XCTAssertEqual(
            Set(arrows.map { String($0.1) }),
            modules.subtracting(["CInterface", "HeaderGenerator"]),
            "Package.swift and Sources do not hold the same modules")
    }

    func testEveryImportIsDeclaredInThePackage() throws {
        // SwiftPM finds modules that are built by chance; a clean build would not.
        let package = try Checkout.text("Package.swift")
        for (file, imports) in try Self.found.get() where file.module != "CInterface" {
            let entry = try Regex(
                #"\(\s*"\#(file.module)",\s*\[([^\]]*)\]\s*\)"#, as: (Substring, Substring).self)
            let list = package.firstMatch(of: entry)?.output.1 ?? ""
            let declared = list.matches(of: /"(\w+)"/).map { String($0.1) }
            for imported in imports where Self.allowed[imported.module] != nil {
                XCTAssert(declared.contains(imported.module), "not declared: \(imported.place)")
            }
        }
    }

    func testThePackageHasNoDependenciesAndNoUnsafeFlags() throws {
        let package = try Checkout.text("Package.swift")
        XCTAssertFalse(
            package.contains("unsafeFlags"), "a package with unsafeFlags has no versions")
        XCTAssertFalse(package.contains(".package("), "the package has a dependency")
        XCTAssert(package.contains(".treatAllWarnings(as: .error)"), "warnings are not errors")
        XCTAssert(package.hasPrefix("// swift-tools-version: 6.2\n"))
    }
}
