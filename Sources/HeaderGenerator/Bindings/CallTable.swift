/// Every function as data for programs that call them all: what each parameter is, whether it may
/// be NULL, and one way to call any function with arguments from an array.
///
/// Tests pass wrong arguments to every parameter by this table, so a new function is tried as soon
/// as it is declared. It is part of the tests, not of the interface.
enum CallTable {
    static let file = "Tests/C/calls.h"

    /// What a parameter is for a caller, beyond its type.
    enum Kind: String, CaseIterable {
        case handle = "HANDLE"
        case length = "LENGTH"
        case longLength = "LONG_LENGTH"
        case capacity = "CAPACITY"
        case amount = "AMOUNT"
        case choice = "CHOICE"
        case threads = "THREADS"
        case int32 = "INT32"
        case int64 = "INT64"
        case real = "REAL"
        case text = "TEXT"
        case bytes = "BYTES"
        case offsets = "OFFSETS"
        case int32s = "INT32S"
        case int64s = "INT64S"
        case reals = "REALS"
        case buffer = "BUFFER"
        case outBytes = "OUT_BYTES"
        case outHandle = "OUT_HANDLE"
        case outInt32s = "OUT_INT32S"
        case outInt64s = "OUT_INT64S"
        case outReals = "OUT_REALS"
        case stream = "STREAM"
        case outStream = "OUT_STREAM"
    }

    private static let handles = ["handle", "book", "result", "cursor", "rows", "formulas"]

    /// The kind, from the type, the name and the words of the parameter.
    static func kind(of parameter: ExportedFunction.Parameter, at place: Int) -> Kind {
        let (name, words) = (parameter.name, parameter.documentation)
        switch parameter.type {
        case .int32:
            if place == 0 && handles.contains(name) { return .handle }
            if name == "length" || name.hasSuffix("_length") { return .length }
            if name == "capacity" { return .capacity }
            if name == "threads" { return .threads }
            if words.hasPrefix("number of ") && !words.contains("counted") { return .amount }
            return words.contains("HOSP_") && !words.contains("HOSP_MAX") ? .choice : .int32
        case .int64:
            return name.hasSuffix("_length")
                ? .longLength
                : words.hasPrefix("number of ") ? .amount : .int64
        case .double: return .real
        case .textIn: return .text
        case .textOut: return name.hasPrefix("out_") ? .outBytes : .buffer
        case .bytesIn: return .bytes
        case .int32sIn: return name.hasSuffix("_offsets") ? .offsets : .int32s
        case .int64sIn: return .int64s
        case .doublesIn: return .reals
        case .int32sOut: return words.hasPrefix("receives the handle") ? .outHandle : .outInt32s
        case .int64sOut: return .outInt64s
        case .doublesOut: return .outReals
        case .arrowStream: return name.hasPrefix("out_") ? .outStream : .stream
        }
    }

    static func text(of interface: Interface) -> String {
        let most = interface.functions.map(\.parameters.count).max() ?? 0
        let kinds = BindingText.filled(
            "enum kind {", Kind.allCases.map(\.rawValue), end: "};\n")
        let calls = interface.functions.map(call).joined()
        let rows = interface.functions.map(row).joined()
        return "/* Every function of libhosp as data, for programs that call them all.\n *\n"
            + BindingText.origin.map { " * \($0)\n" }.joined() + """
                 */
                #ifndef CALLS_H
                #define CALLS_H

                #include <hosp.h>

                #define MOST_PARAMETERS \(most)

                \(kinds)
                /* An argument as its parameter takes it; LONG_LENGTH and INT64 are int64. */
                union argument {
                    int32_t int32;
                    int64_t int64;
                    double real;
                    const void *in;
                    void *out;
                };

                struct parameter {
                    const char *name;
                    enum kind kind;
                    /* 1 when the header says that it may be NULL, at least when its length is 0. */
                    int may_be_null;
                    /* 1 when a number has 64 bits. */
                    int is_long;
                };

                struct function {
                    const char *name;
                    int32_t (*call)(const union argument *a);
                    int count;
                    struct parameter parameters[MOST_PARAMETERS];
                };

                \(calls)
                static const struct function functions[] = {
                \(rows)};

                #define FUNCTION_COUNT ((int)(sizeof functions / sizeof functions[0]))

                #endif

                """
    }

    private static func call(_ function: ExportedFunction) -> String {
        let arguments = function.parameters.enumerated().map { place, parameter in
            "a[\(place)].\(member(parameter.type))"
        }
        let unused = arguments.isEmpty ? "    (void)a;\n" : ""
        return "static int32_t call_\(function.name)(const union argument *a) {\n" + unused
            + BindingText.filled(
                "    return \(function.name)(", arguments, end: ");\n", indent: "        ")
            + "}\n\n"
    }

    private static func member(_ type: CType) -> String {
        switch type {
        case .int32: "int32"
        case .int64: "int64"
        case .double: "real"
        case .textIn, .bytesIn, .int32sIn, .int64sIn, .doublesIn: "in"
        case .textOut, .int32sOut, .int64sOut, .doublesOut, .arrowStream: "out"
        }
    }

    private static func row(_ function: ExportedFunction) -> String {
        let parameters = function.parameters.enumerated().map { place, parameter in
            let isLong = parameter.type == .int64
            let mayBeNull = parameter.documentation.contains("NULL")
            return "{\"\(parameter.name)\", \(kind(of: parameter, at: place).rawValue), "
                + "\(mayBeNull ? 1 : 0), \(isLong ? 1 : 0)}"
        }
        // C has no empty list of initial values.
        let listed = parameters.isEmpty ? ["{0}"] : parameters
        return BindingText.filled(
            "    {\"\(function.name)\", call_\(function.name), \(parameters.count), {", listed,
            end: "}},\n", indent: "        ")
    }
}
