/// The unit for Free Pascal and Delphi.
enum PascalBinding {
    static let file = "Examples/pascal/hosp.pas"

    static func text(of interface: Interface) -> String {
        // Pascal does not tell capitals apart: a constant may not be called as a function is.
        let functions = Set(interface.functions.map(\.name))
        let constants = interface.allConstants.map { constant in
            let isTaken = functions.contains(constant.name.lowercased())
            return "  \(constant.name)\(isTaken ? "_OF_HEADER" : "") = \(constant.value);\n"
        }.joined()
        let declarations = interface.functions.map { function in
            let parameters = function.parameters.map { "&\($0.name): \(type($0.type))" }
            guard !parameters.isEmpty else {
                return "function \(function.name): longint; cdecl; external library_name;\n"
            }
            return BindingText.filled(
                "function \(function.name)(", parameters, separator: "; ",
                end: "): longint; cdecl; external library_name;\n")
        }.joined()
        return BindingText.origin(mark: "//") + """
            unit hosp;

            {$ifdef FPC}{$mode objfpc}{$packrecords c}{$linklib hosp}{$endif}

            interface

            const
              library_name = 'libhosp.so.1';
            \(constants)
            \(declarations)
            implementation

            end.

            """
    }

    private static func type(_ type: CType) -> String {
        switch type {
        case .int32: "longint"
        case .int64: "int64"
        case .double: "double"
        case .textIn, .textOut: "PAnsiChar"
        case .bytesIn, .arrowStream: "Pointer"
        case .int32sIn, .int32sOut: "PLongint"
        case .int64sIn, .int64sOut: "PInt64"
        case .doublesIn, .doublesOut: "PDouble"
        }
    }
}
