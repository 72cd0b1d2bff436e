/// What the declarations in all languages begin with and share.
enum BindingText {
    /// What a generated file says of itself.
    static let origin = [
        "Generated from the Swift sources by HeaderGenerator; do not edit.",
        "SPDX-License-Identifier: Apache-2.0",
        "include/hosp.h says what each function does, what it takes and what it answers.",
    ]

    /// The origin as comment lines that begin with a mark.
    static func origin(mark: String) -> String {
        origin.map { "\(mark) \($0)\n" }.joined()
    }

    /// Items behind each other on lines of at most 96 columns.
    static func filled(
        _ start: String, _ items: [String], separator: String = ", ", end: String,
        indent: String = "    "
    ) -> String {
        let oneLine = start + items.joined(separator: separator) + end
        if oneLine.count <= 96 { return oneLine }
        let mark = separator.last == " " ? String(separator.dropLast()) : separator
        var lines = [start]
        var current = indent
        for (place, item) in items.enumerated() {
            let text = item + (place == items.count - 1 ? end : mark)
            let gap = current == indent ? "" : " "
            if !gap.isEmpty && current.count + 1 + text.count > 96 {
                lines.append(current)
                current = indent + text
            } else {
                current += gap + text
            }
        }
        return (lines + [current]).joined(separator: "\n")
    }
}

extension Interface {
    /// All constants of all families.
    var allConstants: [ConstantFamily.Constant] { constants.flatMap(\.constants) }
}

extension ExportedFunction {
    /// Whether it takes arrays of numbers or the streams of other libraries, which PL/SQL and
    /// PowerBuilder cannot hand over.
    var takesArrays: Bool {
        parameters.contains { parameter in
            [CType.int32sIn, .int64sIn, .doublesIn, .bytesIn, .arrowStream].contains(parameter.type)
        }
    }
}
