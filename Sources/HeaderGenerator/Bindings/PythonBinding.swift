/// The prototypes for `ctypes` of Python.
enum PythonBinding {
    static let file = "Examples/python/hosp_declarations.py"

    static func text(of interface: Interface) -> String {
        let constants = interface.allConstants.map { "\($0.name) = \($0.value)\n" }.joined()
        let prototypes = interface.functions.map { function in
            "    "
                + BindingText.filled(
                    "\"\(function.name)\": [", function.parameters.map { type($0.type) },
                    end: "],\n",
                    indent: "        ")
        }.joined()
        return "\"\"\"Prototypes and constants of libhosp for ctypes.\n\n"
            + BindingText.origin.map { $0 + "\n" }.joined() + """
                \"""

                import ctypes
                from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_void_p

                \(constants)
                PROTOTYPES = {
                \(prototypes)}


                def load(path="libhosp.so.1"):
                    \"""The library with the types of all of its functions.\"""
                    library = ctypes.CDLL(path)
                    for name, arguments in PROTOTYPES.items():
                        function = getattr(library, name)
                        function.argtypes, function.restype = arguments, c_int32
                    return library

                """
    }

    private static func type(_ type: CType) -> String {
        switch type {
        case .int32: "c_int32"
        case .int64: "c_int64"
        case .double: "c_double"
        case .textIn, .textOut: "c_char_p"
        case .bytesIn, .arrowStream: "c_void_p"
        case .int32sIn, .int32sOut: "POINTER(c_int32)"
        case .int64sIn, .int64sOut: "POINTER(c_int64)"
        case .doublesIn, .doublesOut: "POINTER(c_double)"
        }
    }
}
