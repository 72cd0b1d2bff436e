import Foundation

/// The checkout the generator works on.
struct Repository {
    /// The directory that holds `Package.swift`.
    let root: URL

    /// The checkout that holds a directory.
    static func around(_ directory: URL) throws -> Repository {
        var candidate = directory.standardizedFileURL
        while candidate.path != "/" {
            if candidate.appendingPathComponent("Sources").isDirectory(InterfaceModule.name) {
                return Repository(root: candidate)
            }
            candidate.deleteLastPathComponent()
        }
        throw InterfaceFault.unreadable(
            what: directory.path, detail: "this is no directory of the libhosp repository")
    }

    /// A file of the interface module.
    func interfaceFile(_ name: String) -> URL {
        root.appendingPathComponent("Sources/\(InterfaceModule.name)/\(name)")
    }
}
