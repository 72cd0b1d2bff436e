import Foundation

/// The examples of the functions, as they stand in a C program that a test compiles and runs: the
/// header shows what was run.
///
/// The example of `hosp_open` is the body of `static void example_hosp_open(void)`, from the line
/// of its opening brace to that of its closing one, both at the margin.
enum FunctionExample {
    /// The program.
    static let file = "Examples/c/functions.c"
    private static let start = "static void example_"
    private static let end = "(void)"

    /// The lines of each example by the name of its function, without their common indent.
    static func read(_ program: String) -> [String: [String]] {
        var examples: [String: [String]] = [:]
        var name: String?
        for line in program.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(start), line.hasSuffix(end) {
                name = String(line.dropFirst(start.count).dropLast(end.count))
            } else if line == "}" {
                name = nil
            } else if let name, line != "{" {
                let indent = line.prefix { $0 == " " }.count
                examples[name, default: []].append(String(line.dropFirst(min(indent, 4))))
            }
        }
        return examples
    }

    /// What is wrong with the examples of an interface: every function has one that can stand in a
    /// comment of C, and nothing else has.
    static func faults(
        of examples: [String: [String]], for interface: Interface
    ) -> [InterfaceFault] {
        var faults: [InterfaceFault] = []
        let names = interface.functions.map(\.name)
        for name in names {
            guard let lines = examples[name] else {
                faults.append(.exampleMissing(function: name))
                continue
            }
            if lines.contains(where: { $0.contains("/*") || $0.contains("*/") }) {
                faults.append(.commentEndsEarly(function: name))
            }
        }
        for name in examples.keys.sorted() where !names.contains(name) {
            faults.append(.exampleOfNothing(function: name))
        }
        return faults
    }
}
