import Foundation

/// The command line: reads the interface, and writes or compares the generated files.
enum GeneratorCommand {
    static let usage = "usage: HeaderGenerator [--check] [--no-build]"

    /// Runs the command and answers its exit status: 0 done or equal, 1 different or refused.
    static func run(_ arguments: [String]) -> Int32 {
        let known = ["--check", "--no-build"]
        if let unknown = arguments.first(where: { !known.contains($0) }) {
            complain("HeaderGenerator: unknown argument \(unknown)\n\(usage)")
            return 1
        }
        do {
            let repository = try Repository.around(
                URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
            let module = try InterfaceModule.besideThisProgram()
            if !arguments.contains("--no-build") {
                try module.build(in: repository)
            }
            let files = try GeneratedFiles(of: repository, module: module)
            return arguments.contains("--check") ? try check(files) : try write(files)
        } catch let faults as InterfaceFaults {
            complain(faults.faults.map { "HeaderGenerator: \($0)" }.joined(separator: "\n"))
        } catch {
            complain("HeaderGenerator: \(error)")
        }
        return 1
    }

    private static func check(_ files: GeneratedFiles) throws -> Int32 {
        let differences = files.differences()
        guard !differences.isEmpty else { return 0 }
        complain(differences.joined(separator: "\n"))
        complain("HeaderGenerator: run `swift run HeaderGenerator` and commit what it writes.")
        return 1
    }

    private static func write(_ files: GeneratedFiles) throws -> Int32 {
        for file in files.all {
            try FileManager.default.createDirectory(
                at: file.location.deletingLastPathComponent(), withIntermediateDirectories: true)
            try file.text.write(to: file.location, atomically: true, encoding: .utf8)
            print("wrote \(file.name)")
        }
        return 0
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
