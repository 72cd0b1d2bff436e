import Foundation

/// Runs another program and waits for it.
enum Subprocess {
    /// What the program prints; its complaints go where those of this program go.
    ///
    /// - Throws: ``InterfaceFault/unreadable(what:detail:)`` with what it printed, when the program
    ///   does not end with 0.
    @discardableResult
    static func output(of command: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw InterfaceFault.unreadable(
                what: command.prefix(2).joined(separator: " "),
                detail: "ended with \(process.terminationStatus)\n\(text)")
        }
        return text
    }
}
