import Foundation

/// Constants of one kind (statuses, encodings, …): no value stands twice among them.
struct ConstantFamily: Equatable {
    /// The file of the interface module that declares all constants.
    static let file = "InterfaceConstants.swift"

    /// A named number.
    struct Constant: Equatable {
        let name: String
        let value: Int32
        let documentation: String
    }

    /// What the family is: the documentation of its table.
    let title: String
    let constants: [Constant]

    /// Reads the tables of a source file: a documented array each, with one entry per line,
    /// `("HOSP_OK", 0, "The call did what it says."),`.
    static func read(_ source: String) throws(InterfaceFaults) -> [ConstantFamily] {
        var reader = Reader()
        for (index, line) in source.split(
            separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
            reader.read(String(line).trimmed, number: index + 1)
        }
        reader.endFamily()
        let faults =
            reader.faults + duplicateNames(reader.families)
            + reader.families.flatMap(\.duplicateValues)
        guard faults.isEmpty else { throw InterfaceFaults(faults: faults) }
        return reader.families
    }

    private static func duplicateNames(_ families: [ConstantFamily]) -> [InterfaceFault] {
        var seen: Set<String> = []
        return families.flatMap(\.constants).compactMap {
            seen.insert($0.name).inserted ? nil : .constantNameTwice(name: $0.name)
        }
    }

    private var duplicateValues: [InterfaceFault] {
        var first: [Int32: String] = [:]
        var faults: [InterfaceFault] = []
        for constant in constants {
            if let earlier = first[constant.value] {
                faults.append(
                    .constantValueTwice(
                        family: title, value: constant.value, first: earlier, second: constant.name)
                )
            } else {
                first[constant.value] = constant.name
            }
        }
        return faults
    }

    /// Goes through the lines of the source.
    private struct Reader {
        var families: [ConstantFamily] = []
        var faults: [InterfaceFault] = []
        private var documentation = ""
        private var constants: [Constant] = []

        mutating func read(_ line: String, number: Int) {
            if line.hasPrefix("///") {
                documentation.append(continuing: String(line.dropFirst(3)).trimmed)
            } else if line.hasPrefix("(\"") {
                readConstant(line, number: number)
            } else if !line.hasPrefix("//") {
                if line.hasSuffix("[") || line.hasPrefix("]") { endFamily() }
                if !line.hasSuffix("[") { documentation = "" }
            }
        }

        private mutating func readConstant(_ line: String, number: Int) {
            let entry = /\("([^"]*)", (-?[0-9]+), "(.*)"\),?/
            guard let match = line.wholeMatch(of: entry), let value = Int32(match.2) else {
                return faults.append(.constantUnreadable(line: number, text: line))
            }
            let name = String(match.1)
            let text = String(match.3).replacingOccurrences(of: "\\\"", with: "\"").withoutMarkup
            if name.wholeMatch(of: /HOSP_[A-Z0-9_]+/) == nil {
                faults.append(.constantName(name: name))
            }
            if name.utf8.count > ExportedFunction.longestName {
                faults.append(.nameTooLong(name: name, bytes: name.utf8.count))
            }
            if text.isEmpty || text.contains("*/") || text.contains("/*") {
                faults.append(.constantUndocumented(name: name))
            }
            constants.append(Constant(name: name, value: value, documentation: text))
        }

        mutating func endFamily() {
            guard !constants.isEmpty else { return }
            families.append(ConstantFamily(title: documentation, constants: constants))
            constants = []
            documentation = ""
        }
    }
}
