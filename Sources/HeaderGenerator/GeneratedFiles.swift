import Foundation

/// The files written from the interface, and how they differ from those in the repository.
struct GeneratedFiles {
    /// A file with the text it must have.
    struct File {
        /// The path below the repository.
        let name: String
        let location: URL
        let text: String
    }

    let all: [File]

    /// Reads the interface and writes all texts.
    init(of repository: Repository, module: InterfaceModule) throws {
        let interface = try Interface(
            symbolGraph: module.symbolGraph(in: repository),
            constants: String(
                contentsOf: repository.interfaceFile(ConstantFamily.file), encoding: .utf8))
        let structs = repository.root.appendingPathComponent("Sources/CShims/include/arrow.h")
        let arrow = try HeaderText.arrowStructs(
            in: String(contentsOf: structs, encoding: .utf8))
        let program = repository.root.appendingPathComponent(FunctionExample.file)
        let examples = FunctionExample.read(try String(contentsOf: program, encoding: .utf8))
        let faults = FunctionExample.faults(of: examples, for: interface)
        guard faults.isEmpty else { throw InterfaceFaults(faults: faults) }
        let texts = [
            ("include/hosp.h", HeaderText.of(interface, arrow: arrow, examples: examples)),
            ("Sources/\(InterfaceModule.name)/exports.map", ExportMap.text(of: interface)),
            (PythonBinding.file, PythonBinding.text(of: interface)),
            (JavaBinding.file, JavaBinding.text(of: interface)),
            (PascalBinding.file, PascalBinding.text(of: interface)),
            (CobolBinding.file, CobolBinding.text(of: interface)),
            (PowerBuilderBinding.file, PowerBuilderBinding.text(of: interface)),
            (OracleBinding.file, OracleBinding.text(of: interface)),
            (CallTable.file, CallTable.text(of: interface)),
        ]
        all = texts.map { name, text in
            File(name: name, location: repository.root.appendingPathComponent(name), text: text)
        }
    }

    /// The lines that differ, per file that differs.
    func differences() -> [String] {
        all.compactMap { file in
            let present = (try? String(contentsOf: file.location, encoding: .utf8)) ?? ""
            guard present != file.text else { return nil }
            return "\(file.name) is not what the interface says:\n"
                + Self.difference(from: present, to: file.text)
        }
    }

    private static func difference(from present: String, to wanted: String) -> String {
        let old = present.split(separator: "\n", omittingEmptySubsequences: false)
        let new = wanted.split(separator: "\n", omittingEmptySubsequences: false)
        return new.difference(from: old).map { change in
            switch change {
            case .remove(let line, let text, _): "-\(line + 1): \(text)"
            case .insert(let line, let text, _): "+\(line + 1): \(text)"
            }
        }.joined(separator: "\n")
    }
}
