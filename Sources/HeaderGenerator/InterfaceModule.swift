import Foundation

/// The built Swift module of the interface, and the tool that reads declarations out of it.
struct InterfaceModule {
    static let name = "CInterface"

    /// The directory SwiftPM builds into: the one this program stands in.
    let products: URL

    /// The module that was built together with this program (or with the test that runs it).
    static func besideThisProgram() throws -> InterfaceModule {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let directory = URL(fileURLWithPath: program).deletingLastPathComponent()
        // `swift test` runs the tool xctest of the toolchain on some versions; the test bundle is
        // then an argument.
        let candidates =
            [directory]
            + CommandLine.arguments.map {
                URL(fileURLWithPath: $0).deletingLastPathComponent()
            }
        for candidate in candidates where candidate.isDirectory("Modules") {
            return InterfaceModule(products: candidate)
        }
        throw InterfaceFault.unreadable(
            what: directory.path, detail: "there are no built modules beside this program")
    }

    /// Brings the module up to date.
    func build(in repository: Repository) throws {
        let configuration = products.lastPathComponent == "release" ? "release" : "debug"
        try Subprocess.output(of: [
            "swift", "build", "--package-path", repository.root.path, "--target", Self.name,
            "--scratch-path", products.deletingLastPathComponent().deletingLastPathComponent().path,
            "--configuration", configuration,
        ])
    }

    /// The public declarations of a module.
    func symbolGraph(of module: String = name, in repository: Repository) throws -> SymbolGraph {
        let toolchain = try Toolchain.onPath()
        let output = FileManager.default.temporaryDirectory
            .appendingPathComponent("hosp-symbols-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: output) }
        let moduleMaps = try moduleMaps(in: repository).flatMap {
            ["-Xcc", "-fmodule-map-file=\($0.path)"]
        }
        try Subprocess.output(
            of: [
                toolchain.extractor, "-module-name", module, "-target", toolchain.triple,
                "-I", products.appendingPathComponent("Modules").path,
                "-minimum-access-level", "public", "-skip-synthesized-members",
                "-output-dir", output.path,
            ] + moduleMaps)
        let graph = output.appendingPathComponent("\(module).symbols.json")
        return try JSONDecoder().decode(SymbolGraph.self, from: Data(contentsOf: graph))
    }

    /// The maps of the C modules: those SwiftPM wrote, and those of system libraries.
    private func moduleMaps(in repository: Repository) throws -> [URL] {
        let targets = try repository.root.appendingPathComponent("Sources").children()
        let written = try products.children().filter { $0.pathExtension == "build" }
        return (written + targets)
            .flatMap { [$0, $0.appendingPathComponent("include")] }
            .map { $0.appendingPathComponent("module.modulemap") }
            .filter { FileManager.default.fileExists(atPath: $0.path) }
    }
}

/// What is needed of the Swift toolchain.
struct Toolchain {
    /// The path of `swift-symbolgraph-extract`.
    let extractor: String
    /// The platform modules are built for.
    let triple: String

    /// The toolchain of the `swift` on PATH.
    static func onPath() throws -> Toolchain {
        struct Information: Decodable {
            struct Target: Decodable { let unversionedTriple: String }
            struct Paths: Decodable { let runtimeResourcePath: String }
            let target: Target
            let paths: Paths
        }
        let text = try Subprocess.output(of: ["swift", "-print-target-info"])
        let information = try JSONDecoder().decode(Information.self, from: Data(text.utf8))
        // The resources lie in usr/lib/swift, the programs in usr/bin.
        let tools = URL(fileURLWithPath: information.paths.runtimeResourcePath)
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("bin")
        return Toolchain(
            extractor: tools.appendingPathComponent("swift-symbolgraph-extract").path,
            triple: information.target.unversionedTriple)
    }
}

extension URL {
    /// Whether a directory of that name stands in this one.
    func isDirectory(_ name: String) -> Bool {
        var isDirectory: ObjCBool = false
        let path = appendingPathComponent(name).path
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }

    /// What stands in this directory, in the order of the names.
    func children() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: self, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
    }
}
