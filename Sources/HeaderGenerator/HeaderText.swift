import Foundation

/// The text of `hosp.h`.
enum HeaderText {
    /// Lines of comments are wrapped at this column.
    static let width = 90

    /// The header of an interface.
    /// - `structs`: the structs of Arrow streams, put in where a function takes one.
    /// - `examples`: the lines of the example of each function that has one.
    static func of(
        _ interface: Interface, arrow structs: String, examples: [String: [String]] = [:]
    ) -> String {
        let usesArrow = interface.functions.contains {
            $0.parameters.contains { $0.type == .arrowStream }
        }
        let head = """
            \(prose)
            #ifndef HOSP_H
            #define HOSP_H

            #include <stdint.h>

            #ifdef __cplusplus
            extern "C" {
            #endif

            """
        let foot = """

            #ifdef __cplusplus
            }
            #endif

            #endif /* HOSP_H */

            """
        let arrow =
            usesArrow
            ? heading("Arrow C streams, as their specification declares them") + "\n" + structs : ""
        return head + arrow
            + interface.constants.map(constants).joined()
            + interface.areas.map { area, functions in
                heading(area.title)
                    + functions.map {
                        function($0, example: examples[$0.name] ?? [])
                    }.joined()
            }.joined()
            + foot
    }

    /// What a reader of the header must know before the first function.
    private static let prose = """
        /*
         * hosp.h - the C interface of libhosp: performance appraisal, cost control and safety
         * inspection of hospitals.
         *
         * Generated from the Swift sources by HeaderGenerator; do not edit.
         * SPDX-License-Identifier: Apache-2.0
         *
         * Status    What a function returns: 0 is success, a positive number is information
         *           (HOSP_ROW, HOSP_DONE, or a number its comment names), a negative number is an
         *           error. After an error no output is changed, except that a text function sets
         *           out_needed and empties the buffer. hosp_error_text says what happened.
         * Handles   Books, results and cursors are int32_t; 0 is none. Who opens closes, with
         *           hosp_close; closing a book closes what came from it. A stale or wrong handle
         *           is an error, never a crash.
         * Text in   A pointer and a length in bytes; -1 means the text ends with a zero (two zero
         *           bytes in UTF-16LE). The encoding is the one the book was opened with. The
         *           library copies what it keeps; the memory stays the caller's.
         * Text out  buffer, capacity in bytes, out_needed. out_needed is always set, terminator
         *           included. A buffer that is too small becomes empty and the call returns
         *           HOSP_E_BUFFER; call again with more room. buffer may be NULL if capacity is 0.
         * Numbers   Money is int64_t in fen (1/100 yuan); days are yyyymmdd, months yyyymm; flags
         *           are 0 or 1.
         * Threads   Any thread may use any handle; calls on one book run one after the other. The
         *           library starts no thread, installs no signal handler and prints nothing.
         * Examples  All stand in Examples/c/functions.c and run. book is an open book, check ends
         *           a program with the words of the library when a call failed, and expect when
         *           something is not so.
         * Memory    What needs much of it asks first: a call ends with HOSP_E_MEMORY before it has
         *           changed anything. A process without memory for small pieces is ended by its
         *           runtime, as a program of most languages is; leave room for some megabytes.
         */
        """

    /// What the specification of Arrow prints: from the first guard of a file to the last.
    static func arrowStructs(in file: String) throws(InterfaceFault) -> String {
        guard let start = file.range(of: "#ifndef ARROW_C_DATA_INTERFACE")?.lowerBound else {
            throw .unreadable(what: "arrow.h", detail: "there is no guard ARROW_C_DATA_INTERFACE")
        }
        return String(file[start...])
    }

    private static func heading(_ title: String) -> String {
        // A title is no sentence, even where its comment is one.
        let plain = title.hasSuffix(".") ? String(title.dropLast()) : title
        let line = String(repeating: "-", count: 88)
        return "\n/* \(line)\n"
            + wrapped(" * ", plain, under: " * ").joined(separator: "\n") + "\n * \(line) */\n"
    }

    private static func constants(_ family: ConstantFamily) -> String {
        let nameWidth = family.constants.map(\.name.count).max() ?? 0
        let lines = family.constants.map { constant in
            // Parentheses keep `x-HOSP_E_RANGE` from becoming something else.
            let value = constant.value < 0 ? "(\(constant.value))" : "\(constant.value)"
            let comment = wrapped("/* ", constant.documentation, under: "   ")
                .joined(separator: "\n")
            let padding = String(repeating: " ", count: nameWidth - constant.name.count + 1)
            return "\(comment) */\n#define \(constant.name)\(padding)\(value)\n"
        }
        return heading(family.title) + "\n" + lines.joined()
    }

    /// A function with its comment.
    private static func function(_ function: ExportedFunction, example: [String]) -> String {
        var lines: [String] = []
        var lastIsTable = false
        for paragraph in function.documentation.paragraphs {
            let isTable = paragraph.hasPrefix("    ")
            if !lines.isEmpty && !(isTable && lastIsTable) { lines.append("") }
            lines += isTable ? [paragraph] : wrapped("", paragraph, under: "")
            lastIsTable = isTable
        }
        lines.append("")
        let nameWidth = function.parameters.map(\.name.count).max() ?? 0
        for parameter in function.parameters {
            let padding = String(repeating: " ", count: nameWidth - parameter.name.count)
            lines += wrapped(
                "  \(parameter.name)\(padding)  ", parameter.documentation,
                under: String(repeating: " ", count: nameWidth + 4))
        }
        if !function.parameters.isEmpty { lines.append("") }
        for section in DocumentationComment.requiredSections {
            lines += wrapped(
                "\(section): ", function.documentation.sections[section] ?? "", under: "  ")
        }
        if !example.isEmpty { lines += ["", "Example:"] + example.map { "    \($0)" } }
        let comment = lines.map { $0.isEmpty ? " *" : " * \($0)" }.joined(separator: "\n")
        return "\n/**\n\(comment)\n */\n\(prototype(function))\n"
    }

    /// The declaration, on as many lines as it needs.
    static func prototype(_ function: ExportedFunction) -> String {
        let parameters = function.parameters.map { $0.type.spelling + $0.name }
        let start = "int32_t \(function.name)("
        let end = ");"
        guard !parameters.isEmpty else { return start + "void" + end }
        let oneLine = start + parameters.joined(separator: ", ") + end
        if oneLine.count <= width { return oneLine }
        var lines = [start]
        var current = "   "
        for (index, parameter) in parameters.enumerated() {
            let text = parameter + (index == parameters.count - 1 ? end : ",")
            if current.count + 1 + text.count > width {
                lines.append(current)
                current = "   "
            }
            current += " " + text
        }
        return (lines + [current]).joined(separator: "\n")
    }

    /// Text on lines of limited width; the first line starts with a label.
    static func wrapped(_ label: String, _ text: String, under indent: String) -> [String] {
        var lines: [String] = []
        var current = label
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty && current.count + 1 + word.count > width {
                lines.append(current)
                current = indent
                isEmpty = true
            }
            current += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return lines + [current]
    }
}
