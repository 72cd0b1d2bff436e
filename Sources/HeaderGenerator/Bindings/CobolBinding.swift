/// The copybook for GnuCOBOL: constants, and how each parameter is handed over.
enum CobolBinding {
    static let file = "Examples/cobol/hosp.cpy"

    static func text(of interface: Interface) -> String {
        let constants = interface.allConstants.map { constant in
            let name = constant.name.replacing("_", with: "-")
            return "       78 \(name) VALUE \(constant.value).\n"
        }.joined()
        let functions = interface.functions.map { function in
            "      *> CALL \"\(function.name)\" USING\n"
                + function.parameters.map {
                    "      *>     \(passing($0.type)) \($0.name)\n"
                }.joined()
        }.joined()
        return BindingText.origin(mark: "      *>") + """
                  *> BY VALUE of 64 bits needs SIZE 8: GnuCOBOL passes 32 bits without it.
                  *> BY REFERENCE OMITTED hands over NULL.
            \(constants)\(functions)
            """
    }

    private static func passing(_ type: CType) -> String {
        switch type {
        case .int32: "BY VALUE SIZE 4 (PIC S9(9) COMP-5)"
        case .int64: "BY VALUE SIZE 8 (PIC S9(18) COMP-5)"
        case .double: "BY VALUE (COMP-2)"
        case .textIn, .bytesIn: "BY REFERENCE (PIC X(n), or OMITTED for NULL)"
        case .textOut: "BY REFERENCE (PIC X(n))"
        case .int32sIn, .int32sOut: "BY REFERENCE (PIC S9(9) COMP-5)"
        case .int64sIn, .int64sOut: "BY REFERENCE (PIC S9(18) COMP-5)"
        case .doublesIn, .doublesOut: "BY REFERENCE (COMP-2)"
        case .arrowStream: "BY VALUE (USAGE POINTER)"
        }
    }
}
