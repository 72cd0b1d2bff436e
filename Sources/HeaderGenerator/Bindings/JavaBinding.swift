/// The interface for Java Native Access.
enum JavaBinding {
    static let file = "Examples/java/HospLibrary.java"

    static func text(of interface: Interface) -> String {
        let constants = interface.allConstants.map {
            "    int \($0.name) = \($0.value);\n"
        }.joined()
        let functions = interface.functions.map { function in
            "\n    "
                + BindingText.filled(
                    "int \(function.name)(",
                    function.parameters.map { "\(type($0.type)) \($0.name)" }, end: ");\n",
                    indent: "        ")
        }.joined()
        return BindingText.origin(mark: "//") + """

            import com.sun.jna.Library;
            import com.sun.jna.Pointer;

            /** The functions of libhosp; text is bytes in the encoding of the book. */
            public interface HospLibrary extends Library {
            \(constants)\(functions)}

            """
    }

    private static func type(_ type: CType) -> String {
        switch type {
        case .int32: "int"
        case .int64: "long"
        case .double: "double"
        case .textIn, .textOut: "byte[]"
        case .bytesIn, .arrowStream: "Pointer"
        case .int32sIn, .int32sOut: "int[]"
        case .int64sIn, .int64sOut: "long[]"
        case .doublesIn, .doublesOut: "double[]"
        }
    }
}
